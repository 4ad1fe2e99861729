"""Ids and titles for shell completion, by a look at the lines of the registry.

A key is pressed and the answer must be there at once, also while the file is half
edited. So this reads table headers and ``title`` lines and judges nothing; what it
misses is only not suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_AT_MOST: Final = 1 << 20
_HEADER: Final = re.compile(
    r"""\s*\[\s*(?P<table>[a-z]+)\s*\.\s*(?P<id>[\w-]+|"[^"\\]+"|'[^']+')\s*\]\s*(?:\#.*)?$"""
)
_OTHER_HEADER: Final = re.compile(r"\s*\[")
_TITLE: Final = re.compile(r"\s*title\s*=\s*(?P<value>.+)$")
_IN: Final = {
    "zh": re.compile(r"""\bzh\s*=\s*["']([^"']*)["']"""),
    "en": re.compile(r"""\ben\s*=\s*["']([^"']*)["']"""),
}
_PLAIN: Final = re.compile(r"""["']([^"']*)["']""")


def known_ids(path: Path, *, table: str, language: str) -> dict[str, str]:
    """Return the ids in ``[table.id]`` headers with their titles.

    A goal without a title of its own has that of the indicator of the same id.
    Nothing is raised: a file that cannot be read has no ids.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            lines = file.read(_AT_MOST).splitlines()
    except (OSError, ValueError):
        return {}
    titles = dict(_titles(lines, language))
    return {
        each: title or titles.get(("indicators", each), "")
        for (kind, each), title in titles.items()
        if kind == table
    }


def _titles(lines: list[str], language: str) -> Iterator[tuple[tuple[str, str], str]]:
    inside: tuple[str, str] | None = None
    for line in lines:
        if header := _HEADER.match(line):
            inside = (header["table"], header["id"].strip("\"'"))
            yield inside, ""
        elif _OTHER_HEADER.match(line):
            inside = None
        elif inside and (title := _TITLE.match(line)):
            found = _IN[language].search(title["value"]) or _PLAIN.search(
                title["value"]
            )
            yield inside, found[1] if found else ""
