from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import assessment, figures, reading, requirement, unit
from plantrack.model.amount import Interval
from plantrack.model.assessment import Assessment, Key, Reason, Verdict
from plantrack.model.plan import Kind
from plantrack.notation.amounts import parse_amount, parse_target
from plantrack.notation.periods import parse_period
from plantrack.render import Look, goal_texts
from plantrack.render.goal_texts import (
    as_of_text,
    completion_text,
    rate_text,
    reading_text,
    target_text,
    verdict_word,
    verdict_words,
)
from plantrack.render.value_texts import (
    amount_text,
    own_scale_text,
    period_words,
    unit_words,
    value_text,
)
from render.district import income, share, unemployment

ZH = Look()
EN = Look(language="en")
PLAIN = Look(language="en", ascii=True)


def number_in(shown: str) -> Decimal:
    [found] = re.findall(r"[\d,.]+", shown)
    return Decimal(found.replace(",", ""))


def with_latest(latest: str, target: str, *, derived: bool = False) -> Assessment:
    asked = requirement("1亿元")
    number = Decimal(target)
    asked = replace(
        asked, number=number, allowed=Interval(number, None), derived=derived
    )
    value = replace(reading("1亿元"), number=Decimal(latest))
    return assessment(target="1亿元", requirement=asked, latest=value)


VALUES = st.decimals(1, 9, places=14)
NEAR = st.decimals(0, "0.02", places=17)


@given(latest=VALUES, ahead=NEAR | st.just(Decimal(0)))
def test_what_is_shown_meets_what_is_shown_exactly_where_the_value_does(
    latest: Decimal, ahead: Decimal
) -> None:
    goal = with_latest(str(latest), str(latest + ahead), derived=True)

    value = number_in(reading_text(goal.latest, goal, ZH))
    target = number_in(target_text(goal, ZH))
    if ahead == 0 or ahead >= Decimal("1e-16"):
        assert (value >= target) == (latest >= latest + ahead)


@pytest.mark.parametrize(
    ("latest", "target", "shown"),
    [
        pytest.param("7.011", "7.01276", ("7.01亿元", "折≥7.013亿元"), id="derived"),
        pytest.param("1.006", "1.014", ("1.006亿元", "折≥1.01亿元"), id="both round"),
        pytest.param("6.98", "7.01276", ("6.98亿元", "折≥7.01亿元"), id="far enough"),
    ],
)
def test_a_missed_value_and_its_target_are_two_numbers(
    latest: str, target: str, shown: tuple[str, str]
) -> None:
    goal = with_latest(latest, target, derived=True)

    assert (reading_text(goal.latest, goal, ZH), target_text(goal, ZH)) == shown


@pytest.mark.parametrize(
    ("goal", "look", "shown"),
    [
        pytest.param(assessment(), ZH, ">3,200亿元", id="more than"),
        pytest.param(assessment(), EN, ">320B CNY", id="in English"),
        pytest.param(assessment(target="达到5%"), ZH, "≥5%", id="at least"),
        pytest.param(assessment(target="达到5%"), PLAIN, ">=5%", id="in ASCII"),
        pytest.param(share(), ZH, "25~27.5%", id="a range"),
        pytest.param(income(), ZH, "折≥7.01万元", id="derived"),
        pytest.param(assessment(target="increase"), ZH, "提升", id="a direction"),
        pytest.param(assessment(target=""), ZH, "–", id="nothing"),
        pytest.param(assessment(target="前五"), EN, "rank ≤5", id="a rank"),
        pytest.param(
            assessment(target="约5%", requirement=None), ZH, "约5%", id="about"
        ),
        pytest.param(
            replace(
                assessment(target="5%"),
                target=parse_target("15%~20%"),
                requirement=None,
            ),
            ZH,
            "15~20%",
            id="an unread range",
        ),
    ],
)
def test_targets(goal: Assessment, look: Look, shown: str) -> None:
    assert target_text(goal, look) == shown


@pytest.mark.parametrize(
    ("value", "look", "shown"),
    [
        ("2442亿元", ZH, "2,442亿元"),
        ("近7700亿元", ZH, "<7,700亿元"),
        ("约2.6亿元", ZH, "约2.6亿元"),
        ("约2.6亿元", EN, "~260M CNY"),
        ("0.00123亿元", ZH, "12.3万元"),
        ("不低于5亿元", PLAIN, ">=500M CNY"),
    ],
)
def test_latest_values(value: str, look: Look, shown: str) -> None:
    goal = assessment(latest=reading(value))

    assert reading_text(goal.latest, goal, look) == shown


def test_an_unknown_value_is_a_dash() -> None:
    assert reading_text(None, assessment(), ZH) == "–"
    assert reading_text(None, assessment(), PLAIN) == "-"


