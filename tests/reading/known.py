"""Sections 3, 9 and 11 of the page: what is known of an indicator on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from reading.written import (
    Interval,
    Period,
    amount,
    interval_of,
    period,
    rescaled,
    run,
    year,
    year_number,
)

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Value:
    """A known value with its period, in base units."""

    period: Period
    number: Fraction
    interval: Interval
    qualifier: str
    statuses: frozenset[str] = frozenset("A")
    basis: str = ""
    assumed: frozenset[str] = frozenset()
    yoy: Fraction | None = None

    @property
    def end(self) -> int:
        """Month in which the period ends."""
        return self.period.end


@dataclass
class Series:
    """One indicator as known on a day."""

    measure: str
    unit: str
    mean: bool
    starts: int
    as_of: dt.date
    held: dict[Period, Value]
    table: Table
    nowcasts: dict[int, Value] = field(default_factory=dict)

    def years(self) -> dict[int, Value]:
        """Every known year value by its year."""
        numbers = {year_number(each.end, self.starts) for each in self.held}
        found = {number: self.of_year(number) for number in sorted(numbers)}
        return {number: value for number, value in found.items() if value}

    def of_year(self, number: int) -> Value | None:
        """Section 3, «a year's value»."""
        whole = year(number, self.starts)
        # «the year's own observation», for every measure.
        if whole in self.held:
            return self.held[whole]
        if number in self.nowcasts:
            return self.nowcasts[number]
        # «`year_value = "mean"` … the mean of twelve months or four quarters».
        if self.mean:
            for length in (1, 3):
                parts = [v for p, v in self.held.items() if p.months == length]
                parts = [v for v in parts if inside(v.period, whole)]
                if len(parts) == 12 // length:
                    return mean_of(parts, whole)
            return None
        # flow: «else the sum of parts that exactly cover the year».
        if self.measure == "flow":
            return self.covering(whole)
        # stock: «else the last one dated in that year once the year has ended»;
        # ratio: «else a value at a day as for stock».
        if self.measure in {"stock", "rank", "milestone", "ratio"}:
            if self.as_of <= whole.last:
                return None
            days = self.measure == "ratio"
            dated = [
                value
                for each, value in self.held.items()
                if whole.first <= each.last <= whole.last
                and (each.months == 0 or not days)
            ]
            last = max(dated, key=lambda each: each.period.last, default=None)
            return replace(last, period=whole) if last else None
        # yearly-growth: «the year's own observation».
        return None

    def covering(self, span: Period) -> Value | None:
        """Sum of the longest parts where they cover ``span`` exactly."""
        parts = longest(p for p in self.held if p.months and inside(p, span))
        if not parts or sum(each.months for each in parts) != span.months:
            return None
        return sum_of([self.held[each] for each in parts], span)


def inside(part: Period, whole: Period) -> bool:
    """Tell whether every day of ``part`` lies in ``whole``."""
    return whole.first <= part.first and part.last <= whole.last


def longest(periods: Iterable[Period]) -> list[Period]:
    """«Where one run contains another only the longest known counts.»"""
    known = list(periods)
    kept = [
        each
        for each in known
        if not any(inside(each, other) for other in known if other != each)
    ]
    return sorted(kept, key=lambda each: each.first)


def sum_of(parts: list[Value], span: Period) -> Value:
    """«A bound in any part makes S that bound.»"""
    if len(parts) == 1:
        return replace(parts[0], period=span)
    intervals = [each.interval for each in parts]
    lows = [each.low for each in intervals if each.low is not None]
    highs = [each.high for each in intervals if each.high is not None]
    interval = Interval(
        sum(lows, Fraction(0)) if len(lows) == len(parts) else None,
        sum(highs, Fraction(0)) if len(highs) == len(parts) else None,
        all(each.low_in for each in intervals),
        all(each.high_in for each in intervals),
    )
    bases = {each.basis for each in parts}
    return Value(
        period=span,
        number=sum((each.number for each in parts), Fraction(0)),
        interval=interval,
        # «about 0» is 0: no unit of a last non-zero digit.
        qualifier=together(
            {each.qualifier for each in parts if not each.interval.is_number}
        ),
        statuses=frozenset().union(*(each.statuses for each in parts)),
        # «A year made of parts on several bases is on none of them.»
        basis=bases.pop() if len(bases) == 1 else f"mixed {sorted(bases)}",
        assumed=frozenset().union(*(each.assumed for each in parts)),
    )


def mean_of(parts: list[Value], span: Period) -> Value:
    """Mean of parts of equal length."""
    total = sum_of(parts, span)
    share = Fraction(1, len(parts))
    return replace(
        total,
        number=total.number * share,
        interval=rescaled(total.interval, share),
    )


