"""One run: the arguments in, an exit code out, every error in words."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("TYPER_USE_RICH", "0")  # read at import: our pages are our own

import typer

from plantrack.cli import output, surroundings, usage
from plantrack.cli.app import application
from plantrack.cli.exits import ExitCode
from plantrack.cli.output import ReaderGone
from plantrack.cli.reading import BadFiles
from plantrack.errors import (
    NotWritten,
    PlantrackError,
    Several,
    WriteUnconfirmed,
    WrongUse,
)
from plantrack.render.cli_words import sentence
from plantrack.render.escape import show
from plantrack.render.problems import error_line, problem_lines
from plantrack.workflow.known_ids import known_language


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing is raised."""
    output.prepare()
    language = surroundings.language(arguments=arguments)
    try:
        return _started(arguments, language=language)
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except ReaderGone:
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001 - the last stop of every error
        plan = _language_of_plan(arguments)
        language = surroundings.language(arguments=arguments, plan=plan)
        lines, code = _told(error, language=language)
        if surroundings.is_debugging():
            lines = [*map(show, traceback.format_exc().splitlines()), *lines]
        for line in lines:
            output.complain(line)
        return code
    finally:
        output.let_go()


def _language_of_plan(arguments: Sequence[str]) -> str:
    """Return the language of the registry that the command was about, if any."""
    named = surroundings.peek(arguments, "-f", "--file")
    try:
        path = surroundings.registry(Path(named) if named else None)
    except (WrongUse, OSError):
        return ""
    return known_language(path)


def _started(arguments: Sequence[str], *, language: str) -> int:
    if os.environ.get("_PLANTRACK_COMPLETE"):
        _hide_rich()
    command = application(language, arguments)
    try:
        code = command(
            list(arguments), prog_name="plantrack", standalone_mode=False, obj=language
        )
    except SystemExit as stop:  # how typer ends the completion of a shell
        code = stop.code
    return code if isinstance(code, int) else ExitCode.DONE


def _hide_rich() -> None:
    """Keep typer from reading titles as rich's markup while a shell completes.

    It would take the time to import rich, and fail at a title such as ``[/x]``.
    """
    sys.modules.setdefault("rich", None)  # type: ignore[arg-type]  # None forbids the import


def _told(error: Exception, *, language: str) -> tuple[Sequence[str], ExitCode]:
    """Return what to say of an error, line by line, and how to leave."""
    match error:
        case BadFiles():
            return problem_lines(error.problems, language=language), ExitCode.WRONG_USE
        case typer.TyperException():
            return usage.explained(error, language=language), ExitCode.WRONG_USE
        case Several():
            lines = [error_line(each, language=language) for each in error.errors]
            return lines, ExitCode.WRONG_USE
        case PlantrackError():
            return [error_line(error, language=language)], _code_of(error)
        case OSError():
            refused = WrongUse(
                "system-error",
                file=os.fsdecode(error.filename or ""),
                detail=error.strerror or str(error),
            )
            return [error_line(refused, language=language)], ExitCode.WRONG_USE
        case _:
            return [_bug(error, language=language)], ExitCode.BUG


def _code_of(error: PlantrackError) -> ExitCode:
    match error:
        case NotWritten():
            return ExitCode.NOT_WRITTEN
        case WriteUnconfirmed():
            return ExitCode.UNCONFIRMED
        case _:
            return ExitCode.WRONG_USE


def _bug(error: Exception, *, language: str) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return sentence(
        "bug",
        language,
        kind=type(error).__name__,
        detail=" ".join(str(error).split()),
        where=f"{Path(last.filename).name}:{last.lineno}",
    )
