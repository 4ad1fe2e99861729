"""One ``[[observation]]`` block as text, and how it joins a file.

The keys have a fixed order that ends with the quoted ``value`` (of a value taken
back: with the quoted ``status``). Whatever cuts a file off in the middle of the
block, what is left is no TOML or lacks a required key: it can never be read as a
complete record with another number, as ``value = 320`` of ``value = 3200`` would.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final

from plantrack.errors import WrongUse
from plantrack.store.reasons import Reason

Writable = str | int | Decimal | dt.date | tuple[str, ...]
"""What a block can carry."""

KEYS: Final = (
    "indicator",
    "period",
    "published",
    "assumed",
    "yoy",
    "basis",
    "source",
    "note",
    "status",
    "value",
)
HEADER: Final = "[[observation]]"
WITHDRAWN: Final = "M"
BOM: Final = b"\xef\xbb\xbf"

_MOST_ZEROS: Final = 30
_SHORT_ESCAPES: Final = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
}
_HIDDEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Cn", "Co"})
_LAST_SHORT: Final = 0xFFFF


def writable_record(record: Mapping[str, object]) -> dict[str, Writable]:
    """Return ``record`` with its keys in the order of the block.

    Keys whose value is ``None``, an empty text or an empty list are left out. A
    list or set of texts becomes a tuple, a set a sorted one.

    Raises:
        WrongUse: ``record-unknown-key``, ``record-bad-value``,
            ``record-incomplete`` or ``unwritable-text``.
    """
    for key in record:
        if key not in KEYS:
            raise WrongUse(Reason.RECORD_UNKNOWN_KEY, key=str(key))
    settled: dict[str, Writable] = {}
    for key in KEYS:
        value = record.get(key)
        if value is None or value in ("", (), [], set(), frozenset()):
            continue
        settled[key] = _writable(key, value)
    missing = missing_key(settled)
    if missing:
        raise WrongUse(Reason.RECORD_INCOMPLETE, key=missing)
    return settled


def missing_key(record: Mapping[str, object]) -> str:
    """Return the first required key that ``record`` lacks, or an empty text."""
    required = ["indicator", "period"]
    if record.get("status") != WITHDRAWN:
        required.append("value")
    return next((key for key in required if key not in record), "")


def block_text(record: Mapping[str, Writable]) -> str:
    """Return the block of a record from :func:`writable_record`, lines end in LF."""
    lines = [HEADER, *(f"{key} = {_literal(record[key])}" for key in record)]
    return "\n".join(lines) + "\n"


def joined(old: bytes, blocks: Iterable[str]) -> tuple[bytes, tuple[int, ...]]:
    """Return ``old`` with the blocks behind it, and the line each begins in.

    Lines end as the last one of ``old`` does; one that lacks its end gets it. An
    empty line stands before each block. Every byte of ``old`` stays.
    """
    crlf = old.rpartition(b"\n")[0].endswith(b"\r")
    newline = b"\r\n" if crlf else b"\n"
    content = bytearray(old)
    if old not in {b"", BOM} and not old.endswith(b"\n"):
        content += newline
    line = content.count(b"\n") + 1
    lines = []
    for block in blocks:
        if line > 1 and not content.endswith(newline * 2):
            content += newline
            line += 1
        lines.append(line)
        content += block.encode().replace(b"\n", newline)
        line += block.count("\n")
    return bytes(content), tuple(lines)


def quoted(text: str) -> str:
    """Return ``text`` as a basic TOML string that shows every character it holds.

    Control, format and bidirectional characters, line and paragraph separators,
    private and unassigned ones are written as escapes: TOML would take most of
    them raw, and a reader would be deceived by them.

    Raises:
        WrongUse: ``unwritable-text`` for an unpaired surrogate, which is what bytes
            that are not UTF-8 become on a command line.
    """
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    short = _SHORT_ESCAPES.get(character)
    if short is not None:
        return short
    category = unicodedata.category(character)
    if category == "Cs":
        raise WrongUse(Reason.UNWRITABLE_TEXT, character=f"U+{ord(character):04X}")
    if category not in _HIDDEN:
        return character
    number = ord(character)
    return f"\\u{number:04X}" if number <= _LAST_SHORT else f"\\U{number:08X}"


def _literal(value: Writable) -> str:
    match value:
        case str():
            return quoted(value)
        case tuple():
            return "[" + ", ".join(map(quoted, value)) + "]"
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _writable(key: str, value: object) -> Writable:
    settled = _by_key(key, value)
    if settled is None:
        raise WrongUse(Reason.RECORD_BAD_VALUE, key=key, got=repr(value))
    texts = settled if isinstance(settled, tuple) else (settled,)
    for text in texts:
        if isinstance(text, str):
            try:
                quoted(text)
            except WrongUse as error:
                raise WrongUse(error.reason, key=key, **error.facts) from None
    return settled


def _by_key(key: str, value: object) -> Writable | None:
    """Return ``value`` where ``key`` can carry it."""
    if isinstance(value, bool | dt.datetime):  # an integer, a date to Python alone
        return None
    match value:
        case dt.date() if key == "published":
            return value
        case int() if key in {"period", "yoy"}:
            return value
        case Decimal() if key == "yoy" and _plain(value):
            return value
        case str() if key not in {"published", "assumed"}:
            return value
        case _:
            return _texts(value) if key == "assumed" else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str) or not isinstance(value, Sequence | AbstractSet):
        return None
    texts = tuple(item for item in value if isinstance(item, str))
    if len(texts) != len(value):
        return None
    return tuple(sorted(texts)) if isinstance(value, AbstractSet) else texts


def _plain(number: Decimal) -> bool:
    """Tell whether the number can be written without an exponent."""
    return number.is_finite() and abs(number.adjusted()) <= _MOST_ZEROS
