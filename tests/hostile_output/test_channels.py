"""No text acts on any output, whatever it is and wherever it comes from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile_output import channels, readers
from hostile_output.carriers import PLACES
from hostile_output.channels import Figures
from hostile_output.payloads import KINDS, payloads, raw_payloads
from plantrack.render import escape

LONG = os.environ.get("PLANTRACK_LONG") == "1"
COUNT = 2_000 if LONG else 300
PACK = 300
SHIFTS = range(len(PLACES)) if LONG else (0, 9)


@pytest.fixture(autouse=True)
def _in_a_runner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


def packs() -> Iterator[list[str]]:
    texts = payloads(COUNT)
    for start in range(0, len(texts), PACK):
        yield texts[start : start + PACK]


def assert_inert(figures: Figures) -> None:
    assert figures.placed > 0
    assert figures.outputs > 0
    assert (figures.escapes, figures.tracebacks) == (0, 0), "\n".join(
        figures.faults[:20]
    )


@pytest.mark.parametrize("shift", SHIFTS)
def test_no_text_in_a_file_acts_on_any_document(shift: int, tmp_path: Path) -> None:
    for number, pack in enumerate(packs()):
        folder = tmp_path / str(number)
        assert_inert(channels.through_files(pack, folder, shift=shift))


def test_no_text_that_is_refused_acts_in_its_message(tmp_path: Path) -> None:
    for number, pack in enumerate(packs()):
        assert_inert(channels.through_faults(pack, tmp_path / str(number)))


@pytest.mark.parametrize("shift", (0, 11, 23) if LONG else (0,))
def test_no_argument_acts(shift: int, tmp_path: Path) -> None:
    texts = raw_payloads(COUNT)

    assert_inert(channels.through_arguments(texts, tmp_path, shift=shift))


def test_no_file_name_acts(tmp_path: Path) -> None:
    texts = raw_payloads(COUNT)[:: 1 if LONG else 4]

    assert_inert(channels.through_file_names(texts, tmp_path))


def test_outside_a_runner_no_text_acts_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    figures = channels.through_files(payloads(100), tmp_path, shift=1)

    assert figures.tracebacks == 0
    assert [each for each in figures.faults if "command: " not in each] == []


@pytest.fixture
def _naive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write every text as it is, as most programs do."""
    never = re.compile("(?!)()()")
    monkeypatch.setattr(escape, "_OBEYED", frozenset())
    monkeypatch.setattr(escape, "_visible", lambda character: character)
    monkeypatch.setattr(escape, "_in_json", lambda character: character)
    monkeypatch.setattr(escape, "_FORMULA_STARTS", ())
    monkeypatch.setattr(escape, "_OLD_COMMAND", "\0never")
    monkeypatch.setattr(escape, "_NEW_COMMAND", never)
    monkeypatch.setattr(escape, "_MARKDOWN_SIGNS", never)


@pytest.mark.usefixtures("_naive")
def test_every_reader_sees_a_naive_writer_fail(tmp_path: Path) -> None:
    figures = channels.through_files(payloads(126), tmp_path / "files", shift=0)
    told = "\n".join(figures.faults)
    formats = ("'json'", "'csv'", "'markdown'", "'github'", "'gitlab'", "'junit'")

    assert figures.escapes >= 15
    for each in (*formats, "'sarif'", "'show'", "'history'", "'status'", "'rules'"):
        assert each in told, each
    for other in (
        channels.through_faults(payloads(60), tmp_path / "faults"),
        channels.through_arguments(raw_payloads(100), tmp_path / "arguments"),
        channels.through_file_names(raw_payloads(60), tmp_path / "names"),
    ):
        assert other.escapes >= 3


def test_the_payloads_are_many_different_and_of_every_kind() -> None:
    texts = payloads(2_000)

    assert len(set(texts)) == 2_000
    assert len(KINDS) >= 15
    assert max(map(len, texts)) >= 5_000
    assert sum(bool(readers.on_a_terminal(text)) for text in texts) > 500
    assert sum(bool(readers.in_a_runner(text)) for text in texts) > 200
    assert texts == payloads(2_000)
    assert any(0xDC80 <= ord(each) <= 0xDCFF for each in "".join(raw_payloads(50)))
