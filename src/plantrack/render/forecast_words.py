"""Where the past leads if it goes on: in words that do not claim to know."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from plantrack.model.assessment import Assessment, Forecast, Verdict
from plantrack.model.period import Period
from plantrack.model.text import Text
from plantrack.render.figure_words import undefined_text
from plantrack.render.goal_texts import borders
from plantrack.render.look import Look
from plantrack.render.value_texts import period_words, value_text
from plantrack.render.words import say

_VALUE: Final = Text(
    "照过去{n}个年度值的平均变动，{by}约为{value}",
    "at the mean change of the past {n} values, about {value} in {by}",
)
_BY_MONTHS: Final = Text(
    "若今后各月与已知各月平均相同，到{by}约为{value}",
    "if the coming months are as the known ones on average, about {value} by {by}",
)
_INTERVAL: Final = Text(
    "{level}区间为{low}至{high}", "the {level} range is {low} to {high}"
)
_CHANCE: Final = Text(
    "若今后各年变动与过去{n}年相仿，达标的可能性约{chance}（趋势外推，非政策预测）",
    "if the coming years change as the past {n} did, the chance of meeting the "
    "target is about {chance} (an extrapolation, not a forecast of policy)",
)
_NO_CHANCE: Final = Text(
    "不给出区间和可能性：{reason}", "no range and no chance given: {reason}"
)
_FEW: Final = Text("年度值不足4个", "fewer than four year values")
_REACHED: Final = Text("照此预计{year}实现", "if so, the target is reached in {year}")
_NONE: Final = Text("不作外推：{reason}", "no projection: {reason}")
_FINAL: Final = frozenset({Verdict.ACHIEVED, Verdict.MISSED})
_STEP: Final = Decimal("0.05")
_LEAST: Final = Decimal("0.05")
_MOST: Final = Decimal("0.95")


def forecast_sentences(
    assessment: Assessment, look: Look, *, year_starts: int
) -> Iterator[str]:
    """Yield what the past changes lead to, or why that is not said.

    Of a result that is in no chance is told, and no year that is over.
    """
    forecast = assessment.forecast
    language = look.language
    if forecast.value is None or assessment.by is None:
        reason = undefined_text(forecast.reason or "undefined", language)
        yield say(_NONE, language).format(reason=reason)
        return
    text = _BY_MONTHS if forecast.method == "mean" else _VALUE
    yield say(text, language).format(
        n=forecast.values,
        by=period_words(assessment.by, look, year_starts=year_starts),
        value=_value(forecast.value, assessment, look),
    )
    yield from _uncertain(forecast, assessment, look)
    if forecast.reached is not None and _is_ahead(forecast.reached, assessment):
        year = period_words(forecast.reached, look, year_starts=year_starts)
        yield say(_REACHED, language).format(year=year)


def chance_text(probability: Decimal) -> str:
    """Return a probability to the next 5 %, within 5 % and 95 %."""
    steps = (probability / _STEP).to_integral_value(ROUND_HALF_UP)
    kept = min(max(steps * _STEP, _LEAST), _MOST)
    return f"{int(kept * 100)}%"


def _uncertain(forecast: Forecast, assessment: Assessment, look: Look) -> Iterator[str]:
    language = look.language
    if forecast.low is not None and forecast.high is not None:
        level = forecast.level or Decimal(0)
        yield say(_INTERVAL, language).format(
            level=f"{int(level * 100)}%",
            low=_value(forecast.low, assessment, look),
            high=_value(forecast.high, assessment, look),
        )
    if assessment.verdict in _FINAL:
        return
    if forecast.probability is not None:
        chance = chance_text(forecast.probability)
        yield say(_CHANCE, language).format(n=forecast.values, chance=chance)
    elif forecast.interval_reason:
        is_few = forecast.interval_reason == "few-values"
        reason = (
            say(_FEW, language)
            if is_few
            else undefined_text(forecast.interval_reason, language)
        )
        yield say(_NO_CHANCE, language).format(reason=reason)


def _is_ahead(year: Period, assessment: Assessment) -> bool:
    latest = assessment.latest
    return latest is None or year.last_month > latest.period.last_month


def _value(number: Decimal, assessment: Assessment, look: Look) -> str:
    return value_text(number, assessment.unit, look, borders=borders(assessment))
