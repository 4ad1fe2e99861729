"""How the authorities' rules judge one goal: verdicts side by side, then silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plantrack.model.assessment import Assessment, RuleJudgement, Verdict
from plantrack.model.text import Text
from plantrack.render.cells import cell_width
from plantrack.render.escape import terminal_text
from plantrack.render.figure_words import filled
from plantrack.render.glyphs import DIM, MARKS, mark
from plantrack.render.lines import (
    GAP,
    Column,
    Line,
    flowed,
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
_OURS: Final = "pace"
_INDENT: Final = "  "
_LEAST: Final = 14


def rule_lines(assessment: Assessment, look: Look) -> Iterator[Line]:
    """Yield one line a rule: its name, our verdict, its own class, its figure.

    How the figure follows stands under it; of our own pace it stands among the
    figures. Rules that give no verdict stand beneath by their reasons.
    """
    rows: list[tuple[tuple[Line, ...], str]] = []
    silent: dict[str, list[str]] = {}
    for name, judgement in assessment.rules.items():
        if judgement.verdict is None:
            why = reason_text(judgement, name, look.language)
            silent.setdefault(why, []).append(rule_name(name, look.language))
        else:
            cells = _cells(name, judgement, judgement.verdict, look)
            rows.append((cells, _working(name, judgement)))
    if rows:
        yield from _grid(rows, look)
    comma, colon = say(_COMMA, look.language), say(_COLON, look.language)
    for why, names in silent.items():
        text = f"{mark(None, ascii_only=look.ascii)} {why}{colon}{comma.join(names)}"
        line = styled(terminal_text(text), DIM)
        yield from wrapped(line, look.width, first=_INDENT, rest=_INDENT * 2)


def _working(name: str, judgement: RuleJudgement) -> str:
    if not judgement.formula or name == _OURS:
        return ""
    return f"= {filled(judgement.formula, judgement.terms)}"


def _grid(rows: Sequence[tuple[tuple[Line, ...], str]], look: Look) -> Iterator[Line]:
    widths = [max(line_width(row[number]) for row, _ in rows) for number in range(2)]
    room = look.width - sum(widths) - cell_width(GAP) * 2 - cell_width(_INDENT)
    columns = [*(Column(width) for width in widths), Column(room)]
    deep, deeper = _INDENT * 2, _INDENT * 3
    for row, working in rows:
        if room < _LEAST:
            yield from _stacked(row, look)
        else:
            for line in grid_row(columns, row):
                yield ((_INDENT, ""), *line)
        if working:
            yield from wrapped(
                styled(working, DIM), look.width, first=deep, rest=deeper
            )


def _stacked(row: tuple[Line, ...], look: Look) -> Iterator[Line]:
    """Yield a rule over what it says, where there is no room beside it."""
    lead = _INDENT * 2
    name, *said = row
    yield from wrapped(name, look.width, first=_INDENT, rest=lead)
    for line in flowed(said, look.width - cell_width(lead), gap=GAP):
        yield ((lead, ""), *line)


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
