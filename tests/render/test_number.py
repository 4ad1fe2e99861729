from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.render.number import (
    factor,
    grouped,
    percent,
    places_of,
    plain,
    rounded,
    signed,
)

RATIOS = st.decimals(min_value=-5, max_value=5, places=18)
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=12)


def read(shown: str) -> Decimal:
    return Decimal(shown.rstrip("%").replace(",", ""))


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        pytest.param("0.763125", "76.3%", id="one decimal"),
        pytest.param("0.12345", "12.3%", id="down"),
        pytest.param("0.1235", "12.4%", id="half goes up, not to even"),
        pytest.param("0.1245", "12.5%", id="half goes up from even"),
        pytest.param("0.9999968750", "99.9997%", id="3199.99 of 3200"),
        pytest.param("0.9996", "99.96%", id="not yet all"),
        pytest.param("1", "100%", id="all"),
        pytest.param("1.0000001", "100.00001%", id="a little more than all"),
        pytest.param("0", "0%", id="nothing"),
        pytest.param("0.0018275", "0.2%", id="little"),
        pytest.param("0.0001", "0.01%", id="very little is not nothing"),
        pytest.param("-0.0004", "-0.04%", id="below nothing"),
        pytest.param("52.5", "5,250.0%", id="thousands"),
        pytest.param("0." + "9" * 30, "100%", id="the rest of a root is no gap"),
    ],
)
def test_percentages(ratio: str, shown: str) -> None:
    assert percent(Decimal(ratio)) == shown


@given(ratio=RATIOS)
def test_a_percentage_never_claims_an_unreached_hundred_or_zero(ratio: Decimal) -> None:
    shown = read(percent(ratio))

    assert (shown >= 100) == (ratio >= 1)
    assert (shown == 100) == (ratio == 1)
    assert (shown <= 0) == (ratio <= 0)
    assert (shown == 0) == (ratio == 0)


@given(ratio=RATIOS, edge=RATIOS)
def test_a_percentage_stays_on_its_side_of_any_edge(
    ratio: Decimal, edge: Decimal
) -> None:
    shown = read(percent(ratio, edges=(edge,)))

    if abs(100 * (ratio - edge)) >= Decimal("1e-20"):
        assert (shown > 100 * edge) == (ratio > edge)
        assert (shown < 100 * edge) == (ratio < edge)


@given(number=NUMBERS, edge=NUMBERS, places=st.integers(0, 4))
def test_a_rounded_number_meets_a_target_exactly_where_it_does(
    number: Decimal, edge: Decimal, places: int
) -> None:
    shown = rounded(number, places=places, edges=(edge,))

    assert (shown >= edge) == (number >= edge)
    assert (shown <= edge) == (number <= edge)
    assert abs(shown - number) <= Decimal(5).scaleb(-places - 1)


def test_a_missed_target_is_not_shown_as_met() -> None:
    assert rounded(Decimal("4.996"), places=2) == Decimal("5.00")
    assert rounded(Decimal("4.996"), places=2, edges=(Decimal(5),)) == Decimal("4.996")


def test_rounding_is_done_once_from_the_full_value() -> None:
    assert rounded(Decimal("4.949"), places=1) == Decimal("4.9")


@pytest.mark.parametrize(
    ("pace", "shown"), [("0.9496", "0.9496"), ("0.95", "0.95"), ("0.944", "0.94")]
)
def test_a_pace_below_the_band_is_not_shown_on_it(pace: str, shown: str) -> None:
    assert factor(Decimal(pace), edges=(Decimal("0.95"),)) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("9.4296", "+9.43"), ("-0.3", "-0.30"), ("0", "0.00"), ("0.0004", "+0.0004")],
)
def test_rates_carry_their_sign(number: str, shown: str) -> None:
    assert signed(Decimal(number), places=2) == shown


def test_zero_has_no_sign() -> None:
    assert grouped(Decimal("-0.0")) == "0.0"
    assert plain(Decimal("-0")) == "0"


@pytest.mark.parametrize(
    ("number", "places"),
    [("2442", 0), ("5.26", 2), ("4.3125", 2), ("0.00123", 5), ("0.25553", 3), ("0", 0)],
)
def test_small_numbers_keep_three_digits(number: str, places: int) -> None:
    assert places_of(Decimal(number)) == places


@pytest.mark.parametrize(
    ("number", "written"),
    [
        pytest.param("2442.00", "2442", id="no idle zeros"),
        pytest.param("3.2E+3", "3200", id="no exponent"),
        pytest.param("123456789012345", "123456789012345", id="fifteen digits in full"),
        pytest.param("0.33333333333333333333", "0.33333333", id="computed: eight"),
    ],
)
def test_numbers_in_formulas(number: str, written: str) -> None:
    assert plain(Decimal(number)) == written
