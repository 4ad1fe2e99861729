"""Options beat the environment, the environment the plan, the plan the locale."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from plantrack.cli import surroundings
from plantrack.cli.surroundings import Colour
from plantrack.errors import WrongUse


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "plan", "option", "language"),
    [
        pytest.param({"PLANTRACK_LANG": "en"}, "en", "zh", "zh", id="option first"),
        pytest.param({"PLANTRACK_LANG": "en"}, "zh", "", "en", id="then variable"),
        pytest.param({"LANG": "de_DE.UTF-8"}, "zh", "", "zh", id="then plan"),
        pytest.param({"LANG": "zh_CN.GBK"}, "", "", "zh", id="a Chinese locale"),
        pytest.param({"LANG": "C.UTF-8"}, "", "", "zh", id="C says nothing"),
        pytest.param({"LANG": "POSIX"}, "", "", "zh", id="nor does POSIX"),
        pytest.param({"LANG": "fr_FR.UTF-8"}, "", "", "en", id="any other is English"),
        pytest.param({"LANG": ""}, "", "", "zh", id="no locale"),
        pytest.param(
            {"LANG": "zh_CN", "LC_MESSAGES": "en_GB"}, "", "", "en", id="LC_MESSAGES"
        ),
        pytest.param(
            {"LC_ALL": "zh_TW", "LC_MESSAGES": "en_GB"}, "", "", "zh", id="LC_ALL"
        ),
        pytest.param(
            {"PLANTRACK_LANG": "xx"}, "en", "", "en", id="nonsense is skipped"
        ),
        pytest.param({"PLANTRACK_LANG": "zh_CN"}, "en", "", "zh", id="a locale's name"),
    ],
)
def test_the_language_is_found_in_the_documented_order(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    plan: str,
    option: str,
    language: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert surroundings.language(option=option, plan=plan) == language


@pytest.mark.parametrize("arguments", [["--lang", "en"], ["x", "--lang=en"]])
def test_the_raw_arguments_tell_the_language_of_errors(arguments: list[str]) -> None:
    assert surroundings.language(arguments=arguments) == "en"


def test_a_lang_without_value_says_nothing() -> None:
    assert surroundings.language(arguments=["--lang"]) == "zh"


@pytest.mark.parametrize(
    ("columns", "option", "width"),
    [
        ("80", 60, 60),
        ("80", None, 80),
        ("5", None, surroundings.NARROWEST),
        ("999999", None, surroundings.WIDEST),
        ("0", None, 100),
        ("８０", None, 100),
        ("wide", None, 100),
        ("", None, 100),
    ],
)
def test_the_width_is_the_option_else_columns_else_100_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, columns: str, option: int | None, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert surroundings.width(option) == width


def test_a_terminal_tells_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.setattr("shutil.get_terminal_size", lambda _: os.terminal_size((72, 9)))

    assert surroundings.width(None) == 72


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_on_a_terminal_unless_the_environment_says_no(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, colour: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", _Terminal())
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert surroundings.colour(Colour.AUTO) is colour


def test_a_pipe_and_a_file_have_no_colour_unless_forced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert surroundings.colour(Colour.AUTO) is False
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert surroundings.colour(Colour.AUTO) is True
    assert surroundings.colour(Colour.AUTO, to_file=True) is False
    assert surroundings.colour(Colour.ALWAYS, to_file=True) is True
    assert surroundings.colour(Colour.NEVER) is False


@pytest.mark.parametrize(
    ("encoding", "ascii_only"),
    [
        ("utf-8", False),
        ("gbk", False),
        ("gb18030", False),
        ("cp1252", True),
        ("ascii", True),
        ("no-such-encoding", True),
    ],
)
def test_signs_stay_ascii_where_the_stream_has_no_others(
    monkeypatch: pytest.MonkeyPatch, encoding: str, *, ascii_only: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", _Encoded(encoding))

    assert surroundings.ascii_only(option=False) is ascii_only
    assert surroundings.ascii_only(option=True) is True


class _Encoded(io.StringIO):
    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # StringIO has none
        return self._encoding


def test_the_option_then_the_variable_then_the_folders_above(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "goals.toml").write_text("schema = 1\n")
    monkeypatch.chdir(below)

    assert surroundings.registry(None) == Path("../../goals.toml")
    monkeypatch.setenv("PLANTRACK_FILE", "other.toml")
    assert surroundings.registry(None) == Path("other.toml")
    assert surroundings.registry(Path("named.toml")) == Path("named.toml")


def test_without_a_registry_the_error_names_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(WrongUse) as raised:
        surroundings.registry(None)

    assert raised.value.reason == "no-registry"
    assert raised.value.facts == {"folder": str(tmp_path)}


def test_a_folder_that_was_deleted_is_an_error_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.chdir(tmp_path)

    monkeypatch.setattr(Path, "cwd", gone)

    with pytest.raises(WrongUse, match="no-folder"):
        surroundings.registry(None)


def test_nobody_can_answer_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not surroundings.can_ask()
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(sys, "stderr", _Terminal())
    assert surroundings.can_ask()


def test_a_closed_stream_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)

    assert not surroundings.can_ask()


def test_debugging_is_asked_for_by_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not surroundings.is_debugging()
    monkeypatch.setenv("PLANTRACK_DEBUG", "1")
    assert surroundings.is_debugging()
