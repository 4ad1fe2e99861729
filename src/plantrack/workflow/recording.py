"""Recording an observation: would it be accepted, what would it change, append it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from plantrack.errors import NotationError, WrongUse
from plantrack.model.amount import Unit
from plantrack.model.assessment import Assessment, Note
from plantrack.model.observation import Observation, Status
from plantrack.model.plan import Goal, Indicator, Registry
from plantrack.model.problem import NOWHERE, Problem
from plantrack.model.scorecard import Scorecard
from plantrack.model.text import Text
from plantrack.workflow.loading import Opened, Unusable, open_registry
from plantrack.workflow.naming import find_indicator
from plantrack.workflow.scorecard import assessed

if TYPE_CHECKING:
    from plantrack.store.append import Appended

_Value = TypeVar("_Value")

_PERCENT: Final = Unit(0, "%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody wants to record, as it was typed.

    ``value`` is empty exactly where the value of the period is withdrawn.
    """

    indicator: str
    period: str
    value: str = ""
    published: dt.date | None = None
    status: Status | None = None
    yoy: str = ""
    basis: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A goal that the entry touches, before and after it."""

    before: Assessment
    after: Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An entry that would be accepted, and what it would change.

    ``record`` are the keys of its block. ``file`` is where it would be appended;
    ``is_new`` says that it is the plan's default file and not there yet. ``notes``
    are what a reader of the value will be told of it; ``known_from`` is the day from
    which it counts, where that is still to come.
    """

    scorecard: Scorecard
    indicator: Indicator
    record: dict[str, object]
    file: Path
    changes: tuple[Change, ...]
    notes: tuple[Note, ...] = ()
    known_from: dt.date | None = None
    is_new: bool = False


def propose(
    path: Path, entry: Entry, *, as_of: dt.date, into: Path | None = None
) -> Proposal | Unusable:
    """Judge ``entry`` as part of the registry at ``path``; nothing is written.

    Verdicts are compared on ``as_of`` or on the day the value was published,
    whichever is later: a value that is not yet known changes nothing.

    Raises:
        WrongUse: There is no such indicator, ``into`` is not there, or nobody reads
            what it holds.
    """
    from plantrack.engine.checks import would_accept  # noqa: PLC0415 - start-up
    from plantrack.engine.notes import early_notes  # noqa: PLC0415 - start-up
    from plantrack.store.registry import record_faults  # noqa: PLC0415 - start-up

    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return opened
    registry = opened.registry
    indicator = find_indicator(registry, entry.indicator)
    observation = _observation(entry, indicator, registry=registry)
    if not isinstance(observation, Observation):
        return Unusable(observation)
    keys = _record(entry, observation, registry=registry)
    refused = would_accept(registry, observation)
    refused = refused or record_faults(keys, registry=registry)
    if refused:
        return Unusable(refused)
    file = _first_file(registry) if into is None else _read_file(registry, into)
    known_from = observation.known_from
    return Proposal(
        scorecard=assessed(opened, as_of=as_of),
        indicator=indicator,
        record=keys,
        file=file,
        changes=_changes(opened, observation, day=max(as_of, known_from)),
        notes=tuple(early_notes([observation] if observation.amount else [])),
        known_from=known_from if known_from > as_of else None,
        is_new=into is None and not file.exists() and not file.is_symlink(),
    )


def block(proposal: Proposal) -> str:
    """Return the block that would be appended, as lines."""
    from plantrack.store.block import block_text, writable_record  # noqa: PLC0415 - start-up

    return block_text(writable_record(proposal.record))


def record(proposal: Proposal, *, wait: float) -> Appended:
    """Append what was proposed and have the disk confirm it.

    Raises:
        NotWritten: Nothing was changed.
        WriteUnconfirmed: Written, but the disk did not confirm it.
    """
    from plantrack.store.append import append_observation  # noqa: PLC0415 - start-up
    from plantrack.store.create import create_file  # noqa: PLC0415 - start-up

    if proposal.is_new:
        create_file(proposal.file, f"# {proposal.scorecard.plan.id}\n")
    return append_observation(
        proposal.file,
        proposal.record,
        wait=wait,
        year_starts=proposal.scorecard.plan.year_starts,
    )


