"""Sections 5 and 6 of the page: level, growth, change and rank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from reading.case import (
    Case,
    Figures,
    Promise,
    comparison,
    find_baseline,
    find_latest,
    make_promise,
    note_assumed,
    own_value,
    step_end,
    step_values,
    target_ends,
)
from reading.known import Series, Value, exactly, together, value_of
from reading.roots import power
from reading.written import (
    Interval,
    period,
    satisfies,
    year,
)

EQUAL = Fraction(1, 10**20)
KEYS = (
    "completion",
    "limit_used",
    "progress",
    "elapsed",
    "lead",
    "calendar_elapsed",
    "expected",
    "observed_rate",
    "planned_rate",
    "required_rate",
    "pace",
    "acceleration",
    "catch_up",
    "remaining",
)


@dataclass(frozen=True)
class Facts:
    """What a level goal is judged on."""

    b: Fraction | None
    t0: int | None
    v: Value | None
    year: int | None
    prior: Fraction | None
    broken: bool
    prior_is_baseline: bool = False
    before: Value | None = None
    op: str | None = None
    gap: bool = False


@dataclass(frozen=True)
class Outcome:
    """Figures and verdict for one number taken as the baseline."""

    figures: Figures
    promise: Promise | None
    shape: str
    verdict: str | None
    reason: str | None
    notes: frozenset[str]


def read_level(case: Case) -> tuple[Outcome, Value | None, Value | None, int | None]:
    """Return the outcome, the baseline, the latest value and its year."""
    facts, baseline = chained_facts(case) if case.chained else facts_of(case)
    outcome = judged(case, facts)
    if facts.v is not None:
        note_value(case, facts.v)
    case.notes |= outcome.notes
    if baseline is not None and is_bound(baseline) and not case.chained:
        case.notes.add("baseline-bound")
        if outcome.verdict is not None and not stands(case, facts, baseline, outcome):
            outcome = replace(outcome, verdict=None, reason="baseline-bound")
    middle = {"on-track", "at-risk", "off-track"}
    if outcome.verdict in middle and one_value(case, facts):
        # «仅n个年度值，评价依据不足»: a single value since the baseline.
        case.notes.add("thin")
    return outcome, baseline, facts.v, facts.year


def one_value(case: Case, facts: Facts) -> bool:
    """Tell whether the latest is the only year value since the baseline."""
    assert facts.t0 is not None
    since = facts.t0
    values = chain(case) if case.chained else case.series.years()
    ends = [each.end for each in values.values()]
    assert facts.v is not None
    return sum(1 for each in ends if since < each <= facts.v.end) == 1


def is_bound(value: Value) -> bool:
    """Tell whether more than one number is allowed (about 0 is 0)."""
    return not value.interval.is_number


def note_value(case: Case, value: Value) -> None:
    """Notes that a value carries."""
    note_assumed(case, value)
    if is_bound(value):
        case.notes.add("latest-bound")
    if value.statuses & {"P", "E"}:
        case.notes.add("latest-provisional")


def facts_of(case: Case) -> tuple[Facts, Value | None]:
    """Baseline, latest value, the value before it, and breaks between."""
    start = find_baseline(case).value
    found = find_latest(case, start)
    number, latest = found or (None, None)
    start = restated(case, start, latest)
    if start:
        note_assumed(case, start)
    prior = previous(case, start, number, latest)
    facts = Facts(
        b=start.number if start else None,
        t0=start.end if start else None,
        v=latest,
        year=number,
        prior=prior.number if prior else None,
        broken=is_broken(case, start, latest),
        prior_is_baseline=prior is start,
        before=prior,
    )
    return facts, start


def previous(
    case: Case, start: Value | None, number: int | None, latest: Value | None
) -> Value | None:
    """Value before the latest: a year value since the baseline, else the baseline.

    «only equal bases are compared»
    """
    if start is None or latest is None or number is None:
        return None
    between = {
        each: value
        for each, value in case.series.years().items()
        if each < number and value.end > start.end
    }
    before = start if start.end < latest.end else None
    if between:
        before = between[max(between)]
    return before if before and same_basis(before, latest) else None


def same_basis(one: Value, other: Value) -> bool:
    """«only equal bases are compared»."""
    return one.basis == other.basis


def restated(case: Case, start: Value | None, latest: Value | None) -> Value | None:
    """«a restated value on the new basis ends the suspension»: the indicator's own
    value for the baseline's period, where it stands on the basis of the latest.
    """
    if start is None or latest is None or same_basis(start, latest):
        return start
    own = own_value(case, start.period)
    return own if own is not None and same_basis(own, latest) else start


def is_broken(case: Case, start: Value | None, latest: Value | None) -> bool:
    """«A break in the series after the baseline's period and up to the latest's …
    With `basis` on observations and baseline, only equal bases are compared».
    """
    if start is None or latest is None:
        return False
    starts = [start]
    if case.kind == "change" and "reference" in case.goal:
        # «whose target follows from a baseline or reference»
        table = case.goal["reference"]
        span = period(table["period"], case.starts)
        starts.append(value_of(table, case.series.unit, span))
    broken = any(breaks_between(case.series, each, latest) for each in starts)
    if broken:
        case.notes.add("series-break")
    return broken


def breaks_between(series: Series, start: Value, latest: Value) -> bool:
    """Tell whether two values of a series cannot be compared."""
    if not same_basis(start, latest):
        return True
    return not start.basis and any(
        "B" in value.statuses
        and start.period.last < value.period.last <= latest.period.last
        for value in series.held.values()
    )


def breaks_along(case: Case, series: Series, values: list[Value]) -> bool:
    """«where the series breaks from one year or run to the next»"""
    broken = any(breaks_between(series, *each) for each in pairwise(values))
    if broken:
        case.notes.add("series-break")
    return broken


def chained_base(case: Case, series: Series) -> Value:
    """100 in the year before; it «stands on the basis of the first rate»."""
    base = exactly(Fraction(100), year(case.from_year - 1, case.starts))
    first = series.of_year(case.from_year)
    return replace(base, basis=first.basis) if first else base


def chained_facts(case: Case) -> tuple[Facts, Value]:
    """«the chained index: 100·Π(1 + r/100) from the year before `from`».

    A year without a growth rate ends the chain; where later ones are known, the
    index does not reach the newest value (`gaps`).
    """
    base = chained_base(case, case.series)
    index = chain(case)
    for number in index:
        note_assumed(case, case.series.years()[number])
        if case.series.years()[number].statuses & {"P", "E"}:
            case.notes.add("latest-provisional")
    last = max(index, default=None)
    latest = index[last] if last is not None else None
    before = index.get(last - 1, base) if last is not None else None
    prior = None
    if before and latest and same_basis(before, latest):
        prior = before.number
    known = [n for n in case.series.years() if case.from_year <= n <= case.by_year]
    return Facts(
        b=base.number,
        t0=base.end,
        v=latest,
        year=last,
        prior=prior,
        broken=breaks_along(case, case.series, [base, *index.values()]),
        gap=max(known, default=None) != last,
    ), base


def chain(case: Case) -> dict[int, Value]:
    """The index at the end of each year that the growth rates reach."""
    index: dict[int, Value] = {}
    last = exactly(Fraction(100), year(case.from_year - 1, case.starts))
    years = case.series.years()
    number = case.from_year
    while number in years and number <= case.by_year:
        last = grown(last, years[number])
        index[number] = last
        number += 1
    return index


def grown(index: Value, rate: Value) -> Value:
    """Index · (1 + r/100), for every number that the bounds allow."""

    def end(one: Fraction | None, other: Fraction | None) -> Fraction | None:
        return None if one is None or other is None else one * (1 + other / 100)

    interval = Interval(
        end(index.interval.low, rate.interval.low),
        end(index.interval.high, rate.interval.high),
        index.interval.low_in and rate.interval.low_in,
        index.interval.high_in and rate.interval.high_in,
    )
    qualifier = together({index.qualifier, rate.qualifier})
    if interval.is_number:
        qualifier = "="
    elif interval.low is None and interval.high is None:
        qualifier = "~"
    return replace(
        rate,
        number=index.number * (1 + rate.number / 100),
        interval=interval,
        qualifier=qualifier,
    )


def target_of(case: Case, facts: Facts) -> Promise | None:
    """T, by the kind of goal (section 4)."""
    low, high = target_ends(case)
    near = facts.v.number if facts.v else facts.b
    if case.kind == "growth":
        # «a level T = b(1+g)^N»
        if facts.b is None or facts.t0 is None or case.last is None or facts.b <= 0:
            return None
        years = Fraction(case.last - facts.t0, 12)
        low, high = (facts.b * power(1 + g / 100, years) for g in (low, high))
    if case.kind == "change":
        # «needs: baseline»
        if facts.b is None:
            return None
        # «a percentage x is relative, T = r(1+x) …; an amount in `pp` or in the
        # indicator's own unit is absolute, T = r + x»
        reference = facts.b
        if "reference" in case.goal and not case.chained:
            table = case.goal["reference"]
            span = period(table["period"], case.starts)
            reference = value_of(table, case.series.unit, span).number
        if is_relative(case):
            if reference <= 0:
                return None
            low, high = (reference * (1 + x / 100) for x in (low, high))
        else:
            low, high = (reference + x for x in (low, high))
    op = facts.op or comparison(case, baseline=facts.b, target=low)
    promise = make_promise(case, low=low, high=high, near=near, op=op)
    return toward(promise, low=low, high=high, numbers=[near, facts.b])


def toward(
    promise: Promise,
    *,
    low: Fraction,
    high: Fraction,
    numbers: list[Fraction | None],
) -> Promise:
    """d of a range: up from below it, down from above it."""
    if promise.op != "range":
        return promise
    for number in numbers:
        if number is not None and number < low:
            return replace(promise, d=1)
        if number is not None and number > high:
            return replace(promise, d=-1)
    return promise


def is_relative(case: Case) -> bool:
    """Tell a percentage from an absolute change."""
    return case.ends[0].symbol == "%"


def shape_of(case: Case, numbers: list[Fraction]) -> str:
    """Section 3, «default path and rates», and `path`."""
    if "path" in case.goal:
        return str(case.goal["path"])
    # «`growth` and percentage `change` goals are geometric whatever the measure»
    if case.kind == "growth" or (case.kind == "change" and is_relative(case)):
        return "geometric"
    # flow: «geometric where b, v, T > 0, else linear»
    flow = case.series.measure == "flow"
    return "geometric" if flow and min(numbers) > 0 else "linear"


def rate(shape: str, start: Fraction, end: Fraction, months: int) -> Fraction | None:
    """Mean yearly rate: percent where geometric, else the unit per year.

    A geometric rate from or to a number that is not positive is undefined.
    """
    years = Fraction(months, 12)
    if shape == "geometric":
        if start <= 0 or end <= 0:
            return None
        return (power(end / start, 1 / years) - 1) * 100
    return (end - start) / years


def path_at(shape: str, points: list[tuple[int, Fraction]], when: int) -> Fraction:
    """«the path runs from the baseline through the steps to T»; the numbers of a
    geometric one are positive.
    """
    for (m0, y0), (m1, y1) in pairwise(points):
        if m0 <= when <= m1:
            share = Fraction(when - m0, m1 - m0)
            if shape == "geometric":
                return y0 * power(y1 / y0, share)
            return y0 + (y1 - y0) * share
    return points[-1][1]


def judged(case: Case, facts: Facts) -> Outcome:
    """Figures and verdict for the facts as they stand."""
    promise = target_of(case, facts)
    work: Figures = dict.fromkeys(KEYS)
    work["calendar_elapsed"] = case.calendar_elapsed()
    shape = "linear"
    if promise:
        shape = figures_of(case, facts, promise, work)
    elif facts.v is not None:
        shape = without_target(case, facts, work)
    verdict, reason, notes = verdict_of(case, facts, promise, work, shape)
    return Outcome(work, promise, shape, verdict, reason, frozenset(notes))


def without_target(case: Case, facts: Facts, work: Figures) -> str:
    """The figures that need no T."""
    v = facts.v
    assert v is not None
    if not case.is_open:
        work["elapsed"] = elapsed(case, v)
    shape = shape_of(case, [each for each in (facts.b, v.number) if each is not None])
    if facts.b is not None and facts.t0 is not None and v.end > facts.t0:
        work["observed_rate"] = rate(shape, facts.b, v.number, v.end - facts.t0)
    return shape


def elapsed(case: Case, v: Value) -> Fraction:
    """«share of the window `from`..`by` that ends with the latest period»."""
    return max(Fraction(v.end - case.first + 1, case.window), Fraction(0))


def figures_of(case: Case, facts: Facts, promise: Promise, f: Figures) -> str:
    """The table of section 5, row by row."""
    steps = [each.number for each in step_values(case).values()]
    v = facts.v.number if facts.v else None
    numbers = [each for each in (facts.b, v, promise.number) if each is not None]
    shape = shape_of(case, numbers + steps)
    if facts.v is not None:
        value_figures(case, facts, facts.v, promise, shape=shape, f=f)
    if has_path(facts.b, promise):
        path_figures(case, facts, promise, shape, f)
    return shape


def has_path(b: Fraction | None, promise: Promise) -> bool:
    """«no baseline; T = b; the baseline satisfies the target»: then there is none."""
    return b is not None and b != promise.number and not meets(b, promise)


def value_figures(
    case: Case, facts: Facts, value: Value, promise: Promise, *, shape: str, f: Figures
) -> None:
    """The rows that need the latest value, but no path."""
    b, t0, v, target = facts.b, facts.t0, value.number, promise.number
    ceiling = promise.op in {"<", "<="}
    if not ceiling and case.kind != "rank" and target > 0 and v >= 0:
        f["completion"] = v / target
    if ceiling and target > 0:
        f["limit_used"] = v / target
    f["remaining"] = target - v
    done = None if case.is_open else elapsed(case, value)
    f["elapsed"] = done
    if b is not None and has_path(b, promise):
        progress = (v - b) / (target - b)
        f["progress"] = progress
        f["lead"] = None if done is None else (progress - done) * 100
    if b is not None and t0 is not None and value.end > t0:
        f["observed_rate"] = rate(shape, b, v, value.end - t0)
    satisfied = meets(v, promise)
    # «null when h <= 0; already satisfied: 0»
    if case.last is not None and case.last > value.end:
        needed = rate(shape, v, target, case.last - value.end)
        f["required_rate"] = Fraction(0) if satisfied else needed
    moved, needed = f["observed_rate"], f["required_rate"]
    if moved is not None and needed is not None and not satisfied:
        # «null when observed·d <= 0; satisfied»
        f["acceleration"] = needed / moved if moved * promise.d > 0 else None


def path_figures(
    case: Case, facts: Facts, promise: Promise, shape: str, f: Figures
) -> None:
    """The rows that need the path."""
    b, t0, value, target = facts.b, facts.t0, facts.v, promise.number
    if b is None or t0 is None or case.last is None:
        return
    steps = step_values(case)
    ends = sorted((step_end(case, n), step.number) for n, step in steps.items())
    points = [(t0, b), *(each for each in ends if each[0] > t0), (case.last, target)]
    if shape == "geometric" and min(number for _, number in points) <= 0:
        return
    if not steps:
        f["planned_rate"] = rate(shape, b, target, case.last - t0)
    if value is None:
        return
    due = path_at(shape, points, value.end)
    f["expected"] = due
    if steps and value.end > t0:
        f["planned_rate"] = rate(shape, b, due, value.end - t0)
    planned, observed = f["planned_rate"], f["observed_rate"]
    if planned and observed is not None:
        f["pace"] = promise.d * observed / abs(planned)
    if case.last > value.end and not meets(value.number, promise):
        ahead = rate(shape, due, target, case.last - value.end)
        needed = f["required_rate"]
        # «null when that rate·d <= 0; satisfied»
        if ahead is not None and needed is not None and ahead * promise.d > 0:
            f["catch_up"] = needed / ahead


def meets(number: Fraction, promise: Promise) -> bool:
    """Tell whether a single number satisfies the target."""
    if promise.allowed is None:
        return False
    return bool(satisfies(Interval(number, number), promise.allowed))


def reaches(one: Fraction, other: Fraction, shape: str) -> bool:
    """«roots at 34 digits, where a difference below 1e-20 counts as equality»."""
    return one >= other - (EQUAL if shape == "geometric" else 0)


Verdict = tuple[str | None, str | None, set[str]]


def verdict_of(  # noqa: C901, PLR0911, PLR0912 - the rules of the page, in their order
    case: Case, facts: Facts, promise: Promise | None, f: Figures, shape: str
) -> Verdict:
    """Section 6, in its order."""
    v = facts.v
    if promise and promise.op == "~" and not case.is_open:
        return None, "tolerance-missing", set()
    met = (
        satisfies(v.interval, promise.allowed)
        if v and promise and promise.allowed
        else None
    )
    if case.is_open:
        if v and promise and met:
            # The newest rate is not chained: the index may have left the target.
            if facts.gap:
                return None, "gaps", set()
            return "achieved", None, set()
        return None, "no-deadline", set()
    # §4: «A kind without the baseline it needs is …: `not-assessed`, `no-baseline`.»
    if promise is None:
        return None, "no-baseline" if facts.b is None else "undefined", set()
    # 1. «The year `by` has a value: `achieved` or `missed`.»
    if v and facts.year == case.by_year:
        if met is None:
            return None, "bound-undecided", set()
        return ("achieved" if met else "missed"), None, set()
    if facts.gap:
        return None, "gaps", set()
    # 2. «`as_of` is after `by` and there is no such value»
    if case.over and facts.year != case.by_year:
        return None, "final-value-missing", set()
    # 3. «A break in the series after the baseline's period and up to the latest's»
    if facts.broken:
        return None, "series-break", set()
    if v is None:
        return None, "no-observation", set()
    # 4. «The latest value satisfies the target: `met-early` …; where the baseline
    # did too, with note `holding`.»
    held = facts.b is not None and meets(facts.b, promise)
    if met:
        return "met-early", None, {"holding"} if held else set()
    if met is None and meets(v.number, promise):
        return None, "bound-undecided", set()
    if facts.b is None:
        return None, "one-observation", set()
    assert facts.t0 is not None
    if v.end <= facts.t0:
        return None, "no-observation-since-baseline", set()
    change = promise.d * (v.number - facts.prior) if facts.prior is not None else None
    if case.kind == "rank" and not held:
        better = promise.d * (v.number - facts.b) > 0
        return ("at-risk" if better else "off-track"), None, set()
    if held:
        right = change is not None and change > 0
        return ("at-risk" if right else "off-track"), None, {"lost"}
    if facts.b == promise.number:
        return None, "no-promised-change", set()
    return by_pace(case, facts, promise, f, shape=shape, change=change)


def by_bands(case: Case, pace: Fraction, catch_up: Fraction | None, shape: str) -> str:
    """«`pace` >= 0.95 and `catch_up` <= 1.10 → `on-track`; `pace` >= 0.95 otherwise
    → `at-risk`, note `late`; `pace` >= 0.60 → `at-risk`; else `off-track`».
    """
    if reaches(pace, case.band("on_track", "0.95"), shape):
        most = case.band("catch_up", "1.10")
        soon = catch_up is not None and reaches(most, catch_up, shape)
        return "on-track" if soon else "late"
    at_risk = reaches(pace, case.band("at_risk", "0.60"), shape)
    return "at-risk" if at_risk else "off-track"


def by_pace(
    case: Case,
    facts: Facts,
    promise: Promise,
    f: Figures,
    *,
    shape: str,
    change: Fraction | None,
) -> Verdict:
    """Rule 5."""
    v, pace, due = facts.v, f["pace"], f["expected"]
    assert v is not None
    assert facts.b is not None
    assert facts.t0 is not None
    assert case.last is not None
    if due is None or f["observed_rate"] is None:
        return None, "undefined", set()
    notes = set()
    away = promise.d * (v.number - facts.b) < 0
    # «Where the path has not moved yet, at or better than it is `on-track`» (nor
    # where it goes the wrong way at first).
    still = promise.d * (due - facts.b) <= 0
    if still or pace is None:
        verdict = "on-track" if promise.d * (v.number - due) >= 0 else "off-track"
        away = away and verdict == "off-track"
    else:
        left = Fraction(0) if meets(v.number, promise) else f["catch_up"]
        verdict = by_bands(case, pace, left, shape)
        if verdict == "late":
            verdict = "at-risk"
            notes.add("late")
    if away:
        notes.add("moving-away")
    # «On the first year alone (n <= 1 and N >= 3) not worse than `at-risk` unless
    # moving away (note `first-year`).»
    early = v.end - facts.t0 <= 12 and case.last - facts.t0 >= 36
    if early and not away and not still:
        notes.add("first-year")
        if verdict == "off-track":
            verdict = "at-risk"
    # «Last yearly change zero or wrong: note `last-change-adverse`.»
    if change is not None and change <= 0:
        notes.add("last-change-adverse")
    return verdict, None, notes


def stands(case: Case, facts: Facts, baseline: Value, outcome: Outcome) -> bool:
    """«The verdict stands only where every baseline the bound allows, as far as the
    latest value, gives the same.»
    """
    assert facts.v is not None
    op = outcome.promise.op if outcome.promise else None
    return all(
        judged(
            case,
            replace(
                facts,
                b=each,
                prior=each if facts.prior_is_baseline else facts.prior,
                op=op,
            ),
        ).verdict
        == outcome.verdict
        for each in baselines(case, baseline, facts.v.number, outcome.promise)
    )


def baselines(
    case: Case, baseline: Value, v: Fraction, promise: Promise | None
) -> list[Fraction]:
    """Numbers that show every verdict which a baseline in the bound can give."""
    allowed, b = baseline.interval, baseline.number
    low, high = allowed.low, allowed.high
    if v > b:
        high = v if high is None else min(high, v)
    if v < b:
        low = v if low is None else max(low, v)
    size = max(abs(b), abs(v), Fraction(1))
    if promise:
        size = max(size, abs(promise.number))
    hair = size / 10**30
    left = -1000 * size if low is None else low
    right = 1000 * size if high is None else high
    relative = case.kind == "growth" or (case.kind == "change" and is_relative(case))
    positive = shape_of(case, [Fraction(-1)]) == "geometric"
    if relative or positive or (low is None and b > 0):
        # A share of a base, a path geometric whatever the numbers, or «a number
        # written above 0 stays above 0».
        left = max(left, hair)
    # Both ends, both sides of 0 and of T, an even grid, and on an open side a grid
    # that widens by powers of ten.
    marks = [left, left + hair, right - hair, right, hair, -hair, Fraction(0)]
    if promise:
        marks += [promise.number - hair, promise.number + hair]
    marks += [left + (right - left) * k / 200 for k in range(201)]
    wider = [size * 10**k / 100 for k in range(5)]
    marks += [right - each for each in wider] if low is None else []
    if promise and promise.allowed and case.kind in {"growth", "change"}:
        # Where an end of T, which moves with the baseline, passes the latest value,
        # and between two such numbers.
        moved = [
            v * b / end if relative else v - (end - b)
            for end in (promise.allowed.low, promise.allowed.high)
            if end
        ]
        marks += [each + near for each in moved for near in (-hair, 0, hair)]
        marks.append(sum(moved, Fraction(0)) / 2)
    # The ends of a range, however narrow, and toward 0 by powers of ten.
    marks += [right / 10**k for k in range(8)] if low is None and b > 0 else []
    if promise and promise.allowed:
        ends = (promise.allowed.low, promise.allowed.high)
        marks += [e + near for e in ends if e is not None for near in (-hair, 0, hair)]
    marks += [left + each for each in wider] if high is None else []
    return [
        each
        for each in marks
        if left <= each <= right
        and not (promise and each == promise.number)
        and not (each == allowed.low and not allowed.low_in)
        and not (each == allowed.high and not allowed.high_in)
    ]
