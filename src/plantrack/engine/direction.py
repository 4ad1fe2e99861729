"""A promise of movement without a number: section 8."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.bounds import Bounds, negative, plus, satisfied
from plantrack.engine.scene import Scene
from plantrack.engine.verdicts import Outcome, judged, not_assessed, settled
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Reason, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionCase:
    """A promise of movement without a number; ``sign`` is +1 for an increase."""

    sign: int
    start: Value | None
    latest: Value | None
    previous: Value | None


def judge_direction(scene: Scene, case: DirectionCase) -> Outcome:
    """Judge a direction goal."""
    if scene.by is None:
        return not_assessed(Reason.NO_DEADLINE)
    if case.start is None:
        return not_assessed(Reason.NO_BASELINE)
    final = case.latest is not None and case.latest.month >= scene.by.last_month
    if not final and scene.view.as_of > scene.by.last:
        return not_assessed(Reason.FINAL_VALUE_MISSING)
    if case.latest is None:
        return not_assessed(Reason.NO_OBSERVATION)
    if case.latest.month <= case.start.month:
        return not_assessed(Reason.NO_OBSERVATION_SINCE_BASELINE)
    moved = moves(case.start, case.latest, case.sign)
    if final or moved is None:
        return settled(moved)
    if moved is False:
        return judged(Verdict.OFF_TRACK)
    last = (
        None if case.previous is None else moves(case.previous, case.latest, case.sign)
    )
    if last is None:
        return not_assessed(Reason.BOUND_UNDECIDED)
    if last:
        return judged(Verdict.ON_TRACK)
    return judged(Verdict.AT_RISK, "last-change-adverse")


def moves(old: Value, new: Value, sign: int) -> bool | None:
    """Tell whether a value moved as ``sign`` says; ``None`` where bounds hide it."""
    change = plus([new.bounds, negative(old.bounds)])
    right = Bounds(Fraction(0), None, low_included=False)
    return satisfied(change if sign > 0 else negative(change), right)
