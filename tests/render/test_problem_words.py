"""Every code and reason in the sources has its sentences, and no sentence is idle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import plantrack
from plantrack.model.text import Text
from plantrack.notation.amounts import AMOUNT_REFUSALS, UNIT_REFUSALS
from plantrack.notation.periods import PERIOD_REFUSALS, SPAN_REFUSALS
from plantrack.render.cli_words import SENTENCES
from plantrack.render.error_words import ERROR_WORDS
from plantrack.render.problem_words import PROBLEM_WORDS
from plantrack.render.refusal_words import REFUSAL_WORDS
from plantrack.store.reasons import Reason

SOURCES = Path(plantrack.__file__).parent
ROOMS = ("store", "engine", "notation", "workflow")
EXCEPTIONS = {
    *("NotWritten", "Locked", "WriteUnconfirmed", "WrongUse"),
    *("AmountError", "UnitError", "PeriodError"),
}
REPORTERS = {"report", "report_notation", "_unread", "_about_new", "Fault", "_report"}
"""Functions whose first text is a problem code."""

ALL_WORDS: list[Mapping[str, Text]] = [PROBLEM_WORDS, ERROR_WORDS, REFUSAL_WORDS]


def trees(*rooms: str) -> Iterator[ast.AST]:
    for room in rooms:
        for file in sorted((SOURCES / room).rglob("*.py")):
            yield ast.parse(file.read_text(encoding="utf-8"))


def calls(*rooms: str) -> Iterator[tuple[str, ast.Call]]:
    for tree in trees(*rooms):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                yield name or getattr(node.func, "id", ""), node


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts a value can have: its own, or those of both branches."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts(body)
            yield from texts(orelse)
        case _:
            pass


def codes_in_sources() -> set[str]:
    found = set()
    for name, call in calls(*ROOMS):
        for keyword in call.keywords:
            if keyword.arg == "code" and name == "Problem":
                found |= set(texts(keyword.value))
        if name in REPORTERS:
            for argument in call.args[:3]:
                found |= {text for text in texts(argument) if is_code(text)}
    return found


CODES = {name.partition("/")[0] for name in PROBLEM_WORDS}


def is_code(text: str) -> bool:
    """Tell a code from a key: codes have a hyphen, keys an underscore."""
    return "-" in text


def reasons_in_sources() -> set[str]:
    return {
        text
        for name, call in calls("store", "engine")
        if name in {*REPORTERS, "Problem"}
        for keyword in call.keywords
        if keyword.arg == "reason"
        for text in texts(keyword.value)
        if text
    }


def raised_in_sources() -> set[str]:
    return {
        text
        for name, call in calls(*ROOMS, "cli")
        if name in EXCEPTIONS and call.args
        for text in texts(call.args[0])
    }


def constants(*rooms: str) -> set[str]:
    return {
        node.value
        for tree in trees(*rooms)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_in_the_sources_has_a_sentence() -> None:
    assert len(codes_in_sources()) > 30
    assert codes_in_sources() - CODES == set()


def test_every_reason_in_the_sources_has_a_sentence() -> None:
    finer = {name.partition("/")[2] for name in PROBLEM_WORDS}

    assert len(reasons_in_sources()) > 10
    assert reasons_in_sources() - finer - set(REFUSAL_WORDS) == set()


def test_no_sentence_of_a_problem_is_idle() -> None:
    known = constants("store", "engine", "notation", "workflow")
    idle = {
        name for name in PROBLEM_WORDS for part in name.split("/") if part not in known
    }

    assert idle == set()


def test_the_refusals_are_those_of_notation_and_one_of_store() -> None:
    refusals = AMOUNT_REFUSALS | UNIT_REFUSALS | PERIOD_REFUSALS | SPAN_REFUSALS

    assert set(REFUSAL_WORDS) == refusals | {"exact-wanted"}


def test_every_exception_has_a_sentence() -> None:
    told = set(ERROR_WORDS) | set(SENTENCES) | set(REFUSAL_WORDS)

    assert {str(reason) for reason in Reason} <= set(ERROR_WORDS)
    assert raised_in_sources() - told == set()


def test_no_sentence_of_an_exception_is_idle() -> None:
    known = {str(reason) for reason in Reason} | constants("store", "workflow", "cli")

    assert set(ERROR_WORDS) - known == set()


@pytest.mark.parametrize("words", ALL_WORDS, ids=["problems", "errors", "refusals"])
def test_both_languages_mention_the_same_facts(words: Mapping[str, Text]) -> None:
    for name, text in words.items():
        zh, en = (set(re.findall(r"\{(\w+)\}", each)) for each in (text.zh, text.en))
        assert zh == en, name


@pytest.mark.parametrize("words", ALL_WORDS, ids=["problems", "errors", "refusals"])
def test_each_language_is_itself(words: Mapping[str, Text]) -> None:
    for name, text in words.items():
        assert re.search("[\u4e00-\u9fff]", text.zh), name
        assert re.match(r"[\x20-\x7e‹“±成兆]", text.en), name
        assert text.en.isprintable(), name
        assert not text.zh.endswith(("。", "；")), name
        assert not text.en.endswith((".", ";")), name


@pytest.mark.parametrize("words", ALL_WORDS, ids=["problems", "errors", "refusals"])
def test_optional_parts_are_closed_and_not_nested(words: Mapping[str, Text]) -> None:
    for name, text in words.items():
        for each in (text.zh, text.en):
            outside = re.sub("‹[^‹›]*›", "", each)
            assert not set("‹›¦") & set(outside), name


def test_english_quotation_marks_are_straight_wherever_they_stand() -> None:
    english = [
        text
        for name, call in calls("render")
        if name == "Text" and len(call.args) > 1
        for text in texts(call.args[1])
    ]

    assert len(english) > 400
    assert [text for text in english if set("“”‘’") & set(text)] == []
