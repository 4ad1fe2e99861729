"""Where the goals stand: the whole plan, or those of its goals that are wanted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from plantrack.errors import WrongUse
from plantrack.model.assessment import Assessment, Verdict
from plantrack.model.goal_page import GoalPage
from plantrack.model.plan import GoalClass, Registry
from plantrack.model.scorecard import Scorecard
from plantrack.workflow.loading import Opened, Unusable, open_registry
from plantrack.workflow.naming import find_goal, near


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which goals are wanted; what is empty or ``None`` wants all of them.

    ``goals`` are ids or titles, ``groups`` keys or titles. ``None`` among
    ``verdicts`` wants the goals that are not assessed.
    """

    goals: tuple[str, ...] = ()
    verdicts: tuple[Verdict | None, ...] = ()
    groups: tuple[str, ...] = ()
    goal_class: GoalClass | None = None


def scorecard(
    path: Path,
    *,
    as_of: dt.date,
    choice: Choice,
    rule: str | None = None,
    all_rules: bool = False,
) -> Scorecard | Unusable:
    """Assess the plan at ``path``; its counts are of the goals that are wanted.

    Raises:
        WrongUse: A goal, group or rule is wanted that does not exist.
    """
    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return opened
    whole = assessed(opened, as_of=as_of, rule=rule, all_rules=all_rules)
    return _chosen(whole, choice, registry=opened.registry)


def goal_page(
    path: Path, name: str, *, as_of: dt.date, rule: str | None = None
) -> GoalPage | Unusable:
    """Assess one goal by every rule, with what would change its verdict.

    Raises:
        WrongUse: There is no such goal or rule.
    """
    from plantrack.engine.turns import turns_of  # noqa: PLC0415 - start-up

    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return opened
    goal = find_goal(opened.registry, name)
    whole = assessed(opened, as_of=as_of, rule=rule, all_rules=True)
    (one,) = (each for each in whole.assessments if each.goal.id == goal.id)
    turns = turns_of(opened.registry, goal.id, as_of=as_of)
    other = opened.registry.indicators.get(goal.relative_to or "")
    return GoalPage(scorecard=whole, assessment=one, turns=turns, other=other)


def assessed(
    opened: Opened, *, as_of: dt.date, rule: str | None = None, all_rules: bool = False
) -> Scorecard:
    """Assess an opened registry; the warnings about its files stay with it.

    Raises:
        WrongUse: There is no such rule.
    """
    from plantrack.engine.assess import assess_plan  # noqa: PLC0415 - start-up
    from plantrack.engine.rules import RULES  # noqa: PLC0415 - start-up

    if rule is not None and rule not in RULES:
        choices = ", ".join(RULES)
        raise WrongUse(
            "unknown-rule", text=rule, choices=choices, near=near(rule, RULES)
        )
    whole = assess_plan(opened.registry, as_of=as_of, rule=rule, all_rules=all_rules)
    return replace(whole, problems=opened.problems)


def _chosen(whole: Scorecard, choice: Choice, *, registry: Registry) -> Scorecard:
    from plantrack.engine.counts import count  # noqa: PLC0415 - start-up

    if choice == Choice():
        return whole
    ids = {find_goal(registry, each).id for each in choice.goals}
    groups = _groups(whole, choice.groups)
    assessments = tuple(
        each
        for each in whole.assessments
        if (not ids or each.goal.id in ids)
        and (not groups or each.goal.group in groups)
        and _is_wanted(each, choice)
    )
    return replace(whole, assessments=assessments, counts=count(assessments))


def _groups(whole: Scorecard, wanted: tuple[str, ...]) -> set[str]:
    """Return the keys of the groups that are wanted by key or title.

    Titles may repeat: then every group of that title is wanted.
    """
    names: dict[str, set[str]] = {}
    keys = dict.fromkeys(each.goal.group for each in whole.assessments)
    for key in keys:
        title = whole.plan.groups.get(key)
        for name in (key, title.zh, title.en) if title else (key,):
            names.setdefault(name, set()).add(key)
    for group in wanted:
        if group not in names:
            choices = ", ".join(filter(None, keys))
            raise WrongUse(
                "unknown-group", text=group, choices=choices, near=near(group, names)
            )
    return {key for group in wanted for key in names[group]}


def _is_wanted(assessment: Assessment, choice: Choice) -> bool:
    return (
        not choice.verdicts or assessment.verdict in choice.verdicts
    ) and choice.goal_class in (None, assessment.goal.goal_class)
