"""Texts of the command line become values, or a usage error with a way out."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from plantrack.errors import PeriodError, WrongUse

_Choice = TypeVar("_Choice", bound=StrEnum)
_Number = TypeVar("_Number", int, float)


def day(text: str | dt.date) -> dt.date:
    """Return the day that ``text`` names: ``2024-10-31`` or ``2024年10月31日``.

    Raises:
        WrongUse: ``text`` is not a day.
    """
    if isinstance(text, dt.date):
        return text
    from plantrack.notation.periods import parse_period  # noqa: PLC0415 - start-up

    try:
        period = parse_period(text)
    except PeriodError as error:
        raise WrongUse("bad-date", text=text) from error
    if not period.is_day:
        raise WrongUse("bad-date", text=text)
    return period.first


def one_of(kind: type[_Choice]) -> Callable[[str | _Choice], _Choice]:
    """Return a reader of one member of ``kind``."""

    def choice(text: str | _Choice) -> _Choice:
        return _member(kind, str(text))

    return choice


def number(
    kind: Callable[[str], _Number], low: float, high: float
) -> Callable[[str | _Number], _Number]:
    """Return a reader of one number from ``low`` to ``high``, both included."""

    def read(text: str | _Number) -> _Number:
        try:
            value = kind(str(text))
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise WrongUse(
                "bad-number", text=str(text), low=f"{low:g}", high=f"{high:g}"
            )
        return value

    return read


def some_of(kind: type[_Choice], text: str) -> tuple[_Choice, ...]:
    """Return the members of ``kind`` that ``text`` lists, separated by commas.

    Raises:
        WrongUse: One of them is not a member.
    """
    parts = (each.strip() for each in text.replace("，", ",").split(","))
    return tuple(_member(kind, each) for each in parts if each)


def _member(kind: type[_Choice], text: str) -> _Choice:
    choices: Sequence[str] = [each.value for each in kind]
    try:
        return kind(text)
    except ValueError as error:
        near = difflib.get_close_matches(text, choices, n=1)
        raise WrongUse(
            "bad-choice", text=text, choices=", ".join(choices), near="".join(near)
        ) from error
