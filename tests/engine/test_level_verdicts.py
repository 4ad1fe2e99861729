"""Verdicts of level goals, at and around every edge of the rule."""

from __future__ import annotations

import datetime as dt
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
from plantrack.model.observation import Observation
from plantrack.model.plan import Revision
from plantrack.notation.amounts import parse_target

SHARE = indicator("gdp", unit="%", measure="ratio")
COUNT = indicator("gdp", unit="家", measure="stock")


# A straight line from 0 in 2021 to 100 in 2026: 20 a year. Values for 2023 (n = 2,
# h = 3): the line is at 40, pace = v/40, catch-up = ((100 - v)/3)/20.
@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        pytest.param("40%", "on-track", id="exactly on the path"),
        pytest.param("38%", "on-track", id="pace exactly 0.95"),
        pytest.param("37.99%", "at-risk", id="pace just under 0.95"),
        pytest.param("24%", "at-risk", id="pace exactly 0.60"),
        pytest.param("23.99%", "off-track", id="pace just under 0.60"),
        pytest.param("0%", "off-track", id="no movement"),
        pytest.param("-1%", "off-track", id="moved away"),
        pytest.param("100%", "met-early", id="exactly the target"),
        pytest.param("99.999%", "on-track", id="almost the target"),
    ],
)
def test_bands_on_a_straight_line(latest: str, verdict: str) -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    assert said(judge(one, seen(2023, latest), measured=[SHARE])) == verdict


# From 16 in 2021 to 18 in 2026, 17.9 in 2026's year before: n = 4, expected 17.6.
def test_an_edge_that_floats_miss_is_judged_exactly() -> None:
    one = goal("18%", base=baseline(2021, "16%"), start=2022, by=2022)
    at_end = judge(one, seen(2022, "17.9%"), measured=[SHARE], as_of="2023-01-01")
    assert said(at_end) == "missed"
    assert number(at_end, "progress") == Decimal("0.95")


@pytest.mark.parametrize(
    ("target", "latest", "verdict"),
    [
        pytest.param("达到50%", "50%", "met-early", id="at least, exactly"),
        pytest.param("超过50%", "50%", "off-track", id="more than, exactly"),
        pytest.param("超过50%", "50.1%", "met-early", id="more than, just above"),
        pytest.param("不超过50%", "50%", "met-early", id="at most, exactly"),
        pytest.param("低于50%", "50%", "off-track", id="less than, exactly"),
    ],
)
def test_a_strict_target_is_not_met_by_its_own_number(
    target: str, latest: str, verdict: str
) -> None:
    one = goal(target, base=baseline(2021, "50%"))
    found = judge(one, seen(2023, latest), measured=[SHARE])
    if verdict == "off-track":
        assert said(found) == "no-promised-change"
    else:
        assert said(found) == verdict


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        pytest.param("突破60万吨", "突破60万吨", "achieved", id="more than, more than"),
        pytest.param("突破60万吨", "近60万吨", "missed", id="more than, just below"),
        pytest.param("达到60万吨", "60万吨", "achieved", id="at least, exactly"),
        pytest.param("达到60万吨", "约60万吨", "bound-undecided", id="at least, about"),
        pytest.param(
            "突破60万吨", "60余万吨", "achieved", id="more than, and something over"
        ),
        pytest.param("突破60万吨", "50余万吨", "bound-undecided", id="from 50 up"),
        pytest.param("不超过60万吨", "近60万吨", "achieved", id="at most, just below"),
        pytest.param("不超过60万吨", "超60万吨", "missed", id="at most, more than"),
        pytest.param("55万吨~60万吨", "60万吨", "achieved", id="range, its end"),
        pytest.param("55万吨~60万吨", "60.1万吨", "missed", id="range, beyond"),
        pytest.param("55万吨~60万吨", "超58万吨", "bound-undecided", id="range, bound"),
    ],
)
def test_a_bounded_final_value_decides_only_where_every_number_in_it_does(
    target: str, value: str, verdict: str
) -> None:
    cargo = indicator("gdp", unit="万吨")
    one = goal(target)
    found = judge(one, seen(2026, value), measured=[cargo], as_of="2027-03-01")
    assert said(found) == verdict


