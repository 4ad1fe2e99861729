"""From the bytes of a TOML file to values with places, or to the faults in it.

``tomllib`` is the only judge of what is TOML. Before it runs, the scanner refuses
texts that would cost it seconds or gigabytes; after it failed, its words become
a :class:`~plantrack.model.problem.Problem` with a place and a reason.
"""

from __future__ import annotations

import codecs
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from plantrack.model.problem import Place, Problem
from plantrack.store.positions import MAX_DEPTH, scan
from plantrack.store.spots import Path, Positions
from plantrack.store.toml_faults import conflict_marker, syntax_problems

BYTE_ORDER_MARK: Final = "\ufeff"
MAX_FILE: Final = 16 * 1024 * 1024
MAX_DIGITS: Final = 15
MAX_EXPONENT: Final = 30


@dataclass(frozen=True, slots=True)
class BadNumber:
    """A number of the file that no figure may rest on, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One TOML file: its values and where each of them stands."""

    file: str
    data: dict[str, Any]
    positions: Positions

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Return where the value (or the key) at ``path`` stands.

        What is not in the file stands where its nearest known table does; the
        file as a whole has no line.
        """
        spot = self.positions.nearest(path)
        if spot.parent is None:
            return Place(self.file)
        offset = spot.key_start if of_key else spot.start
        return Place(self.file, *self.positions.line_and_column(offset))

    def source(self, path: Path) -> str:
        """Return the value at ``path`` as it is written, or nothing."""
        spot = self.positions.find(path)
        return "" if spot is None else self.positions.source(spot)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document, or the problems that keep the file from being one."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


def parse_toml(content: bytes, *, file: str) -> Parsed:
    """Read the bytes of ``file``; never raises.

    A byte order mark and both kinds of line ends are fine. Decimal fractions
    become ``Decimal``; those that are no finite number of at most 15 digits
    become :class:`BadNumber`, so that the rest of the file is still judged.
    """
    if len(content) > MAX_FILE:
        return _refused("file", MAX_FILE, Place(file))
    try:
        text = content.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return Parsed(None, (_invalid_utf8(content, error.start, file=file),))
    positions = scan(text)
    if positions.refusal is not None:
        refusal = positions.refusal
        place = Place(file, *positions.line_and_column(refusal.offset))
        return _refused(refusal.reason, refusal.limit, place)
    try:
        data = tomllib.loads(text, parse_float=_exact)
    except RecursionError:
        return _refused("depth", MAX_DEPTH, Place(file))
    except ValueError as error:  # TOMLDecodeError, and what int() and chr() refuse
        conflict = conflict_marker(text, file=file)
        problems = syntax_problems(str(error), positions, file=file)
        return Parsed(None, (conflict,) if conflict else problems)
    return Parsed(Document(file, data, positions))


def number_fault(number: Decimal) -> str:
    """Return why ``number`` is refused, or nothing.

    At most 15 significant digits, so that JSON and spreadsheets carry every value
    exactly, and an exponent within ±30, so that nobody has to print more.
    """
    if not number.is_finite():
        return "not-finite"
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    if digits and abs(number.adjusted()) > MAX_EXPONENT:
        return "exponent"
    return "too-many-digits" if len(digits) > MAX_DIGITS else ""


def _exact(text: str) -> Decimal | BadNumber:
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent that no Decimal holds
        return BadNumber(text, "exponent")
    fault = number_fault(number)
    return BadNumber(text, fault) if fault else number


def _refused(reason: str, limit: int, place: Place) -> Parsed:
    megabytes, rest = divmod(limit, 1024 * 1024)
    text = f"{megabytes} MB" if megabytes and not rest else f"{limit:,}"
    problem = Problem(
        code="too-big",
        place=place,
        reason=reason,
        facts={"limit": text},
    )
    return Parsed(None, (problem,))


def _invalid_utf8(content: bytes, offset: int, *, file: str) -> Problem:
    line_start = content.rfind(b"\n", 0, offset) + 1
    before = content[line_start:offset].decode("utf-8-sig", "replace")
    line = content.count(b"\n", 0, offset) + 1
    return Problem(
        code="invalid-utf8",
        place=Place(file, line, len(before) + 1),
        reason=_probable_encoding(content),
        facts={"byte": f"0x{content[offset]:02X}"},
    )


def _probable_encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "gb18030"
