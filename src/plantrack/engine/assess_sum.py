"""A cumulative goal, from what is known to an assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plantrack.engine.assembly import frame, required, target_of
from plantrack.engine.breaks import break_along
from plantrack.engine.cumulative import SumCase, runs_inside
from plantrack.engine.figures import complete
from plantrack.engine.notes import (
    break_notes,
    latest_notes,
    note,
    promise_notes,
    stale_note,
    value_notes,
)
from plantrack.engine.numbers import decimal, exact
from plantrack.engine.outlook import sum_outlook
from plantrack.engine.scene import Scene
from plantrack.engine.sensitivity import sum_note
from plantrack.engine.sum_figures import sum_bar, sum_figures
from plantrack.engine.sum_verdicts import judge_sum
from plantrack.engine.targets import level_demand
from plantrack.engine.year_values import reading, total, value_of
from plantrack.model.assessment import Assessment, Key, Note, Reading
from plantrack.model.period import MONTHS_IN_YEAR, Period
from plantrack.model.plan import Shape
from plantrack.notation.amounts import unit_text


def assess_sum(scene: Scene) -> Assessment:
    """Judge one cumulative goal and gather everything known of it."""
    case = sum_case(scene)
    bands = scene.view.registry.plan.bands
    figures = sum_figures(case)
    outlook = sum_outlook(scene, case)
    figures[Key.TREND] = outlook.trend
    return replace(
        frame(scene),
        judgement=judge_sum(case, bands).judgement,
        requirement=required(case.demand, scene.unit),
        shape=Shape.LINEAR,
        rate_unit=f"{unit_text(scene.unit, language='zh')}/year",
        latest=_sum_reading(case),
        in_progress=None,
        figures=complete(figures, otherwise="levels-only"),
        forecast=outlook.forecast,
        notes=tuple(_notes(scene, case=case, bound=sum_note(case, bands))),
        points=tuple(reading(each) for each in case.runs),
        path=_path(case),
        bar=sum_bar(case),
    )


def sum_case(scene: Scene) -> SumCase:
    """Return what is known of the sum, run by run."""
    goal = scene.goal
    values = [value_of(each, scene.unit) for each in scene.known.values()]
    runs, left_out = runs_inside(values, start=scene.start, by=scene.by)
    growth = Fraction(0)
    if goal.planned_growth is not None:
        growth = exact(goal.planned_growth) / 100
    return SumCase(
        demand=level_demand(
            goal,
            scene.indicator,
            target_of(scene),
            unit=scene.unit,
            baseline=None,
            latest=sum((each.number for each in runs), Fraction(0)),
        ),
        start=scene.start,
        by=scene.by,
        as_of=scene.view.as_of,
        runs=runs,
        left_out=left_out,
        full_years={value.period: value for value in scene.years.values()},
        steps={
            period: exact(amount.in_unit(scene.unit))
            for period, amount in goal.steps.items()
        },
        planned_growth=growth,
        year_starts=scene.view.year_starts,
        broken=break_along(scene.known, runs),
    )


def _sum_reading(case: SumCase) -> Reading | None:
    """Return the sum, from the window's first month to the newest run's end."""
    if not case.runs:
        return None
    period = Period.of_months(case.start.first_month, case.runs[-1].month)
    return reading(total(period, case.runs))


def _path(case: SumCase) -> tuple[tuple[Period, Decimal], ...]:
    """Return the sum that the plan has reached at the end of each year."""
    if case.by is None:
        return ()
    ends: list[tuple[Period, Decimal]] = []
    for year in case.planned_years():
        so_far = Period.of_months(case.start.first_month, year.last_month)
        ends.append((year, decimal(case.planned_of(so_far))))
    return tuple(ends)


def _notes(scene: Scene, *, case: SumCase, bound: Note | None) -> Iterator[Note]:
    yield from promise_notes(scene)
    yield from value_notes(case.runs)
    if bound is not None:
        yield bound
    for run in case.runs:
        yield from latest_notes(run)
    yield from break_notes(case.broken)
    yield from _gap_notes(case)
    yield from _plan_notes(scene, case)
    for run in case.left_out:
        yield note("run-left-out", period=run.period, value=decimal(run.number))
    yield from stale_note(scene, None)


def _gap_notes(case: SumCase) -> Iterator[Note]:
    if not case.months_missing:
        return
    share = decimal(Fraction(case.months_known, case.months_so_far))
    yield note("coverage", x=share, n=case.months_known, months=case.months_so_far)
    if case.required_rate() is not None:
        yield note("gaps-filled", n=case.months_missing)
    needed = case.gap_needed()
    if needed is not None:
        yield note("gap-needed", n=case.months_missing, x=decimal(needed))


def _plan_notes(scene: Scene, case: SumCase) -> Iterator[Note]:
    growth = case.growth_seen()
    if case.is_flat() and growth is not None and case.by is not None:
        grown = replace(case, planned_growth=growth)
        so_far = Period.of_months(
            case.start.first_month, case.start.first_month + case.months_so_far - 1
        )
        if case.demand.number:
            share = grown.planned_of(so_far) / case.demand.number
            yield note("flat-plan", g=decimal(growth), x=decimal(share))
    if case.runs and not _holds_every_season(scene, case):
        yield note("season-ignored")


def _holds_every_season(scene: Scene, case: SumCase) -> bool:
    """Tell whether the newest run is of twelve months, or its year known whole."""
    newest = case.runs[-1].period
    if newest.months % MONTHS_IN_YEAR == 0:
        return True
    year = Period.of_year(scene.year_number(newest), starts=case.year_starts)
    months = sum(
        min(each.period.last_month, year.last_month)
        - max(each.period.first_month, year.first_month)
        + 1
        for each in case.runs
        if each.period.overlaps(year)
    )
    return months == year.months
