"""What is read as a promise: amounts, ranges, changes, directions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plantrack.errors import AmountError
from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.plan import Direction
from plantrack.notation.amounts import AMOUNT_REFUSALS, parse_target

# text, number, scale, symbol, qualifier
PROMISES = [
    ("突破3200亿元", "3200", 8, "元", ">"),
    ("3200亿元", "3200", 8, "元", "="),
    ("达5200亿元", "5200", 8, "元", ">="),
    ("达到5200亿元", "5200", 8, "元", ">="),
    ("达到5%左右", "5", 0, "%", "~"),
    ("达到-3%", "-3", 0, "%", ">="),
    ("提高到60%", "60", 0, "%", ">="),
    ("降至3%", "3", 0, "%", "<="),
    ("下降到3%以内", "3", 0, "%", "<="),
    ("reach 320B CNY", "320", 9, "元", ">="),
    ("达到1/3", "0.333333333333333", 0, "", ">="),
    ("1/3", "0.333333333333333", 0, "", "~"),
    ("控制在3%以内", "3", 0, "%", "<="),
    ("控制在不超过3%", "3", 0, "%", "<="),
    ("保持在5%以上", "5", 0, "%", ">="),
    ("前五", "5", 0, "位", "<="),
    ("前5位", "5", 0, "位", "<="),
    ("第一", "1", 0, "位", "="),
    ("达到第三", "3", 0, "位", "<="),
    ("升至第3位", "3", 0, "位", "<="),
    ("达到3位", "3", 0, "位", "<="),
    ("不低于第三", "3", 0, "位", "<="),
    ("第三位以上", "3", 0, "位", "<="),
    ("保持在第三以上", "3", 0, "位", "<="),
    ("at least rank 3", "3", 0, "位", "<="),
    ("高于第3位", "3", 0, "位", "<"),
    ("低于3位", "3", 0, "位", ">"),
    ("不高于第三", "3", 0, "位", ">="),
    ("第三以下", "3", 0, "位", ">="),
    ("第三以内", "3", 0, "位", "<="),
    ("不超过3位", "3", 0, "位", "<="),
    ("不少于3位", "3", 0, "位", ">="),
    (">=3位", "3", 0, "位", ">="),
    ("提高5%", "5", 0, "%", "="),
    ("增长8%以上", "8", 0, "%", ">="),
    ("上升0.5个百分点", "0.5", 0, "pp", "="),
    ("下降13.5%", "-13.5", 0, "%", "="),
    ("降低13.5%以上", "-13.5", 0, "%", "<="),
    ("下降超过13.5%", "-13.5", 0, "%", "<"),
    ("减少近13.5%", "-13.5", 0, "%", ">"),
    ("下降不超过2%", "-2", 0, "%", ">="),
    ("下降约2%", "-2", 0, "%", "~"),
    ("减少三分之一", "-0.333333333333333", 0, "", "~"),
    ("increase by 5%", "5", 0, "%", "="),
    ("Decrease by 5%", "-5", 0, "%", "="),
    ("cut by at least 5%", "-5", 0, "%", "<="),
    ("-13.5%", "-13.5", 0, "%", "="),
]

# text, low, high, scale, symbol
RANGES = [
    ("15%~20%", "15", "20", 0, "%"),
    ("15%～20%", "15", "20", 0, "%"),
    ("15%-20%", "15", "20", 0, "%"),
    ("15%—20%", "15", "20", 0, "%"),
    ("15%——20%", "15", "20", 0, "%"),
    ("15%–20%", "15", "20", 0, "%"),
    ("15%至20%", "15", "20", 0, "%"),
    ("15%到20%", "15", "20", 0, "%"),
    ("15% to 20%", "15", "20", 0, "%"),
    ("15-20%", "15", "20", 0, "%"),
    ("15 ~ 20%", "15", "20", 0, "%"),
    ("１５％～２０％", "15", "20", 0, "%"),
    ("600-700亿元", "600", "700", 8, "元"),
    ("600亿-700亿元", "600", "700", 8, "元"),
    ("600亿元-700亿元", "600", "700", 8, "元"),
    ("600亿元-700亿", "600", "700", 8, "元"),
    ("6000万-1亿元", "0.6", "1", 8, "元"),
    ("500元-1000万元", "0.05", "1000", 4, "元"),
    ("5000元~1万元", "0.5", "1", 4, "元"),
    ("5千~8万瓦", "0.5", "8", 4, "瓦"),
    ("$600-700bn", "600", "700", 9, "美元"),
    ("$600bn-$700bn", "600", "700", 9, "美元"),
    ("-0.5pp~0.5pp", "-0.5", "0.5", 0, "pp"),
    ("-5%~-3%", "-5", "-3", 0, "%"),
    ("-5%--3%", "-5", "-3", 0, "%"),
    ("三至五个", "3", "5", 0, "个"),
    ("百分之五至百分之七", "5", "7", 0, "%"),
    ("3000-3500亿", "3000", "3500", 8, ""),
    ("5-5%", "5", "5", 0, "%"),
    ("控制在5%~6%", "5", "6", 0, "%"),
    ("保持在5%~6%之间", "5", "6", 0, "%"),
    ("下降3%~5%", "-5", "-3", 0, "%"),
    ("提高3~5个百分点", "3", "5", 0, "pp"),
    ("达到600-700亿元", "600", "700", 8, "元"),
]

# text, reason, suggestion
REFUSED = [
    ("约15%~20%", "contradiction", ""),
    ("15%~20%左右", "contradiction", ""),
    ("20%~15%", "reversed-range", "15%~20%"),
    ("15%~20亿元", "range-units", ""),
    ("15%~20", "range-units", "15%~20%"),
    ("1/3~1/2", "range-units", ""),
    ("15%~20吧%", "bad-unit", ""),
    ("3万~5万%", "scaled-percentage", ""),
    ("3万~5%", "scaled-percentage", ""),
    ("15例/10万人~20", "range-units", "15例/10万人~20例/10万人"),
    ("控制在保持在5%~6%", "open-frame", ""),
    ("控制在3%", "open-frame", "控制在3%以内"),
    ("翻一番", "doubling", ""),
    ("下降-3%", "contradiction", ""),
    ("提高提升3%", "contradiction", ""),
    ("1e5-", "bad-unit", ""),
    ("up", "no-number", ""),
    ("近八成", "tenths", "近80%"),
]


@pytest.mark.parametrize(
    ("text", "number", "scale", "symbol", "qualifier"),
    PROMISES,
    ids=[case[0] for case in PROMISES],
)
def test_a_promise_is_read_as_it_is_written(
    text: str, number: str, scale: int, symbol: str, qualifier: str
) -> None:
    assert parse_target(text) == Amount(
        number=Decimal(number),
        unit=Unit(scale, symbol),
        qualifier=Qualifier(qualifier),
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "scale", "symbol"), RANGES, ids=[case[0] for case in RANGES]
)
def test_a_range_shares_one_unit(
    text: str, low: str, high: str, scale: int, symbol: str
) -> None:
    unit = Unit(scale, symbol)
    target = parse_target(text)

    assert target == AmountRange(
        low=Amount(number=Decimal(low), unit=unit),
        high=Amount(number=Decimal(high), unit=unit),
    )
    assert isinstance(target, AmountRange)
    assert target.text == text


@pytest.mark.parametrize(
    ("text", "reason", "other"), REFUSED, ids=[case[0] for case in REFUSED]
)
def test_what_is_no_promise_is_refused(text: str, reason: str, other: str) -> None:
    with pytest.raises(AmountError) as refusal:
        parse_target(text)

    assert refusal.value.reason == reason
    assert reason in AMOUNT_REFUSALS
    assert refusal.value.facts.get("try", "") == other


@pytest.mark.parametrize("text", ["increase", " Increase ", "ｉｎｃｒｅａｓｅ"])
def test_a_direction_is_a_word(text: str) -> None:
    assert parse_target(text) is Direction.INCREASE
    assert parse_target("decrease") is Direction.DECREASE


@pytest.mark.parametrize(
    ("text", "unit", "shared"),
    [
        pytest.param("15~20", Unit(0, "%"), Unit(0, "%"), id="both bare"),
        pytest.param("600-700", Unit(8, "元"), Unit(8, "元"), id="both bare, scaled"),
        pytest.param("600-700亿", Unit(4, "元"), Unit(8, "元"), id="own scale"),
        pytest.param("15~20", None, Unit(0, ""), id="no unit at all"),
    ],
)
def test_a_bare_range_takes_the_unit_of_the_indicator(
    text: str, unit: Unit | None, shared: Unit
) -> None:
    target = parse_target(text, unit=unit)

    assert isinstance(target, AmountRange)
    assert (target.low.unit, target.high.unit) == (shared, shared)


def test_a_scaled_range_is_refused_for_a_percentage() -> None:
    with pytest.raises(AmountError, match="scaled-percentage"):
        parse_target("3万~5万", unit=Unit(0, "%"))


def test_a_text_too_long_is_shortened_in_the_refusal() -> None:
    with pytest.raises(AmountError) as refusal:
        parse_target("9" * 5000)

    assert refusal.value.reason == "too-long"
    assert len(refusal.value.facts["text"]) < 50
