"""What every reading command does with its options before and after its work."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TextIO, TypeVar

from plantrack.cli import surroundings
from plantrack.cli.options import Language
from plantrack.cli.surroundings import Colour
from plantrack.model.plan import Plan
from plantrack.model.problem import Problem
from plantrack.render import Look, Sort
from plantrack.workflow.known_ids import known_language
from plantrack.workflow.loading import Unusable

_Outcome = TypeVar("_Outcome")


class BadFiles(Exception):  # noqa: N818 - the outcome: the files are bad
    """The files are at fault, so the command has nothing to show."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems, to be shown all at once."""
        self.problems = problems
        super().__init__(f"{len(problems)} problems")


def usable(outcome: _Outcome | Unusable) -> _Outcome:
    """Return the outcome of a workflow.

    Raises:
        BadFiles: The files could not be used.
    """
    if isinstance(outcome, Unusable):
        raise BadFiles(outcome.problems)
    return outcome


def look(
    *,
    plan: Plan | None,
    lang: Language | None,
    colour: Colour,
    width: int | None,
    ascii_only: bool,
    everything: bool = False,
    sort: Sort = Sort.VERDICT,
    to_file: bool = False,
    path: Path | None = None,
) -> Look:
    """Return how the output shall look: the options, else the surroundings.

    Where there is no plan its language is looked for in the file at ``path``.
    """
    found = known_language(path) if path else ""
    language = plan.language if plan else found
    return Look(
        language=surroundings.language(option=lang or "", plan=language),
        width=surroundings.width(width),
        colour=surroundings.colour(colour, to_file=to_file),
        ascii=surroundings.ascii_only(ascii_only) and (ascii_only or not to_file),
        all=everything,
        sort=sort,
    )


def rendered(render: Callable[[TextIO], None]) -> str:
    """Return what ``render`` writes, so that nothing is printed before all is well."""
    stream = StringIO()
    render(stream)
    return stream.getvalue()
