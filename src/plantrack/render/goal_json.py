"""The JSON document of ``show``: one goal, and how everything said of it was found."""

from __future__ import annotations

from typing import Final, TextIO

from plantrack.model.assessment import Assessment, Figure, Forecast, Key
from plantrack.model.goal_page import GoalPage
from plantrack.model.observation import Observation
from plantrack.model.plan import Bands
from plantrack.model.turn import Turn, Turns
from plantrack.notation.amounts import format_amount
from plantrack.notation.periods import format_period
from plantrack.render.goal_texts import figure_of
from plantrack.render.json_document import goal, plan, text
from plantrack.render.json_text import Value, write
from plantrack.render.look import Look
from plantrack.render.observation_lines import observations_of

FORMAT_VERSION: Final = 1
"""1: the first. The goal's own keys are those of the document of ``status``."""


def render(page: GoalPage, look: Look, stream: TextIO) -> None:
    """Write the goal as JSON; the document is the same for every reader."""
    del look
    write(document(page), stream)


def document(page: GoalPage) -> dict[str, Value]:
    """Return the goal as ``status`` gives it, with ``explain`` beside its keys."""
    card, year_starts = page.scorecard, page.scorecard.plan.year_starts
    return {
        "format_version": FORMAT_VERSION,
        "plan": plan(card.plan),
        "as_of": card.as_of.isoformat(),
        "rule": card.rule,
        "goal": {
            **goal(page.assessment, year_starts=year_starts),
            "explain": _explained(page, year_starts=year_starts),
        },
    }


def _explained(page: GoalPage, *, year_starts: int) -> dict[str, Value]:
    assessment = page.assessment
    return {
        "figures": {key.value: _figure(assessment, key) for key in Key},
        "rules": {
            name: {"formula": rule.formula or None, "terms": dict(rule.terms)}
            for name, rule in assessment.rules.items()
        },
        "observations": [
            _observation(each, year_starts=year_starts)
            for each in observations_of(assessment)
        ],
        "bands": _bands(page.scorecard.plan.bands),
        "turns": _turns(page.turns, year_starts=year_starts),
        "forecast": _forecast(assessment.forecast),
    }


def _figure(assessment: Assessment, key: Key) -> dict[str, Value]:
    figure: Figure = figure_of(assessment, key)
    return {
        "value": figure.value,
        "formula": figure.formula or None,
        "terms": dict(figure.terms),
        "reason": figure.reason or None,
    }


def _observation(observation: Observation, *, year_starts: int) -> dict[str, Value]:
    amount, published = observation.amount, observation.published
    written = format_amount(amount, language="zh") if amount else None
    return {
        "indicator": observation.indicator,
        "period": format_period(observation.period, year_starts=year_starts),
        "value": (amount.text or written) if amount else None,
        "qualifier": amount.qualifier.value if amount else None,
        "published": published.isoformat() if published else None,
        "status": observation.status.value,
        "basis": observation.basis or None,
        "yoy": observation.yoy,
        "assumed": sorted(observation.assumed),
        "source": observation.source or None,
        "note": text(observation.note) if observation.note else None,
        "file": observation.place.file or None,
        "line": observation.place.line or None,
    }


def _bands(bands: Bands) -> dict[str, Value]:
    return {
        "on_track": bands.on_track,
        "at_risk": bands.at_risk,
        "catch_up": bands.catch_up,
    }


def _turns(turns: Turns, *, year_starts: int) -> dict[str, Value]:
    period, still = turns.next_period, turns.standing_still
    return {
        "now": [_turn(each) for each in turns.now],
        "next_year": None
        if period is None
        else {
            "period": format_period(period, year_starts=year_starts),
            "standing_still": None if still is None else still.value,
            "turns": [_turn(each) for each in turns.next_year],
        },
    }


def _turn(turn: Turn) -> dict[str, Value]:
    return {
        "at": turn.at,
        "state": turn.state.value,
        "is_above": turn.is_above,
        "is_open": turn.is_open,
        "growth": turn.growth,
    }


def _forecast(forecast: Forecast) -> dict[str, Value]:
    return {
        "reason": forecast.reason or None,
        "interval_reason": forecast.interval_reason or None,
    }
