"""No title and no id is evaluated by the shell that completes it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hostile_output.payloads import payloads
from hostile_output.readers import in_a_runner, on_a_terminal
from plantrack.render.escape import shell_text

HOSTILE = (
    r"\$(touch made)",
    r"\\$(touch made)",
    "$(touch made)",
    r"\`touch made`",
    "`touch made`",
    "';touch made;'",
    '";touch made;"',
    r"\";touch made;\"",
    "a\\",
)
with_bash = pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")


def completed(kind: str, folder: Path) -> str:
    """Return what is printed for the shell after ``plantrack show <TAB>``."""
    environment = {
        "_PLANTRACK_COMPLETE": f"complete_{kind}",
        "_TYPER_COMPLETE_ARGS": "plantrack show ",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "plantrack show ",
        "COMP_CWORD": "2",
        "PLANTRACK_LANG": "zh",
    }
    done = subprocess.run(
        [sys.executable, "-m", "plantrack"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def evaluated(printed: str, folder: Path) -> None:
    """Do in bash what zsh does with the list: ``eval`` it, then ``eval`` its parts."""
    script = (
        '_arguments() { local list=${1#*: :((}; eval "found=( ${list%))} )"; };'
        'eval "$1"'
    )
    subprocess.run(["bash", "-c", script, "-", printed], cwd=folder, check=False)


def plan_of(header: str, title: str, folder: Path) -> None:
    lines = f"schema = 1\n[goals.{header}]\ntitle = {title}\n"
    (folder / "goals.toml").write_text(lines, encoding="utf-8")


@with_bash
def test_no_title_is_evaluated_by_zsh(tmp_path: Path) -> None:
    plan_of("g0", f"'{HOSTILE[0]}'", tmp_path)
    evaluated(completed("zsh", tmp_path), tmp_path)

    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish", "powershell"])
def test_an_id_that_no_file_may_have_is_not_offered(kind: str, tmp_path: Path) -> None:
    plan_of("'$(touch made)'", "'a'", tmp_path)

    assert "touch made" not in completed(kind, tmp_path)


@with_bash
def test_the_reader_sees_a_title_that_is_evaluated(tmp_path: Path) -> None:
    evaluated(r"""_arguments '*: :(("a":"\\$(touch made)"))'""", tmp_path)

    assert (tmp_path / "made").exists()


@with_bash
def test_no_text_for_a_shell_is_evaluated_however_it_is_quoted(tmp_path: Path) -> None:
    texts = [text[:100] for text in (*HOSTILE, *payloads(600))]
    for before, after in (('"', '"'), ('"\\\\', '"'), ('"x\\\\', 'x"')):
        quoted = " ".join(f"{before}{shell_text(each)}{after}" for each in texts)
        subprocess.run(
            ["bash", "-c", 'eval "found=( $1 )"', "-", quoted],
            cwd=tmp_path,
            check=True,
        )

    assert list(tmp_path.iterdir()) == []


def test_a_text_for_a_shell_has_nothing_that_a_terminal_obeys() -> None:
    for text in payloads(600):
        shown = shell_text(text)
        assert on_a_terminal(shown) == []
        assert not re.search(r"[\\$`\"']", shown)
    assert shell_text("地区生产总值 (GDP)") == "地区生产总值 (GDP)"
    assert in_a_runner(shell_text("a")) == []
