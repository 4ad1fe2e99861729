"""Two indicators held against each other: section 8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from plantrack.engine.bounds import Bounds, negative, plus, satisfied
from plantrack.engine.numbers import power, years
from plantrack.engine.scene import Scene, yearly_demand
from plantrack.engine.targets import POINTS, Demand, level_demand
from plantrack.engine.verdicts import Outcome, judged, not_assessed, settled
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.period import Period
from plantrack.model.plan import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationCase:
    """Two indicators over the same years, or their levels in the same year.

    ``difference`` is the first less the second: of average annual growth in
    percentage points, or of the levels. ``first`` and ``last`` are the years;
    ``broken`` is where one of the series breaks between them.
    """

    demand: Demand
    first: Value | None = None
    last: Value | None = None
    difference: Fraction | None = None
    bounds: Bounds | None = None
    rates: Mapping[str, Fraction] = field(default_factory=lambda: MappingProxyType({}))
    reason: Reason = Reason.NO_OBSERVATION
    broken: Period | None = None


def relation_of_levels(
    scene: Scene, target: Target, other: Mapping[int, Value]
) -> RelationCase:
    """Compare the levels of two indicators in the newest year both have."""
    demand = yearly_demand(scene, target, unit=scene.unit)
    common = [year for year in scene.years_in_window() if year in other]
    if not common:
        return RelationCase(demand=demand)
    year = max(common)
    one, two = scene.years[year], other[year]
    return RelationCase(
        demand=demand,
        last=one,
        difference=one.number - two.number,
        bounds=plus([one.bounds, negative(two.bounds)]),
        rates={"v": one.number, "w": two.number},
    )


def relation_of_growth(
    target: Target,
    scene: Scene,
    mine: Mapping[int, Value],
    other: Mapping[int, Value],
) -> RelationCase:
    """Compare average annual growth from the first to the newest year both have.

    ``mine`` and ``other`` are levels or chained indices by year. The first year is
    the year before the window, else the first of the window that both have.
    """
    demand = _points_demand(scene, target)
    last_year = scene.last_year
    common = sorted(
        year
        for year in mine
        if year in other
        and year >= scene.first_year - 1
        and (last_year is None or year <= last_year)
    )
    if not any(mine[year].parts or other[year].parts for year in common):
        # The base of a chained index is no observation.
        return RelationCase(demand=demand)
    first, last = common[0], common[-1]
    if first == last:
        return RelationCase(
            demand=demand, last=mine[last], reason=Reason.ONE_OBSERVATION
        )
    months = mine[last].month - mine[first].month
    one = _growth(mine[first], mine[last], months)
    two = _growth(other[first], other[last], months)
    if one is None or two is None:
        return RelationCase(demand=demand, last=mine[last], reason=Reason.UNDEFINED)
    return RelationCase(
        demand=demand,
        first=mine[first],
        last=mine[last],
        difference=one[0] - two[0],
        bounds=plus([one[1], negative(two[1])]),
        rates={"g": one[0], "f": two[0]},
    )


def judge_relation(scene: Scene, case: RelationCase) -> Outcome:
    """Judge a relation of two indicators."""
    if case.demand.op == "~":
        return not_assessed(Reason.TOLERANCE_MISSING)
    met = None if case.bounds is None else satisfied(case.bounds, case.demand.allowed)
    if scene.by is None and not met:
        return not_assessed(Reason.NO_DEADLINE)
    final = case.last is not None and _is_final(scene, case.last)
    if not final and scene.by is not None and scene.view.as_of > scene.by.last:
        return not_assessed(Reason.FINAL_VALUE_MISSING)
    if case.bounds is None:
        return not_assessed(case.reason)
    if final:
        return settled(met)
    if case.broken is not None:
        return not_assessed(Reason.SERIES_BREAK)
    if met is None:
        return not_assessed(Reason.BOUND_UNDECIDED)
    return judged(Verdict.ON_TRACK if met else Verdict.OFF_TRACK)


def _is_final(scene: Scene, last: Value) -> bool:
    """Tell whether nothing later can change what is known; met will do when open."""
    return scene.by is None or last.month >= scene.by.last_month


def _points_demand(scene: Scene, target: Target) -> Demand:
    """Return what is asked of a difference of growth rates, in percentage points."""
    return level_demand(
        scene.goal,
        scene.indicator,
        target,
        unit=POINTS,
        baseline=None,
        latest=None,
    )


def _growth(old: Value, new: Value, months: int) -> tuple[Fraction, Bounds] | None:
    """Return average annual growth in percent, and all that the bounds allow."""
    if old.number <= 0 or new.number <= 0:
        return None

    def rate(low: Fraction, high: Fraction) -> Fraction:
        return 100 * (power(high / low, 1 / years(months)) - 1)

    least = (
        None
        if old.bounds.high is None or new.bounds.low is None or new.bounds.low <= 0
        else rate(old.bounds.high, new.bounds.low)
    )
    most = (
        None
        if old.bounds.low is None or new.bounds.high is None or old.bounds.low <= 0
        else rate(old.bounds.low, new.bounds.high)
    )
    return rate(old.number, new.number), Bounds(
        least,
        most,
        new.bounds.low_included and old.bounds.high_included,
        new.bounds.high_included and old.bounds.low_included,
    )
