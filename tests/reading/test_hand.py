"""Tiny goals of every kind whose figures were worked out by hand in the comments.

The plan runs from 2022 to 2026 (N = 5 from the end of 2021) unless a case says
otherwise. Every case is checked against the program and against the reading.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from plantrack.model.assessment import Assessment
from reading.agreement import differences, flat, outlook, part, shown
from reading.page import read
from reading.program import scorecard

PLAN = 'schema = 1\n[plan]\nid = "p"\ntitle = "Plan"\nstart = 2022\nend = 2026\n'
FLOW = 'unit = "亿元"\nmeasure = "flow"\n'
STOCK = 'unit = "万人"\nmeasure = "stock"\n'
RATIO = 'unit = "%"\nmeasure = "ratio"\n'
GROWTH = 'unit = "%"\nmeasure = "yearly-growth"\n'
RANK = 'unit = "位"\nmeasure = "rank"\n'
MILESTONE = 'unit = "%"\nmeasure = "milestone"\n'


def written(indicator: str, goal: str, seen: str, *, other: str = "") -> dict[str, str]:
    """Write the two files; ``seen`` is ``2022=110亿元 2023=…`` (``!`` the other)."""
    goals = f'{PLAN}[indicators.g]\ntitle = "G"\n{indicator}'
    if other:
        goals += f'[indicators.o]\ntitle = "O"\n{other}'
    goals += f"[goals.g]\n{goal}\n"
    blocks = []
    for each in seen.split():
        period, _, value = each.partition("=")
        name = "o" if period.startswith("!") else "g"
        block = f'[[observation]]\nindicator = "{name}"\n'
        block += f'period = "{period.lstrip("!")}"\nvalue = "{value}"\n'
        blocks.append(block)
    return {"goals.toml": goals, "observations.toml": "\n".join(blocks)}


def assessed(files: dict[str, str], as_of: str, folder: Path) -> Assessment:
    """Write the files, run the program, and hold the reading beside it."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    day = dt.date.fromisoformat(as_of)
    found = scorecard(folder, day).assessments[0]
    seen = tomllib.loads(files["observations.toml"]).get("observation", [])
    expected = read(tomllib.loads(files["goals.toml"]), seen, day)
    assert list(differences(found, expected["g"], starts=1)) == []
    return found


def value_of(found: Assessment, key: str) -> Any:
    """One value of the assessment by the key of section 14."""
    if key == "says":
        return found.verdict or getattr(found.judgement, "reason", None)
    if key == "notes":
        return {note.code for note in found.notes}
    if key == "target":
        return found.requirement and found.requirement.number
    tables = {
        **flat("latest", shown(found.latest)),
        **flat("in_progress", part(found.in_progress)),
        **flat("forecast", outlook(found.forecast, starts=1)),
        **{each.value: figure.value for each, figure in found.figures.items()},
    }
    return tables.get(key)


def case(
    name: str,
    indicator: str,
    goal: str,
    seen: str,
    as_of: str = "2024-06-30",
    *,
    other: str = "",
    more: dict[str, Any] | None = None,
    **expected: Any,
) -> Any:
    """One row: the files, the day, and what follows from the page by hand.

    ``more`` has the expected values whose keys have a dot.
    """
    files = written(indicator, goal, seen, other=other)
    return pytest.param(files, as_of, expected | (more or {}), id=name)


