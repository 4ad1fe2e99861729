"""What the engine says of a whole plan on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plantrack.model.assessment import Assessment, Reason, Verdict
from plantrack.model.plan import Plan
from plantrack.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many goals stand where.

    ``in_line`` counts achieved, met-early and on-track; ``judged`` every goal
    with a verdict; ``binding_behind`` the binding goals off-track or missed.
    """

    goals: int
    judged: int
    in_line: int
    verdicts: Mapping[Verdict, int]
    not_assessed: Mapping[Reason, int]
    binding: int
    binding_judged: int
    binding_in_line: int
    binding_behind: int

    @property
    def in_line_share(self) -> Decimal | None:
        """The share of the judged goals that are in line; ``None`` without any."""
        if not self.judged:
            return None
        return Decimal(self.in_line) / Decimal(self.judged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """The whole plan on one day; ``assessments`` in the order of the file."""

    plan: Plan
    as_of: dt.date
    rule: str
    assessments: tuple[Assessment, ...]
    counts: Counts
    problems: tuple[Problem, ...] = ()
