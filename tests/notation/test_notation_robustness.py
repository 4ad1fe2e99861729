"""No text of any kind raises anything but the documented error, or takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Context, Inexact, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plantrack.errors import NotationError
from plantrack.model.amount import Amount, Unit
from plantrack.notation.amounts import (
    AMOUNT_REFUSALS,
    UNIT_REFUSALS,
    format_amount,
    parse_amount,
    parse_target,
    parse_unit,
)
from plantrack.notation.decimals import MOST_DIGITS
from plantrack.notation.periods import (
    PERIOD_REFUSALS,
    SPAN_REFUSALS,
    parse_period,
    parse_span,
)

PIECES = [
    *"0123456789.,+-~/%‰()eE ",
    *"一二三四五六七八九十百千万亿零两点余多近约超达前第成兆年月日号周",
    *("12", "3,200", "2024", "1e9", "-0", "²", "½", "٣", "３", "％", "\u3000", "\n"),
    *("突破", "不低于", "控制在", "以内", "以上", "左右", "达到", "下降", "提高到"),
    *("元", "亿元", "人次", "万吨", "个百分点", "百分之", "分之", "之分", "翻一番"),
    *("$", "US$", "￥", "CNY", "bn", "K", "M", "kWh", "pp", "at least", "over", "to"),
    *("件/万人", "千瓦", "兆瓦", "-H1", "-Q3", "上半年", "前三季度", "季度", "/P7M"),
    *("FY", "..", "—", "至", "到", "W05", "去年", "years", "months", "nan", "inf"),
    *("\u200b", "\u202e", "\ud800", "\x00", "İ", "ſ", "\u212a", "ß"),
]

PARSERS: dict[str, tuple[Callable[[str], object], frozenset[str]]] = {
    "amount": (parse_amount, AMOUNT_REFUSALS),
    "amount in percent": (
        lambda text: parse_amount(text, unit=Unit(0, "%")),
        AMOUNT_REFUSALS,
    ),
    "target": (parse_target, AMOUNT_REFUSALS),
    "unit": (parse_unit, UNIT_REFUSALS),
    "period": (parse_period, PERIOD_REFUSALS),
    "fiscal period": (
        lambda text: parse_period(text, year_starts=4),
        PERIOD_REFUSALS,
    ),
    "span": (parse_span, SPAN_REFUSALS),
}


def refused(parse: Callable[[str], object], text: str) -> NotationError | None:
    try:
        parse(text)
    except NotationError as refusal:
        return refusal
    return None


any_text = st.text() | st.text(st.characters())
built_text = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize("kind", PARSERS)
@given(text=any_text | built_text)
@example(text="\ud800")
@example(text="9" * 5000)
@example(text="0/0")
@example(text="0e-99")
@example(text="3万~5%")
def test_only_the_documented_error_is_raised(kind: str, text: str) -> None:
    parse, reasons = PARSERS[kind]
    refusal = refused(parse, text)
    if refusal is None:
        return
    assert refusal.reason in reasons
    assert refusal.facts.keys() <= {"text", "try"}
    assert text.startswith(refusal.facts["text"].rstrip("…")[:40])
    assert refused(parse, refusal.facts.get("try", "")) is None or (
        "try" not in refusal.facts
    )


@given(built_text)
def test_what_is_read_is_exact_and_reads_back(text: str) -> None:
    try:
        amount = parse_amount(text)
    except NotationError:
        return
    assert len(amount.number.normalize(Context(prec=400)).as_tuple().digits) <= (
        MOST_DIGITS
    )
    for language in ("zh", "en"):
        again = parse_amount(format_amount(amount, language=language))
        assert again.in_unit(amount.unit) == amount.number
        assert again.qualifier == amount.qualifier


@pytest.mark.parametrize("kind", PARSERS)
@pytest.mark.parametrize(
    "piece", ["9", "9,", "三", "零", "近", "- ", "1/", "年", "a b"]
)
def test_a_long_text_takes_no_time(kind: str, piece: str) -> None:
    parse, _ = PARSERS[kind]
    for length in (99, 5000):
        text = (piece * length)[:length]
        began = time.perf_counter()
        with pytest.raises(NotationError):
            parse(text)
        assert time.perf_counter() - began < 0.5


def test_no_result_depends_on_the_precision_of_the_caller() -> None:
    texts = ["1/3", "一亿零三百万", "3/8", "123456789012345亿元", "1e30", "5/7以上"]
    expected: list[Amount] = [parse_amount(text) for text in texts]
    written = [format_amount(amount, language="en") for amount in expected]

    with localcontext(Context(prec=3, traps=[Inexact])):
        assert [parse_amount(text) for text in texts] == expected
        assert [format_amount(amount, language="en") for amount in expected] == written
