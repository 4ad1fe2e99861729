"""Every-year, average, relation and direction goals, assessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plantrack.engine.assess_level import frame
from plantrack.engine.average import judge_average, mean_case
from plantrack.engine.bounds import to_interval
from plantrack.engine.chained import chained_index
from plantrack.engine.direction import DirectionCase, judge_direction
from plantrack.engine.every_year import YearByYear, judge_every_year, year_by_year
from plantrack.engine.figures import (
    calendar_elapsed,
    complete,
    elapsed,
    figure,
    undefined,
)
from plantrack.engine.level import rate_unit, steps_of
from plantrack.engine.notes import (
    latest_notes,
    note,
    part_notes,
    promise_notes,
    stale_note,
    start_notes,
    value_notes,
)
from plantrack.engine.numbers import decimal
from plantrack.engine.paths import mean_rate
from plantrack.engine.relation import (
    RelationCase,
    judge_relation,
    relation_of_growth,
    relation_of_levels,
)
from plantrack.engine.scene import (
    Scene,
    Start,
    find_start,
    latest_since,
    previous_to,
    values_of,
)
from plantrack.engine.targets import POINTS, Demand
from plantrack.engine.verdicts import Outcome
from plantrack.engine.year_values import Value, reading
from plantrack.model.amount import Unit
from plantrack.model.assessment import (
    Assessment,
    Bar,
    Figure,
    Forecast,
    Key,
    Note,
    Reading,
    Requirement,
)
from plantrack.model.period import MONTHS_IN_YEAR
from plantrack.model.plan import (
    Direction,
    Indicator,
    Measure,
    Shape,
    Target,
)
from plantrack.notation.amounts import unit_text

_KIND = Forecast(reason="kind")


def assess_every_year(scene: Scene) -> Assessment:
    """Judge a goal that every year of the window has to satisfy."""
    case = year_by_year(scene, _target(scene), steps=steps_of(scene.goal, scene.unit))
    outcome = judge_every_year(scene, case)
    latest = case.years[max(case.years)] if case.years else None
    figures = _time_figures(scene, latest)
    share = case.share
    figures[Key.COMPLETION] = (
        undefined("no-observation")
        if share is None
        else figure(
            share,
            "years met / years known",
            met=sum(1 for each in case.states.values() if each is True),
            known=len(case.states),
        )
    )
    notes = _notes(scene, [*case.years.values()], latest, outcome, violated=case)
    return _assessed(
        scene,
        outcome,
        figures,
        demand=case.demand,
        latest=latest,
        notes=[*notes, *part_notes(scene, **_pace_fact(scene, case))],
    )


def assess_average(scene: Scene) -> Assessment:
    """Judge a goal that the mean of the window's years has to satisfy."""
    case = mean_case(scene, _target(scene))
    outcome = judge_average(scene, case)
    latest = case.years[max(case.years)] if case.years else None
    figures = _time_figures(scene, latest)
    target = case.demand.number
    if case.mean is None:
        figures[Key.COMPLETION] = undefined("no-observation")
    elif target <= 0:
        figures[Key.COMPLETION] = undefined("target-not-positive")
    else:
        figures[Key.COMPLETION] = figure(
            case.mean / target, "mean / T", mean=case.mean, T=target
        )
    notes = _notes(scene, [*case.years.values()], latest, outcome)
    if case.mean is not None and case.needed is not None:
        facts = {"mean": decimal(case.mean), "needed": decimal(case.needed)}
        notes = [*notes, note("mean-needed", **facts)]
    return _assessed(
        scene,
        outcome,
        figures,
        demand=case.demand,
        latest=latest,
        notes=[*notes, *part_notes(scene)],
    )


def assess_relation(scene: Scene) -> Assessment:
    """Judge how an indicator moves beside another one."""
    other = scene.view.registry.indicators[scene.goal.relative_to or ""]
    case = _relation(scene, other)
    outcome = judge_relation(scene, case)
    latest = None
    if case.last is not None:
        latest = scene.years.get(scene.year_number(case.last.period))
    figures = _time_figures(scene, latest)
    if case.difference is None:
        figures[Key.OBSERVED_RATE] = undefined(case.reason.value)
    else:
        names = list(case.rates)
        figures[Key.OBSERVED_RATE] = figure(
            case.difference, " - ".join(names), **case.rates
        )
    notes = _notes(scene, [case.first, latest], latest, outcome)
    return replace(
        _assessed(
            scene,
            outcome,
            figures,
            demand=case.demand,
            latest=latest,
            notes=notes,
            unit=None if scene.goal.of_level else POINTS,
        ),
        rate_unit="pp/year" if not scene.goal.of_level else "",
        in_progress=None,
    )


