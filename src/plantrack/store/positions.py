"""Where every key, value, header and array element of a TOML text stands.

``tomllib`` gives values without places. This scanner gives places without values:
it decides nothing, and where it does not understand a text it stops and leaves the
judgement to ``tomllib``. It runs first, because it is also the guard: a 60 kB key
of 30,000 parts costs ``tomllib`` seconds and gigabytes, so texts beyond
:data:`MAX_DEPTH`, :data:`MAX_KEY_PARTS` and the other limits never reach it.
"""

from __future__ import annotations

from typing import Final

from plantrack.store.scanner import MAX_DEPTH, NotUnderstood, Refused, Scanner
from plantrack.store.spots import Positions, Refusal, Spot

__all__ = ["MAX_DEPTH", "MAX_LINE", "Positions", "scan"]

MAX_LINE: Final = 1024 * 1024


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
            Scanner(positions).run()
        except NotUnderstood as stop:
            positions.stopped_at = stop.offset
        except Refused as stop:
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