def test_the_gdp_of_the_district_hangs_on_its_bounded_baseline() -> None:
    one = goal("突破3200亿元", base=baseline(2021, "突破2000亿元"))
    found = judge(one, seen(2023, "2442亿元"), as_of="2024-10-31")

    assert said(found) == "baseline-bound"
    # (3200/2442)^(1/3) = 1.09430; (2442/2000)^(1/2) = 1.10499;
    # (3200/2000)^(1/5) = 1.09856; pace = 0.10499/0.09856 = 1.0652
    assert round(number(found, "required_rate"), 2) == Decimal("9.43")
    assert round(number(found, "pace"), 4) == Decimal("1.0652")
    bound = facts(found, "baseline-bound")
    ends = bound["break_evens"]
    assert isinstance(ends, tuple)
    assert [(round(at, 1), str(to)) for at, to in ends] == [
        (Decimal("2068.0"), "at-risk"),
        (Decimal("2238.6"), "off-track"),
    ]
    assert round(Decimal(str(bound["behind"])), 0) == Decimal(2039)


def test_a_bounded_baseline_that_cannot_change_the_verdict_lets_it_stand() -> None:
    one = goal("3200亿元", base=baseline(2021, "突破2000亿元"))
    found = judge(one, seen(2023, "3300亿元"), as_of="2024-10-31")
    assert said(found) == "met-early"
    assert "baseline-bound" in codes(found)


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        pytest.param("2026-12-31", "on-track", id="the last day"),
        pytest.param("2027-01-01", "final-value-missing", id="the day after"),
    ],
)
def test_the_window_ends_with_its_last_day(as_of: str, verdict: str) -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    found = judge(one, seen(2025, "80%"), measured=[SHARE], as_of=as_of)
    assert said(found) == verdict


def test_a_value_counts_from_the_day_it_was_published() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    value = seen(2023, "40%", published="2024-03-01")
    before = judge(one, value, measured=[SHARE], as_of="2024-02-29")
    after = judge(one, value, measured=[SHARE], as_of="2024-03-01")
    assert said(before) == "no-observation"
    assert said(after) == "on-track"


def test_late_in_the_plan_a_good_past_is_not_enough() -> None:
    # 2025: n = 4, h = 1; path 80; pace 76.1/80 = 0.951; needed 23.9 against 20 a
    # year: catch-up 1.195 > 1.10.
    one = goal("100%", base=baseline(2021, "0%"))
    found = judge(one, seen(2025, "76.1%"), measured=[SHARE], as_of="2026-06-01")
    assert said(found) == "at-risk"
    assert facts(found, "late")["x"] == Decimal("1.195")


def test_catch_up_exactly_at_its_edge_is_on_track() -> None:
    # needed 22 against 20 a year: v = 78 in 2025, pace 78/80 = 0.975
    one = goal("100%", base=baseline(2021, "0%"))
    found = judge(one, seen(2025, "78%"), measured=[SHARE], as_of="2026-06-01")
    assert number(found, "catch_up") == Decimal("1.1")
    assert said(found) == "on-track"


def test_the_first_year_alone_is_judged_mildly_unless_it_moves_away() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    slow = judge(one, seen(2022, "1%"), measured=[SHARE], as_of="2023-06-01")
    away = judge(one, seen(2022, "-1%"), measured=[SHARE], as_of="2023-06-01")
    assert (said(slow), "first-year" in codes(slow)) == ("at-risk", True)
    assert (said(away), "moving-away" in codes(away)) == ("off-track", True)


def test_a_short_plan_has_no_mild_first_year() -> None:
    one = goal("100%", base=baseline(2021, "0%"), by=2023)
    found = judge(one, seen(2022, "1%"), measured=[SHARE], as_of="2023-06-01")
    assert said(found) == "off-track"


def test_a_ceiling_the_baseline_met_is_held_or_lost() -> None:
    one = goal("不超过5.5%", base=baseline(2021, "5.2%"))
    held = judge(one, seen(2023, "5.4%"), measured=[SHARE])
    worse = judge(one, seen(2022, "5.6%"), seen(2023, "5.7%"), measured=[SHARE])
    mending = judge(one, seen(2022, "5.8%"), seen(2023, "5.7%"), measured=[SHARE])
    assert (said(held), "holding" in codes(held)) == ("met-early", True)
    assert (said(worse), "lost" in codes(worse)) == ("off-track", True)
    assert (said(mending), "lost" in codes(mending)) == ("at-risk", True)


def test_a_bare_number_means_less_where_the_baseline_lies_above_it() -> None:
    one = goal("25%", base=baseline(2021, "35%"))
    found = judge(one, seen(2023, "31%"), measured=[SHARE])
    assert found.requirement is not None
    assert found.requirement.op == "<="
    assert number(found, "pace") == 1
    assert figure(found, "completion").reason == "ceiling"
    assert number(found, "limit_used") == Decimal("1.24")


