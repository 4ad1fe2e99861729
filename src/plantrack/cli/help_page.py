"""The page that ``--help`` prints, in the reader's language and width.

typer's own pages would be English headings around Chinese text, wrapped by
characters instead of cells, in boxes whose corners do not exist in GBK.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Final

import typer

from plantrack.cli import surroundings
from plantrack.render.cells import cell_width, pad, wrap
from plantrack.render.help_words import (
    COMMANDS,
    DETAILS,
    EXAMPLES,
    HEADINGS,
    OPTIONS,
)
from plantrack.render.words import say

_WIDEST: Final = 100
_INDENT: Final = "  "
_TERM_AT_MOST: Final = 34


def help_page(context: typer.Context) -> str:
    """Return the help of the command that ``context`` is about, as lines."""
    language = str(context.find_root().obj)
    width = min(surroundings.width(None), _WIDEST)
    return "".join(
        line.rstrip() + "\n" for line in _lines(context, language=language, width=width)
    )


def _lines(context: typer.Context, *, language: str, width: int) -> Iterator[str]:
    command: Any = context.command
    subcommands = dict(getattr(command, "commands", {}))
    parameters = list(command.get_params(context))
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    name = "plantrack" if subcommands else str(command.name)

    pieces = [each.make_metavar(context, usage=True).strip("{}") for each in arguments]
    if subcommands:
        pieces = [_heading("any_command", language)]
    usage = [context.command_path, _heading("any_options", language), *pieces]
    yield from wrap(_heading("usage", language) + " ".join(usage), width)
    yield ""
    stop = "." if language == "en" else "。"
    for text in (say(COMMANDS[name], language) + stop, say(DETAILS[name], language)):
        for line in wrap(text, width - len(_INDENT)):
            yield _INDENT + line
    sections = {
        "commands": [(each, say(COMMANDS[each], language)) for each in subcommands],
        "arguments": [
            (each.make_metavar(context), say(OPTIONS[each.name], language))
            for each in arguments
        ],
        "options": [(_spelled(each), _explained(each, language)) for each in options],
    }
    for heading, entries in sections.items():
        if entries:
            yield ""
            yield _heading(heading, language)
            yield from _entries(entries, width=width)
    yield ""
    yield _heading("examples", language)
    yield from (_INDENT + each for each in EXAMPLES[name])


def _entries(entries: Iterable[tuple[str, str]], *, width: int) -> Iterator[str]:
    entries = list(entries)
    longest = max(cell_width(term) for term, _ in entries)
    column = min(longest, _TERM_AT_MOST, width // 2) + 2 * len(_INDENT)
    for term, text in entries:
        lines = wrap(text, max(10, width - column))
        start = _INDENT + term
        if cell_width(start) + len(_INDENT) > column:
            yield start
            start = ""
        for line in lines:
            yield pad(start, column) + line
            start = ""


def _spelled(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar or 'TEXT'}"


def _explained(option: Any, language: str) -> str:
    text = say(OPTIONS[option.name], language)
    default = option.default
    if option.is_flag or default in (None, "", (), []) or callable(default):
        return text
    shown = default.value if isinstance(default, Enum) else default
    return text + _heading("default", language).format(value=shown)


def _heading(name: str, language: str) -> str:
    return say(HEADINGS[name], language)
