"""``check`` as Markdown, for a job summary or a merge request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TextIO

from plantrack.model.finding import CheckReport, Level
from plantrack.model.text import Text
from plantrack.render.escape import markdown_text
from plantrack.render.finding_texts import message, summary, year_starts_of
from plantrack.render.look import Look
from plantrack.render.words import say

_HEADS: Final = (
    Text("级别", "Level"),
    Text("位置", "Place"),
    Text("内容", "Finding"),
    Text("代码", "Code"),
)
_LEVELS: Final = {
    Level.ERROR: Text("不通过", "fails"),
    Level.WARNING: Text("提醒", "note"),
}


def render(report: CheckReport, look: Look, stream: TextIO) -> None:
    """Write a heading, how many findings there are, and a table of them."""
    stream.write("\n".join(_lines(report, look)) + "\n")


def _lines(report: CheckReport, look: Look) -> Iterator[str]:
    yield "### plantrack"
    yield ""
    yield markdown_text(summary(report, look))
    if not report.findings:
        return
    yield ""
    yield f"| {' | '.join(say(head, look.language) for head in _HEADS)} |"
    yield "|---" * len(_HEADS) + "|"
    year_starts = year_starts_of(report)
    for finding in report.findings:
        place = finding.place
        cells = (
            say(_LEVELS[finding.level], look.language),
            f"{place.file}:{place.line}" if place.line else place.file,
            message(finding, look, year_starts=year_starts),
            finding.code,
        )
        yield f"| {' | '.join(markdown_text(cell) for cell in cells)} |"