LEVEL = [
    # b=100 (2021), v=120 (2023), T=200, linear: n=2, N=5, h=3. Observed 10 a year,
    # planned 20, pace 1/2, progress 20/100, elapsed 24/60, required 80/3,
    # path at 2023: 140, catch-up (80/3)/(60/3) = 4/3.
    case(
        "half the planned rate is off track",
        STOCK,
        'target = "不低于200万人"',
        "2021=100 2022=110 2023=120",
        says="off-track",
        completion="0.6",
        progress="0.2",
        elapsed="0.4",
        lead="-20",
        expected="140",
        observed_rate="10",
        planned_rate="20",
        pace="0.5",
        required_rate="80/3",
        acceleration="8/3",
        catch_up="4/3",
        remaining="80",
    ),
    # pace exactly 0.95: v = 100 + 0.95·100·2/5 = 138; catch-up
    # (62/3)/(60/3) = 31/30 <= 1.10 → on track.
    case(
        "exactly 0.95 of the path's rate is on track",
        STOCK,
        'target = "不低于200万人"',
        "2021=100 2022=119 2023=138",
        says="on-track",
        pace="0.95",
        catch_up="31/30",
    ),
    # one unit less in the 6th place: pace < 0.95.
    case(
        "a hair below 0.95 is at risk",
        STOCK,
        'target = "不低于200万人"',
        "2021=100 2022=119 2023=137.99999",
        says="at-risk",
    ),
    # n=4: v = 179.7 > 0.95-edge 176; pace 79.7/80; required 20.3 in a year, path
    # from 180: 20, catch-up 1.015. v=176: required 24, catch-up 1.2 > 1.10: late.
    case(
        "on the pace but with too much left is late",
        STOCK,
        'target = "不低于200万人"',
        "2021=100 2022=119 2023=138 2024=157 2025=176",
        "2026-06-30",
        says="at-risk",
        pace="0.95",
        catch_up="1.2",
        notes={"late"},
    ),
    # GDP: geometric. b=1000, T=1331 in 2024 (N=3): 10 % a year; v=1210 (2023) is on
    # the path: pace 1; required (1331/1210) - 1 = 10 %.
    case(
        "a flow follows a geometric path",
        FLOW,
        'target = "突破1331亿元"\nby = 2024',
        "2021=1000 2022=1100 2023=1210",
        says="on-track",
        observed_rate="10",
        planned_rate="10",
        required_rate="10",
        pace="1",
        expected="1210",
    ),
    # `>` is not met by equality: 3200 at the end misses 突破3200.
    case(
        "equality misses what must be exceeded",
        FLOW,
        'target = "突破3200亿元"',
        "2026=3200",
        "2027-03-01",
        says="missed",
        completion="1",
    ),
    # A bound that satisfies: 突破60 satisfies 突破60; 近60 violates it.
    case(
        "more than the target satisfies more than the target",
        STOCK,
        'target = "突破60万人"',
        "2026=突破60万人",
        "2027-03-01",
        says="achieved",
    ),
    case(
        "just below the target misses it",
        STOCK,
        'target = "突破60万人"',
        "2026=近60万人",
        "2027-03-01",
        says="missed",
    ),
    # Zero in between: v = 0, T = 5: progress (0+5)/(5+5) = 1/2, completion 0.
    case(
        "a path through zero is linear",
        RATIO,
        'target = "不低于5%"',
        "2021=-5 2022=-2.5 2023=0",
        says="on-track",
        progress="0.5",
        completion="0",
        observed_rate="2.5",
        planned_rate="2",
        pace="1.25",
    ),
    # One observation: no baseline to compare with; required (200-120)/3.
    case(
        "one observation cannot be compared",
        STOCK,
        'target = "不低于200万人"',
        "2023=120",
        says="one-observation",
        required_rate="80/3",
        completion="0.6",
        pace=None,
    ),
    # The last day of the window: not over yet; the day after it is.
    case(
        "on the last day the final value is not yet missing",
        STOCK,
        'target = "不低于200万人"',
        "2021=100 2022=120",
        "2026-12-31",
        says="on-track",
        calendar_elapsed="1",
    ),
    case(
        "the day after the last the final value is missing",
        STOCK,
        'target = "不低于200万人"',
        "2021=100 2022=120",
        "2027-01-01",
        says="final-value-missing",
        pace="1",
    ),
]

