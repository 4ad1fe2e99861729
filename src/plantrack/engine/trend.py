"""Where past changes lead if they go on, and how sure that is: section 10.

A random walk with drift: the mean yearly change of the window goes on, and its
standard error grows with the horizon. Probabilities are Student's t with one
degree of freedom less than there are changes.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from plantrack.engine.bounds import Bounds, from_interval
from plantrack.engine.numbers import decimal, exact, power
from plantrack.engine.student import cumulative_probability, quantile
from plantrack.engine.year_values import Value
from plantrack.model.amount import Interval
from plantrack.model.assessment import Forecast
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import Shape

LEVEL = Decimal("0.80")
MOST_VALUES = 10
_YEARS_BEYOND = 10
_FEW_CHANGES = 3
_LOGARITHMS = Context(prec=50)
_NO_NOISE = Decimal("1e-20")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """The yearly changes of consecutive values, oldest first.

    On a geometric shape changes are natural logarithms of ratios.
    """

    values: tuple[Fraction, ...]
    shape: Shape

    @property
    def changes(self) -> tuple[Decimal, ...]:
        """The change of each year on the year before."""
        return tuple(
            _logarithm(new / old) if self.shape is Shape.GEOMETRIC else _long(new - old)
            for old, new in itertools.pairwise(self.values)
        )

    @property
    def deviation(self) -> Decimal:
        """The standard deviation of the changes, with m - 1 degrees of freedom."""
        changes = self.changes
        mean = _LOGARITHMS.divide(_sum(changes), Decimal(len(changes)))
        squares = _sum([_LOGARITHMS.power(each - mean, 2) for each in changes])
        return _LOGARITHMS.sqrt(_LOGARITHMS.divide(squares, Decimal(len(changes) - 1)))

    def trend(self) -> Fraction:
        """Return the mean yearly change: a share per year, or the unit per year."""
        count = len(self.values) - 1
        if self.shape is Shape.GEOMETRIC:
            return power(self.values[-1] / self.values[0], Fraction(1, count)) - 1
        return (self.values[-1] - self.values[0]) / count

    def after(self, years: Fraction) -> Fraction:
        """Return the last value moved on by the trend for some years."""
        last = self.values[-1]
        if self.shape is Shape.GEOMETRIC:
            count = len(self.values) - 1
            return last * power(last / self.values[0], years / count)
        return last + self.trend() * years


@dataclass(frozen=True, slots=True)
class Aim:
    """What a forecast is held against.

    ``allowed`` is what satisfies the target, ``None`` where that is not said.
    ``clip`` are the bounds no value of the indicator can leave.
    """

    allowed: Bounds | None
    clip: Interval | None = None


def window(values: Mapping[int, Value], *, ending: int) -> tuple[Value, ...]:
    """Return the run of consecutive years that ends in ``ending``, at most ten.

    It begins after any break in the series: with the first value on the basis of
    the last one, and no earlier than a value marked as a break.
    """
    run: list[Value] = []
    year = ending
    while year in values and len(run) < MOST_VALUES:
        value = values[year]
        if run and value.basis != run[-1].basis:
            break
        run.append(value)
        if value.status is Status.BREAK and not value.basis:
            break
        year -= 1
    return tuple(reversed(run))


def drift_of(values: Sequence[Value], shape: Shape) -> Drift | None:
    """Return the drift of at least two values; none of logarithms without ratios."""
    numbers = tuple(each.number for each in values)
    if len(numbers) < 2:  # noqa: PLR2004 - one change
        return None
    if shape is Shape.GEOMETRIC and min(numbers) <= 0:
        return None
    return Drift(values=numbers, shape=shape)


def forecast_level(drift: Drift, *, years_left: Fraction, aim: Aim) -> Forecast:
    """Forecast a level at the end of the window; ``years_left`` is h, above 0."""
    value = drift.after(years_left)
    plain = Forecast(
        value=decimal(_clipped(value, aim.clip)),
        values=len(drift.values),
        method="trend",
    )
    changes = len(drift.values) - 1
    reason = _no_interval(drift, years_left)
    if reason:
        return replace(plain, interval_reason=reason)
    growth = years_left * (1 + years_left / changes)
    error = drift.deviation * _LOGARITHMS.sqrt(_long(growth))
    if drift.shape is Shape.GEOMETRIC:
        return _on_logarithms(plain, value, error, changes - 1, aim)
    return _with_interval(plain, value, error, changes - 1, aim)


def forecast_sum(
    drift: Drift, *, known: Fraction, years_left: int, aim: Aim
) -> Forecast:
    """Forecast a sum by the drift of its yearly values, on the values themselves.

    ``known`` is the sum up to the end of the last full year.
    """
    last, trend = drift.values[-1], drift.trend()
    steps = Fraction(years_left * (years_left + 1), 2)
    value = known + years_left * last + trend * steps
    changes = len(drift.values) - 1
    plain = Forecast(value=decimal(value), values=len(drift.values), method="drift")
    reason = _no_interval(drift, Fraction(years_left))
    if reason:
        return replace(plain, interval_reason=reason)
    squares = Fraction(years_left * (years_left + 1) * (2 * years_left + 1), 6)
    growth = squares + steps**2 / changes
    error = drift.deviation * _LOGARITHMS.sqrt(_long(growth))
    return _with_interval(plain, value, error, changes - 1, aim)


def first_year_reached(
    drift: Drift,
    *,
    latest: Period,
    by: Period,
    aim: Aim,
    year_starts: int,
) -> Period | None:
    """Return the first year in which the forecast satisfies the target.

    From the latest year to ten years after the end of the window.
    """
    first = latest.year_number(starts=year_starts)
    last = by.year_number(starts=year_starts) + _YEARS_BEYOND
    for number in range(first, last + 1):
        value = _clipped(drift.after(Fraction(number - first)), aim.clip)
        if aim.allowed is not None and aim.allowed.holds(value):
            return Period.year_if_any(number, starts=year_starts)
    return None


def _no_interval(drift: Drift, years_left: Fraction) -> str:
    changes = len(drift.values) - 1
    if changes < _FEW_CHANGES:
        return "few-values"
    if years_left > changes:
        return "horizon"
    return "no-variation" if drift.deviation < _NO_NOISE else ""


def _with_interval(
    plain: Forecast, value: Fraction, error: Decimal, freedom: int, aim: Aim
) -> Forecast:
    reach = exact(_quantile(freedom) * error)
    return replace(
        plain,
        low=decimal(_clipped(value - reach, aim.clip)),
        high=decimal(_clipped(value + reach, aim.clip)),
        level=LEVEL,
        probability=_probability(
            aim, freedom, lambda end: float(_long(end - value) / error)
        ),
    )


def _on_logarithms(
    plain: Forecast, value: Fraction, error: Decimal, freedom: int, aim: Aim
) -> Forecast:
    factor = exact(_LOGARITHMS.exp(_quantile(freedom) * error))

    def place(end: Fraction) -> float:
        return -math.inf if end <= 0 else float(_logarithm(end / value) / error)

    return replace(
        plain,
        low=decimal(_clipped(value / factor, aim.clip)),
        high=decimal(_clipped(value * factor, aim.clip)),
        level=LEVEL,
        probability=_probability(aim, freedom, place),
    )


def _quantile(freedom: int) -> Decimal:
    return Decimal(quantile((1 + float(LEVEL)) / 2, freedom=freedom))


def _probability(
    aim: Aim, freedom: int, place: Callable[[Fraction], float]
) -> Decimal | None:
    """Return P(target satisfied); ``place`` counts standard errors from the middle.

    What would leave the bounds of the indicator counts as lying on them.
    """
    if aim.allowed is None:
        return None
    low, high = aim.allowed.low, aim.allowed.high
    if aim.clip is not None:
        bounds = from_interval(aim.clip)
        if aim.allowed.is_apart(bounds):
            return Decimal(0)
        if bounds.low is not None and aim.allowed.holds(bounds.low):
            low = None
        if bounds.high is not None and aim.allowed.holds(bounds.high):
            high = None
    below = 0.0
    within = 1.0
    if low is not None:
        below = cumulative_probability(place(low), freedom=freedom)
    if high is not None:
        within = cumulative_probability(place(high), freedom=freedom)
    return Decimal(repr(within - below))


def _clipped(value: Fraction, clip: Interval | None) -> Fraction:
    if clip is None:
        return value
    bounds = from_interval(clip)
    if bounds.low is not None:
        value = max(value, bounds.low)
    return value if bounds.high is None else min(value, bounds.high)


def _logarithm(number: Fraction) -> Decimal:
    return _LOGARITHMS.ln(_long(number))


def _long(number: Fraction) -> Decimal:
    return _LOGARITHMS.divide(Decimal(number.numerator), Decimal(number.denominator))


def _sum(numbers: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = _LOGARITHMS.add(total, number)
    return total
