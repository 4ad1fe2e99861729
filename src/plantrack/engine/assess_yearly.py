"""Goals on each year of the window, or on the mean of its years."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from plantrack.engine.assembly import assessed, notes_on, target_of, time_figures
from plantrack.engine.average import MeanCase, judge_average, mean_case
from plantrack.engine.every_year import (
    YearByYear,
    demand_of_year,
    judge_every_year,
    year_by_year,
)
from plantrack.engine.figures import figure, undefined
from plantrack.engine.notes import break_notes, note, part_notes
from plantrack.engine.numbers import decimal
from plantrack.engine.scene import Scene
from plantrack.model.assessment import Assessment, Figure, Key
from plantrack.model.period import MONTHS_IN_YEAR
from plantrack.model.plan import Measure


def assess_every_year(scene: Scene) -> Assessment:
    """Judge a goal that every year of the window has to satisfy."""
    case = year_by_year(scene, target_of(scene))
    outcome = judge_every_year(scene, case)
    latest = case.years[max(case.years)] if case.years else None
    figures = time_figures(scene, latest)
    share = case.share
    figures[Key.COMPLETION] = (
        undefined("tolerance-missing" if case.demand.op == "~" else "no-observation")
        if share is None or case.demand.op == "~"
        else figure(
            share,
            "met / known",
            met=sum(1 for each in case.states.values() if each is True),
            known=len(case.states),
        )
    )
    notes = notes_on(
        scene, [*case.years.values(), scene.part_value], latest, outcome, violated=case
    )
    return assessed(
        scene,
        outcome,
        figures,
        demand=case.demand,
        latest=latest,
        notes=[
            *notes,
            *break_notes(case.broken),
            *part_notes(scene, **_pace_fact(scene, case)),
        ],
    )


def assess_average(scene: Scene) -> Assessment:
    """Judge a goal that the mean of the window's years has to satisfy."""
    case = mean_case(scene, target_of(scene))
    outcome = judge_average(scene, case)
    latest = case.years[max(case.years)] if case.years else None
    figures = time_figures(scene, latest)
    key = Key.LIMIT_USED if case.demand.is_ceiling else Key.COMPLETION
    other = Key.COMPLETION if case.demand.is_ceiling else Key.LIMIT_USED
    figures[key] = _share_of_mean(case)
    figures[other] = undefined("ceiling" if case.demand.is_ceiling else "floor")
    notes = notes_on(scene, [*case.years.values(), scene.part_value], latest, outcome)
    if case.mean is not None and case.needed is not None:
        facts = {"mean": decimal(case.mean), "needed": decimal(case.needed)}
        notes = [*notes, note("mean-needed", **facts)]
    return assessed(
        scene,
        outcome,
        figures,
        demand=case.demand,
        latest=latest,
        notes=[*notes, *break_notes(case.broken), *part_notes(scene)],
    )


def _share_of_mean(case: MeanCase) -> Figure:
    """Return the mean so far over the target."""
    target = case.demand.number
    if case.mean is None:
        return undefined("no-observation")
    if target <= 0:
        return undefined("target-not-positive")
    if case.mean < 0 and not case.demand.is_ceiling:
        return undefined("value-negative")
    return figure(case.mean / target, "mean / T", mean=case.mean, T=target)


def _pace_fact(scene: Scene, case: YearByYear) -> dict[str, Decimal]:
    """Return the year-to-date pace of a flow with a floor: 1 is exactly on it."""
    part = scene.part
    if part is None or scene.indicator.measure is not Measure.FLOW:
        return {}
    demand = demand_of_year(scene, case.demand, part.year)
    if demand.op not in (">=", ">") or demand.number <= 0:
        return {}
    share = Fraction(part.value.period.months, MONTHS_IN_YEAR)
    return {"pace": decimal(part.value.number / (demand.number * share))}
