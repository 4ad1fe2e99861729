"""What ``check`` found: goals that are behind and faults in the files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plantrack.model.assessment import Assessment
from plantrack.model.problem import Place, Problem
from plantrack.model.scorecard import Scorecard


class Level(StrEnum):
    """Whether a finding fails the gate or only informs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFinding:
    """A goal that a reader of the gate must see.

    ``code`` says why: a verdict (``off-track``, ``missed``, ``at-risk``),
    ``not-assessed`` or ``stale``. ``place`` is where the goal stands.
    """

    level: Level
    code: str
    assessment: Assessment
    place: Place


@dataclass(frozen=True, slots=True)
class ProblemFinding:
    """A fault in the files; its level and place are the problem's own."""

    problem: Problem

    @property
    def level(self) -> Level:
        """The problem's severity as a level."""
        return Level(self.problem.severity.value)

    @property
    def code(self) -> str:
        """The problem's code."""
        return self.problem.code

    @property
    def place(self) -> Place:
        """The problem's place."""
        return self.problem.place


Finding = GoalFinding | ProblemFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """The outcome of ``check``.

    ``scorecard`` is ``None`` where a fault in the files leaves nothing to assess.
    ``findings`` are in the order to show them: errors before warnings.
    """

    scorecard: Scorecard | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings fail the gate."""
        return sum(each.level is Level.ERROR for each in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings only inform."""
        return sum(each.level is Level.WARNING for each in self.findings)
