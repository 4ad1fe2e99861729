"""A value exactly on a threshold is judged exactly, a hair off it too."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from random import Random

import pytest

from hostile_output.thresholds import SEED, Case, cases, registry_of
from plantrack.engine.assess import assess_plan

LONG = os.environ.get("PLANTRACK_LONG") == "1"
PARTS = 8 if LONG else 2
EACH = 12_500 if LONG else 1_000
AT_ONCE = 50
DAY = dt.date(2027, 1, 1)
BEFORE_THE_END = dt.date(2026, 6, 1)


def verdicts(found: list[Case]) -> dict[str, str]:
    """Return the verdict on each goal; of one in progress before its end."""
    registry = registry_of(found)
    running = {"on-track", "at-risk", "off-track"}
    judged = {}
    for day in (DAY, BEFORE_THE_END):
        for assessment in assess_plan(registry, as_of=day).assessments:
            judged[day, assessment.goal.id] = str(
                assessment.verdict or assessment.judgement
            )
    return {
        case.goal.id: judged[
            BEFORE_THE_END if case.verdict in running else DAY, case.goal.id
        ]
        for case in found
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_a_value_at_a_threshold_is_judged_exactly(part: int) -> None:
    random = Random(SEED + part)  # noqa: S311 - chance, not a secret
    seen: Counter[str] = Counter()
    for _ in range(EACH // AT_ONCE):
        found = list(cases(random, AT_ONCE))
        judged = verdicts(found)
        for case in found:
            assert judged[case.goal.id] == case.verdict, case
            seen[case.verdict] += 1

    assert seen.total() == EACH
    wanted = ("achieved", "missed", "on-track", "at-risk", "off-track")
    assert all(seen[each] > EACH // 200 for each in wanted), seen


def test_floats_would_judge_many_of_them_wrongly() -> None:
    """The control: growth by floats misses a good part of what is exactly reached."""
    random = Random(SEED)  # noqa: S311 - chance, not a secret
    wrong = 0
    for _ in range(1_000):
        base, percent = random.randint(1, 10**6), random.randint(1, 300) / 10
        value = round(base * (1000 + round(percent * 10)) / 1000, 6)
        wrong += not (value / base - 1) * 100 >= percent

    assert wrong > 200
