"""Exact fractions, and roots at 34 digits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from plantrack.engine.numbers import decimal, exact, power, years


@pytest.mark.parametrize("text", ["0.1", "-3.20", "1E+30", "1E-30", "0"])
def test_a_decimal_is_carried_without_loss(text: str) -> None:
    assert exact(Decimal(text)) == Fraction(text)
    assert decimal(exact(Decimal(text))) == Decimal(text)


def test_thirty_four_digits_are_kept_and_the_last_is_rounded_half_up() -> None:
    assert decimal(Fraction(2, 3)) == Decimal("0." + "6" * 33 + "7")
    assert decimal(Fraction(-2, 3)) == Decimal("-0." + "6" * 33 + "7")


@pytest.mark.parametrize(
    ("base", "exponent", "found"),
    [
        pytest.param("1.1", "5", Fraction("1.61051"), id="whole"),
        pytest.param("2", "-3", Fraction(1, 8), id="whole, below 0"),
        pytest.param("7", "0", Fraction(1), id="none"),
        pytest.param("-2", "3", Fraction(-8), id="a negative base"),
    ],
)
def test_whole_powers_are_exact(base: str, exponent: str, found: Fraction) -> None:
    assert power(Fraction(base), Fraction(exponent)) == found


@pytest.mark.parametrize(
    ("base", "exponent", "text"),
    [
        # from printed tables of roots
        pytest.param("2", "1/2", "1.4142135623730950488016887242096980", id="√2"),
        pytest.param(
            "2", "1/12", "1.0594630943592952645618252949463417", id="semitone"
        ),
        pytest.param("1/2", "1/2", "0.7071067811865475244008443621048490", id="√½"),
    ],
)
def test_roots_are_good_to_more_than_thirty_digits(
    base: str, exponent: str, text: str
) -> None:
    found = power(Fraction(base), Fraction(exponent))
    assert abs(found - Fraction(text)) < Fraction(1, 10**33)


def test_a_high_power_is_taken_at_many_digits() -> None:
    found = power(Fraction(2), Fraction(100))
    assert abs(found / 2**100 - 1) < Fraction(1, 10**40)


def test_months_are_twelfths_of_years() -> None:
    assert years(30) == Fraction(5, 2)
    assert years(-1) == Fraction(-1, 12)
