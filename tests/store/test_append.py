from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pytest

from plantrack.errors import NotWritten, PlantrackError, WriteUnconfirmed, WrongUse
from plantrack.store.append import (
    Appended,
    append_observation,
    append_observations,
)
from plantrack.store.disk import Disk
from plantrack.store.proof import prove, read_content, same
from plantrack.store.reasons import Reason
from plantrack.store.settle import PATIENCE

RECORD: dict[str, object] = {
    "indicator": "gdp",
    "period": "2023",
    "published": dt.date(2024, 10, 1),
    "assumed": ["published"],
    "yoy": Decimal("6.10"),
    "source": "公报",
    "value": "2442亿元",
}
BLOCK = """\
[[observation]]
indicator = "gdp"
period = "2023"
published = 2024-10-01
assumed = ["published"]
yoy = 6.10
source = "公报"
value = "2442亿元"
"""


class Quick(Disk):
    """A disk on which files were saved long ago and sleeping takes no time."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0

    def now(self) -> int:
        return super().now() + 10**9

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds


def file_with(folder: Path, text: str) -> Path:
    path = folder / "observations.toml"
    path.write_bytes(text.encode())
    return path


def add(path: Path, **more: object) -> Appended:
    return append_observation(path, {**RECORD, **more}, wait=1, disk=Quick())


def refusal(action: Callable[[], object]) -> PlantrackError:
    with pytest.raises(PlantrackError) as refused:
        action()
    return refused.value


def test_a_record_is_put_behind_every_earlier_byte(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\r\n")

    assert add(path) == Appended(path, 3, already=False)
    assert path.read_bytes() == f"# mine\n\n{BLOCK}".replace("\n", "\r\n").encode()


def test_recording_the_same_thing_again_changes_nothing(tmp_path: Path) -> None:
    path = file_with(tmp_path, f"# mine\n\n{BLOCK}\n# the end\n")
    before = path.stat()

    assert add(path) == Appended(path, 3, already=True)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("written", "again"),
    [
        pytest.param('period = "2023"', {"period": 2023}, id="a year as an integer"),
        pytest.param('period = "2023"', {"period": "2023年"}, id="a year in Chinese"),
        pytest.param('period = "2023"', {"period": "2023-01/2023-12"}, id="its months"),
        pytest.param('value = "2442亿元"', {"value": "2442 亿元"}, id="a space"),
        pytest.param('value = "2442亿元"', {"status": "A"}, id="the normal status"),
    ],
)
def test_another_spelling_is_the_same_thing(
    tmp_path: Path, written: str, again: dict[str, object]
) -> None:
    assert written in BLOCK
    path = file_with(tmp_path, BLOCK)

    assert add(path, **again) == Appended(path, 1, already=True)
    assert path.read_text("utf-8") == BLOCK


def test_the_order_of_what_is_assumed_says_nothing(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    add(path, assumed=["published", "period"])

    assert add(path, assumed=["period", "published"]).already


@pytest.mark.parametrize(
    ("more", "keys", "was", "now"),
    [
        ({"value": "2443亿元"}, "value", "2442亿元", "2443亿元"),
        ({"value": "约2442亿元"}, "value", "2442亿元", "约2442亿元"),
        ({"value": "none"}, "value", "2442亿元", "none"),
        ({"source": "年鉴", "yoy": None}, "source, yoy", "公报", "年鉴"),
        ({"status": "P"}, "status", "", "P"),
        ({"assumed": None}, "assumed", "['published']", ""),
        ({"yoy": Decimal("6.1")}, "yoy", "6.10", "6.1"),
    ],
)
def test_the_same_record_with_other_content_is_refused(
    tmp_path: Path, more: dict[str, object], keys: str, was: str, now: str
) -> None:
    path = file_with(tmp_path, f"# mine\n{BLOCK}")

    refused = refusal(lambda: add(path, **more))

    assert refused.reason == Reason.RECORDED_DIFFERENTLY
    assert refused.facts == {
        "file": str(path),
        "line": "2",
        "indicator": "gdp",
        "period": "2023",
        "published": "2024-10-01",
        "keys": keys,
        "was": was,
        "now": now,
    }
    assert path.read_text("utf-8") == f"# mine\n{BLOCK}"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"indicator": "trade"}, id="another indicator"),
        pytest.param({"period": "2023-H1"}, id="another period"),
        pytest.param({"published": dt.date(2024, 12, 1)}, id="published later"),
        pytest.param({"published": None}, id="known from the end of the period"),
    ],
)
def test_another_identity_is_another_record(
    tmp_path: Path, more: dict[str, object]
) -> None:
    path = file_with(tmp_path, BLOCK)

    assert add(path, **more) == Appended(path, 10, already=False)


def test_without_a_day_of_publication_the_end_of_the_period_counts(
    tmp_path: Path,
) -> None:
    path = file_with(tmp_path, "# mine\n")
    add(path, published=None, assumed=None)

    refused = refusal(lambda: add(path, published=dt.date(2023, 12, 31), assumed=None))

    assert refused.reason == Reason.RECORDED_DIFFERENTLY
    assert refused.facts["keys"] == "published"

    refused = refusal(lambda: add(path, published=None, assumed=None, source="年鉴"))

    assert refused.facts["published"] == ""


def test_years_begin_in_january_unless_the_plan_says_otherwise(tmp_path: Path) -> None:
    path = file_with(tmp_path, BLOCK)
    again = {**RECORD, "period": "2023-01/2023-12"}

    assert append_observations(path, [again], wait=1, disk=Quick())[0].already


def test_a_fiscal_year_is_its_months(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    add(path)
    again = {**RECORD, "period": "2023-04/2024-03"}

    def append(starts: int) -> Appended:
        return append_observation(path, again, wait=1, year_starts=starts, disk=Quick())

    assert append(4).already
    assert not append(1).already


@pytest.mark.parametrize(
    "text",
    [
        'period = "soon"',
        "period = 2023-01-31",
        "period = 2023-01-31T00:00:00",
        "period = 1.5",
        "period = true",
        "period = [2023]",
        "period = 2023\npublished = 'x'",
    ],
)
def test_what_a_person_wrote_askew_is_another_record(tmp_path: Path, text: str) -> None:
    path = file_with(
        tmp_path, f'[[observation]]\nindicator = "gdp"\n{text}\nvalue = "2442亿元"\n'
    )

    assert not add(path).already
    assert path.read_text("utf-8").count("[[observation]]") == 2


def test_a_number_without_quotes_is_the_same_number(tmp_path: Path) -> None:
    path = file_with(
        tmp_path, '[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = 1.50\n'
    )
    record: dict[str, object] = {"indicator": "a", "period": "2023", "value": "1.5"}

    assert append_observation(path, record, wait=1, disk=Quick()).already


@pytest.mark.parametrize("value", ["true", "[1]", "1.6", '"1.5亿元"'])
def test_another_value_is_not_the_same_number(tmp_path: Path, value: str) -> None:
    path = file_with(
        tmp_path, f'[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = {value}\n'
    )
    record: dict[str, object] = {"indicator": "a", "period": "2023", "value": "1.5"}

    refused = refusal(lambda: append_observation(path, record, wait=1, disk=Quick()))

    assert refused.facts["keys"] == "value"


def test_a_day_is_one_period_as_a_date_and_as_a_text(tmp_path: Path) -> None:
    path = file_with(
        tmp_path,
        '[[observation]]\nindicator = "a"\nperiod = 2024-09-30\nvalue = "1"\n',
    )
    record: dict[str, object] = {"indicator": "a", "period": "2024-09-30", "value": "1"}

    assert append_observation(path, record, wait=1, disk=Quick()).already


def test_many_records_are_one_commit(tmp_path: Path) -> None:
    path = file_with(tmp_path, f"{BLOCK}\n# mine\n")
    years = [{**RECORD, "period": str(year)} for year in (2022, 2023, 2024, 2022)]

    class Counting(Quick):
        replaced = 0

        def exchange(self, one: str, other: str) -> None:
            self.replaced += 1
            super().exchange(one, other)

    disk = Counting()
    places = append_observations(path, years, wait=1, disk=disk)

    assert disk.replaced == 1
    assert places == (
        Appended(path, 12, already=False),
        Appended(path, 1, already=True),
        Appended(path, 21, already=False),
        Appended(path, 12, already=True),
    )
    lines = path.read_text("utf-8").splitlines()
    assert [lines[place.line - 1] for place in places] == ["[[observation]]"] * 4
    assert [lines[place.line + 1] for place in places] == [
        'period = "2022"',
        'period = "2023"',
        'period = "2024"',
        'period = "2022"',
    ]


def test_of_many_records_all_or_none_are_written(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    records = [RECORD, {**RECORD, "value": "1亿元"}]

    refused = refusal(lambda: append_observations(path, records, wait=1, disk=Quick()))

    assert refused.reason == Reason.RECORDED_DIFFERENTLY
    assert refused.facts["line"] == "0"
    assert path.read_text("utf-8") == "# mine\n"


def test_no_records_change_nothing(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine")

    assert append_observations(path, [], wait=1, disk=Quick()) == ()
    assert path.read_text("utf-8") == "# mine"


def test_a_faulty_record_is_refused_before_any_file_is_touched(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        add(tmp_path / "nowhere" / "o.toml", indicator="")


def test_a_line_inside_a_string_is_no_record(tmp_path: Path) -> None:
    path = file_with(tmp_path, f"note = '''\n{BLOCK}'''\n\n{BLOCK}")

    assert add(path) == Appended(path, 12, already=True)


def test_owner_mode_and_link_stay(tmp_path: Path) -> None:
    real = file_with(tmp_path, "# mine\n")
    real.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(real.name)

    assert add(link).file == link

    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_text("utf-8").endswith(BLOCK)


@pytest.mark.parametrize(
    ("allowed", "calls"),
    [
        pytest.param("all", [(7, 8)], id="as an administrator"),
        pytest.param("group", [(7, 8), (-1, 8)], id="as a member of the group"),
        pytest.param("none", [(7, 8), (-1, 8)], id="as neither"),
    ],
)
def test_somebody_elses_file_keeps_owner_or_group(
    tmp_path: Path, allowed: str, calls: list[tuple[int, int]]
) -> None:
    asked: list[tuple[int, int]] = []

    class Theirs(Quick):
        def set_owner(self, descriptor: int, user: int, group: int) -> None:
            del descriptor
            asked.append((user, group))
            if allowed == "none" or (allowed == "group" and user != -1):
                raise PermissionError(errno.EPERM, "no")

    path = file_with(tmp_path, "# mine\n")
    if os.geteuid() != 0:
        pytest.skip("only an administrator can give a file away")
    os.chown(path, 7, 8)

    append_observation(path, RECORD, wait=1, disk=Theirs())

    assert asked == calls


def test_a_stale_temporary_file_is_cleared(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    (tmp_path / ".observations.toml.plantrack-tmp").write_bytes(b"half a fi")

    add(path)

    assert list(tmp_path.iterdir()) == [path]


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    blocked = tmp_path / ".observations.toml.plantrack-tmp"
    blocked.mkdir()

    refused = refusal(lambda: add(path))

    assert refused.reason == Reason.TEMPORARY_IN_THE_WAY
    assert refused.facts["temporary"] == str(blocked)


def test_a_file_saved_just_now_is_waited_for(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Real(Quick):
        def now(self) -> int:
            return path.stat().st_mtime_ns + int(self.time * 1e9)

    disk = Real()
    append_observation(path, RECORD, wait=1, disk=disk)

    assert 0.030 <= disk.time < 0.040


def test_a_time_of_change_in_the_future_is_no_reason_to_wait(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    os.utime(path, (4e9, 4e9))
    disk = Quick()

    append_observation(path, RECORD, wait=1, disk=disk)

    assert disk.time == 0


class Busy(Quick):
    """A disk on which somebody changes the file between reading and renaming."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def look(self, path: str) -> os.stat_result:
        if self.times > 0:
            self.times -= 1
            self.time += 0.5
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(f"# change {self.times}\n")
        return super().look(path)


