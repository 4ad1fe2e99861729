"""Shell completion: ids with titles, choices, lists; nothing heavy is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sample_plan import write_plan

_HEAVY = ("pydantic", "rich", "jinja2", "openpyxl", "plantrack.engine.assess")


@pytest.fixture(autouse=True)
def _in_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(tmp_path)
    monkeypatch.chdir(tmp_path)


def _complete(line: str, *, kind: str = "zsh", language: str = "zh") -> list[str]:
    words = line.split(" ")
    environment = {
        "_PLANTRACK_COMPLETE": f"complete_{kind}",
        "_TYPER_COMPLETE_ARGS": line,
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "PLANTRACK_LANG": language,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
    }
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "plantrack"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for module in _HEAVY:
        assert not any(
            row.rpartition("|")[2].strip() == module for row in done.stderr.splitlines()
        ), f"completion imports {module}"
    return [each for each in done.stdout.splitlines() if each]


def test_goals_are_completed_with_their_titles() -> None:
    assert _complete("plantrack show ") == [
        '_arguments \'*: :(("good":"良好"',
        '"slow":"偏慢"',
        '"late":"滞后"',
        '"unknown":"未知"',
        '"words":"只有文字"))\'',
    ]


def test_titles_follow_the_language() -> None:
    assert '"late":"Late share"' in "".join(
        _complete("plantrack add-observation l", language="en")
    )


def test_bash_gets_the_ids() -> None:
    assert _complete("plantrack history s", kind="bash") == ["slow"]


def test_commands_are_completed_with_what_they_do() -> None:
    assert '"check":"检查文件，设置关口"' in _complete("plantrack ")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("plantrack status --format j", ["json"]),
        ("plantrack status --class b", ["binding"]),
        ("plantrack status --rule e", ["eurostat", "escap"]),
        (
            "plantrack status --verdict off-track,a",
            ["off-track,at-risk", "off-track,achieved"],
        ),
        ("plantrack check --fail-on missed,m", []),
        ("plantrack check --fail-on missed,st", ["missed,stale"]),
        ("plantrack show -f nope.toml ", []),
        ("plantrack show zzz", []),
        ("plantrack show --a", ["--as-of", "--ascii"]),
    ],
)
def test_choices_are_completed(line: str, found: list[str]) -> None:
    assert sorted(_complete(line, kind="bash")) == sorted(found)


def test_without_a_registry_nothing_is_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "goals.toml").unlink()
    monkeypatch.chdir(tmp_path)

    assert _complete("plantrack show ", kind="bash") == []


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish", "powershell"])
def test_a_title_is_text_and_neither_markup_nor_escape(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "goals.toml"
    hostile = "[/x][bold]a\\u001b[31m"
    path.write_text(path.read_text().replace("良好", hostile), encoding="utf-8")

    shown = "".join(_complete("plantrack show go", kind=kind))

    assert "good" in shown
    assert "\x1b" not in shown
