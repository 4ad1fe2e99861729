"""What stands beneath a table: notes that bear on a verdict, and what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plantrack.model.assessment import Assessment, NotAssessed, Note, Reason
from plantrack.model.text import Text
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD
from plantrack.render.goal_texts import title
from plantrack.render.lines import EMPTY, Line, plain, styled, wrapped
from plantrack.render.look import Look
from plantrack.render.note_texts import note_sentence
from plantrack.render.note_words import bears_on_verdict
from plantrack.render.words import REASONS, say

NOTES: Final = Text("说明", "Notes")
NOT_KNOWN: Final = Text("暂不评价", "Not assessed")
_COLON: Final = Text("：", ": ")
_COMMA: Final = Text("、", "; ")
_SEMICOLON: Final = Text("；", "; ")
_COUNTED: Final = Text("{reason}（{count}项）", "{reason} ({count})")
_INDENT: Final = "  "
_MANY: Final = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands behind one heading: a goal's notes, or the goals of one note."""

    heading: str
    texts: tuple[str, ...]


def notes_of(
    assessment: Assessment, look: Look, *, year_starts: int, every: bool = False
) -> list[str]:
    """Return the sentences of a goal's notes that bear on its verdict, or of all."""
    return [
        note_sentence(
            note,
            assessment.unit,
            look,
            year_starts=year_starts,
            is_brief=not every,
        )
        for note in assessment.notes
        if every or (bears_on_verdict(note) and not _says_nothing_new(note, assessment))
    ]


def remarks_of(
    assessments: Sequence[Assessment], look: Look, *, year_starts: int
) -> list[Remark]:
    """Return the notes by goal; a sentence that several goals share comes once.

    Those come last, headed by the sentence.
    """
    sentences = {
        each.goal.id: notes_of(each, look, year_starts=year_starts)
        for each in assessments
    }
    times = Counter(text for texts in sentences.values() for text in set(texts))
    own: list[Remark] = []
    shared: dict[str, list[str]] = {text: [] for text in times if times[text] >= _MANY}
    for each in assessments:
        name = title(each, look)
        texts = [text for text in sentences[each.goal.id] if text not in shared]
        if texts:
            own.append(Remark(name, tuple(texts)))
        for text in sentences[each.goal.id]:
            if text in shared:
                shared[text].append(name)
    return own + [
        Remark(text, (_joined(names, look),)) for text, names in shared.items()
    ]


def _says_nothing_new(note: Note, assessment: Assessment) -> bool:
    """Data of which there are none need not be called overdue as well."""
    return note.code == "stale" and assessment.latest is None


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
    """Return a line for each reason not to judge, with the goals it keeps back.

    Those in words are only counted: their titles say as much.
    """
    lines = []
    for reason, members in unknown_by_reason(assessments):
        line = say(_COUNTED, look.language).format(
            reason=say(REASONS[reason], look.language), count=len(members)
        )
        if reason is not Reason.QUALITATIVE:
            names = [title(each, look) for each in members]
            line += say(_COLON, look.language) + _joined(names, look)
        lines.append(line)
    return lines


def remark_lines(
    assessments: Sequence[Assessment], look: Look, *, year_starts: int
) -> Iterator[Line]:
    """Yield the two lists: notes by goal, and one line a reason for not knowing."""
    remarks = remarks_of(assessments, look, year_starts=year_starts)
    yield from _headed(NOTES, remarks, look)
    for remark in remarks:
        if len(remark.texts) == 1:
            text = f"{remark.heading}{say(_COLON, look.language)}{remark.texts[0]}"
            yield from _item(text, look)
            continue
        yield from _item(remark.heading, look)
        for text in remark.texts:
            yield from _item(text, look, deeper=True)
    reasons = reasons_of(assessments, look)
    yield from _headed(NOT_KNOWN, reasons, look)
    for reason in reasons:
        yield from _item(reason, look)


def _joined(names: Sequence[str], look: Look) -> str:
    """Return a list of titles whose separator stands in none of them."""
    comma = say(_COMMA, look.language)
    if any(comma in name for name in names):
        comma = say(_SEMICOLON, look.language)
    return comma.join(names)


def _headed(heading: Text, items: Sequence[object], look: Look) -> Iterator[Line]:
    if items:
        yield EMPTY
        yield styled(say(heading, look.language), BOLD)


def _item(text: str, look: Look, *, deeper: bool = False) -> Iterator[Line]:
    lead = _INDENT * (2 if deeper else 1)
    line = plain(terminal_text(text))
    yield from wrapped(line, look.width, first=lead, rest=lead + _INDENT)
