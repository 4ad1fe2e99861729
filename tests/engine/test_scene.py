"""What is known of a goal on a day: its window, its baseline, its newest value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from engine.plans import baseline, goal, indicator, registry, seen
from plantrack.engine.bounds import Bounds
from plantrack.engine.scene import (
    Scene,
    baseline_value,
    find_start,
    latest_since,
    previous_to,
    scene_of,
    view_on,
)
from plantrack.engine.year_values import Value
from plantrack.model.observation import Observation, Status
from plantrack.model.plan import Goal, Indicator
from plantrack.notation.amounts import parse_unit

FLOW = indicator("gdp")
STOCK = indicator("gdp", unit="万吨", measure="stock")
GROWTH = indicator("gdp", unit="%", measure="yearly-growth")


def scene(
    one: Goal,
    *known: Observation,
    measured: Indicator = FLOW,
    as_of: str = "2030-12-31",
    year_starts: int = 1,
) -> Scene:
    files = registry(one, known=known, measured=[measured], year_starts=year_starts)
    return scene_of(view_on(files, dt.date.fromisoformat(as_of)), one, measured)


def flows(*years: int) -> list[Observation]:
    return [seen(year, f"{year - 2000}亿元") for year in years]


def told(value: Value | None) -> str:
    """Return a value's last day and number."""
    return "" if value is None else f"{value.period.last}: {value.number}"


@pytest.mark.parametrize(
    ("years", "by", "inside", "planned", "whole"),
    [
        pytest.param(range(2021, 2029), 2026, 5, 5, True, id="more than the window"),
        pytest.param(range(2022, 2027), 2026, 5, 5, True, id="just the window"),
        pytest.param(range(2022, 2026), 2026, 4, 5, False, id="not the last year"),
        pytest.param([2022], 2022, 1, 1, True, id="a window of one year"),
        pytest.param([], 2026, 0, 5, False, id="nothing"),
        pytest.param(range(2022, 2029), None, 7, 0, False, id="no deadline"),
        pytest.param([], None, 0, 0, False, id="nothing, no deadline"),
    ],
)
def test_the_years_of_the_window(
    years: Sequence[int], by: int | None, inside: int, planned: int, *, whole: bool
) -> None:
    found = scene(goal(by=by), *flows(*years))
    assert len(found.years_in_window()) == inside
    assert found.years_planned == planned
    assert found.all_years_known() is whole


def test_years_are_those_of_the_plan() -> None:
    one = goal(start="2022-04/2023-03", by="2026-04/2027-03")
    found = scene(one, year_starts=4)
    assert (found.first_year, found.last_year) == (2022, 2026)
    assert scene(goal(by=None)).last_year is None


@pytest.mark.parametrize(
    ("known", "value", "assumed"),
    [
        pytest.param([2021, 2022, 2023], "2021-12-31: 21", False, id="the year before"),
        pytest.param([2022, 2024], "2022-12-31: 22", True, id="the first year"),
        pytest.param([2020, 2023, 2024], "2023-12-31: 23", True, id="the first inside"),
        pytest.param([2020, 2023], "", False, id="one year inside"),
        pytest.param([2023, 2027], "", False, id="one inside, one after"),
    ],
)
def test_where_a_goal_without_a_baseline_starts(
    known: list[int], value: str, *, assumed: bool
) -> None:
    found = find_start(scene(goal(), *flows(*known)))
    assert (told(found.value), found.assumed) == (value, assumed)
    assert found.differs is None


def test_a_chain_starts_at_a_hundred_whatever_is_written() -> None:
    one = goal("5%", kind="growth", base=baseline(2020, "7%"))
    found = find_start(scene(one, seen(2022, "5%"), measured=GROWTH))
    assert told(found.value) == "2021-12-31: 100"
    assert not found.assumed


WRITTEN = baseline(2021, "100万吨")


