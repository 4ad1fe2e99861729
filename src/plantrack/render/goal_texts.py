"""The texts of one goal that several formats share: value, target, rates, verdict.

Texts from the files come back as they are; a format passes them through its own
function of :mod:`plantrack.render.escape`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from plantrack.model.amount import Qualifier
from plantrack.model.assessment import (
    Assessment,
    Figure,
    Judged,
    Key,
    NotAssessed,
    Reading,
    Requirement,
    Verdict,
)
from plantrack.model.observation import Status
from plantrack.model.plan import Kind
from plantrack.model.text import Text
from plantrack.notation.periods import format_period
from plantrack.render.look import Look
from plantrack.render.number import grouped, percent, signed
from plantrack.render.value_texts import (
    as_shown,
    change_text,
    qualifier_sign,
    target_as_written,
    unknown,
    value_text,
    with_sign,
)
from plantrack.render.words import (
    HOLDING,
    HOLDING_SENTENCE,
    NOT_ASSESSED,
    REASONS,
    VERDICT_SENTENCES,
    VERDICTS,
    say,
)

PER_YEAR: Final = Text("/年", "/yr")
POINTS: Final = Text("个百分点", " pp")
DERIVED: Final = Text("折", "eq. ")
LIMIT: Final = Text("限", "cap ")
ESTIMATED: Final = Text("{value}（估算）", "{value} (est.)")
UNTIL: Final = Text("至{month}", "to {month}")
RATE_PLACES: Final = 2
RATE_DIGITS: Final = 4


def title(assessment: Assessment, look: Look) -> str:
    """Return the goal's title in the reader's language."""
    return say(assessment.goal.title, look.language)


def holds(assessment: Assessment) -> bool:
    """Tell whether the goal was met at the baseline already and still is."""
    return assessment.verdict is Verdict.MET_EARLY and any(
        note.code == "holding" for note in assessment.notes
    )


def verdict_word(assessment: Assessment, language: str) -> str:
    """Return the short verdict: ``进度滞后``."""
    match assessment.judgement:
        case Judged(verdict):
            return say(HOLDING if holds(assessment) else VERDICTS[verdict], language)
        case NotAssessed():
            return say(NOT_ASSESSED, language)


def verdict_reading(assessment: Assessment, language: str) -> str:
    """Return what the verdict means, or the reason why there is none."""
    match assessment.judgement:
        case Judged(verdict):
            sentence = (
                HOLDING_SENTENCE if holds(assessment) else VERDICT_SENTENCES[verdict]
            )
            return say(sentence, language)
        case NotAssessed(reason):
            return say(REASONS[reason], language)


def verdict_words(assessment: Assessment, language: str) -> str:
    """Return the verdict and what it means: ``进度偏慢，需加快``."""
    word = verdict_word(assessment, language)
    meaning = verdict_reading(assessment, language)
    if word in meaning:
        return meaning
    return f"{word}{': ' if language == 'en' else '：'}{meaning}"


def borders(assessment: Assessment) -> tuple[Decimal, ...]:
    """Return the numbers that a shown value must not be rounded onto or over.

    The ends of what satisfies the target, both exact and as they are shown: of a
    value and a target that differ a reader must not see one number.
    """
    requirement = assessment.requirement
    if requirement is None:
        return ()
    latest = _latest(assessment)
    allowed = requirement.allowed
    ends = [
        end
        for end in (allowed.low, allowed.high, requirement.number)
        if end is not None
    ]
    shown = (as_shown(end, requirement.unit, borders=latest) for end in ends)
    return (*ends, *shown)


def _latest(assessment: Assessment) -> tuple[Decimal, ...]:
    return () if assessment.latest is None else (assessment.latest.number,)


def reading_text(reading: Reading | None, assessment: Assessment, look: Look) -> str:
    """Return a reading with its qualifier: ``>2,000亿元``.

    A full year that was estimated from a part of it says so.
    """
    if reading is None:
        return unknown(look)
    value = value_text(
        reading.number, assessment.unit, look, borders=borders(assessment)
    )
    if reading is assessment.latest and uses_nowcast(assessment):
        return say(ESTIMATED, look.language).format(value=value)
    return with_sign(qualifier_sign(reading.qualifier, look), value)


def uses_nowcast(assessment: Assessment) -> bool:
    """Tell whether the latest value is our own estimate of a full year."""
    latest = assessment.latest
    if latest is None or latest.status is not Status.ESTIMATED:
        return False
    return any(note.code == "nowcast-used" for note in assessment.notes)


def target_text(assessment: Assessment, look: Look) -> str:
    """Return what is promised, as the value it is measured on: ``>3,200亿元``.

    A target that was computed from a growth or a change says so.
    """
    requirement = assessment.requirement
    if requirement is None:
        return promise_text(assessment, look)
    lead = say(DERIVED, look.language) if requirement.derived else ""
    return lead + requirement_text(assessment, requirement, look)


def requirement_text(
    assessment: Assessment, requirement: Requirement, look: Look
) -> str:
    """Return the comparison and its number, or the two ends of a range.

    A computed number is not rounded onto or over the latest value.
    """
    allowed, unit = requirement.allowed, requirement.unit
    latest = _latest(assessment)
    if requirement.op == "range" and allowed.low is not None:
        low = as_shown(allowed.low, unit, borders=latest)
        high = value_text(allowed.high or Decimal(0), unit, look, borders=latest)
        return f"{grouped(low)}~{high}"
    sign = qualifier_sign(Qualifier(requirement.op), look)
    return with_sign(sign, value_text(requirement.number, unit, look, borders=latest))


def promise_text(assessment: Assessment, look: Look) -> str:
    """Return the target as it is written in the registry."""
    if assessment.target is None:
        return unknown(look)
    return target_as_written(assessment.target, look)


def as_of_text(assessment: Assessment, look: Look, *, year_starts: int) -> str:
    """Return the period of the latest value; of a sum, the month it runs to."""
    latest = assessment.latest
    if latest is None:
        return unknown(look)
    if assessment.goal.kind is Kind.CUMULATIVE and not latest.period.is_year(
        starts=year_starts
    ):
        month = f"{latest.period.last:%Y-%m}"
        return say(UNTIL, look.language).format(month=month)
    return format_period(latest.period, year_starts=year_starts)


def figure_of(assessment: Assessment, key: Key) -> Figure:
    """Return a figure; one that the engine left out is undefined."""
    return assessment.figures.get(key, Figure(value=None))


def completion_text(assessment: Assessment, look: Look) -> str:
    """Return the share of the target reached; for a ceiling, of the limit used."""
    completion = figure_of(assessment, Key.COMPLETION).value
    if completion is not None:
        return percent(completion)
    used = figure_of(assessment, Key.LIMIT_USED).value
    if used is not None:
        return say(LIMIT, look.language) + percent(used)
    return unknown(look)


def rate_text(number: Decimal | None, assessment: Assessment, look: Look) -> str:
    """Return a yearly rate with its sign and unit: ``+9.43%/年``, ``+0.30 pp/yr``.

    Nothing more to do is a plain 0.
    """
    if number is None:
        return unknown(look)
    if not number:
        return "0"
    year = say(PER_YEAR, look.language)
    match assessment.rate_unit:
        case "percent/year":
            return f"{signed(number, places=RATE_PLACES)}%{year}"
        case "pp/year":
            points = say(POINTS, look.language)
            return signed(number, places=RATE_PLACES) + points + year
        case _:
            sign = "+" if number > 0 else ""
            text = change_text(number, assessment.unit, look, digits=RATE_DIGITS)
            return sign + text + year
