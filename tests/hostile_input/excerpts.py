"""Small complete registries made of the lines of the Yubei files.

Loading both files takes some 50 ms, so most mutations are tried on an excerpt: the
plan, a few goals, their indicators and their observations, as they are written.
Every block of both files is in some excerpt. Of ``not_same_as`` only the ids stay
that the excerpt has, since the others would be unknown in it. Titles of groups that
none of its goals is in, and the long comments at the top of the files, where a fault
changes nothing, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
GOALS: Final = "goals.toml"
OBSERVATIONS: Final = "observations.toml"
GOALS_IN_AN_EXCERPT: Final = 1

_BLOCK: Final = re.compile(r"^\[{1,2}(\w+)\.?([\w-]*)(?:\.\w+)?\]{1,2}$", re.MULTILINE)
_COMMENT: Final = re.compile(r"^#.*\n", re.MULTILINE)
_LOOK_ALIKES: Final = re.compile(
    r"^not_same_as = \[(.*?)\]\n", re.MULTILINE | re.DOTALL
)
_GROUP: Final = re.compile(r'^group = "(.*)"$', re.MULTILINE)
_GROUP_TITLE: Final = re.compile(r"^(?!title)([\w-]+) = \{ zh = .*\}\n", re.MULTILINE)
_INDICATOR: Final = re.compile(r'^(?:indicator|relative_to) = "(.*)"$', re.MULTILINE)

Files = Mapping[str, bytes]
"""The content of each file by its name."""


@dataclass(frozen=True, slots=True)
class Yubei:
    """The blocks of the two files, as text, by what they are about."""

    head: str
    indicators: Mapping[str, str]
    goals: Mapping[str, str]
    observation_head: str
    observations: Sequence[str]


def whole() -> Files:
    """Return the two files as they are."""
    return {name: (ROOT / name).read_bytes() for name in (GOALS, OBSERVATIONS)}


def excerpts() -> tuple[Files, ...]:
    """Return registries of a few goals each that together hold every block."""
    yubei = _read()
    goals = list(yubei.goals)
    starts = range(0, len(goals), GOALS_IN_AN_EXCERPT)
    chosen = [goals[at : at + GOALS_IN_AN_EXCERPT] for at in starts]
    measured = {id_ for goal in goals for id_ in _measured_by(yubei, goal)}
    idle = [id_ for id_ in yubei.indicators if id_ not in measured]
    return tuple(
        _files(yubei, each, idle[number :: len(chosen)])
        for number, each in enumerate(chosen)
    )


def _read() -> Yubei:
    files = whole()
    registry = files[GOALS].decode()
    head, goals, indicators = "", dict[str, str](), dict[str, str]()
    for kind, name, text in _blocks(registry):
        if kind == "goals":
            goals[name] = goals.get(name, "") + text
        elif kind == "indicators":
            indicators[name] = text
        else:
            head += text
    found = list(_blocks(files[OBSERVATIONS].decode()))
    observation_head = "".join(text for kind, _, text in found if kind != "observation")
    observations = [text for kind, _, text in found if kind == "observation"]
    head, observation_head = _COMMENT.sub("", head), _COMMENT.sub("", observation_head)
    return Yubei(head, indicators, goals, observation_head, observations)


def _blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the id and the text of each block; what comes first has none."""
    headers = list(_BLOCK.finditer(text))
    yield "", "", text[: headers[0].start()]
    ends = [header.start() for header in headers[1:]] + [len(text)]
    for header, end in zip(headers, ends, strict=True):
        yield header[1], header[2], text[header.start() : end]


def _measured_by(yubei: Yubei, goal: str) -> tuple[str, ...]:
    named = tuple(_INDICATOR.findall(yubei.goals[goal]))
    return (goal, *named) if goal in yubei.indicators else named


def _files(yubei: Yubei, goals: Sequence[str], idle: Sequence[str]) -> Files:
    wanted = dict.fromkeys(idle)
    for goal in goals:
        wanted.update(dict.fromkeys(_measured_by(yubei, goal)))

    def known(found: re.Match[str]) -> str:
        ids = [each for each in re.findall(r'"(.*?)"', found[1]) if each in wanted]
        listed = ", ".join(f'"{each}"' for each in ids)
        return f"not_same_as = [{listed}]\n" if ids else ""

    groups = {name for goal in goals for name in _GROUP.findall(yubei.goals[goal])}
    registry = _GROUP_TITLE.sub(
        lambda found: found[0] if found[1] in groups else "", yubei.head
    )
    registry += "".join(
        _LOOK_ALIKES.sub(known, yubei.indicators[each]) for each in wanted
    )
    registry += "".join(yubei.goals[each] for each in goals)
    observed = [
        text for text in yubei.observations if _INDICATOR.findall(text)[0] in wanted
    ]
    return {
        GOALS: registry.encode(),
        OBSERVATIONS: (yubei.observation_head + "".join(observed)).encode(),
    }
