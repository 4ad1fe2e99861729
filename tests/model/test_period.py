"""Reference periods: runs of whole months, and days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.model.period import Period, month_index

MONTHS = st.integers(12, 12 * 9999 + 11)


def months(first: str, last: str) -> Period:
    """Return a run of months, both written as year and month."""
    ends = (month_index(dt.date.fromisoformat(f"{each}-01")) for each in (first, last))
    return Period.of_months(*ends)


def test_a_run_of_months_ends_with_the_last_day_of_its_last() -> None:
    found = months("2023-11", "2024-02")
    assert (found.first, found.last) == (dt.date(2023, 11, 1), dt.date(2024, 2, 29))
    assert (found.months, found.is_day) == (4, False)


def test_a_day_has_no_whole_month() -> None:
    found = Period.of_day(dt.date(2024, 9, 30))
    assert (found.months, found.is_day) == (0, True)
    assert found.first_month == found.last_month == 12 * 2024 + 8


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param("2024-01-02", "2024-01-31", id="begins late"),
        pytest.param("2024-01-01", "2024-01-30", id="ends early"),
        pytest.param("2023-02-01", "2023-02-27", id="short of a short month"),
        pytest.param("2024-02-01", "2024-02-28", id="short of a leap month"),
        pytest.param("2024-05-01", "2024-03-31", id="backward"),
        pytest.param("2024-01-15", "2024-02-14", id="across two months"),
    ],
)
def test_anything_but_a_day_or_whole_months_is_refused(first: str, last: str) -> None:
    with pytest.raises(ValueError, match="not a run of whole months"):
        Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("starts", "first", "last"),
    [
        (1, "2023-01-01", "2023-12-31"),
        (4, "2023-04-01", "2024-03-31"),
        (12, "2023-12-01", "2024-11-30"),
    ],
)
def test_a_year_begins_where_the_plan_says(starts: int, first: str, last: str) -> None:
    found = Period.of_year(2023, starts=starts)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert found.is_year(starts=starts)
    assert found.year_number(starts=starts) == 2023
    assert found.months == 12


@pytest.mark.parametrize(
    ("period", "starts", "year"),
    [
        pytest.param(months("2024-03", "2024-03"), 4, 2023, id="last fiscal month"),
        pytest.param(months("2024-04", "2024-04"), 4, 2024, id="first fiscal month"),
        pytest.param(months("2023-11", "2024-02"), 1, 2024, id="the year it ends in"),
        pytest.param(Period.of_day(dt.date(2024, 3, 31)), 4, 2023, id="a day"),
    ],
)
def test_a_period_belongs_to_the_year_in_which_it_ends(
    period: Period, starts: int, year: int
) -> None:
    assert period.year_number(starts=starts) == year


@pytest.mark.parametrize(
    "period",
    [
        pytest.param(months("2023-02", "2024-01"), id="twelve other months"),
        pytest.param(months("2023-01", "2024-12"), id="two years"),
        pytest.param(months("2023-01", "2023-11"), id="eleven months"),
    ],
)
def test_what_is_no_year(period: Period) -> None:
    assert not period.is_year()


@pytest.mark.parametrize(
    ("inner", "inside", "touches"),
    [
        pytest.param(months("2023-01", "2023-12"), True, True, id="itself"),
        pytest.param(months("2023-04", "2023-06"), True, True, id="a quarter"),
        pytest.param(Period.of_day(dt.date(2023, 12, 31)), True, True, id="last day"),
        pytest.param(months("2023-12", "2024-01"), False, True, id="over the end"),
        pytest.param(months("2022-01", "2024-12"), False, True, id="around it"),
        pytest.param(Period.of_day(dt.date(2024, 1, 1)), False, False, id="day after"),
        pytest.param(months("2022-12", "2022-12"), False, False, id="month before"),
    ],
)
def test_what_a_year_contains_and_overlaps(
    inner: Period, *, inside: bool, touches: bool
) -> None:
    year = Period.of_year(2023)
    assert year.contains(inner) is inside
    assert year.overlaps(inner) is touches
    assert inner.overlaps(year) is touches


def test_the_last_month_there_is_has_a_last_day() -> None:
    found = Period.of_year(9999)
    assert found.last == dt.date.max
    assert found.last_month == month_index(dt.date.max)
    assert Period.of_year(1).first == dt.date.min


def test_a_month_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="out of range"):
        Period.of_year(10000)


@given(MONTHS, MONTHS)
def test_months_are_counted_without_loss(one: int, other: int) -> None:
    first, last = sorted((one, other))
    found = Period.of_months(first, last)
    assert (found.first_month, found.last_month) == (first, last)
    assert found.months == last - first + 1


@given(MONTHS, MONTHS, MONTHS, MONTHS)
def test_what_is_contained_overlaps(a: int, b: int, c: int, d: int) -> None:
    one = Period.of_months(min(a, b), max(a, b))
    other = Period.of_months(min(c, d), max(c, d))
    assert one.overlaps(other) is other.overlaps(one)
    if one.contains(other):
        assert one.overlaps(other)
        assert one.months >= other.months
