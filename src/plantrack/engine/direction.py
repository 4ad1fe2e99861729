"""A promise of movement without a number: section 8."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    broken: bool = False


def judge_direction(scene: Scene, case: DirectionCase) -> Outcome:
    """Judge a direction goal."""
    if scene.by is None:
        return not_assessed(Reason.NO_DEADLINE)
    if case.start is None:
        return not_assessed(Reason.NO_BASELINE)
    final = case.latest is not None and case.latest.month >= scene.by.last_month
    if not final and scene.view.as_of > scene.by.last:
        return not_assessed(Reason.FINAL_VALUE_MISSING)
    if case.broken and not final:
        return not_assessed(Reason.SERIES_BREAK)
    if case.latest is None:
        return not_assessed(Reason.NO_OBSERVATION)
    if case.latest.month <= case.start.month:
        return not_assessed(Reason.NO_OBSERVATION_SINCE_BASELINE)
    moved = moves(_as_far_as(case.start, case.latest), case.latest, case.sign)
    if moved is None and not case.start.bounds.is_number:
        return not_assessed(Reason.BASELINE_BOUND)
    return settled(moved) if final or moved is None else _so_far(case, moved=moved)


def _so_far(case: DirectionCase, *, moved: bool) -> Outcome:
    """Judge before the window ends; ``moved`` says that the mean is right."""
    if not moved or case.latest is None:
        return judged(Verdict.OFF_TRACK)
    if case.previous is None:
        return judged(Verdict.AT_RISK)
    last = moves(case.previous, case.latest, case.sign)
    if last is None:
        return not_assessed(Reason.BOUND_UNDECIDED)
    if last:
        return judged(Verdict.ON_TRACK)
    return judged(Verdict.AT_RISK, "last-change-adverse")


def _as_far_as(start: Value, latest: Value) -> Value:
    """Return a bounded baseline with no number beyond the latest value's."""
    low, high, end = start.bounds.low, start.bounds.high, latest.number
    if start.bounds.is_number or end == start.number:
        return start
    if end > start.number:
        bounds = Bounds(low, end if high is None else min(high, end))
    else:
        bounds = Bounds(end if low is None else max(low, end), high)
    return replace(
        start,
        bounds=replace(
            bounds,
            low_included=start.bounds.low_included or bounds.low != low,
            high_included=start.bounds.high_included or bounds.high != high,
        ),
    )


def moves(old: Value, new: Value, sign: int) -> bool | None:
    """Tell whether a value moved as ``sign`` says; ``None`` where bounds hide it."""
    change = plus([new.bounds, negative(old.bounds)])
    right = Bounds(Fraction(0), None, low_included=False)
    return satisfied(change if sign > 0 else negative(change), right)
