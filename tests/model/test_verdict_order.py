"""Verdicts from worst to best."""

from __future__ import annotations

from engine.plans import baseline, goal, judge, seen
from plantrack.model.assessment import Verdict


def test_verdicts_are_ordered_from_worst_to_best() -> None:
    assert [each.value for each in sorted(Verdict, key=lambda each: each.order)] == [
        "missed",
        "off-track",
        "at-risk",
        "on-track",
        "met-early",
        "achieved",
    ]


def test_an_assessment_has_its_verdict_or_none() -> None:
    base = baseline(2021, "2000亿元")
    assert judge(goal(base=base), seen(2023, "3300亿元")).verdict is Verdict.MET_EARLY
    assert judge(goal(base=base)).verdict is None
