"""The application: every command, with its help in one language.

Only the command that is called is imported; the others are names with a help text.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any, Final, cast

import typer

from plantrack import __version__
from plantrack.cli import options, output
from plantrack.cli.command import Command, Group
from plantrack.cli.exits import ExitCode
from plantrack.cli.help_page import help_page
from plantrack.render.help_words import COMMANDS, OPTIONS
from plantrack.render.words import say

NAMES: Final = (
    "status",
    "show",
    "rules",
    "add-observation",
    "check",
    "history",
    "diff",
    "what-if",
    "init",
    "schema",
)
_COMPLETED: Final = ("_TYPER_COMPLETE_ARGS", "COMP_WORDS")


def application(language: str, arguments: Sequence[str]) -> Any:
    """Return the command line as one callable, its help in ``language``.

    typer makes the commands; the sentences are put in afterwards, because an
    option is declared once and explained in two languages.
    """
    app = typer.Typer(
        cls=Group,
        name="plantrack",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(_root)
    words = [*arguments, *_words_to_complete()]
    for name in NAMES:
        function = _function(name) if name in words else _not_called
        app.command(name, cls=Command)(function)
    root = typer.main.get_command(app)
    _explain(root, language)
    return root


def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True)] = False,
    lang: options.Lang = None,  # noqa: ARG001 - a command takes it from here
) -> None:
    """Answer what needs no command."""
    if version:
        output.write(f"plantrack {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        output.complain(help_page(context).rstrip("\n"))
        raise typer.Exit(ExitCode.WRONG_USE)


def _function(name: str) -> Callable[..., None]:
    name = name.replace("-", "_")
    module = import_module(f"plantrack.cli.{name}")
    return cast("Callable[..., None]", getattr(module, name))


def _not_called() -> None:
    """Stand for a command that is not called."""


def _words_to_complete() -> list[str]:
    return [word for name in _COMPLETED for word in os.environ.get(name, "").split()]


def _explain(command: Any, language: str) -> None:
    """Put the help of every command and parameter in place, for the shells."""
    command.help = command.short_help = say(COMMANDS[command.name], language)
    for parameter in command.params:
        parameter.help = say(OPTIONS[parameter.name], language)
    for each in getattr(command, "commands", {}).values():
        _explain(each, language)