def test_a_file_that_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")

    append_observation(path, RECORD, wait=1, disk=Busy(2))

    assert path.read_text("utf-8") == f"# mine\n# change 1\n# change 0\n\n{BLOCK}"


def test_a_file_that_keeps_changing_is_given_up(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    disk = Busy(1_000)

    refused = refusal(lambda: append_observation(path, RECORD, wait=1, disk=disk))

    assert refused.reason == Reason.KEEPS_CHANGING
    assert refused.facts["file"] == str(path)
    assert PATIENCE < disk.time < PATIENCE + 1
    assert "observation" not in path.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [path]


class Racing(Quick):
    """A disk on which somebody saves just before two names are exchanged."""

    def __init__(self, *saves: Callable[[Path], object]) -> None:
        super().__init__()
        self.saves = list(saves)

    def exchange(self, one: str, other: str) -> None:
        if self.saves:
            self.saves.pop(0)(Path(other))
        super().exchange(one, other)


def save_in_place(path: Path) -> None:
    path.write_text("# saved in place\n", "utf-8")


def save_by_rename(path: Path) -> None:
    beside = path.with_suffix(".new")
    beside.write_text("# saved by rename\n", "utf-8")
    beside.replace(path)


@pytest.mark.parametrize(
    ("saves", "kept"),
    [
        pytest.param([save_in_place], "# saved in place\n", id="in place"),
        pytest.param([save_by_rename], "# saved by rename\n", id="by rename"),
        pytest.param(
            [save_in_place, save_by_rename], "# saved by rename\n", id="twice"
        ),
    ],
)
def test_what_is_saved_in_the_last_moment_gets_its_name_back(
    tmp_path: Path, saves: list[Callable[[Path], object]], kept: str
) -> None:
    path = file_with(tmp_path, "# mine\n")
    disk = Racing(*saves)

    append_observation(path, RECORD, wait=1, disk=disk)

    assert path.read_text("utf-8") == f"{kept}\n{BLOCK}"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_taken_away_in_the_last_moment_is_waited_for(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Editor(Racing):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if not path.exists():
                save_by_rename(path)

    append_observation(path, RECORD, wait=1, disk=Editor(Path.unlink))

    assert path.read_text("utf-8") == f"# saved by rename\n\n{BLOCK}"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_open_for_writing_is_waited_for(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")
    editor = path.open("ab")

    class Editor(Quick):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if self.time > 0.1 and not editor.closed:
                editor.write(b"# saved\n")
                editor.close()

    append_observation(path, RECORD, wait=1, disk=Editor())

    assert path.read_text("utf-8") == f"# mine\n# saved\n\n{BLOCK}"


def test_a_file_that_stays_open_for_writing_is_refused(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")

    with path.open("ab"):
        refused = refusal(lambda: add(path))

    assert refused.reason == Reason.KEEPS_CHANGING
    assert path.read_text("utf-8") == "# mine\n"
    assert add(path).line == 3


def test_a_file_opened_for_writing_in_the_last_moment_gets_its_name_back(
    tmp_path: Path,
) -> None:
    path = file_with(tmp_path, "# mine\n")
    opened: list[BinaryIO] = []

    class Editor(Racing):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            for editor in opened:
                editor.write(b"# saved\n")
                editor.close()
            opened.clear()

    disk = Editor(lambda path: opened.append(path.open("ab")))
    append_observation(path, RECORD, wait=1, disk=disk)

    assert path.read_text("utf-8") == f"# mine\n# saved\n\n{BLOCK}"


def test_readers_do_not_hold_a_writer_up(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")

    with path.open("rb"):
        assert add(path).line == 3


def test_what_was_put_in_place_and_cannot_be_checked_is_not_claimed(
    tmp_path: Path,
) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Blind(Quick):
        def look(self, path: str) -> os.stat_result:
            if path.endswith("plantrack-tmp"):
                raise OSError(errno.EIO, "Input/output error")
            return super().look(path)

    refused = refusal(lambda: append_observation(path, RECORD, wait=1, disk=Blind()))

    assert isinstance(refused, WriteUnconfirmed)
    assert list(tmp_path.iterdir()) == [path]
    assert add(path).already


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL])
def test_a_system_that_cannot_exchange_renames(tmp_path: Path, number: int) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Renames(Quick):
        def exchange(self, one: str, other: str) -> None:
            del one, other
            raise OSError(number, os.strerror(number))

    assert append_observation(path, RECORD, wait=1, disk=Renames()).line == 3
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL])
def test_a_save_in_the_last_moment_is_read_where_names_cannot_be_exchanged(
    tmp_path: Path, number: int
) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Renames(Racing):
        def exchange(self, one: str, other: str) -> None:
            if self.saves:
                self.saves.pop(0)(Path(other))
            raise OSError(number, os.strerror(number), one)

    append_observation(path, RECORD, wait=1, disk=Renames(save_by_rename))

    assert path.read_text("utf-8") == f"# saved by rename\n\n{BLOCK}"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Saving(Quick):
        saved = False

        def read(self, descriptor: int, size: int) -> bytes:
            if not self.saved:
                self.saved = True
                path.write_text("# saved\n", "utf-8")
            return super().read(descriptor, size)

    append_observation(path, RECORD, wait=1, disk=Saving())

    assert path.read_text("utf-8") == f"# saved\n\n{BLOCK}"


@pytest.mark.parametrize("when", ["open", "look"])
def test_a_file_that_is_away_for_a_moment_is_waited_for(
    tmp_path: Path, when: str
) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Away(Quick):
        gone = 2

        def open_file(self, path: str, flags: int, mode: int = 0o600) -> int:
            if when == "open" and self.gone:
                self.gone -= 1
                raise FileNotFoundError(errno.ENOENT, "saved by rename")
            return super().open_file(path, flags, mode)

        def look(self, path: str) -> os.stat_result:
            if when == "look" and self.gone:
                self.gone -= 1
                raise FileNotFoundError(errno.ENOENT, "saved by rename")
            return super().look(path)

    append_observation(path, RECORD, wait=1, disk=Away())

    assert path.read_text("utf-8") == f"# mine\n\n{BLOCK}"


def test_a_file_that_was_replaced_while_it_was_opened_is_opened_again(
    tmp_path: Path,
) -> None:
    path = file_with(tmp_path, "# mine\n")

    class Replaced(Quick):
        done = False

        def look_open(self, descriptor: int) -> os.stat_result:
            if not self.done:
                self.done = True
                beside = path.with_suffix(".new")
                beside.write_text("# theirs\n", "utf-8")
                beside.replace(path)
            return super().look_open(descriptor)

    append_observation(path, RECORD, wait=1, disk=Replaced())

    assert path.read_text("utf-8") == f"# theirs\n\n{BLOCK}"


def test_an_empty_file_is_waited_for_two_seconds(tmp_path: Path) -> None:
    path = file_with(tmp_path, "")
    disk = Quick()

    refused = refusal(lambda: append_observation(path, RECORD, wait=30, disk=disk))

    assert refused.reason == Reason.EMPTY_FILE
    assert PATIENCE < disk.time < PATIENCE + 0.1


def test_an_editor_that_empties_the_file_first_is_waited_for(tmp_path: Path) -> None:
    path = file_with(tmp_path, "")

    class Editor(Quick):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if self.time > 0.5 and not path.stat().st_size:
                path.write_text("# mine\n", "utf-8")

    append_observation(path, RECORD, wait=1, disk=Editor())

    assert path.read_text("utf-8") == f"# mine\n\n{BLOCK}"


def test_a_folder_is_told_from_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    class Windows(Quick):
        def open_file(self, path: str, flags: int, mode: int = 0o600) -> int:
            del path, flags, mode
            raise PermissionError(errno.EACCES, "Permission denied")

    folder = tmp_path / "folder"
    folder.mkdir()
    file = file_with(tmp_path, "# mine\n")

    for path, reason in ((folder, Reason.IS_FOLDER), (file, Reason.FILE_READ_ONLY)):
        refused = refusal(
            lambda path=path: append_observation(  # type: ignore[misc]  # a default argument
                path, RECORD, wait=1, disk=Windows()
            )
        )
        assert refused.reason == reason


@pytest.mark.parametrize("known", [True, False], ids=["already there", "new"])
@pytest.mark.parametrize("step", ["sync_folder", "sync"])
def test_what_the_disk_did_not_confirm_is_not_claimed(
    tmp_path: Path, step: str, *, known: bool
) -> None:
    path = file_with(tmp_path, BLOCK if known else "# mine\n")

    class Unsure(Quick):
        def sync(self, descriptor: int) -> None:
            if step == "sync":
                raise OSError(errno.EIO, "Input/output error")
            super().sync(descriptor)

        def sync_folder(self, descriptor: int) -> None:
            if step == "sync_folder":
                raise OSError(errno.EIO, "Input/output error")
            super().sync_folder(descriptor)

    refused = refusal(lambda: append_observation(path, RECORD, wait=1, disk=Unsure()))

    if step == "sync" and not known:
        assert isinstance(refused, NotWritten)
        assert path.read_text("utf-8") == "# mine\n"
        return
    assert isinstance(refused, WriteUnconfirmed)
    assert refused.reason == Reason.NOT_CONFIRMED
    assert refused.facts == {"file": str(path), "error": "Input/output error"}
    assert path.read_text("utf-8").endswith(BLOCK)
    assert add(path).already


def test_a_rename_that_was_done_and_reported_as_failed_is_not_denied(
    tmp_path: Path,
) -> None:
    path = file_with(tmp_path, "# mine\n")

    class NetworkDrive(Quick):
        def exchange(self, one: str, other: str) -> None:
            del other
            raise OSError(errno.EINVAL, "Invalid argument", one)

        def replace(self, source: str, target: str) -> None:
            super().replace(source, target)
            raise OSError(errno.ENOENT, "No such file or directory")

    refused = refusal(
        lambda: append_observation(path, RECORD, wait=1, disk=NetworkDrive())
    )

    assert isinstance(refused, WriteUnconfirmed)
    assert path.read_text("utf-8").endswith(BLOCK)


def test_a_disk_that_writes_nothing_is_a_fault(tmp_path: Path) -> None:
    class Stuck(Quick):
        def write(self, descriptor: int, content: bytes) -> int:
            del descriptor, content
            return 0

    path = file_with(tmp_path, "# mine\n")

    refused = refusal(lambda: append_observation(path, RECORD, wait=1, disk=Stuck()))

    assert refused.reason == Reason.DISK_ERROR
    assert refused.facts["step"] == "write"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    class Interrupted(Quick):
        def sync(self, descriptor: int) -> None:
            del descriptor
            raise KeyboardInterrupt

    path = file_with(tmp_path, "# mine\n")

    with pytest.raises(KeyboardInterrupt):
        append_observation(path, RECORD, wait=1, disk=Interrupted())

    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text("utf-8") == "# mine\n"


def test_a_dangling_link_names_its_target(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    path.symlink_to("gone.toml")

    refused = refusal(lambda: add(path))

    assert (refused.reason, refused.facts) == (
        Reason.DANGLING_LINK,
        {"file": str(path), "target": "gone.toml"},
    )


@pytest.mark.parametrize(
    ("content", "facts"),
    [
        pytest.param(
            b"a = 1\nb = = 2\n",
            {
                "reason": "not-toml",
                "line": "2",
                "column": "5",
                "fault": "bad-toml",
                "why": "invalid-value",
                "detail": "Invalid value",
            },
            id="no TOML",
        ),
        pytest.param(
            BLOCK.encode() + b"\n" + BLOCK.encode()[:60],
            {"reason": "torn-block", "line": "10", "column": "1", "fault": "bad-toml"},
            id="a torn block",
        ),
        pytest.param(
            BLOCK.encode() + b'\n[[observation]]\nindicator = "gdp"\n',
            {"reason": "torn-block", "line": "10", "detail": "period"},
            id="a block without its end",
        ),
        pytest.param(
            BLOCK.encode() + b"\n[[observation]]\nsource = '\xe4\xba",
            {"reason": "torn-block", "line": "10", "detail": "unexpected end of data"},
            id="torn inside a character",
        ),
        pytest.param(
            b"# \xe4\xba",
            {"reason": "not-utf-8", "line": "1"},
            id="a character cut, no block",
        ),
        pytest.param(
            b"\xef\xbb\xbf# a\n# \xb5\n",
            {"reason": "not-utf-8", "line": "2"},
            id="another encoding",
        ),
        pytest.param(
            b"a = 1\r\n<<<<<<< HEAD\r\nb = 1\r\n=======\r\n>>>>>>> x\r\n",
            {"reason": "conflict-markers", "line": "2"},
            id="conflict markers",
        ),
        pytest.param(
            b"a = = 1\n" + BLOCK.encode()[:60],
            {"reason": "not-toml", "line": "1"},
            id="two faults",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_named(
    tmp_path: Path, content: bytes, facts: dict[str, str]
) -> None:
    path = tmp_path / "o.toml"
    path.write_bytes(content)

    refused = refusal(lambda: add(path))

    found = {"reason": refused.reason, **refused.facts}
    assert found["file"] == str(path)
    assert {name: found[name] for name in facts} == facts
    assert path.read_bytes() == content


def test_a_file_beyond_the_depth_of_python_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def overflow(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("plantrack.store.proof.tomllib.loads", overflow)

    with pytest.raises(NotWritten) as refused:
        read_content(b"a = 1\n", file=Path("o.toml"))

    assert refused.value.reason == Reason.TOO_NESTED
    assert refused.value.facts == {"file": "o.toml"}


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(b"# theirs\n", id="other bytes"),
        pytest.param(b"# mine\na = 1\n", id="something else"),
        pytest.param(b"# mine\n[[observation]]\n", id="another record"),
        pytest.param(b"# mine\n[[observation]\n", id="no TOML"),
    ],
)
def test_the_proof_refuses_what_is_not_the_old_file_and_the_record(new: bytes) -> None:
    old = b"# mine\n"
    reading = read_content(old, file=Path("o.toml"))

    with pytest.raises(NotWritten) as refused:
        prove(old, new, reading, [], file=Path("o.toml"))

    assert refused.value.reason == Reason.MEANING_WOULD_CHANGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, 1.0),
        ("1", 1),
        ([1], [1, 1]),
        ([1], [True]),
        ({"a": 1}, {"b": 1}),
        ({"a": [1]}, {"a": [2]}),
        (dt.date(2024, 1, 1), dt.datetime(2024, 1, 1)),  # noqa: DTZ001 - local on purpose
        (
            dt.datetime(2024, 1, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=8))),
            dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        ),
    ],
)
def test_values_of_other_types_or_spellings_are_not_the_same(
    one: object, other: object
) -> None:
    assert same(one, one)
    assert not same(one, other)
