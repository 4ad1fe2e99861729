"""Goals and indicators are found by the names people use."""

from __future__ import annotations

from pathlib import Path

import pytest

from plantrack.errors import WrongUse
from plantrack.model.plan import Registry
from plantrack.workflow.loading import Opened, open_registry
from plantrack.workflow.naming import find_goal, find_indicator, near
from sample_plan import write_plan


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    opened = open_registry(write_plan(tmp_path))
    assert isinstance(opened, Opened)
    return opened.registry


@pytest.mark.parametrize("text", ["late", "滞后", "Late share"])
def test_a_goal_is_found_by_id_or_title(registry: Registry, text: str) -> None:
    assert find_goal(registry, text).id == "late"


@pytest.mark.parametrize("text", ["late", "滞后", "Late share", "滞后率"])
def test_an_indicator_is_found_by_alias_too(registry: Registry, text: str) -> None:
    assert find_indicator(registry, text).id == "late"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("lat", "late"),
        ("LATE", "late"),
        ("un", "unknown"),
        ("未知率", "unknown"),
        ("文字", "words"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_a_name_that_does_not_exist_gets_the_nearest(
    registry: Registry, text: str, nearest: str
) -> None:
    with pytest.raises(WrongUse, match="unknown-goal") as raised:
        find_goal(registry, text)

    assert raised.value.facts["near"] == nearest


def test_what_begins_alike_is_nearer_than_what_is_spelt_alike() -> None:
    assert near("rd", ["trade", "rd-intensity"]) == "rd-intensity"
    assert near("GDP", ["rd-intensity", "gdp"]) == "gdp"
