"""A person who edits the file in an editor while the tool appends to it.

The editors do what real ones do: they notice that the file changed since they read
it and read it again, and they save in place, in chunks or by rename. What they do
not do is take part in the lock.
"""

from __future__ import annotations

import errno
import os
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from plantrack.store.disk import Disk
from plantrack.store.settle import SETTLED
from trust.figures import Figures
from trust.ledger import HEAD, append, block
from trust.processes import fork, load, wait_for

_Signature = tuple[int, int, int]
_CHUNK: Final = 4096
_TRIES: Final = 19
_LONG_HEAD: Final = HEAD + b"# a long introduction, line after line\n" * 800


class Style(StrEnum):
    """How an editor saves."""

    IN_PLACE = "in place, the file empty for 0-200 ms"
    CHUNKS = "in place, 30 kB in 4 kB chunks"
    RENAME = "by rename"


class Portable(Disk):
    """What other systems have: no exchange of names, nobody knows of open files."""

    def exchange(self, one: str, other: str) -> None:
        del other
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one)

    def is_being_written(self, path: str) -> bool:
        del path
        return False


class Eager(Portable):
    """A writer that does not wait for a file that was changed just now."""

    def now(self) -> int:
        return super().now() + 1_000_000_000


class Unchecked(Portable):
    """The control that does not look whether the file changed since it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: os.stat_result | None = None

    def open_lock(self, folder: str) -> int:
        self.facts = None
        return super().open_lock(folder)

    def look_open(self, descriptor: int) -> os.stat_result:
        facts = super().look_open(descriptor)
        if (
            facts.st_nlink
            and facts.st_size
            and self.now() - facts.st_mtime_ns > SETTLED
        ):
            self.facts = self.facts or facts
        return facts

    def look(self, path: str) -> os.stat_result:
        return self.facts or super().look(path)


class Careless(Eager, Unchecked):
    """The control that does neither."""


CONTROL_NAMES: Final[dict[type[Disk], str]] = {
    Portable: "other systems (measured, not promised):",
    Unchecked: "control: no second look,",
    Careless: "control: neither wait nor look,",
}
CONTROLS: Final[dict[Style, type[Disk]]] = {
    Style.IN_PLACE: Unchecked,
    Style.CHUNKS: Careless,
    Style.RENAME: Unchecked,
}


def editing(
    style: Style,
    seconds: float,
    *,
    busy: int = 0,
    disk: Disk | None = None,
    seed: int = 20261123,
) -> Figures:
    """Let one process append and one edit, ``busy`` others computing meanwhile.

    An edit or an acknowledged record that is not in the file at the end is lost.
    """
    kind = f"{CONTROL_NAMES[type(disk)]} " if disk else ""
    name = f"{kind}editor saves {style}, {seconds:g} s" + (", load" if busy else "")
    figures = Figures(
        name,
        control=isinstance(disk, Unchecked),
        promised=not isinstance(disk, Portable),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        path.write_bytes(_LONG_HEAD if style is Style.CHUNKS else HEAD)
        acks, edits = Path(folder, "acks"), Path(folder, "edits")
        refusals = Path(folder, "refusals")
        end = time.monotonic() + seconds
        with load(busy) if busy else nullcontext():
            tool = fork(lambda: _append_until(end, path, acks, refusals, disk))
            _edit_until(end, path, edits, style, random.Random(seed))  # noqa: S311
            figures.stuck += wait_for(tool) != 0
        _judge(figures, path, acks, edits, refusals)
    return figures


def editing_unchecked(style: Style, seconds: float) -> Figures:
    """Edit beside the control of a style, again until something is lost.

    It is a race: half of the times three seconds pass without a loss, and once in a
    million times twenty of them do.
    """
    figures = editing(style, seconds, disk=CONTROLS[style]())
    for seed in range(_TRIES):
        if figures.broken:
            break
        figures = editing(style, seconds, disk=CONTROLS[style](), seed=seed)
    return figures


def _append_until(
    end: float, path: Path, acks: Path, refusals: Path, disk: Disk | None
) -> None:
    number = 0
    while time.monotonic() < end:
        try:
            append(path, number, disk=disk or Disk(), wait=10)
        except NotWritten as refused:
            _note(refusals, refused.reason)
        else:
            _note(acks, str(number))
        number += 1
        time.sleep(0.01)


def _edit_until(
    end: float, path: Path, edits: Path, style: Style, chance: random.Random
) -> None:
    number = 0
    while time.monotonic() < end:
        time.sleep(chance.uniform(0.05, 0.15))
        while not _edit(path, f"# edit {number}\n".encode(), style, chance):
            pass
        _note(edits, str(number))
        number += 1


def _edit(path: Path, line: bytes, style: Style, chance: random.Random) -> bool:
    """Add a line after the first; return False where the file changed meanwhile."""
    seen = _signature(path.stat())
    content = path.read_bytes()
    time.sleep(chance.uniform(0, 0.02))
    first, rest = content.split(b"\n", 1)
    return _SAVE[style](path, first + b"\n" + line + rest, seen, chance)


def _save_in_place(
    path: Path, content: bytes, seen: _Signature, chance: random.Random
) -> bool:
    with path.open("r+b", buffering=0) as file:
        if _signature(os.fstat(file.fileno())) != seen:
            return False
        file.truncate()
        time.sleep(chance.uniform(0, 0.2))
        file.write(content)
    return True


def _save_in_chunks(
    path: Path, content: bytes, seen: _Signature, chance: random.Random
) -> bool:
    with path.open("r+b", buffering=0) as file:
        if _signature(os.fstat(file.fileno())) != seen:
            return False
        file.truncate()
        for start in range(0, len(content), _CHUNK):
            file.write(content[start : start + _CHUNK])
            time.sleep(chance.uniform(0, 0.002))
    return True


def _save_by_rename(
    path: Path, content: bytes, seen: _Signature, chance: random.Random
) -> bool:
    """Take the file away as the backup, and only then put the new one there."""
    del chance
    beside, backup = path.with_suffix(".new"), path.with_suffix(".bak")
    beside.write_bytes(content)
    path.rename(backup)
    if _signature(backup.stat()) != seen:
        backup.rename(path)
        return False
    beside.rename(path)
    return True


_Save = Callable[[Path, bytes, _Signature, random.Random], bool]
_SAVE: Final[dict[Style, _Save]] = {
    Style.IN_PLACE: _save_in_place,
    Style.CHUNKS: _save_in_chunks,
    Style.RENAME: _save_by_rename,
}


def _judge(
    figures: Figures, path: Path, acks: Path, edits: Path, refusals: Path
) -> None:
    content = path.read_bytes()
    acknowledged = [int(line) for line in _noted(acks)]
    edited = _noted(edits)
    lines = set(content.decode().splitlines())
    figures.runs = len(edited)
    figures.acknowledged = len(acknowledged)
    figures.refused = len(_noted(refusals))
    missing = [number for number in edited if f"# edit {number}" not in lines]
    gone = [number for number in acknowledged if content.count(block(number)) != 1]
    figures.lost = len(missing) + len(gone)
    figures.torn = int(not content.startswith(HEAD))
    if missing or gone:
        figures.blame(f"edits {missing[:9]} and records {gone[:9]} are gone")
    figures.faults += sorted(set(_noted(refusals)))


def _signature(facts: os.stat_result) -> _Signature:
    return facts.st_ino, facts.st_size, facts.st_mtime_ns


def _note(book: Path, line: str) -> None:
    with book.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def _noted(book: Path) -> list[str]:
    return book.read_text("utf-8").splitlines() if book.exists() else []
