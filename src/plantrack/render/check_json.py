"""``check`` as JSON, as ``docs/json.md`` describes it."""

from __future__ import annotations

from typing import Final, TextIO

from plantrack.model.finding import CheckReport, Finding, GoalFinding
from plantrack.model.text import Text
from plantrack.render.finding_texts import key, message, year_starts_of
from plantrack.render.json_document import counts, judgement, text
from plantrack.render.json_text import Value, write
from plantrack.render.look import Look

FORMAT_VERSION: Final = 1
"""1: the first published form."""


def render(report: CheckReport, look: Look, stream: TextIO) -> None:
    """Write the findings as JSON, in both languages."""
    del look  # the document is the same for every reader
    write(document(report), stream)


def document(report: CheckReport) -> dict[str, Value]:
    """Return the outcome of ``check`` as plain values."""
    scorecard = report.scorecard
    year_starts = year_starts_of(report)
    return {
        "format_version": FORMAT_VERSION,
        "plan": scorecard.plan.id if scorecard else None,
        "as_of": scorecard.as_of.isoformat() if scorecard else None,
        "ok": report.errors == 0,
        "errors": report.errors,
        "warnings": report.warnings,
        "counts": counts(scorecard.counts) if scorecard else None,
        "findings": [
            _finding(each, year_starts=year_starts) for each in report.findings
        ],
    }


def _finding(finding: Finding, *, year_starts: int) -> dict[str, Value]:
    place = finding.place
    goal = finding.assessment if isinstance(finding, GoalFinding) else None
    return {
        "level": finding.level.value,
        "code": finding.code,
        "key": key(finding) or None,
        "file": place.file or None,
        "line": place.line or None,
        "column": place.column or None,
        "goal": goal.goal.id if goal else None,
        "title": text(goal.goal.title) if goal else None,
        **(judgement(goal) if goal else {"verdict": None, "reason": None}),
        "message": text(
            Text(
                zh=message(finding, Look(language="zh"), year_starts=year_starts),
                en=message(finding, Look(language="en"), year_starts=year_starts),
            )
        ),
    }
