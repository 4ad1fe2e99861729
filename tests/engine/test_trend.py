"""Trend and forecast, against the formulas of the method by hand."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.values import bounds, by_year, value
from plantrack.engine.trend import (
    Aim,
    Drift,
    drift_of,
    first_year_reached,
    forecast_level,
    forecast_sum,
    window,
)
from plantrack.model.amount import Interval
from plantrack.model.period import Period
from plantrack.model.plan import Shape

# The changes 2, 2, 3: mean 7/3, deviation √(1/3).
RISING = {2021: "10亿元", 2022: "12亿元", 2023: "14亿元", 2024: "17亿元"}
# The logarithms of the changes are a, a, 2a with a = ln 1.1.
GROWING = {2021: "100亿元", 2022: "110亿元", 2023: "121亿元", 2024: "146.41亿元"}
SMALL = ("1", "1.1", "1.21", "1.4641")
# The 90 % point of Student's t with 2 degrees of freedom, in closed form.
T2 = 0.8 * math.sqrt(2 / 0.36)
ANY = Aim(None)


def drift(numbers: dict[int, str], shape: Shape = Shape.LINEAR) -> Drift:
    found = drift_of(list(by_year(numbers).values()), shape)
    assert found is not None
    return found


def above(t: float) -> float:
    """Return the share of Student's t with 2 degrees of freedom above ``t``."""
    return 0.5 - t / (2 * math.sqrt(2 + t * t))


def test_a_straight_forecast_with_its_interval_and_chance() -> None:
    aim = Aim(bounds("[20, )"))
    found = forecast_level(drift(RISING), years_left=Fraction(1), aim=aim)
    # 17 + 7/3; se = √(1/3)·√(1·(1 + 1/3)) = 2/3; the target is one se above
    assert (found.method, found.values, found.level) == ("trend", 4, Decimal("0.80"))
    assert float(found.value or 0) == pytest.approx(17 + 7 / 3)
    assert float(found.low or 0) == pytest.approx(17 + 7 / 3 - T2 * 2 / 3)
    assert float(found.high or 0) == pytest.approx(17 + 7 / 3 + T2 * 2 / 3)
    assert float(found.probability or 0) == pytest.approx(0.5 - 1 / (2 * math.sqrt(3)))


def test_a_geometric_forecast_is_made_on_logarithms() -> None:
    aim = Aim(bounds("[180, )"))
    growing = drift(GROWING, Shape.GEOMETRIC)
    found = forecast_level(growing, years_left=Fraction(1), aim=aim)
    # mean 4a/3, deviation a/√3, se = (a/√3)·√(4/3) = 2a/3
    middle, error = 146.41 * 1.1 ** (4 / 3), 2 * math.log(1.1) / 3
    assert (found.method, found.values, found.level) == ("trend", 4, Decimal("0.80"))
    assert float(growing.trend()) == pytest.approx(1.1 ** (4 / 3) - 1)
    assert float(found.value or 0) == pytest.approx(middle)
    assert float(found.low or 0) == pytest.approx(middle / math.exp(T2 * error))
    assert float(found.high or 0) == pytest.approx(middle * math.exp(T2 * error))
    chance = above(math.log(180 / middle) / error)
    assert float(found.probability or 0) == pytest.approx(chance)


def test_a_geometric_forecast_stays_inside_the_bounds_of_the_indicator() -> None:
    found = forecast_level(
        drift(GROWING, Shape.GEOMETRIC),
        years_left=Fraction(1),
        aim=Aim(None, clip=Interval(Decimal(160), Decimal(170))),
    )
    # 146.41·1.1^(4/3) = 166.2; the interval alone runs from 147 to 187
    assert (found.low, found.high) == (Decimal(160), Decimal(170))
    assert round(found.value or Decimal(0), 1) == Decimal("166.2")


def test_a_floor_below_one_is_a_floor_like_any_other() -> None:
    small = {year: f"{k}亿元" for year, k in zip(GROWING, SMALL, strict=True)}
    found = forecast_level(
        drift(small, Shape.GEOMETRIC),
        years_left=Fraction(1),
        aim=Aim(bounds("[0.9, )")),
    )
    middle, error = 1.4641 * 1.1 ** (4 / 3), 2 * math.log(1.1) / 3
    chance = above(math.log(0.9 / middle) / error)
    assert float(found.probability or 0) == pytest.approx(chance)
    assert chance < 0.995


@pytest.mark.parametrize("allowed", ["[0, )", "[-5, )"])
def test_a_forecast_that_cannot_fall_to_zero_always_lies_above_it(allowed: str) -> None:
    found = forecast_level(
        drift(GROWING, Shape.GEOMETRIC),
        years_left=Fraction(1),
        aim=Aim(bounds(allowed)),
    )
    assert found.probability == 1