CUMULATIVE = [
    # S = 300 in 24 of 60 months, T = 1000: plan 400, pace 3/4; required
    # 12·700/36 = 700/3; observed 150; acceleration 14/9; lead 30 - 40.
    case(
        "three quarters of the even plan is at risk",
        FLOW,
        'kind = "cumulative"\ntarget = "不低于1000亿元"',
        "2022=140 2023=160",
        says="at-risk",
        completion="0.3",
        elapsed="0.4",
        coverage="1",
        lead="-10",
        pace="0.75",
        observed_rate="150",
        required_rate="700/3",
        acceleration="14/9",
    ),
    # S·W >= 0.95·T·m exactly: 380·60 = 0.95·1000·24.
    case(
        "exactly 0.95 of the plan is on track",
        FLOW,
        'kind = "cumulative"\ntarget = "不低于1000亿元"',
        "2022=180 2023=200",
        says="on-track",
        pace="0.95",
    ),
    # 2022 unknown: S = 200, m = 12, e = 24, coverage 1/2 is enough; the gap is
    # taken at 200: required 12·(1000-200-200)/36 = 200.
    case(
        "a year's gap is filled at the mean",
        FLOW,
        'kind = "cumulative"\ntarget = "不低于1000亿元"',
        "2023=200",
        says="on-track",
        coverage="0.5",
        pace="1",
        required_rate="200",
        lead=None,
    ),
    # Only July 2023: m = 1 of e = 19.
    case(
        "a month in nineteen is too little",
        FLOW,
        'kind = "cumulative"\ntarget = "不低于1000亿元"',
        "2023-07=20",
        says="gaps",
        coverage="1/19",
    ),
    # January-September contains January-July; Q4 completes the year:
    # 60 + 25 = 85.
    case(
        "the longest of nested runs counts",
        FLOW,
        'kind = "cumulative"\ntarget = "不低于1000亿元"',
        "2022-01/2022-07=40 2022-01/2022-09=60 2022-Q4=25",
        "2023-03-01",
        says="off-track",
        completion="0.085",
        coverage="1",
        pace="0.425",
    ),
    # A cap: S/m·W/T = 600/12·60/2000 = 1.5; 1/1.5 = 0.667 >= 0.60.
    case(
        "a cap used half again too fast is at risk",
        FLOW,
        'kind = "cumulative"\ntarget = "不超过2000亿元"',
        "2022=600",
        "2023-06-30",
        says="at-risk",
        pace="1.5",
        acceleration=None,
    ),
    # Four years 100, 110, 120, 130 known, h = 1: S = 460, trend 10: 460 + 140.
    case(
        "four full years drift on",
        FLOW,
        'kind = "cumulative"\ntarget = "不低于700亿元"',
        "2022=100 2023=110 2024=120 2025=130",
        "2026-06-30",
        trend="10",
        more={"forecast.value": "600", "forecast.method": "drift"},
    ),
]

EVERY_YEAR = [
    case(
        "an earlier year below is at risk",
        RATIO,
        'kind = "every-year"\ntarget = "不低于60%"',
        "2022=59 2023=60",
        says="at-risk",
        completion="0.5",
        notes={"violated"},
    ),
    case(
        "the latest year below is off track",
        RATIO,
        'kind = "every-year"\ntarget = "不低于60%"',
        "2022=60 2023=59.9",
        says="off-track",
        completion="0.5",
    ),
    case(
        "all years so far at the bound are on track",
        RATIO,
        'kind = "every-year"\ntarget = "不低于60%"',
        "2022=60 2023=60",
        says="on-track",
        completion="1",
    ),
    # The step 55 replaces 60 in 2022.
    case(
        "a step replaces the bound of its year",
        RATIO,
        'kind = "every-year"\ntarget = "不低于60%"\nsteps = { 2022 = "55%" }',
        "2022=55 2023=60",
        says="on-track",
    ),
    case(
        "over with a year unknown is not decided",
        RATIO,
        'kind = "every-year"\ntarget = "不低于60%"\nfrom = 2022\nby = 2023',
        "2022=61",
        says="final-value-missing",
    ),
]

AVERAGE = [
    # (5 + 7)/2 = 6 >= 6.
    case(
        "the mean so far at the target is on track",
        GROWTH,
        'kind = "average"\ntarget = "不低于6%"',
        "2022=5 2023=7",
        says="on-track",
        completion="1",
    ),
    # Mean 5.5; needed in the three years left: (30 - 11)/3 = 6.33 <= 6.5 seen.
    case(
        "a needed mean that was seen is at risk",
        GROWTH,
        'kind = "average"\ntarget = "不低于6%"',
        "2022=4.5 2023=6.5",
        says="at-risk",
    ),
    # Mean 5; needed (30 - 10)/3 = 6.67 > 6 seen.
    case(
        "a needed mean never seen is off track",
        GROWTH,
        'kind = "average"\ntarget = "不低于6%"',
        "2022=4 2023=6",
        says="off-track",
    ),
    # (5.9 + 6.1)/2 = 6.
    case(
        "the mean of all years decides",
        GROWTH,
        'kind = "average"\ntarget = "不低于6%"\nby = 2023',
        "2022=5.9 2023=6.1",
        says="achieved",
    ),
]

