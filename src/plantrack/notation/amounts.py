"""Amounts as people write them: what was observed and what is promised."""

from __future__ import annotations

from typing import Final

from plantrack.errors import AmountError
from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.plan import Direction, Target
from plantrack.notation.amount_text import (
    format_amount,
    format_number,
    format_range,
)
from plantrack.notation.characters import LONGEST, excerpt, narrow
from plantrack.notation.qualifiers import mirrored
from plantrack.notation.ranges import read_range
from plantrack.notation.reading import RANK, Reading, read, value_of
from plantrack.notation.refusals import AMOUNT_REFUSALS, finer_reason, suggestion
from plantrack.notation.units import UNIT_REFUSALS, parse_unit, unit_text

__all__ = [
    "AMOUNT_REFUSALS",
    "UNIT_REFUSALS",
    "format_amount",
    "format_number",
    "format_range",
    "parse_amount",
    "parse_target",
    "parse_unit",
    "unit_text",
]

_DIRECTIONS: Final = {direction.value: direction for direction in Direction}


def parse_amount(text: str, *, unit: Unit | None = None) -> Amount:
    """Read an observed value: ``2442亿元``, ``近7700亿元``, ``$12bn``, ``-3.2%``.

    A bare number takes ``unit``; a number with a bare scale (3200亿) takes its
    symbol. 达 and 达到 are exact. A fraction that does not end within 15
    significant digits (1/3) is the rounded number with ``ABOUT``.

    Raises:
        AmountError: with a reason of :data:`AMOUNT_REFUSALS` and the facts ``text``
            and, where there is one, ``try``: a text that can be read.
    """
    try:
        return _observed(_plain(text), unit, text=text)
    except AmountError as refusal:
        reason = refusal.reason
    raise _refusal(text, reason, unit=unit, target=False)


def parse_target(text: str, *, unit: Unit | None = None) -> Target:
    """Read a promise: an amount, a range, ``increase`` or ``decrease``.

    达到 is ``>=`` and 降到 ``<=``; a bare number keeps ``EXACT``, since what it asks
    for depends on the goal. 下降13.5%以上 is -13.5 % at most. 前五 is at most 5 位,
    and so are 达到第五, 不低于第五 and 第五以上; 不少于5位 is at least 5.

    Raises:
        AmountError: as :func:`parse_amount`.
    """
    try:
        return _promised(_plain(text), unit, text=text)
    except AmountError as refusal:
        reason = refusal.reason
    raise _refusal(text, reason, unit=unit, target=True)


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        raise AmountError("too-long")
    plain = narrow(text)
    if not plain:
        raise AmountError("empty-amount")
    return plain


def _observed(plain: str, unit: Unit | None, *, text: str) -> Amount:
    reading = read(plain)
    if reading.head.change:
        raise AmountError("change")
    number, own_unit = value_of(reading, unit)
    qualifier = _said(reading, own_unit) or _unwritten(reading)
    return Amount(number=number, unit=own_unit, qualifier=qualifier, text=text)


def _promised(plain: str, unit: Unit | None, *, text: str) -> Target:
    if plain.isascii() and plain.lower() in _DIRECTIONS:
        return _DIRECTIONS[plain.lower()]
    span: AmountRange | None = read_range(plain, unit, text=text)
    if span is not None:
        return span
    reading = read(plain)
    number, own_unit = value_of(reading, unit)
    reached = _reached(reading, own_unit)
    qualifier = _said(reading, own_unit) or reached or _unwritten(reading)
    if reading.head.change < 0:
        qualifier = mirrored(qualifier)
    return Amount(number=number, unit=own_unit, qualifier=qualifier, text=text)


def _said(reading: Reading, unit: Unit) -> Qualifier | None:
    """Return the bound that the words set: a rank not below 3 is 3 at most."""
    if reading.by_height and reading.qualifier and unit.symbol == RANK.symbol:
        return mirrored(reading.qualifier)
    return reading.qualifier


def _reached(reading: Reading, unit: Unit) -> Qualifier | None:
    """Return the bound of a promise to reach a value: of a rank, at most that."""
    if reading.head.reached is not None and unit.symbol == RANK.symbol:
        return Qualifier.AT_MOST
    return reading.head.reached


def _unwritten(reading: Reading) -> Qualifier:
    return Qualifier.ABOUT if reading.rounded else Qualifier.EXACT


def _refusal(text: str, reason: str, *, unit: Unit | None, target: bool) -> AmountError:
    """Return the error with the facts, the suggestion only where it can be read."""
    if len(text) > LONGEST:
        return AmountError(reason, text=excerpt(text))
    plain = narrow(text)
    reason = finer_reason(plain, reason, target=target)
    other = suggestion(plain, reason)
    try:
        if target:
            _promised(_plain(other), unit, text=other)
        else:
            _observed(_plain(other), unit, text=other)
    except AmountError:
        return AmountError(reason, text=text)
    return AmountError(reason, **{"text": text, "try": other})
