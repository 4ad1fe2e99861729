"""What a hostile registry could make cost minutes is refused or cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from plantrack.model.problem import Place, Problem
from plantrack.render.problems import MOST_LINES, problem_lines
from plantrack.store.registry import load

HEAD = 'schema = 1\n[plan]\nid = "p"\ntitle = "P"\nstart = 2022\nend = 2026\n'
GOALS = '[goals.a]\ntitle = "A"\nkind = "qualitative"\n'


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        pytest.param("**/" * 30 + "*.nothing", ["no-match"], id="many that mean one"),
        pytest.param("**/a/**/b/*.toml", ["no-match"], id="two"),
        pytest.param("**/a/**/b/**/*.toml", ["bad-path"], id="three"),
    ],
)
def test_folders_of_any_depth_are_asked_for_twice_at_most(
    tmp_path: Path, name: str, codes: list[str]
) -> None:
    (tmp_path / "a" / "b" / "c" / "d" / "e").mkdir(parents=True)
    registry = tmp_path / "goals.toml"
    registry.write_text(f'{HEAD}observations = ["{name}"]\n{GOALS}', encoding="utf-8")
    assert [each.code for each in load(registry).problems] == codes


def test_a_glob_of_any_depth_finds_what_lies_deep(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "seen.toml").write_text("# nothing yet\n", encoding="utf-8")
    registry = tmp_path / "goals.toml"
    text = f'{HEAD}observations = ["**/**/seen.toml"]\n{GOALS}'
    registry.write_text(text, encoding="utf-8")
    assert load(registry).problems == ()


def test_of_very_many_duplicate_keys_the_first_hundred_are_told(
    tmp_path: Path,
) -> None:
    registry = tmp_path / "goals.toml"
    registry.write_text("a = 1\n" * 5_000, encoding="utf-8")
    found = load(registry).problems
    assert {each.code for each in found} == {"duplicate-key"}
    assert len(found) == 100


def test_beyond_a_thousand_lines_problems_are_counted() -> None:
    problems = [
        Problem(code="no-goals", place=Place("goals.toml", line))
        for line in range(1, MOST_LINES + 6)
    ]
    lines = problem_lines(problems, language="en")
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "and 5 more problems"
