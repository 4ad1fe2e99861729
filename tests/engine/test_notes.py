"""What a reader is told beside the verdict."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    goal,
    indicator,
    judge,
    promise,
    seen,
)
from engine.values import by_year
from plantrack.engine.notes import moved, target_text, variance_of_changes
from plantrack.model.amount import Amount
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Indicator, Modality, Revision, Span, Waiver

STOCK = indicator("gdp", unit="万吨", measure="stock")
HUNDRED = baseline(2021, "100万吨")


def stock(
    *known: Observation,
    one: Goal | None = None,
    measured: Indicator = STOCK,
    as_of: str = "2024-06-30",
) -> Assessment:
    one = one or goal("200万吨", base=HUNDRED)
    return judge(one, *known, measured=[measured], as_of=as_of)


@pytest.mark.parametrize(
    ("day", "span", "later"),
    [
        pytest.param("2023-12-31", Span(months=12), "2024-12-31", id="a year"),
        pytest.param("2024-02-29", Span(months=12), "2025-02-28", id="leap to plain"),
        pytest.param(
            "2023-02-28", Span(months=12), "2024-02-29", id="a last day stays"
        ),
        pytest.param("2023-06-30", Span(months=1), "2023-07-31", id="last to last"),
        pytest.param("2023-01-30", Span(months=1), "2023-02-28", id="a short month"),
        pytest.param(
            "2023-01-15", Span(months=18), "2024-07-15", id="a year and a half"
        ),
        pytest.param("2023-12-31", Span(days=45), "2024-02-14", id="days"),
        pytest.param("2023-12-31", Span(), "2023-12-31", id="nothing"),
        pytest.param("9998-06-30", Span(months=12), "9999-06-30", id="the last year"),
        pytest.param("9999-06-30", Span(months=12), "9999-12-31", id="beyond, months"),
        pytest.param("9999-12-01", Span(days=45), "9999-12-31", id="beyond, days"),
    ],
)
def test_a_span_later(day: str, span: Span, later: str) -> None:
    assert moved(dt.date.fromisoformat(day), span).isoformat() == later


@pytest.mark.parametrize(
    ("known", "due"),
    [
        pytest.param([], "2022-12-31", id="from the baseline, a year and a half"),
        pytest.param([seen(2022, "110万吨")], "2024-06-30", id="from the newest"),
        pytest.param(
            [seen(2022, "110万吨"), seen("2023-03-31", "115万吨")],
            "2024-09-30",
            id="from a part of a year",
        ),
        pytest.param([seen(2026, "190万吨")], None, id="nothing more is expected"),
    ],
)
def test_the_day_from_which_data_are_overdue(
    known: list[Observation], due: str | None
) -> None:
    one = goal("200万吨", base=baseline("2021-06", "100万吨"))
    if due is None:
        assert "stale" not in codes(stock(*known, one=one, as_of="2035-01-01"))
        return
    assert "stale" not in codes(stock(*known, one=one, as_of=due))
    after = dt.date.fromisoformat(due) + dt.timedelta(days=1)
    told = facts(stock(*known, one=one, as_of=after.isoformat()), "stale")
    assert told["date"] == dt.date.fromisoformat(due)


def test_without_any_value_data_are_counted_from_the_day_before_the_window() -> None:
    one = goal("200万吨")
    # 2021-12-31, a year and half a year
    assert "stale" not in codes(stock(one=one, as_of="2023-06-30"))
    assert facts(stock(one=one, as_of="2023-07-01"), "stale")["date"] == dt.date(
        2023, 6, 30
    )


def test_of_a_direction_too_data_are_counted_from_its_baseline() -> None:
    base = baseline("2021-06", "100万吨")
    one = goal("decrease", kind="direction", base=base)
    assert "stale" not in codes(stock(one=one, as_of="2022-12-31"))
    assert "stale" in codes(stock(one=one, as_of="2023-01-01"))


def test_in_the_first_year_there_is_data_are_counted_from_its_first_day() -> None:
    one = goal("200万吨", start="0001", by="0003")
    # a year and half a year after 0001-01-01
    assert "stale" not in codes(stock(one=one, as_of="0002-07-01"))
    assert facts(stock(one=one, as_of="0002-07-02"), "stale")["date"] == dt.date(
        2, 7, 1
    )


def test_without_any_value_the_first_month_of_the_window_is_expected() -> None:
    monthly = replace(STOCK, expect_every=Span(months=1), lag=Span(days=20))
    found = stock(one=goal("200万吨"), measured=monthly, as_of="2022-02-21")
    assert facts(found, "stale")["date"] == dt.date(2022, 2, 20)


def test_an_indicator_may_be_expected_more_often() -> None:
    monthly = replace(STOCK, expect_every=Span(months=1), lag=Span(days=20))
    known = seen("2024-03", "120万吨")
    assert "stale" not in codes(stock(known, measured=monthly, as_of="2024-05-20"))
    found = stock(known, measured=monthly, as_of="2024-05-21")
    assert facts(found, "stale")["date"] == dt.date(2024, 5, 20)


def test_a_waiver_runs_to_the_end_of_its_last_day() -> None:
    one = replace(
        goal("200万吨", base=HUNDRED), waiver=Waiver(dt.date(2024, 6, 30), "flood")
    )
    told = facts(stock(one=one, as_of="2024-06-30"), "waived")
    assert told == {"date": dt.date(2024, 6, 30), "reason": "flood"}
    assert "waived" not in codes(stock(one=one, as_of="2024-07-01"))


@pytest.mark.parametrize("kind", ["milestone", "qualitative"])
def test_goals_without_numbers_may_be_waived_too(kind: str) -> None:
    one = replace(
        goal(None, kind=kind, measured=None),
        waiver=Waiver(dt.date(2024, 6, 30), "flood"),
        modality=Modality.STRIVE,
    )
    assert "waived" in codes(judge(one, as_of="2024-06-30"))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("突破3200亿元", "突破3200亿元"),
        ("15%~20%", "15%~20%"),
        ("decrease", "decrease"),
        (None, ""),
    ],
)
def test_a_target_is_told_as_it_was_written(words: str | None, text: str) -> None:
    assert target_text(None if words is None else promise(words)) == text


def test_an_amount_that_nobody_wrote_has_no_text() -> None:
    amount = promise("200万吨")
    assert isinstance(amount, Amount)
    assert target_text(replace(amount, text="")) == ""


def test_a_deadline_put_off_tells_the_same_target_twice() -> None:
    revision = Revision(date=dt.date(2024, 1, 1), by=Period.of_year(2028))
    one = goal("200万吨", base=HUNDRED, revisions=[revision])
    assert facts(stock(one=one), "target-revised") == {
        "date": dt.date(2024, 1, 1),
        "a": "200万吨",
        "b": "200万吨",
    }


@pytest.mark.parametrize(
    ("status", "noted"), [("A", False), ("P", True), ("E", True), ("B", False)]
)
def test_what_is_not_final_is_noted(status: str, *, noted: bool) -> None:
    found = stock(seen(2023, "120万吨", status=status))
    assert ("latest-provisional" in codes(found)) is noted


def test_a_value_that_is_not_final_is_told_with_its_period() -> None:
    found = stock(seen(2023, "120万吨", status="P"))
    assert facts(found, "latest-provisional") == {"period": Period.of_year(2023)}


def test_a_first_year_that_stands_for_the_baseline_is_named() -> None:
    one = goal("200万吨")
    found = stock(seen(2022, "110万吨"), seen(2023, "120万吨"), one=one)
    assert facts(found, "baseline-assumed") == {"period": Period.of_year(2022)}


def test_a_baseline_as_it_is_given_needs_no_note() -> None:
    assert codes(stock(seen(2022, "120万吨"), seen(2023, "140万吨"))) == []


def test_a_part_of_a_year_is_told_with_its_period_and_its_value() -> None:
    half = Period.of_months(12 * 2024, 12 * 2024 + 5)
    known = [seen(2023, "100亿元"), seen("2024-H1", "50亿元", yoy="18.5")]
    one = goal("200亿元", base=baseline(2021, "80亿元"))
    found = judge(one, *known, as_of="2024-12-30")
    assert facts(found, "in-progress") == {"period": half, "value": 50}
    assert facts(found, "nominal-and-real") == {"period": half}
    estimated = judge(replace(one, use_nowcast=True), *known, as_of="2024-12-30")
    assert facts(estimated, "nowcast-used") == {
        "period": Period.of_year(2024),
        "method": "yoy",
    }


def test_a_value_published_before_its_period_was_over_is_noted() -> None:
    found = stock(seen(2023, "120万吨", published="2023-12-30"))
    assert facts(found, "published-early") == {
        "period": Period.of_year(2023),
        "date": dt.date(2023, 12, 30),
    }
    on_time = stock(seen(2023, "120万吨", published="2023-12-31"))
    assert "published-early" not in codes(on_time)


def test_every_part_of_a_year_that_rests_on_an_assumption_is_noted_once() -> None:
    halves = [
        seen("2023-H1", "10亿元", assumed=["period"]),
        seen("2023-H2", "10亿元", assumed=["period", "published"]),
    ]
    found = judge(goal("200亿元"), *halves, as_of="2024-06-30")
    assumed = [
        (each.code, each.facts["period"])
        for each in found.notes
        if each.code.endswith("-assumed")
    ]
    assert assumed == [
        ("period-assumed", Period.of_months(12 * 2023, 12 * 2023 + 5)),
        ("period-assumed", Period.of_months(12 * 2023 + 6, 12 * 2023 + 11)),
        ("published-assumed", Period.of_months(12 * 2023 + 6, 12 * 2023 + 11)),
    ]


def test_an_assumption_of_the_baseline_is_noted() -> None:
    base = replace(HUNDRED, assumed=frozenset({"published"}))
    found = stock(seen(2023, "130万吨"), one=goal("200万吨", base=base))
    assert facts(found, "published-assumed")["period"] == Period.of_year(2021)


@pytest.mark.parametrize(
    ("values", "variance"),
    [
        pytest.param(["10亿元", "12亿元"], None, id="one change"),
        pytest.param(["10亿元", "12亿元", "15亿元"], None, id="two changes"),
        # 2, 2, 3: mean 7/3, squares 1/9 + 1/9 + 4/9
        pytest.param(["10亿元", "12亿元", "14亿元", "17亿元"], "1/3", id="three"),
        pytest.param(["1亿元", "2亿元", "3亿元", "4亿元"], "0", id="no noise"),
    ],
)
def test_the_noise_of_the_yearly_changes(
    values: list[str], variance: str | None
) -> None:
    years = by_year({2020 + k: words for k, words in enumerate(values)}).values()
    found = variance_of_changes(years)
    assert (None if found is None else str(found)) == variance


@pytest.mark.parametrize(
    ("target", "noted"),
    [
        # the changes 10, -10, 10, -6: squares 81 + 121 + 81 + 49 over 3, root 10.52
        pytest.param("110.5万吨", True, id="smaller than the noise"),
        pytest.param("110.6万吨", False, id="larger"),
    ],
)
def test_a_promise_smaller_than_the_noise_is_noted(target: str, *, noted: bool) -> None:
    known = [
        seen(year, f"{number}万吨")
        for year, number in ((2020, 100), (2021, 110), (2022, 100), (2023, 110))
    ]
    one = goal(target, base=baseline(2021, "100万吨"))
    found = stock(*known, seen(2024, "104万吨"), one=one, as_of="2025-06-30")
    assert ("small-change" in codes(found)) is noted


@pytest.mark.parametrize(
    ("target", "noted"),
    [
        # the changes 1, -1, -3: mean -1, squares 4 + 0 + 4 over 2, root 2
        pytest.param("102.9万吨", True, id="smaller than the noise"),
        pytest.param("103万吨", False, id="just as large"),
    ],
)
def test_a_promise_as_large_as_the_noise_is_not_noted(
    target: str, *, noted: bool
) -> None:
    numbers = {2020: 100, 2021: 101, 2022: 100, 2023: 97}
    known = [seen(year, f"{number}万吨") for year, number in numbers.items()]
    found = stock(*known, one=goal(target))
    assert ("small-change" in codes(found)) is noted


@pytest.mark.parametrize(
    ("known", "n"),
    [
        pytest.param([seen(2023, "130万吨")], 2, id="one beside the baseline"),
        pytest.param([seen(2022, "115万吨"), seen(2023, "130万吨")], None, id="two"),
        pytest.param(
            [seen(2019, "90万吨"), seen(2020, "95万吨"), seen(2023, "130万吨")],
            2,
            id="what was before does not count",
        ),
    ],
)
def test_a_verdict_by_pace_on_few_values_is_thin(
    known: list[Observation], n: int | None
) -> None:
    found = stock(*known)
    assert [each.facts["n"] for each in found.notes if each.code == "thin"] == (
        [] if n is None else [n]
    )


def test_a_target_met_already_is_not_called_thin() -> None:
    assert "thin" not in codes(stock(seen(2023, "230万吨")))


def test_what_late_in_the_plan_is_still_needed_is_told() -> None:
    # the path is at 180 in 2025: 78 of 80 is a pace of 0.975, 22 against 20 is 1.1;
    # 77 of 80 leaves 23
    on_edge = stock(seen(2025, "178万吨"), as_of="2026-03-31")
    late = stock(seen(2025, "177万吨"), as_of="2026-03-31")
    assert "late" not in codes(on_edge)
    assert facts(late, "late")["x"] == Decimal("1.15")
