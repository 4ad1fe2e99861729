"""A new file beside the old one: written, synced, read back, or gone again."""

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
from plantrack.store.refusals import Step, refusing
from plantrack.store.settle import read_all

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
