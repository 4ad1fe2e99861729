"""All goals, or those that are wanted; the counts are of what is shown."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from plantrack.errors import WrongUse
from plantrack.model.assessment import Verdict
from plantrack.model.goal_page import GoalPage
from plantrack.model.plan import GoalClass
from plantrack.model.scorecard import Scorecard
from plantrack.workflow.loading import Unusable
from plantrack.workflow.scorecard import Choice, goal_page, scorecard
from sample_plan import GOALS, write_plan

DAY = dt.date(2024, 6, 30)


def _chosen(folder: Path, choice: Choice) -> Scorecard:
    goals = GOALS + '[plan.groups]\n"乙" = { zh = "第二", en = "Second" }\n'
    found = scorecard(write_plan(folder, goals=goals), as_of=DAY, choice=choice)
    assert isinstance(found, Scorecard)
    return found


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        pytest.param(Choice(), "good slow late unknown words", id="all"),
        pytest.param(Choice(goals=("late", "良好")), "good late", id="ids and titles"),
        pytest.param(Choice(groups=("乙",)), "late unknown", id="a group"),
        pytest.param(Choice(groups=("Second",)), "late unknown", id="by its title"),
        pytest.param(
            Choice(groups=("乙", "甲")), "good slow late unknown", id="two groups"
        ),
        pytest.param(
            Choice(verdicts=(Verdict.AT_RISK, Verdict.OFF_TRACK)),
            "slow late",
            id="verdicts",
        ),
        pytest.param(Choice(verdicts=(None,)), "unknown words", id="not assessed"),
        pytest.param(Choice(goal_class=GoalClass.BINDING), "good", id="a class"),
        pytest.param(
            Choice(groups=("乙",), verdicts=(Verdict.OFF_TRACK,)), "late", id="both"
        ),
        pytest.param(Choice(goals=("good",), groups=("乙",)), "", id="none is both"),
    ],
)
def test_the_goals_that_are_wanted_are_kept_in_the_order_of_the_file(
    tmp_path: Path, choice: Choice, ids: str
) -> None:
    found = _chosen(tmp_path, choice)

    assert [each.goal.id for each in found.assessments] == ids.split()
    assert found.counts.goals == len(ids.split())


@pytest.mark.parametrize(
    ("choice", "reason", "near"),
    [
        (Choice(goals=("goood",)), "unknown-goal", "good"),
        (Choice(groups=("丙",)), "unknown-group", ""),
        (Choice(groups=("Secnd",)), "unknown-group", "Second"),
    ],
)
def test_what_does_not_exist_cannot_be_wanted(
    tmp_path: Path, choice: Choice, reason: str, near: str
) -> None:
    with pytest.raises(WrongUse) as raised:
        _chosen(tmp_path, choice)

    assert raised.value.reason == reason
    assert raised.value.facts["near"] == near


def test_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="unknown-rule") as raised:
        scorecard(write_plan(tmp_path), as_of=DAY, choice=Choice(), rule="eurostt")

    assert raised.value.facts["near"] == "eurostat"


def test_the_rule_that_is_wanted_judges(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    by_pace = scorecard(path, as_of=DAY, choice=Choice())
    by_ndrc = scorecard(path, as_of=DAY, choice=Choice(), rule="ndrc", all_rules=True)

    assert isinstance(by_pace, Scorecard)
    assert isinstance(by_ndrc, Scorecard)
    assert (by_pace.rule, by_ndrc.rule) == ("pace", "ndrc")
    assert "eurostat" in by_ndrc.assessments[0].rules


def test_bad_files_are_an_outcome_with_all_problems(tmp_path: Path) -> None:
    found = scorecard(tmp_path / "goals.toml", as_of=DAY, choice=Choice())

    assert isinstance(found, Unusable)
    assert [each.code for each in found.problems] == ["missing-file"]


def test_a_page_is_one_goal_of_the_whole_plan_with_every_rule(tmp_path: Path) -> None:
    page = goal_page(write_plan(tmp_path), "滞后", as_of=DAY)

    assert isinstance(page, GoalPage)
    assert page.assessment.goal.id == "late"
    assert page.assessment in page.scorecard.assessments
    assert len(page.assessment.rules) == 9
    # 11% in 2023 on the way from 10% in 2020 to 20% in 2025: 13.6% is a pace of 0.60
    assert [(each.at, each.state) for each in page.turns.now] == [
        (Decimal("13.6"), Verdict.AT_RISK)
    ]


def test_the_page_of_a_relation_has_the_other_indicator(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "\n[goals.together]\n"
            'indicator = "good"\nkind = "relation"\nrelative_to = "late"\n'
            'target = "0个百分点以上"\n'
        )

    related, alone = (goal_page(path, one, as_of=DAY) for one in ("together", "good"))

    assert isinstance(related, GoalPage)
    assert isinstance(alone, GoalPage)
    assert related.other is not None
    assert related.other.id == "late"
    assert alone.other is None


def test_a_page_is_refused_as_a_scorecard_is(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    with pytest.raises(WrongUse, match="unknown-goal"):
        goal_page(path, "goood", as_of=DAY)
    with pytest.raises(WrongUse, match="unknown-rule"):
        goal_page(path, "good", as_of=DAY, rule="eurostt")
    path.write_text("schema = 9")

    assert isinstance(goal_page(path, "good", as_of=DAY), Unusable)
