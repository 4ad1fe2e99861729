"""The value of each year, made of what is known as the measure allows."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from plantrack.engine.bounds import (
    Bounds,
    from_interval,
    plus,
    qualifier_of,
    scaled,
    to_interval,
)
from plantrack.engine.numbers import decimal, exact
from plantrack.engine.vintages import Known
from plantrack.model.amount import Qualifier, Unit
from plantrack.model.assessment import Reading
from plantrack.model.observation import Observation, Status
from plantrack.model.period import MONTHS_IN_YEAR, Period
from plantrack.model.plan import Indicator, Measure, YearValue

_AS_LAST_DATED = frozenset({Measure.STOCK, Measure.RANK, Measure.MILESTONE})
_MEAN_PARTS = (1, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number in the goal's unit, what its qualifier allows, and its origin."""

    period: Period
    number: Fraction
    bounds: Bounds
    qualifier: Qualifier
    status: Status = Status.NORMAL
    published: dt.date | None = None
    basis: str = ""
    source: str = ""
    assumed: frozenset[str] = frozenset()
    parts: tuple[Observation, ...] = ()
    text: str = ""

    @property
    def month(self) -> int:
        """Index of the month in which the period ends; rates count from it."""
        return self.period.last_month


def value_of(observation: Observation, unit: Unit) -> Value:
    """Return an observation that has an amount, in ``unit``."""
    amount = observation.amount
    if amount is None:
        message = f"withdrawn: {observation.indicator} {observation.period}"
        raise ValueError(message)
    return Value(
        period=observation.period,
        number=exact(amount.in_unit(unit)),
        bounds=from_interval(amount.interval_in(unit)),
        qualifier=amount.qualifier,
        status=observation.status,
        published=observation.published,
        basis=observation.basis,
        source=observation.source,
        assumed=observation.assumed,
        parts=(observation,),
    )


def reading(value: Value) -> Reading:
    """Return the value as the rest of the program sees it."""
    return Reading(
        period=value.period,
        number=decimal(value.number),
        interval=to_interval(value.bounds),
        qualifier=value.qualifier,
        status=value.status,
        published=value.published,
        basis=value.basis,
        source=value.source,
        assumed=value.assumed,
        parts=value.parts,
    )


def year_values(
    known: Known, *, indicator: Indicator, unit: Unit, as_of: dt.date, year_starts: int
) -> Mapping[int, Value]:
    """Return the value of every year that has one, by year number.

    The year's own observation stands first. Else a flow is the sum of the parts
    that exactly cover the year; a stock, rank or milestone is the last value
    dated in the year, and a ratio the last at a day, once the year has ended;
    with ``year_value = "mean"`` it is the mean of twelve months or four quarters.
    """
    by_year: dict[int, list[Value]] = {}
    for observation in known.values():
        number = observation.period.year_number(starts=year_starts)
        by_year.setdefault(number, []).append(value_of(observation, unit))
    values: dict[int, Value] = {}
    for number, inside in sorted(by_year.items()):
        year = Period.year_if_any(number, starts=year_starts)
        if year is None:
            continue
        value = _year_value(year, inside, indicator=indicator, as_of=as_of)
        if value is not None:
            values[number] = value
    return values


def _year_value(
    year: Period, inside: Sequence[Value], *, indicator: Indicator, as_of: dt.date
) -> Value | None:
    own = [each for each in inside if each.period == year]
    parts = [each for each in inside if year.contains(each.period)]
    if own:
        return own[0]
    if indicator.year_value is YearValue.MEAN:
        return _mean(year, parts)
    if indicator.measure is Measure.FLOW:
        runs = longest_runs(parts)
        return total(year, runs) if covers(year, runs) else None
    if indicator.measure is Measure.RATIO:
        parts = [each for each in parts if each.period.is_day]
    dated = indicator.measure in _AS_LAST_DATED or indicator.measure is Measure.RATIO
    return _last_dated(year, parts) if dated and as_of > year.last else None


def longest_runs(values: Iterable[Value]) -> tuple[Value, ...]:
    """Keep the runs of months that no other run contains, oldest first."""
    runs = [each for each in values if not each.period.is_day]
    return tuple(
        sorted(
            (
                each
                for each in runs
                if not any(
                    other.period.contains(each.period) and other.period != each.period
                    for other in runs
                )
            ),
            key=lambda each: each.period,
        )
    )


def total(period: Period, parts: Sequence[Value]) -> Value:
    """Return the sum of ``parts`` as the value of ``period``."""
    bounds = plus(each.bounds for each in parts)
    if len(parts) == 1:
        return replace(parts[0], period=period)
    return _joined(
        period, parts, sum((each.number for each in parts), Fraction(0)), bounds
    )


def covers(period: Period, runs: Sequence[Value]) -> bool:
    """Tell whether runs in ``period`` hold each of its months once."""
    months = sum(each.period.months for each in runs)
    disjoint = all(
        first.period.last < second.period.first
        for first, second in itertools.pairwise(runs)
    )
    return disjoint and months == period.months


def _mean(year: Period, parts: Sequence[Value]) -> Value | None:
    for months in _MEAN_PARTS:
        chosen = sorted(
            (each for each in parts if each.period.months == months),
            key=lambda each: each.period,
        )
        if len(chosen) * months == MONTHS_IN_YEAR and covers(year, chosen):
            share = Fraction(1, len(chosen))
            number = sum((each.number for each in chosen), Fraction(0)) * share
            bounds = scaled(plus(each.bounds for each in chosen), share)
            return _joined(year, chosen, number, bounds)
    return None


def _last_dated(year: Period, parts: Sequence[Value]) -> Value | None:
    if not parts:
        return None
    last = max(parts, key=lambda each: (each.period.last, each.period.first))
    return replace(last, period=year)


def _joined(
    period: Period, parts: Sequence[Value], number: Fraction, bounds: Bounds
) -> Value:
    days = [each.published for each in parts if each.published is not None]
    bases = {each.basis for each in parts}
    return Value(
        period=period,
        number=number,
        bounds=bounds,
        qualifier=qualifier_of(bounds),
        status=_weakest(parts),
        published=max(days) if len(days) == len(parts) else None,
        # Parts on several bases make a value that is on none of them.
        basis=" + ".join(sorted(bases)),
        source="; ".join(dict.fromkeys(each.source for each in parts if each.source)),
        assumed=frozenset().union(*(each.assumed for each in parts)),
        parts=tuple(part for each in parts for part in each.parts),
    )


def _weakest(parts: Sequence[Value]) -> Status:
    for status in (Status.BREAK, Status.ESTIMATED, Status.PROVISIONAL):
        if any(each.status is status for each in parts):
            return status
    return Status.NORMAL
