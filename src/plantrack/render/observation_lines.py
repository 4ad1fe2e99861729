"""Observations line by line: period, value, the day it was known, where it is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation, Status
from plantrack.model.text import Text
from plantrack.notation.periods import format_period
from plantrack.render.cells import cell_width
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import DIM
from plantrack.render.lines import (
    GAP,
    Column,
    Line,
    grid_row,
    line_width,
    styled,
    wrapped,
)
from plantrack.render.look import Look
from plantrack.render.number import signed
from plantrack.render.value_texts import amount_text, unknown
from plantrack.render.words import ASSUMED, STATUSES, say

_PUBLISHED: Final = Text("{day}公布", "published {day}")
_YOY: Final = Text("同比{growth}", "{growth} y/y")
_REPLACED: Final = Text("已被修订", "revised since")
_BASIS: Final = Text("口径：{basis}", "basis: {basis}")
_INDENT: Final = "  "
_ENOUGH: Final = 50


def observation_lines(
    assessment: Assessment, look: Look, *, year_starts: int
) -> Iterator[Line]:
    """Yield what the goal's values rest on, oldest first."""
    parts = observations_of(assessment)
    yield from listed_observations(parts, look, year_starts=year_starts)


def observations_of(assessment: Assessment) -> list[Observation]:
    """Return the observations that the goal's values rest on, oldest first."""
    seen: dict[int, Observation] = {}
    readings = [*assessment.points]
    readings += [each for each in (assessment.baseline, assessment.latest) if each]
    if assessment.in_progress is not None:
        readings.append(assessment.in_progress.reading)
    for reading in readings:
        for part in reading.parts:
            seen.setdefault(id(part), part)
    return sorted(seen.values(), key=lambda each: (each.period, each.known_from))


def listed_observations(
    observations: Iterable[Observation],
    look: Look,
    *,
    year_starts: int,
    replaced: frozenset[int] = frozenset(),
) -> Iterator[Line]:
    """Yield observations in columns; ``replaced`` are positions later revised."""
    rows = [
        _cells(each, look, year_starts=year_starts, replaced=number in replaced)
        for number, each in enumerate(observations)
    ]
    if not rows:
        return
    widths = [max(line_width(row[number]) for row in rows) for number in range(3)]
    room = look.width - sum(widths) - cell_width(GAP) * 3 - cell_width(_INDENT)
    columns = [Column(widths[0]), Column(widths[1], right=True), Column(widths[2])]
    if room >= _ENOUGH:
        columns.append(Column(room))
    elif room + cell_width(GAP) < 0:
        columns.pop()
    lead = _INDENT * 2
    for row in rows:
        for line in grid_row(columns, row[: len(columns)]):
            yield ((_INDENT, ""), *line)
        for text in row[len(columns) :]:
            if line_width(text):
                yield from wrapped(text, look.width, first=lead, rest=lead)


def _cells(
    observation: Observation, look: Look, *, year_starts: int, replaced: bool
) -> tuple[Line, ...]:
    language = look.language
    period = format_period(observation.period, year_starts=year_starts)
    amount = observation.amount
    value = unknown(look) if amount is None else amount_text(amount, look)
    published = unknown(look)
    if observation.published is not None:
        day = observation.published.isoformat()
        published = say(_PUBLISHED, language).format(day=day)
    style = DIM if replaced else ""
    remarks = list(_remarks(observation, look))
    if replaced:
        remarks.insert(0, say(_REPLACED, language))
    separator = "; " if language == "en" else "；"
    return (
        styled(period, style),
        styled(terminal_text(value), style),
        styled(published, DIM),
        styled(terminal_text(separator.join(remarks)), DIM),
    )


def _remarks(observation: Observation, look: Look) -> Iterator[str]:
    language = look.language
    if observation.status is not Status.NORMAL:
        yield say(STATUSES[observation.status], language)
    if observation.yoy is not None:
        growth = signed(observation.yoy, places=1) + "%"
        yield say(_YOY, language).format(growth=growth)
    if observation.basis:
        yield say(_BASIS, language).format(basis=observation.basis)
    for name in sorted(observation.assumed):
        yield say(ASSUMED[name], language)
    if observation.source:
        yield observation.source
    if observation.note is not None:
        yield say(observation.note, language)
