"""``dev.py``: sets up once, runs everything even where something fails."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from command_line import ROOT


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script as a module, at home in an empty folder."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    return module


class _Calls:
    """Stands for running commands: keeps them, and fails those that hold a word."""

    def __init__(self, python: Path, *, failing: str = " none ") -> None:
        self.python = python
        self.failing = failing
        self.made: list[str] = []

    def __call__(self, *command: str | Path, long: bool = False) -> int:
        line = " ".join(map(str, command))
        self.made.append(line + (" LONG" if long else ""))
        if " venv " in line:
            self.python.touch()
        return int(self.failing in f" {line} ")


def _watched(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str = " none "
) -> _Calls:
    calls = _Calls(dev.PYTHON, failing=failing)
    monkeypatch.setattr(dev, "call", calls)
    monkeypatch.setattr(dev, "is_same_python", lambda: False)
    return calls


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
def test_it_sets_up_once_with_the_pins(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, uv: str | None
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: uv)
    calls = _watched(dev, monkeypatch)

    dev.set_up()
    dev.set_up()

    assert len(calls.made) == 2
    assert calls.made[1].endswith("-c constraints.txt -e .[xlsx,dev]")
    assert calls.made[1].startswith("uv ") is bool(uv)


@pytest.mark.parametrize("change", ["pyproject.toml", "constraints.txt", "python"])
def test_it_sets_up_again_after_a_change(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    calls = _watched(dev, monkeypatch)
    dev.set_up()

    if change == "python":
        dev.PYTHON.unlink()
    else:
        (dev.ROOT / change).write_text("# changed\n")
    dev.set_up()

    assert len(calls.made) == 4


def test_a_set_up_that_failed_is_tried_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    _watched(dev, monkeypatch, failing=" pip ")

    for _ in range(2):
        with pytest.raises(SystemExit, match="set-up failed"):
            dev.set_up()


def test_a_python_without_ensurepip_is_explained(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(SystemExit, match="apt install python3-venv"):
        dev.set_up()


def test_every_check_runs_although_one_fails(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = _watched(dev, monkeypatch, failing=" format ")

    code = dev.test([])

    assert code == 1
    assert len(calls.made) == len(dev.checks([]))
    assert capsys.readouterr().out.endswith("== failed: format\n")


def test_all_checks_are_those_of_a_reviewer(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = _watched(dev, monkeypatch)

    assert dev.test(["--long"]) == 0

    made = "\n".join(calls.made)
    for part in (
        "ruff format --check",
        "ruff check",
        "mypy",
        "lint-imports",
        "coverage run -m pytest",
        "coverage combine",
        "coverage report",
        "plantrack check --as-of 2024-10-31 --fail-on never",
    ):
        assert part in made
    assert all(each.endswith(" LONG") for each in calls.made)
    assert "--long" not in made
    assert capsys.readouterr().out.endswith("== all checks passed\n")


def test_arguments_go_to_pytest_and_a_part_is_not_held_to_the_coverage(
    dev: ModuleType,
) -> None:
    chosen = dev.checks(["tests/cli", "-x"])

    assert chosen["tests"][-2:] == ("tests/cli", "-x")
    assert "coverage" not in chosen


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["demo"], "status --as-of 2024-10-31"),
        (["demo", "--lang", "en"], "status --as-of 2024-10-31 --lang en"),
        (["run", "--version"], "--version"),
    ],
)
def test_demo_and_run_call_plantrack(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str], made: str
) -> None:
    calls = _watched(dev, monkeypatch)
    monkeypatch.setattr(dev, "set_up", lambda: None)

    assert dev.main(arguments) == 0
    assert calls.made[0].endswith(f"plantrack {made}")


def test_anything_else_shows_how_to_use_it(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["tset"]) == 2
    assert "dev.py demo" in capsys.readouterr().err


def test_the_pins_name_no_host_and_cover_the_dependencies() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    names = {line.partition("==")[0] for line in lines}

    assert all("==" in line and "/" not in line for line in lines)
    assert {"typer", "pydantic", "pytest", "ruff", "mypy", "hypothesis"} <= names
