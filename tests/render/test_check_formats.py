from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from builders import assessment, check_report, goal, goal_finding, note, plan, text
from plantrack import __version__
from plantrack.model.assessment import Verdict
from plantrack.model.finding import (
    CheckReport,
    Finding,
    Level,
    ProblemFinding,
)
from plantrack.model.plan import Kind
from plantrack.model.problem import Place, Problem, Severity
from plantrack.render import CHECK_RENDERERS, CheckFormat, Look
from plantrack.render.cells import cell_width
from render.district import culture, gdp, industry, trade
from render.golden import assert_golden

GDP = (
    "地区生产总值：进度滞后：滞后于预期进度；2023 2,105亿元；目标 >3,200亿元；"
    "需要 +14.98%/年；实际 +2.59%/年"
)
EVIL = "\x1b[2J##[error]x%,:\n::error::y|[z](w)\u202e<b>"


def problem(code: str = "unknown-key", **changes: Any) -> ProblemFinding:
    whole = Problem(
        code=code,
        place=Place("goals.toml", 30, 5),
        key="goals.gdp.tagret",
        facts={"got": "tagret", "near": "target"},
        severity=Severity.ERROR,
    )
    return ProblemFinding(replace(whole, **changes))


def report() -> CheckReport:
    overdue = goal_finding(industry(), code="stale", level=Level.WARNING)
    return check_report(
        problem(),
        goal_finding(gdp()),
        overdue,
        problem(
            "overlapping-parts",
            severity=Severity.WARNING,
            place=Place("observations.toml"),
            facts={
                "indicator": "gdp",
                "period": "2023-Q1",
                "other": "2023-H1",
                "where": "a.toml:3",
            },
        ),
        goals=[gdp(), industry(), trade(), culture()],
    )


