"""Making a new file that never takes the place of one that is there."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from plantrack.store.disk import Disk, system_disk
from plantrack.store.fresh import (
    clear_temporary,
    remove_quietly,
    temporary_name,
    write_new,
)
from plantrack.store.lock import hold_lock
from plantrack.store.reasons import Reason
from plantrack.store.refusals import Step, refusal, refusing, unconfirmed

_WAIT: Final = 5.0
_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
)


def create_file(path: Path, text: str, *, disk: Disk | None = None) -> None:
    """Make the file ``path`` with ``text``, in UTF-8 and with the lines as they are.

    It is written and synced beside the place and then given the name, which fails
    where the name is taken: a crash leaves no file or the whole one. Where the file
    system has no hard links, it is made in its place and removed if that fails.

    Raises:
        NotWritten: ``file-exists``, ``folder-missing``, ``not-a-folder``, or what
            the system refused; nothing is left behind.
        WriteUnconfirmed: The file is there, but the disk did not confirm it.
    """
    disk = disk or system_disk()
    folder = _folder_of(path, disk=disk)
    real = os.path.join(folder, path.name)  # noqa: PTH118 - the shim takes plain strings
    with hold_lock(folder, wait=_WAIT, file=path, disk=disk) as descriptor:
        clear_temporary(real, file=path, disk=disk)
        _create(real, text.encode(), file=path, disk=disk)
        try:
            disk.sync_folder(descriptor)
        except OSError as error:
            raise unconfirmed(error, file=path) from error


def _folder_of(path: Path, *, disk: Disk) -> str:
    folder = str(path.parent)
    try:
        real = disk.resolve(path.parent)
    except FileNotFoundError as error:
        raise NotWritten(
            Reason.FOLDER_MISSING, file=str(path), folder=folder
        ) from error
    except NotADirectoryError as error:
        raise NotWritten(Reason.NOT_A_FOLDER, file=str(path), folder=folder) from error
    except OSError as error:
        raise refusal(error, step=Step.RESOLVE, file=path) from error
    if not Path(real).is_dir():
        raise NotWritten(Reason.NOT_A_FOLDER, file=str(path), folder=folder)
    return real


def _create(real: str, content: bytes, *, file: Path, disk: Disk) -> None:
    temporary = temporary_name(real)
    with refusing(Step.WRITE, file):
        write_new(temporary, content, like=None, file=file, disk=disk)
    try:
        _give_name(temporary, real, content, file=file, disk=disk)
    except OSError as error:
        if isinstance(error, FileExistsError):
            raise NotWritten(Reason.FILE_EXISTS, file=str(file)) from error
        raise refusal(error, step=Step.WRITE, file=file) from error
    finally:
        remove_quietly(temporary, disk=disk)


def _give_name(
    temporary: str, real: str, content: bytes, *, file: Path, disk: Disk
) -> None:
    try:
        disk.link(temporary, real)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        write_new(real, content, like=None, file=file, disk=disk)
