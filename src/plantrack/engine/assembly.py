"""What every kind of goal is assembled into: an assessment and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plantrack.engine.bounds import to_interval
from plantrack.engine.every_year import YearByYear
from plantrack.engine.figures import calendar_elapsed, complete, elapsed
from plantrack.engine.notes import (
    latest_notes,
    note,
    promise_notes,
    stale_note,
    start_notes,
    value_notes,
)
from plantrack.engine.numbers import decimal
from plantrack.engine.scene import Scene, Start
from plantrack.engine.targets import Demand
from plantrack.engine.verdicts import Outcome, not_assessed
from plantrack.engine.year_values import Value, reading
from plantrack.model.amount import Unit
from plantrack.model.assessment import (
    Assessment,
    Bar,
    Figure,
    Forecast,
    InProgress,
    Key,
    Note,
    Nowcast,
    Reading,
    Reason,
    Requirement,
)
from plantrack.model.plan import Target


def frame(scene: Scene) -> Assessment:
    """Return what every assessment of an indicator has, before any judgement."""
    revised = scene.promise.revised_on is not None
    last = scene.last_year
    points = [
        value
        for year, value in sorted(scene.years.items())
        if last is None or year <= last
    ]
    return Assessment(
        goal=scene.goal,
        indicator=scene.indicator,
        judgement=not_assessed(Reason.NO_OBSERVATION).judgement,
        start=scene.start,
        by=scene.by,
        unit=scene.unit,
        target=scene.promise.target,
        original_target=scene.goal.target if revised else None,
        original_by=scene.goal.by if revised else None,
        in_progress=in_progress(scene),
        points=tuple(reading(each) for each in points),
    )


def in_progress(scene: Scene) -> InProgress | None:
    """Return the part of a year that stands apart, with its full-year estimate."""
    part = scene.part
    if part is None:
        return None
    nowcast = None
    if part.estimate is not None:
        nowcast = Nowcast(
            value=decimal(part.estimate), method=part.method, period=part.year
        )
    return InProgress(
        reading=reading(part.value),
        yoy=None if part.yoy is None else decimal(part.yoy),
        nowcast=nowcast,
    )


def required(demand: Demand | None, unit: Unit) -> Requirement | None:
    """Return what is asked, as the rest of the program sees it."""
    if demand is None:
        return None
    return Requirement(
        op=demand.op,
        number=decimal(demand.number),
        allowed=to_interval(demand.allowed),
        unit=unit,
        derived=demand.derived,
    )


def assessed(
    scene: Scene,
    outcome: Outcome,
    figures: dict[Key, Figure],
    *,
    demand: Demand | None,
    latest: Value | None,
    notes: Sequence[Note],
    unit: Unit | None = None,
) -> Assessment:
    """Return the assessment of a goal without a forecast; ``unit`` is the demand's."""
    done = figures.get(Key.COMPLETION)
    return replace(
        frame(scene),
        judgement=outcome.judgement,
        requirement=required(demand, scene.unit if unit is None else unit),
        latest=read(latest),
        figures=complete(figures),
        forecast=Forecast(reason="kind"),
        notes=tuple(notes),
        bar=None if done is None or done.value is None else Bar(done.value),
    )


def notes_on(
    scene: Scene,
    values: Sequence[Value | None],
    latest: Value | None,
    outcome: Outcome,
    *,
    start: Start | None = None,
    violated: YearByYear | None = None,
) -> list[Note]:
    """Return the notes on the values and the outcome of such a goal."""
    notes = [*promise_notes(scene)]
    if start is not None:
        notes += start_notes(start)
    notes += value_notes(values)
    if latest is not None and not latest.bounds.is_number:
        notes.append(note("latest-bound", text=written(latest)))
    notes += latest_notes(latest)
    for code in outcome.notes:
        if code == "violated" and violated is not None:
            periods = tuple(violated.years[year].period for year in violated.violated)
            notes.append(note(code, years=periods))
        else:
            notes.append(note(code))
    start_value = None if start is None else start.value
    return [*notes, *stale_note(scene, start_value)]


def time_figures(scene: Scene, latest: Value | None) -> dict[Key, Figure]:
    """Return the shares of the window that are over, by the data and the calendar."""
    month = None if latest is None else latest.month
    return {
        Key.ELAPSED: elapsed(start=scene.start, by=scene.by, month=month),
        Key.CALENDAR_ELAPSED: calendar_elapsed(
            start=scene.start, by=scene.by, as_of=scene.view.as_of
        ),
    }


def target_of(scene: Scene) -> Target:
    """Return the target in force of a goal that has one."""
    target = scene.promise.target
    if target is None:
        message = f"goals.{scene.goal.id}: no target"
        raise TypeError(message)
    return target


def read(value: Value | None) -> Reading | None:
    """Return a value as the rest of the program sees it, if there is one."""
    return None if value is None else reading(value)


def written(value: Value) -> str:
    """Return a value as its parts were written."""
    texts = [each.amount.text for each in value.parts if each.amount is not None]
    return " + ".join(texts)
