"""Goals and rules in one matrix: how each authority would judge the plan.

Under the matrix stands, for every goal on which they part, who says what and by which
figure, and which goals no rule can judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TextIO

from plantrack.model.assessment import Assessment, RuleJudgement, Verdict
from plantrack.model.scorecard import Scorecard
from plantrack.model.text import Text
from plantrack.render.cells import cell_width, pad
from plantrack.render.escape import terminal_text
from plantrack.render.glyphs import BOLD, DIM, MARKS, mark
from plantrack.render.goal_texts import (
    as_of_text,
    reading_text,
    target_text,
    title,
)
from plantrack.render.headline import plan_facts, plan_title
from plantrack.render.lines import (
    EMPTY,
    GAP,
    Column,
    Line,
    flowed,
    grid_row,
    plain,
    styled,
    wrapped,
    write,
)
from plantrack.render.look import Look
from plantrack.render.order import grouped_goals, listed
from plantrack.render.remarks import NOT_KNOWN, reasons_of
from plantrack.render.rule_words import (
    SHORT_NAMES,
    class_name,
    meaning,
    reason_text,
    rule_name,
)
from plantrack.render.words import COLUMNS, VERDICTS, Count, say

_INDENT: Final = "  "
_LEAST_TITLE: Final = 20
_NOTHING: Final = Text("还没有任何规则可以评价的目标", "no rule can judge any goal yet")
_SUMMARY: Final = Text(
    "{rules}种规则下有评价的目标{count}项：{alike}项一致，{apart}项有分歧",
    "under {rules} rules {count} {count:goal has|goals have} a verdict: "
    "{alike} {alike:agrees|agree}, {apart} {apart:parts|part}",
)
_PART: Final = Text("分歧所在", "Where and why they part")
_NO_CLASS: Final = Text("不作评价", "no verdict")
_BOUND: Final = Text(
    "各机构的规则按基期所写的数（{text}）计算",
    "the authorities' rules take the baseline as written ({text})",
)
_STANDS: Final = Text(
    "{goal}：{latest}（{period}）{arrow} {target}",
    "{goal}: {latest} ({period}) {arrow} {target}",
)
_VOICE: Final = Text("{who}“{name}”", "{who}: {name}")
_VOICE_WHY: Final = Text("{who}“{name}”，{why}", "{who}: {name}, {why}")
_COLON: Final = Text("：", ": ")
_COMMA: Final = Text("、", ", ")


def render(scorecard: Scorecard, look: Look, stream: TextIO) -> None:
    """Write the matrix; every assessment carries the judgements of every rule."""
    write(matrix_lines(scorecard, look), stream, colour=look.colour)


def matrix_lines(scorecard: Scorecard, look: Look) -> Iterator[Line]:
    """Yield the head, the matrix, where the rules part, and what none can judge."""
    goals = listed(scorecard.assessments, look)
    judged = [each for each in goals if _verdicts(each)]
    yield from _head(scorecard, judged, look)
    if judged:
        yield EMPTY
        yield from _matrix(judged, look)
        apart = [each for each in judged if len(_verdicts(each)) > 1]
        yield from _parting(apart, look, year_starts=scorecard.plan.year_starts)
    others = [each for each in goals if not _verdicts(each)]
    reasons = reasons_of(others, look)
    if reasons:
        yield EMPTY
        yield styled(say(NOT_KNOWN, look.language), BOLD)
    for reason in reasons:
        yield from _item(plain(terminal_text(reason)), look)


def _verdicts(assessment: Assessment) -> set[Verdict]:
    """Return every verdict that some rule gives the goal."""
    return {each.verdict for each in assessment.rules.values() if each.verdict}


def _head(
    scorecard: Scorecard, judged: Sequence[Assessment], look: Look
) -> Iterator[Line]:
    dot = " - " if look.ascii else " · "
    parts = [styled(terminal_text(plan_title(scorecard, look.language)), BOLD)]
    parts += [plain(fact) for fact in plan_facts(scorecard, look)]
    yield from flowed(parts, look.width, gap=dot)
    if not judged:
        yield plain(say(_NOTHING, look.language))
        return
    apart = sum(1 for each in judged if len(_verdicts(each)) > 1)
    sentence = say(_SUMMARY, look.language).format(
        count=Count(len(judged)),
        rules=len(judged[0].rules),
        alike=Count(len(judged) - apart),
        apart=Count(apart),
    )
    yield from wrapped(plain(sentence), look.width)


def _matrix(judged: Sequence[Assessment], look: Look) -> Iterator[Line]:
    rules = list(judged[0].rules)
    heads = _heads(rules, look)
    columns = [Column(cell_width(head)) for head in heads]
    taken = sum(each.width + cell_width(GAP) for each in columns)
    names = [terminal_text(title(each, look)) for each in judged]
    widest = max(cell_width(name) for name in names)
    column = Column(max(min(widest, look.width - taken), cell_width(_goal(look))))
    row = [styled(_goal(look), BOLD), *(styled(head, BOLD) for head in heads)]
    yield from grid_row([column, *columns], row)
    yield styled(("-" if look.ascii else "─") * (column.width + taken), DIM)
    for _, members in grouped_goals(judged, look):
        for member in members:
            name = plain(terminal_text(title(member, look)))
            signs = [_sign(member.rules[rule], look) for rule in rules]
            yield from grid_row([column, *columns], [name, *signs])
    yield EMPTY
    yield from _legend(judged, rules, heads, look)


def _heads(rules: Sequence[str], look: Look) -> list[str]:
    """Return the rules' short names, or their numbers where there is no room."""
    heads = [say(SHORT_NAMES[rule], look.language) for rule in rules]
    taken = sum(cell_width(head) + cell_width(GAP) for head in heads)
    if look.width - taken >= _LEAST_TITLE:
        return heads
    return [str(number) for number, _ in enumerate(rules, start=1)]


