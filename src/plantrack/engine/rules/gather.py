"""From what is known of a goal to the facts that the rules judge."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from plantrack.engine.assembly import target_of
from plantrack.engine.assess_level import level_facts
from plantrack.engine.assess_sum import sum_case
from plantrack.engine.breaks import break_since
from plantrack.engine.cumulative import SumCase
from plantrack.engine.every_year import YearByYear, year_by_year
from plantrack.engine.level import LevelCase, LevelFacts, solve
from plantrack.engine.numbers import exact
from plantrack.engine.outlook import level_outlook
from plantrack.engine.rules.facts import LEVELS, Point, RuleFacts, SumFacts
from plantrack.engine.scene import (
    Scene,
    find_start,
    latest_since,
)
from plantrack.engine.trend import window
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Assessment, Judged, Key, NotAssessed, Verdict
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import Direction, Kind

_HALF = Fraction(1, 2)
_FINAL = frozenset({Verdict.ACHIEVED, Verdict.MISSED})


def rule_facts(scene: Scene, own: Assessment) -> RuleFacts:
    """Return what the rules see of a goal; ``own`` is the default judgement."""
    match scene.goal.kind:
        case kind if kind in LEVELS:
            return level_rule_facts(scene, facts_of_level(scene), own)
        case Kind.CUMULATIVE:
            return sum_rule_facts(sum_case(scene), own)
        case Kind.EVERY_YEAR:
            return _every_year(scene, own)
        case Kind.DIRECTION:
            return _direction(scene, own)
        case _:
            return other_rule_facts(own)


def other_rule_facts(own: Assessment) -> RuleFacts:
    """Return the facts of a goal that only our own rule judges."""
    return RuleFacts(
        kind=own.goal.kind, own=own.judgement, own_figure=own.figures.get(Key.PACE)
    )


def facts_of_level(scene: Scene) -> LevelFacts:
    """Return the numbers that a level goal is judged on."""
    start = find_start(scene).value
    latest = latest_since(scene, start)
    broken = break_since(scene, start, latest)
    return level_facts(scene, start=start, latest=latest, broken=broken)


def level_rule_facts(scene: Scene, facts: LevelFacts, own: Assessment) -> RuleFacts:
    """Return the facts of a goal that comes down to one number by one year."""
    case = solve(facts)
    start, latest = facts.baseline, facts.latest
    years = _years(scene, start)
    forecast = level_outlook(scene, case).forecast
    predicted = None if forecast.value is None else exact(forecast.value)
    if _is_final(facts) and latest is not None:
        predicted = latest.number
    return RuleFacts(
        kind=scene.goal.kind,
        own=own.judgement,
        own_figure=own.figures.get(Key.PACE),
        obstacle=_obstacle(scene, case),
        op="" if case.demand is None else case.demand.op,
        direction=case.direction,
        baseline=case.b,
        latest=case.v,
        target=None if case.demand is None else case.demand.number,
        baseline_month=None if start is None else start.month,
        latest_month=None if latest is None else latest.month,
        start_month=facts.start.first_month,
        end_month=None if facts.by is None else facts.by.last_month,
        run=_run(scene, years, latest),
        known=_known(scene, years, latest),
        predicted=predicted,
        why_not_predicted=forecast.reason,
        is_percentage=scene.unit.symbol == "%",
        in_range=case.latest_satisfies() if _asks_range(case) else None,
        final=_final_level(case),
    )


def sum_rule_facts(case: SumCase, own: Assessment) -> RuleFacts:
    """Return the facts of a sum over a window."""
    window_months = case.months_in_window
    met = bool(case.runs) and case.known >= case.demand.number
    return RuleFacts(
        kind=Kind.CUMULATIVE,
        own=own.judgement,
        own_figure=own.figures.get(Key.PACE),
        obstacle=_obstacle_of_sum(case, met=met),
        op=case.demand.op,
        direction=-1 if case.demand.is_ceiling else 1,
        latest=case.known if case.runs else None,
        target=case.demand.number,
        total=None
        if window_months is None
        else SumFacts(
            known=case.known,
            months_known=case.months_known,
            months_in_window=window_months,
        ),
        final=_final_sum(case, met=met),
    )


def _obstacle(scene: Scene, case: LevelCase) -> str:
    """Return why no rule can judge a level, in the order of the default rule."""
    facts = case.facts
    found = _obstacle_of_promise(case)
    if found:
        return found
    if _is_final(facts) or facts.by is None:
        return _obstacle_at_the_end(case)
    if facts.as_of > facts.by.last:
        return "final-value-missing"
    if facts.broken:
        return "series-break"
    if scene.has_gap:
        return "gaps"
    if facts.latest is None:
        return "no-observation"
    return "no-baseline" if facts.baseline is None else ""


def _obstacle_at_the_end(case: LevelCase) -> str:
    """Return why no rule can judge a value that settles the promise."""
    needs_baseline = case.facts.by is not None and not _is_met(case)
    return "no-baseline" if needs_baseline and case.facts.baseline is None else ""


def _obstacle_of_promise(case: LevelCase) -> str:
    if case.facts.by is None and not case.latest_satisfies():
        return "no-deadline"
    if case.demand is None:
        return case.why_no_demand()
    return "tolerance-missing" if case.demand.op == "~" else ""


def _is_final(facts: LevelFacts) -> bool:
    """Tell whether the value of the window's last year is known."""
    if facts.latest is None or facts.by is None:
        return False
    return facts.latest.month >= facts.by.last_month


