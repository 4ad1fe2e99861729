"""Terminal cells: how wide a text is, and where a line of Chinese may break.

A Chinese character takes two cells. A terminal library that counts a Chinese
sentence as one word cuts it inside Latin words and before closing brackets, so the
wrapping here is our own: a Latin run is one piece, a number keeps the unit behind it,
and 禁则 is kept (no closing mark begins a line, no opening one ends it).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_NEVER_FIRST: Final = frozenset("，。、；：？！）】》」』”’»〕％%…·～,.;:?!)]}℃‰")
_NEVER_LAST: Final = frozenset("（【《「『“‘«〔([{￥$><≥≤~约")
_LATIN: Final = r"[^\W\u2e80-\uffff]"
_COUNTED: Final = (
    "(?<=[0-9])[余多]?[十百千万亿]*"
    "(?:个百分点|个月|美元|人次|标准箱|平方公里|元|吨|人|家|个|年|月|日|项|位|倍|公里)?"
    "|(?<=[0-9KMBT]) (?:CNY|USD|EUR|pp)(?![a-z])"
)
_PIECE: Final = re.compile(
    rf"\s+|(?:--|[+-])?{_LATIN}(?:{_LATIN}|[.,%&+/'’-])*(?:{_COUNTED})?|.", re.DOTALL
)


def cell_width(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill ``text`` with spaces to ``width`` cells, aligned right if asked."""
    space = " " * max(0, width - cell_width(text))
    return space + text if right else text + space


def cut(text: str, width: int, *, ellipsis: str = "…") -> str:
    """Return ``text``, shortened to ``width`` cells with an ellipsis if longer."""
    if cell_width(text) <= width:
        return text
    room = width - cell_width(ellipsis)
    kept, used = [], 0
    for character in text:
        used += _character_width(character)
        if used > room:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ellipsis


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells (at least 2)."""
    lines: list[str] = []
    current, used = "", 0
    for piece in _pieces(text, max(2, width)):
        room = cell_width(piece.rstrip())
        if current and used + room > width:
            lines.append(current.rstrip())
            current, used = "", 0
            piece = piece.lstrip()  # noqa: PLW2901 - a line does not begin with a space
        current += piece
        used += cell_width(piece)
    if current.strip() or not lines:
        lines.append(current.rstrip())
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield what stays on one line; nothing yielded is wider than ``width``."""
    waiting = ""
    for piece in _PIECE.findall(text):
        glued = piece[0] in _NEVER_FIRST or (waiting and waiting[-1] in _NEVER_LAST)
        if waiting and not glued:
            yield from _chopped(waiting, width)
            waiting = ""
        waiting += piece
    if waiting:
        yield from _chopped(waiting, width)


def _chopped(piece: str, width: int) -> Iterator[str]:
    while cell_width(piece) > width:
        head, used = 0, 0
        while used + _character_width(piece[head]) <= width:
            used += _character_width(piece[head])
            head += 1
        yield piece[:head]
        piece = piece[head:]
    if piece:
        yield piece


def _character_width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
