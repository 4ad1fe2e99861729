"""A direction goal, from what is known to an assessment."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from plantrack.engine.assembly import assessed, notes_on, read, time_figures
from plantrack.engine.breaks import break_since
from plantrack.engine.direction import DirectionCase, judge_direction
from plantrack.engine.figures import figure, undefined
from plantrack.engine.level import rate_unit
from plantrack.engine.notes import break_notes, part_notes
from plantrack.engine.paths import mean_rate
from plantrack.engine.scene import (
    Scene,
    find_start,
    latest_since,
    previous_to,
)
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Assessment, Figure, Key
from plantrack.model.plan import Direction, Shape
from plantrack.notation.amounts import unit_text


def assess_direction(scene: Scene) -> Assessment:
    """Judge a promise of movement without a number."""
    start = find_start(scene)
    latest = latest_since(scene, start.value)
    broken = break_since(scene, start.value, latest)
    case = DirectionCase(
        sign=1 if scene.promise.target is Direction.INCREASE else -1,
        start=start.value,
        latest=latest,
        previous=None if latest is None else previous_to(scene, start.value, latest),
        broken=broken is not None,
    )
    outcome = judge_direction(scene, case)
    figures = time_figures(scene, latest)
    figures[Key.OBSERVED_RATE] = _mean_change(start.value, latest)
    notes = notes_on(
        scene, [start.value, latest, scene.part_value], latest, outcome, start=start
    )
    return replace(
        assessed(
            scene,
            outcome,
            figures,
            demand=None,
            latest=latest,
            notes=[*notes, *break_notes(broken), *part_notes(scene)],
        ),
        shape=Shape.LINEAR,
        rate_unit=rate_unit(
            Shape.LINEAR, scene.unit, unit_text(scene.unit, language="zh")
        ),
        baseline=read(start.value),
    )


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
