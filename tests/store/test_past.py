"""The files of a plan as they were in a revision of git, with real git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plantrack.errors import WrongUse
from plantrack.store.past import load_revision

GOALS = """schema = 1
[plan]
id = "plan"
title = "Plan"
start = 2022
end = 2026
observations = ["data/*.toml"]
[indicators.gdp]
title = "GDP"
unit = "亿元"
measure = "flow"
[goals.gdp]
target = "3200亿元"
"""
SEEN = '[[observation]]\nindicator = "gdp"\nperiod = 2023\nvalue = "2442亿元"\n'


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.invalid")
    subprocess.run(
        ["git", "-C", str(folder), *settings, *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A repository whose plan has one observation, and two in its newest commit."""
    folder = tmp_path / "repository" / "计划"
    (folder / "data").mkdir(parents=True)
    git(folder.parent, "init", "--quiet", "--initial-branch=main")
    registry = folder / "goals.toml"
    registry.write_text(GOALS, encoding="utf-8")
    (folder / "data" / "one.toml").write_text(SEEN, encoding="utf-8")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "--quiet", "-m", "one")
    later = SEEN.replace("2023", "2024")
    (folder / "data" / "two.toml").write_text(later, encoding="utf-8")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "--quiet", "-m", "two")
    return registry


def test_a_revision_is_read_with_the_observation_files_it_had(plan: Path) -> None:
    now, before = load_revision(plan, "HEAD"), load_revision(plan, "HEAD~1")
    assert now.registry is not None
    assert before.registry is not None
    assert len(now.registry.observations) == 2
    assert len(before.registry.observations) == 1


def test_what_is_not_committed_is_no_part_of_a_revision(plan: Path) -> None:
    plan.write_text("nothing", encoding="utf-8")
    assert load_revision(plan, "HEAD").problems == ()


def test_faults_of_a_revision_name_it(plan: Path) -> None:
    plan.write_text(GOALS.replace("3200亿元", "3200吨"), encoding="utf-8")
    git(plan.parent, "commit", "--quiet", "-am", "worse")
    found = load_revision(plan, "main")
    assert found.registry is None
    assert [(each.place.file, each.code) for each in found.problems] == [
        ("main:goals.toml", "wrong-unit")
    ]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "a b", "\0"])
def test_a_revision_that_is_not_there(plan: Path, revision: str) -> None:
    with pytest.raises(WrongUse, match="unknown-revision"):
        load_revision(plan, revision)
    assert not (plan.parent / "x").exists()


def test_a_registry_that_was_not_there(plan: Path) -> None:
    other = plan.with_name("other.toml")
    other.write_text(GOALS, encoding="utf-8")
    with pytest.raises(WrongUse, match="not-in-revision"):
        load_revision(other, "HEAD")


def test_a_folder_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = tmp_path / "goals.toml"
    registry.write_text(GOALS, encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(WrongUse, match="not-in-git"):
        load_revision(registry, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WrongUse, match="git-missing"):
        load_revision(registry, "HEAD")
