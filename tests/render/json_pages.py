"""The keys of a JSON document, and those that ``docs/json.md`` explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "json.md"


def paths(value: object, lead: str = "") -> Iterator[str]:
    """Yield the dotted keys of a document; those named by data are left out."""
    if isinstance(value, list):
        for each in value:
            yield from paths(each, lead)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield f"{lead}{key}"
            yield from paths(each, f"{lead}{key}.")


def documented(section: str) -> set[str]:
    page = DOCS.read_text(encoding="utf-8")
    found = re.search(
        rf"^## `{section}`$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL
    )
    assert found
    rows = [line for line in found.group(1).splitlines() if line.startswith("| `")]
    keys: set[str] = set()
    for row in rows:
        first, what = row.split(" | ")[:2]
        keys |= set(re.findall(r"`([\w.]+)`", first))
        keys |= {key for key in re.findall(r"`([\w.]+)`", what) if "." in key}
    return {key for key in keys if not key.endswith(".md")}
