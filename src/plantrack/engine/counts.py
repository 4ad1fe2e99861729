"""How many goals stand where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

from plantrack.model.assessment import Assessment, NotAssessed, Reason, Verdict
from plantrack.model.plan import GoalClass
from plantrack.model.scorecard import Counts

IN_LINE = frozenset({Verdict.ACHIEVED, Verdict.MET_EARLY, Verdict.ON_TRACK})
BEHIND = frozenset({Verdict.OFF_TRACK, Verdict.MISSED})


def count(assessments: Sequence[Assessment]) -> Counts:
    """Count verdicts, reasons and binding goals."""
    verdicts = [each.verdict for each in assessments if each.verdict is not None]
    reasons = [
        each.judgement.reason
        for each in assessments
        if isinstance(each.judgement, NotAssessed)
    ]
    binding = [
        each for each in assessments if each.goal.goal_class is GoalClass.BINDING
    ]
    by_verdict, by_reason = Counter(verdicts), Counter(reasons)
    return Counts(
        goals=len(assessments),
        judged=len(verdicts),
        in_line=sum(1 for each in verdicts if each in IN_LINE),
        verdicts=MappingProxyType({each: by_verdict[each] for each in Verdict}),
        not_assessed=MappingProxyType({each: by_reason[each] for each in Reason}),
        binding=len(binding),
        binding_judged=sum(1 for each in binding if each.verdict is not None),
        binding_in_line=sum(1 for each in binding if each.verdict in IN_LINE),
        binding_behind=sum(1 for each in binding if each.verdict in BEHIND),
    )
