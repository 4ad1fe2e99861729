"""World Resources Institute: how many times the recent slope is needed from here.

After the methodology of the State of Climate Action reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plantrack.engine.numbers import years
from plantrack.engine.rules.facts import LEVELS, Point, RuleFacts
from plantrack.engine.rules.judging import Worked, judged, without
from plantrack.model.assessment import RuleJudgement, Verdict
from plantrack.model.period import MONTHS_IN_YEAR

_YEARS = 5
_FEWEST_VALUES = 3


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by needed over past change; see ``docs/rules/wri.md``."""
    past = slope(_recent(facts))
    times = _times(facts, past)
    reason = facts.why_not(LEVELS)
    if reason:
        return without(reason, figure=times)
    if facts.is_met:
        return judged(facts, "on-track", Verdict.MET_EARLY, figure=times)
    if past is None:
        return without("few-values")
    number = None if times is None else times.number
    class_id, verdict = _by_times(number, facts.direction * past)
    return judged(facts, class_id, verdict, figure=times)


def slope(points: Sequence[Point]) -> Fraction | None:
    """Return the least-squares slope per year; ``None`` for fewer than 3 points."""
    if len(points) < _FEWEST_VALUES:
        return None
    count = len(points)
    middle = sum((years(each.month) for each in points), Fraction(0)) / count
    weights = [years(each.month) - middle for each in points]
    products = [
        weight * each.number for weight, each in zip(weights, points, strict=True)
    ]
    squares = [weight * weight for weight in weights]
    return sum(products, Fraction(0)) / sum(squares, Fraction(0))


def _by_times(times: Fraction | None, right: Fraction) -> tuple[str, Verdict]:
    """Return the class; ``right`` is the past slope, the right way positive."""
    if right < 0:
        return "wrong-direction", Verdict.OFF_TRACK
    if times is None or times >= 2:  # noqa: PLR2004 - an edge of the rule
        return "well-off-track", Verdict.OFF_TRACK
    if times > 1:
        return "off-track", Verdict.AT_RISK
    return "on-track", Verdict.ON_TRACK


def _recent(facts: RuleFacts) -> tuple[Point, ...]:
    """Return the values of the five years that end with the latest."""
    if facts.latest_month is None:
        return ()
    first = facts.latest_month - _YEARS * MONTHS_IN_YEAR
    return tuple(each for each in facts.known if each.month > first)


def _times(facts: RuleFacts, past: Fraction | None) -> Worked | None:
    v, t, left = facts.latest, facts.target, facts.years_left
    if not past or v is None or t is None or left is None or left <= 0:
        return None
    terms = {"T": t, "v": v, "h": left, "slope": past}
    return Worked((t - v) / left / past, "(T - v) / h / slope", terms)
