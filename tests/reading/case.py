"""What every kind of goal starts from: its window, its promise, its baseline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from reading.known import Series, Table, Value, percent, value_of
from reading.written import (
    Amount,
    Interval,
    Period,
    amount,
    amount_range,
    last_day,
    period,
    unit_of,
    year,
    year_number,
)

Figures = dict[str, Fraction | None]


@dataclass
class Case:
    """One goal on one day, with the promise that is in force."""

    goal: Table
    plan: Table
    kind: str
    as_of: dt.date
    starts: int
    first: int
    last: int | None
    series: Series
    other: Series | None = None
    notes: set[str] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        """«`by = "open"` is a promise without a deadline»."""
        return self.last is None

    @property
    def window(self) -> int:
        """W, months of the window."""
        return (self.last or 0) - self.first + 1

    @property
    def from_year(self) -> int:
        """Year in which the window begins."""
        return year_number(self.first, self.starts)

    @property
    def by_year(self) -> int:
        """Year in which the window ends; far away where it does not."""
        return 9999 if self.last is None else year_number(self.last, self.starts)

    @property
    def over(self) -> bool:
        """«`as_of` is after `by`»."""
        return self.last is not None and self.as_of > last_day(self.last)

    @property
    def chained(self) -> bool:
        """«with `yearly-growth` the chained index»."""
        return self.series.measure == "yearly-growth" and self.kind in {
            "growth",
            "change",
        }

    @property
    def ends(self) -> tuple[Amount, Amount]:
        """Both ends of the target as written; the same where it is no range."""
        return amount_range(str(self.goal["target"]), unit=self.series.unit)

    @property
    def scale(self) -> int:
        """«Values are in the target's written scale (else the indicator's)»."""
        scale, symbol = unit_of(self.series.unit)
        from_indicator = {"": 0, "万": 4, "亿": 8, "万亿": 12}[scale]
        if self.chained or "target" not in self.goal or self.kind == "direction":
            return 0 if self.chained else from_indicator
        written = self.ends[0]
        return written.scale if written.symbol == symbol else from_indicator

    def band(self, name: str, default: str) -> Fraction:
        """«The bands are the plan's»."""
        return Fraction(str(self.plan.get("bands", {}).get(name, default)))

    def calendar_elapsed(self) -> Fraction | None:
        """«months from the start of `from` to `as_of` over months of the window,
        clamped to 0..1»: whole months that are over on `as_of`.
        """
        if self.is_open:
            return None
        whole = 12 * self.as_of.year + self.as_of.month - 1
        if self.as_of == last_day(whole):
            whole += 1
        return min(max(Fraction(whole - self.first, self.window), Fraction(0)), one())


def one() -> Fraction:
    """1."""
    return Fraction(1)


@dataclass(frozen=True)
class Start:
    """The baseline and how it was found."""

    value: Value | None
    assumed: bool = False


def find_baseline(case: Case, *, assume: bool = True) -> Start:
    """«the goal's own `baseline`, else the indicator's value for the year before
    `from`, else the earliest year value in the window when a later one exists
    (note `baseline-assumed`)».
    """
    if "baseline" in case.goal:
        table = case.goal["baseline"]
        span = period(table["period"], case.starts)
        own = value_of(table, case.series.unit, span)
        # «Where the indicator has its own value for that period and it differs:
        # note `baseline-differs`.»
        seen = own_value(case, span)
        written = (own.number, own.qualifier)
        if seen is not None and (seen.number, seen.qualifier) != written:
            case.notes.add("baseline-differs")
        return Start(own)
    before = case.series.of_year(case.from_year - 1)
    if before:
        return Start(before)
    inside = [
        value
        for number, value in case.series.years().items()
        if case.from_year <= number <= case.by_year
    ]
    if assume and len(inside) > 1:
        case.notes.add("baseline-assumed")
        return Start(inside[0], assumed=True)
    return Start(None)


def own_value(case: Case, span: Period) -> Value | None:
    """The indicator's own value for a period."""
    number = year_number(span.end, case.starts)
    whole = year(number, case.starts)
    flow = case.series.measure == "flow"
    if span == whole or (not flow and span.last == whole.last):
        return case.series.of_year(number)
    return case.series.held.get(span)


