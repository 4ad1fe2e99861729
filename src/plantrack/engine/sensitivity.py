"""What a bound leaves open: verdicts over every number that it allows."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from plantrack.engine.bounds import single
from plantrack.engine.break_even import (
    BreakEven,
    between,
    break_evens,
    outward,
)
from plantrack.engine.cumulative import SumCase
from plantrack.engine.level import LevelCase, LevelFacts, solve
from plantrack.engine.numbers import decimal
from plantrack.engine.standing import bands_reached, sides, sides_of_sum
from plantrack.engine.sum_verdicts import judge_sum
from plantrack.engine.verdicts import Outcome, judge_level
from plantrack.engine.year_values import Value
from plantrack.model.amount import Qualifier
from plantrack.model.assessment import (
    Fact,
    Judged,
    Judgement,
    NotAssessed,
    Note,
    Reason,
)
from plantrack.model.plan import Bands

_AT_ONE_NUMBER = (
    NotAssessed(Reason.UNDEFINED),
    NotAssessed(Reason.NO_PROMISED_CHANGE),
)

Judge = Callable[[Fraction], Judgement]


@dataclass(frozen=True, slots=True)
class Search:
    """What is judged of a number, and what the judgement is made of."""

    judge: Judge
    made_of: tuple[Callable[[Fraction], object], ...] = ()

    def along(self, edges: Sequence[Fraction]) -> list[BreakEven[Judgement]]:
        """Return where the judgement changes along ``edges``, in order."""
        return break_evens(self.judge, edges, made_of=self.made_of)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Where the judgement changes while one number moves away from ``number``."""

    number: Fraction
    changes: tuple[BreakEven[Judgement], ...]


def baseline_outcome(
    facts: LevelFacts, outcome: Outcome, bands: Bands
) -> tuple[Outcome, Note | None]:
    """Withdraw a verdict that hangs on what a bounded baseline leaves open."""
    start = facts.baseline
    if start is None or start.bounds.is_number:
        return outcome, None
    text = written(start)
    facts = with_settled_comparison(facts)

    search = level_search(lambda number: with_baseline(facts, number), bands)
    found = explore(search, start, until=_number(facts.latest))
    note_facts: dict[str, Fact] = {"text": text, **change_facts(found)}
    behind = _behind_path(facts)
    if behind is not None:
        note_facts["behind"] = decimal(behind)
    note = Note("baseline-bound", note_facts)
    if isinstance(outcome.judgement, Judged) and found.changes:
        undecided = Outcome(NotAssessed(Reason.BASELINE_BOUND), outcome.notes)
        return undecided, note
    return outcome, note


def latest_note(facts: LevelFacts, bands: Bands) -> Note | None:
    """Note a bounded latest value, and the number at which the verdict would move."""
    latest = facts.latest
    if latest is None or latest.bounds.is_number:
        return None

    def moved(number: Fraction) -> LevelFacts:
        value = replace(latest, number=number, bounds=single(number))
        return replace(facts, latest=value)

    search = level_search(moved, bands)
    return _latest_note(explore(search, latest, until=None), latest)


def sum_note(case: SumCase, bands: Bands) -> Note | None:
    """Note a bounded sum, and the sum at which the verdict would move."""
    if not case.runs or case.bounds.is_number:
        return None
    whole = Value(
        period=case.runs[-1].period,
        number=case.known,
        bounds=case.bounds,
        qualifier=case.qualifier,
        parts=tuple(part for each in case.runs for part in each.parts),
    )
    search = sum_search(case, bands)
    return _latest_note(explore(search, whole, until=None), whole)


def sum_search(case: SumCase, bands: Bands) -> Search:
    """Return the search for the verdicts of a sum while it moves, in its last run."""
    exact_runs = [replace(each, bounds=single(each.number)) for each in case.runs[:-1]]
    before = sum((each.number for each in exact_runs), Fraction(0))

    def moved(number: Fraction) -> SumCase:
        rest = number - before
        last = replace(case.runs[-1], number=rest, bounds=single(rest))
        demand = case.demand.toward(number)
        return replace(case, runs=(*exact_runs, last), demand=demand)

    return Search(
        lambda number: judge_sum(moved(number), bands).judgement,
        (lambda number: sides_of_sum(moved(number)),),
    )