@pytest.mark.parametrize(
    ("own", "value", "differs"),
    [
        pytest.param([], "100", "", id="none recorded"),
        pytest.param([seen(2021, "100万吨")], "100", "", id="the same"),
        pytest.param([seen(2021, "110万吨")], "100", "110", id="another number"),
        pytest.param([seen(2021, "超100万吨")], "100", "100", id="another qualifier"),
        pytest.param([seen("2021-12-31", "90万吨")], "100", "90", id="at its last day"),
        pytest.param([seen(2020, "90万吨")], "100", "", id="of another year"),
        pytest.param(
            [
                seen(2021, "110万吨", basis="new"),
                seen(2023, "130万吨", basis="new"),
            ],
            "110",
            "100",
            id="on the basis of the newest value",
        ),
        pytest.param(
            [
                seen(2021, "100万吨", basis="new"),
                seen(2023, "130万吨", basis="new"),
            ],
            "100",
            "",
            id="the same on that basis",
        ),
        pytest.param(
            [seen(2021, "110万吨", basis="new"), seen(2023, "130万吨")],
            "100",
            "110",
            id="on a basis of its own",
        ),
        pytest.param(
            [seen(2021, "110万吨", basis="new")], "110", "100", id="itself the newest"
        ),
    ],
)
def test_a_written_baseline_and_the_recorded_value(
    own: list[Observation], value: str, differs: str
) -> None:
    found = find_start(scene(goal("200万吨", base=WRITTEN), *own, measured=STOCK))
    assert found.value is not None
    assert str(found.value.number) == value
    assert (str(found.differs.number) if found.differs else "") == differs
    assert not found.assumed


def test_a_flow_written_for_half_a_year_is_not_held_against_the_year() -> None:
    one = goal("200亿元", base=baseline("2021-H2", "60亿元"))
    assert find_start(scene(one, *flows(2021))).differs is None


def test_a_written_baseline_is_a_value_with_its_origin() -> None:
    written = replace(
        baseline(2021, "超3亿元", basis="old"),
        status=Status.PROVISIONAL,
        published=dt.date(2022, 3, 1),
        source="plan",
        assumed=frozenset({"period"}),
    )
    assert baseline_value(written, parse_unit("万元")) == Value(
        period=written.period,
        number=Fraction(30_000),
        bounds=Bounds(Fraction(30_000), None, low_included=False),
        qualifier=written.amount.qualifier,
        status=Status.PROVISIONAL,
        published=dt.date(2022, 3, 1),
        basis="old",
        source="plan",
        assumed=frozenset({"period"}),
        text="超3亿元",
    )


@pytest.mark.parametrize(
    ("base", "known", "latest"),
    [
        pytest.param(2021, [2021, 2023, 2026], "2026-12-31: 26", id="the last year"),
        pytest.param(2021, [2021, 2023, 2027], "2023-12-31: 23", id="not after it"),
        pytest.param(2019, [2020], "2020-12-31: 20", id="since the baseline"),
        pytest.param(2019, [2019], "2019-12-31: 19", id="the baseline's own year"),
        pytest.param(2019, [2018], "", id="not before the baseline"),
        pytest.param(None, [2021], "", id="not before the window"),
        pytest.param(None, [2022], "2022-12-31: 22", id="the first year"),
    ],
)
def test_the_newest_value_of_the_window(
    base: int | None, known: list[int], latest: str
) -> None:
    one = goal(base=None if base is None else baseline(base, "10亿元"))
    found = scene(one, *flows(*known))
    start = None if one.baseline is None else baseline_value(one.baseline, found.unit)
    assert told(latest_since(found, start)) == latest


def test_the_base_of_a_chain_is_not_its_newest_value() -> None:
    found = scene(goal("5%", kind="growth"), measured=GROWTH)
    assert latest_since(found, find_start(found).value) is None


