"""Our own signs: verdict marks, comparison signs, bars and sparklines.

Only signs that exist in GBK (consoles in China), each with an ASCII stand-in. State
is sign + word + colour, so that it survives without colour and without the sign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from plantrack.model.assessment import Bar, Verdict

DIM: Final = "dim"
BOLD: Final = "bold"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state is drawn: a sign, its ASCII stand-in, a colour."""

    sign: str
    plain: str
    colour: str


MARKS: Final[Mapping[Verdict | None, Mark]] = {
    Verdict.MISSED: Mark("×", "x", "bold red"),
    Verdict.OFF_TRACK: Mark("▼", "v", "red"),
    Verdict.AT_RISK: Mark("◆", "!", "yellow"),
    Verdict.ON_TRACK: Mark("●", "o", "green"),
    Verdict.MET_EARLY: Mark("★", "*", "cyan"),
    Verdict.ACHIEVED: Mark("■", "#", "cyan"),
    None: Mark("○", "-", DIM),
}
_COMPARISONS: Final = {">=": "≥", "<=": "≤", "range": "", "~": "~", "=": ""}
_LEVELS: Final = "▁▂▃▄▅▆▇"
_SPARK_LENGTH: Final = 8


def mark(verdict: Verdict | None, *, ascii_only: bool) -> str:
    """Return the sign of a verdict, or of none."""
    drawn = MARKS[verdict]
    return drawn.plain if ascii_only else drawn.sign


def comparison(sign: str, *, ascii_only: bool) -> str:
    """Return ``>=`` as it is read in a table: ``≥``; nothing for an exact value."""
    if ascii_only:
        return "" if sign in ("range", "=") else sign
    return _COMPARISONS.get(sign, sign)


def bar_line(
    bar: Bar | None, width: int, *, colour: str, ascii_only: bool
) -> tuple[tuple[str, str], ...]:
    """Return a bar of ``width`` cells as spans: done, the mark, the rest.

    A bar is full only when all is done. The mark stands where the goal should be
    now: where that much is done, it ends the done part.
    """
    full, empty, behind, ahead = "=-|+" if ascii_only else "━─┼╋"
    if bar is None:
        return ((empty * width, DIM),)
    done = _cells(bar.done, width)
    if bar.done < 1:
        done = min(done, width - 1)
    if bar.due is None:
        return ((full * done, colour), (empty * (width - done), DIM))
    place = max(0, _cells(bar.due, width) - 1)
    after = max(done, place + 1)
    return (
        (full * min(done, place), colour),
        (empty * (place - done), DIM),
        (ahead if place < done else behind, ""),
        (full * (done - place - 1), colour),
        (empty * (width - after), DIM),
    )


def sparkline(numbers: Sequence[Decimal]) -> str:
    """Draw up to eight last numbers as columns; nothing for fewer than two."""
    shown = numbers[-_SPARK_LENGTH:]
    if len(shown) <= 1:
        return ""
    low, high = min(shown), max(shown)
    if low == high:
        return _LEVELS[len(_LEVELS) // 2] * len(shown)
    top = len(_LEVELS) - 1
    return "".join(_LEVELS[_whole((each - low) / (high - low) * top)] for each in shown)


def _cells(share: Decimal, width: int) -> int:
    return _whole(min(max(share, Decimal(0)), Decimal(1)) * width)


def _whole(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_HALF_UP))