@pytest.mark.parametrize(
    ("allowed", "chance"),
    [
        pytest.param("(, 20]", 1 - above(1), id="a ceiling"),
        pytest.param("[20, )", above(1), id="a floor"),
        pytest.param("[18, 20]", above(-2) - above(1), id="a range"),
        pytest.param("[20, 20]", 0, id="a single number"),
    ],
)
def test_the_chance_is_the_share_of_t_inside_what_is_allowed(
    allowed: str, chance: float
) -> None:
    found = forecast_level(
        drift(RISING), years_left=Fraction(1), aim=Aim(bounds(allowed))
    )
    assert float(found.probability or 0) == pytest.approx(chance)


def test_an_aim_that_is_not_said_has_an_interval_but_no_chance() -> None:
    found = forecast_level(drift(RISING), years_left=Fraction(1), aim=ANY)
    assert found.probability is None
    assert found.low is not None


@pytest.mark.parametrize(
    ("allowed", "clip", "chance"),
    [
        pytest.param("[18, 20]", (0, 20), above(-2), id="a range up to the end"),
        pytest.param("[20, )", (0, 20), above(1), id="the end itself"),
        pytest.param("(20, )", (0, 20), 0, id="beyond the end"),
        pytest.param("(, 18)", (18, None), 0, id="before the beginning"),
        pytest.param("(, 20]", (0, 20), 1, id="all up to the end"),
        pytest.param("[18, )", (19, 100), 1, id="all from the beginning"),
        pytest.param("[18, 20]", (0, 100), above(-2) - above(1), id="inside"),
    ],
)
def test_what_would_leave_the_bounds_of_the_indicator_counts_as_on_them(
    allowed: str, clip: tuple[int | None, int | None], chance: float
) -> None:
    ends = [None if each is None else Decimal(each) for each in clip]
    found = forecast_level(
        drift(RISING),
        years_left=Fraction(1),
        aim=Aim(bounds(allowed), clip=Interval(ends[0], ends[1])),
    )

    assert found.probability is not None
    assert float(found.probability) == pytest.approx(chance)


@pytest.mark.parametrize(
    ("clip", "low", "value_", "high"),
    [
        pytest.param((0, 19), "18.076", "19", "19", id="above"),
        pytest.param((None, 18), "18", "18", "18", id="above, open below"),
        pytest.param((20, None), "20", "20", "20.590", id="below, open above"),
        pytest.param((0, 100), "18.076", "19.333", "20.590", id="inside"),
    ],
)
def test_a_forecast_stays_inside_the_bounds_of_the_indicator(
    clip: tuple[int | None, int | None], low: str, value_: str, high: str
) -> None:
    ends = [None if each is None else Decimal(each) for each in clip]
    found = forecast_level(
        drift(RISING),
        years_left=Fraction(1),
        aim=Aim(None, clip=Interval(ends[0], ends[1])),
    )
    numbers = [found.low, found.value, found.high]
    rounded = [str(round(each, 3).normalize()) for each in numbers if each is not None]
    assert rounded == [str(Decimal(each).normalize()) for each in (low, value_, high)]


@pytest.mark.parametrize(
    ("numbers", "years_left", "reason"),
    [
        pytest.param({2022: "1亿元", 2023: "2亿元"}, 1, "few-values", id="two"),
        pytest.param(
            {2021: "1亿元", 2022: "2亿元", 2023: "4亿元"}, 1, "few-values", id="three"
        ),
        pytest.param(RISING, 4, "horizon", id="farther than the past is long"),
        pytest.param(RISING, 3, "", id="as far as the past is long"),
        pytest.param(
            {2021: "1亿元", 2022: "2亿元", 2023: "3亿元", 2024: "4亿元"},
            1,
            "no-variation",
            id="always the same change",
        ),
    ],
)
def test_without_enough_to_go_on_there_is_no_interval(
    numbers: dict[int, str], years_left: int, reason: str
) -> None:
    found = forecast_level(drift(numbers), years_left=Fraction(years_left), aim=ANY)
    assert found.interval_reason == reason
    assert (found.low is None) is bool(reason)
    assert found.value is not None


def test_equal_growth_leaves_only_the_noise_of_the_digits() -> None:
    same = {2020: "100亿元", 2021: "110亿元", 2022: "121亿元", 2023: "133.1亿元"}
    found = forecast_level(
        drift(same, Shape.GEOMETRIC), years_left=Fraction(1), aim=ANY
    )
    assert found.interval_reason == "no-variation"


def test_a_sum_goes_on_by_the_drift_of_its_years() -> None:
    found = forecast_sum(
        drift(RISING), known=Fraction(53), years_left=2, aim=Aim(bounds("[95, )"))
    )
    # 53 + 2·17 + (1 + 2)·7/3 = 94; var = (1/3)·[2·3·5/6 + (2·3/2)²/3] = 8/3
    error = math.sqrt(8 / 3)
    assert found.value == 94
    assert found.method == "drift"
    assert float(found.low or 0) == pytest.approx(94 - T2 * error)
    assert float(found.high or 0) == pytest.approx(94 + T2 * error)
    assert float(found.probability or 0) == pytest.approx(above(1 / error))


