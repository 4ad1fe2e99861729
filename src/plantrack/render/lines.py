"""Lines for a terminal: spans of text with a style, grids of them, and writing.

A grid pads and wraps by terminal cells, so that Chinese stays in its columns. Colour
is six codes of the terminal's own palette; without it the same lines are plain text.
No line ends in blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, TextIO

from plantrack.render.cells import cell_width, pad, wrap

Span = tuple[str, str]
Line = tuple[Span, ...]

GAP: Final = "  "
EMPTY: Final[Line] = ()
_CODES: Final[Mapping[str, str]] = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its width in cells, and which side its cells lean to.

    Cells that are wider are wrapped.
    """

    width: int
    right: bool = False


def plain(text: str) -> Line:
    """Return a line in one style: none."""
    return ((text, ""),)


def styled(text: str, style: str) -> Line:
    """Return a line in one style, such as ``bold red``."""
    return ((text, style),)


def line_width(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_width(text) for text, _ in line)


def grid_row(columns: Sequence[Column], cells: Sequence[Line]) -> list[Line]:
    """Return one row of a grid, as many lines as its highest cell needs."""
    stacks = [_stack(column, cell) for column, cell in zip(columns, cells, strict=True)]
    lines = []
    for level in zip_longest(*stacks, fillvalue=EMPTY):
        spans: list[Span] = []
        for number, (column, cell) in enumerate(zip(columns, level, strict=True)):
            if number:
                spans.append((GAP, ""))
            spans.extend(_padded(column, cell))
        lines.append(_stripped(spans))
    return lines


def wrapped(line: Line, width: int, *, first: str = "", rest: str = "") -> list[Line]:
    """Wrap a line of one style to ``width`` cells, with a lead for each line."""
    text = "".join(part for part, _ in line)
    style = line[0][1] if line else ""
    room = width - max(cell_width(first), cell_width(rest))
    return [
        _stripped([(rest if number else first, ""), (piece, style)])
        for number, piece in enumerate(wrap(text, room))
    ]


def flowed(parts: Sequence[Line], width: int, *, gap: str) -> list[Line]:
    """Set ``parts`` one after another, a new line where one does not fit.

    A line that breaks keeps the separator at its end. A part that is wider than a
    line is wrapped.
    """
    lines: list[list[Span]] = [[]]
    used, tail = 0, gap.rstrip()
    for number, part in enumerate(parts, start=1):
        more = cell_width(tail) if number < len(parts) else 0
        if used and used + cell_width(gap) + line_width(part) + more > width:
            lines[-1].append((tail, ""))
            lines.append([])
            used = 0
        elif used:
            lines[-1].append((gap, ""))
            used += cell_width(gap)
        first, *rest = _fitted(part, width - used - more)
        lines[-1].extend(first)
        lines.extend(list(each) for each in rest)
        used = line_width(rest[-1]) if rest else used + line_width(first)
    return [_stripped(line) for line in lines]


def write(lines: Iterable[Line], stream: TextIO, *, colour: bool) -> None:
    """Write lines to ``stream``, each right-stripped and ended."""
    for line in lines:
        spans = _stripped(line)
        painted = (_painted(span) if colour else span[0] for span in spans)
        stream.write("".join(painted) + "\n")


def _fitted(part: Line, room: int) -> list[Line]:
    return [part] if line_width(part) <= room else wrapped(part, room)


def _stack(column: Column, cell: Line) -> list[Line]:
    if line_width(cell) <= column.width:
        return [cell]
    return wrapped(cell, column.width)


def _padded(column: Column, cell: Line) -> Line:
    space = (pad("", column.width - line_width(cell)), "")
    return (space, *cell) if column.right else (*cell, space)


def _stripped(line: Iterable[Span]) -> Line:
    spans = list(line)
    while spans and not spans[-1][0].rstrip():
        spans.pop()
    if spans:
        text, style = spans[-1]
        spans[-1] = (text.rstrip(), style)
    return tuple(spans)


def _painted(span: Span) -> str:
    text, style = span
    if not style or not text.strip():
        return text
    codes = ";".join(_CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m"
