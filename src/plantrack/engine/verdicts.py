"""The default rule, ``pace``, for goals that ask for a level: section 6."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.bounds import satisfied
from plantrack.engine.level import LevelCase
from plantrack.engine.numbers import exact
from plantrack.model.assessment import Judged, Judgement, NotAssessed, Reason, Verdict
from plantrack.model.plan import Bands, Kind

_FIRST_YEAR = 12
_MANY_YEARS = 36


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judgement and the codes of the notes that explain it."""

    judgement: Judgement
    notes: tuple[str, ...] = ()


def judged(verdict: Verdict, *notes: str) -> Outcome:
    """Return an outcome with a verdict."""
    return Outcome(Judged(verdict), notes)


def not_assessed(reason: Reason) -> Outcome:
    """Return an outcome without a verdict."""
    return Outcome(NotAssessed(reason))


def settled(met: bool | None) -> Outcome:  # noqa: FBT001 - the state itself
    """Return the last verdict of a goal; ``None`` is a bound that does not decide."""
    if met is None:
        return not_assessed(Reason.BOUND_UNDECIDED)
    return judged(Verdict.ACHIEVED if met else Verdict.MISSED)


def band(pace: Fraction, bands: Bands, *, slack: Fraction = Fraction(0)) -> Verdict:
    """Return the verdict of a pace: 1 is exactly on the plan."""
    if pace >= exact(bands.on_track) - slack:
        return Verdict.ON_TRACK
    if pace >= exact(bands.at_risk) - slack:
        return Verdict.AT_RISK
    return Verdict.OFF_TRACK


def judge_level(case: LevelCase, bands: Bands) -> Outcome:
    """Judge a level, growth, change or rank goal; the first rule that applies."""
    for rule in (_undecidable, _final, _met, _not_comparable):
        outcome = rule(case)
        if outcome is not None:
            return outcome
    if case.facts.goal.kind is Kind.RANK:
        return _rank(case)
    return _by_pace(case, bands)


def _undecidable(case: LevelCase) -> Outcome | None:
    """What keeps any verdict from being given, whatever the values are."""
    if case.facts.by is None:
        if case.demand is not None and _satisfies(case) is True:
            return judged(Verdict.ACHIEVED)
        return not_assessed(Reason.NO_DEADLINE)
    if case.demand is None:
        return not_assessed(Reason(case.why_no_demand()))
    if case.demand.op == "~":
        return not_assessed(Reason.TOLERANCE_MISSING)
    return None


def _final(case: LevelCase) -> Outcome | None:
    """The year ``by`` has a value, or is over without one."""
    latest, by = case.facts.latest, case.facts.by
    if by is None:
        return None
    if latest is not None and latest.month >= by.last_month:
        return settled(_satisfies(case))
    if case.facts.as_of > by.last:
        return not_assessed(Reason.FINAL_VALUE_MISSING)
    if case.facts.broken:
        return not_assessed(Reason.SERIES_BREAK)
    return None


def _met(case: LevelCase) -> Outcome | None:
    """The latest value satisfies the target, or the baseline did and it does not."""
    if case.facts.latest is None:
        return not_assessed(Reason.NO_OBSERVATION)
    state = _satisfies(case)
    if state is True:
        notes = ("holding",) if case.baseline_satisfies() else ()
        return judged(Verdict.MET_EARLY, *notes)
    if state is None and case.latest_satisfies():
        return not_assessed(Reason.BOUND_UNDECIDED)
    return None


def _not_comparable(case: LevelCase) -> Outcome | None:
    """Nothing to compare the latest value with, or nothing promised."""
    if case.facts.baseline is None or case.months_since is None:
        return not_assessed(Reason.ONE_OBSERVATION)
    if case.months_since <= 0:
        return not_assessed(Reason.NO_OBSERVATION_SINCE_BASELINE)
    if case.baseline_satisfies():
        change = last_change(case)
        right = change is not None and case.direction * change > 0
        return judged(Verdict.AT_RISK if right else Verdict.OFF_TRACK, "lost")
    if case.demand is not None and case.b == case.demand.number:
        return not_assessed(Reason.NO_PROMISED_CHANGE)
    return None


def _rank(case: LevelCase) -> Outcome:
    if case.b is not None and case.v is not None and case.v < case.b:
        return judged(Verdict.AT_RISK)
    return judged(Verdict.OFF_TRACK)


def _by_pace(case: LevelCase, bands: Bands) -> Outcome:
    planned, pace = case.planned_rate(), case.pace()
    if planned is None or case.observed_rate() is None:
        return not_assessed(Reason.UNDEFINED)
    if pace is None or planned * case.direction <= 0:
        return _beside_resting_path(case)
    verdict = band(pace, bands, slack=case.slack)
    notes: list[str] = []
    if verdict is Verdict.ON_TRACK and _is_late(case, bands):
        verdict = Verdict.AT_RISK
        notes.append("late")
    if pace < 0:
        notes.append("moving-away")
    elif _on_first_year_alone(case):
        verdict = max(verdict, Verdict.AT_RISK, key=lambda each: each.order)
        notes.append("first-year")
    return judged(verdict, *notes, *_adverse(case))


def _is_late(case: LevelCase, bands: Bands) -> bool:
    """Tell whether more is needed than the rest of the path asks for.

    So it is, too, where the path asks for nothing more and something is needed.
    """
    if case.latest_satisfies():
        return False
    catch_up = case.catch_up()
    return catch_up is None or catch_up > exact(bands.catch_up) + case.slack


def _beside_resting_path(case: LevelCase) -> Outcome:
    """The path has not moved toward the target yet: it says nothing of a rate."""
    notes = _adverse(case)
    if case.path is not None and case.v is not None and case.facts.latest is not None:
        due = case.path.at(case.facts.latest.month)
        if case.direction * (case.v - due) >= 0:
            return judged(Verdict.ON_TRACK, *notes)
    return judged(Verdict.OFF_TRACK, "moving-away", *notes)


def _on_first_year_alone(case: LevelCase) -> bool:
    since, planned = case.months_since, case.months_planned
    if since is None or planned is None:
        return False
    return since <= _FIRST_YEAR and planned >= _MANY_YEARS


def _satisfies(case: LevelCase) -> bool | None:
    if case.facts.latest is None or case.demand is None or case.demand.op == "~":
        return False
    return satisfied(case.facts.latest.bounds, case.demand.allowed)


def last_change(case: LevelCase) -> Fraction | None:
    """Return the change since the value before, ``None`` where none compares."""
    if case.v is None or case.facts.previous is None:
        return None
    return case.v - case.facts.previous.number


def _adverse(case: LevelCase) -> tuple[str, ...]:
    change = last_change(case)
    if change is None or case.direction * change > 0:
        return ()
    return ("last-change-adverse",)
