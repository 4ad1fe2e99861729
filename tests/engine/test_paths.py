"""The way from the baseline through the plan's steps to the target."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plantrack.engine.numbers import SLACK
from plantrack.engine.paths import Path, mean_rate, path_between
from plantrack.model.period import Period
from plantrack.model.plan import Shape


def end_of(year: int) -> int:
    return Period.of_year(year).last_month


def path(shape: Shape, *steps: tuple[int, int]) -> Path:
    return path_between(
        start=(end_of(2021), Fraction(100)),
        end=(end_of(2025), Fraction(1600)),
        steps={end_of(year): Fraction(number) for year, number in steps},
        shape=shape,
    )


@pytest.mark.parametrize(
    ("month", "planned"),
    [
        pytest.param(end_of(2020), 100, id="before the baseline"),
        pytest.param(end_of(2021), 100, id="at the baseline"),
        pytest.param(end_of(2022), 475, id="a quarter of the way"),
        pytest.param(end_of(2022) + 6, Fraction(1325, 2), id="half a year on"),
        pytest.param(end_of(2024), 1225, id="three quarters"),
        pytest.param(end_of(2025), 1600, id="at the end"),
        pytest.param(end_of(2030), 1600, id="after the end"),
    ],
)
def test_a_straight_path_moves_by_equal_steps(month: int, planned: Fraction) -> None:
    assert path(Shape.LINEAR).at(month) == planned


@pytest.mark.parametrize(
    ("year", "planned"), [(2021, 100), (2022, 200), (2023, 400), (2024, 800)]
)
def test_a_geometric_path_moves_by_equal_factors(year: int, planned: int) -> None:
    found = path(Shape.GEOMETRIC).at(end_of(year))
    assert abs(found - planned) < SLACK * 1000


def test_a_path_goes_through_its_steps() -> None:
    found = path(Shape.LINEAR, (2022, 300), (2024, 700))
    assert found.has_steps
    planned = [found.at(end_of(year)) for year in range(2021, 2027)]
    assert planned == [100, 300, 500, 700, 1600, 1600]


def test_steps_outside_the_way_are_no_part_of_it() -> None:
    found = path(Shape.LINEAR, (2021, 1), (2025, 2), (2019, 3), (2031, 4))
    assert found == path(Shape.LINEAR)
    assert not found.has_steps


def test_a_geometric_stretch_between_two_steps_keeps_its_own_rate() -> None:
    found = path(Shape.GEOMETRIC, (2023, 900))
    # 100 → 900 in two years is a factor of 3 a year; 900 → 1600 one of 4/3
    assert abs(found.at(end_of(2022)) - 300) < SLACK * 1000
    assert abs(found.at(end_of(2024)) - 1200) < SLACK * 10000


@pytest.mark.parametrize(
    ("low", "high", "months", "shape", "rate"),
    [
        pytest.param(100, 130, 36, Shape.LINEAR, 10, id="units a year"),
        pytest.param(100, 95, 6, Shape.LINEAR, -10, id="half a year, downward"),
        pytest.param(100, 101, 1, Shape.LINEAR, 12, id="a month"),
        pytest.param(-5, 5, 12, Shape.LINEAR, 10, id="through zero"),
        pytest.param(100, 110, 12, Shape.GEOMETRIC, Fraction(1, 10), id="a share"),
        pytest.param(
            100, 121, 6, Shape.GEOMETRIC, Fraction("0.4641"), id="half a year, squared"
        ),
        pytest.param(100, 130, 0, Shape.LINEAR, None, id="no time"),
        pytest.param(100, 130, -12, Shape.GEOMETRIC, None, id="time backward"),
        pytest.param(0, 130, 12, Shape.GEOMETRIC, None, id="growth from nothing"),
        pytest.param(100, -1, 12, Shape.GEOMETRIC, None, id="growth to a debt"),
    ],
)
def test_the_mean_rate(
    low: int, high: int, months: int, shape: Shape, rate: Fraction | None
) -> None:
    found = mean_rate(Fraction(low), Fraction(high), months=months, shape=shape)
    assert found == rate


def test_a_root_is_good_to_twenty_digits() -> None:
    rate = mean_rate(Fraction(1), Fraction(2), months=24, shape=Shape.GEOMETRIC)
    # the square root of 2 to 30 places
    assert rate is not None
    assert abs(rate + 1 - Fraction("1.414213562373095048801688724210")) < Fraction(
        1, 10**29
    )
