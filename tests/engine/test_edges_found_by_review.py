"""Edges that a review of the engine found, each as the fact that must hold."""

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

STOCK = indicator("gdp", unit="万吨", measure="stock")
GROWTH = indicator("gdp", unit="%", measure="yearly-growth")
FOUR = [seen(2021 + k, f"{v}亿元") for k, v in enumerate((20, 22, 23, 26))]


@pytest.mark.parametrize(
    ("by", "value"),
    [
        # 91/48 = 1.8958333 a month; 54 and 66 months in all
        pytest.param("2025-06", "102.375", id="half a year left"),
        pytest.param("2026-06", "125.125", id="a year and a half left"),
    ],
)
def test_a_sum_that_ends_inside_a_year_goes_on_at_its_mean(by: str, value: str) -> None:
    one = goal("200亿元", kind="cumulative", start=2021, by=by)
    found = judge(one, *FOUR, as_of="2025-02-28").forecast
    assert (found.method, found.value) == ("mean", Decimal(value))


def test_an_estimate_is_no_full_year_of_a_sum() -> None:
    known = [*FOUR, seen("2025-H1", "12亿元")]
    longer = [
        goal("150亿元", kind="cumulative", start=2021, use_nowcast=flag)
        for flag in (False, True)
    ]
    found = [judge(each, *known, as_of="2025-07-31") for each in longer]
    assert found[0].forecast.value == found[1].forecast.value
    assert number(found[0], "required_growth") == number(found[1], "required_growth")


@pytest.mark.parametrize("kind", ["level", "every-year", "average"])
def test_an_estimate_never_settles_a_goal(kind: str) -> None:
    one = goal("100亿元", kind=kind, use_nowcast=True, base=baseline(2021, "50亿元"))
    known = [seen(2022 + k, f"{100 + k}亿元") for k in range(4)]
    found = judge(one, *known, seen("2026-H1", "46亿元"), as_of="2026-07-31")
    assert said(found) not in ("missed", "achieved")


@pytest.mark.parametrize(
    ("target", "base", "latest"),
    [("200万吨", "100万吨", "近200万吨"), ("不超过50万吨", "100万吨", "超50万吨")],
)
def test_a_value_just_short_of_the_target_is_not_late(
    target: str, base: str, latest: str
) -> None:
    one = goal(target, base=baseline(2021, base))
    found = judge(one, seen(2023, latest), measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "on-track"


def test_a_path_that_ends_early_at_a_number_still_to_be_passed_is_late() -> None:
    # More than 200 is asked, the plan is at 200 from 2023 on: what is left to be done
    # lies on no path.
    one = goal("超过200万吨", base=baseline(2021, "100万吨"), steps={2023: "200万吨"})
    found = judge(one, seen(2023, "200万吨"), measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "at-risk"
    assert "late" in codes(found)


@pytest.mark.parametrize("kind", ["growth", "change"])
def test_a_tolerance_holds_for_growth_and_change_too(kind: str) -> None:
    one = goal("约6%", kind=kind, tolerance="0.5%", base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "112.36亿元"))
    assert said(found) != "tolerance-missing"


def test_a_path_that_asks_for_no_more_is_late_without_a_multiple() -> None:
    steps = {2023: "150万吨"}
    one = goal("150万吨", base=baseline(2021, "100万吨"), steps=steps)
    found = judge(one, seen(2023, "148万吨"), measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "at-risk"
    assert facts(found, "late") == {}


@pytest.mark.parametrize(
    ("start", "by", "known", "day"),
    [(9990, 9999, 9990, "9992-07-31"), ("0001", "0005", "0001", "0003-07-31")],
)
@pytest.mark.parametrize("kind", ["level", "cumulative", "growth"])
def test_the_first_and_last_years_there_are(
    kind: str, start: int | str, by: int | str, known: int | str, day: str
) -> None:
    one = goal("5%" if kind == "growth" else "100亿元", kind=kind, start=start, by=by)
    measured = GROWTH if kind == "growth" else indicator("gdp")
    value = seen(known, "4%" if kind == "growth" else "10亿元")
    found = judge(one, value, measured=[measured], as_of=day)
    assert len(found.figures) == 17


def test_no_forecast_is_final_while_months_are_missing() -> None:
    one = goal("100亿元", kind="cumulative")
    known = [seen(2022, "20亿元"), seen(2026, "20亿元", published="2026-12-20")]
    assert judge(one, *known, as_of="2026-12-25").forecast.reason != "final"


def test_growth_to_a_debt_is_undefined_and_not_the_wrong_way() -> None:
    one = goal("200亿元", base=baseline(2021, "100亿元"), path="geometric")
    assert figure(judge(one, seen(2023, "-5亿元")), "catch_up").reason == "undefined"


def test_inside_a_range_near_its_upper_end_the_pace_is_not_negative() -> None:
    one = goal("150万吨~200万吨", base=baseline(2021, "100万吨"))
    found = judge(one, seen(2023, "190万吨"), measured=[STOCK], as_of="2024-06-30")
    pace = figure(found, "pace").value
    assert pace is None or pace > 0
