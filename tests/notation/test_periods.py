"""Periods: every form people write, one canonical form, and the refusals."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.errors import PeriodError
from plantrack.model.period import Period
from plantrack.notation.periods import PERIOD_REFUSALS, format_period, parse_period

# text, first day, last day, canonical form
ACCEPTED = [
    ("2023", "2023-01-01", "2023-12-31", "2023"),
    ("0001", "0001-01-01", "0001-12-31", "0001"),
    ("9999", "9999-01-01", "9999-12-31", "9999"),
    ("2023年", "2023-01-01", "2023-12-31", "2023"),
    ("2023年度", "2023-01-01", "2023-12-31", "2023"),
    ("2023年全年", "2023-01-01", "2023-12-31", "2023"),
    ("２０２３年", "2023-01-01", "2023-12-31", "2023"),
    (" 2023 ", "2023-01-01", "2023-12-31", "2023"),
    ("FY2023", "2023-01-01", "2023-12-31", "2023"),
    ("2023-A1", "2023-01-01", "2023-12-31", "2023"),
    ("2023-H1", "2023-01-01", "2023-06-30", "2023-H1"),
    ("2023-H2", "2023-07-01", "2023-12-31", "2023-H2"),
    ("2023-S1", "2023-01-01", "2023-06-30", "2023-H1"),
    ("2024H1", "2024-01-01", "2024-06-30", "2024-H1"),
    ("2024h1", "2024-01-01", "2024-06-30", "2024-H1"),
    ("H1 2024", "2024-01-01", "2024-06-30", "2024-H1"),
    ("2024年上半年", "2024-01-01", "2024-06-30", "2024-H1"),
    ("2024上半年", "2024-01-01", "2024-06-30", "2024-H1"),
    ("2024年下半年", "2024-07-01", "2024-12-31", "2024-H2"),
    ("2023-Q3", "2023-07-01", "2023-09-30", "2023-Q3"),
    ("2024Q3", "2024-07-01", "2024-09-30", "2024-Q3"),
    ("Q3 2024", "2024-07-01", "2024-09-30", "2024-Q3"),
    ("2024年第三季度", "2024-07-01", "2024-09-30", "2024-Q3"),
    ("2024年三季度", "2024-07-01", "2024-09-30", "2024-Q3"),
    ("2024年第3季度", "2024-07-01", "2024-09-30", "2024-Q3"),
    ("2024年一季度", "2024-01-01", "2024-03-31", "2024-Q1"),
    ("2024年前三季度", "2024-01-01", "2024-09-30", "2024-01/2024-09"),
    ("2024年前三个季度", "2024-01-01", "2024-09-30", "2024-01/2024-09"),
    ("2024年前3季度", "2024-01-01", "2024-09-30", "2024-01/2024-09"),
    ("2024年前二季度", "2024-01-01", "2024-06-30", "2024-H1"),
    ("2024年一至三季度", "2024-01-01", "2024-09-30", "2024-01/2024-09"),
    ("2024年2-3季度", "2024-04-01", "2024-09-30", "2024-04/2024-09"),
    ("2024-Q1/2024-Q3", "2024-01-01", "2024-09-30", "2024-01/2024-09"),
    ("2024-07", "2024-07-01", "2024-07-31", "2024-07"),
    ("2024-7", "2024-07-01", "2024-07-31", "2024-07"),
    ("2024.7", "2024-07-01", "2024-07-31", "2024-07"),
    ("2024-M07", "2024-07-01", "2024-07-31", "2024-07"),
    ("2024年9月", "2024-09-01", "2024-09-30", "2024-09"),
    ("2024年9月份", "2024-09-01", "2024-09-30", "2024-09"),
    ("2024年09月", "2024-09-01", "2024-09-30", "2024-09"),
    ("2024-01/2024-07", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024-01..07", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024-01/07", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024-01..2024-07", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024年1-7月", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024年1—7月", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024年1－7月份", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024年1月至7月", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024年1月-2024年7月", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024年前7月", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024年前7个月", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2023-11/2024-02", "2023-11-01", "2024-02-29", "2023-11/2024-02"),
    ("2024-01-01/P7M", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024-01-01/P1Y", "2024-01-01", "2024-12-31", "2024"),
    ("2024-01-01/P1Y6M", "2024-01-01", "2025-06-30", "2024-01/2025-06"),
    ("2024-01-01/P1D", "2024-01-01", "2024-01-01", "2024-01-01"),
    ("2024-01/2024-06", "2024-01-01", "2024-06-30", "2024-H1"),
    ("2024-07/2024-09", "2024-07-01", "2024-09-30", "2024-Q3"),
    ("2024-01/2024-12", "2024-01-01", "2024-12-31", "2024"),
    ("2017-01/2021-12", "2017-01-01", "2021-12-31", "2017/2021"),
    ("2017/2021", "2017-01-01", "2021-12-31", "2017/2021"),
    ("2017-2021", "2017-01-01", "2021-12-31", "2017/2021"),
    ("2017—2021年", "2017-01-01", "2021-12-31", "2017/2021"),
    ("2017年至2021年", "2017-01-01", "2021-12-31", "2017/2021"),
    ("2017..2021", "2017-01-01", "2021-12-31", "2017/2021"),
    ("2017/2021-06", "2017-01-01", "2021-06-30", "2017-01/2021-06"),
    ("2023/2023", "2023-01-01", "2023-12-31", "2023"),
    ("2024-09-30", "2024-09-30", "2024-09-30", "2024-09-30"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
    ("2024年9月30日", "2024-09-30", "2024-09-30", "2024-09-30"),
    ("2024年9月30号", "2024-09-30", "2024-09-30", "2024-09-30"),
    ("2024.9.30", "2024-09-30", "2024-09-30", "2024-09-30"),
    ("2024/09/30", "2024-09-30", "2024-09-30", "2024-09-30"),
    ("2024-01-01/2024-07-31", "2024-01-01", "2024-07-31", "2024-01/2024-07"),
    ("2024-07-01/2024-07-01", "2024-07-01", "2024-07-01", "2024-07-01"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"),
]

# text, reason, suggestion
REFUSED = [
    ("", "empty-period", ""),
    ("  ", "empty-period", ""),
    ("2" * 5000, "too-long", ""),
    ("abc", "bad-period", ""),
    ("2024\n", "bad-period", ""),
    ("2024-07\u200b", "bad-period", ""),
    ("٢٠٢٤", "bad-period", ""),
    ("2024²", "bad-period", ""),
    ("2_024", "bad-period", ""),
    ("十四五", "bad-period", ""),
    ("2024-01-01/P", "bad-period", ""),
    ("2024-Q1/P1M", "bad-period", ""),
    ("FY 2024-Q1/P1M", "bad-period", ""),
    ("2024-00-xx/P1M", "bad-period", ""),
    ("2024/abc", "bad-period", ""),
    ("202407", "bad-period", "2024-07"),
    ("20240930", "bad-period", "2024-09-30"),
    ("2024/07", "bad-period", "2024-07"),
    ("2024/7", "bad-period", "2024-07"),
    ("二〇二四年", "bad-period", "2024年"),
    ("二〇二四年9月", "bad-period", "2024年9月"),
    ("2023-02-30", "no-such-day", "2023-02-28"),
    ("2024年2月30日", "no-such-day", "2024-02-29"),
    ("2024-09-31", "no-such-day", "2024-09-30"),
    ("2024-13", "no-such-month", ""),
    ("2024-00", "no-such-month", ""),
    ("2024年13月", "no-such-month", ""),
    ("2024年前13月", "no-such-month", ""),
    ("2024-13-01", "no-such-month", ""),
    ("2024-Q5", "no-such-quarter", ""),
    ("2024-Q0", "no-such-quarter", ""),
    ("2024年第5季度", "no-such-quarter", ""),
    ("2024-H3", "no-such-half", ""),
    ("2024-07/2024-01", "reversed-run", "2024-01/2024-07"),
    ("2021/2017", "reversed-run", "2017/2021"),
    ("2024年7-1月", "reversed-run", "2024年1-7月"),
    ("2024-07..01", "reversed-run", "2024-01..07"),
    ("2024-W05", "week", ""),
    ("2024W5", "week", ""),
    ("2024年第5周", "week", ""),
    ("week 5 of 2024", "week", ""),
    ("24", "two-digit-year", "2024"),
    ("24年", "two-digit-year", "2024年"),
    ("24Q3", "two-digit-year", "2024Q3"),
    ("24-07-31", "two-digit-year", "2024-07-31"),
    ("'24年", "two-digit-year", "2024年"),
    ("2017/21", "two-digit-year", "2017/2021"),
    ("7月", "no-year", ""),
    ("前7月", "no-year", ""),
    ("1-7月", "no-year", ""),
    ("9月30日", "no-year", ""),
    ("上半年", "no-year", ""),
    ("第三季度", "no-year", ""),
    ("前三季度", "no-year", ""),
    ("Q3", "no-year", ""),
    ("7", "no-year", ""),
    ("07", "no-year", ""),
    ("去年", "relative-period", ""),
    ("今年前7月", "relative-period", ""),
    ("上月", "relative-period", ""),
    ("近三年", "relative-period", ""),
    ("last year", "relative-period", ""),
    ("today", "relative-period", ""),
    ("0000", "year-out-of-range", ""),
    ("0000-01-01", "year-out-of-range", ""),
    ("10000", "year-out-of-range", ""),
    ("-5", "year-out-of-range", ""),
    ("9999-12-01/P2M", "year-out-of-range", ""),
    ("2024-01-15/2024-03-10", "not-whole-months", "2024-Q1"),
    ("2024-01-01/P7D", "not-whole-months", ""),
    ("2024-01-02/P1M", "not-whole-months", ""),
]


def days(first: str, last: str) -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last", "canonical"), ACCEPTED, ids=[case[0] for case in ACCEPTED]
)
def test_a_period_is_read_and_written_in_one_form(
    text: str, first: str, last: str, canonical: str
) -> None:
    period = parse_period(text)

    assert period == days(first, last)
    assert format_period(period) == canonical
    assert parse_period(canonical) == period


@pytest.mark.parametrize(
    ("text", "reason", "other"), REFUSED, ids=[repr(case[0])[:30] for case in REFUSED]
)
def test_what_is_no_period_is_refused(text: str, reason: str, other: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_period(text)

    assert refusal.value.reason == reason
    assert refusal.value.facts.get("try", "") == other
    assert refusal.value.facts["text"][:30] == text[:30]
    if other:
        parse_period(other)


def test_every_reason_occurs() -> None:
    assert {reason for _, reason, _ in REFUSED} == PERIOD_REFUSALS


def test_a_year_may_be_a_whole_number() -> None:
    assert parse_period(2024) == parse_period("2024")
    assert parse_period(9999) == parse_period("9999")
    assert parse_period(476) == parse_period("0476")


@pytest.mark.parametrize(
    ("year", "reason"),
    [
        (24, "two-digit-year"),
        (0, "year-out-of-range"),
        (-1, "year-out-of-range"),
        (10_000, "year-out-of-range"),
        (10**6000, "year-out-of-range"),
        (True, "bad-period"),
    ],
    ids=["24", "0", "-1", "10000", "6001 digits", "a truth value"],
)
def test_other_whole_numbers_are_refused(year: int, reason: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_period(year)

    assert refusal.value.reason == reason
    assert len(refusal.value.facts["text"]) < 50


FISCAL = [
    ("2023", "2023-04-01", "2024-03-31", "FY2023"),
    ("FY2023", "2023-04-01", "2024-03-31", "FY2023"),
    ("2023-H1", "2023-04-01", "2023-09-30", "FY2023-H1"),
    ("2023-H2", "2023-10-01", "2024-03-31", "FY2023-H2"),
    ("FY2023-Q4", "2024-01-01", "2024-03-31", "FY2023-Q4"),
    ("2023年前三季度", "2023-04-01", "2023-12-31", "2023-04/2023-12"),
    ("2017/2021", "2017-04-01", "2022-03-31", "FY2017/FY2021"),
    ("FY2017-FY2021", "2017-04-01", "2022-03-31", "FY2017/FY2021"),
    ("2024-07", "2024-07-01", "2024-07-31", "2024-07"),
    ("2024年1-6月", "2024-01-01", "2024-06-30", "2024-01/2024-06"),
    ("2024-01/2024-12", "2024-01-01", "2024-12-31", "2024-01/2024-12"),
    ("2023-04/2024-03", "2023-04-01", "2024-03-31", "FY2023"),
    ("2024-09-30", "2024-09-30", "2024-09-30", "2024-09-30"),
]


@pytest.mark.parametrize(
    ("text", "first", "last", "canonical"), FISCAL, ids=[case[0] for case in FISCAL]
)
def test_years_halves_and_quarters_count_from_the_fiscal_start(
    text: str, first: str, last: str, canonical: str
) -> None:
    period = parse_period(text, year_starts=4)

    assert period == days(first, last)
    assert format_period(period, year_starts=4) == canonical
    assert parse_period(canonical, year_starts=4) == period


def test_the_last_fiscal_year_would_end_after_9999() -> None:
    with pytest.raises(PeriodError, match="year-out-of-range"):
        parse_period("9999", year_starts=4)


@given(
    first=st.integers(12, 12 * 9999 + 11),
    length=st.integers(1, 80),
    starts=st.integers(1, 12),
)
def test_every_run_of_months_reads_back(first: int, length: int, starts: int) -> None:
    last = min(first + length - 1, 12 * 9999 + 11)
    period = Period.of_months(first, last)

    text = format_period(period, year_starts=starts)

    assert parse_period(text, year_starts=starts) == period


@given(st.dates())
def test_every_day_reads_back(day: dt.date) -> None:
    period = Period.of_day(day)

    assert parse_period(format_period(period)) == period
    written = f"{day.year:04d}年{day.month}月{day.day}日"
    assert parse_period(written, year_starts=7) == period
