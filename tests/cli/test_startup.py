"""What starting costs: modules that a command does not need are not imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import ROOT, process
from plantrack import __version__
from plantrack.cli.app import NAMES
from sample_plan import DAY, write_plan

_FAR = {"jinja2", "openpyxl", "sqlite3", "csv", "importlib.metadata"}


def _imported(*arguments: str, cwd: Path = ROOT) -> set[str]:
    """Return what a run imports; without site, where coverage would start itself."""
    folders = os.pathsep.join(each for each in sys.path if each)
    done = subprocess.run(
        [sys.executable, "-S", "-X", "importtime", "-m", "plantrack", *arguments],
        env={**os.environ, "PYTHONPATH": folders},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=cwd,
    )
    rows = done.stderr.splitlines()
    return {row.rpartition("|")[2].strip() for row in rows if row.count("|") == 2}


def test_the_version_costs_nothing() -> None:
    imported = _imported("--version")

    assert not imported & {"typer", "rich", "pydantic", "tomllib", "decimal", *_FAR}


def test_the_version_is_told_also_behind_other_options() -> None:
    assert process("--version").out == f"plantrack {__version__}\n"
    assert process("--lang", "en", "--version").out == f"plantrack {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [("--help",), *((each, "--help") for each in NAMES)]
)
def test_help_reads_no_files_and_draws_no_tables(arguments: tuple[str, ...]) -> None:
    imported = _imported(*arguments)

    assert not imported & {"rich", "pydantic", "tomllib", "plantrack.engine", *_FAR}


def test_a_table_needs_no_rich(tmp_path: Path) -> None:
    write_plan(tmp_path)

    assert "rich" not in _imported("status", *DAY, cwd=tmp_path)


def test_json_does_not_pay_for_the_terminal(tmp_path: Path) -> None:
    write_plan(tmp_path)

    imported = _imported("status", "--format", "json", *DAY, cwd=tmp_path)

    assert not imported & {"plantrack.render.table", "plantrack.render.chart"}
    assert not imported & {"jinja2", "openpyxl", "sqlite3"}
