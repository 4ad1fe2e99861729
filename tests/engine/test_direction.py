"""A promise of movement, without a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.plans import (
    baseline,
    codes,
    figure,
    goal,
    indicator,
    judge,
    number,
    said,
    seen,
)
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.plan import Baseline

RATE = indicator("gdp", unit="%", measure="ratio")
SIX = baseline(2021, "6%")


def fall(
    *known: Observation,
    base: Baseline | None = SIX,
    by: int | None = 2026,
    as_of: str = "2024-06-30",
) -> Assessment:
    one = goal("decrease", kind="direction", base=base, by=by)
    return judge(one, *known, measured=[RATE], as_of=as_of)


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        pytest.param([seen(2022, "5%"), seen(2023, "4%")], "on-track", id="both"),
        pytest.param([seen(2022, "4%"), seen(2023, "5%")], "at-risk", id="mean only"),
        pytest.param([seen(2022, "5%"), seen(2023, "5%")], "at-risk", id="still last"),
        pytest.param([seen(2022, "7%"), seen(2023, "6.5%")], "off-track", id="last"),
        pytest.param([seen(2023, "6%")], "off-track", id="nothing moved"),
        pytest.param([seen(2023, "5%")], "on-track", id="from the baseline"),
        pytest.param([], "no-observation", id="nothing known"),
        pytest.param(
            [seen(2021, "5%")], "no-observation-since-baseline", id="only then"
        ),
        pytest.param([seen(2023, "不足5%")], "on-track", id="a bound that decides"),
        pytest.param([seen(2023, "超5%")], "bound-undecided", id="a loose bound"),
        pytest.param(
            [seen(2022, "4%"), seen(2023, "不足5%")],
            "bound-undecided",
            id="the last change is hidden",
        ),
    ],
)
def test_mean_and_last_change_decide(known: list[Observation], verdict: str) -> None:
    assert said(fall(*known)) == verdict


def test_an_adverse_last_change_is_noted_and_the_mean_is_given() -> None:
    found = fall(seen(2022, "4%"), seen(2023, "5%"))
    assert "last-change-adverse" in codes(found)
    assert number(found, "observed_rate") == Decimal("-0.5")
    assert found.rate_unit == "pp/year"


def test_the_mean_change_tells_its_numbers_and_its_unit() -> None:
    stock = indicator("gdp", unit="万吨", measure="stock")
    one = goal("decrease", kind="direction", base=baseline("2021-06", "60万吨"))
    found = judge(one, seen(2023, "45万吨"), measured=[stock], as_of="2024-06-30")
    mean = figure(found, "observed_rate")
    assert (mean.value, mean.formula) == (Decimal(-6), "(v - b) / n")
    assert mean.terms == {"v": 45, "b": 60, "n": Decimal("2.5")}
    assert found.rate_unit == "万吨/year"


@pytest.mark.parametrize(
    ("base", "known", "reason"),
    [
        pytest.param(None, [], "no-baseline", id="no baseline"),
        pytest.param(SIX, [], "no-observation", id="nothing known"),
        pytest.param(SIX, [seen(2021, "5%")], "same-period", id="the same year"),
    ],
)
def test_when_there_is_no_mean_change(
    base: Baseline | None, known: list[Observation], reason: str
) -> None:
    assert figure(fall(*known, base=base), "observed_rate").reason == reason


def test_without_a_baseline_or_a_deadline_there_is_no_verdict() -> None:
    assert said(fall(seen(2023, "5%"), base=None)) == "no-baseline"
    assert said(fall(seen(2023, "5%"), by=None)) == "no-deadline"


@pytest.mark.parametrize(
    ("known", "as_of", "verdict"),
    [
        pytest.param([seen(2026, "5.9%")], "2027-01-31", "achieved", id="lower"),
        pytest.param([seen(2026, "6%")], "2027-01-31", "missed", id="the same"),
        pytest.param(
            [seen(2025, "5%"), seen(2026, "5.9%")],
            "2027-01-31",
            "achieved",
            id="only the whole way counts",
        ),
        pytest.param(
            [seen(2025, "5%")], "2027-01-01", "final-value-missing", id="over"
        ),
        pytest.param([seen(2026, "超5%")], "2027-01-31", "bound-undecided", id="bound"),
    ],
)
def test_the_last_year_settles_it(
    known: list[Observation], as_of: str, verdict: str
) -> None:
    assert said(fall(*known, as_of=as_of)) == verdict


@pytest.mark.parametrize(
    ("base", "known", "verdict"),
    [
        pytest.param("超6%", seen(2023, "5%"), "on-track", id="lower than all"),
        pytest.param("超4%", seen(2023, "5%"), "off-track", id="up, as written"),
        pytest.param("不足6%", seen(2023, "5%"), "baseline-bound", id="may be still"),
        pytest.param("约6%", seen(2023, "5.8%"), "baseline-bound", id="about as much"),
        pytest.param("不足6%", seen(2023, "7%"), "off-track", id="above all"),
        pytest.param("约6%", seen(2023, "5%"), "on-track", id="about, well below"),
    ],
)
def test_a_bounded_baseline_decides_only_where_all_of_it_does(
    base: str, known: Observation, verdict: str
) -> None:
    assert said(fall(known, base=baseline(2021, base))) == verdict


def test_a_series_that_breaks_is_not_compared() -> None:
    found = fall(seen(2022, "5%"), seen(2023, "4%", status="B"))
    assert said(found) == "series-break"
    assert "series-break" in codes(found)


def test_a_last_change_across_two_bases_says_nothing_of_the_direction() -> None:
    found = fall(
        seen(2022, "9%", basis="old"),
        seen(2023, "5%", basis="new"),
        base=baseline(2021, "6%", basis="new"),
    )
    assert said(found) == "at-risk"


def test_the_window_is_not_over_on_its_last_day() -> None:
    assert said(fall(seen(2025, "5%"), as_of="2026-12-31")) == "on-track"


FLOW = indicator("gdp")


@pytest.mark.parametrize(
    ("way", "base", "latest", "verdict"),
    [
        # about 6 is from 5.5 to 6.5, both included
        pytest.param("increase", ["约6亿元"], "7亿元", "on-track", id="above all"),
        pytest.param(
            "increase", ["约6亿元"], "6.5亿元", "baseline-bound", id="the end"
        ),
        pytest.param("increase", ["约6亿元"], "6.3亿元", "baseline-bound", id="inside"),
        pytest.param(
            "increase", ["约6亿元"], "6亿元", "baseline-bound", id="the number"
        ),
        pytest.param("decrease", ["约6亿元"], "6亿元", "baseline-bound", id="no way"),
        pytest.param(
            "decrease", ["约6亿元"], "5.5亿元", "baseline-bound", id="low end"
        ),
        # 1.5, and more than 1 in any case; 1.5, and less than 2
        pytest.param(
            "decrease", ["约1亿元", "超0.5亿元"], "1亿元", "on-track", id="below all"
        ),
        pytest.param(
            "decrease",
            ["约1亿元", "超0.5亿元"],
            "1.2亿元",
            "baseline-bound",
            id="in it",
        ),
        pytest.param(
            "increase", ["约1亿元", "近0.5亿元"], "2亿元", "on-track", id="over all"
        ),
        pytest.param(
            "increase",
            ["约1亿元", "近0.5亿元"],
            "1.8亿元",
            "baseline-bound",
            id="short",
        ),
    ],
)
def test_the_ends_of_a_bounded_baseline_count_where_it_has_them(
    way: str, base: list[str], latest: str, verdict: str
) -> None:
    halves = [seen(f"2021-H{k + 1}", words) for k, words in enumerate(base)]
    before = [seen(2021, base[0])] if len(base) == 1 else halves
    one = goal(way, kind="direction")
    found = judge(one, *before, seen(2023, latest), measured=[FLOW], as_of="2024-06-30")
    assert said(found) == verdict


def test_the_other_figures_are_not_of_this_kind_of_goal() -> None:
    found = fall(seen(2023, "4%"))
    assert {each.reason for each in found.figures.values() if each.value is None} == {
        "kind"
    }
