"""What stands beneath a table: notes that bear on a verdict, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plantrack.model.assessment import Assessment, NotAssessed, Reason
from plantrack.model.plan import Text
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD
from plantrack.render.goal_texts import title
from plantrack.render.lines import EMPTY, Line, plain, styled, wrapped
from plantrack.render.look import Look
from plantrack.render.note_words import bears_on_verdict, note_sentence
from plantrack.render.words import REASONS, say

NOTES: Final = Text("说明", "Notes")
NOT_KNOWN: Final = Text("暂不评价", "Not assessed")
_COLON: Final = Text("：", ": ")
_COMMA: Final = Text("、", ", ")
_COUNTED: Final = Text("{reason}（{count}项）", "{reason} ({count})")
_INDENT: Final = "  "
_DEEPER: Final = "    "


def notes_of(
    assessment: Assessment, look: Look, *, year_starts: int, every: bool = False
) -> list[str]:
    """Return the sentences of a goal's notes that bear on its verdict, or of all."""
    return [
        note_sentence(note, assessment.unit, look, year_starts=year_starts)
        for note in assessment.notes
        if every or bears_on_verdict(note)
    ]


def unknown_by_reason(
    assessments: Sequence[Assessment],
) -> list[tuple[Reason, list[Assessment]]]:
    """Return the goals that are not assessed, by reason, most frequent first."""
    found: dict[Reason, list[Assessment]] = {}
    for each in assessments:
        match each.judgement:
            case NotAssessed(reason):
                found.setdefault(reason, []).append(each)
            case _:
                continue
    return sorted(found.items(), key=lambda pair: -len(pair[1]))


def reasons_of(assessments: Sequence[Assessment], look: Look) -> list[str]:
    """Return a line for each reason not to judge, with the goals it keeps back."""
    colon, comma = say(_COLON, look.language), say(_COMMA, look.language)
    return [
        say(_COUNTED, look.language).format(
            reason=say(REASONS[reason], look.language), count=len(members)
        )
        + colon
        + comma.join(title(each, look) for each in members)
        for reason, members in unknown_by_reason(assessments)
    ]


def remark_lines(
    assessments: Sequence[Assessment], look: Look, *, year_starts: int
) -> Iterator[Line]:
    """Yield the two lists: one line a note, one a reason for not knowing."""
    colon = say(_COLON, look.language)
    notes = [
        f"{title(each, look)}{colon}{sentence}"
        for each in assessments
        for sentence in notes_of(each, look, year_starts=year_starts)
    ]
    yield from _listed(say(NOTES, look.language), notes, look)
    reasons = reasons_of(assessments, look)
    yield from _listed(say(NOT_KNOWN, look.language), reasons, look)


def _listed(heading: str, items: Sequence[str], look: Look) -> Iterator[Line]:
    if not items:
        return
    yield EMPTY
    yield styled(heading, BOLD)
    for item in items:
        text = plain(terminal_text(item))
        yield from wrapped(text, look.width, first=_INDENT, rest=_DEEPER)
