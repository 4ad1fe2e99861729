"""Targets: whether a promise fits its kind and the unit of its indicator."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.plan import Direction, Indicator, Kind, Measure, Target
from plantrack.store.fit import NOT_MEASURED, report_unused
from plantrack.store.indicators import check_value
from plantrack.store.subject import Subject
from plantrack.store.tables import Table
from plantrack.store.values import (
    NO_UNIT,
    PERCENT,
    POINTS,
    has_unit,
    read_target,
    written_amount,
)

_DIRECTIONS: Final = ", ".join(direction.value for direction in Direction)
_MINUS_HUNDRED: Final = Decimal(-100)


def read_promise(table: Table, subject: Subject) -> Target | None:
    """Return the ``target`` in the table of a goal or of one of its revisions.

    A target that does not fit is reported. Without a sound kind or indicator the
    text alone is judged.
    """
    kind, indicator = subject.kind, subject.indicator
    if kind in NOT_MEASURED:
        return None
    if kind is Kind.DIRECTION:
        return _read_direction(table)
    if kind is None or indicator is None:
        return read_target(table, "target", unit=NO_UNIT)
    return _read_amounts(table, kind, indicator, of_level=subject.of_level)


def read_tolerance(
    subject: Subject, promises: tuple[Target | None, ...]
) -> Amount | None:
    """Return what 约 and 左右 allow, in the unit of the target.

    Of a percentage it may be written in percentage points. Where no promise says
    «about» the key has no effect.
    """
    table, kind = subject.table, subject.kind
    if kind is None or kind in NOT_MEASURED or table.get("tolerance") is None:
        return None
    amounts = [each for each in promises if isinstance(each, Amount)]
    about = [each for each in amounts if each.qualifier is Qualifier.ABOUT]
    if not about:
        if len(amounts) == len(promises):
            report_unused(table, "tolerance", kind=kind)
        return None
    return _positive(table, [each.unit for each in about])


def _positive(table: Table, units: list[Unit]) -> Amount | None:
    written = written_amount(table, "tolerance", unit=units[0])
    if written is None:
        return None
    amount = _in_percent(written, units[0])
    for unit in units:
        if not has_unit(table, "tolerance", found=amount.unit, wanted=unit):
            return None
    if amount.number > 0:
        return amount
    facts = {"got": table.written("tolerance"), "low": "0"}
    table.report("out-of-range", "tolerance", reason="positive", facts=facts)
    return None


def _read_amounts(
    table: Table, kind: Kind, indicator: Indicator, *, of_level: bool
) -> Target | None:
    units = _units(kind, indicator, of_level=of_level)
    bare = units[0] if kind is Kind.RELATION else indicator.unit
    target = read_target(table, "target", unit=bare)
    if target is None:
        return None
    reason = _misfit(target, kind)
    if reason:
        facts = {"kind": kind.value, "got": table.written("target")}
        table.report("target-kind", "target", reason=reason, facts=facts)
        return None
    for amount in _amounts(target):
        if not _has_a_unit(table, amount, units):
            return None
        _check_number(table, amount, kind, indicator)
    return _of_levels(target, indicator.unit) if of_level else target


def _of_levels(target: Target, unit: Unit) -> Target:
    """Return a difference of two percentages, written in points, in percent."""
    if isinstance(target, AmountRange):
        ends = [_in_percent(each, unit) for each in (target.low, target.high)]
        return replace(target, low=ends[0], high=ends[1])
    return _in_percent(target, unit) if isinstance(target, Amount) else target


def _in_percent(amount: Amount, unit: Unit) -> Amount:
    """Return an amount in percentage points in ``unit``, where that is percent."""
    points = amount.unit.symbol == POINTS.symbol and unit.symbol == PERCENT.symbol
    return replace(amount, unit=unit) if points else amount


def _misfit(target: Target, kind: Kind) -> str:
    """Return why a kind cannot be promised in this form, or nothing."""
    if isinstance(target, Direction):
        return "amount-wanted"
    if isinstance(target, AmountRange) and kind is Kind.RANK:
        return "range-unwanted"
    return ""


def _amounts(target: Target) -> tuple[Amount, ...]:
    if isinstance(target, AmountRange):
        return (target.low, target.high)
    return (target,) if isinstance(target, Amount) else ()


def _read_direction(table: Table) -> Direction | None:
    value = table.get("target")
    if value is None:
        return None
    if value in set(Direction):
        return Direction(value)
    facts = {
        "kind": Kind.DIRECTION.value,
        "got": table.written("target"),
        "choices": _DIRECTIONS,
        **table.near(str(value), tuple(Direction)),
    }
    table.report("target-kind", "target", reason="direction-wanted", facts=facts)
    return None


def _units(kind: Kind, indicator: Indicator, *, of_level: bool) -> tuple[Unit, ...]:
    """Return the units that fit, the one to name in a message first."""
    own = indicator.unit
    points = (POINTS,) if own.symbol == PERCENT.symbol else ()
    match kind:
        case Kind.GROWTH:
            return (PERCENT,)
        case Kind.CHANGE if indicator.measure is Measure.YEARLY_GROWTH:
            return (PERCENT,)
        case Kind.CHANGE:
            return (own, PERCENT, *points)
        case Kind.RELATION if of_level:
            return (own, *points)
        case Kind.RELATION:
            return (POINTS,)
        case _:
            return (own,)


def _has_a_unit(table: Table, amount: Amount, units: tuple[Unit, ...]) -> bool:
    if any(amount.unit.symbol == unit.symbol for unit in units):
        return True
    return has_unit(table, "target", found=amount.unit, wanted=units[0])


def _check_number(
    table: Table, amount: Amount, kind: Kind, indicator: Indicator
) -> None:
    """Report a promise that no value can keep: rank 0, growth of -100 %."""
    if kind in {Kind.GROWTH, Kind.CHANGE}:
        relative = amount.unit.symbol == PERCENT.symbol
        if relative and amount.number <= _MINUS_HUNDRED:
            facts = {"got": table.written("target"), "low": "-100%"}
            table.report("out-of-range", "target", reason="above", facts=facts)
    elif kind is not Kind.RELATION:
        check_value(table, "target", amount=amount, measure=indicator.measure)