def _goal(look: Look) -> str:
    return say(COLUMNS["title"], look.language)


def _sign(judgement: RuleJudgement, look: Look) -> Line:
    sign = mark(judgement.verdict, ascii_only=look.ascii)
    return styled(sign, MARKS[judgement.verdict].colour)


def _legend(
    judged: Sequence[Assessment],
    rules: Sequence[str],
    heads: Sequence[str],
    look: Look,
) -> Iterator[Line]:
    """Yield what the signs mean that are there, and what the numbers stand for."""
    shown = {judgement.verdict for each in judged for judgement in each.rules.values()}
    parts = [
        styled(_verdict_text(verdict, look), MARKS[verdict].colour)
        for verdict in (*reversed(Verdict), None)
        if verdict in shown
    ]
    yield from flowed(parts, look.width, gap=GAP)
    if heads[0] == "1":
        named = [
            plain(f"{head} {rule_name(rule, look.language)}")
            for head, rule in zip(heads, rules, strict=True)
        ]
        yield from flowed(named, look.width, gap=GAP)


def _verdict_text(verdict: Verdict | None, look: Look) -> str:
    sign = mark(verdict, ascii_only=look.ascii)
    word = _NO_CLASS if verdict is None else VERDICTS[verdict]
    return f"{sign} {say(word, look.language)}"


def _parting(
    apart: Sequence[Assessment], look: Look, *, year_starts: int
) -> Iterator[Line]:
    if not apart:
        return
    yield EMPTY
    yield styled(say(_PART, look.language), BOLD)
    for assessment in apart:
        yield from _item(_promise(assessment, look, year_starts=year_starts), look)
        yield from _voices(assessment, look)
        for note in assessment.notes:
            if note.code == "baseline-bound":
                text = say(_BOUND, look.language).format(text=note.facts["text"])
                yield from _item(styled(terminal_text(text), DIM), look, depth=2)


def _promise(assessment: Assessment, look: Look, *, year_starts: int) -> Line:
    """Return the goal with what it stands at and what it promises."""
    latest = reading_text(assessment.latest, assessment, look)
    period = as_of_text(assessment, look, year_starts=year_starts)
    text = say(_STANDS, look.language).format(
        goal=title(assessment, look),
        latest=latest,
        period=period,
        arrow="->" if look.ascii else "→",
        target=target_text(assessment, look),
    )
    return plain(terminal_text(text))


def _voices(assessment: Assessment, look: Look) -> Iterator[Line]:
    """Yield who says what, best verdict first, then who says nothing and why."""
    by_verdict: dict[Verdict, list[str]] = {}
    for rule, judgement in assessment.rules.items():
        if judgement.verdict is not None:
            voice = _voice(rule, judgement, assessment, look)
            by_verdict.setdefault(judgement.verdict, []).append(voice)
    words = [_verdict_text(each, look) for each in (*by_verdict, None)]
    width = max(cell_width(word) for word in words)
    for verdict in sorted(by_verdict, key=lambda each: -each.order):
        lead = _lead(_verdict_text(verdict, look), width)
        yield from _hanging(lead, by_verdict[verdict], MARKS[verdict].colour, look)
    lead = _lead(_verdict_text(None, look), width)
    yield from _hanging(lead, _silent(assessment, look), DIM, look)


def _voice(
    rule: str, judgement: RuleJudgement, assessment: Assessment, look: Look
) -> str:
    """Return ``欧盟统计局“显著进展”，增速为所需的1.07倍``."""
    language = look.language
    why = meaning(rule, judgement, assessment.goal.kind, language)
    return say(_VOICE_WHY if why else _VOICE, language).format(
        who=rule_name(rule, language),
        name=class_name(rule, judgement.class_id or "", language),
        why=why,
    )


def _silent(assessment: Assessment, look: Look) -> list[str]:
    """Return the rules that give no verdict, gathered by their reasons."""
    language = look.language
    by_reason: dict[str, list[str]] = {}
    for rule, judgement in assessment.rules.items():
        if judgement.verdict is None:
            reason = reason_text(judgement, rule, language)
            by_reason.setdefault(reason, []).append(rule_name(rule, language))
    comma, colon = say(_COMMA, language), say(_COLON, language)
    return [
        f"{comma.join(names)}{colon}{reason}" for reason, names in by_reason.items()
    ]


def _lead(word: str, width: int) -> str:
    return _INDENT * 2 + pad(word, width) + GAP


def _hanging(lead: str, texts: Sequence[str], style: str, look: Look) -> Iterator[Line]:
    """Yield texts behind a coloured lead, each on lines of its own under the first."""
    rest = " " * cell_width(lead)
    deeper = rest + _INDENT
    for number, text in enumerate(texts):
        first, *others = wrapped(
            plain(terminal_text(text)), look.width, first=rest, rest=deeper
        )
        yield first if number else ((lead, style), *first[1:])
        yield from others


def _item(line: Line, look: Look, *, depth: int = 1) -> Iterator[Line]:
    lead = _INDENT * depth
    yield from wrapped(line, look.width, first=lead, rest=lead + _INDENT)
