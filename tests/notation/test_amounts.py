"""What is read as an observed value, and what is refused: one line a case."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from plantrack.errors import AmountError
from plantrack.model.amount import Amount, Qualifier, Unit
from plantrack.notation.amounts import AMOUNT_REFUSALS, parse_amount, parse_target

# text, number, scale, symbol, qualifier
ACCEPTED = [
    # plain, in Chinese units
    ("3200亿元", "3200", 8, "元", "="),
    ("1万亿元", "1", 12, "元", "="),
    ("15万亿元", "15", 12, "元", "="),
    ("3百亿元", "3", 10, "元", "="),
    ("3千亿元", "3", 11, "元", "="),
    ("3千万元", "3", 7, "元", "="),
    ("3百万元", "3", 6, "元", "="),
    ("3十万元", "3", 5, "元", "="),
    ("3十亿元", "3", 9, "元", "="),
    ("3千名", "3", 3, "名", "="),
    ("3百名", "3", 2, "名", "="),
    ("7万元", "7", 4, "元", "="),
    ("120亿美元", "120", 8, "美元", "="),
    ("2193万美元", "2193", 4, "美元", "="),
    ("5.26%", "5.26", 0, "%", "="),
    ("-3.2%", "-3.2", 0, "%", "="),
    ("−3.2%", "-3.2", 0, "%", "="),
    ("+3.2%", "3.2", 0, "%", "="),
    ("负3.2%", "-3.2", 0, "%", "="),
    ("3.5‰", "3.5", 0, "‰", "="),
    ("36.6℃", "36.6", 0, "℃", "="),
    ("1,600.5亿元", "1600.5", 8, "元", "="),
    ("12,345,678人", "12345678", 0, "人", "="),
    ("2.6万家", "2.6", 4, "家", "="),
    ("165万平方米", "165", 4, "平方米", "="),
    ("145.58公里", "145.58", 0, "公里", "="),
    ("145.58千米", "145.58", 0, "公里", "="),
    ("60万吨", "60", 4, "吨", "="),
    ("8000万人次", "8000", 4, "人次", "="),
    ("4500万", "4500", 4, "", "="),
    ("3200", "3200", 0, "", "="),
    ("0", "0", 0, "", "="),
    ("007", "7", 0, "", "="),
    ("3200 亿元", "3200", 8, "元", "="),
    ("  3200亿元  ", "3200", 8, "元", "="),
    ("1e5人", "100000", 0, "人", "="),
    ("1.5E-3", "0.0015", 0, "", "="),
    ("1e30", "1" + "0" * 30, 0, "", "="),
    ("123456789012345", "123456789012345", 0, "", "="),
    ("12345678901234500元", "12345678901234500", 0, "元", "="),
    # full-width forms
    ("３２００亿元", "3200", 8, "元", "="),
    ("５．２６％", "5.26", 0, "%", "="),
    ("１，６００亿元", "1600", 8, "元", "="),
    ("３２００\u3000亿元", "3200", 8, "元", "="),
    ("＞３％", "3", 0, "%", ">"),
    # units with a scale inside, which is no scale of the amount
    ("5件/万人", "5", 0, "件/万人", "="),
    ("0.35吨标准煤/万元", "0.35", 0, "吨标准煤/万元", "="),
    ("35万吨标准煤/万元", "35", 4, "吨标准煤/万元", "="),
    ("9例/10万人", "9", 0, "例/10万人", "="),
    ("5兆瓦", "5", 0, "兆瓦", "="),
    ("5千瓦", "5", 0, "千瓦", "="),
    ("3万千瓦时", "3", 4, "千瓦时", "="),
    ("三万千瓦时", "3", 4, "千瓦时", "="),
    ("5千瓦以上", "5", 0, "千瓦", ">="),
    ("5千克拉", "5", 3, "克拉", "="),
    ("35微克/立方米", "35", 0, "微克/立方米", "="),
    ("35 μg/m³", "35", 0, "微克/立方米", "="),
    # one symbol, many spellings
    ("3200亿元人民币", "3200", 8, "元", "="),
    ("人民币3200亿元", "3200", 8, "元", "="),
    ("￥3200亿", "3200", 8, "元", "="),
    ("¥3200亿元", "3200", 8, "元", "="),
    ("320B CNY", "320", 9, "元", "="),
    ("320B RMB", "320", 9, "元", "="),
    ("RMB 320B", "320", 9, "元", "="),
    ("CNY320bn", "320", 9, "元", "="),
    ("12 billion yuan", "12", 9, "元", "="),
    ("$12bn", "12", 9, "美元", "="),
    ("US$12bn", "12", 9, "美元", "="),
    ("US$ 12bn", "12", 9, "美元", "="),
    ("USD 12 billion", "12", 9, "美元", "="),
    ("$5m", "5", 6, "美元", "="),
    ("5m USD", "5", 6, "美元", "="),
    ("5 m", "5", 0, "米", "="),
    ("5M", "5", 6, "", "="),
    ("12k", "12", 3, "", "="),
    ("-$3bn", "-3", 9, "美元", "="),
    ("$-3bn", "-3", 9, "美元", "="),
    ("3亿欧元", "3", 8, "欧元", "="),
    ("€3mn", "3", 6, "欧元", "="),
    ("HK$3tn", "3", 12, "港元", "="),
    ("3亿港币", "3", 8, "港元", "="),
    ("JPY 3trn", "3", 12, "日元", "="),
    ("0.35个百分点", "0.35", 0, "pp", "="),
    ("0.35百分点", "0.35", 0, "pp", "="),
    ("0.35 pp", "0.35", 0, "pp", "="),
    ("5 percent", "5", 0, "%", "="),
    ("5 per cent", "5", 0, "%", "="),
    ("3M people", "3", 6, "人", "="),
    ("5,000 CNY/person", "5000", 0, "元/人", "="),
    ("5,000 CNY per person", "5000", 0, "元/人", "="),
    ("500 kWh", "500", 0, "千瓦时", "="),
    ("7 GB", "7", 0, "GB", "="),
    ("7 full-time jobs", "7", 0, "full-time jobs", "="),
    # Chinese numerals
    ("三千二百亿元", "3200", 8, "元", "="),
    ("一亿零三百万人", "10300", 4, "人", "="),
    ("一万亿元", "1", 12, "元", "="),
    ("三点五亿元", "3.5", 8, "元", "="),
    ("十五人", "15", 0, "人", "="),
    ("两家", "2", 0, "家", "="),
    ("叁仟贰佰元", "3200", 0, "元", "="),
    ("百分之五", "5", 0, "%", "="),
    ("百分之五点二六", "5.26", 0, "%", "="),
    ("百分之5.26", "5.26", 0, "%", "="),
    ("百分之百", "100", 0, "%", "="),
    ("负百分之五", "-5", 0, "%", "="),
    ("千分之三", "3", 0, "‰", "="),
    ("千分之千", "1000", 0, "‰", "="),
    ("万分之万", "10000", 0, "‱", "="),
    ("第一", "1", 0, "位", "="),
    ("第3位", "3", 0, "位", "="),
    ("第二名", "2", 0, "位", "="),
    ("rank 3", "3", 0, "位", "="),
    # fractions
    ("1/4", "0.25", 0, "", "="),
    ("1 / 4", "0.25", 0, "", "="),
    ("四分之一", "0.25", 0, "", "="),
    ("4分之1", "0.25", 0, "", "="),
    ("十分之三", "0.3", 0, "", "="),
    ("-1/4", "-0.25", 0, "", "="),
    ("1/3", "0.333333333333333", 0, "", "~"),
    ("三分之二", "0.666666666666667", 0, "", "~"),
    ("超过1/3", "0.333333333333333", 0, "", ">"),
    ("四分之一以上", "0.25", 0, "", ">="),
    # words before
    ("近7700亿元", "7700", 8, "元", "<"),
    ("将近20万人", "20", 4, "人", "<"),
    ("不足3%", "3", 0, "%", "<"),
    ("低于3%", "3", 0, "%", "<"),
    ("不到三分之一", "0.333333333333333", 0, "", "<"),
    ("超300万人", "300", 4, "人", ">"),
    ("超过50%", "50", 0, "%", ">"),
    ("逾50%", "50", 0, "%", ">"),
    ("突破3200亿元", "3200", 8, "元", ">"),
    ("不低于5%", "5", 0, "%", ">="),
    ("不少于100所", "100", 0, "所", ">="),
    ("至少2家", "2", 0, "家", ">="),
    ("不超过5%", "5", 0, "%", "<="),
    ("不高于5%", "5", 0, "%", "<="),
    ("至多5%", "5", 0, "%", "<="),
    ("约33.3%", "33.3", 0, "%", "~"),
    ("大约 33.3%", "33.3", 0, "%", "~"),
    ("~5", "5", 0, "", "~"),
    ("≈5", "5", 0, "", "~"),
    ("≥5%", "5", 0, "%", ">="),
    (">=5%", "5", 0, "%", ">="),
    ("≤5%", "5", 0, "%", "<="),
    ("> 5%", "5", 0, "%", ">"),
    ("<5%", "5", 0, "%", "<"),
    ("=5%", "5", 0, "%", "="),
    ("≥-0.5pp", "-0.5", 0, "pp", ">="),
    ("at least 5%", "5", 0, "%", ">="),
    ("At Least 5%", "5", 0, "%", ">="),
    ("over 300 people", "300", 0, "人", ">"),
    ("more than $12bn", "12", 9, "美元", ">"),
    ("about 5 km2", "5", 0, "平方公里", "~"),
    ("nearly 3M people", "3", 6, "人", "<"),
    ("up to 5%", "5", 0, "%", "<="),
    ("no more than 5%", "5", 0, "%", "<="),
    ("达47%", "47", 0, "%", "="),
    ("达到89%", "89", 0, "%", "="),
    ("提高到60%", "60", 0, "%", "="),
    ("达到近7700亿元", "7700", 8, "元", "<"),
    ("前五", "5", 0, "位", "<="),
    ("前5位", "5", 0, "位", "<="),
    ("top 5", "5", 0, "位", "<="),
    # words after, and around
    ("1600余亿元", "1600", 8, "元", ">"),
    ("1600亿余元", "1600", 8, "元", ">"),
    ("2500多个", "2500", 0, "个", ">"),
    ("三千多万人", "3000", 4, "人", ">"),
    ("超过300余个", "300", 0, "个", ">"),
    ("96%以上", "96", 0, "%", ">="),
    ("3%以内", "3", 0, "%", "<="),
    ("3%以下", "3", 0, "%", "<="),
    ("5%左右", "5", 0, "%", "~"),
    ("约5%左右", "5", 0, "%", "~"),
    ("5 or more", "5", 0, "", ">="),
    ("5% or less", "5", 0, "%", "<="),
    ("控制在3%以内", "3", 0, "%", "<="),
    ("控制在5.5%左右", "5.5", 0, "%", "~"),
    ("保持在5%以上", "5", 0, "%", ">="),
    ("稳定在3%以内", "3", 0, "%", "<="),
]

# text, reason, suggestion
REFUSED = [
    ("", "empty-amount", ""),
    ("   ", "empty-amount", ""),
    ("3" * 101, "too-long", ""),
    ("亿元", "bad-numeral", "一亿元"),
    ("abc", "no-number", ""),
    ("件／万人", "no-number", ""),
    ("\t3200亿元", "unknown-words", ""),
    ("3200亿元\n", "bad-unit", ""),
    ("3200\u200b亿元", "bad-unit", ""),
    ("3\x00", "bad-unit", ""),
    ("人均15万元", "unknown-words", ""),
    ("力争突破3200亿元", "unknown-words", ""),
    ("nan", "not-finite", ""),
    ("NaN%", "not-finite", ""),
    ("-inf", "not-finite", ""),
    ("Infinity", "not-finite", ""),
    ("∞", "not-finite", ""),
    ("无穷大", "not-finite", ""),
    ("1.2.3", "bad-number", ""),
    ("16,00", "bad-number", ""),
    ("1,6000", "bad-unit", ""),
    ("12,34亿", "bad-number", ""),
    ("1,,600", "bad-number", ""),
    ("1600,", "bad-number", ""),
    ("5.", "bad-number", ""),
    (".5", "unknown-words", ""),
    ("1_000", "bad-number", ""),
    ("1'000", "bad-number", ""),
    ("1 000", "bad-unit", ""),
    ("0x10", "bad-unit", ""),
    ("1e31", "exponent-too-large", ""),
    ("1e-31", "exponent-too-large", ""),
    ("1e400", "exponent-too-large", ""),
    ("1e999999999999999999999", "exponent-too-large", ""),
    ("1" + "0" * 40, "exponent-too-large", ""),
    ("0." + "0" * 40 + "1", "exponent-too-large", ""),
    ("1234567890123456", "too-many-digits", ""),
    ("0.1234567890123456", "too-many-digits", ""),
    ("٣٢٠٠亿元", "digit-form", "3200亿元"),
    ("३२०० people", "digit-form", "3200 people"),
    ("10²", "digit-form", ""),
    ("½", "digit-form", "0.5"),
    ("2½", "digit-form", ""),
    ("①", "digit-form", "1.0"),
    ("Ⅳ位", "digit-form", ""),
    ("三千二", "ambiguous-numeral", "三千二百"),
    ("三千二人", "ambiguous-numeral", "三千二百人"),
    ("一万二", "ambiguous-numeral", "一万二千"),
    ("一亿三", "ambiguous-numeral", "一亿三千万"),
    ("一亿三千", "ambiguous-numeral", ""),
    ("三百五", "ambiguous-numeral", "三百五十"),
    ("一万两", "ambiguous-numeral", "一万两千"),
    ("超千亿元", "bad-numeral", "超一千亿元"),
    ("百人", "bad-numeral", "一百人"),
    ("三四百人", "bad-numeral", ""),
    ("二〇二三", "bad-numeral", ""),
    ("三千零", "bad-numeral", ""),
    ("三点", "bad-numeral", ""),
    ("三零零五", "bad-numeral", ""),
    ("1亿亿", "mixed-scales", ""),
    ("一亿亿", "mixed-scales", ""),
    ("一万三万", "mixed-scales", ""),
    ("1万2千", "mixed-scales", "12000"),
    ("1万2千人", "mixed-scales", "12000人"),
    ("约1亿3百万元", "mixed-scales", "约103000000元"),
    ("1万2", "mixed-scales", "10002"),
    ("1千2万", "mixed-scales", ""),
    ("1万二千", "mixed-scales", ""),
    ("三千2百", "mixed-scales", ""),
    ("三万M人", "mixed-scales", ""),
    ("三万亿亿元", "mixed-scales", ""),
    ("5兆", "ambiguous-scale", ""),
    ("5兆元", "ambiguous-scale", ""),
    ("三兆元", "ambiguous-scale", ""),
    ("600-700亿元", "range", ""),
    ("3000-3500亿", "range", ""),
    ("15%~20%", "range", ""),
    ("15%—20%", "range", ""),
    ("6.5%至7%", "range", ""),
    ("三到五个", "range", ""),
    ("5 to 7 km", "range", ""),
    ("2024-07", "range", ""),
    ("翻一番", "doubling", ""),
    ("翻两番", "doubling", ""),
    ("doubling", "doubling", ""),
    ("近八成", "tenths", "近80%"),
    ("8成", "tenths", "80%"),
    ("8.5成以上", "tenths", "85%以上"),
    ("两成", "tenths", "20%"),
    ("1/0", "zero-denominator", ""),
    ("零分之一", "zero-denominator", ""),
    ("三之分一", "misplaced-fraction", "三分之一"),
    ("超过3之分1", "misplaced-fraction", "超过3分之1"),
    ("3/4亿元", "fraction-with-unit", ""),
    ("9/10万", "fraction-with-unit", ""),
    ("1/3吧吧多", "fraction-with-unit", ""),
    ("1/3 m", "fraction-with-unit", ""),
    ("1/3 m 5", "fraction-with-unit", ""),
    ("$1/3", "fraction-with-unit", ""),
    ("百分之三分之一", "fraction-with-unit", ""),
    ("1/2/3", "fraction-with-unit", ""),
    ("1.5/3", "bad-number", ""),
    ("三万分之一", "bad-number", ""),
    ("2.3:1", "bad-unit", ""),
    ("3200亿元左右吧", "bad-unit", ""),
    ("5%%", "bad-unit", ""),
    ("5 at least", "bad-unit", ""),
    ("5人/", "bad-unit", ""),
    ("5/人", "bad-unit", ""),
    ("5" + "很" * 25, "bad-unit", ""),
    ("3万%", "scaled-percentage", ""),
    ("3亿个百分点", "scaled-percentage", ""),
    ("$12bn CNY", "two-units", ""),
    ("￥120亿美元", "two-units", ""),
    ("百分之五人", "two-units", ""),
    ("前三季度", "two-units", ""),
    ("近3200亿元以上", "contradiction", ""),
    ("超过3200亿元以上", "contradiction", ""),
    ("约1600余亿元", "contradiction", ""),
    ("约超3200亿元", "contradiction", ""),
    ("控制在3%以上", "contradiction", ""),
    ("--3%", "contradiction", ""),
    ("+-3%", "contradiction", ""),
    ("下降-3%", "contradiction", ""),
    ("$￥3", "contradiction", ""),
    ("控制在3%", "open-frame", "控制在3%以内"),
    ("保持在5%", "open-frame", "保持在5%以上"),
    ("下降2.7%", "change", "-2.7%"),
    ("增长5.26%", "change", "5.26%"),
    ("下降2.7%以上", "change", ""),
    ("下降超过2.7%", "change", ""),
    ("Decrease by 2.7%", "change", "-2.7%"),
    ("下降5多个百分点", "change", ""),
    ("下降5余个百分点", "change", ""),
    ("increase", "no-number", ""),
]


@pytest.mark.parametrize(
    ("text", "number", "scale", "symbol", "qualifier"),
    ACCEPTED,
    ids=[case[0] for case in ACCEPTED],
)
def test_an_amount_is_read_as_it_is_written(
    text: str, number: str, scale: int, symbol: str, qualifier: str
) -> None:
    amount = parse_amount(text)

    assert amount == Amount(
        number=Decimal(number),
        unit=Unit(scale, symbol),
        qualifier=Qualifier(qualifier),
    )
    assert amount.text == text


@pytest.mark.parametrize(
    ("text", "reason", "other"), REFUSED, ids=[repr(case[0])[:30] for case in REFUSED]
)
def test_what_is_no_single_amount_is_refused(
    text: str, reason: str, other: str
) -> None:
    with pytest.raises(AmountError) as refusal:
        parse_amount(text)

    assert refusal.value.reason == reason
    assert refusal.value.facts.get("try", "") == other
    assert refusal.value.facts["text"][:30] == text[:30]


def test_the_tables_are_as_long_as_promised() -> None:
    assert (
        len({case[0] for case in ACCEPTED}) + len({case[0] for case in REFUSED}) > 240
    )


def test_every_suggestion_can_be_read() -> None:
    suggestions = [case[2] for case in REFUSED if case[2]]

    assert all(parse_amount(text) for text in suggestions)
    assert len(suggestions) > 20


EIGHT = Unit(8, "元")
PERCENT = Unit(0, "%")


@pytest.mark.parametrize(
    ("text", "unit", "number", "taken"),
    [
        pytest.param("3200", EIGHT, "3200", EIGHT, id="bare number takes the unit"),
        pytest.param("近3200", EIGHT, "3200", EIGHT, id="with a qualifier too"),
        pytest.param("1/4", EIGHT, "0.25", EIGHT, id="a bare fraction too"),
        pytest.param("3200亿", EIGHT, "3200", EIGHT, id="bare scale takes the symbol"),
        pytest.param("32万", EIGHT, "32", Unit(4, "元"), id="and keeps its own scale"),
        pytest.param("5%", EIGHT, "5", PERCENT, id="a written unit stays"),
        pytest.param("5亿美元", EIGHT, "5", Unit(8, "美元"), id="no currency converts"),
        pytest.param("5", PERCENT, "5", PERCENT, id="bare number in percent"),
        pytest.param("0.35个百分点", PERCENT, "0.35", Unit(0, "pp"), id="pp stays pp"),
    ],
)
def test_a_bare_number_takes_the_unit_of_the_indicator(
    text: str, unit: Unit, number: str, taken: Unit
) -> None:
    amount = parse_amount(text, unit=unit)

    assert (amount.number, amount.unit) == (Decimal(number), taken)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("1/3", "33.3%"),
        ("1/4", "25%"),
        ("三分之一", ""),
        ("超过2/3", "超过66.7%"),
        ("-1/8", "-12.5%"),
        ("1/16", "6.3%"),
        ("1" + "0" * 28 + "/3", "3" * 15 + "0" * 15 + "%"),
    ],
)
def test_a_bare_fraction_is_refused_for_a_percentage(text: str, other: str) -> None:
    for parse in (parse_amount, parse_target):
        with pytest.raises(AmountError) as refusal:
            parse(text, unit=PERCENT)

        assert refusal.value.reason == "bare-fraction"
        assert refusal.value.facts.get("try", "") == other


@pytest.mark.parametrize("parse", [parse_amount, parse_target])
def test_a_suggestion_can_be_read_where_it_is_made(
    parse: Callable[..., object],
) -> None:
    with pytest.raises(AmountError) as anywhere:
        parse("三之分一")
    with pytest.raises(AmountError) as in_percent:
        parse("三之分一", unit=PERCENT)

    assert anywhere.value.facts["try"] == "三分之一"
    assert "try" not in in_percent.value.facts


def test_a_hundred_characters_still_get_a_suggestion() -> None:
    with pytest.raises(AmountError) as refusal:
        parse_amount("近八成".rjust(100))

    assert refusal.value.facts["try"] == "近80%"


def test_a_bare_scale_is_refused_for_a_percentage() -> None:
    with pytest.raises(AmountError, match="scaled-percentage"):
        parse_amount("3万", unit=PERCENT)


def test_every_reason_of_an_observed_value_is_in_the_published_set() -> None:
    reasons = {case[1] for case in REFUSED} | {"bare-fraction"}

    assert reasons == AMOUNT_REFUSALS - {"range-units", "reversed-range"}


def test_the_interval_of_a_rounded_fraction_holds_the_fraction() -> None:
    third = parse_amount("1/3").interval_in(Unit(0, ""))

    assert third.low is not None
    assert third.high is not None
    assert third.low * 3 < 1 < third.high * 3
