"""``check`` as workflow commands of GitHub: findings beside the lines of a change.

GitHub shows ten errors and ten warnings a step, so the worst come first and the
last command sums up.
"""

from __future__ import annotations

from typing import TextIO

from plantrack.model.finding import CheckReport, Finding
from plantrack.render.escape import github_data, github_property
from plantrack.render.finding_texts import message, subject, summary, year_starts_of
from plantrack.render.look import Look


def render(report: CheckReport, look: Look, stream: TextIO) -> None:
    """Write one command a finding."""
    year_starts = year_starts_of(report)
    for finding in report.findings:
        properties = ",".join(
            f"{name}={github_property(value)}"
            for name, value in _properties(finding, look).items()
        )
        text = github_data(message(finding, look, year_starts=year_starts))
        stream.write(f"::{finding.level} {properties}::{text}\n")
    stream.write(f"::notice title=plantrack::{github_data(summary(report, look))}\n")


def _properties(finding: Finding, look: Look) -> dict[str, str]:
    place = finding.place
    properties = {"file": place.file} if place.file else {}
    if place.line:
        properties["line"] = str(place.line)
    if place.column:
        properties["col"] = str(place.column)
    about = subject(finding, look)
    title = f"plantrack {finding.code}"
    properties["title"] = f"{title} {about}" if about else title
    return properties
