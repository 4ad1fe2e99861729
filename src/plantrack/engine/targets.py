"""What a promise asks of a value: the comparison, the number and its unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from plantrack.engine.bounds import Bounds
from plantrack.engine.numbers import exact, power, years
from plantrack.model.amount import Amount, AmountRange, Qualifier, Unit
from plantrack.model.period import Period
from plantrack.model.plan import Better, Goal, Indicator, Kind, Measure, Target

INDEX = Unit(0, "")
PERCENT = Unit(0, "%")
POINTS = Unit(0, "pp")


@dataclass(frozen=True, slots=True)
class Promise:
    """The promise in force on a day: the target and the window's last period."""

    target: Target | None
    by: Period | None
    revised_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked: ``allowed`` satisfies it, figures are taken to ``number``.

    ``op`` is ``>=``, ``>``, ``<=``, ``<``, ``range``, or ``~`` for an «about»
    without a tolerance, of which nothing can be judged.
    """

    op: str
    number: Fraction
    allowed: Bounds
    derived: bool = False

    def direction(
        self,
        baseline: Fraction | None,
        latest: Fraction | None,
        latest_bounds: Bounds | None = None,
    ) -> int:
        """Return +1 where more is asked and -1 where less is.

        Of a range, what would lead into it from the latest value; from the
        baseline where the latest value is inside. A value just short of an end
        (``latest_bounds`` leave the end out) lies outside.
        """
        if self.op in (">=", ">"):
            return 1
        if self.is_ceiling:
            return -1
        if latest is not None and latest_bounds is not None:
            at_an_end = self.allowed.holds(latest)
            if at_an_end and latest_bounds.is_apart(self.allowed):
                return 1 if latest_bounds.is_below(latest) else -1
        for number in (latest, baseline):
            if number is not None and self.op == "range":
                if self.allowed.is_above(number):
                    return 1
                if self.allowed.is_below(number):
                    return -1
        return -1 if baseline is not None and baseline > self.number else 1

    def toward(self, number: Fraction) -> Demand:
        """Return the demand with figures taken to the end nearer to ``number``."""
        low, high = self.allowed.low, self.allowed.high
        if self.op != "range" or low is None or high is None:
            return self
        return replace(self, number=_nearer(low, high, number))

    @property
    def is_ceiling(self) -> bool:
        """Tell whether less is asked: ``<`` or ``<=``."""
        return self.op in ("<", "<=")


def promise_on(goal: Goal, as_of: dt.date) -> Promise:
    """Return what is in force on ``as_of``, the revisions of the goal included."""
    target, by, since = goal.target, goal.by, None
    for revision in sorted(goal.revisions, key=lambda each: each.date):
        if revision.date <= as_of:
            target = target if revision.target is None else revision.target
            by = None if revision.opens else (revision.by or by)
            since = revision.date
    return Promise(target, by, since)


def goal_unit(goal: Goal, indicator: Indicator, target: Target | None) -> Unit:
    """Return the unit of a goal's values: the target's scale, else the indicator's.

    Chained indices have no unit (the year before ``from`` is 100). The target of a
    relation of growth rates is in percentage points, its values are not.
    """
    if is_chained(goal, indicator):
        return INDEX
    written = target.low.unit if isinstance(target, AmountRange) else None
    if isinstance(target, Amount):
        written = target.unit
    if written is not None and written.symbol == indicator.unit.symbol:
        return written
    return indicator.unit


def is_chained(goal: Goal, indicator: Indicator) -> bool:
    """Tell whether the goal is judged on the chained index of yearly growth."""
    return indicator.measure is Measure.YEARLY_GROWTH and goal.kind in (
        Kind.GROWTH,
        Kind.CHANGE,
    )


def prefers_less(goal: Goal, indicator: Indicator, *, below: bool) -> bool:
    """Tell how to read a number without a comparison: at most, or at least.

    ``below`` says that the number lies below the baseline. What the file says of
    the indicator (``better``) comes first.
    """
    if goal.kind is Kind.RANK or indicator.measure is Measure.RANK:
        return True
    if indicator.better is not None:
        return indicator.better is Better.LOWER
    return below


def bounds_for(op: str, number: Fraction) -> Bounds:
    """Return every number that satisfies the comparison with ``number``."""
    if op in (">=", ">"):
        return Bounds(number, None, low_included=op == ">=")
    return Bounds(None, number, high_included=op == "<=")


def level_demand(
    goal: Goal,
    indicator: Indicator,
    target: Target,
    *,
    unit: Unit,
    baseline: Fraction | None,
    latest: Fraction | None,
    bare: str = "",
) -> Demand:
    """Return what a target written as a level asks of a value in ``unit``.

    ``bare`` is the comparison that a number without one stands for, where that
    is already settled.
    """
    if isinstance(target, AmountRange):
        low, high = (exact(each.in_unit(unit)) for each in (target.low, target.high))
        return _range(low, high, near=baseline if latest is None else latest)
    if not isinstance(target, Amount):
        message = f"goals.{goal.id}: a direction is not a level"
        raise TypeError(message)
    number = exact(target.in_unit(unit))
    if target.qualifier is Qualifier.ABOUT:
        near = baseline if latest is None else latest
        return _about(goal, number, unit, near=near)
    below = baseline is not None and number < baseline
    op = target.qualifier.value
    if target.qualifier is Qualifier.EXACT:
        less = prefers_less(goal, indicator, below=below)
        op = bare or ("<=" if less else ">=")
    return Demand(op, number, bounds_for(op, number))


def growth_demand(
    goal: Goal,
    indicator: Indicator,
    target: Target,
    *,
    baseline: Fraction,
    latest: Fraction | None,
    months: int,
    bare: str,
) -> Demand:
    """Return the level that an average annual growth leads to: T = b(1+g)^N.

    ``months`` is N in months, ``baseline`` is positive, the target in percent.
    """

    def level(percent: Fraction) -> Fraction:
        return baseline * power(1 + percent / 100, years(months))

    falls = isinstance(target, Amount) and target.number < 0
    less = prefers_less(goal, indicator, below=falls)
    return _derived(
        target,
        level,
        near=baseline if latest is None else latest,
        bare=bare or ("<=" if less else ">="),
        tolerance=_tolerance(goal, target),
    )


def change_demand(
    goal: Goal,
    target: Target,
    *,
    reference: Fraction,
    baseline: Fraction,
    latest: Fraction | None,
    unit: Unit,
) -> Demand:
    """Return the level that a change on ``reference`` leads to.

    A percentage is relative, T = r(1+x); an amount in ``pp`` or in the
    indicator's own unit is absolute, T = r + x.
    """
    first = target.low if isinstance(target, AmountRange) else target
    relative = isinstance(first, Amount) and first.unit.symbol == PERCENT.symbol
    scale = (
        Fraction(1)
        if relative or not isinstance(first, Amount) or first.unit.symbol == "pp"
        else Fraction(10) ** (first.unit.scale - unit.scale)
    )

    def level(change: Fraction) -> Fraction:
        if relative:
            return reference * (1 + change / 100)
        return reference + change * scale

    # A bare fall is a fall of at least that much; «下降不超过» is read mirrored.
    falls = isinstance(target, Amount) and target.number < 0
    return _derived(
        target,
        level,
        near=baseline if latest is None else latest,
        bare="<=" if falls else ">=",
        tolerance=_tolerance(goal, target),
    )


def _derived(
    target: Target,
    level: Callable[[Fraction], Fraction],
    *,
    near: Fraction,
    bare: str,
    tolerance: Fraction | None,
) -> Demand:
    if isinstance(target, AmountRange):
        ends = sorted(level(exact(each.number)) for each in (target.low, target.high))
        return replace(_range(ends[0], ends[1], near=near), derived=True)
    if not isinstance(target, Amount):
        message = "a direction is not an amount"
        raise TypeError(message)
    change = exact(target.number)
    number = level(change)
    if target.qualifier is Qualifier.ABOUT:
        if tolerance is None:
            return Demand("~", number, Bounds(None, None), derived=True)
        ends = sorted((level(change - tolerance), level(change + tolerance)))
        return replace(_range(ends[0], ends[1], near=near), derived=True)
    op = bare if target.qualifier is Qualifier.EXACT else target.qualifier.value
    return Demand(op, number, bounds_for(op, number), derived=True)


def _tolerance(goal: Goal, target: Target) -> Fraction | None:
    """Return the tolerance of a growth or change, in the unit the target is in."""
    if goal.tolerance is None or not isinstance(target, Amount):
        return None
    scale = goal.tolerance.unit.scale - target.unit.scale
    return exact(goal.tolerance.number) * Fraction(10) ** scale


def _about(
    goal: Goal, number: Fraction, unit: Unit, *, near: Fraction | None
) -> Demand:
    if goal.tolerance is None:
        return Demand("~", number, Bounds(None, None))
    slack = (
        abs(number) * exact(goal.tolerance.number) / 100
        if goal.tolerance.unit.symbol == PERCENT.symbol and unit.symbol != "%"
        else exact(goal.tolerance.number)
        * Fraction(10) ** (goal.tolerance.unit.scale - unit.scale)
    )
    return _range(number - slack, number + slack, near=near)


def _range(low: Fraction, high: Fraction, *, near: Fraction | None) -> Demand:
    number = low if near is None else _nearer(low, high, near)
    return Demand("range", number, Bounds(low, high))


def _nearer(low: Fraction, high: Fraction, number: Fraction) -> Fraction:
    return low if number - low <= high - number else high
