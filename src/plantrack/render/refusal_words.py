"""Why a text is not an amount, a unit or a period, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text

_NUMBERS: Final[Mapping[str, Text]] = {
    "ambiguous-numeral": Text(
        "这个中文数有两种读法，请写全各位，如“三千二百”“三千零二”",
        "this numeral can be read in two ways; write it in full, or in digits",
    ),
    "bad-numeral": Text(
        "这不是规范的中文数，请改用阿拉伯数字",
        "not a Chinese numeral; write it in digits",
    ),
    "bad-number": Text(
        "数字写法有误，请写成 3200、1,600.5 或 5.26 这样",
        "not a number as one writes it; write 3200, 1,600.5 or 5.26",
    ),
    "digit-form": Text(
        "含有上标、圆圈等特殊数字，请改用普通数字",
        "superscript, circled or foreign digits are not read; write 0 to 9",
    ),
    "exponent-too-large": Text(
        "数值超出 10 的 ±30 次方，请核对，或换用单位",
        "beyond 10 to the power of ±30; check it, or use another unit",
    ),
    "too-many-digits": Text(
        "超过 15 位有效数字，请换较大的单位或舍入",
        "more than 15 significant digits; use a larger unit or round it",
    ),
    "zero-denominator": Text(
        "分母为零，请核对",
        "the denominator is zero; check it",
    ),
    "not-finite": Text(
        "不是实际的数，请写出数值",
        "not a finite number; write the value",
    ),
    "no-number": Text(
        "其中没有数，请写出数值",
        "there is no number in it; write the value",
    ),
    "mixed-scales": Text(
        "一个数里有两个量级，请只用一个，如“1.2万”或“12000”",
        'two scales in one number; use one: "1.2万" or "12000"',
    ),
    "bare-fraction": Text(
        "百分数指标不接受不带单位的分数，请写成百分数",
        "a bare fraction where percent is measured; write a percentage",
    ),
    "fraction-with-unit": Text(
        "分数后面不能带单位，请写成小数",
        "a fraction takes no unit; write a decimal number",
    ),
    "misplaced-fraction": Text(
        "“之分”应为“分之”，如“三分之一”",
        "a fraction is written 三分之一",
    ),
    "tenths": Text(
        "“成”不够精确，请写成百分数",
        "成 (tenths) is not read; write a percentage",
    ),
}

_WORDINGS: Final[Mapping[str, Text]] = {
    "empty-amount": Text(
        "内容为空，请写出数值和单位",
        "it is empty; write a number with its unit",
    ),
    "unknown-words": Text(
        "有读不懂的字词，请只留数值、单位和“突破、不低于、近、约”等限定词",
        "it has words that are not read; keep the number, its unit and words "
        "such as 突破, 不低于, at least, about",
    ),
    "contradiction": Text(
        "限定词相互矛盾，请只留一个",
        "its words contradict each other; keep one",
    ),
    "open-frame": Text(
        "缺“以上、以内、左右”之类，请补上",
        "it says neither at least nor at most nor about; add one of them",
    ),
    "doubling": Text(
        '翻番取决于基数，请写出数值，或用 kind = "change" 和 "100%"',
        "doubling depends on the base; write the value, "
        'or use kind = "change" with "100%"',
    ),
    "change": Text(
        "这是变动幅度，此处要的是数值；下降请写负数，如 -3%",
        "this is a change and a value is wanted; write a fall as a negative number: "
        "-3%",
    ),
    "range": Text(
        "此处不接受区间，请写一个数",
        "a range is not wanted here; write one number",
    ),
    "range-units": Text(
        "区间两端的单位不一致或不全，请在后一端写明单位，如“600-700亿元”",
        'the ends of the range do not share a unit; write it at the end: "600-700亿元"',
    ),
    "reversed-range": Text(
        "区间的前一端大于后一端，请对调",
        "the range begins above its end; swap the two",
    ),
    "two-units": Text(
        "写了两个单位，请只留一个",
        "it has two units; keep one",
    ),
    "exact-wanted": Text(
        "此处须为确切的数，请去掉“约、近、突破”等字",
        "an exact number is wanted; drop words such as 约, 近, at least",
    ),
}

_UNITS: Final[Mapping[str, Text]] = {
    "empty-unit": Text(
        "单位为空；没有单位的计数请写“个”“项”之类",
        'the unit is empty; for a count write "个" or "items"',
    ),
    "bad-unit": Text(
        "单位读不懂，请写成“亿元”“万吨”“%”“件/万人”这样",
        'the unit cannot be read; write one such as "亿元", "万吨", "%", "件/万人"',
    ),
    "ambiguous-scale": Text(
        "“兆”可指百万或万亿，请改写",
        "兆 may mean a million or a trillion; write 百万 or 万亿",
    ),
    "scaled-percentage": Text(
        "百分数和百分点不带“万、亿”，请核对",
        "percentages are not counted in 万 or 亿; check it",
    ),
    "too-long": Text(
        "文字过长，请只写要点，说明放在 note",
        "too long; write the value only, and the rest in note",
    ),
}

_PERIODS: Final[Mapping[str, Text]] = {
    "empty-period": Text(
        "内容为空，请写出时期",
        "it is empty; write the period",
    ),
    "bad-period": Text(
        "写法读不懂，请照样例改写",
        "it is not written in a way that is read; write it like these",
    ),
    "no-year": Text(
        "没有写年份，请补上",
        "it has no year; add it",
    ),
    "relative-period": Text(
        "“去年、上月”之类会随时间变化，请写出年月",
        "last year or next month change with time; write the year and the month",
    ),
    "two-digit-year": Text(
        "年份请写四位",
        "write the year in four digits",
    ),
    "year-out-of-range": Text(
        "年份应在 0001 至 9999 之间，请核对",
        "years run from 0001 to 9999; check it",
    ),
    "no-such-month": Text(
        "没有这个月份，月份为 1 至 12",
        "there is no such month; months are 1 to 12",
    ),
    "no-such-quarter": Text(
        "没有这个季度，季度为 1 至 4",
        "there is no such quarter; quarters are 1 to 4",
    ),
    "no-such-half": Text(
        "没有这个半年，只有 1 和 2",
        "there is no such half; halves are 1 and 2",
    ),
    "no-such-day": Text(
        "没有这一天，请核对",
        "there is no such day; check it",
    ),
    "not-whole-months": Text(
        "起止不是整月，请写成整月的时期或某一天",
        "not a run of whole months; write whole months or one day",
    ),
    "reversed-run": Text(
        "起点晚于终点，请对调",
        "it begins after its end; swap the two",
    ),
    "week": Text(
        "不按周计，请写月份或某一天",
        "weeks are not counted; write months or one day",
    ),
    "bad-span": Text(
        "请写整数和 年、个月、天",
        "write a whole number of years, months or days",
    ),
    "mixed-span": Text(
        "月和天不能并用，请只用一种",
        "months and days do not mix; use one of them",
    ),
}

REFUSAL_WORDS: Final[Mapping[str, Text]] = {
    **_NUMBERS,
    **_WORDINGS,
    **_UNITS,
    **_PERIODS,
}
"""Every sentence, by the reason of the refusal."""
