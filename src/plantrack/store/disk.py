"""Every call that writing makes to the operating system, behind one small shim.

Nothing else in ``store`` that writes touches ``os`` or the clock, so that a test
can fail, kill or falsify each single step, and can run the code of a system it
is not running on.
"""

from __future__ import annotations

import ctypes
import errno
import importlib
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_RETRY_SECONDS: Final = 2.5
_RETRY_PAUSE: Final = 0.05
_HERE: Final = -100  # AT_FDCWD: paths are as they stand
_EXCHANGE: Final = 2  # RENAME_EXCHANGE
_SOMEONE_READS: Final = frozenset({5, 32, 33})  # access denied, sharing, lock violation


def _flags(*names: str) -> int:
    """Return the flags together; those the system does not have count nothing."""
    total = 0
    for name in names:
        total |= getattr(os, name, 0)
    return total


# Read and write, because a file that is read-only must refuse; never block on a pipe.
OPEN_EXISTING: Final = _flags(
    "O_RDWR", "O_CLOEXEC", "O_NONBLOCK", "O_NOFOLLOW", "O_BINARY", "O_NOINHERIT"
)
OPEN_NEW: Final = _flags(
    "O_RDWR", "O_CREAT", "O_EXCL", "O_CLOEXEC", "O_NOFOLLOW", "O_BINARY", "O_NOINHERIT"
)
OPEN_READ: Final = _flags("O_RDONLY", "O_CLOEXEC", "O_NONBLOCK", "O_NOFOLLOW")
OPEN_FOLDER: Final = _flags("O_RDONLY", "O_CLOEXEC", "O_DIRECTORY")
OPEN_SIDECAR: Final = _flags("O_RDWR", "O_CREAT", "O_BINARY", "O_NOINHERIT")


