"""What would change a verdict: the values at which it becomes another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from plantrack.engine.assess_level import level_facts
from plantrack.engine.assess_sum import sum_case
from plantrack.engine.bounds import single
from plantrack.engine.break_even import BreakEven, outward
from plantrack.engine.breaks import break_since
from plantrack.engine.level import LevelFacts, solve
from plantrack.engine.numbers import decimal, exact
from plantrack.engine.scene import (
    Scene,
    find_start,
    latest_since,
    scene_of,
    view_on,
)
from plantrack.engine.sensitivity import Search, level_search, sum_search
from plantrack.engine.year_values import Value
from plantrack.model.amount import Qualifier
from plantrack.model.assessment import Judged, Judgement, Reason, Verdict
from plantrack.model.period import Period
from plantrack.model.plan import Bands, Kind, Registry, Shape
from plantrack.model.turn import Turn, Turns

_LEVELS = frozenset({Kind.LEVEL, Kind.GROWTH, Kind.CHANGE, Kind.RANK})

_FEW_DIGITS = Context(prec=12, rounding=ROUND_HALF_UP)
_TRACE = Fraction(1, 10**14)

Judge = Callable[[Fraction], Judgement]


def turns_of(registry: Registry, goal_id: str, *, as_of: dt.date) -> Turns:
    """Return what would change the verdict of a goal on ``as_of``.

    Nothing for goals that are not judged on one number, or without a value yet.
    """
    goal = registry.goals[goal_id]
    if goal.indicator is None:
        return Turns()
    view = view_on(registry, as_of)
    scene = scene_of(view, goal, registry.indicators[goal.indicator])
    bands = registry.plan.bands
    if goal.kind in _LEVELS:
        return _level_turns(scene, bands)
    return _sum_turns(scene, bands) if goal.kind is Kind.CUMULATIVE else Turns()


def _level_turns(scene: Scene, bands: Bands) -> Turns:
    start = find_start(scene).value
    latest = latest_since(scene, start)
    if latest is None:
        return Turns()
    broken = break_since(scene, start, latest)
    facts = level_facts(scene, start=start, latest=latest, broken=broken)
    demand = solve(facts).demand
    if demand is not None and demand.op in (">=", "<="):
        facts = replace(facts, bare=demand.op)
    search = _search_of(facts, latest, bands)
    now = _turns(search, facts, latest.number, most=1)
    following = _following(scene, facts, latest)
    if following is None:
        return Turns(now=now)
    period, next_facts, next_value = following
    search_next = _search_of(next_facts, next_value, bands)
    return Turns(
        now=now,
        next_year=_turns(search_next, facts, latest.number, most=4),
        next_period=period,
        standing_still=_name(search_next.judge(latest.number)),
    )


def _sum_turns(scene: Scene, bands: Bands) -> Turns:
    case = sum_case(scene)
    if not case.runs:
        return Turns()
    search = sum_search(case, bands)
    return Turns(now=_around(search, case.known, positive=case.known > 0, most=1))


def _following(
    scene: Scene, facts: LevelFacts, latest: Value
) -> tuple[Period, LevelFacts, Value] | None:
    """Return the facts of the day on which the next year would be known."""
    starts = scene.view.year_starts
    number = scene.year_number(latest.period) + 1
    last = scene.last_year
    if last is None or number > last:
        return None
    period = Period.of_year(number, starts=starts)
    value = Value(
        period=period,
        number=latest.number,
        bounds=single(latest.number),
        qualifier=Qualifier.EXACT,
        basis=latest.basis,
    )
    day = max(facts.as_of, period.last)
    return period, replace(facts, latest=value, previous=latest, as_of=day), value


def _search_of(facts: LevelFacts, value: Value, bands: Bands) -> Search:
    def moved(number: Fraction) -> LevelFacts:
        latest = replace(
            value, number=number, bounds=single(number), qualifier=Qualifier.EXACT
        )
        return replace(facts, latest=latest)

    return level_search(moved, bands)


def _turns(
    search: Search, facts: LevelFacts, number: Fraction, *, most: int
) -> tuple[Turn, ...]:
    shape = solve(facts).shape
    positive = shape is Shape.GEOMETRIC
    found = _around(search, number, positive=positive and number > 0, most=most)
    return tuple(
        replace(each, growth=_growth(number, each.at, shape)) for each in found
    )


def _around(
    search: Search, number: Fraction, *, positive: bool, most: int
) -> tuple[Turn, ...]:
    """Return the nearest changes to either side of a number, lowest first."""
    found: list[Turn] = []
    for sign in (-1, 1):
        edges = outward(number, sign=sign, positive=positive)
        found += [
            _turn(each, number, search.judge) for each in search.along(edges)[:most]
        ]
    return tuple(sorted(found, key=lambda each: each.at))


def _turn(found: BreakEven[Judgement], number: Fraction, judge: Judge) -> Turn:
    """Return the change at the number people would name.

    It was found by halving, a trace beyond where it is. Where a number of few
    digits lies within that trace it is the one: 3200, not 3200.00000000000003, and
    0 where the search has come a long way to next to nothing. Whether the state holds
    there already, the judge says.
    """
    at = decimal(found.at)
    short = _FEW_DIGITS.plus(at).normalize(_FEW_DIGITS)
    is_open = False
    if abs(found.at) <= abs(number) * _TRACE:
        at, is_open = Decimal(0), judge(Fraction(0)) != found.state
    elif abs(exact(short) - found.at) <= abs(found.at) * _TRACE:
        at, is_open = short, judge(exact(short)) != found.state
    return Turn(
        at=at,
        state=_name(found.state),
        is_above=found.at > number,
        is_open=is_open,
    )


def _growth(number: Fraction, at: Decimal, shape: Shape) -> Decimal | None:
    """Return the change to ``at``: in percent on a geometric path, else in units."""
    if shape is Shape.LINEAR:
        return decimal(exact(at) - number)
    return decimal(100 * (exact(at) / number - 1)) if number > 0 else None


def _name(judgement: Judgement) -> Verdict | Reason:
    if isinstance(judgement, Judged):
        return judgement.verdict
    return judgement.reason
