"""Every option and argument, named once and shared by the commands.

Help is not written here: ``render.help_words`` has it in both languages, by the
name of the parameter.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from plantrack.cli import completion
from plantrack.cli.surroundings import NARROWEST, WIDEST, Colour
from plantrack.cli.values import day, number, one_of
from plantrack.model.assessment import Verdict
from plantrack.model.observation import Status
from plantrack.model.plan import GoalClass
from plantrack.render import CheckFormat, Format, PlainFormat, Sort

LONGEST_WAIT: Final = 3600


class Language(StrEnum):
    """The languages of the output."""

    ZH = "zh"
    EN = "en"


def _listed(kind: type[StrEnum]) -> str:
    return "|".join(each.value for each in kind)


# where to read and how to look: of every reading command

File: TypeAlias = Annotated[
    Path | None, typer.Option("-f", "--file", metavar="PATH", show_default=False)
]
AsOf: TypeAlias = Annotated[
    dt.date | None, typer.Option("--as-of", parser=day, metavar="DATE")
]
Lang: TypeAlias = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        parser=one_of(Language),
        metavar=_listed(Language),
        autocompletion=completion.of(Language),
    ),
]
ColourChoice: TypeAlias = Annotated[
    Colour,
    typer.Option(
        "--color",
        parser=one_of(Colour),
        metavar=_listed(Colour),
        autocompletion=completion.of(Colour),
    ),
]
Width: TypeAlias = Annotated[
    int | None,
    typer.Option("--width", parser=number(int, NARROWEST, WIDEST), metavar="N"),
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
    str,
    typer.Option(
        "--verdict",
        metavar="VERDICT,...",
        autocompletion=completion.listed(Verdict, "not-assessed"),
    ),
]
Group: TypeAlias = Annotated[list[str] | None, typer.Option("--group", metavar="TEXT")]
Class: TypeAlias = Annotated[
    GoalClass | None,
    typer.Option(
        "--class",
        parser=one_of(GoalClass),
        metavar=_listed(GoalClass),
        autocompletion=completion.of(GoalClass),
    ),
]
All: TypeAlias = Annotated[bool, typer.Option("--all")]
SortBy: TypeAlias = Annotated[
    Sort,
    typer.Option(
        "--sort",
        parser=one_of(Sort),
        metavar=_listed(Sort),
        autocompletion=completion.of(Sort),
    ),
]
AllRules: TypeAlias = Annotated[bool, typer.Option("--rules")]

# what comes out

FormatChoice: TypeAlias = Annotated[
    Format | None,
    typer.Option(
        "--format",
        parser=one_of(Format),
        metavar=_listed(Format),
        autocompletion=completion.of(Format),
    ),
]
CheckFormatChoice: TypeAlias = Annotated[
    CheckFormat,
    typer.Option(
        "--format",
        parser=one_of(CheckFormat),
        metavar=_listed(CheckFormat),
        autocompletion=completion.of(CheckFormat),
    ),
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
Published: TypeAlias = Annotated[
    dt.date | None, typer.Option("--published", parser=day, metavar="DATE")
]
Source: TypeAlias = Annotated[str, typer.Option("--source", metavar="TEXT")]
StatusOption: TypeAlias = Annotated[
    Status | None,
    typer.Option(
        "--status",
        parser=one_of(Status),
        metavar="A|P|E|B",
        autocompletion=completion.of(Status),
    ),
]
Yoy: TypeAlias = Annotated[str, typer.Option("--yoy", metavar="PERCENT")]
Basis: TypeAlias = Annotated[str, typer.Option("--basis", metavar="TEXT")]
Note: TypeAlias = Annotated[str, typer.Option("--note", metavar="TEXT")]
Into: TypeAlias = Annotated[Path | None, typer.Option("--into", metavar="FILE")]
Wait: TypeAlias = Annotated[
    float,
    typer.Option("--wait", parser=number(float, 0, LONGEST_WAIT), metavar="SECONDS"),
]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run")]
Withdraw: TypeAlias = Annotated[bool, typer.Option("--withdraw")]
Revisions: TypeAlias = Annotated[bool, typer.Option("--revisions")]

# other states of the plan

RevisionArgument: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="[REVISION]")
]
UntilArgument: TypeAlias = Annotated[str | None, typer.Argument(metavar="[UNTIL]")]
Before: TypeAlias = Annotated[
    dt.date | None, typer.Option("--before", parser=day, metavar="DATE")
]
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
    typer.Option(
        "--format",
        parser=one_of(PlainFormat),
        metavar=_listed(PlainFormat),
        autocompletion=completion.of(PlainFormat),
    ),
]

# new files

Folder: TypeAlias = Annotated[Path, typer.Argument(metavar="[FOLDER]")]
Example: TypeAlias = Annotated[bool, typer.Option("--example")]