def assess_direction(scene: Scene) -> Assessment:
    """Judge a promise of movement without a number."""
    start = find_start(scene)
    latest = latest_since(scene, start.value)
    case = DirectionCase(
        sign=1 if scene.promise.target is Direction.INCREASE else -1,
        start=start.value,
        latest=latest,
        previous=None if latest is None else previous_to(scene, start.value, latest),
    )
    outcome = judge_direction(scene, case)
    figures = _time_figures(scene, latest)
    figures[Key.OBSERVED_RATE] = _mean_change(start.value, latest)
    notes = _notes(scene, [start.value, latest], latest, outcome, start=start)
    return replace(
        _assessed(
            scene,
            outcome,
            figures,
            demand=None,
            latest=latest,
            notes=[*notes, *part_notes(scene)],
        ),
        shape=Shape.LINEAR,
        rate_unit=rate_unit(
            Shape.LINEAR, scene.unit, unit_text(scene.unit, language="zh")
        ),
        baseline=None if start.value is None else reading(start.value),
    )


def _relation(scene: Scene, other: Indicator) -> RelationCase:
    target = _target(scene)
    mine = values_of(scene.view, scene.indicator, unit=scene.indicator.unit)
    theirs = values_of(scene.view, other, unit=other.unit)
    if scene.goal.of_level:
        mine = values_of(scene.view, scene.indicator, unit=scene.unit)
        if other.unit.symbol == scene.unit.symbol:
            theirs = values_of(scene.view, other, unit=scene.unit)
        return relation_of_levels(replace(scene, years=mine), target, theirs)
    return relation_of_growth(
        target,
        scene,
        _indexed(scene, scene.indicator, mine),
        _indexed(scene, other, theirs),
    )


def _indexed(
    scene: Scene, indicator: Indicator, known: Mapping[int, Value]
) -> Mapping[int, Value]:
    """Return levels as they are, yearly growth as a chained index."""
    if indicator.measure is not Measure.YEARLY_GROWTH:
        return known
    return chained_index(
        known, first=scene.first_year, year_starts=scene.view.year_starts
    )


def _assessed(
    scene: Scene,
    outcome: Outcome,
    figures: dict[Key, Figure],
    *,
    demand: Demand | None,
    latest: Value | None,
    notes: Sequence[Note],
    unit: Unit | None = None,
) -> Assessment:
    done = figures.get(Key.COMPLETION)
    return replace(
        frame(scene),
        judgement=outcome.judgement,
        requirement=None
        if demand is None
        else Requirement(
            op=demand.op,
            number=decimal(demand.number),
            allowed=to_interval(demand.allowed),
            unit=scene.unit if unit is None else unit,
        ),
        latest=_read(latest),
        figures=complete(figures),
        forecast=_KIND,
        notes=tuple(notes),
        bar=None if done is None or done.value is None else Bar(done.value),
    )


def _notes(
    scene: Scene,
    values: Sequence[Value | None],
    latest: Value | None,
    outcome: Outcome,
    *,
    start: Start | None = None,
    violated: YearByYear | None = None,
) -> list[Note]:
    notes = [*promise_notes(scene)]
    if start is not None:
        notes += start_notes(start)
    notes += value_notes([*values, scene.part_value])
    if latest is not None and not latest.bounds.is_number:
        notes.append(note("latest-bound", text=_written(latest)))
    notes += latest_notes(latest)
    for code in outcome.notes:
        if code == "violated" and violated is not None:
            periods = tuple(violated.years[year].period for year in violated.violated)
            notes.append(note(code, years=periods))
        else:
            notes.append(note(code))
    start_value = None if start is None else start.value
    return [*notes, *stale_note(scene, start_value)]


def _written(value: Value) -> str:
    texts = [each.amount.text for each in value.parts if each.amount is not None]
    return " + ".join(texts)


def _pace_fact(scene: Scene, case: YearByYear) -> dict[str, Decimal]:
    """Return the year-to-date pace of a flow with a floor: 1 is exactly on it."""
    part, demand = scene.part, case.demand
    if part is None or scene.indicator.measure is not Measure.FLOW:
        return {}
    if demand.op not in (">=", ">"):
        return {}
    steps = steps_of(scene.goal, scene.unit)
    asked = steps.get(part.year.last_month, demand.number)
    if asked <= 0:
        return {}
    share = Fraction(part.value.period.months, MONTHS_IN_YEAR)
    return {"pace": decimal(part.value.number / (asked * share))}


def _mean_change(start: Value | None, latest: Value | None) -> Figure:
    if start is None:
        return undefined("no-baseline")
    if latest is None:
        return undefined("no-observation")
    months = latest.month - start.month
    rate = mean_rate(start.number, latest.number, months=months, shape=Shape.LINEAR)
    if rate is None:
        return undefined("same-period")
    return figure(
        rate,
        "(v - b) / n",
        v=latest.number,
        b=start.number,
        n=Fraction(months, 12),
    )


def _time_figures(scene: Scene, latest: Value | None) -> dict[Key, Figure]:
    month = None if latest is None else latest.month
    return {
        Key.ELAPSED: elapsed(start=scene.start, by=scene.by, month=month),
        Key.CALENDAR_ELAPSED: calendar_elapsed(
            start=scene.start, by=scene.by, as_of=scene.view.as_of
        ),
    }


def _target(scene: Scene) -> Target:
    target = scene.promise.target
    if target is None:
        message = f"goals.{scene.goal.id}: no target"
        raise TypeError(message)
    return target


def _read(value: Value | None) -> Reading | None:
    return None if value is None else reading(value)
