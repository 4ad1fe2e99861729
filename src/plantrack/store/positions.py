"""Where every key, value, header and array element of a TOML text stands.

``tomllib`` gives values without places. This scanner gives places without values:
it decides nothing, and where it does not understand a text it stops and leaves the
judgement to ``tomllib``. It runs first, because it is also the guard: a 60 kB key
of 30,000 parts costs ``tomllib`` seconds and gigabytes, so texts beyond
:data:`MAX_DEPTH`, :data:`MAX_KEY_PARTS` and the other limits never reach it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

Path = tuple[str | int, ...]
"""Keys and element numbers from the top: ``("observation", 3, "value")``."""

MAX_KEY_PARTS: Final = 32
MAX_DEPTH: Final = 64
MAX_LINE: Final = 1024 * 1024
MAX_NUMBER: Final = 200
MAX_VALUES: Final = 1_000_000

# Every repetition is possessive: a quote that is never closed costs one pass.
_BASIC = r'"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
_LITERAL = r"'(?!'')[^'\n]*+'"
_STRING = (
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}'
    rf"|'''(?:[^']++|'{{1,2}}+(?!'))*+'{{3,5}}|{_BASIC}|{_LITERAL}"
)
_BARE_VALUE = r"[^\s,\]}#\"'\[{=]++(?:[ ]\d\d:\d\d[^\s,\]}#]*+)?"
_STRING_VALUE = re.compile(_STRING, re.DOTALL)
_PLAIN_VALUE = re.compile(_BARE_VALUE)
_SPACE = re.compile(r"[ \t]*+")
_SPACE_AND_LINES = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SIMPLE_KEY = re.compile(r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+")
_SIMPLE_LINE = re.compile(
    rf"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+({_BASIC}|[0-9A-Za-z.+-]{{1,40}}+)[ \t]*+\r?+\n"
)
_KEY_PART = re.compile(
    r"(?P<bare>[A-Za-z0-9_-]++)"
    r'|"(?P<basic>(?:[^"\\\n]++|\\[^\n])*+)"'
    r"|'(?P<literal>[^'\n]*+)'"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


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


def scan(text: str) -> Positions:
    """Find the place of everything in ``text``; never raises.

    Where the text is no TOML, the places found so far are returned and
    ``stopped_at`` says where the scan ended. Where it exceeds a limit,
    ``refusal`` says which: such a text must not be given to ``tomllib``.
    """
    positions = Positions(text, Spot(None, "", 0, 0, 0))
    positions.refusal = _too_long_line(text)
    if positions.refusal is None:
        try:
            _Scanner(positions).run()
        except _NotUnderstood as stop:
            positions.stopped_at = stop.offset
        except _Refused as stop:
            positions.refusal = stop.refusal
    return positions


def _too_long_line(text: str) -> Refusal | None:
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE + 1)
        if end < 0:
            return Refusal("line", MAX_LINE, start)
        start = end + 1
    return None


class _NotUnderstood(Exception):  # noqa: N818 - ends a scan, tells no fault
    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(offset)


class _Refused(Exception):  # noqa: N818 - ends a scan; becomes a Refusal
    def __init__(self, reason: str, limit: int, offset: int) -> None:
        self.refusal = Refusal(reason, limit, offset)
        super().__init__(reason)


class _Scanner:
    """One pass over one text; methods take an offset and return the next one."""

    def __init__(self, positions: Positions) -> None:
        self.text = positions.text
        self.root = positions.root
        self.duplicates = positions.duplicates
        self.count = 0

    def run(self) -> None:
        table = self.root
        offset = 0
        text = self.text
        while True:
            offset = _end(_SPACE_AND_LINES, text, offset)
            if offset >= len(text):
                return
            simple = _SIMPLE_LINE.match(text, offset)
            if simple is not None:
                self.simple_line(simple, table)
                offset = simple.end()
                continue
            if text[offset] == "[":
                table, offset = self.header(offset)
            else:
                offset = self.assignment(offset, table, depth=0)
            offset = _end(_SPACE, text, offset)
            if offset < len(text) and text[offset] not in "\r\n#":
                raise _NotUnderstood(offset)

    def simple_line(self, line: re.Match[str], table: Spot) -> None:
        """Take ``key = value`` in one step, as nearly every line of a file is."""
        spot = self.spot(table, line[1], line.start(), line.start(2), line.end(2))
        first = _members(table).setdefault(line[1], spot)
        if first is not spot:
            self.duplicates.append(Duplicate(first, spot.key_start))

    def header(self, start: int) -> tuple[Spot, int]:
        repeats = self.text.startswith("[[", start)
        closing = "]]" if repeats else "]"
        parts, offset = self.key(start + len(closing))
        if not self.text.startswith(closing, offset):
            raise _NotUnderstood(offset)
        end = offset + len(closing)
        parent = self.parent_of(parts, self.root)
        name, at = parts[-1]
        if repeats:
            return self.repeated(parent, name, start, end), end
        return self.table(parent, name, at=at, start=start, end=end), end

    def repeated(self, parent: Spot, name: str, start: int, end: int) -> Spot:
        members = _members(parent)
        every = members.get(name)
        if every is None:
            every = members[name] = self.spot(parent, name, start, start, end)
            every.repeats = True
        elif not every.repeats:
            self.duplicates.append(Duplicate(every, start))
        elements = _members(every)
        number = len(elements)
        element = elements[number] = self.spot(every, number, start, start, end)
        return element

    def table(self, parent: Spot, name: str, *, at: int, start: int, end: int) -> Spot:
        members = _members(parent)
        known = members.get(name)
        if known is None:
            known = members[name] = self.spot(parent, name, at, start, end)
        elif known.declared:
            self.duplicates.append(Duplicate(known, start))
            return self.spot(parent, name, at, start, end)
        else:
            known.declared = True
            known.key_start, known.start, known.end = at, start, end
        return known

    def parent_of(self, parts: list[tuple[str, int]], table: Spot) -> Spot:
        """Walk or make the tables that a dotted key leads through."""
        for name, at in parts[:-1]:
            members = _members(table)
            found = members.get(name)
            if found is None:
                found = self.spot(table, name, at, at, at + len(name))
                found.declared = False
                members[name] = found
            elif found.repeats:
                found = (
                    found.members[len(found.members) - 1] if found.members else found
                )
            table = found
        return table

    def assignment(self, start: int, table: Spot, *, depth: int) -> int:
        simple = _SIMPLE_KEY.match(self.text, start)
        if simple is not None:
            name, offset = simple[1], simple.end()
        else:
            parts, offset = self.key(start)
            if not self.text.startswith("=", offset):
                raise _NotUnderstood(offset)
            offset = _end(_SPACE, self.text, offset + 1)
            table = self.parent_of(parts, table)
            name, start = parts[-1]
        members = _members(table)
        spot = self.spot(table, name, start, offset, offset)
        if name in members:
            self.duplicates.append(Duplicate(members[name], start))
        else:
            members[name] = spot
        spot.end = self.value(offset, spot, depth=depth)
        return spot.end

    def value(self, start: int, spot: Spot, *, depth: int) -> int:
        first = self.text[start : start + 1]
        if first == "[":
            return self.array(start, spot, depth=self.deeper(depth, start))
        if first == "{":
            return self.inline_table(start, spot, depth=self.deeper(depth, start))
        if first in {'"', "'"}:
            return _end_of(_STRING_VALUE, self.text, start)
        end = _end_of(_PLAIN_VALUE, self.text, start)
        if end - start > MAX_NUMBER:
            raise _Refused("number", MAX_NUMBER, start)
        return end

    def array(self, start: int, spot: Spot, *, depth: int) -> int:
        text = self.text
        elements = _members(spot)
        offset = _end(_SPACE_AND_LINES, text, start + 1)
        while not text.startswith("]", offset):
            number = len(elements)
            element = self.spot(spot, number, offset, offset, offset)
            elements[number] = element
            element.end = self.value(offset, element, depth=depth)
            offset = self.separator(element.end, "]")
        return offset + 1

    def inline_table(self, start: int, spot: Spot, *, depth: int) -> int:
        # TOML 1.1 allows line ends here and 1.0 does not: tomllib decides.
        text = self.text
        offset = _end(_SPACE_AND_LINES, text, start + 1)
        while not text.startswith("}", offset):
            offset = self.separator(self.assignment(offset, spot, depth=depth), "}")
        return offset + 1

    def separator(self, offset: int, closing: str) -> int:
        offset = _end(_SPACE_AND_LINES, self.text, offset)
        if self.text.startswith(",", offset):
            return _end(_SPACE_AND_LINES, self.text, offset + 1)
        if not self.text.startswith(closing, offset):
            raise _NotUnderstood(offset)
        return offset

    def key(self, offset: int) -> tuple[list[tuple[str, int]], int]:
        """Read a dotted key: its parts with their offsets, and where it ends."""
        parts: list[tuple[str, int]] = []
        while True:
            offset = _end(_SPACE, self.text, offset)
            match = _KEY_PART.match(self.text, offset)
            if match is None:
                raise _NotUnderstood(offset)
            if len(parts) == MAX_KEY_PARTS:
                raise _Refused("key-parts", MAX_KEY_PARTS, offset)
            parts.append((_key_name(match), offset))
            offset = _end(_SPACE, self.text, match.end())
            if not self.text.startswith(".", offset):
                return parts, offset
            offset += 1

    def deeper(self, depth: int, offset: int) -> int:
        if depth == MAX_DEPTH:
            raise _Refused("depth", MAX_DEPTH, offset)
        return depth + 1

    def spot(
        self, parent: Spot, name: str | int, key_start: int, start: int, end: int
    ) -> Spot:
        self.count += 1
        if self.count > MAX_VALUES:
            raise _Refused("values", MAX_VALUES, key_start)
        return Spot(parent, name, key_start, start, end)


def _members(spot: Spot) -> dict[str | int, Spot]:
    if spot.members is None:
        spot.members = {}
    return spot.members


def _end(pattern: re.Pattern[str], text: str, offset: int) -> int:
    """Return where a pattern that also matches nothing ends."""
    match = pattern.match(text, offset)
    return offset if match is None else match.end()


def _end_of(pattern: re.Pattern[str], text: str, offset: int) -> int:
    match = pattern.match(text, offset)
    if match is None:
        raise _NotUnderstood(offset)
    return match.end()


def _key_name(match: re.Match[str]) -> str:
    basic = match["basic"]
    if basic is None:
        return match["bare"] or match["literal"] or ""
    return _ESCAPE.sub(_unescape, basic) if "\\" in basic else basic


def _unescape(match: re.Match[str]) -> str:
    short, long, other = match.groups()
    if other is not None:
        return _SHORT_ESCAPES.get(other, other)
    codepoint = int(short or long, 16)
    return chr(codepoint) if codepoint <= 0x10FFFF else match[0]  # noqa: PLR2004 - Unicode's last
