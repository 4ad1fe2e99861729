"""Section 7 of the page: cumulative goals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reading.case import (
    Case,
    Figures,
    Promise,
    comparison,
    make_promise,
    note_assumed,
    planned_growth,
    span_to,
    step_values,
    target_ends,
    whole_years,
)
from reading.known import Value, longest, sum_of
from reading.level import Verdict, breaks_along, is_bound
from reading.written import Interval, run, satisfies, year, year_number

KEYS = (
    "completion",
    "elapsed",
    "coverage",
    "lead",
    "calendar_elapsed",
    "pace",
    "observed_rate",
    "required_rate",
    "acceleration",
    "required_growth",
    "remaining",
)


@dataclass(frozen=True)
class Sum:
    """S with the runs it is made of; m, W, e in months."""

    total: Value
    runs: list[Value]
    m: int
    e: int

    @property
    def gap(self) -> int:
        """«Gap months = e - m.»"""
        return self.e - self.m


def add_up(case: Case) -> Sum | None:
    """«S = sum of known flows inside the window; m = months they cover, each once:
    where one run contains another only the longest known on `as_of` counts».
    """
    held = case.series.held
    end = case.last if case.last is not None else 12 * 9999 - 1
    window = run(case.first, end)
    runs = [each for each in held if each.months]
    inside = [
        each for each in runs if window.first <= each.first and each.last <= window.last
    ]
    # «a run only partly inside the window is left out and noted»
    if any(
        each not in inside and each.start <= window.end and each.end >= window.start
        for each in runs
    ):
        case.notes.add("run-left-out")
    kept = [held[each] for each in longest(inside)]
    if not kept:
        return None
    newest = max(each.end for each in kept)
    return Sum(
        total=sum_of(kept, span_to(case, newest)),
        runs=kept,
        m=sum(each.period.months for each in kept),
        e=newest - case.first + 1,
    )


def read_sum(
    case: Case,
) -> tuple[Figures, Promise, Sum | None, str | None, str | None]:
    """Return figures, promise, the sum, verdict and reason."""
    low, high = target_ends(case)
    known = add_up(case)
    near = known.total.number if known else None
    op = comparison(case, baseline=None, target=low)
    promise = make_promise(case, low=low, high=high, near=near, op=op)
    f: Figures = dict.fromkeys(KEYS)
    f["calendar_elapsed"] = case.calendar_elapsed()
    if known:
        sum_figures(case, known, promise, f)
        note_sum(case, known)
    verdict, reason, notes = sum_verdict(case, known, promise)
    if known:
        # «values that are only added … a note»
        breaks_along(case, case.series, known.runs)
    case.notes |= notes
    return f, promise, known, verdict, reason


def sum_figures(case: Case, known: Sum, promise: Promise, f: Figures) -> None:
    """The table of section 7, row by row."""
    s, target, m, e = known.total.number, promise.number, known.m, known.e
    met = promise.allowed and satisfies(Interval(s, s), promise.allowed)
    cap = promise.op in {"<", "<="}
    completion = s / target if target > 0 else None
    f["completion"] = completion
    f["remaining"] = target - s
    f["coverage"] = Fraction(m, e)
    observed = 12 * s / m
    f["observed_rate"] = observed
    if case.is_open:
        return
    w = case.window
    f["elapsed"] = Fraction(e, w)
    if completion is not None and known.gap == 0:
        f["lead"] = (completion - Fraction(e, w)) * 100
    if target != 0:
        due = planned_flow(case, known, target)
        f["pace"] = s / due if due else None
    if w > e:
        rest = target - s - known.gap * s / m
        needed = 12 * rest / (w - e)
        f["required_rate"] = needed
        if not cap and observed > 0 and not met:
            f["acceleration"] = needed / observed
        f["required_growth"] = required_growth(case, known, target)
        if known.gap:
            case.notes.add("gaps-filled")


def planned_flow(case: Case, known: Sum, target: Fraction) -> Fraction:
    """«(S/m) / (T/W) …; with `planned_growth` each year's planned flow is that much
    larger (even within a year), or with `steps`: S / planned flow of the covered
    months».
    """
    months = [
        each
        for value in known.runs
        for each in range(value.period.start, value.end + 1)
    ]
    assert case.last is not None
    every = range(case.first, case.last + 1)
    growth = planned_growth(case)
    steps = step_values(case)
    if growth is not None:
        weights = {
            each: (1 + growth) ** (year_number(each, case.starts) - case.from_year)
            for each in every
        }
    elif steps:
        flows: dict[int, Fraction] = {}
        for number in whole_years(case):
            inside = [
                each for each in every if year_number(each, case.starts) == number
            ]
            if number in steps:
                flows |= dict.fromkeys(inside, steps[number].number / len(inside))
        rest = target - sum(flows.values())
        others = [each for each in every if each not in flows]
        flows |= dict.fromkeys(others, rest / len(others) if others else Fraction(0))
        return sum((flows[each] for each in months), Fraction(0))
    else:
        weights = dict.fromkeys(every, Fraction(1))
    whole = sum(weights.values(), Fraction(0))
    return target * sum((weights[each] for each in months), Fraction(0)) / whole


def full_years(case: Case) -> dict[int, Value]:
    """Full years of the window with a known value."""
    return {
        number: value
        for number, value in case.series.years().items()
        if case.last is not None
        and year(number, case.starts).start >= case.first
        and year(number, case.starts).end <= case.last
    }


def required_growth(case: Case, known: Sum, target: Fraction) -> Fraction | None:
    """«g with y·Σ(1+g)^k over the years left = the rest, y the last full year»: the
    years after y, and what y and the months before it leave of T (unknown months
    at the mean of the known).
    """
    years = full_years(case)
    if not years or case.last is None:
        return None
    # «over the years left»: whole years
    if case.last != year(case.by_year, case.starts).end:
        return None
    newest = max(years)
    y = years[newest].number
    end = year(newest, case.starts).end
    runs = [each for each in known.runs if each.end <= end]
    covered = sum(each.period.months for each in runs)
    gap = end - case.first + 1 - covered
    rest = target - sum((each.number for each in runs), Fraction(0))
    rest -= gap * known.total.number / known.m
    if y <= 0 or rest <= 0:
        return None
    weights: dict[int, Fraction] = {}
    for each in range(end + 1, case.last + 1):
        k = year_number(each, case.starts) - newest
        weights[k] = weights.get(k, Fraction(0)) + Fraction(1, 12)

    def excess(factor: Fraction) -> Fraction:
        return y * sum(share * factor**k for k, share in weights.items()) - rest

    low, high = Fraction(0), Fraction(2)
    while excess(high) < 0:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) < 0 else (low, middle)
    # A few steps of Newton's method sharpen what halving found.
    factor = high
    for _ in range(3):
        slope = y * sum(k * share * factor ** (k - 1) for k, share in weights.items())
        factor -= excess(factor) / slope
        factor = factor.limit_denominator(10**60)
    return (factor - 1) * 100


def note_sum(case: Case, known: Sum) -> None:
    """Notes on what the sum rests on."""
    for each in known.runs:
        note_assumed(case, each)
    if is_bound(known.total):
        case.notes.add("latest-bound")
    if known.gap:
        case.notes.add("coverage")
        if not case.is_open:
            case.notes.add("gap-needed")
    if any(each.statuses & {"P", "E"} for each in known.runs):
        case.notes.add("latest-provisional")
    # «with a part-year as the newest run note `season-ignored`»
    newest = max(each.end for each in known.runs)
    whole = year(year_number(newest, case.starts), case.starts)
    inside = [each.period for each in known.runs if each.end >= whole.start]
    months = sum(each.end - max(each.start, whole.start) + 1 for each in inside)
    if months < 12 and max(inside, key=lambda each: each.end).months % 12:
        case.notes.add("season-ignored")
    # «With flat planning note `flat-plan` (the share due at the growth seen)»
    flat = planned_growth(case) is None and not step_values(case)
    years = case.series.years()
    newest = max(full_years(case), default=0)
    # Growth needs two flows above 0, a share a target that is not 0.
    growing = all(n in years and years[n].number > 0 for n in (newest - 1, newest))
    if flat and not case.is_open and growing and any(target_ends(case)):
        case.notes.add("flat-plan")


def sum_verdict(  # noqa: C901, PLR0911, PLR0912 - the rules of the page, in order
    case: Case, known: Sum | None, promise: Promise
) -> Verdict:
    """«Verdict» of section 7."""
    if promise.op == "~":
        return None, "tolerance-missing", set()
    assert promise.allowed is not None
    if known is None:
        if case.is_open:
            return None, "no-deadline", set()
        missing = "final-value-missing" if case.over else "no-observation"
        return None, missing, set()
    s, m, e, target = known.total.number, known.m, known.e, promise.number
    met = satisfies(known.total.interval, promise.allowed)
    if case.is_open:
        floor = promise.op in {">", ">="}
        return (
            ("achieved" if met and floor else None),
            None if met and floor else "no-deadline",
            set(),
        )
    w = case.window
    cap = promise.op in {"<", "<="}
    passed = satisfies(known.total.interval, Interval(None, promise.allowed.high))
    if promise.allowed.high is not None and (met if cap else passed) is False:
        # «Caps: S beyond T → `missed`»; «a value above the range is judged against
        # its upper end, as a ceiling»
        return "missed", None, set()
    if promise.op in {">", ">="} and met:
        # «A floor: S reaches T → `achieved`»; a range may yet be passed.
        return "achieved", None, set()
    if m == w:
        # «window covered and not → `missed`»; caps: «window covered → `achieved`»
        if met is None:
            return None, "bound-undecided", set()
        return ("achieved" if met else "missed"), None, set()
    written = bool(satisfies(Interval(s, s), promise.allowed))
    if met is None and written != cap:
        # A floor that is met, or a cap that is passed, only as written.
        return None, "bound-undecided", set()
    if case.over:
        return None, "final-value-missing", set()
    if 2 * m < e and not cap:
        # «`coverage` < 0.5 → `not-assessed`, `gaps`»
        return None, "gaps", set()
    due = planned_flow(case, known, target)
    if cap:
        # «`on-track` where pace <= 1, `at-risk` where 1/pace >= 0.60»
        if s <= due:
            return "on-track", None, set()
        at_risk = due >= case.band("at_risk", "0.60") * s
        return ("at-risk" if at_risk else "off-track"), None, set()
    # «S·W >= 0.95·T·m»
    if s >= case.band("on_track", "0.95") * due:
        return "on-track", None, set()
    at_risk = s >= case.band("at_risk", "0.60") * due
    return ("at-risk" if at_risk else "off-track"), None, set()
