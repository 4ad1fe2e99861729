"""``check`` for people: a line a finding, and one line at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TextIO

from plantrack.model.finding import CheckReport, Level
from plantrack.model.text import Text
from plantrack.render.escape import terminal_text
from plantrack.render.finding_texts import line, summary, year_starts_of
from plantrack.render.glyphs import BOLD
from plantrack.render.lines import Line, plain, styled, write
from plantrack.render.look import Look
from plantrack.render.problems import MOST_LINES
from plantrack.render.words import Count, say

_MORE: Final = Text(
    "另有{count:,}项未列出", "and {count:,} more {count:finding|findings}"
)


def render(report: CheckReport, look: Look, stream: TextIO) -> None:
    """Write the findings, each on one line, and how many there are."""
    write(_lines(report, look), stream, colour=look.colour)


def _lines(report: CheckReport, look: Look) -> Iterator[Line]:
    year_starts = year_starts_of(report)
    for finding in report.findings[:MOST_LINES]:
        text = terminal_text(line(finding, look, year_starts=year_starts))
        yield styled(text, "red" if finding.level is Level.ERROR else "yellow")
    rest = len(report.findings) - MOST_LINES
    if rest > 0:
        yield plain(say(_MORE, look.language).format(count=Count(rest)))
    yield styled(summary(report, look), BOLD)
