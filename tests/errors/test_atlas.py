"""Every way in which the files can be at fault is told as the atlas says."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from errors.atlas import LANGUAGES, Case, cases, problems_of, report
from errors.made import MADE
from errors.page import PAGE, page
from plantrack.model.problem import Problem
from plantrack.model.text import Text
from plantrack.render.problem_words import PROBLEM_WORDS
from plantrack.render.refusal_words import REFUSAL_WORDS
from plantrack.render.words import say

CASES = list(cases())
EACH_CASE = pytest.mark.parametrize(
    "case", [pytest.param(each, id=each.id) for each in CASES]
)
UPDATE = bool(os.environ.get("PLANTRACK_UPDATE"))
LINE = re.compile(
    r"(?:(?P<file>[\w./]+)(?::(?P<line>\d+):(?P<column>\d+))?: )?"
    r".+ \[(?P<code>[\w-]+)\]"
)
TOLD_BY_NO_CASE = {
    "unreadable-file/permission",  # root may read everything
    "too-big/values",  # takes seconds to write
    "wrong-type/whole-number",  # no key of today holds one
    "bad-toml/other",  # words that tomllib may have one day
}


@EACH_CASE
def test_a_case_is_told_as_the_atlas_says(case: Case, tmp_path: Path) -> None:
    told = report(problems_of(case, tmp_path))
    if UPDATE:
        case.expected.write_text(told, encoding="utf-8")

    assert told == case.expected.read_text(encoding="utf-8")


@EACH_CASE
def test_a_case_tells_its_own_code_in_both_languages_without_a_gap(case: Case) -> None:
    told = case.expected.read_text(encoding="utf-8")
    parts = re.split(r"^# (\w+)\n", told, flags=re.MULTILINE)
    lines = {name: parts[at + 1].splitlines() for at, name in _odd(parts)}
    found = {
        name: [
            match["code"] if (match := LINE.fullmatch(each)) else each for each in all_
        ]
        for name, all_ in lines.items()
    }

    assert tuple(found) == LANGUAGES
    assert found["zh"] == found["en"]
    assert case.code in found["zh"]
    assert not re.search(r"(?<!\\u)\{\w+\}|[‹›¦]", told)


def _odd(parts: list[str]) -> list[tuple[int, str]]:
    return [(at, parts[at]) for at in range(1, len(parts), 2)]


def test_every_code_has_a_case() -> None:
    codes = {name.partition("/")[0] for name in PROBLEM_WORDS}

    assert {each.code for each in CASES} == codes


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    scratch = tmp_path_factory.mktemp("atlas")
    return [problem for case in CASES for problem in problems_of(case, scratch)]


def test_every_sentence_is_told_by_a_case(told: list[Problem]) -> None:
    sentences = {_sentence(each) for each in told}

    assert set(PROBLEM_WORDS) - sentences == TOLD_BY_NO_CASE
    assert sentences <= set(PROBLEM_WORDS)


def test_every_refusal_is_told_by_a_case(told: list[Problem]) -> None:
    assert set(REFUSAL_WORDS) - {each.reason for each in told} == {"empty-unit"}


def test_no_sentence_lacks_a_fact(told: list[Problem]) -> None:
    for problem in told:
        for text in (
            _always(PROBLEM_WORDS[_sentence(problem)], language)
            for language in LANGUAGES
        ):
            assert set(re.findall(r"\{(\w+)\}", text)) <= set(problem.facts), problem


def _sentence(problem: Problem) -> str:
    finer = f"{problem.code}/{problem.reason}"
    return finer if finer in PROBLEM_WORDS else problem.code


def _always(text: Text, language: str) -> str:
    """Return the part of a sentence that stands whatever the facts are."""
    return re.sub("‹.*?›", "", say(text, language))


def test_every_made_case_has_its_folder() -> None:
    assert set(MADE) <= {each.id for each in CASES}


def test_the_page_of_problems_is_the_atlas_in_words() -> None:
    written = page(CASES)
    if UPDATE:
        PAGE.write_text(written, encoding="utf-8")

    assert written == PAGE.read_text(encoding="utf-8")
