"""Help: every command, both languages, an example that works, nothing left out."""

from __future__ import annotations

import shlex

import pytest

from command_line import plantrack
from plantrack.cli.app import NAMES, application
from plantrack.cli.help_page import help_page
from plantrack.render.cells import cell_width
from plantrack.render.help_words import COMMANDS, DETAILS, EXAMPLES, OPTIONS

_LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(name: str, language: str) -> None:
    outcome = plantrack(name, "--help", "--lang", language)

    assert outcome.code == 0
    assert outcome.err == ""
    for example in EXAMPLES[name]:
        assert f"\n  {example}\n" in outcome.out


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_first_page_names_every_command(language: str) -> None:
    outcome = plantrack("--help", "--lang", language)

    assert outcome.code == 0
    for name in NAMES:
        assert f"\n  {name} " in outcome.out


def test_help_without_a_command_goes_to_standard_error() -> None:
    outcome = plantrack()

    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err == plantrack("--help").out


def test_english_help_has_no_chinese() -> None:
    pages = [plantrack(*name, "--help", "--lang", "en").out for name in _ALL]

    found = {each for page in pages for each in page if "\u3400" <= each <= "\u9fff"}
    assert found <= set("亿元"), "an amount in an example is all that may be Chinese"


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("name", NAMES)
def test_help_keeps_within_its_width(
    monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = plantrack(name, "--help").out
    free, _, _ = page.partition("示例：")

    wide = [line for line in free.splitlines() if cell_width(line) > width]

    assert [line for line in wide if not line.startswith("  -")] == []


def test_every_sentence_of_help_is_used() -> None:
    root = application("zh", NAMES)
    used = {each.name for each in root.params} | {"help"}
    for command in root.commands.values():
        used |= {each.name for each in command.params}

    assert used == set(OPTIONS)
    assert set(COMMANDS) == set(DETAILS) == set(EXAMPLES) == {"plantrack", *NAMES}


def test_every_example_is_a_command_line_that_parses() -> None:
    for example in (each for name in EXAMPLES for each in EXAMPLES[name]):
        program, *arguments = shlex.split(example)
        assert program == "plantrack"
        if "--help" not in arguments:
            root = application("zh", arguments)
            command = root.commands[arguments[0]]
            command.make_context(arguments[0], arguments[1:], obj="zh")


def test_a_default_is_shown() -> None:
    assert "（默认 auto）" in plantrack("status", "--help").out
    assert "[default: auto]" in plantrack("status", "--help", "--lang", "en").out


def test_the_page_is_the_same_wherever_it_is_asked_for() -> None:
    root = application("zh", ["status"])
    context = root.make_context(
        "plantrack", ["--ascii"], resilient_parsing=True, obj="zh"
    )

    assert help_page(context) == plantrack("--help").out


_ALL: tuple[tuple[str, ...], ...] = ((), *((name,) for name in NAMES))