def test_what_the_file_says_of_the_indicator_comes_before_the_baseline() -> None:
    floor = indicator("gdp", unit="%", measure="ratio", better="higher")
    one = goal("25%", base=baseline(2021, "35%"))
    found = judge(one, seen(2023, "31%"), measured=[floor])
    assert (said(found), "holding" in codes(found)) == ("met-early", True)


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        pytest.param("50.4%", "met-early", id="inside"),
        pytest.param("50.5%", "met-early", id="its end"),
        pytest.param("51%", "off-track", id="overshot from below"),
    ],
)
def test_about_with_a_tolerance_is_a_range(latest: str, verdict: str) -> None:
    one = goal("约50%", base=baseline(2021, "40%"), tolerance="0.5pp")
    assert said(judge(one, seen(2023, latest), measured=[SHARE])) == verdict


def test_about_without_a_tolerance_gives_figures_but_no_verdict() -> None:
    one = goal("50%左右", base=baseline(2021, "40%"))
    found = judge(one, seen(2023, "46%"), measured=[SHARE])
    assert said(found) == "tolerance-missing"
    assert number(found, "progress") == Decimal("0.6")
    assert found.forecast.probability is None


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        pytest.param([], "no-observation", id="nothing"),
        pytest.param([seen(2023, "40%")], "one-observation", id="one, no baseline"),
        pytest.param([seen("2024-H1", "40%")], "no-observation", id="a part-year"),
    ],
)
def test_too_little_is_said_to_be_too_little(known: list[object], reason: str) -> None:
    found = judge(goal("100%"), *known, measured=[SHARE])  # type: ignore[arg-type]  # a list of observations
    assert said(found) == reason


def test_one_observation_still_gives_what_is_needed() -> None:
    found = judge(goal("100%"), seen(2023, "40%"), measured=[SHARE])
    assert number(found, "completion") == Decimal("0.4")
    assert number(found, "required_rate") == 20
    assert figure(found, "pace").reason == "no-baseline"


def test_nothing_since_the_baseline() -> None:
    found = judge(goal("100%"), seen(2021, "40%"), measured=[SHARE])
    assert said(found) == "no-observation-since-baseline"
    assert figure(found, "observed_rate").reason == "same-period"


def test_the_year_before_the_window_serves_as_baseline() -> None:
    found = judge(goal("100%"), seen(2021, "0%"), seen(2023, "40%"), measured=[SHARE])
    assert said(found) == "on-track"
    assert "baseline-assumed" not in codes(found)


def test_the_first_year_of_the_window_serves_as_baseline_with_a_note() -> None:
    found = judge(goal("100%"), seen(2022, "0%"), seen(2024, "50%"), measured=[SHARE])
    assert said(found) == "on-track"
    assert "baseline-assumed" in codes(found)


def test_a_promise_without_a_deadline_is_achieved_or_not_judged() -> None:
    one = goal("达到8家", by=None)
    done = judge(one, seen(2023, "8家"), measured=[COUNT])
    short = judge(one, seen(2023, "7家"), measured=[COUNT])
    assert said(done) == "achieved"
    assert said(short) == "no-deadline"
    for key in ("elapsed", "expected", "required_rate"):
        assert figure(short, key).reason == "no-deadline"


def test_a_break_in_the_series_suspends_the_verdict_until_it_is_restated() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    broken = [seen(2022, "25%", status="B"), seen(2023, "40%")]
    assert said(judge(one, *broken, measured=[SHARE])) == "series-break"
    restated = [
        seen(2021, "5%", basis="census"),
        seen(2022, "25%", basis="census", status="B"),
        seen(2023, "43%", basis="census"),
    ]
    found = judge(one, *restated, measured=[SHARE])
    # (43 - 5)/2 against (100 - 5)/5: exactly on the path
    assert said(found) == "on-track"
    assert number(found, "pace") == 1


