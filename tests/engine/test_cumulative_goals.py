"""Sums over a window: gaps, bounds, caps, plans that are not flat."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.plans import (
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
from plantrack.model.period import Period

DOLLARS = indicator("gdp", unit="亿美元")


def test_trade_of_the_district_with_a_year_missing() -> None:
    one = goal("突破1万亿元", kind="cumulative")
    found = judge(
        one,
        seen(2023, "1600余亿元"),
        seen("2024-01/2024-07", "955.3亿元"),
        as_of="2024-10-31",
    )
    # S = 2555.3 in 19 of 31 months, W = 60; (2555.3/19)/(10000/60) = 0.8069368...
    assert said(found) == "at-risk"
    assert round(number(found, "pace"), 7) == Decimal("0.8069368")
    assert number(found, "completion") == Decimal("0.25553")
    assert round(number(found, "coverage"), 4) == Decimal("0.6129")
    assert figure(found, "lead").reason == "gaps"
    assert figure(found, "trend").reason == "one-value"
    assert facts(found, "gaps-filled")["n"] == 12
    # to be on the line after 31 months: 10000·31/60 - 2555.3 = 2611.366...
    needed = facts(found, "gap-needed")["x"]
    assert round(Decimal(str(needed)) * 10_000, 1) == Decimal("2611.4")
    assert found.latest is not None
    assert found.latest.qualifier == ">"


def test_foreign_capital_of_the_district_is_mostly_unknown() -> None:
    one = goal("达到120亿美元", kind="cumulative")
    found = judge(
        one,
        seen("2024-01/2024-07", "2193万美元"),
        measured=[DOLLARS],
        as_of="2024-10-31",
    )
    assert said(found) == "gaps"
    assert figure(found, "trend").reason == "no-full-year"
    assert number(found, "completion") == Decimal("0.0018275")
    # 120·31/60 - 0.2193
    assert facts(found, "gap-needed")["x"] == Decimal("61.7807")


def test_the_projects_of_one_year() -> None:
    one = goal("36.2亿元", kind="cumulative", start=2024, by=2024)
    found = judge(one, seen("2024-01/2024-09", "27.6亿元"), as_of="2024-10-31")
    assert said(found) == "on-track"
    assert round(number(found, "completion"), 4) == Decimal("0.7624")
    assert number(found, "elapsed") == Decimal("0.75")
    assert round(number(found, "lead"), 2) == Decimal("1.24")


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        pytest.param("57亿元", "on-track", id="pace exactly 0.95"),
        pytest.param("56.99亿元", "at-risk", id="just under 0.95"),
        pytest.param("36亿元", "at-risk", id="pace exactly 0.60"),
        pytest.param("35.99亿元", "off-track", id="just under 0.60"),
        pytest.param("100亿元", "achieved", id="reached early"),
    ],
)
def test_bands_of_a_sum(known: str, verdict: str) -> None:
    # 36 of 60 months known: 60 would be on the line
    one = goal("100亿元", kind="cumulative")
    assert said(judge(one, seen("2022/2024", known), as_of="2025-06-30")) == verdict


@pytest.mark.parametrize(
    ("target", "total", "verdict"),
    [
        pytest.param("100亿元", "100亿元", "achieved", id="exactly"),
        pytest.param("突破100亿元", "100亿元", "missed", id="more than, exactly"),
        pytest.param("100亿元", "99.9亿元", "missed", id="short"),
        pytest.param("100亿元", "超99亿元", "bound-undecided", id="a bound"),
        pytest.param("不超过100亿元", "100亿元", "achieved", id="cap, exactly"),
        pytest.param("不超过100亿元", "100.1亿元", "missed", id="cap, beyond"),
    ],
)
def test_a_window_known_whole_is_final(target: str, total: str, verdict: str) -> None:
    one = goal(target, kind="cumulative")
    found = judge(one, seen("2022/2026", total), as_of="2027-01-31")
    assert said(found) == verdict
    assert figure(found, "required_rate").reason == "no-time-left"


def test_after_the_window_a_gap_leaves_it_open() -> None:
    one = goal("100亿元", kind="cumulative")
    known = [seen(2022, "20亿元"), seen("2024/2026", "60亿元")]
    assert said(judge(one, *known, as_of="2026-12-31")) == "on-track"
    assert said(judge(one, *known, as_of="2027-01-01")) == "final-value-missing"


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        pytest.param("60亿元", "on-track", id="exactly the share due"),
        pytest.param("60.1亿元", "at-risk", id="a little more"),
        pytest.param("100亿元", "at-risk", id="1/pace exactly 0.60, the cap itself"),
        pytest.param("100.1亿元", "missed", id="beyond the cap"),
    ],
)
def test_a_cap_is_an_upper_limit(known: str, verdict: str) -> None:
    one = goal("不超过100亿元", kind="cumulative")
    found = judge(one, seen("2022/2024", known), as_of="2025-06-30")
    assert said(found) == verdict
    assert figure(found, "acceleration").reason == "ceiling"


def test_a_cap_far_ahead_of_its_months_is_off_track() -> None:
    one = goal("不超过100亿元", kind="cumulative")
    # due 20 after 12 of 60 months; 20/35 = 0.571
    assert said(judge(one, seen(2022, "35亿元"), as_of="2023-06-30")) == "off-track"


def test_only_the_longest_known_run_counts() -> None:
    one = goal("100亿元", kind="cumulative", start=2024, by=2024)
    quarters = [seen("2024-Q1", "10亿元"), seen("2024-Q2", "15亿元")]
    half = seen("2024-H1", "26亿元", published="2024-09-01")
    before = judge(one, *quarters, half, as_of="2024-08-31")
    after = judge(one, *quarters, half, as_of="2024-09-01")
    assert number(before, "completion") == Decimal("0.25")
    assert number(after, "completion") == Decimal("0.26")


def test_the_total_of_the_years_before_is_never_part_of_the_sum() -> None:
    one = goal("突破1万亿元", kind="cumulative")
    found = judge(one, seen("2017/2021", "近7700亿元"), as_of="2024-10-31")
    assert said(found) == "no-observation"
    assert "run-left-out" not in codes(found)


def test_a_run_partly_inside_is_left_out_and_noted() -> None:
    one = goal("100亿元", kind="cumulative")
    found = judge(one, seen("2021/2022", "50亿元"), seen(2023, "40亿元"))
    assert number(found, "completion") == Decimal("0.4")
    assert facts(found, "run-left-out")["value"] == Decimal(50)


def test_planned_growth_makes_later_years_larger() -> None:
    # weights 1, 1.1, 1.21: T = 331 gives 100, 110, 121
    one = goal("331亿元", kind="cumulative", by=2024, planned_growth="10")
    found = judge(one, seen(2022, "100亿元"), as_of="2023-06-30")
    assert number(found, "pace") == 1
    assert [value for _, value in found.path] == [100, 210, 331]


def test_steps_are_planned_flows() -> None:
    steps = {2022: "10亿元", 2023: "20亿元", 2024: "70亿元"}
    one = goal("100亿元", kind="cumulative", by=2024, steps=steps)
    found = judge(one, seen(2022, "10亿元"), seen("2023-H1", "9.5亿元"))
    # planned for 18 months: 10 + 20/2 = 20
    assert number(found, "pace") == Decimal("0.975")
    assert "flat-plan" not in codes(found)


def test_a_flat_plan_says_what_growth_would_have_asked() -> None:
    one = goal("500亿元", kind="cumulative")
    found = judge(one, seen(2022, "100亿元"), seen(2023, "110亿元"), as_of="2024-06-30")
    said_by = facts(found, "flat-plan")
    assert said_by["g"] == Decimal("0.1")
    # 2.1 of 6.1051 = 1 + 1.1 + 1.21 + 1.331 + 1.4641
    assert round(Decimal(str(said_by["x"])), 6) == Decimal("0.343975")


def test_required_growth_reaches_the_rest() -> None:
    # y = 100 in 2023; 2022 is 100; the rest of 531 is 331 = 110 + 121 + ... no:
    # 100(x + x² + x³) = 331·1.1 = 364.1 for x = 1.1
    one = goal("564.1亿元", kind="cumulative")
    found = judge(one, seen(2022, "100亿元"), seen(2023, "100亿元"), as_of="2024-06-30")
    assert round(number(found, "required_growth"), 12) == 10


def test_the_equation_of_required_growth_comes_with_all_its_numbers() -> None:
    one = goal("1万亿元", kind="cumulative")
    known = (seen(2023, "1600余亿元"), seen("2024-01/2024-07", "955.3亿元"))
    found = figure(judge(one, *known, as_of="2024-10-31"), "required_growth")
    term = {name: number.scaleb(4) for name, number in found.terms.items()}

    assert found.formula == "y * sum((1 + g)^k, k = 1..h) = T - S_y - gap_y"
    assert found.terms["h"] == 3
    # 2022 at the mean of nineteen known months
    assert round(term["gap_y"], 2) == Decimal("1613.87")
    factor = 1 + found.terms["g"]
    reached = term["y"] * (factor + factor**2 + factor**3)
    assert round(reached, 9) == round(term["T"] - term["S_y"] - term["gap_y"], 9)


def test_what_is_left_is_spread_over_the_months_left() -> None:
    one = goal("100亿元", kind="cumulative")
    found = judge(one, seen("2022/2023", "30亿元"), as_of="2024-06-30")
    # 12·70/36; against 15 a year
    assert round(number(found, "required_rate"), 6) == Decimal("23.333333")
    assert round(number(found, "acceleration"), 6) == Decimal("1.555556")


def test_a_sum_without_a_deadline() -> None:
    one = goal("超过1000亿元", kind="cumulative", by=None)
    assert said(judge(one, seen(2023, "400亿元"))) == "no-deadline"
    assert said(judge(one, seen(2023, "1001亿元"))) == "achieved"


def test_the_forecast_of_a_sum_of_nothing_is_nothing() -> None:
    one = goal("100亿元", kind="cumulative")
    found = judge(one, seen(2022, "0亿元"), as_of="2023-02-01")
    assert found.forecast.method == "mean"
    assert found.forecast.value == 0


def test_the_forecast_of_a_sum_goes_on_at_its_mean() -> None:
    one = goal("100亿元", kind="cumulative")
    found = judge(one, seen("2022/2023", "30亿元"), as_of="2024-06-30")
    assert found.forecast.value == 75
    assert found.forecast.method == "mean"
    assert found.forecast.probability is None


@pytest.mark.parametrize(("target", "year"), [("225亿元", 2036), ("226亿元", None)])
def test_a_sum_is_followed_until_ten_years_after_its_window(
    target: str, year: int | None
) -> None:
    # 30 in two years: 30 + 13·15 = 225 at the end of 2036
    one = goal(target, kind="cumulative")
    found = judge(one, seen("2022/2023", "30亿元"), as_of="2024-06-30")
    assert found.forecast.reached == (None if year is None else Period.of_year(year))


def test_an_open_sum_has_neither_trend_nor_forecast() -> None:
    one = goal("100亿元", kind="cumulative", by=None)
    found = judge(one, seen(2022, "10亿元"), seen(2023, "12亿元"))
    assert figure(found, "trend").reason == "no-full-year"
    assert found.forecast.reason == "no-deadline"


def test_the_trend_of_a_sum_is_the_mean_change_of_its_years() -> None:
    one = goal("100亿元", kind="cumulative")
    values = {2022: "10", 2023: "12", 2024: "17"}
    known = [seen(year, f"{value}亿元") for year, value in values.items()]
    trend = figure(judge(one, *known, as_of="2025-06-30"), "trend")
    assert (trend.value, trend.formula) == (Decimal("3.5"), "(v - v0) / k")
    assert trend.terms == {"v": 17, "v0": 10, "k": 2}


def test_four_full_years_let_a_sum_drift() -> None:
    # 10, 12, 14, 17 in 2022..2025: trend 7/3; 53 + 17 + 7/3
    one = goal("70亿元", kind="cumulative")
    values = {2022: "10", 2023: "12", 2024: "14", 2025: "17"}
    known = [seen(year, f"{value}亿元") for year, value in values.items()]
    found = judge(one, *known, as_of="2026-06-30")
    assert found.forecast.method == "drift"
    assert round(found.forecast.value or 0, 6) == Decimal("72.333333")
    # changes 2, 2, 3: s = 0.57735; var = s²(1 + 1/3); 1.886·0.66667 = 1.2571
    assert found.forecast.low is not None
    assert round(found.forecast.low, 3) == Decimal("71.076")


def test_quarters_of_different_years_leave_gaps() -> None:
    one = goal("100亿元", kind="cumulative", by=2023)
    found = judge(one, seen("2022-Q4", "5亿元"), as_of="2023-02-01")
    assert said(found) == "gaps"
    assert facts(found, "coverage")["x"] == Decimal("0.25")


def test_a_target_of_zero_has_no_pace() -> None:
    one = goal("0亿元", kind="cumulative", by=2023)
    found = judge(one, seen(2022, "-5亿元"), as_of="2023-02-01")
    assert figure(found, "pace").reason == "planned-zero"
    assert said(found) == "off-track"
