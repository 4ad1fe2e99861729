"""Done or not, by the end of the window: section 8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.bounds import Bounds, satisfied
from plantrack.engine.paths import Path, path_between
from plantrack.engine.verdicts import Outcome, band, judged, not_assessed
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.period import Period
from plantrack.model.plan import Bands, Shape

_DONE = Fraction(100)
_COMPLETE = Bounds(_DONE, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneCase:
    """A percentage done, and the path of percentages planned.

    ``done_on`` is the period of the first report of 100 %.
    """

    latest: Value | None = None
    done_on: Period | None = None
    path: Path | None = None

    @property
    def planned(self) -> Fraction | None:
        """The percentage planned for the month of the newest report."""
        if self.latest is None or self.path is None:
            return None
        return self.path.at(self.latest.month)

    @property
    def pace(self) -> Fraction | None:
        """The percentage done over the percentage planned."""
        if self.latest is None or not self.planned:
            return None
        return self.latest.number / self.planned


def milestone_case(
    scene_start: Period,
    by: Period | None,
    reports: Sequence[Value],
    steps: Mapping[int, Fraction],
) -> MilestoneCase:
    """Return where a milestone stands by its newest report.

    The planned percentage runs straight from 0 before the window through the
    steps to 100 at its end.
    """
    ordered = sorted(reports, key=lambda each: (each.period.last, each.period.first))
    done = [each for each in ordered if satisfied(each.bounds, _COMPLETE) is True]
    latest = ordered[-1] if ordered else None
    path = None
    if latest is not None and by is not None:
        path = path_between(
            start=(scene_start.first_month - 1, Fraction(0)),
            end=(by.last_month, _DONE),
            steps=steps,
            shape=Shape.LINEAR,
        )
    return MilestoneCase(
        latest=latest, done_on=done[0].period if done else None, path=path
    )


def judge_milestone(
    case: MilestoneCase, *, by: Period | None, is_over: bool, bands: Bands
) -> Outcome:
    """Judge a milestone; ``is_over`` says that the day is after ``by``."""
    if case.done_on is not None:
        late = by is not None and case.done_on.last > by.last
        return judged(Verdict.MISSED if late else Verdict.ACHIEVED)
    if by is None:
        return not_assessed(Reason.NO_DEADLINE)
    if is_over:
        return judged(Verdict.MISSED)
    if case.latest is None or case.planned is None:
        return not_assessed(Reason.PENDING)
    if case.pace is None:
        return judged(Verdict.ON_TRACK)
    return judged(band(case.pace, bands))
