"""Open SDG as Statistics Canada runs it: Eurostat's ratio with a score from -5 to 5.

After ``docs/progress-methodology.md`` of Open SDG and ``sdg/ProgressMeasure.py`` of
sdg-build. A base or a target of 0 is undefined here; sdg-build puts 0.001 instead.
"""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.numbers import SLACK, power
from plantrack.engine.rules.facts import LEVELS, RuleFacts
from plantrack.engine.rules.judging import (
    at_least,
    growth_ratio,
    judged,
    observed_growth,
    without,
)
from plantrack.model.assessment import RuleJudgement, Verdict
from plantrack.model.plan import Kind

_SUBSTANTIAL = Fraction(95, 100)
_MODERATE = Fraction(60, 100)
_SUBSTANTIAL_GROWTH = Fraction(15, 1000)
_MODERATE_GROWTH = Fraction(5, 1000)
_STEEPNESS = Fraction(444, 100)
_BEST = Fraction(5)
_VERDICTS = {
    "substantial_progress": Verdict.ON_TRACK,
    "moderate_progress": Verdict.AT_RISK,
    "limited_progress": Verdict.OFF_TRACK,
    "deterioration": Verdict.OFF_TRACK,
}


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by R, or without a target by g; see ``docs/rules/open-sdg.md``."""
    if facts.kind is Kind.DIRECTION:
        return _without_target(facts)
    ratio = growth_ratio(facts)
    reason = facts.why_not(LEVELS)
    if reason:
        return without(reason, figure=ratio)
    if facts.is_met:
        return judged(
            facts, "target_achieved", Verdict.MET_EARLY, figure=ratio, score=_BEST
        )
    if ratio is None:
        return _no_class(facts)
    class_id = _class_of(ratio.number, high=_SUBSTANTIAL, middle=_MODERATE)
    return judged(
        facts,
        class_id,
        _VERDICTS[class_id],
        figure=ratio,
        score=_score(ratio.number),
    )


def _without_target(facts: RuleFacts) -> RuleJudgement:
    rate = observed_growth(facts)
    single = facts.obstacle == "no-observation-since-baseline"
    if facts.obstacle and not single:
        return without(facts.obstacle, figure=rate)
    if rate is None or facts.baseline is None:
        return _no_class(facts)
    room = _room(facts.baseline, facts.limit)
    class_id = _class_of(
        rate.number, high=_SUBSTANTIAL_GROWTH * room, middle=_MODERATE_GROWTH * room
    )
    return judged(
        facts,
        class_id,
        _VERDICTS[class_id],
        figure=rate,
        score=_score_of_growth(rate.number, room),
    )


def _no_class(facts: RuleFacts) -> RuleJudgement:
    """Return the authority's own class for what it cannot compute."""
    if not facts.has_moved_on():
        return _not_available("single-year")
    b, v, t = facts.baseline, facts.latest, facts.target
    if b and any(each is not None and each / b < 0 for each in (v, t)):
        return _not_available("opposite-signs")
    return without("undefined")


def _not_available(reason: str) -> RuleJudgement:
    return RuleJudgement(class_id="not_available", reason=reason)


def _class_of(figure: Fraction, *, high: Fraction, middle: Fraction) -> str:
    if at_least(figure, high):
        return "substantial_progress"
    if at_least(figure, middle):
        return "moderate_progress"
    if at_least(figure, Fraction(0)):
        return "limited_progress"
    return "deterioration"


def _score(ratio: Fraction) -> Fraction:
    if at_least(ratio, _MODERATE):
        score = Fraction(71429, 10000) * ratio - Fraction(42857, 10000)
        return min(score, _BEST)
    score = Fraction(41667, 10000) * ratio - Fraction(25, 10)
    return max(score, -_BEST)


def _room(baseline: Fraction, limit: Fraction | None) -> Fraction:
    """Return C: 1 far from the natural limit, 0 at it."""
    if limit is None or abs(baseline) >= 2 * abs(limit):
        return Fraction(1)
    share = abs(baseline) / abs(limit)
    if share > 1:
        share = 2 - share
    return 1 - power(share, _STEEPNESS) if share else Fraction(1)


def _score_of_growth(rate: Fraction, room: Fraction) -> Fraction:
    if rate < -SLACK:
        return max(125 * rate - Fraction(5, 2), -_BEST)
    if room == 0:
        return _BEST
    if at_least(rate, _SUBSTANTIAL_GROWTH * room):
        return min(500 * rate / room - 5, _BEST)
    if at_least(rate, _MODERATE_GROWTH * room):
        return 250 * rate / room - Fraction(5, 4)
    return 500 * rate / room - Fraction(5, 2)
