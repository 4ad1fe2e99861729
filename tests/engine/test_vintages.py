"""What was known on a day: published, revised, withdrawn."""

from __future__ import annotations

import datetime as dt

import pytest

from engine.plans import seen
from plantrack.engine.vintages import Known, first_known, known_on

FIRST = seen(2023, "10亿元", published="2024-02-01")
REVISED = seen(2023, "11亿元", published="2024-09-01")
GONE = seen(2023, None, published="2025-01-01", status="M")
BACK = seen(2023, "12亿元", published="2025-06-01")
ALL = [BACK, GONE, REVISED, FIRST]


def told(found: Known) -> list[str]:
    return [each.amount.text for each in found.values() if each.amount is not None]


@pytest.mark.parametrize(
    ("day", "now", "first"),
    [
        pytest.param("2024-01-31", [], [], id="the day before"),
        pytest.param("2024-02-01", ["10亿元"], ["10亿元"], id="the day itself"),
        pytest.param("2024-08-31", ["10亿元"], ["10亿元"], id="before the revision"),
        pytest.param("2024-09-01", ["11亿元"], ["10亿元"], id="revised"),
        pytest.param("2025-01-01", [], [], id="withdrawn"),
        pytest.param("2025-06-01", ["12亿元"], ["10亿元"], id="back again"),
    ],
)
def test_what_is_known_on_a_day(day: str, now: list[str], first: list[str]) -> None:
    as_of = dt.date.fromisoformat(day)
    assert told(known_on(ALL, as_of)) == now
    assert told(first_known(ALL, as_of)) == first


def test_without_a_day_of_publication_the_end_of_the_period_counts() -> None:
    half = seen("2024-H1", "5亿元")
    assert told(known_on([half], dt.date(2024, 6, 29))) == []
    assert told(known_on([half], dt.date(2024, 6, 30))) == ["5亿元"]


def test_of_two_values_of_one_day_the_later_in_the_file_holds() -> None:
    one = seen(2023, "10亿元", published="2024-02-01")
    other = seen(2023, "10.5亿元", published="2024-02-01")
    assert told(known_on([one, other], dt.date(2024, 3, 1))) == ["10.5亿元"]
    assert told(known_on([other, one], dt.date(2024, 3, 1))) == ["10亿元"]


def test_periods_come_in_order_whatever_the_order_of_the_file() -> None:
    known = [seen(2023, "3亿元"), seen(2021, "1亿元"), seen("2022-H1", "2亿元")]
    found = known_on(known, dt.date(2024, 1, 1))
    assert told(found) == ["1亿元", "2亿元", "3亿元"]
