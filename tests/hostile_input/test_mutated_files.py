"""Files with random faults are refused in words, or mean what they say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from pathlib import Path

import pytest

from hostile_input.excerpts import GOALS, OBSERVATIONS, excerpts, whole
from hostile_input.judging import Figures, Loader, judge, write
from hostile_input.mutation_run import MOST_MEMORY, SHORT_RUN, run_apart
from plantrack.model.plan import Goal
from plantrack.store.registry import Loaded, load

LONG = os.environ.get("PLANTRACK_LONG") == "1"
COUNT = 10 * SHORT_RUN if LONG else SHORT_RUN
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_no_mutation_is_accepted_as_something_else_or_ends_in_a_traceback(
    part: int,
) -> None:
    each = COUNT // PARTS
    figures = run_apart(part * each, each)

    assert figures.broken == 0, "\n\n".join(figures.faults)
    assert figures.tried == each
    assert figures.refused > each // 2
    assert figures.same > each // 20
    assert figures.follow > each // 20
    assert figures.megabytes < MOST_MEMORY


def test_the_excerpts_hold_every_block_of_both_files() -> None:
    files = whole()
    held = {
        line
        for excerpt in excerpts()
        for name in (GOALS, OBSERVATIONS)
        for line in excerpt[name].splitlines()
    }
    wanted = {
        line
        for name in (GOALS, OBSERVATIONS)
        for line in files[name].splitlines()
        if line.startswith((b"[", b"value", b"target", b"title", b"source", b"period"))
    }

    assert wanted <= held


@pytest.fixture
def _in_an_excerpt(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        write(excerpts()[2], Path())
        yield


def _judged(load: Loader) -> Figures:
    """Judge an unchanged excerpt as a loader with a fault would read it."""
    figures = Figures()
    judge(excerpts()[2], excerpts()[2], figures, load=load)
    return figures


def _careless(path: Path) -> Loaded:
    loaded = load(path)
    assert loaded.registry is not None

    def lowered(goal: Goal) -> Goal:
        return replace(goal, target=None)

    goals = {id_: lowered(goal) for id_, goal in loaded.registry.goals.items()}
    return Loaded(replace(loaded.registry, goals=goals), ())


def _forgetful(path: Path) -> Loaded:
    loaded = load(path)
    assert loaded.registry is not None
    observations = loaded.registry.observations[:-1]
    return Loaded(replace(loaded.registry, observations=observations), ())


def _failing(path: Path) -> Loaded:
    raise RecursionError(path)


def _fearful(path: Path) -> Loaded:
    return load(path.with_name("missing.toml"))


@pytest.mark.usefixtures("_in_an_excerpt")
@pytest.mark.parametrize(
    ("control", "counted"),
    [
        pytest.param(_careless, "silent", id="another target"),
        pytest.param(_forgetful, "silent", id="an observation less"),
        pytest.param(_failing, "tracebacks", id="an exception"),
        pytest.param(_fearful, "needless", id="a sound file refused"),
    ],
)
def test_the_judge_sees_a_loader_that_is_wrong(control: Loader, counted: str) -> None:
    figures = _judged(control)

    assert getattr(figures, counted) == 1
    assert figures.broken >= 1


@pytest.mark.usefixtures("_in_an_excerpt")
def test_an_excerpt_is_sound_and_means_what_it_says() -> None:
    figures = _judged(load)

    assert figures.same == 1
    assert figures.broken == 0
