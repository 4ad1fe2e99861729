"""What the bytes of an observations file mean, and the proof that an append kept it."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from plantrack.store import positions
from plantrack.store.block import BOM, Writable, missing_key
from plantrack.store.reasons import Reason
from plantrack.store.toml_faults import conflict_marker, syntax_problems

NAME: Final = "observation"

_CUT_OFF: Final = "unexpected end of data"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_BLOCK: Final = re.compile(r"^[ \t]*\[\[[ \t]*observation", re.MULTILINE)
_TORN_HEADER: Final = re.compile(r"^[ \t]*\[[^\]\n]*\]?\Z", re.MULTILINE)
_PLACE: Final = re.compile(r" \(at (?:line \d+, column \d+|end of document)\)$")


class FloatText(str):
    """A TOML float as it is written.

    Kept as text, ``1.0`` differs from ``1.00`` and ``nan`` equals ``nan``, and no
    number is too large to compare.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file means: its data, the records in it and where each one begins."""

    data: Mapping[str, object]
    records: tuple[Mapping[str, object], ...]
    lines: tuple[int, ...]


def read_content(content: bytes, *, file: Path) -> Reading:
    """Return what ``content`` means, if a block can be put behind it.

    Raises:
        NotWritten: ``utf-16``, ``not-utf-8``, ``too-nested``, ``conflict-markers``,
            ``torn-block``, ``not-toml``, ``static-list``, ``not-a-list``.
    """
    text = _decoded(content, file=file)
    places = positions.scan(text)
    if places.refusal is not None:
        raise NotWritten(Reason.TOO_NESTED, file=str(file))
    try:
        data = _loaded(text)
    except (ValueError, RecursionError) as error:
        raise _not_toml(places, error, file=file) from error
    records = _records(data, places, file=file)
    lines = tuple(_line(places, number) for number in range(len(records)))
    if records and missing_key(records[-1]):
        detail = missing_key(records[-1])
        raise NotWritten(
            Reason.TORN_BLOCK, file=str(file), line=str(lines[-1]), detail=detail
        )
    return Reading(data, records, lines)


def prove(
    old: bytes,
    new: bytes,
    reading: Reading,
    added: Sequence[Mapping[str, Writable]],
    *,
    file: Path,
) -> None:
    """Prove that ``new`` means what ``old`` meant and exactly the records more.

    Args:
        old: The bytes of the file as they are.
        new: The bytes it is to have.
        reading: What ``old`` means.
        added: The records that are to be there as well, last and in this order.
        file: The path to name in a refusal.

    Raises:
        NotWritten: ``meaning-would-change``.
    """
    records = [*reading.records, *map(as_parsed, added)]
    wanted = {**reading.data, NAME: records}
    try:
        found = _loaded(new.removeprefix(BOM).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotWritten(Reason.MEANING_WOULD_CHANGE, file=str(file)) from error
    if not new.startswith(old) or not same(found, wanted):
        raise NotWritten(Reason.MEANING_WOULD_CHANGE, file=str(file))


def same(one: object, other: object) -> bool:
    """Tell whether two values of a TOML document are the same, types included.

    ``1``, ``1.0`` and ``true`` differ, and so do two times that name one moment
    in different zones.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            same(one[key], other[key]) for key in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dt.datetime | dt.time) and isinstance(
        other, dt.datetime | dt.time
    ):
        return one.isoformat() == other.isoformat()
    return one == other


def _decoded(content: bytes, *, file: Path) -> str:
    if content.startswith(_UTF_16):
        raise NotWritten(Reason.UTF_16, file=str(file))
    body = content.removeprefix(BOM)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = body[: error.start].decode("utf-8")
        torn = _torn_line(whole) if error.reason == _CUT_OFF else 0
        if torn:
            raise NotWritten(
                Reason.TORN_BLOCK, file=str(file), line=str(torn), detail=error.reason
            ) from error
        line = str(whole.count("\n") + 1)
        raise NotWritten(Reason.NOT_UTF_8, file=str(file), line=line) from error


def _loaded(text: str) -> dict[str, object]:
    return tomllib.loads(text, parse_float=FloatText)


def _records(
    data: Mapping[str, object], places: positions.Positions, *, file: Path
) -> tuple[Mapping[str, object], ...]:
    value = data.get(NAME)
    if value is None:
        return ()
    spot = places.find((NAME,))
    if not isinstance(value, list):
        raise NotWritten(Reason.NOT_A_LIST, file=str(file))
    if spot is not None and not spot.repeats:
        raise NotWritten(Reason.STATIC_LIST, file=str(file))
    return tuple(record for record in value if isinstance(record, dict))


def _line(places: positions.Positions, number: int) -> int:
    return places.line_and_column(places.nearest((NAME, number)).start)[0]


def as_parsed(record: Mapping[str, Writable]) -> dict[str, object]:
    """Return what a reader must find for a record that was written."""
    return {key: _value_as_parsed(value) for key, value in record.items()}


def _value_as_parsed(value: Writable) -> object:
    if isinstance(value, Decimal):
        text = format(value, "f")
        return FloatText(text) if "." in text else int(text)
    return list(value) if isinstance(value, tuple) else value


def _not_toml(
    places: positions.Positions, error: Exception, *, file: Path
) -> NotWritten:
    if isinstance(error, RecursionError):
        return NotWritten(Reason.TOO_NESTED, file=str(file))
    text = places.text
    marker = conflict_marker(text, file=str(file))
    if marker is not None:
        line = str(marker.place.line)
        return NotWritten(Reason.CONFLICT_MARKERS, file=str(file), line=line)
    fault = syntax_problems(str(error), places, file=str(file))[0]
    torn = _torn_line(text)
    return NotWritten(
        Reason.TORN_BLOCK if torn else Reason.NOT_TOML,
        file=str(file),
        line=str(torn or fault.place.line),
        column=str(1 if torn else fault.place.column),
        fault=fault.code,
        why=fault.reason,
        detail=_PLACE.sub("", str(error)),
    )


def _torn_line(text: str) -> int:
    """Return the line of the last block if all before it is sound; else 0."""
    headers = [*_BLOCK.finditer(text), *_TORN_HEADER.finditer(text)]
    if not headers:
        return 0
    before = text[: headers[-1].start()]
    try:
        _loaded(before)
    except (ValueError, RecursionError):
        return 0
    return before.count("\n") + 1
