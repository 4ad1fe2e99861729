"""Ids, titles and the language, by a look at the lines of the registry.

For the completion of a shell, where a key is pressed and the answer must be there
at once, and for telling faults: also while the file is half edited. So this reads
table headers and a few plain lines and judges nothing; what it misses is only not
suggested.
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
_PLAN: Final = re.compile(r"\s*\[\s*plan\s*\]")
_LANGUAGE: Final = re.compile(r"""\s*language\s*=\s*["'](zh|en)["']""")
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
    titles = dict(_titles(_lines(path), language))
    return {
        each: title or titles.get(("indicators", each), "")
        for (kind, each), title in titles.items()
        if kind == table
    }


def known_language(path: Path) -> str:
    """Return ``plan.language``, empty where none is written or can be read."""
    inside = False
    for line in _lines(path):
        if _OTHER_HEADER.match(line):
            inside = _PLAN.match(line) is not None
        elif inside and (found := _LANGUAGE.match(line)):
            return found[1]
    return ""


def _lines(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(_AT_MOST).splitlines()
    except (OSError, ValueError):
        return []


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
