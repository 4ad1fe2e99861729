"""Killing a writer: at each single step, and at random moments."""

from __future__ import annotations

import errno
import os
import random
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten, PlantrackError, WriteUnconfirmed
from trust.figures import Figures
from trust.ledger import HEAD, append, ledger, litter
from trust.processes import fork, kill, wait_for
from trust.steps import Failing, Killer, Recorder, When

ERRORS: Final = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EBUSY, errno.EMFILE)
_PORTABLE: Final = {False: ", by exchange", True: ", by rename alone"}
_MEMORY: Final = "/dev/shm"  # noqa: S108 - a folder of our own below it
_BEFORE: Final = 3
_OLD: Final = ledger(range(_BEFORE))
_NEW: Final = ledger(range(_BEFORE + 1))


def systematic_kills(*, portable: bool = False) -> Figures:
    """Kill a writer before, in the middle of and after each call it makes."""
    figures = Figures("killed before, in, after each step" + _PORTABLE[portable])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        for at, name in enumerate(_calls_of_an_append(path, portable=portable)):
            for when in _moments(name):
                path.write_bytes(_OLD)
                disk = Killer(at=at, when=when, portable=portable)
                child = fork(partial(_append_with, path, disk))
                killed = wait_for(child) == -signal.SIGKILL
                figures.runs += 1
                where = f"{when} call {at} ({name})"
                if not killed:
                    figures.stuck += 1
                    figures.blame(f"not killed {where}")
                _judge_torn(figures, path, (_OLD, _NEW), where)
                _judge_next(figures, path, where)
    return figures


def systematic_faults(*, portable: bool = False) -> Figures:
    """Let each call fail with each error, once or from there on, before or after."""
    figures = Figures("each step fails, once or for good" + _PORTABLE[portable])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        for at, name in enumerate(_calls_of_an_append(path, portable=portable)):
            for disk in _failing_disks(at, name, portable=portable):
                path.write_bytes(_OLD)
                where = f"{errno.errorcode[disk.error]} {disk.when} call {at} ({name})"
                _judge_fault(figures, path, disk, where)
                _judge_next(figures, path, where)
    return figures


def random_kills(runs: int, *, seed: int = 20261123, memory: bool = False) -> Figures:
    """Kill a process that appends one record after the other, at random moments.

    A kill leaves what the kernel has, whether the disk has it or not: in ``memory``,
    where there is such a file system, no time is lost on waiting for the disk.
    """
    where = _MEMORY if memory and Path(_MEMORY).is_dir() else None
    place = "in memory" if where else "on disk"
    figures = Figures(f"kill -9 at a random moment, {runs:,} times, {place}")
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory(dir=where) as folder:
        path = Path(folder, "observations.toml")
        usual = _seconds_of_an_append(path)
        for _ in range(runs):
            path.write_bytes(HEAD)
            after = chance.uniform(0, 2.5 * usual)
            done = _killed_after(after, lambda tell: _append_for_ever(path, tell))
            figures.runs += 1
            figures.acknowledged += done
            found = path.read_bytes()
            if found not in (ledger(range(done)), ledger(range(done + 1))):
                whole = found.startswith(HEAD) and found == ledger(range(_count(found)))
                figures.lost += whole
                figures.torn += not whole
                figures.blame(f"{done} acknowledged, {found[-200:]!r}")
            _judge_next(figures, path, "after a random kill", number=_count(found))
    return figures


def random_kills_of_a_naive_writer(runs: int, *, seed: int = 20261123) -> Figures:
    """Do the same to ``open(path, "a")``: the control, which must tear files."""
    figures = Figures("control: open(path, 'a'), kill -9", control=True)
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        for _ in range(runs):
            path.write_bytes(b"")
            after = chance.uniform(0.002, 0.012)
            _killed_after(after, lambda tell: _append_naively(path, tell))
            figures.runs += 1
            figures.torn += path.stat().st_size % len(_NAIVE_BLOCK) != 0
    return figures


