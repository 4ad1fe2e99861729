"""What would change the verdict of a goal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plantrack.model.assessment import Reason, Verdict
from plantrack.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A number at which the verdict becomes another one.

    ``state`` holds from ``at`` on, away from where the value stands now;
    ``is_above`` says on which side that is. Where ``is_open`` it holds only beyond
    ``at``: a target above 3200 is not met by 3200. ``growth`` is the change from
    the latest value to ``at`` in the unit of the goal's rates, ``None`` where no
    rate is defined.
    """

    at: Decimal
    state: Verdict | Reason
    is_above: bool
    growth: Decimal | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """What would change the verdict of one goal.

    ``now`` moves the latest value (of a sum: the sum known so far), all else
    equal; the nearest change to each side. ``next_year`` lets the year after the
    latest be known too, in ``next_period``; the changes to either side of standing
    still, lowest first. ``standing_still`` is the verdict if it equals the latest.
    """

    now: tuple[Turn, ...] = ()
    next_year: tuple[Turn, ...] = ()
    next_period: Period | None = None
    standing_still: Verdict | Reason | None = None
