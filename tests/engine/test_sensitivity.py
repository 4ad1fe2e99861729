"""What a bound leaves open, and the numbers at which the verdict would move."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    goal,
    indicator,
    judge,
    said,
    seen,
)
from engine.values import value
from plantrack.engine.sensitivity import Search, change_facts, explore
from plantrack.engine.year_values import total
from plantrack.model.assessment import (
    Assessment,
    Judged,
    Judgement,
    NotAssessed,
    Reason,
    Verdict,
)
from plantrack.model.period import Period

STOCK = indicator("gdp", unit="万吨", measure="stock")
CLOSE = Decimal("1e-9")


def stock(target: str, base: str, latest: str | None, year: int = 2023) -> Assessment:
    one = goal(target, base=baseline(2021, base))
    known = [] if latest is None else [seen(year, latest)]
    return judge(one, *known, measured=[STOCK], as_of=f"{year + 1}-06-30")


def turns(told: Mapping[str, object]) -> list[tuple[Decimal, str]]:
    """Return the break-evens of a note, rounded to the digits that are meant."""
    pairs = told["break_evens"]
    assert isinstance(pairs, tuple)
    return [(round(at, 9), str(state)) for at, state in pairs]


def band(number: Fraction) -> Judgement:
    if number < 1:
        return NotAssessed(Reason.GAPS)
    return Judged(Verdict.AT_RISK if number <= 2 else Verdict.ON_TRACK)


@pytest.mark.parametrize(
    ("words", "until", "found"),
    [
        pytest.param("超1.5亿元", None, [2], id="open above"),
        pytest.param("超1.5亿元", "1.8", [], id="only so far"),
        pytest.param("超1.5亿元", "1.2", [2], id="so far on the other side"),
        pytest.param("不足1.5亿元", None, [1], id="open below"),
        pytest.param("不足1.5亿元", "1.5", [1], id="so far is no way at all"),
        pytest.param("约2亿元", None, [2], id="about: up to 2.5, down to 1.5"),
        pytest.param("约1亿元", "9", [1], id="about: 0.5 to 1.5, and far enough"),
        pytest.param("约1亿元", "1.2", [1], id="about: 0.5 to 1.2"),
        pytest.param("1.5亿元", None, [], id="a number"),
    ],
)
def test_a_bound_is_searched_as_far_as_it_goes(
    words: str, until: str | None, found: list[int]
) -> None:
    end = None if until is None else Fraction(until)
    changes = explore(Search(band), value(2023, words), until=end).changes
    assert [round(each.at, 9) for each in changes] == found


def test_the_nearest_change_stands_first_in_words() -> None:
    found = explore(Search(band), value(2023, "不足9亿元"), until=None)
    told = change_facts(found)
    assert told["side"] == "below"
    assert turns(told) == [(Decimal(2), "at-risk"), (Decimal(1), "gaps")]
    assert abs(Decimal(str(told["x"])) - 2) < CLOSE


def test_without_a_change_there_is_nothing_to_tell() -> None:
    assert change_facts(explore(Search(band), value(2023, "超9亿元"), until=None)) == {}


def test_a_baseline_bounded_from_above() -> None:
    # the line to 200: with 100 the pace of 140 is 1; with b it is
    # (140 - b)·5/((200 - b)·2), which only grows as b falls: 0.95 at 103.2
    found = stock("200万吨", "不足100万吨", "140万吨")
    assert said(found) == "on-track"
    assert set(facts(found, "baseline-bound")) == {"text"}


def test_a_baseline_bounded_from_below_turns_on_its_way_to_the_latest_value() -> None:
    found = stock("200万吨", "超100万吨", "140万吨")
    # 5(140 - b) = 0.95·2(200 - b) at 320/3.1, = 0.6·2(200 - b) at 460/3.8
    assert said(found) == "baseline-bound"
    told = facts(found, "baseline-bound")
    assert turns(told) == [
        (round(Decimal(320) / Decimal("3.1"), 9), "at-risk"),
        (round(Decimal(460) / Decimal("3.8"), 9), "off-track"),
    ]
    assert told["text"] == "超100万吨"
    # beyond the line itself with any baseline above 100
    assert abs(Decimal(str(told["behind"])) - 100) < CLOSE


def test_about_a_number_is_searched_to_both_its_ends() -> None:
    found = stock("200万吨", "约100万吨", "142万吨")
    # from 50 to 142: 0.95 at (710 - 380)/3.1, 0.6 at (710 - 240)/3.8
    assert turns(facts(found, "baseline-bound")) == [
        (round(Decimal(330) / Decimal("3.1"), 9), "at-risk"),
        (round(Decimal(470) / Decimal("3.8"), 9), "off-track"),
    ]


def test_a_baseline_bounded_both_ways_is_searched_to_its_nearer_end() -> None:
    # about 104 is 103.5 to 104.5; pace 1 is at (5·142 - 2·200)/3 = 103.33
    found = stock("200万吨", "约104万吨", "142万吨")
    assert said(found) == "on-track"
    assert "behind" not in facts(found, "baseline-bound")


def test_on_the_way_down_a_baseline_turns_toward_the_latest_value_too() -> None:
    found = stock("不超过20万吨", "不足100万吨", "70万吨")
    # from 100 the pace is 15/16; 5(b - 70) = 0.6·2(b - 20) at 326/3.8
    assert said(found) == "baseline-bound"
    told = facts(found, "baseline-bound")
    assert turns(told) == [(round(Decimal(326) / Decimal("3.8"), 9), "off-track")]
    assert told["side"] == "below"
    assert "behind" not in told


def test_without_a_latest_value_a_bounded_baseline_is_only_noted() -> None:
    found = stock("200万吨", "超100万吨", None)
    assert said(found) == "no-observation"
    assert set(facts(found, "baseline-bound")) == {"text"}


def test_a_bounded_baseline_at_the_latest_value_has_no_way_to_be_behind() -> None:
    found = stock("200万吨", "不足140万吨", "140万吨")
    assert "behind" not in facts(found, "baseline-bound")


def test_a_bounded_latest_value_is_searched_on_both_sides() -> None:
    # the line is at 140: about 140 is 135 to 145; 0.95 is 138
    found = stock("200万吨", "100万吨", "约140万吨")
    assert said(found) == "on-track"
    assert turns(facts(found, "latest-bound")) == [(Decimal(138), "at-risk")]


def test_a_number_written_exactly_has_no_note() -> None:
    found = stock("200万吨", "100万吨", "140万吨")
    assert {"latest-bound", "baseline-bound"}.isdisjoint(codes(found))


def test_a_short_stretch_inside_a_range_withdraws_the_verdict() -> None:
    # 10 % to 15 % more than 14 is 15.4 to 16.1. From 5 the pace of 5 is 0, and a base
    # above 16.1 leads away; only one inside would be lost, with the last change right.
    one = goal(
        "10%~15%",
        kind="change",
        base=baseline(2021, "超5万吨"),
        reference=baseline(2021, "14万吨"),
    )
    known = [seen(2022, "2.1万吨"), seen(2023, "5万吨")]
    found = judge(one, *known, measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "baseline-bound"
    assert turns(facts(found, "baseline-bound")) == [
        (Decimal("15.4"), "at-risk"),
        (Decimal("16.1"), "off-track"),
    ]


def test_an_end_that_the_bound_leaves_out_does_not_count() -> None:
    # about 1 and more than 0.5: every number above 1, the sum written is 1.5
    halves = [value("2023-H1", "约1亿元"), value("2023-H2", "超0.5亿元")]
    whole = total(Period.of_year(2023), halves)

    def up_to(number: Fraction) -> Judgement:
        return Judged(Verdict.AT_RISK if number <= 1 else Verdict.ON_TRACK)

    assert explore(Search(up_to), whole, until=None).changes == ()


def test_a_number_written_above_0_stays_above_it() -> None:
    # (6 - b)·5/((100 - b)·4) grows as b falls: 0.075 at 0, 0.60 at -80.8.
    found = stock("100万吨", "近5万吨", "6万吨", year=2025)
    assert said(found) == "off-track"
    assert set(facts(found, "baseline-bound")) == {"text"}


def test_a_sum_that_moves_takes_its_figures_to_the_nearer_end_of_a_range() -> None:
    # 54 of 60 months. Up to 250 the nearer end is 100, due 90; beyond it is 400, due
    # 360: 250/360 is 0.69, and 0.95·360 is 342. Above 400 the range is passed.
    one = goal("100亿元~400亿元", kind="cumulative")
    found = judge(one, seen("2022-01/2026-06", "超240亿元"), as_of="2026-08-31")
    assert said(found) == "bound-undecided"
    assert turns(facts(found, "latest-bound")) == [
        (Decimal(250), "at-risk"),
        (Decimal(342), "on-track"),
        (Decimal(400), "missed"),
    ]


def test_an_open_change_is_searched_over_bases_above_0_only() -> None:
    # A fall of 13.5 % on any base above 0 ends above 0: all is gone, it is achieved.
    one = goal("-13.5%", kind="change", by=None, base=baseline(2021, "近2000万吨"))
    found = judge(one, seen(2023, "0万吨"), measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "achieved"


def test_a_baseline_is_not_searched_beyond_the_latest_value() -> None:
    # above 200 the target would be lost, with the last change right
    one = goal("200万吨", base=baseline(2021, "超100万吨"))
    known = [seen(2022, "130万吨"), seen(2023, "140万吨")]
    found = judge(one, *known, measured=[STOCK], as_of="2024-06-30")
    assert [state for _, state in turns(facts(found, "baseline-bound"))] == [
        "at-risk",
        "off-track",
    ]


def test_a_verdict_that_is_withdrawn_leaves_its_notes() -> None:
    one = goal("200万吨", base=baseline(2021, "超100万吨"))
    known = [seen(2022, "150万吨"), seen(2023, "140万吨")]
    found = judge(one, *known, measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "baseline-bound"
    assert "last-change-adverse" in codes(found)


def test_while_it_is_moved_a_value_is_a_number() -> None:
    found = stock("200万吨", "100万吨", "超140万吨")
    assert turns(facts(found, "latest-bound")) == [(Decimal(200), "met-early")]


def test_while_a_sum_is_moved_every_run_is_a_number() -> None:
    # about 20 is 15 to 25: the sum is 30 to 40
    one = goal("38亿元", kind="cumulative")
    known = [seen(2022, "约20亿元"), seen(2023, "15亿元")]
    found = judge(one, *known, as_of="2024-06-30")
    assert turns(facts(found, "latest-bound")) == [(Decimal(38), "achieved")]


@pytest.mark.parametrize("kind", ["level", "cumulative"])
def test_a_short_stretch_is_found_on_the_way_of_a_last_value(kind: str) -> None:
    one = goal("900.01亿元~900.02亿元", kind=kind)
    period = "2022/2026" if kind == "cumulative" else "2026"
    found = judge(one, seen(period, "超240亿元"), as_of="2027-01-31")
    assert said(found) == "bound-undecided"
    assert turns(facts(found, "latest-bound")) == [
        (Decimal("900.01"), "achieved"),
        (Decimal("900.02"), "missed"),
    ]


@pytest.mark.parametrize(
    ("halves", "until", "found"),
    [
        pytest.param(("约1亿元", "约0.8亿元"), "1.9", [], id="1.25 to 2.35, not to 2"),
        pytest.param(("约1亿元", "约0.8亿元"), "2.1", [2], id="as far as 2.1"),
        pytest.param(("约1亿元", "约0.2亿元"), "1.1", [], id="0.65 to 1.75, not to 1"),
        pytest.param(("约1亿元", "约0.2亿元"), "0.8", [1], id="as far as 0.8"),
    ],
)
def test_of_two_ends_the_nearer_one_counts(
    halves: tuple[str, str], until: str, found: list[int]
) -> None:
    parts = [value(f"2023-H{k + 1}", words) for k, words in enumerate(halves)]
    whole = total(Period.of_year(2023), parts)
    changes = explore(Search(band), whole, until=Fraction(until)).changes
    assert [round(each.at, 9) for each in changes] == found


@pytest.mark.parametrize("hole", ["2.25", "4.5"])
def test_a_single_number_at_which_nothing_is_defined_is_no_change(hole: str) -> None:
    # both are edges of the search that begins at 1.5
    def judge_around_the_hole(number: Fraction) -> Judgement:
        if number == Fraction(hole):
            return NotAssessed(Reason.UNDEFINED)
        return Judged(Verdict.AT_RISK if number < 3 else Verdict.ON_TRACK)

    search = Search(judge_around_the_hole)
    changes = explore(search, value(2023, "超1.5亿元"), until=None).changes
    assert [round(each.at, 9) for each in changes] == [3]


def test_a_number_below_one_stays_above_0_too() -> None:
    def debt(number: Fraction) -> Judgement:
        return Judged(Verdict.MISSED if number <= 0 else Verdict.ACHIEVED)

    assert explore(Search(debt), value(2023, "不足0.5亿元"), until=None).changes == ()
    owed = explore(Search(debt), value(2023, "超-0.5亿元"), until=None).changes
    assert [round(each.at, 9) for each in owed] == [0]


@pytest.mark.parametrize(
    ("base", "behind"),
    [
        # a fall to 20: with b in 2021 the line is at b - 2(b - 20)/5 in 2023,
        # which is 65 for 95
        pytest.param("不足100万吨", 95, id="open below"),
        pytest.param("约100万吨", 95, id="about: 50 to 150"),
        pytest.param("约101万吨", None, id="about: down to 100.5"),
    ],
)
def test_on_the_way_down_a_lower_baseline_leaves_the_value_behind(
    base: str, behind: int | None
) -> None:
    told = facts(stock("不超过20万吨", base, "65万吨"), "baseline-bound")
    found = told.get("behind")
    assert (None if found is None else round(Decimal(str(found)), 9)) == behind


def test_behind_is_looked_for_as_far_as_the_bound_goes() -> None:
    # 142 is on the line from 103.33; about 101 ends at 101.5
    found = stock("200万吨", "约101万吨", "142万吨")
    assert "behind" not in facts(found, "baseline-bound")


def test_where_nothing_is_promised_nobody_is_behind() -> None:
    found = stock("200万吨", "不足200万吨", "140万吨")
    assert "behind" not in facts(found, "baseline-bound")


@pytest.mark.parametrize(
    ("target", "base", "latest"),
    [
        pytest.param("150万吨", "超100万吨", "170万吨", id="up past the target"),
        pytest.param("25万吨", "不足35万吨", "20万吨", id="down past the target"),
    ],
)
def test_a_bare_number_keeps_its_comparison_while_the_baseline_moves(
    target: str, base: str, latest: str
) -> None:
    found = stock(target, base, latest)
    assert said(found) == "met-early"
    assert "break_evens" not in facts(found, "baseline-bound")


def test_a_growth_on_what_may_be_nothing_is_undefined() -> None:
    one = goal("5%", kind="growth", base=baseline(2021, "超0万吨"))
    found = judge(one, seen(2023, "9万吨"), measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "undefined"
    assert "baseline-bound" in codes(found)
