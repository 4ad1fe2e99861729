"""Where a series breaks between values that a judgement compares or adds."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from plantrack.engine.scene import Scene, baseline_value
from plantrack.engine.vintages import Known
from plantrack.engine.year_values import Value
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import Kind


def break_since(
    scene: Scene, start: Value | None, latest: Value | None
) -> Period | None:
    """Return the period at which the series breaks after a goal's baseline.

    A chained index holds every growth rate on the way; a change with a reference of
    its own is counted from that, too.
    """
    if start is None or latest is None:
        return None
    if scene.is_chained:
        years = [scene.years[year] for year in sorted(scene.years)]
        return break_along(
            scene.known, (each for each in years if each.month <= latest.month)
        )
    starts = [start]
    if scene.goal.kind is Kind.CHANGE and scene.goal.reference is not None:
        starts.append(baseline_value(scene.goal.reference, scene.unit))
    found = (break_between(scene.known, each, latest) for each in starts)
    return next((each for each in found if each is not None), None)


def break_in_years(scene: Scene) -> Period | None:
    """Return the first period at which the years of the window break."""
    years = scene.years_in_window()
    return break_along(scene.known, (years[year] for year in sorted(years)))


def break_along(known: Known, values: Iterable[Value]) -> Period | None:
    """Return the first period at which values break that stand side by side."""
    found = (break_between(known, old, new) for old, new in itertools.pairwise(values))
    return next((each for each in found if each is not None), None)


def break_between(known: Known, start: Value, latest: Value) -> Period | None:
    """Return the period at which the series breaks between two values, if it does.

    Where both name a basis, the bases alone decide.
    """
    if start.basis != latest.basis:
        return latest.period
    if start.basis:
        return None
    broken = [
        period
        for period, observation in known.items()
        if observation.status is Status.BREAK
        and start.period.last < period.last <= latest.period.last
    ]
    return broken[0] if broken else None
