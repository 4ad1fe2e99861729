"""The JSON page of one goal: the goal as ``status`` gives it, and how it was found."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from builders import assessment, observation, reading, scorecard, text
from plantrack.model.assessment import Assessment, Key, Reason, RuleJudgement, Verdict
from plantrack.model.goal_page import GoalPage
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.problem import Place
from plantrack.model.scorecard import Scorecard
from plantrack.model.turn import Turns
from plantrack.render import PAGE_RENDERERS, RENDERERS, Format, Look, PlainFormat
from render.district import district, district_turns, gdp, turn
from render.golden import assert_golden
from render.json_pages import documented, paths


def card(one: Assessment) -> Scorecard:
    return scorecard(one, plan=district().plan)


def written(
    one: Assessment, *, turns: Turns | None = None, look: Look | None = None
) -> str:
    stream = StringIO()
    page = GoalPage(
        scorecard=card(one),
        assessment=one,
        turns=district_turns(one) if turns is None else turns,
    )
    PAGE_RENDERERS[PlainFormat.JSON](page, look or Look(), stream)
    return stream.getvalue()


def explained(one: Assessment, *, turns: Turns | None = None) -> Any:
    return json.loads(written(one, turns=turns), parse_float=Decimal)["goal"]["explain"]


def test_the_page_is_as_agreed() -> None:
    assert_golden("show-gdp-json", written(gdp()))


@pytest.mark.parametrize("one", district().assessments, ids=lambda each: each.goal.id)
def test_the_goal_is_the_one_of_status_with_its_explanation(one: Assessment) -> None:
    page = json.loads(written(one), parse_float=Decimal)
    status = StringIO()
    RENDERERS[Format.JSON](card(one), Look(), status)
    whole = json.loads(status.getvalue(), parse_float=Decimal)

    explain = page["goal"].pop("explain")
    assert page["goal"] == whole["goals"][0]
    assert page["plan"] == whole["plan"]
    assert (page["as_of"], page["rule"]) == (whole["as_of"], whole["rule"])
    assert set(explain["figures"]) == {key.value for key in Key}
    for key, figure in explain["figures"].items():
        assert figure["value"] == page["goal"][key]
        assert figure["reason"] == page["goal"]["undefined"].get(key)


def test_a_rules_figure_stands_with_its_formula() -> None:
    rule = RuleJudgement(
        class_id="in-line",
        verdict=Verdict.ON_TRACK,
        figure=Decimal("0.9"),
        formula="(S / T) / (m / W)",
        terms={"S": Decimal(27), "T": Decimal(50), "m": Decimal(36), "W": Decimal(60)},
    )

    assert explained(assessment(rules={"ndrc": rule}))["rules"] == {
        "ndrc": {
            "formula": "(S / T) / (m / W)",
            "terms": {"S": 27, "T": 50, "m": 36, "W": 60},
        }
    }


def test_nothing_depends_on_the_reader() -> None:
    looks = [
        Look(language=language, width=width, ascii=ascii_only)
        for language in ("zh", "en")
        for width in (60, 120)
        for ascii_only in (False, True)
    ]

    assert len({written(gdp(), look=look) for look in looks}) == 1


def test_an_observation_is_as_it_was_written_and_where() -> None:
    part = observation(
        "1600余亿元",
        status=Status.BREAK,
        yoy=Decimal("5.1"),
        basis="2020年价",
        assumed=frozenset({"published", "period"}),
        note=text("经济普查后", "after the census"),
        place=Place("observations.toml", 7, 1),
    )
    told = assessment(points=(reading("1600余亿元", parts=(part,)),))

    assert explained(told)["observations"] == [
        {
            "indicator": "gdp",
            "period": "2023",
            "value": "1600余亿元",
            "qualifier": ">",
            "published": "2024-03-20",
            "status": "B",
            "basis": "2020年价",
            "yoy": Decimal("5.1"),
            "assumed": ["period", "published"],
            "source": "yearbook.txt",
            "note": {"zh": "经济普查后", "en": "after the census"},
            "file": "observations.toml",
            "line": 7,
        }
    ]


def test_what_is_not_known_of_an_observation_is_null() -> None:
    gone = observation(
        "1亿元",
        amount=None,
        status=Status.WITHDRAWN,
        published=None,
        source="",
        place=Place(""),
    )
    told = assessment(points=(reading("1亿元", parts=(gone,)),))

    (found,) = explained(told)["observations"]
    missing = {key for key, value in found.items() if value is None}
    assert missing == {
        *("value", "qualifier", "published", "basis", "yoy", "source", "note"),
        *("file", "line"),
    }


def test_a_bare_number_is_given_with_the_unit_it_took() -> None:
    bare = observation("2105亿元")
    assert bare.amount is not None
    bare = replace(bare, amount=replace(bare.amount, text=""))
    told = assessment(points=(reading("2105亿元", parts=(bare,)),))

    assert explained(told)["observations"][0]["value"] == "2,105亿元"


def test_turns_are_now_and_in_the_next_year() -> None:
    told = Turns(
        now=(turn("3200", Reason.GAPS, growth="31.04", is_open=True),),
        next_period=Period.of_year(2024),
        standing_still=Reason.ONE_OBSERVATION,
    )

    assert explained(gdp(), turns=told)["turns"] == {
        "now": [
            {
                "at": 3200,
                "state": "gaps",
                "is_above": True,
                "is_open": True,
                "growth": Decimal("31.04"),
            }
        ],
        "next_year": {
            "period": "2024",
            "standing_still": "one-observation",
            "turns": [],
        },
    }
    assert explained(gdp(), turns=Turns())["turns"] == {"now": [], "next_year": None}


def test_every_key_is_documented_and_no_other() -> None:
    page = json.loads(written(gdp()))
    explain = page.pop("goal").pop("explain")
    figures = [
        {key: value for key, value in figure.items() if key != "terms"}
        for figure in explain.pop("figures").values()
    ]
    rules = [set(rule) for rule in explain.pop("rules").values()]
    assert rules == [{"formula", "terms"}] * len(rules)
    keys = {
        *(key for key in page),
        *("goal", "goal.explain.figures", "goal.explain.figures.terms"),
        *paths(figures, "goal.explain.figures."),
        *("goal.explain.rules", "goal.explain.rules.formula"),
        "goal.explain.rules.terms",
        *paths(explain, "goal.explain."),
    }

    assert keys == documented("show")
