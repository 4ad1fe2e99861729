"""What fails the gate, what only warns, and in which order it is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plantrack.model.finding import CheckReport, GoalFinding, Level
from plantrack.model.plan import GoalClass
from plantrack.workflow.gate import FailOn, check
from sample_plan import GOALS, goal, write_plan

DAY = dt.date(2024, 6, 30)
DEFAULT = {FailOn.OFF_TRACK, FailOn.MISSED}


def _told(report: CheckReport) -> list[tuple[str, str, Level]]:
    return [
        (each.assessment.goal.id, each.code, each.level)
        for each in report.findings
        if isinstance(each, GoalFinding)
    ]


def test_errors_come_first_then_warnings_the_worst_state_first(tmp_path: Path) -> None:
    report = check(write_plan(tmp_path), as_of=DAY, fail_on=DEFAULT)

    assert _told(report) == [
        ("late", "off-track", Level.ERROR),
        ("slow", "at-risk", Level.WARNING),
        ("unknown", "stale", Level.WARNING),
    ]
    assert (report.errors, report.warnings) == (1, 2)


def test_never_leaves_only_warnings(tmp_path: Path) -> None:
    report = check(write_plan(tmp_path), as_of=DAY, fail_on=())

    assert {level for _, _, level in _told(report)} == {Level.WARNING}


def test_a_goal_may_be_told_for_two_reasons(tmp_path: Path) -> None:
    report = check(
        write_plan(tmp_path),
        as_of=DAY,
        fail_on={FailOn.NOT_ASSESSED, FailOn.STALE},
    )

    assert [each for each in _told(report) if each[2] is Level.ERROR] == [
        ("unknown", "stale", Level.ERROR),
        ("unknown", "not-assessed", Level.ERROR),
        ("words", "not-assessed", Level.ERROR),
    ]


def test_only_the_class_that_is_wanted_is_told(tmp_path: Path) -> None:
    report = check(
        write_plan(tmp_path), as_of=DAY, fail_on=DEFAULT, goal_class=GoalClass.BINDING
    )

    assert _told(report) == []


@pytest.mark.parametrize(
    ("extra", "level"),
    [
        pytest.param('modality = "target"', Level.ERROR, id="a target"),
        pytest.param('modality = "plan"', Level.ERROR, id="a plan"),
        pytest.param('modality = "strive"', Level.WARNING, id="a striving"),
        pytest.param('modality = "forecast"', Level.WARNING, id="a forecast"),
        pytest.param(
            'waiver = { until = 2024-06-30, reason = "灾后" }',
            Level.WARNING,
            id="waived to the last day",
        ),
        pytest.param(
            'waiver = { until = 2024-06-29, reason = "灾后" }',
            Level.ERROR,
            id="the waiver has run out",
        ),
    ],
)
def test_what_was_not_promised_or_is_waived_never_fails(
    tmp_path: Path, extra: str, level: Level
) -> None:
    goals = goal("late", title="滞后", extra=extra)
    observations = '[[observation]]\nindicator = "late"\nperiod = 2023\nvalue = "11%"\n'
    path = write_plan(tmp_path, goals=goals, observations=observations)

    report = check(path, as_of=DAY, fail_on=DEFAULT)

    assert ("late", "off-track", level) in _told(report)


def test_a_goal_that_was_missed_fails(tmp_path: Path) -> None:
    goals = goal("late", title="滞后")
    observations = '[[observation]]\nindicator = "late"\nperiod = 2025\nvalue = "11%"\n'
    path = write_plan(tmp_path, goals=goals, observations=observations)

    report = check(path, as_of=dt.date(2026, 3, 1), fail_on=DEFAULT)

    assert ("late", "missed", Level.ERROR) in _told(report)


def test_bad_files_leave_nothing_to_assess_and_all_their_problems(
    tmp_path: Path,
) -> None:
    path = write_plan(tmp_path, goals=GOALS + "\n[goals.a]\nx = 1\ny = 2\n")

    report = check(path, as_of=DAY, fail_on=())

    assert report.scorecard is None
    assert [each.code for each in report.findings].count("unknown-key") == 2
    assert report.errors >= 2


def test_a_warning_about_the_files_is_told_with_the_goals(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    text = path.read_text().replace(
        "end = 2025", 'end = 2025\nobservations = ["observations.toml", "more/*.toml"]'
    )
    path.write_text(text, encoding="utf-8")

    report = check(path, as_of=DAY, fail_on=DEFAULT)

    assert report.scorecard is not None
    assert "no-match" in [each.code for each in report.findings]
    assert report.errors == 1