GROWTH_CASES = [
    # T = 100·1.1^5 = 161.051; v = 121 after 2: on the path.
    case(
        "growth is a level at the end",
        FLOW,
        'kind = "growth"\ntarget = "10%"',
        "2021=100 2022=110 2023=121",
        says="on-track",
        target="161.051",
        observed_rate="10",
        pace="1",
        completion=Fraction(121000, 161051),
    ),
    # v = 100·1.095² = 119.9025: pace exactly 0.95; required
    # (161.051/119.9025)^(1/3) - 1 = 10.335 %: catch-up 1.03.
    case(
        "exactly 0.95 of the promised growth is on track",
        FLOW,
        'kind = "growth"\ntarget = "10%"',
        "2021=100 2022=109 2023=119.9025",
        says="on-track",
        pace="0.95",
    ),
    # Published growth is chained: 100·1.05·1.03 = 108.15, T = 100·1.04^5.
    case(
        "published growth is chained, never added",
        GROWTH,
        'kind = "growth"\ntarget = "4%"',
        "2022=5 2023=3",
        target="121.66529024",
        more={"latest.value": "108.15"},
    ),
    case(
        "published growth with a year missing has a gap",
        GROWTH,
        'kind = "growth"\ntarget = "4%"',
        "2022=5 2024=3",
        "2025-06-30",
        says="gaps",
    ),
    case(
        "growth needs a baseline",
        FLOW,
        'kind = "growth"\ntarget = "10%"',
        "2023=121",
        says="no-baseline",
        target=None,
    ),
]

CHANGE = [
    # T = 80·0.85 = 68; v = 72 after 2 of 5. Geometric: 72 < 80·0.85^0.4 = 74.97.
    case(
        "a fall of at least a share",
        STOCK,
        'kind = "change"\ntarget = "-15%"',
        "2021=80 2022=76 2023=72",
        says="on-track",
        target="68",
        limit_used="18/17",
        completion=None,
        progress="2/3",
        remaining="-4",
    ),
    # A percentage indicator: +10 % of 50 is 55, not 60.
    case(
        "a percentage of a percentage is relative",
        RATIO,
        'kind = "change"\ntarget = "10%"',
        "2021=50",
        target="55",
        says="no-observation-since-baseline",
    ),
    # pp is absolute: 50 + 10 = 60; v = 54 after 2: observed 2, planned 2.
    case(
        "points are added",
        RATIO,
        'kind = "change"\ntarget = "10pp"',
        "2021=50 2022=52 2023=54",
        says="on-track",
        target="60",
        pace="1",
        progress="0.4",
    ),
    # 13.5 % cut by compounding: T = 86.5; 100·0.97·0.97 = 94.09.
    case(
        "yearly cuts are compounded",
        GROWTH,
        'kind = "change"\ntarget = "-13.5%"',
        "2022=-3 2023=-3",
        says="on-track",
        target="86.5",
        more={"latest.value": "94.09"},
    ),
    # The reference 200 (2020) gives T = 220; b = 210 (2021), v = 214: 2 a year of
    # 2 planned, absolute.
    case(
        "a reference of its own carries the target",
        STOCK,
        'kind = "change"\ntarget = "20万人"\n'
        'reference = { period = 2020, value = "200万人" }',
        "2021=210 2022=212 2023=214",
        says="on-track",
        target="220",
        pace="1",
    ),
]

