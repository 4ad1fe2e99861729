"""A table of a TOML file that knows where its values stand and collects problems."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from plantrack.model.problem import Place, Problem, Severity
from plantrack.store.dotted import dotted
from plantrack.store.spots import Path
from plantrack.store.toml_text import BadNumber, Document

SHOWN: Final = 60
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_SUGGESTED: Final = 64
_COMPARISONS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Broken:
    """Stands in the data for a value whose fault has been reported."""


BROKEN: Final = Broken()


@dataclass(frozen=True, slots=True)
class Table:
    """A table at ``path`` of ``document``; ``problems`` is shared by all tables.

    Values whose shape is wrong were replaced by :data:`BROKEN`: they read as
    absent, and :meth:`broken` tells them from those that are.
    """

    document: Document
    path: Path = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def get(self, key: str) -> Any:
        """Return a sound value, or ``None``."""
        value = self.data.get(key)
        return None if value is BROKEN else value

    def broken(self, key: str) -> bool:
        """Tell whether the value was there and is at fault."""
        return self.data.get(key) is BROKEN

    def text(self, key: str) -> str:
        """Return a text, empty where there is none."""
        return self.get(key) or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the sound texts of a list."""
        return tuple(each for each in self.get(key) or () if each is not BROKEN)

    def table(self, key: str) -> Table | None:
        """Return the table at ``key``, if there is one."""
        data = self.get(key)
        if data is None:
            return None
        return Table(self.document, (*self.path, key), data, self.problems)

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of a list of tables."""
        path = (*self.path, key)
        for number, data in enumerate(self.get(key) or ()):
            if data is not BROKEN:
                yield Table(self.document, (*path, number), data, self.problems)

    def named_tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield the tables below ``key`` with their names, in order."""
        path = (*self.path, key)
        for name, data in (self.get(key) or {}).items():
            if data is not BROKEN:
                yield name, Table(self.document, (*path, name), data, self.problems)

    def place(self, *names: str | int) -> Place:
        """Return where the table, or a value in it, stands."""
        return self.document.place((*self.path, *names))

    def key(self, *names: str | int) -> str:
        """Return the dotted key of the table, or of a value in it."""
        return dotted((*self.path, *names))

    def written(self, *names: str | int) -> str:
        """Return a value as the file has it, texts without quotes, cut to fit."""
        return written(self.document, (*self.path, *names), self.value(*names))

    def value(self, *names: str | int) -> Any:
        """Return whatever stands at ``names``, ``None`` where nothing does."""
        value: Any = self.data
        for name in names:
            value = value.get(name) if isinstance(value, Mapping) else value[name]
        return value

    def report(
        self,
        code: str,
        *names: str | int,
        reason: str = "",
        severity: Severity = Severity.ERROR,
        of_key: bool = False,
        facts: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Add a problem about the value at ``names``, or about the table."""
        path = (*self.path, *names)
        self.problems.append(
            Problem(
                code=code,
                place=self.document.place(path, of_key=of_key),
                key=dotted(path),
                reason=reason,
                facts=facts,
                severity=severity,
            )
        )

    def near(self, got: str, known: Collection[str]) -> dict[str, str]:
        """Return the suggestion for a misspelt name, as facts.

        Comparing costs time, so very long names get none, nor do those at the end
        of a very long list of problems.
        """
        return suggestion(got, known, so_far=len(self.problems))


def suggestion(got: str, known: Collection[str], *, so_far: int) -> dict[str, str]:
    """Return ``near``, the one of ``known`` that was probably meant, if any."""
    if len(got) > _SUGGESTED or (so_far + 1) * len(known) > _COMPARISONS:
        return {}
    candidates = [name for name in known if len(name) <= _SUGGESTED]
    near = difflib.get_close_matches(got, candidates, n=1)
    return {"near": near[0]} if near else {}


def written(document: Document, path: Path, value: object) -> str:
    """Return a value as the file has it, texts without quotes, cut to fit."""
    match value:
        case str():
            text = value
        case BadNumber():
            text = value.text
        case _:
            text = document.source(path)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
