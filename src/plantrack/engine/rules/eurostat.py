"""Eurostat: growth so far over the growth that leads to the target.

After the EU SDG monitoring reports, as restated by EUSTAT, whose score is given.
"""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.rules.facts import LEVELS, RuleFacts
from plantrack.engine.rules.judging import (
    above,
    at_least,
    growth_ratio,
    judged,
    observed_growth,
    why_unmet_is_undefined,
    without,
)
from plantrack.model.assessment import RuleJudgement, Verdict
from plantrack.model.plan import Kind

_SIGNIFICANT = Fraction(95, 100)
_MODERATE = Fraction(60, 100)
_ONE_PERCENT = Fraction(1, 100)
_TENTH_OF_PERCENT = Fraction(1, 1000)
_BEST = Fraction(5)
_TOP = Fraction(130, 100)


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by R, or without a target by g; see ``docs/rules/eurostat.md``."""
    if facts.kind is Kind.DIRECTION:
        return _without_target(facts)
    ratio = growth_ratio(facts)
    reason = facts.why_not(LEVELS)
    if reason:
        return without(reason, figure=ratio)
    if facts.is_met:
        return judged(facts, "target-met", Verdict.MET_EARLY, figure=ratio, score=_BEST)
    if ratio is None:
        return without(why_unmet_is_undefined(facts))
    class_id, verdict = _by_ratio(ratio.number)
    score = _score(ratio.number)
    return judged(facts, class_id, verdict, figure=ratio, score=score)


def _by_ratio(ratio: Fraction) -> tuple[str, Verdict]:
    if at_least(ratio, _SIGNIFICANT):
        return "significant", Verdict.ON_TRACK
    if at_least(ratio, _MODERATE):
        return "moderate", Verdict.AT_RISK
    if at_least(ratio, Fraction(0)):
        return "insufficient", Verdict.OFF_TRACK
    return "away", Verdict.OFF_TRACK


def _without_target(facts: RuleFacts) -> RuleJudgement:
    rate = observed_growth(facts)
    if facts.obstacle:
        return without(facts.obstacle, figure=rate)
    if rate is None:
        return without(why_unmet_is_undefined(facts))
    class_id, verdict = _by_growth(rate.number)
    score = min(max(250 * rate.number, -_BEST), _BEST)
    return judged(facts, class_id, verdict, figure=rate, score=score)


def _by_growth(rate: Fraction) -> tuple[str, Verdict]:
    if above(rate, _ONE_PERCENT):
        return "significant", Verdict.ON_TRACK
    if above(rate, _TENTH_OF_PERCENT):
        return "moderate", Verdict.AT_RISK
    if at_least(rate, -_TENTH_OF_PERCENT):
        return "none", Verdict.OFF_TRACK
    if at_least(rate, -_ONE_PERCENT):
        return "moderate-away", Verdict.OFF_TRACK
    return "significant-away", Verdict.OFF_TRACK


def _score(ratio: Fraction) -> Fraction:
    """Return EUSTAT's score of R: two straight pieces between -5 and 5."""
    if ratio >= _MODERATE:
        return (min(ratio, _TOP) - _MODERATE) / (_TOP - _MODERATE) * 5
    return (max(ratio, -_MODERATE) + _MODERATE) / (2 * _MODERATE) * 5 - 5
