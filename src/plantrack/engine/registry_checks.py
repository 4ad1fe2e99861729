"""Faults between the indicators and goals of a registry."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plantrack.engine.problem_facts import amount_text, place_of, where
from plantrack.model.amount import Amount, Qualifier
from plantrack.model.plan import (
    Baseline,
    Better,
    Direction,
    Goal,
    Indicator,
    Kind,
    Measure,
    Registry,
)
from plantrack.model.problem import Problem, Severity

_VALUE_KINDS = frozenset({Kind.LEVEL, Kind.EVERY_YEAR, Kind.AVERAGE, Kind.RANK})
_CHANGE_KINDS = frozenset({Kind.GROWTH, Kind.CHANGE})


def ambiguous_names(registry: Registry) -> Iterator[Problem]:
    """Find names that two indicators share without saying that they differ."""
    first_with: dict[str, tuple[Indicator, str]] = {}
    reported: set[tuple[str, str]] = set()
    for indicator in registry.indicators.values():
        for key, name in _names(indicator):
            other, _ = first_with.setdefault(_plain(name), (indicator, name))
            pair = other.id, indicator.id
            if other is indicator or pair in reported or _told_apart(*pair, registry):
                continue
            reported.add(pair)
            yield Problem(
                code="ambiguous-name",
                place=place_of(registry, indicator.place, key),
                key=key,
                facts={
                    "name": name,
                    "indicator": indicator.id,
                    "other": other.id,
                    "where": where(other.place),
                },
                severity=Severity.WARNING,
            )


def _names(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Yield every name of an indicator, each with its dotted key."""
    table = f"indicators.{indicator.id}"
    yield table, indicator.id
    if indicator.title.zh == indicator.title.en:
        yield f"{table}.title", indicator.title.zh
    else:
        yield f"{table}.title.zh", indicator.title.zh
        yield f"{table}.title.en", indicator.title.en
    for number, alias in enumerate(indicator.aliases):
        yield f"{table}.aliases[{number}]", alias


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _told_apart(one: str, other: str, registry: Registry) -> bool:
    return (
        other in registry.indicators[one].not_same_as
        or one in registry.indicators[other].not_same_as
    )


def against_better(registry: Registry) -> Iterator[Problem]:
    """Find promises that go the other way than their indicator improves."""
    for goal in registry.goals.values():
        indicator = registry.indicators.get(goal.indicator or "")
        if indicator is None or goal.target is None:
            continue
        better = _better(indicator)
        promised = _promised_way(goal)
        if promised is None or better is None or promised is better:
            continue
        key = f"goals.{goal.id}.target"
        yield Problem(
            code="target-against-better",
            place=place_of(registry, goal.place, key),
            key=key,
            reason="direction" if isinstance(goal.target, Direction) else "amount",
            facts={
                "target": _target_text(goal),
                "indicator": indicator.id,
                "better": better.value,
            },
            severity=Severity.WARNING,
        )


def _better(indicator: Indicator) -> Better | None:
    """Return which way is better; of a rank lower, whatever the file leaves out."""
    is_rank = indicator.measure is Measure.RANK
    return indicator.better or (Better.LOWER if is_rank else None)


def _promised_way(goal: Goal) -> Better | None:
    """Return which way the target points, ``None`` where it does not say.

    A bare number points away from the baseline. Differences between indicators
    (``relation``) and sums have no way of their own.
    """
    target = goal.target
    if isinstance(target, Direction):
        return Better.HIGHER if target is Direction.INCREASE else Better.LOWER
    if not isinstance(target, Amount):
        return None
    if goal.kind in _CHANGE_KINDS and target.qualifier is Qualifier.EXACT:
        return _way(target.number)
    return _side(target, goal.baseline) if goal.kind in _VALUE_KINDS else None


def _side(target: Amount, baseline: Baseline | None) -> Better | None:
    match target.qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Better.HIGHER
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return Better.LOWER
        case Qualifier.ABOUT:
            return None
        case Qualifier.EXACT:
            if baseline is None:
                return None
            return _way(target.number - baseline.amount.in_unit(target.unit))


def _way(difference: Decimal) -> Better | None:
    if difference == 0:
        return None
    return Better.HIGHER if difference > 0 else Better.LOWER


def _target_text(goal: Goal) -> str:
    if isinstance(goal.target, Direction):
        return goal.target.value
    return amount_text(goal.target) if isinstance(goal.target, Amount) else ""
