"""Units: scale and symbol, one symbol for every spelling."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.errors import UnitError
from plantrack.model.amount import Unit
from plantrack.notation.amounts import (
    UNIT_REFUSALS,
    parse_amount,
    parse_unit,
    unit_text,
)
from plantrack.notation.unit_words import SPELLINGS, SYMBOLS, SYMBOLS_LOWERED

# text, scale, symbol, Chinese, English
READ = [
    ("亿元", 8, "元", "亿元", "100M CNY"),
    ("元", 0, "元", "元", "CNY"),
    ("万人", 4, "人", "万人", "10K people"),
    ("万吨", 4, "吨", "万吨", "10K t"),
    ("万人次", 4, "人次", "万人次", "10K visits"),
    ("%", 0, "%", "%", "%"),
    ("％", 0, "%", "%", "%"),
    ("pp", 0, "pp", "个百分点", "pp"),
    ("个百分点", 0, "pp", "个百分点", "pp"),
    ("‰", 0, "‰", "‰", "‰"),
    ("B CNY", 9, "元", "十亿元", "B CNY"),
    ("bn USD", 9, "美元", "十亿美元", "B USD"),
    ("100M CNY", 8, "元", "亿元", "100M CNY"),
    ("10K people", 4, "人", "万人", "10K people"),
    ("100 people", 2, "人", "百人", "100 people"),
    ("million tonnes", 6, "吨", "百万吨", "M t"),
    ("件/万人", 0, "件/万人", "件/万人", "件/万人"),
    ("吨标准煤/万元", 0, "吨标准煤/万元", "吨标准煤/万元", "吨标准煤/万元"),
    ("例/10万人", 0, "例/10万人", "例/10万人", "例/10万人"),
    ("例/10万", 0, "例/10万", "例/10万", "例/10万"),
    ("例/1000", 0, "例/1000", "例/1000", "例/1000"),
    ("例/万", 0, "例/万", "例/万", "例/万"),
    ("元/人", 0, "元/人", "元/人", "CNY/person"),
    ("万元/人", 4, "元/人", "万元/人", "10K CNY/person"),
    ("CNY/person", 0, "元/人", "元/人", "CNY/person"),
    ("km²", 0, "平方公里", "平方公里", "km2"),
    ("㎡", 0, "平方米", "平方米", "m2"),
    ("兆瓦", 0, "兆瓦", "兆瓦", "MW"),
    ("千瓦时", 0, "千瓦时", "千瓦时", "kWh"),
    ("万千瓦时", 4, "千瓦时", "万千瓦时", "10K kWh"),
    ("兆比特/秒", 0, "兆比特/秒", "兆比特/秒", "兆比特/秒"),
    ("位", 0, "位", "位", "rank"),
    ("RMB", 0, "元", "元", "CNY"),
    ("rmb", 0, "元", "元", "CNY"),
    ("mg/L", 0, "毫克/升", "毫克/升", "mg/L"),
    ("张·日", 0, "张·日", "张·日", "张·日"),
    ("K widgets", 3, "widgets", "千widgets", "K widgets"),
    ("firms", 0, "家", "家", "units"),
    ("K瓦/天", 0, "千瓦/天", "千瓦/天", "kW/day"),
]

REFUSED = [
    ("", "empty-unit"),
    ("亿", "bad-unit"),
    ("K", "bad-unit"),
    ("百B", "bad-unit"),
    ("3200亿元", "bad-unit"),
    ("10 people", "bad-unit"),
    ("100T CNY", "bad-unit"),
    ("亿亿元", "bad-unit"),
    ("亿/元", "bad-unit"),
    ("亿元/", "bad-unit"),
    ("亿元//人", "bad-unit"),
    ("元以上", "bad-unit"),
    ("元左右", "bad-unit"),
    ("八成", "bad-unit"),
    ("元\n", "bad-unit"),
    ("元/\n人", "bad-unit"),
    ("\u202e元", "bad-unit"),
    ("m\u200b", "bad-unit"),
    ("元，", "bad-unit"),
    ("=元", "bad-unit"),
    ("件/万人/x y!", "bad-unit"),
    ("件/1234567890人", "bad-unit"),
    ("人" * 25, "bad-unit"),
    ("人" * 101, "too-long"),
    ("兆", "ambiguous-scale"),
    ("兆元", "ambiguous-scale"),
    ("万%", "scaled-percentage"),
    ("亿个百分点", "scaled-percentage"),
]


@pytest.mark.parametrize(
    ("text", "scale", "symbol", "chinese", "english"),
    READ,
    ids=[case[0] for case in READ],
)
def test_a_unit_is_read_and_written(
    text: str, scale: int, symbol: str, chinese: str, english: str
) -> None:
    unit = parse_unit(text)

    assert unit == Unit(scale, symbol)
    assert unit_text(unit, language="zh") == chinese
    assert unit_text(unit, language="en") == english


@pytest.mark.parametrize(
    ("text", "reason"), REFUSED, ids=[repr(case[0])[:30] for case in REFUSED]
)
def test_what_is_no_unit_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UnitError) as refusal:
        parse_unit(text)

    assert refusal.value.reason == reason
    assert refusal.value.facts["text"][:30] == text[:30]


@pytest.mark.parametrize("letter", string.ascii_letters)
def test_a_unit_keeps_every_letter(letter: str) -> None:
    symbol = f"{letter}qq{letter}"

    assert parse_unit(symbol) == Unit(0, symbol)
    assert parse_unit(f"万{symbol}") == Unit(4, symbol)
    assert unit_text(Unit(0, symbol), language="en") == symbol
    assert parse_amount(f"3余{symbol}").unit == Unit(0, symbol)
    assert parse_amount(f"3{symbol}以上").unit == Unit(0, symbol)


def test_every_reason_occurs() -> None:
    assert {reason for _, reason in REFUSED} == UNIT_REFUSALS


def test_no_word_means_two_units() -> None:
    written = [
        word
        for symbol, spelling in SPELLINGS.items()
        for word in {symbol, spelling.many, spelling.one, *spelling.others}
    ]

    assert len(written) == len(set(written)) == len(SYMBOLS)
    assert all(
        SYMBOLS.get(word, symbol) == symbol for word, symbol in SYMBOLS_LOWERED.items()
    )


@pytest.mark.parametrize("symbol", SPELLINGS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_known_unit_reads_back(symbol: str, language: str) -> None:
    scales = [0] if symbol in {"%", "pp"} else [0, 4, 6, 8, 9, 12]
    for scale in scales:
        unit = Unit(scale, symbol)
        assert parse_unit(unit_text(unit, language=language)) == unit


@given(
    st.text("亿万千百元吨人次件瓦米%‰/·- KMBTkmbtCNYg0123兆个", min_size=1, max_size=9),
    st.sampled_from(["zh", "en"]),
)
def test_every_unit_that_is_read_reads_back(text: str, language: str) -> None:
    try:
        unit = parse_unit(text)
    except UnitError:
        return
    assert parse_unit(unit_text(unit, language=language)) == unit