def note_assumed(case: Case, value: Value) -> None:
    """«notes `period-assumed`, `published-assumed`»."""
    for each in value.assumed:
        case.notes.add(f"{each}-assumed")


def find_latest(case: Case, baseline: Value | None) -> tuple[int, Value] | None:
    """«the newest year value observed from the baseline's year to `by`»."""
    since = year_number(baseline.end, case.starts) if baseline else case.from_year
    found = {
        number: value
        for number, value in case.series.years().items()
        if since <= number <= case.by_year
    }
    return (max(found), found[max(found)]) if found else None


@dataclass(frozen=True)
class Promise:
    """What is asked: the comparison, T, every number allowed and d."""

    op: str
    number: Fraction
    allowed: Interval | None
    d: int


def comparison(case: Case, *, baseline: Fraction | None, target: Fraction) -> str:
    """«In a target the qualifier is the comparison. A bare number means at least;
    at most where the baseline lies above it, for `rank`, or with `better =
    "lower"` on the indicator. For `change`, x is a rise of at least x; -x … a fall
    of at least x.»
    """
    written = case.ends[0]
    if written.qualifier not in {"=", "~"}:
        return written.qualifier
    if case.kind == "change":
        return "<=" if written.number < 0 else ">="
    better = case.series.table.get("better")
    if written.qualifier == "~":
        # Taken as a range without width: from below or from above.
        return "<=" if baseline is not None and baseline > target else ">="
    if case.series.measure == "rank" or better == "lower":
        return "<="
    if baseline is not None and baseline > target and better != "higher":
        return "<="
    return ">="


def make_promise(
    case: Case, *, low: Fraction, high: Fraction, near: Fraction | None, op: str
) -> Promise:
    """«A range target is satisfied inside the range, ends included; figures are
    taken to the nearer end» (to the latest value, else the baseline, else low).
    """
    written = case.ends[0]
    if low != high:
        number = (
            high if near is not None and abs(near - high) < abs(near - low) else low
        )
        return Promise("range", number, Interval(low, high), 1 if number == low else -1)
    d = 1 if op in {">", ">="} else -1
    # «约, 左右 needs `tolerance` on the goal … without it the figures are given and
    # the verdict is `not-assessed`»
    if written.qualifier == "~" and "tolerance" not in case.goal:
        return Promise("~", low, None, d)
    if written.qualifier == "~":
        return Promise("range", low, Interval(low, low), d)
    allowed = {
        ">=": Interval(low, None),
        ">": Interval(low, None, low_in=False),
        "<=": Interval(None, low),
        "<": Interval(None, low, high_in=False),
    }[op]
    return Promise(op, low, allowed, d)


def target_ends(case: Case) -> tuple[Fraction, Fraction]:
    """Both ends of the target, ± tolerance where it is «about»."""
    low, high = case.ends
    if low.qualifier == "~" and "tolerance" in case.goal:
        around = amount(str(case.goal["tolerance"]), unit=case.series.unit).number
        return low.number - around, high.number + around
    return low.number, high.number


def step_values(case: Case) -> dict[int, Amount]:
    """«`steps` are the plan's own yearly targets»."""
    return {
        int(number): amount(str(text), unit=case.series.unit, target=True)
        for number, text in case.goal.get("steps", {}).items()
    }


def step_end(case: Case, number: int) -> int:
    """Month in which the year of a step ends."""
    return year(number, case.starts).end


def planned_growth(case: Case) -> Fraction | None:
    """«with `planned_growth = "7%"`» as a share."""
    text = case.goal.get("planned_growth")
    return None if text is None else percent(text) / 100


def whole_years(case: Case) -> list[int]:
    """Every year of the window."""
    return list(range(case.from_year, case.by_year + 1))


def nothing(keys: tuple[str, ...]) -> Figures:
    """Every figure undefined."""
    return dict.fromkeys(keys)


def span_to(case: Case, end: int) -> Period:
    """From the window's first month to ``end``."""
    return Period(last_day(case.first).replace(day=1), last_day(end))


Result = dict[str, Any]
