"""What moved between two days, or between two states of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plantrack.engine.assess import assess_goal
from plantrack.engine.scene import View, view_on
from plantrack.engine.targets import promise_on
from plantrack.engine.vintages import Known
from plantrack.model.assessment import Assessment, Judgement
from plantrack.model.difference import (
    Cause,
    CauseKind,
    Difference,
    Movement,
    Origin,
)
from plantrack.model.observation import Observation
from plantrack.model.plan import Baseline, Goal, Registry


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
    before = None if earlier is None else _assess(old, earlier)
    after = None if later is None else _assess(new, later)
    if earlier is None or later is None or before is None or after is None:
        kind = CauseKind.ADDED if before is None else CauseKind.DROPPED
        return Movement(
            goal=goal_id,
            before=before,
            after=after,
            causes=(Cause(kind=kind),),
            origin=Origin.PROMISE,
        )
    if before.judgement == after.judgement and _number(before) == _number(after):
        return None
    change = _Change(old, new, earlier, later)
    origin = None
    if before.judgement != after.judgement:
        origin = _origin(change, after.judgement)
    return Movement(
        goal=goal_id,
        before=before,
        after=after,
        causes=tuple(_causes(change)),
        origin=origin,
    )


def _assess(view: View, goal: Goal) -> Assessment:
    """Judge a goal by the plan's own rule, as every other command does."""
    return assess_goal(view, goal, rule=view.registry.plan.rule)


@dataclass(frozen=True, slots=True)
class _Change:
    """A goal that is in both states, and what is known of it in each."""

    old: View
    new: View
    earlier: Goal
    later: Goal

    def past(self) -> Mapping[str, Known]:
        """Return what was known before, by the names that indicators have now."""
        return {
            now: self.old.known.get(now if self._was_there(now) else was, {})
            for was, now in self._indicators()
        }

    def is_promise(self) -> bool:
        """Tell whether another target or deadline is in force."""
        before = promise_on(self.earlier, self.old.as_of)
        return before != promise_on(self.later, self.new.as_of)

    def is_definition(self) -> bool:
        """Tell whether the goal is judged on something else, or otherwise."""
        switched = any(
            was != now and self._was_there(now) for was, now in self._indicators()
        )
        before = _definition(self.old, self.earlier)
        return switched or before != _definition(self.new, self.later)

    def _indicators(self) -> list[tuple[str, str]]:
        """Return the names of the goal's indicators before and now."""
        pairs = (
            (self.earlier.indicator, self.later.indicator),
            (self.earlier.relative_to, self.later.relative_to),
        )
        return [(was or "", now) for was, now in pairs if now is not None]

    def _was_there(self, name: str) -> bool:
        """Tell whether the name is older than the change, and so no new name."""
        return name in self.old.registry.indicators


def _causes(change: _Change) -> Iterator[Cause]:
    found = [Cause(kind=CauseKind.PROMISE)] if change.is_promise() else []
    if not found and change.is_definition():
        found.append(Cause(kind=CauseKind.DEFINITION))
    found += _observations(change)
    if not found and change.old.as_of != change.new.as_of:
        found.append(Cause(kind=CauseKind.TIME))
    yield from found


def _observations(change: _Change) -> Iterator[Cause]:
    for name, first in change.past().items():
        second = change.new.known.get(name, {})
        for period in sorted({*first, *second}):
            before, after = first.get(period), second.get(period)
            if before is None:
                yield Cause(kind=CauseKind.NEW, after=after)
            elif after is None:
                yield Cause(kind=CauseKind.REMOVED, before=before)
            elif _content(before) != _content(after):
                yield Cause(kind=CauseKind.REVISED, before=before, after=after)


def _origin(change: _Change, judgement: Judgement) -> Origin:
    """Tell a verdict that revised values moved from one that new ones did.

    The goal is judged once more on the later day, on what was known before: where
    that gives the later verdict, what it is judged by has changed. Then with no
    period that was unknown before: where that alone gives the later verdict, the
    past was rewritten.
    """
    if change.is_promise():
        return Origin.PROMISE
    past = change.past()
    if change.is_definition() and _judged_on(change, past) == judgement:
        return Origin.DEFINITION
    causes = {each.kind for each in _observations(change)}
    revised = {
        name: {period: now[period] for period in past[name] if period in now}
        for name, now in change.new.known.items()
        if name in past
    }
    rewritten = causes & {CauseKind.REVISED, CauseKind.REMOVED}
    if rewritten and _judged_on(change, revised) == judgement:
        return Origin.REVISION
    return Origin.PERFORMANCE if causes else Origin.TIME


def _judged_on(change: _Change, known: Mapping[str, Known]) -> Judgement:
    view = replace(change.new, known={**change.new.known, **known})
    return _assess(view, change.later).judgement


def _definition(view: View, goal: Goal) -> tuple[object, ...]:
    """Return what a goal is judged by, without where it stands in the file."""
    plan = view.registry.plan
    named = (goal.indicator, goal.relative_to)
    measured = [view.registry.indicators.get(each or "") for each in named]
    return (
        *(_level(each) for each in (goal.baseline, goal.reference)),
        (goal.start, goal.kind, goal.path, goal.steps, goal.tolerance),
        (goal.of_level, goal.planned_growth, goal.use_nowcast),
        *(each and (each.unit, each.measure, each.year_value) for each in measured),
        *(each and (each.better, each.limit) for each in measured),
        (plan.bands, plan.rule, plan.year_starts),
    )


def _level(baseline: Baseline | None) -> tuple[object, ...]:
    if baseline is None:
        return ()
    return (baseline.period, baseline.amount, baseline.basis)


def _content(observation: Observation) -> tuple[object, ...]:
    amount, yoy = observation.amount, observation.yoy
    return (amount, observation.status, observation.basis, yoy)


def _number(assessment: Assessment) -> object:
    latest = assessment.latest
    return None if latest is None else (latest.period, latest.number, latest.qualifier)