def _observation(
    entry: Entry, indicator: Indicator, *, registry: Registry
) -> Observation | tuple[Problem, ...]:
    """Return what the entry says, or why it cannot be read."""
    from plantrack.notation.amounts import parse_amount  # noqa: PLC0415 - start-up
    from plantrack.notation.periods import parse_period  # noqa: PLC0415 - start-up

    reader = _Reader()
    year_starts = registry.plan.year_starts
    period = reader.read(
        "period", entry.period, lambda text: parse_period(text, year_starts=year_starts)
    )
    amount = reader.read(
        "value", entry.value, lambda text: parse_amount(text, unit=indicator.unit)
    )
    growth = reader.read(
        "yoy", entry.yoy, lambda text: parse_amount(text, unit=_PERCENT)
    )
    if growth is not None and growth.unit != _PERCENT:
        facts = {"unit": growth.unit.symbol, "expected": _PERCENT.symbol}
        reader.report("wrong-unit", "yoy", facts)
    if period is None or reader.problems:
        return tuple(reader.problems)
    normal = Status.NORMAL if amount else Status.WITHDRAWN
    return Observation(
        indicator=indicator.id,
        period=period,
        amount=amount,
        published=entry.published,
        status=entry.status or normal,
        basis=entry.basis,
        yoy=growth.number if growth else None,
        source=entry.source,
        note=Text.once(entry.note) if entry.note else None,
    )


class _Reader:
    """Reads what was typed and gathers what cannot be read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(
        self, key: str, text: str, parse: Callable[[str], _Value]
    ) -> _Value | None:
        """Return the value of ``text``; ``None`` where it is empty or unreadable."""
        if not text:
            return None
        try:
            return parse(text)
        except NotationError as error:
            code = "bad-period" if key == "period" else "bad-amount"
            like = {"like": "5.2%"} if key == "yoy" else {}
            facts = {**error.facts, **like, "got": text}
            self.report(code, key, facts, reason=error.reason)
            return None

    def report(
        self, code: str, key: str, facts: Mapping[str, str], *, reason: str = ""
    ) -> None:
        """Keep what is wrong with the value of ``key``."""
        problem = Problem(code=code, place=NOWHERE, key=key, reason=reason, facts=facts)
        self.problems.append(problem)


def _record(
    entry: Entry, observation: Observation, *, registry: Registry
) -> dict[str, object]:
    """Return the keys of the block: the value as written, the period canonical."""
    from plantrack.notation.periods import format_period  # noqa: PLC0415 - start-up

    year_starts = registry.plan.year_starts
    period = format_period(observation.period, year_starts=year_starts)
    stated = observation.status is not Status.NORMAL
    return {
        "indicator": observation.indicator,
        "period": int(period) if period.isdecimal() and period[0] != "0" else period,
        "published": observation.published,
        "yoy": observation.yoy,
        "basis": observation.basis,
        "source": observation.source,
        "note": entry.note,
        "status": observation.status.value if stated else "",
        "value": entry.value,
    }


def _changes(
    opened: Opened, observation: Observation, *, day: dt.date
) -> tuple[Change, ...]:
    registry = opened.registry
    extended = replace(registry, observations=(*registry.observations, observation))
    before = assessed(opened, as_of=day)
    after = assessed(Opened(extended, opened.problems), as_of=day)
    return tuple(
        Change(old, new)
        for old, new in zip(before.assessments, after.assessments, strict=True)
        if observation.indicator in _measured_by(old.goal)
    )


def _measured_by(goal: Goal) -> tuple[str | None, str | None]:
    return goal.indicator, goal.relative_to


def _first_file(registry: Registry) -> Path:
    """Return the first file that the plan names; a glob alone may match none."""
    if not registry.observation_files:
        raise WrongUse("no-observations-file", file=registry.file)
    return Path(registry.observation_files[0])


def _read_file(registry: Registry, into: Path) -> Path:
    """Return ``into``, which must be there and be read by the plan.

    Above all it must not be the registry, which cannot hold observations. A link
    that leads nowhere is told when it is written to.
    """
    if not into.exists() and not into.is_symlink():
        raise WrongUse("file-missing", file=str(into))
    known = {Path(each).resolve() for each in registry.observation_files}
    if into.exists() and into.resolve() not in known:
        raise WrongUse("into-unread", file=str(into))
    return into
