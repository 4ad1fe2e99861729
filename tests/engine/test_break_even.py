"""Where a verdict changes: found to many digits, none passed over."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plantrack.engine.break_even import between, break_evens, outward

CLOSE = Fraction(1, 10**13)


def band(number: Fraction) -> str:
    if number < 1:
        return "low"
    return "middle" if number <= 2 else "high"


def test_every_change_is_found_with_what_holds_beyond_it() -> None:
    found = break_evens(band, between(Fraction(0), Fraction(16)))
    assert [each.state for each in found] == ["middle", "high"]
    assert found[0].at == 1
    assert 0 < found[1].at - 2 < CLOSE


def test_two_changes_between_two_edges_are_both_found() -> None:
    found = break_evens(band, [Fraction(0), Fraction(10)])
    assert [each.state for each in found] == ["middle", "high"]


def test_backward_the_changes_come_in_the_order_in_which_they_are_met() -> None:
    found = break_evens(band, between(Fraction(16), Fraction(0)))
    assert [each.state for each in found] == ["middle", "low"]
    assert found[0].at == 2
    assert 0 < 1 - found[1].at < CLOSE


def test_nothing_is_found_where_nothing_changes() -> None:
    assert break_evens(band, between(Fraction(3), Fraction(30))) == []
    assert break_evens(band, [Fraction(3)], made_of=(band,)) == []


def test_halving_stops_where_no_number_of_34_digits_lies_between() -> None:
    near, far = Fraction(1), 1 + Fraction(1, 10**33)
    calls: list[Fraction] = []

    def judge(number: Fraction) -> bool:
        calls.append(number)
        return number > near

    (found,) = break_evens(judge, [near, far])
    assert found.at == far
    assert len(calls) < 10


@pytest.mark.parametrize(
    ("start", "sign", "positive", "near", "far"),
    [
        pytest.param(32, 1, False, 33, 32 + 2**44, id="up"),
        pytest.param(32, -1, False, 31, 32 - 2**44, id="down, without a floor"),
        pytest.param(64, -1, True, 63, Fraction(64, 2**39), id="down, above 0"),
        pytest.param(1, -1, True, Fraction(63, 64), Fraction(1, 2**39), id="from 1"),
        pytest.param(32, 1, True, 33, 32 + 2**44, id="up, above 0"),
        pytest.param(-32, -1, True, -33, -32 - 2**44, id="down from below 0"),
        pytest.param(0, 1, False, Fraction(1, 32), 2**39, id="up from 0"),
    ],
)
def test_an_open_side_is_searched_far(
    start: int, sign: int, *, positive: bool, near: Fraction, far: Fraction
) -> None:
    found = outward(Fraction(start), sign=sign, positive=positive)
    first, second, *_, last = dict.fromkeys(found)
    assert [first, second, last] == [Fraction(start), near, far]


def test_an_open_side_is_searched_closely_at_first() -> None:
    found = outward(Fraction(64), sign=-1, positive=True)
    halves = [32 - Fraction(k, 2) for k in range(1, 33)]
    assert found[:33] == list(range(64, 31, -1))
    assert found[33:65] == halves
    assert found[65:] == [Fraction(64, 2**k) for k in range(3, 40)]


def test_a_closed_side_is_searched_to_its_end_in_equal_pieces() -> None:
    found = between(Fraction(0), Fraction(32))
    assert found == list(range(33))


def test_a_short_stretch_is_found_by_what_it_is_made_of() -> None:
    low, high = Fraction("7.0001"), Fraction("7.0002")

    def judge(number: Fraction) -> bool:
        return low <= number <= high

    def sides(number: Fraction) -> tuple[bool, bool]:
        return number >= low, number > high

    edges = [Fraction(0), Fraction(16)]
    assert break_evens(judge, edges) == []
    for along in (edges, edges[::-1]):
        found = break_evens(judge, along, made_of=(sides,))
        assert [each.state for each in found] == [True, False]
        ends = sorted(round(each.at, 9) for each in found)
        assert ends == [low, high]


def test_what_it_is_made_of_does_not_turn_the_way_round() -> None:
    edges = [Fraction(0), Fraction(16)]
    upward = break_evens(band, edges, made_of=(band,))
    downward = break_evens(band, edges[::-1], made_of=(band,))
    assert [each.state for each in upward] == ["middle", "high"]
    assert [each.state for each in downward] == ["middle", "low"]
