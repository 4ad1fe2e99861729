"""Section 8 of the page: every-year, average, relation, direction, milestone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from reading.case import (
    Case,
    Figures,
    Promise,
    comparison,
    find_baseline,
    make_promise,
    note_assumed,
    step_end,
    step_values,
    target_ends,
    whole_years,
)
from reading.known import Series, Value, exactly, mean_of
from reading.level import (
    EQUAL,
    Facts,
    Verdict,
    breaks_along,
    chained_base,
    elapsed,
    facts_of,
    grown,
    is_bound,
    note_value,
    path_at,
    rate,
)
from reading.written import Interval, amount, run, satisfies, year, year_number


@dataclass(frozen=True)
class Other:
    """What section 8 gives of a goal."""

    figures: Figures
    promise: Promise | None
    baseline: Value | None
    latest: Value | None
    verdict: str | None
    reason: str | None


def finished(case: Case, figures: Figures, verdict: Verdict, **rest: object) -> Other:
    """Collect a result and its notes."""
    case.notes |= verdict[2]
    promise, baseline, latest = (
        rest.get(name) for name in ("promise", "baseline", "latest")
    )
    assert promise is None or isinstance(promise, Promise)
    assert baseline is None or isinstance(baseline, Value)
    assert latest is None or isinstance(latest, Value)
    return Other(figures, promise, baseline, latest, verdict[0], verdict[1])


def figures_at(case: Case, latest: Value | None) -> Figures:
    """The shares of the window that every kind with a deadline has."""
    f: Figures = {"calendar_elapsed": case.calendar_elapsed()}
    if latest and not case.is_open:
        f["elapsed"] = min(elapsed(case, latest), Fraction(1))
    return f


def window_values(case: Case) -> dict[int, Value]:
    """The known yearly values in `from`..`by`."""
    return {
        number: value
        for number, value in case.series.years().items()
        if case.from_year <= number <= case.by_year
    }


def yearly_promise(case: Case, near: Fraction | None) -> Promise:
    """The promise of a goal that holds for yearly values."""
    baseline = None
    if "baseline" in case.goal:
        baseline = amount(str(case.goal["baseline"]["value"]), unit=case.series.unit)
    number = baseline.number if baseline else None
    near = number if near is None else near
    low, high = target_ends(case)
    op = comparison(case, baseline=number, target=low)
    return make_promise(case, low=low, high=high, near=near, op=op)


def read_every_year(case: Case) -> Other:
    """«each year in `from`..`by` satisfies it»."""
    known = window_values(case)
    newest = max(known, default=None)
    latest = known[newest] if newest is not None else None
    promise = yearly_promise(case, latest.number if latest else None)
    f = figures_at(case, latest)
    if latest:
        note_value(case, latest)
    for each in known.values():
        note_assumed(case, each)
    # «`every-year` notes it»
    breaks_along(case, case.series, list(known.values()))
    if promise.op == "~":
        verdict: Verdict = None, "tolerance-missing", set()
    else:
        met = {n: year_met(case, promise, n, value) for n, value in known.items()}
        if met:
            f["completion"] = Fraction(sum(1 for m in met.values() if m), len(met))
        verdict = every_year_verdict(case, met)
        if case.is_open:
            # «Open every-year and average goals are `no-deadline`»
            verdict = None, "no-deadline", set()
    return finished(case, f, verdict, promise=promise, latest=latest)


def year_met(case: Case, promise: Promise, number: int, value: Value) -> bool | None:
    """«Under `every-year` a step replaces the target of its year.»"""
    steps = step_values(case)
    allowed = promise.allowed
    if number in steps:
        step = steps[number]
        op = step.qualifier if step.qualifier != "=" else promise.op
        allowed = make_promise(
            case, low=step.number, high=step.number, near=None, op=op
        ).allowed
    assert allowed is not None
    return satisfies(value.interval, allowed)


def every_year_verdict(case: Case, met: dict[int, bool | None]) -> Verdict:
    """«Latest known year violates → `off-track`; an earlier one did → `at-risk` with
    note `violated: 2022`; else `on-track`. Window over: any known violation →
    `missed`; all years known and satisfied → `achieved`; else
    `final-value-missing`.»
    """
    violated = [number for number, holds in met.items() if holds is False]
    unsure = [number for number, holds in met.items() if holds is None]
    notes = {"violated"} if violated else set()
    if case.over or case.by_year in met:
        if violated:
            return "missed", None, notes
        if len(met) < len(whole_years(case)):
            return None, "final-value-missing", set()
        if unsure:
            return None, "bound-undecided", set()
        return "achieved", None, set()
    if not met:
        return None, "no-observation", set()
    newest = max(met)
    if newest in violated:
        return "off-track", None, notes
    if newest in unsure:
        return None, "bound-undecided", set()
    if violated:
        return "at-risk", None, notes
    if unsure:
        return None, "bound-undecided", set()
    return "on-track", None, set()


def read_average(case: Case) -> Other:
    """«the mean of the yearly values in `from`..`by` satisfies it»."""
    known = window_values(case)
    values = list(known.values())
    latest = values[-1] if values else None
    f = figures_at(case, latest)
    mean = None
    for each in values:
        note_assumed(case, each)
    if not case.is_open and len(values) < len(whole_years(case)) and values:
        case.notes.add("mean-needed")
    if latest:
        mean = mean_of(values, run(case.first, latest.end))
        note_value(case, latest)
    promise = yearly_promise(case, mean.number if mean else None)
    if mean and promise.number > 0:
        # As of a level: completion of a floor, limit_used of a ceiling.
        if promise.op in {"<", "<="}:
            f["limit_used"] = mean.number / promise.number
        elif mean.number >= 0:
            f["completion"] = mean.number / promise.number
    verdict = average_verdict(case, promise, known, mean)
    # «values that are only added … a note»
    breaks_along(case, case.series, values)
    return finished(case, f, verdict, promise=promise, latest=latest)


def average_verdict(
    case: Case, promise: Promise, known: dict[int, Value], mean: Value | None
) -> Verdict:
    """«the mean so far satisfies → `on-track`; else `at-risk` when the mean needed
    in the years left was reached in a year already known, else `off-track`; final
    at `by`».
    """
    if promise.op == "~":
        return None, "tolerance-missing", set()
    if case.is_open:
        return None, "no-deadline", set()
    allowed = promise.allowed
    assert allowed is not None
    years = len(whole_years(case))
    left = years - len(known)
    met = satisfies(mean.interval, allowed) if mean else None
    if case.over or not left:
        if left:
            return None, "final-value-missing", set()
        if met is None:
            return None, "bound-undecided", set()
        return ("achieved" if met else "missed"), None, set()
    if mean is None:
        return None, "no-observation", set()
    numbers = [Interval(each.number, each.number) for each in known.values()]
    if met is None and satisfies(Interval(mean.number, mean.number), allowed):
        return None, "bound-undecided", set()
    if met:
        return "on-track", None, set()
    total = sum((each.number for each in known.values()), Fraction(0))

    def needed(end: Fraction | None) -> Fraction | None:
        return None if end is None else (end * years - total) / left

    asked = Interval(
        needed(allowed.low), needed(allowed.high), allowed.low_in, allowed.high_in
    )
    reached = any(satisfies(each, asked) for each in numbers)
    return ("at-risk" if reached else "off-track"), None, set()


def read_direction(case: Case) -> Other:
    """«moves the right way, no number promised»."""
    d = 1 if case.goal["target"] == "increase" else -1
    facts, start = facts_of(case)
    f = figures_at(case, facts.v)
    if facts.v:
        note_value(case, facts.v)
        if start and facts.v.end > start.end:
            months = facts.v.end - start.end
            f["observed_rate"] = rate("linear", start.number, facts.v.number, months)
    verdict = direction_verdict(case, d, start, facts)
    return finished(case, f, verdict, latest=facts.v, baseline=start)


def direction_verdict(  # noqa: C901, PLR0911 - the rules in their order
    case: Case, d: int, start: Value | None, facts: Facts
) -> Verdict:
    """«mean and last yearly change right → `on-track`; mean right, last wrong or
    zero → `at-risk`; else `off-track`. At `by`: `achieved` if the value moved the
    right way from the baseline, else `missed`.»
    """
    v, number, prior = facts.v, facts.year, facts.before
    if case.is_open:
        return None, "no-deadline", set()
    if start is None:
        return None, "no-baseline", set()
    moved = change_since(start, v) if v and v.end > start.end else None
    right = right_way(Fraction(0), d)
    met = satisfies(moved, right) if moved else None
    unsure = "baseline-bound" if is_bound(start) else "bound-undecided"
    if moved and number == case.by_year:
        if met is None:
            return None, unsure, set()
        return ("achieved" if met else "missed"), None, set()
    if case.over and number != case.by_year:
        return None, "final-value-missing", set()
    if facts.broken:
        return None, "series-break", set()
    if moved is None or v is None:
        missing = "no-observation-since-baseline" if v else "no-observation"
        return None, missing, set()
    if met is None:
        return None, unsure, set()
    if not met:
        return "off-track", None, set()
    last = None if prior is None else change_of(v, prior)
    if last is None:
        return "at-risk", None, set()
    if satisfies(last, right) is None:
        return None, "bound-undecided", set()
    if satisfies(last, right):
        return "on-track", None, set()
    return "at-risk", None, {"last-change-adverse"}


def right_way(number: Fraction, d: int) -> Interval:
    """Every number above (d = 1) or below (d = -1) this one."""
    if d > 0:
        return Interval(number, None, low_in=False)
    return Interval(None, number, high_in=False)


def change_since(start: Value, value: Value) -> Interval:
    """Every change from «every baseline the bound allows, as far as the latest»."""
    allowed, v = start.interval, value.number
    if v > start.number and (allowed.high is None or allowed.high > v):
        allowed = replace(allowed, high=v, high_in=True)
    if v < start.number and (allowed.low is None or allowed.low < v):
        allowed = replace(allowed, low=v, low_in=True)
    return change_of(value, replace(start, interval=allowed))


def change_of(value: Value, prior: Value) -> Interval:
    """Every change that the bounds of two values allow."""
    one, other = value.interval, prior.interval
    return Interval(
        minus(one.low, other.high),
        minus(one.high, other.low),
        one.low_in and other.high_in,
        one.high_in and other.low_in,
    )


def read_milestone(case: Case) -> Other:
    """«done by the end of `by`»; done is 100 %."""
    done = Fraction(100)
    reports = sorted(case.series.held.values(), key=lambda each: each.period.last)
    latest = reports[-1] if reports else None
    f = figures_at(case, latest)
    if latest:
        f["completion"] = latest.number / done
        note_value(case, latest)
    finals = [each for each in reports if each.number >= done]
    if case.is_open:
        verdict: Verdict = (
            ("achieved", None, set()) if finals else (None, "no-deadline", set())
        )
        return finished(case, f, verdict, latest=latest)
    assert case.last is not None
    # «percentage / planned percentage (`steps`, else the elapsed share) **at the
    # observation's date**»
    points = [(case.first - 1, Fraction(0))]
    points += [
        (step_end(case, n), step.number)
        for n, step in sorted(step_values(case).items())
    ]
    if points[-1][0] < case.last:
        points.append((case.last, done))
    planned = Fraction(0)
    if latest:
        planned = path_at("linear", points, max(latest.end, case.first - 1)) or planned
        f["expected"] = planned
        f["pace"] = latest.number / planned if planned else None
    if finals:
        # «done on time → `achieved`; done late … → `missed`»
        on_time = finals[0].end <= case.last
        return finished(
            case, f, ("achieved" if on_time else "missed", None, set()), latest=latest
        )
    if case.over:
        # «`as_of` after `by` and not done → `missed`»
        return finished(case, f, ("missed", None, set()), latest=latest)
    if latest is None:
        return finished(case, f, (None, "pending", set()))
    # «a percentage done → the bands»
    if latest.number >= case.band("on_track", "0.95") * planned:
        word = "on-track"
    elif latest.number >= case.band("at_risk", "0.60") * planned:
        word = "at-risk"
    else:
        word = "off-track"
    return finished(case, f, (word, None, set()), latest=latest)


def read_relation(case: Case) -> Other:
    """«average annual growth of both over the same years, baseline to the latest
    common year; satisfied → `on-track`, else `off-track`; final at `by`».
    """
    assert case.other is not None
    levels = case.goal.get("of") == "level"
    start = None if levels else common_start(case)
    common = common_years(case, start)
    last = max(common, default=None)
    latest = None if last is None else case.series.years()[last]
    f = figures_at(case, latest)
    chained = case.series.measure == "yearly-growth"
    reason, number, interval = difference_of(case, start, last)
    if start and number is not None and not chained:
        note_assumed(case, start.value)
        if start.assumed:
            case.notes.add("baseline-assumed")
    if latest:
        note_value(case, latest)
    f["observed_rate"] = number
    low, high = target_ends(case)
    op = comparison(case, baseline=None, target=low)
    promise = make_promise(case, low=low, high=high, near=number, op=op)
    broken = number is not None and relation_breaks(case, start, last)
    met = None
    if number is not None and promise.allowed is not None:
        met = satisfies(snapped(interval, promise.allowed), promise.allowed)
    final = last == case.by_year
    if broken and not final and not case.is_open:
        reason = "series-break"
    verdict = relation_verdict(case, promise, reason, met=met, final=final)
    return finished(case, f, verdict, promise=promise, latest=latest)


def relation_verdict(
    case: Case, promise: Promise, reason: str | None, *, met: bool | None, final: bool
) -> Verdict:
    """«satisfied → `on-track`, else `off-track`; final at `by`»; ``reason`` is why
    there is nothing to judge.
    """
    if promise.op == "~":
        return None, "tolerance-missing", set()
    if case.is_open and not met:
        return None, "no-deadline", set()
    if case.over and not final:
        return None, "final-value-missing", set()
    if reason:
        return None, reason, set()
    if met is None:
        return None, "bound-undecided", set()
    if case.is_open:
        return "achieved", None, set()
    words = ("achieved", "missed") if final else ("on-track", "off-track")
    return words[0 if met else 1], None, set()


def relation_breaks(case: Case, start: CommonStart | None, last: int | None) -> bool:
    """«a `relation` (each of its two indicators)»: between the years compared."""
    if case.goal.get("of") == "level" or last is None:
        return False
    assert case.other is not None
    broken = False
    for mine, series in ((True, case.series), (False, case.other)):
        if series.measure == "yearly-growth":
            index = index_of(case, series)
            values = [value for n, value in index.items() if n <= last]
            values = [chained_base(case, series), *values]
        else:
            assert start is not None
            values = [start.value if mine else start.other, series.years()[last]]
        broken |= breaks_along(case, series, values)
    return broken


@dataclass(frozen=True)
class CommonStart:
    """Where both growth rates start: the goal's baseline and the other's value."""

    year: int
    value: Value
    other: Value
    assumed: bool = False


def common_start(case: Case) -> CommonStart | None:
    """The baseline, with the other indicator's value for the same year."""
    assert case.other is not None
    theirs = case.other.years()
    notes = set(case.notes)
    start = find_baseline(case, assume=False).value
    case.notes = notes
    if start is not None:
        number = year_number(start.end, case.starts)
        if number in theirs:
            return CommonStart(number, start, theirs[number])
    ours = window_values(case)
    common = [n for n in ours if n in theirs]
    if len(common) > 1:
        first = common[0]
        return CommonStart(first, ours[first], theirs[first], assumed=True)
    return None


