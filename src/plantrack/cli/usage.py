"""Wrong use of the command line, in words.

typer's own messages are English, carry raw bytes of the arguments and are framed
in boxes, so each kind of usage error is said again here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Final

import typer

from plantrack.errors import WrongUse
from plantrack.render.cli_words import sentence
from plantrack.render.problems import error_line

_CLOSE: Final = 0.7
_FLAG: Final = "does not take a value."
_EXTRA: Final = re.compile(r"Got unexpected extra argument\S* \((.*)\)\Z", re.DOTALL)


def explained(error: typer.TyperException, *, language: str) -> Sequence[str]:
    """Return what is wrong with the arguments, and the way out."""
    lines = [error_line(_as_ours(error), language=language)]
    context: typer.Context | None = getattr(error, "ctx", None)
    if context is not None:
        lines.append(sentence("try-help", language, command=context.command_path))
    return lines


def _as_ours(error: typer.TyperException) -> WrongUse:
    option = str(getattr(error, "option_name", ""))
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            return WrongUse("no-such-option", text=option, near=_near(error, option))
        case "MissingParameter" if parameter is not None:
            name = str(parameter.make_metavar(getattr(error, "ctx", None)))
            return WrongUse("missing-argument", name=name)
        case "BadOptionUsage":
            wants = not error.message.endswith(_FLAG)
            reason = "option-needs-value" if wants else "option-takes-no-value"
            return WrongUse(reason, option=option)
        case "UsageError" if extra := _EXTRA.match(error.message):
            return WrongUse("too-many-arguments", detail=extra[1])
        case _:
            return WrongUse("wrong-use", detail=error.format_message())


def _near(error: typer.TyperException, option: str) -> str:
    context: typer.Context | None = getattr(error, "ctx", None)
    parameters = context.command.params if context else ()
    known = [name for each in parameters for name in each.opts]
    return "".join(difflib.get_close_matches(option, known, n=1, cutoff=_CLOSE))
