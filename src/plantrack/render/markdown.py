"""The scorecard as Markdown, for a merge request or a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TextIO

from plantrack.model.assessment import Assessment, Key
from plantrack.model.scorecard import Scorecard
from plantrack.render import goal_texts
from plantrack.render.escape import markdown_text
from plantrack.render.glyphs import mark
from plantrack.render.headline import count_sentence, plan_facts, plan_title
from plantrack.render.look import Look
from plantrack.render.order import group_title, grouped_goals, listed
from plantrack.render.remarks import NOT_KNOWN, NOTES, reasons_of, remarks_of
from plantrack.render.words import COLUMNS, say

_ORDER: Final = (
    "verdict",
    "title",
    "period",
    "latest",
    "target",
    "completion",
    "required_rate",
    "observed_rate",
)
_RIGHT: Final = frozenset(_ORDER[3:])


def render(scorecard: Scorecard, look: Look, stream: TextIO) -> None:
    """Write the scorecard as Markdown: a heading, a table a group, the remarks."""
    stream.write("\n".join(_lines(scorecard, look)) + "\n")


def table_lines(
    assessments: Sequence[Assessment], look: Look, *, year_starts: int
) -> Iterator[str]:
    """Yield a Markdown table of goals."""
    yield _row([say(COLUMNS[key], look.language) for key in _ORDER])
    yield _row(["--:" if key in _RIGHT else "---" for key in _ORDER], raw=True)
    for assessment in assessments:
        yield _row(_cells(assessment, look, year_starts=year_starts))


def _lines(scorecard: Scorecard, look: Look) -> Iterator[str]:
    year_starts = scorecard.plan.year_starts
    yield f"# {markdown_text(plan_title(scorecard, look.language))}"
    yield ""
    dot = " - " if look.ascii else " · "
    yield markdown_text(dot.join(plan_facts(scorecard, look)))
    yield ""
    yield markdown_text(count_sentence(scorecard.counts, look.language))
    groups = grouped_goals(listed(scorecard.assessments, look), look)
    for key, members in groups:
        yield ""
        if key:
            name = group_title(key, scorecard.plan, look.language)
            yield f"## {markdown_text(name)}"
            yield ""
        yield from table_lines(members, look, year_starts=year_starts)
    in_order = [member for _, members in groups for member in members]
    notes = [
        f"**{markdown_text(remark.heading)}** {markdown_text(text)}"
        for remark in remarks_of(in_order, look, year_starts=year_starts)
        for text in remark.texts
    ]
    yield from _list(say(NOTES, look.language), notes)
    reasons = [markdown_text(each) for each in reasons_of(in_order, look)]
    yield from _list(say(NOT_KNOWN, look.language), reasons)


def _list(heading: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield ""
        yield f"## {heading}"
        yield ""
        yield from (f"- {item}" for item in items)


def _cells(assessment: Assessment, look: Look, *, year_starts: int) -> list[str]:
    sign = mark(assessment.verdict, ascii_only=look.ascii)
    required = goal_texts.figure_of(assessment, Key.REQUIRED_RATE).value
    observed = goal_texts.figure_of(assessment, Key.OBSERVED_RATE).value
    return [
        f"{sign} {goal_texts.verdict_word(assessment, look.language)}",
        goal_texts.title(assessment, look),
        goal_texts.as_of_text(assessment, look, year_starts=year_starts),
        goal_texts.reading_text(assessment.latest, assessment, look),
        goal_texts.target_text(assessment, look),
        goal_texts.completion_text(assessment, look),
        goal_texts.rate_text(required, assessment, look),
        goal_texts.rate_text(observed, assessment, look),
    ]


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    texts = cells if raw else [markdown_text(cell) for cell in cells]
    return f"| {' | '.join(texts)} |"
