"""Faults between recorded values: repetitions, overlaps, sums that exceed."""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plantrack.engine.problem_facts import (
    key_of,
    period_text,
    place_of,
    value_text,
    where,
)
from plantrack.engine.vintages import known_on
from plantrack.model.amount import Qualifier, Unit
from plantrack.model.observation import Observation, Status
from plantrack.model.period import Period
from plantrack.model.plan import Measure, Registry
from plantrack.model.problem import Problem, Severity
from plantrack.notation.amounts import format_number

_Value = tuple[Qualifier, str, Decimal] | None


def observation_problems(registry: Registry) -> Iterator[Problem]:
    """Find what is wrong between the observations of each indicator."""
    by_indicator: dict[str, list[Observation]] = {}
    for observation in registry.observations:
        by_indicator.setdefault(observation.indicator, []).append(observation)
    for name, observations in by_indicator.items():
        yield from repetitions(registry, observations)
        if registry.indicators[name].measure is Measure.FLOW:
            yield from _overlapping_parts(registry, observations)
            yield from _exceeding_parts(
                registry, observations, unit=registry.indicators[name].unit
            )


def repetitions(
    registry: Registry, observations: Iterable[Observation]
) -> Iterator[Problem]:
    """Find values of one period known from one day, recorded more than once.

    The same value again is a warning, another value is an error: nobody could
    say which of the two holds. ``observations`` are those of one indicator.
    """
    recorded: dict[tuple[Period, dt.date], dict[_Value, Observation]] = {}
    for observation in observations:
        identity = observation.period, observation.known_from
        earlier = recorded.setdefault(identity, {})
        same = earlier.setdefault(_value(observation), observation)
        if same is not observation:
            yield _repetition(registry, observation, same)
        elif len(earlier) > 1:
            yield _repetition(registry, observation, next(iter(earlier.values())))


def same_value(one: Observation, other: Observation) -> bool:
    """Tell whether both record one number with one qualifier, in any scale."""
    return _value(one) == _value(other)


def _value(observation: Observation) -> _Value:
    amount = observation.amount
    if amount is None:
        return None
    symbol = amount.unit.symbol
    return amount.qualifier, symbol, amount.in_unit(Unit(0, symbol))


def _repetition(
    registry: Registry, later: Observation, earlier: Observation
) -> Problem:
    same = same_value(earlier, later)
    key = later.key if later.amount is None else key_of(later, "value")
    return Problem(
        code="repeated-observation" if same else "conflicting-observations",
        place=place_of(registry, later.place, key),
        key=key,
        reason="withdrawn" if None in {later.amount, earlier.amount} else "",
        facts={
            "indicator": later.indicator,
            "period": period_text(registry, later.period),
            "published": later.known_from.isoformat(),
            "value": value_text(later),
            "other": value_text(earlier),
            "where": where(earlier.place),
        },
        severity=Severity.WARNING if same else Severity.ERROR,
    )


@dataclass(frozen=True, slots=True)
class _Life:
    """The days on which an observation is the value of its period."""

    observation: Observation
    begin: dt.date
    end: dt.date | None

    def meets(self, other: _Life) -> bool:
        return (self.end is None or other.begin < self.end) and (
            other.end is None or self.begin < other.end
        )


def _overlapping_parts(
    registry: Registry, observations: Sequence[Observation]
) -> Iterator[Problem]:
    """Find periods that share days without one containing the other.

    Each month of a flow may count once, so a sum could use only one of the two.
    Values that never held on the same day do not disturb each other.
    """
    lives = _lives(observations)
    order = {id(each): number for number, each in enumerate(observations)}
    open_periods: list[Period] = []
    for period in sorted(lives, key=lambda each: (each.first, -each.last.toordinal())):
        open_periods = [each for each in open_periods if each.last >= period.first]
        for other in open_periods:
            if other.last >= period.last:
                break
            pair = _first_meeting(lives[other], lives[period])
            if pair is not None:
                earlier, later = sorted(pair, key=lambda each: order[id(each)])
                yield _overlap(registry, later, earlier)
                break
        insort(open_periods, period, key=lambda each: each.last)


