"""From when to when a promise runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plantrack.model.period import Period
from plantrack.model.plan import Kind, Revision
from plantrack.notation.periods import format_period
from plantrack.store.subject import Subject
from plantrack.store.tables import Table
from plantrack.store.values import read_period

OPEN: Final = "open"
_ANY_MONTHS: Final = frozenset({Kind.CUMULATIVE, Kind.MILESTONE})


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last period of a promise.

    ``opens`` tells a promise without a deadline from one whose ``by`` is unknown
    because it, or the plan's end, is at fault.
    """

    start: Period | None
    by: Period | None
    opens: bool = False


def read_window(subject: Subject) -> Window:
    """Read ``from`` and ``by``, by default the plan's years, and judge their order."""
    table, plan = subject.table, subject.plan
    start, by, opens = plan.start, plan.end, False
    if "from" in table.data:
        start = _read(table, "from", subject)
    if "by" in table.data:
        by, opens = read_by(table, subject)
    window = Window(start, by, opens)
    if "by" in table.data:
        check_order(table, "by", window, subject)
    elif "from" in table.data:
        check_order(table, "from", window, subject)
    return window


def read_by(table: Table, subject: Subject) -> tuple[Period | None, bool]:
    """Return the deadline in ``by`` of a goal or a revision, or that there is none."""
    if table.get("by") == OPEN:
        return None, True
    return _read(table, "by", subject), False


def check_order(table: Table, key: str, window: Window, subject: Subject) -> None:
    """Report a deadline before the beginning; ``table`` holds the deadline."""
    start, by = window.start, window.by
    if start is None or by is None or by.last >= start.first:
        return
    starts = subject.plan.year_starts
    facts = {
        "from": format_period(start, year_starts=starts),
        "by": format_period(by, year_starts=starts),
    }
    table.report("by-before-from", key, facts=facts)


def deadlines(window: Window, revisions: Iterable[Revision]) -> list[Period]:
    """Return every deadline that is or was in force, the first one first."""
    known = [window.by, *(revision.by for revision in revisions)]
    return sorted(by for by in known if by is not None)


def _read(table: Table, key: str, subject: Subject) -> Period | None:
    kind, year_starts = subject.kind, subject.plan.year_starts
    period = read_period(table, key, year_starts=year_starts)
    if period is None or kind is None:
        return period
    if kind not in _ANY_MONTHS:
        fits, reason = period.is_year(starts=year_starts), "year-wanted"
    else:
        day_fits = kind is Kind.MILESTONE and key == "by"
        fits, reason = day_fits or not period.is_day, "months-wanted"
    if fits:
        return period
    table.report("bad-period", key, reason=reason, facts={"got": table.written(key)})
    return None
