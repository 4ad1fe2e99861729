"""The figures of a goal that asks for a level: section 5 of the method."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from plantrack.engine.numbers import SLACK, exact
from plantrack.engine.paths import Path, mean_rate, path_between
from plantrack.engine.targets import (
    INDEX,
    PERCENT,
    Demand,
    change_demand,
    growth_demand,
    level_demand,
)
from plantrack.engine.year_values import Value
from plantrack.model.amount import Amount, AmountRange, Unit
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Indicator, Kind, Measure, Shape, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFacts:
    """What a level goal is judged on; every number is in ``unit``.

    ``previous`` is the last value before ``latest``, the baseline included.
    ``reference`` is what a change is counted from, if not the baseline.
    ``bare`` is the comparison that a target without one stands for, where that is
    already settled. ``steps`` are planned values by month index. ``broken`` says
    that the series breaks between the baseline and the latest value.
    """

    goal: Goal
    indicator: Indicator
    unit: Unit
    target: Target
    start: Period
    by: Period | None
    as_of: dt.date
    baseline: Value | None = None
    latest: Value | None = None
    previous: Value | None = None
    reference: Fraction | None = None
    steps: Mapping[int, Fraction] = field(default_factory=lambda: MappingProxyType({}))
    broken: bool = False
    bare: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCase:
    """The facts with what follows from them before any judgement.

    ``demand`` is ``None`` where the level asked for depends on a baseline that is
    not there, or is a growth on a base of 0 or less. ``slack`` is what counts as
    equality: 0, or 1e-20 where rates are roots. Rates are shares per year on a
    geometric path, else the unit per year.
    """

    facts: LevelFacts
    demand: Demand | None
    shape: Shape
    path: Path | None
    direction: int

    @property
    def slack(self) -> Fraction:
        """The difference that counts as equality."""
        return SLACK if self.shape is Shape.GEOMETRIC else Fraction(0)

    @property
    def b(self) -> Fraction | None:
        """The baseline's number."""
        baseline = self.facts.baseline
        return None if baseline is None else baseline.number

    @property
    def v(self) -> Fraction | None:
        """The latest value's number."""
        latest = self.facts.latest
        return None if latest is None else latest.number

    @property
    def months_since(self) -> int | None:
        """Return n in months: from the end of the baseline to the latest's."""
        baseline, latest = self.facts.baseline, self.facts.latest
        if baseline is None or latest is None:
            return None
        return latest.month - baseline.month

    @property
    def months_left(self) -> int | None:
        """Return h in months: from the end of the latest to the window's end."""
        if self.facts.latest is None or self.facts.by is None:
            return None
        return self.facts.by.last_month - self.facts.latest.month

    @property
    def months_planned(self) -> int | None:
        """Return N in months: from the end of the baseline to the window's end."""
        if self.facts.baseline is None or self.facts.by is None:
            return None
        return self.facts.by.last_month - self.facts.baseline.month

    def why_no_demand(self) -> str:
        """Return why the level asked for is not known."""
        return "no-baseline" if self.facts.baseline is None else "undefined"

    def baseline_satisfies(self) -> bool:
        """Tell whether the number written of the baseline satisfies the demand."""
        return (
            self.b is not None
            and self.demand is not None
            and self.demand.op != "~"
            and self.demand.allowed.holds(self.b)
        )

    def latest_satisfies(self) -> bool:
        """Tell whether the number written of the latest satisfies the demand."""
        return (
            self.v is not None
            and self.demand is not None
            and self.demand.op != "~"
            and self.demand.allowed.holds(self.v)
        )

    def observed_rate(self) -> Fraction | None:
        """Return the mean yearly change from the baseline to the latest value."""
        if self.b is None or self.v is None or self.months_since is None:
            return None
        return mean_rate(self.b, self.v, months=self.months_since, shape=self.shape)

    def planned_rate(self) -> Fraction | None:
        """Return the path's mean yearly change from the baseline to the latest."""
        if self.path is None or self.baseline_satisfies():
            return None
        first, last = self.path.points[0], self.path.points[-1]
        end = last
        if self.path.has_steps:
            if self.facts.latest is None:
                return None
            month = min(self.facts.latest.month, last[0])
            end = (month, self.path.at(month))
        return mean_rate(first[1], end[1], months=end[0] - first[0], shape=self.shape)

    def required_rate(self) -> Fraction | None:
        """Return the mean yearly change still needed; 0 where already satisfied."""
        if self.v is None or self.demand is None or self.months_left is None:
            return None
        if self.months_left <= 0:
            return None
        if self.latest_satisfies():
            return Fraction(0)
        return mean_rate(
            self.v, self.demand.number, months=self.months_left, shape=self.shape
        )

    def remaining_path_rate(self) -> Fraction | None:
        """Return the path's mean yearly change from the latest to the end."""
        latest, by = self.facts.latest, self.facts.by
        if self.path is None or latest is None or by is None:
            return None
        if self.baseline_satisfies():
            return None
        low, high = self.path.at(latest.month), self.path.points[-1][1]
        months = by.last_month - latest.month
        return mean_rate(low, high, months=months, shape=self.shape)

    def pace(self) -> Fraction | None:
        """Return the observed rate over the planned one; 1 is the path's own."""
        observed, planned = self.observed_rate(), self.planned_rate()
        if observed is None or not planned:
            return None
        return self.direction * observed / abs(planned)

    def catch_up(self) -> Fraction | None:
        """Return the required rate over the rate of the rest of the path."""
        required, rest = self.required_rate(), self.remaining_path_rate()
        if required is None or rest is None or self.latest_satisfies():
            return None
        if rest * self.direction <= 0:
            return None
        return required / rest

    def acceleration(self) -> Fraction | None:
        """Return the required rate over the observed one."""
        required, observed = self.required_rate(), self.observed_rate()
        if required is None or observed is None or self.latest_satisfies():
            return None
        if observed * self.direction <= 0:
            return None
        return required / observed


