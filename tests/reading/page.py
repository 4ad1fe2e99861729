"""The independent reading of the page: files as tables in, figures out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from reading.case import Case, Figures, Promise, note_assumed
from reading.forecasts import Forecast, level_forecast, note_small, sum_forecast
from reading.known import (
    Part,
    Series,
    Table,
    Value,
    exactly,
    in_progress,
    known_series,
)
from reading.level import read_level
from reading.others import (
    read_average,
    read_direction,
    read_every_year,
    read_milestone,
    read_relation,
)
from reading.sums import read_sum
from reading.written import last_day, month, period, year

LEVELS = {"level", "growth", "change", "rank"}
READERS = {
    "every-year": read_every_year,
    "average": read_average,
    "direction": read_direction,
    "milestone": read_milestone,
    "relation": read_relation,
}
RATES = {"observed_rate", "planned_rate", "required_rate", "trend"}
AMOUNTS = {"expected", "remaining"}


def read(
    document: Table, observations: Sequence[Table], as_of: dt.date
) -> dict[str, dict[str, Any]]:
    """Every goal of the document, as section 14 names its keys."""
    return {
        name: read_goal(document, observations, name, as_of)
        for name in document["goals"]
    }


def read_goal(
    document: Table, observations: Sequence[Table], name: str, as_of: dt.date
) -> dict[str, Any]:
    """One goal, with the note `revision-flip` of section 11."""
    result = assess(document, observations, name, as_of, first=False)
    earlier = assess(document, observations, name, as_of, first=True)
    # «Where first-published values would give another verdict than revised ones:
    # note `revision-flip`.»
    if result["verdict"] != earlier["verdict"]:
        result["notes"].add("revision-flip")
    return result


def assess(
    document: Table,
    observations: Sequence[Table],
    name: str,
    as_of: dt.date,
    *,
    first: bool,
) -> dict[str, Any]:
    """One goal on one set of vintages."""
    plan = document["plan"]
    goal = dict(document["goals"][name])
    notes = in_force(goal, as_of)
    starts = int(plan.get("year_starts", "01"))
    kind = str(goal.get("kind", "level"))
    if kind == "qualitative":
        return {
            **shown(None),
            "verdict": None,
            "reason": "qualitative",
            "notes": notes,
        }
    measured = str(goal.get("indicator", name))

    def series(which: str) -> Series:
        return known_series(
            name=which,
            indicator=document["indicators"].get(
                which, {"unit": "%", "measure": "milestone"}
            ),
            observations=observations,
            as_of=as_of,
            starts=starts,
            first=first,
        )

    by = goal.get("by", plan["end"])
    own = series(measured)
    # «A sum adds the flows: `year_value` does not touch it»
    own.mean = own.mean and kind != "cumulative"
    case = Case(
        goal=goal,
        plan=plan,
        kind=kind,
        as_of=as_of,
        starts=starts,
        first=period(goal.get("from", plan["start"]), starts).start,
        last=None if by == "open" else period(by, starts).end,
        series=own,
        other=series(str(goal["relative_to"])) if "relative_to" in goal else None,
        notes=notes,
    )
    part = None
    if kind not in {"cumulative", "milestone", "relation"} and not case.chained:
        part = in_progress(case.series, last=case.last)
    final = part is not None and part.year == case.by_year
    if goal.get("use_nowcast") and part and part.estimate is not None and not final:
        # «Nowcasts … never enter a verdict …, unless the goal says `use_nowcast`»
        span = year(part.year, starts)
        estimate = replace(
            exactly(part.estimate, span),
            statuses=frozenset("E"),
            basis=part.value.basis,
        )
        case.series.nowcasts[part.year] = estimate
        notes.add("nowcast-used")
    if part:
        note_assumed(case, part.value)
    if part and part.method == "yoy":
        # «else `yoy` = last year's total × (1 + yoy) (note `nominal-and-real`)»
        notes.add("nominal-and-real")
    if part and part.year not in case.series.nowcasts:
        notes.add("in-progress")
    result = measured_result(case)
    result["in_progress"] = show_part(case, part)
    result["notes"] = case.notes
    return result


def in_force(goal: dict[str, Any], as_of: dt.date) -> set[str]:
    """Section 11: «what is in force on `as_of` is judged»."""
    notes = set()
    for each in sorted(goal.get("revision", ()), key=lambda r: r["date"]):
        if each["date"] <= as_of:
            goal.update({key: each[key] for key in ("target", "by") if key in each})
            notes.add("target-revised")
    waiver = goal.get("waiver")
    if waiver and as_of <= waiver["until"]:
        notes.add("waived")
    return notes


def note_stale(case: Case, baseline: Value | None) -> None:
    """«Stale: `as_of` is later than the end of the next expected period plus `lag`.»"""
    table = case.series.table
    held = case.series.held
    if case.kind == "milestone":
        return
    ends = [each.last for each in held]
    if baseline:
        ends.append(baseline.period.last)
    newest = max(ends, default=last_day(case.first - 1))
    if case.last is not None and newest >= last_day(case.last):
        return
    due = later(newest, table.get("expect_every", "1 year"))
    if case.as_of > later(due, table.get("lag", "6 months")):
        case.notes.add("stale")


def later(day: dt.date, text: object) -> dt.date:
    """A day some months or days later; of a month's end, the end."""
    number, word = str(text).split()
    if word.startswith("day"):
        return day + dt.timedelta(days=int(number))
    months = {"year": 12, "quarter": 3, "month": 1}[word.rstrip("s")]
    end = last_day(month(day) + int(number) * months)
    if day == last_day(month(day)):
        return end
    return end.replace(day=min(day.day, end.day))


