"""A model of what a power cut may leave: every state that POSIX allows.

The real calls are made and written down. Then, for a cut after each of them, every
state of the disk is built that the calls allow: of a file what was synced and any
prefix of what came after, or zeros in its place; of the folder any selection of the
changes since its last sync. Each state must be the old file or a newer one, and no
acknowledged record may be missing from it.
"""

from __future__ import annotations

import errno
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from trust.figures import Figures
from trust.ledger import Quick, append, block, ledger

_Writer = Callable[[Path, "CrashDisk"], None]
_PUT: Final = {False: "by exchange", True: "by rename alone"}
_BEFORE: Final = 2
_APPENDS: Final = 2
_HISTORY: Final = tuple(
    ledger(range(_BEFORE + appended)) for appended in range(_APPENDS + 1)
)


@dataclass(slots=True)
class _File:
    """The bytes of one file and how many of them the disk has confirmed."""

    content: bytes = b""
    synced: int = 0

    def possible(self) -> Iterator[bytes]:
        """Yield what a cut may leave of it."""
        for end in range(self.synced, len(self.content) + 1):
            yield self.content[:end]
        lost = len(self.content) - self.synced
        if lost:
            yield self.content[: self.synced] + bytes(lost)


@dataclass(slots=True)
class _World:
    """All files by number, names that are safe, and changes that are not yet."""

    files: list[_File] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    pending: list[tuple[str, int | None]] = field(default_factory=list)

    def current(self) -> dict[str, int]:
        """Return the names as a running system sees them."""
        return self.named(tuple(self.pending))

    def named(self, changes: tuple[tuple[str, int | None], ...]) -> dict[str, int]:
        names = dict(self.names)
        for name, number in changes:
            if number is None:
                names.pop(name, None)
            else:
                names[name] = number
        return names

    def states(self, name: str) -> Iterator[bytes | None]:
        """Yield each content that ``name`` may have after a cut."""
        for size in range(len(self.pending) + 1):
            for changes in itertools.combinations(self.pending, size):
                number = self.named(changes).get(name)
                if number is None:
                    yield None
                else:
                    yield from self.files[number].possible()


class CrashDisk(Quick):
    """A disk that counts the states a cut could leave after each call."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        content = path.read_bytes()
        self.path = str(path)
        self.world = _World([_File(content, len(content))], {str(path): 0})
        self.open_files: dict[int, int] = {}
        self.acknowledged = 0
        self.moment = 0
        self.seen: set[tuple[int, bytes | None, int]] = set()

    def cut(self) -> None:
        """Note every state that a cut at this moment may leave."""
        for state in self.world.states(self.path):
            self.seen.add((self.moment, state, self.acknowledged))
        self.moment += 1

    def acknowledge(self) -> None:
        """Note that the writer has said it is done."""
        self.acknowledged += 1
        self.cut()

    def open_file(self, path: str, flags: int, mode: int = 0o600) -> int:
        descriptor = super().open_file(path, flags, mode)
        if flags & os.O_CREAT:
            self.world.files.append(_File())
            self.world.pending.append((path, len(self.world.files) - 1))
        self.open_files[descriptor] = self.world.current()[path]
        self.cut()
        return descriptor

    def write(self, descriptor: int, content: bytes) -> int:
        count = super().write(descriptor, content)
        file = self.world.files[self.open_files[descriptor]]
        file.content += content[:count]
        self.cut()
        return count

    def sync(self, descriptor: int) -> None:
        file = self.world.files[self.open_files[descriptor]]
        file.synced = len(file.content)
        self.cut()

    def sync_folder(self, descriptor: int) -> None:
        del descriptor
        self.world.names = self.world.current()
        self.world.pending = []
        self.cut()

    def exchange(self, one: str, other: str) -> None:
        super().exchange(one, other)
        names = self.world.current()
        self.world.pending += [(other, names[one]), (one, names[other])]
        self.cut()

    def replace(self, source: str, target: str) -> None:
        super().replace(source, target)
        number = self.world.current()[source]
        self.world.pending += [(target, number), (source, None)]
        self.cut()

    def remove(self, path: str) -> None:
        super().remove(path)
        self.world.pending.append((path, None))
        self.cut()


class RenameDisk(CrashDisk):
    """The disk of a system that cannot exchange two names."""

    def exchange(self, one: str, other: str) -> None:
        del other
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one)


class NoFileSync(CrashDisk):
    """The control that forgets to sync the new file before it gets the name."""

    def sync(self, descriptor: int) -> None:
        del descriptor


class NoFolderSync(CrashDisk):
    """The control that forgets to sync the folder before it says it is done."""

    def sync_folder(self, descriptor: int) -> None:
        del descriptor


def power_cuts(kind: type[CrashDisk] = CrashDisk, *, name: str = "") -> Figures:
    """Append twice and judge every state that a cut may leave on the way."""
    name = name or f"power cut: every state it may leave, {_PUT[kind is RenameDisk]}"
    return _judged(kind, _append_twice, name=name)


def power_cuts_of_a_synced_append() -> Figures:
    """Do the same to one synced write at the end of the file: a control."""
    return _judged(CrashDisk, _append_in_place, name="control: append in place + fsync")


def power_cut_controls() -> list[Figures]:
    """Return the controls: each must lose something."""
    return [
        power_cuts(NoFileSync, name="control: power cut, file not synced"),
        power_cuts(NoFolderSync, name="control: power cut, folder not synced"),
        power_cuts_of_a_synced_append(),
    ]


def _judged(kind: type[CrashDisk], writer: _Writer, *, name: str) -> Figures:
    figures = Figures(name, control=name.startswith("control"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        path.write_bytes(_HISTORY[0])
        disk = kind(path)
        disk.cut()
        writer(path, disk)
        figures.acknowledged = disk.acknowledged
        for _, state, acknowledged in sorted(disk.seen, key=repr):
            figures.runs += 1
            if state not in _HISTORY:
                figures.torn += 1
                figures.blame(f"torn: {state!r}")
            elif _HISTORY.index(state or b"") < acknowledged:
                figures.lost += 1
                figures.blame(f"{acknowledged} acknowledged: {state!r}")
    return figures


def _append_twice(path: Path, disk: CrashDisk) -> None:
    for number in range(_BEFORE, _BEFORE + _APPENDS):
        append(path, number, disk=disk)
        disk.acknowledge()


def _append_in_place(path: Path, disk: CrashDisk) -> None:
    for number in range(_BEFORE, _BEFORE + _APPENDS):
        descriptor = disk.open_file(str(path), os.O_WRONLY | os.O_APPEND)
        disk.write(descriptor, block(number))
        disk.sync(descriptor)
        disk.close(descriptor)
        disk.acknowledge()
