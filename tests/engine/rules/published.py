"""Results that offices published, put to our rules: how a case becomes a goal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from engine.rules.authorities import (
    Number,
    bound,
    judged_by,
    measured,
    movement,
    yearly,
)
from engine.rules.authorities import promise as goal_of
from plantrack.model.assessment import RuleJudgement
from plantrack.model.plan import Goal

Case: TypeAlias = dict[str, Any]

CASES = Path(__file__).parents[4] / "shared" / "cases"
WEATHER = {
    "Sonne": "sun",
    "Leicht bewölkt": "sun-cloud",
    "Wolke": "cloud",
    "Blitz": "thunderstorm",
}


@dataclass(frozen=True)
class Growth:
    """A published case of a rule of growth; ``target`` is ``None`` without one."""

    base: tuple[int, Number]
    current: tuple[int, Number]
    direction: int
    target: Number | None
    by: int
    limit: Number | None = None


def published(name: str) -> list[Case]:
    """Return the cases of a file, or skip the test where it is not there."""
    path = CASES / f"{name}.json"
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    cases: list[Case] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return cases


def growth_of(inputs: Mapping[str, Any]) -> Growth:
    return Growth(
        base=(int(inputs["base_year"]), inputs["base_value"]),
        current=(int(inputs["current_year"]), inputs["current_value"]),
        direction=inputs["direction"],
        target=inputs["target"],
        by=int(inputs["target_year"]),
        limit=inputs["limit"],
    )


def judged_growth(rule: str, case: Growth) -> RuleJudgement:
    """Put a case to a rule as a level goal, or as a direction without a target."""
    year, _ = case.base
    if case.target is None:
        goal = goal_of(
            movement(case.direction),
            kind="direction",
            start=year + 1,
            by=case.by,
            base=case.base,
        )
    else:
        goal = goal_of(
            bound(case.direction, case.target),
            start=year + 1,
            by=case.by,
            base=case.base,
        )
    known = yearly(dict([case.current]))
    return judged_by(rule, goal, known, indicator=measured(limit=case.limit))


def weather(
    kind: str,
    *,
    direction: int,
    target: Number | None,
    by: int | None,
    window: Mapping[int, Number],
) -> RuleJudgement:
    """Put a window of yearly values to Destatis's rule.

    A bound for every year and a direction have no year of their own: they are
    given a window that is not over.
    """
    goal = _weather_goal(kind, direction, target, by, window)
    return judged_by("destatis", goal, yearly(window))


def _weather_goal(
    kind: str,
    direction: int,
    target: Number | None,
    by: int | None,
    window: Mapping[int, Number],
) -> Goal:
    start, later = min(window) + 1, max(window) + 5
    if target is None:
        return goal_of(movement(direction), kind="direction", start=start, by=later)
    if kind == "each_year":
        promise = bound(direction, target)
        return goal_of(promise, kind="every-year", start=start, by=later)
    return goal_of(bound(direction, target), start=start, by=by)