def measured_result(case: Case) -> dict[str, Any]:
    """The goal by its kind, numbers in the goal's unit."""
    if case.kind in LEVELS:
        outcome, baseline, latest, number = read_level(case)
        note_stale(case, baseline)
        middle = outcome.verdict in {"on-track", "at-risk", "off-track"}
        if middle and latest and number is not None and baseline and outcome.promise:
            promised = outcome.promise.number - baseline.number
            note_small(case, number, latest, promised)
        forecast = Forecast(reason="kind")
        if case.kind != "rank" and latest and number is not None:
            forecast = level_forecast(
                case, number, latest, outcome.promise, outcome.shape
            )
        elif case.kind != "rank":
            forecast = Forecast(reason="no-observation")
        result = shown(case, outcome.figures, forecast, outcome.shape)
        result |= judged(outcome.verdict, outcome.reason)
        result |= values(case, outcome.promise, baseline, latest)
        return result
    if case.kind == "cumulative":
        figures, promise, known, verdict, reason = read_sum(case)
        forecast = (
            sum_forecast(case, known, promise)
            if known
            else Forecast(reason="no-observation")
        )
        note_stale(case, None)
        result = shown(case, figures, forecast, "linear")
        result |= judged(verdict, reason)
        result |= values(case, promise, None, known.total if known else None)
        return result
    other = READERS[case.kind](case)
    note_stale(case, other.baseline)
    result = shown(case, other.figures, Forecast(reason="kind"), "linear")
    result |= judged(other.verdict, other.reason)
    result |= values(case, other.promise, other.baseline, other.latest)
    return result


def judged(verdict: str | None, reason: str | None) -> dict[str, Any]:
    """Verdict and reason."""
    return {"verdict": verdict, "reason": reason}


def shown(
    case: Case | None,
    figures: Figures | None = None,
    forecast: Forecast | None = None,
    shape: str = "",
) -> dict[str, Any]:
    """Figures and forecast; «values … are in the target's written scale»."""
    found = dict(figures or {})
    forecast = forecast or Forecast(reason="kind")
    found["trend"] = forecast.trend
    unit = Fraction(10) ** (case.scale if case and not in_points(case) else 0)

    def scaled(key: str, number: Fraction | None) -> Fraction | None:
        # «rates of geometric paths are in percent per year, of linear ones in the
        # unit per year»
        if number is None:
            return None
        in_unit = key in AMOUNTS or (key in RATES and shape != "geometric")
        return number / unit if in_unit else number

    return {
        "figures": {key: scaled(key, number) for key, number in found.items()},
        "derived_target": None,
        "target_number": None,
        "baseline": None,
        "latest": None,
        "in_progress": None,
        "forecast": {
            "value": None if forecast.value is None else forecast.value / unit,
            "low": None if forecast.low is None else forecast.low / unit,
            "high": None if forecast.high is None else forecast.high / unit,
            "probability": forecast.probability,
            "values": 0
            if forecast.reason not in {"", "final", "no-deadline"}
            else forecast.values,
            "method": "" if forecast.reason else forecast.method,
            "reached": forecast.reached,
            "reason": forecast.reason,
            "interval_reason": forecast.interval_reason,
        },
    }


def in_points(case: Case) -> bool:
    """Tell whether the goal's figures are differences of growth rates, in pp."""
    return case.kind == "relation" and case.goal.get("of") != "level"


def values(
    case: Case, promise: Promise | None, baseline: Value | None, latest: Value | None
) -> dict[str, Any]:
    """Derived target, baseline and latest."""
    unit = Fraction(10) ** case.scale
    asked = Fraction(1) if case.kind == "relation" else unit
    derived = promise is not None and case.kind in {"growth", "change"}
    return {
        "target_number": promise.number / asked if promise else None,
        "derived_target": promise.number / unit if promise and derived else None,
        "baseline": show_value(baseline, unit),
        "latest": show_value(latest, unit),
    }


def show_value(value: Value | None, unit: Fraction) -> dict[str, Any] | None:
    """A value as section 14 names its keys."""
    if value is None:
        return None
    return {
        "period": (value.period.first, value.period.last),
        "value": value.number / unit,
        "qualifier": value.qualifier,
    }


def show_part(case: Case, part: Part | None) -> dict[str, Any] | None:
    """`in_progress` {period, value, yoy, nowcast}."""
    if part is None:
        return None
    unit = Fraction(10) ** (0 if case.chained else case.scale)
    return {
        **(show_value(part.value, unit) or {}),
        "yoy": part.value.yoy,
        "nowcast": None if part.estimate is None else part.estimate / unit,
        "method": part.method,
    }
