"""Every year of the window satisfies the target: section 8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.bounds import satisfied
from plantrack.engine.breaks import break_in_years
from plantrack.engine.scene import Scene, yearly_demand
from plantrack.engine.targets import Demand
from plantrack.engine.verdicts import Outcome, judged, not_assessed, settled
from plantrack.engine.year_values import Value
from plantrack.model.amount import Qualifier
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.period import Period
from plantrack.model.plan import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class YearByYear:
    """Which years of the window satisfy, violate or leave it open.

    ``broken`` is where the series breaks among them: each is judged by itself.
    """

    demand: Demand
    years: Mapping[int, Value]
    states: Mapping[int, bool | None]
    broken: Period | None = None

    @property
    def violated(self) -> tuple[int, ...]:
        """The years that violate the target, oldest first."""
        return tuple(year for year, met in sorted(self.states.items()) if met is False)

    @property
    def share(self) -> Fraction | None:
        """Years satisfied over years known."""
        if not self.states:
            return None
        met = sum(1 for state in self.states.values() if state is True)
        return Fraction(met, len(self.states))


def year_by_year(scene: Scene, target: Target) -> YearByYear:
    """Hold every known year of the window against its target."""
    demand = yearly_demand(scene, target, unit=scene.unit)
    years_known = scene.years_in_window()
    states = {
        number: _met(value, demand_of_year(scene, demand, value.period))
        for number, value in sorted(years_known.items())
    }
    return YearByYear(
        demand=demand, years=years_known, states=states, broken=break_in_years(scene)
    )


def demand_of_year(scene: Scene, demand: Demand, year: Period) -> Demand:
    """Return what is asked of one year: its step takes the place of the target.

    A step without a comparison has that of the target; beside a range it has none.
    """
    step = scene.goal.steps.get(year)
    if step is None:
        return demand
    if step.qualifier is Qualifier.EXACT and demand.op in ("range", "~"):
        return demand
    return yearly_demand(scene, step, unit=scene.unit, bare=demand.op)


def judge_every_year(scene: Scene, case: YearByYear) -> Outcome:
    """Judge an every-year goal."""
    if case.demand.op == "~":
        return not_assessed(Reason.TOLERANCE_MISSING)
    if scene.by is None or scene.last_year is None:
        return not_assessed(Reason.NO_DEADLINE)
    if scene.view.as_of > scene.by.last or scene.last_year in case.states:
        return _every_year_over(scene, case)
    if not case.states:
        return not_assessed(Reason.NO_OBSERVATION)
    latest = case.states[max(case.states)]
    if latest is None:
        return not_assessed(Reason.BOUND_UNDECIDED)
    if latest is False:
        return judged(Verdict.OFF_TRACK, "violated")
    if case.violated:
        return judged(Verdict.AT_RISK, "violated")
    if None in case.states.values():
        return not_assessed(Reason.BOUND_UNDECIDED)
    return judged(Verdict.ON_TRACK)


def _every_year_over(scene: Scene, case: YearByYear) -> Outcome:
    if case.violated:
        return judged(Verdict.MISSED, "violated")
    if scene.all_years_known():
        undecided = None in case.states.values()
        return settled(None if undecided else True)
    return not_assessed(Reason.FINAL_VALUE_MISSING)


def _met(value: Value, demand: Demand) -> bool | None:
    """Tell whether a year is met; an about without a tolerance leaves it open."""
    return None if demand.op == "~" else satisfied(value.bounds, demand.allowed)
