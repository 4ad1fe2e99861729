"""What was recorded, indicator by indicator, with the values since revised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from plantrack.model.observation import Observation
from plantrack.model.plan import Indicator, Registry
from plantrack.notation.amounts import unit_text
from plantrack.render.cli_words import sentence
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD
from plantrack.render.lines import EMPTY, Line, plain, styled, write
from plantrack.render.look import Look
from plantrack.render.observation_lines import listed_observations
from plantrack.render.words import say


def render(
    observations: Sequence[Observation], registry: Registry, look: Look, stream: TextIO
) -> None:
    """Write the observations, which come sorted by indicator and time."""
    lines = _lines(observations, registry, look)
    write(lines, stream, colour=look.colour)


def _lines(
    observations: Sequence[Observation], registry: Registry, look: Look
) -> Iterator[Line]:
    if not observations:
        yield plain(sentence("no-observations", look.language))
    first = True
    for indicator, group in groupby(observations, key=lambda each: each.indicator):
        if not first:
            yield EMPTY
        first = False
        yield _heading(registry.indicators[indicator], look)
        listed = list(group)
        yield from listed_observations(
            listed,
            look,
            year_starts=registry.plan.year_starts,
            replaced=_replaced(listed),
        )


def _heading(indicator: Indicator, look: Look) -> Line:
    title = say(indicator.title, look.language)
    unit = unit_text(indicator.unit, language=look.language)
    named = sentence("with-reason", look.language, word=title, reason=unit)
    return (
        *styled(terminal_text(named), BOLD),
        *plain(terminal_text(f"  {indicator.id}")),
    )


def _replaced(observations: Sequence[Observation]) -> frozenset[int]:
    """Return the positions of values that a later publication replaced."""
    last = {each.period: number for number, each in enumerate(observations)}
    return frozenset(
        number
        for number, each in enumerate(observations)
        if last[each.period] != number
    )
