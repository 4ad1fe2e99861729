"""The authorities in words: names, classes, figures and reasons."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plantrack.engine.rules import RULES
from plantrack.model.assessment import RuleJudgement, Verdict
from plantrack.model.plan import Kind
from plantrack.render import words
from plantrack.render.rule_words import (
    EDGES,
    MEANINGS,
    ORIGINALS,
    SHORT_NAMES,
    class_name,
    figure_number,
    meaning,
    reason_text,
    rule_name,
)


def of(figure: str | None) -> RuleJudgement:
    return RuleJudgement(
        class_id="any",
        verdict=Verdict.ON_TRACK,
        figure=None if figure is None else Decimal(figure),
    )


def test_every_rule_has_a_name_a_short_name_edges_and_a_meaning() -> None:
    for table in (words.RULES, SHORT_NAMES, EDGES, MEANINGS):
        assert list(table) == list(RULES)
    assert set(words.RULE_CLASSES) == set(RULES) - {"pace"}


def test_an_english_head_is_the_name_that_the_option_takes() -> None:
    assert [each.en for each in SHORT_NAMES.values()] == list(RULES)


@pytest.mark.parametrize("rule", ORIGINALS)
def test_every_class_of_a_foreign_authority_keeps_its_own_name(rule: str) -> None:
    assert set(ORIGINALS[rule]) == set(words.RULE_CLASSES[rule])
    for original in ORIGINALS[rule].values():
        original.encode("gbk")


@pytest.mark.parametrize(
    ("rule", "class_id", "zh", "en"),
    [
        ("eurostat", "significant", "显著进展", "significant progress"),
        ("destatis", "cloud", "多云（Wolke）", "cloud (Wolke)"),
        ("destatis", "sun", "晴（Sonne）", "sun (Sonne)"),
        ("ndrc", "lagging", "滞后预期", "behind expectations (滞后预期)"),
        ("pace", "at-risk", "进度偏慢", "At risk"),
        ("unheard-of", "grand", "grand", "grand"),
    ],
)
def test_a_class_reads_in_both_languages_and_in_its_own(
    rule: str, class_id: str, zh: str, en: str
) -> None:
    assert class_name(rule, class_id, "zh") == zh
    assert class_name(rule, class_id, "en") == en


def test_a_rule_without_words_keeps_its_id() -> None:
    assert rule_name("sdsn", "zh") == "可持续发展报告"
    assert rule_name("unheard-of", "zh") == "unheard-of"
    assert meaning("unheard-of", of("0.5"), Kind.LEVEL, "en") == "0.50"


def test_a_class_for_what_cannot_be_judged_stands_with_its_reason() -> None:
    found = RuleJudgement(class_id="not_available", reason="single-year")
    silent = RuleJudgement(reason="steps")

    assert reason_text(found, "open-sdg", "zh") == "无法评价（只有一年的数据）"
    assert reason_text(silent, "destatis", "zh") == "各年目标不同"


@pytest.mark.parametrize(
    ("rule", "figure", "zh"),
    [
        ("pace", "0.9552", "速度为规划的0.96倍"),
        ("eurostat", "1.0652", "增速为所需的1.07倍"),
        ("destatis", "0.2381", "照近年变动还差剩余差距的23.8%"),
        ("escap", "9.4938", "照趋势走完全程的94.9%"),
        ("unsd-2023", "0.9494", "照此增速走完全程的94.9%"),
        ("sdsn", "0.8889", "近年变动为直线的0.89倍"),
        ("wri", "1.3125", "今后所需为近年的1.31倍"),
        ("ndrc", "0.8889", "进度为时序的0.89倍"),
    ],
)
def test_a_figure_says_what_it_measures(rule: str, figure: str, zh: str) -> None:
    assert meaning(rule, of(figure), Kind.LEVEL, "zh") == zh


def test_nothing_is_said_of_a_figure_that_is_not_there() -> None:
    assert meaning("wri", of(None), Kind.LEVEL, "zh") == ""


@pytest.mark.parametrize(
    ("rule", "figure", "shown"),
    [
        ("unsd-2023", "0.94996", "94.996%"),
        ("escap", "9.0004", "90.004%"),
        ("eurostat", "0.9499", "0.9499"),
        ("destatis", "0.2002", "20.02%"),
        ("wri", "1.999", "1.999"),
    ],
)
def test_a_figure_is_never_rounded_onto_an_edge(
    rule: str, figure: str, shown: str
) -> None:
    assert shown in meaning(rule, of(figure), Kind.LEVEL, "en")


def test_a_number_alone_is_not_rounded_onto_an_edge_either() -> None:
    assert figure_number("unsd-2023", Decimal("0.94996")) == "0.94996"
    assert figure_number("unsd-2023", Decimal("0.949411")) == "0.949"
    assert figure_number("wri", Decimal("-0.00001")) == "-0.00001"


@pytest.mark.parametrize(
    ("rule", "kind", "figure", "zh", "en"),
    [
        ("eurostat", Kind.DIRECTION, "0.0123", "年均增速1.23%", "1.23% a year"),
        ("open-sdg", Kind.DIRECTION, "0.014999", "年均增速1.4999%", "1.4999% a year"),
        (
            "destatis",
            Kind.EVERY_YEAR,
            "-0.0448",
            "近年平均变动-0.045",
            "mean yearly change -0.045",
        ),
    ],
)
def test_without_a_target_the_movement_itself_is_told(
    rule: str, kind: Kind, figure: str, zh: str, en: str
) -> None:
    assert meaning(rule, of(figure), kind, "zh") == zh
    assert meaning(rule, of(figure), kind, "en") == en
