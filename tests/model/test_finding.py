"""What the gate found, and whether it fails."""

from __future__ import annotations

import pytest

from engine.plans import goal, judge
from plantrack.model.finding import CheckReport, GoalFinding, Level, ProblemFinding
from plantrack.model.problem import Place, Problem, Severity

HERE = Place("goals.toml", 3, 1)


def fault(severity: Severity) -> ProblemFinding:
    return ProblemFinding(Problem(code="bad-value", place=HERE, severity=severity))


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, Level.ERROR), (Severity.WARNING, Level.WARNING)],
)
def test_a_fault_is_as_bad_as_its_problem(severity: Severity, level: Level) -> None:
    found = fault(severity)
    assert (found.level, found.code, found.place) == (level, "bad-value", HERE)


def test_a_report_counts_what_fails_and_what_informs() -> None:
    behind = GoalFinding(
        level=Level.WARNING, code="off-track", assessment=judge(goal()), place=HERE
    )
    report = CheckReport(
        scorecard=None,
        findings=(fault(Severity.ERROR), fault(Severity.WARNING), behind),
    )
    assert (report.errors, report.warnings) == (1, 2)


def test_a_report_without_findings_is_clean() -> None:
    clean = CheckReport(scorecard=None, findings=())
    assert (clean.errors, clean.warnings) == (0, 0)
