"""What is known of one goal on one day, before any kind of goal looks at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from plantrack.engine.bounds import from_interval
from plantrack.engine.chained import chained_index
from plantrack.engine.numbers import exact
from plantrack.engine.part_years import PartYear, part_year
from plantrack.engine.targets import (
    Demand,
    Promise,
    goal_unit,
    is_chained,
    level_demand,
    promise_on,
)
from plantrack.engine.vintages import Known, first_known, known_on
from plantrack.engine.year_values import Value, year_values
from plantrack.model.amount import Unit
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import (
    Baseline,
    Goal,
    Indicator,
    Kind,
    Measure,
    Registry,
    Target,
    YearValue,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything known on a day, by indicator."""

    registry: Registry
    as_of: dt.date
    known: Mapping[str, Known]

    @property
    def year_starts(self) -> int:
        """The month in which the plan's years begin."""
        return self.registry.plan.year_starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One goal with what is known of its indicator, in the goal's unit.

    ``years`` holds the year values; for a chained goal the index, whose base year
    (100) is the year before the window. ``has_gap`` says that a year is missing
    inside the chain. ``part`` is the newest part of a year beyond them.
    """

    view: View
    goal: Goal
    indicator: Indicator
    promise: Promise
    unit: Unit
    known: Known
    years: Mapping[int, Value]
    part: PartYear | None = None
    has_gap: bool = False
    nowcast_used: bool = False

    @property
    def start(self) -> Period:
        """The first period of the window."""
        return self.goal.start

    @property
    def by(self) -> Period | None:
        """The last period of the window in force."""
        return self.promise.by

    @property
    def first_year(self) -> int:
        """Number of the window's first year."""
        return self.goal.start.year_number(starts=self.view.year_starts)

    @property
    def last_year(self) -> int | None:
        """Number of the window's last year, ``None`` without a deadline."""
        if self.by is None:
            return None
        return self.by.year_number(starts=self.view.year_starts)

    @property
    def is_chained(self) -> bool:
        """Tell whether the values are a chained index."""
        return is_chained(self.goal, self.indicator)

    @property
    def part_value(self) -> Value | None:
        """The value of the newest part of a year."""
        return None if self.part is None else self.part.value

    def year_number(self, period: Period) -> int:
        """Return the number of the plan year in which ``period`` ends."""
        return period.year_number(starts=self.view.year_starts)

    @property
    def years_planned(self) -> int:
        """Number of years in the window, 0 without a deadline."""
        return 0 if self.last_year is None else self.last_year - self.first_year + 1

    def all_years_known(self) -> bool:
        """Tell whether every year of the window has a value."""
        return len(self.years_in_window()) == self.years_planned > 0

    def years_in_window(self) -> dict[int, Value]:
        """Return the year values from the first to the last year of the window."""
        last = self.last_year
        return {
            number: value
            for number, value in self.years.items()
            if number >= self.first_year and (last is None or number <= last)
        }


@dataclass(frozen=True, slots=True)
class Start:
    """The baseline a goal is counted from; ``assumed`` where none is given."""

    value: Value | None
    assumed: bool = False
    differs: Value | None = None


def view_on(registry: Registry, as_of: dt.date, *, first: bool = False) -> View:
    """Return what was known on ``as_of``; ``first`` takes first-published values."""
    choose = first_known if first else known_on
    by_indicator = {
        name: choose(
            [each for each in registry.observations if each.indicator == name], as_of
        )
        for name in registry.indicators
    }
    return View(registry=registry, as_of=as_of, known=by_indicator)


def scene_of(view: View, goal: Goal, indicator: Indicator) -> Scene:
    """Return what is known of ``goal`` in ``view``."""
    promise = promise_on(goal, view.as_of)
    unit = goal_unit(goal, indicator, promise.target)
    chained = is_chained(goal, indicator)
    known = view.known[indicator.id]
    measured = indicator
    if goal.kind is Kind.CUMULATIVE:
        # A sum adds the flows themselves.
        measured = replace(indicator, year_value=YearValue.DEFAULT)
    years = values_of(view, measured, unit=indicator.unit if chained else unit)
    scene = Scene(
        view=view,
        goal=goal,
        indicator=indicator,
        promise=promise,
        unit=unit,
        known=known,
        years=years,
    )
    if chained:
        return _chained(scene)
    return _with_part(scene)


def values_of(view: View, indicator: Indicator, *, unit: Unit) -> Mapping[int, Value]:
    """Return the year values of an indicator, in ``unit``."""
    return year_values(
        view.known[indicator.id],
        indicator=indicator,
        unit=unit,
        as_of=view.as_of,
        year_starts=view.year_starts,
    )


