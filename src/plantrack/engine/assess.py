"""From a registry and a day to a scorecard."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from plantrack.engine.assess_direction import assess_direction
from plantrack.engine.assess_level import assess_level
from plantrack.engine.assess_milestone import assess_milestone
from plantrack.engine.assess_relation import assess_relation
from plantrack.engine.assess_sum import assess_sum
from plantrack.engine.assess_yearly import assess_average, assess_every_year
from plantrack.engine.counts import count
from plantrack.engine.figures import calendar_elapsed, complete
from plantrack.engine.notes import note, revision_note, waiver_note
from plantrack.engine.rules import PACE
from plantrack.engine.rules.headline import with_rules
from plantrack.engine.scene import View, scene_of, view_on
from plantrack.engine.targets import promise_on
from plantrack.model.assessment import (
    Assessment,
    Forecast,
    Judged,
    Key,
    NotAssessed,
    Reason,
    Verdict,
)
from plantrack.model.plan import Goal, Kind, Registry
from plantrack.model.scorecard import Scorecard


def assess_plan(
    registry: Registry,
    *,
    as_of: dt.date,
    rule: str | None = None,
    all_rules: bool = False,
) -> Scorecard:
    """Judge every goal on what was known on ``as_of``.

    ``rule`` is the headline rule, the plan's own where it is ``None``.
    ``all_rules`` asks for the judgement of every authority's rule too.
    """
    headline = rule or registry.plan.rule
    view = view_on(registry, as_of)
    first = view_on(registry, as_of, first=True)

    def assess(goal: Goal) -> Assessment:
        found = assess_goal(view, goal, rule=headline, all_rules=all_rules)
        return _with_flip(found, view, first, rule=headline)

    assessments = tuple(assess(goal) for goal in registry.goals.values())
    return Scorecard(
        plan=registry.plan,
        as_of=as_of,
        rule=headline,
        assessments=assessments,
        counts=count(assessments),
    )


def assess_goal(
    view: View, goal: Goal, *, rule: str = PACE, all_rules: bool = False
) -> Assessment:
    """Judge one goal on what ``view`` holds, by a rule of ``rules.RULES``."""
    assessment = _by_pace(view, goal)
    if rule == PACE and not all_rules:
        return assessment
    return with_rules(view, assessment, headline=rule, side_by_side=all_rules)


def _by_pace(view: View, goal: Goal) -> Assessment:
    indicator = None
    if goal.indicator is not None:
        indicator = view.registry.indicators[goal.indicator]
    if goal.kind is Kind.MILESTONE:
        return assess_milestone(view, goal, indicator)
    if goal.kind is Kind.QUALITATIVE or indicator is None:
        return _in_words(view, goal)
    scene = scene_of(view, goal, indicator)
    match goal.kind:
        case Kind.LEVEL | Kind.GROWTH | Kind.CHANGE | Kind.RANK:
            return assess_level(scene)
        case Kind.CUMULATIVE:
            return assess_sum(scene)
        case Kind.EVERY_YEAR:
            return assess_every_year(scene)
        case Kind.AVERAGE:
            return assess_average(scene)
        case Kind.RELATION:
            return assess_relation(scene)
        case Kind.DIRECTION:
            return assess_direction(scene)


def _in_words(view: View, goal: Goal) -> Assessment:
    promise = promise_on(goal, view.as_of)
    figures = {
        Key.CALENDAR_ELAPSED: calendar_elapsed(
            start=goal.start, by=promise.by, as_of=view.as_of
        )
    }
    notes = (
        *revision_note(goal, promise.revised_on, promise.target),
        *waiver_note(goal, view.as_of),
    )
    return Assessment(
        goal=goal,
        indicator=None,
        judgement=NotAssessed(Reason.QUALITATIVE),
        start=goal.start,
        by=promise.by,
        target=promise.target,
        original_by=goal.by if promise.revised_on else None,
        figures=complete(figures, otherwise="qualitative"),
        forecast=Forecast(reason="kind"),
        notes=notes,
    )


def _with_flip(
    assessment: Assessment, view: View, first: View, *, rule: str
) -> Assessment:
    """Note a verdict that revised values changed."""
    goal = assessment.goal
    names = [each for each in (goal.indicator, goal.relative_to) if each is not None]
    if all(view.known[name] == first.known[name] for name in names):
        return assessment
    before = assess_goal(first, goal, rule=rule)
    if before.verdict == assessment.verdict:
        return assessment
    flip = note("revision-flip", a=_name(before), b=_name(assessment))
    return replace(assessment, notes=(*assessment.notes, flip))


def _name(assessment: Assessment) -> Verdict | Reason:
    judgement = assessment.judgement
    return judgement.verdict if isinstance(judgement, Judged) else judgement.reason
