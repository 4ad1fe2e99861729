"""The path a plan takes from the baseline to the target."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.numbers import power, years
from plantrack.model.plan import Shape


@dataclass(frozen=True, slots=True)
class Path:
    """Planned values at the ends of months, from the baseline to the target.

    ``points`` are (month index, value), at least two, in order; every stretch
    between two of them is linear or geometric. A geometric path needs positive
    values.
    """

    points: tuple[tuple[int, Fraction], ...]
    shape: Shape

    @property
    def has_steps(self) -> bool:
        """Tell whether the plan names values on the way."""
        return len(self.points) > 2  # noqa: PLR2004 - the two ends

    def stretch(self, month: int) -> tuple[tuple[int, Fraction], tuple[int, Fraction]]:
        """Return the two points that ``month`` lies between; the last ones after."""
        pairs = list(itertools.pairwise(self.points))
        return next((each for each in pairs if month <= each[1][0]), pairs[-1])

    def at(self, month: int) -> Fraction:
        """Return the planned value at the end of ``month``; flat outside."""
        first, last = self.points[0], self.points[-1]
        if month <= first[0]:
            return first[1]
        for (start, low), (end, high) in itertools.pairwise(self.points):
            if month < end:
                share = Fraction(month - start, end - start)
                if self.shape is Shape.GEOMETRIC:
                    return low * power(high / low, share)
                return low + (high - low) * share
            if month == end:
                return high
        return last[1]


def path_between(
    *,
    start: tuple[int, Fraction],
    end: tuple[int, Fraction],
    steps: Mapping[int, Fraction],
    shape: Shape,
) -> Path:
    """Return the path from ``start`` through the steps in between to ``end``."""
    between = tuple(
        (month, value)
        for month, value in sorted(steps.items())
        if start[0] < month < end[0]
    )
    return Path((start, *between, end), shape)


def mean_rate(
    low: Fraction, high: Fraction, *, months: int, shape: Shape
) -> Fraction | None:
    """Return the mean yearly change from ``low`` to ``high`` over some months.

    A share per year on a geometric path (0.0943), the unit per year on a linear
    one. ``None`` for no months, and on a geometric path where a value is not
    positive.
    """
    if months <= 0:
        return None
    if shape is Shape.LINEAR:
        return (high - low) / years(months)
    if low <= 0 or high <= 0:
        return None
    return power(high / low, 1 / years(months)) - 1
