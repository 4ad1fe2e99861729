"""Questions on a terminal; they go to standard error, answers come from the keyboard.

No answer, which is the end of the input, declines.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace

from plantrack.cli import output, surroundings
from plantrack.cli.values import day
from plantrack.errors import WrongUse
from plantrack.render.cli_words import sentence
from plantrack.render.problems import error_line
from plantrack.workflow.recording import Entry


def is_nothing_given(entry: Entry) -> bool:
    """Tell whether the command came without anything to record."""
    return not (entry.indicator or entry.value or entry.period)


def ask_entry(entry: Entry, *, language: str) -> Entry | None:
    """Ask for what an observation needs, one by one; ``None`` where one is declined."""
    last_year = str(surroundings.today().year - 1)
    answers: list[str] = []
    for name, default in (("indicator", ""), ("value", ""), ("period", last_year)):
        answer = _ask(f"ask-{name}", default=default, language=language)
        if not answer:
            return None
        answers.append(answer)
    indicator, value, period = answers
    published = entry.published or _ask_day(language=language)
    if published is None:
        return None
    source = entry.source or _ask("ask-source", default="", language=language)
    return replace(
        entry,
        indicator=indicator,
        value=value,
        period=period,
        published=published,
        source=source or "",
    )


def is_agreed(*, language: str) -> bool:
    """Ask whether to record; anything but a yes is a no."""
    answer = _ask("ask-record", default="", language=language)
    return (answer or "").lower() in ("y", "yes", "是")


def _ask_day(*, language: str) -> dt.date | None:
    """Ask for the day of publication until it is one."""
    default = surroundings.today().isoformat()
    while True:
        answer = _ask("ask-published", default=default, language=language)
        if answer is None:
            return None
        try:
            return day(answer)
        except WrongUse as error:
            output.complain(error_line(error, language=language))


def _ask(name: str, *, default: str, language: str) -> str | None:
    """Return the answer or the default, ``None`` at the end of the input."""
    offered = f" [{default}]" if default else ""
    output.complain(f"{sentence(name, language)}{offered}: ", end="")
    line = sys.stdin.readline()
    return (line.strip() or default) if line else None
