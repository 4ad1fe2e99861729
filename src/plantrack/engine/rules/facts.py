"""Everything the rules of the authorities may need of one goal, as exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.numbers import years
from plantrack.model.assessment import Figure, Judgement, RuleJudgement, Verdict
from plantrack.model.plan import Kind

LEVELS = frozenset({Kind.LEVEL, Kind.GROWTH, Kind.CHANGE})
"""The kinds that come down to one number by one year: every rule judges these."""


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a year; ``month`` is the index of the month in which it ends."""

    month: int
    number: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SumFacts:
    """What is known of a sum: S, and the months m of W that it covers."""

    known: Fraction
    months_known: int
    months_in_window: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """One goal as the rules see it; numbers are those written, in the goal's unit.

    ``own`` and ``own_figure`` are the judgement and the pace of our default rule.
    ``obstacle`` is the reason why no rule can judge the goal, empty where one can.
    ``direction`` is d: +1 where more is asked, -1 where less is. ``target`` is T:
    the level asked for, also where it was derived, or the bound of every year;
    ``None`` for a direction. Months are counted as in
    :class:`plantrack.model.period.Period`: the last months of the baseline, of the
    latest value and of the window, and the first month of the window.

    ``run`` holds the values of the consecutive years that end with the latest, at
    most ten and after any break in the series; ``known`` also those before a gap. An
    inline baseline is the value of its year where the indicator has none itself.
    ``predicted`` is the forecast by the trend, ``why_not_predicted`` the reason
    where there is none. ``limit`` is the indicator's natural limit.
    ``steps`` says that the plan sets each year its own target. ``in_range`` tells of
    a range whether the latest value lies inside, ``None`` of a single number.

    ``final`` is the verdict that stands whatever a rule says: the last value is
    known, or a promise without a deadline is met.
    """

    kind: Kind
    own: Judgement
    own_figure: Figure | None = None
    obstacle: str = ""
    op: str = ""
    direction: int = 1
    baseline: Fraction | None = None
    latest: Fraction | None = None
    target: Fraction | None = None
    baseline_month: int | None = None
    latest_month: int | None = None
    start_month: int | None = None
    end_month: int | None = None
    run: tuple[Fraction, ...] = ()
    known: tuple[Point, ...] = ()
    predicted: Fraction | None = None
    why_not_predicted: str = ""
    limit: Fraction | None = None
    is_percentage: bool = False
    steps: bool = False
    in_range: bool | None = None
    total: SumFacts | None = None
    final: Verdict | None = None

    @property
    def is_met(self) -> bool:
        """Tell whether d(v - T) >= 0 on the number written; false without numbers.

        A range is met inside, not only beyond its nearer end.
        """
        if self.in_range is not None:
            return self.in_range
        if self.latest is None or self.target is None:
            return False
        return self.direction * (self.latest - self.target) >= 0

    @property
    def years_since(self) -> Fraction | None:
        """n: the years from the baseline to the latest value."""
        return _years_between(self.baseline_month, self.latest_month)

    @property
    def years_planned(self) -> Fraction | None:
        """N: the years from the baseline to the end of the window."""
        return _years_between(self.baseline_month, self.end_month)

    @property
    def years_left(self) -> Fraction | None:
        """h: the years from the latest value to the end of the window."""
        return _years_between(self.latest_month, self.end_month)

    def why_not(self, kinds: Collection[Kind]) -> str:
        """Return why a rule for ``kinds`` cannot judge the goal, empty if it can."""
        return self.obstacle if self.kind in kinds else "kind"

    def has_moved_on(self) -> bool:
        """Tell whether the latest value is from after the baseline."""
        since = self.years_since
        return since is not None and since > 0


Rule = Callable[[RuleFacts], RuleJudgement]
"""A rule: the facts in, the authority's class and our verdict out."""


def _years_between(first: int | None, last: int | None) -> Fraction | None:
    return None if first is None or last is None else years(last - first)
