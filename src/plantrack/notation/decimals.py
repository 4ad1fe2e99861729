"""Numbers in ASCII digits and fractions, within the limits of an exact value."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from plantrack.errors import AmountError

MOST_DIGITS: Final = 15
"""Significant digits that JSON and spreadsheets carry exactly."""

LARGEST_EXPONENT: Final = 30

NUMBER: Final = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
)
"""A number with or without thousands separators."""

EXACT: Final = Context(prec=400)
"""Arithmetic that never rounds at the sizes that occur here."""

_FIFTEEN = Context(prec=MOST_DIGITS, rounding=ROUND_HALF_UP)


def read_decimal(digits: str) -> Decimal:
    """Return the exact value of what :data:`NUMBER` matched.

    Raises:
        AmountError: ``too-many-digits`` beyond 15 significant digits, zeros at
            either end not counted; ``exponent-too-large`` beyond ±30.
    """
    if "," in digits:
        digits = digits.replace(",", "")
    if len(digits) <= MOST_DIGITS and "e" not in digits and "E" not in digits:
        return Decimal(digits)
    mantissa, _, exponent = digits.lower().partition("e")
    if len(exponent.lstrip("+-0")) > len(str(LARGEST_EXPONENT)):
        raise AmountError("exponent-too-large")
    number = checked(Decimal(f"{mantissa}e{exponent or 0}"))
    return Decimal(f"{number:f}")


def checked(number: Decimal) -> Decimal:
    """Return ``number`` if it is within the limits; see :func:`read_decimal`."""
    if abs(number.adjusted()) > LARGEST_EXPONENT:
        raise AmountError("exponent-too-large")
    if len(number.normalize(EXACT).as_tuple().digits) > MOST_DIGITS:
        raise AmountError("too-many-digits")
    return number


def divide(numerator: Decimal, denominator: Decimal) -> tuple[Decimal, bool]:
    """Return the quotient and whether it is exact.

    A fraction that does not end within 15 significant digits (1/3) is rounded
    half up to 15 (0.333333333333333).

    Raises:
        AmountError: ``zero-denominator``.
    """
    if not denominator:
        raise AmountError("zero-denominator")
    quotient = _FIFTEEN.divide(numerator, denominator)
    return quotient, EXACT.multiply(quotient, denominator) == numerator