RELATION = [
    # 21 % in two years is 10 % a year; 10.25 % is 5 % a year: 5 pp.
    case(
        "five points faster than the other",
        FLOW,
        'kind = "relation"\nrelative_to = "o"\ntarget = "不低于5pp"',
        "2021=100 2023=121 !2021=200 !2023=220.5",
        other=FLOW,
        says="on-track",
        observed_rate="5",
    ),
    case(
        "equal growth is not faster",
        FLOW,
        'kind = "relation"\nrelative_to = "o"\ntarget = "超过0pp"',
        "2021=100 2023=150 !2021=200 !2023=300",
        other=FLOW,
        says="off-track",
        observed_rate="0",
    ),
    case(
        "equal growth is in step",
        FLOW,
        'kind = "relation"\nrelative_to = "o"\ntarget = "-0.5pp~0.5pp"',
        "2021=100 2026=150 !2021=200 !2026=300",
        "2027-01-01",
        other=FLOW,
        says="achieved",
    ),
    # The latest common year is 2022: 10 % against 5 %.
    case(
        "only common years are compared",
        FLOW,
        'kind = "relation"\nrelative_to = "o"\ntarget = "不低于5pp"',
        "2021=100 2022=110 2023=111 !2021=200 !2022=210",
        other=FLOW,
        says="on-track",
        observed_rate="5",
    ),
]

RANKS = [
    case(
        "inside the first five is met early",
        RANK,
        'kind = "rank"\ntarget = "前5位"',
        "2021=7 2022=6 2023=5",
        says="met-early",
        completion=None,
        progress="1",
    ),
    case(
        "better than the baseline is at risk",
        RANK,
        'kind = "rank"\ntarget = "前5位"',
        "2021=7 2022=6 2023=6",
        says="at-risk",
        observed_rate="-0.5",
    ),
    case(
        "no better than the baseline is off track",
        RANK,
        'kind = "rank"\ntarget = "前5位"',
        "2021=7 2022=6 2023=7",
        says="off-track",
        observed_rate="0",
    ),
    case(
        "a rank without a baseline has nothing to compare with",
        RANK,
        'kind = "rank"\ntarget = "前5位"',
        "2023=7",
        says="one-observation",
    ),
]

DIRECTION = [
    case(
        "mean and last change right is on track",
        RATIO,
        'kind = "direction"\ntarget = "increase"',
        "2021=50 2022=49 2023=52",
        says="on-track",
        observed_rate="1",
    ),
    case(
        "a last change of zero is at risk",
        RATIO,
        'kind = "direction"\ntarget = "increase"',
        "2021=50 2022=52 2023=52",
        says="at-risk",
    ),
    case(
        "no way made is off track",
        RATIO,
        'kind = "direction"\ntarget = "decrease"',
        "2021=50 2022=52 2023=50",
        says="off-track",
    ),
    case(
        "the end decides by the baseline alone",
        RATIO,
        'kind = "direction"\ntarget = "decrease"',
        "2021=50 2025=48 2026=49",
        "2027-02-01",
        says="achieved",
    ),
    case(
        "a direction needs a baseline",
        RATIO,
        'kind = "direction"\ntarget = "decrease"',
        "2023=50",
        says="no-baseline",
    ),
]

MILESTONES = [
    # End of 2023 is 24 of 60 months: 40 % planned; 38/40 = 0.95.
    case(
        "exactly 0.95 of the planned share is on track",
        MILESTONE,
        'kind = "milestone"',
        "2023=38%",
        says="on-track",
        pace="0.95",
        elapsed="0.4",
    ),
    # 23.9/40 = 0.5975.
    case(
        "less than 0.60 of the planned share is off track",
        MILESTONE,
        'kind = "milestone"',
        "2023=23.9%",
        says="off-track",
    ),
    # The step plans 20 % by the end of 2023: 20/20.
    case(
        "steps are planned percentages",
        MILESTONE,
        'kind = "milestone"\nsteps = { 2023 = "20%" }',
        "2023=20%",
        says="on-track",
        pace="1",
    ),
    case(
        "nothing reported is pending",
        MILESTONE,
        'kind = "milestone"',
        "",
        says="pending",
    ),
    case(
        "done late is missed",
        MILESTONE,
        'kind = "milestone"\nby = 2022',
        "2023-06-30=100%",
        says="missed",
    ),
    case(
        "done on the last day is achieved",
        MILESTONE,
        'kind = "milestone"\nby = 2022',
        "2022-12-31=100%",
        says="achieved",
    ),
]