class Disk:
    """The calls as Linux and macOS make them.

    A method is one call and raises what the call raises (``OSError``). A subclass
    replaces single methods.
    """

    def __init__(self) -> None:
        """Look up the locking module that this system has."""
        self._fcntl: Any = importlib.import_module("fcntl")

    def resolve(self, path: Path) -> str:
        """Return the path with every symbolic link followed; it must exist."""
        return os.path.realpath(path, strict=True)

    def open_file(self, path: str, flags: int, mode: int = 0o600) -> int:
        """Open a file; ``mode``, less the user's mask, is for a new one."""
        return os.open(path, flags, mode)

    def open_lock(self, folder: str) -> int:
        """Open what is locked for ``folder``: the folder itself, so no litter."""
        return os.open(folder, OPEN_FOLDER)

    def try_lock(self, descriptor: int) -> None:
        """Take the lock, or raise ``BlockingIOError`` where another holds it.

        The kernel frees it when the holder dies. It is ``flock`` and not a POSIX
        lock, which is lost when the process opens and closes the file once.
        """
        self._fcntl.flock(descriptor, self._fcntl.LOCK_EX | self._fcntl.LOCK_NB)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def look(self, path: str) -> os.stat_result:
        """Return what the system says about the file of that name."""
        return os.stat(path)  # noqa: PTH116 - a plain string, as every other call

    def look_open(self, descriptor: int) -> os.stat_result:
        """Return what the system says about an open file."""
        return os.fstat(descriptor)

    def read(self, descriptor: int, size: int) -> bytes:
        """Read at most ``size`` bytes; none at the end."""
        return os.read(descriptor, size)

    def write(self, descriptor: int, content: bytes) -> int:
        """Write some of ``content`` and return how many bytes that was."""
        return os.write(descriptor, content)

    def rewind(self, descriptor: int) -> None:
        """Go back to the first byte."""
        os.lseek(descriptor, 0, os.SEEK_SET)

    def set_owner(self, descriptor: int, user: int, group: int) -> None:
        """Set the owner; -1 leaves a part as it is."""
        os.fchown(descriptor, user, group)

    def set_mode(self, descriptor: int, mode: int) -> None:
        """Set the permissions."""
        os.fchmod(descriptor, mode)

    def copy_attributes(self, source: str, descriptor: int) -> None:
        """Copy the extended attributes, as far as system and rights allow."""
        if not hasattr(os, "listxattr"):
            return
        with suppress(OSError):  # a file system that has none
            for name in os.listxattr(source):
                with suppress(OSError):  # a label that only the administrator may set
                    os.setxattr(descriptor, name, os.getxattr(source, name))

    def sync(self, descriptor: int) -> None:
        """Return when the disk has confirmed what was written to the file.

        macOS leaves data in the drive's cache on a plain ``fsync``; there the
        stronger command is tried first.
        """
        command = getattr(self._fcntl, "F_FULLFSYNC", None)
        if command is not None:
            try:
                self._fcntl.fcntl(descriptor, command)
            except OSError:  # a file system that does not know the command
                os.fsync(descriptor)
            return
        os.fsync(descriptor)

    def sync_folder(self, descriptor: int) -> None:
        """Return when the disk has confirmed the names in the locked folder."""
        self.sync(descriptor)

    def replace(self, source: str, target: str) -> None:
        """Give ``source`` the name ``target`` in one step."""
        os.replace(source, target)  # noqa: PTH105 - plain strings

    def exchange(self, one: str, other: str) -> None:
        """Give each of two files the name of the other, in one step.

        Raises ``OSError`` with ``ENOSYS`` or ``EINVAL`` where system or file system
        cannot.
        """
        try:
            call = ctypes.CDLL(None, use_errno=True).renameat2
        except (AttributeError, OSError) as error:  # not Linux, or an old one
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from error
        names = (_HERE, os.fsencode(one), _HERE, os.fsencode(other))
        if call(*names, _EXCHANGE) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), one)

    def is_being_written(self, path: str) -> bool:
        """Tell whether somebody has the file open for writing, as far as we can.

        The kernel grants a read lease only where nobody has; it is given back at
        once. The signal that would tell us of a writer is one that does nothing.
        """
        lease = getattr(self._fcntl, "F_SETLEASE", None)
        if lease is None:
            return False
        try:
            descriptor = os.open(path, OPEN_READ)
        except OSError:  # it is not there any more, or not ours to read
            return False
        try:
            self._fcntl.fcntl(descriptor, self._fcntl.F_SETSIG, signal.SIGURG)
            self._fcntl.fcntl(descriptor, lease, self._fcntl.F_RDLCK)
            self._fcntl.fcntl(descriptor, lease, self._fcntl.F_UNLCK)
        except BlockingIOError:
            return True
        except OSError:  # somebody else's file, or a file system without leases
            return False
        finally:
            os.close(descriptor)
        return False

    def link(self, source: str, target: str) -> None:
        """Give the file a second name; refused where ``target`` exists."""
        os.link(source, target)

    def remove(self, path: str) -> None:
        """Remove a file."""
        os.unlink(path)  # noqa: PTH108 - a plain string

    def monotonic(self) -> float:
        """Return seconds on a clock that only goes forward."""
        return time.monotonic()

    def now(self) -> int:
        """Return the time on the clock that file times are in, in nanoseconds."""
        return time.time_ns()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class WindowsDisk(Disk):
    """The calls as Windows makes them.

    A folder can be neither locked nor synced there: the lock is the first byte of
    a file ``.plantrack-lock`` beside the data, which stays. A file that an
    indexer, a virus scanner or a reader has open cannot be replaced at once.
    """

    def __init__(self) -> None:
        """Look up the locking module that this system has."""
        self._msvcrt: Any = importlib.import_module("msvcrt")

    def open_lock(self, folder: str) -> int:
        """Open the lock file of ``folder``; make it where there is none."""
        return os.open(str(Path(folder, ".plantrack-lock")), OPEN_SIDECAR, 0o666)

    def try_lock(self, descriptor: int) -> None:
        """Take the lock, or raise ``BlockingIOError`` where another holds it."""
        self.rewind(descriptor)
        try:
            self._msvcrt.locking(descriptor, self._msvcrt.LK_NBLCK, 1)
        except PermissionError as error:  # what the system says of a held byte
            raise BlockingIOError(error.errno, error.strerror) from error

    def exchange(self, one: str, other: str) -> None:
        """Refuse: the system has no such call."""
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one, None, other)

    def is_being_written(self, path: str) -> bool:
        """Return False: such a file cannot be opened for writing in the first place."""
        del path
        return False

    def set_owner(self, descriptor: int, user: int, group: int) -> None:
        """Do nothing: a new file inherits from its folder."""

    def set_mode(self, descriptor: int, mode: int) -> None:
        """Do nothing: a new file inherits from its folder."""

    def copy_attributes(self, source: str, descriptor: int) -> None:
        """Do nothing: there are none."""

    def sync(self, descriptor: int) -> None:
        """Return when the disk has confirmed what was written to the file."""
        os.fsync(descriptor)

    def sync_folder(self, descriptor: int) -> None:
        """Do nothing: the system has no such call."""

    def replace(self, source: str, target: str) -> None:
        """Give ``source`` the name ``target``; try for 2.5 s while it is read."""
        end = self.monotonic() + _RETRY_SECONDS
        while True:
            try:
                self.rename_once(source, target)
            except PermissionError as error:
                code = getattr(error, "winerror", None)
                if code not in _SOMEONE_READS or self.monotonic() > end:
                    raise
                self.sleep(_RETRY_PAUSE)
            else:
                return

    def rename_once(self, source: str, target: str) -> None:
        """Give ``source`` the name ``target``, or raise at once."""
        os.replace(source, target)  # noqa: PTH105 - plain strings


def system_disk() -> Disk:
    """Return the calls of the system we run on."""
    return WindowsDisk() if os.name == "nt" else Disk()
