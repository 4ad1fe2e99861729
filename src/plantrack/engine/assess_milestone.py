"""A milestone, from its reports to an assessment."""

from __future__ import annotations

from plantrack.engine.figures import (
    calendar_elapsed,
    complete,
    due_on,
    elapsed,
    figure,
    undefined,
)
from plantrack.engine.level import steps_of
from plantrack.engine.milestone import MilestoneCase, judge_milestone, milestone_case
from plantrack.engine.notes import (
    latest_notes,
    revision_note,
    value_notes,
    waiver_note,
)
from plantrack.engine.numbers import decimal
from plantrack.engine.scene import View
from plantrack.engine.targets import PERCENT, promise_on
from plantrack.engine.year_values import Value, reading, value_of
from plantrack.model.assessment import Assessment, Bar, Figure, Forecast, Key
from plantrack.model.plan import Goal, Indicator


def assess_milestone(view: View, goal: Goal, indicator: Indicator | None) -> Assessment:
    """Judge something that is done or not, with or without an indicator."""
    promise = promise_on(goal, view.as_of)
    reports: list[Value] = []
    if indicator is not None:
        known = view.known[indicator.id]
        reports = [value_of(each, PERCENT) for each in known.values()]
    case = milestone_case(goal.start, promise.by, reports, steps_of(goal, PERCENT))
    is_over = promise.by is not None and view.as_of > promise.by.last
    outcome = judge_milestone(
        case, by=promise.by, is_over=is_over, bands=view.registry.plan.bands
    )
    notes = [
        *revision_note(goal, promise.revised_on, promise.target),
        *waiver_note(goal, view.as_of),
        *value_notes([case.latest]),
        *latest_notes(case.latest),
    ]
    revised = promise.revised_on is not None
    return Assessment(
        goal=goal,
        indicator=indicator,
        judgement=outcome.judgement,
        start=goal.start,
        by=promise.by,
        unit=None if indicator is None else PERCENT,
        target=promise.target,
        original_target=goal.target if revised else None,
        original_by=goal.by if revised else None,
        latest=None if case.latest is None else reading(case.latest),
        figures=complete(_milestone_figures(view, goal, case)),
        forecast=Forecast(reason="kind"),
        notes=tuple(notes),
        points=tuple(
            reading(each) for each in sorted(reports, key=lambda each: each.period)
        ),
        bar=_milestone_bar(case),
    )


def _milestone_figures(
    view: View, goal: Goal, case: MilestoneCase
) -> dict[Key, Figure]:
    by = promise_on(goal, view.as_of).by
    month = None if case.latest is None else case.latest.month
    figures = {
        Key.ELAPSED: elapsed(start=goal.start, by=by, month=month),
        Key.CALENDAR_ELAPSED: calendar_elapsed(
            start=goal.start, by=by, as_of=view.as_of
        ),
        Key.COMPLETION: undefined("no-observation"),
        Key.PACE: undefined("no-observation"),
    }
    if case.latest is None:
        return figures
    done = case.latest.number
    figures[Key.COMPLETION] = figure(done / 100, "v / 100", v=done)
    figures[Key.PACE] = undefined("planned-zero" if by else "no-deadline")
    if case.planned is not None and case.path is not None:
        figures[Key.EXPECTED] = due_on(case.path, case.latest.month)
        if case.pace is not None:
            figures[Key.PACE] = figure(
                case.pace, "v / planned", v=done, planned=case.planned
            )
    return figures


def _milestone_bar(case: MilestoneCase) -> Bar | None:
    if case.latest is None:
        return None
    due = None if case.planned is None else decimal(case.planned / 100)
    return Bar(decimal(case.latest.number / 100), due)
