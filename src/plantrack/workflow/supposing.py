"""The plan under assumptions, beside the plan as it is; nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from plantrack.errors import AmountError, PlantrackError, Several, WrongUse
from plantrack.model.amount import Amount, Unit
from plantrack.model.assumption import Assumptions, SupposedValue
from plantrack.model.difference import Difference
from plantrack.model.plan import Goal, Indicator, Measure, Registry, Target
from plantrack.model.problem import NOWHERE, Place
from plantrack.workflow.loading import Unusable, open_registry
from plantrack.workflow.naming import find_goal, find_indicator

if TYPE_CHECKING:
    from plantrack.store.scenario import Scenario

_Parsed = TypeVar("_Parsed")

_ALL_GONE: Final = Decimal(-100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """Assumptions as they were typed: ``gdp@2025=2900亿元``, ``gdp=8%``."""

    values: tuple[str, ...] = ()
    growth: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    scenario: Path | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the assumptions are, and what they would move."""

    registry: Registry
    assumptions: Assumptions
    difference: Difference


def what_if(path: Path, supposed: Supposed, *, as_of: dt.date) -> WhatIf | Unusable:
    """Return what the assumptions would move in the plan at ``path``.

    What is typed holds over what a scenario file says of the same thing.

    Raises:
        WrongUse: An assumption is about nothing that exists, or nothing is assumed.
        NotationError: An amount or a period of one cannot be read.
        Several: More than one of these, in the order of their places.
    """
    from plantrack.engine.assumptions import suppose  # noqa: PLC0415 - start-up
    from plantrack.engine.difference import compare  # noqa: PLC0415 - start-up
    from plantrack.store.scenario import Scenario, read_scenario  # noqa: PLC0415

    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return opened
    scenario = Scenario()
    if supposed.scenario is not None:
        scenario = read_scenario(supposed.scenario)
        if scenario.problems:
            return Unusable(scenario.problems)
    assumptions = _assumptions(opened.registry, supposed, scenario)
    if assumptions == Assumptions():
        raise WrongUse("nothing-supposed")
    registry = suppose(opened.registry, assumptions, as_of=as_of)
    difference = compare(opened.registry, registry, before_day=as_of, after_day=as_of)
    return WhatIf(opened.registry, assumptions, difference)


def _pairs(texts: Iterable[str]) -> dict[str, str]:
    """Return what stands left and right of the first ``=`` of each text."""
    pairs: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise WrongUse("bad-assumption", text=text)
        if name.strip() in pairs:
            raise WrongUse("supposed-twice", text=name.strip())
        pairs[name.strip()] = value.strip()
    return pairs


def _assumptions(
    registry: Registry, supposed: Supposed, scenario: Scenario
) -> Assumptions:
    errors: list[tuple[Place, PlantrackError]] = []

    def read(
        table: str,
        written: Mapping[str, str],
        typed: Iterable[str],
        parse: Callable[[Registry, str, str], _Parsed],
    ) -> list[_Parsed]:
        pairs = _pairs(typed)
        found = []
        for name, text in {**written, **pairs}.items():
            try:
                found.append(parse(registry, name, text))
            except PlantrackError as error:
                written_at = scenario.places.get((table, name), NOWHERE)
                place = NOWHERE if name in pairs else written_at
                error.facts.update(_where(place, option=f"--{table}"))
                errors.append((place, error))
        return found

    assumptions = Assumptions(
        values=tuple(read("set", scenario.values, supposed.values, _value)),
        growth=dict(read("growth", scenario.growth, supposed.growth, _growth)),
        targets=dict(read("target", scenario.targets, supposed.targets, _target)),
    )
    _refuse([error for _, error in sorted(errors, key=lambda each: each[0])])
    return assumptions


def _where(place: Place, *, option: str) -> dict[str, str]:
    """Return the facts by which an error says where its text stands."""
    if place == NOWHERE:
        return {"of": option}
    return {"file": place.file, "line": str(place.line), "column": str(place.column)}


def _refuse(errors: list[PlantrackError]) -> None:
    if len(errors) > 1:
        raise Several(errors)
    for error in errors:
        raise error


def _value(registry: Registry, name: str, text: str) -> SupposedValue:
    from plantrack.notation.amounts import parse_amount  # noqa: PLC0415 - start-up
    from plantrack.notation.periods import parse_period  # noqa: PLC0415 - start-up

    indicator_name, at, period = name.rpartition("@")
    if not at:
        raise WrongUse("bad-assumption", text=f"{name}={text}")
    indicator = find_indicator(registry, indicator_name)
    starts = registry.plan.year_starts
    amount = parse_amount(text, unit=indicator.unit)
    _require_unit(amount, indicator.unit)
    return SupposedValue(
        indicator.id,
        parse_period(period, year_starts=starts),
        amount,
    )


def _growth(registry: Registry, name: str, text: str) -> tuple[str, Decimal]:
    indicator = find_indicator(registry, name)
    return indicator.id, _rate(indicator, text)


def _target(registry: Registry, name: str, text: str) -> tuple[str, Target]:
    from plantrack.notation.amounts import parse_target  # noqa: PLC0415 - start-up

    goal = find_goal(registry, name)
    return goal.id, _fitting(goal, parse_target(text))


def _rate(indicator: Indicator, text: str) -> Decimal:
    """Return growth in percent a year, of shares in points a year."""
    from plantrack.notation.amounts import parse_amount  # noqa: PLC0415 - start-up

    in_points = indicator.measure in (Measure.RATIO, Measure.MILESTONE)
    unit = Unit(0, "pp" if in_points else "%")
    try:
        amount = parse_amount(text, unit=unit)
    except AmountError as error:
        error.facts["like"] = "0.5pp" if in_points else "8%"
        raise
    _require_unit(amount, unit)
    if not in_points and amount.number <= _ALL_GONE:
        raise WrongUse("falls-below-nothing", text=text)
    return amount.number


def _fitting(goal: Goal, target: Target) -> Target:
    """Return a target that is of the same sort as the goal's own."""
    old = goal.target
    if type(old) is not type(target):
        raise WrongUse("target-of-another-sort", goal=goal.id)
    if isinstance(old, Amount) and isinstance(target, Amount):
        _require_unit(target, old.unit)
    return target


def _require_unit(amount: Amount, unit: Unit) -> None:
    if amount.unit.symbol != unit.symbol:
        facts = {"unit": amount.unit.symbol, "expected": unit.symbol}
        raise WrongUse("other-unit", text=amount.text, **facts)
