"""Parts of a year, apart from the year values, and full years estimated from them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.plans import baseline, codes, facts, goal, indicator, judge, seen
from plantrack.model.amount import Qualifier
from plantrack.model.assessment import Assessment, InProgress
from plantrack.model.observation import Observation
from plantrack.model.period import Period

STOCK = indicator("gdp", unit="万吨", measure="stock")
LAST = [seen(2023, "100亿元"), seen("2023-H1", "40亿元")]


def flow(*known: Observation, nowcast: bool = False) -> Assessment:
    one = goal("200亿元", base=baseline(2021, "80亿元"), use_nowcast=nowcast)
    return judge(one, *known, as_of="2024-12-30")


def part(found: Assessment) -> InProgress:
    assert found.in_progress is not None
    return found.in_progress


@pytest.mark.parametrize(
    ("known", "method", "estimate"),
    [
        pytest.param([*LAST, seen("2024-H1", "50亿元")], "same-share", "125", id="h1"),
        pytest.param(
            [*LAST, seen("2024-H1", "50亿元", yoy="18.5")],
            "same-share",
            "125",
            id="the same months come before published growth",
        ),
        pytest.param(
            [
                seen(2023, "100亿元"),
                seen("2023-Q1", "15亿元"),
                seen("2023-Q2", "25亿元"),
                seen("2024-H1", "50亿元"),
            ],
            "same-share",
            "125",
            id="the same months in two parts",
        ),
        pytest.param(
            [
                seen(2023, "-100亿元"),
                seen("2023-H1", "-40亿元"),
                seen("2024-H1", "-50亿元", yoy="18.5"),
            ],
            "same-share",
            "-125",
            id="the same share of a loss",
        ),
        pytest.param(
            [
                seen(2023, "100亿元"),
                seen("2023-H1", "0亿元"),
                seen("2024-H1", "50亿元", yoy="18.5"),
            ],
            "yoy",
            "118.5",
            id="nothing has no share",
        ),
        pytest.param(
            [seen(2023, "100亿元"), seen("2024-H1", "50亿元", yoy="18.5")],
            "yoy",
            "118.5",
            id="published growth",
        ),
        pytest.param(
            [seen(2023, "100亿元"), seen("2024-H1", "50亿元")],
            "pro-rata",
            "100",
            id="only the months",
        ),
        pytest.param(
            [seen("2024-01/2024-09", "60亿元", yoy="9")], "pro-rata", "80", id="alone"
        ),
        pytest.param(
            [*LAST, seen("2024-Q2", "50亿元", yoy="9")],
            "pro-rata",
            "200",
            id="not from the start of the year",
        ),
        pytest.param(
            [
                seen(2023, "100亿元"),
                seen("2023-H1", "0亿元"),
                seen("2024-H1", "50亿元"),
            ],
            "pro-rata",
            "100",
            id="nothing in the same months",
        ),
        pytest.param(
            [
                seen(2023, "100亿元"),
                seen("2023-H1", "0.5亿元"),
                seen("2024-H1", "0.6亿元"),
            ],
            "same-share",
            "120",
            id="next to nothing in the same months",
        ),
        pytest.param(
            [
                seen(2023, "100亿元"),
                seen("2023-Q2", "25亿元"),
                seen("2024-H1", "5亿元"),
            ],
            "pro-rata",
            "10",
            id="the same months in part",
        ),
    ],
)
def test_a_full_year_is_estimated_by_the_best_way_there_is(
    known: list[Observation], method: str, estimate: str
) -> None:
    nowcast = part(flow(*known)).nowcast
    assert nowcast is not None
    assert (nowcast.method, nowcast.value) == (method, Decimal(estimate))
    assert nowcast.period == Period.of_year(2024)


@pytest.mark.parametrize(
    ("known", "months", "value"),
    [
        pytest.param(["2024-Q1", "2024-Q2"], 6, 20, id="two quarters"),
        pytest.param(["2024-Q1", "2024-Q3"], 3, 10, id="a quarter is missing"),
        pytest.param(["2024-Q1", "2024-H1"], 6, 10, id="the longer run"),
        pytest.param(["2024-Q2", "2024-Q3"], 3, 10, id="the newest, not from January"),
    ],
)
def test_the_year_to_date_is_joined_from_its_start(
    known: list[str], months: int, value: int
) -> None:
    found = part(flow(*(seen(period, "10亿元") for period in known)))
    assert found.reading.period.months == months
    assert found.reading.number == value


def test_published_growth_is_that_of_one_observation_alone() -> None:
    both = [seen("2024-Q1", "10亿元", yoy="5"), seen("2024-Q2", "10亿元", yoy="6")]
    assert part(flow(*both)).yoy is None
    assert part(flow(both[0])).yoy == 5


def test_a_flow_at_a_day_is_no_part_of_a_year() -> None:
    assert flow(seen("2024-06-30", "10亿元")).in_progress is None


def test_a_stock_stands_apart_until_its_year_is_over() -> None:
    one = goal("200万吨", base=baseline(2021, "80万吨"))
    known = [seen("2024-03-31", "90万吨"), seen("2024-06", "95万吨", yoy="3")]
    found = judge(one, *known, measured=[STOCK], as_of="2024-12-31")
    assert part(found).reading.number == 95
    assert part(found).yoy == 3
    assert part(found).nowcast is None
    over = judge(one, *known, measured=[STOCK], as_of="2025-01-01")
    assert over.in_progress is None
    assert over.latest is not None
    assert over.latest.number == 95


def test_parts_before_the_newest_year_or_outside_the_window_are_passed_over() -> None:
    known = [seen(2023, "100亿元"), seen("2022-H1", "40亿元")]
    assert flow(*known).in_progress is None
    early = flow(seen("2021-H1", "40亿元"))
    assert early.in_progress is None
    one = goal("200亿元", by=2023, base=baseline(2021, "80亿元"))
    late = judge(one, seen("2024-H1", "40亿元"), as_of="2024-12-31")
    assert late.in_progress is None


def test_a_part_that_ends_with_the_window_stands_apart() -> None:
    one = goal("200亿元", by="2024-06", base=baseline(2021, "80亿元"))
    found = judge(one, seen("2024-H1", "40亿元"), as_of="2024-12-31")
    assert part(found).reading.number == 40


def test_the_first_day_of_the_window_is_in_it() -> None:
    one = goal("200万吨", base=baseline(2021, "80万吨"))
    first_day = seen("2022-01-01", "81万吨")
    found = judge(one, first_day, measured=[STOCK], as_of="2022-06-30")
    assert part(found).reading.number == 81


def test_what_lies_in_two_years_of_the_plan_is_no_part_of_either() -> None:
    one = goal("200亿元", base=baseline(2021, "80亿元"))
    both = seen("2024-02/2024-05", "40亿元")
    found = judge(one, both, as_of="2024-12-31", year_starts=4)
    assert found.in_progress is None


def test_a_full_year_is_estimated_in_the_plan_s_own_years() -> None:
    one = goal("200亿元", start="2022-04/2023-03", by="2026-04/2027-03")
    known = [
        seen("2023-04/2024-03", "100亿元"),
        seen("2023-04/2023-06", "20亿元"),
        seen("2024-04/2024-06", "25亿元"),
    ]
    found = part(judge(one, *known, as_of="2024-12-31", year_starts=4)).nowcast
    assert found is not None
    # of 100 the first quarter was 20
    assert found.value == 125
    assert found.method == "same-share"
    assert found.period == Period.of_year(2024, starts=4)


def test_a_month_before_the_first_whole_year_hides_no_later_part() -> None:
    one = goal("200亿元", base=baseline(2021, "80亿元"))
    known = [seen("0001-01", "1亿元"), seen("2024-Q2", "40亿元")]
    found = judge(one, *known, as_of="2024-12-31", year_starts=4)
    assert part(found).reading.number == 40


def test_an_estimate_enters_only_where_the_goal_says_so() -> None:
    known = [*LAST, seen("2024-H1", "50亿元")]
    without, with_ = flow(*known), flow(*known, nowcast=True)
    assert without.latest is not None
    assert with_.latest is not None
    assert without.latest.number == 100
    assert with_.latest.number == 125
    assert with_.latest.status == "E"
    assert {"nowcast-used", "latest-provisional"} <= set(codes(with_))
    assert facts(with_, "nowcast-used")["method"] == "same-share"
    assert facts(without, "in-progress")["value"] == 50


def test_an_estimate_is_one_number_whatever_bounds_the_part() -> None:
    found = flow(*LAST, seen("2024-H1", "超50亿元"), nowcast=True)
    assert found.latest is not None
    assert found.latest.number == 125
    assert found.latest.qualifier is Qualifier.EXACT


def test_published_growth_mixes_prices() -> None:
    known = [seen(2023, "100亿元"), seen("2024-H1", "50亿元", yoy="18.5")]
    assert "nominal-and-real" in codes(flow(*known))
    assert "nominal-and-real" not in codes(flow(*LAST, seen("2024-H1", "50亿元")))
