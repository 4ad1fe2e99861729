"""Which ids and which characters of units are accepted."""

from __future__ import annotations

import unicodedata
from typing import Final

from plantrack.store.tables import SHOWN, Table

_PUNCTUATION: Final = "-_."
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def check_id(table: Table, text: str, *names: str | int, of_key: bool) -> None:
    """Report an id that is not made of letters and digits of any script.

    ``-``, ``_`` and ``.`` may stand between them. Ids are typed on command lines
    and stand in every output, so nothing invisible may hide in them.
    """
    if not text:
        table.report("bad-id", *names, reason="empty", of_key=of_key, facts={"got": ""})
        return
    for number, character in enumerate(text):
        if unicodedata.category(character)[0] in "LN":
            continue
        inside = number and (
            character in _PUNCTUATION or unicodedata.category(character)[0] == "M"
        )
        if not inside:
            table.report(
                "bad-id",
                *names,
                reason="character",
                of_key=of_key,
                facts={"got": text[:SHOWN], "character": character_name(character)},
            )
            return


def invisible_character(text: str) -> str:
    """Return the name of the first character that nobody can see, or nothing."""
    for character in text:
        if unicodedata.category(character) in _INVISIBLE:
            return character_name(character)
    return ""


def character_name(character: str) -> str:
    """Return a character as ``U+202E``."""
    return f"U+{ord(character):04X}"
