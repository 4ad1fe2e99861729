"""One pass over a TOML text, which notes where everything stands."""

from __future__ import annotations

import re
from typing import Final

from plantrack.store.spots import Duplicate, Positions, Refusal, Spot

MAX_KEY_PARTS: Final = 32
MAX_DEPTH: Final = 64
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


class NotUnderstood(Exception):  # noqa: N818 - ends a scan, tells no fault
    """The text is no TOML from ``offset`` on, as far as the scanner knows."""

    def __init__(self, offset: int) -> None:
        self.offset = offset


class Refused(Exception):  # noqa: N818 - ends a scan; becomes a Refusal
    """A limit is exceeded."""

    def __init__(self, reason: str, limit: int, offset: int) -> None:
        self.refusal = Refusal(reason, limit, offset)


class Scanner:
    """One pass over one text; methods take an offset and return the next one."""

    def __init__(self, positions: Positions) -> None:
        self.text = positions.text
        self.root = positions.root
        self.duplicates = positions.duplicates
        self.count = 0

    def run(self) -> None:
        """Note everything in ``positions``.

        Raises:
            NotUnderstood: The text is no TOML from there on.
            Refused: It exceeds a limit.
        """
        table = self.root
        offset = 0
        text = self.text
        while True:
            offset = _end(_SPACE_AND_LINES, text, offset)
            if offset >= len(text):
                return
            simple = _SIMPLE_LINE.match(text, offset)
            if simple is not None:
                self._simple_line(simple, table)
                offset = simple.end()
                continue
            if text[offset] == "[":
                table, offset = self._header(offset)
            else:
                offset = self._assignment(offset, table, depth=0)
            offset = _end(_SPACE, text, offset)
            if offset < len(text) and text[offset] not in "\r\n#":
                raise NotUnderstood(offset)

    def _simple_line(self, line: re.Match[str], table: Spot) -> None:
        """Take ``key = value`` in one step, as nearly every line of a file is."""
        spot = self._spot(table, line[1], line.start(), line.start(2), line.end(2))
        first = _members(table).setdefault(line[1], spot)
        if first is not spot:
            self.duplicates.append(Duplicate(first, spot.key_start))

    def _header(self, start: int) -> tuple[Spot, int]:
        repeats = self.text.startswith("[[", start)
        closing = "]]" if repeats else "]"
        parts, offset = self._key(start + len(closing))
        if not self.text.startswith(closing, offset):
            raise NotUnderstood(offset)
        end = offset + len(closing)
        parent = self._parent_of(parts, self.root)
        name, at = parts[-1]
        if repeats:
            return self._repeated(parent, name, start, end), end
        return self._table(parent, name, at=at, start=start, end=end), end

    def _repeated(self, parent: Spot, name: str, start: int, end: int) -> Spot:
        members = _members(parent)
        every = members.get(name)
        if every is None:
            every = members[name] = self._spot(parent, name, start, start, end)
            every.repeats = True
        elif not every.repeats:
            self.duplicates.append(Duplicate(every, start))
        elements = _members(every)
        number = len(elements)
        element = elements[number] = self._spot(every, number, start, start, end)
        return element

    def _table(self, parent: Spot, name: str, *, at: int, start: int, end: int) -> Spot:
        members = _members(parent)
        known = members.get(name)
        if known is None:
            known = members[name] = self._spot(parent, name, at, start, end)
        elif known.declared:
            self.duplicates.append(Duplicate(known, start))
            return self._spot(parent, name, at, start, end)
        else:
            known.declared = True
            known.key_start, known.start, known.end = at, start, end
        return known

    def _parent_of(self, parts: list[tuple[str, int]], table: Spot) -> Spot:
        """Walk or make the tables that a dotted key leads through."""
        for name, at in parts[:-1]:
            members = _members(table)
            found = members.get(name)
            if found is None:
                found = self._spot(table, name, at, at, at + len(name))
                found.declared = False
                members[name] = found
            elif found.repeats:
                elements = _members(found)
                found = elements[len(elements) - 1]
            table = found
        return table

    def _assignment(self, start: int, table: Spot, *, depth: int) -> int:
        simple = _SIMPLE_KEY.match(self.text, start)
        if simple is not None:
            name, offset = simple[1], simple.end()
        else:
            parts, offset = self._key(start)
            if not self.text.startswith("=", offset):
                raise NotUnderstood(offset)
            offset = _end(_SPACE, self.text, offset + 1)
            table = self._parent_of(parts, table)
            name, start = parts[-1]
        members = _members(table)
        spot = self._spot(table, name, start, offset, offset)
        if name in members:
            self.duplicates.append(Duplicate(members[name], start))
        else:
            members[name] = spot
        spot.end = self._value(offset, spot, depth=depth)
        return spot.end

    def _value(self, start: int, spot: Spot, *, depth: int) -> int:
        first = self.text[start : start + 1]
        if first == "[":
            return self._array(start, spot, depth=self._deeper(depth, start))
        if first == "{":
            return self._inline_table(start, spot, depth=self._deeper(depth, start))
        if first in {'"', "'"}:
            return _end(_STRING_VALUE, self.text, start)
        end = _end(_PLAIN_VALUE, self.text, start)
        if end - start > MAX_NUMBER:
            raise Refused("number", MAX_NUMBER, start)
        return end

    def _array(self, start: int, spot: Spot, *, depth: int) -> int:
        text = self.text
        elements = _members(spot)
        offset = _end(_SPACE_AND_LINES, text, start + 1)
        while not text.startswith("]", offset):
            number = len(elements)
            element = self._spot(spot, number, offset, offset, offset)
            elements[number] = element
            element.end = self._value(offset, element, depth=depth)
            offset = self._separator(element.end, "]")
        return offset + 1

    def _inline_table(self, start: int, spot: Spot, *, depth: int) -> int:
        # TOML 1.1 allows line ends here and 1.0 does not: tomllib decides.
        text = self.text
        offset = _end(_SPACE_AND_LINES, text, start + 1)
        while not text.startswith("}", offset):
            offset = self._separator(self._assignment(offset, spot, depth=depth), "}")
        return offset + 1

    def _separator(self, offset: int, closing: str) -> int:
        offset = _end(_SPACE_AND_LINES, self.text, offset)
        if self.text.startswith(",", offset):
            return _end(_SPACE_AND_LINES, self.text, offset + 1)
        if not self.text.startswith(closing, offset):
            raise NotUnderstood(offset)
        return offset

    def _key(self, offset: int) -> tuple[list[tuple[str, int]], int]:
        """Read a dotted key: its parts with their offsets, and where it ends."""
        parts: list[tuple[str, int]] = []
        while True:
            offset = _end(_SPACE, self.text, offset)
            match = _KEY_PART.match(self.text, offset)
            if match is None:
                raise NotUnderstood(offset)
            if len(parts) == MAX_KEY_PARTS:
                raise Refused("key-parts", MAX_KEY_PARTS, offset)
            parts.append((_key_name(match), offset))
            offset = _end(_SPACE, self.text, match.end())
            if not self.text.startswith(".", offset):
                # tomllib looks at every part once for every part before it.
                self.count += len(parts) ** 2
                return parts, offset
            offset += 1

    def _deeper(self, depth: int, offset: int) -> int:
        if depth == MAX_DEPTH:
            raise Refused("depth", MAX_DEPTH, offset)
        return depth + 1

    def _spot(
        self, parent: Spot, name: str | int, key_start: int, start: int, end: int
    ) -> Spot:
        self.count += 1
        if self.count > MAX_VALUES:
            raise Refused("values", MAX_VALUES, key_start)
        return Spot(parent, name, key_start, start, end)


def _members(spot: Spot) -> dict[str | int, Spot]:
    if spot.members is None:
        spot.members = {}
    return spot.members


def _end(pattern: re.Pattern[str], text: str, offset: int) -> int:
    """Return where what matches at ``offset`` ends; some patterns match nothing."""
    match = pattern.match(text, offset)
    if match is None:
        raise NotUnderstood(offset)
    return match.end()


def _key_name(match: re.Match[str]) -> str:
    basic = match["basic"]
    if basic is None:
        return match["bare"] or match["literal"] or ""
    return _ESCAPE.sub(_unescape, basic)


def _unescape(match: re.Match[str]) -> str:
    short, long, other = match.groups()
    if other is not None:
        return _SHORT_ESCAPES.get(other, other)
    codepoint = int(short or long, 16)
    return chr(codepoint) if codepoint <= 0x10FFFF else match[0]  # noqa: PLR2004 - Unicode's last
