"""A note as a sentence: its words with the facts filled in, as a reader sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, assert_never

from plantrack.model.amount import Amount, Unit
from plantrack.model.assessment import Fact, Note, Reason, Verdict
from plantrack.model.period import Period
from plantrack.model.text import Text
from plantrack.render.look import Look
from plantrack.render.note_words import NOTES, Read
from plantrack.render.number import factor, percent
from plantrack.render.value_texts import amount_text, beyond, period_words, value_text
from plantrack.render.words import REASONS, VERDICTS, Count, say

_ABOVE: Final = Text("高于{at}为{state}", "{state} above {at}")
_BELOW: Final = Text("低于{at}为{state}", "{state} below {at}")
_BEHIND: Final[Mapping[str, Text]] = {
    "above": Text(
        "高于{at}时进度系数低于1（慢于规划路径）",
        "behind the path (pace below 1) above {at}",
    ),
    "below": Text(
        "低于{at}时进度系数低于1（慢于规划路径）",
        "behind the path (pace below 1) below {at}",
    ),
    "": Text(
        "越过{at}时进度系数低于1（慢于规划路径）",
        "behind the path (pace below 1) past {at}",
    ),
}


def note_sentence(
    note: Note,
    unit: Unit | None,
    look: Look,
    *,
    year_starts: int,
    is_brief: bool = False,
) -> str:
    """Return the note as a sentence; decimals are values in ``unit`` unless said.

    A brief one leaves out what changes no verdict: from where on the goal is behind
    its path. A code without words comes out as the code and its facts, so that
    nothing is silently dropped.
    """
    words = NOTES.get(note.code)
    page = _Page(unit, look, year_starts, words.read if words else {})
    facts = {name: page.fact(name, fact) for name, fact in note.facts.items()}
    if words is None:
        return " ".join([note.code, *(f"{key}={facts[key]}" for key in facts)])
    if is_brief:
        facts.pop("behind", None)
    elif "behind" in facts:
        facts["behind"] = page.behind(note.facts)
    if "break_evens" in note.facts:
        clauses = [facts["behind"]] if "behind" in facts else []
        clauses.append(page.turns(note.facts))
        facts["break_evens"] = (", " if look.language == "en" else "，").join(clauses)
    text = next(
        (richer for name, richer in words.richer.items() if name in facts), words.text
    )
    counts = {
        name: Count(fact) for name, fact in note.facts.items() if isinstance(fact, int)
    }
    return say(text, look.language).format_map(_Known({**facts, **counts}))


@dataclass(frozen=True, slots=True)
class _Page:
    """How the facts of one note are written."""

    unit: Unit | None
    look: Look
    year_starts: int
    read: Mapping[str, Read]

    def fact(self, name: str, fact: Fact) -> str:
        """Return one fact as it stands in a sentence."""
        language = self.look.language
        match fact:
            case Verdict():
                text = say(VERDICTS[fact], language).lower()
            case Reason():
                text = say(REASONS[fact], language)
            case str() | int():
                text = str(fact)
            case Decimal():
                text = self.decimal(name, fact)
            case Period():
                text = period_words(fact, self.look, year_starts=self.year_starts)
            case dt.date():
                text = fact.isoformat()
            case Amount():
                text = amount_text(fact, self.look)
            case tuple():
                comma = ", " if language == "en" else "、"
                text = comma.join(self.fact(name, each) for each in fact)
            case _:
                assert_never(fact)
        return text

    def decimal(self, name: str, number: Decimal) -> str:
        """Return a decimal as what it is: a value, a share or a factor."""
        read = self.read.get(name, Read.VALUE)
        match read:
            case Read.VALUE:
                return value_text(number, self.unit, self.look)
            case Read.SHARE:
                return percent(number)
            case Read.FACTOR:
                return factor(number)
        assert_never(read)

    def edge(self, number: Decimal, *, up: bool) -> str:
        """Return a threshold, rounded so that whoever reaches it has crossed it."""
        return value_text(beyond(number, self.unit, up=up), self.unit, self.look)

    def behind(self, facts: Mapping[str, Fact]) -> str:
        """Return from where on the goal is slower than its path.

        The engine says of break-evens on which side they lie; without any, the
        side is not said.
        """
        at, side = facts.get("behind"), str(facts.get("side", ""))
        if not isinstance(at, Decimal) or side not in _BEHIND:
            return "?"
        edge = self.edge(at, up=side != "below")
        return say(_BEHIND[side], self.look.language).format(at=edge)

    def turns(self, facts: Mapping[str, Fact]) -> str:
        """Return where the judgement turns: ``高于2,068亿元为进度偏慢``.

        The engine says of the nearest number (``x``) on which side it lies; the
        others follow from that.
        """
        nearest, pairs = facts.get("x"), facts.get("break_evens")
        if not isinstance(nearest, Decimal) or not isinstance(pairs, tuple):
            return "?"
        near_is_above = facts.get("side") == "above"
        found = []
        for pair in pairs:
            match pair:
                case (Decimal() as at, state):
                    is_above = at >= nearest if near_is_above else at > nearest
                    text = say(_ABOVE if is_above else _BELOW, self.look.language)
                    edge = self.edge(at, up=is_above)
                    found.append(text.format(state=self.fact("", state), at=edge))
                case _:
                    continue
        return (", " if self.look.language == "en" else "，").join(found)


class _Known(dict[str, object]):
    """Facts by name; one that a note did not bring stands as ``?``."""

    def __missing__(self, name: str) -> object:
        return _Absent()


class _Absent:
    """A fact that is not there; a word that would agree with it is in the plural."""

    def __format__(self, spec: str) -> str:
        return spec.rpartition("|")[2] or "?"
