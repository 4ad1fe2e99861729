"""Every file that CPython's own tests call no TOML is refused, whatever its role."""

from __future__ import annotations

import tomllib
from contextlib import chdir
from pathlib import Path
from typing import Final

import pytest

from hostile_input.excerpts import GOALS, OBSERVATIONS
from hostile_input.judging import Figures, judge, write
from store.registry_texts import SOUND

_DATA: Final = Path(tomllib.__file__).parents[1] / "test" / "test_tomllib" / "data"
FILES: Final = sorted((_DATA / "invalid").rglob("*.toml"))
_GOOD: Final = {GOALS: SOUND.encode(), OBSERVATIONS: b"# nothing yet\n"}


@pytest.mark.skipif(not FILES, reason="this Python ships no test data")
@pytest.mark.parametrize("name", [GOALS, OBSERVATIONS])
def test_a_file_that_is_no_toml_is_refused_with_a_place(
    name: str, tmp_path: Path
) -> None:
    figures = Figures()
    with chdir(tmp_path):
        for path in FILES:
            files = {**_GOOD, name: path.read_bytes()}
            write(files, tmp_path)
            judge(files, _GOOD, figures)

    assert figures.refused == figures.tried == len(FILES)
    assert figures.broken == 0, figures.faults


def test_without_them_the_files_are_sound(tmp_path: Path) -> None:
    figures = Figures()
    with chdir(tmp_path):
        write(_GOOD, tmp_path)
        judge(_GOOD, _GOOD, figures)

    assert figures.same == 1
