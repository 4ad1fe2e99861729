from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from builders import (
    assessment,
    check_report,
    figures,
    goal_finding,
    note,
    plan,
    reading,
    scorecard,
    text,
)
from plantrack.model.amount import AmountRange
from plantrack.model.assessment import Key, Reason, Verdict
from plantrack.model.period import Period
from plantrack.model.plan import Kind
from plantrack.model.scorecard import Scorecard
from plantrack.notation.amounts import parse_amount, parse_target
from plantrack.render import Look, check_json
from plantrack.render.json_document import FORMAT_VERSION, render
from render.district import district, gdp, industry, trade
from render.golden import assert_golden
from render.json_pages import documented, paths


def written(document: Scorecard, look: Look | None = None) -> str:
    stream = StringIO()
    render(document, look or Look(), stream)
    return stream.getvalue()


def read(document: Scorecard) -> Any:
    return json.loads(written(document), parse_float=Decimal)


def only_goal(document: Scorecard) -> Any:
    [goal] = read(document)["goals"]
    return goal


def test_the_document_is_as_agreed() -> None:
    assert_golden("status-json", written(scorecard(gdp(), trade(), industry())))


def test_every_goal_is_there_in_the_order_of_the_file() -> None:
    document = read(district())

    assert document["format_version"] == FORMAT_VERSION
    assert [goal["id"] for goal in document["goals"]] == [
        each.goal.id for each in district().assessments
    ]


def test_nothing_depends_on_the_reader() -> None:
    looks = [
        Look(language=language, width=width, ascii=ascii_only, colour=True)
        for language in ("zh", "en")
        for width in (60, 120)
        for ascii_only in (False, True)
    ]

    assert len({written(district(), look) for look in looks}) == 1


def test_every_goal_has_the_same_keys_and_null_for_what_is_missing() -> None:
    goals = read(district())["goals"]

    assert len({tuple(goal) for goal in goals}) == 1
    words = goals[-1]
    assert words["kind"] == "qualitative"
    assert [words[key] for key in ("indicator", "target", "latest", "rules")] == [
        None
    ] * 4


def test_every_figure_is_there_and_every_undefined_one_says_why() -> None:
    for goal in read(district())["goals"]:
        assert {key.value for key in Key} <= set(goal)
        missing = {key.value for key in Key if goal[key.value] is None}
        assert set(goal["undefined"]) == missing


def test_numbers_keep_fifteen_digits_and_no_exponent() -> None:
    goal = assessment(
        figures=figures(
            expected="123456789012345",
            remaining="1E+20",
            pace="0.12345678901234567",
            progress="-0.0",
        )
    )

    shown = written(scorecard(goal))
    assert '"expected": 123456789012345,' in shown
    assert '"remaining": 100000000000000000000,' in shown
    assert '"pace": 0.123456789012346,' in shown
    assert '"progress": 0,' in shown


def test_a_range_has_two_ends_and_a_direction_a_word() -> None:
    span = parse_target("15%~20%")
    assert isinstance(span, AmountRange)

    both = only_goal(scorecard(replace(assessment(target="15%"), target=span)))
    way = only_goal(scorecard(assessment(target="decrease", kind=Kind.DIRECTION)))
    assert both["target"] == {"low": 15, "high": 20}
    assert way["target"] == "decrease"


def test_a_target_is_given_in_the_goals_unit() -> None:
    goal = replace(
        assessment(target="突破1万亿元"), original_target=parse_target("9000亿元")
    )

    shown = only_goal(scorecard(goal))
    assert shown["unit"] == "万亿元"
    assert shown["target"] == 1
    assert shown["original_target"] == Decimal("0.9")


def test_a_growth_keeps_its_percent_and_shows_the_level_beside_it() -> None:
    shown = read(district())["goals"][8]

    assert shown["kind"] == "growth"
    assert shown["target"] == 7
    assert shown["derived_target"] == Decimal("7.01276")


def test_a_goal_without_a_verdict_says_so_and_why() -> None:
    shown = only_goal(scorecard(assessment(verdict=Reason.GAPS)))

    assert (shown["verdict"], shown["reason"]) == ("not-assessed", "gaps")


def test_the_facts_of_a_note_stand_beside_its_code() -> None:
    notes = (
        note(
            "baseline-bound",
            text="突破2000亿",
            x=Decimal("2067.95"),
            break_evens=((Decimal("2067.95"), Verdict.AT_RISK),),
            years=(Period.of_year(2022),),
            day=plan().start.first,
            amount=parse_amount("近7700亿元"),
            reason=Reason.GAPS,
            n=3,
        ),
    )

    assert only_goal(scorecard(assessment(notes=notes)))["notes"] == [
        {
            "code": "baseline-bound",
            "text": "突破2000亿",
            "x": Decimal("2067.95"),
            "break_evens": [[Decimal("2067.95"), "at-risk"]],
            "years": ["2022"],
            "day": "2022-01-01",
            "amount": {"value": 7700, "unit": "亿元", "qualifier": "<"},
            "reason": "gaps",
            "n": 3,
        }
    ]


def test_an_open_promise_has_no_by_and_a_fiscal_year_its_name() -> None:
    april = replace(plan(), year_starts=4, start=Period.of_year(2022, starts=4))
    goal = replace(assessment(latest=reading("2105亿元")), by=None, start=april.start)

    document = read(scorecard(goal, plan=april))
    assert document["plan"]["start"] == "FY2022"
    assert document["goals"][0]["by"] is None


def test_a_goal_names_the_key_of_its_group_and_the_plan_has_its_title() -> None:
    document = read(district())

    assert {goal["group"] for goal in document["goals"]} == {"economy", "life"}
    assert document["plan"]["groups"]["life"] == {"zh": "民生福祉", "en": "Livelihood"}
    assert read(scorecard(gdp()))["plan"]["groups"] == {}


def test_a_text_cannot_act_in_a_terminal_or_a_log() -> None:
    evil = scorecard(assessment(title=text("\x1b]0;x\x07\u202e##[error]")))

    shown = written(evil)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "##[" not in shown
    assert only_goal(evil)["title"]["zh"] == "\x1b]0;x\x07\u202e##[error]"


NAMED_BY_DATA = re.compile(
    r"^(title|message)\.|\.title\.|\.message\.|^undefined\.|verdicts\.|not_assessed\."
    r"|^rules\.|^notes\.(?!code)|^plan\.groups\."
)


def test_every_key_of_the_document_is_documented_and_no_other() -> None:
    document = read(district())
    goals = document.pop("goals")
    keys = {*paths(document), "goals", *paths(goals)}
    keys = {key for key in keys if not NAMED_BY_DATA.search(key)}

    assert keys == documented("status")


@pytest.mark.parametrize("code", ["off-track", "stale"])
def test_every_key_of_check_is_documented_and_no_other(code: str) -> None:
    goal = gdp()
    document = check_json.document(
        check_report(goal_finding(goal, code=code), goals=[goal])
    )
    document["counts"] = None
    keys = {key for key in paths(document) if not NAMED_BY_DATA.search(key)}

    assert keys == documented("check")


def test_writing_json_imports_no_terminal_library() -> None:
    code = (
        "import sys; from plantrack.render import RENDERERS, Format; "
        "import plantrack.render.json_document; "
        "sys.exit(bool({'rich', 'typer', 'pydantic', 'jinja2'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
