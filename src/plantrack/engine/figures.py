"""Figures with their formula, the numbers in it, or why they are undefined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from plantrack.engine.level import LevelCase
from plantrack.engine.numbers import decimal, years
from plantrack.engine.paths import Path
from plantrack.model.assessment import Bar, Figure, Key
from plantrack.model.period import Period, month_index
from plantrack.model.plan import Kind, Shape

Figures = Mapping[Key, Figure]


def figure(value: Fraction, formula: str, **terms: Fraction | int) -> Figure:
    """Return a figure with the numbers that its formula names."""
    return Figure(
        value=decimal(value),
        formula=formula,
        terms={name: decimal(Fraction(number)) for name, number in terms.items()},
    )


def undefined(reason: str) -> Figure:
    """Return a figure that has no value, and why."""
    return Figure(value=None, reason=reason)


def complete(figures: Figures, *, otherwise: str = "kind") -> dict[Key, Figure]:
    """Return every key; those not given are undefined for the reason given."""
    return {key: figures.get(key, undefined(otherwise)) for key in Key}


def calendar_elapsed(*, start: Period, by: Period | None, as_of: dt.date) -> Figure:
    """Return the share of the window's months that are over on ``as_of``, 0 to 1."""
    if by is None:
        return undefined("no-deadline")
    over = month_index(as_of + dt.timedelta(days=1)) if as_of < dt.date.max else None
    passed = (by.last_month + 1 if over is None else over) - start.first_month
    window = by.last_month - start.first_month + 1
    passed = min(max(passed, 0), window)
    return figure(Fraction(passed, window), "passed / W", passed=passed, W=window)


def elapsed(*, start: Period, by: Period | None, month: int | None) -> Figure:
    """Return the share of the window that ends with month ``month``, 0 to 1."""
    if by is None:
        return undefined("no-deadline")
    if month is None:
        return undefined("no-observation")
    window = by.last_month - start.first_month + 1
    passed = min(max(month - start.first_month + 1, 0), window)
    return figure(Fraction(passed, window), "e / W", e=passed, W=window)


def due_on(path: Path, month: int) -> Figure:
    """Return the planned value of a month, from the two points it lies between."""
    (start, low), (end, high) = path.stretch(month)
    formula = "p + (q - p) * k / K"
    if path.shape is Shape.GEOMETRIC:
        formula = "p * (q / p)^(k / K)"
    passed = min(max(month, start), end) - start
    span = years(end - start)
    return figure(path.at(month), formula, p=low, q=high, k=years(passed), K=span)


def level_figures(case: LevelCase) -> dict[Key, Figure]:
    """Return the figures of section 5 of the method for a level goal."""
    facts = case.facts
    month = None if facts.latest is None else facts.latest.month
    figures = {
        Key.COMPLETION: _completion(case),
        Key.LIMIT_USED: _limit_used(case),
        Key.PROGRESS: _progress(case),
        Key.ELAPSED: elapsed(start=facts.start, by=facts.by, month=month),
        Key.CALENDAR_ELAPSED: calendar_elapsed(
            start=facts.start, by=facts.by, as_of=facts.as_of
        ),
        Key.EXPECTED: _expected(case),
        Key.PLANNED_RATE: _planned_rate(case),
        Key.OBSERVED_RATE: _observed_rate(case),
        Key.REQUIRED_RATE: _required_rate(case),
        Key.PACE: _pace(case),
        Key.ACCELERATION: _acceleration(case),
        Key.CATCH_UP: _catch_up(case),
        Key.REMAINING: _remaining(case),
    }
    figures[Key.LEAD] = lead_of(figures[Key.PROGRESS], figures[Key.ELAPSED], "progress")
    return figures


def lead_of(done: Figure, passed: Figure, name: str) -> Figure:
    """Return how far ahead of the time passed, in percentage points."""
    if done.value is None:
        return undefined(done.reason)
    if passed.value is None:
        return undefined(passed.reason)
    first, second = Fraction(done.value), Fraction(passed.value)
    return Figure(
        value=decimal(100 * (first - second)),
        formula=f"100 * ({name} - elapsed)",
        terms={name: done.value, "elapsed": passed.value},
    )