@pytest.mark.parametrize(
    ("known", "previous"),
    [
        pytest.param([2021, 2022, 2023], "2022-12-31: 22", id="the year before"),
        pytest.param([2023], "2020-12-31: 10", id="the baseline"),
        pytest.param([2019, 2020, 2023], "2020-12-31: 10", id="nothing before it"),
    ],
)
def test_the_value_before_the_newest(known: list[int], previous: str) -> None:
    one = goal(base=baseline(2020, "10亿元"))
    found = scene(one, *flows(*known))
    start = baseline_value(baseline(2020, "10亿元"), found.unit)
    assert told(previous_to(found, start, found.years[2023])) == previous


def test_before_a_value_of_the_baseline_s_own_year_there_is_none() -> None:
    found = scene(goal(base=baseline(2020, "10亿元")), *flows(2019, 2020))
    start = baseline_value(baseline(2020, "10亿元"), found.unit)
    assert previous_to(found, start, found.years[2020]) is None


def test_a_value_before_on_another_basis_is_not_compared() -> None:
    known = [
        seen(2021, "1亿元", basis="new"),
        seen(2022, "2亿元", basis="old"),
        seen(2023, "3亿元", basis="new"),
    ]
    found = scene(goal(), *known)
    assert previous_to(found, None, found.years[2023]) is None
    assert previous_to(found, None, found.years[2022]) is None
    assert previous_to(found, None, found.years[2021]) is None


@pytest.mark.parametrize(
    ("one", "used"),
    [
        pytest.param(goal(use_nowcast=True), True, id="a year inside"),
        pytest.param(goal(), False, id="nobody asked"),
        pytest.param(goal(by=2024, use_nowcast=True), False, id="the last year"),
        pytest.param(
            goal(kind="cumulative", use_nowcast=True), False, id="a sum has the part"
        ),
    ],
)
def test_where_an_estimate_stands_for_its_year(one: Goal, *, used: bool) -> None:
    found = scene(one, *flows(2023), seen("2024-H1", "15亿元"), as_of="2024-12-30")
    assert found.part is not None
    assert found.part.estimate == 30
    assert found.nowcast_used is used
    assert (2024 in found.years) is used
    if used:
        assert told(found.years[2024]) == "2024-12-31: 30"


@pytest.mark.parametrize(
    ("years", "gap"),
    [
        pytest.param([2022, 2023], False, id="no year missing"),
        pytest.param([2022, 2024], True, id="one missing"),
        pytest.param([2023], True, id="the first missing"),
        pytest.param([2022, 2027], False, id="the next is after the window"),
        pytest.param([2021], False, id="none inside"),
        pytest.param([2025, 2026], True, id="up to the last"),
        pytest.param([2026], True, id="all but the last"),
    ],
)
def test_a_chain_has_a_gap_where_a_year_inside_is_missing(
    years: list[int], *, gap: bool
) -> None:
    known = [seen(year, "5%") for year in years]
    found = scene(goal("5%", kind="growth"), *known, measured=GROWTH)
    assert found.has_gap is gap
    endless = scene(goal("5%", kind="growth", by=None), *known, measured=GROWTH)
    assert endless.has_gap is (gap or 2027 in years)


def test_before_the_first_year_there_is_nothing_to_chain_from() -> None:
    one = goal("5%", kind="growth", start="0001", by="0005")
    found = scene(one, seen("0001", "5%"), measured=GROWTH)
    assert found.years == {}
    assert found.has_gap


def test_the_first_published_values_may_be_looked_at() -> None:
    known = [
        seen(2023, "10亿元", published="2024-02-01"),
        seen(2023, "11亿元", published="2024-09-01"),
    ]
    files = registry(goal(), known=known)
    day = dt.date(2024, 12, 31)
    for first, number in ((False, "11"), (True, "10")):
        view = view_on(files, day, first=first)
        amounts = [each.amount for each in view.known["gdp"].values()]
        assert [str(each.number) for each in amounts if each is not None] == [number]
        assert (view.as_of, view.registry) == (day, files)
    assert view_on(files, day) == view_on(files, day, first=False)
