"""How the authorities' rules judge one goal, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plantrack.model.assessment import Assessment, RuleJudgement
from plantrack.model.plan import Text
from plantrack.render.cells import cell_width
from plantrack.render.figure_words import undefined_text
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
from plantrack.render.number import grouped, rounded
from plantrack.render.words import RULE_CLASSES, RULES, VERDICTS, say

_WITH_FIGURE: Final = Text("{text}（{figure}）", "{text} ({figure})")
_INDENT: Final = "  "
_LEAST: Final = 12
_PLACES: Final = 3
_OURS: Final = {verdict.value: text for verdict, text in VERDICTS.items()}


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


def class_text(rule: str, class_id: str, language: str) -> str:
    """Return an authority's class in its own words; an id without words as it is."""
    words = _OURS if rule == "pace" else RULE_CLASSES.get(rule, {})
    return say(words.get(class_id, Text(class_id, class_id)), language)


def _cells(name: str, judgement: RuleJudgement, look: Look) -> tuple[Line, ...]:
    language = look.language
    title = say(RULES.get(name, Text(name, name)), language)
    if judgement.class_id is None or judgement.verdict is None:
        why = undefined_text(judgement.reason, language)
        sign = mark(None, ascii_only=look.ascii)
        return plain(title), styled(sign, DIM), styled(why, DIM)
    sign = mark(judgement.verdict, ascii_only=look.ascii)
    word = say(VERDICTS[judgement.verdict], language)
    text = class_text(name, judgement.class_id, language)
    if judgement.figure is not None:
        figure = grouped(rounded(judgement.figure, places=_PLACES))
        text = say(_WITH_FIGURE, language).format(text=text, figure=figure)
    return (
        plain(title),
        styled(f"{sign} {word}", MARKS[judgement.verdict].colour),
        plain(text),
    )
