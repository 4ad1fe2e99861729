"""Goals whose values are exactly on a threshold, or off it by the least amount.

Every expected verdict comes from fractions of whole numbers; the engine gets the
same numbers as a registry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Final

from builders import goal, indicator, observation, plan
from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import (
    Baseline,
    Goal,
    Indicator,
    Kind,
    Measure,
    Registry,
    Shape,
    Target,
)

SEED: Final = 20_241_031
FIRST: Final = 2022
_EXACT: Final = Context(prec=120)
_NEAR: Final = Decimal("1e-12")
_OFF: Final = (0, 0, 0, 1, -1)
_QUALIFIERS: Final = {
    ">=": Qualifier.AT_LEAST,
    ">": Qualifier.MORE_THAN,
    "<=": Qualifier.AT_MOST,
    "<": Qualifier.LESS_THAN,
}
_PERCENT: Final = Unit(0, "%")
_POINTS: Final = Unit(0, "pp")
_YUAN: Final = Unit(8, "元")


@dataclass(frozen=True, slots=True)
class Case:
    """A goal with what was observed of it, and the verdict that is right."""

    goal: Goal
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    verdict: str


Maker = Callable[[Random, str], Case]


def holds(value: Fraction, op: str, target: Fraction) -> bool:
    """Compare two exact numbers."""
    return {
        ">=": value >= target,
        ">": value > target,
        "<=": value <= target,
        "<": value < target,
    }[op]


def cases(random: Random, count: int) -> Iterator[Case]:
    """Yield ``count`` goals, every kind of threshold as often."""
    for number in range(count):
        yield _MAKERS[number % len(_MAKERS)](random, f"g{number}")


def registry_of(found: Sequence[Case]) -> Registry:
    """Return a plan of these goals over 2022-2026."""
    indicators = {each.id: each for case in found for each in case.indicators}
    return Registry(
        plan=plan(),
        indicators=MappingProxyType(indicators),
        goals=MappingProxyType({case.goal.id: case.goal for case in found}),
        observations=tuple(each for case in found for each in case.observations),
    )


def _amount(number: Decimal, unit: Unit, op: str = "") -> Amount:
    return Amount(
        number=number, unit=unit, qualifier=_QUALIFIERS.get(op, Qualifier.EXACT)
    )


def _number(random: Random, digits: int = 6) -> Decimal:
    whole = random.randint(1, 10 ** random.randint(1, digits))
    return Decimal(whole).scaleb(-random.randint(0, 3))


def _moved(number: Decimal, random: Random) -> Decimal:
    """Return a number, or the next one above or below it."""
    return _EXACT.add(number, _EXACT.multiply(_NEAR, Decimal(random.choice(_OFF))))


def _measured(name: str, unit: Unit, measure: Measure) -> Indicator:
    return replace(indicator(name), unit=unit, measure=measure)


def _baseline(value: Decimal, unit: Unit) -> Baseline:
    return Baseline(period=Period.of_year(FIRST - 1), amount=_amount(value, unit))


def _seen(
    name: str, values: Mapping[int, Decimal], unit: Unit
) -> tuple[Observation, ...]:
    return tuple(
        observation(
            "1亿元", str(year), name=name, amount=_amount(value, unit), published=None
        )
        for year, value in values.items()
    )


def _final(value: Fraction, op: str, target: Fraction) -> str:
    return "achieved" if holds(value, op, target) else "missed"


def _promise(
    name: str,
    kind: Kind,
    target: Target,
    *,
    by: int,
    baseline: Baseline | None = None,
    path: Shape | None = None,
    relative_to: str | None = None,
) -> Goal:
    return goal(
        name,
        kind=kind,
        target=target,
        by=Period.of_year(by),
        baseline=baseline,
        path=path,
        relative_to=relative_to,
    )


def _level(random: Random, name: str) -> Case:
    op, target = random.choice(list(_QUALIFIERS)), _number(random, 15)
    value = _moved(target, random)
    return Case(
        _promise(name, Kind.LEVEL, _amount(target, _YUAN, op), by=2023),
        (_measured(name, _YUAN, Measure.FLOW),),
        _seen(name, {2023: value}, _YUAN),
        _final(Fraction(value), op, Fraction(target)),
    )


def _range(random: Random, name: str) -> Case:
    low = _number(random)
    high = _EXACT.add(low, _number(random))
    value = _moved(random.choice((low, high)), random)
    target = AmountRange(low=_amount(low, _PERCENT), high=_amount(high, _PERCENT))
    return Case(
        _promise(name, Kind.LEVEL, target, by=2023),
        (_measured(name, _PERCENT, Measure.RATIO),),
        _seen(name, {2023: value}, _PERCENT),
        "achieved" if low <= value <= high else "missed",
    )


def _growth(random: Random, name: str) -> Case:
    """T = b(1+g)^N: the value is the baseline grown by exactly that."""
    op, years = random.choice(list(_QUALIFIERS)), random.randint(1, 5)
    base, rate = _number(random), Decimal(random.randint(1, 300)).scaleb(-1)
    value = _moved(_grown(base, rate, years), random)
    exact = Fraction(base) * (1 + Fraction(rate) / 100) ** years
    return Case(
        _promise(
            name,
            Kind.GROWTH,
            _amount(rate, _PERCENT, op),
            by=FIRST - 1 + years,
            baseline=_baseline(base, _YUAN),
        ),
        (_measured(name, _YUAN, Measure.FLOW),),
        _seen(name, {FIRST - 1 + years: value}, _YUAN),
        _final(Fraction(value), op, exact),
    )


def _grown(base: Decimal, rate: Decimal, years: int) -> Decimal:
    factor = _EXACT.divide(_EXACT.add(rate, Decimal(100)), Decimal(100))
    return _EXACT.multiply(base, _EXACT.power(factor, years))


def _change(random: Random, name: str) -> Case:
    """T = r(1+x) for a percentage, r + x for an amount in percentage points."""
    op, base = random.choice(list(_QUALIFIERS)), _number(random)
    points = random.random() < 0.5
    step = Decimal(random.randint(1, 500) * random.choice((1, -1))).scaleb(-1)
    step = max(step, Decimal("-99.9"))
    wanted = _EXACT.add(base, step) if points else _grown(base, step, 1)
    value = _moved(wanted, random)
    unit = _POINTS if points else _PERCENT
    return Case(
        _promise(
            name,
            Kind.CHANGE,
            _amount(step, unit, op),
            by=2023,
            baseline=_baseline(base, _PERCENT),
        ),
        (_measured(name, _PERCENT, Measure.RATIO),),
        _seen(name, {2023: value}, _PERCENT),
        _final(Fraction(value), op, Fraction(wanted)),
    )


def _sum(random: Random, name: str) -> Case:
    op, years = random.choice((">=", ">")), range(FIRST, FIRST + random.randint(1, 5))
    parts = {year: _number(random, 9) for year in years}
    target = Decimal(0)
    for part in parts.values():
        target = _EXACT.add(target, part)
    last = years[-1]
    parts[last] = _moved(parts[last], random)
    total = sum(map(Fraction, parts.values()), Fraction(0))
    return Case(
        _promise(name, Kind.CUMULATIVE, _amount(target, _YUAN, op), by=last),
        (_measured(name, _YUAN, Measure.FLOW),),
        _seen(name, parts, _YUAN),
        _final(total, op, Fraction(target)),
    )


def _average(random: Random, name: str) -> Case:
    op, count = random.choice(list(_QUALIFIERS)), random.choice((1, 2, 3, 4, 5))
    target = _number(random)
    parts = {FIRST + year: target for year in range(count)}
    spread = _number(random, 2)
    parts[FIRST] = _EXACT.add(target, spread)
    last = FIRST + count - 1
    if count > 1:
        parts[last] = _EXACT.subtract(target, spread)
    else:
        parts[last] = target
    parts[last] = _moved(parts[last], random)
    mean = sum(map(Fraction, parts.values()), Fraction(0)) / count
    return Case(
        _promise(name, Kind.AVERAGE, _amount(target, _PERCENT, op), by=last),
        (_measured(name, _PERCENT, Measure.RATIO),),
        _seen(name, parts, _PERCENT),
        _final(mean, op, Fraction(target)),
    )


def _relation(random: Random, name: str) -> Case:
    """Both grow by whole rates, so that the roots are rational and their difference."""
    op, years = random.choice(list(_QUALIFIERS)), random.randint(1, 4)
    own, other = (Decimal(random.randint(1, 200)).scaleb(-1) for _ in range(2))
    step = Decimal(random.choice(_OFF)).scaleb(-6)
    target = _EXACT.add(_EXACT.subtract(own, other), step)
    values = {
        each: {
            FIRST - 1: base,
            FIRST - 1 + years: _grown(base, rate, years),
        }
        for each, base, rate in (
            (name, _number(random), own),
            (f"{name}x", _number(random), other),
        )
    }
    difference = Fraction(own) - Fraction(other)
    return Case(
        _promise(
            name,
            Kind.RELATION,
            _amount(target, _POINTS, op),
            by=FIRST - 1 + years,
            relative_to=f"{name}x",
        ),
        tuple(_measured(each, _YUAN, Measure.FLOW) for each in values),
        tuple(seen for each in values for seen in _seen(each, values[each], _YUAN)),
        _final(difference, op, Fraction(target)),
    )


def _pace(random: Random, name: str) -> Case:
    """Pace exactly 0.95 or 0.60, catch-up exactly 1.10, on a linear path to 2026."""
    base, change = _number(random), _number(random)
    change = change * random.choice((1, -1))
    years, whole = random.choice((2, 3, 4)), 5
    edge = random.choice(("pace", "pace", "catch-up"))
    if edge == "pace":
        pace = Decimal(random.choice(("0.95", "0.60")))
        part = _EXACT.multiply(_EXACT.multiply(change, pace), Decimal(years))
    else:  # (T - v)/h = 1.10 (T - b)/N
        rest = _EXACT.multiply(Decimal("1.10"), Decimal(whole - years))
        part = _EXACT.multiply(change, _EXACT.subtract(Decimal(whole), rest))
    value = _moved(_EXACT.add(base, _EXACT.divide(part, Decimal(whole))), random)
    target = _EXACT.add(base, change)
    return Case(
        _promise(
            name,
            Kind.LEVEL,
            _amount(target, _PERCENT, ">=" if change > 0 else "<="),
            by=2026,
            baseline=_baseline(base, _PERCENT),
            path=Shape.LINEAR,
        ),
        (_measured(name, _PERCENT, Measure.RATIO),),
        _seen(name, {FIRST - 1 + years: value}, _PERCENT),
        _banded(Fraction(base), Fraction(target), Fraction(value), years, whole),
    )


def _banded(
    base: Fraction, target: Fraction, value: Fraction, years: int, whole: int
) -> str:
    planned = (target - base) / whole
    pace = (value - base) / years / planned
    catch_up = (target - value) / (whole - years) / planned
    if pace >= Fraction(95, 100):
        return "on-track" if catch_up <= Fraction(110, 100) else "at-risk"
    return "at-risk" if pace >= Fraction(60, 100) else "off-track"


_MAKERS: Final[Sequence[Maker]] = (
    _level,
    _range,
    _growth,
    _change,
    _sum,
    _average,
    _relation,
    _pace,
    _pace,
)
