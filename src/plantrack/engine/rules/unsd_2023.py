"""UN Statistics Division 2023: where growth since the baseline leads by the end.

After the technical note of the SDG progress chart of 2023, as restated by EUSTAT.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from plantrack.engine.numbers import power
from plantrack.engine.rules.facts import LEVELS, RuleFacts
from plantrack.engine.rules.judging import (
    Worked,
    at_least,
    judged,
    share_of_way,
    why_unmet_is_undefined,
    without,
    worked,
)
from plantrack.model.assessment import RuleJudgement, Verdict

_ON_TRACK = Fraction(95, 100)
_MODERATE = Fraction(10, 100)
_ENDS = frozenset({Fraction(0), Fraction(100)})
_CLOSE = Fraction(1)


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by q, the share of the way at the end; see ``docs/rules/unsd-2023.md``."""
    share = _share(facts)
    reason = facts.why_not(LEVELS)
    if reason:
        return without(reason, figure=share)
    if facts.is_met:
        return judged(facts, "met-or-on-track", Verdict.MET_EARLY, figure=share)
    if _is_close(facts):
        final = None if facts.final is None else Verdict.ACHIEVED
        near = replace(facts, final=final)
        return judged(near, "met-or-on-track", Verdict.MET_EARLY, figure=share)
    if share is None:
        return without(why_unmet_is_undefined(facts))
    class_id, verdict = _by_share(share.number)
    return judged(facts, class_id, verdict, figure=share)


def _share(facts: RuleFacts) -> Worked | None:
    share = share_of_way(facts, _projected(facts))
    since, left = facts.years_since, facts.years_left
    if share is None or since is None or left is None:
        return None
    formula = "(v * (v / b)^(h / n) - b) / |T - b|"
    return worked(facts, share, formula, h=left, n=since)


def _by_share(share: Fraction) -> tuple[str, Verdict]:
    if at_least(share, _ON_TRACK):
        return "met-or-on-track", Verdict.ON_TRACK
    if at_least(share, _MODERATE):
        return "moderate", Verdict.AT_RISK
    return "stagnation", Verdict.OFF_TRACK


def _is_close(facts: RuleFacts) -> bool:
    """Tell whether a percentage is within 1 % of a target of 0 % or 100 %."""
    v, t = facts.latest, facts.target
    if v is None or t not in _ENDS or not facts.is_percentage:
        return False
    return abs(v - t) <= _CLOSE


def _projected(facts: RuleFacts) -> Fraction | None:
    """Return v moved on to the end of the window by the growth since the baseline."""
    b, v = facts.baseline, facts.latest
    since, left = facts.years_since, facts.years_left
    if b is None or v is None or left is None or not since or since < 0:
        return None
    if not b or v / b < 0:
        return None
    return v * power(v / b, left / since) if v else Fraction(0)
