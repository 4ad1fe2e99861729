"""Recording an observation: would it be accepted, what would it change, append it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plantrack.errors import NotationError, WrongUse
from plantrack.model.amount import Unit
from plantrack.model.assessment import Assessment, Scorecard
from plantrack.model.observation import Observation, Status
from plantrack.model.plan import Goal, Indicator, Registry
from plantrack.model.problem import NOWHERE, Problem
from plantrack.workflow.loading import Opened, Unusable, open_registry
from plantrack.workflow.naming import find_indicator
from plantrack.workflow.scorecard import assessed

if TYPE_CHECKING:
    from plantrack.store.append import Appended

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

    ``record`` are the keys of its block. ``file`` is where it would be appended.
    """

    scorecard: Scorecard
    indicator: Indicator
    record: dict[str, object]
    file: Path
    changes: tuple[Change, ...]


def propose(
    path: Path, entry: Entry, *, as_of: dt.date, into: Path | None = None
) -> Proposal | Unusable:
    """Judge ``entry`` as part of the registry at ``path``; nothing is written.

    Verdicts are compared on ``as_of`` or on the day the value was published,
    whichever is later: a value that is not yet known changes nothing.

    Raises:
        WrongUse: There is no such indicator.
    """
    from plantrack.engine.checks import would_accept  # noqa: PLC0415 - start-up

    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return opened
    registry = opened.registry
    indicator = find_indicator(registry, entry.indicator)
    observation = _observation(entry, indicator, registry=registry)
    if isinstance(observation, Problem):
        return Unusable((observation,))
    refused = would_accept(registry, observation)
    if refused:
        return Unusable(refused)
    return Proposal(
        scorecard=assessed(opened, as_of=as_of),
        indicator=indicator,
        record=_record(entry, observation, registry=registry),
        file=into or _first_file(registry),
        changes=_changes(opened, observation, day=max(as_of, observation.known_from)),
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

    return append_observation(
        proposal.file,
        proposal.record,
        wait=wait,
        year_starts=proposal.scorecard.plan.year_starts,
    )


def _observation(
    entry: Entry, indicator: Indicator, *, registry: Registry
) -> Observation | Problem:
    from plantrack.notation.amounts import parse_amount  # noqa: PLC0415 - start-up
    from plantrack.notation.periods import parse_period  # noqa: PLC0415 - start-up

    key, text = "period", entry.period
    try:
        period = parse_period(text, year_starts=registry.plan.year_starts)
        key, text = "value", entry.value
        amount = parse_amount(text, unit=indicator.unit) if text else None
        key, text = "yoy", entry.yoy
        growth = parse_amount(text, unit=_PERCENT).in_unit(_PERCENT) if text else None
    except (NotationError, ValueError) as error:
        return _unreadable(key, text, error)
    normal = Status.NORMAL if amount else Status.WITHDRAWN
    return Observation(
        indicator=indicator.id,
        period=period,
        amount=amount,
        published=entry.published,
        status=entry.status or normal,
        basis=entry.basis,
        yoy=growth,
        source=entry.source,
        note=entry.note,
    )


def _unreadable(key: str, text: str, error: Exception) -> Problem:
    facts = {"got": text}
    reason = ""
    if isinstance(error, NotationError):
        reason = error.reason
        facts = {**error.facts, **facts}
    code = "bad-period" if key == "period" else "bad-amount"
    return Problem(code=code, place=NOWHERE, key=key, reason=reason, facts=facts)


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
        "period": int(period) if period.isdecimal() else period,
        "published": observation.published,
        "yoy": observation.yoy,
        "basis": observation.basis,
        "source": observation.source,
        "note": observation.note,
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
