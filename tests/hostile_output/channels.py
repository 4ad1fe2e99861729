"""Every command with hostile texts in the files, in arguments and in file names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from command_line import Outcome, plantrack
from hostile_output import readers
from hostile_output.carriers import (
    PLACES,
    Carried,
    carried,
    quoted,
    write_carriers,
)
from hostile_output.readers import Reader

DAY: Final = ("--as-of", "2024-06-30")
WIDTHS: Final = (20, 60, 80, 100, 120, 200)
_ALL_STATES: Final = "off-track,at-risk,missed,stale,not-assessed"
_CHECK_READERS: Final[Mapping[str, Reader]] = {
    "text": readers.on_a_terminal,
    "json": readers.in_a_program,
    "github": readers.in_a_workflow,
    "gitlab": readers.in_a_quality_report,
    "junit": readers.in_a_test_report,
    "sarif": readers.in_a_code_scan,
    "markdown": readers.in_a_page,
}
_LONGEST_NAME: Final = 80


@dataclass(slots=True)
class Figures:
    """Counts of one run: texts put into places, outputs read back, escapes found."""

    placed: int = 0
    outputs: int = 0
    escapes: int = 0
    tracebacks: int = 0
    faults: list[str] = field(default_factory=list)

    def read(self, outcome: Outcome, reader: Reader, what: object) -> None:
        """Read an output back; in a runner no line of it may be a command."""
        self.outputs += 1
        found = reader(outcome.out)
        if reader is not readers.in_a_workflow:
            found += readers.in_a_runner(outcome.out)
        found += readers.on_a_terminal(outcome.err) + readers.in_a_runner(outcome.err)
        if found:
            self.escapes += 1
            self.faults += [f"{what}: {each}" for each in found[:2]]
        silent = outcome.code in (2, 4) and not outcome.err + outcome.out
        if outcome.code not in (0, 1, 2, 4) or "Traceback" in outcome.err or silent:
            self.tracebacks += 1
            self.faults.append(f"{what}: {outcome.code} {outcome.err[:300]!r}")


def through_files(payloads: Sequence[str], folder: Path, *, shift: int) -> Figures:
    """Put texts into every place of a plan and read every document about it."""
    figures = Figures()
    goals = carried(payloads, shift=shift)
    write_carriers(folder, goals)
    figures.placed = sum(len(goal.texts) for goal in goals)
    with chdir(folder):
        for arguments, reader in _documents(goals, width=WIDTHS[shift % len(WIDTHS)]):
            figures.read(plantrack(*arguments), reader, arguments)
        _compare(goals, figures)
    return figures


def _documents(
    goals: Sequence[Carried], *, width: int
) -> Iterator[tuple[tuple[str, ...], Reader]]:
    """Yield the arguments of every command that shows texts, and who reads it."""
    wide = ("--width", str(width))
    terminal = readers.on_a_terminal
    for language in ("zh", "en"):
        said = ("--lang", language)
        yield ("status", "--all", *wide, *said, *DAY), terminal
        yield ("history", *wide, *said), terminal
        yield ("rules", *wide, *said, *DAY), terminal
        yield ("status", "--format", "markdown", *said, *DAY), readers.in_a_page
        for goal in goals[:3]:
            yield ("show", goal.id, *wide, *said, *DAY), terminal
    yield ("status", "--color", "always", *wide, *DAY), readers.with_colours
    yield ("status", "--format", "json", *DAY), readers.in_a_program
    yield ("status", "--format", "csv", *DAY), readers.in_a_spreadsheet
    yield ("diff", "--before", "2023-06-30", *wide, *DAY), terminal
    yield ("what-if", "--set", "g0@2024=19%", *wide, *DAY), terminal
    for kind, reader in _CHECK_READERS.items():
        yield ("check", "--format", kind, "--fail-on", _ALL_STATES, *DAY), reader
    texts = goals[0].texts
    entry = ("add-observation", "g0", "17%", "--period", "2024", "--dry-run")
    kept = ("--source", texts["source"], "--note", texts["note"])
    if "\0" not in "".join(kept):
        yield (*entry, *kept, *DAY), terminal


def _compare(goals: Sequence[Carried], figures: Figures) -> None:
    """Hold what programs read against what was put in: all of it is there."""
    document = readers.strict_json(plantrack("status", "--format", "json", *DAY).out)
    for goal, read in zip(goals, document["goals"], strict=True):
        for language in ("zh", "en"):
            if read["title"][language] != goal.texts[f"title.{language}"]:
                figures.escapes += 1
                figures.faults.append(f"JSON: {read['title']!r}")
    for goal in goals[:3]:
        page = readers.unbroken(plantrack("show", goal.id, *DAY).out)
        shown = readers.squeezed(page)
        for place in ("title.zh", "note", "source"):
            wanted = readers.squeezed(readers.visible(goal.texts[place]))
            if wanted not in shown:
                figures.escapes += 1
                figures.faults.append(f"show lacks {wanted[:80]!r} of {place}")


def through_faults(payloads: Sequence[str], folder: Path) -> Figures:
    """Put each text where it is refused, and read the messages in every format."""
    figures = Figures(placed=len(payloads))
    folder.mkdir(parents=True, exist_ok=True)
    lines = [*_PLAN, "observations = ["]
    lines += [f"  {quoted(text)}," for text in payloads[::7]]
    lines += ['  "observations.toml",', "]"]
    observed: list[str] = []
    for number, text in enumerate(payloads):
        table = _FAULTS[number % len(_FAULTS)](number, quoted(text))
        (observed if table.startswith("[[") else lines).append(table)
    (folder / "goals.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    observations = folder / "observations.toml"
    observations.write_text("\n".join(["# 观测", *observed]) + "\n", encoding="utf-8")
    with chdir(folder):
        for language in ("zh", "en"):
            said = ("--lang", language)
            for kind, reader in _CHECK_READERS.items():
                outcome = plantrack("check", "--format", kind, *said, *DAY)
                figures.read(outcome, reader, ("check", kind, *said))
            for command in (("status",), ("show", "a"), ("history",)):
                outcome = plantrack(*command, *said)
                figures.read(outcome, readers.on_a_terminal, (*command, *said))
                if outcome.err.count("\n") < len(payloads):
                    figures.escapes += 1
                    figures.faults.append(f"{command}: lines were lost")
    return figures


_PLAN: Final = (
    *("schema = 1", "[plan]", 'id = "p"', 'title = "计划"', "start = 2022"),
    "end = 2026",
)
_INDICATOR: Final = 'title = "a"\nunit = "%"\nmeasure = "ratio"'
_FAULTS: Final[Sequence[Callable[[int, str], str]]] = (
    lambda n, text: f"[goals.a{n}]\nkind = {text}",
    lambda n, text: f"[goals.b{n}]\nkind = 'qualitative'\nclass = {text}",
    lambda n, text: f"[indicators.c{n}]\n{_INDICATOR}\nlag = {text}",
    lambda n, text: (
        f"[indicators.d{n}]\ntitle = 'a{n}'\nunit = {text}\nmeasure = 'flow'"
    ),
    lambda n, text: f"[indicators.e{n}]\n{_INDICATOR}\n{text} = {n}",
    lambda n, text: f"[indicators.f{n}]\n{_INDICATOR}\nnot_same_as = [{text}]",
    lambda n, text: f"[goals.g{n}]\nindicator = {text}\ntarget = {n}",
    lambda n, text: f"[goals.h{n}]\nkind = 'milestone'\nby = {text}",
    lambda n, text: f"[goals.i{n}]\nkind = 'milestone'\nsteps = {{ {text} = '5%' }}",
    lambda n, text: f"[goals.{text}]\nkind = 'milestone'\nby = {n + 10_000}",
    lambda n, text: f"[indicators.{text}]\n{_INDICATOR}\nbetter = {n}",
    lambda n, text: f"[[observation]]\nindicator = {text}\nperiod = {n}\nvalue = '3%'",
    lambda n, text: f"[[observation]]\nindicator = 'c2'\nperiod = {text}\nvalue = {n}",
    lambda n, text: (
        f"[[observation]]\nindicator = 'c2'\nperiod = {2000 + n}\nvalue = {text}"
    ),
    lambda n, text: f"[[observation]]\nindicator = 'c{n}'\nperiod = 2023\n{text} = 1",
)


def through_arguments(
    payloads: Sequence[str], folder: Path, *, shift: int = 0
) -> Figures:
    """Give each text as one argument of one command, in turn through all of them."""
    figures = Figures(placed=len(payloads))
    write_carriers(folder, carried([f"标题{each}" for each in PLACES]))
    with chdir(folder):
        for number, text in enumerate(payloads):
            arguments = _ARGUMENTS[(number + shift) % len(_ARGUMENTS)](text)
            figures.read(plantrack(*arguments), readers.on_a_terminal, arguments)
    return figures


_ENTRY: Final = ("add-observation", "g0", "17%", "--period", "2024", "--dry-run")
_ARGUMENTS: Final[Sequence[Callable[[str], tuple[str, ...]]]] = (
    lambda text: ("show", text),
    lambda text: ("status", text),
    lambda text: ("history", text),
    lambda text: (text,),
    lambda text: ("schema", text),
    lambda text: ("status", f"--{text}"),
    lambda text: ("show", "g0", "-f", text),
    lambda text: ("status", "-f", f"{text}/goals.toml"),
    lambda text: ("status", "--group", text),
    lambda text: ("status", "--verdict", text),
    lambda text: ("status", "--rule", text),
    lambda text: ("status", "--format", text),
    lambda text: ("status", "--as-of", text),
    lambda text: ("status", "--lang", text),
    lambda text: ("status", "--color", text),
    lambda text: ("status", "--width", text),
    lambda text: ("status", "--sort", text),
    lambda text: ("status", "-o", f"nowhere/{text}/x.csv"),
    lambda text: ("status", "-o", f"{text}.toml"),
    lambda text: ("check", "--fail-on", text),
    lambda text: ("check", "--output-file", text),
    lambda text: ("check", "--output-file", f"json=nowhere/{text}"),
    lambda text: ("add-observation", text, "3%", "--period", "2024"),
    lambda text: ("add-observation", "g0", text, "--period", "2024"),
    lambda text: ("add-observation", "g0", "3%", "--period", text),
    lambda text: ("add-observation", "g0", "3%", "--published", text),
    lambda text: (*_ENTRY, "--yoy", text),
    lambda text: (*_ENTRY, "--status", text),
    lambda text: (*_ENTRY, "--into", text),
    lambda text: (*_ENTRY, "--source", text),
    lambda text: (*_ENTRY, "--note", text, "--basis", text),
    lambda text: ("diff", text),
    lambda text: ("diff", "--before", text),
    lambda text: ("what-if", "--set", text),
    lambda text: ("what-if", "--target", f"g0={text}"),
    lambda text: ("what-if", "--growth", f"{text}=3%"),
    lambda text: ("init", f"{text}/new"),
)


def through_file_names(payloads: Sequence[str], folder: Path) -> Figures:
    """Put a registry with a fault into folders of these names; check it there."""
    figures = Figures()
    folder.mkdir(parents=True, exist_ok=True)
    with chdir(folder):
        for number, text in enumerate(payloads):
            name = _as_file_name(text)
            if not name:
                continue
            Path(name).mkdir(exist_ok=True)
            registry = os.path.join(name, "goals.toml")  # noqa: PTH118 - a name may be «..»-like
            Path(registry).write_text("schema = 2\n[plan\n", encoding="utf-8")
            kind, reader = list(_CHECK_READERS.items())[number % len(_CHECK_READERS)]
            arguments = ("check", "-f", registry, "--format", kind)
            figures.placed += 1
            figures.read(plantrack(*arguments), reader, arguments)
    return figures


def _as_file_name(text: str) -> str:
    """Return what of a text can be the name of a folder; nothing where nothing can."""
    plain = text.replace("/", "").replace("\0", "")[:_LONGEST_NAME]
    encoded = plain.encode("utf-8", "surrogateescape")[:200]
    name = encoded.decode("utf-8", "surrogateescape")
    return "" if name in {"", ".", ".."} else name
