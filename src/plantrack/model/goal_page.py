"""One goal, alone: what a page about it needs."""

from __future__ import annotations

from dataclasses import dataclass

from plantrack.model.assessment import Assessment
from plantrack.model.plan import Indicator
from plantrack.model.scorecard import Scorecard
from plantrack.model.turn import Turns


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage:
    """A goal of a scorecard with what would change its verdict.

    ``assessment`` is one of those in ``scorecard``. ``turns`` are by the rule
    ``pace``, whichever rule gave the scorecard's verdicts. ``other`` is the indicator
    that a relation is to.
    """

    scorecard: Scorecard
    assessment: Assessment
    turns: Turns
    other: Indicator | None = None