def _final_level(case: LevelCase) -> Verdict | None:
    if case.demand is None or case.v is None or case.demand.op == "~":
        return None
    met = _is_met(case)
    if _is_final(case.facts):
        return Verdict.ACHIEVED if met else Verdict.MISSED
    return Verdict.ACHIEVED if case.facts.by is None and met else None


def _is_met(case: LevelCase) -> bool:
    """Tell whether the number written meets the target; of a range, lies inside."""
    if case.demand is None or case.v is None:
        return False
    if _asks_range(case):
        return case.latest_satisfies()
    return case.direction * (case.v - case.demand.number) >= 0


def _asks_range(case: LevelCase) -> bool:
    return case.demand is not None and case.demand.op == "range"


def _obstacle_of_sum(case: SumCase, *, met: bool) -> str:
    """Return why a sum cannot be judged; a cap is no progress to speak of."""
    if case.demand.op == "~":
        return "tolerance-missing"
    if case.demand.is_ceiling or case.demand.op == "range":
        return "ceiling"
    if not case.runs:
        return "no-deadline" if case.by is None else "no-observation"
    if met or case.months_known == case.months_in_window:
        return ""
    if case.by is None:
        return "no-deadline"
    if case.as_of > case.by.last:
        return "final-value-missing"
    thin = Fraction(case.months_known, case.months_so_far) < _HALF
    return "gaps" if thin else ""


def _final_sum(case: SumCase, *, met: bool) -> Verdict | None:
    covered = bool(case.runs) and case.months_known == case.months_in_window
    over = case.by is None or case.as_of > case.by.last
    if met and (covered or over):
        return Verdict.ACHIEVED
    return Verdict.MISSED if covered else None


def _every_year(scene: Scene, own: Assessment) -> RuleFacts:
    case = year_by_year(scene, target_of(scene))
    latest = case.years[max(case.years)] if case.years else None
    years = scene.years
    return RuleFacts(
        kind=Kind.EVERY_YEAR,
        own=own.judgement,
        own_figure=own.figures.get(Key.PACE),
        obstacle=_obstacle_of_years(scene, case, own),
        op=case.demand.op,
        direction=case.demand.direction(None, None),
        latest=None if latest is None else latest.number,
        target=case.demand.number,
        latest_month=None if latest is None else latest.month,
        end_month=None if scene.by is None else scene.by.last_month,
        run=_run(scene, years, latest),
        known=_known(scene, years, latest),
        is_percentage=scene.unit.symbol == "%",
        steps=bool(scene.goal.steps),
        final=_final(own),
    )


