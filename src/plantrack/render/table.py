"""The status table: where every goal stands, on a terminal of any width.

Rows of a grid of our own: a terminal library would cut Chinese titles inside Latin
words and take the room of a narrow screen from the title alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Final, TextIO

from plantrack.model.assessment import Assessment, Key
from plantrack.model.plan import Kind, Plan
from plantrack.model.scorecard import Scorecard
from plantrack.model.text import Text
from plantrack.render import goal_texts
from plantrack.render.budget import BAR, share_out
from plantrack.render.cells import cell_width
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD, DIM, MARKS, bar_line, mark, sparkline
from plantrack.render.headline import count_parts, plan_facts, plan_title
from plantrack.render.lines import (
    EMPTY,
    GAP,
    Column,
    Line,
    flowed,
    grid_row,
    line_width,
    plain,
    styled,
    wrapped,
    write,
)
from plantrack.render.look import Look
from plantrack.render.order import group_title, grouped_goals, listed
from plantrack.render.remarks import remark_lines
from plantrack.render.words import COLUMNS, Count, say

_ORDER: Final = (
    "verdict",
    "title",
    "period",
    "latest",
    "target",
    BAR,
    "completion",
    "required_rate",
    "observed_rate",
    "trend",
)
_RIGHT: Final = frozenset(
    {"latest", "target", "completion", "required_rate", "observed_rate"}
)
_BAR_LEAST: Final = 8
_DUE: Final = Text("当期应达到的位置", "where the goal should be now")
_HIDDEN: Final = Text(
    "另有{count}项没有数值的目标未列出（--all 全部列出）",
    "{count} {count:goal|goals} without numbers {count:is|are} not listed "
    "(--all lists {count:it|them})",
)
_NOTHING: Final = Text("没有可列出的目标", "no goal to list")


def render(scorecard: Scorecard, look: Look, stream: TextIO) -> None:
    """Write the scorecard as a table for people."""
    write(status_lines(scorecard, look), stream, colour=look.colour)


def status_lines(scorecard: Scorecard, look: Look) -> Iterator[Line]:
    """Yield the head, the table by group, and what a reader must know beneath."""
    yield from _head(scorecard, look)
    yield EMPTY
    shown = listed(scorecard.assessments, look)
    hidden = len(scorecard.assessments) - len(shown)
    groups = grouped_goals(shown, look)
    year_starts = scorecard.plan.year_starts
    if shown:
        has_bar = yield from _table(groups, look, plan=scorecard.plan)
        beneath = _due_sign(shown, look) if has_bar else []
    else:
        beneath = [say(_NOTHING, look.language)]
    if hidden:
        beneath.append(say(_HIDDEN, look.language).format(count=Count(hidden)))
    if shown and beneath:
        yield EMPTY
    for text in beneath:
        yield from wrapped(styled(text, DIM), look.width)
    in_order = [member for _, members in groups for member in members]
    yield from remark_lines(in_order, look, year_starts=year_starts)


def _head(scorecard: Scorecard, look: Look) -> Iterator[Line]:
    dot = " - " if look.ascii else " · "
    parts = [styled(terminal_text(plan_title(scorecard, look.language)), BOLD)]
    parts += [plain(fact) for fact in plan_facts(scorecard, look)]
    yield from flowed(parts, look.width, gap=dot)
    separator = ", " if look.language == "en" else "，"
    counts = count_parts(scorecard.counts, look.language)
    yield from flowed(counts, look.width, gap=separator)


def _table(
    groups: Sequence[tuple[str, Sequence[Assessment]]], look: Look, *, plan: Plan
) -> Generator[Line, None, bool]:
    """Yield the table; tell whether there was room for the bars."""
    rows = {
        member.goal.id: _cells(member, look, year_starts=plan.year_starts)
        for _, members in groups
        for member in members
    }
    widths = share_out(_natural(list(rows.values()), look), look.width)
    columns = [Column(width, right=key in _RIGHT) for key, width in widths.items()]
    heads = [styled(say(COLUMNS[key], look.language), BOLD) for key in widths]
    yield from grid_row(columns, heads)
    rule = "-" if look.ascii else "─"
    total = sum(widths.values()) + cell_width(GAP) * (len(widths) - 1)
    yield styled(rule * total, DIM)
    for key, members in groups:
        if key:
            heading = terminal_text(group_title(key, plan, look.language))
            yield from wrapped(styled(heading, BOLD), look.width)
        for member in members:
            cells = dict(rows[member.goal.id])
            cells[BAR] = _bar(member, widths.get(BAR, 0), look)
            yield from grid_row(columns, [cells[column] for column in widths])
    return BAR in widths


def _due_sign(shown: Sequence[Assessment], look: Look) -> list[str]:
    """Return what the mark in the bars means, where there is one."""
    sign = "|" if look.ascii else "┼"
    has_mark = any(each.bar and each.bar.due is not None for each in shown)
    return [f"{sign} {say(_DUE, look.language)}"] if has_mark else []


def _cells(
    assessment: Assessment, look: Look, *, year_starts: int
) -> Mapping[str, Line]:
    sign = mark(assessment.verdict, ascii_only=look.ascii)
    word = goal_texts.verdict_word(assessment, look.language)
    required = goal_texts.figure_of(assessment, Key.REQUIRED_RATE).value
    observed = goal_texts.figure_of(assessment, Key.OBSERVED_RATE).value
    period = goal_texts.as_of_text(assessment, look, year_starts=year_starts)
    latest = goal_texts.reading_text(assessment.latest, assessment, look)
    return {
        "verdict": styled(f"{sign} {word}", MARKS[assessment.verdict].colour),
        "title": plain(terminal_text(goal_texts.title(assessment, look))),
        "period": styled(period, DIM),
        "latest": plain(latest),
        "target": plain(goal_texts.target_text(assessment, look)),
        "completion": plain(goal_texts.completion_text(assessment, look)),
        "required_rate": plain(goal_texts.rate_text(required, assessment, look)),
        "observed_rate": plain(goal_texts.rate_text(observed, assessment, look)),
        "trend": styled(_trend(assessment, look), DIM),
    }


def _natural(rows: Sequence[Mapping[str, Line]], look: Look) -> dict[str, int]:
    """Return what each column would take; one with nothing to show is left out."""
    natural: dict[str, int] = {}
    for key in _ORDER:
        head = cell_width(say(COLUMNS[key], look.language))
        if key == BAR:
            natural[key] = max(head, _BAR_LEAST)
            continue
        widest = max(line_width(row[key]) for row in rows)
        if key != "trend" or widest:
            natural[key] = max(head, widest)
    return natural


def _bar(assessment: Assessment, width: int, look: Look) -> Line:
    colour = MARKS[assessment.verdict].colour
    return bar_line(assessment.bar, width, colour=colour, ascii_only=look.ascii)


def _trend(assessment: Assessment, look: Look) -> str:
    if look.ascii:
        return ""
    points = assessment.points
    if assessment.goal.kind is Kind.CUMULATIVE:  # only runs of one length compare
        points = tuple(each for each in points if each.period.is_year())
    return sparkline([each.number for each in points])
