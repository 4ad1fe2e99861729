"""What a fault of the operating system means to somebody who wanted to write."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten, WriteUnconfirmed
from plantrack.store.reasons import Reason


class Step(StrEnum):
    """What was being done when the system refused."""

    RESOLVE = "resolve"
    LOCK = "lock"
    OPEN = "open"
    READ = "read"
    CLEAR = "clear"
    WRITE = "write"
    CHECK = "check"
    REPLACE = "replace"


_ANYWHERE: Final = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.QUOTA_FULL,
    errno.EFBIG: Reason.SIZE_LIMIT,
    errno.EROFS: Reason.DISK_READ_ONLY,
    errno.ELOOP: Reason.LINK_LOOP,
}

_AT: Final = {
    (Step.RESOLVE, errno.ENOENT): Reason.FILE_MISSING,
    (Step.RESOLVE, errno.ENOTDIR): Reason.FILE_MISSING,
    (Step.RESOLVE, errno.EACCES): Reason.NO_ACCESS,
    (Step.LOCK, errno.EACCES): Reason.NO_ACCESS,
    (Step.LOCK, errno.EPERM): Reason.NO_ACCESS,
    (Step.OPEN, errno.EISDIR): Reason.IS_FOLDER,
    (Step.OPEN, errno.ENXIO): Reason.NOT_REGULAR_FILE,
    (Step.OPEN, errno.EACCES): Reason.FILE_READ_ONLY,
    (Step.OPEN, errno.EPERM): Reason.FILE_READ_ONLY,
    (Step.CLEAR, errno.EISDIR): Reason.TEMPORARY_IN_THE_WAY,
    (Step.CLEAR, errno.EPERM): Reason.TEMPORARY_IN_THE_WAY,
    (Step.CLEAR, errno.EACCES): Reason.FOLDER_READ_ONLY,
    (Step.WRITE, errno.EACCES): Reason.FOLDER_READ_ONLY,
    (Step.WRITE, errno.EPERM): Reason.FOLDER_READ_ONLY,
    (Step.REPLACE, errno.EBUSY): Reason.MOUNTED_ALONE,
    (Step.REPLACE, errno.EXDEV): Reason.MOUNTED_ALONE,
    (Step.REPLACE, errno.EACCES): Reason.FOLDER_READ_ONLY,
    (Step.REPLACE, errno.EPERM): Reason.FOLDER_READ_ONLY,
}


@contextmanager
def refusing(step: Step, file: Path) -> Iterator[None]:
    """Turn every ``OSError`` of the block into ``NotWritten`` with its reason."""
    try:
        yield
    except OSError as error:
        raise refusal(error, step=step, file=file) from error


def refusal(error: OSError, *, step: Step, file: Path) -> NotWritten:
    """Return the reason that fits ``error`` at ``step``; ``disk-error`` else."""
    number = error.errno or 0
    reason = _ANYWHERE.get(number) or _AT.get((step, number)) or Reason.DISK_ERROR
    if getattr(error, "winerror", None) is not None and step is Step.REPLACE:
        reason = Reason.IN_USE
    return NotWritten(
        reason,
        file=str(file),
        folder=str(file.parent),
        step=step.value,
        error=error.strerror or str(error),
    )


def unconfirmed(error: OSError, *, file: Path) -> WriteUnconfirmed:
    """Return what to raise where all is written but for the disk's word."""
    return WriteUnconfirmed(
        Reason.NOT_CONFIRMED, file=str(file), error=error.strerror or str(error)
    )
