"""A small sound registry, and what loading a changed one reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plantrack.model.problem import Problem
from plantrack.store.registry import Loaded, load

PLAN = """\
schema = 1
[plan]
id = "p"
title = "计划"
start = 2022
end = 2026
"""

INDICATORS = """\
[indicators.gdp]
title = { zh = "地区生产总值", en = "GDP" }
unit = "亿元"
measure = "flow"
aliases = ["经济总量"]
[indicators.share]
title = "占比"
unit = "%"
measure = "ratio"
[indicators.growth]
title = "增速"
unit = "%"
measure = "yearly-growth"
[indicators.place]
title = "位次"
unit = "位"
measure = "rank"
[indicators.terminal]
title = "航站楼"
unit = "%"
measure = "milestone"
[indicators.usd]
title = "外资"
unit = "亿美元"
measure = "flow"
[indicators.gap]
title = "差距"
unit = "个百分点"
measure = "ratio"
"""

GOAL = """\
[goals.gdp]
target = "突破3200亿元"
"""

OBSERVATION = """\
[[observation]]
indicator = "gdp"
period = 2023
value = "2442亿元"
"""

SOUND = PLAN + INDICATORS + GOAL


@dataclass(frozen=True, slots=True)
class Found:
    """What a test compares of a problem; places are ``file:line:column``."""

    code: str
    reason: str
    key: str
    place: str


def loaded(
    folder: Path, goals: str | bytes = SOUND, observations: str | bytes | None = None
) -> Loaded:
    """Write the files and load them under the name a user types: goals.toml."""
    _write(folder / "goals.toml", goals)
    if observations is not None:
        _write(folder / "observations.toml", observations)
    return load(Path("goals.toml"))


def problems_of(
    folder: Path, goals: str | bytes = SOUND, observations: str | bytes | None = None
) -> list[Problem]:
    """Return what is wrong, and nothing but that."""
    result = loaded(folder, goals, observations)
    return list(result.problems)


def found(problems: list[Problem]) -> list[Found]:
    """Return the problems without their facts."""
    return [
        Found(
            each.code,
            each.reason,
            each.key,
            f"{each.place.file}:{each.place.line}:{each.place.column}",
        )
        for each in problems
    ]


def _write(path: Path, content: str | bytes) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
