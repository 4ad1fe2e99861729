"""How the authorities' rules judge one goal: verdicts side by side, then silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plantrack.model.assessment import Assessment, RuleJudgement, Verdict
from plantrack.model.text import Text
from plantrack.render.cells import cell_width
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import DIM, MARKS, mark
from plantrack.render.lines import (
    GAP,
    Column,
    Line,
    grid_row,
    line_width,
    plain,
    styled,
    wrapped,
)
from plantrack.render.look import Look
from plantrack.render.rule_words import (
    class_name,
    figure_number,
    reason_text,
    rule_name,
)
from plantrack.render.words import VERDICTS, say

_WITH_FIGURE: Final = Text("{text}（{figure}）", "{text} ({figure})")
_COLON: Final = Text("：", ": ")
_COMMA: Final = Text("、", ", ")
_INDENT: Final = "  "
_LEAST: Final = 8


def rule_lines(assessment: Assessment, look: Look) -> Iterator[Line]:
    """Yield one line a rule: its name, our verdict, its own class, its figure.

    Rules that give no verdict stand beneath by their reasons.
    """
    rows = []
    silent: dict[str, list[str]] = {}
    for name, judgement in assessment.rules.items():
        if judgement.verdict is None:
            why = reason_text(judgement, name, look.language)
            silent.setdefault(why, []).append(rule_name(name, look.language))
        else:
            rows.append(_cells(name, judgement, judgement.verdict, look))
    if rows:
        yield from _grid(rows, look)
    comma, colon = say(_COMMA, look.language), say(_COLON, look.language)
    for why, names in silent.items():
        text = f"{mark(None, ascii_only=look.ascii)} {why}{colon}{comma.join(names)}"
        line = styled(terminal_text(text), DIM)
        yield from wrapped(line, look.width, first=_INDENT, rest=_INDENT * 2)


def _grid(rows: Sequence[tuple[Line, ...]], look: Look) -> Iterator[Line]:
    widths = [max(line_width(row[number]) for row in rows) for number in range(2)]
    room = look.width - sum(widths) - cell_width(GAP) * 2 - cell_width(_INDENT)
    columns = [*(Column(width) for width in widths), Column(max(_LEAST, room))]
    for row in rows:
        for line in grid_row(columns, row):
            yield ((_INDENT, ""), *line)


def _cells(
    name: str, judgement: RuleJudgement, verdict: Verdict, look: Look
) -> tuple[Line, ...]:
    language = look.language
    sign = mark(verdict, ascii_only=look.ascii)
    text = class_name(name, judgement.class_id or "", language)
    if judgement.figure is not None:
        figure = figure_number(name, judgement.figure)
        text = say(_WITH_FIGURE, language).format(text=text, figure=figure)
    return (
        plain(rule_name(name, language)),
        styled(f"{sign} {say(VERDICTS[verdict], language)}", MARKS[verdict].colour),
        plain(text),
    )
