"""Intervals: what a bounded number satisfies, violates or leaves open."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.values import bounds
from plantrack.engine.bounds import (
    Bounds,
    from_interval,
    negative,
    plus,
    qualifier_of,
    satisfied,
    scaled,
    single,
    to_interval,
)
from plantrack.model.amount import Interval, Qualifier

ENDS = st.one_of(st.none(), st.integers(-3, 3).map(Fraction))
GRID = [Fraction(k, 2) for k in range(-20, 21)]


@st.composite
def intervals(draw: st.DrawFn) -> Bounds:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = low is not None and low == high
    return Bounds(
        low,
        high,
        low_included=closed or draw(st.booleans()),
        high_included=closed or draw(st.booleans()),
    )


@pytest.mark.parametrize(
    ("value", "allowed", "state"),
    [
        pytest.param("[60, 60]", "[60, )", True, id="a number at the floor"),
        pytest.param("[60, 60]", "(60, )", False, id="a number at a strict floor"),
        pytest.param("(60, )", "(60, )", True, id="more than, asked more than"),
        pytest.param("(60, )", "[60, )", True, id="more than, asked at least"),
        pytest.param("[60, )", "(60, )", None, id="at least, asked more than"),
        pytest.param("(, 60)", "[60, )", False, id="nearly, asked at least"),
        pytest.param("(, 60]", "[60, )", None, id="at most, asked at least"),
        pytest.param("[55, 65]", "[60, )", None, id="about, asked at least"),
        pytest.param("[55, 65]", "[50, 70]", True, id="about, inside a range"),
        pytest.param("[55, 65]", "[60, 70]", None, id="about, over an edge"),
        pytest.param("[55, 65]", "[70, 80]", False, id="about, beside a range"),
        pytest.param("(, 60)", "(, 60]", True, id="less than, asked at most"),
        pytest.param("(, 60]", "(, 60)", None, id="at most, asked less than"),
        pytest.param("(, )", "[60, )", None, id="anything"),
        pytest.param("[60, 60]", "(, )", True, id="nothing asked"),
    ],
)
def test_a_value_satisfies_violates_or_leaves_open(
    value: str, allowed: str, *, state: bool | None
) -> None:
    assert satisfied(bounds(value), bounds(allowed)) is state


@given(intervals(), intervals())
def test_what_is_said_of_two_intervals_holds_of_their_numbers(
    value: Bounds, allowed: Bounds
) -> None:
    inside = [number for number in GRID if value.holds(number)]
    states = {allowed.holds(number) for number in inside}
    match satisfied(value, allowed):
        case True:
            assert states <= {True}
        case False:
            assert states <= {False}
        case None:
            assert not value.is_number


@given(intervals(), intervals())
def test_every_sum_of_two_numbers_is_inside_the_sum(one: Bounds, two: Bounds) -> None:
    total = plus([one, two])
    for first in GRID[::5]:
        for second in GRID[::5]:
            if one.holds(first) and two.holds(second):
                assert total.holds(first + second)


@given(intervals())
def test_turning_the_sign_twice_changes_nothing(one: Bounds) -> None:
    assert negative(negative(one)) == one
    for number in GRID:
        assert negative(one).holds(-number) is one.holds(number)


@given(intervals(), st.sampled_from([Fraction(1, 12), Fraction(1), Fraction(10**8)]))
def test_a_positive_factor_keeps_what_is_inside(one: Bounds, factor: Fraction) -> None:
    for number in GRID:
        assert scaled(one, factor).holds(number * factor) is one.holds(number)


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        pytest.param([], "[0, 0]", id="nothing"),
        pytest.param(["[1, 1]", "[2, 2]"], "[3, 3]", id="numbers"),
        pytest.param(["[1, 1]", "(2, )"], "(3, )", id="a lower bound"),
        pytest.param(["[1, 2]", "[3, 5)"], "[4, 7)", id="two ranges"),
        pytest.param(["(1, )", "(, 5)"], "(, )", id="both ways"),
    ],
)
def test_a_bound_in_a_part_bounds_the_sum(parts: list[str], total: str) -> None:
    found, expected = plus(bounds(each) for each in parts), bounds(total)
    assert (found.low, found.high) == (expected.low, expected.high)
    for number in GRID:
        assert found.holds(number) is expected.holds(number)


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("[5, 5]", Qualifier.EXACT),
        ("[5, )", Qualifier.AT_LEAST),
        ("(5, )", Qualifier.MORE_THAN),
        ("(, 5]", Qualifier.AT_MOST),
        ("(, 5)", Qualifier.LESS_THAN),
        ("[4, 6]", Qualifier.ABOUT),
        ("(, )", Qualifier.ABOUT),
    ],
)
def test_the_qualifier_that_describes_an_interval(
    words: str, qualifier: Qualifier
) -> None:
    assert qualifier_of(bounds(words)) is qualifier


@pytest.mark.parametrize(
    ("words", "below", "above"),
    [
        ("[1, 5]", False, False),
        ("[1, 5)", True, False),
        ("(5, 9]", False, True),
        ("[5, 9]", False, False),
        ("[6, )", False, True),
        ("(, 4]", True, False),
    ],
)
def test_on_which_side_of_a_number_an_interval_lies(
    words: str, *, below: bool, above: bool
) -> None:
    assert bounds(words).is_below(Fraction(5)) is below
    assert bounds(words).is_above(Fraction(5)) is above


def test_intervals_of_decimals_and_of_fractions_are_the_same() -> None:
    written = Interval(Decimal("0.1"), None, low_included=False)
    assert from_interval(written) == Bounds(
        Fraction(1, 10), None, low_included=False, high_included=True
    )
    assert to_interval(from_interval(written)) == written
    assert to_interval(bounds("[1, 2)")) == Interval(
        Decimal(1), Decimal(2), high_included=False
    )
    assert to_interval(bounds("(, 2]")) == Interval(
        None, Decimal(2), low_included=False
    )
    assert single(Fraction(7)) == Bounds(Fraction(7), Fraction(7))
