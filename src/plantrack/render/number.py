"""Numbers for the eye: rounded half up, once, never across a threshold.

A verdict is taken on exact values. What is shown must not contradict it: 3199.99 of
3200 is not 100 %, and 4.996 % is not 5.00 % while the target is 5 %. Where rounding
would carry a number onto or over an edge, more digits are shown. Python's own
``round`` and f-strings round half to even and are not used.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Final

MEANT_DIGITS: Final = 15
_CONTEXT: Final = Context(prec=200, rounding=ROUND_HALF_UP)
_SAME: Final = Decimal("1e-20")
_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)


def rounded(
    number: Decimal, *, places: int, edges: Collection[Decimal] = ()
) -> Decimal:
    """Round half up to ``places`` decimals, or more where an edge would be crossed.

    The result lies on the same side of every edge as ``number`` does, and on an
    edge exactly where ``number`` is. A difference below 1e-20 is the rest of a
    root and counts as equality, as it does in the verdict.
    """
    for edge in edges:
        if _CONTEXT.abs(_CONTEXT.subtract(number, edge)) < _SAME:
            number = edge
    sides = [(edge, number.compare(edge)) for edge in edges]
    while True:
        shown = number.quantize(_ONE.scaleb(-places), context=_CONTEXT)
        if all(shown.compare(edge) == side for edge, side in sides):
            return shown
        places += 1


def outward(number: Decimal, *, places: int, up: bool) -> Decimal:
    """Round to ``places`` decimals, always up or always down.

    For a threshold that is to be reached: whoever reaches the shown number has
    crossed it.
    """
    rounding = ROUND_CEILING if up else ROUND_FLOOR
    step = _ONE.scaleb(-places)
    return number.quantize(step, rounding=rounding, context=_CONTEXT)


def percent(ratio: Decimal, *, places: int = 1, edges: Collection[Decimal] = ()) -> str:
    """Show ``ratio`` (0.763) as a percentage (``76.3%``).

    Neither 0 % nor 100 % is shown unless it is exact, nor any of ``edges``
    (ratios) crossed.
    """
    hundredfold = [_CONTEXT.multiply(edge, _HUNDRED) for edge in (*edges, _ZERO, _ONE)]
    shown = rounded(
        _CONTEXT.multiply(ratio, _HUNDRED), places=places, edges=hundredfold
    )
    if shown in (_ZERO, _HUNDRED):
        shown = shown.quantize(_ONE, context=_CONTEXT)
    return f"{grouped(shown)}%"


def factor(ratio: Decimal, *, places: int = 2, edges: Collection[Decimal] = ()) -> str:
    """Show a ratio that is read as a factor (pace ``0.95``), never across an edge."""
    return grouped(rounded(ratio, places=places, edges=(*edges, _ZERO, _ONE)))


def signed(number: Decimal, *, places: int) -> str:
    """Show ``number`` with its sign, and not as zero unless it is zero."""
    shown = rounded(number, places=places, edges=(_ZERO,))
    return f"+{grouped(shown)}" if shown > 0 else grouped(shown)


def grouped(number: Decimal) -> str:
    """Write ``number`` exactly, in groups of three; zero has no sign."""
    return f"{number or abs(number):,f}"


def places_of(number: Decimal, *, at_most: int = 2, digits: int = 3) -> int:
    """Return how many decimals to show of ``number``.

    As many as it has but not more than ``at_most``; of a small number enough for
    ``digits`` significant ones.
    """
    exponent = number.as_tuple().exponent
    has = max(0, -exponent) if isinstance(exponent, int) else 0
    small = digits - 1 - number.adjusted() if number else 0
    return min(has, max(at_most, small))


def plain(number: Decimal) -> str:
    """Write ``number`` for a formula: without groups, at most 8 meant digits.

    A number that people wrote (at most 15 digits) is written in full.
    """
    trimmed = number.normalize(_CONTEXT)
    if len(trimmed.as_tuple().digits) > MEANT_DIGITS:
        trimmed = Context(prec=8, rounding=ROUND_HALF_UP).plus(number)
        trimmed = trimmed.normalize(_CONTEXT)
    return f"{trimmed or abs(trimmed):f}"
