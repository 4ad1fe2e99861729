"""The figures of a cumulative goal: section 7 of the method."""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.cumulative import SumCase
from plantrack.engine.figures import (
    calendar_elapsed,
    elapsed,
    figure,
    lead_of,
    undefined,
)
from plantrack.engine.numbers import decimal
from plantrack.model.assessment import Bar, Figure, Key


def sum_figures(case: SumCase) -> dict[Key, Figure]:
    """Return every figure that a sum over a window has."""
    newest = case.runs[-1].month if case.runs else None
    figures = {
        Key.COMPLETION: _completion(case),
        Key.ELAPSED: elapsed(start=case.start, by=case.by, month=newest),
        Key.CALENDAR_ELAPSED: calendar_elapsed(
            start=case.start, by=case.by, as_of=case.as_of
        ),
        Key.COVERAGE: _coverage(case),
        Key.PACE: _pace(case),
        Key.OBSERVED_RATE: _observed_rate(case),
        Key.REQUIRED_RATE: _required_rate(case),
        Key.ACCELERATION: _acceleration(case),
        Key.REQUIRED_GROWTH: _required_growth(case),
        Key.REMAINING: _remaining(case),
    }
    figures[Key.LEAD] = (
        undefined("gaps")
        if case.months_missing
        else lead_of(figures[Key.COMPLETION], figures[Key.ELAPSED], "completion")
    )
    return figures


def sum_bar(case: SumCase) -> Bar | None:
    """Return the share of the sum that is known, and of the window that is over."""
    window = case.months_in_window
    if not case.runs or window is None or case.demand.number <= 0:
        return None
    return Bar(
        decimal(case.known / case.demand.number),
        decimal(Fraction(case.months_so_far, window)),
    )


def _completion(case: SumCase) -> Figure:
    if not case.runs:
        return undefined("no-observation")
    if case.demand.number <= 0:
        return undefined("target-not-positive")
    t = case.demand.number
    return figure(case.known / t, "S / T", S=case.known, T=t)


def _coverage(case: SumCase) -> Figure:
    if not case.runs:
        return undefined("no-observation")
    m, e = case.months_known, case.months_so_far
    return figure(Fraction(m, e), "m / e", m=m, e=e)


def _pace(case: SumCase) -> Figure:
    window, pace = case.months_in_window, case.pace()
    if not case.runs:
        return undefined("no-observation")
    if window is None:
        return undefined("no-deadline")
    if pace is None:
        return undefined("planned-zero")
    s, m, t = case.known, case.months_known, case.demand.number
    if case.is_flat():
        return figure(pace, "(S / m) / (T / W)", S=s, m=m, T=t, W=window)
    return figure(pace, "S / planned", S=s, planned=case.planned_so_far())


def _observed_rate(case: SumCase) -> Figure:
    mean = case.monthly_mean
    if mean is None:
        return undefined("no-observation")
    return figure(12 * mean, "12 * S / m", S=case.known, m=case.months_known)


def _required_rate(case: SumCase) -> Figure:
    if not case.runs:
        return undefined("no-observation")
    if case.months_in_window is None:
        return undefined("no-deadline")
    rate = case.required_rate()
    if rate is None:
        return undefined("no-time-left")
    terms = {
        "T": case.demand.number,
        "S": case.known,
        "W": Fraction(case.months_in_window),
        "e": Fraction(case.months_so_far),
    }
    if not case.months_missing:
        return figure(rate, "12 * (T - S) / (W - e)", **terms)
    return figure(
        rate,
        "12 * (T - S - gap * S / m) / (W - e)",
        **terms,
        gap=case.months_missing,
        m=case.months_known,
    )


def _acceleration(case: SumCase) -> Figure:
    if case.demand.is_ceiling:
        return undefined("ceiling")
    if not case.runs:
        return undefined("no-observation")
    if case.months_in_window is None:
        return undefined("no-deadline")
    required, mean = case.required_rate(), case.monthly_mean
    if required is None:
        return undefined("no-time-left")
    if case.demand.op != "~" and case.demand.allowed.holds(case.known):
        return undefined("satisfied")
    if mean is None or mean <= 0:
        return undefined("wrong-way")
    return figure(
        required / (12 * mean),
        "required_rate / observed_rate",
        required_rate=required,
        observed_rate=12 * mean,
    )


def _required_growth(case: SumCase) -> Figure:
    if not case.runs:
        return undefined("no-observation")
    if case.last_full_year() is None:
        return undefined("no-full-year")
    left, growth = case.years_left(), case.required_growth()
    if left is None or growth is None:
        return undefined("undefined")
    formula = "y * sum((1 + g)^k, k = 1..h) = T - S_y"
    terms = {
        "y": left.flow,
        "g": growth,
        "h": Fraction(left.years),
        "T": case.demand.number,
        "S_y": left.known,
    }
    if not left.unknown:
        return figure(100 * growth, formula, **terms)
    return figure(100 * growth, f"{formula} - gap_y", **terms, gap_y=left.unknown)


def _remaining(case: SumCase) -> Figure:
    if not case.runs:
        return undefined("no-observation")
    t = case.demand.number
    return figure(t - case.known, "T - S", T=t, S=case.known)
