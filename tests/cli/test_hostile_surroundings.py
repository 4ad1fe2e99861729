"""Every command where the output, the locale or the terminal is against it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from command_line import plantrack, process
from plantrack.cli.app import NAMES
from sample_plan import DAY, write_plan

_COMMANDS: dict[str, tuple[str, ...]] = {
    "status": ("status", "--all", *DAY),
    "show": ("show", "slow", *DAY),
    "rules": ("rules", *DAY),
    "add-observation": (
        *("add-observation", "good", "18%", "--period", "2024"),
        *("--published", "2025-03-01", *DAY),
    ),
    "check": ("check", "--fail-on", "never", *DAY),
    "history": ("history",),
    "diff": ("diff", "--before", "2024-02-29", *DAY),
    "what-if": ("what-if", "--set", "good@2024=18%", *DAY),
    "init": ("init", "new"),
    "schema": ("schema",),
}
each_command = pytest.mark.parametrize("name", _COMMANDS)


@pytest.fixture(autouse=True)
def _in_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(tmp_path)
    monkeypatch.chdir(tmp_path)


def _run(
    name: str, *, stdout: IO[str] | int, close: bool = False
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plantrack", *_COMMANDS[name]],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=_close_standard_output if close else None,
    )


@each_command
def test_a_full_disk_is_4(name: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = _run(name, stdout=full)

    assert done.returncode == 4
    assert "[output-failed]" in done.stderr
    assert "Traceback" not in done.stderr


@each_command
def test_a_closed_standard_output_is_4(name: str) -> None:
    done = _run(name, stdout=subprocess.PIPE, close=True)

    assert done.returncode == 4
    assert "[output-closed]" in done.stderr
    assert "Traceback" not in done.stderr


def _close_standard_output() -> None:
    os.close(1)


@each_command
def test_a_reader_that_has_gone_ends_it_quietly_with_0(name: str) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = _run(name, stdout=write)
    finally:
        os.close(write)

    wrote = name in ("add-observation", "init")
    assert (done.returncode, done.stderr) == (0, "") or wrote


@each_command
def test_the_c_locale_is_chinese_and_no_obstacle(name: str) -> None:
    outcome = process(
        *_COMMANDS[name], env={"LC_ALL": "C", "LANG": "C"}, cwd=Path.cwd()
    )

    assert outcome.code == 0
    assert "Traceback" not in outcome.err


@each_command
def test_a_gbk_console_reads_every_word(name: str) -> None:
    outcome = plantrack(*_COMMANDS[name], encoding="gbk")

    assert outcome.code == 0, outcome
    assert "\\u" not in outcome.out.replace("\\u3000", "") or name == "schema"


@each_command
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_without_chinese_shows_codes(name: str, encoding: str) -> None:
    assert plantrack(*_COMMANDS[name], encoding=encoding).code == 0


@each_command
@pytest.mark.parametrize(
    "environment",
    [{"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}, {}],
    ids=["no colour", "dumb", "a pipe"],
)
def test_there_is_no_escape_where_there_is_no_colour(
    monkeypatch: pytest.MonkeyPatch, name: str, environment: dict[str, str]
) -> None:
    for key, value in environment.items():
        monkeypatch.setenv(key, value)

    outcome = plantrack(*_COMMANDS[name])

    assert outcome.code == 0
    assert "\x1b" not in outcome.out + outcome.err


@each_command
@pytest.mark.parametrize("columns", ["1", "20", "60"])
def test_a_narrow_terminal_loses_columns_and_not_the_program(
    monkeypatch: pytest.MonkeyPatch, name: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert plantrack(*_COMMANDS[name]).code == 0


@each_command
def test_bytes_that_are_not_utf_8_in_an_argument(name: str) -> None:
    outcome = plantrack(*_COMMANDS[name], "\udcff\udcfe")

    assert outcome.code in (0, 2, 4), outcome
    assert "\udcff" not in outcome.out + outcome.err


def test_bytes_that_are_not_utf_8_reach_the_program() -> None:
    outcome = process("show", b"\xff\xfe", cwd=Path.cwd())

    assert outcome.code == 2
    assert "\\u{dcff}" in outcome.err


@each_command
@pytest.mark.parametrize("file", ["goals.toml", "observations.toml"])
def test_an_empty_file_never_is_a_green_light(name: str, file: str) -> None:
    Path(file).write_bytes(b"")

    outcome = plantrack(*_COMMANDS[name])

    untouched = name in ("init", "schema") or file == "observations.toml"
    assert outcome.code == 2 or untouched
    assert outcome.code != 3
    assert "Traceback" not in outcome.err


def test_without_home_and_with_an_odd_folder(tmp_path: Path) -> None:
    odd = tmp_path / "文件 [夹]"
    write_plan(odd)
    environment = {k: v for k, v in os.environ.items() if k != "HOME"}

    done = subprocess.run(
        [sys.executable, "-m", "plantrack", "status", *DAY],
        cwd=odd,
        env=environment,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


@each_command
def test_in_a_ci_runner_no_text_of_ours_is_a_command(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    path = Path("goals.toml")
    hostile = "::error::x ##[error]x"
    path.write_text(path.read_text().replace("偏慢", hostile), encoding="utf-8")

    outcome = plantrack(*_COMMANDS[name])

    lines = [line.strip() for line in (outcome.out + outcome.err).splitlines()]
    assert [line for line in lines if line.startswith("::") or "##[" in line] == []


def test_every_command_is_in_the_list() -> None:
    assert _COMMANDS.keys() == set(NAMES)
