"""Small plans in the words of the files, for tests of the engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from plantrack.engine.assess import assess_plan
from plantrack.model.amount import Interval
from plantrack.model.assessment import Assessment, Figure, Judged, Key
from plantrack.model.observation import Observation, Status
from plantrack.model.period import Period
from plantrack.model.plan import (
    Bands,
    Baseline,
    Better,
    Goal,
    Indicator,
    Kind,
    Measure,
    Modality,
    Plan,
    Registry,
    Revision,
    Shape,
    Target,
    YearValue,
)
from plantrack.model.text import Text
from plantrack.notation.amounts import parse_amount, parse_target, parse_unit
from plantrack.notation.periods import parse_period


def text(words: str) -> Text:
    return Text(words, words)


def indicator(
    name: str = "gdp",
    *,
    unit: str = "亿元",
    measure: str = "flow",
    better: str | None = None,
    mean: bool = False,
    bounds: tuple[int, int] | None = None,
) -> Indicator:
    return Indicator(
        id=name,
        title=text(name),
        unit=parse_unit(unit),
        measure=Measure(measure),
        better=None if better is None else Better(better),
        year_value=YearValue.MEAN if mean else YearValue.DEFAULT,
        bounds=None
        if bounds is None
        else Interval(Decimal(bounds[0]), Decimal(bounds[1])),
    )


def baseline(period: str | int, value: str, *, basis: str = "") -> Baseline:
    return Baseline(
        period=parse_period(period), amount=parse_amount(value), basis=basis
    )


def goal(
    target: str | None = "3200亿元",
    *,
    kind: str = "level",
    name: str = "gdp",
    measured: str | None = "gdp",
    start: str | int = 2022,
    by: str | int | None = 2026,
    base: Baseline | None = None,
    reference: Baseline | None = None,
    steps: Mapping[int, str] | None = None,
    path: str | None = None,
    tolerance: str | None = None,
    revisions: Sequence[Revision] = (),
    planned_growth: str | None = None,
    relative_to: str | None = None,
    of_level: bool = False,
    use_nowcast: bool = False,
) -> Goal:
    return Goal(
        id=name,
        title=text(name),
        kind=Kind(kind),
        indicator=measured,
        target=None if target is None else promise(target),
        start=parse_period(start),
        by=None if by is None else parse_period(by),
        baseline=base,
        reference=reference,
        steps={
            parse_period(year): parse_amount(value)
            for year, value in (steps or {}).items()
        },
        path=None if path is None else Shape(path),
        tolerance=None if tolerance is None else parse_amount(tolerance),
        modality=Modality.TARGET,
        revisions=tuple(revisions),
        planned_growth=None if planned_growth is None else Decimal(planned_growth),
        relative_to=relative_to,
        of_level=of_level,
        use_nowcast=use_nowcast,
    )


def promise(words: str) -> Target:
    return parse_target(words)


def seen(
    period: str | int,
    value: str | None,
    *,
    of: str = "gdp",
    published: str | None = None,
    status: str = "A",
    basis: str = "",
    yoy: str | None = None,
    assumed: Sequence[str] = (),
) -> Observation:
    return Observation(
        indicator=of,
        period=parse_period(period),
        amount=None if value is None else parse_amount(value),
        published=None if published is None else dt.date.fromisoformat(published),
        status=Status(status),
        basis=basis,
        yoy=None if yoy is None else Decimal(yoy),
        assumed=frozenset(assumed),
    )


def registry(
    *goals: Goal,
    known: Sequence[Observation] = (),
    measured: Sequence[Indicator] = (),
    year_starts: int = 1,
    bands: Bands | None = None,
) -> Registry:
    indicators = measured or (indicator(),)
    return Registry(
        plan=Plan(
            id="plan",
            title=text("plan"),
            start=Period.of_year(2022, starts=year_starts),
            end=Period.of_year(2026, starts=year_starts),
            year_starts=year_starts,
            bands=bands or Bands(),
        ),
        indicators={each.id: each for each in indicators},
        goals={each.id: each for each in goals},
        observations=tuple(known),
    )


def judge(
    one: Goal,
    *known: Observation,
    as_of: str = "2024-12-31",
    measured: Sequence[Indicator] = (),
    year_starts: int = 1,
) -> Assessment:
    """Assess a plan of one goal."""
    files = registry(one, known=known, measured=measured, year_starts=year_starts)
    scorecard = assess_plan(files, as_of=dt.date.fromisoformat(as_of))
    return scorecard.assessments[0]


def said(assessment: Assessment) -> str:
    """Return the verdict, or the reason why there is none."""
    judgement = assessment.judgement
    if isinstance(judgement, Judged):
        return judgement.verdict.value
    return judgement.reason.value


def number(assessment: Assessment, key: str) -> Decimal:
    """Return a figure that must be there."""
    found = figure(assessment, key)
    assert found.value is not None, f"{key}: {found.reason}"
    return found.value


def figure(assessment: Assessment, key: str) -> Figure:
    return assessment.figures[Key(key)]


def codes(assessment: Assessment) -> list[str]:
    return [each.code for each in assessment.notes]


def facts(assessment: Assessment, code: str) -> Mapping[str, object]:
    """Return the facts of the only note of a code."""
    found = [each.facts for each in assessment.notes if each.code == code]
    assert len(found) == 1, codes(assessment)
    return found[0]
