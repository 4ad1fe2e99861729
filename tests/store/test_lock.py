from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plantrack.errors import Locked, NotWritten
from plantrack.store.disk import Disk
from plantrack.store.lock import hold_lock


class Clock(Disk):
    """A disk on which sleeping takes no time, and which counts the naps."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0
        self.naps: list[float] = []

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.time += seconds


def test_a_second_writer_is_told_who_waits_for_what(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    clock = Clock()

    with (
        hold_lock(str(tmp_path), wait=0, file=file, disk=Disk()),
        pytest.raises(Locked) as refused,
        hold_lock(str(tmp_path), wait=2.5, file=file, disk=clock),
    ):
        pytest.fail("two hold one lock")

    assert refused.value.reason == "locked"
    assert refused.value.facts == {
        "file": str(file),
        "folder": str(tmp_path),
        "wait": "2.5",
    }
    assert sum(clock.naps) == pytest.approx(2.5)
    assert max(clock.naps) <= 0.02


def test_waiting_no_time_tries_once(tmp_path: Path) -> None:
    clock = Clock()

    with (
        hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=Disk()),
        pytest.raises(Locked),
        hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=clock),
    ):
        pytest.fail("two hold one lock")

    assert clock.naps == []


def test_a_writer_that_waits_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    first = hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=Disk())
    first.__enter__()

    class FreedMeanwhile(Clock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if len(self.naps) == 3:
                first.__exit__(None, None, None)

    clock = FreedMeanwhile()
    with hold_lock(str(tmp_path), wait=9, file=tmp_path, disk=clock):
        assert len(clock.naps) == 3


def test_the_lock_is_free_after_a_failure_and_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError),
        hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=Disk()),
    ):
        raise RuntimeError

    with hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=Disk()):
        assert list(tmp_path.iterdir()) == []


def test_the_lock_outlives_another_opening_of_the_folder(tmp_path: Path) -> None:
    with hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=Disk()):
        os.close(os.open(tmp_path, os.O_RDONLY))

        with (
            pytest.raises(Locked),
            hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=Disk()),
        ):
            pytest.fail("a POSIX lock would be gone now")


@pytest.mark.parametrize(
    "number", [errno.ENOLCK, errno.EBADF, errno.EOPNOTSUPP, errno.EINVAL]
)
def test_a_file_system_without_locks_is_named(tmp_path: Path, number: int) -> None:
    class NoLocks(Disk):
        def try_lock(self, descriptor: int) -> None:
            del descriptor
            raise OSError(number, os.strerror(number))

    with (
        pytest.raises(NotWritten) as refused,
        hold_lock(str(tmp_path), wait=0, file=tmp_path / "o", disk=NoLocks()),
    ):
        pytest.fail("locked without a lock")

    assert refused.value.reason == "no-lock"
    assert refused.value.facts["error"] == os.strerror(number)


def test_a_fault_on_closing_does_not_hide_the_outcome(tmp_path: Path) -> None:
    class CloseFails(Disk):
        def close(self, descriptor: int) -> None:
            super().close(descriptor)
            raise OSError(errno.EIO, "x")

    with hold_lock(str(tmp_path), wait=0, file=tmp_path, disk=CloseFails()):
        pass
