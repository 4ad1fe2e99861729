"""Texts of the command line become values, or a usage error with a way out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from plantrack.errors import PeriodError, WrongUse
from plantrack.workflow.naming import near

_Choice = TypeVar("_Choice", bound=StrEnum)
_Given = TypeVar("_Given")
_Value = TypeVar("_Value")
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


def one_of(members: Iterable[_Choice]) -> Callable[[str | _Choice], _Choice]:
    """Return a reader of one of ``members``."""
    choices = {each.value: each for each in members}

    def choice(text: str | _Choice) -> _Choice:
        return _member(choices, str(text))

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


def some_of(choices: Mapping[str, _Value], text: str) -> tuple[_Value, ...]:
    """Return those of ``choices`` that ``text`` lists, separated by commas.

    Raises:
        WrongUse: One of them is no choice, or none is named.
    """
    parts = [each.strip() for each in text.replace("，", ",").split(",")]
    named = [each for each in parts if each] or [""]
    return tuple(_member(choices, each) for each in named)


def of_option(
    name: str, read: Callable[[_Given], _Value]
) -> Callable[[_Given], _Value]:
    """Return ``read`` so that what it refuses tells of which option it is the value."""

    def value(given: _Given) -> _Value:
        try:
            return read(given)
        except WrongUse as error:
            raise WrongUse(error.reason, **error.facts, of=name) from error

    return value


def _member(choices: Mapping[str, _Value], text: str) -> _Value:
    if text in choices:
        return choices[text]
    raise WrongUse(
        "bad-choice", text=text, choices=", ".join(choices), near=near(text, choices)
    )
