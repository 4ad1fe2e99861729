from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from plantrack import store
from plantrack.render.problem_words import PROBLEM_WORDS
from plantrack.store.codes import CODES

STORE = Path(*store.__path__)
ATLAS = Path(__file__).parents[1] / "errors"


def literals() -> set[str]:
    """Return every text that stands in the sources of the room but for the table."""
    return {
        node.value
        for path in STORE.glob("*.py")
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def reported() -> Iterator[str]:
    """Yield the codes that are written where a problem is reported."""
    for path in STORE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[:1] if name in {"report", "_unread"} else []
            codes = [each.value for each in node.keywords if each.arg == "code"]
            for each in (*first, *(codes if name == "Problem" else [])):
                if isinstance(each, ast.Constant):
                    yield str(each.value)


def test_every_code_is_reported_somewhere() -> None:
    assert set(CODES) - literals() == set()


def test_every_code_that_is_reported_is_in_the_table() -> None:
    found = set(reported())

    assert len(found) > 30
    assert found - set(CODES) == set()


def test_every_code_stands_in_the_table_once() -> None:
    assert len(CODES) == len(set(CODES))


def test_every_code_has_a_sentence_in_both_languages() -> None:
    with_words = {name.partition("/")[0] for name in PROBLEM_WORDS}

    assert set(CODES) - with_words == set()


def test_every_code_has_a_folder_in_the_atlas() -> None:
    folders = {path.name for path in ATLAS.iterdir() if path.is_dir()}

    assert set(CODES) - folders == set()
