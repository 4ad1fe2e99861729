"""What moved between two days, or between two states of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plantrack.engine.assess import assess_goal
from plantrack.engine.scene import View, view_on
from plantrack.engine.targets import promise_on
from plantrack.engine.vintages import Known
from plantrack.model.assessment import Assessment
from plantrack.model.difference import (
    Cause,
    CauseKind,
    Difference,
    Movement,
    Origin,
)
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal, Registry


def compare(
    before: Registry, after: Registry, *, before_day: dt.date, after_day: dt.date
) -> Difference:
    """Return what moved from ``before`` on one day to ``after`` on another.

    A goal moved where its judgement or its latest value differs, or where it is
    only in one of the two.
    """
    old, new = view_on(before, before_day), view_on(after, after_day)
    ids = list(dict.fromkeys([*before.goals, *after.goals]))
    movements = [_movement(old, new, goal_id) for goal_id in ids]
    return Difference(
        plan=after.plan,
        before=before_day,
        after=after_day,
        movements=tuple(each for each in movements if each is not None),
        goals=len(ids),
    )


def _movement(old: View, new: View, goal_id: str) -> Movement | None:
    earlier, later = old.registry.goals.get(goal_id), new.registry.goals.get(goal_id)
    before = None if earlier is None else assess_goal(old, earlier)
    after = None if later is None else assess_goal(new, later)
    if earlier is None or later is None or before is None or after is None:
        cause = Cause(kind=CauseKind.PROMISE)
        return Movement(
            goal=goal_id,
            before=before,
            after=after,
            causes=(cause,),
            origin=Origin.PROMISE,
        )
    if before.judgement == after.judgement and _number(before) == _number(after):
        return None
    causes = tuple(_causes(old, new, earlier, later))
    origin = None
    if before.judgement != after.judgement:
        origin = _origin(old, new, earlier, later, before=before, after=after)
    return Movement(
        goal=goal_id, before=before, after=after, causes=causes, origin=origin
    )


def _causes(old: View, new: View, earlier: Goal, later: Goal) -> Iterator[Cause]:
    if promise_on(earlier, old.as_of) != promise_on(later, new.as_of):
        yield Cause(kind=CauseKind.PROMISE)
    elif _definition(old, earlier) != _definition(new, later):
        yield Cause(kind=CauseKind.DEFINITION)
    found = list(_observations(old, new, later))
    yield from found
    if not found and old.as_of != new.as_of:
        yield Cause(kind=CauseKind.TIME)


def _observations(old: View, new: View, goal: Goal) -> Iterator[Cause]:
    for name in _indicators(goal):
        first, second = old.known.get(name, {}), new.known.get(name, {})
        for period in sorted({*first, *second}):
            before, after = first.get(period), second.get(period)
            if before is None:
                yield Cause(kind=CauseKind.NEW, after=after)
            elif after is None:
                yield Cause(kind=CauseKind.REMOVED, before=before)
            elif _content(before) != _content(after):
                yield Cause(kind=CauseKind.REVISED, before=before, after=after)


def _origin(
    old: View,
    new: View,
    earlier: Goal,
    later: Goal,
    *,
    before: Assessment,
    after: Assessment,
) -> Origin:
    """Tell a verdict that revised values moved from one that new ones did.

    The goal is judged once more on the later day with no period that was unknown
    before: where that alone gives the later verdict, the past was rewritten.
    """
    if promise_on(earlier, old.as_of) != promise_on(later, new.as_of):
        return Origin.PROMISE
    known = {
        name: _revised_only(old.known.get(name, {}), new.known[name])
        for name in new.known
    }
    revised = assess_goal(replace(new, known=known), later).judgement
    changed = any(
        known.get(name, {}) != old.known.get(name, {}) for name in _indicators(later)
    )
    grown = any(
        set(new.known.get(name, {})) - set(old.known.get(name, {}))
        for name in _indicators(later)
    )
    if changed and revised == after.judgement:
        return Origin.REVISION
    if not grown and not changed and revised != before.judgement:
        return Origin.TIME
    return Origin.PERFORMANCE


def _revised_only(old: Known, new: Known) -> Known:
    return {period: new[period] for period in old if period in new}


def _indicators(goal: Goal) -> list[str]:
    return [each for each in (goal.indicator, goal.relative_to) if each is not None]


def _definition(view: View, goal: Goal) -> Mapping[str, object]:
    """Return what a goal is judged by, without where it stands in the file."""
    indicators = [view.registry.indicators.get(name) for name in _indicators(goal)]
    baseline = goal.baseline
    return {
        "baseline": None
        if baseline is None
        else (baseline.period, baseline.amount, baseline.basis),
        "window": (goal.start, goal.kind, goal.path, dict(goal.steps)),
        "measures": [each and (each.unit, each.measure) for each in indicators],
        "bands": view.registry.plan.bands,
    }


def _content(observation: Observation) -> tuple[object, ...]:
    return (observation.amount, observation.status, observation.basis)


def _number(assessment: Assessment) -> object:
    latest = assessment.latest
    return None if latest is None else (latest.period, latest.number, latest.qualifier)
