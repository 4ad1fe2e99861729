"""Every console block of the README and the docs is run and shows what happens.

A page starts in a folder that holds the example, or in an empty one where it says
``<!-- start: empty -->``. ``<!-- file: NAME -->`` before a fenced block writes the
block into that file. English pages end in ``.en.md``. ``PLANTRACK_UPDATE=1`` writes
what happens into the pages.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from command_line import ROOT, plantrack

PAGES = [
    page
    for page in (
        *sorted(ROOT.glob("README*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    )
    if "```console\n" in page.read_text(encoding="utf-8")
]
_BLOCK = re.compile(
    r"(?P<console>^```console\n(?P<shown>.*?)^```$)"
    r"|^<!-- file: (?P<file>[\w./-]+) -->\n+```\w*\n(?P<content>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Command:
    """A command line of a page: plantrack, and perhaps ``| head -N``."""

    arguments: tuple[str, ...]
    head: int | None

    @classmethod
    def of(cls, line: str) -> _Command:
        program, _, pipe = line.partition(" | ")
        name, *arguments = shlex.split(program)
        head = re.fullmatch(r"head -(\d+)", pipe) if pipe else None
        assert name == "plantrack", f"only plantrack is run here: {line}"
        assert bool(pipe) == bool(head), f"only head -N reads here: {line}"
        return cls(tuple(arguments), int(head[1]) if head else None)


def _run(command: str) -> str:
    """Run a command line and return it with what a terminal shows of it."""
    parsed = _Command.of(command)
    outcome = plantrack(*parsed.arguments, together=True)
    lines = [line.rstrip() for line in outcome.out.splitlines()]
    code = [f"[{outcome.code:d}]"] if outcome.code and not parsed.head else []
    shown = [f"$ {command}", *lines[: parsed.head], *code]
    return "".join(f"{line}\n" for line in shown)


@pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_what_a_page_shows_is_what_happens(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page.read_text(encoding="utf-8")
    if "<!-- start: empty -->" not in text:
        for name in ("goals.toml", "observations.toml"):
            shutil.copy(ROOT / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("PLANTRACK_LANG", "en" if ".en." in page.name else "zh")

    new = _BLOCK.sub(_what_happens, text)

    if os.environ.get("PLANTRACK_UPDATE"):
        page.write_text(new, encoding="utf-8")
        text = new
    assert new == text


def _what_happens(block: re.Match[str]) -> str:
    if block["file"]:
        target = Path(block["file"])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block["content"], encoding="utf-8")
        return block[0]
    output = "".join(map(_run, _COMMAND.findall(block["shown"])))
    return f"```console\n{output}```"


def test_there_are_pages_to_run() -> None:
    assert {"README.md", "README.en.md", "guide.md"} <= {page.name for page in PAGES}