def test_steps_set_the_pace() -> None:
    steps = {2023: "10%", 2024: "30%"}
    one = goal("100%", base=baseline(2021, "0%"), steps=steps)
    found = judge(one, seen(2023, "10%"), measured=[SHARE])
    assert number(found, "expected") == 10
    assert number(found, "planned_rate") == 5
    # needed (100 - 10)/3 = 30 a year, as the rest of the path
    assert number(found, "catch_up") == 1
    assert said(found) == "on-track"


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        pytest.param("0%", "on-track", id="at the resting path"),
        pytest.param("3%", "on-track", id="ahead of it"),
        pytest.param("-3%", "off-track", id="behind it"),
    ],
)
def test_a_path_that_has_not_moved_asks_for_no_movement(
    latest: str, verdict: str
) -> None:
    one = goal("100%", base=baseline(2021, "0%"), steps={2023: "0%"})
    assert said(judge(one, seen(2023, latest), measured=[SHARE])) == verdict


def test_a_changed_target_is_judged_from_its_day_with_the_first_beside_it() -> None:
    revision = Revision(date=dt.date(2024, 1, 1), target=parse_target("50%"))
    one = goal("100%", base=baseline(2021, "0%"), revisions=[revision])
    value = seen(2023, "30%", published="2023-12-31")
    before = judge(one, value, measured=[SHARE], as_of="2023-12-31")
    after = judge(one, value, measured=[SHARE], as_of="2024-01-01")
    assert (said(before), said(after)) == ("at-risk", "on-track")
    assert before.original_target is None
    assert after.original_target == parse_target("100%")
    assert facts(after, "target-revised") == {
        "date": dt.date(2024, 1, 1),
        "a": "100%",
        "b": "50%",
    }


def test_revised_values_that_change_the_verdict_are_told_apart() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    first = seen(2023, "40%", published="2024-02-01")
    revised = seen(2023, "30%", published="2024-09-01")
    found = judge(one, first, revised, measured=[SHARE])
    assert said(found) == "at-risk"
    assert {str(value) for value in facts(found, "revision-flip").values()} == {
        "on-track",
        "at-risk",
    }


def test_a_withdrawn_value_leaves_its_year_unknown() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    value = seen(2023, "40%", published="2024-02-01")
    gone = seen(2023, None, published="2024-09-01", status="M")
    assert said(judge(one, value, gone, measured=[SHARE])) == "no-observation"


def test_rank_goals_look_only_at_being_better() -> None:
    place = indicator("gdp", unit="位", measure="rank")
    one = goal("前五", kind="rank", base=baseline(2021, "9位"))
    verdicts = [
        said(judge(one, seen(2023, f"{rank}位"), measured=[place]))
        for rank in (5, 6, 9, 10)
    ]
    assert verdicts == ["met-early", "at-risk", "off-track", "off-track"]
    assert judge(one, seen(2023, "8位"), measured=[place]).forecast.reason == "kind"


def test_a_bounded_latest_value_names_where_the_verdict_would_move() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    found = judge(one, seen(2023, "30余%"), measured=[SHARE])
    assert said(found) == "at-risk"
    bound = facts(found, "latest-bound")
    # pace 0.95 at 38
    assert round(Decimal(str(bound["x"])), 9) == 38


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        pytest.param("近10%", "off-track", id="just below the lower end"),
        pytest.param("超23%", "off-track", id="just above the upper end"),
    ],
)
def test_a_value_just_outside_a_range_it_was_inside_of_is_lost(
    latest: str, verdict: str
) -> None:
    # from 15, inside, to just outside: back inside is the other way
    one = goal("10%~23%", base=baseline(2021, "15%"))
    found = judge(one, seen(2022, latest), measured=[SHARE], as_of="2023-06-30")
    assert said(found) == verdict
    assert "lost" in codes(found)


# A flow on a geometric path from 2021 on: 100 becomes 161.051 in five years at 10 %.
@pytest.mark.parametrize(
    ("base", "target", "known", "verdict"),
    [
        pytest.param(
            "100", (2026, "161.051"), (2023, "119.9025"), "on-track", id="9.5"
        ),
        pytest.param("100", (2026, "161.051"), (2023, "119.902"), "at-risk", id="less"),
        pytest.param("100", (2026, "161.051"), (2023, "112.36"), "at-risk", id="6"),
        pytest.param("100", (2026, "161.051"), (2023, "112.3"), "off-track", id="<6"),
        # 111 becomes 178.76661 at 10 %, 161.051 at 11 % in the last year
        pytest.param(
            "111", (2026, "178.76661"), (2025, "161.051"), "on-track", id="late 11"
        ),
        # growth by the factors 1001 and 601, whose root comes out below 601
        pytest.param(
            "1", (2025, "1004006004001"), (2024, "217081801"), "at-risk", id="inexact"
        ),
    ],
)
def test_a_root_misses_no_edge(
    base: str, target: tuple[int, str], known: tuple[int, str], verdict: str
) -> None:
    (by, promised), (year, value) = target, known
    one = goal(f"{promised}亿元", base=baseline(2021, f"{base}亿元"), by=by)
    found = judge(one, seen(year, f"{value}亿元"), as_of=f"{year + 1}-06-30")
    assert said(found) == verdict


