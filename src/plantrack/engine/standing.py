"""On which side of every edge a level stands: what its verdict is made of.

A verdict over one moving number, the baseline or the latest value, may hold on a
stretch of any width. What it is made of moves one way only: the sides of the fixed
edges over the whole line, the bands between two changes of side. So every stretch has
ends that halving finds, and none is passed over.
"""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.cumulative import SumCase
from plantrack.engine.level import LevelCase
from plantrack.engine.numbers import exact
from plantrack.model.plan import Bands

Side = int | None


def sides(case: LevelCase) -> tuple[Side, ...]:
    """Tell on which side of each other the baseline, the value, T and the path lie."""
    b, v, demand, latest = case.b, case.v, case.demand, case.facts.latest
    previous = case.facts.previous
    low = high = number = due = None
    if demand is not None:
        low, high, number = demand.allowed.low, demand.allowed.high, demand.number
    if case.path is not None and latest is not None:
        due = case.path.at(latest.month)
    before = None if previous is None else previous.number
    zero = Fraction(0)
    pairs = (
        *((b, each) for each in (zero, low, high, number, due, v)),
        *((v, each) for each in (zero, low, high, due, before)),
        *((number, each) for each in (zero, low, due)),
    )
    return tuple(_side(one, other) for one, other in pairs)


def bands_reached(case: LevelCase, bands: Bands) -> tuple[bool | None, ...]:
    """Tell which of the plan's bands the pace and the catch-up reach."""
    pace, catch_up, slack = case.pace(), case.catch_up(), case.slack
    return (
        None if pace is None else pace >= exact(bands.on_track) - slack,
        None if pace is None else pace >= exact(bands.at_risk) - slack,
        None if catch_up is None else catch_up <= exact(bands.catch_up) + slack,
    )


def sides_of_sum(case: SumCase) -> tuple[Side, ...]:
    """Tell on which side of its limits a sum lies, and to which end of a range."""
    low, high = case.demand.allowed.low, case.demand.allowed.high
    pairs = ((case.known, low), (case.known, high), (case.demand.number, low))
    return tuple(_side(one, other) for one, other in pairs)


def _side(one: Fraction | None, other: Fraction | None) -> Side:
    if one is None or other is None:
        return None
    return (one > other) - (one < other)
