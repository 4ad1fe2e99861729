"""The verdict of a sum over a window: section 7 of the method."""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.bounds import Bounds, satisfied
from plantrack.engine.cumulative import SumCase
from plantrack.engine.numbers import exact
from plantrack.engine.verdicts import Outcome, judged, not_assessed, settled
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.plan import Bands

_HALF = Fraction(1, 2)


def judge_sum(case: SumCase, bands: Bands) -> Outcome:
    """Judge a cumulative goal."""
    if case.demand.op == "~":
        return not_assessed(Reason.TOLERANCE_MISSING)
    if case.by is None:
        met = satisfied(case.bounds, case.demand.allowed) if case.runs else False
        floor = not case.demand.is_ceiling
        if met is True and floor:
            return judged(Verdict.ACHIEVED)
        return not_assessed(Reason.NO_DEADLINE)
    decided = _decided(case)
    if decided is not None:
        return decided
    if not case.runs:
        return not_assessed(Reason.NO_OBSERVATION)
    return _ceiling(case, bands) if case.demand.is_ceiling else _floor(case, bands)


def _decided(case: SumCase) -> Outcome | None:
    """The sum is final, has passed its limit, or can no longer be known."""
    met = satisfied(case.bounds, case.demand.allowed) if case.runs else False
    if case.runs and case.months_known == case.months_in_window:
        return settled(met)
    if case.runs and _is_passed(case):
        return judged(Verdict.MISSED)
    if case.runs and met is True and case.demand.op in (">=", ">"):
        return judged(Verdict.ACHIEVED)
    if case.runs and met is None and _number_decides(case):
        return not_assessed(Reason.BOUND_UNDECIDED)
    if case.by is not None and case.as_of > case.by.last:
        return not_assessed(Reason.FINAL_VALUE_MISSING)
    return None


def _is_passed(case: SumCase) -> bool:
    """Tell whether every sum known so far lies beyond the upper limit."""
    upper = case.demand.allowed
    if upper.high is None:
        return False
    below = Bounds(None, upper.high, high_included=upper.high_included)
    return satisfied(case.bounds, below) is False


def _number_decides(case: SumCase) -> bool:
    """Tell whether the number written would decide what its bound leaves open."""
    inside = case.demand.allowed.holds(case.known)
    return not inside if case.demand.is_ceiling else inside


def _floor(case: SumCase, bands: Bands) -> Outcome:
    if Fraction(case.months_known, case.months_so_far) < _HALF:
        return not_assessed(Reason.GAPS)
    planned = case.planned_so_far()
    if case.known >= exact(bands.on_track) * planned:
        return judged(Verdict.ON_TRACK)
    if case.known >= exact(bands.at_risk) * planned:
        return judged(Verdict.AT_RISK)
    return judged(Verdict.OFF_TRACK)


def _ceiling(case: SumCase, bands: Bands) -> Outcome:
    """Judge a cap: at most the planned flow; 1/pace is held against the bands."""
    planned = case.planned_so_far()
    if case.known <= planned:
        return judged(Verdict.ON_TRACK)
    if planned >= exact(bands.at_risk) * case.known:
        return judged(Verdict.AT_RISK)
    return judged(Verdict.OFF_TRACK)
