"""Plain functions with defaults that build the nouns a test is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from plantrack.model.amount import Amount, Interval, Qualifier, Unit
from plantrack.model.assessment import (
    Assessment,
    Bar,
    Figure,
    Forecast,
    Judged,
    Key,
    NotAssessed,
    Note,
    Reading,
    Reason,
    Requirement,
    Verdict,
)
from plantrack.model.finding import CheckReport, Finding, GoalFinding, Level
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import (
    Goal,
    GoalClass,
    Indicator,
    Kind,
    Measure,
    Plan,
    Registry,
    Shape,
)
from plantrack.model.problem import Place
from plantrack.model.scorecard import Counts, Scorecard
from plantrack.model.text import Text
from plantrack.notation.amounts import parse_amount, parse_target, parse_unit
from plantrack.notation.periods import parse_period

AS_OF = dt.date(2024, 10, 31)
OPS = {
    Qualifier.EXACT: ">=",
    Qualifier.ABOUT: "~",
    Qualifier.AT_LEAST: ">=",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_MOST: "<=",
    Qualifier.LESS_THAN: "<",
}


def text(zh: str, en: str = "") -> Text:
    """Return a text in both languages; one language stands for both."""
    return Text(zh, en or zh)


def plan(**changes: Any) -> Plan:
    """Return a plan over 2022-2026."""
    whole = Plan(
        id="district",
        title=text("某区五年规划", "Five-year plan of a district"),
        start=Period.of_year(2022),
        end=Period.of_year(2026),
    )
    return replace(whole, **changes)


def indicator(name: str = "gdp", *, unit: str = "亿元", **changes: Any) -> Indicator:
    """Return an indicator, a flow in 亿元 where not said otherwise."""
    whole = Indicator(
        id=name,
        title=text("地区生产总值", "Gross domestic product"),
        unit=parse_unit(unit),
        measure=Measure.FLOW,
    )
    return replace(whole, **changes)


def goal(name: str = "gdp", **changes: Any) -> Goal:
    """Return a goal over 2022-2026 of the indicator of the same name."""
    whole = Goal(
        id=name,
        title=text("地区生产总值", "Gross domestic product"),
        kind=Kind.LEVEL,
        start=Period.of_year(2022),
        by=Period.of_year(2026),
        indicator=name,
        source="plan.txt: 「突破3200亿元」",
        place=Place("goals.toml", 12, 1),
    )
    return replace(whole, **changes)


def observation(
    value: str, period: str = "2023", *, name: str = "gdp", **changes: Any
) -> Observation:
    """Return an observation as it would be read from a file."""
    whole = Observation(
        indicator=name,
        period=parse_period(period),
        amount=parse_amount(value),
        published=dt.date(2024, 3, 20),
        source="yearbook.txt",
    )
    return replace(whole, **changes)


def reading(value: str, period: str = "2023", **changes: Any) -> Reading:
    """Return a reading in the unit it is written in, resting on one observation."""
    amount = parse_amount(value)
    whole = Reading(
        period=parse_period(period),
        number=amount.number,
        interval=amount.interval_in(amount.unit),
        qualifier=amount.qualifier,
        published=dt.date(2024, 3, 20),
        parts=(observation(value, period),),
    )
    return replace(whole, **changes)


def requirement(target: str, **changes: Any) -> Requirement:
    """Return what a written target asks for; a bare number is at least."""
    amount = parse_target(target)
    assert isinstance(amount, Amount)
    op = OPS[amount.qualifier]
    low = amount.number if op in (">=", ">") else None
    high = amount.number if op in ("<=", "<") else None
    whole = Requirement(
        op=op,
        number=amount.number,
        allowed=Interval(low, high, op != ">", op != "<"),
        unit=amount.unit,
    )
    return replace(whole, **changes)


def figures(**values: str | Figure) -> Mapping[Key, Figure]:
    """Return every figure: those given by key, the others undefined."""
    known = {
        Key(name): value if isinstance(value, Figure) else Figure(value=Decimal(value))
        for name, value in values.items()
    }
    return {key: known.get(key, Figure(value=None, reason="kind")) for key in Key}


def assessment(
    name: str = "gdp",
    *,
    verdict: Verdict | Reason = Verdict.ON_TRACK,
    target: str = "突破3200亿元",
    title: Text | None = None,
    kind: Kind = Kind.LEVEL,
    group: str = "",
    goal_class: GoalClass = GoalClass.EXPECTED,
    **changes: Any,
) -> Assessment:
    """Return what the engine would say of a goal with a numeric target."""
    promised = parse_target(target) if target else None
    asked = requirement(target) if isinstance(promised, Amount) else None
    unit = promised.unit if isinstance(promised, Amount) else None
    whole = Assessment(
        goal=goal(
            name,
            title=title or text("地区生产总值", "Gross domestic product"),
            kind=kind,
            target=promised,
            group=group,
            goal_class=goal_class,
        ),
        indicator=indicator(name) if unit else None,
        judgement=Judged(verdict)
        if isinstance(verdict, Verdict)
        else NotAssessed(verdict),
        start=Period.of_year(2022),
        by=Period.of_year(2026),
        unit=unit,
        target=promised,
        requirement=asked,
        rate_unit="percent/year",
        shape=Shape.GEOMETRIC,
        figures=figures(calendar_elapsed="0.5666666667"),
    )
    return replace(whole, **changes)


def counts(assessments: Sequence[Assessment]) -> Counts:
    """Count assessments as the engine does."""
    verdicts = dict.fromkeys(Verdict, 0)
    reasons: dict[Reason, int] = {}
    binding = [
        each for each in assessments if each.goal.goal_class is GoalClass.BINDING
    ]
    for each in assessments:
        match each.judgement:
            case Judged(verdict):
                verdicts[verdict] += 1
            case NotAssessed(reason):
                reasons[reason] = reasons.get(reason, 0) + 1
    return Counts(
        goals=len(assessments),
        judged=sum(verdicts.values()),
        in_line=sum(_is_in_line(each) for each in assessments),
        verdicts=verdicts,
        not_assessed=reasons,
        binding=len(binding),
        binding_judged=sum(each.verdict is not None for each in binding),
        binding_in_line=sum(_is_in_line(each) for each in binding),
        binding_behind=sum(
            each.verdict in (Verdict.OFF_TRACK, Verdict.MISSED) for each in binding
        ),
    )


def scorecard(*assessments: Assessment, **changes: Any) -> Scorecard:
    """Return a scorecard of the assessments, counted."""
    whole = Scorecard(
        plan=plan(),
        as_of=AS_OF,
        rule="pace",
        assessments=assessments,
        counts=counts(assessments),
    )
    return replace(whole, **changes)


def registry(*indicators: Indicator, **changes: Any) -> Registry:
    """Return a registry that declares the indicators and promises nothing."""
    whole = Registry(
        plan=plan(), indicators={each.id: each for each in indicators}, goals={}
    )
    return replace(whole, **changes)


def goal_finding(
    assessed: Assessment, *, code: str = "off-track", level: Level = Level.ERROR
) -> GoalFinding:
    """Return a finding about a goal, at the goal's place."""
    return GoalFinding(
        level=level, code=code, assessment=assessed, place=assessed.goal.place
    )


def check_report(*findings: Finding, goals: Sequence[Assessment] = ()) -> CheckReport:
    """Return the outcome of a check of the goals."""
    return CheckReport(scorecard=scorecard(*goals), findings=findings)


def bar(done: str, due: str | None = None) -> Bar:
    """Return a bar."""
    return Bar(Decimal(done), None if due is None else Decimal(due))


def forecast(value: str, **changes: Any) -> Forecast:
    """Return a forecast by trend from four values."""
    whole = Forecast(value=Decimal(value), values=4, method="trend")
    return replace(whole, **changes)


def note(code: str, **facts: Any) -> Note:
    """Return a note with its facts."""
    return Note(code, facts)


def unit(written: str) -> Unit:
    """Return a unit as it is written."""
    return parse_unit(written)


def _is_in_line(each: Assessment) -> bool:
    return each.verdict in (Verdict.ON_TRACK, Verdict.MET_EARLY, Verdict.ACHIEVED)
