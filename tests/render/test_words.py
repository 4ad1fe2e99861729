from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from plantrack import render
from plantrack.model.assessment import Key, Reason, Verdict
from plantrack.model.observation import Status
from plantrack.model.plan import Direction, GoalClass, Kind, Measure, Modality, Shape
from plantrack.model.text import Text
from plantrack.render import figure_words, note_words, words
from plantrack.render.note_words import NoteWords
from plantrack.render.words import Count, say

RENDER = Path(render.__file__).parent
ENGINE = RENDER.parent / "engine"
TERMS = Path(__file__).parents[3] / "shared" / "terms.md"

OF_ENUMS: list[tuple[Collection[object], Collection[object]]] = [
    (words.VERDICTS, list(Verdict)),
    (words.VERDICT_SENTENCES, list(Verdict)),
    (words.REASONS, list(Reason)),
    (words.CLASSES, list(GoalClass)),
    (words.MODALITIES, list(Modality)),
    (words.KINDS, list(Kind)),
    (words.MEASURES, list(Measure)),
    (words.SHAPES, list(Shape)),
    (words.DIRECTIONS, list(Direction)),
    (words.STATUSES, list(Status)),
    (words.FIGURES, list(Key)),
]


@pytest.mark.parametrize(("table", "members"), OF_ENUMS)
def test_every_member_of_an_enum_has_words(
    table: Collection[object], members: Collection[object]
) -> None:
    assert set(table) == set(members)


def texts(value: object) -> Iterator[Text]:
    match value:
        case Text():
            yield value
        case NoteWords(text=text, richer=richer):
            yield text
            yield from richer.values()
        case dict():
            for each in value.values():
                yield from texts(each)
        case tuple():
            for each in value:
                yield from texts(each)
        case _:
            return


def all_texts() -> list[tuple[str, Text]]:
    found = []
    for module in pkgutil.iter_modules([str(RENDER)]):
        namespace = vars(importlib.import_module(f"plantrack.render.{module.name}"))
        for name, value in namespace.items():
            found += [(f"{module.name}.{name}", text) for text in texts(value)]
    return found


def test_every_text_is_there_in_both_languages_with_the_same_facts() -> None:
    found = all_texts()

    assert len(found) > 200
    for name, text in found:
        assert text.zh, name
        assert text.en, name
        if not name.startswith(("cli_", "error_", "help_", "problem_", "refusal_")):
            facts = [set(re.findall(r"\{(\w+)\}", each)) for each in (text.zh, text.en)]
            assert facts[0] == facts[1], name


def in_engine(pattern: str, *, rules: bool = True) -> set[str]:
    paths = ENGINE.rglob("*.py") if rules else ENGINE.glob("*.py")
    judging = [path for path in paths if "checks" not in path.name]
    sources = [path.read_text(encoding="utf-8") for path in judging]
    return {found for source in sources for found in re.findall(pattern, source)}


def test_every_reason_for_an_undefined_figure_has_words() -> None:
    ids = in_engine(r'(?:undefined|_none)\(\s*"([a-z-]+)"')
    ids |= in_engine(r'(?:otherwise|reason)="([a-z-]+)"')

    assert len(ids) > 10
    assert ids <= set(figure_words.UNDEFINED) | set(Reason)


def test_every_note_of_the_engine_has_words() -> None:
    codes = in_engine(r'(?:note|Note)\(\s*"([a-z-]+)"', rules=False)
    codes |= in_engine(r'notes\.append\("([a-z-]+)"\)', rules=False)
    codes |= in_engine(r'(?:judged|not_assessed)\([\w.]+, "([a-z-]+)"', rules=False)

    assert len(codes) > 20
    assert codes <= set(note_words.NOTES)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 months"), (1, "1 month"), (2, "2 months"), (1001, "1,001 months")],
)
def test_a_word_agrees_with_its_number(number: int, shown: str) -> None:
    count = Count(number)

    assert f"{count:,} {count:month|months}" == shown


def rows_of_terms(heading: str) -> dict[str, list[str]]:
    section = TERMS.read_text(encoding="utf-8").split(f"## {heading}\n")[1]
    rows = {}
    for line in section.split("\n## ")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if found := re.match(r"`([\w-]+)`$", cells[0]):
            rows[found.group(1)] = cells[1:]
    return rows


@pytest.mark.skipif(not TERMS.exists(), reason="the reference pages are not here")
def test_verdicts_and_reasons_are_those_of_the_glossary() -> None:
    verdicts = rows_of_terms("Verdicts")
    reasons = rows_of_terms("Reasons of not-assessed")

    for verdict in Verdict:
        short, sentence, english = verdicts[verdict.value][:3]
        assert words.VERDICTS[verdict] == Text(short, english)
        assert words.VERDICT_SENTENCES[verdict].zh == sentence
    for name, (chinese, english) in reasons.items():
        text = words.REASONS[Reason(name)]
        assert text.zh == chinese
        assert text.en == re.sub("«(.*?)»", '"\\1"', english)


@pytest.mark.skipif(not TERMS.exists(), reason="the reference pages are not here")
def test_every_note_of_the_glossary_has_words() -> None:
    assert set(rows_of_terms("Notes")) <= set(note_words.NOTES)


@pytest.mark.skipif(not TERMS.exists(), reason="the reference pages are not here")
def test_the_classes_of_the_authorities_are_those_of_the_glossary() -> None:
    section = TERMS.read_text(encoding="utf-8").split("## Classes of the authorities")
    found = re.findall(r"\| `([\w-]+)` (\S+) \| (.+) \|", section[1])

    assert len(found) == 8
    for rule, name, classes in found:
        known = "unsd-2023" if rule == "unsd" else rule
        ours = [text.zh for text in words.RULE_CLASSES[known].values()]
        assert words.RULES[known].zh == name
        assert ours[: len(classes.split(" · "))] == classes.split(" · ")


def test_anything_but_english_reads_chinese() -> None:
    text = Text("甲", "A")

    assert [say(text, language) for language in ("zh", "en", "")] == ["甲", "A", "甲"]
