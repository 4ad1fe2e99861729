"""UN ESCAP: the anticipated progress index, on a scale where 10 is the target.

After the Asia and the Pacific SDG progress assessment. ESCAP predicts by a regression
that weights recent years more; here the forecast is ours, by the mean change, and the
output says so: ``predictor`` is ``drift``.
"""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.rules.facts import LEVELS, RuleFacts
from plantrack.engine.rules.judging import (
    Worked,
    above,
    judged,
    share_of_way,
    without,
    worked,
)
from plantrack.model.assessment import RuleJudgement, Verdict

_PREDICTOR = "drift"
_WILL_BE_MET = Fraction(9)


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by where the trend leads; see ``docs/rules/escap.md``."""
    index = _index(facts)
    reason = facts.why_not(LEVELS)
    if reason:
        return without(reason, figure=index)
    if not facts.is_met and index is None:
        no_scale = facts.baseline == facts.target
        why = "" if no_scale else facts.why_not_predicted
        return without(why or "undefined")
    class_id, verdict = "will-be-met", Verdict.MET_EARLY
    if not facts.is_met and index is not None:
        class_id, verdict = _by_index(index.number)
    predictor = "" if index is None else _PREDICTOR
    return judged(facts, class_id, verdict, figure=index, predictor=predictor)


def _index(facts: RuleFacts) -> Worked | None:
    share, predicted = share_of_way(facts, facts.predicted), facts.predicted
    if share is None or predicted is None:
        return None
    return worked(facts, 10 * share, "10 * (P - b) / |T - b|", P=predicted)


def _by_index(index: Fraction) -> tuple[str, Verdict]:
    if above(index, _WILL_BE_MET):
        return "will-be-met", Verdict.ON_TRACK
    if above(index, Fraction(0)):
        return "accelerate", Verdict.AT_RISK
    return "reverse", Verdict.OFF_TRACK
