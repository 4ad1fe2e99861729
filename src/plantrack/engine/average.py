"""The mean of the yearly values satisfies the target: section 8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from plantrack.engine.bounds import Bounds, plus, satisfied, scaled, single
from plantrack.engine.breaks import break_in_years
from plantrack.engine.scene import Scene, yearly_demand
from plantrack.engine.targets import Demand
from plantrack.engine.verdicts import Outcome, judged, not_assessed, settled
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.period import Period
from plantrack.model.plan import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanCase:
    """The mean of the yearly values so far and what is left of the window.

    ``needed`` is the mean that the unknown years must have for the whole to reach
    the target, and ``needed_bounds`` every mean that would do; ``None`` where no
    year is left or none is known. ``broken`` is where the series breaks among the
    years.
    """

    demand: Demand
    years: Mapping[int, Value]
    mean: Fraction | None = None
    bounds: Bounds | None = None
    needed: Fraction | None = None
    needed_bounds: Bounds | None = None
    broken: Period | None = None


def mean_case(scene: Scene, target: Target) -> MeanCase:
    """Return the mean of the known years of the window."""
    known = scene.years_in_window()
    if not known:
        demand = yearly_demand(scene, target, unit=scene.unit)
        return MeanCase(demand=demand, years=known)
    share = Fraction(1, len(known))
    total = sum((each.number for each in known.values()), Fraction(0))
    demand = yearly_demand(scene, target, unit=scene.unit, latest=total * share)
    case = MeanCase(
        demand=demand,
        years=known,
        mean=total * share,
        bounds=scaled(plus(each.bounds for each in known.values()), share),
        broken=break_in_years(scene),
    )
    left = scene.years_planned - len(known)
    if left <= 0:
        return case
    rest = Fraction(left + len(known), left)
    return replace(
        case,
        needed=demand.number * rest - total / left,
        needed_bounds=plus([scaled(demand.allowed, rest), single(-total / left)]),
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
    needed = case.needed_bounds
    if needed is None:
        return False
    return any(needed.holds(each.number) for each in case.years.values())
