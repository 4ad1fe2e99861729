"""Student's t against printed tables, closed forms and numerical integration."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.engine.student import cumulative_probability, quantile

SHARES = (0.90, 0.95, 0.975, 0.99, 0.995)
TABLE = {
    1: (3.078, 6.314, 12.706, 31.821, 63.657),
    2: (1.886, 2.920, 4.303, 6.965, 9.925),
    3: (1.638, 2.353, 3.182, 4.541, 5.841),
    4: (1.533, 2.132, 2.776, 3.747, 4.604),
    5: (1.476, 2.015, 2.571, 3.365, 4.032),
    6: (1.440, 1.943, 2.447, 3.143, 3.707),
    7: (1.415, 1.895, 2.365, 2.998, 3.499),
    8: (1.397, 1.860, 2.306, 2.896, 3.355),
    9: (1.383, 1.833, 2.262, 2.821, 3.250),
    30: (1.310, 1.697, 2.042, 2.457, 2.750),
}


@pytest.mark.parametrize("freedom", TABLE)
def test_quantiles_are_those_of_the_printed_table(freedom: int) -> None:
    found = [round(quantile(share, freedom=freedom), 3) for share in SHARES]
    assert found == list(TABLE[freedom])


@pytest.mark.parametrize("t", [-7.5, -1.0, 0.0, 0.3, 1.885618083164127, 40.0])
def test_one_and_two_degrees_have_a_closed_form(t: float) -> None:
    one = 0.5 + math.atan(t) / math.pi
    two = 0.5 + t / (2 * math.sqrt(2 + t * t))
    assert cumulative_probability(t, freedom=1) == pytest.approx(one, abs=1e-14)
    assert cumulative_probability(t, freedom=2) == pytest.approx(two, abs=1e-14)


@pytest.mark.parametrize("freedom", range(1, 10))
@pytest.mark.parametrize("t", [0.25, 1.0, 2.5, 6.0])
def test_the_area_under_the_density_is_the_probability(t: float, freedom: int) -> None:
    area = 0.5 + _area_below(t, freedom)
    assert cumulative_probability(t, freedom=freedom) == pytest.approx(area, abs=1e-10)


def _area_below(t: float, freedom: int) -> float:
    """Return the area from 0 to ``t`` by Simpson's rule."""
    pieces = 2000
    step = t / pieces
    weights = (1 if k in (0, pieces) else 2 + 2 * (k % 2) for k in range(pieces + 1))
    ordinates = (_density(k * step, freedom) for k in range(pieces + 1))
    return step / 3 * sum(w * y for w, y in zip(weights, ordinates, strict=True))


def _density(x: float, freedom: int) -> float:
    logarithm = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)
    scale = math.exp(logarithm) / math.sqrt(freedom * math.pi)
    return scale * math.pow(1 + x * x / freedom, -(freedom + 1) / 2)


def test_nothing_lies_below_minus_infinity_and_all_below_infinity() -> None:
    for freedom in (1, 2, 3, 8):
        assert cumulative_probability(-math.inf, freedom=freedom) == 0
        assert cumulative_probability(math.inf, freedom=freedom) == 1


@given(st.floats(-100, 100), st.integers(1, 9))
def test_both_tails_are_alike(t: float, freedom: int) -> None:
    below = cumulative_probability(t, freedom=freedom)
    above = cumulative_probability(-t, freedom=freedom)
    assert below + above == pytest.approx(1, abs=1e-14)


@given(st.floats(0.5, 0.999), st.integers(1, 9))
def test_a_share_of_the_values_lies_below_its_quantile(
    share: float, freedom: int
) -> None:
    t = quantile(share, freedom=freedom)
    assert cumulative_probability(t, freedom=freedom) == pytest.approx(share, abs=1e-12)
