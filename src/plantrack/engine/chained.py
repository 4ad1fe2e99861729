"""An index chained from yearly growth, as published growth compounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from plantrack.engine.bounds import Bounds, qualifier_of, single
from plantrack.engine.year_values import Value
from plantrack.model.amount import Qualifier
from plantrack.model.period import Period

BASE = Fraction(100)


def chained_index(
    growth: Mapping[int, Value], *, first: int, year_starts: int
) -> dict[int, Value]:
    """Return 100·Π(1 + r/100) by year, 100 being the year before ``first``.

    ``growth`` is r by year, in percent. The chain ends before the first year that
    is missing, however much is known after it. Its base is a definition and stands
    on the basis of the first growth.
    """
    before = Period.year_if_any(first - 1, starts=year_starts)
    if before is None:
        return {}
    base = Value(
        period=before,
        number=BASE,
        bounds=single(BASE),
        qualifier=Qualifier.EXACT,
        basis=growth[first].basis if first in growth else "",
    )
    index = {first - 1: base}
    year = first
    while year in growth:
        last, rate = index[year - 1], growth[year]
        bounds = _grown(last.bounds, rate.bounds)
        index[year] = replace(
            rate,
            number=last.number * (1 + rate.number / 100),
            bounds=bounds,
            qualifier=qualifier_of(bounds),
            parts=(*last.parts, *rate.parts),
        )
        year += 1
    return index


def _grown(index: Bounds, growth: Bounds) -> Bounds:
    """Return all that an index allows that has moved on by a growth in percent."""

    def end(level: Fraction | None, percent: Fraction | None) -> Fraction | None:
        if level is None or percent is None:
            return None
        return level * (1 + percent / 100)

    return Bounds(
        end(index.low, growth.low),
        end(index.high, growth.high),
        index.low_included and growth.low_included,
        index.high_included and growth.high_included,
    )
