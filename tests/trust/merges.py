"""Two branches that both append, merged by the real git."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from plantrack.store.reasons import Reason
from trust.figures import Figures
from trust.ledger import HEAD, append, ledger

_SETTINGS: Final = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "plantrack tests",
    "GIT_AUTHOR_EMAIL": "tests@plantrack.invalid",
    "GIT_COMMITTER_NAME": "plantrack tests",
    "GIT_COMMITTER_EMAIL": "tests@plantrack.invalid",
}


class Layout(StrEnum):
    """How the observations are laid out over files."""

    ONE_FILE = "both branches append to one file"
    FILE_EACH = "a file for each branch"
    UNION = "one file, merge=union"


class Merge(StrEnum):
    """What came of a merge."""

    RIGHT = "right"
    LOUD = "a conflict that git and plantrack both name"
    SILENT = "git is content and the records are wrong"


def git_is_here() -> bool:
    """Tell whether there is a git to try it with."""
    return shutil.which("git") is not None


def merging(layout: Layout, runs: int) -> Figures:
    """Merge two branches so often, with other numbers of records each time.

    A merge that git takes for good and that is wrong counts as torn, a loud one as
    refused.
    """
    figures = Figures(f"git: {layout}", control=layout is Layout.UNION)
    if layout is Layout.UNION:
        figures.name = f"control: git, {layout}"
    for run in range(runs):
        outcome = merge(layout, ours=1 + run % 3, theirs=1 + run // 3 % 3)
        figures.runs += 1
        figures.acknowledged += outcome is Merge.RIGHT
        figures.refused += outcome is Merge.LOUD
        figures.torn += outcome is Merge.SILENT
    return figures


def merge(layout: Layout, *, ours: int, theirs: int) -> Merge:
    """Append on two branches, merge them and judge what is in the files then."""
    with _repository() as folder:
        shared = folder / "observations.toml"
        shared.write_bytes(ledger(range(2)))
        if layout is Layout.UNION:
            (folder / ".gitattributes").write_text("*.toml merge=union\n", "utf-8")
        _commit(folder, "start")
        _git(folder, "branch", "theirs")
        _append_on_branch(folder, layout, "ours", range(100, 100 + ours))
        _git(folder, "checkout", "-q", "theirs")
        _append_on_branch(folder, layout, "theirs", range(200, 200 + theirs))
        _git(folder, "checkout", "-q", "ours")
        clean = _git(folder, "merge", "-q", "theirs", check=False) == 0
        wanted = {*range(2), *range(100, 100 + ours), *range(200, 200 + theirs)}
        if clean:
            return Merge.RIGHT if _values(folder) == _sorted(wanted) else Merge.SILENT
        return Merge.LOUD if _refuses(shared) else Merge.SILENT


def _append_on_branch(
    folder: Path, layout: Layout, branch: str, numbers: range
) -> None:
    path = folder / "observations.toml"
    if layout is Layout.FILE_EACH:
        path = folder / f"{branch}.toml"
        path.write_bytes(HEAD)
    for number in numbers:
        append(path, number)
    _commit(folder, branch)


def _values(folder: Path) -> list[str] | None:
    """Return the values of all records in all files; ``None`` where one is no TOML."""
    values: list[str] = []
    for path in folder.glob("*.toml"):
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError:
            return None
        values += [each.get("value", "") for each in data.get("observation", [])]
    return sorted(values)


def _sorted(numbers: set[int]) -> list[str]:
    return sorted(f"{number}亿元" for number in numbers)


def _refuses(path: Path) -> bool:
    """Tell whether the tool names the conflict and leaves the file as it is."""
    before = path.read_bytes()
    try:
        append(path, 300)
    except NotWritten as refused:
        named = refused.reason == Reason.CONFLICT_MARKERS
        return named and path.read_bytes() == before
    return False


@contextmanager
def _repository() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _git(folder, "init", "-q")
        _git(folder, "checkout", "-q", "-b", "ours")
        yield folder


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", message)


def _git(folder: Path, *arguments: str, check: bool = True) -> int:
    environment = {"PATH": os.defpath, **_path(), **_SETTINGS}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment,
        check=check,
        capture_output=True,
    ).returncode


def _path() -> dict[str, str]:
    git = shutil.which("git")
    return (
        {} if git is None else {"PATH": f"{Path(git).parent}{os.pathsep}{os.defpath}"}
    )
