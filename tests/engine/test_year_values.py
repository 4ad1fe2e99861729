"""What the value of a year is made of, and what stays apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    goal,
    indicator,
    judge,
    number,
    said,
    seen,
)
from engine.values import value
from plantrack.engine.year_values import covers, longest_runs, total, value_of
from plantrack.model.amount import Interval
from plantrack.model.assessment import Reading
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.notation.amounts import parse_unit

PEOPLE = indicator("gdp", unit="万人", measure="stock")
SHARE = indicator("gdp", unit="%", measure="ratio")


def latest(found: object) -> str:
    reading = getattr(found, "latest", None)
    return "" if reading is None else f"{reading.period.first.year}: {reading.number}"


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        pytest.param({"2023-H1": "4亿元", "2023-H2": "6亿元"}, "2023: 10", id="halves"),
        pytest.param(
            {"2023-Q1": "1亿元", "2023-Q2": "2亿元", "2023-H2": "6亿元"},
            "2023: 9",
            id="quarters and a half",
        ),
        pytest.param(
            {"2023-01/2023-09": "7亿元", "2023-Q3": "3亿元", "2023-Q4": "2亿元"},
            "2023: 9",
            id="the longest run holds",
        ),
        pytest.param({"2023-H1": "4亿元", "2023-Q4": "6亿元"}, "", id="a hole"),
        pytest.param({2023: "11亿元", "2023-H1": "4亿元"}, "2023: 11", id="its own"),
    ],
)
def test_a_flow_is_its_own_value_or_the_sum_of_parts_that_cover_it(
    parts: dict[str | int, str], value: str
) -> None:
    known = [seen(period, amount) for period, amount in parts.items()]
    assert latest(judge(goal(), *known)) == value


def test_a_bound_in_a_part_makes_the_sum_that_bound() -> None:
    found = judge(goal(), seen("2023-H1", "4余亿元"), seen("2023-H2", "6亿元"))
    assert found.latest is not None
    assert found.latest.qualifier == ">"


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        pytest.param("2023-12-31", "", id="on the last day the year runs"),
        pytest.param("2024-01-01", "2023: 221", id="then it is over"),
    ],
)
def test_a_stock_is_the_last_dated_once_the_year_is_over(
    as_of: str, value: str
) -> None:
    known = [seen("2023-06-30", "220万人"), seen("2023-09", "221万人")]
    found = judge(goal("300万人"), *known, measured=[PEOPLE], as_of=as_of)
    assert latest(found) == value
    assert (found.in_progress is not None) == (value == "")


def test_a_share_over_part_of_a_year_is_no_year_value() -> None:
    found = judge(goal("50%"), seen("2023-H1", "57.3%"), measured=[SHARE])
    assert said(found) == "no-observation"
    assert found.in_progress is not None
    assert found.in_progress.nowcast is None


def test_a_share_at_a_day_is_the_years_once_it_is_over() -> None:
    found = judge(goal("50%"), seen("2023-09-30", "57.3%"), measured=[SHARE])
    assert latest(found) == "2023: 57.3"


def test_a_mean_year_needs_all_its_months_or_quarters() -> None:
    mean = indicator("gdp", unit="%", measure="ratio", mean=True)
    quarters = [seen(f"2023-Q{n}", f"{n}%") for n in (1, 2, 3, 4)]
    full = judge(goal("50%"), *quarters, measured=[mean])
    short = judge(goal("50%"), *quarters[:3], measured=[mean])
    assert (latest(full), latest(short)) == ("2023: 2.5", "")
    own = judge(goal("50%"), *quarters, seen(2023, "9%"), measured=[mean])
    assert latest(own) == "2023: 9"


def test_four_quarters_that_overlap_are_no_year() -> None:
    mean = indicator("gdp", unit="%", measure="ratio", mean=True)
    spans = ("2023-Q1", "2023-02/2023-04", "2023-Q3", "2023-Q4")
    found = judge(goal("50%"), *(seen(each, "6%") for each in spans), measured=[mean])
    assert latest(found) == ""


def test_a_half_year_stands_apart_and_is_never_compared() -> None:
    one = goal("达到5200亿元")
    found = judge(one, seen("2024-H1", "1990.8亿元", yoy="18.5"), as_of="2024-10-31")
    assert said(found) == "no-observation"
    assert found.in_progress is not None
    assert found.in_progress.reading.number == Decimal("1990.8")
    assert found.in_progress.yoy == Decimal("18.5")
    assert found.in_progress.nowcast is not None
    assert found.in_progress.nowcast.method == "pro-rata"
    assert found.in_progress.nowcast.value == Decimal("3981.6")
    assert "in-progress" in codes(found)


def test_the_same_share_of_last_year_is_the_first_choice() -> None:
    known = [
        seen("2023-H1", "40亿元"),
        seen(2023, "100亿元"),
        seen("2024-H1", "44亿元", yoy="9"),
    ]
    found = judge(goal("200亿元"), *known)
    assert found.in_progress is not None
    assert found.in_progress.nowcast is not None
    assert found.in_progress.nowcast.method == "same-share"
    assert found.in_progress.nowcast.value == 110


def test_published_growth_is_the_second_choice() -> None:
    known = [seen(2023, "100亿元"), seen("2024-H1", "44亿元", yoy="9")]
    found = judge(goal("200亿元"), *known)
    assert found.in_progress is not None
    assert found.in_progress.nowcast is not None
    assert found.in_progress.nowcast.method == "yoy"
    assert found.in_progress.nowcast.value == 109
    assert "nominal-and-real" in codes(found)


def test_an_estimate_enters_a_verdict_only_where_the_goal_says_so() -> None:
    known = [seen(2023, "100亿元"), seen("2024-H1", "60亿元")]
    base = baseline(2021, "90亿元")
    plain = judge(goal("120亿元", base=base), *known)
    used = judge(goal("120亿元", base=base, use_nowcast=True), *known)
    assert latest(plain) == "2023: 100"
    assert (latest(used), said(used)) == ("2024: 120", "met-early")
    assert "nowcast-used" in codes(used)
    assert "in-progress" not in codes(used)


def test_fiscal_years_begin_where_the_plan_says() -> None:
    one = goal("100亿元", start="2022-04/2023-03", by="2026-04/2027-03")
    found = judge(
        one,
        seen("2023-04/2023-09", "4亿元"),
        seen("2023-10/2024-03", "6亿元"),
        year_starts=4,
    )
    assert latest(found) == "2023: 10"
    assert number(found, "elapsed") == Decimal("0.4")


def test_what_the_source_does_not_state_is_noted() -> None:
    value = seen(2023, "10亿元", published="2023-11-30", assumed=["period"])
    found = judge(goal(), value)
    assert facts(found, "period-assumed")["period"] == value.period
    assert "published-early" in codes(found)


@pytest.mark.parametrize(
    ("as_of", "is_stale"),
    [
        pytest.param("2025-06-30", False, id="the last day of grace"),
        pytest.param("2025-07-01", True, id="the day after"),
    ],
)
def test_data_are_stale_after_the_next_period_and_its_lag(
    as_of: str, *, is_stale: bool
) -> None:
    found = judge(goal(), seen(2023, "10亿元"), as_of=as_of)
    assert ("stale" in codes(found)) is is_stale


def whole(*known: Observation) -> Reading:
    """Return the year 2023 as the sum of its parts."""
    found = judge(goal(), *known, as_of="2024-12-31").latest
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        pytest.param("AA", "A", id="plain"),
        pytest.param("PA", "P", id="one provisional"),
        pytest.param("PE", "E", id="one estimated"),
        pytest.param("BE", "B", id="one after a break"),
        pytest.param("AB", "B", id="the later after a break"),
    ],
)
def test_a_sum_is_as_weak_as_its_weakest_part(statuses: str, status: str) -> None:
    found = whole(
        seen("2023-H1", "4亿元", status=statuses[0]),
        seen("2023-H2", "6亿元", status=statuses[1]),
    )
    assert found.status == status


def test_a_sum_has_the_origin_of_all_its_parts() -> None:
    halves = (
        seen("2023-H1", "4亿元", published="2024-03-01", assumed=["period"]),
        seen("2023-H2", "6亿元", published="2024-02-01", assumed=["published"]),
    )
    one = replace(halves[0], basis="old", source="yearbook")
    other = replace(halves[1], basis="new", source="bulletin")
    found = whole(one, other)
    assert found.period == Period.of_year(2023)
    assert found.published == dt.date(2024, 3, 1)
    assert (found.basis, found.source) == ("new + old", "yearbook; bulletin")
    assert found.assumed == {"period", "published"}
    assert found.parts == (one, other)
    alike = whole(one, replace(one, period=other.period, source=""))
    assert (alike.basis, alike.source) == ("old", "yearbook")


def test_a_sum_is_published_when_the_day_of_every_part_is_known() -> None:
    found = whole(
        seen("2023-H1", "4亿元", published="2024-03-01"), seen("2023-H2", "6亿元")
    )
    assert found.published is None


def test_a_year_s_own_value_is_read_as_it_was_recorded() -> None:
    one = seen(
        2023, "超10亿元", published="2024-03-01", status="P", basis="new", assumed=["x"]
    )
    one = replace(one, source="yearbook")
    found = whole(one)
    assert (found.period, found.number) == (Period.of_year(2023), Decimal(10))
    assert found.interval == Interval(Decimal(10), None, low_included=False)
    assert (found.qualifier, found.status) == (">", "P")
    assert (found.published, found.basis) == (dt.date(2024, 3, 1), "new")
    assert (found.source, found.parts) == ("yearbook", (one,))
    assert found.assumed == {"x"}


def test_a_mean_keeps_what_the_bounds_of_its_parts_leave_open() -> None:
    mean = indicator("gdp", unit="%", measure="ratio", mean=True)
    months = [seen(f"2023-{k:02}", "6%") for k in range(1, 12)]
    last = seen("2023-12", "超12%")
    found = judge(goal("50%"), *months, last, measured=[mean]).latest
    assert found is not None
    assert (found.number, found.qualifier) == (Decimal("6.5"), ">")
    assert found.interval == Interval(Decimal("6.5"), None, low_included=False)
    quarters = [seen(f"2024-Q{k}", "4%") for k in (1, 2, 3, 4)]
    mixed = judge(goal("50%"), *months, *quarters, measured=[mean], as_of="2025-06-30")
    assert latest(mixed) == "2024: 4"


def test_of_two_values_that_end_together_the_shorter_is_the_last() -> None:
    known = [seen("2023-12-31", "221万人"), seen("2023-H2", "220万人")]
    for order in (known, known[::-1]):
        found = judge(goal("300万人"), *order, measured=[PEOPLE])
        assert latest(found) == "2023: 221"
        assert found.latest is not None
        assert found.latest.period == Period.of_year(2023)


@pytest.mark.parametrize("measure", ["stock", "rank"])
def test_what_is_dated_stands_for_its_year(measure: str) -> None:
    measured = indicator("gdp", unit="位", measure=measure)
    known = [seen("2023-06", "7位"), seen("2023-03-31", "8位")]
    assert latest(judge(goal("5位"), *known, measured=[measured])) == "2023: 7"


def test_a_month_before_the_first_whole_year_hides_no_later_year() -> None:
    known = [seen("0001-01", "1亿元"), seen("2023-04/2024-03", "10亿元")]
    assert latest(judge(goal(), *known, year_starts=4)) == "2023: 10"


def test_a_withdrawn_value_is_no_value() -> None:
    gone = seen(2023, None, status="M")
    with pytest.raises(ValueError, match="withdrawn: gdp "):
        value_of(gone, parse_unit("亿元"))


def test_runs_that_lie_in_longer_ones_or_at_a_day_are_left_out() -> None:
    half, quarter = value("2023-H1", "2亿元"), value("2023-Q2", "1亿元")
    late, day = value("2023-06/2023-07", "1亿元"), value("2023-06-30", "9亿元")
    assert longest_runs([late, quarter, day, half]) == (half, late)
    twice = value("2023-H1", "3亿元")
    assert longest_runs([half, twice]) == (half, twice)


@pytest.mark.parametrize(
    ("runs", "whole_year"),
    [
        pytest.param(["2023-H1", "2023-H2"], True, id="halves"),
        pytest.param(["2023-H1", "2023-Q4"], False, id="a hole"),
        pytest.param(["2023-01/2023-07", "2023-07/2023-11"], False, id="an overlap"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_a_year_is_covered_by_runs_that_hold_each_month_once(
    runs: list[str], *, whole_year: bool
) -> None:
    parts = [value(each, "1亿元") for each in runs]
    assert covers(Period.of_year(2023), parts) is whole_year


def test_the_sum_of_one_part_is_that_part() -> None:
    one = value("2023-H1", "约2亿元", basis="new")
    assert total(Period.of_year(2023), [one]) == replace(
        one, period=Period.of_year(2023)
    )
    both = total(Period.of_year(2023), [one, value("2023-H2", "3亿元", basis="new")])
    assert (both.number, both.basis) == (Fraction(5), "new")