def test_a_sum_too_far_ahead_has_no_interval() -> None:
    found = forecast_sum(drift(RISING), known=Fraction(53), years_left=4, aim=ANY)
    # 53 + 4·17 + (1 + 2 + 3 + 4)·7/3 = 144.33…
    assert round(found.value or Decimal(0), 2) == Decimal("144.33")
    assert found.interval_reason == "horizon"


@pytest.mark.parametrize(
    ("allowed", "year"),
    [
        pytest.param("[17, )", 2024, id="already"),
        pytest.param("(17, )", 2025, id="more than the latest"),
        pytest.param("[21, )", 2026, id="17 + 2·7/3 = 21.67"),
        pytest.param("[47, )", 2037, id="17 + 13·7/3 = 47.33"),
        pytest.param("[49, )", None, id="later than ten years after the end"),
        pytest.param("(, 5]", None, id="never"),
        pytest.param("[5, 6]", None, id="only before: 17 - 5·7/3 = 5.33"),
    ],
)
def test_the_first_year_in_which_the_forecast_satisfies_the_target(
    allowed: str, year: int | None
) -> None:
    found = first_year_reached(
        drift(RISING),
        latest=Period.of_year(2024),
        by=Period.of_year(2027),
        aim=Aim(bounds(allowed)),
        year_starts=1,
    )
    assert found == (None if year is None else Period.of_year(year))


def test_what_cannot_be_is_reached_in_no_year() -> None:
    share = Interval(Decimal(0), Decimal(20))
    for allowed, year in (("[20, )", 2026), ("[21, )", None)):
        found = first_year_reached(
            drift(RISING),
            latest=Period.of_year(2024),
            by=Period.of_year(2027),
            aim=Aim(bounds(allowed), clip=share),
            year_starts=1,
        )
        # 17 + 2·7/3 = 21.67, and 20 is all there can be
        assert found == (None if year is None else Period.of_year(year))


def test_the_first_year_is_one_of_the_plan_s_years() -> None:
    found = first_year_reached(
        drift(RISING),
        latest=Period.of_year(2024, starts=4),
        by=Period.of_year(2027, starts=4),
        aim=Aim(bounds("[21, )")),
        year_starts=4,
    )
    assert found == Period.of_year(2026, starts=4)


def test_an_aim_that_is_not_said_is_never_reached() -> None:
    found = first_year_reached(
        drift(RISING),
        latest=Period.of_year(2024),
        by=Period.of_year(2026),
        aim=ANY,
        year_starts=1,
    )
    assert found is None


@pytest.mark.parametrize(
    ("years", "first"),
    [
        pytest.param(range(2005, 2025), 2015, id="at most ten"),
        pytest.param([2018, 2019, 2021, 2022, 2023, 2024], 2021, id="after a gap"),
        pytest.param([2024], 2024, id="one"),
    ],
)
def test_the_window_is_the_newest_run_of_years(years: list[int], first: int) -> None:
    found = window(by_year(dict.fromkeys(years, "1亿元")), ending=2024)
    assert (found[0].period, found[-1].period) == (
        Period.of_year(first),
        Period.of_year(2024),
    )
    assert len(found) == 2025 - first


def test_the_window_begins_after_a_break() -> None:
    years = by_year(dict.fromkeys(range(2020, 2025), "1亿元"))
    marked = {**years, 2022: value(2022, "1亿元", status="B")}
    assert [each.period.first.year for each in window(marked, ending=2024)] == [
        2022,
        2023,
        2024,
    ]


def test_where_bases_are_named_they_alone_say_where_the_series_breaks() -> None:
    years = {
        year: value(year, "1亿元", status=status, basis=basis)
        for year, status, basis in (
            (2020, "A", "2018 census"),
            (2021, "A", "2023 census"),
            (2022, "B", "2023 census"),
            (2023, "A", "2023 census"),
        )
    }
    assert len(window(years, ending=2023)) == 3


def test_one_value_has_no_drift_and_logarithms_need_values_above_zero() -> None:
    assert drift_of(list(by_year({2023: "1亿元"}).values()), Shape.LINEAR) is None
    through = by_year({2022: "-1亿元", 2023: "1亿元"})
    assert drift_of(list(through.values()), Shape.GEOMETRIC) is None
    assert drift_of(list(through.values()), Shape.LINEAR) is not None
    nothing = list(by_year({2022: "0亿元", 2023: "1亿元"}).values())
    assert drift_of(nothing, Shape.GEOMETRIC) is None
