"""Our own rule, beside those of the authorities: the pace along the plan's path.

The rule itself lives with each kind of goal (``verdicts``, ``cumulative``, …); here it
is only put into the same form.
"""

from __future__ import annotations

from plantrack.engine.rules.facts import RuleFacts
from plantrack.model.assessment import Judged, NotAssessed, RuleJudgement


def judge(facts: RuleFacts) -> RuleJudgement:
    """Return the default judgement with the pace as its figure."""
    match facts.own:
        case Judged(verdict):
            return RuleJudgement(
                class_id=verdict.value, verdict=verdict, figure=facts.own_figure
            )
        case NotAssessed(reason):
            return RuleJudgement(figure=facts.own_figure, reason=reason.value)
