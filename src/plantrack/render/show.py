"""Everything about one goal: the promise, the chart, the data, every figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TextIO

from plantrack.model.assessment import Assessment, Key
from plantrack.model.goal_page import GoalPage
from plantrack.model.plan import Plan
from plantrack.model.text import Text
from plantrack.render import goal_texts
from plantrack.render.cells import cell_width, pad
from plantrack.render.chart import chart_lines
from plantrack.render.escape import terminal_text
from plantrack.render.figure_words import (
    figure_name,
    undefined_text,
    working_steps,
)
from plantrack.render.forecast_words import forecast_sentences
from plantrack.render.glyphs import BOLD, DIM, MARKS, mark
from plantrack.render.goal_facts import Fact, goal_facts
from plantrack.render.lines import (
    EMPTY,
    Line,
    Span,
    flowed,
    plain,
    styled,
    wrapped,
    write,
)
from plantrack.render.look import Look
from plantrack.render.observation_lines import observation_lines
from plantrack.render.remarks import NOTES, notes_of
from plantrack.render.rule_lines import rule_lines
from plantrack.render.turn_lines import turn_lines, turns_heading
from plantrack.render.words import say

_DATA: Final = Text("数据", "Data")
_FIGURES: Final = Text("计算", "Figures")
_UNDEFINED: Final = Text("无定义（{why}）：", "undefined ({why}): ")
_FORECAST: Final = Text("趋势外推", "Projection")
_RULES: Final = Text("各机构规则下的评价", "By the rules of the authorities")
_NO_CHART: Final = Text("尚无数据可画", "no value to draw yet")
_CALENDAR: Final = Key.CALENDAR_ELAPSED
_INDENT: Final = "  "
_INAPPLICABLE: Final = frozenset({"kind", "levels-only", "qualitative", "sums-only"})


def render(page: GoalPage, look: Look, stream: TextIO) -> None:
    """Write everything about one goal."""
    write(goal_lines(page, look), stream, colour=look.colour)


def goal_lines(page: GoalPage, look: Look) -> Iterator[Line]:
    """Yield the page of one goal."""
    assessment, scorecard = page.assessment, page.scorecard
    plan = scorecard.plan
    year_starts = plan.year_starts
    yield from _head(assessment, look)
    yield EMPTY
    yield from fact_lines(list(goal_facts(page, look)), look)
    chart = chart_lines(assessment, look, year_starts=year_starts)
    if chart:
        yield EMPTY
        yield from chart
    elif assessment.requirement is not None:
        yield EMPTY
        yield styled(say(_NO_CHART, look.language), DIM)
    data = list(observation_lines(assessment, look, year_starts=year_starts))
    yield from _section(_DATA, data, look)
    yield from _section(_FIGURES, _figure_lines(assessment, plan, look), look)
    sentences = forecast_sentences(assessment, look, year_starts=year_starts)
    if assessment.requirement is not None:
        yield from _section(_FORECAST, _items(sentences, look), look)
    yield from _section(turns_heading(page), turn_lines(page, look), look)
    notes = notes_of(assessment, look, year_starts=year_starts, every=True)
    yield from _section(NOTES, _items(notes, look), look)
    yield from _section(_RULES, rule_lines(assessment, look), look)


def fact_lines(facts: Sequence[Fact], look: Look) -> Iterator[Line]:
    """Yield labels and texts in two columns; the text is wrapped."""
    width = max(cell_width(fact.label) for fact in facts)
    dot = " - " if look.ascii else " · "
    for fact in facts:
        lead = pad(fact.label, width) + _INDENT
        parts = [plain(terminal_text(part)) for part in fact.parts]
        lines = flowed(parts, look.width - cell_width(lead), gap=dot)
        yield from _hanging(lines, lead, DIM)


def _head(assessment: Assessment, look: Look) -> Iterator[Line]:
    name = terminal_text(goal_texts.title(assessment, look))
    yield from wrapped(styled(f"{name}  [{assessment.goal.id}]", BOLD), look.width)
    sign = mark(assessment.verdict, ascii_only=look.ascii)
    text = f"{sign} {goal_texts.verdict_words(assessment, look.language)}"
    yield from wrapped(styled(text, MARKS[assessment.verdict].colour), look.width)


def _figure_lines(assessment: Assessment, plan: Plan, look: Look) -> Iterator[Line]:
    """Yield every figure with its formula, and the undefined ones by their reason.

    Figures that this kind of goal does not have at all are left out, and the
    calendar where it is all there would be: it stands in the window already.
    """
    language = look.language
    if all(_is_inapplicable(assessment, key) for key in Key if key is not _CALENDAR):
        return
    names = {key: figure_name(key, assessment, language) for key in Key}
    width = max(cell_width(name) for name in names.values())
    missing: dict[str, list[str]] = {}
    for key in Key:
        figure = goal_texts.figure_of(assessment, key)
        if _is_inapplicable(assessment, key):
            continue
        if figure.value is None:
            missing.setdefault(figure.reason, []).append(names[key])
            continue
        steps = working_steps(key, figure, assessment, look, bands=plan.bands)
        parts = [
            plain(f"= {step}" if number else step) for number, step in enumerate(steps)
        ]
        lead = _INDENT + pad(names[key], width) + _INDENT
        lines = flowed(parts, look.width - cell_width(lead), gap=" ")
        yield from _hanging(lines, lead)
    comma = ", " if language == "en" else "、"
    for reason, absent in missing.items():
        why = undefined_text(reason or "undefined", language)
        text = say(_UNDEFINED, language).format(why=why) + comma.join(absent)
        deeper = _INDENT * 2
        yield from wrapped(styled(text, DIM), look.width, first=_INDENT, rest=deeper)


def _is_inapplicable(assessment: Assessment, key: Key) -> bool:
    return goal_texts.figure_of(assessment, key).reason in _INAPPLICABLE


def _hanging(lines: Iterable[Line], lead: str, style: str = "") -> Iterator[Line]:
    """Yield lines beside a lead, which stands before the first."""
    for number, line in enumerate(lines):
        span: Span = (" " * cell_width(lead), "") if number else (lead, style)
        yield (span, *line)


def _items(sentences: Iterable[str], look: Look) -> Iterator[Line]:
    for sentence in sentences:
        yield from wrapped(
            plain(terminal_text(sentence)),
            look.width,
            first=_INDENT,
            rest=_INDENT * 2,
        )


def _section(heading: Text, lines: Iterable[Line], look: Look) -> Iterator[Line]:
    """Yield a heading and its lines; nothing for none."""
    first = True
    for line in lines:
        if first:
            yield EMPTY
            yield styled(say(heading, look.language), BOLD)
            first = False
        yield line
