"""The worked examples of a page of the documentation, read and run.

An example is a ``toml as_of=DATE`` block, a registry and below the line
``# observations.toml`` the observations, followed by a ``figures`` block with lines
``goal.key = value``. The head that every registry has is added here.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

from plantrack.engine.assess import assess_plan
from plantrack.engine.checks import check_registry
from plantrack.render import json_document
from plantrack.render.look import Look
from plantrack.store.registry import load

Value = str | bool | Decimal | None | list["Value"] | dict[str, "Value"]

HEAD: Final = """\
schema = 1

[plan]
id = "plan"
title = "Plan"
start = 2022
end = 2026

"""
_OBSERVATIONS: Final = "# observations.toml\n"
_EXAMPLE: Final = re.compile(r"toml as_of=(\d{4}-\d{2}-\d{2})")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")


class PageError(Exception):
    """The page does not say what an example needs, or names what is not there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a figures block: a path from a goal's id, and what it says."""

    path: tuple[str, ...]
    written: str

    def __str__(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Example:
    """Files, the day on which they are looked at, and what follows from them."""

    as_of: dt.date
    registry: str
    observations: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    info: str
    text: str


def examples_of(page: str) -> tuple[Example, ...]:
    """Return the examples of a page, in order; a page has at least one."""
    found: list[Example] = []
    waiting: _Block | None = None
    for block in _blocks(page):
        if block.info.startswith("toml"):
            if waiting is not None:
                raise PageError("example-without-figures", waiting.info)
            waiting = block
        elif block.info == "figures":
            if waiting is None:
                raise PageError("figures-without-example", block.text)
            found.append(_example(waiting, block))
            waiting = None
        else:
            raise PageError("unknown-block", block.info)
    if waiting is not None:
        raise PageError("example-without-figures", waiting.info)
    if not found:
        raise PageError("no-example")
    return tuple(found)


def goals_of(example: Example, folder: Path) -> Mapping[str, Value]:
    """Return the JSON object of every goal by id; the files have no problem."""
    registry = folder / "goals.toml"
    registry.write_text(HEAD + example.registry, encoding="utf-8")
    (folder / "observations.toml").write_text(example.observations, encoding="utf-8")
    loaded = load(registry)
    assert loaded.problems == ()
    assert loaded.registry is not None
    assert check_registry(loaded.registry) == ()
    stream = io.StringIO()
    scorecard = assess_plan(loaded.registry, as_of=example.as_of, all_rules=True)
    json_document.render(scorecard, Look(), stream)
    document = json.loads(stream.getvalue(), parse_float=Decimal, parse_int=Decimal)
    return {goal["id"]: goal for goal in document["goals"]}


def differences(lines: Sequence[Line], goals: Mapping[str, Value]) -> list[str]:
    """Return every line that says something else than the program."""
    found: list[str] = []
    for line in lines:
        value = _value_at(line.path, goals)
        if not _agrees(line.written, value):
            found.append(f"{line} = {line.written}, but the program says {value}")
    return found


def _blocks(page: str) -> Iterator[_Block]:
    info: str | None = None
    inside: list[str] = []
    for line in page.splitlines():
        if info is None and line.startswith("```"):
            info, inside = line.removeprefix("```"), []
        elif info is not None and line == "```":
            yield _Block(info, "".join(f"{each}\n" for each in inside))
            info = None
        else:
            inside.append(line)
    if info is not None:
        raise PageError("no-end", info)


def _example(files: _Block, figures: _Block) -> Example:
    day = _EXAMPLE.fullmatch(files.info)
    if day is None:
        raise PageError("no-day", files.info)
    registry, mark, observations = files.text.partition(_OBSERVATIONS)
    if not mark:
        raise PageError("no-observations", files.text)
    lines = tuple(_line(each) for each in figures.text.splitlines() if each)
    if not lines:
        raise PageError("nothing-compared", figures.info)
    return Example(dt.date.fromisoformat(day[1]), registry, observations, lines)


def _line(text: str) -> Line:
    path, equals, written = text.partition(" = ")
    names = tuple(path.split("."))
    if not equals or not written or len(names) < 2:
        raise PageError("no-path-and-value", text)
    return Line(names, written)


def _value_at(path: tuple[str, ...], goals: Mapping[str, Value]) -> Value:
    value: Value = dict(goals)
    for place, name in enumerate(path):
        if path[place - 1 : place] == ("notes",):
            value = _only_note(name, value)
        elif isinstance(value, dict) and name in value:
            value = value[name]
        else:
            raise PageError("not-there", name, *path)
    if isinstance(value, dict | list):
        raise PageError("more-than-one-value", *path)
    return value


def _only_note(code: str, notes: Value) -> Value:
    each = notes if isinstance(notes, list) else []
    found = [note for note in each if isinstance(note, dict) and note["code"] == code]
    if len(found) != 1:
        raise PageError("not-one-note", code)
    return found[0]


def _agrees(written: str, value: Value) -> bool:
    if value is None:
        return written == "null"
    if isinstance(value, Decimal):
        if not _NUMBER.fullmatch(written):
            return False
        expected = Decimal(written)
        return value.quantize(expected, ROUND_HALF_UP) == expected
    return value == written
