"""Random registries: the program and the independent reading of the page agree."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from reading.agreement import differences
from reading.page import read
from reading.program import scorecard, write
from reading.registries import KINDS, Case, files, registries, registry

LONG = os.environ.get("PLANTRACK_LONG") == "1"
SETTINGS = settings(
    max_examples=3000 if LONG else 280,
    deadline=None,
    derandomize=not LONG,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def partings(case: Case, folder: Path) -> Iterator[str]:
    """Say where the program and the page part on this registry."""
    document, observations = write(case, folder)
    expected = read(document, observations, case.as_of)
    starts = int(document["plan"].get("year_starts", "01"))
    for found in scorecard(folder, case.as_of).assessments:
        for line in differences(found, expected[found.goal.id], starts=starts):
            yield f"{found.goal.id}: {line}"


def smaller(case: Case, folder: Path) -> Case:
    """Drop observations for as long as the two still part."""
    kept = list(case.observations)
    for number in reversed(range(len(kept))):
        fewer = kept[:number] + kept[number + 1 :]
        if any(partings(Case(case.document, fewer, case.as_of), folder)):
            kept = fewer
    return Case(case.document, kept, case.as_of)


def check(case: Case, folder: Path) -> None:
    """Fail with the smallest registry on which the two part."""
    if any(partings(case, folder)):
        small = smaller(case, folder)
        lines = "\n".join(partings(small, folder))
        goals, observations = files(small.document, small.observations)
        pytest.fail(f"{goals}\n{observations}\nas_of {case.as_of}\n\n{lines}")


@SETTINGS
@given(case=registries())
def test_every_figure_of_a_random_registry_follows_from_the_page(
    case: Case, tmp_path: Path
) -> None:
    check(case, tmp_path)


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_every_figure_of_each_kind_follows_from_the_page(
    kind: str, tmp_path: Path
) -> None:
    for seed in range(200 if LONG else 12):
        source = random.Random(f"{kind} {seed}")  # noqa: S311 - no secret
        check(registry(source, kinds=(kind,), goals=1), tmp_path)


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_the_random_registries_reach_many_outcomes_of_each_kind(kind: str) -> None:
    outcomes = set()
    for seed in range(60):
        source = random.Random(f"{kind} {seed}")  # noqa: S311 - no secret
        case = registry(source, kinds=(kind,), goals=1)
        for result in read(case.document, case.observations, case.as_of).values():
            outcomes.add(result["verdict"] or result["reason"])

    assert len(outcomes) >= 5
