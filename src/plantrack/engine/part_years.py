"""Parts of a year, apart from the year values: section 9 of the method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from plantrack.engine.bounds import single
from plantrack.engine.numbers import exact
from plantrack.engine.vintages import Known
from plantrack.engine.year_values import (
    Value,
    covers,
    longest_runs,
    total,
    value_of,
)
from plantrack.model.amount import Qualifier, Unit
from plantrack.model.observation import Status
from plantrack.model.period import MONTHS_IN_YEAR, Period
from plantrack.model.plan import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class PartYear:
    """The newest part of a year, and the full year estimated from it.

    ``method`` is ``same-share``, ``yoy`` or ``pro-rata``, empty where a full year
    is not estimated (stocks, ratios, ranks are never annualised).
    """

    value: Value
    year: Period
    yoy: Fraction | None = None
    estimate: Fraction | None = None
    method: str = ""

    def as_year(self) -> Value | None:
        """Return the estimate as the value of its year, marked as estimated."""
        if self.estimate is None:
            return None
        return replace(
            self.value,
            period=self.year,
            number=self.estimate,
            bounds=single(self.estimate),
            qualifier=Qualifier.EXACT,
            status=Status.ESTIMATED,
        )


def part_year(
    known: Known,
    *,
    years: Mapping[int, Value],
    measure: Measure,
    unit: Unit,
    window: tuple[Period, Period | None],
    year_starts: int,
) -> PartYear | None:
    """Return the newest part of a year after the newest year value, in the window."""
    start, by = window
    newest = max(years, default=None)
    inside: dict[int, list[Value]] = {}
    for observation in known.values():
        period = observation.period
        number = period.year_number(starts=year_starts)
        year = Period.year_if_any(number, starts=year_starts)
        if year is None:
            continue
        late = by is not None and period.last > by.last
        if period == year or not year.contains(period) or late:
            continue
        if period.last < start.first or (newest is not None and number <= newest):
            continue
        inside.setdefault(number, []).append(value_of(observation, unit))
    if not inside:
        return None
    number = max(inside)
    year = Period.of_year(number, starts=year_starts)
    if measure is not Measure.FLOW:
        last = max(inside[number], key=lambda each: (each.period.last, each.period))
        return PartYear(value=last, year=year, yoy=_yoy(last))
    return _flow(
        known, inside[number], year=year, before=years.get(number - 1), unit=unit
    )


def _flow(
    known: Known,
    parts: Sequence[Value],
    *,
    year: Period,
    before: Value | None,
    unit: Unit,
) -> PartYear | None:
    value = _so_far(parts, year)
    if value is None:
        return None
    yoy = _yoy(value)
    estimate, method = _estimate(
        value, year=year, before=before, same=_year_before(known, value.period, unit)
    )
    return PartYear(value=value, year=year, yoy=yoy, estimate=estimate, method=method)


def _so_far(parts: Sequence[Value], year: Period) -> Value | None:
    """Return the flow from the start of the year, else the newest run."""
    runs = longest_runs(parts)
    joined: list[Value] = []
    for run in runs:
        expected = joined[-1].month + 1 if joined else year.first_month
        if run.period.first_month != expected:
            break
        joined.append(run)
    if joined:
        whole = Period.of_months(year.first_month, joined[-1].month)
        return total(whole, joined)
    return max(runs, key=lambda each: each.period.last, default=None)


def _estimate(
    value: Value, *, year: Period, before: Value | None, same: Value | None
) -> tuple[Fraction, str]:
    if before is not None and value.period.first == year.first:
        if same is not None and same.number != 0:
            return before.number * value.number / same.number, "same-share"
        yoy = _yoy(value)
        if yoy is not None:
            return before.number * (1 + yoy / 100), "yoy"
    return value.number * MONTHS_IN_YEAR / value.period.months, "pro-rata"


def _year_before(known: Known, period: Period, unit: Unit) -> Value | None:
    """Return the flow of the same months of the year before, if it is known."""
    same = period.year_earlier()
    if same is None:
        return None
    if same in known:
        return value_of(known[same], unit)
    runs = longest_runs(
        value_of(each, unit) for each in known.values() if same.contains(each.period)
    )
    return total(same, runs) if runs and covers(same, runs) else None


def _yoy(value: Value) -> Fraction | None:
    if len(value.parts) != 1 or value.parts[0].yoy is None:
        return None
    return exact(value.parts[0].yoy)
