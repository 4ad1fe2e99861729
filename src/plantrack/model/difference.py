"""What moved between two states of a plan, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.plan import Plan


class CauseKind(StrEnum):
    """What can move a goal."""

    NEW = "new-observation"
    REVISED = "revised-observation"
    REMOVED = "removed-observation"
    ADDED = "goal-added"
    DROPPED = "goal-removed"
    PROMISE = "promise-changed"
    DEFINITION = "definition-changed"
    TIME = "time-passed"


class Origin(StrEnum):
    """Whether a verdict moved by what happened, or by what is now known of before."""

    PERFORMANCE = "performance"
    REVISION = "revision"
    PROMISE = "promise"
    DEFINITION = "definition"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One thing that differs; observations stand where the kind is about one."""

    kind: CauseKind
    before: Observation | None = None
    after: Observation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One goal before and after; a side is ``None`` where the goal is not there.

    ``origin`` is ``None`` where the judgement is the same and only values moved.
    """

    goal: str
    before: Assessment | None
    after: Assessment | None
    causes: tuple[Cause, ...]
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two states of a plan; ``movements`` in the order of the file."""

    plan: Plan
    before: dt.date
    after: dt.date
    movements: tuple[Movement, ...]
    goals: int
