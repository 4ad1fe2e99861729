"""Faults in the data, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How bad a problem is: an error stops the files from being used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: line and column count from 1, 0 is unknown."""

    file: str
    line: int = 0
    column: int = 0


NOWHERE = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in the data: where, what (a code and facts), and how bad.

    ``code`` names the sentence in ``render`` and the page in the documentation.
    ``key`` is the dotted key of the faulty value, empty for a whole file.
    ``reason`` is the id of a finer sentence, such as why an amount is refused.
    ``facts`` are the texts that the sentence mentions.
    """

    code: str
    place: Place
    key: str = ""
    reason: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    severity: Severity = Severity.ERROR
