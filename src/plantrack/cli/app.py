"""The application: every command, with its help in one language."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from plantrack import __version__
from plantrack.cli import output
from plantrack.cli.add_observation import add_observation
from plantrack.cli.check import check
from plantrack.cli.command import Command, Group
from plantrack.cli.exits import ExitCode
from plantrack.cli.help_page import help_page
from plantrack.cli.history import history
from plantrack.cli.init import init
from plantrack.cli.schema import schema
from plantrack.cli.show import show
from plantrack.cli.status import status
from plantrack.render.help_words import COMMANDS, OPTIONS
from plantrack.render.words import say


def application(language: str) -> Any:
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
    for name, function in (
        ("status", status),
        ("show", show),
        ("add-observation", add_observation),
        ("check", check),
        ("history", history),
        ("init", init),
        ("schema", schema),
    ):
        app.command(name, cls=Command)(function)
    root = typer.main.get_command(app)
    _explain(root, language)
    return root


def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True)] = False,
) -> None:
    """Answer what needs no command."""
    if version:
        output.write(f"plantrack {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        output.complain(help_page(context).rstrip("\n"))
        raise typer.Exit(ExitCode.WRONG_USE)


def _explain(command: Any, language: str) -> None:
    """Put the help of every command and parameter in place, for the shells."""
    command.help = command.short_help = say(COMMANDS[command.name], language)
    for parameter in command.params:
        parameter.help = say(OPTIONS[parameter.name], language)
    for each in getattr(command, "commands", {}).values():
        _explain(each, language)
