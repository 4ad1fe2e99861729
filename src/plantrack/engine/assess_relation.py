"""A relation of two indicators, from what is known to an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from plantrack.engine.assembly import assessed, notes_on, target_of, time_figures
from plantrack.engine.breaks import break_along
from plantrack.engine.chained import chained_index
from plantrack.engine.figures import figure, undefined
from plantrack.engine.notes import break_notes, note
from plantrack.engine.relation import (
    RelationCase,
    judge_relation,
    relation_of_growth,
    relation_of_levels,
)
from plantrack.engine.scene import Scene, values_of
from plantrack.engine.targets import POINTS
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Assessment, Key
from plantrack.model.period import Period
from plantrack.model.plan import Indicator, Measure


def assess_relation(scene: Scene) -> Assessment:
    """Judge how an indicator moves beside another one."""
    other = scene.view.registry.indicators[scene.goal.relative_to or ""]
    case = _relation(scene, other)
    outcome = judge_relation(scene, case)
    latest = None
    if case.last is not None:
        latest = scene.years.get(scene.year_number(case.last.period))
    figures = time_figures(scene, latest)
    if case.difference is None:
        figures[Key.OBSERVED_RATE] = undefined(case.reason.value)
    else:
        names = list(case.rates)
        figures[Key.OBSERVED_RATE] = figure(
            case.difference, " - ".join(names), **case.rates
        )
    notes = notes_on(scene, [case.first, latest], latest, outcome)
    notes += break_notes(case.broken)
    if case.first is not None and case.first.month >= scene.start.first_month:
        notes.append(note("baseline-assumed", period=case.first.period))
    return replace(
        assessed(
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


def _relation(scene: Scene, other: Indicator) -> RelationCase:
    target = target_of(scene)
    mine = values_of(scene.view, scene.indicator, unit=scene.indicator.unit)
    theirs = values_of(scene.view, other, unit=other.unit)
    if scene.goal.of_level:
        mine = values_of(scene.view, scene.indicator, unit=scene.unit)
        if other.unit.symbol == scene.unit.symbol:
            theirs = values_of(scene.view, other, unit=scene.unit)
        return relation_of_levels(replace(scene, years=mine), target, theirs)
    mine = _indexed(scene, scene.indicator, mine)
    theirs = _indexed(scene, other, theirs)
    case = relation_of_growth(target, scene, mine, theirs)
    if case.first is None or case.last is None:
        return case
    ends = scene.year_number(case.first.period), scene.year_number(case.last.period)
    broken = (
        _break_in(scene, scene.indicator, mine, ends),
        _break_in(scene, other, theirs, ends),
    )
    return replace(case, broken=broken[0] or broken[1])


def _break_in(
    scene: Scene,
    indicator: Indicator,
    values: Mapping[int, Value],
    ends: tuple[int, int],
) -> Period | None:
    """Return where one of the two series breaks between the years compared."""
    first, last = ends
    years = [values[first], values[last]]
    if indicator.measure is Measure.YEARLY_GROWTH:
        years = [values[year] for year in sorted(values) if first <= year <= last]
    return break_along(scene.view.known[indicator.id], years)


def _indexed(
    scene: Scene, indicator: Indicator, known: Mapping[int, Value]
) -> Mapping[int, Value]:
    """Return levels as they are, yearly growth as a chained index."""
    if indicator.measure is not Measure.YEARLY_GROWTH:
        return known
    return chained_index(
        known, first=scene.first_year, year_starts=scene.view.year_starts
    )
