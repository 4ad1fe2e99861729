"""The error atlas: a folder for each way in which the files can be at fault.

``tests/errors/<code>/<case>/`` holds ``goals.toml``, maybe ``observations.toml``,
maybe ``new.toml`` (one block that somebody wants to add), and ``expected.txt``: the
lines a person reads, in both languages. What cannot be kept in a repository (a
pipe, a file of 17 MB) is made by :mod:`errors.made` just before the case is run.

To add a case make its folder, run the tests once with ``PLANTRACK_UPDATE=1`` and
review the ``expected.txt`` that was written.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from errors.made import MADE
from plantrack.engine.checks import check_registry, would_accept
from plantrack.model.observation import Observation
from plantrack.model.problem import NOWHERE, Problem
from plantrack.render.problems import problem_lines
from plantrack.store.registry import load

ATLAS: Final = Path(__file__).parent
LANGUAGES: Final = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Case:
    """One folder of the atlas; ``code`` is the fault it is about."""

    code: str
    name: str
    folder: Path

    @property
    def id(self) -> str:
        """The name under which the case is tested."""
        return f"{self.code}/{self.name}"

    @property
    def expected(self) -> Path:
        """The file with the lines that a person reads."""
        return self.folder / "expected.txt"


def cases() -> Iterator[Case]:
    """Yield every case, sorted by code and name."""
    for folder in sorted(ATLAS.glob("*/*/")):
        if "__pycache__" not in folder.parts:
            yield Case(folder.parent.name, folder.name, folder)


def problems_of(case: Case, scratch: Path) -> tuple[Problem, ...]:
    """Return the problems of a case, found in a copy of it below ``scratch``.

    The copy is the working folder meanwhile, so that files have short names.
    """
    folder = scratch / case.code / case.name
    shutil.copytree(case.folder, folder)
    if case.id in MADE:
        MADE[case.id](folder)
    with chdir(folder):
        return _found()


def _found() -> tuple[Problem, ...]:
    registry_file = Path("goals.toml")
    loaded = load(registry_file)
    if loaded.registry is None:
        return loaded.problems
    new = Path("new.toml")
    if new.exists():
        return would_accept(loaded.registry, _only_observation(new, registry_file))
    return (*loaded.problems, *check_registry(loaded.registry))


def _only_observation(block: Path, registry_file: Path) -> Observation:
    """Read the block that somebody wants to add as the only one of the registry."""
    shutil.copy(block, "observations.toml")
    registry = load(registry_file).registry
    assert registry is not None
    [observation] = registry.observations
    return replace(observation, place=NOWHERE, key="")


def report(problems: tuple[Problem, ...]) -> str:
    """Return the lines of the problems in both languages, as expected.txt has them."""
    lines = []
    for language in LANGUAGES:
        lines += [f"# {language}", *problem_lines(problems, language=language)]
    return "\n".join(lines) + "\n"
