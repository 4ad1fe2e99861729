"""The head of a scorecard: which plan, which day, and how many goals stand where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plantrack.model.assessment import Key, Reason, Verdict
from plantrack.model.scorecard import Counts, Scorecard
from plantrack.model.text import Text
from plantrack.notation.periods import format_period
from plantrack.render.glyphs import BOLD, DIM, MARKS
from plantrack.render.goal_texts import figure_of
from plantrack.render.lines import Line, styled
from plantrack.render.look import Look
from plantrack.render.number import percent
from plantrack.render.words import RULES, Count, say

AS_OF: Final = Text("截至 {day}", "as of {day}")
CALENDAR: Final = Text("时间进度 {share}", "{share} of the time gone")
BY_RULE: Final = Text("规则：{rule}", "rule: {rule}")

IN_LINE: Final = Text(
    "已评价{judged}项，其中{count}项符合或快于预期（{share}）",
    "{count} of {judged} judged {judged:goal|goals} on track or better ({share})",
)
NONE_JUDGED: Final = Text("尚无可作评价的目标", "no goal can be judged yet")
BEHIND: Final[dict[Verdict, Text]] = {
    Verdict.AT_RISK: Text("{count}项偏慢", "{count} at risk"),
    Verdict.OFF_TRACK: Text("{count}项滞后", "{count} off track"),
    Verdict.MISSED: Text("{count}项未完成", "{count} missed"),
}
NOT_ASSESSED: Final = Text("{count}项暂不评价", "{count} not assessed")
QUALITATIVE: Final = Text("{count}项定性目标", "{count} in words only")
BINDING: Final = Text(
    "约束性指标{count}项中{behind}项滞后",
    "{behind} of {count} binding {count:goal|goals} behind",
)


def plan_title(scorecard: Scorecard, language: str) -> str:
    """Return the plan's title."""
    return say(scorecard.plan.title, language)


def plan_facts(scorecard: Scorecard, look: Look) -> list[str]:
    """Return what stands beside the title: window, day, time gone, other rule."""
    plan = scorecard.plan
    dash = "-" if look.ascii else "—" if look.language != "en" else "–"
    ends = [
        format_period(end, year_starts=plan.year_starts)
        for end in (plan.start, plan.end)
    ]
    facts = [say(AS_OF, look.language).format(day=scorecard.as_of.isoformat())]
    if not all(end in plan_title(scorecard, look.language) for end in ends):
        facts.insert(0, dash.join(ends))
    share = _calendar(scorecard)
    if share:
        facts.append(say(CALENDAR, look.language).format(share=share))
    if scorecard.rule != "pace":
        name = say(RULES[scorecard.rule], look.language)
        facts.append(say(BY_RULE, look.language).format(rule=name))
    return facts


def count_parts(counts: Counts, language: str) -> list[Line]:
    """Return the headline of counts, in parts with the colours of their verdicts."""
    return [
        styled(text.format(**facts), style)
        for text, style, facts in _counted(counts, language)
    ]


def count_sentence(counts: Counts, language: str) -> str:
    """Return the headline of counts as one sentence without colour."""
    separator = ", " if language == "en" else "，"
    return separator.join(
        "".join(text for text, _ in part) for part in count_parts(counts, language)
    )


def _counted(
    counts: Counts, language: str
) -> Iterator[tuple[str, str, dict[str, object]]]:
    if counts.in_line_share is None:
        yield say(NONE_JUDGED, language), BOLD, {}
    else:
        share = percent(counts.in_line_share, places=0)
        facts = {
            "judged": Count(counts.judged),
            "count": counts.in_line,
            "share": share,
        }
        yield say(IN_LINE, language), BOLD, facts
    for verdict, text in BEHIND.items():
        if counts.verdicts.get(verdict):
            style = MARKS[verdict].colour
            yield say(text, language), style, {"count": counts.verdicts[verdict]}
    words_only = counts.not_assessed.get(Reason.QUALITATIVE, 0)
    others = sum(counts.not_assessed.values()) - words_only
    if others:
        yield say(NOT_ASSESSED, language), DIM, {"count": others}
    if words_only:
        yield say(QUALITATIVE, language), DIM, {"count": words_only}
    if counts.binding:
        facts = {"count": Count(counts.binding), "behind": counts.binding_behind}
        yield say(BINDING, language), BOLD, facts


def _calendar(scorecard: Scorecard) -> str:
    """Return the share of the plan's window gone, as a goal with that window has it."""
    window = (scorecard.plan.start, scorecard.plan.end)
    for each in scorecard.assessments:
        share = figure_of(each, Key.CALENDAR_ELAPSED).value
        if share is not None and (each.start, each.by) == window:
            return percent(share)
    return ""
