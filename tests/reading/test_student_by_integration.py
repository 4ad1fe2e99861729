"""Student's t of the independent reading against closed forms and tables."""

from __future__ import annotations

import math

import pytest

from reading.roots import student_below, student_point

# P(X <= t) = 0.9, as printed in tables to three places.
PRINTED = {1: 3.078, 2: 1.886, 3: 1.638, 4: 1.533, 5: 1.476, 6: 1.440, 7: 1.415}


@pytest.mark.parametrize("t", [-40.0, -3.0, -1.0, 0.0, 0.3, 2.0, 15.0])
def test_one_degree_of_freedom_is_the_arctangent(t: float) -> None:
    exact = 0.5 + math.atan(t) / math.pi

    assert student_below(t, 1) == pytest.approx(exact, rel=1e-11, abs=1e-14)


@pytest.mark.parametrize("t", [-40.0, -3.0, -1.0, 0.0, 0.3, 2.0, 15.0])
def test_two_degrees_of_freedom_have_a_closed_form(t: float) -> None:
    exact = 0.5 + t / (2 * math.sqrt(2 + t * t))

    assert student_below(t, 2) == pytest.approx(exact, rel=1e-11, abs=1e-14)


@pytest.mark.parametrize("freedom", PRINTED)
def test_the_ninth_decile_is_the_printed_one(freedom: int) -> None:
    assert student_point(0.9, freedom) == pytest.approx(PRINTED[freedom], abs=5e-4)
    assert student_below(student_point(0.9, freedom), freedom) == pytest.approx(0.9)