@pytest.mark.parametrize(
    ("number", "rate_unit", "look", "shown"),
    [
        ("9.4295", "percent/year", ZH, "+9.43%/年"),
        ("9.4295", "percent/year", EN, "+9.43%/yr"),
        ("0.3", "pp/year", ZH, "+0.30个百分点/年"),
        ("-0.3", "pp/year", EN, "-0.30 pp/yr"),
        ("1489.3456", "亿元/year", ZH, "+1,489亿元/年"),
        ("-49.2533", "亿元/year", ZH, "-49.25亿元/年"),
        ("1489.3456", "亿元/year", EN, "+148.9B CNY/yr"),
        ("0.0003", "percent/year", ZH, "+0.0003%/年"),
        ("0", "percent/year", ZH, "0"),
    ],
)
def test_rates(number: str, rate_unit: str, look: Look, shown: str) -> None:
    goal = assessment(rate_unit=rate_unit)

    assert rate_text(Decimal(number), goal, look) == shown


def test_a_rate_without_a_unit_is_a_number() -> None:
    chained = assessment(target="", rate_unit="index/year")

    assert rate_text(Decimal("1.234567"), chained, ZH) == "+1.23/年"
    assert rate_text(None, chained, ZH) == "–"


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"completion": "0.763125"}, "76.3%"),
        ({"limit_used": "0.945"}, "限94.5%"),
        ({}, "–"),
    ],
)
def test_completion_and_what_of_a_limit_is_used(
    known: dict[str, str], shown: str
) -> None:
    assert completion_text(assessment(figures=figures(**known)), ZH) == shown


def test_the_completion_of_a_ceiling_in_english() -> None:
    assert completion_text(unemployment(), EN) == "cap 94.5%"


def test_a_figure_the_engine_left_out_is_undefined() -> None:
    assert goal_texts.figure_of(assessment(figures={}), Key.PACE).value is None


@pytest.mark.parametrize(
    ("kind", "period", "shown"),
    [
        (Kind.LEVEL, "2023", "2023"),
        (Kind.LEVEL, "2024-H1", "2024-H1"),
        (Kind.CUMULATIVE, "2022-01/2024-07", "至2024-07"),
        (Kind.CUMULATIVE, "2024", "2024"),
    ],
)
def test_the_period_of_the_latest_value(kind: Kind, period: str, shown: str) -> None:
    goal = assessment(kind=kind, latest=reading("1亿元", period))

    assert as_of_text(goal, ZH, year_starts=1) == shown


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.AT_RISK, "进度偏慢，需加快"),
        (Verdict.OFF_TRACK, "进度滞后：滞后于预期进度"),
        (Reason.QUALITATIVE, "暂不评价：定性目标，不作数值评价"),
    ],
)
def test_verdicts_do_not_say_the_same_twice(
    verdict: Verdict | Reason, words: str
) -> None:
    assert verdict_words(assessment(verdict=verdict), "zh") == words


def test_what_was_met_before_has_not_been_met_early() -> None:
    assert verdict_word(unemployment(), "zh") == "保持达标"
    assert verdict_word(assessment(verdict=Verdict.MET_EARLY), "zh") == "提前实现"


def test_amounts_are_given_exactly() -> None:
    assert amount_text(parse_amount("近7700.125亿元"), ZH) == "<7,700.125亿元"


def test_a_number_in_the_goals_own_scale() -> None:
    trillions = unit("万亿元")

    assert own_scale_text(Decimal("0.16"), trillions, ZH) == "0.16万亿元"
    assert own_scale_text(Decimal("1.6"), trillions, ZH) == ""
    assert own_scale_text(Decimal("1.6"), trillions, EN) == "1.6 × T CNY"
    assert own_scale_text(Decimal("1.6"), trillions, PLAIN) == "1.6 x T CNY"
    assert own_scale_text(Decimal("1.6"), unit("%"), EN) == ""


def test_units_in_brackets() -> None:
    assert unit_words(unit("亿元"), ZH) == "（亿元）"
    assert unit_words(unit("亿元"), EN) == " (100M CNY)"
    assert unit_words(None, ZH) == ""


def test_a_year_in_a_chinese_sentence_is_a_year() -> None:
    assert period_words(parse_period("2026"), ZH, year_starts=1) == "2026年"
    assert period_words(parse_period("2026"), EN, year_starts=1) == "2026"
    assert period_words(parse_period("2024-H1"), ZH, year_starts=1) == "2024-H1"


def test_a_computed_number_is_shown_with_five_digits() -> None:
    third = Decimal("2067.94653465346534653")

    assert value_text(third, unit("亿元"), ZH) == "2,067.9亿元"
    assert value_text(third, None, ZH) == "2,067.9"
    assert (
        value_text(Decimal("2100.00000000000000001"), unit("亿元"), ZH) == "2,100亿元"
    )
