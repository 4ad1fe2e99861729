"""NDRC: 时序进度, the share of the way done against the share of the time gone.

After the mid-term review of the 14th five-year plan. Its edges are not published: 0.80
between 基本符合预期 and 滞后预期 is ours.
"""

from __future__ import annotations

from fractions import Fraction

from plantrack.engine.rules.facts import LEVELS, RuleFacts
from plantrack.engine.rules.judging import (
    Worked,
    judged,
    share_of_way,
    without,
    worked,
)
from plantrack.model.assessment import RuleJudgement, Verdict
from plantrack.model.plan import Kind

_IN_LINE = Fraction(80, 100)


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by progress over elapsed time; see ``docs/rules/ndrc.md``."""
    ratio = _of_sum(facts) if facts.kind is Kind.CUMULATIVE else _of_level(facts)
    reason = facts.why_not(LEVELS | {Kind.CUMULATIVE})
    if reason:
        return without(reason, figure=ratio)
    if facts.is_met:
        return judged(facts, "met-early", Verdict.MET_EARLY, figure=ratio)
    if ratio is None:
        moved = facts.kind is Kind.CUMULATIVE or facts.has_moved_on()
        return without("undefined" if moved else "no-observation-since-baseline")
    class_id, verdict = _by_ratio(ratio.number)
    return judged(facts, class_id, verdict, figure=ratio)


def _by_ratio(ratio: Fraction) -> tuple[str, Verdict]:
    if ratio > 1:
        return "faster", Verdict.ON_TRACK
    if ratio >= _IN_LINE:
        return "in-line", Verdict.ON_TRACK
    return "lagging", Verdict.OFF_TRACK


def _of_level(facts: RuleFacts) -> Worked | None:
    start, latest, end = facts.start_month, facts.latest_month, facts.end_month
    progress = share_of_way(facts, facts.latest)
    if start is None or latest is None or end is None or progress is None:
        return None
    if latest < start or not facts.has_moved_on():
        return None
    passed, window = Fraction(latest - start + 1), Fraction(end - start + 1)
    formula = "(v - b) / |T - b| / (e / W)"
    return worked(facts, progress / (passed / window), formula, e=passed, W=window)


def _of_sum(facts: RuleFacts) -> Worked | None:
    total, target = facts.total, facts.target
    if total is None or target is None or target <= 0 or not total.months_known:
        return None
    known = Fraction(total.months_known)
    window = Fraction(total.months_in_window)
    terms = {"S": total.known, "T": target, "m": known, "W": window}
    ratio = total.known / target / (known / window)
    return Worked(ratio, "(S / T) / (m / W)", terms)
