"""What moved between two states of a plan, as JSON."""

from __future__ import annotations

from typing import Final, TextIO

from plantrack.model.assessment import Assessment
from plantrack.model.difference import Cause, Difference, Movement
from plantrack.model.observation import Observation
from plantrack.notation.amounts import unit_text
from plantrack.notation.periods import format_period
from plantrack.render.json_document import judgement, text
from plantrack.render.json_text import Value, write
from plantrack.render.look import Look

FORMAT_VERSION: Final = 1
"""1: the first."""


def render(difference: Difference, look: Look, stream: TextIO) -> None:
    """Write every movement; the document is the same in every language."""
    del look
    write(document(difference), stream)


def document(difference: Difference) -> dict[str, Value]:
    """Return what moved, values in the unit of each goal."""
    starts = difference.plan.year_starts
    return {
        "format_version": FORMAT_VERSION,
        "plan": {"id": difference.plan.id, "title": text(difference.plan.title)},
        "before": difference.before.isoformat(),
        "after": difference.after.isoformat(),
        "goals": difference.goals,
        "movements": [_movement(each, starts) for each in difference.movements],
    }


def _movement(movement: Movement, starts: int) -> dict[str, Value]:
    known = movement.after or movement.before
    return {
        "goal": movement.goal,
        "title": None if known is None else text(known.goal.title),
        "origin": None if movement.origin is None else movement.origin.value,
        "before": _state(movement.before, starts),
        "after": _state(movement.after, starts),
        "causes": [_cause(each, starts) for each in movement.causes],
    }


def _state(assessment: Assessment | None, starts: int) -> Value:
    if assessment is None:
        return None
    latest = assessment.latest
    unit = assessment.unit
    return {
        **judgement(assessment),
        "latest": None
        if latest is None
        else {
            "period": format_period(latest.period, year_starts=starts),
            "value": latest.number,
            "qualifier": latest.qualifier.value,
        },
        "unit": None if unit is None else unit_text(unit, language="zh"),
    }


def _cause(cause: Cause, starts: int) -> dict[str, Value]:
    return {
        "kind": cause.kind.value,
        "before": _observed(cause.before, starts),
        "after": _observed(cause.after, starts),
    }


def _observed(observation: Observation | None, starts: int) -> Value:
    if observation is None:
        return None
    amount, published = observation.amount, observation.published
    return {
        "indicator": observation.indicator,
        "period": format_period(observation.period, year_starts=starts),
        "value": None if amount is None else amount.number,
        "unit": None if amount is None else unit_text(amount.unit, language="zh"),
        "qualifier": None if amount is None else amount.qualifier.value,
        "published": None if published is None else published.isoformat(),
        "source": observation.source or None,
    }
