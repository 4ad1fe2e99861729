from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plantrack.errors import NotWritten, WriteUnconfirmed
from plantrack.store.append import append_observation
from plantrack.store.create import create_file
from plantrack.store.disk import Disk
from plantrack.store.reasons import Reason

TEXT = "# 观测\n"


class NoLinks(Disk):
    """A disk whose file system knows no hard links."""

    def link(self, source: str, target: str) -> None:
        del source, target
        raise PermissionError(errno.EPERM, "Operation not permitted")


def test_a_new_file_has_the_text_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"

    create_file(path, "# 观测\r\n")

    assert path.read_bytes() == "# 观测\r\n".encode()
    assert path.stat().st_nlink == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    usual = tmp_path / "usual"
    usual.touch()

    create_file(path, TEXT)

    assert path.stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize("disk", [Disk(), NoLinks()], ids=["links", "no links"])
@pytest.mark.parametrize("kind", ["file", "dangling link", "folder"])
def test_nothing_that_is_there_is_overwritten(
    tmp_path: Path, disk: Disk, kind: str
) -> None:
    path = tmp_path / "o.toml"
    match kind:
        case "file":
            path.write_bytes(b"mine")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to("nowhere")

    with pytest.raises(NotWritten) as refused:
        create_file(path, TEXT, disk=disk)

    assert refused.value.reason == Reason.FILE_EXISTS
    assert refused.value.facts["file"] == str(path)
    assert list(tmp_path.iterdir()) == [path]
    assert kind != "file" or path.read_bytes() == b"mine"


def test_without_links_the_file_is_made_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"

    create_file(path, TEXT, disk=NoLinks())

    assert path.read_text("utf-8") == TEXT
    assert list(tmp_path.iterdir()) == [path]


def test_without_links_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    class Full(NoLinks):
        synced = 0

        def sync(self, descriptor: int) -> None:
            self.synced += 1
            if self.synced == 2:
                raise OSError(errno.ENOSPC, "No space left on device")
            super().sync(descriptor)

    with pytest.raises(NotWritten) as refused:
        create_file(tmp_path / "o.toml", TEXT, disk=Full())

    assert refused.value.reason == Reason.DISK_FULL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("method", "number", "reason"),
    [
        ("write", errno.ENOSPC, Reason.DISK_FULL),
        ("sync", errno.EIO, Reason.DISK_ERROR),
        ("link", errno.EIO, Reason.DISK_ERROR),
        ("open_file", errno.EACCES, Reason.FOLDER_READ_ONLY),
        ("open_file", errno.EROFS, Reason.DISK_READ_ONLY),
        ("try_lock", errno.ENOLCK, Reason.NO_LOCK),
        ("resolve", errno.EACCES, Reason.NO_ACCESS),
    ],
)
def test_a_fault_of_the_disk_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    method: str,
    number: int,
    reason: Reason,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    disk = Disk()
    monkeypatch.setattr(disk, method, fail)

    with pytest.raises(NotWritten) as refused:
        create_file(tmp_path / "o.toml", TEXT, disk=disk)

    assert refused.value.reason == reason
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("parent", "reason"),
    [
        pytest.param("nowhere", Reason.FOLDER_MISSING, id="missing"),
        pytest.param("file", Reason.NOT_A_FOLDER, id="a file"),
        pytest.param("file/below", Reason.NOT_A_FOLDER, id="below a file"),
    ],
)
def test_the_folder_must_be_there(tmp_path: Path, parent: str, reason: Reason) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / parent / "o.toml"

    with pytest.raises(NotWritten) as refused:
        create_file(path, TEXT)

    assert refused.value.reason == reason
    assert refused.value.facts == {"file": str(path), "folder": str(path.parent)}


def test_a_file_that_the_disk_did_not_confirm_is_not_claimed(tmp_path: Path) -> None:
    class Unsure(Disk):
        def sync_folder(self, descriptor: int) -> None:
            del descriptor
            raise OSError(errno.EIO, "Input/output error")

    path = tmp_path / "o.toml"

    with pytest.raises(WriteUnconfirmed):
        create_file(path, TEXT, disk=Unsure())

    assert path.read_text("utf-8") == TEXT


def test_a_maker_killed_after_the_name_was_given_is_cleaned_up_after(
    tmp_path: Path,
) -> None:
    path = tmp_path / "o.toml"
    path.write_text(TEXT, "utf-8")
    (tmp_path / ".o.toml.plantrack-tmp").hardlink_to(path)

    record = {"indicator": "gdp", "period": 2023, "value": "1亿元"}
    append_observation(path, record, wait=1)

    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_nlink == 1
