"""Putting new content in the place of a file in one step that survives a crash.

Between a last look at the file and a rename lie microseconds, on a busy disk
milliseconds, in which an editor may save. Where the system can exchange two names
in one step (Linux), that is done and the displaced file is looked at: if it is not
the one that was read, or somebody has it open for writing, it gets its name back.
Elsewhere the last look comes before the rename.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from plantrack.store.disk import Disk
from plantrack.store.fresh import remove_quietly, temporary_name, write_new
from plantrack.store.refusals import Step, refusal, refusing, unconfirmed
from plantrack.store.settle import Seen

_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL})


def swap(real: str, seen: Seen, content: bytes, *, file: Path, disk: Disk) -> bool:
    """Put ``content`` in the place of the file that was ``seen``; hold the lock.

    Returns:
        Whether it was done. It is not where somebody changed the file meanwhile:
        then nothing is left behind, and it is to be read again.

    Raises:
        NotWritten: The file is as it was and nothing is left behind.
        WriteUnconfirmed: It was done, but the system says it failed.
    """
    temporary = temporary_name(real)
    try:
        with refusing(Step.WRITE, file):
            write_new(temporary, content, like=(real, seen.facts), file=file, disk=disk)
        done = _put_in_place(temporary, real, seen, file=file, disk=disk)
    finally:
        # Ours, where nothing was done; the old file, where it was displaced.
        remove_quietly(temporary, disk=disk)
    return done


def _put_in_place(
    temporary: str, real: str, seen: Seen, *, file: Path, disk: Disk
) -> bool:
    if not _unchanged(real, seen, file=file, disk=disk):
        return False
    try:
        disk.exchange(temporary, real)
    except FileNotFoundError:  # an editor that saves by rename has just taken it away
        return False
    except OSError as error:  # mostly: it cannot; if it is a fault, a rename tells
        if _unchanged(real, seen, file=file, disk=disk):
            _replace(temporary, real, seen, file=file, disk=disk)
            return True
        if error.errno in _CANNOT:  # nothing was done: somebody else saved
            return False
        raise unconfirmed(error, file=file) from error
    try:
        displaced = disk.look(temporary)
        if seen.is_same_file(displaced) and not disk.is_being_written(temporary):
            return True
        _give_back(temporary, real, disk=disk)
    except OSError as error:
        raise unconfirmed(error, file=file) from error
    return False


def _give_back(temporary: str, real: str, *, disk: Disk) -> None:
    """Undo an exchange, unless somebody saved by rename once more meanwhile."""
    ours = disk.look(real)
    disk.exchange(temporary, real)
    newest = disk.look(temporary)
    if newest.st_ino != ours.st_ino:
        disk.exchange(temporary, real)


def _replace(temporary: str, real: str, seen: Seen, *, file: Path, disk: Disk) -> None:
    try:
        disk.replace(temporary, real)
    except OSError as error:
        if _unchanged(real, seen, file=file, disk=disk):
            raise refusal(error, step=Step.REPLACE, file=file) from error
        # A network drive may do it and then say that it failed.
        raise unconfirmed(error, file=file) from error


def _unchanged(real: str, seen: Seen, *, file: Path, disk: Disk) -> bool:
    with refusing(Step.CHECK, file):
        try:
            return seen.still_holds(disk.look(real))
        except FileNotFoundError:
            return False
