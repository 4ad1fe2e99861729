"""The gate: which goals fail it, which only deserve a word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from plantrack.model.assessment import Assessment, Verdict
from plantrack.model.finding import (
    CheckReport,
    Finding,
    GoalFinding,
    Level,
    ProblemFinding,
)
from plantrack.model.plan import GoalClass, Modality
from plantrack.model.scorecard import Scorecard
from plantrack.workflow.loading import Unusable, open_registry
from plantrack.workflow.scorecard import assessed


class FailOn(StrEnum):
    """What can fail the gate, from worst to least."""

    MISSED = "missed"
    OFF_TRACK = "off-track"
    AT_RISK = "at-risk"
    STALE = "stale"
    NOT_ASSESSED = "not-assessed"
    NEVER = "never"


_WORTH_A_WORD: Final = (FailOn.MISSED, FailOn.OFF_TRACK, FailOn.AT_RISK, FailOn.STALE)
_PROMISES: Final = frozenset({Modality.TARGET, Modality.PLAN})


def check(
    path: Path,
    *,
    as_of: dt.date,
    fail_on: Collection[FailOn],
    goal_class: GoalClass | None = None,
) -> CheckReport:
    """Check the files at ``path`` and hold the goals against the gate.

    A goal that is waived on ``as_of``, a forecast and a striving never fail; where
    one stands as ``fail_on`` says, or worse than on track, it is a warning.
    """
    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return CheckReport(
            scorecard=None, findings=_sorted(map(ProblemFinding, opened.problems))
        )
    scorecard = assessed(opened, as_of=as_of)
    findings: list[Finding] = [ProblemFinding(each) for each in opened.problems]
    for assessment in scorecard.assessments:
        if goal_class in (None, assessment.goal.goal_class):
            findings += _findings(assessment, scorecard=scorecard, fail_on=fail_on)
    return CheckReport(scorecard=scorecard, findings=_sorted(findings))


def _findings(
    assessment: Assessment, *, scorecard: Scorecard, fail_on: Collection[FailOn]
) -> Iterator[GoalFinding]:
    counts = _counts(assessment, as_of=scorecard.as_of)
    for state in _states(assessment):
        if state not in fail_on and state not in _WORTH_A_WORD:
            continue
        yield GoalFinding(
            level=Level.ERROR if counts and state in fail_on else Level.WARNING,
            code=state.value,
            assessment=assessment,
            place=assessment.goal.place,
        )


def _states(assessment: Assessment) -> Iterator[FailOn]:
    match assessment.verdict:
        case Verdict.MISSED:
            yield FailOn.MISSED
        case Verdict.OFF_TRACK:
            yield FailOn.OFF_TRACK
        case Verdict.AT_RISK:
            yield FailOn.AT_RISK
        case None:
            yield FailOn.NOT_ASSESSED
        case _:
            pass
    if any(note.code == FailOn.STALE for note in assessment.notes):
        yield FailOn.STALE


def _counts(assessment: Assessment, *, as_of: dt.date) -> bool:
    waiver = assessment.goal.waiver
    waived = waiver is not None and as_of <= waiver.until
    return assessment.goal.modality in _PROMISES and not waived


def _sorted(findings: Collection[Finding] | Iterator[Finding]) -> tuple[Finding, ...]:
    """Sort errors before warnings, faults before goals, the worst state first."""
    states = [each.value for each in FailOn]

    def rank(finding: Finding) -> tuple[bool, int, str, int, int]:
        order = -1
        if isinstance(finding, GoalFinding):
            order = states.index(finding.code)
        place = finding.place
        warns = finding.level is Level.WARNING
        return (warns, order, place.file, place.line, place.column)

    return tuple(sorted(findings, key=rank))
