"""What moved between two states of a plan, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TextIO

from plantrack.model.assessment import Assessment, NotAssessed
from plantrack.model.difference import (
    CauseKind,
    Difference,
    Movement,
    Origin,
)
from plantrack.model.observation import Observation
from plantrack.model.text import Text
from plantrack.notation.periods import format_period
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD, DIM, MARKS, mark
from plantrack.render.goal_texts import (
    as_of_text,
    promise_text,
    reading_text,
    verdict_word,
)
from plantrack.render.lines import EMPTY, Line, flowed, plain, styled, wrapped, write
from plantrack.render.look import Look
from plantrack.render.value_texts import (
    qualifier_sign,
    unknown,
    value_text,
    with_sign,
)
from plantrack.render.words import REASONS, Count, say

_HEAD: Final = Text("{plan} · {before} → {after}", "{plan} · {before} → {after}")
_SUPPOSED: Final = Text(
    "{plan} · 假设情形 · 截至 {after}", "{plan} · what if · as of {after}"
)
_COUNT: Final = Text(
    "{goals}项目标中{moved}项评价变化，{values}项只是数值变化",
    "{moved} of {goals} {goals:goal|goals} changed verdict, "
    "{values} only {values:its|their} values",
)
_NOTHING: Final = Text("没有变化", "nothing moved")
_VALUE: Final = Text("最新值：{before} → {after}", "latest: {before} → {after}")
_UNCHANGED: Final = Text("（不变）", " (unchanged)")
_ABSENT: Final = Text("无此目标", "no such goal")
_ORIGINS: Final[Mapping[Origin, Text]] = {
    Origin.PERFORMANCE: Text("因新数据", "by new values"),
    Origin.REVISION: Text("因数据修订，非进展", "by revised values, not by progress"),
    Origin.PROMISE: Text("因目标调整", "by a changed promise"),
    Origin.DEFINITION: Text("因评价依据调整", "by a change in what is judged"),
    Origin.TIME: Text("因时间推移", "by the passing of time"),
}
_CAUSES: Final[Mapping[CauseKind, Text]] = {
    CauseKind.NEW: Text("新数据 {after}", "new: {after}"),
    CauseKind.REVISED: Text("修订 {before} → {after}", "revised: {before} → {after}"),
    CauseKind.REMOVED: Text("撤回 {before}", "withdrawn: {before}"),
    CauseKind.ADDED: Text("新增目标", "the goal was added"),
    CauseKind.DROPPED: Text("目标已删去", "the goal was removed"),
    CauseKind.PROMISE: Text("目标或期限有变", "the target or its deadline changed"),
    CauseKind.DEFINITION: Text(
        "基期、指标或评价标准有变", "the baseline, the measure or the rule changed"
    ),
    CauseKind.TIME: Text("仅时间推移", "only time passed"),
}
_SUPPOSED_CAUSES: Final[Mapping[CauseKind, Text]] = {
    **_CAUSES,
    CauseKind.NEW: Text("假设 {after}", "supposed: {after}"),
    CauseKind.REVISED: Text(
        "假设 {after}，而非 {before}", "supposed: {after}, not {before}"
    ),
    CauseKind.REMOVED: Text("不计 {before}", "set aside: {before}"),
    CauseKind.PROMISE: Text("假设目标值为 {target}", "supposed target: {target}"),
}
_INDENT: Final = "  "


def render(difference: Difference, look: Look, stream: TextIO) -> None:
    """Write what moved, verdicts before mere values, each with its causes."""
    write(difference_lines(difference, look), stream, colour=look.colour)


def difference_lines(
    difference: Difference, look: Look, *, supposed: bool = False
) -> Iterator[Line]:
    """Yield a head, a count, and a block for every goal that moved."""
    language = look.language
    head = say(_SUPPOSED if supposed else _HEAD, language).format(
        plan=terminal_text(say(difference.plan.title, language)),
        before=difference.before.isoformat(),
        after=difference.after.isoformat(),
    )
    yield from wrapped(styled(_drawn(head, look), BOLD), look.width)
    if not difference.movements:
        yield plain(say(_NOTHING, language))
        return
    moved = [each for each in difference.movements if each.origin is not None]
    values = [each for each in difference.movements if each.origin is None]
    count = say(_COUNT, language).format(
        goals=Count(difference.goals), moved=len(moved), values=Count(len(values))
    )
    yield from wrapped(plain(count), look.width)
    for movement in (*moved, *values):
        yield EMPTY
        yield from _movement(movement, difference, look, supposed=supposed)


def _movement(
    movement: Movement, difference: Difference, look: Look, *, supposed: bool
) -> Iterator[Line]:
    starts = difference.plan.year_starts
    known = movement.after or movement.before
    if known is None:
        return
    title = terminal_text(say(known.goal.title, look.language))
    yield from wrapped(styled(f"{title}  [{movement.goal}]", BOLD), look.width)
    before, after = movement.before, movement.after
    parts = [_standing(before, look), _standing(after, look)]
    if movement.origin is None:
        parts = [parts[1], styled(say(_UNCHANGED, look.language), DIM)]
    gap = "" if movement.origin is None else _drawn(" → ", look)
    for line in flowed(parts, look.width - len(_INDENT), gap=gap):
        yield ((_INDENT, ""), *line)
    if movement.origin is not None and not supposed:
        origin = say(_ORIGINS[movement.origin], look.language)
        yield from _indented(origin, look)
    if before is not None and after is not None:
        old, new = (_latest(each, look, starts) for each in (before, after))
        if old != new:
            text = say(_VALUE, look.language).format(before=old, after=new)
            yield from _indented(_drawn(text, look), look)
    for cause in movement.causes:
        if cause.kind is CauseKind.TIME and movement.origin is Origin.TIME:
            continue  # the origin has said so
        words = (_SUPPOSED_CAUSES if supposed else _CAUSES)[cause.kind]
        text = say(words, look.language).format(
            before=_observed(cause.before, look, starts),
            after=_observed(cause.after, look, starts),
            target="" if after is None else terminal_text(promise_text(after, look)),
        )
        yield from _indented(_drawn(text, look), look)


def _standing(assessment: Assessment | None, look: Look) -> Line:
    if assessment is None:
        return styled(say(_ABSENT, look.language), DIM)
    verdict = assessment.verdict
    sign = mark(verdict, ascii_only=look.ascii)
    word = f"{sign} {verdict_word(assessment, look.language)}"
    if isinstance(assessment.judgement, NotAssessed):
        reason = say(REASONS[assessment.judgement.reason], look.language)
        word += f" ({reason})" if look.language == "en" else f"（{reason}）"
    return styled(word, MARKS[verdict].colour)


def _latest(assessment: Assessment, look: Look, starts: int) -> str:
    value = terminal_text(reading_text(assessment.latest, assessment, look))
    if assessment.latest is None:
        return value
    period = as_of_text(assessment, look, year_starts=starts)
    return f"{value} ({period})" if look.language == "en" else f"{value}（{period}）"


def _observed(observation: Observation | None, look: Look, starts: int) -> str:
    if observation is None:
        return unknown(look)
    value = unknown(look)
    if observation.amount is not None:
        amount = observation.amount
        sign = qualifier_sign(amount.qualifier, look)
        value = with_sign(sign, value_text(amount.number, amount.unit, look))
    period = format_period(observation.period, year_starts=starts)
    return terminal_text(f"{period} {value}")


def _indented(text: str, look: Look) -> Iterator[Line]:
    yield from wrapped(plain(text), look.width, first=_INDENT, rest=_INDENT * 2)


def _drawn(text: str, look: Look) -> str:
    """Return our own sentence with signs that the terminal can show."""
    return text.replace("→", "->").replace("·", "|") if look.ascii else text
