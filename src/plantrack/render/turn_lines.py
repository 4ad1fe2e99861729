"""What would change the verdict of a goal: a number, and what it would then be.

A shown number is rounded away from the latest value, up where it says «or more»
and down where it says «or less»: whoever reaches the number that is shown has
crossed the threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from plantrack.model.assessment import Assessment, Key, Reason, Verdict
from plantrack.model.goal_page import GoalPage
from plantrack.model.plan import Kind, Measure
from plantrack.model.text import Text
from plantrack.model.turn import Turn, Turns
from plantrack.render.cells import cell_width
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import DIM, MARKS, mark
from plantrack.render.goal_texts import POINTS, RATE_PLACES
from plantrack.render.lines import (
    GAP,
    Column,
    Line,
    grid_row,
    line_width,
    plain,
    styled,
    wrapped,
)
from plantrack.render.look import Look
from plantrack.render.number import grouped, outward
from plantrack.render.value_texts import beyond, period_words, value_text
from plantrack.render.words import REASONS, VERDICTS, say

HEADING: Final = Text("怎样会改变评价", "What would change the verdict")
BY_PACE: Final = Text(
    "怎样会改变评价（按本规则：进度系数）", "What would change the verdict by pace"
)
_BANDS: Final = Text(
    "进度系数不低于{on_track}且追赶系数不高于{catch_up}为符合预期，"
    "进度系数不低于{at_risk}为进度偏慢",
    "on track from a pace of {on_track} with a catch-up of {catch_up} at most, "
    "at risk from a pace of {at_risk}",
)
_BANDS_OF_A_SUM: Final = Text(
    "进度系数不低于{on_track}为符合预期，不低于{at_risk}为进度偏慢",
    "on track from a pace of {on_track}, at risk from {at_risk}",
)
_BANDS_OF_A_CAP: Final = Text(
    "进度系数不高于1为符合预期，其倒数不低于{at_risk}为进度偏慢",
    "on track up to a pace of 1, at risk while 1 / pace is {at_risk} or more",
)
_AS_WRITTEN: Final[Mapping[str, Text]] = {
    "baseline-bound": Text(
        "按基期所写的数（{text}）计", "with the baseline as written ({text})"
    ),
    "latest-bound": Text(
        "按最新值所写的数（{text}）计", "with the latest value as written ({text})"
    ),
}
_LATEST: Final = Text("最新值", "latest value")
_SUM: Final = Text("已知合计", "sum so far")
_STANDING_STILL: Final = Text("{what}与最新值持平", "{what}: as the latest value")
_CONDITIONS: Final[Mapping[tuple[bool, bool], Text]] = {
    # by whether it lies above the latest value, and whether it begins only beyond
    (True, False): Text("{what}为{at}或更高", "{what}: {at} or more"),
    (True, True): Text("{what}高于{at}", "{what}: above {at}"),
    (False, False): Text("{what}为{at}或更低", "{what}: {at} or less"),
    (False, True): Text("{what}低于{at}", "{what}: below {at}"),
}
_RANKS: Final[Mapping[bool, Text]] = {
    True: Text("{what}为{at}或更后", "{what}: {at} or worse"),
    False: Text("{what}为{at}或更前", "{what}: {at} or better"),
}
_GROWTH: Final = Text("{at}（{growth}）", "{at} ({growth})")
_INDENT: Final = "  "
_LEAST: Final = 20


def turns_heading(page: GoalPage) -> Text:
    """Return the heading; it names the rule where another one gave the verdict."""
    return HEADING if page.scorecard.rule == "pace" else BY_PACE


def turn_lines(page: GoalPage, look: Look) -> Iterator[Line]:
    """Yield a line for each change: the number, the verdict it would bring."""
    rows = list(_rows(page, look))
    if not rows:
        return
    bands = _bands(page)
    if bands is not None:
        plan = page.scorecard.plan.bands
        text = say(bands, look.language).format(
            on_track=plan.on_track, at_risk=plan.at_risk, catch_up=plan.catch_up
        )
        deeper = _INDENT * 2
        yield from wrapped(styled(text, DIM), look.width, first=_INDENT, rest=deeper)
    for note in page.assessment.notes:
        if note.code in _AS_WRITTEN:
            words = say(_AS_WRITTEN[note.code], look.language)
            text = terminal_text(words.format(text=note.facts.get("text", "?")))
            lead = _INDENT
            yield from wrapped(styled(text, DIM), look.width, first=lead, rest=lead * 2)
    natural = [max(line_width(row[number]) for row in rows) for number in range(2)]
    room = look.width - cell_width(_INDENT) - cell_width(GAP)
    first = min(natural[0], max(_LEAST, room - natural[1]))
    columns = [Column(first), Column(max(1, min(natural[1], room - first)))]
    for row in rows:
        for line in grid_row(columns, row):
            yield ((_INDENT, ""), *line)


def _bands(page: GoalPage) -> Text | None:
    """Return the edges that the verdict is read from; a rank has none."""
    assessment = page.assessment
    figure = assessment.figures.get(Key.PACE)
    if figure is None or figure.value is None:
        return None
    requirement = assessment.requirement
    if assessment.goal.kind is Kind.CUMULATIVE:
        capped = requirement is not None and requirement.op in ("<", "<=")
        return _BANDS_OF_A_CAP if capped else _BANDS_OF_A_SUM
    return None if _is_rank(assessment) else _BANDS


def _rows(page: GoalPage, look: Look) -> Iterator[tuple[Line, Line]]:
    """Yield what would be, and the verdict that this would bring."""
    assessment, turns = page.assessment, page.turns
    is_sum = assessment.goal.kind is Kind.CUMULATIVE
    what = say(_SUM if is_sum else _LATEST, look.language)
    for turn in turns.now:
        condition = _condition(turn, what, assessment, look)
        yield plain(condition), _state(turn.state, look)
    if turns.next_period is not None:
        year_starts = page.scorecard.plan.year_starts
        year = period_words(turns.next_period, look, year_starts=year_starts)
        yield from _next_year(turns, year, assessment, look)


def _next_year(
    turns: Turns, year: str, assessment: Assessment, look: Look
) -> Iterator[tuple[Line, Line]]:
    """Yield the changes below standing still, standing still, and those above."""
    still = turns.standing_still
    below = [turn for turn in turns.next_year if not turn.is_above]
    for turn in below:
        yield _in_a_year(turn, year, assessment, look)
    if still is not None:
        text = say(_STANDING_STILL, look.language).format(what=year)
        yield plain(text), _state(still, look)
    for turn in turns.next_year[len(below) :]:
        yield _in_a_year(turn, year, assessment, look)


def _in_a_year(
    turn: Turn, year: str, assessment: Assessment, look: Look
) -> tuple[Line, Line]:
    growth = _growth(turn, assessment, look)
    return plain(_condition(turn, year, assessment, look, growth=growth)), _state(
        turn.state, look
    )


def _condition(
    turn: Turn, what: str, assessment: Assessment, look: Look, *, growth: str = ""
) -> str:
    """Return what would have to be: ``2024年为2,616.1亿元（+7.13%）或更高``."""
    unit = assessment.unit
    if _is_rank(assessment):
        number = outward(turn.at, places=0, up=turn.is_above)
        if turn.is_open and number == turn.at:
            number += 1 if turn.is_above else -1
        text = _RANKS[turn.is_above]
    else:
        number = beyond(turn.at, unit, up=turn.is_above)
        text = _CONDITIONS[turn.is_above, turn.is_open and number == turn.at]
    at = value_text(number, unit, look)
    if growth:
        at = say(_GROWTH, look.language).format(at=at, growth=growth)
    return say(text, look.language).format(what=what, at=at)


def _growth(turn: Turn, assessment: Assessment, look: Look) -> str:
    """Return the change from the latest value, in the unit of the goal's rates."""
    if turn.growth is None or _is_rank(assessment):
        return ""
    sign = "+" if turn.growth > 0 else ""
    match assessment.rate_unit:
        case "percent/year":
            number = outward(turn.growth, places=RATE_PLACES, up=turn.is_above)
            return f"{sign}{grouped(number)}%"
        case "pp/year":
            number = outward(turn.growth, places=RATE_PLACES, up=turn.is_above)
            return f"{sign}{grouped(number)}{say(POINTS, look.language)}"
        case _:
            number = beyond(turn.growth, assessment.unit, up=turn.is_above)
            return sign + value_text(number, assessment.unit, look)


def _is_rank(assessment: Assessment) -> bool:
    indicator = assessment.indicator
    return indicator is not None and indicator.measure is Measure.RANK


def _state(state: Verdict | Reason, look: Look) -> Line:
    match state:
        case Verdict():
            sign = mark(state, ascii_only=look.ascii)
            text = f"{sign} {say(VERDICTS[state], look.language)}"
            return styled(text, MARKS[state].colour)
        case Reason():
            sign = mark(None, ascii_only=look.ascii)
            return styled(f"{sign} {say(REASONS[state], look.language)}", DIM)
    assert_never(state)
