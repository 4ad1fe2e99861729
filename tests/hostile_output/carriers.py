"""Plans that carry hostile texts in every place that takes a text."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PLAIN: Final = frozenset(string.ascii_letters + string.digits + " .,:;()-_")

PLACES: Final = (
    *("title.zh", "title.en", "note", "source", "group", "owner"),
    *("indicator.title.zh", "indicator.title.en", "alias", "definition", "scope"),
    *("indicator.source", "baseline.source", "baseline.note", "baseline.basis"),
    *("observation.source", "observation.note", "observation.basis"),
    *("revision.reason", "revision.source", "waiver.reason"),
)
"""Where a goal, its indicator and its observations take a text."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A goal of the plan and the text at each of its places."""

    id: str
    texts: dict[str, str]


def carried(payloads: Sequence[str], *, shift: int = 0) -> list[Carried]:
    """Share texts out to goals; ``shift`` moves each text to another place."""
    size = len(PLACES)
    goals = []
    for number, start in enumerate(range(0, len(payloads), size)):
        texts = list(payloads[start : start + size])
        texts += payloads[: size - len(texts)]
        moved = texts[shift % size :] + texts[: shift % size]
        goals.append(Carried(f"g{number}", dict(zip(PLACES, moved, strict=True))))
    return goals


def write_carriers(folder: Path, goals: Sequence[Carried]) -> None:
    """Write a sound plan of these goals, in every verdict, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    title = goals[0].texts
    registry = [
        "schema = 1",
        "[plan]",
        'id = "hostile"',
        f"title = {{ zh = {quoted(title['title.zh'])}, en = {quoted(title['note'])} }}",
        "start = 2021",
        "end = 2025",
        f"source = {quoted(title['source'])}",
    ]
    observed: list[str] = ["# 观测"]
    for number, goal in enumerate(goals):
        registry += _goal(goal, number)
        observed += _observations(goal, number)
    for name, lines in (("goals.toml", registry), ("observations.toml", observed)):
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _goal(goal: Carried, number: int) -> Iterator[str]:
    texts = {place: quoted(text) for place, text in goal.texts.items()}
    yield f"[indicators.{goal.id}]"
    yield (
        f"title = {{ zh = {texts['indicator.title.zh']},"
        f" en = {texts['indicator.title.en']} }}"
    )
    yield 'unit = "%"'
    yield 'measure = "ratio"'
    yield f"aliases = [{texts['alias']}]"
    for key in ("definition", "scope"):
        yield f"{key} = {texts[key]}"
    yield f"source = {texts['indicator.source']}"
    yield f"[goals.{goal.id}]"
    yield f"title = {{ zh = {texts['title.zh']}, en = {texts['title.en']} }}"
    yield 'target = "20%"'
    for key in ("note", "source", "group", "owner"):
        yield f"{key} = {texts[key]}"
    yield f"waiver = {{ until = 2021-06-30, reason = {texts['waiver.reason']} }}"
    yield f"[goals.{goal.id}.baseline]"
    yield 'period = 2020\nvalue = "10%"'
    for key in ("source", "note", "basis"):
        yield f"{key} = {texts[f'baseline.{key}']}"
    if number % 2:
        yield f"[[goals.{goal.id}.revision]]"
        yield 'date = 2022-01-01\ntarget = "21%"'
        yield f"reason = {texts['revision.reason']}"
        yield f"source = {texts['revision.source']}"


def _observations(goal: Carried, number: int) -> Iterator[str]:
    """Yield two years' values, so that every verdict occurs; of some goals none."""
    if number % 7 == 6:
        return
    same = number % 3 != 0
    basis = goal.texts["baseline.basis" if same else "observation.basis"]
    for year, value in ((2022, 12 + number % 5), (2023, 11 + number % 9)):
        yield "[[observation]]"
        yield f'indicator = "{goal.id}"\nperiod = {year}'
        yield f"published = {year + 1}-03-01"
        yield f"basis = {quoted(basis)}"
        yield f"source = {quoted(goal.texts['observation.source'])}"
        yield f"note = {quoted(goal.texts['observation.note'])}"
        yield f'value = "{value}%"'


def quoted(text: str) -> str:
    """Return ``text`` as a TOML string in which nothing but plain letters is raw."""
    return '"' + "".join(map(_written, text)) + '"'


def _written(character: str) -> str:
    return character if character in _PLAIN else f"\\U{ord(character):08X}"
