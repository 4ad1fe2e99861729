"""The ``[indicators.<id>]`` tables: what is measured, and in which unit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from plantrack.model.amount import Amount, Interval, Unit
from plantrack.model.plan import Better, Indicator, Measure, Span, YearValue
from plantrack.notation.amounts import unit_text
from plantrack.store.names import check_id
from plantrack.store.tables import Table
from plantrack.store.values import (
    PERCENT,
    read_number,
    read_span,
    read_text,
    read_unit,
)

_EVERY_YEAR: Final = Span(months=12)
_HALF_A_YEAR: Final = Span(months=6)
_RANK: Final = Unit(0, "位")
_UNITS: Final[Mapping[Measure, Unit]] = MappingProxyType(
    {
        Measure.RANK: _RANK,
        Measure.YEARLY_GROWTH: PERCENT,
        Measure.MILESTONE: PERCENT,
    }
)
"""Measures that can be counted in one unit only."""
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class KnownIndicators:
    """The indicators of a registry.

    ``declared`` has every id, also of those whose table is at fault and which are
    therefore not among ``complete``; ``names`` leads from titles and aliases to
    ids. Where the whole table of indicators is at fault nothing is ``certain``, and
    no id is called unknown.
    """

    declared: Collection[str]
    complete: Mapping[str, Indicator]
    names: Mapping[str, str]
    certain: bool = True

    def check(self, table: Table, id_: str, *names: str | int) -> bool:
        """Tell whether ``id_`` is declared, and report it where it is not."""
        if id_ in self.declared:
            return True
        if not self.certain:
            return False
        near = self.names.get(id_)
        hint = {"near": near} if near else table.near(id_, self.declared)
        table.report("unknown-indicator", *names, facts={"got": id_, **hint})
        return False


UNCERTAIN: Final = KnownIndicators((), {}, {}, certain=False)
"""Of a registry whose indicators cannot be read."""


def read_indicators(top: Table) -> KnownIndicators:
    """Read every indicator and report what is wrong with its values."""
    if top.broken("indicators"):
        return UNCERTAIN
    declared = (top.get("indicators") or {}).keys()
    complete: dict[str, Indicator] = {}
    names: dict[str, str] = {}
    for id_, table in top.named_tables("indicators"):
        check_id(table, id_, of_key=True)
        indicator = _read_indicator(id_, table)
        if indicator is None:
            continue
        complete[id_] = indicator
        for name in (indicator.title.zh, indicator.title.en, *indicator.aliases):
            names.setdefault(name, id_)
    known = KnownIndicators(declared, complete, names)
    for id_, table in top.named_tables("indicators"):
        _check_look_alikes(id_, table, known)
    return known


def check_value(
    table: Table, *names: str | int, amount: Amount, measure: Measure
) -> None:
    """Report a value that its measure cannot have: rank 0, 120 % done."""
    number = amount.in_unit(Unit(0, amount.unit.symbol))
    match measure:
        case Measure.RANK if number < 1 or number != int(number):
            reason, facts = "rank", {"low": "1"}
        case Measure.MILESTONE if not 0 <= number <= _HUNDRED:
            reason, facts = "percentage", {"low": "0%", "high": "100%"}
        case Measure.YEARLY_GROWTH if number <= -_HUNDRED:
            reason, facts = "above", {"low": "-100%"}
        case _:
            return
    facts["got"] = table.written(*names)
    table.report("out-of-range", *names, reason=reason, facts=facts)


def _read_indicator(id_: str, table: Table) -> Indicator | None:
    unit, measure = read_unit(table, "unit"), _measure(table)
    title = read_text(table, "title")
    expect_every = read_span(table, "expect_every", default=_EVERY_YEAR)
    lag = read_span(table, "lag", default=_HALF_A_YEAR)
    if unit is None:
        return None
    bounds = _bounds(table, unit)
    limit = read_number(table, "limit", unit=unit)
    if measure is None or title is None or not _unit_fits(table, unit, measure):
        return None
    better, year_value = table.get("better"), table.get("year_value")
    return Indicator(
        id=id_,
        title=title,
        unit=unit,
        measure=measure,
        aliases=table.texts("aliases"),
        not_same_as=table.texts("not_same_as"),
        definition=read_text(table, "definition"),
        scope=read_text(table, "scope"),
        source=table.text("source"),
        better=Better(better) if better else None,
        bounds=bounds,
        limit=limit,
        year_value=YearValue(year_value) if year_value else YearValue.DEFAULT,
        expect_every=expect_every,
        lag=lag,
        place=table.place(),
    )


def _measure(table: Table) -> Measure | None:
    value = table.get("measure")
    return None if value is None else Measure(value)


def _unit_fits(table: Table, unit: Unit, measure: Measure) -> bool:
    expected = _UNITS.get(measure)
    if expected is None or unit.symbol == expected.symbol:
        return True
    facts = {
        "measure": measure.value,
        "unit": table.written("unit"),
        "expected": unit_text(expected, language="zh"),
    }
    table.report("measure-unit", "unit", facts=facts)
    return False


def _bounds(table: Table, unit: Unit) -> Interval | None:
    values = table.get("bounds")
    if values is None:
        return None
    if len(values) != 2:  # noqa: PLR2004 - a low and a high end
        facts = {"got": table.written("bounds")}
        table.report("wrong-type", "bounds", reason="pair", facts=facts)
        return None
    low = read_number(table, "bounds", 0, unit=unit)
    high = read_number(table, "bounds", 1, unit=unit)
    if low is None or high is None:
        return None
    if low >= high:
        facts = {"low": table.written("bounds", 0), "high": table.written("bounds", 1)}
        table.report("bounds-order", "bounds", facts=facts)
        return None
    return Interval(low, high)


def _check_look_alikes(id_: str, table: Table, known: KnownIndicators) -> None:
    for number, other in enumerate(table.get("not_same_as") or ()):
        if not isinstance(other, str):
            continue
        if other == id_:
            facts = {"got": other}
            table.report("same-indicator", "not_same_as", number, facts=facts)
        else:
            known.check(table, other, "not_same_as", number)