def _lives(observations: Iterable[Observation]) -> dict[Period, list[_Life]]:
    vintages: dict[Period, list[Observation]] = {}
    for observation in sorted(observations, key=lambda each: each.known_from):
        vintages.setdefault(observation.period, []).append(observation)
    return {
        period: [
            _Life(each, each.known_from, following.known_from if following else None)
            for each, following in zip(row, [*row[1:], None], strict=True)
            if each.status is not Status.WITHDRAWN
            and (following is None or each.known_from < following.known_from)
        ]
        for period, row in vintages.items()
    }


def _first_meeting(
    one: Sequence[_Life], other: Sequence[_Life]
) -> tuple[Observation, Observation] | None:
    """Return the first two values that held together; both rows are in order."""
    ones, others = iter(one), iter(other)
    left, right = next(ones, None), next(others, None)
    while left is not None and right is not None:
        if left.meets(right):
            return left.observation, right.observation
        if left.begin < right.begin:
            left = next(ones, None)
        else:
            right = next(others, None)
    return None


def _overlap(registry: Registry, later: Observation, earlier: Observation) -> Problem:
    key = key_of(later, "period")
    return Problem(
        code="overlapping-parts",
        place=place_of(registry, later.place, key),
        key=key,
        facts={
            "indicator": later.indicator,
            "period": period_text(registry, later.period),
            "other": period_text(registry, earlier.period),
            "where": where(earlier.place),
        },
    )


def _exceeding_parts(
    registry: Registry, observations: Sequence[Observation], *, unit: Unit
) -> Iterator[Problem]:
    """Find periods whose known parts together are more than the whole.

    Only exact values on one basis, none of them negative, as last revised, and
    only where rounding cannot explain it: each number may be off by half a unit
    of its last digit.
    """
    known = known_on(observations, dt.date.max)
    exact = {
        period: observation
        for period, observation in known.items()
        if observation.amount is not None
        and observation.amount.qualifier is Qualifier.EXACT
    }
    numbers = {
        period: observation.amount.in_unit(unit)
        for period, observation in exact.items()
        if observation.amount is not None
    }
    if any(number < 0 for number in numbers.values()):
        return
    for whole, parts in _direct_parts(list(numbers)).items():
        alike = [part for part in parts if exact[part].basis == exact[whole].basis]
        total = sum((Fraction(numbers[part]) for part in alike), Fraction(0))
        slack = sum(
            (_half_digit(numbers[each]) for each in [whole, *alike]), Fraction(0)
        )
        if total - Fraction(numbers[whole]) > slack:
            yield _excess(registry, exact[whole], [exact[part] for part in alike], unit)


def _direct_parts(periods: Sequence[Period]) -> Mapping[Period, Sequence[Period]]:
    """Return for each period the largest ones inside it that share no day."""
    parts: dict[Period, list[Period]] = {}
    around: list[Period] = []
    for period in sorted(
        periods, key=lambda each: (each.first, -each.last.toordinal())
    ):
        while around and not around[-1].contains(period):
            around.pop()
        if around:
            inside = parts.setdefault(around[-1], [])
            if not inside or not inside[-1].overlaps(period):
                inside.append(period)
        around.append(period)
    return parts


def _half_digit(number: Decimal) -> Fraction:
    exponent = number.as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0) / 2


def _excess(
    registry: Registry, whole: Observation, parts: Sequence[Observation], unit: Unit
) -> Problem:
    key = key_of(whole, "value")
    numbers = [each.amount.in_unit(unit) for each in parts if each.amount is not None]
    return Problem(
        code="parts-exceed-whole",
        place=place_of(registry, whole.place, key),
        key=key,
        facts={
            "indicator": whole.indicator,
            "period": period_text(registry, whole.period),
            "value": value_text(whole),
            "sum": format_number(sum(numbers, Decimal(0)), unit, language="zh"),
            "parts": ", ".join(period_text(registry, each.period) for each in parts),
        },
        severity=Severity.WARNING,
    )
