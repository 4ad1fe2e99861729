"""How a reader wants a document to look: language, width, colour, glyphs, order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DEFAULT_WIDTH = 100


class Sort(StrEnum):
    """In which order a table lists its goals."""

    VERDICT = "verdict"
    FILE = "file"
    TITLE = "title"
    COMPLETION = "completion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a reader asks of the output; nothing here changes a figure.

    ``language`` is ``zh`` or ``en``. ``width`` is in terminal cells. ``ascii``
    keeps every glyph of our own within ASCII; words and texts from the files stay
    as they are. ``all`` also lists qualitative goals in tables.
    """

    language: str = "zh"
    width: int = DEFAULT_WIDTH
    colour: bool = False
    ascii: bool = False
    all: bool = False
    sort: Sort = Sort.VERDICT
