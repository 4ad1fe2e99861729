"""Ranges as a target may promise them: 15%~20%, 600-700亿元, -0.5pp~0.5pp."""

from __future__ import annotations

import re
from decimal import Decimal

from plantrack.errors import AmountError, UnitError
from plantrack.model.amount import Amount, AmountRange, Unit
from plantrack.notation.decimals import EXACT
from plantrack.notation.numerals import NUMERAL
from plantrack.notation.reading import NO_UNIT, Reading, read
from plantrack.notation.units import unit_of

_DIGIT = f"(?:[0-9]|{NUMERAL})"
_SPLIT = re.compile(
    rf"(?P<low>.*?{_DIGIT}(?:(?!{_DIGIT}).)*?) ?"
    r"(?P<between>~|至|到|(?<= )to(?= )|—{1,2}|–|(?<![0-9][eE])-)"
    rf" ?(?P<high>(?:US\$|HK\$|[$￥¥€£+−-]|负|百分之){{0,2}}{_DIGIT}.*)"
)
_BEFORE = re.compile("(?:控制|保持|稳定|维持)在 ?")
_AFTER = re.compile(r" ?(?:之间|区间)\Z")


def split_range(plain: str) -> re.Match[str] | None:
    """Return ``low``, ``between`` and ``high`` of a text written as a range."""
    return _SPLIT.fullmatch(plain)


def read_range(plain: str, unit: Unit | None, *, text: str) -> AmountRange | None:
    """Read a range, ``None`` where the text is not written as one.

    A first end without unit has that of the second (600-700亿元, $600-700bn), and
    one with a unit has what it says (500元-1000万元). 下降3%~5% runs from -5% to
    -3%. Both ends come in the second end's unit.

    Raises:
        AmountError: ``range-units`` where the ends cannot share a unit;
            ``reversed-range``; ``contradiction`` for words such as 约 around it.
    """
    match = split_range(plain)
    if match is None:
        return None
    first = read(_BEFORE.sub("", match["low"], count=1))
    second = read(_AFTER.sub("", match["high"]))
    if first.qualifier or second.qualifier or second.head.change:
        raise AmountError("contradiction")
    shared = _shared_unit(first, second, unit)
    low = EXACT.scaleb(first.number, _shift(first, second))
    high = second.number
    if low > high:
        raise AmountError("reversed-range")
    if first.head.change < 0:
        low, high = high.copy_negate(), low.copy_negate()
    return AmountRange(
        low=_end(low, shared, text), high=_end(high, shared, text), text=text
    )


def _shared_unit(first: Reading, second: Reading, unit: Unit | None) -> Unit:
    """Return the unit that both ends come in."""
    symbols = {end.unit.symbol for end in (first, second)} - {""}
    unwritten = second.unit == NO_UNIT and first.unit != NO_UNIT
    if len(symbols) > 1 or unwritten or first.fraction or second.fraction:
        raise AmountError("range-units")
    if not symbols and second.unit == NO_UNIT and unit is not None:
        return unit
    symbol = symbols.pop() if symbols else (unit.symbol if unit else "")
    try:
        unit_of(first.unit.scale, symbol)
        return unit_of(second.unit.scale, symbol)
    except UnitError as refusal:
        raise AmountError(refusal.reason) from None


def _shift(first: Reading, second: Reading) -> int:
    """Return the power of ten from the scale of the first end to the second's.

    What is written before the number ($600-700bn) is no unit of the first end alone.
    """
    if first.unit in (NO_UNIT, Unit(0, first.head.symbol)):
        return 0
    return first.unit.scale - second.unit.scale


def _end(number: Decimal, unit: Unit, text: str) -> Amount:
    return Amount(number=number, unit=unit, text=text)
