"""The record of indicators: every observation, newest last, with its vintages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, TextIO

from plantrack.model.observation import Observation
from plantrack.model.plan import Registry
from plantrack.model.text import Text
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD
from plantrack.render.lines import EMPTY, Line, plain, styled, wrapped, write
from plantrack.render.look import Look
from plantrack.render.observation_lines import listed_observations
from plantrack.render.value_texts import unit_words
from plantrack.render.words import say

_NOTHING: Final = Text("没有记录", "nothing recorded")
_UNREVISED: Final = Text("没有修订过的数据", "nothing was revised")


def render(
    observations: Sequence[Observation],
    look: Look,
    stream: TextIO,
    *,
    registry: Registry,
    revisions: bool = False,
) -> None:
    """Write observations, those of one indicator together, in the order given.

    ``revisions`` says that only revised ones were asked for.
    """
    lines = history_lines(observations, registry, look)
    if not observations:
        lines = iter([plain(say(_UNREVISED if revisions else _NOTHING, look.language))])
    write(lines, stream, colour=look.colour)


def history_lines(
    observations: Sequence[Observation], registry: Registry, look: Look
) -> Iterator[Line]:
    """Yield a heading for each indicator and its observations."""
    first = True
    for name, members in groupby(observations, key=lambda each: each.indicator):
        if not first:
            yield EMPTY
        first = False
        indicator = registry.indicators[name]
        title = terminal_text(say(indicator.title, look.language))
        heading = f"{title}{unit_words(indicator.unit, look)}  [{name}]"
        yield from wrapped(styled(heading, BOLD), look.width)
        listed = list(members)
        yield from listed_observations(
            listed,
            look,
            year_starts=registry.plan.year_starts,
            replaced=replaced(listed),
        )


def replaced(observations: Sequence[Observation]) -> frozenset[int]:
    """Return the positions whose period has a value published later."""
    newest = {each.period: number for number, each in _by_publication(observations)}
    return frozenset(range(len(observations))) - frozenset(newest.values())


def _by_publication(
    observations: Sequence[Observation],
) -> list[tuple[int, Observation]]:
    return sorted(enumerate(observations), key=lambda pair: pair[1].known_from)
