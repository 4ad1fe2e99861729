"""Amounts written for people: exact, rounded once, and readable back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.notation.amounts import (
    format_amount,
    format_number,
    format_range,
    parse_amount,
    parse_target,
    parse_unit,
)

# number, unit, places, Chinese, English
WRITTEN = [
    ("3200", "亿元", None, "3,200亿元", "320B CNY"),
    ("2442", "亿元", None, "2,442亿元", "244.2B CNY"),
    ("2442.35", "亿元", 1, "2,442.4亿元", "244.24B CNY"),
    ("2442", "亿元", 1, "2,442.0亿元", "244.20B CNY"),
    ("2.6", "万家", None, "2.6万家", "26K units"),
    ("2.65", "万家", 1, "2.7万家", "27K units"),
    ("1", "万亿元", None, "1万亿元", "1T CNY"),
    ("0.05", "亿元", None, "0.05亿元", "5M CNY"),
    ("0.00005", "万元", None, "0.00005万元", "0.5 CNY"),
    ("12345", "万亿元", None, "12,345万亿元", "12,345T CNY"),
    ("0", "亿元", None, "0亿元", "0 CNY"),
    ("0.00", "亿元", 1, "0.0亿元", "0 CNY"),
    ("2.4", "B USD", None, "24亿美元", "2.4B USD"),
    ("300", "人", None, "300人", "300 people"),
    ("3", "百万人", None, "300万人", "3M people"),
    ("3", "千名", None, "3,000名", "3,000名"),
    ("5.26", "%", None, "5.26%", "5.26%"),
    ("5.260", "%", None, "5.260%", "5.260%"),
    ("0.125", "%", 2, "0.13%", "0.13%"),
    ("2.5", "%", 0, "3%", "3%"),
    ("-2.5", "%", 0, "-3%", "-3%"),
    ("-0.04", "%", 1, "0.0%", "0.0%"),
    ("1234567.891", "", 2, "1,234,567.89", "1,234,567.89"),
    ("0.35", "pp", None, "0.35个百分点", "0.35 pp"),
    ("300", "km2", None, "300平方公里", "300 km2"),
    ("5", "件/万人", None, "5件/万人", "5件/万人"),
    ("3", "亿网格", None, "3亿网格", "3亿网格"),
    ("5000", "元/人", None, "5,000元/人", "5,000 CNY/person"),
    ("1", "位", None, "1位", "rank 1"),
    ("7", "GB", None, "7 GB", "7 GB"),
    ("7", "万e5", None, "7万e5", "70K e5"),
    ("7", "e5", None, "7 e5", "7 e5"),
    ("7", "A级", None, "7 A级", "7 A级"),
    ("36.6", "℃", None, "36.6℃", "36.6℃"),
    ("1E+30", "元", None, "1" + ",000" * 10 + "元", "1" + ",000" * 10 + " CNY"),
    ("1E+30", "元", 1, "1" + ",000" * 10 + ".0元", "1" + ",000" * 10 + ".0 CNY"),
]


@pytest.mark.parametrize(
    ("number", "unit", "places", "chinese", "english"),
    WRITTEN,
    ids=[f"{case[0]}{case[1]} {case[2]}" for case in WRITTEN],
)
def test_a_number_is_written_with_its_unit(
    number: str, unit: str, places: int | None, chinese: str, english: str
) -> None:
    value, wanted = Decimal(number), parse_unit(unit) if unit else Unit(0, "")

    assert format_number(value, wanted, language="zh", places=places) == chinese
    assert format_number(value, wanted, language="en", places=places) == english


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("突破3200亿元", ">3,200亿元", ">320B CNY"),
        ("不低于5%", "≥5%", "≥5%"),
        ("控制在3%以内", "≤3%", "≤3%"),
        ("近20万人", "<20万人", "<200K people"),
        ("约33.3%", "~33.3%", "~33.3%"),
        ("前五", "≤5位", "≤rank 5"),
        ("-0.5pp", "-0.5个百分点", "-0.5 pp"),
    ],
)
def test_the_qualifier_is_a_sign_before_the_number(
    text: str, chinese: str, english: str
) -> None:
    amount = parse_amount(text)

    assert format_amount(amount, language="zh") == chinese
    assert format_amount(amount, language="en") == english


@pytest.mark.parametrize("text", ["15%~20%", "-0.5pp~0.5pp", "600-700亿元", "$1-2bn"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_range_reads_back(text: str, language: str) -> None:
    span = parse_target(text)
    assert isinstance(span, AmountRange)

    again = parse_target(format_range(span, language=language))

    assert isinstance(again, AmountRange)
    assert again.low.in_unit(span.low.unit) == span.low.number
    assert again.high.in_unit(span.high.unit) == span.high.number


UNITS = [
    *("", "元", "亿元", "万元", "万亿元", "万美元", "B USD", "M CNY", "%", "pp", "‰"),
    *("万人", "千人", "百万吨", "位", "件/万人", "吨标准煤/万元", "元/人", "km2", "GB"),
    *("万千瓦时", "兆瓦", "亿网格", "K widgets", "例/10万人", "㎡", "倍", "十亿kWh"),
    *("e5", "B e5", "mmt", "bnx", "个", "万个", "μg/m³", "天", "亿标准箱"),
]


@given(
    digits=st.integers(-(10**15) + 1, 10**15 - 1),
    exponent=st.integers(-12, 3),
    unit=st.sampled_from(UNITS),
    qualifier=st.sampled_from(Qualifier),
    language=st.sampled_from(["zh", "en"]),
)
def test_every_amount_reads_back_in_both_languages(
    digits: int, exponent: int, unit: str, qualifier: Qualifier, language: str
) -> None:
    amount = Amount(
        number=Decimal(digits).scaleb(exponent),
        unit=parse_unit(unit) if unit else Unit(0, ""),
        qualifier=qualifier,
    )

    text = format_amount(amount, language=language)
    again = parse_amount(text)

    assert again.in_unit(amount.unit) == amount.number
    assert again.qualifier == qualifier
    text.encode("gbk")
    if language == "zh" and amount.unit.scale in {0, 4, 8, 12}:
        assert again.unit == amount.unit


@pytest.mark.parametrize("number", ["1e30", "-9.99999999999999e30", "1e-30", "0e30"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("unit", ["千元", "B CNY", "T CNY", *UNITS])
def test_the_largest_and_the_smallest_amounts_read_back(
    number: str, language: str, unit: str
) -> None:
    measured = parse_unit(unit) if unit else Unit(0, "")
    amount = Amount(number=Decimal(number), unit=measured)
    again = parse_amount(format_amount(amount, language=language))
    assert again.in_unit(amount.unit) == amount.number


@pytest.mark.parametrize(
    ("zeros", "written"),
    [
        pytest.param(28, f"1{',000' * 10}万吨", id="the longest that is read"),
        pytest.param(29, f"1{',000' * 9}亿吨", id="too long in 万"),
    ],
)
def test_a_number_too_long_in_the_scale_below_is_written_in_the_one_above(
    zeros: int, written: str
) -> None:
    unit = parse_unit("百万吨")
    number = Decimal(1).scaleb(zeros)
    assert format_number(number, unit, language="zh") == written


@given(
    digits=st.integers(-(10**12), 10**12),
    exponent=st.integers(-8, 0),
    places=st.integers(0, 4),
)
def test_rounding_is_half_up_once_and_the_same_in_both_languages(
    digits: int, exponent: int, places: int
) -> None:
    number, unit = Decimal(digits).scaleb(exponent), Unit(8, "元")

    values = {
        parse_amount(
            format_number(number, unit, language=language, places=places)
        ).in_unit(unit)
        for language in ("zh", "en")
    }

    (value,) = values
    half = Decimal("0.5").scaleb(-places)
    assert abs(value - number) <= half
    assert abs(value - number) < half or abs(value) > abs(number)
