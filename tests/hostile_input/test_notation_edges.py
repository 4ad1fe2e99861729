"""Edges of the notation that mutation testing found untested."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from plantrack.errors import AmountError, NotationError, PeriodError
from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.period import Period
from plantrack.model.plan import Span
from plantrack.notation.amounts import (
    format_number,
    format_range,
    parse_amount,
    parse_target,
    parse_unit,
)
from plantrack.notation.periods import parse_period, parse_span

PERCENT = Unit(0, "%")


@pytest.mark.parametrize("text", ["达到3%", "突破3200亿元", "下降2%", "3亿元"])
def test_a_promise_keeps_the_words_it_was_written_in(text: str) -> None:
    target = parse_target(text)

    assert isinstance(target, Amount)
    assert target.text == text


def test_a_range_and_both_its_ends_keep_the_words() -> None:
    span = parse_target("15%~20%")

    assert isinstance(span, AmountRange)
    assert (span.text, span.low.text, span.high.text) == ("15%~20%",) * 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十万零五千", 205_000),
        ("一百二十万零五千", 1_205_000),
        ("十万零五百", 100_500),
        ("一百万零五百", 1_000_500),
        ("一亿零五万", 100_050_000),
        ("一亿零三千", 100_003_000),
    ],
)
def test_a_zero_stands_for_a_skipped_place(text: str, number: int) -> None:
    amount = parse_amount(f"{text}人")

    assert amount.in_unit(Unit(0, "人")) == number


@pytest.mark.parametrize("text", ["二十一万零五千", "二十一万零五千三百", "零五"])
def test_a_zero_where_no_place_is_skipped_is_no_numeral(text: str) -> None:
    with pytest.raises(AmountError, match="bad-numeral"):
        parse_amount(f"{text}人")


@pytest.mark.parametrize(
    ("text", "number"), [("1E3", 1000), ("1e3", 1000), ("2.5E-1", Decimal("0.25"))]
)
def test_an_exponent_is_read_in_both_cases_and_written_out(
    text: str, number: Decimal
) -> None:
    amount = parse_amount(text)

    assert amount.number == number
    assert "E" not in str(amount.number)


def test_fifteen_digits_are_kept_with_a_point_and_with_an_exponent() -> None:
    assert parse_amount("12345678901234.5").number == Decimal("12345678901234.5")
    assert parse_amount("1.23456789012345e2").number == Decimal("123.456789012345")
    with pytest.raises(AmountError, match="too-many-digits"):
        parse_amount("1.234567890123456e2")


@pytest.mark.parametrize("word", ["多", "余"])
def test_more_than_a_fraction_is_a_bound(word: str) -> None:
    amount = parse_amount(f"三分之一{word}")

    assert amount.qualifier is Qualifier.MORE_THAN


@pytest.mark.parametrize("text", ["3 %", "3 余家", "3余 家", "3 亿元", "3 以上"])
def test_spaces_around_the_parts_mean_nothing(text: str) -> None:
    assert parse_amount(text) == parse_amount(text.replace(" ", ""))


@pytest.mark.parametrize(
    "text", ["3\t%", "3\u2003亿元", "3余\u2003家", "3万\u2003家", "3%\u2003以上"]
)
def test_other_white_space_is_no_part_of_an_amount(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text)


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (parse_amount, "3亿元"),
        (parse_target, "3亿元"),
        (parse_unit, "亿元"),
        (parse_period, "2023"),
    ],
)
def test_a_hundred_characters_are_read_and_one_more_is_not(
    reader: Callable[[str], object], text: str
) -> None:
    assert reader(text.rjust(100)) == reader(text)
    with pytest.raises(NotationError, match="too-long"):
        reader(text.rjust(101))


def test_a_span_of_a_hundred_characters_is_read_and_one_more_is_not() -> None:
    assert parse_span("1年".rjust(100)) == Span(months=12)
    with pytest.raises(PeriodError, match="bad-span"):
        parse_span("1年".rjust(101))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024年前5季度", "no-such-quarter"),
        ("2024年1-5季度", "no-such-quarter"),
        ("2024-01-15/P1M", "not-whole-months"),
        ("2024-01-01/P1M1D", "not-whole-months"),
        ("2024-01-01/P0M", "not-whole-months"),
    ],
)
def test_periods_that_do_not_exist(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refused:
        parse_period(text)

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("year", "reason", "text"),
    [
        (0, "year-out-of-range", "0"),
        (1, "two-digit-year", "1"),
        (99, "two-digit-year", "99"),
        (-(10**99), "year-out-of-range", f"-1{'0' * 99}"),
        (10**100, "year-out-of-range", "…"),
    ],
)
def test_a_number_that_is_no_year_is_named(year: int, reason: str, text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        parse_period(year)

    assert (refused.value.reason, refused.value.facts["text"]) == (reason, text)


def test_the_first_year_of_three_digits_and_a_truth_value() -> None:
    assert parse_period(100) == Period.of_year(100)
    with pytest.raises(PeriodError) as refused:
        parse_period(True)  # noqa: FBT003 - what a TOML file may hold
    assert refused.value.facts == {"text": "true"}


def test_a_suggested_period_is_written_in_the_plan_s_years() -> None:
    with pytest.raises(PeriodError) as reversed_:
        parse_period("FY2024/FY2023", year_starts=4)
    with pytest.raises(PeriodError) as torn:
        parse_period("2024-04-01/2025-03-30", year_starts=4)

    assert reversed_.value.facts["try"] == "FY2023/FY2024"
    assert torn.value.facts["try"] == "FY2024"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("1年3天", "mixed-span"), ("一点五年", "bad-span"), ("三千二天", "bad-span")],
)
def test_a_span_that_cannot_be_read_is_named(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refused:
        parse_span(text)

    assert (refused.value.reason, refused.value.facts["text"]) == (reason, text)


def test_days_add_up_as_months_do() -> None:
    assert parse_span("1天2天") == Span(days=3)
    assert parse_span("1 year 6 months") == Span(months=18)


def test_ranges_share_the_scale_that_is_written_once_or_twice() -> None:
    unit = Unit(0, "人")
    once = parse_target("3-5万", unit=unit)
    twice = parse_target("3万-5万", unit=unit)

    assert isinstance(once, AmountRange)
    assert once == twice
    assert once.high.in_unit(unit) == 50_000
    with pytest.raises(AmountError, match="range-units"):
        parse_target("1/3~5")


def test_a_range_is_written_in_the_language_asked_for() -> None:
    span = parse_target("3万人~5万人")

    assert isinstance(span, AmountRange)
    assert format_range(span, language="zh") != format_range(span, language="en")
    assert "people" in format_range(span, language="en")


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [("0.125", 2, "0.13"), ("2.5", 0, "3"), ("-0.125", 2, "-0.13"), ("7", 3, "7.000")],
)
def test_rounding_is_half_up_at_the_place_asked_for(
    number: str, places: int, shown: str
) -> None:
    written = format_number(Decimal(number), PERCENT, language="zh", places=places)

    assert written == f"{shown}%"


@pytest.mark.parametrize("text", ["提高5%余", "提高多5%", "增长5%以上", "下降余3%"])
def test_no_suggestion_is_made_of_a_change_with_other_words(text: str) -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount(text)

    assert "try" not in refused.value.facts


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [("三千瓦", 3, "千瓦"), ("十三千瓦", 13, "千瓦"), ("二十三兆瓦", 23, "兆瓦")],
)
def test_the_first_character_of_a_metric_unit_is_no_numeral(
    text: str, number: int, symbol: str
) -> None:
    amount = parse_amount(text)

    assert amount.unit == Unit(0, symbol)
    assert amount.number == number


@pytest.mark.parametrize("text", ["第三万", "第3万位", "前五亿", "第三亿元"])
def test_a_rank_has_neither_scale_nor_other_unit(text: str) -> None:
    with pytest.raises(AmountError, match="two-units"):
        parse_amount(text)


def test_the_ends_of_a_range_may_have_scales_of_their_own() -> None:
    span = parse_target("8千~2万", unit=Unit(0, "人"))

    assert isinstance(span, AmountRange)
    assert span.low.in_unit(Unit(0, "人")) == 8_000
    assert span.high.in_unit(Unit(0, "人")) == 20_000
