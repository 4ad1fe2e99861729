"""The rules put to a goal: side by side, and one of them as the headline."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from plantrack.engine.level import LevelFacts, solve
from plantrack.engine.rules import PACE, RULES
from plantrack.engine.rules.facts import LEVELS, Rule, RuleFacts
from plantrack.engine.rules.gather import (
    facts_of_level,
    level_rule_facts,
    other_rule_facts,
    rule_facts,
)
from plantrack.engine.scene import Scene, View, scene_of
from plantrack.engine.sensitivity import (
    Search,
    change_facts,
    explore,
    with_baseline,
    with_settled_comparison,
    written,
)
from plantrack.engine.standing import sides
from plantrack.model.assessment import (
    Assessment,
    Judged,
    Judgement,
    NotAssessed,
    Note,
    Reason,
    RuleJudgement,
)
from plantrack.model.plan import Kind

_REASONS = frozenset(each.value for each in Reason)
_OF_PACE = frozenset({"first-year", "late", "baseline-bound", "latest-bound"})
"""Notes that explain the verdict of our own rule and would mislead beside another."""


def with_rules(
    view: View, assessment: Assessment, *, headline: str, side_by_side: bool
) -> Assessment:
    """Judge a goal by ``headline``, and by every rule where that is wanted.

    Where the headline rule gives no verdict the goal is not assessed: never is
    another rule put in its place.
    """
    scene = _scene(view, assessment)
    facts = (
        other_rule_facts(assessment) if scene is None else rule_facts(scene, assessment)
    )
    if headline != PACE:
        assessment = _by(RULES[headline], facts, scene, assessment)
    if side_by_side:
        every = {name: rule(facts) for name, rule in RULES.items()}
        assessment = replace(assessment, rules=every)
    return assessment


def _scene(view: View, assessment: Assessment) -> Scene | None:
    goal, indicator = assessment.goal, assessment.indicator
    if indicator is None or goal.kind is Kind.MILESTONE:
        return None
    return scene_of(view, goal, indicator)


def _by(
    rule: Rule, facts: RuleFacts, scene: Scene | None, assessment: Assessment
) -> Assessment:
    judgement = _judgement(rule(facts), assessment)
    notes = [each for each in assessment.notes if each.code not in _OF_PACE]
    notes += [_plain(each) for each in assessment.notes if each.code == "latest-bound"]
    if scene is not None and facts.kind in LEVELS:
        bound = _baseline_note(rule, scene, assessment)
        if bound is not None:
            notes.append(bound)
            if "x" in bound.facts and isinstance(judgement, Judged):
                judgement = NotAssessed(Reason.BASELINE_BOUND)
    return replace(assessment, judgement=judgement, notes=tuple(notes))


def _judgement(found: RuleJudgement, assessment: Assessment) -> Judgement:
    """Return a rule's answer as the judgement of the goal."""
    if found.verdict is not None:
        return Judged(found.verdict)
    if assessment.judgement == NotAssessed(Reason.QUALITATIVE):
        return assessment.judgement
    if found.reason in _REASONS:
        return NotAssessed(Reason(found.reason))
    return NotAssessed(Reason.RULE_DOES_NOT_APPLY)


def _plain(note: Note) -> Note:
    """Return the note without the numbers at which another rule would change."""
    return Note(note.code, {"text": note.facts["text"]})


def _baseline_note(rule: Rule, scene: Scene, assessment: Assessment) -> Note | None:
    """Note a bounded baseline, and the number at which the rule's verdict changes."""
    facts = facts_of_level(scene)
    start = facts.baseline
    if start is None or start.bounds.is_number:
        return None
    settled = with_settled_comparison(facts)

    def judge(number: Fraction) -> Judgement:
        moved = with_baseline(settled, number)
        found = rule(level_rule_facts(_with_start(scene, moved), moved, assessment))
        return _judgement(found, assessment)

    until = None if facts.latest is None else facts.latest.number
    search = Search(
        judge, (lambda number: sides(solve(with_baseline(settled, number))),)
    )
    changes = change_facts(explore(search, start, until=until))
    return Note("baseline-bound", {"text": written(start), **changes})


def _with_start(scene: Scene, facts: LevelFacts) -> Scene:
    """Return the scene with the moved baseline where it is a year value as well."""
    start = facts.baseline
    if start is None:
        return scene
    number = scene.year_number(start.period)
    if scene.goal.baseline is not None or number not in scene.years:
        return scene
    return replace(scene, years={**scene.years, number: start})
