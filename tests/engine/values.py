"""Values and intervals in few words, for tests of the engine's parts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from plantrack.engine.bounds import Bounds
from plantrack.engine.year_values import Value, value_of
from plantrack.model.observation import Observation, Status
from plantrack.notation.amounts import parse_amount
from plantrack.notation.periods import parse_period


def value(
    period: str | int, words: str, *, status: str = "A", basis: str = ""
) -> Value:
    """Return the value that an observation in these words stands for."""
    amount = parse_amount(words)
    observation = Observation(
        indicator="gdp",
        period=parse_period(period),
        amount=amount,
        status=Status(status),
        basis=basis,
    )
    return value_of(observation, amount.unit)


def by_year(numbers: Mapping[int, str]) -> dict[int, Value]:
    """Return year values by year number."""
    return {year: value(year, words) for year, words in numbers.items()}


def bounds(words: str) -> Bounds:
    """Return an interval written as in mathematics: ``[1, 2)``, ``(, 5]``."""
    low, high = words[1:-1].split(",")
    return Bounds(
        Fraction(low) if low.strip() else None,
        Fraction(high) if high.strip() else None,
        low_included=words[0] == "[",
        high_included=words[-1] == "]",
    )


def exactly(text: str) -> Fraction:
    """Return the fraction that a decimal text stands for."""
    return Fraction(Decimal(text))
