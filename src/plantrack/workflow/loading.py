"""A registry that can be used, or every reason why it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plantrack.model.plan import Registry
from plantrack.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Unusable:
    """The files are at fault; all problems, sorted by place."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A registry without errors; ``problems`` are warnings."""

    registry: Registry
    problems: tuple[Problem, ...]


def open_registry(path: Path) -> Opened | Unusable:
    """Load the registry at ``path`` and check its parts against each other."""
    from plantrack.engine.checks import check_registry  # noqa: PLC0415 - start-up
    from plantrack.store.registry import load  # noqa: PLC0415 - start-up

    loaded = load(path)
    problems = loaded.problems
    if loaded.registry is not None:
        problems = (*problems, *check_registry(loaded.registry))
    problems = tuple(sorted(problems, key=lambda each: (each.place, each.key)))
    if loaded.registry is None or any(
        each.severity is Severity.ERROR for each in problems
    ):
        return Unusable(problems)
    return Opened(loaded.registry, problems)
