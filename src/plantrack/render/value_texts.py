"""Amounts, values and units as texts, with signs that a terminal can show."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Final, assert_never

from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.plan import Direction, Target, Text
from plantrack.notation.amounts import format_number, unit_text
from plantrack.render.glyphs import comparison
from plantrack.render.look import Look
from plantrack.render.number import grouped, places_of, rounded
from plantrack.render.words import DIRECTIONS, say

_UNKNOWN: Final = "–"
_ABOUT: Final = Text("约", "~")
_RANK: Final = "rank "


def unknown(look: Look) -> str:
    """Return the sign for a value that is not known or not defined."""
    return "-" if look.ascii else _UNKNOWN


def value_text(
    number: Decimal,
    unit: Unit | None,
    look: Look,
    *,
    borders: Collection[Decimal] = (),
) -> str:
    """Return a number in its unit, rounded for the eye but across no border."""
    shown = rounded(number, places=places_of(number), edges=borders)
    if unit is None:
        return grouped(shown)
    return format_number(shown, unit, language=look.language)


def amount_text(amount: Amount, look: Look) -> str:
    """Return an amount exactly as it was given: ``>3,200亿元``."""
    number = format_number(amount.number, amount.unit, language=look.language)
    return with_sign(qualifier_sign(amount.qualifier, look), number)


def with_sign(sign: str, number: str) -> str:
    """Put a comparison before the digits: ``≤5位``, ``rank ≤5``."""
    if number.startswith(_RANK):
        return _RANK + sign + number.removeprefix(_RANK)
    return sign + number


def qualifier_sign(qualifier: Qualifier, look: Look) -> str:
    """Return the sign before a qualified number; nothing before an exact one."""
    if qualifier is Qualifier.ABOUT:
        return say(_ABOUT, look.language)
    return comparison(qualifier.value, ascii_only=look.ascii)


def target_as_written(target: Target, look: Look) -> str:
    """Return a target with its comparison: ``>3,200亿元``."""
    match target:
        case Direction():
            return say(DIRECTIONS[target], look.language)
        case Amount():
            return amount_text(target, look)
        case AmountRange(low=low, high=high):
            return f"{grouped(low.number)}~{amount_text(high, look)}"
    assert_never(target)


def unit_words(unit: Unit | None, look: Look) -> str:
    """Return a unit in brackets, for a heading; nothing for no unit."""
    text = unit_text(unit, language=look.language) if unit else ""
    if not text:
        return ""
    return f" ({text})" if look.language == "en" else f"（{text}）"
