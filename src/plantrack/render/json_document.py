"""The JSON document of ``status``, as ``docs/json.md`` describes it.

Keys, ids and codes are English in every language and texts come in both, so the
document does not depend on its reader. What is not known is ``null`` and never
absent. The same files and the same day give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final, TextIO, assert_never

from plantrack.model.amount import Amount, AmountRange
from plantrack.model.assessment import (
    Assessment,
    Fact,
    Forecast,
    InProgress,
    Judged,
    Key,
    NotAssessed,
    Note,
    Reading,
    Reason,
    RuleJudgement,
    Verdict,
)
from plantrack.model.period import Period
from plantrack.model.plan import Direction, Plan, Target
from plantrack.model.scorecard import Counts, Scorecard
from plantrack.model.text import Text
from plantrack.notation.amounts import unit_text
from plantrack.notation.periods import format_period
from plantrack.render.goal_texts import figure_of
from plantrack.render.json_text import Value, write
from plantrack.render.look import Look

FORMAT_VERSION: Final = 1
"""1: the first published form. A version is raised when a key changes its meaning
or goes away; a new key does not raise it."""


def render(scorecard: Scorecard, look: Look, stream: TextIO) -> None:
    """Write the scorecard as JSON; every goal, in the order of the file."""
    del look  # the document is the same for every reader
    write(document(scorecard), stream)


def document(scorecard: Scorecard) -> dict[str, Value]:
    """Return the whole document as plain values."""
    year_starts = scorecard.plan.year_starts
    return {
        "format_version": FORMAT_VERSION,
        "plan": plan(scorecard.plan),
        "as_of": scorecard.as_of.isoformat(),
        "rule": scorecard.rule,
        "counts": counts(scorecard.counts),
        "goals": [
            goal(assessment, year_starts=year_starts)
            for assessment in scorecard.assessments
        ],
    }


def plan(value: Plan) -> dict[str, Value]:
    """Return the plan that the goals belong to."""
    return {
        "id": value.id,
        "title": text(value.title),
        "start": format_period(value.start, year_starts=value.year_starts),
        "end": format_period(value.end, year_starts=value.year_starts),
        "groups": {key: text(title) for key, title in value.groups.items()},
    }


def text(value: Text) -> Value:
    """Return a text in both languages."""
    return {"zh": value.zh, "en": value.en}


def counts(value: Counts) -> dict[str, Value]:
    """Return how many goals stand where, every verdict and reason named."""
    return {
        "goals": value.goals,
        "judged": value.judged,
        "in_line": value.in_line,
        "in_line_share": value.in_line_share,
        "verdicts": {each.value: value.verdicts.get(each, 0) for each in Verdict},
        "not_assessed": {
            each.value: value.not_assessed.get(each, 0) for each in Reason
        },
        "binding": {
            "goals": value.binding,
            "judged": value.binding_judged,
            "in_line": value.binding_in_line,
            "behind": value.binding_behind,
        },
    }


def goal(assessment: Assessment, *, year_starts: int) -> dict[str, Value]:
    """Return everything known of one goal."""
    figures = {key: figure_of(assessment, key) for key in Key}
    undefined: dict[str, Value] = {
        key.value: figure.reason or None
        for key, figure in figures.items()
        if figure.value is None
    }
    return {
        **_promise(assessment, year_starts=year_starts),
        "baseline": _baseline(assessment.baseline, year_starts=year_starts),
        "latest": _latest(assessment.latest, year_starts=year_starts),
        "in_progress": _in_progress(assessment.in_progress, year_starts=year_starts),
        **{key.value: figure.value for key, figure in figures.items()},
        "rate_unit": assessment.rate_unit or None,
        "undefined": undefined,
        "forecast": _forecast(assessment.forecast, year_starts=year_starts),
        **judgement(assessment),
        "notes": [_note(each, year_starts=year_starts) for each in assessment.notes],
        "rules": {name: _rule(each) for name, each in assessment.rules.items()} or None,
    }


def _promise(assessment: Assessment, *, year_starts: int) -> dict[str, Value]:
    goal_, indicator = assessment.goal, assessment.indicator
    requirement, by = assessment.requirement, assessment.by
    unit = unit_text(assessment.unit, language="zh") if assessment.unit else None
    derived = requirement is not None and requirement.derived
    return {
        "id": goal_.id,
        "title": text(goal_.title),
        "indicator": indicator.id if indicator else None,
        "measure": indicator.measure.value if indicator else None,
        "kind": goal_.kind.value,
        "class": goal_.goal_class.value,
        "modality": goal_.modality.value,
        "group": goal_.group or None,
        "owner": goal_.owner or None,
        "op": requirement.op if requirement else None,
        "target": target(assessment.target, assessment),
        "unit": unit,
        "from": format_period(assessment.start, year_starts=year_starts),
        "by": format_period(by, year_starts=year_starts) if by else None,
        "derived_target": requirement.number if requirement and derived else None,
        "original_target": target(assessment.original_target, assessment),
    }


def target(value: Target | None, assessment: Assessment) -> Value:
    """Return a target as a number, as the two ends of a range, or as a direction.

    A target in another scale of the goal's unit is given in the goal's unit; one of
    another kind (a growth in percent) in the unit it is written in.
    """
    match value:
        case None:
            return None
        case Direction():
            return value.value
        case AmountRange(low=low, high=high):
            return {
                "low": _in_unit(low, assessment),
                "high": _in_unit(high, assessment),
            }
        case Amount():
            return _in_unit(value, assessment)
    assert_never(value)


def _in_unit(amount: Amount, assessment: Assessment) -> Decimal:
    unit = assessment.unit
    if unit is not None and unit.symbol == amount.unit.symbol:
        return amount.in_unit(unit)
    return amount.number


def _baseline(reading: Reading | None, *, year_starts: int) -> Value:
    if reading is None:
        return None
    return {
        "period": format_period(reading.period, year_starts=year_starts),
        "value": reading.number,
        "qualifier": reading.qualifier.value,
        "source": reading.source or None,
        "assumed": sorted(reading.assumed),
    }


def _latest(reading: Reading | None, *, year_starts: int) -> Value:
    if reading is None:
        return None
    return {
        "period": format_period(reading.period, year_starts=year_starts),
        "value": reading.number,
        "qualifier": reading.qualifier.value,
        "status": reading.status.value,
        "published": reading.published.isoformat() if reading.published else None,
        "source": reading.source or None,
    }


def _in_progress(value: InProgress | None, *, year_starts: int) -> Value:
    if value is None:
        return None
    nowcast = value.nowcast
    return {
        "period": format_period(value.reading.period, year_starts=year_starts),
        "value": value.reading.number,
        "yoy": value.yoy,
        "nowcast": {
            "period": format_period(nowcast.period, year_starts=year_starts),
            "value": nowcast.value,
            "method": nowcast.method,
        }
        if nowcast
        else None,
    }


def _forecast(value: Forecast, *, year_starts: int) -> dict[str, Value]:
    reached = value.reached
    return {
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "level": value.level,
        "probability": value.probability,
        "values": value.values,
        "method": value.method or None,
        "reached": format_period(reached, year_starts=year_starts) if reached else None,
        "reason": value.reason or value.interval_reason or None,
    }


def judgement(assessment: Assessment) -> dict[str, Value]:
    """Return the verdict, or ``not-assessed`` and the reason."""
    match assessment.judgement:
        case Judged(verdict):
            return {"verdict": verdict.value, "reason": None}
        case NotAssessed(reason):
            return {"verdict": "not-assessed", "reason": reason.value}


def _note(note: Note, *, year_starts: int) -> dict[str, Value]:
    facts = {
        name: _fact(fact, year_starts=year_starts) for name, fact in note.facts.items()
    }
    return {"code": note.code, **facts}


def _fact(fact: Fact, *, year_starts: int) -> Value:
    match fact:
        case Verdict() | Reason():
            return fact.value
        case str() | int() | Decimal():
            return fact
        case Period():
            return format_period(fact, year_starts=year_starts)
        case dt.date():
            return fact.isoformat()
        case Amount():
            return {
                "value": fact.number,
                "unit": unit_text(fact.unit, language="zh"),
                "qualifier": fact.qualifier.value,
            }
        case tuple():
            return [_fact(each, year_starts=year_starts) for each in fact]
    assert_never(fact)


def _rule(value: RuleJudgement) -> dict[str, Value]:
    return {
        "class": value.class_id,
        "verdict": value.verdict.value if value.verdict else None,
        "figure": value.figure,
        "score": value.score,
        "predictor": value.predictor or None,
        "reason": value.reason or None,
    }
