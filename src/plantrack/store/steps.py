"""The plan's own targets on the way, by year."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from plantrack.errors import PeriodError
from plantrack.model.amount import Amount
from plantrack.model.period import Period
from plantrack.model.plan import Kind, Measure
from plantrack.notation.periods import parse_period
from plantrack.store.indicators import check_value
from plantrack.store.subject import Subject
from plantrack.store.tables import SHOWN, Table
from plantrack.store.values import NO_UNIT, PERCENT, read_amount, written_amount


def read_steps(
    subject: Subject, *, start: Period | None, deadline: Period | None
) -> Mapping[Period, Amount]:
    """Return the yearly targets in order.

    They lie between ``start`` and the last ``deadline``, where these are known.
    """
    table = subject.table
    steps: dict[Period, Amount] = {}
    for key in table.get("steps") or {}:
        year = _read_year(table, key, year_starts=subject.plan.year_starts)
        amount = _read_amount(table, key, subject)
        if year is None:
            continue
        _check_inside(table, key, year, start=start, deadline=deadline)
        if year in steps:
            facts = {"name": key[:SHOWN]}
            table.report("duplicate-key", "steps", key, of_key=True, facts=facts)
        if amount is not None:
            steps[year] = amount
    return MappingProxyType(dict(sorted(steps.items())))


def _read_year(table: Table, key: str, *, year_starts: int) -> Period | None:
    got = {"got": key[:SHOWN]}
    try:
        period = parse_period(key, year_starts=year_starts)
    except PeriodError as error:
        reason, facts = error.reason, {**got, **error.facts}
    else:
        if period.is_year(starts=year_starts):
            return period
        reason, facts = "year-wanted", got
    table.report("bad-period", "steps", key, reason=reason, of_key=True, facts=facts)
    return None


def _read_amount(table: Table, key: str, subject: Subject) -> Amount | None:
    if subject.kind is Kind.MILESTONE:
        unit, measure = PERCENT, Measure.MILESTONE
    elif subject.indicator is not None:
        unit, measure = subject.indicator.unit, subject.indicator.measure
    else:
        return written_amount(table, "steps", key, unit=NO_UNIT)
    amount = read_amount(table, "steps", key, unit=unit)
    if amount is not None:
        check_value(table, "steps", key, amount=amount, measure=measure)
    return amount


def _check_inside(
    table: Table,
    key: str,
    year: Period,
    *,
    start: Period | None,
    deadline: Period | None,
) -> None:
    early = start is not None and year.last < start.first
    late = deadline is not None and year.first > deadline.last
    if not early and not late:
        return
    facts = {
        "got": key[:SHOWN],
        "from": str(start.first.year) if start else "",
        "by": str(deadline.last.year) if deadline else "",
    }
    table.report("step-outside-window", "steps", key, of_key=True, facts=facts)
