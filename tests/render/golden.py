"""Golden files: an output as it prints, one file each, reviewed as text.

``PLANTRACK_UPDATE=1`` writes them anew; the difference is then read in git.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compare ``text`` with the golden file of that name, byte for byte."""
    path = _FOLDER / f"{name}.txt"
    if os.environ.get("PLANTRACK_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    expected = path.read_bytes().decode() if path.exists() else ""
    if expected != text:
        difference = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), "golden", "now", lineterm=""
        )
        message = "\n".join([f"{path.name} differs:", *difference])
        raise AssertionError(message)
