"""Commands as typer builds them, with our help page and our usage errors."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from plantrack.cli import output
from plantrack.cli.help_page import help_page
from plantrack.errors import WrongUse
from plantrack.workflow.naming import near

_NEGATIVE: Final = re.compile(r"-[.\d]")
_GUARD: Final = "\0"  # no argument can hold it


class Command(TyperCommand):
    """A command whose arguments may be negative numbers."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # typer.Context is what typer passes
        """Read ``args``; ``-3.2`` is a value, not three options.

        A language given before the command counts for the command.
        """
        asking = {
            name
            for each in self.params
            if isinstance(each, TyperOption) and not each.is_flag
            for name in each.opts
        }
        guarded = [
            _GUARD + each if _NEGATIVE.match(each) and before not in asking else each
            for before, each in pairwise(["", *args])
        ]
        rest = super().parse_args(ctx, guarded)
        for name, value in ctx.params.items():
            ctx.params[name] = _unguarded(value)
        if ctx.parent is not None and ctx.params.get("lang", "") is None:
            ctx.params["lang"] = ctx.parent.params.get("lang")
        return rest

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer.Context is what typer passes
        """Print our own help page instead of typer's, and leave."""
        output.write(help_page(ctx))
        raise typer.Exit


class Group(TyperGroup):
    """All commands, with a suggestion for one that does not exist."""

    def resolve_command(  # type: ignore[override]  # typer.Context is what typer passes
        self, ctx: typer.Context, args: list[str]
    ) -> tuple[str | None, Any, list[str]]:
        """Return the command that ``args`` begin with.

        Raises:
            WrongUse: There is no such command.
        """
        name = args[0]
        if name not in self.commands and not ctx.resilient_parsing:
            raise WrongUse("unknown-command", text=name, near=near(name, self.commands))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer.Context is what typer passes
        """Print our own help page instead of typer's, and leave."""
        output.write(help_page(ctx))
        raise typer.Exit


def _unguarded(value: Any) -> Any:
    if isinstance(value, str):
        return value.removeprefix(_GUARD)
    if isinstance(value, list | tuple):
        return type(value)(_unguarded(each) for each in value)
    return value