def solve(facts: LevelFacts) -> LevelCase:
    """Return what is asked, the path to it and its shape."""
    demand = _demand(facts)
    shape = _shape(facts, demand)
    if demand is None:
        return LevelCase(facts=facts, demand=None, shape=shape, path=None, direction=1)
    baseline = None if facts.baseline is None else facts.baseline.number
    return LevelCase(
        facts=facts,
        demand=demand,
        shape=shape,
        path=_path(facts, demand, shape),
        direction=demand.direction(
            baseline,
            None if facts.latest is None else facts.latest.number,
            None if facts.latest is None else facts.latest.bounds,
        ),
    )


def rate_unit(shape: Shape, unit: Unit, text: str) -> str:
    """Return the unit of rates; ``text`` is how ``unit`` is written."""
    if shape is Shape.GEOMETRIC:
        return "percent/year"
    if unit.symbol in (PERCENT.symbol, "pp"):
        return "pp/year"
    return "index/year" if unit == INDEX else f"{text}/year"


def _demand(facts: LevelFacts) -> Demand | None:
    kind = facts.goal.kind
    latest = None if facts.latest is None else facts.latest.number
    baseline = None if facts.baseline is None else facts.baseline.number
    if kind not in (Kind.GROWTH, Kind.CHANGE):
        return level_demand(
            facts.goal,
            facts.indicator,
            facts.target,
            unit=facts.unit,
            baseline=baseline,
            latest=latest,
            bare=facts.bare,
        )
    if facts.baseline is None or baseline is None:
        return None
    reference = baseline if facts.reference is None else facts.reference
    grows = kind is Kind.GROWTH or _is_percentage(facts.target)
    if grows and (baseline if kind is Kind.GROWTH else reference) <= 0:
        return None
    if kind is Kind.CHANGE:
        return change_demand(
            facts.goal,
            facts.target,
            reference=reference,
            baseline=baseline,
            latest=latest,
            unit=facts.unit,
        )
    if facts.by is None:
        return None
    months = facts.by.last_month - facts.baseline.month
    return growth_demand(
        facts.goal,
        facts.indicator,
        facts.target,
        baseline=baseline,
        latest=latest,
        months=months,
        bare=facts.bare,
    )


def _shape(facts: LevelFacts, demand: Demand | None) -> Shape:
    if facts.goal.path is not None:
        return facts.goal.path
    if facts.goal.kind is Kind.GROWTH or facts.unit == INDEX:
        return Shape.GEOMETRIC
    if facts.goal.kind is Kind.CHANGE and _is_percentage(facts.target):
        return Shape.GEOMETRIC
    if demand is None:
        return Shape.LINEAR
    numbers = [demand.number, *facts.steps.values()]
    numbers += [each.number for each in (facts.baseline, facts.latest) if each]
    if facts.indicator.measure is Measure.FLOW and min(numbers) > 0:
        return Shape.GEOMETRIC
    return Shape.LINEAR


def _is_percentage(target: Target) -> bool:
    first = target.low if isinstance(target, AmountRange) else target
    return isinstance(first, Amount) and first.unit.symbol == PERCENT.symbol


def _path(facts: LevelFacts, demand: Demand, shape: Shape) -> Path | None:
    if facts.baseline is None or facts.by is None:
        return None
    if facts.baseline.number == demand.number:
        return None
    if facts.baseline.month >= facts.by.last_month:
        return None
    path = path_between(
        start=(facts.baseline.month, facts.baseline.number),
        end=(facts.by.last_month, demand.number),
        steps=facts.steps,
        shape=shape,
    )
    if shape is Shape.GEOMETRIC and min(value for _, value in path.points) <= 0:
        return None
    return path


def planned_levels(
    path: Path, *, start: Period, by: Period, year_starts: int
) -> tuple[tuple[Period, Fraction], ...]:
    """Return the planned value at the end of each year of the window."""
    numbers = range(
        start.year_number(starts=year_starts), by.year_number(starts=year_starts) + 1
    )
    periods = [Period.of_year(number, starts=year_starts) for number in numbers]
    return tuple((period, path.at(period.last_month)) for period in periods)


def steps_of(goal: Goal, unit: Unit) -> Mapping[int, Fraction]:
    """Return the plan's own yearly targets by month index, in ``unit``."""
    return {
        period.last_month: exact(amount.in_unit(unit))
        for period, amount in goal.steps.items()
        if amount.unit.symbol == unit.symbol
    }
