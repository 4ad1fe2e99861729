"""A level, growth, change or rank goal, from what is known to an assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plantrack.engine.assembly import frame, required, target_of
from plantrack.engine.breaks import break_since
from plantrack.engine.figures import complete, level_bar, level_figures
from plantrack.engine.level import (
    LevelCase,
    LevelFacts,
    planned_levels,
    rate_unit,
    solve,
    steps_of,
)
from plantrack.engine.notes import (
    break_notes,
    latest_notes,
    note,
    part_notes,
    promise_notes,
    stale_note,
    start_notes,
    value_notes,
    variance_of_changes,
)
from plantrack.engine.numbers import decimal
from plantrack.engine.outlook import level_outlook
from plantrack.engine.scene import (
    Scene,
    Start,
    baseline_value,
    find_start,
    latest_since,
    previous_to,
)
from plantrack.engine.sensitivity import baseline_outcome, latest_note
from plantrack.engine.trend import window
from plantrack.engine.verdicts import Outcome, judge_level, not_assessed
from plantrack.engine.year_values import Value, reading
from plantrack.model.assessment import (
    Assessment,
    Judged,
    Key,
    Note,
    Reason,
)
from plantrack.model.period import Period
from plantrack.model.plan import Kind
from plantrack.notation.amounts import unit_text

_FEW_VALUES = 3
_BY_PACE = frozenset({"on-track", "at-risk", "off-track"})


def assess_level(scene: Scene) -> Assessment:
    """Judge one goal and gather everything known of it."""
    start = find_start(scene)
    latest = latest_since(scene, start.value)
    broken = break_since(scene, start.value, latest)
    facts = level_facts(scene, start=start.value, latest=latest, broken=broken)
    case = solve(facts)
    bands = scene.view.registry.plan.bands
    outcome = judge_level(case, bands)
    if scene.has_gap and not _is_undecidable(outcome):
        outcome = not_assessed(Reason.GAPS)
    outcome, bound = baseline_outcome(facts, outcome, bands)
    figures = level_figures(case)
    outlook = level_outlook(scene, case)
    figures[Key.TREND] = outlook.trend
    return replace(
        frame(scene),
        judgement=outcome.judgement,
        requirement=required(case.demand, scene.unit),
        shape=case.shape,
        rate_unit=rate_unit(
            case.shape, scene.unit, unit_text(scene.unit, language="zh")
        ),
        baseline=None if start.value is None else reading(start.value),
        latest=None if latest is None else reading(latest),
        figures=complete(figures, otherwise="sums-only"),
        forecast=outlook.forecast,
        notes=tuple(
            _notes(
                scene,
                start=start,
                case=case,
                outcome=outcome,
                broken=broken,
                bounds=[bound, latest_note(facts, bands)],
            )
        ),
        path=_path(scene, case),
        bar=level_bar(case, figures),
    )


def level_facts(
    scene: Scene,
    *,
    start: Value | None,
    latest: Value | None,
    broken: Period | None = None,
) -> LevelFacts:
    """Return the numbers a level goal is judged on."""
    return LevelFacts(
        goal=scene.goal,
        indicator=scene.indicator,
        unit=scene.unit,
        target=target_of(scene),
        start=scene.start,
        by=scene.by,
        as_of=scene.view.as_of,
        baseline=start,
        latest=latest,
        previous=None if latest is None else previous_to(scene, start, latest),
        reference=_reference(scene),
        steps=steps_of(scene.goal, scene.unit),
        broken=broken is not None,
    )


def _is_undecidable(outcome: Outcome) -> bool:
    """Tell whether a missing year makes no difference to the outcome."""
    return outcome.judgement in (
        not_assessed(Reason.NO_DEADLINE).judgement,
        not_assessed(Reason.TOLERANCE_MISSING).judgement,
    )


def _reference(scene: Scene) -> Fraction | None:
    if scene.goal.kind is not Kind.CHANGE or scene.goal.reference is None:
        return None
    if scene.is_chained:
        return None
    return baseline_value(scene.goal.reference, scene.unit).number


def _path(scene: Scene, case: LevelCase) -> tuple[tuple[Period, Decimal], ...]:
    if case.path is None or scene.by is None:
        return ()
    return tuple(
        (period, decimal(value))
        for period, value in planned_levels(
            case.path,
            start=scene.start,
            by=scene.by,
            year_starts=scene.view.year_starts,
        )
    )


def _notes(
    scene: Scene,
    *,
    start: Start,
    case: LevelCase,
    outcome: Outcome,
    broken: Period | None,
    bounds: list[Note | None],
) -> Iterator[Note]:
    latest = case.facts.latest
    yield from promise_notes(scene)
    yield from start_notes(start)
    yield from value_notes([start.value, latest, scene.part_value])
    yield from (each for each in bounds if each is not None)
    yield from latest_notes(latest)
    yield from break_notes(broken)
    yield from _verdict_notes(case, outcome)
    yield from part_notes(scene)
    yield from _thin_notes(scene, case, outcome)
    yield from stale_note(scene, start.value)


def _verdict_notes(case: LevelCase, outcome: Outcome) -> Iterator[Note]:
    for code in outcome.notes:
        catch_up = case.catch_up()
        if code == "late" and catch_up is not None:
            yield note(code, x=decimal(catch_up))
        else:
            yield note(code)


def _thin_notes(scene: Scene, case: LevelCase, outcome: Outcome) -> Iterator[Note]:
    """Note a verdict by pace that rests on few values, or on a small promise."""
    judgement, latest, start = outcome.judgement, case.facts.latest, case.facts.baseline
    if not isinstance(judgement, Judged) or judgement.verdict not in _BY_PACE:
        return
    if latest is None or start is None or case.demand is None:
        return
    since = [
        value
        for value in scene.years.values()
        if start.month < value.month <= latest.month
    ]
    if len(since) + 1 < _FEW_VALUES:
        yield note("thin", n=len(since) + 1)
    run = window(scene.years, ending=scene.year_number(latest.period))
    noise = variance_of_changes(run)
    if noise is not None and (case.demand.number - start.number) ** 2 < noise:
        yield note("small-change")
