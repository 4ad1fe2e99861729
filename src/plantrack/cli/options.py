"""Every option and argument, named once and shared by the commands.

Help is not written here: ``render.help_words`` has it in both languages, by the
name of the parameter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias, TypeVar

import typer

from plantrack.cli import completion
from plantrack.cli.surroundings import NARROWEST, WIDEST, Colour
from plantrack.cli.values import day, number, of_option, one_of
from plantrack.model.assessment import Verdict
from plantrack.model.observation import Status
from plantrack.model.plan import GoalClass
from plantrack.render import CheckFormat, Format, PlainFormat, Sort

LONGEST_WAIT: Final = 3600

_Choice = TypeVar("_Choice", bound=StrEnum)


class Language(StrEnum):
    """The languages of the output."""

    ZH = "zh"
    EN = "en"


def _one_of(name: str, members: Iterable[_Choice]) -> Any:
    """Return the option ``name`` whose value is one of ``members``."""
    choices = tuple(members)
    return typer.Option(
        name,
        parser=of_option(name, one_of(choices)),
        metavar="|".join(each.value for each in choices),
        autocompletion=completion.of(choices),
    )


def _day(name: str) -> Any:
    """Return the option ``name`` whose value is a day."""
    return typer.Option(name, parser=of_option(name, day), metavar="DATE")


# where to read and how to look: of every reading command

File: TypeAlias = Annotated[
    Path | None, typer.Option("-f", "--file", metavar="PATH", show_default=False)
]
AsOf: TypeAlias = Annotated[dt.date | None, _day("--as-of")]
Lang: TypeAlias = Annotated[
    Language | None,
    _one_of("--lang", Language),
]
ColourChoice: TypeAlias = Annotated[
    Colour,
    _one_of("--color", Colour),
]
Width: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--width",
        parser=of_option("--width", number(int, NARROWEST, WIDEST)),
        metavar="N",
    ),
]
Ascii: TypeAlias = Annotated[bool, typer.Option("--ascii")]
Rule: TypeAlias = Annotated[
    str | None,
    typer.Option("--rule", metavar="RULE", autocompletion=completion.rules),
]

# which goals

Goals: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="[GOAL]...", autocompletion=completion.goals),
]
GoalArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="GOAL", autocompletion=completion.goals)
]
Verdicts: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--verdict",
        metavar="VERDICT,...",
        autocompletion=completion.listed(Verdict, "not-assessed"),
    ),
]
Group: TypeAlias = Annotated[list[str] | None, typer.Option("--group", metavar="TEXT")]
Class: TypeAlias = Annotated[
    GoalClass | None,
    _one_of("--class", GoalClass),
]
All: TypeAlias = Annotated[bool, typer.Option("--all")]
SortBy: TypeAlias = Annotated[
    Sort,
    _one_of("--sort", Sort),
]
AllRules: TypeAlias = Annotated[bool, typer.Option("--rules")]

# what comes out

FormatChoice: TypeAlias = Annotated[
    Format | None,
    _one_of("--format", Format),
]
CheckFormatChoice: TypeAlias = Annotated[
    CheckFormat,
    _one_of("--format", CheckFormat),
]
Output: TypeAlias = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE")
]
OutputFile: TypeAlias = Annotated[
    list[str] | None, typer.Option("--output-file", metavar="FORMAT=PATH")
]

# the gate

FailOn: TypeAlias = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="STATE,...",
        autocompletion=completion.fail_on,
    ),
]
ExitZero: TypeAlias = Annotated[bool, typer.Option("--exit-zero")]

# observations

IndicatorArgument: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="INDICATOR", autocompletion=completion.indicators),
]
AnyIndicator: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="[INDICATOR]", autocompletion=completion.indicators),
]
Value: TypeAlias = Annotated[str | None, typer.Argument(metavar="VALUE")]
PeriodOption: TypeAlias = Annotated[
    str | None, typer.Option("--period", metavar="PERIOD")
]
Published: TypeAlias = Annotated[dt.date | None, _day("--published")]
Source: TypeAlias = Annotated[str, typer.Option("--source", metavar="TEXT")]
StatusOption: TypeAlias = Annotated[
    Status | None,
    _one_of("--status", (each for each in Status if each is not Status.WITHDRAWN)),
]
Yoy: TypeAlias = Annotated[str, typer.Option("--yoy", metavar="PERCENT")]
Basis: TypeAlias = Annotated[str, typer.Option("--basis", metavar="TEXT")]
Note: TypeAlias = Annotated[str, typer.Option("--note", metavar="TEXT")]
Into: TypeAlias = Annotated[Path | None, typer.Option("--into", metavar="FILE")]
Wait: TypeAlias = Annotated[
    float,
    typer.Option(
        "--wait",
        parser=of_option("--wait", number(float, 0, LONGEST_WAIT)),
        metavar="SECONDS",
    ),
]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run")]
Withdraw: TypeAlias = Annotated[bool, typer.Option("--withdraw")]
Revisions: TypeAlias = Annotated[bool, typer.Option("--revisions")]

# other states of the plan

RevisionArgument: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="[REVISION]")
]
UntilArgument: TypeAlias = Annotated[str | None, typer.Argument(metavar="[UNTIL]")]
Before: TypeAlias = Annotated[dt.date | None, _day("--before")]
SetValue: TypeAlias = Annotated[
    list[str] | None, typer.Option("--set", metavar="INDICATOR@PERIOD=VALUE")
]
Growth: TypeAlias = Annotated[
    list[str] | None, typer.Option("--growth", metavar="INDICATOR=RATE")
]
TargetValue: TypeAlias = Annotated[
    list[str] | None, typer.Option("--target", metavar="GOAL=TARGET")
]
ScenarioFile: TypeAlias = Annotated[
    Path | None, typer.Option("--scenario", metavar="FILE")
]
PlainFormatChoice: TypeAlias = Annotated[
    PlainFormat,
    _one_of("--format", PlainFormat),
]

# new files

Folder: TypeAlias = Annotated[Path, typer.Argument(metavar="[FOLDER]")]
Example: TypeAlias = Annotated[bool, typer.Option("--example")]
