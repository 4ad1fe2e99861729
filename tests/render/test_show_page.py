from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest

from builders import (
    assessment,
    figures,
    forecast,
    goal,
    indicator,
    note,
    observation,
    plan,
    reading,
    scorecard,
    text,
)
from plantrack.model.assessment import (
    Assessment,
    Judged,
    Reason,
    RuleJudgement,
    Verdict,
)
from plantrack.model.goal_page import GoalPage
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import Shape
from plantrack.model.turn import Turns
from plantrack.notation.amounts import parse_target
from plantrack.render import Look
from plantrack.render.cells import cell_width
from plantrack.render.show import render
from render.district import (
    air,
    airport,
    culture,
    district,
    district_turns,
    figure,
    gap,
    gdp,
    income,
    industry,
    population,
    rank,
    share,
    trade,
    unemployment,
)
from render.golden import assert_golden


def drawn(assessed: Assessment, look: Look | None = None) -> str:
    stream = StringIO()
    page = GoalPage(
        scorecard=scorecard(assessed, plan=district().plan),
        assessment=assessed,
        turns=district_turns(assessed),
    )
    render(page, look or Look(width=80), stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "assessed",
    [gdp(), trade(), industry(), population(), income(), rank(), culture()],
    ids=lambda each: each.goal.id,
)
def test_a_page_reads_as_agreed(assessed: Assessment, language: str) -> None:
    shown = drawn(assessed, Look(language=language, width=80))

    assert_golden(f"show-{assessed.goal.id}-{language}-80", shown)


def test_a_page_in_colour_and_one_in_ascii_as_agreed() -> None:
    assert_golden("show-gdp-zh-100-colour", drawn(gdp(), Look(colour=True)))
    plain = Look(language="en", width=80, ascii=True)
    assert_golden("show-gdp-en-80-ascii", drawn(gdp(), plain))


