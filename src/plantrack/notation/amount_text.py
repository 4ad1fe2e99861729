"""Amounts written for people, in a form that can be read back."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.notation.decimals import EXACT, LARGEST_EXPONENT
from plantrack.notation.units import chinese_symbol, english_symbol

_MARKS: Final = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "~",
    Qualifier.AT_LEAST: "≥",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_MOST: "≤",
    Qualifier.LESS_THAN: "<",
}
_CHINESE = ((12, "万亿"), (8, "亿"), (4, "万"), (0, ""))
_ENGLISH = ((12, "T"), (9, "B"), (6, "M"), (3, "K"), (0, ""))
_RANK = "rank"
_CLOSE = frozenset("%‰‱℃")


def format_amount(amount: Amount, *, language: str) -> str:
    """Write an amount with its qualifier: ``>3,200亿元``, ``>320B CNY``.

    Either form reads back as an equal value with the same symbol and qualifier;
    the Chinese one, where its scale is 万, 亿 or 万亿, with the same scale as well.
    """
    mark = _MARKS[amount.qualifier]
    return mark + format_number(amount.number, amount.unit, language=language)


def format_range(span: AmountRange, *, language: str) -> str:
    """Write a range, both ends with their unit: ``15%~20%``."""
    low, high = (format_amount(end, language=language) for end in (span.low, span.high))
    return f"{low}~{high}"


def format_number(
    number: Decimal, unit: Unit, *, language: str, places: int | None = None
) -> str:
    """Write a number with its unit: ``2,442亿元``, ``244.2B CNY``.

    ``places`` counts decimals of ``unit`` as it is, in every language alike, so
    that both show the same value; rounded once, half up. ``None`` writes the number
    exactly. English chooses K, M, B or T by the size of the number, and only where
    the unit has a scale. A symbol without English words is written in Chinese.
    """
    if places is not None:
        number = _rounded(number, places)
    words = english_symbol(unit.symbol) if language != "zh" else None
    if words is None:
        return _in_chinese(number, unit)
    scale, letter = _english_scale(number, unit)
    digits = _digits(number, unit.scale - scale)
    if words == _RANK:
        return f"{_RANK} {digits}{letter}"
    gap = "" if not words or words[0] in _CLOSE else " "
    return f"{digits}{letter}{gap}{words}"


def _rounded(number: Decimal, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places, EXACT)
    rounded = number.quantize(step, ROUND_HALF_UP, EXACT)
    return rounded or rounded.copy_abs()


def _in_chinese(number: Decimal, unit: Unit) -> str:
    scale, name = _chinese_scale(number, unit)
    symbol = chinese_symbol(unit.symbol)
    gap = " " if not name and symbol[:1].isascii() and symbol[:1].isalpha() else ""
    return f"{_digits(number, unit.scale - scale)}{name}{gap}{symbol}"


def _chinese_scale(number: Decimal, unit: Unit) -> tuple[int, str]:
    """Return the scale next below that of the unit (百万 is written in 万).

    It is the one next above where the number would get too long to be read back.
    """
    at = next(at for at, (scale, _) in enumerate(_CHINESE) if unit.scale >= scale)
    size = number.adjusted() + unit.scale - _CHINESE[at][0]
    return _CHINESE[at - 1] if size > LARGEST_EXPONENT else _CHINESE[at]


def _english_scale(number: Decimal, unit: Unit) -> tuple[int, str]:
    if not unit.scale:
        return _ENGLISH[-1]
    size = number.adjusted() + unit.scale if number else 0
    return next((pair for pair in _ENGLISH if size >= pair[0]), _ENGLISH[-1])


def _digits(number: Decimal, shift: int) -> str:
    """Write ``number`` times ten to ``shift``; zeros as written, none added."""
    if not shift:
        return f"{number:,f}"
    moved = number.scaleb(shift, EXACT)
    text = f"{moved:,f}"
    if "." not in text or "." in f"{number:f}":
        return text
    return text.rstrip("0").rstrip(".")
