"""``plantrack rules``, and the rules in the other commands."""

from __future__ import annotations

import json

import pytest

from command_line import DAY, ROOT, plantrack
from plantrack.engine.rules import RULES
from plantrack.render.cells import cell_width

YUBEI = ("-f", str(ROOT / "goals.toml"), *DAY)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_matrix_of_the_yubei_plan_fits_100_columns(language: str) -> None:
    outcome = plantrack("rules", *YUBEI, "--lang", language, "--width", "100")

    assert (outcome.code, outcome.err) == (0, "")
    assert max(cell_width(line) for line in outcome.out.splitlines()) <= 100


def test_the_yubei_plan_shows_where_the_authorities_part() -> None:
    outcome = plantrack("rules", *YUBEI, "--lang", "zh", "--width", "100")

    assert "9种规则下有评价的目标4项：2项一致，2项有分歧" in outcome.out
    assert "欧盟统计局“显著进展”，增速为所需的1.07倍" in outcome.out
    assert "可持续发展报告“适度改善”，近年变动为直线的0.92倍" in outcome.out


def test_one_goal_can_be_asked_for() -> None:
    outcome = plantrack("rules", "trade", *YUBEI, "--lang", "zh")

    assert "进出口总额" in outcome.out
    assert "地区生产总值" not in outcome.out


def test_an_unknown_goal_or_rule_is_wrong_use() -> None:
    assert plantrack("rules", "gdpp", *YUBEI).code == 2
    wrong = plantrack("status", *YUBEI, "--rule", "eurostatt", "--lang", "en")

    assert wrong.code == 2
    assert "eurostat" in wrong.err


@pytest.mark.parametrize("format_", ["table", "csv", "markdown"])
def test_a_format_without_a_place_for_every_rule_is_refused(format_: str) -> None:
    outcome = plantrack(
        "status", "--rules", *YUBEI, "--format", format_, "--lang", "zh"
    )

    assert (outcome.code, outcome.out) == (2, "")
    assert f"--rules: {format_} 里没有各规则的评价" in outcome.err
    assert "请用 plantrack rules 看表格，或改用 --format json" in outcome.err


def test_json_carries_every_rule_on_request_only() -> None:
    asked, plain = (
        json.loads(plantrack("status", *YUBEI, "--format", "json", *more).out)
        for more in (["--rules"], [])
    )

    for goal in asked["goals"]:
        assert list(goal["rules"]) == list(RULES)
    assert {goal["rules"] is None for goal in plain["goals"]} == {True}
    gdp = next(goal for goal in asked["goals"] if goal["id"] == "gdp")
    assert gdp["rules"]["eurostat"]["class"] == "significant"
    assert gdp["rules"]["eurostat"]["figure"] == pytest.approx(1.0652, abs=1e-4)
    assert gdp["rules"]["wri"] == {
        "class": None,
        "verdict": None,
        "figure": None,
        "score": None,
        "predictor": None,
        "reason": "few-values",
    }


def test_a_headline_rule_is_named_and_judges() -> None:
    outcome = plantrack("status", *YUBEI, "--rule", "ndrc", "--format", "json")
    found = json.loads(outcome.out)
    verdicts = {goal["id"]: goal["verdict"] for goal in found["goals"]}

    assert found["rule"] == "ndrc"
    assert verdicts["trade"] == "on-track"
    assert verdicts["rd-intensity"] == "met-early"


def test_a_headline_rule_leaves_what_it_does_not_judge_unassessed() -> None:
    outcome = plantrack("status", *YUBEI, "--rule", "eurostat", "--format", "json")
    trade = next(
        each for each in json.loads(outcome.out)["goals"] if each["id"] == "trade"
    )

    assert (trade["verdict"], trade["reason"]) == (
        "not-assessed",
        "rule-does-not-apply",
    )


def test_show_lists_every_rule() -> None:
    outcome = plantrack("show", "gdp", *YUBEI, "--lang", "zh", "--width", "100")

    for name in ("欧盟统计局", "德国联邦统计局", "国家发展改革委", "世界资源研究所"):
        assert name in outcome.out
