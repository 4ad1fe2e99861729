"""The matrix of goals and rules, and who says what where they part."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest

from builders import assessment, note, reading, scorecard, text
from plantrack.engine.rules import RULES
from plantrack.model.assessment import Assessment, Reason, RuleJudgement, Verdict
from plantrack.model.plan import Kind
from plantrack.model.scorecard import Scorecard
from plantrack.render.cells import cell_width
from plantrack.render.look import Look
from plantrack.render.rules_matrix import render
from render.golden import assert_golden


def said(class_id: str, verdict: Verdict, figure: str | None) -> RuleJudgement:
    return RuleJudgement(
        class_id=class_id,
        verdict=verdict,
        figure=None if figure is None else Decimal(figure),
    )


def silent(reason: str, *names: str) -> dict[str, RuleJudgement]:
    return {name: RuleJudgement(reason=reason) for name in names or RULES}


def parted() -> Assessment:
    """The common example, its baseline only a bound."""
    on, slow = Verdict.ON_TRACK, Verdict.AT_RISK
    return assessment(
        verdict=Reason.BASELINE_BOUND,
        latest=reading("2780亿元", "2024"),
        rules={
            **silent("baseline-bound", "pace"),
            "eurostat": said("significant", on, "0.9552"),
            "open-sdg": said("substantial_progress", on, "0.9552"),
            "destatis": said("cloud", slow, "0.2381"),
            "escap": said("will-be-met", on, "9.4938"),
            "unsd-2023": said("moderate", slow, "0.9494"),
            "sdsn": said("moderately-improving", slow, "0.8889"),
            **silent("few-values", "wri"),
            "ndrc": said("in-line", on, "0.8889"),
        },
        notes=(note("baseline-bound", text="突破2000亿元"),),
    )


def alike() -> Assessment:
    early = Verdict.MET_EARLY
    return assessment(
        "people",
        verdict=early,
        title=text("常住人口", "Residents"),
        latest=reading("3300亿元", "2024"),
        rules={
            **silent("few-values"),
            "pace": said("met-early", early, "1.2"),
            "eurostat": said("target-met", early, "1.2"),
            "open-sdg": said("target_achieved", early, "1.2"),
            "ndrc": said("met-early", early, "1.2"),
        },
    )


def moved() -> Assessment:
    return assessment(
        "gap",
        verdict=Verdict.OFF_TRACK,
        title=text("城乡发展差距", "Gap between town and country"),
        kind=Kind.DIRECTION,
        latest=reading("2.4亿元", "2024"),
        rules={
            **silent("kind"),
            "pace": said("off-track", Verdict.OFF_TRACK, None),
            "eurostat": said("moderate", Verdict.AT_RISK, "0.0062"),
            "open-sdg": RuleJudgement(class_id="not_available", reason="single-year"),
            "destatis": said("thunderstorm", Verdict.OFF_TRACK, "0.02"),
        },
    )


def unknown() -> Assessment:
    return assessment(
        "industry",
        verdict=Reason.NO_OBSERVATION,
        title=text("[red]规上工业总产值", "[red]Industry"),
        rules=silent("no-observation"),
    )


def card() -> Scorecard:
    return scorecard(parted(), alike(), moved(), unknown())


def drawn(whole: Scorecard, look: Look | None = None) -> str:
    stream = io.StringIO()
    render(whole, look or Look(), stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 100])
def test_the_matrix_reads_as_agreed(language: str, width: int) -> None:
    shown = drawn(card(), Look(language=language, width=width))

    assert_golden(f"rules-{language}-{width}", shown)


def test_the_matrix_in_colour_and_in_ascii_as_agreed() -> None:
    assert_golden("rules-zh-100-colour", drawn(card(), Look(colour=True)))
    assert_golden("rules-en-100-ascii", drawn(card(), Look(language="en", ascii=True)))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_too_wide_or_ends_in_blanks(width: int, language: str) -> None:
    for line in drawn(card(), Look(language=language, width=width)).splitlines():
        assert cell_width(line) <= width
        assert line == line.rstrip()


def test_the_matrix_can_be_shown_in_gbk() -> None:
    drawn(card()).encode("gbk")


def test_only_goals_with_a_verdict_have_a_row_and_the_rest_a_reason() -> None:
    matrix, _, below = drawn(card()).partition("分歧所在")

    assert "规上工业总产值" not in matrix
    assert "尚无数据（1项）：[red]规上工业总产值" in below


def test_goals_that_all_rules_judge_alike_need_no_explanation() -> None:
    _, _, below = drawn(card()).partition("分歧所在")

    assert "常住人口" not in below


def test_who_says_what_stands_under_its_verdict_best_first() -> None:
    below = drawn(card()).partition("分歧所在")[2]
    words = ["● 符合预期", "◆ 进度偏慢", "○ 不作评价"]
    places = [below.index(word) for word in words]

    assert places == sorted(places)
    assert "德国联邦统计局“多云（Wolke）”，照近年变动还差剩余差距的23.8%" in below
    assert "加拿大统计局：无法评价（只有一年的数据）" in below
    assert "各机构的规则按基期所写的数（突破2000亿元）计算" in below


def test_a_class_without_a_figure_stands_alone() -> None:
    assert "本规则（进度系数）“进度滞后”\n" in drawn(card())


def test_a_plan_that_no_rule_can_judge_says_so() -> None:
    shown = drawn(scorecard(unknown()))

    assert "还没有任何规则可以评价的目标" in shown
    assert "分歧所在" not in shown
    assert "尚无数据（1项）" in shown


def test_in_english_words_agree_with_their_number() -> None:
    shown = drawn(scorecard(alike()), Look(language="en"))

    assert "1 goal has a verdict: 1 agrees, 0 part" in shown


def test_a_plan_on_which_all_agree_has_no_second_part() -> None:
    shown = drawn(scorecard(alike()))

    assert "1项一致，0项有分歧" in shown
    assert "分歧所在" not in shown
    assert "暂不评价" not in shown
