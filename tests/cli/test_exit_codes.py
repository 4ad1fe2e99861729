"""The table of exit codes in docs/commands.md, row by row."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from command_line import plantrack, process
from plantrack.cli import running
from plantrack.errors import NotWritten, WriteUnconfirmed
from sample_plan import DAY, write_plan


@pytest.fixture(autouse=True)
def _in_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        pytest.param(0, ["status", *DAY], id="status says how bad it is and exits 0"),
        pytest.param(0, ["check", "--fail-on", "never", *DAY], id="nothing fails"),
        pytest.param(0, ["check", "--exit-zero", *DAY], id="findings, but exit zero"),
        pytest.param(
            0, ["check", "--class", "binding", *DAY], id="no binding goal fails"
        ),
        pytest.param(1, ["check", *DAY], id="a goal is off track"),
        pytest.param(1, ["check", "--fail-on", "at-risk", *DAY], id="a goal at risk"),
        pytest.param(
            1, ["check", "--fail-on", "not-assessed", *DAY], id="a goal not assessed"
        ),
        pytest.param(2, [], id="no command"),
        pytest.param(2, ["statu"], id="no such command"),
        pytest.param(2, ["status", "--nope"], id="no such option"),
        pytest.param(2, ["status", "nope", *DAY], id="no such goal"),
        pytest.param(2, ["status", "--as-of", "soon"], id="not a day"),
        pytest.param(2, ["status", "-f", "nope.toml"], id="no such file"),
        pytest.param(2, ["check", "-f", "nope.toml"], id="nothing to check"),
        pytest.param(2, ["check", "-f", "nope.toml", "--exit-zero"], id="still 2"),
        pytest.param(2, ["check", "--fail-on", "never,missed", *DAY], id="never alone"),
        pytest.param(2, ["show"], id="no goal named"),
        pytest.param(2, ["add-observation"], id="nobody to ask"),
        pytest.param(
            2, ["add-observation", "good", "x%", "--period", "2024"], id="bad"
        ),
        pytest.param(4, ["init"], id="init never overwrites"),
        pytest.param(4, ["status", "-o", "no/where.csv", *DAY], id="nowhere to write"),
    ],
)
def test_each_outcome_has_its_exit_code(code: int, arguments: list[str]) -> None:
    outcome = plantrack(*arguments)

    assert outcome.code == code, outcome
    assert "Traceback" not in outcome.err
    assert outcome.out or outcome.err, "an outcome without a word"


def test_an_invalid_file_is_told_whole_and_exits_2() -> None:
    with Path("goals.toml").open("a", encoding="utf-8") as file:
        file.write('[goals.a]\ntarget = "近八成"\n[goals.b]\nnope = 1\n')

    outcome = plantrack("status", *DAY)

    assert outcome.code == 2
    assert outcome.out == ""
    codes = {line.rpartition("[")[2] for line in outcome.err.splitlines()}
    assert {"bad-amount]", "unknown-key]"} <= codes


def test_a_bug_is_one_line_and_3(monkeypatch: pytest.MonkeyPatch) -> None:
    _make(monkeypatch, ZeroDivisionError("\x1b[31mdivision"))

    outcome = plantrack("status", *DAY)

    assert outcome.code == 3
    assert outcome.err.count("\n") == 1
    assert "ZeroDivisionError" in outcome.err
    assert "\x1b" not in outcome.err


def test_the_traceback_of_a_bug_is_shown_on_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _make(monkeypatch, ZeroDivisionError("division"))
    monkeypatch.setenv("PLANTRACK_DEBUG", "1")

    outcome = plantrack("status", *DAY)

    assert outcome.code == 3
    assert "Traceback" in outcome.err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_an_interruption_is_130(
    monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    _make(monkeypatch, error)

    assert plantrack("status", *DAY).code == 130


def test_a_write_that_the_disk_did_not_confirm_is_5(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _make(monkeypatch, WriteUnconfirmed("not-confirmed", file="x", error="EIO"))

    assert plantrack("status", *DAY).code == 5


def test_a_refusal_of_the_system_is_2_and_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _make(monkeypatch, PermissionError(13, "Permission denied", "goals.toml"))

    outcome = plantrack("status", *DAY)

    assert outcome.code == 2
    assert outcome.err.startswith("goals.toml: ")


def test_a_record_whose_outcome_cannot_be_printed_is_5(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []

    def full_after_the_preview(document: str) -> None:
        if said:
            raise NotWritten("output-failed", file="stdout", detail="full")
        said.append(document)

    monkeypatch.setattr("plantrack.cli.output.write", full_after_the_preview)

    outcome = plantrack(*_RECORD)

    assert outcome.code == 5
    assert 'value = "18%"' in Path("observations.toml").read_text(encoding="utf-8")


def test_a_record_is_0_and_again_0() -> None:
    assert [plantrack(*_RECORD).code for _ in range(2)] == [0, 0]


def test_a_version_that_nobody_can_read_is_4() -> None:
    assert _into_full("--version") == 4


def test_an_output_that_is_full_before_anything_is_written_is_4() -> None:
    before = Path("observations.toml").read_bytes()

    outcome = _into_full(*_RECORD)

    assert outcome == 4
    assert Path("observations.toml").read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_4() -> None:
    Path().chmod(stat.S_IRUSR | stat.S_IXUSR)

    assert plantrack(*_RECORD).code == 4


def test_the_process_leaves_with_the_code() -> None:
    assert process("check", *DAY, cwd=Path.cwd()).code == 1


_RECORD = (
    "add-observation",
    "good",
    "18%",
    "--period",
    "2024",
    "--published",
    "2025-03-01",
    "--as-of",
    "2025-04-01",
)


def _into_full(*arguments: str) -> int:
    with Path("/dev/full").open("w") as full:
        return subprocess.run(
            [sys.executable, "-m", "plantrack", *arguments],
            stdout=full,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode


def _make(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the command run into ``error``."""

    def application(*_: object) -> Callable[..., None]:
        def command(*_: object, **__: object) -> None:
            raise error

        return command

    monkeypatch.setattr(running, "application", application)
