"""Every example on the pages of the method, run through the whole program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from docs.worked_examples import (
    Example,
    PageError,
    differences,
    examples_of,
    goals_of,
)
from plantrack.model.assessment import Key, Verdict
from plantrack.render.note_words import NOTES

_DOCS: Final = Path(__file__).parents[2] / "docs"
_PAGES: Final = {
    name: (_DOCS / name).read_text(encoding="utf-8")
    for name in ("method.md", "method.en.md")
}
_FILES: Final = """\
```toml as_of=2024-06-30
[indicators.gdp]
title = "GDP"
unit = "亿元"
measure = "flow"

[goals.gdp]
target = "200亿元"
baseline = { period = 2021, value = "100亿元" }

# observations.toml
[[observation]]
indicator = "gdp"
period = 2023
value = "139.5亿元"
```
"""


def page_with(*lines: str) -> str:
    return f"{_FILES}\nSome prose.\n\n```figures\n" + "\n".join(lines) + "\n```\n"


def _named() -> list[object]:
    return [
        pytest.param(example, id=f"{name}-{place}-{example.lines[0].path[0]}")
        for name, page in _PAGES.items()
        for place, example in enumerate(examples_of(page), start=1)
    ]


@pytest.mark.parametrize("example", _named())
def test_the_program_prints_what_the_page_computes_by_hand(
    example: Example, tmp_path: Path
) -> None:
    assert differences(example.lines, goals_of(example, tmp_path)) == []


def test_both_languages_have_the_same_examples() -> None:
    chinese, english = (examples_of(page) for page in _PAGES.values())
    assert chinese == english


def test_both_languages_have_the_same_sections_and_link_each_other() -> None:
    numbers = [
        re.findall(r"^## (\d+) ", page, re.MULTILINE) for page in _PAGES.values()
    ]
    assert numbers[0] == numbers[1] == [str(each) for each in range(1, 15)]
    assert "(method.en.md)" in _PAGES["method.md"]
    assert "(method.md)" in _PAGES["method.en.md"]


@pytest.mark.parametrize("name", _PAGES)
def test_every_figure_is_worked_out_somewhere(name: str) -> None:
    worked = {
        line.path[1]
        for example in examples_of(_PAGES[name])
        for line in example.lines
        if line.written != "null"
    }
    assert [key.value for key in Key if key.value not in worked] == []


@pytest.mark.parametrize("name", _PAGES)
def test_every_verdict_is_explained(name: str) -> None:
    prose = re.sub(r"```.*?\n```", "", _PAGES[name], flags=re.DOTALL)
    named = set(re.findall(r"`([a-z-]+)`", prose))
    assert [each.value for each in Verdict if each.value not in named] == []


def test_the_notes_listed_are_those_the_program_has_words_for() -> None:
    for name, page in _PAGES.items():
        section = page.partition("\n## 13 ")[2].partition("\n## 14 ")[0]
        rows = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
        listed = [code for row in rows for code in re.findall(r"`([a-z-]+)`", row)]
        assert sorted(listed) == sorted(NOTES), name


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("gdp.completion = 0.6975", id="all its digits"),
        pytest.param("gdp.completion = 0.698", id="half up"),
        pytest.param("gdp.completion = 0.7", id="one decimal"),
        pytest.param("gdp.remaining = 61", id="60.5 is 61"),
        pytest.param("gdp.limit_used = null", id="null"),
        pytest.param("gdp.undefined.limit_used = floor", id="a word"),
        pytest.param("gdp.latest.period = 2023", id="a year is a word"),
        pytest.param("gdp.notes.thin.n = 2", id="a fact of a note"),
    ],
)
def test_what_is_right_agrees(line: str, tmp_path: Path) -> None:
    (example,) = examples_of(page_with(line))
    assert differences(example.lines, goals_of(example, tmp_path)) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("gdp.completion = 0.697", id="cut off, not rounded"),
        pytest.param("gdp.completion = null", id="null"),
        pytest.param("gdp.completion = most", id="a word"),
        pytest.param("gdp.limit_used = 0", id="0 is not null"),
        pytest.param("gdp.verdict = at-risk", id="another verdict"),
        pytest.param("gdp.latest.period = 2023.0", id="a year with decimals"),
    ],
)
def test_what_is_wrong_differs(line: str, tmp_path: Path) -> None:
    (example,) = examples_of(page_with("gdp.latest.value = 139.5", line))
    found = differences(example.lines, goals_of(example, tmp_path))
    assert len(found) == 1
    assert found[0].startswith(line)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("gnp.completion", id="goal"),
        pytest.param("gdp.complete", id="key"),
        pytest.param("gdp.latest.number", id="key of a part"),
        pytest.param("gdp.notes.late.x", id="note"),
        pytest.param("gdp.notes.thin.x", id="fact of a note"),
        pytest.param("gdp.notes", id="list"),
        pytest.param("gdp.latest", id="object"),
        pytest.param("gdp.completion.value", id="below a number"),
    ],
)
def test_a_path_that_leads_nowhere_fails(path: str, tmp_path: Path) -> None:
    (example,) = examples_of(page_with(f"{path} = 1"))
    goals = goals_of(example, tmp_path)
    with pytest.raises(PageError):
        differences(example.lines, goals)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("", id="empty"),
        pytest.param("# Words\n\nOnly words.\n", id="only words"),
        pytest.param(_FILES, id="no figures"),
        pytest.param(_FILES + page_with("gdp.pace = 1"), id="figures for one of two"),
        pytest.param("```figures\ngdp.pace = 1\n```\n", id="no files"),
        pytest.param(page_with(), id="nothing compared"),
        pytest.param(page_with("gdp.pace"), id="no value"),
        pytest.param(page_with("gdp.pace = "), id="an empty value"),
        pytest.param(page_with("pace = 1"), id="no goal"),
        pytest.param(page_with("gdp.pace = 1").removesuffix("```\n"), id="no end"),
        pytest.param(
            page_with("gdp.pace = 1").replace(" as_of=2024-06-30", ""), id="no day"
        ),
        pytest.param(
            page_with("gdp.pace = 1").replace("# observations.toml", ""),
            id="no observations",
        ),
        pytest.param(
            page_with("gdp.pace = 1").replace("```figures", "```figure"),
            id="misspelt figures",
        ),
    ],
)
def test_a_page_that_proves_nothing_fails(page: str) -> None:
    with pytest.raises(PageError):
        examples_of(page)


def test_files_with_a_problem_fail(tmp_path: Path) -> None:
    page = page_with("gdp.pace = 1").replace('"flow"', '"flood"')
    (example,) = examples_of(page)
    with pytest.raises(AssertionError):
        goals_of(example, tmp_path)
