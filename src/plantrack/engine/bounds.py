"""Intervals of fractions: what a qualified number allows, and what a target asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.numbers import decimal, exact
from plantrack.model.amount import Interval, Qualifier


@dataclass(frozen=True, slots=True)
class Bounds:
    """A run of numbers; ``None`` is open to infinity on that side."""

    low: Fraction | None
    high: Fraction | None
    low_included: bool = True
    high_included: bool = True

    @property
    def is_number(self) -> bool:
        """Tell whether exactly one number is inside."""
        return self.low is not None and self.low == self.high

    def holds(self, number: Fraction) -> bool:
        """Tell whether ``number`` is inside."""
        return not self.is_below(number) and not self.is_above(number)

    def is_below(self, number: Fraction) -> bool:
        """Tell whether every number inside is smaller than ``number``."""
        if self.high is None:
            return False
        return self.high < number or (self.high == number and not self.high_included)

    def is_above(self, number: Fraction) -> bool:
        """Tell whether every number inside is greater than ``number``."""
        if self.low is None:
            return False
        return self.low > number or (self.low == number and not self.low_included)

    def is_within(self, outer: Bounds) -> bool:
        """Tell whether every number inside is inside ``outer`` too."""
        return self._low_within(outer) and self._high_within(outer)

    def is_apart(self, other: Bounds) -> bool:
        """Tell whether the two share no number."""
        return _ends_before(self, other) or _ends_before(other, self)

    def _low_within(self, outer: Bounds) -> bool:
        if outer.low is None:
            return True
        if self.low is None:
            return False
        if self.low == outer.low:
            return outer.low_included or not self.low_included
        return self.low > outer.low

    def _high_within(self, outer: Bounds) -> bool:
        if outer.high is None:
            return True
        if self.high is None:
            return False
        if self.high == outer.high:
            return outer.high_included or not self.high_included
        return self.high < outer.high


def _ends_before(first: Bounds, second: Bounds) -> bool:
    if first.high is None or second.low is None:
        return False
    if first.high == second.low:
        return not (first.high_included and second.low_included)
    return first.high < second.low


def single(number: Fraction) -> Bounds:
    """Return the interval of one number."""
    return Bounds(number, number)


def from_interval(interval: Interval) -> Bounds:
    """Return the same interval as fractions."""
    return Bounds(
        None if interval.low is None else exact(interval.low),
        None if interval.high is None else exact(interval.high),
        interval.low_included,
        interval.high_included,
    )


def to_interval(bounds: Bounds) -> Interval:
    """Return the same interval as decimals of 34 digits."""
    return Interval(
        None if bounds.low is None else decimal(bounds.low),
        None if bounds.high is None else decimal(bounds.high),
        bounds.low_included,
        bounds.high_included,
    )


def plus(parts: Iterable[Bounds]) -> Bounds:
    """Return every sum of one number from each part."""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    low_included = high_included = True
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
        low_included = low_included and part.low_included
        high_included = high_included and part.high_included
    return Bounds(low, high, low_included, high_included)


def scaled(bounds: Bounds, factor: Fraction) -> Bounds:
    """Return the interval with every number times ``factor``, which is positive."""
    return Bounds(
        None if bounds.low is None else bounds.low * factor,
        None if bounds.high is None else bounds.high * factor,
        bounds.low_included,
        bounds.high_included,
    )


def negative(bounds: Bounds) -> Bounds:
    """Return the interval with every number's sign turned."""
    return Bounds(
        None if bounds.high is None else -bounds.high,
        None if bounds.low is None else -bounds.low,
        bounds.high_included,
        bounds.low_included,
    )


def qualifier_of(bounds: Bounds) -> Qualifier:
    """Return the qualifier that describes the interval."""
    if bounds.is_number:
        return Qualifier.EXACT
    if bounds.low is not None and bounds.high is None:
        return Qualifier.AT_LEAST if bounds.low_included else Qualifier.MORE_THAN
    if bounds.high is not None and bounds.low is None:
        return Qualifier.AT_MOST if bounds.high_included else Qualifier.LESS_THAN
    return Qualifier.ABOUT


def satisfied(value: Bounds, allowed: Bounds) -> bool | None:
    """Tell whether a value satisfies what is allowed.

    ``True`` where every number in it does, ``False`` where none does, ``None``
    where the value is too loose to tell.
    """
    if value.is_within(allowed):
        return True
    if value.is_apart(allowed):
        return False
    return None
