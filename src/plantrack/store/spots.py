"""The places that one scan of a TOML text found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Keys and element numbers from the top: ``("observation", 3, "value")``."""


@dataclass(slots=True, eq=False)
class Spot:
    """One key, value, table or element and the offsets at which it stands.

    ``key_start`` is where its key begins (of an element: where it begins itself),
    ``start`` and ``end`` enclose the value, or the header of a table. ``declared``
    tells a table with a header or a value of its own from one that only a longer
    key implies; ``repeats`` marks the list that ``[[…]]`` headers add to.
    """

    parent: Spot | None
    name: str | int
    key_start: int
    start: int
    end: int
    members: dict[str | int, Spot] | None = None
    declared: bool = True
    repeats: bool = False

    def path(self) -> Path:
        """Return the keys and numbers that lead here."""
        names: list[str | int] = []
        spot = self
        while spot.parent is not None:
            names.append(spot.name)
            spot = spot.parent
        return tuple(reversed(names))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A limit that the text exceeds (``depth``, ``key-parts``, …) and where."""

    reason: str
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key written again at ``offset``; ``first`` is where it stood already."""

    first: Spot
    offset: int


@dataclass(slots=True)
class Positions:
    """What one scan found; offsets and columns count characters."""

    text: str
    root: Spot
    duplicates: list[Duplicate] = field(default_factory=list)
    refusal: Refusal | None = None
    stopped_at: int | None = None
    _line_starts: list[int] = field(default_factory=list)

    def find(self, path: Sequence[str | int]) -> Spot | None:
        """Return what stands at ``path``, if the text has it."""
        spot = self.root
        for name in path:
            found = (spot.members or {}).get(name)
            if found is None:
                return None
            spot = found
        return spot

    def nearest(self, path: Sequence[str | int]) -> Spot:
        """Return what stands at ``path``, else at its nearest known parent."""
        spot = self.root
        for name in path:
            found = (spot.members or {}).get(name)
            if found is None:
                break
            spot = found
        return spot

    def source(self, spot: Spot) -> str:
        """Return the value, or the header of a table, as it is written."""
        return self.text[spot.start : spot.end]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of ``offset``, both from 1."""
        if not self._line_starts:
            newlines = (match.end() for match in re.finditer("\n", self.text))
            self._line_starts.extend([0, *newlines])
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def walk(self) -> Iterator[Spot]:
        """Yield every spot but the root, parents before their members."""
        stack = [iter((self.root.members or {}).values())]
        while stack:
            spot = next(stack[-1], None)
            if spot is None:
                stack.pop()
                continue
            yield spot
            if spot.members:
                stack.append(iter(spot.members.values()))
