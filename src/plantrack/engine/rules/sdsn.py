"""SDSN: recent change over the straight line from the baseline to the target.

After the methods of the Sustainable Development Report.
"""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.numbers import years
from plantrack.engine.rules.facts import LEVELS, Point, RuleFacts
from plantrack.engine.rules.judging import (
    Worked,
    judged,
    why_unmet_is_undefined,
    without,
    worked,
)
from plantrack.model.assessment import RuleJudgement, Verdict

_VALUES = 5
_FEWEST_VALUES = 2
_HALF = Fraction(1, 2)


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by observed over needed change; see ``docs/rules/sdsn.md``."""
    ratio = _ratio(facts)
    reason = facts.why_not(LEVELS)
    if reason:
        return without(reason, figure=ratio)
    if facts.is_met:
        return judged(facts, "on-track", Verdict.MET_EARLY, figure=ratio)
    if ratio is None:
        few = facts.has_moved_on() and len(_recent(facts)) < _FEWEST_VALUES
        return without("few-values" if few else why_unmet_is_undefined(facts))
    class_id, verdict = _by_ratio(ratio.number)
    return judged(facts, class_id, verdict, figure=ratio)


def _by_ratio(ratio: Fraction) -> tuple[str, Verdict]:
    if ratio >= 1:
        return "on-track", Verdict.ON_TRACK
    if ratio >= _HALF:
        return "moderately-improving", Verdict.AT_RISK
    if ratio >= 0:
        return "stagnating", Verdict.OFF_TRACK
    return "decreasing", Verdict.OFF_TRACK


def _recent(facts: RuleFacts) -> tuple[Point, ...]:
    """Return the last five years that are known."""
    return facts.known[-_VALUES:]


def _ratio(facts: RuleFacts) -> Worked | None:
    recent, planned = _recent(facts), facts.years_planned
    b, t = facts.baseline, facts.target
    if len(recent) < _FEWEST_VALUES or b is None or t is None or b == t:
        return None
    if planned is None or planned <= 0 or not facts.has_moved_on():
        return None
    first, last = recent[0], recent[-1]
    span = years(last.month - first.month)
    observed = (last.number - first.number) / span
    return worked(
        facts,
        facts.direction * observed * planned / abs(t - b),
        "(v - v1) / k / |(T - b) / N|",
        v1=first.number,
        k=span,
        N=planned,
    )
