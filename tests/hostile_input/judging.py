"""What plantrack makes of faulty files, judged against the independent reader."""

from __future__ import annotations

import datetime as dt
import re
import time
import traceback
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hostile_input import independent
from hostile_input.contained import contained
from hostile_input.excerpts import Files
from plantrack.engine.assess import assess_plan
from plantrack.engine.checks import check_registry
from plantrack.model.problem import Problem, Severity
from plantrack.render.problems import problem_line
from plantrack.store.registry import Loaded, load

REGISTRY: Final = Path("goals.toml")
DAY: Final = dt.date(2024, 10, 31)
SLOW: Final = 1.0
Loader = Callable[[Path], Loaded]
_OF_A_WHOLE_FILE: Final = frozenset(
    {"missing-file", "no-goals", "missing-key", "too-big", "no-match"}
)
_KEPT: Final = 8
_OBEYED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(slots=True)
class Figures:
    """Counts of one run; all but the first five must stay 0.

    ``refused`` files had an error with a place; ``same`` were accepted and mean what
    the original meant; ``follow`` were accepted and mean what the file says now;
    ``told`` were accepted with a warning about a key that has no effect.
    ``silent`` were accepted as something else than they say, ``needless`` were
    refused although they say what the original says, ``unread`` are beyond the
    independent reader, ``unplaced`` are problems without an address or a sentence.
    """

    tried: int = 0
    refused: int = 0
    same: int = 0
    follow: int = 0
    told: int = 0
    tracebacks: int = 0
    silent: int = 0
    needless: int = 0
    unread: int = 0
    unplaced: int = 0
    slow: int = 0
    slowest: float = 0.0
    megabytes: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def broken(self) -> int:
        """Return how often a promise was broken, in whatever way."""
        silent = self.silent + self.needless + self.unread
        return self.tracebacks + silent + self.unplaced + self.slow

    def blame(self, what: str, files: Files, original: Files) -> None:
        """Keep what went wrong, with the files that differ, for the first few."""
        if len(self.faults) < _KEPT:
            differing = {n: each for n, each in files.items() if each != original[n]}
            self.faults.append(f"{what}\n{differing!r}")

    def add(self, other: Figures) -> None:
        """Add what another run counted."""
        for name in ("slowest", "megabytes"):
            setattr(self, name, max(getattr(self, name), getattr(other, name)))
        for name in self.__slots__:
            if name not in {"slowest", "megabytes", "faults"}:
                setattr(self, name, getattr(self, name) + getattr(other, name))
        self.faults += other.faults


def write(files: Files, folder: Path) -> None:
    """Write the files into ``folder``."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def judge(
    files: Files,
    original: Files,
    figures: Figures,
    *,
    assess: bool = False,
    load: Loader = load,
) -> None:
    """Load the files, which stand in the working folder, and count what happened."""
    figures.tried += 1
    begin = time.process_time()
    try:
        loaded = load(REGISTRY)
        problems = loaded.problems
        if loaded.registry is not None:
            problems = (*problems, *check_registry(loaded.registry))
            if assess:
                assess_plan(loaded.registry, as_of=DAY)
        lines = [problem_line(each, language="zh") for each in problems]
        lines += [problem_line(each, language="en") for each in problems]
    except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
        figures.tracebacks += 1
        figures.blame(traceback.format_exc(limit=-3), files, original)
        return
    seconds = time.process_time() - begin
    figures.slowest = max(figures.slowest, seconds)
    if seconds >= SLOW:
        figures.slow += 1
        figures.blame(f"{seconds:.2f} s", files, original)
    fault = _unplaced(problems, lines, files)
    if fault:
        figures.unplaced += 1
        figures.blame(fault, files, original)
    _compare(loaded, problems, files, original, figures)


def _unplaced(
    problems: tuple[Problem, ...], lines: list[str], files: Files
) -> str | None:
    """Return what an address or a sentence lacks, if anything."""
    for line in lines:
        obeyed = {unicodedata.category(each) for each in line} & _OBEYED
        if obeyed or not re.search(r"\[[a-z0-9-]+\]\Z", line):
            return f"not a sentence: {line!r}"
    for problem in problems:
        place = problem.place
        content = files.get(place.file)
        if content is None:
            return f"no such file: {problem}"
        if not place.line and problem.code not in _OF_A_WHOLE_FILE:
            return f"no line: {problem}"
        if place.line > content.count(b"\n") + 1 or (place.line and not place.column):
            return f"no such line: {problem}"
    return None


def _compare(
    loaded: Loaded,
    problems: tuple[Problem, ...],
    files: Files,
    original: Files,
    figures: Figures,
) -> None:
    errors = [each for each in problems if each.severity is Severity.ERROR]
    unchanged = _says_the_same(files, original)
    if errors:
        figures.refused += 1
        if unchanged:
            figures.needless += 1
            figures.blame(f"refused: {errors[0]}", files, original)
        return
    if loaded.registry is None:
        figures.silent += 1
        figures.blame("neither a registry nor an error", files, original)
        return
    if problems:
        figures.told += 1
        return
    try:
        expected = independent.registry(files)
    except (
        independent.Unread,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        figures.unread += 1
        figures.blame(f"beyond the independent reader: {error!r}", files, original)
        return
    found = contained(loaded.registry)
    if found != expected:
        figures.silent += 1
        figures.blame("\n".join(_differences(expected, found)), files, original)
    elif unchanged:
        figures.same += 1
    else:
        figures.follow += 1


def _says_the_same(files: Files, original: Files) -> bool:
    try:
        return all(
            repr(independent.toml(files[name]))
            == repr(independent.toml(original[name]))
            for name in original
            if files[name] != original[name]
        )
    except (ValueError, RecursionError, ArithmeticError):
        return False


def _differences(expected: object, found: object, at: str = "") -> list[str]:
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        return [
            line
            for key in {**expected, **found}
            for line in _differences(expected.get(key), found.get(key), f"{at}.{key}")
        ]
    if (
        isinstance(expected, tuple)
        and isinstance(found, tuple)
        and len(expected) == len(found)
    ):
        return [
            line
            for number, (one, other) in enumerate(zip(expected, found, strict=True))
            for line in _differences(one, other, f"{at}[{number}]")
        ]
    return [] if expected == found else [f"{at}: says {expected!r}, is {found!r}"]
