"""How the authorities' rules judge one goal, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plantrack.model.assessment import Assessment, RuleJudgement
from plantrack.model.plan import Text
from plantrack.render.cells import cell_width
from plantrack.render.glyphs import DIM, MARKS, mark
from plantrack.render.lines import (
    GAP,
    Column,
    Line,
    grid_row,
    line_width,
    plain,
    styled,
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
_INDENT: Final = "  "
_LEAST: Final = 12


def rule_lines(assessment: Assessment, look: Look) -> Iterator[Line]:
    """Yield one line a rule: its name, our verdict, its own class, its figure."""
    rows = [
        _cells(name, judgement, look) for name, judgement in assessment.rules.items()
    ]
    if not rows:
        return
    widths = [max(line_width(row[number]) for row in rows) for number in range(2)]
    room = look.width - sum(widths) - cell_width(GAP) * 2 - cell_width(_INDENT)
    columns = [*(Column(width) for width in widths), Column(max(_LEAST, room))]
    for row in rows:
        for line in grid_row(columns, row):
            yield ((_INDENT, ""), *line)


def _cells(name: str, judgement: RuleJudgement, look: Look) -> tuple[Line, ...]:
    language = look.language
    title = rule_name(name, language)
    if judgement.class_id is None or judgement.verdict is None:
        why = reason_text(judgement, name, language)
        sign = mark(None, ascii_only=look.ascii)
        return plain(title), styled(sign, DIM), styled(why, DIM)
    sign = mark(judgement.verdict, ascii_only=look.ascii)
    word = say(VERDICTS[judgement.verdict], language)
    text = class_name(name, judgement.class_id, language)
    if judgement.figure is not None:
        figure = figure_number(name, judgement.figure)
        text = say(_WITH_FIGURE, language).format(text=text, figure=figure)
    return (
        plain(title),
        styled(f"{sign} {word}", MARKS[judgement.verdict].colour),
        plain(text),
    )
