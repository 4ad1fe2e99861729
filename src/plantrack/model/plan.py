"""The plan: indicators say what is measured, goals what is promised of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from plantrack.model.amount import Amount, AmountRange, Interval, Unit
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.problem import NOWHERE, Place
from plantrack.model.text import Text


class Measure(StrEnum):
    """What kind of quantity an indicator is."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"
    YEARLY_GROWTH = "yearly-growth"
    RANK = "rank"
    MILESTONE = "milestone"


class Kind(StrEnum):
    """What kind of promise a goal is."""

    LEVEL = "level"
    CUMULATIVE = "cumulative"
    EVERY_YEAR = "every-year"
    AVERAGE = "average"
    GROWTH = "growth"
    CHANGE = "change"
    RELATION = "relation"
    RANK = "rank"
    DIRECTION = "direction"
    MILESTONE = "milestone"
    QUALITATIVE = "qualitative"


class GoalClass(StrEnum):
    """约束性 or 预期性."""

    BINDING = "binding"
    EXPECTED = "expected"


class Modality(StrEnum):
    """How firmly the source speaks: 目标, 力争, 预计, 计划."""

    TARGET = "target"
    STRIVE = "strive"
    FORECAST = "forecast"
    PLAN = "plan"


class Shape(StrEnum):
    """The shape of a path: equal steps or equal rates."""

    LINEAR = "linear"
    GEOMETRIC = "geometric"


class Better(StrEnum):
    """Which way an indicator improves."""

    HIGHER = "higher"
    LOWER = "lower"


class Direction(StrEnum):
    """The promise of a ``direction`` goal."""

    INCREASE = "increase"
    DECREASE = "decrease"


class YearValue(StrEnum):
    """How the value of a year is made of the values of its parts."""

    DEFAULT = "default"
    MEAN = "mean"


Target = Amount | AmountRange | Direction


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in whole months or in days, never both."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The edges of the default rule, as fractions; see ``docs/method.md``."""

    on_track: Decimal = Decimal("0.95")
    at_risk: Decimal = Decimal("0.60")
    catch_up: Decimal = Decimal("1.10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Something measured.

    ``bounds`` clip a forecast, in ``unit``. ``limit`` is the natural limit that
    some authorities' rules use. Data are due ``expect_every`` after the last
    period, plus ``lag``.
    """

    id: str
    title: Text
    unit: Unit
    measure: Measure
    aliases: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    definition: Text | None = None
    scope: Text | None = None
    source: str = ""
    better: Better | None = None
    bounds: Interval | None = None
    limit: Decimal | None = None
    year_value: YearValue = YearValue.DEFAULT
    expect_every: Span = Span(months=12)
    lag: Span = Span(months=6)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The value from which a goal starts, written in the goal itself."""

    period: Period
    amount: Amount
    published: dt.date | None = None
    basis: str = ""
    status: str = "A"
    assumed: frozenset[str] = frozenset()
    source: str = ""
    note: Text | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A changed promise, in force from ``date``.

    ``None`` keeps what was in force before. ``opens`` is true for
    ``by = "open"``: the deadline was taken away.
    """

    date: dt.date
    target: Target | None = None
    by: Period | None = None
    opens: bool = False
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """Until ``until``, included, the goal does not fail a gate."""

    until: dt.date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Something promised.

    ``start`` and ``by`` are the first and the last period of the window: years,
    or for ``cumulative`` and ``milestone`` any whole months. ``by`` is ``None``
    for a promise without a deadline. ``indicator`` is ``None`` only for
    ``qualitative`` and ``milestone`` goals that measure nothing. ``steps`` are
    the plan's own targets by year (the period of the year is the key), in order.
    ``tolerance`` (for 约, 左右) is an amount in the target's unit.
    ``planned_growth`` is in percent. ``of_level`` is ``of = "level"``.
    """

    id: str
    title: Text
    kind: Kind
    start: Period
    by: Period | None
    indicator: str | None = None
    target: Target | None = None
    baseline: Baseline | None = None
    reference: Baseline | None = None
    steps: Mapping[Period, Amount] = field(default_factory=lambda: MappingProxyType({}))
    path: Shape | None = None
    tolerance: Amount | None = None
    goal_class: GoalClass = GoalClass.EXPECTED
    modality: Modality = Modality.TARGET
    group: str = ""
    owner: str = ""
    source: str = ""
    note: Text | None = None
    relative_to: str | None = None
    of_level: bool = False
    planned_growth: Decimal | None = None
    use_nowcast: bool = False
    waiver: Waiver | None = None
    revisions: tuple[Revision, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan that goals belong to; ``year_starts`` is a month, 1 to 12.

    ``groups`` are the titles of groups by what goals write in ``group``; a group
    that is not there is its own title.
    """

    id: str
    title: Text
    start: Period
    end: Period
    bands: Bands = Bands()
    rule: str = "pace"
    year_starts: int = 1
    language: str = ""
    source: str = ""
    groups: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Everything the files say, judged once and complete.

    ``places`` says where each value stands, by file and dotted key
    (``goals.gdp.target``, ``observation[3].value``). ``observation_files`` are the
    files that the plan names, also empty ones, in that order.
    """

    plan: Plan
    indicators: Mapping[str, Indicator]
    goals: Mapping[str, Goal]
    observations: tuple[Observation, ...] = ()
    file: str = ""
    observation_files: tuple[str, ...] = ()
    places: Mapping[tuple[str, str], Place] = field(
        default_factory=lambda: MappingProxyType({})
    )
