"""The trend and the forecast of a goal, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from plantrack.engine.cumulative import SumCase
from plantrack.engine.figures import figure, undefined
from plantrack.engine.level import LevelCase
from plantrack.engine.numbers import decimal, years
from plantrack.engine.scene import Scene
from plantrack.engine.trend import (
    Aim,
    Drift,
    drift_of,
    first_year_reached,
    forecast_level,
    forecast_sum,
    window,
)
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Figure, Forecast
from plantrack.model.period import MONTHS_IN_YEAR, Period
from plantrack.model.plan import Kind, Measure, Shape

_ENOUGH_YEARS = 4
_ONE_VALUE = "one-value"
_YEARS_BEYOND = 10


@dataclass(frozen=True, slots=True)
class Outlook:
    """The trend as a figure, and the forecast."""

    trend: Figure
    forecast: Forecast


def level_outlook(scene: Scene, case: LevelCase) -> Outlook:
    """Return trend and forecast of a level, growth or change goal."""
    if scene.goal.kind is Kind.RANK or scene.indicator.measure is Measure.RANK:
        return _none("kind")
    latest = case.facts.latest
    if latest is None:
        return _none("no-observation")
    run = window(scene.years, ending=scene.year_number(latest.period))
    drift = drift_of(run, case.shape)
    if drift is None:
        return _none(_ONE_VALUE if len(run) == 1 else "undefined")
    trend = _trend(drift)
    if scene.by is None:
        return Outlook(trend, Forecast(reason="no-deadline", values=len(run)))
    left = scene.by.last_month - latest.month
    if left <= 0:
        return Outlook(trend, Forecast(reason="final", values=len(run)))
    known = case.demand is not None and case.demand.op != "~"
    aim = Aim(
        allowed=case.demand.allowed if known and case.demand is not None else None,
        clip=None if scene.is_chained else scene.indicator.bounds,
    )
    forecast = forecast_level(drift, years_left=years(left), aim=aim)
    reached = first_year_reached(
        drift,
        latest=latest.period,
        by=scene.by,
        aim=aim,
        year_starts=scene.view.year_starts,
    )
    return Outlook(trend, replace(forecast, reached=reached))


def sum_outlook(scene: Scene, case: SumCase) -> Outlook:
    """Return trend and forecast of a cumulative goal."""
    total = case.months_in_window
    if not case.runs:
        return _none("no-observation")
    run = _full_years(scene, case)
    drift = drift_of(run, Shape.LINEAR)
    too_few = _ONE_VALUE if run else "no-full-year"
    trend = undefined(too_few) if drift is None else _trend(drift)
    if total is None or case.by is None:
        return Outlook(trend, Forecast(reason="no-deadline", values=len(run)))
    if case.months_known == total:
        return Outlook(trend, Forecast(reason="final", values=len(run)))
    aim = Aim(None if case.demand.op == "~" else case.demand.allowed)
    last = case.last_full_year()
    if drift is None or last is None or not _can_drift(case, run, last[0]):
        forecast = _by_mean(case, total, values=len(run))
        reached = _reached_by_mean(scene, case, aim)
        return Outlook(trend, replace(forecast, reached=reached))
    years_left = (case.by.last_month - last[0].last_month) // MONTHS_IN_YEAR
    forecast = forecast_sum(
        drift, known=_sum_until(case, last[0]), years_left=years_left, aim=aim
    )
    reached = _reached_by_drift(scene, case, drift, aim)
    return Outlook(trend, replace(forecast, reached=reached))


def _can_drift(case: SumCase, run: tuple[Value, ...], last: Period) -> bool:
    """Tell whether four full years lead, without a gap, to whole years still left."""
    if case.by is None or len(run) < _ENOUGH_YEARS or case.months_missing:
        return False
    left = case.by.last_month - last.last_month
    return left > 0 and left % MONTHS_IN_YEAR == 0


def _none(reason: str) -> Outlook:
    return Outlook(undefined(reason), Forecast(reason=reason))


def _trend(drift: Drift) -> Figure:
    first, last, count = drift.values[0], drift.values[-1], len(drift.values) - 1
    if drift.shape is Shape.GEOMETRIC:
        formula = "100 * ((v / v0)^(1 / k) - 1)"
        return figure(100 * drift.trend(), formula, v=last, v0=first, k=count)
    return figure(drift.trend(), "(v - v0) / k", v=last, v0=first, k=count)


def _full_years(scene: Scene, case: SumCase) -> tuple[Value, ...]:
    """Return the run of full years that ends with the last one in the window."""
    last = case.last_full_year()
    if last is None:
        return ()
    return window(scene.years, ending=scene.year_number(last[0]))


def _by_mean(case: SumCase, total: int, *, values: int) -> Forecast:
    mean = case.monthly_mean or Fraction(0)
    value = case.known + (total - case.months_known) * mean
    return Forecast(
        value=decimal(value),
        values=values,
        method="mean",
        interval_reason="gaps" if case.months_missing else "few-values",
    )


def _sum_until(case: SumCase, year: Period) -> Fraction:
    """Return the known sum up to the end of ``year``."""
    return sum(
        (each.number for each in case.runs if each.month <= year.last_month),
        Fraction(0),
    )


def _reached_by_mean(scene: Scene, case: SumCase, aim: Aim) -> Period | None:
    mean = case.monthly_mean
    if aim.allowed is None or case.demand.is_ceiling or mean is None:
        return None
    for year in _coming_years(scene, case):
        months = year.last_month - case.start.first_month + 1 - case.months_known
        if aim.allowed.holds(case.known + months * mean):
            return year
    return None


def _reached_by_drift(
    scene: Scene, case: SumCase, drift: Drift, aim: Aim
) -> Period | None:
    last = case.last_full_year()
    if aim.allowed is None or case.demand.is_ceiling or last is None:
        return None
    value = _sum_until(case, last[0])
    flow, trend = drift.values[-1], drift.trend()
    if aim.allowed.holds(value):
        return last[0]
    first = scene.year_number(last[0])
    for year in _coming_years(scene, case):
        ahead = scene.year_number(year) - first
        if ahead > 0:
            value += flow + ahead * trend
            if aim.allowed.holds(value):
                return year
    return None


def _coming_years(scene: Scene, case: SumCase) -> list[Period]:
    """Return the years from the newest run's to ten years after the window."""
    if case.by is None or not case.runs:
        return []
    first = scene.year_number(case.runs[-1].period)
    last = scene.year_number(case.by) + _YEARS_BEYOND
    years = [
        Period.year_if_any(number, starts=scene.view.year_starts)
        for number in range(first, last + 1)
    ]
    return [year for year in years if year is not None]
