"""What the value of a year is made of, and what stays apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    goal,
    indicator,
    judge,
    number,
    said,
    seen,
)

PEOPLE = indicator("gdp", unit="万人", measure="stock")
SHARE = indicator("gdp", unit="%", measure="ratio")


def latest(found: object) -> str:
    reading = getattr(found, "latest", None)
    return "" if reading is None else f"{reading.period.first.year}: {reading.number}"


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        pytest.param({"2023-H1": "4亿元", "2023-H2": "6亿元"}, "2023: 10", id="halves"),
        pytest.param(
            {"2023-Q1": "1亿元", "2023-Q2": "2亿元", "2023-H2": "6亿元"},
            "2023: 9",
            id="quarters and a half",
        ),
        pytest.param(
            {"2023-01/2023-09": "7亿元", "2023-Q3": "3亿元", "2023-Q4": "2亿元"},
            "2023: 9",
            id="the longest run holds",
        ),
        pytest.param({"2023-H1": "4亿元", "2023-Q4": "6亿元"}, "", id="a hole"),
        pytest.param({2023: "11亿元", "2023-H1": "4亿元"}, "2023: 11", id="its own"),
    ],
)
def test_a_flow_is_its_own_value_or_the_sum_of_parts_that_cover_it(
    parts: dict[str | int, str], value: str
) -> None:
    known = [seen(period, amount) for period, amount in parts.items()]
    assert latest(judge(goal(), *known)) == value


def test_a_bound_in_a_part_makes_the_sum_that_bound() -> None:
    found = judge(goal(), seen("2023-H1", "4余亿元"), seen("2023-H2", "6亿元"))
    assert found.latest is not None
    assert found.latest.qualifier == ">"


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        pytest.param("2023-12-31", "", id="on the last day the year runs"),
        pytest.param("2024-01-01", "2023: 221", id="then it is over"),
    ],
)
def test_a_stock_is_the_last_dated_once_the_year_is_over(
    as_of: str, value: str
) -> None:
    known = [seen("2023-06-30", "220万人"), seen("2023-09", "221万人")]
    found = judge(goal("300万人"), *known, measured=[PEOPLE], as_of=as_of)
    assert latest(found) == value
    assert (found.in_progress is not None) == (value == "")


def test_a_share_over_part_of_a_year_is_no_year_value() -> None:
    found = judge(goal("50%"), seen("2023-H1", "57.3%"), measured=[SHARE])
    assert said(found) == "no-observation"
    assert found.in_progress is not None
    assert found.in_progress.nowcast is None


def test_a_share_at_a_day_is_the_years_once_it_is_over() -> None:
    found = judge(goal("50%"), seen("2023-09-30", "57.3%"), measured=[SHARE])
    assert latest(found) == "2023: 57.3"


def test_a_mean_year_needs_all_its_months_or_quarters() -> None:
    mean = indicator("gdp", unit="%", measure="ratio", mean=True)
    quarters = [seen(f"2023-Q{n}", f"{n}%") for n in (1, 2, 3, 4)]
    full = judge(goal("50%"), *quarters, measured=[mean])
    short = judge(goal("50%"), *quarters[:3], measured=[mean])
    assert (latest(full), latest(short)) == ("2023: 2.5", "")


def test_a_half_year_stands_apart_and_is_never_compared() -> None:
    one = goal("达到5200亿元")
    found = judge(one, seen("2024-H1", "1990.8亿元", yoy="18.5"), as_of="2024-10-31")
    assert said(found) == "no-observation"
    assert found.in_progress is not None
    assert found.in_progress.reading.number == Decimal("1990.8")
    assert found.in_progress.yoy == Decimal("18.5")
    assert found.in_progress.nowcast is not None
    assert found.in_progress.nowcast.method == "pro-rata"
    assert found.in_progress.nowcast.value == Decimal("3981.6")
    assert "in-progress" in codes(found)


def test_the_same_share_of_last_year_is_the_first_choice() -> None:
    known = [
        seen("2023-H1", "40亿元"),
        seen(2023, "100亿元"),
        seen("2024-H1", "44亿元", yoy="9"),
    ]
    found = judge(goal("200亿元"), *known)
    assert found.in_progress is not None
    assert found.in_progress.nowcast is not None
    assert found.in_progress.nowcast.method == "same-share"
    assert found.in_progress.nowcast.value == 110


def test_published_growth_is_the_second_choice() -> None:
    known = [seen(2023, "100亿元"), seen("2024-H1", "44亿元", yoy="9")]
    found = judge(goal("200亿元"), *known)
    assert found.in_progress is not None
    assert found.in_progress.nowcast is not None
    assert found.in_progress.nowcast.method == "yoy"
    assert found.in_progress.nowcast.value == 109
    assert "nominal-and-real" in codes(found)


def test_an_estimate_enters_a_verdict_only_where_the_goal_says_so() -> None:
    known = [seen(2023, "100亿元"), seen("2024-H1", "60亿元")]
    base = baseline(2021, "90亿元")
    plain = judge(goal("120亿元", base=base), *known)
    used = judge(goal("120亿元", base=base, use_nowcast=True), *known)
    assert latest(plain) == "2023: 100"
    assert (latest(used), said(used)) == ("2024: 120", "met-early")
    assert "nowcast-used" in codes(used)
    assert "in-progress" not in codes(used)


def test_fiscal_years_begin_where_the_plan_says() -> None:
    one = goal("100亿元", start="2022-04/2023-03", by="2026-04/2027-03")
    found = judge(
        one,
        seen("2023-04/2023-09", "4亿元"),
        seen("2023-10/2024-03", "6亿元"),
        year_starts=4,
    )
    assert latest(found) == "2023: 10"
    assert number(found, "elapsed") == Decimal("0.4")


def test_what_the_source_does_not_state_is_noted() -> None:
    value = seen(2023, "10亿元", published="2023-11-30", assumed=["period"])
    found = judge(goal(), value)
    assert facts(found, "period-assumed")["period"] == value.period
    assert "published-early" in codes(found)


@pytest.mark.parametrize(
    ("as_of", "is_stale"),
    [
        pytest.param("2025-06-30", False, id="the last day of grace"),
        pytest.param("2025-07-01", True, id="the day after"),
    ],
)
def test_data_are_stale_after_the_next_period_and_its_lag(
    as_of: str, *, is_stale: bool
) -> None:
    found = judge(goal(), seen(2023, "10亿元"), as_of=as_of)
    assert ("stale" in codes(found)) is is_stale
