"""Compare what the program says of a goal with the independent reading."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from plantrack.model.assessment import (
    Assessment,
    Forecast,
    InProgress,
    Judged,
    Key,
    NotAssessed,
    Reading,
)
from plantrack.model.plan import Kind

CLOSE = Fraction(1, 10**12)
TINY = Fraction(1, 10**6)
LIKELY = Fraction(1, 10**9)


def differences(
    found: Assessment, expected: dict[str, Any], *, starts: int
) -> Iterator[str]:
    """Say where the two part, one line for each difference."""
    seen: dict[str, Any] = {"verdict": None, "reason": None}
    match found.judgement:
        case Judged(verdict=verdict):
            seen["verdict"] = verdict.value
        case NotAssessed(reason=reason):
            seen["reason"] = reason.value
    wanted: dict[str, Any] = {key: expected[key] for key in seen}
    for key in Key:
        figure = found.figures.get(key)
        seen[key.value] = None if figure is None else figure.value
        wanted[key.value] = expected["figures"].get(key.value)
    requirement = found.requirement
    seen["target_number"] = requirement.number if requirement else None
    wanted["target_number"] = expected["target_number"]
    if found.goal.kind in {Kind.RELATION, Kind.EVERY_YEAR}:
        # T of a range is where figures are taken to; these kinds have none.
        seen.pop("target_number")
        wanted.pop("target_number")
    derived = requirement is not None and requirement.derived
    seen["derived_target"] = seen.get("target_number") if derived else None
    wanted["derived_target"] = expected["derived_target"]
    for title, reading in (("baseline", found.baseline), ("latest", found.latest)):
        seen |= flat(title, shown(reading))
        wanted |= flat(title, expected[title])
    seen |= flat("in_progress", part(found.in_progress))
    wanted |= flat("in_progress", expected["in_progress"])
    seen |= flat("forecast", outlook(found.forecast, starts=starts))
    wanted |= flat("forecast", expected["forecast"])
    seen["notes"] = sorted({each.code for each in found.notes})
    wanted["notes"] = sorted(expected["notes"])
    # An end of an interval may come out near 0 as a difference of large numbers.
    ends = (seen.get(f"forecast.{end}") for end in ("low", "value", "high"))
    scale = max((abs(Fraction(end)) for end in ends if end is not None), default=TINY)
    for name in sorted(set(seen) | set(wanted)):
        one, other = seen.get(name), wanted.get(name)
        if not agree(name, one, other, scale=scale):
            yield f"{name}: program {text(one)}, page {text(other)}"


def agree(key: str, one: Any, other: Any, *, scale: Fraction) -> bool:
    """Tell whether two values are the same: numbers to a relative 1e-12."""
    if one is None or other is None or isinstance(one, (str, list, tuple)):
        return bool(one == other)
    close = LIKELY if key.endswith("probability") else CLOSE
    a, b = Fraction(one), Fraction(other)
    least = max(scale, TINY) if key in {"forecast.low", "forecast.high"} else TINY
    return abs(a - b) <= close * max(abs(a), abs(b), least)


def flat(name: str, table: dict[str, Any] | None) -> dict[str, Any]:
    """Give every value of a table its dotted key."""
    if table is None:
        return {name: None}
    return {f"{name}.{key}": value for key, value in table.items()}


def text(value: Any) -> str:
    """Write a value so that a person can compare it."""
    if isinstance(value, (str, list, tuple, type(None))):
        return str(value)
    return f"{float(value):.15g}"


def shown(reading: Reading | None) -> dict[str, Any] | None:
    """A value of the program with the keys of the page."""
    if reading is None:
        return None
    return {
        "period": (reading.period.first, reading.period.last),
        "value": reading.number,
        "qualifier": reading.qualifier.value,
    }


def part(found: InProgress | None) -> dict[str, Any] | None:
    """The part of a year with the keys of the page."""
    if found is None:
        return None
    nowcast = found.nowcast
    return {
        **(shown(found.reading) or {}),
        "yoy": found.yoy,
        "nowcast": nowcast.value if nowcast else None,
        "method": nowcast.method if nowcast else "",
    }


def outlook(forecast: Forecast, *, starts: int) -> dict[str, Any]:
    """The forecast with the keys of the page."""
    year = forecast.reached
    return {
        "value": forecast.value,
        "low": forecast.low,
        "high": forecast.high,
        "probability": forecast.probability,
        "values": forecast.values,
        "method": forecast.method,
        "reached": year.year_number(starts=starts) if year else None,
        "reason": forecast.reason,
        "interval_reason": forecast.interval_reason,
    }
