"""Every-year, average, growth, change, relation, direction, milestone, words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    figure,
    goal,
    indicator,
    judge,
    number,
    said,
    seen,
)
from plantrack.model.assessment import Forecast
from plantrack.model.period import Period

SHARE = indicator("gdp", unit="%", measure="ratio")
GROWTH = indicator("gdp", unit="%", measure="yearly-growth")
INCOME = indicator("income", unit="%", measure="yearly-growth")
DONE = indicator("gdp", unit="%", measure="milestone")


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        pytest.param({}, "no-observation", id="nothing"),
        pytest.param({2022: "6%"}, "on-track", id="met"),
        pytest.param({2022: "5%"}, "on-track", id="exactly met"),
        pytest.param({2022: "4%", 2023: "6%"}, "at-risk", id="an earlier year"),
        pytest.param({2022: "6%", 2023: "4%"}, "off-track", id="the latest year"),
        pytest.param({2022: "约5%"}, "bound-undecided", id="about"),
    ],
)
def test_every_year(values: dict[int, str], verdict: str) -> None:
    one = goal("5%", kind="every-year")
    known = [seen(year, value) for year, value in values.items()]
    assert said(judge(one, *known, measured=[SHARE])) == verdict


def test_every_year_ends_with_the_window() -> None:
    one = goal("5%", kind="every-year", by=2023)
    met = [seen(2022, "6%"), seen(2023, "5%")]
    assert said(judge(one, *met, measured=[SHARE], as_of="2024-01-01")) == "achieved"
    bad = [seen(2022, "4%"), seen(2023, "5%")]
    found = judge(one, *bad, measured=[SHARE], as_of="2024-01-01")
    assert said(found) == "missed"
    assert number(found, "completion") == Decimal("0.5")
    half = judge(one, met[0], measured=[SHARE], as_of="2024-01-01")
    assert said(half) == "final-value-missing"


def test_every_year_takes_the_step_of_the_year() -> None:
    one = goal("5%", kind="every-year", steps={2023: "8%"})
    found = judge(one, seen(2022, "6%"), seen(2023, "7%"), measured=[SHARE])
    assert said(found) == "off-track"


def test_a_year_in_progress_is_never_judged_but_its_pace_is_told() -> None:
    one = goal("100亿元", kind="every-year")
    found = judge(one, seen(2023, "100亿元"), seen("2024-H1", "40亿元"))
    assert said(found) == "on-track"
    assert facts(found, "in-progress")["pace"] == Decimal("0.8")


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        pytest.param({2022: "6%", 2023: "5%"}, "on-track", id="mean above"),
        pytest.param({2022: "5%"}, "on-track", id="mean exactly"),
        # needed (25 - 4 - 5.5)/3 = 5.1667; 5.5 was reached
        pytest.param({2022: "4%", 2023: "5.5%"}, "at-risk", id="was reached"),
        # needed (25 - 4 - 5.1)/3 = 5.3; never reached
        pytest.param({2022: "4%", 2023: "5.1%"}, "off-track", id="never reached"),
    ],
)
def test_average(values: dict[int, str], verdict: str) -> None:
    one = goal("5%", kind="average")
    known = [seen(year, value) for year, value in values.items()]
    assert said(judge(one, *known, measured=[SHARE])) == verdict


def test_average_is_final_when_every_year_is_known() -> None:
    one = goal("5%", kind="average", by=2023)
    known = [seen(2022, "4%"), seen(2023, "6%")]
    assert said(judge(one, *known, measured=[SHARE], as_of="2023-12-31")) == "achieved"


def test_growth_asks_for_the_level_it_leads_to() -> None:
    # 100·1.1^5 = 161.051
    one = goal("10%", kind="growth", base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "121亿元"))
    assert found.requirement is not None
    assert found.requirement.derived
    assert found.requirement.number == Decimal("161.051")
    assert (said(found), number(found, "pace")) == ("on-track", Decimal(1))
    assert number(found, "required_rate") == 10


def test_growth_without_a_baseline_is_said_to_be_without() -> None:
    found = judge(goal("10%", kind="growth"), seen(2023, "121亿元"))
    assert said(found) == "no-baseline"


@pytest.mark.parametrize(
    ("target", "level", "op"),
    [
        pytest.param("20%", "120", ">=", id="a rise"),
        pytest.param("下降20%", "80", "<=", id="a fall"),
        pytest.param("-20%", "80", "<=", id="a fall by its sign"),
        pytest.param("下降20%以上", "80", "<=", id="a fall of at least"),
        pytest.param("下降不超过20%", "80", ">=", id="a fall of at most"),
        pytest.param("20亿元", "120", ">=", id="in the unit"),
    ],
)
def test_change_counts_from_the_baseline(target: str, level: str, op: str) -> None:
    one = goal(target, kind="change", base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "100亿元"))
    assert found.requirement is not None
    assert (found.requirement.number, found.requirement.op) == (Decimal(level), op)


def test_points_are_added_and_percent_multiplied() -> None:
    base = baseline(2021, "40%")
    points = judge(goal("5个百分点", kind="change", base=base), measured=[SHARE])
    percent = judge(goal("5%", kind="change", base=base), measured=[SHARE])
    assert points.requirement is not None
    assert percent.requirement is not None
    assert points.requirement.number == 45
    assert percent.requirement.number == 42


def test_a_cut_of_13_5_percent_compounds() -> None:
    # 0.973^4 = 0.896296: 4 years of -2.7 % are not 10.8 % and far from 13.5 %;
    # -2.8589 % a year would be on the path: 0.865^(1/5) = 0.971411
    one = goal("下降13.5%", kind="change")
    known = [seen(year, "-2.7%") for year in (2022, 2023, 2024, 2025)]
    found = judge(one, *known, measured=[GROWTH], as_of="2026-06-30")
    assert found.latest is not None
    assert round(found.latest.number, 4) == Decimal("89.6296")
    assert round(number(found, "planned_rate"), 4) == Decimal("-2.8589")
    assert round(number(found, "observed_rate"), 9) == Decimal("-2.7")
    assert round(number(found, "pace"), 4) == Decimal("0.9444")


def test_a_year_missing_in_a_chain_is_a_gap() -> None:
    one = goal("5%", kind="growth")
    found = judge(
        one, seen(2022, "6%"), seen(2024, "6%"), measured=[GROWTH], as_of="2025-02-01"
    )
    assert said(found) == "gaps"


@pytest.mark.parametrize(
    ("target", "by", "reason"),
    [
        pytest.param("5%", None, "no-deadline", id="no deadline"),
        pytest.param("约5%", 2026, "tolerance-missing", id="about"),
    ],
)
def test_a_gap_is_not_named_where_the_promise_could_not_be_judged_anyway(
    target: str, by: int | None, reason: str
) -> None:
    known = [seen(2022, "6%"), seen(2024, "6%")]
    found = judge(goal(target, kind="growth", by=by), *known, measured=[GROWTH])
    assert said(found) == reason


@pytest.mark.parametrize("kind", ["every-year", "average"])
@pytest.mark.parametrize(("base", "op"), [("7%", "<="), ("3%", ">="), (None, ">=")])
def test_a_written_baseline_says_which_way_a_bare_number_of_years_is_meant(
    kind: str, base: str | None, op: str
) -> None:
    written = None if base is None else baseline(2021, base)
    one = goal("5%", kind=kind, base=written)
    found = judge(one, seen(2021, "9%"), seen(2022, "5%"), measured=[SHARE])
    assert found.requirement is not None
    assert found.requirement.op == op


def test_relation_compares_growth_over_the_same_years() -> None:
    one = goal("0个百分点以上", kind="relation", name="step", relative_to="income")
    mine = [seen(2022, "5%"), seen(2023, "5%")]
    other = [seen(2022, "4%", of="income"), seen(2023, "6%", of="income")]
    found = judge(one, *mine, *other, measured=[GROWTH, INCOME])
    # 5 against sqrt(1.04·1.06) - 1 = 4.99524
    assert said(found) == "on-track"
    assert round(number(found, "observed_rate"), 5) == Decimal("0.00476")
    ahead = [seen(2022, "4%", of="income"), seen(2023, "6.1%", of="income")]
    assert said(judge(one, *mine, *ahead, measured=[GROWTH, INCOME])) == "off-track"


def test_relation_without_data_says_so() -> None:
    one = goal("0个百分点以上", kind="relation", name="step", relative_to="income")
    found = judge(one, measured=[GROWTH, INCOME])
    assert (said(found), found.latest) == ("no-observation", None)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        pytest.param({}, "no-observation", id="nothing"),
        pytest.param({2022: "9%", 2023: "8%"}, "on-track", id="down and down"),
        pytest.param({2022: "7%", 2023: "8%"}, "at-risk", id="down, then up"),
        pytest.param({2022: "8%", 2023: "8%"}, "at-risk", id="down, then still"),
        pytest.param({2023: "10%"}, "off-track", id="not moved"),
        pytest.param({2023: "11%"}, "off-track", id="up"),
    ],
)
def test_direction(values: dict[int, str], verdict: str) -> None:
    one = goal("decrease", kind="direction", base=baseline(2021, "10%"))
    known = [seen(year, value) for year, value in values.items()]
    assert said(judge(one, *known, measured=[SHARE])) == verdict


def test_direction_is_settled_by_the_last_year() -> None:
    one = goal("decrease", kind="direction", base=baseline(2021, "10%"))
    met = judge(one, seen(2026, "9%"), measured=[SHARE], as_of="2027-02-01")
    still = judge(one, seen(2026, "10%"), measured=[SHARE], as_of="2027-02-01")
    assert (said(met), said(still)) == ("achieved", "missed")


@pytest.mark.parametrize(
    ("reports", "as_of", "verdict"),
    [
        pytest.param({}, "2024-12-31", "pending", id="not due"),
        pytest.param({}, "2027-01-01", "missed", id="due"),
        pytest.param({"2024-06-30": "100%"}, "2024-12-31", "achieved", id="done"),
        pytest.param({"2026-12-31": "100%"}, "2027-01-01", "achieved", id="last day"),
        pytest.param({"2027-01-01": "100%"}, "2027-02-01", "missed", id="done late"),
        # 30 of 60 months: 50 % planned
        pytest.param({"2024-06-30": "50%"}, "2024-12-31", "on-track", id="half"),
        pytest.param({"2024-06-30": "30%"}, "2024-12-31", "at-risk", id="exactly .6"),
        pytest.param({"2024-06-30": "29%"}, "2024-12-31", "off-track", id="behind"),
    ],
)
def test_milestone(reports: dict[str, str], as_of: str, verdict: str) -> None:
    one = goal(None, kind="milestone")
    known = [seen(day, value) for day, value in reports.items()]
    assert said(judge(one, *known, measured=[DONE], as_of=as_of)) == verdict


def test_a_milestone_needs_no_indicator() -> None:
    one = goal(None, kind="milestone", measured=None)
    assert said(judge(one)) == "pending"
    assert said(judge(goal(None, kind="milestone", measured=None, by=None))) == (
        "no-deadline"
    )


@pytest.mark.parametrize("measured", [None, "gdp"])
def test_words_are_listed_and_never_judged(measured: str | None) -> None:
    found = judge(goal(None, kind="qualitative", measured=measured))
    assert said(found) == "qualitative"
    assert figure(found, "completion").reason == "qualitative"
    assert number(found, "calendar_elapsed") == Decimal("0.6")
    assert (found.start, found.by) == (Period.of_year(2022), Period.of_year(2026))
    assert found.original_by is None
    assert found.forecast == Forecast(reason="kind")


def test_every_assessment_has_every_figure() -> None:
    for kind in ("qualitative", "milestone"):
        found = judge(goal(None, kind=kind, measured=None))
        assert len(found.figures) == 17
    assert codes(judge(goal(None, kind="qualitative", measured=None))) == []
