"""Where a promise starts: ``baseline`` and ``reference``."""

from __future__ import annotations

from collections.abc import Sequence

from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import Baseline
from plantrack.notation.periods import format_period
from plantrack.store.indicators import check_value
from plantrack.store.subject import Subject
from plantrack.store.tables import Table
from plantrack.store.values import (
    NO_UNIT,
    read_amount,
    read_day,
    read_period,
    read_text,
    written_amount,
)


def read_baseline(
    subject: Subject, key: str, *, deadlines: Sequence[Period]
) -> Baseline | None:
    """Return the value at ``key`` (``baseline`` or ``reference``), if it is sound.

    It has to lie before every deadline, that of a revision included: nothing can
    be promised to change between a day and the same day.
    """
    table = subject.table.table(key)
    if table is None:
        return None
    starts = subject.plan.year_starts
    period = read_period(table, "period", year_starts=starts)
    if period is not None:
        _check_before(table, period, deadlines, year_starts=starts)
    if subject.indicator is None:
        written_amount(table, "value", unit=NO_UNIT)
        return None
    amount = read_amount(table, "value", unit=subject.indicator.unit)
    if amount is not None:
        measure = subject.indicator.measure
        check_value(table, "value", amount=amount, measure=measure)
    if amount is None or period is None:
        return None
    return Baseline(
        period=period,
        amount=amount,
        published=read_day(table, "published"),
        basis=table.text("basis"),
        status=table.text("status") or Status.NORMAL.value,
        assumed=frozenset(table.texts("assumed")),
        source=table.text("source"),
        note=read_text(table, "note"),
        place=table.place(),
    )


def _check_before(
    table: Table, period: Period, deadlines: Sequence[Period], *, year_starts: int
) -> None:
    for deadline in deadlines[:1]:
        if period.last >= deadline.last:
            by = format_period(deadline, year_starts=year_starts)
            facts = {"period": table.written("period"), "by": by}
            table.report("baseline-after-by", "period", facts=facts)
