"""Hostile files are refused in less than 2 seconds and 300 megabytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hostile_input.bomb_run import Cost, cost_of_command, costs_of
from hostile_input.bombs import BOMBS, SOUND_BUT_LARGE

LONG = os.environ.get("PLANTRACK_LONG") == "1"
MOST_SECONDS = 2
MOST_MEGABYTES = 300
PARTS = 4
NAMES = sorted(BOMBS)


def assert_cheap(cost: Cost) -> None:
    assert cost.refused is (cost.name not in SOUND_BUT_LARGE), cost
    assert cost.seconds < MOST_SECONDS, cost
    assert cost.lines > 0 or not cost.refused, cost


@pytest.mark.parametrize("part", range(PARTS))
def test_a_hostile_file_is_refused_at_little_cost(part: int) -> None:
    costs, megabytes = costs_of(NAMES[part::PARTS])

    for cost in costs:
        assert_cheap(cost)
    assert len(costs) == len(NAMES[part::PARTS])
    assert megabytes < MOST_MEGABYTES


@pytest.mark.skipif(not LONG, reason="PLANTRACK_LONG=1 runs it")
@pytest.mark.parametrize("name", NAMES)
def test_the_whole_command_refuses_it_at_little_cost(name: str) -> None:
    cost, megabytes = cost_of_command(name)

    assert_cheap(cost)
    assert megabytes < MOST_MEGABYTES


def test_a_process_is_not_charged_with_what_its_parent_has() -> None:
    ballast = b"x" * (MOST_MEGABYTES * 1024 * 1024)
    _, megabytes = costs_of(["key-60kB"])

    assert megabytes < MOST_MEGABYTES < len(ballast)


def test_tomllib_alone_would_pay_for_the_worst_of_them() -> None:
    """The control: without the guard a key of 28 kB costs hundreds of megabytes."""
    pytest.importorskip("resource")
    costs, guarded = costs_of(["key-60kB"])
    code = (
        "import tomllib; tomllib.loads('a.' * 14_000 + 'a = 1');"
        "from hostile_input.processes import megabytes; print(megabytes())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )

    assert costs[0].refused
    assert int(done.stdout) > 2 * guarded
