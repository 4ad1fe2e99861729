"""Completion reads ids from the lines, and never fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from plantrack.workflow.known_ids import known_ids, known_language

REGISTRY = """\
[plan]
title = "not a goal"

[indicators.gdp]
title = { zh = "地区生产总值", en = "GDP" }

[goals.gdp] # the title is the indicator's
target = "3200亿元"

[ goals . "88-projects" ]
title = "88个项目"

[[goals.gdp.revision]]
title = "not a goal either"

[goals.half
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "goals.toml"
    path.write_text(REGISTRY, encoding="utf-8")
    return path


def test_goals_come_with_their_own_or_their_indicators_title(registry: Path) -> None:
    found = known_ids(registry, table="goals", language="zh")

    assert found == {"gdp": "地区生产总值", "88-projects": "88个项目"}


def test_titles_are_in_the_readers_language(registry: Path) -> None:
    assert known_ids(registry, table="indicators", language="en") == {"gdp": "GDP"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[goals.\n" * 9])
def test_a_broken_file_has_no_ids(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "goals.toml"
    path.write_bytes(content)

    assert known_ids(path, table="goals", language="zh") == {}


@pytest.mark.parametrize("name", ["missing.toml", ".", "a\0b"])
def test_no_file_has_no_ids(tmp_path: Path, name: str) -> None:
    assert known_ids(tmp_path / name, table="goals", language="zh") == {}


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        ('[plan]\nlanguage = "en"\n', "en"),
        ("[x]\nlanguage = 'en'\n[ plan ] # here\nid = 1\nlanguage='zh'", "zh"),
        ('[plan]\nid = "x"\n[goals.x]\nlanguage = "en"\n', ""),
        ('[plan]\nlanguage = "fr"\n', ""),
        ("", ""),
    ],
)
def test_the_language_is_that_of_the_plan(
    tmp_path: Path, lines: str, language: str
) -> None:
    path = tmp_path / "goals.toml"
    path.write_text(lines, encoding="utf-8")

    assert known_language(path) == language


def test_no_file_has_no_language(tmp_path: Path) -> None:
    assert known_language(tmp_path) == ""