def find_start(scene: Scene) -> Start:
    """Return the baseline: the goal's own, the year before, or the first year.

    An inline baseline on another basis than the newest value gives way to the
    indicator's own value for that period, where that is on the newer basis.
    """
    if scene.is_chained:
        return Start(scene.years.get(scene.first_year - 1))
    if scene.goal.baseline is not None:
        return _inline(scene, scene.goal.baseline)
    before = scene.years.get(scene.first_year - 1)
    if before is not None:
        return Start(before)
    inside = sorted(scene.years_in_window())
    if len(inside) > 1:
        return Start(scene.years[inside[0]], assumed=True)
    return Start(None)


def yearly_demand(
    scene: Scene,
    target: Target,
    *,
    unit: Unit,
    latest: Fraction | None = None,
    bare: str = "",
) -> Demand:
    """Return what a target asks of each year's value or of their mean.

    Of a range, figures are taken to the end nearer to ``latest``. Only a baseline
    written in the goal says which way a bare number is meant: the first year of the
    window is judged itself.
    """
    written = scene.goal.baseline
    return level_demand(
        scene.goal,
        scene.indicator,
        target,
        unit=unit,
        baseline=None if written is None else baseline_value(written, unit).number,
        latest=latest,
        bare=bare,
    )


def latest_since(scene: Scene, start: Value | None) -> Value | None:
    """Return the newest year value from the baseline's year to the window's end."""
    first = scene.first_year
    if start is not None and not scene.is_chained:
        # The base of a chained index is a definition, not an observation.
        first = scene.year_number(start.period)
    last = scene.last_year
    numbers = [
        number
        for number in scene.years
        if number >= first and (last is None or number <= last)
    ]
    return scene.years[max(numbers)] if numbers else None


def previous_to(scene: Scene, start: Value | None, latest: Value) -> Value | None:
    """Return the last value before ``latest``, the baseline included.

    None where it stands on another basis: the two cannot be compared.
    """
    number = scene.year_number(latest.period)
    earlier = [
        value
        for year, value in scene.years.items()
        if year < number and (start is None or value.month > start.month)
    ]
    if start is not None and start.month < latest.month:
        earlier.append(start)
    last = max(earlier, key=lambda each: each.month, default=None)
    return last if last is not None and last.basis == latest.basis else None


def baseline_value(baseline: Baseline, unit: Unit) -> Value:
    """Return an inline baseline as a value in ``unit``."""
    return Value(
        period=baseline.period,
        number=exact(baseline.amount.in_unit(unit)),
        bounds=from_interval(baseline.amount.interval_in(unit)),
        qualifier=baseline.amount.qualifier,
        status=Status(baseline.status),
        published=baseline.published,
        basis=baseline.basis,
        source=baseline.source,
        assumed=baseline.assumed,
        text=baseline.amount.text,
    )


def _inline(scene: Scene, baseline: Baseline) -> Start:
    value = baseline_value(baseline, scene.unit)
    own = scene.years.get(scene.year_number(value.period))
    if own is None or not _is_of(scene, own, value.period):
        return Start(value)
    same = own.number == value.number and own.qualifier is value.qualifier
    latest = latest_since(scene, value)
    if latest is not None and value.basis != latest.basis == own.basis:
        return Start(own, differs=None if same else value)
    return Start(value, differs=None if same else own)


def _is_of(scene: Scene, value: Value, period: Period) -> bool:
    """Tell whether a year's value is the value of ``period``: of a stock, its end."""
    if scene.indicator.measure is Measure.FLOW:
        return value.period == period
    return value.period.last == period.last


def _with_part(scene: Scene) -> Scene:
    part = part_year(
        scene.known,
        years=scene.years,
        measure=scene.indicator.measure,
        unit=scene.unit,
        window=(scene.start, scene.by),
        year_starts=scene.view.year_starts,
    )
    scene = replace(scene, part=part)
    estimate = part.as_year() if part is not None else None
    if not scene.goal.use_nowcast or estimate is None:
        return scene
    # A sum has the part itself, and no estimate settles the last year.
    last = scene.year_number(estimate.period) == scene.last_year
    if last or scene.goal.kind is Kind.CUMULATIVE:
        return scene
    years = {**scene.years, scene.year_number(estimate.period): estimate}
    return replace(scene, years=years, nowcast_used=True)


def _chained(scene: Scene) -> Scene:
    """Return the scene with the index chained from the year before the window."""
    index = chained_index(
        scene.years, first=scene.first_year, year_starts=scene.view.year_starts
    )
    end, last = max(index, default=scene.first_year - 1), scene.last_year
    later = [year for year in scene.years if year > end]
    has_gap = any(last is None or year <= last for year in later)
    return replace(scene, years=index, has_gap=has_gap)
