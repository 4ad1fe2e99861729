"""The width budget of the status table: which columns stay, and how wide they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from plantrack.render.cells import cell_width
from plantrack.render.lines import GAP

TITLE: Final = "title"
BAR: Final = "bar"
FIRST_TO_GO: Final = (
    "trend",
    "observed_rate",
    "period",
    "required_rate",
    BAR,
    "completion",
    "target",
    "latest",
)
_DEAR: Final = frozenset({"completion", "target", "latest"})

TITLE_ROOM: Final = 18
TITLE_LEAST: Final = 12
_TITLE_GOOD: Final = 30
_BAR_MOST: Final = 16


def share_out(natural: Mapping[str, int], width: int) -> dict[str, int]:
    """Return the columns that stay, in the order given, with their widths in cells.

    ``natural`` has what each column would take; of the bar, the least. Columns leave
    until the title has 18 cells (or all it needs); the bar leaves where the longest
    title would take more than about three lines, and the last three only where it
    would have less than 12. What is left over goes to the title, then to the bar.
    """
    kept = list(natural)
    for column in FIRST_TO_GO:
        enough = TITLE_LEAST if column in _DEAR else TITLE_ROOM
        if column == BAR:
            enough = max(enough, natural[TITLE] * 2 // 5)
        if _room(natural, kept, width) >= min(natural[TITLE], enough):
            break
        if column in kept:
            kept.remove(column)
    widths = {column: natural[column] for column in kept}
    room = max(min(natural[TITLE], TITLE_LEAST), _room(natural, kept, width))
    widths[TITLE] = min(natural[TITLE], _TITLE_GOOD, room)
    spare = room - widths[TITLE]
    if BAR in widths:
        longer = max(0, min(spare, _BAR_MOST - widths[BAR]))
        widths[BAR] += longer
        spare -= longer
    widths[TITLE] = min(natural[TITLE], widths[TITLE] + spare)
    return widths


def _room(natural: Mapping[str, int], kept: Collection[str], width: int) -> int:
    gaps = cell_width(GAP) * (len(kept) - 1)
    return width - gaps - sum(natural[column] for column in kept if column != TITLE)