def level_bar(case: LevelCase, figures: Figures) -> Bar | None:
    """Return the share of the way made, and where the path should be."""
    progress, due = figures[Key.PROGRESS].value, figures[Key.EXPECTED].value
    if progress is not None and due is not None and case.path is not None:
        first, last = case.path.points[0][1], case.path.points[-1][1]
        share = (Fraction(due) - first) / (last - first)
        return Bar(progress, decimal(share))
    for key in (Key.LIMIT_USED, Key.COMPLETION):
        value = figures[key].value
        if value is not None:
            return Bar(value)
    return None


def _completion(case: LevelCase) -> Figure:
    demand, v = case.demand, case.v
    if demand is None:
        return undefined(case.why_no_demand())
    if case.facts.goal.kind is Kind.RANK:
        return undefined("rank")
    if demand.is_ceiling:
        return undefined("ceiling")
    return _share_of_target(case, v)


def _limit_used(case: LevelCase) -> Figure:
    if case.demand is None:
        return undefined(case.why_no_demand())
    if not case.demand.is_ceiling:
        return undefined("floor")
    return _share_of_target(case, case.v)


def _share_of_target(case: LevelCase, v: Fraction | None) -> Figure:
    if case.demand is None or v is None:
        return undefined("no-observation")
    if case.demand.number <= 0:
        return undefined("target-not-positive")
    if v < 0 and not case.demand.is_ceiling:
        return undefined("value-negative")
    return figure(v / case.demand.number, "v / T", v=v, T=case.demand.number)


def _no_path(case: LevelCase) -> str:
    """Return why there is no path from the baseline to the target, if there is none."""
    return "no-deadline" if case.facts.by is None else _no_way(case)


def _no_way(case: LevelCase) -> str:
    """Return why no change from the baseline is promised, if none is."""
    if case.b is None or case.demand is None:
        return case.why_no_demand()
    if case.b == case.demand.number:
        return "no-promised-change"
    return "baseline-satisfies" if case.baseline_satisfies() else ""


def _progress(case: LevelCase) -> Figure:
    reason = _no_way(case)
    if reason:
        return undefined(reason)
    b, v, demand = case.b, case.v, case.demand
    if b is None or demand is None:
        return undefined(case.why_no_demand())
    if v is None:
        return undefined("no-observation")
    t = demand.number
    return figure((v - b) / (t - b), "(v - b) / (T - b)", v=v, b=b, T=t)


def _expected(case: LevelCase) -> Figure:
    reason = _no_path(case)
    if reason:
        return undefined(reason)
    since, planned = case.months_since, case.months_planned
    if case.facts.latest is None or since is None or planned is None:
        return undefined("no-observation")
    if case.path is None or case.b is None or case.demand is None:
        return undefined("undefined")
    due = case.path.at(case.facts.latest.month)
    terms = {"b": case.b, "T": case.demand.number}
    if case.path.has_steps:
        return due_on(case.path, case.facts.latest.month)
    formula = "b + (T - b) * n / N"
    if case.shape is Shape.GEOMETRIC:
        formula = "b * (T / b)^(n / N)"
    return figure(due, formula, **terms, n=years(since), N=years(planned))


def _planned_rate(case: LevelCase) -> Figure:
    reason = _no_path(case)
    if reason:
        return undefined(reason)
    rate = case.planned_rate()
    if case.path is None or case.demand is None or case.b is None:
        return undefined("undefined")
    if rate is None:
        return undefined(
            "no-observation" if case.facts.latest is None else "same-period"
        )
    if case.path.has_steps and case.facts.latest is not None:
        month = case.facts.latest.month
        due, span = case.path.at(month), years(month - case.path.points[0][0])
        return _rate(case, rate, ("b", case.b), ("path", due), ("n", span))
    span = years(case.months_planned or 0)
    return _rate(case, rate, ("b", case.b), ("T", case.demand.number), ("N", span))


