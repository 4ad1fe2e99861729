"""Changed promises: ``[[goals.<id>.revision]]``."""

from __future__ import annotations

import datetime as dt

from plantrack.model.plan import Revision
from plantrack.store.promises import read_promise
from plantrack.store.subject import Subject
from plantrack.store.values import read_day
from plantrack.store.windows import Window, check_order, read_by


def read_revisions(subject: Subject, window: Window) -> tuple[Revision, ...]:
    """Return the revisions of a goal, by the day from which they are in force."""
    revisions: dict[dt.date, Revision] = {}
    for table in subject.table.tables("revision"):
        date = read_day(table, "date")
        if date is not None and date in revisions:
            facts = {"date": date.isoformat()}
            table.report("same-revision-date", "date", facts=facts)
        if table.data.keys().isdisjoint({"target", "by"}):
            table.report("empty-revision")
        target = read_promise(table, subject)
        by, opens = read_by(table, subject)
        check_order(table, "by", Window(window.start, by), subject)
        if date is not None:
            revisions[date] = Revision(
                date=date,
                target=target,
                by=by,
                opens=opens,
                reason=table.text("reason"),
                source=table.text("source"),
            )
    return tuple(revisions[date] for date in sorted(revisions))
