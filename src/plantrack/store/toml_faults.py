"""What is wrong with a text that is no TOML, in ids instead of tomllib's words."""

from __future__ import annotations

import re
from typing import Final

from plantrack.model.problem import Place, Problem
from plantrack.store.dotted import dotted
from plantrack.store.spots import Positions

_ADDRESS = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CONFLICT = re.compile(
    r"^(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|) .*|^=======\r?$", re.MULTILINE
)
_VALUE_LINE = re.compile(
    r"[ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*(?P<value>[^\"'\[{#\s][^#\n]*)"
)
_WORD = re.compile(r"[\w.-]+")
_QUOTES: Final = "“”„‟〝〞＂‘’‚‛＇「」『』"
_SHOWN: Final = 60
_MOST_DUPLICATES: Final = 100  # a file pasted twice is one mistake, not thousands

_CHARACTERS: Final = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("“”„‟〝〞「」『』", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("、", ","),
    **dict.fromkeys("。", "."),
    **dict.fromkeys("【〔", "["),
    **dict.fromkeys("】〕", "]"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys(map(chr, [0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000]), " "),
    **dict.fromkeys(map(chr, [0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF]), ""),
    **dict.fromkeys(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]), ""),
}
"""Characters that look like TOML's own, or like nothing, and what was meant."""

_REASONS: Final = (
    ("Expected newline", "expected-newline"),
    ("Expected '='", "expected-equals"),
    ("Expected ']", "unclosed-header"),
    ("Expected ", "unclosed-string"),
    ("Unterminated string", "unclosed-string"),
    ("Illegal character '\\n'", "unclosed-string"),
    ("Found invalid character '\\n'", "unclosed-string"),
    ("Illegal character", "control-character"),
    ("Found invalid character", "control-character"),
    ("Unclosed array", "unclosed-array"),
    ("Unclosed inline table", "unclosed-inline-table"),
    ("Invalid statement", "invalid-statement"),
    ("Invalid initial character", "invalid-key"),
    ("Invalid date", "invalid-date"),
    ("Invalid value", "invalid-value"),
    ("Invalid hex", "bad-escape"),
    ("Escaped character", "bad-escape"),
    ("Unescaped", "bad-escape"),
    ("Cannot ", "not-a-table"),
    ("Duplicate ", "not-a-table"),
)


def conflict_marker(text: str, *, file: str) -> Problem | None:
    """Find the first marker that git left in a file it could not merge."""
    match = _CONFLICT.search(text)
    if match is None:
        return None
    line = text.count("\n", 0, match.start()) + 1
    facts = {"got": match[0].rstrip("\r")[:_SHOWN]}
    return Problem(code="conflict-markers", place=Place(file, line, 1), facts=facts)


def syntax_problems(
    message: str, positions: Positions, *, file: str
) -> tuple[Problem, ...]:
    """Turn the words of ``tomllib`` into problems with places.

    A repeated key is reported with the line of the first one, and with it every
    other key that the scanner saw twice; of other faults ``tomllib`` names one.
    """
    words = _ADDRESS.sub("", message)
    reason = next((id_ for start, id_ in _REASONS if words.startswith(start)), "other")
    if reason == "not-a-table" and positions.duplicates:
        return _duplicates(positions, file=file)
    offset = _offset(message, positions)
    if reason == "unclosed-string":
        offset = _opening_quote(positions, offset)
    found = _look_alike(positions.text, offset, reason)
    if found is not None:
        return (_look_alike_problem(positions, found, file=file),)
    facts = {"detail": words[:_SHOWN]}
    reason, offset, got = _finer(reason, offset, positions)
    if got:
        facts["codepoint" if reason == "control-character" else "got"] = got
    place = Place(file, *positions.line_and_column(offset))
    return (Problem(code="bad-toml", place=place, reason=reason, facts=facts),)


def _duplicates(positions: Positions, *, file: str) -> tuple[Problem, ...]:
    problems = []
    for duplicate in positions.duplicates[:_MOST_DUPLICATES]:
        key = dotted(duplicate.first.path())
        line, _ = positions.line_and_column(duplicate.first.key_start)
        place = Place(file, *positions.line_and_column(duplicate.offset))
        facts = {"name": key, "first": str(line)}
        problems.append(
            Problem(code="duplicate-key", place=place, key=key, facts=facts)
        )
    return tuple(problems)


def _offset(message: str, positions: Positions) -> int:
    """Return the offset that ``tomllib`` names; the end where it names none."""
    match = _ADDRESS.search(message)
    if match is None or match[1] is None:
        return len(positions.text)
    start = 0
    for _ in range(int(match[1]) - 1):
        start = positions.text.index("\n", start) + 1
    return start + int(match[2]) - 1


def _look_alike(text: str, offset: int, reason: str) -> int | None:
    """Return where a character stands that only looks like TOML's, if one does."""
    if text[offset : offset + 1] in _CHARACTERS:
        return offset
    if reason == "unclosed-string":
        line = text[offset:].partition("\n")[0].rstrip()
        if line and line[-1] in _QUOTES:
            return offset + len(line) - 1
    return None


def _opening_quote(positions: Positions, offset: int) -> int:
    """Return where the string begins that is never closed, as the scanner saw it."""
    return offset if positions.stopped_at is None else positions.stopped_at


def _look_alike_problem(positions: Positions, offset: int, *, file: str) -> Problem:
    character = positions.text[offset]
    return Problem(
        code="look-alike",
        place=Place(file, *positions.line_and_column(offset)),
        facts={
            "got": character,
            "instead": _CHARACTERS[character],
            "codepoint": f"U+{ord(character):04X}",
        },
    )


def _finer(reason: str, offset: int, positions: Positions) -> tuple[str, int, str]:
    """Return a reason, a place and a text that help more than tomllib's."""
    text = positions.text
    if reason == "unclosed-string":
        return reason, offset, ""
    if reason == "control-character":
        return reason, offset, f"U+{ord(text[offset]):04X}"
    if offset >= len(text):
        return ("unfinished" if reason == "invalid-value" else reason), offset, ""
    line_start = text.rfind("\n", 0, offset) + 1
    value = _VALUE_LINE.match(text, line_start)
    if reason in {"expected-newline", "invalid-value"} and value is not None:
        written = value["value"].rstrip()[:_SHOWN]
        return "invalid-value", value.start("value"), written
    word = _WORD.match(text, offset)
    is_key = reason in {"invalid-statement", "invalid-key", "expected-equals"}
    if is_key and word is not None and not word[0].isascii():
        return "key-needs-quotes", offset, word[0][:_SHOWN]
    return reason, offset, ""
