"""What the engine says of one goal on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from plantrack.model.amount import Amount, Interval, Qualifier, Unit
from plantrack.model.observation import Observation, Status
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Indicator, Shape, Target


class Verdict(StrEnum):
    """From worst to best; the order of definition is the order."""

    MISSED = "missed"
    OFF_TRACK = "off-track"
    AT_RISK = "at-risk"
    ON_TRACK = "on-track"
    MET_EARLY = "met-early"
    ACHIEVED = "achieved"

    @property
    def order(self) -> int:
        """0 for the worst, 5 for the best."""
        return list(Verdict).index(self)


class Reason(StrEnum):
    """Why a goal is not assessed."""

    NO_OBSERVATION = "no-observation"
    ONE_OBSERVATION = "one-observation"
    NO_OBSERVATION_SINCE_BASELINE = "no-observation-since-baseline"
    NO_PROMISED_CHANGE = "no-promised-change"
    NO_BASELINE = "no-baseline"
    FINAL_VALUE_MISSING = "final-value-missing"
    QUALITATIVE = "qualitative"
    PENDING = "pending"
    SERIES_BREAK = "series-break"
    GAPS = "gaps"
    BASELINE_BOUND = "baseline-bound"
    BOUND_UNDECIDED = "bound-undecided"
    NO_DEADLINE = "no-deadline"
    TOLERANCE_MISSING = "tolerance-missing"
    UNDEFINED = "undefined"
    RULE_DOES_NOT_APPLY = "rule-does-not-apply"


@dataclass(frozen=True, slots=True)
class Judged:
    """Enough is known for a verdict."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """No honest verdict can be given, and why."""

    reason: Reason


Judgement = Judged | NotAssessed

Fact = (
    str
    | int
    | Decimal
    | Period
    | dt.date
    | Amount
    | Verdict
    | Reason
    | tuple["Fact", ...]
)


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know: a code and the facts in its sentence.

    The codes and their facts are listed in ``docs/method.md``, section notes.
    Decimals among the facts are in the goal's unit, or plain ratios, as the
    code's entry says.
    """

    code: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value with its period, in the goal's unit.

    ``number`` is the number written (or a sum, mean or index of such numbers);
    ``interval`` every number that the qualifiers allow. ``parts`` are the
    observations it rests on, empty for an inline baseline.
    """

    period: Period
    number: Decimal
    interval: Interval
    qualifier: Qualifier
    status: Status = Status.NORMAL
    published: dt.date | None = None
    basis: str = ""
    source: str = ""
    assumed: frozenset[str] = frozenset()
    parts: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What the promise in force asks of the value, in ``unit``.

    ``allowed`` holds every number that satisfies it. ``op`` is the comparison
    (``>=``, ``>``, ``<=``, ``<``) or ``range``. ``number`` is T, the number
    figures are taken to: for a range the end nearer to the latest value, else to
    the baseline, else the low end. ``derived`` is true where T was computed
    (growth, change) and not written.
    """

    op: str
    number: Decimal
    allowed: Interval
    unit: Unit
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A computed figure, how it was computed, or why it is undefined.

    ``formula`` is written with the symbols of ``docs/method.md`` (b, v, T, N, n,
    h, S, m, W, e …); ``terms`` has their values, so that a reader can check the
    figure by hand. ``value`` is ``None`` exactly where ``reason`` is given.
    """

    value: Decimal | None
    formula: str = ""
    terms: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    reason: str = ""


class Key(StrEnum):
    """The figures of a goal; every assessment has every key."""

    COMPLETION = "completion"
    LIMIT_USED = "limit_used"
    PROGRESS = "progress"
    ELAPSED = "elapsed"
    LEAD = "lead"
    CALENDAR_ELAPSED = "calendar_elapsed"
    COVERAGE = "coverage"
    EXPECTED = "expected"
    PLANNED_RATE = "planned_rate"
    OBSERVED_RATE = "observed_rate"
    REQUIRED_RATE = "required_rate"
    REQUIRED_GROWTH = "required_growth"
    PACE = "pace"
    ACCELERATION = "acceleration"
    CATCH_UP = "catch_up"
    REMAINING = "remaining"
    TREND = "trend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Where the past changes lead if they go on; ``reason`` where undefined.

    ``low`` and ``high`` are the ends of the interval at ``level`` (0.80);
    ``probability`` is P(target satisfied), unrounded. ``interval_reason`` says
    why these are missing while ``value`` is there. ``values`` counts the year
    values used. ``method`` is ``trend``, ``mean`` or ``drift``. ``reached`` is
    the first year in which the forecast satisfies the target.
    """

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    level: Decimal | None = None
    probability: Decimal | None = None
    values: int = 0
    method: str = ""
    reached: Period | None = None
    reason: str = ""
    interval_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nowcast:
    """An estimate of the full year from a part of it, with its method named."""

    value: Decimal
    method: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class InProgress:
    """A part of a year, apart from the year values."""

    reading: Reading
    yoy: Decimal | None = None
    nowcast: Nowcast | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """What a bar shows: the share done and where it should be (or no mark)."""

    done: Decimal
    due: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleJudgement:
    """How one authority's rule judges the goal.

    ``verdict`` is ``None`` exactly where ``reason`` is given. So is ``class_id``, but
    for an authority that has a class of its own for what it cannot judge
    (``not_available``). ``figure`` is given whenever it can be computed, with the
    ``formula`` it follows and the numbers of its symbols, as in :class:`Figure`.
    """

    class_id: str | None = None
    verdict: Verdict | None = None
    figure: Decimal | None = None
    formula: str = ""
    terms: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    score: Decimal | None = None
    predictor: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything the engine knows of one goal on one day.

    ``start`` and ``by`` are the window in force. ``unit`` is the unit of every
    number here (the target's written scale, else the indicator's), ``None`` for
    goals without numbers. ``latest`` is the newest year value; for a cumulative
    goal the sum known so far, its period running from the window's first month
    to the end of the newest run. ``points`` are the known year values (for a
    cumulative goal the known runs), oldest first. ``path`` is the planned value
    at the end of each year of the window. ``shape`` is the shape of the path and
    rates. ``rate_unit`` is ``percent/year``, ``pp/year`` or ``<unit>/year``.
    ``original`` is the first promise where a revision is in force.
    """

    goal: Goal
    indicator: Indicator | None
    judgement: Judgement
    start: Period
    by: Period | None
    unit: Unit | None = None
    target: Target | None = None
    requirement: Requirement | None = None
    original_target: Target | None = None
    original_by: Period | None = None
    shape: Shape | None = None
    rate_unit: str = ""
    baseline: Reading | None = None
    latest: Reading | None = None
    in_progress: InProgress | None = None
    figures: Mapping[Key, Figure] = field(default_factory=lambda: MappingProxyType({}))
    forecast: Forecast = Forecast(reason="kind")
    notes: tuple[Note, ...] = ()
    points: tuple[Reading, ...] = ()
    path: tuple[tuple[Period, Decimal], ...] = ()
    bar: Bar | None = None
    rules: Mapping[str, RuleJudgement] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def verdict(self) -> Verdict | None:
        """The verdict, ``None`` where the goal is not assessed."""
        return self.judgement.verdict if isinstance(self.judgement, Judged) else None
