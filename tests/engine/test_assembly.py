"""What an assessment carries beside its verdict and its figures, kind by kind."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    goal,
    indicator,
    judge,
    number,
    promise,
    said,
    seen,
)
from plantrack.model.assessment import Assessment, Reading
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Indicator, Revision
from plantrack.notation.amounts import unit_text

STOCK = indicator("gdp", unit="万吨", measure="stock")
SHARE = indicator("gdp", unit="%", measure="ratio")
GROWTH = indicator("gdp", unit="%", measure="yearly-growth")
FLOW = indicator("gdp")
OUTPUT = indicator("output")
LEVEL = goal("200万吨", by=2024, base=baseline(2021, "100万吨"))
SUM = goal("100亿元", kind="cumulative")
FALL = goal("decrease", kind="direction", base=baseline(2021, "6%"))


def dated(reading: Reading | None) -> str:
    if reading is None:
        return ""
    first, last = reading.period.first.year, reading.period.last.year
    years = str(first) if first == last else f"{first}-{last}"
    return f"{years}: {reading.number}"


def carried(found: Assessment) -> dict[str, str]:
    """Return what is there, in few words."""
    asked, bar, unit = found.requirement, found.bar, found.unit
    whole = {
        "verdict": said(found),
        "notes": " ".join(codes(found)),
        "unit": "" if unit is None else unit_text(unit, language="zh"),
        "asked": ""
        if asked is None
        else f"{asked.op} {asked.number} {unit_text(asked.unit, language='zh')}",
        "shape": "" if found.shape is None else found.shape.value,
        "rate_unit": found.rate_unit,
        "baseline": dated(found.baseline),
        "latest": dated(found.latest),
        "points": ", ".join(map(dated, found.points)),
        "path": " ".join(str(round(value)) for _, value in found.path),
        "bar": ""
        if bar is None
        else " ".join(
            str(round(each, 3)) for each in (bar.done, bar.due) if each is not None
        ),
        "forecast": found.forecast.method or found.forecast.reason,
    }
    return {key: text for key, text in whole.items() if text}


@pytest.mark.parametrize(
    ("one", "measured", "values", "whole"),
    [
        pytest.param(
            LEVEL,
            STOCK,
            {2020: "90万吨", 2022: "120万吨", 2023: "130万吨"},
            {
                "verdict": "final-value-missing",
                "unit": "万吨",
                "asked": ">= 200 万吨",
                "shape": "linear",
                "rate_unit": "万吨/year",
                "baseline": "2021: 100",
                "latest": "2023: 130",
                "points": "2020: 90, 2022: 120, 2023: 130",
                "path": "133 167 200",
                # 30 of 100, and two years of three
                "bar": "0.300 0.667",
                "forecast": "trend",
            },
            id="level",
        ),
        pytest.param(
            goal("5%", kind="growth", by=2023),
            GROWTH,
            {2021: "3%", 2022: "10%", 2023: "10%", 2024: "10%"},
            {
                "verdict": "achieved",
                "asked": ">= 110.25 ",
                "shape": "geometric",
                "rate_unit": "percent/year",
                "baseline": "2021: 100",
                "latest": "2023: 121",
                "points": "2021: 100, 2022: 110, 2023: 121",
                "path": "105 110",
                # 21 of 10.25
                "bar": "2.049 1.000",
                "forecast": "final",
            },
            id="growth of yearly growth, and a year after the window",
        ),
        pytest.param(
            SUM,
            FLOW,
            {2021: "9亿元", 2022: "10亿元", 2023: "20亿元"},
            {
                "verdict": "at-risk",
                "notes": "flat-plan",
                "unit": "亿元",
                "asked": ">= 100 亿元",
                "shape": "linear",
                "rate_unit": "亿元/year",
                "latest": "2022-2023: 30",
                "points": "2022: 10, 2023: 20",
                "path": "20 40 60 80 100",
                "bar": "0.300 0.400",
                "forecast": "mean",
            },
            id="cumulative",
        ),
        pytest.param(
            FALL,
            SHARE,
            {2022: "5%", 2023: "4%"},
            {
                "verdict": "on-track",
                "unit": "%",
                "shape": "linear",
                "rate_unit": "pp/year",
                "baseline": "2021: 6",
                "latest": "2023: 4",
                "points": "2022: 5, 2023: 4",
                "forecast": "kind",
            },
            id="direction",
        ),
        pytest.param(
            goal("5%", kind="every-year"),
            SHARE,
            {2022: "5%", 2023: "6%", 2024: "4%"},
            {
                "verdict": "off-track",
                "notes": "violated",
                "unit": "%",
                "asked": ">= 5 %",
                "latest": "2024: 4",
                "points": "2022: 5, 2023: 6, 2024: 4",
                # two of three years
                "bar": "0.667",
                "forecast": "kind",
            },
            id="every year",
        ),
        pytest.param(
            goal("5%", kind="average"),
            SHARE,
            {2022: "5%", 2023: "6%"},
            {
                "verdict": "on-track",
                "notes": "mean-needed",
                "unit": "%",
                "asked": ">= 5 %",
                "latest": "2023: 6",
                "points": "2022: 5, 2023: 6",
                "bar": "1.100",
                "forecast": "kind",
            },
            id="average",
        ),
    ],
)
def test_an_assessment_carries_what_was_judged(
    one: Goal,
    measured: Indicator,
    values: dict[int, str],
    whole: dict[str, str],
) -> None:
    known = [seen(year, words) for year, words in values.items()]
    found = judge(one, *known, measured=[measured], as_of="2025-06-30")
    assert carried(found) == whole
    assert (found.goal, found.indicator, found.target) == (one, measured, one.target)
    assert (found.start, found.by) == (one.start, one.by)
    assert (found.original_target, found.original_by) == (None, None)


@pytest.mark.parametrize(
    ("target", "of_level", "whole"),
    [
        pytest.param(
            "不低于1个百分点",
            False,
            {"asked": ">= 1 个百分点", "unit": "亿元", "rate_unit": "pp/year"},
            id="growth",
        ),
        pytest.param(
            "不低于5000万元",
            True,
            {"asked": ">= 5000 万元", "unit": "万元"},
            id="levels",
        ),
    ],
)
def test_a_relation_carries_its_own_indicator(
    target: str, *, of_level: bool, whole: dict[str, str]
) -> None:
    one = goal(target, kind="relation", relative_to="output", of_level=of_level)
    known = [seen(2021, "100亿元"), seen(2023, "121亿元")]
    theirs = [seen(year, "80亿元", of="output") for year in (2021, 2023)]
    found = judge(one, *known, *theirs, measured=[FLOW, OUTPUT], as_of="2024-06-30")
    scale = 10_000 if of_level else 1
    assert carried(found) == {
        **whole,
        "verdict": "on-track",
        "latest": f"2023: {121 * scale}",
        "points": f"2021: {100 * scale}, 2023: {121 * scale}",
        "forecast": "kind",
    }
    assert (found.goal, found.indicator) == (one, FLOW)


@pytest.mark.parametrize(
    ("one", "measured"),
    [
        pytest.param(FALL, SHARE, id="direction"),
        pytest.param(goal("5%", kind="every-year"), SHARE, id="every year"),
        pytest.param(goal("5%", kind="average"), SHARE, id="average"),
        pytest.param(
            goal("5%", kind="relation", relative_to="output", of_level=True),
            SHARE,
            id="relation",
        ),
    ],
)
def test_every_goal_tells_how_much_of_its_window_is_over(
    one: Goal, measured: Indicator
) -> None:
    known = [seen(2021, "6%"), seen(2022, "5%"), seen(2023, "4%")]
    output = indicator("output", unit="%", measure="ratio")
    theirs = [seen(year, "3%", of="output") for year in (2021, 2022, 2023)]
    found = judge(one, *known, *theirs, measured=[measured, output], as_of="2024-06-30")
    # two years of five by the values, two and a half by the calendar
    assert number(found, "elapsed") == Decimal("0.4")
    assert number(found, "calendar_elapsed") == Decimal("0.5")


def test_points_go_to_the_window_s_end_or_without_a_deadline_to_the_newest() -> None:
    known = [seen(year, f"{year - 1900}万吨") for year in (2020, 2024, 2026)]
    for by, points in (
        (2024, "2020: 120, 2024: 124"),
        (2023, "2020: 120"),
        (None, "2020: 120, 2024: 124, 2026: 126"),
    ):
        one = goal("200万吨", by=by, base=baseline(2021, "100万吨"))
        found = judge(one, *known, measured=[STOCK], as_of="2027-06-30")
        assert carried(found)["points"] == points


def test_a_revised_goal_carries_both_promises() -> None:
    revision = Revision(
        date=dt.date(2024, 1, 1), target=promise("300万吨"), by=Period.of_year(2028)
    )
    one = goal("200万吨", base=baseline(2021, "100万吨"), revisions=[revision])
    found = judge(one, seen(2023, "130万吨"), measured=[STOCK], as_of="2024-06-30")
    assert (found.target, found.by) == (promise("300万吨"), Period.of_year(2028))
    assert (found.original_target, found.original_by) == (
        promise("200万吨"),
        Period.of_year(2026),
    )
    before = judge(one, measured=[STOCK], as_of="2023-12-31")
    assert (before.original_target, before.original_by) == (None, None)


LOOSE = [
    seen(2022, "5%", assumed=["period"]),
    seen(2023, "超4%", status="P", published="2023-12-01"),
]
REVISED = Revision(date=dt.date(2024, 1, 1), by=Period.of_year(2028))


@pytest.mark.parametrize(
    ("one", "told"),
    [
        pytest.param(
            goal("decrease", kind="direction", revisions=[REVISED]),
            [
                "target-revised",
                "baseline-assumed",
                "period-assumed",
                "latest-bound",
                "latest-provisional",
                "published-early",
                "stale",
            ],
            id="direction",
        ),
        pytest.param(
            goal("不超过5%", kind="every-year", revisions=[REVISED]),
            [
                "target-revised",
                "period-assumed",
                "latest-bound",
                "latest-provisional",
                "published-early",
                "stale",
            ],
            id="every year",
        ),
        pytest.param(
            goal("5%", kind="average", revisions=[REVISED]),
            [
                "target-revised",
                "period-assumed",
                "latest-bound",
                "latest-provisional",
                "published-early",
                "stale",
                "mean-needed",
            ],
            id="average",
        ),
        pytest.param(
            goal("6%", revisions=[REVISED]),
            [
                "target-revised",
                "baseline-assumed",
                "period-assumed",
                "latest-bound",
                "latest-provisional",
                "published-early",
                "moving-away",
                "last-change-adverse",
                "thin",
                "stale",
            ],
            id="level",
        ),
    ],
)
def test_every_kind_of_goal_tells_what_its_values_rest_on(
    one: Goal, told: list[str]
) -> None:
    found = judge(one, *LOOSE, measured=[SHARE], as_of="2025-07-01")
    assert codes(found) == told
    assert facts(found, "latest-bound")["text"] == "超4%"


@pytest.mark.parametrize("kind", ["every-year", "average", "direction"])
def test_nothing_known_is_no_bound(kind: str) -> None:
    target = "decrease" if kind == "direction" else "5%"
    found = judge(goal(target, kind=kind), measured=[SHARE], as_of="2022-06-30")
    assert codes(found) == []


def test_a_sum_of_bounds_is_written_as_its_parts() -> None:
    known: list[Observation] = [seen("2023-H1", "4余亿元"), seen("2023-H2", "6亿元")]
    found = judge(goal("20亿元", kind="average"), *known, as_of="2024-06-30")
    assert facts(found, "latest-bound")["text"] == "4余亿元 + 6亿元"
