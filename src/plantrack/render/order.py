"""The order in which tables list goals, and the groups they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import assert_never

from plantrack.model.assessment import Assessment, Key, Verdict
from plantrack.model.plan import Kind, Plan
from plantrack.render.goal_texts import figure_of, title
from plantrack.render.look import Look, Sort
from plantrack.render.words import say

_NOT_JUDGED = len(Verdict)
_IN_WORDS = frozenset({Kind.QUALITATIVE, Kind.DIRECTION, Kind.MILESTONE})


def listed(assessments: Iterable[Assessment], look: Look) -> list[Assessment]:
    """Return the goals a table lists: all, or all but those in words.

    A direction or a milestone is in words as long as nothing is known of it.
    """
    return [each for each in assessments if look.all or not _is_in_words(each)]


def grouped_goals(
    assessments: Sequence[Assessment], look: Look
) -> list[tuple[str, list[Assessment]]]:
    """Return the goals in order, under the keys of their groups.

    Groups stand in the order of their first goals. Sorted by title or completion
    the whole list is one group without a key.
    """
    if look.sort in (Sort.TITLE, Sort.COMPLETION):
        return [("", ordered(assessments, look))]
    places: dict[str, int] = {}
    for each in assessments:
        places.setdefault(each.goal.group, len(places))
    by_group = sorted(assessments, key=lambda each: places[each.goal.group])
    return [
        (name, ordered(list(members), look))
        for name, members in groupby(by_group, key=lambda each: each.goal.group)
    ]


def group_title(key: str, plan: Plan, language: str) -> str:
    """Return the title of a group; one that the plan does not name is its own."""
    title_ = plan.groups.get(key)
    return key if title_ is None else say(title_, language)


def ordered(assessments: Sequence[Assessment], look: Look) -> list[Assessment]:
    """Return goals in the order asked for; equals stay as in the file.

    By verdict the worst come first and those not assessed last. Chinese titles are
    in the order of GB 18030, which for common characters is that of their sound.
    """
    match look.sort:
        case Sort.FILE:
            return list(assessments)
        case Sort.VERDICT:
            return sorted(assessments, key=_badness)
        case Sort.TITLE:
            return sorted(assessments, key=lambda each: _sound(title(each, look)))
        case Sort.COMPLETION:
            return sorted(assessments, key=_completion)
    assert_never(look.sort)


def _is_in_words(assessment: Assessment) -> bool:
    if assessment.goal.kind not in _IN_WORDS:
        return False
    return assessment.verdict is None and assessment.latest is None


def _badness(assessment: Assessment) -> int:
    verdict = assessment.verdict
    return _NOT_JUDGED if verdict is None else verdict.order


def _sound(text: str) -> bytes:
    return text.casefold().encode("gb18030", errors="replace")


def _completion(assessment: Assessment) -> tuple[bool, Decimal]:
    value = figure_of(assessment, Key.COMPLETION).value
    return value is None, value or Decimal(0)
