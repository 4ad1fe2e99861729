"""Make the pictures of the README from what plantrack prints.

    python docs/make_pictures.py [FOLDER]

A Chinese character takes two cells, and viewers differ in how wide they draw it, so
every one gets a place of its own; Latin runs are stretched to their cells. The
pictures name no font that has to be fetched.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Final

from plantrack.model.goal_page import GoalPage
from plantrack.model.scorecard import Scorecard
from plantrack.render.cells import cell_width
from plantrack.render.lines import Line
from plantrack.render.look import Look
from plantrack.render.show import goal_lines
from plantrack.render.table import status_lines
from plantrack.workflow.scorecard import Choice, goal_page, scorecard

ROOT: Final = Path(__file__).resolve().parents[1]
DAY: Final = dt.date(2024, 10, 31)
GOALS: Final = (
    "gdp",
    "industry-above-scale",
    "trade",
    "foreign-capital",
    "rd-intensity",
    "hightech-share",
    "traffic-investment",
)
WIDTH: Final = 100
CELL: Final = 8.4
LINE: Final = 20
MARGIN: Final = 16
TITLE: Final = 36
FONTS: Final = (
    "'Sarasa Mono SC','JetBrains Mono','Cascadia Mono',Menlo,Consolas,"
    "'DejaVu Sans Mono','Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',"
    "monospace"
)
COLOURS: Final = {
    "red": "#ff7b72",
    "green": "#7ee787",
    "yellow": "#e3b341",
    "cyan": "#76e3ea",
}
AT_FAULT: Final = "the registry of the project is at fault"
NO_BREAK: Final = "&#160;"  # some viewers run plain spaces together
PLAIN: Final = "#e6edf3"
DIM: Final = "#8b949e"


def main() -> None:
    """Write one picture of ``status`` and one of ``show`` in each language."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    for language in ("zh", "en"):
        look = Look(language=language, width=WIDTH, colour=True)
        status = _assessed(GOALS)
        page = goal_page(ROOT / "goals.toml", "trade", as_of=DAY)
        if not isinstance(page, GoalPage):
            raise TypeError(AT_FAULT)
        pages = {
            "status": (
                status_lines(status, look),
                "plantrack status gdp trade ... --as-of 2024-10-31",
            ),
            "show": (
                goal_lines(page, look),
                "plantrack show trade --as-of 2024-10-31",
            ),
        }
        for name, (lines, title) in pages.items():
            target = folder / f"{name}-{language}.svg"
            target.write_text(picture(lines, title=title), encoding="utf-8")
            print(target)


def picture(lines: Iterable[Line], *, title: str) -> str:
    """Return the lines as an SVG of a terminal."""
    drawn = list(lines)
    height = TITLE + LINE * len(drawn) + MARGIN
    width = MARGIN * 2 + CELL * WIDTH
    size = f'width="{width:g}" height="{height}"'
    style = f"text{{font:14px {FONTS};white-space:pre}}.b{{font-weight:bold}}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}"',
        f' {size} role="img" aria-label="{escape(title)}">',
        f"<style>{style}</style>",
        f'<rect {size} rx="8" fill="#161b22"/>',
        f'<text x="{MARGIN}" y="22" fill="{DIM}">$ {escape(title)}</text>',
    ]
    for number, line in enumerate(drawn):
        parts += _drawn(line, y=TITLE + LINE * number + 15)
    return "\n".join([*parts, "</svg>", ""])


def _assessed(goals: tuple[str, ...]) -> Scorecard:
    found = scorecard(ROOT / "goals.toml", as_of=DAY, choice=Choice(goals=goals))
    if not isinstance(found, Scorecard):
        raise TypeError(AT_FAULT)
    return found


def _drawn(line: Line, *, y: int) -> Iterator[str]:
    x = float(MARGIN)
    for text, style in line:
        bold = ' class="b"' if "bold" in style else ""
        for run in _runs(text):
            cells = cell_width(run)
            if run.strip():
                place = _place(run, x, cells)
                yield (
                    f'<text {place} y="{y}" fill="{_colour(style)}"{bold}>'
                    f"{escape(run).replace(' ', NO_BREAK)}</text>"
                )
            x += cells * CELL


def _runs(text: str) -> Iterator[str]:
    """Yield runs of characters of one width."""
    run = ""
    for character in text:
        if run and cell_width(run[-1]) != cell_width(character):
            yield run
            run = ""
        run += character
    if run:
        yield run


def _place(run: str, x: float, cells: int) -> str:
    if cells == len(run):
        return f'x="{x:.1f}" textLength="{cells * CELL:.1f}"'
    places = (f"{x + 2 * CELL * number + 1.4:.1f}" for number in range(len(run)))
    return f'x="{" ".join(places)}"'


def _colour(style: str) -> str:
    named = (colour for word, colour in COLOURS.items() if word in style.split())
    return next(named, DIM if "dim" in style else PLAIN)


if __name__ == "__main__":
    main()
