"""The lines that say what would change a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import assessment, figures, indicator, note, reading, scorecard
from plantrack.model.assessment import Assessment, Reason, Verdict
from plantrack.model.goal_page import GoalPage
from plantrack.model.period import Period
from plantrack.model.plan import Bands, Kind, Measure
from plantrack.model.turn import Turn, Turns
from plantrack.render import Look
from plantrack.render.cells import cell_width
from plantrack.render.turn_lines import turn_lines, turns_heading
from render.district import turn

NEXT = Period.of_year(2024)
SHARE = replace(
    assessment(target="5%", latest=reading("4.5%")),
    rate_unit="pp/year",
    indicator=indicator(unit="%"),
)
RANK = replace(
    assessment(target="前5位", kind=Kind.RANK, latest=reading("7位")),
    rate_unit="位/year",
    indicator=indicator(unit="位", measure=Measure.RANK),
)


def lines(one: Assessment, turns: Turns, look: Look | None = None) -> list[str]:
    page = GoalPage(scorecard=scorecard(one), assessment=one, turns=turns)
    return [
        "".join(text for text, _ in line) for line in turn_lines(page, look or Look())
    ]


def now(one: Assessment, *turns: Turn, language: str = "zh") -> list[str]:
    return lines(one, Turns(now=turns), Look(language=language))


def in_2024(one: Assessment, *turns: Turn, language: str = "zh") -> list[str]:
    told = Turns(next_year=turns, next_period=NEXT)
    return lines(one, told, Look(language=language))


def gdp() -> Assessment:
    return assessment(latest=reading("2442亿元"))


@pytest.mark.parametrize(
    ("kind", "target", "told"),
    [
        pytest.param(
            Kind.LEVEL,
            "3200亿元",
            "进度系数不低于0.9且追赶系数不高于1.2为符合预期，进度系数不低于0.5为进度偏慢",
            id="a level",
        ),
        pytest.param(
            Kind.CUMULATIVE,
            "3200亿元",
            "进度系数不低于0.9为符合预期，不低于0.5为进度偏慢",
            id="a sum",
        ),
        pytest.param(
            Kind.CUMULATIVE,
            "不超过3200亿元",
            "进度系数不高于1为符合预期，其倒数不低于0.5为进度偏慢",
            id="a cap",
        ),
    ],
)
def test_the_bands_of_the_plan_stand_before_what_they_decide(
    kind: Kind, target: str, told: str
) -> None:
    one = assessment(kind=kind, target=target, figures=figures(pace="0.8"))
    card = scorecard(one)
    bands = Bands(
        on_track=Decimal("0.9"), at_risk=Decimal("0.5"), catch_up=Decimal("1.2")
    )
    card = replace(card, plan=replace(card.plan, bands=bands))
    page = GoalPage(
        scorecard=card,
        assessment=one,
        turns=Turns(now=(turn("3200", Verdict.MET_EARLY),)),
    )
    first, second = turn_lines(page, Look())

    assert "".join(text for text, _ in first) == f"  {told}"
    assert len(second) > 1


def test_no_bands_are_told_where_no_pace_decides() -> None:
    paced = replace(RANK, figures=figures(pace="0.8"))

    for one in (paced, gdp()):
        assert len(now(one, turn("5", Verdict.MET_EARLY))) == 1


@pytest.mark.parametrize(
    ("at", "is_above", "is_open", "chinese", "english"),
    [
        pytest.param(
            *("2392.0641607", False, False),
            *("最新值为2,392亿元或更低", "latest value: 239.2B CNY or less"),
            id="down",
        ),
        pytest.param(
            *("2616.0391468", True, False),
            *("最新值为2,616.1亿元或更高", "latest value: 261.61B CNY or more"),
            id="up",
        ),
        pytest.param(
            *("3200", True, False),
            *("最新值为3,200亿元或更高", "latest value: 320B CNY or more"),
            id="the target of «at least»",
        ),
        pytest.param(
            *("3200", True, True),
            *("最新值高于3,200亿元", "latest value: above 320B CNY"),
            id="the target of «more than»",
        ),
        pytest.param(
            *("2500", False, True),
            *("最新值低于2,500亿元", "latest value: below 250B CNY"),
            id="lost just below",
        ),
        pytest.param(
            *("2392.06416", False, True),
            *("最新值为2,392亿元或更低", "latest value: 239.2B CNY or less"),
            id="a number that was rounded is beyond the threshold",
        ),
    ],
)
def test_a_change_of_the_latest_value(
    at: str, *, is_above: bool, is_open: bool, chinese: str, english: str
) -> None:
    change = turn(at, Verdict.AT_RISK, is_above=is_above, is_open=is_open)

    assert now(gdp(), change) == [f"  {chinese}  ◆ 进度偏慢"]
    assert now(gdp(), change, language="en") == [f"  {english}  ◆ At risk"]


def test_the_next_year_is_told_from_low_to_high_around_standing_still() -> None:
    told = Turns(
        next_year=(
            turn("2376.2141980", Verdict.OFF_TRACK, growth="-2.6939", is_above=False),
            turn("2616.0391468", Verdict.ON_TRACK, growth="7.1269"),
            turn("3200", Verdict.MET_EARLY, growth="31.0401", is_open=True),
        ),
        next_period=NEXT,
        standing_still=Verdict.AT_RISK,
    )

    assert lines(gdp(), told) == [
        "  2024年为2,376.2亿元（-2.70%）或更低  ▼ 进度滞后",
        "  2024年与最新值持平                   ◆ 进度偏慢",
        "  2024年为2,616.1亿元（+7.13%）或更高  ● 符合预期",
        "  2024年高于3,200亿元（+31.05%）       ★ 提前实现",
    ]
    assert lines(gdp(), told, Look(language="en", ascii=True)) == [
        "  2024: 237.62B CNY (-2.70%) or less  v Off track",
        "  2024: as the latest value           ! At risk",
        "  2024: 261.61B CNY (+7.13%) or more  o On track",
        "  2024: above 320B CNY (+31.05%)      * Met early",
    ]


def test_a_growth_stands_in_the_unit_of_the_goals_rates() -> None:
    change = turn("4.742", Verdict.ON_TRACK, growth="0.242")
    people = replace(
        assessment(target="300万人", latest=reading("290万人")), rate_unit="万人/year"
    )

    assert in_2024(SHARE, change) == [
        "  2024年为4.75%（+0.25个百分点）或更高  ● 符合预期"
    ]
    assert in_2024(SHARE, change, language="en") == [
        "  2024: 4.75% (+0.25 pp) or more  ● On track"
    ]
    assert in_2024(people, turn("293.5", Verdict.ON_TRACK, growth="3.5")) == [
        "  2024年为293.5万人（+3.5万人）或更高  ● 符合预期"
    ]


@pytest.mark.parametrize(
    ("at", "is_above", "is_open", "expected"),
    [
        pytest.param("5", False, False, "最新值为5位或更前", id="the rank itself"),
        pytest.param("5", False, True, "最新值为4位或更前", id="only before it"),
        pytest.param("5.4", False, False, "最新值为5位或更前", id="between two ranks"),
        pytest.param("8", True, True, "最新值为9位或更后", id="only behind it"),
        pytest.param("8.2", True, False, "最新值为9位或更后", id="behind a fraction"),
    ],
)
def test_ranks_are_whole_and_before_or_behind(
    at: str, *, is_above: bool, is_open: bool, expected: str
) -> None:
    change = turn(at, Verdict.MET_EARLY, growth="1", is_above=is_above, is_open=is_open)

    assert now(RANK, change) == [f"  {expected}  ★ 提前实现"]


def test_a_sum_is_told_by_what_is_known_so_far() -> None:
    total = replace(
        assessment(
            target="突破1万亿元", kind=Kind.CUMULATIVE, latest=reading("0.25万亿元")
        ),
    )
    low = turn("0.19", Verdict.OFF_TRACK, is_above=False, is_open=True)
    high = turn("0.3008333333333333", Verdict.ON_TRACK)

    assert now(total, low, high) == [
        "  已知合计低于1,900亿元        ▼ 进度滞后",
        "  已知合计为3,008.4亿元或更高  ● 符合预期",
    ]
    assert now(total, low, language="en") == [
        "  sum so far: below 190B CNY  ▼ Off track"
    ]


def test_a_reason_not_to_judge_is_a_change_too() -> None:
    change = turn("2000", Reason.NO_PROMISED_CHANGE, is_above=False)

    assert now(gdp(), change) == ["  最新值为2,000亿元或更低  ○ 目标值等于基期值"]


def test_bounds_are_taken_as_written_and_it_is_said() -> None:
    bounds = (
        note("baseline-bound", text="突破\x1b2000亿元"),
        note("latest-bound", text="1600余亿元"),
    )
    change = turn("3200", Verdict.MET_EARLY)

    assert now(replace(gdp(), notes=bounds), change)[:2] == [
        "  按基期所写的数（突破\\u{1b}2000亿元）计",
        "  按最新值所写的数（1600余亿元）计",
    ]


def test_where_nothing_turns_nothing_is_said() -> None:
    bound = replace(gdp(), notes=(note("baseline-bound", text="突破2000亿元"),))

    assert lines(bound, Turns()) == []


def test_under_another_rule_the_heading_names_ours() -> None:
    ours = GoalPage(scorecard=scorecard(gdp()), assessment=gdp(), turns=Turns())
    theirs = replace(ours, scorecard=replace(ours.scorecard, rule="eurostat"))

    assert turns_heading(ours).zh == "怎样会改变评价"
    assert "进度系数" in turns_heading(theirs).zh
    assert "pace" in turns_heading(theirs).en


@pytest.mark.parametrize("width", [40, 50, 60])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_too_wide(width: int, language: str) -> None:
    told = Turns(
        now=(turn("2392.064", Reason.BOUND_UNDECIDED, is_above=False),),
        next_year=(turn("2616.0391468", Verdict.ON_TRACK, growth="7.1269"),),
        next_period=NEXT,
        standing_still=Verdict.AT_RISK,
    )

    for line in lines(gdp(), told, Look(language=language, width=width)):
        assert cell_width(line) <= width


NUMBERS = st.decimals("0.0001", "99999999", places=4)


@given(at=NUMBERS, is_above=st.booleans(), is_open=st.booleans())
def test_whoever_reaches_the_shown_number_has_crossed_the_threshold(
    at: Decimal, *, is_above: bool, is_open: bool
) -> None:
    change = turn(str(at), Verdict.AT_RISK, is_above=is_above, is_open=is_open)
    (line,) = now(gdp(), change)
    shown = _number(line)

    assert shown >= at if is_above else shown <= at
    if shown == at:
        assert ("高于" in line or "低于" in line) is is_open
    assert abs(shown - at) <= at / 90


def _number(line: str) -> Decimal:
    """Read the number of a line in 亿元, whatever scale it is written in."""
    scales: Sequence[tuple[str, str]] = (
        ("亿元", "1"),
        ("万元", "0.0001"),
        ("元", "1E-8"),
    )
    words = line.strip().removeprefix("最新值").lstrip("为高低于").split("  ")[0]
    for scale, factor in scales:
        if scale in words:
            return Decimal(words.split(scale)[0].replace(",", "")) * Decimal(factor)
    raise AssertionError(line)
