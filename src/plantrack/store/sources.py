"""Finding and reading the files: the registry and the observation files it names."""

from __future__ import annotations

import errno
import glob
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plantrack.model.problem import Place, Problem, Severity
from plantrack.store.tables import Table
from plantrack.store.toml_text import MAX_FILE, Parsed, parse_toml

REGISTRY: Final = "goals.toml"
_ANY_FOLDERS: Final = re.compile(r"(?:\*\*/)+")
_MOST_ANY_FOLDERS: Final = 2  # each more multiplies the ways to split a path
DEFAULT_OBSERVATIONS: Final = ("observations.toml",)


def find_registry(start: Path) -> Path | None:
    """Return ``goals.toml`` in ``start`` or the nearest folder above it.

    The path is relative where ``start`` is, so that messages stay short.
    """
    try:
        above = len(start.resolve().parts) - 1
    except (OSError, ValueError, RuntimeError):
        return None
    for steps in range(above + 1):
        folder = start.joinpath(*[".."] * steps)
        if start.is_absolute():
            folder = start.parents[steps - 1] if steps else start
        if _is_file(folder / REGISTRY):
            return folder / REGISTRY
    return None


def read_toml(path: Path, *, named_at: Place | None = None, key: str = "") -> Parsed:
    """Read and parse one file; never raises.

    ``named_at`` is where another file names this one: that is the place of the
    problem when it cannot be read.
    """
    place = named_at or Place(str(path))
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            reason = "directory" if stat.S_ISDIR(mode) else "special"
            return _unread("not-a-file", path, place, key, reason=reason)
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _unread("missing-file", path, place, key)
    except ValueError:  # a null character in the name
        return _unread("bad-path", path, place, key)
    except OSError as error:
        refused = error.errno in {errno.EACCES, errno.EPERM}
        reason = "permission" if refused else "system"
        detail = error.strerror or type(error).__name__
        return _unread(
            "unreadable-file", path, place, key, reason=reason, detail=detail
        )
    return parse_toml(content, file=str(path))


@dataclass(frozen=True, slots=True)
class Source:
    """An observation file, and where the registry names it.

    ``optional`` is the default file, which may be absent.
    """

    path: Path
    place: Place | None = None
    key: str = ""
    optional: bool = False

    def parse(self) -> Parsed | None:
        """Read and parse the file; ``None`` where it may be absent and is."""
        if self.optional and not _exists(self.path):
            return None
        return read_toml(self.path, named_at=self.place, key=self.key)


def default_sources(registry: Path) -> Iterator[Source]:
    """Yield the observation files of a registry that names none."""
    for name in DEFAULT_OBSERVATIONS:
        yield Source(registry.parent / name, optional=True)


def observation_sources(top: Table, registry: Path) -> Iterator[Source]:
    """Yield the observation files of a registry, each once, in the order named.

    Globs are sorted by name. The registry itself is never one of them.
    """
    plan = top.table("plan")
    if plan is None or "observations" not in plan.data:
        yield from default_sources(registry)
        return
    seen = {_identity(registry)}
    for number, name in enumerate(plan.get("observations") or ()):
        if not isinstance(name, str):
            continue
        place = plan.place("observations", number)
        key = plan.key("observations", number)
        for path in _paths(plan, registry, name, number):
            identity = _identity(path)
            if identity not in seen:
                seen.add(identity)
                yield Source(path, place, key)


def _paths(plan: Table, registry: Path, name: str, number: int) -> list[Path]:
    folder = registry.parent
    name = _ANY_FOLDERS.sub("**/", name)
    if name.count("**") > _MOST_ANY_FOLDERS:
        facts = {"got": plan.written("observations", number)}
        plan.report("bad-path", "observations", number, facts=facts)
        return []
    path = folder / name
    if not glob.has_magic(name) or _exists(path):
        return [path]
    try:
        found = glob.glob(name, root_dir=folder, recursive=True)  # noqa: PTH207 - Path.glob refuses absolute patterns
    except (ValueError, OSError):
        found = []
    paths = [folder / each for each in sorted(found) if _is_file(folder / each)]
    if not paths:
        facts = {"got": plan.written("observations", number)}
        severity = Severity.WARNING
        plan.report("no-match", "observations", number, severity=severity, facts=facts)
    return paths


def _unread(
    code: str, path: Path, place: Place, key: str, *, reason: str = "", detail: str = ""
) -> Parsed:
    facts = {"path": str(path)}
    if detail:
        facts["detail"] = detail
    problem = Problem(code=code, place=place, key=key, reason=reason, facts=facts)
    return Parsed(None, (problem,))


def _identity(path: Path) -> str:
    try:
        return str(path.resolve())
    except (OSError, ValueError, RuntimeError):
        return str(path)


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