@pytest.mark.parametrize("width", [36, 40, 50, 60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_too_wide_or_ends_in_blanks(width: int, language: str) -> None:
    for assessed in district().assessments:
        shown = drawn(assessed, Look(language=language, width=width))
        for line in shown.splitlines():
            assert cell_width(line) <= width
            assert line == line.rstrip()


@pytest.mark.parametrize("width", [36, 40, 60])
def test_a_rule_stands_over_its_verdict_where_there_is_no_room(width: int) -> None:
    judged = RuleJudgement(class_id="on-track", verdict=Verdict.ON_TRACK)
    names = ("open-sdg", "unsd-2023", "wri", "ndrc")
    page = assessment(rules=dict.fromkeys(names, judged))

    shown = drawn(page, Look(language="en", width=width))

    assert max(map(cell_width, shown.splitlines())) <= width
    assert ("Institute     ● On track" in shown) is (width == 60)


def test_every_page_can_be_shown_in_gbk() -> None:
    for assessed in district().assessments:
        drawn(assessed).encode("gbk")


def test_a_figure_can_be_followed_by_hand() -> None:
    followed = assessment(
        figures=figures(
            required_rate=figure(
                "9.429590205",
                "100 * ((T / v)^(1 / h) - 1)",
                T="3200",
                v="2442",
                h="3",
            )
        )
    )

    assert (
        "需要增速  100 * ((T / v)^(1 / h) - 1) = 100 * ((3200 / 2442)^(1 / 3) - 1)\n"
        "            = +9.43%/年\n" in drawn(followed)
    )
    assert "= +9.43%/年" in drawn(followed, Look(width=100))


def test_a_negative_number_stands_in_brackets() -> None:
    turned = assessment(figures=figures(remaining=figure("5", "T - v", T="3", v="-2")))

    assert "T - v = 3 - (-2) = 5亿元" in drawn(turned)


def test_an_equation_to_be_solved_names_its_numbers() -> None:
    assert (
        "= T - S_y - gap_y (y = 0.16, g = 0.1834, h = 3, T = 1, S_y = 0.16, "
        "gap_y = 0.1614)"
    ) in drawn(trade(), Look(width=160))


def test_a_result_in_another_scale_is_given_in_the_goals_own_first() -> None:
    assert "= 0.241275572294万亿元 = +2,413亿元/年" in drawn(trade(), Look(width=160))
    english = drawn(gdp(), Look(language="en", width=120))
    assert "T - v = 3200 - 2105 = 1095 × 100M CNY = 109.5B CNY" in english


def test_undefined_figures_stand_by_their_reason() -> None:
    assert "无定义（未向目标方向变动）：提速倍数" in drawn(gdp())
    assert "无定义（无定义）：占目标、" in drawn(assessment(figures={}))
    assert "不适用于此类目标）" not in drawn(gdp())


def test_a_derived_and_an_original_target_are_shown() -> None:
    assert "折算目标  ≥7.01万元" in drawn(income())
    changed = replace(assessment(), original_target=parse_target("3000亿元"))
    assert "原定  3,000亿元" in drawn(changed)


def test_a_promise_without_a_deadline_says_so() -> None:
    assert "期限  2022— · 未定期限" in drawn(replace(assessment(), by=None))


def test_a_window_of_one_year_is_one_year() -> None:
    one = replace(assessment(), start=Period.of_year(2024), by=Period.of_year(2024))

    assert "期限  2024 · 截至" in drawn(one)


def test_the_group_is_named_by_its_title() -> None:
    declared, other = (assessment(group=key) for key in ("economy", "其他"))

    assert "\n类别  经济发展\n" in drawn(declared)
    assert "\nGroup     Economy\n" in drawn(declared, Look(language="en"))
    assert "\nGroup     其他\n" in drawn(other, Look(language="en"))


def test_nothing_to_draw_is_said_where_a_number_is_promised() -> None:
    assert "尚无数据可画" in drawn(air())
    assert "尚无数据可画" not in drawn(culture())


def test_what_was_said_of_the_indicator_and_the_goal_is_shown() -> None:
    told = replace(
        assessment(
            goal=replace(
                goal(), owner="发展改革委", note=text("仅供参考", "for orientation")
            ),
            indicator=replace(
                indicator(),
                definition=text("当年价", "current prices"),
                scope=text("全区", "the district"),
            ),
        ),
        baseline=reading(
            "2000亿元",
            "2021",
            parts=(),
            source="plan.txt",
            assumed=frozenset({"period"}),
        ),
    )

    shown = drawn(told)
    for words in ("牵头单位  发展改革委", "备注      仅供参考", "定义      当年价"):
        assert words in shown
    assert "范围      全区" in shown
    assert "基期值    2021 · 2,000亿元 · 时期系推定 · plan.txt" in shown


def test_a_part_of_a_year_has_its_growth_and_its_estimate() -> None:
    shown = drawn(industry(), Look(width=120))

    assert "2024-H1 · 1,990.8亿元（同比+18.5%） · 全年估算4,100.25亿元" in shown
    assert "（按公布的同比增速，仅供参考）" in shown


def test_an_estimate_that_is_judged_is_marked_as_one() -> None:
    part = industry()
    year = reading("4100.25亿元", "2024", status=Status.ESTIMATED)
    used = replace(part, latest=year, notes=(note("nowcast-used", period=year.period),))
    by_the_source = replace(used, notes=())

    shown = drawn(used, Look(width=120))
    assert "最新值    2024 · 4,100.25亿元（估算）" in shown
    assert "（按公布的同比增速，用于评价）" in shown
    english = drawn(used, Look(language="en", width=120))
    assert "B CNY (est.)" in english
    assert "the verdict uses it)" in english
    assert "估算）" not in drawn(by_the_source, Look(width=120))


@pytest.mark.parametrize(
    ("probability", "chance"),
    [("0.0012", "5%"), ("0.374", "35%"), ("0.375", "40%"), ("0.999", "95%")],
)
def test_a_chance_is_shown_to_five_percent(probability: str, chance: str) -> None:
    likely = assessment(
        forecast=forecast("3000", probability=Decimal(probability), values=6)
    )

    assert f"与过去6年相仿，达标的可能性约{chance}（趋势外推，非政策预测）" in drawn(
        likely, Look(width=120)
    )


def test_of_a_result_that_is_in_no_chance_is_told() -> None:
    ahead = forecast("3000", probability=Decimal("0.9"), reached=Period.of_year(2023))
    told = assessment(
        verdict=Verdict.ACHIEVED, latest=reading("2442亿元"), forecast=ahead
    )
    early = replace(told, judgement=Judged(Verdict.MET_EARLY))

    shown = drawn(told, Look(width=120))
    assert "2026年约为3,000亿元" in shown
    assert "达标的可能性" not in shown
    assert "达标的可能性约90%" in drawn(early, Look(width=120))
    assert "照此预计" not in shown + drawn(early)


def test_a_forecast_says_why_it_has_no_range() -> None:
    shown = drawn(assessment(forecast=forecast("3000", interval_reason="horizon")))

    assert "不给出区间和可能性：距期末过远，年度值不足" in shown
    few = drawn(assessment(forecast=forecast("3000", interval_reason="few-values")))
    assert "不给出区间和可能性：年度值不足4个" in few


def test_a_forecast_of_a_sum_by_its_months() -> None:
    summed = assessment(forecast=forecast("3000", method="mean", values=1))

    assert "若今后各月与已知各月平均相同，到2026年约为3,000亿元" in drawn(summed)


def test_without_a_forecast_the_reason_stands() -> None:
    assert "不作外推：不适用于此类目标" in drawn(rank())


def test_the_rules_stand_side_by_side() -> None:
    shown = drawn(gdp())

    assert "  欧盟统计局  ▼ 进度滞后  进展不足（0.263）\n" in shown
    assert "  ○ 年度值太少：德国联邦统计局\n" in shown


def test_a_rules_figure_is_worked_out_where_it_stands() -> None:
    rule = RuleJudgement(
        class_id="lagging",
        verdict=Verdict.OFF_TRACK,
        figure=Decimal("-0.25"),
        formula="-(v - b) / |T - b| / (e / W)",
        terms={
            name: Decimal(number)
            for name, number in (
                ("v", -9),
                ("b", -10),
                ("T", -20),
                ("e", 24),
                ("W", 60),
            )
        },
    )
    shown = drawn(assessment(rules={"ndrc": rule}), Look(width=120))

    working = "    = -((-9) - (-10)) / |(-20) - (-10)| / (24 / 60)\n"
    assert f"滞后预期（-0.250）\n{working}" in shown
    assert working not in drawn(assessment(rules={"pace": rule}), Look(width=120))


def test_a_class_and_a_rule_without_words_stand_by_their_ids() -> None:
    strange = assessment(
        rules={"new": RuleJudgement(class_id="odd", verdict=Verdict.ON_TRACK)}
    )

    assert "new  ● 符合预期  odd" in drawn(strange)


def test_our_own_rule_speaks_in_verdicts_and_reasons() -> None:
    judged = RuleJudgement(class_id="at-risk", verdict=Verdict.AT_RISK)
    unknown = RuleJudgement(reason="baseline-bound")

    assert "◆ 进度偏慢  进度偏慢" in drawn(assessment(rules={"pace": judged}))
    assert "○ 基期值只有下限（上限）" in drawn(assessment(rules={"pace": unknown}))
    assert "○ odd：x\n" in drawn(assessment(rules={"x": RuleJudgement(reason="odd")}))


def test_observations_stand_with_what_was_said_of_them() -> None:
    part = observation(
        "2105亿元",
        status=Status.BREAK,
        yoy=Decimal("5.1"),
        basis="2020年价",
        assumed=frozenset({"published"}),
        note=text("经济普查后", "after the census"),
    )
    told = assessment(points=(reading("2105亿元", parts=(part,)),))

    assert (
        "2023  2,105亿元  2024-03-20公布  口径变化；同比+5.1%；口径：2020年价；"
        "公布日系推定；yearbook.txt；经济普查后" in drawn(told, Look(width=120))
    )
    assert "; after the census\n" in drawn(told, Look(width=160, language="en"))


def test_where_there_is_no_room_the_day_of_publication_stands_beneath() -> None:
    told = assessment(points=(reading("2105亿元", parts=(observation("2105亿元"),)),))

    narrow = drawn(told, Look(width=30))
    assert "  2023  2,105亿元\n    2024-03-20公布\n    yearbook.txt\n" in narrow
    assert "  2023  2,105亿元  2024-03-20公布\n" in drawn(told, Look(width=40))


def test_rules_without_a_verdict_are_gathered_by_their_reasons() -> None:
    silent = {
        name: RuleJudgement(reason=reason)
        for name, reason in (("eurostat", "kind"), ("wri", "gaps"), ("escap", "kind"))
    }

    shown = drawn(assessment(rules=silent))
    assert "  ○ 不适用于此类目标：欧盟统计局、联合国亚太经社会\n" in shown
    assert "  ○ 数据有缺口：世界资源研究所\n" in shown


def test_a_withdrawn_value_and_an_unknown_day_are_dashes() -> None:
    gone = observation(
        "2105亿元", amount=None, status=Status.WITHDRAWN, published=None, source=""
    )
    told = assessment(points=(reading("2105亿元", parts=(gone,)),))

    assert "  2023  –  –  已撤回\n" in drawn(told)


def test_every_note_is_shown_on_a_page() -> None:
    assumed = note("period-assumed", period=Period.of_year(2023))

    assert "原文未注明时期，按2023年计" in drawn(assessment(notes=(assumed,)))


@pytest.mark.parametrize(
    ("assessed", "head"),
    [
        (gdp(), "▼ 进度滞后：滞后于预期进度"),
        (trade(), "● 进度符合预期"),
        (unemployment(), "★ 保持达标：基期已达标，目前仍在限值以内"),
        (airport(), "○ 暂不评价：未到期，完成情况未报"),
        (assessment(verdict=Reason.GAPS), "○ 暂不评价：数据缺口过大"),
    ],
)
def test_the_verdict_stands_beneath_the_title(assessed: Assessment, head: str) -> None:
    assert drawn(assessed).splitlines()[1] == head


def test_a_range_and_a_direction_are_promises_too() -> None:
    assert "承诺    25~27.5% · " in drawn(share())
    assert "下降 · 方向性目标" in drawn(gap())
    span = replace(
        assessment(target="15%"), target=parse_target("15%~20%"), requirement=None
    )
    assert "承诺  15~20%" in drawn(span)


@pytest.mark.parametrize(
    ("language", "line"),
    [("zh", "比较对象  居民收入"), ("en", "Relative to  Residents' income")],
)
def test_a_relation_names_the_other_indicator(language: str, line: str) -> None:
    other = indicator("income", title=text("居民收入", "Residents' income"))
    page = GoalPage(
        scorecard=scorecard(gdp()), assessment=gdp(), turns=Turns(), other=other
    )
    stream = StringIO()
    render(page, Look(language=language, width=80), stream)

    assert f"\n{line}\n" in stream.getvalue()


def test_a_fiscal_plan_names_its_years() -> None:
    april = replace(
        assessment(latest=reading("2105亿元")),
        start=Period.of_year(2022, starts=4),
        by=Period.of_year(2026, starts=4),
    )
    stream = StringIO()
    fiscal = scorecard(april, plan=replace(plan(), year_starts=4))
    page = GoalPage(scorecard=fiscal, assessment=april, turns=Turns())
    render(page, Look(width=80), stream)

    assert "FY2022—FY2026" in stream.getvalue()


def test_a_text_from_the_files_is_shown_and_not_obeyed() -> None:
    evil = assessment(
        goal=replace(goal(), source="\x1b[2J", note=text("\u202e"), owner="a\nb")
    )

    shown = drawn(evil)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\u{1b}[2J" in shown
    assert "a\\u{a}b" in shown


def test_paths_have_their_shape_in_words() -> None:
    steps = replace(gdp(), shape=Shape.LINEAR)

    assert "路径    等速递进" in drawn(gdp())
    assert "路径    等量递进" in drawn(steps)
    assert "路径" not in drawn(air())
