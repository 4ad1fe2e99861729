"""Amounts: the same number in other scales, and what its qualifier allows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.model.amount import Amount, Interval, Qualifier, Unit

YUAN, WAN, YI = Unit(0, "元"), Unit(4, "元"), Unit(8, "元")


def amount(number: str, qualifier: str = "=", *, unit: Unit = YI) -> Amount:
    return Amount(number=Decimal(number), unit=unit, qualifier=Qualifier(qualifier))


def interval(low: str | None, high: str | None, ends: str = "[]") -> Interval:
    return Interval(
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        low_included=ends[0] == "[",
        high_included=ends[1] == "]",
    )


@pytest.mark.parametrize(
    ("unit", "number"), [(YI, "3200"), (WAN, "32000000"), (YUAN, "320000000000")]
)
def test_the_scale_is_a_spelling(unit: Unit, number: str) -> None:
    assert amount("3200").in_unit(unit) == Decimal(number)


def test_fifteen_digits_are_carried_through_any_scale() -> None:
    written = amount("123456789.012345", unit=YUAN)
    assert written.in_unit(YI) == Decimal("1.23456789012345")


def test_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="'元' is not '美元'"):
        amount("12").in_unit(Unit(8, "美元"))
    with pytest.raises(ValueError, match="'元' is not '美元'"):
        amount("12", ">").interval_in(Unit(8, "美元"))


@pytest.mark.parametrize(
    ("number", "qualifier", "allowed"),
    [
        pytest.param("60", "=", interval("60", "60"), id="exactly"),
        pytest.param("60", ">=", interval("60", None), id="at least"),
        pytest.param("60", ">", interval("60", None, "(]"), id="more than"),
        pytest.param("60", "<=", interval(None, "60"), id="at most"),
        pytest.param("60", "<", interval(None, "60", "[)"), id="less than"),
        pytest.param("60", "~", interval("55", "65"), id="about a round number"),
        pytest.param("63", "~", interval("62.5", "63.5"), id="about units"),
        pytest.param("6.30", "~", interval("6.25", "6.35"), id="about tenths"),
        pytest.param("-3200", "~", interval("-3250", "-3150"), id="about, below 0"),
        pytest.param("0", "~", interval("0", "0"), id="about nothing"),
    ],
)
def test_every_number_that_a_qualifier_allows(
    number: str, qualifier: str, allowed: Interval
) -> None:
    assert amount(number, qualifier).interval_in(YI) == allowed


def test_an_interval_is_scaled_with_its_number() -> None:
    assert amount("1.5", "~").interval_in(WAN) == interval("14500", "15500")


@pytest.mark.parametrize(
    ("one", "is_number"),
    [
        (interval("60", "60"), True),
        (interval("60", "61"), False),
        (interval("60", None), False),
        (interval(None, "60"), False),
        (interval(None, None), False),
    ],
)
def test_which_intervals_are_one_number(one: Interval, *, is_number: bool) -> None:
    assert one.is_number() is is_number


@given(st.decimals("-99999", "99999", places=3), st.sampled_from(list(Qualifier)))
def test_the_number_written_is_at_the_edge_or_inside(
    number: Decimal, qualifier: Qualifier
) -> None:
    found = Amount(number=number, unit=YI, qualifier=qualifier).interval_in(YI)
    assert found.low is None or found.low <= number
    assert found.high is None or number <= found.high


def test_what_was_written_takes_no_part_in_comparisons() -> None:
    one = Amount(number=Decimal("5.0"), unit=YI, text="5.0亿元")
    other = Amount(number=Decimal(5), unit=YI, text="五亿元")
    assert one == other
