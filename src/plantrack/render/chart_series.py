"""What a chart of one goal draws: segments and dots in months and values.

Positions on a screen are no figures, so floats are good enough here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plantrack.model.assessment import Assessment, Reading, Verdict
from plantrack.model.plan import Kind
from plantrack.render.goal_texts import uses_nowcast


@dataclass(frozen=True, slots=True)
class Point:
    """A value at the end of a month; ``month`` counts months from the year 0."""

    month: float
    value: float


Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Everything a chart draws.

    ``path`` is the plan's own path where ``planned``, else the straight way from
    the latest value to the target. ``cone`` are the lower and the upper edge of
    the forecast, from the latest value on. ``estimate`` is the dot that is no
    observation but the estimate of a full year, which the goal is judged on.
    """

    dots: tuple[Point, ...]
    estimate: Point | None
    actual: tuple[Segment, ...]
    path: tuple[Segment, ...]
    planned: bool
    cone: tuple[Segment, ...]
    target: float | None
    first_month: float
    last_month: float

    @property
    def points(self) -> Iterator[Point]:
        """Every point drawn."""
        yield from self.dots
        for segment in (*self.actual, *self.path, *self.cone):
            yield from segment


def series_of(assessment: Assessment) -> Series | None:
    """Return what to draw; ``None`` where there is no value at all."""
    actual = _runs(assessment) if _is_sum(assessment) else _levels(assessment)
    dots = [end for _, end in actual] if _is_sum(assessment) else _known(assessment)
    if not dots:
        return None
    plan = _planned(assessment)
    path = plan or _needed(assessment, dots[-1])
    cone = _cone(assessment, dots[-1])
    requirement = assessment.requirement
    months = [point.month for pair in (*actual, *path, *cone) for point in pair]
    months += [point.month for point in dots]
    if assessment.by is not None:
        months.append(_end(assessment.by.last_month))
    return Series(
        dots=tuple(dots),
        estimate=dots[-1] if uses_nowcast(assessment) else None,
        actual=tuple(actual),
        path=tuple(path),
        planned=bool(plan),
        cone=tuple(cone),
        target=float(requirement.number) if requirement else None,
        first_month=min(months),
        last_month=max(months),
    )


def _is_sum(assessment: Assessment) -> bool:
    return assessment.goal.kind is Kind.CUMULATIVE


def _end(month_index: int) -> float:
    return float(month_index + 1)


def _point(reading: Reading) -> Point:
    return Point(_end(reading.period.last_month), float(reading.number))


def _known(assessment: Assessment) -> list[Point]:
    points = [_point(each) for each in assessment.points]
    baseline = assessment.baseline
    if baseline is not None:
        start = _point(baseline)
        points = [start, *(each for each in points if each.month > start.month)]
    return points


def _levels(assessment: Assessment) -> list[Segment]:
    return list(pairwise(_known(assessment)))


def _runs(assessment: Assessment) -> list[Segment]:
    """Return the sum as it grew over each known run; it stays flat over gaps."""
    segments: list[Segment] = []
    total = 0.0
    for run in assessment.points:
        start = Point(float(run.period.first_month), total)
        total += float(run.number)
        segments.append((start, Point(_end(run.period.last_month), total)))
    return segments


def _planned(assessment: Assessment) -> list[Segment]:
    points = [
        Point(_end(period.last_month), float(value))
        for period, value in assessment.path
    ]
    if _is_sum(assessment):
        points.insert(0, Point(float(assessment.start.first_month), 0.0))
        if len(points) == 1 and assessment.by and assessment.requirement:
            end = float(assessment.requirement.number)
            points.append(Point(_end(assessment.by.last_month), end))
    elif assessment.baseline is not None and points:
        points.insert(0, _point(assessment.baseline))
    return list(pairwise(points))


def _needed(assessment: Assessment, latest: Point) -> list[Segment]:
    if assessment.requirement is None or assessment.by is None:
        return []
    if assessment.verdict in (Verdict.MET_EARLY, Verdict.ACHIEVED):
        return []  # nothing is needed any more
    end = _end(assessment.by.last_month)
    if end <= latest.month:
        return []
    return [(latest, Point(end, float(assessment.requirement.number)))]


def _cone(assessment: Assessment, latest: Point) -> list[Segment]:
    forecast = assessment.forecast
    if assessment.by is None or forecast.value is None:
        return []
    end = _end(assessment.by.last_month)
    low = forecast.value if forecast.low is None else forecast.low
    high = forecast.value if forecast.high is None else forecast.high
    return [(latest, Point(end, float(each))) for each in (low, high)]


def at(segments: Sequence[Segment], month: float) -> float | None:
    """Return the value of the first segment that covers ``month``."""
    for start, end in segments:
        if start.month <= month <= end.month:
            if end.month == start.month:
                return end.value
            share = (month - start.month) / (end.month - start.month)
            return start.value + (end.value - start.value) * share
    return None
