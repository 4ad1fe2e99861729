from __future__ import annotations

from pathlib import Path

import pytest

from trust.figures import HEADINGS

PAGE = Path(__file__).parents[2] / "docs" / "trust.md"


def rows_of_the_page() -> list[dict[str, str]]:
    lines = PAGE.read_text("utf-8").splitlines()
    begin = next(
        number
        for number, line in enumerate(lines)
        if line.startswith(f"| {HEADINGS[0]} ")
    )
    rows = []
    for line in lines[begin + 2 :]:
        if not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        rows.append(dict(zip(HEADINGS, cells, strict=True)))
    return rows


def broken(row: dict[str, str]) -> int:
    return sum(int(row[name].replace(",", "")) for name in ("lost", "torn", "stuck"))


def test_the_page_has_the_long_figures() -> None:
    names = [row["experiment"] for row in rows_of_the_page()]

    assert len(names) >= 30
    assert any("10,000 times" in name for name in names)


@pytest.mark.parametrize("row", rows_of_the_page(), ids=lambda row: row["experiment"])
def test_a_line_of_the_page_is_as_promised(row: dict[str, str]) -> None:
    name = row["experiment"]
    if name.startswith("control"):
        assert broken(row) > 0
    elif not name.startswith("other systems"):
        assert broken(row) == 0