def _obstacle_of_years(scene: Scene, case: YearByYear, own: Assessment) -> str:
    if case.demand.op == "~":
        return "tolerance-missing"
    if scene.by is None or scene.last_year is None:
        return "no-deadline"
    over = scene.view.as_of > scene.by.last or scene.last_year in case.states
    if over:
        return _why_not_final(own)
    return "" if case.states else "no-observation"


def _direction(scene: Scene, own: Assessment) -> RuleFacts:
    start = find_start(scene).value
    latest = latest_since(scene, start)
    years = _years(scene, start)
    return RuleFacts(
        kind=Kind.DIRECTION,
        own=own.judgement,
        own_figure=own.figures.get(Key.PACE),
        obstacle=_obstacle_of_movement(scene, start, latest, own),
        direction=1 if scene.promise.target is Direction.INCREASE else -1,
        baseline=None if start is None else start.number,
        latest=None if latest is None else latest.number,
        baseline_month=None if start is None else start.month,
        latest_month=None if latest is None else latest.month,
        start_month=scene.start.first_month,
        end_month=None if scene.by is None else scene.by.last_month,
        run=_run(scene, years, latest),
        known=_known(scene, years, latest),
        limit=_limit(scene),
        is_percentage=scene.unit.symbol == "%",
        final=_final(own),
    )


def _obstacle_of_movement(
    scene: Scene, start: Value | None, latest: Value | None, own: Assessment
) -> str:
    if scene.by is None:
        return "no-deadline"
    if start is None:
        return "no-baseline"
    final = latest is not None and latest.month >= scene.by.last_month
    if not final and scene.view.as_of > scene.by.last:
        return "final-value-missing"
    if latest is None:
        return "no-observation"
    if latest.month <= start.month:
        return "no-observation-since-baseline"
    if final:
        return _why_not_final(own)
    return "series-break" if break_since(scene, start, latest) else ""


def _final(own: Assessment) -> Verdict | None:
    """Return the last verdict of a goal whose result hangs on no rule."""
    if isinstance(own.judgement, Judged) and own.judgement.verdict in _FINAL:
        return own.judgement.verdict
    return None


def _why_not_final(own: Assessment) -> str:
    """Return why the window is over and the result still open, empty if it is not."""
    judgement = own.judgement
    return judgement.reason.value if isinstance(judgement, NotAssessed) else ""


def _years(scene: Scene, start: Value | None) -> Mapping[int, Value]:
    """Return the year values, the baseline among them where its year has none."""
    if start is None:
        return scene.years
    number = scene.year_number(start.period)
    year = Period.of_year(number, starts=scene.view.year_starts)
    if number in scene.years or start.month != year.last_month:
        return scene.years
    return {**scene.years, number: start}


def _run(
    scene: Scene, years: Mapping[int, Value], latest: Value | None
) -> tuple[Fraction, ...]:
    if latest is None:
        return ()
    run = window(years, ending=scene.year_number(latest.period))
    return tuple(each.number for each in run)


def _known(
    scene: Scene, years: Mapping[int, Value], latest: Value | None
) -> tuple[Point, ...]:
    """Return the values up to the latest and after any break, gaps allowed."""
    if latest is None:
        return ()
    found: list[Value] = []
    last = scene.year_number(latest.period)
    for number in sorted((each for each in years if each <= last), reverse=True):
        value = years[number]
        if found and value.basis != found[-1].basis:
            break
        found.append(value)
        if value.status is Status.BREAK and not value.basis:
            break
    return tuple(Point(each.month, each.number) for each in reversed(found))


def _limit(scene: Scene) -> Fraction | None:
    """Return the indicator's natural limit in the goal's unit."""
    limit = scene.indicator.limit
    if limit is None:
        return None
    scale = scene.indicator.unit.scale - scene.unit.scale
    return exact(limit) * Fraction(10) ** scale
