"""How many goals stand where."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from engine.plans import baseline, goal, registry, seen
from plantrack.engine.assess import assess_plan
from plantrack.engine.counts import count
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.plan import Goal, GoalClass
from plantrack.model.scorecard import Counts


def binding(one: Goal) -> Goal:
    return replace(one, goal_class=GoalClass.BINDING)


def counted() -> Counts:
    """Count goals on a baseline of 100 and a latest value of 140 in 2023."""
    base = baseline(2021, "100亿元")
    goals = [
        goal("200亿元", name="steady", base=base, path="linear"),
        binding(goal("140亿元", name="early", base=base, path="linear")),
        binding(goal("240亿元", name="slow", base=base, path="linear")),
        binding(goal("400亿元", name="behind", base=base, path="linear")),
        goal("100亿元", name="final", by=2023, base=base, path="linear"),
        binding(goal("500亿元", name="missed", by=2023, base=base)),
        binding(goal(None, kind="qualitative", name="words", measured=None)),
        goal("300亿元", name="open", by=None, base=base),
    ]
    files = registry(*goals, known=[seen(2023, "140亿元")])
    return assess_plan(files, as_of=dt.date(2024, 6, 30)).counts


def test_every_goal_is_counted_once() -> None:
    found = counted()
    assert {key: number for key, number in found.verdicts.items() if number} == {
        Verdict.ON_TRACK: 1,
        Verdict.MET_EARLY: 1,
        Verdict.AT_RISK: 1,
        Verdict.OFF_TRACK: 1,
        Verdict.ACHIEVED: 1,
        Verdict.MISSED: 1,
    }
    assert {key: number for key, number in found.not_assessed.items() if number} == {
        Reason.QUALITATIVE: 1,
        Reason.NO_DEADLINE: 1,
    }
    assert (found.goals, found.judged, found.in_line) == (8, 6, 3)
    assert found.in_line_share == Decimal("0.5")


def test_binding_goals_are_counted_apart() -> None:
    found = counted()
    assert (found.binding, found.binding_judged) == (5, 4)
    assert (found.binding_in_line, found.binding_behind) == (1, 2)


def test_every_verdict_and_reason_has_its_number() -> None:
    found = count([])
    assert list(found.verdicts) == list(Verdict)
    assert list(found.not_assessed) == list(Reason)
    assert not any(found.verdicts.values())


def test_a_share_of_no_judged_goal_is_undefined() -> None:
    assert count([]).in_line_share is None
