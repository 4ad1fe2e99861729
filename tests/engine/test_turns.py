"""The values at which a verdict becomes another one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engine.plans import baseline, goal, indicator, registry, seen
from plantrack.engine.turns import turns_of
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal, Indicator
from plantrack.model.turn import Turn, Turns

SHARE = indicator("gdp", unit="%", measure="ratio")


def turns(
    one: Goal,
    *known: Observation,
    as_of: str = "2024-12-31",
    measured: Indicator | None = None,
) -> Turns:
    files = registry(one, known=known, measured=[measured or indicator()])
    return turns_of(files, one.id, as_of=dt.date.fromisoformat(as_of))


def told(found: tuple[Turn, ...]) -> list[tuple[Decimal, str]]:
    return [(round(each.at, 6), str(each.state)) for each in found]


def test_the_latest_value_at_which_a_straight_line_is_judged_otherwise() -> None:
    # the line is at 40 in 2023: 24 is a pace of 0.60, 38 of 0.95
    one = goal("100%", base=baseline(2021, "0%"))
    found = turns(one, seen(2023, "30%"), measured=SHARE)
    assert told(found.now) == [(Decimal(24), "off-track"), (Decimal(38), "on-track")]
    assert [each.growth and round(each.growth, 6) for each in found.now] == [-6, 8]
    assert [each.is_above for each in found.now] == [False, True]


def test_what_the_next_year_would_have_to_be() -> None:
    # 2024: the line is at 60; 0.95 is 57, 0.60 is 36, and 100 meets the target
    one = goal("100%", base=baseline(2021, "0%"))
    found = turns(one, seen(2023, "30%"), measured=SHARE)
    assert str(found.standing_still) == "off-track"
    assert told(found.next_year) == [
        (Decimal(36), "at-risk"),
        (Decimal(57), "on-track"),
        (Decimal(100), "met-early"),
    ]
    assert found.next_period is not None
    assert found.next_period.first.year == 2024


def test_growth_is_told_in_percent_on_a_geometric_path() -> None:
    one = goal("突破3200亿元", base=baseline(2021, "2000亿元"))
    found = turns(one, seen(2023, "2442亿元"), as_of="2024-10-31")
    # at-risk below 2000(1 + 0.95·0.0985605)^2 = 2392.06; met above 3200
    assert told(found.now)[0][1] == "at-risk"
    assert round(found.now[0].at, 1) == Decimal("2392.1")
    assert round(found.now[0].growth or 0, 2) == Decimal("-2.04")
    assert told(found.now)[1] == (Decimal(3200), "met-early")


@pytest.mark.parametrize(
    ("target", "latest", "at", "is_open"),
    [
        pytest.param(">100%", "30%", 100, True, id="more than: not met at the target"),
        pytest.param("≥100%", "30%", 100, False, id="at least: met at the target"),
        pytest.param(">100%", "110%", 100, False, id="more than: lost at the target"),
        pytest.param("≥100%", "110%", 100, True, id="at least: lost below the target"),
        pytest.param("≥100%", "30%", 38, False, id="a pace of 0.95 is on track"),
        pytest.param("≥100%", "30%", 24, True, id="a pace of 0.60 is still at risk"),
    ],
)
def test_a_turn_is_the_number_people_would_name(
    target: str, latest: str, at: int, *, is_open: bool
) -> None:
    one = goal(target, base=baseline(2021, "0%"))
    found = turns(one, seen(2023, latest), measured=SHARE)
    known = {each.at: each.is_open for each in (*found.now, *found.next_year)}
    near = {each.at: each.is_open for each in found.now}
    assert (near if Decimal(at) in near else known)[Decimal(at)] is is_open


def test_a_turn_at_a_number_of_many_digits_is_on_its_own_side() -> None:
    # at-risk below 2000(1 + 0.95·(1.6^0.2 - 1))^2
    one = goal("突破3200亿元", base=baseline(2021, "2000亿元"))
    lower = turns(one, seen(2023, "2442亿元"), as_of="2024-10-31").now[0]
    edge = 2000 * (1 + Decimal("0.95") * (Decimal("1.6") ** Decimal("0.2") - 1)) ** 2
    assert 0 <= edge - lower.at < Decimal("1e-12")
    assert lower.is_open is False


@pytest.mark.parametrize(
    ("latest", "growth"),
    [pytest.param("0%", None, id="from 0"), pytest.param("0.5%", 19900, id="from 0.5")],
)
def test_growth_from_0_is_not_told(latest: str, growth: int | None) -> None:
    one = goal("≥100%", base=baseline(2021, "10%"), path="geometric")
    target = turns(one, seen(2023, latest), measured=SHARE).next_year[-1]
    assert target.at == 100
    assert (target.growth and round(target.growth, 6)) == growth


def test_the_last_year_decides() -> None:
    one = goal("100%", base=baseline(2021, "0%"))
    found = turns(one, seen(2025, "80%"), as_of="2026-06-01", measured=SHARE)
    assert str(found.standing_still) == "missed"
    assert told(found.next_year) == [(Decimal(100), "achieved")]


def test_a_sum_says_what_it_would_have_to_be() -> None:
    # 36 of 60 months: 57 is a pace of 0.95, 36 of 0.60
    one = goal("100亿元", kind="cumulative")
    found = turns(one, seen("2022/2024", "50亿元"), as_of="2025-06-30")
    assert told(found.now) == [(Decimal(36), "off-track"), (Decimal(57), "on-track")]
    assert found.next_period is None


@pytest.mark.parametrize(
    ("target", "at"),
    [
        pytest.param(
            "0.000001亿元", ["0.000001"], id="far below, named as it is written"
        ),
        pytest.param("-5亿元", [], id="a sum of more than 0 stays above 0"),
    ],
)
def test_a_sum_above_0_is_followed_down_to_0(target: str, at: list[str]) -> None:
    one = goal(target, kind="cumulative")
    found = turns(one, seen("2022/2024", "0.5亿元"), as_of="2025-06-30")
    assert [each.at for each in found.now] == [Decimal(each) for each in at]


def test_nothing_is_told_of_words_or_of_goals_without_a_value() -> None:
    assert turns(goal("100亿元")) == Turns()
    assert turns(goal(None, kind="qualitative", measured=None)) == Turns()
    assert turns(goal("100亿元", kind="every-year"), seen(2023, "1亿元")) == Turns()