def drawn(document: CheckReport, kind: CheckFormat, look: Look | None = None) -> str:
    stream = StringIO()
    CHECK_RENDERERS[kind](document, look or Look(), stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", list(CheckFormat))
def test_every_format_is_as_agreed(kind: CheckFormat, language: str) -> None:
    shown = drawn(report(), kind, Look(language=language))

    assert_golden(f"check-{kind}-{language}", shown.replace(__version__, "VERSION"))


@pytest.mark.parametrize("kind", list(CheckFormat))
def test_every_format_says_when_all_is_well(kind: CheckFormat) -> None:
    shown = drawn(check_report(goals=[trade()]), kind)

    if kind is CheckFormat.TEXT:
        assert shown == "检查通过：1项目标，无问题\n"
    else:
        assert shown.endswith("\n")
        assert "::error" not in shown
        assert "<failure" not in shown


@pytest.mark.parametrize("kind", list(CheckFormat))
def test_files_that_cannot_be_used_leave_only_their_problems(
    kind: CheckFormat,
) -> None:
    broken = CheckReport(scorecard=None, findings=(problem(),))

    assert "unknown-key" in drawn(broken, kind).replace("\\", "")


@pytest.mark.parametrize("kind", list(CheckFormat))
def test_no_text_can_act(kind: CheckFormat) -> None:
    evil = replace(
        gdp(),
        goal=replace(goal(), title=text(EVIL), place=Place(f"{EVIL}.toml", 3, 1)),
    )
    shown = drawn(check_report(goal_finding(evil), goals=[evil]), kind)

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if kind is CheckFormat.GITHUB:  # elsewhere the command line breaks commands
        assert "##[" not in shown
    for line in shown.splitlines():
        assert not line.lstrip().startswith("::error::y")


def test_a_line_has_an_address_a_fact_and_a_code() -> None:
    shown = drawn(check_report(goal_finding(gdp()), goals=[gdp()]), CheckFormat.TEXT)

    assert shown.splitlines() == [
        f"goals.toml:12:1: goals.gdp: {GDP} [off-track]",
        "1项不通过，0项提醒",
    ]


def test_a_finding_without_a_place_begins_with_its_key() -> None:
    nowhere = replace(goal_finding(gdp()), place=Place(""))

    assert drawn(check_report(nowhere), CheckFormat.TEXT).startswith("goals.gdp: ")


def test_colour_tells_errors_from_warnings() -> None:
    shown = drawn(report(), CheckFormat.TEXT, Look(colour=True)).splitlines()

    assert shown[0].startswith("\x1b[31m")
    assert shown[2].startswith("\x1b[33m")


def test_a_goal_that_was_never_measured_names_no_value() -> None:
    bare = assessment(
        kind=Kind.MILESTONE, target="", verdict=Verdict.MISSED, figures={}
    )

    assert "goals.gdp: 地区生产总值：期满未完成 [missed]" in drawn(
        check_report(goal_finding(bare, code="missed")), CheckFormat.TEXT
    )


def test_overdue_data_say_since_when() -> None:
    overdue = assessment(notes=(note("stale", date=plan().end.last),))
    finding = goal_finding(overdue, code="stale", level=Level.WARNING)

    shown = drawn(check_report(finding), CheckFormat.TEXT)
    assert "警告：地区生产总值：数据逾期未更新（应于2026-12-31前）" in shown


def test_github_properties_and_data_are_escaped() -> None:
    odd = replace(goal_finding(gdp()), place=Place("a,b:c%.toml", 3, 1))
    shown = drawn(check_report(odd), CheckFormat.GITHUB)

    assert shown.startswith("::error file=a%2Cb%3Ac%25.toml,line=3,col=1,title=")
    assert "需要 +14.98%25/年" in shown


def test_github_ends_with_a_summary() -> None:
    assert drawn(report(), CheckFormat.GITHUB).splitlines()[-1] == (
        "::notice title=plantrack::2项不通过，2项提醒"
    )


def test_a_github_finding_without_a_file_names_none() -> None:
    nowhere = replace(goal_finding(gdp()), place=Place(""))

    assert drawn(check_report(nowhere), CheckFormat.GITHUB).startswith(
        "::error title=plantrack off-track 地区生产总值::"
    )


def test_gitlab_fingerprints_outlive_new_figures() -> None:
    before: Any = json.loads(drawn(report(), CheckFormat.GITLAB))
    moved = goal_finding(replace(gdp(), latest=None))
    after: Any = json.loads(drawn(check_report(moved), CheckFormat.GITLAB))

    assert before[1]["fingerprint"] == after[0]["fingerprint"]
    assert before[1]["description"] != after[0]["description"]
    assert len({each["fingerprint"] for each in before}) == 4
    assert before[3]["location"] == {"path": "observations.toml", "lines": {"begin": 1}}


def test_junit_counts_cases_failures_and_skips() -> None:
    root = ET.fromstring(drawn(report(), CheckFormat.JUNIT))  # noqa: S314 - ours

    assert root.attrib == {
        "name": "plantrack",
        "tests": "6",
        "failures": "2",
        "skipped": "2",
    }
    failures = [
        (case.get("name"), each.get("type"))
        for case in root.iter("testcase")
        for each in case.iter("failure")
    ]
    assert failures == [
        ("goals.toml:30:5 unknown-key", "unknown-key"),
        ("gdp 地区生产总值", "off-track"),
    ]


def test_a_failing_goal_is_not_skipped() -> None:
    unknown = goal_finding(industry(), code="not-assessed")
    shown = drawn(check_report(unknown, goals=[industry()]), CheckFormat.JUNIT)

    assert "<skipped" not in shown
    assert 'failures="1"' in shown


def test_sarif_names_rule_place_and_level() -> None:
    log: Any = json.loads(drawn(report(), CheckFormat.SARIF))
    [run] = log["runs"]

    assert log["version"] == "2.1.0"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["off-track", "overlapping-parts", "stale", "unknown-key"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    regions = [
        each["physicalLocation"]["region"]
        for result in run["results"]
        for each in result["locations"]
    ]
    assert regions == [
        {"startLine": 30, "startColumn": 5},
        {"startLine": 12, "startColumn": 1},
        {"startLine": 12, "startColumn": 1},
        {"startLine": 1},
    ]


def test_a_sarif_result_without_a_file_has_no_location() -> None:
    nowhere = replace(goal_finding(gdp()), place=Place(""))
    log: Any = json.loads(drawn(check_report(nowhere), CheckFormat.SARIF))

    assert log["runs"][0]["results"][0]["locations"] == []


def test_findings_of_both_kinds_share_their_face() -> None:
    findings: list[Finding] = [problem(), goal_finding(gdp())]

    assert [(each.level, each.code, each.place.line) for each in findings] == [
        (Level.ERROR, "unknown-key", 30),
        (Level.ERROR, "off-track", 12),
    ]
    assert all(cell_width(each.code) for each in findings)
