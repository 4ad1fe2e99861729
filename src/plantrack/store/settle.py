"""Reading a file that nobody is just saving."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from plantrack.store.block import BOM
from plantrack.store.disk import OPEN_EXISTING, Disk
from plantrack.store.reasons import Reason
from plantrack.store.refusals import Step, refusal, refusing

SETTLED: Final = 30_000_000
"""Nanoseconds since the last change after which a file counts as saved."""
PATIENCE: Final = 2.0
"""Seconds to wait for an editor that has emptied the file to finish saving it."""
MAX_BYTES: Final = 16 * 1024 * 1024

_PAUSE: Final = 0.02
_CHUNK: Final = 1024 * 1024
_ANY_WRITE_BIT: Final = 0o222


@dataclass(frozen=True, slots=True)
class Seen:
    """The bytes of a file, and what the system said of it when they were read."""

    content: bytes
    facts: os.stat_result

    def still_holds(self, now: os.stat_result) -> bool:
        """Tell whether the file is the one that was read, unchanged."""
        return self.is_same_file(now) and self.facts.st_ctime_ns == now.st_ctime_ns

    def is_same_file(self, now: os.stat_result) -> bool:
        """Tell whether it is the same file with the same bytes, however named."""
        return _signature(self.facts) == _signature(now)


@dataclass(frozen=True, slots=True)
class _Unsettled:
    """Why the file cannot be read yet, and when to look again."""

    reason: Reason
    pause: float


def read_settled(real: str, *, until: float, file: Path, disk: Disk) -> Seen:
    """Read the file once it has not changed for 30 ms and is not empty.

    An editor that saves in place first empties the file, and an empty file is
    valid TOML: without both rules a writer would take the ruins for the file.
    A time of change that lies in the future counts as long ago. Where the system
    can tell, a file that somebody has open for writing is waited for as well: a
    save may take longer than 30 ms on a busy machine.

    Args:
        real: The file, symbolic links followed.
        until: When to give up on a file that keeps changing, on the clock of
            ``disk.monotonic``. On an empty one: after 2 seconds, if that is sooner.
        file: The path to name in a refusal.
        disk: The calls to the system.

    Raises:
        NotWritten: ``empty-file``, ``keeps-changing``, ``not-regular-file``,
            ``hard-linked``, ``file-read-only``, ``too-large``, or what the system
            refused.
    """
    start = disk.monotonic()
    while True:
        seen = _read_once(real, file=file, disk=disk)
        if isinstance(seen, Seen):
            return seen
        end = (
            min(start + PATIENCE, until) if seen.reason is Reason.EMPTY_FILE else until
        )
        if disk.monotonic() > end:
            raise NotWritten(seen.reason, file=str(file))
        disk.sleep(seen.pause)


def read_all(descriptor: int, *, limit: int, disk: Disk) -> bytes:
    """Read to the end, or until more than ``limit`` bytes are there."""
    parts: list[bytes] = []
    size = 0
    while size <= limit:
        part = disk.read(descriptor, _CHUNK)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _read_once(real: str, *, file: Path, disk: Disk) -> Seen | _Unsettled:
    try:
        descriptor = disk.open_file(real, OPEN_EXISTING)
    except FileNotFoundError:  # an editor that saves by rename takes it away first
        return _Unsettled(Reason.KEEPS_CHANGING, _PAUSE)
    except OSError as error:
        raise _open_refusal(error, real, file=file, disk=disk) from error
    with refusing(Step.READ, file):
        try:
            seen = _read_open(descriptor, file=file, disk=disk)
        finally:
            disk.close(descriptor)
        # Only now: we had it open for writing ourselves.
        if isinstance(seen, Seen) and disk.is_being_written(real):
            return _Unsettled(Reason.KEEPS_CHANGING, _PAUSE)
    return seen


def _read_open(descriptor: int, *, file: Path, disk: Disk) -> Seen | _Unsettled:
    facts = disk.look_open(descriptor)
    _refuse_kind(facts, file=file)
    age = disk.now() - facts.st_mtime_ns
    if facts.st_nlink == 0:
        return _Unsettled(Reason.KEEPS_CHANGING, _PAUSE)
    if 0 <= age < SETTLED:
        return _Unsettled(Reason.KEEPS_CHANGING, (SETTLED - age) / 1e9 + 0.001)
    content = read_all(descriptor, limit=MAX_BYTES, disk=disk)
    seen = Seen(content, facts)
    if not seen.still_holds(disk.look_open(descriptor)):
        return _Unsettled(Reason.KEEPS_CHANGING, _PAUSE)
    if not content.removeprefix(BOM).strip():
        return _Unsettled(Reason.EMPTY_FILE, _PAUSE)
    return seen


def _refuse_kind(facts: os.stat_result, *, file: Path) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise NotWritten(Reason.NOT_REGULAR_FILE, file=str(file))
    if facts.st_nlink > 1:
        raise NotWritten(Reason.HARD_LINKED, file=str(file), links=str(facts.st_nlink))
    if not facts.st_mode & _ANY_WRITE_BIT:
        # An administrator may open it for writing all the same: it says do not.
        raise NotWritten(Reason.FILE_READ_ONLY, file=str(file))
    if facts.st_size > MAX_BYTES:
        raise NotWritten(Reason.TOO_LARGE, file=str(file), limit=str(MAX_BYTES))


def _open_refusal(error: OSError, real: str, *, file: Path, disk: Disk) -> NotWritten:
    """Tell a folder from a file that may not be opened, as Windows does not."""
    if error.errno in {errno.EACCES, errno.EPERM}:
        with refusing(Step.OPEN, file):
            if stat.S_ISDIR(disk.look(real).st_mode):
                return NotWritten(Reason.IS_FOLDER, file=str(file))
    return refusal(error, step=Step.OPEN, file=file)


def _signature(facts: os.stat_result) -> tuple[int, int, int, int]:
    return facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns
