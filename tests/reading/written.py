"""Sections 1 and 2 of the page, for the simple written forms that the tests use.

Numbers are exact fractions in the unit without its scale (``3200亿元`` is
3200·10^8 元); a month is counted from January of the year 0.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from fractions import Fraction

SCALES = {"": 0, "万": 4, "亿": 8, "万亿": 12}
BEFORE = {
    "突破": ">",
    "超过": ">",
    "高于": ">",
    "达到": ">=",
    "不低于": ">=",
    "不超过": "<=",
    "低于": "<",
    "近": "<",
    "约": "~",
    "前": "<=",
    "下降": "fall",
    "": "=",
}
AFTER = {"以上": ">=", "以内": "<=", "左右": "~", "": "="}
AMOUNT = re.compile(
    "(突破|超过|高于|达到|不低于|不超过|低于|近|约|前|下降|)"
    r"(-?[0-9]+(?:\.[0-9]+)?)(余|)(万亿|亿|万|)([^0-9]*?)(以上|以内|左右|)"
)
TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}


@dataclass(frozen=True)
class Interval:
    """Every number that is allowed; ``None`` is open to infinity."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True

    @property
    def is_number(self) -> bool:
        """Tell whether it allows one number only."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True)
class Amount:
    """A number in base units, the scale it was written in, and its qualifier."""

    number: Fraction
    qualifier: str
    scale: int
    symbol: str
    half: Fraction = Fraction(0)

    @property
    def interval(self) -> Interval:
        """«Qualifiers are intervals and travel with the value»."""
        return interval_of(self.qualifier, self.number, self.half)


@dataclass(frozen=True)
class Period:
    """«A reference period is a run of whole months, or a day»."""

    first: dt.date
    last: dt.date

    @property
    def start(self) -> int:
        """Month in which it begins."""
        return month(self.first)

    @property
    def end(self) -> int:
        """Month in which it ends; a day counts as its month's end."""
        return month(self.last)

    @property
    def months(self) -> int:
        """Whole months covered, none by a day."""
        return 0 if self.first == self.last else self.end - self.start + 1


def interval_of(qualifier: str, number: Fraction, half: Fraction) -> Interval:
    """«about (± half a unit of the last non-zero digit written)»."""
    return {
        "=": Interval(number, number),
        "~": Interval(number - half, number + half),
        ">=": Interval(number, None),
        ">": Interval(number, None, low_in=False),
        "<=": Interval(None, number),
        "<": Interval(None, number, high_in=False),
    }[qualifier]


def amount(text: str, *, unit: str = "", target: bool = False) -> Amount:
    """Read ``突破3200亿元``; a bare number takes ``unit``.

    «达, 达到: `>=` in a target, exact in an observation.»
    """
    found = AMOUNT.fullmatch(text)
    if not found:
        raise ValueError(text)
    before, digits, more, scale, symbol, after = found.groups()
    if not scale and not symbol and unit:
        scale, symbol = unit_of(unit)
    qualifier = BEFORE[before]
    if before == "达到" and not target:
        qualifier = "="
    if more:
        qualifier = ">"
    if after:
        qualifier = AFTER[after]
    by_height = before in {"达到", "不低于", "高于", "低于"} or after == "以上"
    if by_height and symbol == "位":
        # «the words of height … speak of the place»
        qualifier = TURNED.get(qualifier, qualifier)
    power = Fraction(10) ** SCALES[scale]
    number = Fraction(digits)
    half = last_digit(digits) / 2
    if qualifier == "fall":
        qualifier, number = "=", -number
    return Amount(number * power, qualifier, SCALES[scale], symbol, half * power)


def last_digit(digits: str) -> Fraction:
    """One unit of the last non-zero digit written; 0 has none."""
    whole, _, part = digits.lstrip("-").partition(".")
    for place in range(len(part), 0, -1):
        if part[place - 1] != "0":
            return Fraction(1, 10**place)
    for place in range(len(whole)):
        if whole[-1 - place] != "0":
            return Fraction(10**place)
    return Fraction(0)


def amount_range(text: str, *, unit: str = "") -> tuple[Amount, Amount]:
    """Read ``15%~20%`` (a single amount stands at both ends)."""
    low, _, high = text.partition("~")
    ends = amount(low, unit=unit, target=True)
    return ends, amount(high, unit=unit, target=True) if high else ends


def unit_of(text: str) -> tuple[str, str]:
    """Split ``亿元`` into its scale and its symbol."""
    found = re.fullmatch("(万亿|亿|万|)(.*)", text)
    if not found:
        raise ValueError(text)
    return found[1], found[2]


def month(day: dt.date) -> int:
    """Count months from January of the year 0."""
    return 12 * day.year + day.month - 1


def last_day(index: int) -> dt.date:
    """Last day of a month."""
    year, number = divmod(index, 12)
    return dt.date(year, number + 1, calendar.monthrange(year, number + 1)[1])


def run(first: int, last: int) -> Period:
    """Make the run from one month to another, both included."""
    return Period(last_day(first).replace(day=1), last_day(last))


def year(number: int, starts: int) -> Period:
    """«`2023` means April 2023 to March 2024» where years start in April."""
    return run(12 * number + starts - 1, 12 * number + starts + 10)


def year_number(index: int, starts: int) -> int:
    """Year in which a month lies."""
    return (index - (starts - 1)) // 12


def period(written: object, starts: int) -> Period:
    """Read ``2023``, ``2023-H1``, ``2023-Q3``, ``2024-07``, a run, a day."""
    text = str(written)
    if "/" in text:
        first, last = text.split("/")
        return run(period(first, starts).start, period(last, starts).end)
    if re.fullmatch("[0-9]{4}", text):
        return year(int(text), starts)
    if found := re.fullmatch("([0-9]{4})-H([12])", text):
        first_month = year(int(found[1]), starts).start + 6 * (int(found[2]) - 1)
        return run(first_month, first_month + 5)
    if found := re.fullmatch("([0-9]{4})-Q([1-4])", text):
        first_month = year(int(found[1]), starts).start + 3 * (int(found[2]) - 1)
        return run(first_month, first_month + 2)
    if found := re.fullmatch("([0-9]{4})-([0-9]{2})", text):
        index = 12 * int(found[1]) + int(found[2]) - 1
        return run(index, index)
    day = dt.date.fromisoformat(text)
    return Period(day, day)


def rescaled(value: Interval, factor: Fraction) -> Interval:
    """Multiply an interval by a positive number."""
    return replace(
        value,
        low=None if value.low is None else value.low * factor,
        high=None if value.high is None else value.high * factor,
    )


def satisfies(value: Interval, allowed: Interval) -> bool | None:
    """«It satisfies a target when every number in it does, violates it when none
    does. Where it does neither» the answer is ``None``.
    """
    low_inside = allowed.low is None or (
        value.low is not None
        and (
            value.low > allowed.low
            or (value.low == allowed.low and (allowed.low_in or not value.low_in))
        )
    )
    high_inside = allowed.high is None or (
        value.high is not None
        and (
            value.high < allowed.high
            or (value.high == allowed.high and (allowed.high_in or not value.high_in))
        )
    )
    if low_inside and high_inside:
        return True
    below = (
        value.high is not None
        and allowed.low is not None
        and (
            value.high < allowed.low
            or (value.high == allowed.low and not (value.high_in and allowed.low_in))
        )
    )
    above = (
        value.low is not None
        and allowed.high is not None
        and (
            value.low > allowed.high
            or (value.low == allowed.high and not (value.low_in and allowed.high_in))
        )
    )
    return False if below or above else None
