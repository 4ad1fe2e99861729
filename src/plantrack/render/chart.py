"""A chart of one goal in terminal cells: what happened, what was planned, the target.

Every sign exists in GBK and has an ASCII stand-in. What is drawn later covers what
was drawn before: target, forecast, path, actual, dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from plantrack.model.amount import Unit
from plantrack.model.assessment import Assessment
from plantrack.model.period import MONTHS_IN_YEAR, Period
from plantrack.model.text import Text
from plantrack.notation.periods import format_period
from plantrack.render.cells import cell_width, pad
from plantrack.render.chart_series import Segment, Series, at, series_of
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD, DIM
from plantrack.render.goal_texts import title
from plantrack.render.lines import EMPTY, Line, Span, flowed, styled
from plantrack.render.look import Look
from plantrack.render.number import grouped, places_of, rounded
from plantrack.render.value_texts import unit_words
from plantrack.render.words import say

HEIGHT: Final = 12
_WIDEST: Final = 100
_NARROWEST: Final = 24
_PADDING: Final = 0.06
_ACTUAL: Final = "cyan"
_PATH: Final = "yellow"
_PATH_STEP: Final = 3
_THOUSANDS: Final = 3

_LEGEND: Final = {
    "dot": Text("实际", "actual"),
    "estimate": Text("全年估算", "full-year estimate"),
    "planned": Text("规划路径", "planned path"),
    "needed": Text("所需路径", "way to the target"),
    "cone": Text("外推区间", "projected range"),
    "line": Text("外推", "projection"),
    "target": Text("目标 {value}", "target {value}"),
}


@dataclass(frozen=True, slots=True)
class _Signs:
    dot: str
    estimate: str
    actual: str
    path: str
    cone: str
    target: str
    tick: str
    axis: str
    corner: str
    floor: str


_SIGNS: Final = _Signs("●", "□", "━", "○", "·", "─", "┤", "│", "└", "─")
_PLAIN_SIGNS: Final = _Signs("O", "E", "=", "+", ".", "-", "+", "|", "+", "-")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The drawing area: cells, and the months and values at its edges."""

    series: Series
    width: int
    height: int
    low: float
    high: float

    def column(self, month: float) -> int:
        """Return the column of a month."""
        span = self.series.last_month - self.series.first_month or 1.0
        share = (month - self.series.first_month) / span
        return min(self.width - 1, max(0, round(share * (self.width - 1))))

    def row(self, value: float) -> int:
        """Return the row of a value, counted from the top."""
        share = (value - self.low) / (self.high - self.low)
        return self.height - 1 - round(share * (self.height - 1))

    def month(self, column: int) -> float:
        """Return the month in the middle of a column."""
        span = self.series.last_month - self.series.first_month
        return self.series.first_month + span * column / max(1, self.width - 1)


def chart_lines(assessment: Assessment, look: Look, *, year_starts: int) -> list[Line]:
    """Return the chart with its legend; nothing where no value is known."""
    series = series_of(assessment)
    if series is None:
        return []
    unit = _axis_unit(assessment, series, look)
    labels = _labels(assessment, series, unit)
    margin = max(cell_width(text) for text in labels.values()) + 2
    width = max(_NARROWEST, min(look.width, _WIDEST) - margin)
    frame = _Frame(series, width, HEIGHT, *_limits(series))
    signs = _PLAIN_SIGNS if look.ascii else _SIGNS
    lines = _legend(assessment, series, unit, signs, look)
    lines.append(EMPTY)
    ticks = {frame.row(value): text for value, text in reversed(labels.items())}
    for number, cells in enumerate(_drawn(frame, signs)):
        label = ticks.get(number, "")
        edge = signs.tick if label else signs.axis
        lead = f"{pad(label, margin - 2, right=True)} {edge}"
        lines.append(((lead, DIM), *cells))
    floor = " " * (margin - 1) + signs.corner + signs.floor * width
    lines.append(styled(floor, DIM))
    years = _years(frame, year_starts=year_starts)
    lines.append(styled(" " * margin + years, DIM))
    return lines


def _limits(series: Series) -> tuple[float, float]:
    values = [point.value for point in series.points]
    if series.target is not None:
        values.append(series.target)
    low, high = min(values), max(values)
    space = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    return low - space, high + space


def _axis_unit(assessment: Assessment, series: Series, look: Look) -> Unit | None:
    """Return the unit of the axis: the goal's, in a scale that the language has.

    English has no word for 亿: 3200亿元 stand as 320 B CNY, 7万元 as 70 K CNY.
    """
    unit = assessment.unit
    if unit is None or look.language != "en" or not unit.scale % _THOUSANDS:
        return unit
    above = unit.scale + -unit.scale % _THOUSANDS
    largest = max(abs(point.value) for point in series.points)
    is_small = largest < 10 ** (above - unit.scale)
    return Unit(above - _THOUSANDS if is_small else above, unit.symbol)


