"""Loading a registry: the goals, the indicators and what was observed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from plantrack.model.observation import Observation
from plantrack.model.plan import Registry
from plantrack.model.problem import NOWHERE, Problem, Severity
from plantrack.store.block import block_text, writable_record
from plantrack.store.goals import read_goals
from plantrack.store.indicators import UNCERTAIN, KnownIndicators, read_indicators
from plantrack.store.observations import read_observations
from plantrack.store.places import Places
from plantrack.store.plan_table import read_plan
from plantrack.store.sources import (
    Source,
    default_sources,
    find_registry,
    observation_sources,
    read_toml,
)
from plantrack.store.toml_text import Document, parse_toml

__all__ = ["Loaded", "find_registry", "load", "record_faults"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files say, and everything that is wrong with them.

    ``registry`` is ``None`` exactly where a problem is an error. Problems are
    sorted by place.
    """

    registry: Registry | None
    problems: tuple[Problem, ...]


def load(path: Path) -> Loaded:
    """Read the registry at ``path`` with its observation files; never raises.

    Every fault of every file is reported in one run: a value at fault is set aside
    and the rest is still judged. Paths in problems begin as ``path`` does.
    """
    parsed = read_toml(path)
    if parsed.document is None:
        observed = _observe(default_sources(path), UNCERTAIN, year_starts=1)
        return Loaded(None, _sorted([*parsed.problems, *observed.problems]))
    return _judge(path, parsed.document)


def record_faults(
    record: Mapping[str, object], *, registry: Registry
) -> tuple[Problem, ...]:
    """Return the errors that reading ``record`` back from its file would report.

    Their keys are those of the record; they have no place.

    Raises:
        WrongUse: A record that no block can carry.
    """
    from plantrack.store.schema import observation_faults  # noqa: PLC0415 - start-up
    from plantrack.store.shape import well_shaped  # noqa: PLC0415 - start-up

    parsed = parse_toml(block_text(writable_record(record)).encode(), file="")
    problems = list(parsed.problems)
    if parsed.document is not None:
        top = well_shaped(parsed.document, observation_faults)
        known = KnownIndicators(registry.indicators, registry.indicators, {})
        year_starts = registry.plan.year_starts
        tuple(read_observations(top, known=known, year_starts=year_starts))
        problems.extend(top.problems)
    return tuple(
        replace(each, place=NOWHERE, key=each.key.rpartition(".")[2])
        for each in problems
        if each.severity is Severity.ERROR
    )


def _judge(path: Path, document: Document) -> Loaded:
    # Both need pydantic, which costs more than all else a command starts with.
    from plantrack.store.schema import registry_faults  # noqa: PLC0415 - start-up
    from plantrack.store.shape import well_shaped  # noqa: PLC0415 - start-up

    top = well_shaped(document, registry_faults)
    plan = read_plan(top)
    known = read_indicators(top)
    goals = read_goals(top, known, plan)
    sources = list(observation_sources(top, path))
    observed = _observe(sources, known, year_starts=plan.year_starts)
    problems = _sorted([*top.problems, *observed.problems])
    if plan.plan is None or any(each.severity is Severity.ERROR for each in problems):
        return Loaded(None, problems)
    registry = Registry(
        plan=plan.plan,
        indicators=MappingProxyType(dict(known.complete)),
        goals=MappingProxyType(goals),
        observations=observed.observations,
        file=str(path),
        observation_files=tuple(str(each.path) for each in sources),
        places=Places((document, *observed.documents)),
    )
    return Loaded(registry, problems)


@dataclass(frozen=True, slots=True)
class _Observed:
    observations: tuple[Observation, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def _observe(
    sources: Iterable[Source], known: KnownIndicators, *, year_starts: int
) -> _Observed:
    from plantrack.store.schema import observation_faults  # noqa: PLC0415 - start-up
    from plantrack.store.shape import well_shaped  # noqa: PLC0415 - start-up

    observations: list[Observation] = []
    documents: list[Document] = []
    problems: list[Problem] = []
    for source in sources:
        parsed = source.parse()
        if parsed is None:
            continue
        problems.extend(parsed.problems)
        if parsed.document is None:
            continue
        top = well_shaped(parsed.document, observation_faults)
        observations.extend(
            read_observations(top, known=known, year_starts=year_starts)
        )
        documents.append(parsed.document)
        problems.extend(top.problems)
    return _Observed(tuple(observations), tuple(documents), tuple(problems))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.place, each.key, each.code)))
