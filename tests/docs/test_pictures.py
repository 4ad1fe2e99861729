"""The pictures of the README show what the program prints today."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from command_line import ROOT

PICTURES = ROOT / "docs" / "pictures"
NAMES = ("status-zh", "status-en", "show-zh", "show-en")


def test_the_pictures_are_fresh(tmp_path: Path) -> None:
    folder = PICTURES if os.environ.get("PLANTRACK_UPDATE") else tmp_path
    subprocess.run(
        [sys.executable, ROOT / "docs" / "make_pictures.py", folder],
        check=True,
        capture_output=True,
    )

    for name in NAMES:
        made = (folder / f"{name}.svg").read_text(encoding="utf-8")
        assert made == (PICTURES / f"{name}.svg").read_text(encoding="utf-8"), (
            "renew the pictures: python docs/make_pictures.py"
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_a_drawing_that_fetches_nothing(name: str) -> None:
    text = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")

    ET.fromstring(text)  # noqa: S314 - made by ourselves
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
