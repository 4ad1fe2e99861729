"""Goals put to one rule, through everything from the files' nouns to the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from engine.plans import registry, text
from plantrack.engine.assess import assess_plan
from plantrack.engine.rules.facts import Point, RuleFacts
from plantrack.model.amount import Amount, Qualifier, Unit
from plantrack.model.assessment import (
    Assessment,
    NotAssessed,
    Reason,
    RuleJudgement,
    Verdict,
)
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import (
    Baseline,
    Direction,
    Goal,
    Indicator,
    Kind,
    Measure,
    Target,
)

Number: TypeAlias = str | int | float
"""A number as published; a float stands for the decimal it is written as."""

PLAIN = Unit(0, "个")


def exactly(number: Number, *, unit: Unit = PLAIN) -> Amount:
    return Amount(number=Decimal(str(number)), unit=unit)


def bound(direction: int, number: Number, *, unit: Unit = PLAIN) -> Amount:
    """Return at least ``number``, or at most for a direction of -1."""
    return Amount(
        number=Decimal(str(number)),
        unit=unit,
        qualifier=Qualifier.AT_LEAST if direction > 0 else Qualifier.AT_MOST,
    )


def movement(direction: int) -> Direction:
    return Direction.INCREASE if direction > 0 else Direction.DECREASE


def measured(
    *, measure: str = "ratio", unit: Unit = PLAIN, limit: Number | None = None
) -> Indicator:
    return Indicator(
        id="it",
        title=text("it"),
        unit=unit,
        measure=Measure(measure),
        limit=None if limit is None else Decimal(str(limit)),
    )


def promise(
    target: Target,
    *,
    kind: str = "level",
    start: int,
    by: int | None,
    base: tuple[int, Number] | None = None,
    unit: Unit = PLAIN,
) -> Goal:
    """Return a goal; ``base`` is a baseline written in it, as year and number."""
    return Goal(
        id="it",
        title=text("it"),
        kind=Kind(kind),
        indicator="it",
        target=target,
        start=Period.of_year(start),
        by=None if by is None else Period.of_year(by),
        baseline=None
        if base is None
        else Baseline(
            period=Period.of_year(base[0]), amount=exactly(base[1], unit=unit)
        ),
    )


def yearly(values: Mapping[int, Number], *, unit: Unit = PLAIN) -> list[Observation]:
    return [
        Observation(
            indicator="it",
            period=Period.of_year(year),
            amount=exactly(value, unit=unit),
        )
        for year, value in values.items()
    ]


def assessed(
    goal: Goal,
    known: Sequence[Observation],
    *,
    indicator: Indicator | None = None,
    as_of: dt.date | None = None,
    rule: str | None = None,
) -> Assessment:
    """Assess one goal by every rule, on the last day of the newest period."""
    ends = [each.period.last for each in known]
    day = as_of or max(ends, default=goal.start.last)
    files = registry(goal, known=known, measured=[indicator or measured()])
    card = assess_plan(files, as_of=day, rule=rule, all_rules=True)
    return card.assessments[0]


def judged_by(
    rule: str,
    goal: Goal,
    known: Sequence[Observation],
    *,
    indicator: Indicator | None = None,
    as_of: dt.date | None = None,
) -> RuleJudgement:
    found = assessed(goal, known, indicator=indicator, as_of=as_of)
    return found.rules[rule]


def one_number(
    baseline: Number | None,
    latest: Number | None,
    target: Number | None,
    *,
    direction: int = 1,
    span: tuple[int, int, int] = (2021, 2024, 2026),
    values: Sequence[Number] = (),
    predicted: Number | None = None,
    kind: str = "level",
    limit: Number | None = None,
    is_percentage: bool = False,
    obstacle: str = "",
    final: Verdict | None = None,
) -> RuleFacts:
    """Return the facts of a goal without any files.

    ``span`` holds the years of the baseline, of the latest value and of the end of
    the window, which begins in the year after the baseline. ``values`` are the
    values of the years that end with the latest, itself included.
    """
    first, last, end = span
    numbers = tuple(fraction(each) for each in values)
    months = [_december(last - back) for back in reversed(range(len(numbers)))]
    return RuleFacts(
        kind=Kind(kind),
        own=NotAssessed(Reason.UNDEFINED),
        obstacle=obstacle,
        direction=direction,
        baseline=None if baseline is None else fraction(baseline),
        latest=None if latest is None else fraction(latest),
        target=None if target is None else fraction(target),
        baseline_month=None if baseline is None else _december(first),
        latest_month=None if latest is None else _december(last),
        start_month=_december(first) + 1,
        end_month=_december(end),
        run=numbers,
        known=tuple(map(Point, months, numbers)),
        predicted=None if predicted is None else fraction(predicted),
        limit=None if limit is None else fraction(limit),
        is_percentage=is_percentage,
        final=final,
    )


def fraction(number: Number) -> Fraction:
    return Fraction(Decimal(str(number)))


def answer(found: RuleJudgement) -> tuple[str | None, str | None]:
    """Return the class and our verdict."""
    return found.class_id, None if found.verdict is None else found.verdict.value


def _december(year: int) -> int:
    return Period.of_year(year).last_month
