"""Why a text is no period, and what could be written instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from plantrack.notation.numerals import NUMERAL

PERIOD_REFUSALS: Final = frozenset(
    {
        "bad-period",
        "empty-period",
        "no-such-day",
        "no-such-half",
        "no-such-month",
        "no-such-quarter",
        "no-year",
        "not-whole-months",
        "relative-period",
        "reversed-run",
        "too-long",
        "two-digit-year",
        "week",
        "year-out-of-range",
    }
)
"""Every reason id of the :class:`~plantrack.errors.PeriodError` of a period."""

_HERE = f"(?:[0-9]|{NUMERAL})"
_COMPACT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})?")
_SLASHED = re.compile("([0-9]{4})/([0-9]{1,2})")
_REVERSED_MONTHS = re.compile("(.*[年-])([0-9]{1,2})(月?[^0-9]+)([0-9]{1,2})(.*)")
_CHINESE_YEAR = re.compile("^[零〇一二三四五六七八九]{4}")
_SHORT_YEAR = re.compile("^'?(?=[0-9]{2}(?![0-9]))")
_SHORT_END = re.compile("([0-9]{2})([0-9]{2}[^0-9]+)([0-9]{2}年?)")
_NUMBERS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")}
_NUMBERS["〇"] = "0"


def finer_reason(plain: str, reason: str) -> str:
    """Return what a person would call the fault where the grammar only stopped."""
    if reason != "bad-period":
        return reason
    for finer, pattern in _FINER.items():
        if pattern.search(plain):
            return finer
    return reason


def suggestion(plain: str, reason: str) -> str:
    """Return another way to write a refused text, empty where there is none.

    The caller must prove that it can be read.
    """
    suggest = _SUGGESTIONS.get(reason)
    return suggest(plain) if suggest else ""


_FINER: Final = {
    finer: re.compile(pattern, re.IGNORECASE | re.ASCII)
    for finer, pattern in {
        "week": f"[0-9]-?W[0-9]|{_HERE} ?个?(?:周|星期)|week",
        "relative-period": (
            "[去今明前上本当下][年月]|[本上下]季|今日|今天|目前|近.{0,3}[年期]|以来"
            r"|\b(?:last|this|next|previous|current|today|now)\b"
        ),
        "no-year": (
            r"^(?:前?[0-9一二三四五六七八九十]{1,2}(?:-|—|–|~|至|到)?[0-9]{0,2}个?月份?"
            r"(?:[0-9]{1,2}[日号])?"
            "|[上下]半年|(?:第?[一二三四0-9]|前[一二三四0-9])个?季度?|[QHS][0-9]"
            r"|0?[1-9]|1[0-2])$"
        ),
        "two-digit-year": (
            r"^'?[0-9]{2}(?:$|年|[-./ ]?[QHS][0-9])"
            r"|^'?[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?$"
            r"|^[0-9]{4}年?(?:[/至到~—]|\.\.)(?!0[1-9]|1[0-2])[0-9]{2}年?$"
            "|^FY ?[0-9]{2}$"
        ),
        "year-out-of-range": r"^-[0-9]+$|^[0-9]{5}(?:年|-|$)",
    }.items()
}


def _with_dashes(plain: str) -> str:
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return "-".join(part for part in compact.groups() if part)
    slashed = _SLASHED.fullmatch(plain)
    if slashed:
        return f"{slashed[1]}-{int(slashed[2]):02d}"
    return _CHINESE_YEAR.sub(
        lambda match: "".join(_NUMBERS[digit] for digit in match[0]), plain
    )


def _swapped(plain: str) -> str:
    return _REVERSED_MONTHS.sub(r"\1\4\3\2\5", plain)


def _in_this_century(plain: str) -> str:
    """Complete 24Q3, and 2017/21 by the century of its first year."""
    if _SHORT_END.fullmatch(plain):
        return _SHORT_END.sub(r"\1\2\1\3", plain)
    return _SHORT_YEAR.sub("20", plain)


_SUGGESTIONS: Final[dict[str, Callable[[str], str]]] = {
    "bad-period": _with_dashes,
    "reversed-run": _swapped,
    "two-digit-year": _in_this_century,
}
