"""Amounts, values and units as texts, with signs that a terminal can show."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, assert_never

from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.period import Period
from plantrack.model.plan import Direction, Target
from plantrack.model.text import Text
from plantrack.notation.amounts import format_number, unit_text
from plantrack.notation.periods import format_period
from plantrack.render.glyphs import comparison
from plantrack.render.look import Look
from plantrack.render.number import (
    MEANT_DIGITS,
    grouped,
    outward,
    places_of,
    plain,
    rounded,
)
from plantrack.render.words import DIRECTIONS, say

_UNKNOWN: Final = "–"
_ABOUT: Final = Text("约", "~")
_RANK: Final = "rank "
_STEP: Final = 4
_COMPUTED_DIGITS: Final = 5
_EXACT: Final = Context(prec=200)
_SEARCHED: Final = Context(prec=12, rounding=ROUND_HALF_UP)


def unknown(look: Look) -> str:
    """Return the sign for a value that is not known or not defined."""
    return "-" if look.ascii else _UNKNOWN


def value_text(
    number: Decimal,
    unit: Unit | None,
    look: Look,
    *,
    borders: Collection[Decimal] = (),
    digits: int | None = None,
) -> str:
    """Return a number in its unit, rounded for the eye but across no border.

    A number below one takes the next smaller scale people use: 0.25553万亿元 is
    read as 2,555.3亿元. ``digits`` are how many are meant at least; of a
    number that was computed and not written five.
    """
    shown, shift = _shown(number, unit, borders=borders, digits=digits)
    if unit is None:
        return grouped(shown)
    smaller = Unit(unit.scale - shift, unit.symbol)
    return format_number(shown, smaller, language=look.language)


def change_text(
    number: Decimal,
    unit: Unit | None,
    look: Look,
    *,
    borders: Collection[Decimal] = (),
    digits: int | None = None,
) -> str:
    """Return a difference of two values, which has a unit of its own.

    Of percentages it is in percentage points, of ranks in places.
    """
    if unit is not None and unit.symbol == "%":
        unit = Unit(unit.scale, "pp")
    text = value_text(number, unit, look, borders=borders, digits=digits)
    if text.startswith(_RANK):
        return f"{text.removeprefix(_RANK)} places"
    return text


def as_shown(
    number: Decimal, unit: Unit | None, *, borders: Collection[Decimal] = ()
) -> Decimal:
    """Return the number, in ``unit``, that :func:`value_text` lets a reader see."""
    shown, shift = _shown(number, unit, borders=borders, digits=None)
    return shown.scaleb(-shift, _EXACT)


def beyond(number: Decimal, unit: Unit | None, *, up: bool) -> Decimal:
    """Return the number of few digits, in ``unit``, that is at or beyond ``number``.

    Above it where ``up``, else below; :func:`value_text` shows it as it is. What
    stands behind the twelfth digit is the trace of a search and does not count.
    """
    shift = _shift(number, unit) if unit else 0
    moved = _SEARCHED.plus(number).scaleb(shift, _EXACT)
    places = _places(moved, digits=_COMPUTED_DIGITS)
    return _trimmed(outward(moved, places=places, up=up)).scaleb(-shift, _EXACT)


def _shown(
    number: Decimal,
    unit: Unit | None,
    *,
    borders: Collection[Decimal],
    digits: int | None,
) -> tuple[Decimal, int]:
    """Return the rounded number and by how many powers of ten it was moved."""
    shift = _shift(number, unit) if unit else 0
    moved = number.scaleb(shift, _EXACT)
    edges = [border.scaleb(shift, _EXACT) for border in borders]
    shown = rounded(moved, places=_places(moved, digits=digits), edges=edges)
    is_written = digits is None and not _is_computed(number)
    return (shown if is_written else _trimmed(shown)), shift


def _places(number: Decimal, *, digits: int | None) -> int:
    """Return how many decimals to show; of a computed number of five digits."""
    if digits is None and _is_computed(number):
        digits = _COMPUTED_DIGITS
    places = places_of(number)
    if digits is None:
        return places
    return min(places, max(0, digits - 1 - number.adjusted()))


def _is_computed(number: Decimal) -> bool:
    return len(number.as_tuple().digits) > MEANT_DIGITS


def own_scale_text(number: Decimal, unit: Unit | None, look: Look) -> str:
    """Return a number in exactly this unit, where :func:`value_text` leaves it.

    ``0.16138737万亿元``, for a reader who follows a formula; nothing where the
    digits are the same in both.
    """
    if unit is None or not unit.scale:
        return ""
    if look.language == "en":
        times = "x" if look.ascii else "×"
        return f"{plain(number)} {times} {unit_text(unit, language=look.language)}"
    if not _shift(number, unit):
        return ""
    return plain(number) + unit_text(unit, language=look.language)


def period_words(period: Period, look: Look, *, year_starts: int) -> str:
    """Return a period as it stands in a sentence: ``2026年``, ``2024-H1``."""
    text = format_period(period, year_starts=year_starts)
    is_plain_year = look.language != "en" and text.isdecimal()
    return f"{text}年" if is_plain_year else text


def _shift(number: Decimal, unit: Unit) -> int:
    shift = 0
    while number and number.adjusted() + shift < 0 and unit.scale - shift >= _STEP:
        shift += _STEP
    return shift


def _trimmed(number: Decimal) -> Decimal:
    """Return ``number`` without zeros at its end, and never with an exponent."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize(_EXACT)


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
