"""A small plan with one goal in each state, written as files."""

from __future__ import annotations

from pathlib import Path

DAY = ("--as-of", "2024-06-30")

PLAN = """\
schema = 1

[plan]
id = "sample"
title = { zh = "样例", en = "Sample" }
start = 2021
end = 2025
"""

OBSERVATIONS = """\
# 手写的说明
[[observation]]
indicator = "good"
period = 2023
published = 2024-03-01
value = "16%"

[[observation]]
indicator = "slow"
period = 2023
published = 2024-03-01
value = "14%"

[[observation]]
indicator = "late"
period = 2023
published = 2024-03-01
value = "11%"
"""


def goal(
    name: str, *, title: str, extra: str = "", baseline: str = "10%", group: str = "甲"
) -> str:
    """Return an indicator and its goal: from 10% in 2020 to at least 20% in 2025."""
    return f"""
[indicators.{name}]
title = {{ zh = "{title}", en = "{name.title()} share" }}
unit = "%"
measure = "ratio"
aliases = ["{title}率"]

[goals.{name}]
target = "20%"
baseline = {{ period = 2020, value = "{baseline}" }}
group = "{group}"
{extra}
"""


GOALS = (
    goal("good", title="良好", extra='class = "binding"')
    + goal("slow", title="偏慢")
    + goal("late", title="滞后", group="乙")
    + goal("unknown", title="未知", group="乙")
    + '\n[goals.words]\ntitle = "只有文字"\nkind = "qualitative"\n'
)


def write_plan(
    folder: Path, *, goals: str = GOALS, observations: str | None = OBSERVATIONS
) -> Path:
    """Write the plan into ``folder`` and return its registry."""
    folder.mkdir(parents=True, exist_ok=True)
    registry = folder / "goals.toml"
    registry.write_text(PLAN + goals, encoding="utf-8")
    if observations is not None:
        (folder / "observations.toml").write_text(observations, encoding="utf-8")
    return registry
