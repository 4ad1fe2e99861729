"""One writer at a time: a lock on the folder, freed by the kernel at any death."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from plantrack.errors import Locked, NotWritten
from plantrack.store.disk import Disk
from plantrack.store.reasons import Reason
from plantrack.store.refusals import Step, refusal, refusing

_FIRST_PAUSE: Final = 0.001
_LONGEST_PAUSE: Final = 0.02
_GROWTH: Final = 1.5


@contextmanager
def hold_lock(folder: str, *, wait: float, file: Path, disk: Disk) -> Iterator[int]:
    """Hold the lock on ``folder`` and yield the descriptor that carries it.

    Args:
        folder: The folder of the file, symbolic links followed.
        wait: Seconds to wait while another writer holds it; 0 tries once.
        file: The path to name in a refusal.
        disk: The calls to the system.

    Raises:
        Locked: Another writer held it all that time (``locked``).
        NotWritten: The folder cannot be opened, or its file system cannot lock
            (``no-access``, ``no-lock``).
    """
    with refusing(Step.LOCK, file):
        descriptor = disk.open_lock(folder)
    try:
        _acquire(descriptor, wait=wait, file=file, disk=disk)
        yield descriptor
    finally:
        with suppress(OSError):  # the kernel has freed the lock all the same
            disk.close(descriptor)


def _acquire(descriptor: int, *, wait: float, file: Path, disk: Disk) -> None:
    end = disk.monotonic() + wait
    pause = _FIRST_PAUSE
    while True:
        try:
            disk.try_lock(descriptor)
        except BlockingIOError as error:
            left = end - disk.monotonic()
            if left <= 0:
                raise Locked(
                    Reason.LOCKED,
                    file=str(file),
                    folder=str(file.parent),
                    wait=f"{wait:g}",
                ) from error
            disk.sleep(min(pause, left))
            pause = min(pause * _GROWTH, _LONGEST_PAUSE)
        except OSError as error:
            facts = refusal(error, step=Step.LOCK, file=file).facts
            raise NotWritten(Reason.NO_LOCK, **facts) from error
        else:
            return