def _labels(
    assessment: Assessment, series: Series, unit: Unit | None
) -> dict[float, str]:
    """Return the values named on the axis, the dearest first."""
    numbers = [] if series.target is None else [series.target]
    numbers += [series.dots[-1].value, series.dots[0].value]
    exact = {float(each.number): each.number for each in assessment.points}
    for reading in (assessment.baseline, assessment.latest):
        if reading is not None:
            exact[float(reading.number)] = reading.number
    if assessment.requirement is not None:
        number = assessment.requirement.number
        exact[float(number)] = number
    return {
        each: _short(exact.get(each, Decimal(str(each))), assessment.unit, unit)
        for each in numbers
    }


def _short(number: Decimal, written: Unit | None, shown: Unit | None) -> str:
    """Return a number that is ``written`` in one scale, in the scale ``shown``."""
    if written is not None and shown is not None:
        number = number.scaleb(written.scale - shown.scale).normalize()
    return grouped(rounded(number, places=places_of(number)))


def _legend(
    assessment: Assessment,
    series: Series,
    unit: Unit | None,
    signs: _Signs,
    look: Look,
) -> list[Line]:
    def named(sign: str, key: str, style: str) -> Line:
        text = say(_LEGEND[key], look.language)
        return ((sign, style), (f" {text}", ""))

    name = title(assessment, look) + unit_words(unit, look)
    name = terminal_text(name.replace("）（", "，"))  # no two brackets in a row
    parts: list[Line] = [styled(name, BOLD), named(signs.dot, "dot", _ACTUAL)]
    if series.estimate:
        parts.append(named(signs.estimate, "estimate", _ACTUAL))
    if series.path:
        key = "planned" if series.planned else "needed"
        parts.append(named(signs.path, key, _PATH))
    if series.cone:
        low, high = (end.value for _, end in series.cone)
        parts.append(named(signs.cone, "cone" if low < high else "line", DIM))
    if series.target is not None and assessment.requirement is not None:
        value = _short(assessment.requirement.number, assessment.unit, unit)
        text = say(_LEGEND["target"], look.language).format(value=value)
        parts.append(((signs.target, DIM), (f" {text}", "")))
    return flowed(parts, look.width, gap="  ")


class _Canvas:
    """Cells that are drawn on, row by row."""

    def __init__(self, frame: _Frame) -> None:
        """Begin with nothing drawn."""
        self.frame = frame
        self.cells: list[list[Span]] = [
            [(" ", "")] * frame.width for _ in range(frame.height)
        ]

    def put(self, column: int, value: float, span: Span) -> None:
        """Draw ``span`` at a value."""
        self.cells[self.frame.row(value)][column] = span

    def fill(self, column: int, low: float, high: float, span: Span) -> None:
        """Draw ``span`` between two values, on what is empty."""
        for row in range(self.frame.row(high), self.frame.row(low) + 1):
            if self.cells[row][column][0] == " ":
                self.cells[row][column] = span

    def trace(self, segments: Sequence[Segment], span: Span, *, every: int) -> None:
        """Draw ``span`` along segments, in every so many columns."""
        for column in range(0, self.frame.width, every):
            value = at(segments, self.frame.month(column))
            if value is not None:
                self.put(column, value, span)


def _drawn(frame: _Frame, signs: _Signs) -> list[list[Span]]:
    series, canvas = frame.series, _Canvas(frame)
    if series.target is not None:
        for column in range(frame.width):
            canvas.put(column, series.target, (signs.target, DIM))
    for column in range(frame.width):
        edges = [at([edge], frame.month(column)) for edge in series.cone]
        known = [each for each in edges if each is not None]
        if known:
            canvas.fill(column, min(known), max(known), (signs.cone, DIM))
    canvas.trace(series.path, (signs.path, _PATH), every=_PATH_STEP)
    canvas.trace(series.actual, (signs.actual, _ACTUAL), every=1)
    for dot in series.dots:
        sign = signs.estimate if dot == series.estimate else signs.dot
        canvas.put(frame.column(dot.month), dot.value, (sign, f"bold {_ACTUAL}"))
    return canvas.cells


def _years(frame: _Frame, *, year_starts: int) -> str:
    """Name the ends of years along the floor, as many as have room."""
    series = frame.series
    line = [" "] * frame.width
    offset = year_starts - 1
    first = int(series.first_month - offset) // MONTHS_IN_YEAR - 1
    last = int(series.last_month - offset) // MONTHS_IN_YEAR
    for year in range(first, last + 1):
        end = float((year + 1) * MONTHS_IN_YEAR + offset)
        if not series.first_month <= end <= series.last_month:
            continue
        name = format_period(
            Period.of_year(year, starts=year_starts), year_starts=year_starts
        )
        start = frame.column(end) - len(name) // 2
        start = min(frame.width - len(name), max(0, start))
        around = line[max(0, start - 1) : start + len(name) + 1]
        if all(cell == " " for cell in around):
            line[start : start + len(name)] = name
    return "".join(line).rstrip()
