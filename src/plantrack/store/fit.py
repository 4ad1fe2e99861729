"""Which kinds of promise fit which measures, and which keys fit which kinds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from plantrack.model.plan import Indicator, Kind, Measure
from plantrack.model.problem import Severity
from plantrack.store.indicators import KnownIndicators
from plantrack.store.tables import Table
from plantrack.store.values import has_unit

_QUANTITIES: Final = frozenset(
    {Measure.FLOW, Measure.STOCK, Measure.RATIO, Measure.YEARLY_GROWTH}
)
_MEASURES: Final[Mapping[Kind, frozenset[Measure]]] = MappingProxyType(
    {
        Kind.LEVEL: _QUANTITIES,
        Kind.CUMULATIVE: frozenset({Measure.FLOW}),
        Kind.EVERY_YEAR: _QUANTITIES | {Measure.RANK},
        Kind.AVERAGE: _QUANTITIES,
        Kind.GROWTH: _QUANTITIES,
        Kind.CHANGE: _QUANTITIES,
        Kind.RELATION: _QUANTITIES,
        Kind.RANK: frozenset({Measure.RANK}),
        Kind.DIRECTION: _QUANTITIES | {Measure.RANK},
        Kind.MILESTONE: frozenset({Measure.MILESTONE}),
        Kind.QUALITATIVE: frozenset(Measure),
    }
)
NOT_MEASURED: Final = frozenset({Kind.QUALITATIVE, Kind.MILESTONE})
"""Kinds that need no target, and no indicator either."""

_ONLY_FOR: Final[Mapping[str, frozenset[Kind]]] = MappingProxyType(
    {
        "target": frozenset(Kind) - NOT_MEASURED,
        "tolerance": frozenset(Kind) - NOT_MEASURED,
        "baseline": frozenset(Kind) - NOT_MEASURED,
        "reference": frozenset({Kind.CHANGE}),
        "steps": frozenset(Kind)
        - {Kind.AVERAGE, Kind.RELATION, Kind.DIRECTION, Kind.QUALITATIVE},
        "relative_to": frozenset({Kind.RELATION}),
        "of": frozenset({Kind.RELATION}),
        "planned_growth": frozenset({Kind.CUMULATIVE}),
    }
)


def check_kind(table: Table, kind: Kind, indicator: Indicator) -> None:
    """Report a kind of promise that the indicator's measure cannot keep."""
    if indicator.measure not in _MEASURES[kind]:
        _report_misfit(table, "kind", kind=kind, measure=indicator.measure)


def check_unused_keys(table: Table, kind: Kind) -> None:
    """Warn of keys that mean nothing for this kind of promise."""
    for key, kinds in _ONLY_FOR.items():
        if key in table.data and kind not in kinds:
            report_unused(table, key, kind=kind)


def report_unused(table: Table, key: str, *, kind: Kind) -> None:
    """Warn that a key has no effect."""
    facts = {"name": key, "kind": kind.value}
    table.report("unused-key", key, severity=Severity.WARNING, of_key=True, facts=facts)


def read_other_indicator(
    table: Table, *, own: str | None, known: KnownIndicators
) -> str | None:
    """Return the indicator that a relation compares with, reporting a wrong one."""
    other = table.get("relative_to")
    if other is None:
        if not table.broken("relative_to"):
            facts = {"name": "relative_to"}
            table.report("missing-key", "relative_to", facts=facts)
        return None
    name = str(other)
    if name == own:
        table.report("same-indicator", "relative_to", facts={"got": name})
        return None
    if not known.check(table, name, "relative_to"):
        return None
    _check_comparable(table, known.complete.get(own or ""), known.complete.get(name))
    return name


def _check_comparable(
    table: Table, own: Indicator | None, other: Indicator | None
) -> None:
    if other is not None and other.measure not in _QUANTITIES:
        kind, measure = Kind.RELATION, other.measure
        _report_misfit(table, "relative_to", kind=kind, measure=measure)
    elif own is not None and other is not None and table.get("of") == "level":
        has_unit(table, "relative_to", found=other.unit, wanted=own.unit)


def _report_misfit(table: Table, key: str, *, kind: Kind, measure: Measure) -> None:
    fitting = [each.value for each in Kind if measure in _MEASURES[each]]
    facts = {
        "kind": kind.value,
        "measure": measure.value,
        "kinds": ", ".join(fitting),
    }
    table.report("kind-measure", key, facts=facts)
