"""One fault each, where it stands; the last tests put many into one file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plantrack.model.plan import Kind, Measure
from plantrack.model.problem import Problem, Severity
from plantrack.store.codes import CODES
from plantrack.store.registry import load
from plantrack.store.schema_tables import GoalTable, IndicatorTable, ObservationTable
from store.registry_texts import (
    GOAL,
    INDICATORS,
    OBSERVATION,
    PLAN,
    SOUND,
    found,
    loaded,
    problems_of,
)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, found(problems)
    return problems[0]


def in_goal(folder: Path, block: str) -> tuple[Problem, int]:
    """Return the problem of a block after a sound registry, and its line in it."""
    problem = only(problems_of(folder, SOUND + block))
    return problem, problem.place.line - SOUND.count("\n")


@pytest.mark.parametrize(
    ("block", "line", "column", "code", "reason", "facts"),
    [
        pytest.param(
            "target = '3200万吨'",
            *(2, 10, "wrong-unit", ""),
            {"unit": "万吨", "expected": "亿元"},
            id="unit",
        ),
        pytest.param(
            "target = '3200亿美元'",
            *(2, 10, "wrong-currency", ""),
            {"unit": "亿美元", "expected": "亿元"},
            id="currency",
        ),
        pytest.param(
            "indicator = 'share'\ntarget = '5个百分点'",
            *(3, 10, "pp-for-level", ""),
            {"got": "5个百分点", "expected": "%"},
            id="points for a level",
        ),
        pytest.param(
            "target = '15%~20%'",
            *(2, 10, "wrong-unit", ""),
            {"unit": "%", "expected": "亿元"},
            id="unit of a range",
        ),
        pytest.param(
            "target = '3200亿/元'", 2, 10, "bad-amount", "bad-unit", None, id="amount"
        ),
        pytest.param(
            "kind = 'growth'\ntarget = '5亿元'",
            *(3, 10, "wrong-unit", ""),
            {"unit": "亿元", "expected": "%"},
            id="growth in money",
        ),
        pytest.param(
            "kind = 'growth'\ntarget = 8",
            *(3, 10, "wrong-unit", ""),
            {"unit": "亿元", "expected": "%"},
            id="a bare number is in the indicator's unit",
        ),
        pytest.param(
            "kind = 'growth'\ntarget = '-100%'",
            *(3, 10, "out-of-range", "above"),
            {"got": "-100%", "low": "-100%"},
            id="growth to nothing",
        ),
        pytest.param(
            "kind = 'change'\ntarget = '5个百分点'",
            *(3, 10, "pp-for-level", ""),
            {"got": "5个百分点", "expected": "亿元"},
            id="points of money",
        ),
        pytest.param(
            "kind = 'change'\nindicator = 'growth'\ntarget = '5个百分点'",
            *(4, 10, "pp-for-level", ""),
            {"got": "5个百分点", "expected": "%"},
            id="points of a chained index",
        ),
        pytest.param(
            "kind = 'relation'\nrelative_to = 'share'\ntarget = '1%'",
            *(4, 10, "wrong-unit", ""),
            {"unit": "%", "expected": "个百分点"},
            id="relation in percent",
        ),
        pytest.param(
            "kind = 'relation'\nrelative_to = 'share'\nof = 'level'\ntarget = 1",
            *(3, 15, "wrong-unit", ""),
            {"unit": "%", "expected": "亿元"},
            id="levels in two units",
        ),
        pytest.param(
            "kind = 'relation'\nrelative_to = 'place'\ntarget = 0",
            *(3, 15, "kind-measure", ""),
            None,
            id="relation to a rank",
        ),
        pytest.param(
            "kind = 'relation'\nindicator = 'gdp'\nrelative_to = 'gdp'\ntarget = 0",
            *(4, 15, "same-indicator", ""),
            {"got": "gdp"},
            id="relation to itself",
        ),
        pytest.param(
            "kind = 'relation'\nrelative_to = 'shaer'\ntarget = 0",
            *(3, 15, "unknown-indicator", ""),
            {"got": "shaer", "near": "share"},
            id="relation to nothing",
        ),
        pytest.param(
            "kind = 'relation'\ntarget = 0",
            *(1, 1, "missing-key", ""),
            {"name": "relative_to"},
            id="relation to what",
        ),
        pytest.param(
            "kind = 'cumulative'\nindicator = 'share'\ntarget = '5%'",
            *(2, 8, "kind-measure", ""),
            {
                "kind": "cumulative",
                "measure": "ratio",
                "kinds": "level, every-year, average, growth, change, relation, "
                "direction, qualitative",
            },
            id="cumulative ratio",
        ),
        pytest.param(
            "indicator = 'place'\ntarget = '前五'",
            *(1, 1, "kind-measure", ""),
            {
                "kind": "level",
                "measure": "rank",
                "kinds": "every-year, rank, direction, qualitative",
            },
            id="level of a rank",
        ),
        pytest.param(
            "kind = 'rank'\nindicator = 'place'\ntarget = 0",
            *(4, 10, "out-of-range", "rank"),
            {"got": "0", "low": "1"},
            id="rank 0",
        ),
        pytest.param(
            "kind = 'rank'\nindicator = 'place'\ntarget = '3位~5位'",
            *(4, 10, "target-kind", "range-unwanted"),
            {"kind": "rank", "got": "3位~5位"},
            id="ranks",
        ),
        pytest.param(
            "target = 'increase'",
            *(2, 10, "target-kind", "amount-wanted"),
            {"kind": "level", "got": "increase"},
            id="direction of a level",
        ),
        pytest.param(
            "kind = 'direction'\ntarget = 'increas'",
            *(3, 10, "target-kind", "direction-wanted"),
            {
                "kind": "direction",
                "got": "increas",
                "choices": "increase, decrease",
                "near": "increase",
            },
            id="no direction",
        ),
        pytest.param(
            "kind = 'direction'\ntarget = 3",
            *(3, 10, "target-kind", "direction-wanted"),
            {"kind": "direction", "got": "3", "choices": "increase, decrease"},
            id="a number for a direction",
        ),
        pytest.param(
            "kind = 'level'", 1, 1, "missing-key", "", {"name": "target"}, id="target"
        ),
        pytest.param(
            "target = 1\nindicator = '经济总量'",
            *(3, 13, "unknown-indicator", ""),
            {"got": "经济总量", "near": "gdp"},
            id="alias for an id",
        ),
        pytest.param(
            "target = 1\nby = 2021",
            *(3, 6, "by-before-from", ""),
            {"from": "2022", "by": "2021"},
            id="by before the plan's start",
        ),
        pytest.param(
            "target = 1\nfrom = 2027",
            *(3, 8, "by-before-from", ""),
            {"from": "2027", "by": "2026"},
            id="from after the plan's end",
        ),
        pytest.param(
            "target = 1\nby = '2024-H1'",
            *(3, 6, "bad-period", "year-wanted"),
            {"got": "2024-H1"},
            id="half a year",
        ),
        pytest.param(
            "kind = 'cumulative'\ntarget = 1\nfrom = '2024-01-31'",
            *(4, 8, "bad-period", "months-wanted"),
            {"got": "2024-01-31"},
            id="a sum from a day",
        ),
        pytest.param(
            "target = 1\nfrom = '2024-13'", 3, 8, "bad-period", None, None, id="period"
        ),
        pytest.param(
            "target = 1\nbaseline = { period = 2026, value = 1 }",
            *(3, 23, "baseline-after-by", ""),
            {"period": "2026", "by": "2026"},
            id="baseline in the last year",
        ),
        pytest.param(
            "kind = 'change'\ntarget = 1\nreference = { period = 2027, value = 1 }",
            *(4, 24, "baseline-after-by", ""),
            {"period": "2027", "by": "2026"},
            id="reference after the end",
        ),
        pytest.param(
            "target = 1\nbaseline = { period = 2021, value = '1吨' }",
            *(3, 37, "wrong-unit", ""),
            {"unit": "吨", "expected": "亿元"},
            id="unit of a baseline",
        ),
        pytest.param(
            "target = 1\nbaseline = { period = 2021, value = '1亿亿' }",
            *(3, 37, "bad-amount", None, None),
            id="amount of a baseline",
        ),
        pytest.param(
            "target = 1\nbaseline = { value = 1 }",
            *(3, 12, "missing-key", ""),
            {"name": "period"},
            id="period of a baseline",
        ),
        pytest.param(
            "target = 1\nsteps = { 2023 = 1, 2027 = 2 }",
            *(3, 21, "step-outside-window", ""),
            {"got": "2027", "from": "2022", "by": "2026"},
            id="step after the end",
        ),
        pytest.param(
            "target = 1\nsteps = { 2021 = 1 }",
            *(3, 11, "step-outside-window", ""),
            {"got": "2021", "from": "2022", "by": "2026"},
            id="step before the start",
        ),
        pytest.param(
            "target = 1\nsteps = { '2023-Q1' = 1 }",
            *(3, 11, "bad-period", "year-wanted"),
            {"got": "2023-Q1"},
            id="step of a quarter",
        ),
        pytest.param(
            "target = 1\nsteps = { next = 1 }", 3, 11, "bad-period", None, None, id="?"
        ),
        pytest.param(
            "target = 1\nsteps = { 2023 = 1, '2023年' = 2 }",
            *(3, 21, "duplicate-key", ""),
            {"name": "2023年"},
            id="a year twice",
        ),
        pytest.param(
            "target = 1\nsteps = { 2023 = '1吨' }",
            *(3, 18, "wrong-unit", ""),
            {"unit": "吨", "expected": "亿元"},
            id="unit of a step",
        ),
        pytest.param(
            "kind = 'milestone'\nsteps = { 2023 = '120%' }",
            *(3, 18, "out-of-range", "percentage"),
            {"got": "120%", "low": "0%", "high": "100%"},
            id="more than done",
        ),
        pytest.param(
            "target = '约5亿元'\ntolerance = '1吨'",
            *(3, 13, "wrong-unit", ""),
            {"unit": "吨", "expected": "亿元"},
            id="unit of a tolerance",
        ),
        pytest.param(
            "kind = 'change'\ntarget = '约5亿元'\ntolerance = 1\n"
            "[[goals.x.revision]]\ndate = 2024-01-01\ntarget = '约5%'",
            *(4, 13, "wrong-unit", ""),
            {"unit": "亿元", "expected": "%"},
            id="tolerance of promises in two units",
        ),
        pytest.param(
            "target = '约5亿元'\ntolerance = 0",
            *(3, 13, "out-of-range", "positive"),
            {"got": "0", "low": "0"},
            id="tolerance of nothing",
        ),
        pytest.param(
            "target = '约5亿元'\ntolerance = 'x'",
            *(3, 13, "bad-amount", None, None),
            id="tolerance",
        ),
        pytest.param(
            "kind = 'cumulative'\ntarget = 1\nplanned_growth = '约7%'",
            *(4, 18, "bad-amount", "exact-wanted"),
            {"got": "约7%"},
            id="about a growth",
        ),
        pytest.param(
            "kind = 'cumulative'\ntarget = 1\nplanned_growth = '-100%'",
            *(4, 18, "out-of-range", "above"),
            {"got": "-100%", "low": "-100%"},
            id="planned growth to nothing",
        ),
        pytest.param(
            "target = 1\n[[goals.x.revision]]\ndate = 2024-01-01\nreason = 'r'",
            *(3, 1, "empty-revision", "", {}),
            id="revision of nothing",
        ),
        pytest.param(
            "target = 1\n[[goals.x.revision]]\ndate = 2024-01-01\nby = 2027\n"
            "[[goals.x.revision]]\ndate = 2024-01-01\ntarget = 2",
            *(7, 8, "same-revision-date", ""),
            {"date": "2024-01-01"},
            id="two revisions on a day",
        ),
        pytest.param(
            "target = 1\n[[goals.x.revision]]\ndate = 2024-01-01\nby = 2021",
            *(5, 6, "by-before-from", ""),
            {"from": "2022", "by": "2021"},
            id="revised deadline before the start",
        ),
        pytest.param(
            "target = 1\n[[goals.x.revision]]\ndate = 2024-01-01\ntarget = '1吨'",
            *(5, 10, "wrong-unit", ""),
            {"unit": "吨", "expected": "亿元"},
            id="unit of a revised target",
        ),
        pytest.param(
            "target = 1\nbaseline = { period = 2024, value = 1 }\n"
            "[[goals.x.revision]]\ndate = 2023-01-01\nby = 2023",
            *(3, 23, "baseline-after-by", ""),
            {"period": "2024", "by": "2023"},
            id="deadline revised to before the baseline",
        ),
        pytest.param(
            "target = 1\nwaiver = { until = 2024-01-01 }",
            *(3, 10, "missing-key", ""),
            {"name": "reason"},
            id="waiver without a reason",
        ),
        pytest.param(
            "target = nan", 2, 10, "bad-number", "not-finite", {"got": "nan"}, id="nan"
        ),
        pytest.param(
            "target = 1\ntraget = 2",
            *(3, 1, "unknown-key", ""),
            {"got": "traget", "near": "target"},
            id="typo",
        ),
        pytest.param(
            "target = 1\nclass = 'bindin'",
            *(3, 9, "unknown-choice", ""),
            {"got": "bindin", "choices": "binding, expected", "near": "binding"},
            id="class",
        ),
        pytest.param(
            "target = 1\nby = 2024-01-01T00:00:00",
            *(3, 6, "wrong-type", "date-not-datetime"),
            {"got": "2024-01-01T00:00:00"},
            id="a moment",
        ),
    ],
)
def test_a_fault_of_a_goal(
    tmp_path: Path,
    *,
    block: str,
    line: int,
    column: int,
    code: str,
    reason: str | None,
    facts: dict[str, str] | None,
) -> None:
    own = ""
    if "indicator = " not in block:
        milestone = "kind = 'milestone'" in block
        unit, measure = ("%", "milestone") if milestone else ("亿元", "flow")
        own = f"[indicators.x]\ntitle='x'\nunit='{unit}'\nmeasure='{measure}'\n"

    problem, found_line = in_goal(tmp_path, f"{own}[goals.x]\n{block}\n")

    assert (problem.code, problem.key.split(".")[0]) == (code, "goals")
    assert (found_line - own.count("\n"), problem.place.column) == (line, column)
    assert reason is None or problem.reason == reason
    assert facts is None or problem.facts == facts
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("block", "keys"),
    [
        pytest.param("kind = 'qualitative'\ntarget = '百亿级'", ["target"], id="words"),
        pytest.param("target = 1\ntolerance = 1", ["tolerance"], id="nothing is about"),
        pytest.param(
            "target = 1\nreference = { period = 2021, value = 1 }",
            None,
            id="not a change",
        ),
        pytest.param(
            "target = 1\nrelative_to = 'gdp'\nof = 'growth'", None, id="no relation"
        ),
        pytest.param("target = 1\nplanned_growth = '7%'", ["planned_growth"], id="sum"),
        pytest.param(
            "kind = 'average'\ntarget = 1\nsteps = { 2023 = 1 }",
            ["steps"],
            id="average",
        ),
        pytest.param(
            "kind = 'milestone'\ntarget = 1\ntolerance = 1", None, id="milestone"
        ),
    ],
)
def test_a_key_without_effect_is_a_warning(
    tmp_path: Path, block: str, keys: list[str] | None
) -> None:
    indicator = "" if "kind = 'mile" in block else "indicator = 'gdp'\n"
    problems = problems_of(tmp_path, f"{SOUND}[goals.x]\n{indicator}{block}\n")

    assert {each.code for each in problems} == {"unused-key"}
    assert {each.severity for each in problems} == {Severity.WARNING}
    assert keys is None or [each.facts["name"] for each in problems] == keys
    assert load(Path("goals.toml")).registry is not None


@pytest.mark.parametrize(
    ("block", "key", "place", "code", "reason", "facts"),
    [
        pytest.param(
            "title = '标题'\nunit = '兆元'\nmeasure = 'flow'",
            *("unit", "3:8", "bad-unit", "ambiguous-scale", None),
            id="unit",
        ),
        pytest.param(
            "title = '标题'\nunit = '亿\u202e元'\nmeasure = 'flow'",
            *("unit", "3:8", "bad-unit", "control-character"),
            {"got": "亿\u202e元", "codepoint": "U+202E"},
            id="hidden character in a unit",
        ),
        pytest.param(
            "title = '标题'\nmeasure = 'flow'",
            *("unit", "1:1", "missing-key", "", {"name": "unit"}),
            id="no unit",
        ),
        pytest.param(
            "title = '标题'\nunit = '名'\nmeasure = 'rank'",
            *("unit", "3:8", "measure-unit", ""),
            {"measure": "rank", "unit": "名", "expected": "位"},
            id="rank",
        ),
        pytest.param(
            "title = '标题'\nunit = '亿元'\nmeasure = 'yearly-growth'",
            *("unit", "3:8", "measure-unit", ""),
            {"measure": "yearly-growth", "unit": "亿元", "expected": "%"},
            id="yearly growth",
        ),
        pytest.param(
            "title = '标题'\nunit = '%'\nmeasure = 'ratio'\nbounds = [100, 0]",
            *("bounds", "5:10", "bounds-order", ""),
            {"low": "100", "high": "0"},
            id="bounds",
        ),
        pytest.param(
            "title = '标题'\nunit = '%'\nmeasure = 'ratio'\nbounds = [0]",
            *("bounds", "5:10", "wrong-type", "pair"),
            {"got": "[0]"},
            id="one bound",
        ),
        pytest.param(
            "title = '标题'\nunit = '%'\nmeasure = 'ratio'\nbounds = [0, '9元']",
            *("bounds[1]", "5:14", "wrong-unit", ""),
            {"unit": "元", "expected": "%"},
            id="unit of a bound",
        ),
        pytest.param(
            "title = '标题'\nunit = '%'\nmeasure = 'ratio'\nlimit = '超5%'",
            *("limit", "5:9", "bad-amount", "exact-wanted"),
            {"got": "超5%"},
            id="limit",
        ),
        pytest.param(
            "title = '标题'\nunit = '%'\nmeasure = 'ratio'\nlag = 'soon'",
            *("lag", "5:7", "bad-span", None, None),
            id="lag",
        ),
        pytest.param(
            "title = '标题'\nunit = '%'\nmeasure = 'ratio'\nnot_same_as = ['gdq']",
            *("not_same_as[0]", "5:16", "unknown-indicator", ""),
            {"got": "gdq", "near": "gdp"},
            id="look-alike",
        ),
        pytest.param(
            "title = '标题'\nunit = '%'\nmeasure = 'ratio'\nnot_same_as = ['x']",
            *("not_same_as[0]", "5:16", "same-indicator", ""),
            {"got": "x"},
            id="its own look-alike",
        ),
    ],
)
def test_a_fault_of_an_indicator(
    tmp_path: Path,
    *,
    block: str,
    key: str,
    place: str,
    code: str,
    reason: str | None,
    facts: dict[str, str] | None,
) -> None:
    problem, line = in_goal(tmp_path, f"[indicators.x]\n{block}\n")

    assert (problem.code, problem.key) == (code, f"indicators.x.{key}")
    assert f"{line}:{problem.place.column}" == place
    assert reason is None or problem.reason == reason
    assert facts is None or problem.facts == facts


@pytest.mark.parametrize(
    ("old", "new", "key", "place", "code"),
    [
        pytest.param(
            "end = 2026",
            "end = 2021",
            "plan.end",
            "6:7",
            "end-before-start",
            id="order",
        ),
        pytest.param(
            "start = 2022",
            "start = '22年'",
            "plan.start",
            "5:9",
            "bad-period",
            id="two digits",
        ),
        pytest.param(
            *("end = 2026", "end = '2026-06'", "plan.end", "6:7", "bad-period"),
            id="half a year",
        ),
        pytest.param(
            *('id = "p"', 'id = "p q"', "plan.id", "3:6", "bad-id"), id="blank in an id"
        ),
        pytest.param('id = "p"', 'id = ""', "plan.id", "3:6", "bad-id", id="empty id"),
        pytest.param(
            *("end = 2026", "end = 2026\nyear_starts = '13'", "plan.year_starts"),
            *("7:15", "out-of-range"),
            id="month 13",
        ),
        pytest.param(
            *("end = 2026", "end = 2026\nyear_starts = 'April'", "plan.year_starts"),
            *("7:15", "out-of-range"),
            id="month in words",
        ),
        pytest.param(
            *("end = 2026", "end = 2026\nbands = { at_risk = 0.99 }"),
            *("plan.bands.at_risk", "7:21", "bands-order"),
            id="bands",
        ),
        pytest.param(
            *("end = 2026", "end = 2026\nbands = { on_track = 0.5 }"),
            *("plan.bands.on_track", "7:22", "bands-order"),
            id="one band",
        ),
        pytest.param(
            *("end = 2026", "end = 2026\nbands = { catch_up = 0 }"),
            *("plan.bands.catch_up", "7:22", "out-of-range"),
            id="catch-up 0",
        ),
        pytest.param(
            *(
                "[indicators.gdp]",
                "[plan.groups]\na = { zh = '', en = 'A' }\n[indicators.gdp]",
            ),
            *("plan.groups.a.zh", "8:12", "empty-text"),
            id="group without a title in Chinese",
        ),
        pytest.param(
            *("[indicators.gdp]", "[plan.groups]\na = 3\n[indicators.gdp]"),
            *("plan.groups.a", "8:5", "wrong-type"),
            id="group named by a number",
        ),
        pytest.param(
            *(
                "[indicators.gdp]",
                "[plan.groups]\na = {zh='1',en='2',fr='3'}\n[indicators.gdp]",
            ),
            *("plan.groups.a.fr", "8:20", "unknown-key"),
            id="group in an unknown language",
        ),
        pytest.param(
            "[plan]", "[plans]\n[plan]", "plans", "2:2", "unknown-key", id="plans"
        ),
        pytest.param(
            "schema = 1",
            "schema = 9",
            "schema",
            "1:10",
            "unsupported-schema",
            id="schema 9",
        ),
        pytest.param("schema = 1", "", "schema", "0:0", "missing-key", id="no schema"),
        pytest.param(
            *("[goals.gdp]", '[goals."g\\u0000"]\nindicator = "gdp"'),
            *('goals."g\\u0000"', "36:8", "bad-id"),
            id="control character in an id",
        ),
        pytest.param(
            *("[goals.gdp]", "[goals.gd]", "goals.gd", "36:8", "needs-indicator"),
            id="goal without an indicator",
        ),
    ],
)
def test_a_fault_of_the_plan_or_an_id(
    tmp_path: Path, *, old: str, new: str, key: str, place: str, code: str
) -> None:
    problem = only(problems_of(tmp_path, SOUND.replace(old, new)))

    assert (problem.code, problem.key) == (code, key)
    assert f"{problem.place.line}:{problem.place.column}" == place


@pytest.mark.parametrize(
    ("block", "key", "place", "code", "reason", "facts"),
    [
        pytest.param(
            "indicator = 'gdq'\nperiod = 2023\nvalue = 1",
            *("indicator", "2:13", "unknown-indicator", ""),
            {"got": "gdq", "near": "gdp"},
            id="indicator",
        ),
        pytest.param(
            "indicator = ''\nperiod = 2023\nvalue = 1",
            *("indicator", "2:13", "unknown-indicator", "", {"got": ""}),
            id="empty indicator",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023\nvalue = '3万吨'",
            *("value", "4:9", "wrong-unit", ""),
            {"unit": "万吨", "expected": "亿元"},
            id="unit",
        ),
        pytest.param(
            "indicator = 'usd'\nperiod = 2023\nvalue = '2193万元'",
            *("value", "4:9", "wrong-currency", ""),
            {"unit": "万元", "expected": "亿美元"},
            id="currency",
        ),
        pytest.param(
            "indicator = 'share'\nperiod = 2023\nvalue = '1个百分点'",
            *("value", "4:9", "pp-for-level", ""),
            {"got": "1个百分点", "expected": "%"},
            id="points",
        ),
        pytest.param(
            "indicator = 'share'\nperiod = 2023\nvalue = '1/3'",
            *("value", "4:9", "bad-amount", None, None),
            id="fraction of a percentage",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023",
            *("value", "1:1", "missing-key", "", {"name": "value"}),
            id="no value",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023\nvalue = 1\nstatus = 'M'",
            *("value", "4:9", "value-withdrawn", "", {"got": "1"}),
            id="value of a withdrawn one",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023\nvalue = inf",
            *("value", "4:9", "bad-number", "not-finite", {"got": "inf"}),
            id="infinity",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023\nvalue = true",
            *("value", "4:9", "wrong-type", "amount", {"got": "true"}),
            id="true where nothing is done",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = '2023-02-30'\nvalue = 1",
            *("period", "3:10", "bad-period", None, None),
            id="period",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023\nvalue = 1\npublished = '2024-01-01'",
            *("published", "5:13", "wrong-type", "date-not-text"),
            {"got": "2024-01-01"},
            id="date in quotes",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023\nvalue = 1\nyoy = '5亿元'",
            *("yoy", "5:7", "wrong-unit", "", {"unit": "亿元", "expected": "%"}),
            id="growth in money",
        ),
        pytest.param(
            "indicator = 'place'\nperiod = 2023\nvalue = 1.5",
            *("value", "4:9", "out-of-range", "rank", {"got": "1.5", "low": "1"}),
            id="rank 1.5",
        ),
        pytest.param(
            "indicator = 'terminal'\nperiod = 2023\nvalue = '101%'",
            *("value", "4:9", "out-of-range", "percentage", None),
            id="more than done",
        ),
        pytest.param(
            "indicator = 'growth'\nperiod = 2023\nvalue = '-100%'",
            *("value", "4:9", "out-of-range", "above", None),
            id="growth to nothing",
        ),
        pytest.param(
            "indicator = 'gdp'\nperiod = 2023\nvalue = 1\nassumed = ['perod']",
            *("assumed[0]", "5:12", "unknown-choice", ""),
            {"got": "perod", "choices": "period, published", "near": "period"},
            id="assumed",
        ),
    ],
)
def test_a_fault_of_an_observation(
    tmp_path: Path,
    *,
    block: str,
    key: str,
    place: str,
    code: str,
    reason: str | None,
    facts: dict[str, str] | None,
) -> None:
    text = f"[[observation]]\n{block}\n"
    problem = only(problems_of(tmp_path, SOUND, text))

    assert (problem.code, problem.key) == (code, f"observation[0].{key}")
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert problem.place.file == "observations.toml"
    assert reason is None or problem.reason == reason
    assert facts is None or problem.facts == facts


def test_a_registry_without_goals_is_an_error(tmp_path: Path) -> None:
    problem = only(problems_of(tmp_path, PLAN + INDICATORS))

    assert (problem.code, problem.place.line) == ("no-goals", 0)
    assert "no-goals" in {each.code for each in problems_of(tmp_path, "")}


def test_every_fault_of_both_files_is_reported_in_one_run(tmp_path: Path) -> None:
    goals = (
        PLAN.replace('id = "p"\n', "idd = 1\n")
        + INDICATORS.replace('unit = "亿元"', 'unit = "兆元"')
        + "[goals.gdp]\ntarget = '3200万吨'\nfrom = 2027\nclass = 'x'\n"
        + "[goals.share]\nkind = 'cumulative'\ntarget = '5元'\nowner = 3\n"
        + "[goals.y]\nindicator = 'z'\ntarget = '1亿亿'\n"
    )
    observations = (
        "[[observation]]\nindicator = 'share'\nperiod = '2023-13'\nvalue = '5元'\n"
        "[[observation]]\nindicator = 'q'\nvalu = 1\nstatus = 'X'\n"
        "[[observation]]\nindicator = 'gdp'\nperiod = 2023\nvalue = '二两'\nyoy = nan\n"
        "[[observation]]\nindicator = 'z'\nperiod = 2023\nvalue = '12,34亿'\n"
    )

    problems = problems_of(tmp_path, goals, observations)

    assert [(each.code, each.key) for each in problems] == [
        ("missing-key", "plan.id"),
        ("unknown-key", "plan.idd"),
        ("bad-unit", "indicators.gdp.unit"),
        ("by-before-from", "goals.gdp.from"),
        ("unknown-choice", "goals.gdp.class"),
        ("kind-measure", "goals.share.kind"),
        ("wrong-unit", "goals.share.target"),
        ("wrong-type", "goals.share.owner"),
        ("unknown-indicator", "goals.y.indicator"),
        ("bad-amount", "goals.y.target"),
        ("bad-period", "observation[0].period"),
        ("wrong-unit", "observation[0].value"),
        ("missing-key", "observation[1].period"),
        ("unknown-indicator", "observation[1].indicator"),
        ("unknown-key", "observation[1].valu"),
        ("unknown-choice", "observation[1].status"),
        ("bad-amount", "observation[2].value"),
        ("bad-number", "observation[2].yoy"),
        ("unknown-indicator", "observation[3].indicator"),
        ("bad-amount", "observation[3].value"),
    ]


def test_an_indicator_at_fault_does_not_make_its_goal_unknown(tmp_path: Path) -> None:
    goals = SOUND.replace('measure = "flow"\naliases', 'measure = "flux"\naliases')

    assert found(problems_of(tmp_path, goals, OBSERVATION))[0].code == "unknown-choice"
    assert len(problems_of(tmp_path, goals, OBSERVATION)) == 1


def test_indicators_that_are_no_table_make_nothing_unknown(tmp_path: Path) -> None:
    goals = PLAN.replace("[plan]", "indicators = 3\n[plan]") + GOAL
    problem = only(problems_of(tmp_path, goals, OBSERVATION))

    assert (problem.code, problem.key) == ("wrong-type", "indicators")


def test_a_registry_that_is_no_toml_does_not_hide_the_observations(
    tmp_path: Path,
) -> None:
    problems = problems_of(tmp_path, "a = ", OBSERVATION + "yoi = 1\n")

    assert [(each.code, each.place.file) for each in problems] == [
        ("bad-toml", "goals.toml"),
        ("unknown-key", "observations.toml"),
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(
            "indicator = 3\ntarget = '1亿亿'\nsteps = { 2023 = '1兆' }",
            {"indicator", "target", "steps.2023"},
            id="indicator",
        ),
        pytest.param(
            "indicator = 'q'\ntarget = 1\nbaseline = { period = 'x', value = '1兆' }",
            {"indicator", "baseline.period", "baseline.value"},
            id="baseline of an unknown indicator",
        ),
        pytest.param(
            "indicator = 'gdp'\nkind = 'x'\ntarget = '1亿亿'\nby = '2024-13'",
            {"kind", "target", "by"},
            id="kind",
        ),
        pytest.param("kind = 1\ntarget = 1", {"kind"}, id="kind without an indicator"),
        pytest.param(
            "indicator = 'gdp'\nkind = 'relation'\nrelative_to = 1\ntarget = '1%'",
            {"relative_to", "target"},
            id="relation",
        ),
        pytest.param(
            "indicator = 'gdp'\ntarget = '1亿亿'\ntolerance = 1",
            {"target"},
            id="tolerance of a target at fault",
        ),
        pytest.param(
            "indicator = 'gdp'\ntarget = true\nwaiver = { reason = 'r' }",
            {"target", "waiver.until"},
            id="waiver",
        ),
        pytest.param(
            "indicator = 'gdp'\nkind = 'direction'\ntarget = true",
            {"target"},
            id="direction",
        ),
        pytest.param(
            "indicator = 'gdp'\ntarget = 1\nsteps = { x = '1兆' }",
            {"steps.x"},
            id="both sides of a step",
        ),
        pytest.param(
            "indicator = 'gdp'\ntarget = 1\n[[goals.x.revision]]\ntarget = '1吨'",
            {"revision[0].date", "revision[0].target"},
            id="revision",
        ),
    ],
)
def test_a_value_at_fault_does_not_hide_the_others(
    tmp_path: Path, block: str, expected: set[str]
) -> None:
    problems = problems_of(tmp_path, f"{SOUND}[goals.x]\n{block}\n")

    assert {each.key.removeprefix("goals.x.") for each in problems} == expected


def test_tables_and_elements_that_are_none_are_set_aside(tmp_path: Path) -> None:
    goals = (
        PLAN.replace("[plan]", "goals.g = 1\nindicators.i = 2\n[plan]")
        + "[indicators.share]\ntitle = 't'\nunit = '%'\nmeasure = 'ratio'\n"
        + "not_same_as = [3, 'shares']\naliases = ['', 'x']\n"
        + "[goals.share]\ntarget = '5%'\nrevision = [1]\n"
    )
    observations = "observation = [1, { indicator = 'q', period = 2023, value = true }]"
    problems = problems_of(tmp_path, goals, observations)

    assert [(each.code, each.key) for each in problems] == [
        ("wrong-type", "goals.g"),
        ("wrong-type", "indicators.i"),
        ("wrong-type", "indicators.share.not_same_as[0]"),
        ("unknown-indicator", "indicators.share.not_same_as[1]"),
        ("empty-text", "indicators.share.aliases[0]"),
        ("wrong-type", "goals.share.revision[0]"),
        ("wrong-type", "observation[0]"),
        ("unknown-indicator", "observation[1].indicator"),
    ]


def test_facts_are_cut_to_what_fits_a_line(tmp_path: Path) -> None:
    goals = f"{SOUND}owner = [{'1, ' * 100}]\nclass = '{'x' * 5000}'\n"

    problems = problems_of(tmp_path, goals)

    assert [len(each.facts["got"]) for each in problems] == [60, 60]


_VALUES = st.sampled_from(
    (
        *("1", "0", "-3.5", "2023", "2030", "nan", "true", "false", "[]", "{}", "''"),
        *(
            "'1亿元'",
            "'约3亿元'",
            "'5%'",
            "'5个百分点'",
            "'15%~20%'",
            "'前五'",
            "'3位'",
        ),
        *("'increase'", "'open'", "'2024-H1'", "2024-06-30", "2024-06-30T00:00:00"),
        *("'gdp'", "'share'", "'place'", "'growth'", "'terminal'", "'nothing'"),
        *("'linear'", "'binding'", "'strive'", "'level'", "'M'", "'P'", "['period']"),
        *("{ period = 2021, value = 1 }", "{ period = 2030, value = '5%' }"),
        *("{ 2023 = 1 }", "{ 2023 = '5%', 2029 = '1亿元' }", "{ zh = '中', en = 'e' }"),
        *("{ until = 2024-01-01, reason = 'r' }", "[{ date = 2024-01-01, by = 2027 }]"),
        *(
            "[{ date = 2024-01-01, target = 2 }]",
            "'1 year'",
            "[0, 100]",
            "'亿元'",
            "'位'",
        ),
        *(f"'{each.value}'" for each in (*Kind, *Measure)),
    )
)
_GOAL_KEYS = tuple(
    field.alias or name for name, field in GoalTable.model_fields.items()
)
_INDICATOR_KEYS = tuple(IndicatorTable.model_fields)
_OBSERVATION_KEYS = tuple(ObservationTable.model_fields)


def _blocks(keys: tuple[str, ...], **usual: str) -> st.SearchStrategy[str]:
    """Blocks with their usual values, some of them changed or added to."""
    changed = st.dictionaries(st.sampled_from(keys), _VALUES, max_size=4)
    return changed.map(
        lambda new: "".join(f"{k} = {v}\n" for k, v in {**usual, **new}.items())
    )


@given(
    _blocks(_INDICATOR_KEYS, title="'t'", unit="'亿元'", measure="'flow'"),
    _blocks(_GOAL_KEYS, target="1"),
    _blocks(_OBSERVATION_KEYS, indicator="'x'", period="2023", value="1"),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_not_reported_is_in_the_registry(
    tmp_path: Path, indicator: str, goal: str, observation: str
) -> None:
    goals = f"{SOUND}[indicators.x]\n{indicator}[goals.x]\n{goal}"
    result = loaded(tmp_path, goals, f"[[observation]]\n{observation}")

    errors = [each for each in result.problems if each.severity is Severity.ERROR]
    assert {each.code for each in result.problems} <= set(CODES)
    assert (result.registry is None) == bool(errors)
    if result.registry is not None:
        data = tomllib.loads(goals)["goals"]["x"]
        assert len(result.registry.observations) == 1
        assert "x" in result.registry.indicators
        read = result.registry.goals["x"]
        words = read.kind in {Kind.QUALITATIVE, Kind.MILESTONE}
        assert (read.target is None) == words
        assert (read.baseline is not None) == ("baseline" in data and not words)
        assert len(read.steps) == len(data.get("steps", {}))
        assert len(read.revisions) == len(data.get("revision", []))


_PIECES = st.sampled_from(
    (
        "1",
        "=",
        '"',
        "'",
        "[",
        "]",
        "亿",
        "%",
        "\n",
        "x",
        "nan",
        "true",
        "\x00",
        "。",
        "",
    )
)


@given(st.integers(0, len(SOUND + OBSERVATION)), st.integers(0, 12), _PIECES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_change_of_the_files_raises_or_finds_an_unknown_code(
    tmp_path: Path, at: int, length: int, piece: str
) -> None:
    text = SOUND + OBSERVATION
    changed = text[:at] + piece + text[at + length :]
    problems = problems_of(tmp_path, changed, changed)

    assert problems
    assert {each.code for each in problems} <= set(CODES)
