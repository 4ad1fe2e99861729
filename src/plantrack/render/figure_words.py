"""Figures with their formulas: how each reads, and why one is undefined."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from plantrack.model.assessment import Assessment, Figure, Key, Reason
from plantrack.model.plan import Bands, Kind
from plantrack.model.text import Text
from plantrack.render.goal_texts import (
    PER_YEAR,
    POINTS,
    borders,
    rate_text,
)
from plantrack.render.look import Look
from plantrack.render.number import factor, percent, plain, signed
from plantrack.render.value_texts import change_text, own_scale_text, value_text
from plantrack.render.words import COMPLETION_OF_A_SUM, FIGURES, REASONS, say

UNDEFINED: Final[Mapping[str, Text]] = {
    "no-observation": Text("尚无数据", "no observation"),
    "no-baseline": Text("没有基期值", "no baseline"),
    "no-deadline": Text("原文未定期限", "no deadline"),
    "no-time-left": Text("期限已到", "no time is left"),
    "no-promised-change": Text("目标值等于基期值", "the target equals the baseline"),
    "no-full-year": Text("没有完整年度的数据", "no full year is known"),
    "baseline-satisfies": Text("基期已达标", "the baseline meets the target"),
    "satisfied": Text("已达到目标", "the target is met already"),
    "same-period": Text("最新值与基期同期", "the latest value is the baseline's own"),
    "planned-zero": Text("规划路径尚未变动", "the path has not moved"),
    "wrong-way": Text("未向目标方向变动", "not moving toward the target"),
    "ceiling": Text("目标为上限", "the target is a ceiling"),
    "floor": Text("目标为下限", "the target is a floor"),
    "rank": Text("位次不作比例", "a rank has no share"),
    "target-not-positive": Text("目标值不大于零", "the target is not above zero"),
    "value-negative": Text("最新值为负", "the latest value is negative"),
    "gaps": Text("数据有缺口", "months are missing"),
    "kind": Text("不适用于此类目标", "not for this kind of goal"),
    "sums-only": Text("仅用于累计目标", "for sums only"),
    "levels-only": Text("不用于累计目标", "not for sums"),
    "qualitative": Text("定性目标", "a goal in words"),
    "final": Text("期末值已公布", "the final value is known"),
    "one-value": Text("年度值不足2个", "fewer than two year values"),
    "few-values": Text("年度值太少", "too few year values"),
    "single-year": Text("只有一年的数据", "a single year is known"),
    "opposite-signs": Text("基期值与目标值正负相反", "values of opposite sign"),
    "steps": Text("各年目标不同", "each year has its own target"),
    "range": Text("目标为区间", "the target is a range"),
    "horizon": Text("距期末过远，年度值不足", "too far ahead for so few values"),
    "no-variation": Text("历年变动完全相同", "the past changes do not vary"),
    "undefined": Text("无定义", "undefined"),
    "later": Text("尚未提供", "not given yet"),
}

_REASONS: Final = frozenset(each.value for each in Reason)
_SHARES: Final = frozenset(
    {
        Key.COMPLETION,
        Key.LIMIT_USED,
        Key.PROGRESS,
        Key.ELAPSED,
        Key.CALENDAR_ELAPSED,
        Key.COVERAGE,
    }
)
_VALUES: Final = frozenset({Key.EXPECTED, Key.REMAINING})
_FACTORS: Final = frozenset({Key.PACE, Key.ACCELERATION, Key.CATCH_UP})
_RATES: Final = frozenset(
    {Key.PLANNED_RATE, Key.OBSERVED_RATE, Key.REQUIRED_RATE, Key.TREND}
)
_PERCENT: Final = frozenset({"percent/year", "pp/year"})
_SHARE_PLACES: Final = 2
_SYMBOL: Final = re.compile(r"[^\W\d]\w*")


def figure_name(key: Key, assessment: Assessment, language: str) -> str:
    """Return the name of a figure; the completion of a sum has its own."""
    if key is Key.COMPLETION and assessment.goal.kind is Kind.CUMULATIVE:
        return say(COMPLETION_OF_A_SUM, language)
    return say(FIGURES[key], language)


def figure_text(
    key: Key, number: Decimal, assessment: Assessment, look: Look, *, bands: Bands
) -> str:
    """Return a figure with its unit: ``9.43%/年``, ``76.31%``, ``0.95``."""
    if key in _SHARES:
        return percent(number, places=_SHARE_PLACES)
    if key is Key.LEAD:
        return signed(number, places=_SHARE_PLACES) + say(POINTS, look.language)
    if key in _FACTORS:
        bands_edges = (bands.on_track, bands.at_risk, bands.catch_up)
        return factor(number, edges=bands_edges)
    if key is Key.EXPECTED:
        edges = borders(assessment)
        return value_text(number, assessment.unit, look, borders=edges)
    if key is Key.REMAINING:
        return change_text(number, assessment.unit, look, borders=(Decimal(0),))
    if key is Key.REQUIRED_GROWTH:
        year = say(PER_YEAR, look.language)
        return f"{signed(number, places=_SHARE_PLACES)}%{year}"
    return rate_text(number, assessment, look)


def working_steps(
    key: Key, figure: Figure, assessment: Assessment, look: Look, *, bands: Bands
) -> list[str]:
    """Return a figure with the way to it, each step equal to the one before.

    ``v / T``, ``2442 / 3200``, ``76.31%``; where the result is read in another
    scale than the goal's, the number in the goal's own stands before it.
    """
    number = figure.value
    if number is None:
        return [undefined_text(figure.reason, look.language)]
    result = figure_text(key, number, assessment, look, bands=bands)
    steps = [*_formula(figure.formula, figure.terms), result]
    if key in _VALUES or (key in _RATES and assessment.rate_unit not in _PERCENT):
        own = own_scale_text(number, assessment.unit, look) if number else ""
        steps.insert(-1, own)
    return [step for step in steps if step]


def filled(formula: str, terms: Mapping[str, Decimal]) -> str:
    """Return a formula with the numbers in the place of its symbols."""
    return _SYMBOL.sub(lambda found: _number(found.group(), terms), formula)


def _formula(formula: str, terms: Mapping[str, Decimal]) -> list[str]:
    """Return the formula, and the same with its numbers.

    A formula that is an equation to be solved keeps its symbols and names their
    numbers behind it.
    """
    if not _SYMBOL.search(formula):
        return []
    if "=" in formula:
        named = (f"{name} = {plain(value)}" for name, value in terms.items())
        return [f"{formula} ({', '.join(named)})"]
    numbers = filled(formula, terms)
    return [formula, numbers] if numbers != formula else [formula]


def undefined_text(reason: str, language: str) -> str:
    """Return why a figure is undefined, or why there is no verdict."""
    if reason in UNDEFINED:
        return say(UNDEFINED[reason], language)
    return say(REASONS[Reason(reason)], language) if reason in _REASONS else reason


def _number(symbol: str, terms: Mapping[str, Decimal]) -> str:
    if symbol not in terms:
        return symbol
    text = plain(terms[symbol])
    return f"({text})" if text.startswith("-") else text
