"""Putting new content in the place of a file in one step that survives a crash."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from plantrack.store.disk import OPEN_NEW, Disk
from plantrack.store.reasons import Reason
from plantrack.store.refusals import Step, refusal, refusing, unconfirmed
from plantrack.store.settle import Seen, read_all

_KEEP: Final = -1
_OWNER_ALONE: Final = 0o600
_ANYBODY: Final = 0o666


def temporary_name(real: str) -> str:
    """Return where the new content is written, beside the file.

    The name is fixed, so that what a killed writer left is found and removed by
    the next one; the lock on the folder keeps two from using it at once.
    """
    folder, name = os.path.split(real)
    return os.path.join(folder, f".{name}.plantrack-tmp")  # noqa: PTH118 - plain strings


def clear_temporary(real: str, *, file: Path, disk: Disk) -> None:
    """Remove what a writer that was killed left behind; hold the lock."""
    try:
        with refusing(Step.CLEAR, file), suppress(FileNotFoundError):
            disk.remove(temporary_name(real))
    except NotWritten as fault:
        fault.facts["temporary"] = temporary_name(real)
        raise


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
        if not _unchanged(real, seen, file=file, disk=disk):
            remove_quietly(temporary, disk=disk)
            return False
        _replace(temporary, real, seen, file=file, disk=disk)
    except BaseException:
        remove_quietly(temporary, disk=disk)
        raise
    return True


def write_new(
    path: str,
    content: bytes,
    *,
    like: tuple[str, os.stat_result] | None,
    file: Path,
    disk: Disk,
) -> None:
    """Make a file that must not be there; return when the disk has its bytes.

    Where that fails, the file is removed again.

    Args:
        path: The file to make.
        content: Its bytes.
        like: A file whose owner, permissions and attributes it gets, and what the
            system says of that file; without one, those of any new file.
        file: The path to name in a refusal.
        disk: The calls to the system.
    """
    mode = _ANYBODY if like is None else _OWNER_ALONE
    descriptor = disk.open_file(path, OPEN_NEW, mode)
    try:
        try:
            _write_all(descriptor, content, disk=disk)
            if like is not None:
                _copy_owner_and_mode(descriptor, *like, disk=disk)
            disk.sync(descriptor)
            disk.rewind(descriptor)
            if read_all(descriptor, limit=len(content), disk=disk) != content:
                raise NotWritten(Reason.READ_BACK_DIFFERS, file=str(file))
        finally:
            disk.close(descriptor)  # before it is removed, as Windows wants
    except BaseException:
        remove_quietly(path, disk=disk)
        raise


def remove_quietly(path: str, *, disk: Disk) -> None:
    """Remove a file; what stays is removed by the next writer."""
    with suppress(OSError):
        disk.remove(path)


def _write_all(descriptor: int, content: bytes, *, disk: Disk) -> None:
    rest = content
    while rest:
        count = disk.write(descriptor, rest)
        if count <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[count:]


def _copy_owner_and_mode(
    descriptor: int, real: str, facts: os.stat_result, *, disk: Disk
) -> None:
    """Make the new file look like the old one, as far as we may.

    Somebody else's file that we may write through its group keeps that group.
    """
    mine = disk.look_open(descriptor)
    if (mine.st_uid, mine.st_gid) != (facts.st_uid, facts.st_gid):
        try:
            disk.set_owner(descriptor, facts.st_uid, facts.st_gid)
        except PermissionError:
            with suppress(PermissionError):
                disk.set_owner(descriptor, _KEEP, facts.st_gid)
    if mine.st_mode != facts.st_mode:
        disk.set_mode(descriptor, stat.S_IMODE(facts.st_mode))
    disk.copy_attributes(real, descriptor)


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
