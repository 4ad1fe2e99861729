"""What the shell suggests: ids with their titles, and the words of each choice.

Nothing here may be slow: no pydantic, no rich, and the registry is not validated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import typer

from plantrack.cli import surroundings
from plantrack.errors import PlantrackError
from plantrack.render.escape import shell_text
from plantrack.render.words import RULES

_PLAIN_ID: Final = re.compile(r"\w[\w.-]*")  # what a shell never evaluates
Completion = Callable[[typer.Context, str], Iterator[tuple[str, str]]]

_STATES: Final = ("missed", "off-track", "at-risk", "stale", "not-assessed", "never")


def goals(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Suggest goals of the registry that would be read."""
    yield from _ids(context, incomplete, table="goals")


def indicators(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Suggest indicators of the registry that would be read."""
    yield from _ids(context, incomplete, table="indicators")


def rules(_context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Suggest the rules of the authorities."""
    return ((each, "") for each in RULES if each.startswith(incomplete))


def fail_on(_context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Suggest one more state for a list of them."""
    return _one_more(_STATES, incomplete)


def of(members: Iterable[StrEnum]) -> Completion:
    """Return what suggests one of ``members``."""

    def suggest(_context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
        return ((each, "") for each in members if each.startswith(incomplete))

    return suggest


def listed(kind: type[StrEnum], *others: str) -> Completion:
    """Return what suggests one more member of ``kind`` for a list of them."""
    choices = (*(each.value for each in kind), *others)

    def suggest(_context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
        return _one_more(choices, incomplete)

    return suggest


def _one_more(choices: tuple[str, ...], incomplete: str) -> Iterator[tuple[str, str]]:
    before, comma, last = incomplete.rpartition(",")
    for each in choices:
        if each.startswith(last) and each not in before.split(","):
            yield before + comma + each, ""


def _ids(
    context: typer.Context, incomplete: str, *, table: str
) -> Iterator[tuple[str, str]]:
    from plantrack.workflow.known_ids import known_ids  # noqa: PLC0415 - start-up

    option = context.params.get("file")
    try:
        path = surroundings.registry(Path(option) if option else None)
    except PlantrackError:
        return
    titles = known_ids(path, table=table, language=surroundings.language())
    for each, title in titles.items():
        if each.startswith(incomplete) and _PLAIN_ID.fullmatch(each):
            yield each, shell_text(title)
