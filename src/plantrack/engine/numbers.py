"""Exact rational arithmetic, and roots at 34 digits where no exact one exists.

Values are carried as fractions, so that sums, means, straight lines and every
comparison made from them are exact. Only roots are rounded; a comparison that
involves one allows :data:`SLACK`.
"""

from __future__ import annotations

import functools
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

DIGITS = 34
SLACK = Fraction(1, 10**20)
_OUT = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_ROOT = Context(prec=DIGITS + 16, Emax=10**6, Emin=-(10**6))


def exact(number: Decimal) -> Fraction:
    """Return the fraction that equals ``number``."""
    return Fraction(number)


def decimal(number: Fraction) -> Decimal:
    """Return ``number`` as a decimal, rounded half up at 34 digits."""
    return _OUT.divide(Decimal(number.numerator), Decimal(number.denominator))


@functools.lru_cache(maxsize=1024)  # a search asks for the same roots over and over
def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return ``base ** exponent`` for a positive base.

    Exact where the exponent is a small whole number, else good to more than 34
    digits.
    """
    if exponent.denominator == 1 and abs(exponent.numerator) <= DIGITS:
        return base**exponent.numerator
    root = _ROOT.divide(Decimal(base.numerator), Decimal(base.denominator))
    share = _ROOT.divide(Decimal(exponent.numerator), Decimal(exponent.denominator))
    return Fraction(_ROOT.power(root, share))


def years(months: int) -> Fraction:
    """Return a number of months in years."""
    return Fraction(months, 12)
