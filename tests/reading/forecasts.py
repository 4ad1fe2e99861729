"""Section 10 of the page: trend, forecast, probability."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from reading.case import Case, Promise
from reading.known import Value
from reading.level import EQUAL, chain, chained_base, rate, same_basis
from reading.roots import exp, ln, square_root, student_below, student_point
from reading.sums import Sum, full_years
from reading.written import Interval, amount, satisfies, year


@dataclass
class Forecast:
    """The keys of `forecast` and the trend, in base units."""

    trend: Fraction | None = None
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    probability: float | None = None
    values: int = 0
    method: str = ""
    reached: int | None = None
    reason: str = ""
    interval_reason: str = ""


def last_run(case: Case, number: int, value: Value) -> list[Fraction]:
    """«the longest run of consecutive year values ending at the latest and after any
    break, at most 10».
    """
    years = case.series.years()
    if case.chained:
        base = chained_base(case, case.series)
        years = {case.from_year - 1: base, **chain(case)}
    found = [value]
    while len(found) < 10:
        before = years.get(number - len(found))
        if before is None or not same_basis(before, value):
            break
        # «Where both name a `basis`, the bases alone decide»
        if "B" in found[0].statuses and not value.basis:
            break
        found.insert(0, before)
    return [each.number for each in found]


def level_forecast(
    case: Case, number: int, value: Value, promise: Promise | None, shape: str
) -> Forecast:
    """For level, growth and change."""
    run = last_run(case, number, value)
    f = Forecast(values=len(run), method="trend")
    m = len(run) - 1
    if m < 1:
        f.reason = "one-value"
        return f
    if shape == "geometric" and min(run) <= 0:
        f.reason = "undefined"
        return f
    # «mean yearly change over the window»
    f.trend = rate(shape, run[0], run[-1], 12 * m)
    if case.last is None:
        f.reason = "no-deadline"
        return f
    h = Fraction(case.last - value.end, 12)
    if h <= 0:
        f.reason = "final"
        return f
    points = [ln(each) for each in run] if shape == "geometric" else run
    step = (points[-1] - points[0]) / m
    centre = points[-1] + h * step

    def back(point: Fraction) -> Fraction:
        return clipped(case, exp(point) if shape == "geometric" else point)

    f.value = back(centre)
    f.reached = reached(case, number, promise, lambda k: back(points[-1] + k * step))
    spread(f, points, h)
    if f.interval_reason:
        return f
    error = error_of(points, h * (1 + h / m))
    reach = Fraction(student_point(0.9, m - 1)) * error
    f.low, f.high = back(centre - reach), back(centre + reach)
    if promise and promise.allowed is not None:
        f.probability = chance(
            promise.allowed,
            centre,
            error,
            m - 1,
            log=shape == "geometric",
            ends=ends_of(case),
        )
    return f


def spread(f: Forecast, points: list[Fraction], h: Fraction) -> None:
    """«From 4 values on …; null, reason `horizon`, where h > m»; «with fewer than 4
    values or s = 0: null and the reason».
    """
    m = len(points) - 1
    if m < 3:
        f.interval_reason = "few-values"
    elif h > m:
        f.interval_reason = "horizon"
    elif deviation(points) == 0:
        f.interval_reason = "no-variation"


def deviation(points: list[Fraction]) -> Fraction:
    """s², the variance of the changes with m-1 degrees of freedom."""
    changes = [b - a for a, b in pairwise(points)]
    mean = sum(changes, Fraction(0)) / len(changes)
    square = sum(((each - mean) ** 2 for each in changes), Fraction(0))
    square /= len(changes) - 1
    return square if square > Fraction(1, 10**60) else Fraction(0)


def error_of(points: list[Fraction], factor: Fraction) -> Fraction:
    """«se = s·sqrt(h(1 + h/m))»."""
    return square_root(deviation(points) * factor)


def chance(
    allowed: Interval,
    centre: Fraction,
    error: Fraction,
    freedom: int,
    *,
    log: bool,
    ends: tuple[Fraction, Fraction] | None = None,
) -> float:
    """«P(target satisfied) by Student's t with m-1 degrees of freedom»; all that lies
    beyond an end of the indicator's `bounds` is counted on it.
    """

    def below(end: Fraction) -> float:
        if log and end <= 0:
            return 0.0
        point = ln(end) if log else end
        return student_below(float((point - centre) / error), freedom)

    def above(end: Fraction) -> float:
        if log and end <= 0:
            return 1.0
        point = ln(end) if log else end
        return student_below(float((centre - point) / error), freedom)

    if ends is None:
        pieces = [(allowed.low, allowed.high)]
    else:
        low, high = ends
        inside_low = low if allowed.low is None else max(low, allowed.low)
        inside_high = high if allowed.high is None else min(high, allowed.high)
        pieces = [(inside_low, inside_high)] if inside_low < inside_high else []
        pieces += [(None, low)] if satisfies(Interval(low, low), allowed) else []
        pieces += [(high, None)] if satisfies(Interval(high, high), allowed) else []
    total = 0.0
    for start, stop in pieces:
        if stop is None:
            assert start is not None
            total += above(start)
        else:
            total += below(stop) - (0.0 if start is None else below(start))
    return total


def clipped(case: Case, number: Fraction) -> Fraction:
    """«clipped to the indicator's `bounds`»."""
    ends = ends_of(case)
    return number if ends is None else min(max(number, ends[0]), ends[1])


