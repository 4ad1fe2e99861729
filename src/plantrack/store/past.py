"""The files of a plan as they were in a revision of git."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from plantrack.errors import WrongUse
from plantrack.model.problem import Problem
from plantrack.store.registry import Loaded, load

_SECONDS: Final = 60
_MOST_BYTES: Final = 64 * 1024 * 1024


def load_revision(path: Path, revision: str) -> Loaded:
    """Read the registry at ``path`` and its observations as ``revision`` has them.

    The folder of the registry is unpacked into a temporary folder and read like any
    other; problems name ``revision:file``. Observation files outside the folder are
    not part of it and read as missing.

    Raises:
        WrongUse: There is no git, no repository, no such revision, or the registry
            was not there then.
    """
    folder = path.resolve().parent
    commit = _commit(folder, revision)
    archive = _git(folder, "archive", "--format=tar", commit, "--", ".")
    if archive is None or len(archive) > _MOST_BYTES:
        raise WrongUse("revision-unread", text=revision, file=str(folder))
    with tempfile.TemporaryDirectory(prefix="plantrack-") as made:
        root = Path(made)
        _unpack(archive, root)
        copy = root / path.name
        if not copy.is_file():
            raise WrongUse("not-in-revision", text=revision, file=path.name)
        loaded = load(copy)
    problems = tuple(_named(each, root, revision) for each in loaded.problems)
    return replace(loaded, problems=problems)


def _commit(folder: Path, revision: str) -> str:
    """Return the commit that ``revision`` names, so that no option is read in it."""
    if shutil.which("git") is None:
        raise WrongUse("git-missing")
    if _git(folder, "rev-parse", "--git-dir") is None:
        raise WrongUse("not-in-git", file=str(folder))
    named = f"{revision}^{{commit}}"
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if found is None:
        raise WrongUse("unknown-revision", text=revision)
    return found.decode("ascii").strip()


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git answers, or ``None`` where it refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the program is git
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the reader's own git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _unpack(archive: bytes, root: Path) -> None:
    """Write the plain TOML files of an archive below ``root``, and nothing else."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            name = PurePosixPath(member.name)
            unsafe = name.is_absolute() or ".." in name.parts
            content = packed.extractfile(member) if member.isreg() else None
            if unsafe or content is None or name.suffix != ".toml":
                continue
            target = root.joinpath(*name.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())


def _named(problem: Problem, root: Path, revision: str) -> Problem:
    """Return a problem whose place is the file in the revision."""
    file = problem.place.file
    if Path(file).is_relative_to(root):
        file = Path(file).relative_to(root).as_posix()
    return replace(problem, place=replace(problem.place, file=f"{revision}:{file}"))