_NAIVE_BLOCK: Final = b'[[observation]]\nsource = "' + b"x" * 1_000_000 + b'"\n'


def _append_naively(path: Path, tell: Callable[[], None]) -> None:
    while True:
        with path.open("ab") as file:
            file.write(_NAIVE_BLOCK)
        tell()


def _append_for_ever(path: Path, tell: Callable[[], None]) -> None:
    number = 0
    while True:
        append(path, number)
        tell()
        number += 1


def _killed_after(seconds: float, action: Callable[[Callable[[], None]], None]) -> int:
    """Kill a child so long after it began; return how often it told us it was done."""
    ours, theirs = os.pipe()

    def tell() -> None:
        os.write(theirs, b".")

    def begin() -> None:
        tell()
        action(tell)

    child = fork(begin)
    os.close(theirs)
    os.read(ours, 1)
    time.sleep(seconds)
    kill(child)
    with os.fdopen(ours, "rb") as told:
        return len(told.read())


def _seconds_of_an_append(path: Path) -> float:
    """Return what is usual, so that a kill falls inside one of the first."""
    taken = []
    for _ in range(9):
        path.write_bytes(HEAD)
        begin = time.monotonic()
        append(path, 0)
        taken.append(time.monotonic() - begin)
    return statistics.median(taken)


def _calls_of_an_append(path: Path, *, portable: bool) -> list[str]:
    path.write_bytes(_OLD)
    recorder = Recorder(portable=portable)
    append(path, _BEFORE, disk=recorder)
    return recorder.names


def _moments(name: str) -> tuple[When, ...]:
    torn = (When.TORN,) if name == "write" else ()
    return (When.BEFORE, *torn, When.AFTER)


def _failing_disks(at: int, name: str, *, portable: bool) -> Iterator[Failing]:
    # The system lets go of a descriptor even where closing it fails.
    once = (When.AFTER,) if name == "close" else _moments(name)
    for error in ERRORS:
        for when in once:
            yield Failing(at=at, when=when, error=error, stays=False, portable=portable)
        yield Failing(at=at, when=once[0], error=error, stays=True, portable=portable)


def _append_with(path: Path, disk: Killer) -> None:
    append(path, _BEFORE, disk=disk)


def _judge_fault(figures: Figures, path: Path, disk: Failing, where: str) -> None:
    figures.runs += 1
    wanted: bytes = _NEW
    try:
        append(path, _BEFORE, disk=disk, wait=0.05)
        figures.acknowledged += 1
    except NotWritten:
        figures.refused += 1
        wanted = _OLD
    except WriteUnconfirmed:
        pass
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        figures.stuck += 1
        figures.blame(f"{error!r} {where}")
        return
    found = path.read_bytes()
    if found != wanted:
        figures.lost += found == _OLD
        figures.torn += found != _OLD
        figures.blame(f"{where}: {found[-80:]!r}")
    if disk.name != "remove" and litter(path):
        figures.stuck += 1
        figures.blame(f"left behind {where}: {litter(path)}")


def _judge_torn(
    figures: Figures, path: Path, allowed: tuple[bytes, ...], where: str
) -> None:
    found = path.read_bytes()
    if found not in allowed:
        figures.torn += 1
        figures.blame(f"torn {where}: {found[-80:]!r}")


def _judge_next(
    figures: Figures, path: Path, where: str, *, number: int = _BEFORE
) -> None:
    """Repeat the command that was interrupted; nothing may remain of the first."""
    try:
        append(path, number)
    except PlantrackError as error:
        figures.stuck += 1
        figures.blame(f"next writer {where}: {error!r}")
        return
    if path.read_bytes() != ledger(range(number + 1)):
        figures.torn += 1
        figures.blame(f"after the next writer {where}: {path.read_bytes()[-80:]!r}")
    if litter(path):
        figures.stuck += 1
        figures.blame(f"left behind {where}: {litter(path)}")


def _count(content: bytes) -> int:
    return content.count(b"[[observation]]")
