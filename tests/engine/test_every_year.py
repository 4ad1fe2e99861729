"""Every year of the window: met, violated, or not to be told."""

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
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.period import Period

RATE = indicator("gdp", unit="%", measure="ratio")


def yearly(
    target: str,
    *values: str,
    by: int | None = 2026,
    steps: dict[int, str] | None = None,
    as_of: str = "2024-06-30",
) -> Assessment:
    one = goal(target, kind="every-year", by=by, steps=steps)
    known = [seen(2022 + k, words) for k, words in enumerate(values)]
    return judge(one, *known, measured=[RATE], as_of=as_of)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        pytest.param(["5%", "5%"], "on-track", id="each year exactly"),
        pytest.param(["5%", "4.9%"], "off-track", id="the latest year violates"),
        pytest.param(["4.9%", "5%"], "at-risk", id="an earlier year violates"),
        pytest.param(["5%", "超4%"], "bound-undecided", id="the latest is open"),
        pytest.param(["超4%", "5%"], "bound-undecided", id="an earlier is open"),
        pytest.param(["4%", "超4%"], "bound-undecided", id="violated, then open"),
        pytest.param(["超5%", "近5%"], "off-track", id="nearly is not enough"),
        pytest.param([], "no-observation", id="nothing known"),
    ],
)
def test_the_years_so_far(values: list[str], verdict: str) -> None:
    assert said(yearly("5%", *values)) == verdict


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        pytest.param(["5%"] * 5, "achieved", id="all met"),
        pytest.param(["5%"] * 4 + ["4%"], "missed", id="the last violates"),
        pytest.param(["4%"] + ["5%"] * 4, "missed", id="the first violates"),
        pytest.param(["5%"] * 4 + ["超4%"], "bound-undecided", id="one open"),
        pytest.param(["5%"] * 4, "final-value-missing", id="one not known"),
        pytest.param(["4%"], "missed", id="one violates, the rest not known"),
    ],
)
def test_when_the_window_is_over(values: list[str], verdict: str) -> None:
    assert said(yearly("5%", *values, as_of="2027-01-31")) == verdict


def test_the_years_that_violate_are_named_and_counted() -> None:
    found = yearly("5%", "4%", "5%", "3%", "6%", as_of="2026-06-30")
    assert facts(found, "violated")["years"] == (
        Period.of_year(2022),
        Period.of_year(2024),
    )
    assert number(found, "completion") == Decimal("0.5")


def test_the_share_of_the_years_tells_what_it_counts() -> None:
    found = yearly("5%", "4%", "5%", "3%", "6%", "7%", as_of="2027-06-30")
    share = figure(found, "completion")
    assert (share.value, share.formula) == (Decimal("0.6"), "met / known")
    assert share.terms == {"met": 3, "known": 5}


def test_a_year_that_is_open_is_not_counted_as_met() -> None:
    assert number(yearly("5%", "5%", "超4%"), "completion") == Decimal("0.5")


def test_without_a_deadline_or_a_tolerance_there_is_no_verdict() -> None:
    assert said(yearly("5%", "5%", by=None)) == "no-deadline"
    about = yearly("约5%", "5%", steps={2022: "4%"})
    assert said(about) == "tolerance-missing"
    assert figure(about, "completion").reason == "tolerance-missing"
    assert figure(yearly("5%"), "completion").reason == "no-observation"


def test_a_step_replaces_the_number_of_its_year_alone() -> None:
    found = yearly("5%", "4%", "4%", steps={2022: "4%"})
    assert facts(found, "violated")["years"] == (Period.of_year(2023),)


def test_a_range_holds_for_every_year_whatever_the_steps_say() -> None:
    assert said(yearly("4%~6%", "5%", "6%", steps={2023: "9%"})) == "on-track"


FLOW = [indicator("gdp")]


@pytest.mark.parametrize(
    ("target", "steps", "pace"),
    [
        # 60 in six months of 100 a year
        pytest.param("100亿元", None, "1.2", id="a floor"),
        pytest.param("超过100亿元", None, "1.2", id="more than"),
        pytest.param("1亿元", None, "120", id="a small floor"),
        pytest.param("100亿元", {2024: "150亿元"}, "0.8", id="the step of the year"),
        pytest.param("不超过100亿元", None, None, id="a ceiling"),
        pytest.param("0亿元", None, None, id="a floor of nothing"),
    ],
)
def test_the_pace_of_the_year_in_progress(
    target: str, steps: dict[int, str] | None, pace: str | None
) -> None:
    one = goal(target, kind="every-year", steps=steps)
    known = [seen(2023, "100亿元"), seen("2024-H1", "60亿元")]
    found = judge(one, *known, measured=FLOW, as_of="2024-07-31")
    told = facts(found, "in-progress")
    assert told.get("pace") == (None if pace is None else Decimal(pace))
    assert told["value"] == 60


def test_only_of_a_flow_has_a_part_of_a_year_a_pace() -> None:
    part: Observation = seen("2024-06-30", "6%")
    one = goal("5%", kind="every-year")
    found = judge(one, seen(2023, "5%"), part, measured=[RATE], as_of="2024-07-31")
    assert "pace" not in facts(found, "in-progress")
    assert "in-progress" in codes(found)


@pytest.mark.parametrize(
    ("step", "value", "verdict"),
    [
        pytest.param("6%", "6%", "on-track", id="the comparison of the target"),
        pytest.param("超过6%", "6%", "off-track", id="more than"),
        pytest.param("不超过6%", "6.1%", "off-track", id="a cap for one year"),
        pytest.param("不超过6%", "4%", "on-track", id="under the cap"),
        pytest.param("约6%", "6%", "bound-undecided", id="about, without a tolerance"),
    ],
)
def test_a_step_takes_the_place_of_the_target(
    step: str, value: str, verdict: str
) -> None:
    assert said(yearly("不低于5%", "5%", value, steps={2023: step})) == verdict


def test_a_step_beside_a_range_counts_where_it_has_a_comparison() -> None:
    assert said(yearly("5%~7%", "5%", "9%", steps={2023: "不低于8%"})) == "on-track"
    assert said(yearly("5%~7%", "5%", "6%", steps={2023: "不低于8%"})) == "off-track"


@pytest.mark.parametrize(
    ("target", "step", "value", "verdict"),
    [
        pytest.param("4%~6%", "9%", "8%", "off-track", id="beside a range, no step"),
        pytest.param("不超过5%", "6%", "5.5%", "on-track", id="a cap, raised"),
        pytest.param("不超过5%", "6%", "6.1%", "off-track", id="above that cap"),
        pytest.param("超过5%", "6%", "6%", "off-track", id="more than, exactly"),
    ],
)
def test_a_bare_step_is_held_as_its_target_is(
    target: str, step: str, value: str, verdict: str
) -> None:
    assert said(yearly(target, value, steps={2022: step})) == verdict


def test_the_window_is_not_over_on_its_last_day() -> None:
    assert said(yearly("5%", *["5%"] * 4, as_of="2026-12-31")) == "on-track"


def test_a_promise_that_was_missed_names_its_years() -> None:
    found = yearly("5%", "4%", *["5%"] * 4, as_of="2027-01-31")
    assert facts(found, "violated")["years"] == (Period.of_year(2022),)