def ends_of(case: Case) -> tuple[Fraction, Fraction] | None:
    """The indicator's `bounds`; those of a chained rate are not the chain's."""
    bounds = case.series.table.get("bounds")
    if not bounds or case.chained:
        return None
    low, high = (amount(str(each), unit=case.series.unit).number for each in bounds)
    return low, high


def reached(
    case: Case, number: int, promise: Promise | None, at: Callable[[int], Fraction]
) -> int | None:
    """«the first year in which the forecast satisfies the target, up to 10 years
    after `by`, else null».
    """
    if promise is None or promise.allowed is None:
        return None
    for each in range(number, case.by_year + 11):
        here = snapped(at(each - number), promise.allowed)
        if satisfies(Interval(here, here), promise.allowed):
            return each
    return None


def snapped(number: Fraction, allowed: Interval) -> Fraction:
    """«a difference below 1e-20 counts as equality»."""
    for end in (allowed.low, allowed.high):
        if end is not None and abs(number - end) < EQUAL:
            return end
    return number


def note_small(case: Case, number: int, value: Value, promised: Fraction) -> None:
    """«目标增量小于数据波动»: the promised change is below the deviation s of the
    yearly changes, where there are enough of them.
    """
    run = last_run(case, number, value)
    if len(run) >= 4 and deviation(run) > promised**2:
        case.notes.add("small-change")


def sum_forecast(case: Case, known: Sum, promise: Promise) -> Forecast:
    """«Cumulative: S + (W - m)·S/m, method `mean`; with four or more consecutive
    full years and no gaps S + Σ(v + k·trend), k = 1..h, method `drift`, on the
    values themselves».
    """
    f = Forecast(method="mean", values=0)
    s, m = known.total.number, known.m
    years = case.series.years()
    inside = full_years(case)
    newest = max(inside, default=None)
    run = last_run(case, newest, years[newest]) if newest is not None else []
    f.values = len(run)
    if len(run) > 1:
        f.trend = (run[-1] - run[0]) / (len(run) - 1)
    if case.last is None:
        f.reason, f.method = "no-deadline", ""
        return f
    w = case.window
    if m == w:
        f.reason, f.method = "final", ""
        return f
    # «k = 1..h»: whole years
    whole = case.last == year(case.by_year, case.starts).end
    if newest is not None and len(run) >= 4 and not known.gap and whole:
        drift(case, known, promise, newest=newest, run=run, f=f)
        return f
    f.value = s + (w - m) * s / m
    f.interval_reason = "gaps" if known.gap else "few-values"
    if promise.op in {"<", "<="}:
        return f

    def at_end(k: int) -> Fraction:
        end = year(case.from_year - 1 + k, case.starts).end
        return s + s / m * (end - case.first + 1 - m)

    end = case.first + known.e - 1
    first = next(
        k for k in range(1, 99) if year(case.from_year - 1 + k, case.starts).end >= end
    )
    if promise.allowed is not None:
        for k in range(first, case.by_year - case.from_year + 12):
            here = at_end(k)
            if satisfies(Interval(here, here), promise.allowed):
                f.reached = case.from_year - 1 + k
                break
    return f


def drift(
    case: Case,
    known: Sum,
    promise: Promise,
    *,
    newest: int,
    run: list[Fraction],
    f: Forecast,
) -> None:
    """«with four or more consecutive full years and no gaps S + Σ(v + k·trend),
    k = 1..h, method `drift`»: from the last full year on.
    """
    assert case.last is not None
    assert f.trend is not None
    f.method = "drift"
    end = year(newest, case.starts).end
    h, changes = Fraction(case.last - end, 12), len(run) - 1
    full = sum((v.number for v in known.runs if v.end <= end), Fraction(0))
    trend, v = f.trend, run[-1]

    def after(k: Fraction | int) -> Fraction:
        return full + k * v + trend * k * (k + 1) / 2

    f.value = after(h)
    if h > changes:
        f.interval_reason = "horizon"
    elif deviation(run) == 0:
        f.interval_reason = "no-variation"
    else:
        # «var = s²[h(h+1)(2h+1)/6 + (h(h+1)/2)²/m]»
        factor = h * (h + 1) * (2 * h + 1) / 6 + (h * (h + 1) / 2) ** 2 / changes
        error = error_of(run, factor)
        reach = Fraction(student_point(0.9, changes - 1)) * error
        f.low, f.high = f.value - reach, f.value + reach
        if promise.allowed is not None:
            f.probability = chance(
                promise.allowed, f.value, error, changes - 1, log=False
            )
    if promise.op not in {"<", "<="}:
        f.reached = reached(case, newest, promise, after)
