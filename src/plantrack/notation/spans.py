"""Lengths of time: 1 year, 6 months, 45 days, 1年, 六个月."""

from __future__ import annotations

import re
from typing import Final

from plantrack.errors import AmountError, PeriodError
from plantrack.model.period import MONTHS_IN_YEAR
from plantrack.model.plan import Span
from plantrack.notation.characters import LONGEST, excerpt, narrow
from plantrack.notation.numerals import NUMERAL, parse_numeral

SPAN_REFUSALS: Final = frozenset({"bad-span", "mixed-span"})
"""Every reason id of the :class:`~plantrack.errors.PeriodError` of a span."""

_MONTHS = {"year": 12, "年": 12, "quarter": 3, "季度": 3, "month": 1, "月": 1}
_DAYS = {"day": 1, "天": 1, "日": 1}
_PART = re.compile(
    rf"(?P<count>[0-9]{{1,4}}|{NUMERAL}{{1,7}}) ?"
    r"(?:(?P<english>year|quarter|month|day)s?"
    r"|(?:个(?=[季月]))?(?P<chinese>年|季度|月|天|日))(?: (?:and )?(?=.))?",
    re.IGNORECASE | re.ASCII,
)


def parse_span(text: str) -> Span:
    """Read a length of time in whole months or in days, at most 9999 of a kind.

    Raises:
        PeriodError: ``mixed-span`` for months and days together; ``bad-span`` for
            what is no length of time. Weeks and parts of a year are not supported.
    """
    plain = narrow(text) if len(text) <= LONGEST else ""
    months = days = at = 0
    kinds = set()
    while match := _PART.match(plain, at):
        at = match.end()
        word = (match["english"] or match["chinese"]).lower()
        count = _count(match["count"], text)
        months += count * _MONTHS.get(word, 0)
        days += count * _DAYS.get(word, 0)
        kinds.add(word in _DAYS)
    if not kinds or at != len(plain):
        raise PeriodError("bad-span", text=excerpt(text))
    if len(kinds) > 1:
        raise PeriodError("mixed-span", text=text)
    return Span(months=months, days=days)


def _count(written: str, text: str) -> int:
    if written.isascii():
        return int(written)
    try:
        number, scale = parse_numeral(written)
    except AmountError:
        raise PeriodError("bad-span", text=text) from None
    if scale or number != number.to_integral_value():
        raise PeriodError("bad-span", text=text)
    return int(number)


def format_span(span: Span, *, language: str = "en") -> str:
    """Write a span: ``6 months``, ``1 year``, ``45 days``; ``6个月``, ``1年``."""
    if span.days:
        return _counted(span.days, "day", "天", language)
    years, rest = divmod(span.months, MONTHS_IN_YEAR)
    if years and not rest:
        return _counted(years, "year", "年", language)
    return _counted(span.months, "month", "个月", language)


def _counted(count: int, english: str, chinese: str, language: str) -> str:
    if language == "zh":
        return f"{count}{chinese}"
    return f"{count} {english}" if count == 1 else f"{count} {english}s"
