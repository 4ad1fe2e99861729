"""Two indicators held against each other: growth by growth, level by level."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.plans import (
    codes,
    facts,
    figure,
    goal,
    indicator,
    judge,
    number,
    said,
    seen,
)
from plantrack.model.assessment import Assessment, Verdict
from plantrack.model.observation import Observation

INCOME = indicator("gdp")
OUTPUT = indicator("output")
RATE = indicator("gdp", unit="%", measure="yearly-growth")
BOTH = [INCOME, OUTPUT]


def other(year: int | str, value: str) -> Observation:
    return seen(year, value, of="output")


def relate(
    target: str,
    *known: Observation,
    by: int | None = 2026,
    of_level: bool = False,
    as_of: str = "2024-06-30",
) -> Assessment:
    one = goal(target, kind="relation", relative_to="output", by=by, of_level=of_level)
    return judge(one, *known, measured=BOTH, as_of=as_of)


def test_growth_is_compared_over_the_years_both_have() -> None:
    found = relate(
        "不低于1个百分点",
        seen(2021, "100亿元"),
        seen(2023, "121亿元"),
        seen(2024, "999亿元"),
        other(2021, "50亿元"),
        other(2022, "1亿元"),
        other(2023, "58.32亿元"),
        as_of="2025-01-31",
    )
    # 1.21^(1/2) = 1.1 and (58.32/50)^(1/2) = 1.08
    assert round(number(found, "observed_rate"), 20) == Decimal(2)
    assert found.rate_unit == "pp/year"
    assert said(found) == "on-track"


def test_yearly_growth_is_chained_before_it_is_compared() -> None:
    one = goal("不低于0.5个百分点", kind="relation", relative_to="output")
    found = judge(
        one,
        seen(2022, "5%"),
        seen(2023, "4%"),
        other(2021, "100亿元"),
        other(2023, "108亿元"),
        measured=[RATE, OUTPUT],
        as_of="2024-06-30",
    )
    # (1.05·1.04)^(1/2) - 1.08^(1/2) = 1.0449880 - 1.0392305
    assert round(number(found, "observed_rate"), 5) == Decimal("0.57576")
    assert said(found) == "on-track"


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        pytest.param("不低于2个百分点", "on-track", id="exactly"),
        pytest.param("超过2个百分点", "off-track", id="more than, exactly"),
        pytest.param("-0.5个百分点~0.5个百分点", "off-track", id="beyond a range"),
        pytest.param("1个百分点~3个百分点", "on-track", id="inside a range"),
        pytest.param("约2个百分点", "tolerance-missing", id="about"),
    ],
)
def test_the_difference_of_growth_is_held_against_the_target(
    target: str, verdict: str
) -> None:
    # one year: 110/100 and 108/100
    known = [seen(2021, "100亿元"), seen(2022, "110亿元")]
    theirs = [other(2021, "100亿元"), other(2022, "108亿元")]
    assert said(relate(target, *known, *theirs)) == verdict


@pytest.mark.parametrize(
    ("last", "as_of", "verdict"),
    [
        pytest.param("120亿元", "2027-01-31", "achieved", id="met at the end"),
        pytest.param("110亿元", "2027-01-31", "missed", id="not met at the end"),
        pytest.param("超100亿元", "2027-01-31", "bound-undecided", id="a bound"),
        pytest.param("-1亿元", "2027-01-31", "undefined", id="no growth to a debt"),
    ],
)
def test_the_last_year_of_the_window_settles_it(
    last: str, as_of: str, verdict: str
) -> None:
    found = relate(
        "不低于0个百分点",
        seen(2021, "100亿元"),
        seen(2026, last),
        other(2021, "100亿元"),
        other(2026, "115亿元"),
        as_of=as_of,
    )
    assert said(found) == verdict


def test_after_the_window_a_missing_year_is_said_to_be_missing() -> None:
    known = [seen(2021, "100亿元"), seen(2025, "150亿元")]
    theirs = [other(2021, "100亿元"), other(2025, "140亿元")]
    assert said(relate("0个百分点", *known, *theirs, as_of="2026-12-31")) == "on-track"
    found = relate("0个百分点", *known, *theirs, as_of="2027-01-01")
    assert said(found) == "final-value-missing"


@pytest.mark.parametrize(
    ("income", "verdict"),
    [
        pytest.param("超105亿元", "bound-undecided", id="may be either"),
        pytest.param("超110亿元", "on-track", id="more in any case"),
        pytest.param("不足108亿元", "off-track", id="less in any case"),
    ],
)
def test_a_bound_decides_only_where_every_number_does(
    income: str, verdict: str
) -> None:
    found = relate(
        "不低于0个百分点",
        seen(2021, "100亿元"),
        seen(2022, income),
        other(2021, "100亿元"),
        other(2022, "108亿元"),
    )
    assert said(found) == verdict
    assert "latest-bound" in codes(found)


def test_growth_from_a_bounded_year_is_bounded() -> None:
    found = relate(
        "不高于20个百分点",
        seen(2021, "超100亿元"),
        seen(2022, "110亿元"),
        other(2021, "不足100亿元"),
        other(2022, "100亿元"),
    )
    # at most 10 % a year, and the other grows by more than 0
    assert said(found) == "on-track"


def test_growth_of_what_may_be_nothing_is_open() -> None:
    found = relate(
        "不低于0个百分点",
        seen(2021, "不足100亿元"),
        seen(2022, "不足110亿元"),
        other(2021, "100亿元"),
        other(2022, "100亿元"),
    )
    assert said(found) == "bound-undecided"


@pytest.mark.parametrize(
    ("income", "verdict"),
    [("110亿元", "achieved"), ("100亿元", "no-deadline")],
)
def test_without_a_deadline_it_is_achieved_or_not_judged(
    income: str, verdict: str
) -> None:
    known = [seen(2021, "100亿元"), seen(2022, income)]
    theirs = [other(2021, "100亿元"), other(2022, "108亿元")]
    assert said(relate("0个百分点", *known, *theirs, by=None)) == verdict


def test_one_common_year_is_not_enough() -> None:
    found = relate(
        "0个百分点", seen(2022, "100亿元"), seen(2023, "110亿元"), other(2022, "90亿元")
    )
    assert said(found) == "one-observation"
    assert figure(found, "observed_rate").reason == "one-observation"


def test_the_base_of_an_index_is_no_observation() -> None:
    one = goal("0个百分点", kind="relation", relative_to="output")
    rates = [RATE, indicator("output", unit="%", measure="yearly-growth")]
    found = judge(one, seen(2023, "5%"), other(2022, "4%"), measured=rates)
    assert said(found) == "no-observation"


def test_growth_from_nothing_is_undefined() -> None:
    found = relate(
        "0个百分点",
        seen(2022, "0亿元"),
        seen(2023, "110亿元"),
        other(2022, "90亿元"),
        other(2023, "95亿元"),
    )
    assert said(found) == "undefined"


def test_a_first_year_inside_the_window_is_noted() -> None:
    found = relate(
        "0个百分点",
        seen(2022, "100亿元"),
        seen(2023, "110亿元"),
        other(2022, "90亿元"),
        other(2023, "95亿元"),
    )
    assert str(facts(found, "baseline-assumed")["period"]).startswith(
        "Period(first=datetime.date(2022"
    )


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        pytest.param("不低于2亿元", "on-track", id="exactly"),
        pytest.param("超过2亿元", "off-track", id="more than, exactly"),
        pytest.param("不低于30000万元", "off-track", id="in another scale"),
    ],
)
def test_levels_are_compared_in_the_newest_year_both_have(
    target: str, verdict: str
) -> None:
    found = relate(
        target,
        seen(2022, "10亿元"),
        seen(2023, "99亿元"),
        other(2022, "8亿元"),
        other(2021, "1亿元"),
        of_level=True,
    )
    assert said(found) == verdict
    assert found.rate_unit == ""


def test_levels_without_a_common_year_have_no_observation() -> None:
    found = relate(
        "不低于2亿元", seen(2022, "10亿元"), other(2023, "8亿元"), of_level=True
    )
    assert said(found) == "no-observation"


def test_levels_in_the_last_year_settle_it() -> None:
    known = [seen(2026, "10亿元"), other(2026, "8亿元")]
    found = relate("不低于2亿元", *known, of_level=True, as_of="2027-02-01")
    assert said(found) == "achieved"


def test_a_revision_of_either_indicator_may_turn_the_verdict() -> None:
    own = [seen(2021, "100亿元"), seen(2023, "121亿元")]
    first = [
        other(2021, "50亿元"),
        seen(2023, "58亿元", of="output", published="2024-02-01"),
    ]
    revised = seen(2023, "62亿元", of="output", published="2024-05-01")

    assert codes(relate("不低于1个百分点", *own, *first)).count("revision-flip") == 0
    found = relate("不低于1个百分点", *own, *first, revised)
    assert facts(found, "revision-flip") == {
        "a": Verdict.ON_TRACK,
        "b": Verdict.OFF_TRACK,
    }