def together(qualifiers: set[str]) -> str:
    """Qualifier of a sum: strict where a part is strict."""
    bounds = qualifiers - {"="}
    if not bounds:
        return "="
    if len(bounds) == 1:
        return bounds.pop()
    if bounds == {">", ">="}:
        return ">"
    if bounds == {"<", "<="}:
        return "<"
    if "~" in bounds and len(together_side(bounds)) == 1:
        return together(bounds - {"~"})
    return "~"


def together_side(bounds: set[str]) -> set[str]:
    """Sides on which the bounds are open."""
    return {each[0] for each in bounds if each != "~"}


def known_series(
    *,
    name: str,
    indicator: Table,
    observations: Sequence[Table],
    as_of: dt.date,
    starts: int,
    first: bool = False,
) -> Series:
    """Section 11: «`as_of` uses only what was published by that day; without
    `published`, the end of the period counts». «Of two values for one period the
    later published one holds» (``first``: the earliest one).
    """
    unit = str(indicator["unit"])
    known: dict[Period, list[tuple[dt.date, Table]]] = {}
    for each in observations:
        if each["indicator"] != name:
            continue
        span = period(each["period"], starts)
        published = each.get("published") or span.last
        if published <= as_of:
            known.setdefault(span, []).append((published, each))
    held: dict[Period, Value] = {}
    for span, vintages in known.items():
        vintages.sort(key=lambda each: each[0])
        # «`M` withdrawn (no value)»
        if vintages[-1][1].get("status") != "M":
            held[span] = value_of(vintages[0 if first else -1][1], unit, span)
    return Series(
        measure=str(indicator["measure"]),
        unit=unit,
        mean=indicator.get("year_value") == "mean",
        starts=starts,
        as_of=as_of,
        held=held,
        table=indicator,
    )


def value_of(table: Table, unit: str, span: Period) -> Value:
    """Read an observation or an inline baseline."""
    written = amount(str(table["value"]), unit=unit)
    return Value(
        period=span,
        number=written.number,
        interval=written.interval,
        qualifier=written.qualifier,
        statuses=frozenset({str(table.get("status", "A"))}),
        basis=str(table.get("basis", "")),
        assumed=frozenset(table.get("assumed", ())),
        yoy=percent(table["yoy"]) if "yoy" in table else None,
    )


def percent(text: object) -> Fraction:
    """Read ``5.3%`` or ``0.5pp`` as a number of points."""
    return amount(str(text), unit="%").number


def exactly(number: Fraction, span: Period) -> Value:
    """A value that is known exactly."""
    return Value(span, number, interval_of("=", number, Fraction(0)), "=")


@dataclass(frozen=True)
class Part:
    """Section 9: «A part-year stands apart as `in_progress`»."""

    value: Value
    year: int
    estimate: Fraction | None = None
    method: str = ""


def in_progress(series: Series, *, last: int | None) -> Part | None:
    """Newest part-year after the last year value, up to month ``last``."""
    years = series.years()
    newest = max(years, default=None)
    parts = [
        each
        for each in series.held
        if each.months < 12
        and (last is None or each.end <= last)
        and year_number(each.start, series.starts)
        == year_number(each.end, series.starts)
        and (newest is None or year_number(each.end, series.starts) > newest)
    ]
    if not parts:
        return None
    number = max(year_number(each.end, series.starts) for each in parts)
    parts = [p for p in parts if year_number(p.end, series.starts) == number]
    if series.measure != "flow":
        latest = max(parts, key=lambda each: (each.last, each.months))
        return Part(series.held[latest], number)
    runs = longest(each for each in parts if each.months)
    if not runs:
        return None
    value = to_date(series, runs, year(number, series.starts))
    estimate, method = nowcast(series, value, number)
    return Part(value, number, estimate, method)


def to_date(series: Series, runs: list[Period], whole: Period) -> Value:
    """The runs that join up from the year's start, else the newest run."""
    joined: list[Value] = []
    for each in runs:
        if each.start != whole.start + sum(v.period.months for v in joined):
            break
        joined.append(series.held[each])
    if not joined:
        return series.held[runs[-1]]
    return sum_of(joined, Period(joined[0].period.first, joined[-1].period.last))


def nowcast(series: Series, value: Value, number: int) -> tuple[Fraction, str]:
    """Section 9, the three methods in their order."""
    before = series.of_year(number - 1)
    # «this year-to-date»: from the year's first month.
    if before and value.period.start == year(number, series.starts).start:
        # «`same-share` = last year's total × this year-to-date / the same months
        # last year»
        same = year_before(value.period)
        last = series.held.get(same) or series.covering(same)
        if last and last.number:
            return before.number * value.number / last.number, "same-share"
        # «else `yoy` = last year's total × (1 + yoy)»
        if value.yoy is not None:
            return before.number * (1 + value.yoy / 100), "yoy"
    # «else `pro-rata` = value × 12 / months»
    return value.number * Fraction(12, value.period.months), "pro-rata"


def year_before(span: Period) -> Period:
    """The same months of the year before."""
    return run(span.start - 12, span.end - 12)
