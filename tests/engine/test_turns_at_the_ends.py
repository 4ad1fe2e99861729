"""Where nothing can turn any more, or not yet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engine.plans import baseline, goal, indicator, registry, seen
from plantrack.engine.turns import turns_of
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import Goal
from plantrack.model.turn import Turn, Turns
from plantrack.notation.periods import parse_period

STOCK = indicator("gdp", unit="万吨", measure="stock")
HUNDRED = baseline(2021, "100万吨")


def turns(one: Goal, *known: Observation, as_of: str = "2024-06-30") -> Turns:
    files = registry(one, known=known, measured=[STOCK])
    return turns_of(files, one.id, as_of=dt.date.fromisoformat(as_of))


def told(found: tuple[Turn, ...]) -> dict[Decimal | int, str]:
    return {each.at: str(each.state) for each in found}


def test_after_the_last_year_no_year_follows() -> None:
    one = goal("200万吨", base=HUNDRED)
    found = turns(one, seen(2026, "190万吨"), as_of="2027-03-31")
    assert (found.next_year, found.next_period, found.standing_still) == (
        (),
        None,
        None,
    )
    assert [(round(each.at, 9), str(each.state)) for each in found.now] == [
        (Decimal(200), "achieved")
    ]


def test_without_a_deadline_only_the_target_itself_is_a_turn() -> None:
    found = turns(goal("200万吨", by=None, base=HUNDRED), seen(2023, "130万吨"))
    assert [(round(each.at, 9), str(each.state)) for each in found.now] == [
        (Decimal(200), "achieved")
    ]
    assert found.next_period is None


def test_nothing_known_turns_nothing() -> None:
    assert turns(goal("200万吨", base=HUNDRED)) == Turns()
    assert turns(goal("200万吨", kind="cumulative")) == Turns()
    assert turns(goal(None, kind="qualitative", measured=None)) == Turns()


def test_kinds_that_are_not_judged_on_one_number_have_no_turns() -> None:
    one = goal("200万吨", kind="every-year")
    assert turns(one, seen(2023, "130万吨")) == Turns()
    rank = goal("decrease", kind="direction", base=HUNDRED)
    assert turns(rank, seen(2023, "130万吨")) == Turns()


def test_from_the_baseline_alone_the_next_year_follows() -> None:
    found = turns(goal("200万吨"), seen(2021, "100万吨"))
    assert found.next_period == Period.of_year(2022)


def test_the_year_that_follows_begins_when_the_years_of_the_plan_do() -> None:
    base = baseline("2021-04/2022-03", "100万吨")
    one = goal("200万吨", start="2022-04/2023-03", by="2026-04/2027-03", base=base)
    known = seen("2022-04/2023-03", "130万吨")
    files = registry(one, known=[known], measured=[STOCK], year_starts=4)
    found = turns_of(files, one.id, as_of=dt.date(2023, 6, 30))
    assert found.next_period == parse_period("2023-04/2024-03")


def test_across_a_break_nothing_turns() -> None:
    found = turns(goal("200万吨", base=HUNDRED), seen(2023, "130万吨", status="B"))
    assert found.now == found.next_year == ()
    assert str(found.standing_still) == "series-break"


def test_what_was_lost_turns_where_it_begins_to_come_back() -> None:
    """At the baseline it was met: the last change counts, next year from 190."""
    one = goal("200万吨以上", base=baseline(2021, "210万吨"))
    found = turns(one, seen(2022, "180万吨"), seen(2023, "190万吨"))
    assert told(found.now) == {180: "off-track", 200: "met-early"}
    assert str(found.standing_still) == "off-track"
    assert told(found.next_year) == {190: "at-risk", 200: "met-early"}


def test_a_straight_line_is_followed_beyond_0() -> None:
    one = goal("-5万吨以上", base=baseline(2021, "-10万吨"))
    found = turns(one, seen(2023, "3万吨"))
    assert told(found.now) == {-5: "on-track"}


def test_a_turn_far_below_is_named_as_it_is_written_on_a_curve() -> None:
    flow = indicator("gdp", unit="万吨")
    one = goal("0.000001万吨以上", base=baseline(2021, "0.0000005万吨"))
    files = registry(one, known=[seen(2023, "0.5万吨")], measured=[flow])
    found = turns_of(files, one.id, as_of=dt.date(2024, 6, 30))
    assert told(found.now) == {Decimal("0.000001"): "on-track"}


def test_what_cannot_be_judged_is_named_by_its_reason() -> None:
    one = goal("约200万吨", base=HUNDRED)
    found = turns(one, seen(2023, "130万吨"))
    assert found.now == ()
    assert str(found.standing_still) == "tolerance-missing"
    found = turns(goal("5%", kind="growth"), seen(2023, "130万吨"))
    assert found.now == ()
    assert str(found.standing_still) == "no-baseline"


@pytest.mark.parametrize(
    ("target", "base", "latest", "is_open"),
    [
        pytest.param(">=0%", "-10%", "3%", True, id="at least: met there"),
        pytest.param("<=0%", "10%", "-3%", True, id="at most: met there"),
        pytest.param(">0%", "-10%", "3%", False, id="more than: lost there"),
        pytest.param("<0%", "10%", "-3%", False, id="less than: lost there"),
    ],
)
def test_a_turn_at_0_is_named_0(
    target: str, base: str, latest: str, *, is_open: bool
) -> None:
    ratio = indicator("gdp", unit="%", measure="ratio")
    one = goal(target, base=baseline(2021, base))
    files = registry(one, known=[seen(2023, latest)], measured=[ratio])

    (turn,) = turns_of(files, one.id, as_of=dt.date(2024, 6, 30)).now

    assert turn.at == 0
    assert turn.is_open is is_open
