"""What the environment, the terminal and the folder say when no option does."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from plantrack.cli import output
from plantrack.errors import WrongUse
from plantrack.render.look import DEFAULT_WIDTH

NARROWEST: Final = 20
WIDEST: Final = 1000
REGISTRY: Final = "goals.toml"
_CHINESE_LOCALES: Final = ("zh", "C", "POSIX")


class Colour(StrEnum):
    """When to write colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def today() -> dt.date:
    """Return the day it is here; the one reading of the clock."""
    return dt.datetime.now().astimezone().date()


def language(*, option: str = "", plan: str = "", arguments: Sequence[str] = ()) -> str:
    """Return ``zh`` or ``en``.

    The option wins, then ``PLANTRACK_LANG``, then the plan's own language, then
    the locale. The locale is read from the environment, because Python reports
    another one where the locale's data are not installed.

    Args:
        option: The value of ``--lang`` where the command line has been read.
        plan: ``plan.language`` of the registry, where one has been read.
        arguments: The raw command line, where it has not been read yet.
    """
    named = peek(arguments, "--lang")
    for said in (option, named, os.environ.get("PLANTRACK_LANG", ""), plan):
        if said.lower().startswith(("zh", "en")):
            return said[:2].lower()
    return _language_of_locale(os.environ)


def peek(arguments: Sequence[str], *names: str) -> str:
    """Return the value of an option in a command line that has not been read."""
    for at, argument in enumerate(arguments):
        if argument in names and at + 1 < len(arguments):
            return arguments[at + 1]
        name, equals, value = argument.partition("=")
        if equals and name in names:
            return value
    return ""


def width(option: int | None) -> int:
    """Return the width of the output in cells."""
    if option is not None:
        return option
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return max(NARROWEST, min(int(columns), WIDEST))
    if _is_terminal(sys.stdout):
        terminal = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
        return max(NARROWEST, min(terminal, WIDEST))
    return DEFAULT_WIDTH


def colour(option: Colour, *, to_file: bool = False) -> bool:
    """Tell whether to write colours; ``NO_COLOR`` and a pipe say no by themselves."""
    if option is not Colour.AUTO:
        return option is Colour.ALWAYS
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def ascii_only(option: bool) -> bool:
    """Tell whether our own signs must stay within ASCII."""
    return option or not output.can_encode_glyphs(sys.stdout)


def registry(option: Path | None) -> Path:
    """Return the registry to read, as the user would name it.

    Raises:
        WrongUse: None is named, and none is in this folder or one above it.
    """
    if option is not None:
        return option
    named = os.environ.get("PLANTRACK_FILE")
    if named:
        return Path(named)
    if Path(REGISTRY).is_file():  # as a rule it is here, and a shell is waiting
        return Path(REGISTRY)
    from plantrack.store.sources import find_registry  # noqa: PLC0415 - start-up

    try:
        here = Path.cwd()
    except FileNotFoundError as error:
        raise WrongUse("no-folder") from error
    found = find_registry(here)
    if found is None:
        raise WrongUse("no-registry", folder=str(here))
    return Path(os.path.relpath(found, here))


def can_ask() -> bool:
    """Tell whether somebody sits at the terminal to answer."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def is_debugging() -> bool:
    """Tell whether a traceback is wanted where the program is at fault."""
    return bool(os.environ.get("PLANTRACK_DEBUG"))


def _language_of_locale(environment: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(name)
        if locale:
            first = locale.partition(".")[0].partition("_")[0]
            return "zh" if first in _CHINESE_LOCALES else "en"
    return "zh"


def _is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