VALUES_OF_A_YEAR = [
    # Quarters 10 + 20 + 30 + 40 = 100 make the year 2023.
    case(
        "four quarters make a year of a flow",
        FLOW,
        'target = "不低于200亿元"',
        "2023-Q1=10 2023-Q2=20 2023-Q3=30 2023-Q4=40",
        more={"latest.value": "100"},
    ),
    # Half of 2024 known: same share: 100·66/60 = 110 in 2024.
    case(
        "a half-year stands apart with its nowcast",
        FLOW,
        'target = "不低于200亿元"',
        "2021=80 2023-H1=60 2023-H2=40 2024-H1=66",
        "2024-09-30",
        more={
            "latest.value": "100",
            "in_progress.value": "66",
            "in_progress.nowcast": "110",
            "in_progress.method": "same-share",
        },
    ),
    # A stock dated in September stands for 2023 once that year has ended.
    case(
        "the last value of an ended year stands for it",
        STOCK,
        'target = "不低于200万人"',
        "2023-09-30=120",
        "2024-01-01",
        more={"latest.value": "120"},
    ),
    case(
        "before the year has ended it is in progress",
        STOCK,
        'target = "不低于200万人"',
        "2023-09-30=120",
        "2023-12-31",
        more={"latest.value": None, "in_progress.value": "120"},
    ),
]

FORECASTS = [
    # 100, 110, 116, 130: changes 10, 6, 14, mean 10, s = 4; h = 1: 140.
    # se = 4·sqrt(1 + 1/3) = 4.6188; t(0.9; 2) = 1.8856: 140 ± 8.7092.
    case(
        "three changes give an interval",
        STOCK,
        'target = "不低于140万人"',
        "2022=100 2023=110 2024=116 2025=130",
        "2026-06-30",
        trend="10",
        more={
            "forecast.value": "140",
            "forecast.low": 140 - 8.709296863,
            "forecast.high": 140 + 8.709296863,
            "forecast.probability": "0.5",
            "forecast.reached": 2026,
        },
    ),
    # Clipped to the bounds: 90, 95 → 100, not 105 (h = 2 from 2024).
    case(
        "a forecast stays within the bounds",
        RATIO + 'bounds = ["0%", "99%"]\n',
        'target = "不低于98%"',
        "2023=90 2024=95",
        "2025-06-30",
        trend="5",
        more={"forecast.value": "99", "forecast.interval_reason": "few-values"},
    ),
    # h = 4 years ahead is more than the m = 3 changes.
    case(
        "no interval beyond the number of changes",
        STOCK,
        'target = "不低于140万人"',
        "2019=100 2020=110 2021=116 2022=130",
        "2023-06-30",
        more={"forecast.value": "170", "forecast.interval_reason": "horizon"},
    ),
]

EVERY_CASE = [
    *LEVEL,
    *CUMULATIVE,
    *EVERY_YEAR,
    *AVERAGE,
    *GROWTH_CASES,
    *CHANGE,
    *RELATION,
    *RANKS,
    *DIRECTION,
    *MILESTONES,
    *VALUES_OF_A_YEAR,
    *FORECASTS,
]


@pytest.mark.parametrize(("files", "as_of", "expected"), EVERY_CASE)
def test_figures_are_those_worked_out_by_hand(
    files: dict[str, str], as_of: str, expected: dict[str, Any], tmp_path: Path
) -> None:
    found = assessed(files, as_of, tmp_path)

    for key, wanted in expected.items():
        value = value_of(found, key)
        if key == "notes":
            assert wanted <= value
        elif isinstance(wanted, float):
            assert float(value) == pytest.approx(wanted, abs=1e-8)
        elif wanted is None or key in {"says", "forecast.reached"} or "reason" in key:
            assert value == wanted, key
        elif key.endswith("method"):
            assert value == wanted
        else:
            assert abs(Fraction(value) - Fraction(wanted)) < Fraction(1, 10**15), key
