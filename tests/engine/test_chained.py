"""An index chained from yearly growth, with what bounds leave open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.values import bounds, by_year
from plantrack.engine.bounds import qualifier_of
from plantrack.engine.chained import chained_index
from plantrack.model.period import Period


def chain(*growth: str) -> list[Fraction]:
    known = by_year({2022 + k: words for k, words in enumerate(growth)})
    found = chained_index(known, first=2022, year_starts=1)
    return [found[year].number for year in sorted(found)]


def test_the_year_before_the_window_is_a_hundred() -> None:
    found = chained_index({}, first=2022, year_starts=1)
    assert list(found) == [2021]
    assert found[2021].number == 100
    assert found[2021].period == Period.of_year(2021)
    assert found[2021].parts == ()


def test_the_base_is_the_year_before_in_the_plan_s_years() -> None:
    found = chained_index({}, first=2022, year_starts=4)
    assert found[2021].period == Period.of_year(2021, starts=4)


def test_growth_compounds() -> None:
    assert chain("10%", "-10%", "50%") == [100, 110, 99, Fraction(297, 2)]


def test_the_chain_ends_before_the_first_missing_year() -> None:
    known = by_year({2021: "99%", 2022: "10%", 2024: "10%"})
    assert sorted(chained_index(known, first=2022, year_starts=1)) == [2021, 2022]


@pytest.mark.parametrize(
    ("growth", "end"),
    [
        pytest.param(["10%", "超10%"], "(121, )", id="more than"),
        pytest.param(["超10%", "10%"], "(121, )", id="a bound is carried on"),
        pytest.param(["不超过10%", "10%"], "(, 121]", id="at most"),
        pytest.param(["低于10%", "10%"], "(, 121)", id="less than"),
        pytest.param(["约10%", "10%"], "[115.5, 126.5]", id="about, 5 to 15"),
    ],
)
def test_a_bounded_growth_bounds_the_index(growth: list[str], end: str) -> None:
    known = by_year({2022 + k: words for k, words in enumerate(growth)})
    found = chained_index(known, first=2022, year_starts=1)[2023]
    expected = bounds(end)
    for number in (Fraction(k, 2) for k in range(200, 280)):
        assert found.bounds.holds(number) is expected.holds(number)
    assert found.qualifier == qualifier_of(expected)


def test_an_index_rests_on_every_observation_in_it() -> None:
    known = by_year({2022: "10%", 2023: "5%"})
    found = chained_index(known, first=2022, year_starts=1)[2023]
    texts = [each.amount.text for each in found.parts if each.amount is not None]
    assert texts == ["10%", "5%"]
