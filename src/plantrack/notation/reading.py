"""The grammar of one amount: words, number, scale, unit, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from plantrack.errors import AmountError, UnitError
from plantrack.model.amount import Qualifier, Unit
from plantrack.notation.decimals import NUMBER, checked, divide, read_decimal
from plantrack.notation.numerals import NUMERAL, parse_numeral
from plantrack.notation.qualifiers import (
    HEAD,
    NO_WORDS,
    Head,
    joined,
    read_head,
    speaks_of_height,
    split_suffix,
)
from plantrack.notation.units import (
    SHARES,
    canonical_symbol,
    is_metric,
    split_scale,
    unit_of,
)

_NUMERAL_RUN = re.compile(f"{NUMERAL}+")
_FRACTION_BAR = re.compile(" ?/ ?(?=[0-9])")
_PARTS_OF = "分之"
_WHOLE_HUNDRED = {"%": "百", "‰": "千", "‱": "万"}  # 百分之百 is 100%
_METRIC_PREFIXES = frozenset("百千")
_DIGITS: Final = frozenset("0123456789")
_RANKED = frozenset({"", "位", "名"})
NO_UNIT: Final = Unit(0, "")
RANK: Final = Unit(0, "位")


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands after a number; ``unit`` has no symbol where none is written."""

    unit: Unit
    more: Qualifier | None = None
    suffix: Qualifier | None = None
    by_height: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One amount as its text says it, before it is a value or a promise.

    ``number`` has its sign but not yet that of a fall (``head.change``).
    ``qualifier`` is ``None`` where no word bounds the number, and ``by_height``
    tells 不低于 from 不少于. ``fraction`` tells 1/3 from 0.25, ``rounded`` that the
    fraction does not end.
    """

    number: Decimal
    unit: Unit
    qualifier: Qualifier | None
    head: Head
    by_height: bool = False
    fraction: bool = False
    rounded: bool = False


def read(plain: str) -> Reading:
    """Read a narrowed text as one amount.

    Raises:
        AmountError: with the reason alone; the caller knows the text.
    """
    head, at = NO_WORDS, 0
    if plain[:1] not in _DIGITS:
        words = HEAD.match(plain)
        if words:
            head, at = read_head(words[0]), words.end()
    number, scale, at = _read_number(plain, at, symbol=head.symbol)
    rest = plain[at:]
    if rest.startswith(_PARTS_OF) or _FRACTION_BAR.match(rest):
        return _read_fraction(head, number, scale, rest)
    try:
        tail = read_tail(rest, money=bool(head.symbol))
        unit = _unit(head, scale, tail.unit)
    except UnitError as refusal:
        raise AmountError(refusal.reason) from None
    if head.negative:
        number = number.copy_negate()
    if head is NO_WORDS and tail.more is None and tail.suffix is None:
        return Reading(number, unit, None, head)
    qualifier = joined(head, tail.more, tail.suffix)
    return Reading(
        number, unit, qualifier, head, by_height=head.by_height or tail.by_height
    )


def _read_number(plain: str, at: int, *, symbol: str) -> tuple[Decimal, int, int]:
    """Return the number at ``at``, the scale of a numeral and where it ends."""
    match = NUMBER.match(plain, at)
    if match:
        if plain[match.end() : match.end() + 1] in {",", ".", "_", "'"}:
            raise AmountError("bad-number")
        return read_decimal(match[0]), 0, match.end()
    run = _NUMERAL_RUN.match(plain, at)
    if run is None:
        raise AmountError("no-number")
    if run[0] == _WHOLE_HUNDRED.get(symbol):
        return read_decimal(str(10 ** "百千万".index(run[0]) * 100)), 0, run.end()
    end = run.end()
    if run[0][-1] in _METRIC_PREFIXES and is_metric(plain[end - 1 :]):
        end -= 1
    number, scale = parse_numeral(plain[at:end])
    return checked(number), scale, end


def _unit(head: Head, scale: int, unit: Unit) -> Unit:
    """Join the scale of a numeral, a symbol before and the unit after the number."""
    if scale and unit.scale:
        raise AmountError("mixed-scales")
    if head.symbol == RANK.symbol:
        if scale or unit.scale or unit.symbol not in _RANKED:
            raise AmountError("two-units")
        return RANK
    if head.symbol and unit.symbol and unit.symbol != head.symbol:
        raise AmountError("two-units")
    if not scale and not head.symbol:
        return unit
    return unit_of(scale or unit.scale, unit.symbol or head.symbol)


@lru_cache(maxsize=4096)
def read_tail(text: str, *, money: bool) -> Tail:
    """Read what stands after a number: ``余亿元以上``.

    Raises:
        AmountError: ``mixed-scales``, ``contradiction``.
        UnitError: the scale or the unit cannot be read.
    """
    rest, more = _split_more(text.lstrip(" "))
    scale, rest = split_scale(rest, money=money)
    rest, more = _split_more(rest) if more is None else (rest, more)
    by_height = speaks_of_height(rest)
    rest, suffix = split_suffix(rest)
    if not rest:
        return Tail(unit_of(scale, ""), more, suffix, by_height)
    if scale and rest[0] in _DIGITS:
        raise AmountError("mixed-scales")
    return Tail(unit_of(scale, canonical_symbol(rest)), more, suffix, by_height)


def _split_more(text: str) -> tuple[str, Qualifier | None]:
    if text.startswith(("余", "多")):
        return text[1:].lstrip(" "), Qualifier.MORE_THAN
    return text, None


def _read_fraction(head: Head, first: Decimal, scale: int, rest: str) -> Reading:
    """Read 三分之一 or 1/3 from its first number on."""
    chinese = rest.startswith(_PARTS_OF)
    bar = _FRACTION_BAR.match(rest)
    at = bar.end() if bar else len(_PARTS_OF)
    second, second_scale, at = _read_number(rest, at, symbol="")
    whole = first == first.to_integral_value() and second == second.to_integral_value()
    if scale or second_scale or not whole:
        raise AmountError("bad-number")
    quotient, exact = divide(second, first) if chinese else divide(first, second)
    try:
        tail = read_tail(rest[at:], money=False)
    except UnitError:
        raise AmountError("fraction-with-unit") from None
    if head.symbol or tail.unit != NO_UNIT:
        raise AmountError("fraction-with-unit")
    return Reading(
        number=quotient.copy_negate() if head.negative else quotient,
        unit=NO_UNIT,
        qualifier=joined(head, tail.more, tail.suffix),
        head=head,
        fraction=True,
        rounded=not exact,
    )


def value_of(reading: Reading, unit: Unit | None) -> tuple[Decimal, Unit]:
    """Return the signed number and its unit, a bare one taking ``unit``.

    Raises:
        AmountError: ``bare-fraction`` for 1/3 where a percentage is wanted;
            ``scaled-percentage`` for 3万 there.
    """
    number = reading.number.copy_negate() if reading.head.change < 0 else reading.number
    if reading.unit.symbol or unit is None:
        return number, reading.unit
    if reading.fraction and unit.symbol in SHARES:
        raise AmountError("bare-fraction")
    if not reading.unit.scale:
        return number, unit
    try:
        return number, unit_of(reading.unit.scale, unit.symbol)
    except UnitError as refusal:
        raise AmountError(refusal.reason) from None
