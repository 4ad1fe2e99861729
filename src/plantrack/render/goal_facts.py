"""The facts at the head of a goal's page: promise, window, values, where from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plantrack.model.assessment import Assessment, InProgress, Key, Reading
from plantrack.model.goal_page import GoalPage
from plantrack.model.plan import Indicator, Modality
from plantrack.model.scorecard import Scorecard
from plantrack.model.text import Text
from plantrack.notation.periods import format_period
from plantrack.render import goal_texts
from plantrack.render.headline import AS_OF, CALENDAR
from plantrack.render.look import Look
from plantrack.render.number import percent, signed
from plantrack.render.order import group_title
from plantrack.render.value_texts import target_as_written, value_text
from plantrack.render.words import (
    ASSUMED,
    CLASSES,
    COLUMNS,
    KINDS,
    MEASURES,
    MODALITIES,
    NOWCAST_METHODS,
    SHAPES,
    say,
)

_PROMISE: Final = Text("承诺", "Promise")
_OTHER: Final = Text("比较对象", "Relative to")
_ORIGINAL: Final = Text("原定", "Originally")
_WINDOW: Final = Text("期限", "Window")
_MEASURED: Final = Text("度量", "Measured")
_DEFINITION: Final = Text("定义", "Definition")
_SCOPE: Final = Text("范围", "Scope")
_NOTE: Final = Text("备注", "Remark")
_PATH: Final = Text("路径", "Path")
_OPEN: Final = Text("未定期限", "no deadline")
_SO_FAR: Final = Text("（同比{growth}）", " ({growth} y/y)")
_ESTIMATE: Final = Text(
    "全年估算{value}（{method}，仅供参考）",
    "full-year estimate {value} ({method}; for orientation only)",
)
_ESTIMATE_USED: Final = Text(
    "全年估算{value}（{method}，用于评价）",
    "full-year estimate {value} ({method}; the verdict uses it)",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it, as it comes from the files."""

    label: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    assessment: Assessment
    scorecard: Scorecard
    other: Indicator | None
    look: Look

    @property
    def year_starts(self) -> int:
        return self.scorecard.plan.year_starts

    def fact(self, label: Text, *parts: str) -> Fact:
        return Fact(say(label, self.look.language), parts)


def goal_facts(shown: GoalPage, look: Look) -> Iterator[Fact]:
    """Yield the facts of a goal, in the order to read them."""
    page = _Page(shown.assessment, shown.scorecard, shown.other, look)
    yield from _promise(page)
    yield from _values(page)
    yield from _indicator(page)
    goal = shown.assessment.goal
    group = group_title(goal.group, shown.scorecard.plan, look.language)
    for label, text in (
        (COLUMNS["group"], group),
        (COLUMNS["owner"], goal.owner),
        (_NOTE, say(goal.note, look.language) if goal.note else ""),
    ):
        if text:
            yield page.fact(label, text)


def _promise(page: _Page) -> Iterator[Fact]:
    assessment, look = page.assessment, page.look
    goal, requirement = assessment.goal, assessment.requirement
    parts = [
        say(KINDS[goal.kind], look.language),
        say(CLASSES[goal.goal_class], look.language),
    ]
    if goal.modality is not Modality.TARGET:
        parts.append(say(MODALITIES[goal.modality], look.language))
    if assessment.target is not None:
        derived = requirement is not None and requirement.derived
        text = goal_texts.promise_text if derived else goal_texts.target_text
        parts.insert(0, text(assessment, look))
    yield page.fact(_PROMISE, *parts)
    if page.other is not None:
        yield page.fact(_OTHER, say(page.other.title, look.language))
    if requirement is not None and requirement.derived:
        level = goal_texts.requirement_text(assessment, requirement, look)
        yield page.fact(COLUMNS["derived_target"], level)
    if assessment.original_target is not None:
        original = target_as_written(assessment.original_target, look)
        yield page.fact(_ORIGINAL, original)
    yield page.fact(_WINDOW, *_window(page))
    if goal.source:
        yield page.fact(COLUMNS["source"], goal.source)


def _window(page: _Page) -> list[str]:
    assessment, look = page.assessment, page.look
    dash = "-" if look.ascii else "–" if look.language == "en" else "—"
    start = format_period(assessment.start, year_starts=page.year_starts)
    if assessment.by is None:
        parts = [start + dash, say(_OPEN, look.language)]
    else:
        end = format_period(assessment.by, year_starts=page.year_starts)
        parts = [start if start == end else start + dash + end]
    day = page.scorecard.as_of.isoformat()
    parts.append(say(AS_OF, look.language).format(day=day))
    share = goal_texts.figure_of(assessment, Key.CALENDAR_ELAPSED).value
    if share is not None:
        parts.append(say(CALENDAR, look.language).format(share=percent(share)))
    return parts


def _values(page: _Page) -> Iterator[Fact]:
    assessment = page.assessment
    for label, reading in (
        (COLUMNS["baseline"], assessment.baseline),
        (COLUMNS["latest"], assessment.latest),
    ):
        if reading is not None:
            yield page.fact(label, *_reading(reading, page))
    if assessment.in_progress is not None:
        yield page.fact(COLUMNS["in_progress"], *_so_far(assessment.in_progress, page))


def _indicator(page: _Page) -> Iterator[Fact]:
    assessment, language = page.assessment, page.look.language
    indicator = assessment.indicator
    if indicator is not None:
        yield page.fact(_MEASURED, say(MEASURES[indicator.measure], language))
        if indicator.definition is not None:
            yield page.fact(_DEFINITION, say(indicator.definition, language))
        if indicator.scope is not None:
            yield page.fact(_SCOPE, say(indicator.scope, language))
    if assessment.shape is not None and assessment.path:
        yield page.fact(_PATH, say(SHAPES[assessment.shape], language))


def _reading(reading: Reading, page: _Page, *, growth: str = "") -> Iterator[str]:
    """Yield period and value; the source only where no observation has it."""
    language = page.look.language
    yield format_period(reading.period, year_starts=page.year_starts)
    yield goal_texts.reading_text(reading, page.assessment, page.look) + growth
    for each in sorted(reading.assumed):
        yield say(ASSUMED[each], language)
    if reading.source and not reading.parts:
        yield reading.source


def _so_far(part: InProgress, page: _Page) -> Iterator[str]:
    language, growth = page.look.language, ""
    if part.yoy is not None:
        rate = signed(part.yoy, places=1) + "%"
        growth = say(_SO_FAR, language).format(growth=rate)
    yield from _reading(part.reading, page, growth=growth)
    if part.nowcast is not None:
        value = value_text(part.nowcast.value, page.assessment.unit, page.look)
        method = say(NOWCAST_METHODS[part.nowcast.method], language)
        used = goal_texts.uses_nowcast(page.assessment)
        text = _ESTIMATE_USED if used else _ESTIMATE
        yield say(text, language).format(value=value, method=method)
