"""What a verdict is made of: the sides of its edges and the bands that are reached."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from engine.plans import goal, indicator, promise
from engine.values import bounds, value
from plantrack.engine.cumulative import SumCase
from plantrack.engine.level import LevelCase, LevelFacts, solve
from plantrack.engine.standing import bands_reached, sides, sides_of_sum
from plantrack.engine.targets import Demand
from plantrack.model.period import Period
from plantrack.model.plan import Bands
from plantrack.notation.amounts import parse_unit

AS_OF = dt.date(2026, 6, 30)


def level(
    target: str, base: str | None, *known: tuple[int, str], unit: str = "%"
) -> LevelCase:
    """Return the case of a level with a baseline in 2021; the last value is judged."""
    measure = "flow" if unit == "亿元" else "ratio"
    values = [value(year, words) for year, words in known]
    return solve(
        LevelFacts(
            goal=goal(target),
            indicator=indicator(unit=unit, measure=measure),
            unit=parse_unit(unit),
            target=promise(target),
            start=Period.of_year(2022),
            by=Period.of_year(2026),
            as_of=AS_OF,
            baseline=None if base is None else value(2021, base),
            latest=values[-1] if values else None,
            previous=values[-2] if len(values) > 1 else None,
        )
    )


def test_every_number_stands_on_a_side_of_every_edge() -> None:
    # from 0.5 to 100 the line is at 40.3 in 2023
    found = sides(level("100%", "0.5%", (2022, "45%"), (2023, "40%")))
    baseline = (1, -1, None, -1, -1, -1)  # 0, the low end, no high end, T, due, v
    latest = (1, -1, None, -1, -1)  # 0, the low end, no high end, due, before
    target = (1, 0, 1)  # 0, the low end, due
    assert found == (*baseline, *latest, *target)


def test_what_is_not_known_stands_on_no_side() -> None:
    assert set(sides(level("约100%", None))[:11]) == {None}


@pytest.mark.parametrize(
    ("latest", "reached"),
    [
        pytest.param((2023, "38%"), (True, True, True), id="pace 0.95"),
        pytest.param((2023, "37.9%"), (False, True, True), id="pace under 0.95"),
        pytest.param((2023, "24%"), (False, True, False), id="pace 0.60"),
        pytest.param((2023, "23.9%"), (False, False, False), id="pace under 0.60"),
        pytest.param((2025, "78%"), (True, True, True), id="catch-up 1.10"),
        pytest.param((2025, "77.9%"), (True, True, False), id="catch-up over 1.10"),
        pytest.param((2021, "5%"), (None, None, True), id="no pace"),
        pytest.param((2026, "90%"), (False, True, None), id="no catch-up"),
    ],
)
def test_a_band_holds_its_edge(
    latest: tuple[int, str], reached: tuple[bool | None, ...]
) -> None:
    assert bands_reached(level("100%", "0%", latest), Bands()) == reached


@pytest.mark.parametrize(
    ("target", "base", "latest", "reached"),
    [
        # 10 % a year: 100 becomes 161.051 in five; 9.5 and 6 % in the first
        pytest.param(
            "161.051亿元", "100亿元", (2022, "109.5亿元"), (True, True), id="0.95"
        ),
        pytest.param(
            "161.051亿元", "100亿元", (2022, "106亿元"), (False, True), id="0.60"
        ),
        # 111 becomes 178.76661; 161.051 needs 11 % in the last year
        pytest.param(
            "178.76661亿元",
            "111亿元",
            (2025, "161.051亿元"),
            (True, True, True),
            id="1.10",
        ),
    ],
)
def test_what_a_root_leaves_out_does_not_count(
    target: str, base: str, latest: tuple[int, str], reached: tuple[bool, ...]
) -> None:
    case = level(target, base, latest, unit="亿元")
    assert bands_reached(case, Bands())[: len(reached)] == reached


def test_a_sum_stands_on_a_side_of_its_limits() -> None:
    case = SumCase(
        demand=Demand("range", Fraction(100), bounds("[100, 400]")),
        start=Period.of_year(2022),
        by=Period.of_year(2026),
        as_of=AS_OF,
        runs=(value(2022, "250亿元"),),
    )
    assert sides_of_sum(case) == (1, -1, 0)


def test_at_the_end_no_rate_is_required_any_more() -> None:
    assert level("100%", "0%", (2026, "100%")).required_rate() is None
    assert level("100%", "0%", (2025, "100%")).required_rate() == 0
