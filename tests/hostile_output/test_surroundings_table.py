"""Every command in every hostile surrounding: the exit code that is documented.

``tests/cli/test_hostile_surroundings.py`` has the full disk, the closed output, the
reader that is gone before the first word, colours and narrow terminals. Here are
the others, each command as a process of its own, in one table.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from command_line import plantrack
from plantrack.cli.app import NAMES
from sample_plan import DAY, write_plan

COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
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
LONG: Final = os.environ.get("PLANTRACK_LONG") == "1"
WRITES: Final = frozenset({"add-observation", "init"})
NEEDS_NO_FILES: Final = frozenset({"init", "schema"})


@dataclass(frozen=True, slots=True)
class Surrounding:
    """What is hostile, and how each command must end.

    ``code`` is the exit code, ``of_writers`` that of the commands that write and
    ``without_files`` that of those that read no registry, where these differ.
    ``always`` are the commands of every run; the long one has all of them.
    """

    code: int = 0
    of_writers: int | None = None
    without_files: int | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    argument: bytes = b""
    folder_mode: int = 0o755
    file_mode: int = 0o644
    encoding: str = "utf-8"
    closed: tuple[int, ...] = ()
    always: tuple[str, ...] = NAMES

    def code_of(self, command: str) -> int:
        """Return the documented exit code of a command."""
        if command in NEEDS_NO_FILES and self.without_files is not None:
            return self.without_files
        if command in WRITES and self.of_writers is not None:
            return self.of_writers
        return self.code


_ASCII: Final = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "COLUMNS": "20",
    "NO_COLOR": "1",
}
SURROUNDINGS: Final[Mapping[str, Surrounding]] = {
    "a GBK console": Surrounding(
        environment={"PYTHONIOENCODING": "gbk"}, encoding="gbk"
    ),
    "C locale, 20 columns, no HOME, no input": Surrounding(
        environment=_ASCII,
        unset=("HOME", "USER", "TERM", "XDG_CONFIG_HOME", "TMPDIR"),
        encoding="ascii",
        closed=(0,),
    ),
    "bytes that are no UTF-8": Surrounding(code=2, argument=b"\xff\xfe\x80"),
    "nobody hears of an error": Surrounding(
        code=2, argument=b"--no\xff", closed=(2,), always=("status", "init")
    ),
    "a folder that is read-only": Surrounding(of_writers=4, folder_mode=0o555),
    "files that are read-only": Surrounding(
        of_writers=4,
        without_files=0,
        file_mode=0o444,
        always=("status", "add-observation"),
    ),
    "files that nobody may read": Surrounding(
        code=2,
        without_files=0,
        file_mode=0,
        always=("status", "check", "add-observation"),
    ),
}
EACH: Final = [
    pytest.param(command, name, id=f"{command}: {name}")
    for name in SURROUNDINGS
    for command in COMMANDS
    if LONG or command in SURROUNDINGS[name].always
]


@pytest.fixture(autouse=True)
def _in_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(tmp_path)
    monkeypatch.chdir(tmp_path)


def _without_privilege() -> tuple[str, ...] | None:
    """Return how to run what heeds permissions; root does not of itself."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        return None
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", "--")


def _environment(surrounding: Surrounding) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in surrounding.unset and not name.startswith("COVERAGE_")
    }
    return {**kept, **surrounding.environment}


def _run(command: str, surrounding: Surrounding) -> subprocess.CompletedProcess[bytes]:
    heeds = surrounding.folder_mode != 0o755 or surrounding.file_mode != 0o644
    before = _without_privilege() if heeds else ()
    if before is None:
        pytest.skip("root without setpriv heeds no permissions")
    line = [*before, sys.executable, "-m", "plantrack", *COMMANDS[command]]
    arguments: list[str | bytes] = [*line]
    if surrounding.argument:
        arguments.append(surrounding.argument)
    files = [Path("goals.toml"), Path("observations.toml")]
    for file in files:
        file.chmod(surrounding.file_mode)
    Path().chmod(surrounding.folder_mode)

    def close() -> None:
        for descriptor in surrounding.closed:
            os.close(descriptor)

    try:
        return subprocess.run(
            arguments,
            capture_output=True,
            check=False,
            env=_environment(surrounding),
            preexec_fn=close,
        )
    finally:
        Path().chmod(0o755)
        for file in files:
            file.chmod(0o644)


def _contents() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}


@pytest.mark.parametrize(("command", "name"), EACH)
def test_a_command_ends_as_documented(command: str, name: str) -> None:
    surrounding = SURROUNDINGS[name]
    before = _contents()

    done = _run(command, surrounding)

    code = surrounding.code_of(command)
    said = done.stderr.decode(surrounding.encoding)
    assert done.returncode == code, said
    assert "Traceback" not in said
    assert done.stdout.decode(surrounding.encoding) or code or command == "init"
    if code:
        assert said or done.stdout or 2 in surrounding.closed
        assert _contents() == before
    assert not {unicodedata.category(each) for each in said} & {"Cs", "Cf", "Co"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_of_one_line_ends_it_quietly(command: str) -> None:
    """``| head -1``: a line is read, then the pipe is closed while more is written."""
    with subprocess.Popen(
        [sys.executable, "-m", "plantrack", *COMMANDS[command]],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()

    assert first.endswith(b"\n")
    recorded = command == "add-observation"
    assert process.returncode == 0 or (recorded and process.returncode == 5), said
    assert "Traceback" not in said
    if recorded:
        assert 'value = "18%"' in Path("observations.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("file", ["goals.toml", "observations.toml"])
def test_an_empty_file_ends_as_documented(command: str, file: str) -> None:
    """An empty registry is an error; an emptied file of observations takes none."""
    Path(file).write_bytes(b"")

    outcome = plantrack(*COMMANDS[command])

    code = 0
    if file == "goals.toml":
        code = 0 if command in NEEDS_NO_FILES else 2
    elif command == "add-observation":
        code = 4
    assert outcome.code == code, outcome
    assert Path(file).read_bytes() == b""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_gone_is_wrong_use(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    outcome = plantrack(*COMMANDS[command])

    expected = {"init": 4, "schema": 0}.get(command, 2)
    assert outcome.code == expected, outcome
    assert "Traceback" not in outcome.err


@pytest.mark.skipif(not hasattr(signal, "SIGINT"), reason="no signals")
def test_an_interrupt_is_130_and_writes_nothing() -> None:
    before = _contents()
    code = (
        "import sys, os, signal, time\n"
        # a shell lets its background jobs ignore the key that interrupts
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import plantrack.workflow.loading as loading\n"
        "def interrupted(path):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(60)\n"
        "loading.open_registry = interrupted\n"
        "from plantrack.cli.running import run\n"
        "sys.exit(run(['status']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert done.returncode == 130, done.stderr
    assert "Traceback" not in done.stderr
    assert _contents() == before


def test_the_table_has_every_command() -> None:
    assert COMMANDS.keys() == set(NAMES)
