"""What a reader must know beside the verdict: section 13 of the method."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction

from plantrack.engine.numbers import decimal
from plantrack.engine.scene import Scene, Start
from plantrack.engine.year_values import Value
from plantrack.model.assessment import Fact, Note
from plantrack.model.observation import Observation, Status
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Span, Target

_ESTIMATES = frozenset({Status.PROVISIONAL, Status.ESTIMATED})


def note(code: str, **facts: Fact) -> Note:
    """Return a note with its facts."""
    return Note(code, facts)


def promise_notes(scene: Scene) -> Iterator[Note]:
    """Note a changed target and a waiver."""
    yield from revision_note(scene.goal, scene.promise.revised_on, scene.promise.target)
    yield from waiver_note(scene.goal, scene.view.as_of)


def revision_note(
    goal: Goal, revised_on: dt.date | None, target: Target | None
) -> Iterator[Note]:
    """Note that the promise in force is not the original one."""
    if revised_on is not None:
        facts: dict[str, Fact] = {"date": revised_on}
        facts["a"] = target_text(goal.target)
        facts["b"] = target_text(target)
        yield Note("target-revised", facts)


def waiver_note(goal: Goal, as_of: dt.date) -> Iterator[Note]:
    """Note that the goal does not fail a gate for now."""
    if goal.waiver is not None and as_of <= goal.waiver.until:
        yield note("waived", date=goal.waiver.until, reason=goal.waiver.reason)


def target_text(target: Target | None) -> str:
    """Return a target as it was written."""
    if target is None:
        return ""
    return getattr(target, "text", "") or str(getattr(target, "value", ""))


def start_notes(start: Start) -> Iterator[Note]:
    """Note where the baseline comes from, if it is not plainly given."""
    if start.value is None:
        return
    if start.assumed:
        yield note("baseline-assumed", period=start.value.period)
    if start.differs is not None:
        yield note(
            "baseline-differs",
            a=decimal(start.value.number),
            b=decimal(start.differs.number),
        )


def value_notes(values: Iterable[Value | None]) -> Iterator[Note]:
    """Note what the sources do not state of the values a judgement rests on."""
    known = [each for each in values if each is not None]
    for code, field in (
        ("period-assumed", "period"),
        ("published-assumed", "published"),
    ):
        periods = [period for each in known for period in _assumed_periods(each, field)]
        for period in dict.fromkeys(periods):
            yield note(code, period=period)


def _assumed_periods(value: Value, field: str) -> list[Period]:
    if value.parts:
        return [each.period for each in value.parts if field in each.assumed]
    return [value.period] if field in value.assumed else []


def latest_notes(latest: Value | None) -> Iterator[Note]:
    """Note a provisional value, and one published before its period was over."""
    if latest is None:
        return
    statuses = {latest.status, *(part.status for part in latest.parts)}
    if statuses & _ESTIMATES:
        yield note("latest-provisional", period=latest.period)
    yield from early_notes(latest.parts)


def early_notes(observations: Iterable[Observation]) -> Iterator[Note]:
    """Note every value that was published before its period was over."""
    for each in observations:
        if each.published is not None and each.published < each.period.last:
            yield note("published-early", period=each.period, date=each.published)


def break_notes(broken: Period | None) -> Iterator[Note]:
    """Note where the series breaks."""
    if broken is not None:
        yield note("series-break", period=broken)


def part_notes(scene: Scene, **facts: Fact) -> Iterator[Note]:
    """Note a part of a year that stands apart, or that was made a full year."""
    part = scene.part
    if part is None:
        return
    if scene.nowcast_used:
        yield note("nowcast-used", period=part.year, method=part.method)
    else:
        yield note(
            "in-progress",
            period=part.value.period,
            value=decimal(part.value.number),
            **facts,
        )
    if part.method == "yoy":
        yield note("nominal-and-real", period=part.value.period)


def stale_note(scene: Scene, start: Value | None) -> Iterator[Note]:
    """Note that data are overdue: after the next expected period and its lag."""
    due = due_date(scene, start)
    if due is not None and scene.view.as_of > due:
        yield note("stale", date=due)


def due_date(scene: Scene, start: Value | None) -> dt.date | None:
    """Return the day by which the next value should be known.

    ``None`` where nothing more is expected: the last period of the window is
    known. The next period is counted from the newest known one, else from the
    baseline, else from the day before the window.
    """
    ends = [period.last for period in scene.known]
    if start is not None:
        ends.append(start.period.last)
    if not ends and scene.start.first > dt.date.min:
        ends.append(scene.start.first - dt.timedelta(days=1))
    newest = max(ends, default=dt.date.min)
    if scene.by is not None and newest >= scene.by.last:
        return None
    expected = moved(newest, scene.indicator.expect_every)
    return moved(expected, scene.indicator.lag)


def moved(day: dt.date, span: Span) -> dt.date:
    """Return the day a span later; the last day of a month stays one."""
    if span.days:
        last = dt.date.max.toordinal()
        return dt.date.fromordinal(min(day.toordinal() + span.days, last))
    index = 12 * day.year + day.month - 1 + span.months
    year, month = index // 12, index % 12 + 1
    if year > dt.MAXYEAR:
        return dt.date.max
    length = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return dt.date(year, month, length if is_last else min(day.day, length))


def variance_of_changes(values: Iterable[Value]) -> Fraction | None:
    """Return the variance of three or more yearly changes, in the unit squared."""
    numbers = [each.number for each in values]
    changes = [new - old for old, new in itertools.pairwise(numbers)]
    if len(changes) < 3:  # noqa: PLR2004 - as for a forecast
        return None
    mean = sum(changes, Fraction(0)) / len(changes)
    squares = sum(((each - mean) ** 2 for each in changes), Fraction(0))
    return squares / (len(changes) - 1)
