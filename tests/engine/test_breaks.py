"""Series that break: what can be compared, and what ends the suspension."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.plans import baseline, codes, facts, goal, indicator, judge, said, seen
from engine.values import value
from plantrack.engine.year_values import value_of
from plantrack.model.assessment import Assessment, Key
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.notation.amounts import parse_unit

STOCK = indicator("gdp", unit="万吨", measure="stock")
OLD, NEW = "2018 census", "2023 census"


def stock(*known: Observation, basis: str = "") -> Assessment:
    one = goal("200万吨", base=baseline(2021, "100万吨", basis=basis))
    return judge(one, *known, measured=[STOCK], as_of="2024-06-30")


@pytest.mark.parametrize(
    ("known", "basis", "verdict"),
    [
        pytest.param([seen(2023, "140万吨")], "", "on-track", id="nothing breaks"),
        pytest.param(
            [seen(2023, "140万吨", status="B")], "", "series-break", id="at the latest"
        ),
        pytest.param(
            [seen(2022, "120万吨", status="B"), seen(2023, "140万吨")],
            "",
            "series-break",
            id="on the way",
        ),
        pytest.param(
            [seen(2021, "100万吨", status="B"), seen(2023, "140万吨")],
            "",
            "on-track",
            id="at the baseline itself",
        ),
        pytest.param(
            [seen(2023, "140万吨", basis=NEW)], OLD, "series-break", id="another basis"
        ),
        pytest.param(
            [seen(2023, "140万吨", basis=NEW)], "", "series-break", id="one unnamed"
        ),
        pytest.param(
            [seen(2023, "140万吨", basis=NEW, status="B")],
            NEW,
            "on-track",
            id="named bases alone decide",
        ),
        pytest.param(
            [seen(2021, "100万吨", basis=NEW), seen(2023, "140万吨", basis=NEW)],
            OLD,
            "on-track",
            id="the baseline restated",
        ),
    ],
)
def test_only_what_is_comparable_is_compared(
    known: list[Observation], basis: str, verdict: str
) -> None:
    found = stock(*known, basis=basis)
    assert said(found) == verdict
    assert ("series-break" in codes(found)) is (verdict == "series-break")


def test_the_period_at_which_the_series_breaks_is_named() -> None:
    known = [seen(2022, "120万吨", status="B"), seen(2023, "140万吨")]
    assert facts(stock(*known), "series-break")["period"] == Period.of_year(2022)


def test_a_restated_baseline_stands_beside_the_one_in_the_goal() -> None:
    known = [seen(2021, "110万吨", basis=NEW), seen(2023, "140万吨", basis=NEW)]
    found = stock(*known, basis=OLD)
    assert found.baseline is not None
    assert found.baseline.number == 110
    assert facts(found, "baseline-differs") == {"a": 110, "b": 100}


def test_the_last_change_across_two_bases_is_not_known() -> None:
    known = [seen(2022, "150万吨", basis=OLD), seen(2023, "140万吨", basis=NEW)]
    found = stock(*known, basis=NEW)
    assert said(found) == "on-track"
    assert "last-change-adverse" not in codes(found)


def test_a_target_lost_across_two_bases_is_off_track() -> None:
    one = goal("不超过120万吨", base=baseline(2021, "100万吨", basis=NEW))
    known = [seen(2022, "150万吨", basis=OLD), seen(2023, "140万吨", basis=NEW)]
    found = judge(one, *known, measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "off-track"
    assert "lost" in codes(found)


def test_the_final_value_decides_whatever_broke() -> None:
    one = goal("200万吨", base=baseline(2021, "100万吨"))
    last = seen(2026, "200万吨", status="B")
    assert said(judge(one, last, measured=[STOCK], as_of="2027-03-31")) == "achieved"


def test_a_part_that_breaks_marks_its_year() -> None:
    one = goal("200亿元", base=baseline(2021, "100亿元"))
    halves = [seen("2023-H1", "70亿元", status="B"), seen("2023-H2", "70亿元")]
    found = judge(one, *halves, as_of="2024-06-30")
    assert found.latest is not None
    assert found.latest.status == "B"
    assert said(found) == "series-break"


def test_a_withdrawn_observation_has_no_value() -> None:
    gone = seen(2023, None, status="M")
    with pytest.raises(ValueError, match="withdrawn: gdp"):
        value_of(gone, parse_unit("万吨"))
    assert value(2023, "140万吨").number == 140


RATIO = indicator("gdp", unit="%", measure="ratio")
RATE = indicator("gdp", unit="%", measure="yearly-growth")
FLOW = indicator("gdp")


@pytest.mark.parametrize(
    ("year", "verdict"), [(2025, "series-break"), (2026, "achieved")]
)
@pytest.mark.parametrize("kind", ["growth", "change"])
def test_a_promise_made_of_the_baseline_is_decided_by_its_last_value_alone(
    kind: str, year: int, verdict: str
) -> None:
    one = goal("10%", kind=kind, base=baseline(2021, "100万吨", basis=OLD))
    last = seen(year, "200万吨", basis=NEW)
    found = judge(one, last, measured=[STOCK], as_of=f"{year + 1}-03-31")
    assert said(found) == verdict
    assert facts(found, "series-break")["period"] == Period.of_year(year)
    assert found.figures[Key.REMAINING].value is not None


def test_a_change_is_not_held_against_a_reference_on_another_basis() -> None:
    one = goal(
        "10%",
        kind="change",
        base=baseline(2021, "100万吨", basis=NEW),
        reference=baseline(2020, "90万吨", basis=OLD),
    )
    last = seen(2025, "200万吨", basis=NEW)
    found = judge(one, last, measured=[STOCK], as_of="2026-03-31")
    assert said(found) == "series-break"


@pytest.mark.parametrize(
    ("bases", "verdict"),
    [
        pytest.param((NEW, NEW), "on-track", id="one basis"),
        pytest.param((OLD, NEW), "series-break", id="two bases"),
        pytest.param(("", NEW), "series-break", id="one unnamed"),
    ],
)
def test_growth_is_chained_on_one_basis(bases: tuple[str, str], verdict: str) -> None:
    one = goal("10%", kind="growth")
    rates = [seen(2022, "10%", basis=bases[0]), seen(2023, "10%", basis=bases[1])]
    found = judge(one, *rates, measured=[RATE], as_of="2024-06-30")
    assert said(found) == verdict


def test_growth_chained_over_another_basis_and_back_is_broken() -> None:
    one = goal("10%", kind="growth")
    rates = [
        seen(year, "10%", basis=basis)
        for year, basis in ((2022, OLD), (2023, NEW), (2024, OLD))
    ]
    found = judge(one, *rates, measured=[RATE], as_of="2025-06-30")
    assert facts(found, "series-break")["period"] == Period.of_year(2023)


@pytest.mark.parametrize(
    ("as_of", "verdict"), [("2024-06-30", "on-track"), ("2027-06-30", "achieved")]
)
def test_a_mean_over_a_break_says_so(as_of: str, verdict: str) -> None:
    # (4 + 6 + 5 + 5 + 5) / 5 = 5: the mean itself stays.
    one = goal("5%", kind="average")
    years = dict(zip(range(2022, 2027), ("4%", "6%", "5%", "5%", "5%"), strict=True))
    known = [
        seen(year, words, status="B" if year == 2023 else "A")
        for year, words in years.items()
    ]
    found = judge(one, *known, measured=[RATIO], as_of=as_of)
    assert said(found) == verdict
    assert facts(found, "series-break")["period"] == Period.of_year(2023)
    assert found.figures[Key.COMPLETION].value == 1


def test_a_mean_that_never_became_whole_is_missing_its_last_value_first() -> None:
    one = goal("5%", kind="average")
    known = [seen(2022, "5%"), seen(2023, "5%", status="B")]
    found = judge(one, *known, measured=[RATIO], as_of="2027-06-30")
    assert said(found) == "final-value-missing"


@pytest.mark.parametrize(("last", "verdict"), [("6%", "on-track"), ("4%", "off-track")])
def test_each_year_by_itself_is_judged_across_a_break(last: str, verdict: str) -> None:
    one = goal("5%", kind="every-year")
    known = [seen(2022, "5%", basis=OLD), seen(2023, last, basis=NEW)]
    found = judge(one, *known, measured=[RATIO], as_of="2024-06-30")
    assert said(found) == verdict
    assert facts(found, "series-break")["period"] == Period.of_year(2023)


@pytest.mark.parametrize(
    ("target", "known", "as_of", "verdict"),
    [
        pytest.param("100亿元", "30亿元", "2024-06-30", "on-track", id="under way"),
        pytest.param("100亿元", "90亿元", "2024-06-30", "achieved", id="reached"),
        pytest.param(
            "100亿元", "30亿元", "2027-06-30", "final-value-missing", id="never whole"
        ),
        pytest.param(
            "不超过100亿元", "90亿元", "2024-06-30", "missed", id="a cap passed"
        ),
    ],
)
def test_a_sum_of_flows_on_two_bases_says_so(
    target: str, known: str, as_of: str, verdict: str
) -> None:
    one = goal(target, kind="cumulative")
    flows = [seen(2022, "20亿元", basis=OLD), seen(2023, known, basis=NEW)]
    found = judge(one, *flows, measured=[FLOW], as_of=as_of)
    assert said(found) == verdict
    assert facts(found, "series-break")["period"] == Period.of_year(2023)


@pytest.mark.parametrize(
    ("year", "verdict"), [(2025, "series-break"), (2026, "achieved")]
)
def test_a_movement_over_a_break_is_decided_by_its_last_value_alone(
    year: int, verdict: str
) -> None:
    one = goal("increase", kind="direction", base=baseline(2021, "100万吨"))
    last = seen(year, "200万吨", status="B")
    found = judge(one, last, measured=[STOCK], as_of=f"{year + 1}-03-31")
    assert said(found) == verdict
    assert facts(found, "series-break")["period"] == Period.of_year(year)
    assert found.figures[Key.OBSERVED_RATE].value == Decimal(100) / (year - 2021)


@pytest.mark.parametrize("broken", ["gdp", "income"])
@pytest.mark.parametrize(
    ("by", "verdict"), [(2023, "achieved"), (2026, "series-break")]
)
def test_growth_beside_growth_is_compared_where_neither_series_breaks(
    broken: str, by: int, verdict: str
) -> None:
    income = indicator("income", unit="亿元")
    one = goal("0pp", kind="relation", relative_to="income", by=by)
    known = [
        seen(year, "100亿元", of=name, status=status)
        for name in ("gdp", "income")
        for year, status in ((2021, "A"), (2023, "B" if name == broken else "A"))
    ]
    found = judge(one, *known, measured=[FLOW, income], as_of="2024-06-30")
    assert said(found) == verdict
    assert facts(found, "series-break")["period"] == Period.of_year(2023)
    assert found.figures[Key.OBSERVED_RATE].value == 0


def test_levels_side_by_side_do_not_look_back() -> None:
    other = indicator("other", unit="%", measure="ratio")
    one = goal("0%", kind="relation", relative_to="other", of_level=True)
    known = [
        seen(year, "5%", of=name, status=status)
        for name in ("gdp", "other")
        for year, status in ((2022, "A"), (2023, "B"))
    ]
    found = judge(one, *known, measured=[RATIO, other], as_of="2024-06-30")
    assert said(found) == "on-track"


def test_a_year_of_parts_on_two_bases_is_on_neither() -> None:
    one = goal("200亿元", base=baseline(2021, "100亿元"))
    halves = [seen("2023-H1", "70亿元", basis=OLD), seen("2023-H2", "70亿元")]
    assert said(judge(one, *halves, as_of="2024-06-30")) == "series-break"
