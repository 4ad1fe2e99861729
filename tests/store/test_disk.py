from __future__ import annotations

import errno
import fcntl
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from plantrack.errors import Locked, NotWritten
from plantrack.store import disk as disk_module
from plantrack.store.append import append_observation
from plantrack.store.disk import Disk, WindowsDisk, system_disk
from plantrack.store.reasons import Reason

RECORD = {"indicator": "gdp", "period": "2023", "value": "1亿元"}


class Msvcrt(ModuleType):
    """The locking of Windows, by the means of the system at hand."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.calls: list[tuple[int, int]] = []

    def locking(self, descriptor: int, mode: int, size: int) -> None:
        self.calls.append((mode, size))
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermissionError(errno.EACCES, "Permission denied") from error


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Msvcrt:
    module = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    return module


def shared(code: int) -> PermissionError:
    """Return what Windows raises where another program has the file open."""
    error = PermissionError(errno.EACCES, "used by another process")
    error.winerror = code  # type: ignore[attr-defined]  # there is one on Windows only
    return error


class Quick(WindowsDisk):
    """Windows with a clock that runs ahead when it sleeps."""

    time = 0.0

    def now(self) -> int:
        return super().now() + 10**9

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds


def written(path: Path) -> str:
    path.write_text("# mine\n", "utf-8")
    return str(path)


def test_the_system_at_hand_has_its_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(system_disk()) is Disk

    monkeypatch.setitem(sys.modules, "msvcrt", Msvcrt())
    monkeypatch.setattr(disk_module, "os", SimpleNamespace(name="nt"))
    assert type(system_disk()) is WindowsDisk


def test_windows_locks_a_file_beside(windows: Msvcrt, tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    written(path)

    appended = append_observation(path, RECORD, wait=1, disk=Quick())

    assert appended.line == 3
    assert path.read_text("utf-8").endswith('value = "1亿元"\n')
    assert windows.calls == [(Msvcrt.LK_NBLCK, 1)]
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        ".plantrack-lock",
        "o.toml",
    ]


def test_windows_has_one_writer_at_a_time(windows: Msvcrt, tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    written(path)
    other = Quick()
    descriptor = other.open_lock(str(tmp_path))
    other.try_lock(descriptor)

    with pytest.raises(Locked):
        append_observation(path, RECORD, wait=1, disk=Quick())

    other.close(descriptor)
    assert windows.calls[0] == (Msvcrt.LK_NBLCK, 1)
    assert append_observation(path, RECORD, wait=1, disk=Quick()).line == 3


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("code", [5, 32, 33])
def test_windows_tries_again_while_a_file_is_read(tmp_path: Path, code: int) -> None:
    class Read(Quick):
        left = 3

        def rename_once(self, source: str, target: str) -> None:
            self.left -= 1
            if self.left >= 0:
                raise shared(code)
            super().rename_once(source, target)

    path = tmp_path / "o.toml"
    written(path)
    disk = Read()

    append_observation(path, RECORD, wait=1, disk=disk)

    assert disk.time == pytest.approx(0.15)
    assert path.read_text("utf-8").count("[[observation]]") == 1


@pytest.mark.usefixtures("windows")
def test_windows_gives_up_on_a_file_that_stays_open(tmp_path: Path) -> None:
    class Held(Quick):
        def rename_once(self, source: str, target: str) -> None:
            del source, target
            raise shared(32)

    path = tmp_path / "o.toml"
    written(path)
    disk = Held()

    with pytest.raises(NotWritten) as refused:
        append_observation(path, RECORD, wait=1, disk=disk)

    assert refused.value.reason == Reason.IN_USE
    assert 2.5 < disk.time < 2.7
    assert path.read_text("utf-8") == "# mine\n"
    assert not list(tmp_path.glob("*plantrack-tmp"))


@pytest.mark.usefixtures("windows")
def test_windows_does_not_try_again_where_it_is_no_use(tmp_path: Path) -> None:
    class Forbidden(Quick):
        def rename_once(self, source: str, target: str) -> None:
            del source, target
            raise PermissionError(errno.EACCES, "no")

    disk = Forbidden()
    with pytest.raises(PermissionError):
        disk.replace(str(tmp_path / "a"), str(tmp_path / "b"))

    assert disk.time == 0


@pytest.mark.parametrize("understood", [True, False], ids=["known", "unknown"])
def test_macos_has_the_drive_empty_its_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, understood: bool
) -> None:
    calls: list[Any] = []

    def control(descriptor: int, command: int) -> int:
        calls.append(("fcntl", command))
        if not understood:
            raise OSError(errno.ENOTTY, "no such command")
        return descriptor

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", control)
    monkeypatch.setattr(os, "fsync", lambda _: calls.append("fsync"))
    descriptor = os.open(tmp_path, os.O_RDONLY)

    Disk().sync(descriptor)

    os.close(descriptor)
    assert calls == [("fcntl", 51)] + ([] if understood else ["fsync"])


def test_attributes_are_copied_as_far_as_they_may(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "o.toml"
    written(path)
    copied: dict[str, bytes] = {}

    def set_one(_: int, name: str, value: bytes) -> None:
        if name.startswith("security."):
            raise PermissionError(errno.EPERM, "administrators only")
        copied[name] = value

    monkeypatch.setattr(os, "listxattr", lambda _: ["security.x", "user.a", "user.b"])
    monkeypatch.setattr(os, "getxattr", lambda _, name: name.encode())
    monkeypatch.setattr(os, "setxattr", set_one)

    append_observation(path, RECORD, wait=1)

    assert copied == {"user.a": b"user.a", "user.b": b"user.b"}


def test_a_system_without_attributes_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delattr(os, "listxattr")

    Disk().copy_attributes(str(tmp_path), 0)


def test_a_file_system_without_attributes_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_: str) -> list[str]:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(os, "listxattr", refuse)

    Disk().copy_attributes(str(tmp_path), 0)


def test_two_names_are_exchanged_in_one_step(tmp_path: Path) -> None:
    one, other = tmp_path / "一", tmp_path / "other"
    one.write_text("1", "utf-8")
    other.write_text("2", "utf-8")

    Disk().exchange(str(one), str(other))

    assert (one.read_text("utf-8"), other.read_text("utf-8")) == ("2", "1")
    with pytest.raises(FileNotFoundError):
        Disk().exchange(str(one), str(tmp_path / "nowhere"))


def test_a_system_without_the_call_cannot_exchange(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: SimpleNamespace())

    with pytest.raises(OSError, match="not implemented") as refused:
        Disk().exchange(str(tmp_path / "a"), str(tmp_path / "b"))

    assert refused.value.errno == errno.ENOSYS


def test_an_open_file_is_told_by_how_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    written(path)
    disk = Disk()

    assert not disk.is_being_written(str(path))
    with path.open("rb"):
        assert not disk.is_being_written(str(path))
    with path.open("r+b"):
        assert disk.is_being_written(str(path))
    assert not disk.is_being_written(str(path))
    assert not disk.is_being_written(str(tmp_path / "nowhere"))


def test_without_leases_nobody_is_known_to_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "o.toml"
    written(path)

    def refuse(*_: object) -> int:
        raise OSError(errno.EINVAL, "no leases here")

    with path.open("r+b"):
        monkeypatch.setattr(fcntl, "fcntl", refuse)
        assert not Disk().is_being_written(str(path))
        monkeypatch.delattr(fcntl, "F_SETLEASE")
        assert not Disk().is_being_written(str(path))
