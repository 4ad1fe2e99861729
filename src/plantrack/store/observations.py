"""The ``[[observation]]`` blocks: what was recorded of the indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plantrack.model.amount import Amount
from plantrack.model.observation import Observation, Status
from plantrack.model.plan import Indicator, Measure
from plantrack.store.indicators import KnownIndicators, check_value
from plantrack.store.tables import Table
from plantrack.store.values import (
    HUNDRED_PERCENT,
    NO_UNIT,
    PERCENT,
    ZERO_PERCENT,
    read_amount,
    read_day,
    read_number,
    read_period,
    read_text,
    written_amount,
)


def read_observations(
    top: Table, *, known: KnownIndicators, year_starts: int
) -> Iterator[Observation]:
    """Yield the sound observations of a file and report what is wrong."""
    for table in top.tables("observation"):
        observation = _read_observation(table, known=known, year_starts=year_starts)
        if observation is not None:
            yield observation


def _read_observation(
    table: Table, *, known: KnownIndicators, year_starts: int
) -> Observation | None:
    id_, status = table.get("indicator"), Status(table.get("status") or Status.NORMAL)
    period = read_period(table, "period", year_starts=year_starts)
    has_value = _value_where_it_should_be(table, status)
    yoy = _yoy(table)
    declared = id_ is not None and known.check(table, id_, "indicator")
    indicator = known.complete.get(id_) if declared else None
    if indicator is None:
        _check_value_alone(table)
        return None
    amount = _amount(table, indicator) if has_value else None
    withdrawn = status is Status.WITHDRAWN
    if period is None or (amount is None) is not withdrawn:
        return None
    return Observation(
        indicator=id_,
        period=period,
        amount=amount,
        published=read_day(table, "published"),
        status=status,
        basis=table.text("basis"),
        yoy=yoy,
        assumed=frozenset(table.texts("assumed")),
        source=table.text("source"),
        note=read_text(table, "note"),
        place=table.place(),
        key=table.key(),
    )


def _value_where_it_should_be(table: Table, status: Status) -> bool:
    """Tell whether there is a sound value; report one too many or too few."""
    has_value = table.get("value") is not None
    if table.broken("status") or table.broken("value"):
        return has_value
    if status is Status.WITHDRAWN and has_value:
        facts = {"got": table.written("value")}
        table.report("value-withdrawn", "value", facts=facts)
    elif status is not Status.WITHDRAWN and not has_value:
        table.report("missing-key", "value", facts={"name": "value"})
    return has_value


def _check_value_alone(table: Table) -> None:
    """Judge what can be judged of a value whose indicator is not known."""
    if not isinstance(table.get("value"), bool):
        written_amount(table, "value", unit=NO_UNIT)


def _amount(table: Table, indicator: Indicator) -> Amount | None:
    value = table.get("value")
    if isinstance(value, bool):
        if indicator.measure is Measure.MILESTONE:
            return HUNDRED_PERCENT if value else ZERO_PERCENT
        facts = {"got": table.written("value")}
        table.report("wrong-type", "value", reason="amount", facts=facts)
        return None
    amount = read_amount(table, "value", unit=indicator.unit)
    if amount is not None:
        check_value(table, "value", amount=amount, measure=indicator.measure)
    return amount


def _yoy(table: Table) -> Decimal | None:
    return read_number(table, "yoy", unit=PERCENT)
