"""Amounts: a number, a unit with its scale, and a qualifier."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal
from enum import StrEnum

_EXACT = Context(prec=200)


class Qualifier(StrEnum):
    """How the written number bounds the true one."""

    EXACT = "="
    ABOUT = "~"
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement and the power of ten written before it.

    ``亿元`` is scale 8 of ``元``; ``%`` is scale 0 of ``%``. Two units are
    comparable when their symbols are equal. The scale is a spelling, never part
    of what is measured.
    """

    scale: int
    symbol: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A run of numbers; ``None`` is open to infinity on that side."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool = True
    high_included: bool = True

    def is_number(self) -> bool:
        """Tell whether the interval holds exactly one number."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as people write it: ``突破3200亿元``.

    ``number`` is in ``unit``, scale included: 3200 for ``3200亿元``. It has at
    most 15 significant digits. ``text`` is what was written and does not take
    part in comparisons.
    """

    number: Decimal
    unit: Unit
    qualifier: Qualifier = Qualifier.EXACT
    text: str = field(default="", compare=False)

    def in_unit(self, unit: Unit) -> Decimal:
        """Return the number in ``unit``, exactly; the symbols must be equal."""
        if unit.symbol != self.unit.symbol:
            message = f"{self.unit.symbol!r} is not {unit.symbol!r}"
            raise ValueError(message)
        return self.number.scaleb(self.unit.scale - unit.scale, _EXACT)

    def interval_in(self, unit: Unit) -> Interval:
        """Return every number in ``unit`` that the amount allows.

        ``ABOUT`` is half a unit of the last non-zero digit written, to either
        side, ends included; ``about 0`` is 0.
        """
        number = self.in_unit(unit)
        match self.qualifier:
            case Qualifier.EXACT:
                return Interval(number, number)
            case Qualifier.ABOUT:
                digits = number.normalize(_EXACT).as_tuple()
                exponent = digits.exponent if isinstance(digits.exponent, int) else 0
                half = Decimal(5).scaleb(exponent - 1, _EXACT) if number else Decimal(0)
                return Interval(_EXACT.subtract(number, half), _EXACT.add(number, half))
            case Qualifier.AT_LEAST:
                return Interval(number, None)
            case Qualifier.MORE_THAN:
                return Interval(number, None, low_included=False)
            case Qualifier.AT_MOST:
                return Interval(None, number)
            case Qualifier.LESS_THAN:
                return Interval(None, number, high_included=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRange:
    """A range target: ``15%~20%``, ends included; both ends have one unit."""

    low: Amount
    high: Amount
    text: str = field(default="", compare=False)