def common_years(case: Case, start: CommonStart | None) -> list[int]:
    """Years up to `by` for which both are known (published growth: without a gap)."""
    assert case.other is not None
    both = []
    for series in (case.series, case.other):
        years = set(series.years())
        if series.measure == "yearly-growth" and case.goal.get("of") != "level":
            years = {n for n in index_of(case, series) if n >= case.from_year}
        both.append(years)
    first = start.year if start else case.from_year
    return sorted(n for n in both[0] & both[1] if first <= n <= case.by_year)


Growth = tuple[str, Fraction | None, Interval]
UNKNOWN = Interval(None, None)


def difference_of(case: Case, start: CommonStart | None, last: int | None) -> Growth:
    """Our average annual growth minus theirs in pp, or the reason why not."""
    if last is None:
        return "no-observation", None, UNKNOWN
    assert case.other is not None
    if case.goal.get("of") == "level":
        # «`of = "level"` compares the levels»
        ends = case.series.years()[last], case.other.years()[last]
        return "", ends[0].number - ends[1].number, change_of(*ends)
    found = []
    for mine, series in ((True, case.series), (False, case.other)):
        if series.measure == "yearly-growth":
            base = exactly(Fraction(100), year(case.from_year - 1, case.starts))
            ends = base, index_of(case, series)[last]
        elif start is None or start.year >= last:
            return "one-observation", None, UNKNOWN
        else:
            ends = start.value if mine else start.other, series.years()[last]
        growth = rate(
            "geometric", ends[0].number, ends[1].number, ends[1].end - ends[0].end
        )
        if growth is None:
            return "undefined", None, UNKNOWN
        found.append((growth, growth_interval(*ends)))
    (ours, our_range), (theirs, their_range) = found
    return (
        "",
        ours - theirs,
        Interval(
            minus(our_range.low, their_range.high),
            minus(our_range.high, their_range.low),
            our_range.low_in and their_range.high_in,
            our_range.high_in and their_range.low_in,
        ),
    )


