"""Our own rule, beside those of the authorities: the pace along the plan's path.

The rule itself lives with each kind of goal (``verdicts``, ``cumulative``, …); here it
is only put into the same form.
"""

from __future__ import annotations

from dataclasses import replace

from plantrack.engine.rules.facts import RuleFacts
from plantrack.model.assessment import Judged, NotAssessed, RuleJudgement


def judge(facts: RuleFacts) -> RuleJudgement:
    """Return the default judgement with the pace as its figure."""
    found, pace = RuleJudgement(), facts.own_figure
    if pace is not None:
        found = RuleJudgement(figure=pace.value, formula=pace.formula, terms=pace.terms)
    match facts.own:
        case Judged(verdict):
            return replace(found, class_id=verdict.value, verdict=verdict)
        case NotAssessed(reason):
            return replace(found, reason=reason.value)
