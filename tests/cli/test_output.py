"""Streams and files: written whole, or an error in words."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from plantrack.cli import output
from plantrack.cli.output import ReaderGone
from plantrack.errors import NotWritten, WrongUse


class _Failing(io.StringIO):
    """A stream whose reader or disk is gone."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, _: str) -> int:
        raise OSError(self.number, os.strerror(self.number))


def test_a_document_goes_to_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.write("一\n")

    assert capsys.readouterr() == ("一\n", "")


def test_all_else_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    output.complain("一")

    assert capsys.readouterr() == ("", "一\n")


def test_a_closed_pipe_is_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Failing(errno.EPIPE))

    with pytest.raises(ReaderGone):
        output.write("x")


def test_a_full_disk_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Failing(errno.ENOSPC))

    with pytest.raises(NotWritten) as raised:
        output.write("x")

    assert raised.value.reason == "output-failed"
    assert raised.value.facts["file"] == "stdout"


@pytest.mark.parametrize("stream", [None, "closed"])
def test_no_standard_output_is_an_error(
    monkeypatch: pytest.MonkeyPatch, stream: str | None
) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed if stream else None)

    with pytest.raises(NotWritten, match="output-closed"):
        output.write("x")


@pytest.mark.parametrize("stream", [None, "closed", "broken"])
def test_a_complaint_that_nobody_can_read_is_dropped(
    monkeypatch: pytest.MonkeyPatch, stream: str | None
) -> None:
    closed = io.StringIO()
    closed.close()
    streams = {None: None, "closed": closed, "broken": _Failing(errno.EPIPE)}
    monkeypatch.setattr(sys, "stderr", streams[stream])

    output.complain("x")


def test_a_character_that_the_stream_lacks_is_shown_as_its_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="gbk"))

    output.prepare()
    output.write("面积 km²\n")

    assert written.getvalue().decode("gbk") == "面积 km\\xb2\n"


def test_in_a_ci_runner_ordinary_output_carries_no_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    output.write("::error::x\n")
    output.complain("##[error]x")
    output.write("::error::meant\n", commands=True)

    shown = capsys.readouterr()
    assert shown.out == "\\u{3a}:error::x\n::error::meant\n"
    assert "##[" not in shown.err


def test_a_file_is_written_whole_and_without_litter(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_text("old")

    output.save("一,2\r\n", target=str(target), encoding="utf-8-sig")

    assert target.read_bytes() == b"\xef\xbb\xbf\xe4\xb8\x80,2\r\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")

    output.save("new", target=str(tmp_path / "link.txt"))

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    output.save("x", target=os.devnull)

    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["goals.toml", "x.TOML"])
def test_a_registry_is_never_overwritten(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongUse, match="output-is-toml"):
        output.save("x", target=str(tmp_path / name))


@pytest.mark.parametrize("target", ["missing/report.txt", ".", "a\0b"])
def test_a_file_that_cannot_be_made_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NotWritten, match="output-failed"):
        output.save("x", target=target)

    assert list(tmp_path.iterdir()) == []


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    output.deliver("x\n", target="-")

    assert capsys.readouterr().out == "x\n"


def test_what_is_left_at_the_end_cannot_fail_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class _Stuck(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(sys, "stdout", _Stuck())
    monkeypatch.setattr(sys, "stderr", None)

    output.let_go()
