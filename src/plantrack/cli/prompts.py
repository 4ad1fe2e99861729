"""Questions on a terminal; they go to standard error, answers come from the keyboard.

No answer, which is the end of the input, declines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from plantrack.cli import output, surroundings
from plantrack.cli.values import day
from plantrack.errors import PlantrackError
from plantrack.model.period import Period
from plantrack.model.plan import Registry
from plantrack.notation.amounts import parse_amount
from plantrack.notation.periods import parse_period
from plantrack.render.cli_words import sentence
from plantrack.render.problems import error_line
from plantrack.workflow.naming import find_indicator
from plantrack.workflow.recording import Entry


def is_nothing_given(entry: Entry) -> bool:
    """Tell whether the command came without anything to record."""
    return not (entry.indicator or entry.value or entry.period)


def ask_entry(
    entry: Entry, *, registry: Registry, withdraw: bool, language: str
) -> Entry | None:
    """Ask for what an observation needs, one by one; ``None`` where one is declined.

    What cannot be read is said at once and asked again.
    """
    questions: list[tuple[str, str, Callable[[str], object]]] = [
        ("indicator", "", lambda text: find_indicator(registry, text)),
        ("value", "", parse_amount),
        ("period", str(surroundings.today().year - 1), _period_of(registry)),
        ("published", surroundings.today().isoformat(), day),
    ]
    answers: dict[str, str] = {}
    for name, default, read in questions:
        if (name == "value" and withdraw) or (name == "published" and entry.published):
            continue
        answer = _ask_until(name, default=default, read=read, language=language)
        if not answer:
            return None
        answers[name] = answer
    source = entry.source or _ask("ask-source", default="", language=language)
    published = answers.get("published")
    return replace(
        entry,
        indicator=answers["indicator"],
        value=answers.get("value", ""),
        period=answers["period"],
        published=day(published) if published else entry.published,
        source=source or "",
    )


def is_agreed(*, language: str) -> bool:
    """Ask whether to record; anything but a yes is a no."""
    answer = _ask("ask-record", default="", language=language)
    return (answer or "").lower() in ("y", "yes", "是")


def _period_of(registry: Registry) -> Callable[[str], Period]:
    return lambda text: parse_period(text, year_starts=registry.plan.year_starts)


def _ask_until(
    name: str, *, default: str, read: Callable[[str], object], language: str
) -> str | None:
    """Return the first answer that ``read`` takes; empty or ``None`` declines."""
    while True:
        answer = _ask(f"ask-{name}", default=default, language=language)
        if not answer:
            return answer
        try:
            read(answer)
        except PlantrackError as error:
            output.complain(error_line(error, language=language))
        else:
            return answer


def _ask(name: str, *, default: str, language: str) -> str | None:
    """Return the answer or the default, ``None`` at the end of the input."""
    offered = f" [{default}]" if default else ""
    output.complain(f"{sentence(name, language)}{offered}: ", end="")
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        output.complain("")  # the terminal left the cursor behind ^C
        raise
    return (line.strip() or default) if line else None