def _observed_rate(case: LevelCase) -> Figure:
    if case.v is None:
        return undefined("no-observation")
    if case.b is None or case.months_since is None:
        return undefined("no-baseline")
    if case.months_since <= 0:
        return undefined("same-period")
    rate = case.observed_rate()
    if rate is None:
        return undefined("undefined")
    span = years(case.months_since)
    return _rate(case, rate, ("b", case.b), ("v", case.v), ("n", span))


def _required_rate(case: LevelCase) -> Figure:
    if case.facts.by is None:
        return undefined("no-deadline")
    if case.demand is None:
        return undefined(case.why_no_demand())
    if case.v is None or case.months_left is None:
        return undefined("no-observation")
    if case.months_left <= 0:
        return undefined("no-time-left")
    rate = case.required_rate()
    if rate is None:
        return undefined("undefined")
    if case.latest_satisfies():
        return figure(rate, "0", v=case.v, T=case.demand.number)
    span = years(case.months_left)
    return _rate(case, rate, ("v", case.v), ("T", case.demand.number), ("h", span))


def _rate(
    case: LevelCase,
    rate: Fraction,
    low: tuple[str, Fraction],
    high: tuple[str, Fraction],
    span: tuple[str, Fraction],
) -> Figure:
    """Return a rate per year: in percent on a geometric path, else in the unit."""
    terms = dict([low, high, span])
    first, second, time = low[0], high[0], span[0]
    if case.shape is Shape.GEOMETRIC:
        formula = f"100 * (({second} / {first})^(1 / {time}) - 1)"
        return figure(100 * rate, formula, **terms)
    return figure(rate, f"({second} - {first}) / {time}", **terms)


def _pace(case: LevelCase) -> Figure:
    planned, observed, pace = case.planned_rate(), case.observed_rate(), case.pace()
    if pace is None or planned is None or observed is None:
        return undefined(_no_pace(case, planned))
    scale = _scale(case)
    return figure(
        pace,
        "d * observed_rate / |planned_rate|",
        d=case.direction,
        observed_rate=observed * scale,
        planned_rate=planned * scale,
    )


def _no_pace(case: LevelCase, planned: Fraction | None) -> str:
    reason = _no_path(case)
    if reason:
        return reason
    if case.v is None:
        return "no-observation"
    if case.months_since is not None and case.months_since <= 0:
        return "same-period"
    return "planned-zero" if planned == 0 else "undefined"


def _acceleration(case: LevelCase) -> Figure:
    required, observed = case.required_rate(), case.observed_rate()
    value = case.acceleration()
    if value is None or required is None or observed is None:
        return undefined(_no_multiple(case, observed))
    scale = _scale(case)
    return figure(
        value,
        "required_rate / observed_rate",
        required_rate=required * scale,
        observed_rate=observed * scale,
    )


def _catch_up(case: LevelCase) -> Figure:
    required, rest, value = (
        case.required_rate(),
        case.remaining_path_rate(),
        case.catch_up(),
    )
    if value is None or required is None or rest is None:
        reason = _no_path(case)
        divisor = None if required is None else rest
        return undefined(reason or _no_multiple(case, divisor))
    scale = _scale(case)
    return figure(
        value,
        "required_rate / path_rate",
        required_rate=required * scale,
        path_rate=rest * scale,
    )


def _no_multiple(case: LevelCase, divisor: Fraction | None) -> str:
    if case.v is None:
        return "no-observation"
    if case.latest_satisfies():
        return "satisfied"
    if case.facts.by is None:
        return "no-deadline"
    if case.b is None:
        return "no-baseline"
    if case.months_left is not None and case.months_left <= 0:
        return "no-time-left"
    if case.months_since is not None and case.months_since <= 0:
        return "same-period"
    return "undefined" if divisor is None else "wrong-way"


def _remaining(case: LevelCase) -> Figure:
    if case.demand is None:
        return undefined(case.why_no_demand())
    if case.v is None:
        return undefined("no-observation")
    t = case.demand.number
    return figure(t - case.v, "T - v", T=t, v=case.v)


def _scale(case: LevelCase) -> int:
    return 100 if case.shape is Shape.GEOMETRIC else 1
