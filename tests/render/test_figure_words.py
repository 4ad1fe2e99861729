from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import assessment
from plantrack.model.assessment import Assessment, Figure, Key
from plantrack.model.plan import Bands, Kind
from plantrack.render import Look
from plantrack.render.figure_words import (
    figure_name,
    figure_text,
    undefined_text,
    working_steps,
)
from render.district import trade

BANDS = Bands()


@pytest.mark.parametrize(
    ("key", "number", "shown"),
    [
        (Key.COMPLETION, "0.763125", "76.31%"),
        (Key.LEAD, "-3.1666667", "-3.17个百分点"),
        (Key.PACE, "0.9499", "0.9499"),
        (Key.ACCELERATION, "1.0996", "1.0996"),
        (Key.EXPECTED, "3199.9996", "3,199.9996亿元"),
        (Key.REMAINING, "0.00001", "1,000元"),
        (Key.REQUIRED_GROWTH, "18.342", "+18.34%/年"),
        (Key.REQUIRED_RATE, "9.4295", "+9.43%/年"),
    ],
)
def test_every_figure_has_its_unit_and_crosses_no_edge(
    key: Key, number: str, shown: str
) -> None:
    goal = assessment()

    assert figure_text(key, Decimal(number), goal, Look(), bands=BANDS) == shown


@pytest.mark.parametrize(
    ("target", "chinese", "english"),
    [
        pytest.param("5%", "-0.26个百分点", "-0.26 pp", id="of percentages"),
        pytest.param("前五", "-0.26位", "-0.26 places", id="of ranks"),
        pytest.param("3亿元", "-2,600万元", "-26M CNY", id="of amounts"),
    ],
)
def test_a_difference_has_a_unit_of_its_own(
    target: str, chinese: str, english: str
) -> None:
    goal = replace(assessment(target=target), rate_unit="unit/year")
    number = Decimal("-0.26")

    for look, text in ((Look(), chinese), (Look(language="en"), english)):
        shown = figure_text(Key.REMAINING, number, goal, look, bands=BANDS)
        rate = figure_text(Key.TREND, number, goal, look, bands=BANDS)
        assert shown == text
        assert rate == text + ("/yr" if look.language == "en" else "/年")


def test_an_undefined_figure_reads_as_its_reason() -> None:
    nothing = Figure(value=None, reason="wrong-way")

    steps = working_steps(Key.PACE, nothing, assessment(), Look(), bands=BANDS)
    assert steps == ["未向目标方向变动"]


def test_reasons_of_verdicts_have_their_words_and_others_their_id() -> None:
    assert undefined_text("gaps", "zh") == "数据有缺口"
    assert undefined_text("series-break", "en") == "break in the series: not comparable"
    assert undefined_text("odd", "zh") == "odd"


@pytest.mark.parametrize(
    ("goal", "name"), [(trade(), "完成率"), (assessment(kind=Kind.LEVEL), "占目标")]
)
def test_the_completion_of_a_sum_has_its_own_name(goal: Assessment, name: str) -> None:
    assert figure_name(Key.COMPLETION, goal, "zh") == name


def test_a_constant_is_no_formula() -> None:
    met = Figure(value=Decimal(0), formula="0", terms={"v": Decimal(1)})

    steps = working_steps(Key.REQUIRED_RATE, met, assessment(), Look(), bands=BANDS)
    assert steps == ["0"]


def test_a_term_that_is_not_given_stays_a_symbol() -> None:
    partly = Figure(value=Decimal(5), formula="path(t)", terms={"b": Decimal(1)})

    steps = working_steps(Key.EXPECTED, partly, assessment(), Look(), bands=BANDS)
    assert steps == ["path(t)", "5亿元"]
