"""What a finding of ``check`` says, the same in every format."""

from __future__ import annotations

from typing import Final, assert_never

from plantrack.model.assessment import Assessment, Key
from plantrack.model.finding import (
    CheckReport,
    Finding,
    GoalFinding,
    Level,
    ProblemFinding,
)
from plantrack.model.text import Text
from plantrack.notation.periods import format_period
from plantrack.render import goal_texts
from plantrack.render.look import Look
from plantrack.render.note_texts import note_sentence
from plantrack.render.problems import problem_sentence
from plantrack.render.words import say

STALE: Final = "stale"
_WARNING: Final = Text("警告：", "warning: ")
_LATEST: Final = Text("{period} {value}", "{value} in {period}")
_TARGET: Final = Text("目标 {target}", "target {target}")
_NEEDED: Final = Text("需要 {rate}", "{rate} needed")
_SO_FAR: Final = Text("实际 {rate}", "{rate} so far")
_WELL: Final = Text(
    "检查通过：{goals}项目标，无问题", "all is well, goals checked: {goals}"
)
_SUMMARY: Final = Text(
    "{errors}项不通过，{warnings}项提醒", "{errors} failing, {warnings} to note"
)
_COLON: Final = Text("：", ": ")
_SEMICOLON: Final = Text("；", "; ")


def subject(finding: Finding, look: Look) -> str:
    """Return what a finding is about: the goal's title, or the dotted key."""
    match finding:
        case GoalFinding(assessment=assessment):
            return goal_texts.title(assessment, look)
        case ProblemFinding(problem=problem):
            return problem.key
    assert_never(finding)


def key(finding: Finding) -> str:
    """Return the dotted key of what a finding is about."""
    match finding:
        case GoalFinding(assessment=assessment):
            return f"goals.{assessment.goal.id}"
        case ProblemFinding(problem=problem):
            return problem.key
    assert_never(finding)


def message(finding: Finding, look: Look, *, year_starts: int) -> str:
    """Return what was found, without its address and its code."""
    match finding:
        case GoalFinding(assessment=assessment, code=code):
            return _goal_message(assessment, code, look, year_starts=year_starts)
        case ProblemFinding(problem=problem):
            return problem_sentence(problem, language=look.language)
    assert_never(finding)


def line(finding: Finding, look: Look, *, year_starts: int) -> str:
    """Return a finding on one line: an address, a fact, a code."""
    place = finding.place
    numbers = [str(each) for each in (place.line, place.column) if each]
    address = ":".join([place.file, *numbers]) if place.file else ""
    text = message(finding, look, year_starts=year_starts)
    if finding.level is Level.WARNING:
        text = say(_WARNING, look.language) + text
    parts = [part for part in (address, key(finding), text) if part]
    return f"{': '.join(parts)} [{finding.code}]"


def summary(report: CheckReport, look: Look) -> str:
    """Return how many findings fail and how many inform, or that all is well."""
    if not report.findings:
        goals = len(report.scorecard.assessments) if report.scorecard else 0
        return say(_WELL, look.language).format(goals=goals)
    return say(_SUMMARY, look.language).format(
        errors=report.errors, warnings=report.warnings
    )


def year_starts_of(report: CheckReport) -> int:
    """Return the month in which the plan's years begin; January without a plan."""
    return report.scorecard.plan.year_starts if report.scorecard else 1


def _goal_message(
    assessment: Assessment, code: str, look: Look, *, year_starts: int
) -> str:
    """Return title, verdict and the figures that bear on it."""
    language = look.language
    parts = []
    if code == STALE:
        parts += [
            note_sentence(note, assessment.unit, look, year_starts=year_starts)
            for note in assessment.notes
            if note.code == STALE
        ]
    else:
        parts.append(goal_texts.verdict_words(assessment, language))
    if assessment.latest is not None:
        period = format_period(assessment.latest.period, year_starts=year_starts)
        value = goal_texts.reading_text(assessment.latest, assessment, look)
        parts.append(say(_LATEST, language).format(period=period, value=value))
    if assessment.requirement is not None:
        target = goal_texts.target_text(assessment, look)
        parts.append(say(_TARGET, language).format(target=target))
    for figure, text in ((Key.REQUIRED_RATE, _NEEDED), (Key.OBSERVED_RATE, _SO_FAR)):
        number = goal_texts.figure_of(assessment, figure).value
        if number is not None:
            rate = goal_texts.rate_text(number, assessment, look)
            parts.append(say(text, language).format(rate=rate))
    title = goal_texts.title(assessment, look)
    return title + say(_COLON, language) + say(_SEMICOLON, language).join(parts)
