"""``plantrack check``: the gate."""

from __future__ import annotations

import typer

from plantrack.cli import options, output, surroundings
from plantrack.cli.exits import ExitCode
from plantrack.cli.reading import look, rendered
from plantrack.cli.values import of_option, one_of, some_of
from plantrack.errors import WrongUse
from plantrack.model.finding import CheckReport
from plantrack.render import CHECK_RENDERERS, CheckFormat, Look
from plantrack.workflow import gate
from plantrack.workflow.gate import FailOn

_DEFAULT = f"{FailOn.OFF_TRACK},{FailOn.MISSED}"
_STATES = {each.value: each for each in FailOn}


def check(
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    fail_on: options.FailOn = _DEFAULT,
    goal_class: options.Class = None,
    exit_zero: options.ExitZero = False,
    format_choice: options.CheckFormatChoice = CheckFormat.TEXT,
    output_file: options.OutputFile = None,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """Check the files and gate on the verdicts."""
    copies = [_copy(each) for each in output_file or ()]
    states = of_option("--fail-on", _states)(fail_on)
    registry = surroundings.registry(file)
    report = gate.check(
        registry,
        as_of=as_of or surroundings.today(),
        fail_on=states,
        goal_class=goal_class,
    )
    looks = look(
        plan=report.scorecard.plan if report.scorecard else None,
        lang=lang,
        colour=colour,
        width=width,
        ascii_only=ascii_only,
        path=registry,
    )
    for kind, path in copies:
        output.save(_document(report, kind, looks), target=path)
    output.write(
        _document(report, format_choice, looks),
        commands=format_choice is CheckFormat.GITHUB,
    )
    raise typer.Exit(_exit_code(report, exit_zero=exit_zero))


def _document(report: CheckReport, kind: CheckFormat, looks: Look) -> str:
    return rendered(lambda stream: CHECK_RENDERERS[kind](report, looks, stream))


def _exit_code(report: CheckReport, *, exit_zero: bool) -> ExitCode:
    if report.scorecard is None:
        return ExitCode.WRONG_USE
    return ExitCode.FINDINGS if report.errors and not exit_zero else ExitCode.DONE


def _states(text: str) -> frozenset[FailOn]:
    states = frozenset(some_of(_STATES, text))
    if FailOn.NEVER in states and len(states) > 1:
        raise WrongUse("never-alone")
    return states - {FailOn.NEVER}


def _copy(text: str) -> tuple[CheckFormat, str]:
    kind, equals, path = text.partition("=")
    if not equals or not path:
        raise WrongUse("bad-output-file", text=text)
    return of_option("--output-file", one_of(CheckFormat))(kind), path
