from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.store.names import check_id, invisible_character
from plantrack.store.tables import Table, suggestion
from plantrack.store.toml_text import parse_toml


def reason_of(text: str) -> tuple[str, str]:
    document = parse_toml(b"", file="f.toml").document
    assert document is not None
    table = Table(document)
    check_id(table, text, of_key=True)
    for problem in table.problems:
        return problem.reason, problem.facts.get("character", "")
    return "", ""


@pytest.mark.parametrize(
    "text",
    ["gdp", "r-d_share", "v1.2", "外贸", "2026", "é", "e\u0301", "ТЭЦ", "हिन्दी"],
)
def test_letters_and_digits_of_any_script_make_an_id(text: str) -> None:
    assert reason_of(text) == ("", "")


@pytest.mark.parametrize(
    ("text", "character"),
    [
        pytest.param("-a", "U+002D", id="begins with a sign"),
        pytest.param("\u0301", "U+0301", id="begins with an accent"),
        pytest.param("a b", "U+0020", id="blank"),
        pytest.param("a\u3000b", "U+3000", id="wide blank"),
        pytest.param("a\u202eb", "U+202E", id="right to left"),
        pytest.param("a\u200bb", "U+200B", id="zero width"),
        pytest.param("a\x1b[31m", "U+001B", id="escape"),
        pytest.param("a/b", "U+002F", id="slash"),
        pytest.param("a，b", "U+FF0C", id="comma"),
        pytest.param("a\U000e0041", "U+E0041", id="tag"),
        pytest.param("😀", "U+1F600", id="picture"),
    ],
)
def test_other_characters_are_refused_by_name(text: str, character: str) -> None:
    assert reason_of(text) == ("character", character)


def test_an_id_is_not_empty() -> None:
    assert reason_of("") == ("empty", "")


@given(st.text(max_size=20))
def test_nothing_invisible_passes_for_an_id(text: str) -> None:
    if reason_of(text) == ("", ""):
        assert text.isprintable()
        assert not invisible_character(text)


def test_suggestions_are_few_and_short() -> None:
    assert suggestion("gdq", ["gdp", "x"], so_far=0) == {"near": "gdp"}
    assert suggestion("zzz", ["gdp"], so_far=0) == {}
    assert suggestion("gdq", ["gdp"], so_far=20_000) == {}
    assert suggestion("g" * 1000, ["g" * 999], so_far=0) == {}
