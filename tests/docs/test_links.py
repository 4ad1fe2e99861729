"""Links between the pages lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command_line import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    links = [target for target, _ in _LINK.findall(text) if ":" not in target]

    assert [each for each in links if not (page.parent / each).exists()] == []


def test_nothing_links_out_of_the_project() -> None:
    for page in PAGES:
        assert "](../shared" not in page.read_text(encoding="utf-8")
        assert "../../" not in "".join(
            target for target, _ in _LINK.findall(page.read_text(encoding="utf-8"))
        )
