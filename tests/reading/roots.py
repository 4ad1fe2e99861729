"""Powers, logarithms and Student's t for the independent reading."""

from __future__ import annotations

import math
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache

DIGITS = Context(prec=70)
STEPS = 2000


def decimal(number: Fraction) -> Decimal:
    """70 digits of a fraction."""
    return DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))


def whole_root(number: int, degree: int) -> int | None:
    """Return the exact integer root by Newton's method, if there is one."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            break
        guess = better
    return guess if guess**degree == number else None


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Raise a positive number; exact where the result is rational."""
    if exponent.denominator == 1:
        return base**exponent.numerator
    top = whole_root(base.numerator, exponent.denominator)
    bottom = whole_root(base.denominator, exponent.denominator)
    if top is not None and bottom is not None:
        return Fraction(top, bottom) ** exponent.numerator
    logarithm = DIGITS.multiply(DIGITS.ln(decimal(base)), decimal(exponent))
    return Fraction(DIGITS.exp(logarithm))


def ln(number: Fraction) -> Fraction:
    """Natural logarithm to 70 digits."""
    return Fraction(DIGITS.ln(decimal(number)))


def exp(number: Fraction) -> Fraction:
    """Exponential to 70 digits."""
    return Fraction(DIGITS.exp(decimal(number)))


def square_root(number: Fraction) -> Fraction:
    """Square root to 70 digits."""
    return Fraction(DIGITS.sqrt(decimal(number)))


@cache
def student_above(t: float, freedom: int) -> float:
    """P(X > t) for Student's t and t >= 0, by Simpson's rule on the angle.

    With t = sqrt(freedom)/tan(u) the density is c·sin(u)^(freedom - 1), smooth on
    a bounded range, so that the rule converges fast and small tails keep their
    digits.
    """
    rest = math.atan2(math.sqrt(freedom), t)
    width = rest / STEPS
    odd = math.fsum(math.sin(k * width) ** (freedom - 1) for k in range(1, STEPS, 2))
    even = math.fsum(math.sin(k * width) ** (freedom - 1) for k in range(2, STEPS, 2))
    ends = math.sin(rest) ** (freedom - 1) + (1.0 if freedom == 1 else 0.0)
    constant = math.gamma((freedom + 1) / 2) / (
        math.sqrt(math.pi) * math.gamma(freedom / 2)
    )
    return constant * (ends + 4 * odd + 2 * even) * width / 3


def student_below(t: float, freedom: int) -> float:
    """P(X <= t) for Student's t."""
    return student_above(-t, freedom) if t < 0 else 1 - student_above(t, freedom)


@cache
def student_point(share: float, freedom: int) -> float:
    """Return the t >= 0 with P(X <= t) = ``share``, by halving."""
    low, high = 0.0, 1000.0
    for _ in range(80):
        middle = (low + high) / 2
        if student_above(middle, freedom) > 1 - share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
