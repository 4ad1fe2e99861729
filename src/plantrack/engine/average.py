"""The mean of the yearly values satisfies the target: section 8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.bounds import Bounds, plus, satisfied, scaled
from plantrack.engine.scene import Scene, yearly_demand
from plantrack.engine.targets import Demand
from plantrack.engine.verdicts import Outcome, judged, not_assessed, settled
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.plan import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanCase:
    """The mean of the yearly values so far and what is left of the window.

    ``needed`` is the mean that the unknown years must have for the whole to reach
    the target, ``None`` where no year is left or none is known.
    """

    demand: Demand
    years: Mapping[int, Value]
    mean: Fraction | None = None
    bounds: Bounds | None = None
    needed: Fraction | None = None


def mean_case(scene: Scene, target: Target) -> MeanCase:
    """Return the mean of the known years of the window."""
    demand = yearly_demand(scene, target, unit=scene.unit)
    known = scene.years_in_window()
    if not known:
        return MeanCase(demand=demand, years=known)
    share = Fraction(1, len(known))
    total = sum((each.number for each in known.values()), Fraction(0))
    left = scene.years_planned - len(known)
    needed = None
    if left > 0:
        needed = (demand.number * (left + len(known)) - total) / left
    return MeanCase(
        demand=demand,
        years=known,
        mean=total * share,
        bounds=scaled(plus(each.bounds for each in known.values()), share),
        needed=needed,
    )


def judge_average(scene: Scene, case: MeanCase) -> Outcome:
    """Judge an average goal."""
    if case.demand.op == "~":
        return not_assessed(Reason.TOLERANCE_MISSING)
    if scene.by is None:
        return not_assessed(Reason.NO_DEADLINE)
    met = None if case.bounds is None else satisfied(case.bounds, case.demand.allowed)
    if scene.all_years_known():
        return settled(met)
    if scene.view.as_of > scene.by.last:
        return not_assessed(Reason.FINAL_VALUE_MISSING)
    if case.bounds is None or case.mean is None:
        return not_assessed(Reason.NO_OBSERVATION)
    if met is True:
        return judged(Verdict.ON_TRACK)
    if met is None and case.demand.allowed.holds(case.mean):
        return not_assessed(Reason.BOUND_UNDECIDED)
    return judged(Verdict.AT_RISK if _was_reached(case) else Verdict.OFF_TRACK)


def _was_reached(case: MeanCase) -> bool:
    """Tell whether a known year had what the years left need on the mean."""
    if case.needed is None:
        return False
    needed, numbers = case.needed, [each.number for each in case.years.values()]
    if case.demand.direction(None) > 0:
        return max(numbers) >= needed
    return min(numbers) <= needed