def level_search(facts_at: Callable[[Fraction], LevelFacts], bands: Bands) -> Search:
    """Return the search for the verdicts of a level while one number moves."""

    @functools.cache
    def case(number: Fraction) -> LevelCase:
        return solve(facts_at(number))

    def judge(number: Fraction) -> Judgement:
        if case(number).demand is None and case(number).b is not None:
            # A share of a base that is not above 0, whatever the deadline.
            return NotAssessed(Reason.UNDEFINED)
        return judge_level(case(number), bands).judgement

    return Search(
        judge,
        (
            lambda number: sides(case(number)),
            lambda number: bands_reached(case(number), bands),
        ),
    )


def explore(search: Search, value: Value, *, until: Fraction | None) -> Sensitivity:
    """Return where the judgement changes over all that ``value`` allows.

    A side is searched as far as ``until``, if that number lies on it.
    """
    changes: list[BreakEven[Judgement]] = []
    for sign in (1, -1):
        found = _one_side(search, value, sign=sign, until=until)
        changes += _lasting(found, search.judge(value.number))
    return Sensitivity(value.number, tuple(changes))


def change_facts(found: Sensitivity) -> dict[str, Fact]:
    """Return the break-evens as facts of a note: the nearest, then all of them."""
    if not found.changes:
        return {}
    nearest = min(found.changes, key=lambda each: abs(each.at - found.number))
    return {
        "x": decimal(nearest.at),
        "side": "above" if nearest.at >= found.number else "below",
        "break_evens": tuple(
            (decimal(each.at), _name(each.state)) for each in found.changes
        ),
    }


def _lasting(
    found: Sequence[BreakEven[Judgement]], before: Judgement
) -> Iterator[BreakEven[Judgement]]:
    """Leave out single numbers at which nothing is promised or defined."""
    for each in found:
        if each.state not in _AT_ONE_NUMBER and each.state != before:
            yield each
            before = each.state


def _one_side(
    search: Search, value: Value, *, sign: int, until: Fraction | None
) -> list[BreakEven[Judgement]]:
    end = value.bounds.high if sign > 0 else value.bounds.low
    if end == value.number:
        return []
    limit = until if until is not None and (until - value.number) * sign > 0 else None
    if limit is not None and end is not None:
        end = sign * min(sign * limit, sign * end)
    elif limit is not None:
        end = limit
    if end is not None:
        found = search.along(between(value.number, end))
        return [each for each in found if value.bounds.holds(each.at)]
    edges = outward(value.number, sign=sign, positive=value.number > 0)
    return search.along(edges)


def _behind_path(facts: LevelFacts) -> Fraction | None:
    """Return the baseline from which the latest value is behind the path (pace 1)."""
    start, latest = facts.baseline, facts.latest
    if start is None or latest is None:
        return None

    @functools.cache
    def case(number: Fraction) -> LevelCase:
        return solve(with_baseline(facts, number))

    def is_behind(number: Fraction) -> bool | None:
        pace = case(number).pace()
        return None if pace is None else pace < 1

    here = is_behind(start.number)
    side = 1 if latest.number > start.number else -1
    end = start.bounds.high if side > 0 else start.bounds.low
    if here is None or end == start.number:
        return None
    stop = latest.number
    if end is not None:
        stop = side * min(side * stop, side * end)
    edges = between(start.number, stop)
    for change in break_evens(
        is_behind, edges, made_of=(lambda number: sides(case(number)),)
    ):
        if change.state is (not here):
            return change.at
    return None


def with_settled_comparison(facts: LevelFacts) -> LevelFacts:
    """Keep the comparison while the baseline moves past the target."""
    demand = solve(facts).demand
    if demand is None or demand.op not in (">=", "<="):
        return facts
    return replace(facts, bare=demand.op)


def with_baseline(facts: LevelFacts, number: Fraction) -> LevelFacts:
    """Return the facts as they would be if the baseline were exactly ``number``."""
    start = facts.baseline
    if start is None:
        return facts
    moved = replace(
        start, number=number, bounds=single(number), qualifier=Qualifier.EXACT
    )
    previous = moved if facts.previous is start else facts.previous
    return replace(facts, baseline=moved, previous=previous)


def _latest_note(found: Sensitivity, value: Value) -> Note:
    return Note("latest-bound", {"text": written(value), **change_facts(found)})


def written(value: Value) -> str:
    """Return the words of a bounded value: those of its parts that are bounds."""
    texts = [
        each.amount.text
        for each in value.parts
        if each.amount is not None and each.amount.qualifier is not Qualifier.EXACT
    ]
    return value.text or " + ".join(texts)


def _number(value: Value | None) -> Fraction | None:
    return None if value is None else value.number


def _name(judgement: Judgement) -> Fact:
    if isinstance(judgement, Judged):
        return judgement.verdict
    return judgement.reason
