"""Destatis: four kinds of weather for the German sustainability indicators.

After the status page of the national indicator site: the mean of the last yearly
changes goes on, and what it misses is held against the gap that is left.
"""

from __future__ import annotations

import itertools
from fractions import Fraction

from plantrack.engine.rules.facts import LEVELS, RuleFacts
from plantrack.engine.rules.judging import Worked, judged, without
from plantrack.model.assessment import RuleJudgement, Verdict
from plantrack.model.plan import Kind

_MOST_CHANGES = 5
_FEWEST_CHANGES = 3
_SMALL_MISS = Fraction(5, 100)
_LARGE_MISS = Fraction(20, 100)
_KINDS = LEVELS | {Kind.EVERY_YEAR, Kind.DIRECTION}
_VERDICTS = {
    "sun": Verdict.ON_TRACK,
    "sun-cloud": Verdict.ON_TRACK,
    "cloud": Verdict.AT_RISK,
    "thunderstorm": Verdict.OFF_TRACK,
}


def judge(facts: RuleFacts) -> RuleJudgement:
    """Judge by the last three to five changes; see ``docs/rules/destatis.md``."""
    changes = _changes(facts)
    reason = _why_not(facts, changes)
    if reason:
        return without(reason)
    mean = facts.direction * sum(changes, Fraction(0)) / len(changes)
    match facts.kind:
        case Kind.DIRECTION:
            return _direction(facts, mean, facts.direction * changes[-1])
        case Kind.EVERY_YEAR:
            return _every_year(facts, mean)
        case _:
            return _by_year(facts, mean)


def _why_not(facts: RuleFacts, changes: tuple[Fraction, ...]) -> str:
    reason = facts.why_not(_KINDS)
    if reason:
        return reason
    if facts.kind is Kind.EVERY_YEAR and facts.steps:
        return "steps"
    if facts.kind is Kind.EVERY_YEAR and facts.op == "range":
        return "range"
    return "few-values" if len(changes) < _FEWEST_CHANGES else ""


def _changes(facts: RuleFacts) -> tuple[Fraction, ...]:
    pairs = itertools.pairwise(facts.run)
    return tuple(new - old for old, new in pairs)[-_MOST_CHANGES:]


def _mean_change(facts: RuleFacts) -> Worked:
    """Return the mean of the last changes, which is that of their two ends."""
    recent = facts.run[-_MOST_CHANGES - 1 :]
    first, last, count = recent[0], recent[-1], Fraction(len(recent) - 1)
    terms = {"v": last, "v0": first, "k": count}
    return Worked((last - first) / count, "(v - v0) / k", terms)


def _by_year(facts: RuleFacts, mean: Fraction) -> RuleJudgement:
    """Judge a target for one year by the share of the gap that would be left."""
    if facts.is_met:
        class_id = "sun" if mean >= 0 else "sun-cloud"
        return judged(facts, class_id, Verdict.MET_EARLY, figure=None)
    v, t, left = facts.latest, facts.target, facts.years_left
    if v is None or t is None or left is None:
        return without("undefined")
    miss = 1 - left * mean / (facts.direction * (t - v))
    class_id = _by_miss(miss, mean)
    change = _mean_change(facts)
    figure = Worked(
        miss,
        f"1 - h * {change.formula} / (T - v)",
        {**change.terms, "h": left, "T": t},
    )
    return judged(facts, class_id, _VERDICTS[class_id], figure=figure)


def _by_miss(miss: Fraction, mean: Fraction) -> str:
    if miss < _SMALL_MISS:
        return "sun"
    if miss <= _LARGE_MISS:
        return "sun-cloud"
    return "cloud" if mean > 0 else "thunderstorm"


def _every_year(facts: RuleFacts, mean: Fraction) -> RuleJudgement:
    """Judge the same bound for every year by the latest year and the mean."""
    if facts.is_met:
        class_id = "sun" if mean >= 0 else "sun-cloud"
    else:
        class_id = "cloud" if mean >= 0 else "thunderstorm"
    figure = _mean_change(facts)
    return judged(facts, class_id, _VERDICTS[class_id], figure=figure)


def _direction(facts: RuleFacts, mean: Fraction, last: Fraction) -> RuleJudgement:
    """Judge a movement by its mean and its last change; zero is not right."""
    if mean > 0:
        class_id = "sun" if last > 0 else "sun-cloud"
    else:
        class_id = "cloud" if last > 0 else "thunderstorm"
    figure = _mean_change(facts)
    return judged(facts, class_id, _VERDICTS[class_id], figure=figure)