def test_nothing_is_held_that_the_baseline_did_not_have() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    assert "holding" not in codes(judge(one, seen(2023, "100%"), measured=[SHARE]))


def test_a_bound_around_the_target_is_open_before_the_end_too() -> None:
    one = goal("达到60%", base=baseline(2021, "0%"))
    found = judge(one, seen(2023, "约60%"), measured=[SHARE])
    assert said(found) == "bound-undecided"


def test_a_value_just_short_of_its_target_is_not_late() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    found = judge(one, seen(2023, "近100%"), measured=[SHARE])
    assert (said(found), "late" in codes(found)) == ("on-track", False)


def test_one_month_after_the_baseline_there_is_a_change() -> None:
    one = goal("100%", base=baseline("2022-11-30", "0%"))
    found = judge(one, seen(2022, "2%"), measured=[SHARE], as_of="2023-06-30")
    assert number(found, "observed_rate") == 24
    assert said(found) == "on-track"


def test_what_was_lost_and_stands_still_is_off_track() -> None:
    one = goal("不超过5.5%", base=baseline(2021, "5.2%"))
    found = judge(one, seen(2022, "5.7%"), seen(2023, "5.7%"), measured=[SHARE])
    assert (said(found), "lost" in codes(found)) == ("off-track", True)


def test_a_geometric_path_has_no_rate_to_a_value_of_nothing() -> None:
    one = goal("100%", base=baseline(2021, "10%"), path="geometric")
    assert said(judge(one, seen(2023, "0%"), measured=[SHARE])) == "undefined"


@pytest.mark.parametrize(
    ("latest", "verdict"), [("-10%", "on-track"), ("-11%", "off-track")]
)
def test_a_path_that_first_goes_the_other_way_is_held_by_its_values(
    latest: str, verdict: str
) -> None:
    one = goal("100%", base=baseline(2021, "0%"), steps={2023: "-10%"})
    assert said(judge(one, seen(2023, latest), measured=[SHARE])) == verdict


def test_to_stand_still_is_not_to_move_away() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    first = judge(one, seen(2022, "0%"), measured=[SHARE], as_of="2023-06-30")
    later = judge(one, seen(2023, "0%"), measured=[SHARE])
    assert (said(first), said(later)) == ("at-risk", "off-track")
    assert "first-year" in codes(first)
    assert "moving-away" not in codes(first) + codes(later)


@pytest.mark.parametrize(
    ("before", "noted"),
    [
        pytest.param("31%", True, id="back"),
        pytest.param("30%", True, id="still"),
        pytest.param("29.5%", False, id="a little forward"),
    ],
)
@pytest.mark.parametrize("steps", [None, {2023: "0%"}])
def test_a_last_change_that_does_not_lead_there_is_noted(
    before: str, *, noted: bool, steps: dict[int, str] | None
) -> None:
    one = goal("100%", base=baseline(2021, "0%"), steps=steps)
    found = judge(one, seen(2022, before), seen(2023, "30%"), measured=[SHARE])
    assert said(found) == ("at-risk" if steps is None else "on-track")
    assert ("last-change-adverse" in codes(found)) is noted


def test_what_was_before_the_baseline_is_no_last_change() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    found = judge(one, seen(2020, "50%"), seen(2023, "30%"), measured=[SHARE])
    assert "last-change-adverse" not in codes(found)


def test_a_plan_of_three_years_has_a_mild_first_year() -> None:
    one = goal("100%", base=baseline(2021, "0%"), by=2024)
    found = judge(one, seen(2022, "1%"), measured=[SHARE], as_of="2023-06-30")
    assert (said(found), "first-year" in codes(found)) == ("at-risk", True)


@pytest.mark.parametrize(
    ("target", "known"),
    [
        pytest.param("约50%", [seen(2023, "50%")], id="about, without a tolerance"),
        pytest.param("50%", [], id="nothing known"),
    ],
)
def test_what_cannot_be_met_stays_without_a_deadline(
    target: str, known: list[Observation]
) -> None:
    found = judge(goal(target, by=None), *known, measured=[SHARE])
    assert said(found) == "no-deadline"
