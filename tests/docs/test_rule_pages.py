"""The pages of the rules: their examples run, and nothing of a rule is left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from docs.worked_examples import Example, differences, examples_of, goals_of
from plantrack.engine.rules import PACE, RULES
from plantrack.render.words import RULE_CLASSES

_PAGES: Final = Path(__file__).parents[2] / "docs" / "rules"
_AUTHORITIES: Final = [name for name in RULES if name != PACE]
_SECTIONS: Final = (
    "Formula",
    "Classes and edges",
    "What it does with",
    "Worked example",
    "Beside its neighbours",
    "Source",
)
_SITUATIONS: Final = (
    "one point",
    "zero",
    "negative",
    "base at the target",
    "met early",
    "gaps",
    "the end of the window",
)


def page(name: str) -> str:
    return (_PAGES / f"{name}.md").read_text(encoding="utf-8")


def _named() -> list[object]:
    return [
        pytest.param(example, id=f"{name}-{place}")
        for name in ("README", *RULES)
        for place, example in enumerate(examples_of(page(name)), start=1)
    ]


@pytest.mark.parametrize("example", _named())
def test_the_program_gives_what_the_page_computes(
    example: Example, tmp_path: Path
) -> None:
    assert differences(example.lines, goals_of(example, tmp_path)) == []


def test_every_rule_has_its_page_and_every_page_its_place() -> None:
    pages = {path.stem for path in _PAGES.glob("*.md")}

    assert pages == {"README", "published", *RULES}
    for name in (*RULES, "published"):
        assert f"({name}.md)" in page("README"), name


@pytest.mark.parametrize("name", RULES)
def test_a_page_begins_with_a_summary_in_chinese(name: str) -> None:
    first = page(name).split("\n\n")[1]

    assert first.startswith("**摘要**")


@pytest.mark.parametrize("name", _AUTHORITIES)
def test_a_page_answers_every_question(name: str) -> None:
    text = page(name)
    sections = re.findall(r"^## (.+)$", text, re.MULTILINE)
    answers = text.partition("## What it does with")[2].partition("\n## ")[0]

    assert tuple(sections) == _SECTIONS
    for situation in _SITUATIONS:
        assert re.search(rf"^\| .*{situation}", answers, re.MULTILINE), situation
    assert "2300 → 2780 in 3 of 5 years toward 3200" in " ".join(text.split())


@pytest.mark.parametrize("name", _AUTHORITIES)
def test_a_page_names_every_class(name: str) -> None:
    named = set(re.findall(r"`([\w-]+)`", page(name)))

    assert [each for each in RULE_CLASSES[name] if each not in named] == []


def test_every_reason_without_a_class_is_explained() -> None:
    sources = Path(__file__).parents[2] / "src" / "plantrack" / "engine" / "rules"
    text = "".join(path.read_text(encoding="utf-8") for path in sources.glob("*.py"))
    given = set(re.findall(r'without\(\s*"([a-z-]+)"', text))
    given |= set(re.findall(r'(?:return|_not_available\() ?"([a-z]+-[a-z-]+)"', text))
    named = set(re.findall(r"`([a-z-]+)`", page("README")))

    assert given - _classes() <= named


def _classes() -> set[str]:
    return {each for classes in RULE_CLASSES.values() for each in classes}
