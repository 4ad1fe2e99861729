"""Where nothing can turn any more, or not yet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from engine.plans import baseline, goal, indicator, registry, seen
from plantrack.engine.turns import turns_of
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal
from plantrack.model.turn import Turns

STOCK = indicator("gdp", unit="万吨", measure="stock")
HUNDRED = baseline(2021, "100万吨")


def turns(one: Goal, *known: Observation, as_of: str = "2024-06-30") -> Turns:
    files = registry(one, known=known, measured=[STOCK])
    return turns_of(files, one.id, as_of=dt.date.fromisoformat(as_of))


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


def test_what_cannot_be_judged_is_named_by_its_reason() -> None:
    one = goal("约200万吨", base=HUNDRED)
    found = turns(one, seen(2023, "130万吨"))
    assert found.now == ()
    assert str(found.standing_still) == "tolerance-missing"
