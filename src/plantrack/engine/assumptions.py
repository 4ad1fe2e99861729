"""A plan under an assumption: the registry as it would be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plantrack.engine.numbers import decimal, exact
from plantrack.engine.scene import values_of, view_on
from plantrack.model.amount import Amount
from plantrack.model.assumption import Assumptions, SupposedValue
from plantrack.model.observation import Observation, Status
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Indicator, Measure, Registry, Target

_IN_POINTS = frozenset({Measure.RATIO, Measure.MILESTONE})


def suppose(
    registry: Registry, assumptions: Assumptions, *, as_of: dt.date
) -> Registry:
    """Return the registry in which the assumptions hold, known on ``as_of``.

    A supposed value replaces what is known of its period. Supposed growth goes
    on from the latest year value that is known, supposed values included.
    """
    set_values = [_observation(each, as_of) for each in assumptions.values]
    with_values = _with(registry, set_values)
    grown = [
        _observation(value, as_of)
        for name, rate in assumptions.growth.items()
        for value in _growing(with_values, name, rate, as_of)
    ]
    goals = {
        name: _promising(goal, assumptions.targets.get(name))
        for name, goal in registry.goals.items()
    }
    return replace(_with(with_values, grown), goals=goals)


def _with(registry: Registry, observations: list[Observation]) -> Registry:
    """Return the registry with observations that hold over any recorded ones."""
    replaced = {(each.indicator, each.period) for each in observations}
    kept = [
        each
        for each in registry.observations
        if (each.indicator, each.period) not in replaced
    ]
    return replace(registry, observations=(*kept, *observations))


def _observation(value: SupposedValue, as_of: dt.date) -> Observation:
    return Observation(
        indicator=value.indicator,
        period=value.period,
        amount=value.amount,
        published=as_of,
        status=Status.ESTIMATED,
    )


def _growing(
    registry: Registry, name: str, rate: Decimal, as_of: dt.date
) -> Iterator[SupposedValue]:
    indicator = registry.indicators[name]
    starts = registry.plan.year_starts
    known = values_of(view_on(registry, as_of), indicator, unit=indicator.unit)
    last = _last_year(registry, name)
    first = max(known, default=None)
    if indicator.measure is Measure.YEARLY_GROWTH:
        begin = first if first is not None else last - 1
        for number in range(begin + 1, last + 1):
            yield _supposed(indicator, number, exact(rate), starts)
        return
    if first is None:
        return
    level = known[first].number
    for number in range(first + 1, last + 1):
        points = indicator.measure in _IN_POINTS
        level = level + exact(rate) if points else level * (1 + exact(rate) / 100)
        yield _supposed(indicator, number, level, starts)


def _supposed(
    indicator: Indicator, year: int, number: Fraction, starts: int
) -> SupposedValue:
    amount = Amount(number=decimal(number), unit=indicator.unit)
    return SupposedValue(indicator.id, Period.of_year(year, starts=starts), amount)


def _last_year(registry: Registry, name: str) -> int:
    """Return the last year that a goal on the indicator, or the plan, asks for."""
    starts = registry.plan.year_starts
    ends = [
        goal.by
        for goal in registry.goals.values()
        if name in (goal.indicator, goal.relative_to) and goal.by is not None
    ]
    return max(each.year_number(starts=starts) for each in (registry.plan.end, *ends))


def _promising(goal: Goal, target: Target | None) -> Goal:
    """Return the goal with another target in force, its deadlines as they are."""
    if target is None:
        return goal
    revisions = tuple(replace(each, target=None) for each in goal.revisions)
    return replace(goal, target=target, revisions=revisions)