def minus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """Difference of two ends, open where one of them is."""
    return None if one is None or other is None else one - other


def growth_interval(start: Value, end: Value) -> Interval:
    """Every average annual growth that the bounds of both ends allow."""
    months = end.end - start.end

    def between(first: Fraction | None, last: Fraction | None) -> Fraction | None:
        if first is None or last is None:
            return None
        return rate("geometric", first, last, months)

    return Interval(
        between(start.interval.high, end.interval.low),
        between(start.interval.low, end.interval.high),
        start.interval.high_in and end.interval.low_in,
        start.interval.low_in and end.interval.high_in,
    )


def index_of(case: Case, series: Series) -> dict[int, Value]:
    """The chained index of published growth."""
    years = series.years()
    last = exactly(Fraction(100), year(case.from_year - 1, case.starts))
    index = {}
    number = case.from_year
    while number in years:
        last = grown(last, years[number])
        index[number] = last
        number += 1
    return index


def snapped(value: Interval, allowed: Interval) -> Interval:
    """«a difference below 1e-20 counts as equality»."""

    def near(number: Fraction | None) -> Fraction | None:
        for end in (allowed.low, allowed.high):
            if number is not None and end is not None and abs(number - end) < EQUAL:
                return end
        return number

    return replace(value, low=near(value.low), high=near(value.high))
