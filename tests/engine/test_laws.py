"""What must hold of every plan, whatever its numbers are."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.plans import (
    baseline,
    figure,
    goal,
    indicator,
    judge,
    number,
    said,
    seen,
)
from plantrack.model.assessment import Key, Verdict

AMOUNTS = st.decimals("1", "99999", places=2)
SIGNED = st.decimals("-9999", "9999", places=2)
RATIO = indicator("gdp", unit="万吨", measure="stock")
LATER = {Key.CALENDAR_ELAPSED}


def order(words: str) -> int:
    return Verdict(words).order


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from(["flow", "stock"]))
def test_the_scale_of_the_unit_changes_no_share_and_no_verdict(
    base: Decimal, latest: Decimal, target: Decimal, measure: str
) -> None:
    found = []
    for scale, factor in (("亿元", 1), ("万元", 10_000)):
        one = goal(f"{target * factor}{scale}", base=baseline(2021, f"{base}亿元"))
        measured = indicator("gdp", unit=scale, measure=measure)
        found.append(judge(one, seen(2023, f"{latest}亿元"), measured=[measured]))
    first, second = found
    assert said(first) == said(second)
    for key in ("completion", "limit_used", "progress", "lead", "pace", "catch_up"):
        assert figure(first, key).value == figure(second, key).value, key


@given(SIGNED, SIGNED, SIGNED)
def test_a_mirrored_plan_on_a_straight_line_is_judged_alike(
    base: Decimal, latest: Decimal, target: Decimal
) -> None:
    up = goal(f"不低于{target}万吨", base=baseline(2021, f"{base}万吨"))
    down = goal(f"不超过{-target}万吨", base=baseline(2021, f"{-base}万吨"))
    first = judge(up, seen(2023, f"{latest}万吨"), measured=[RATIO])
    second = judge(down, seen(2023, f"{-latest}万吨"), measured=[RATIO])
    assert said(first) == said(second)
    for key in ("progress", "pace", "catch_up", "acceleration"):
        assert figure(first, key).value == figure(second, key).value, key


@given(AMOUNTS, AMOUNTS, st.sampled_from(["flow", "stock"]))
def test_growing_at_the_required_rate_lands_on_the_target(
    latest: Decimal, target: Decimal, measure: str
) -> None:
    assume(latest < target)
    measured = indicator("gdp", measure=measure)
    found = judge(
        goal(f"{target}亿元"), seen(2023, f"{latest}亿元"), measured=[measured]
    )
    rate = number(found, "required_rate")
    if measure == "flow" and found.rate_unit == "percent/year":
        landed = latest * (1 + rate / 100) ** 3
    else:
        landed = latest + 3 * rate
    assert abs(landed - target) < Decimal("1e-18") * target


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from(["flow", "stock"]))
def test_a_better_latest_value_never_worsens_the_verdict(
    base: Decimal, target: Decimal, one_value: Decimal, other: Decimal, measure: str
) -> None:
    worse, better = sorted((one_value, other))
    measured = indicator("gdp", measure=measure)
    one = goal(f"不低于{target}亿元", base=baseline(2021, f"{base}亿元"))
    found = [
        said(judge(one, seen(2023, f"{value}亿元"), measured=[measured]))
        for value in (worse, better)
    ]
    assume(all(each in set(Verdict) for each in found))
    assert order(found[0]) <= order(found[1])


@given(
    AMOUNTS,
    AMOUNTS,
    AMOUNTS,
    st.dates(dt.date(2024, 3, 2), dt.date(2024, 12, 31)),
    st.dates(dt.date(2024, 3, 2), dt.date(2024, 12, 31)),
)
def test_between_two_days_on_which_nothing_happens_only_the_calendar_moves(
    base: Decimal, latest: Decimal, target: Decimal, one_day: dt.date, other: dt.date
) -> None:
    one = goal(f"{target}亿元", base=baseline(2021, f"{base}亿元"))
    value = seen(2023, f"{latest}亿元", published="2024-03-01")
    first, second = (
        judge(one, value, as_of=day.isoformat()) for day in (one_day, other)
    )
    assert first.judgement == second.judgement
    assert first.notes == second.notes
    assert first.forecast == second.forecast
    for key in set(Key) - LATER:
        assert first.figures[key] == second.figures[key]


@given(st.lists(AMOUNTS, min_size=4, max_size=4))
def test_the_sum_of_the_quarters_is_the_year(quarters: list[Decimal]) -> None:
    whole = judge(goal("50亿元"), seen(2023, f"{sum(quarters)}亿元"))
    parts = judge(
        goal("50亿元"),
        *(seen(f"2023-Q{n}", f"{value}亿元") for n, value in enumerate(quarters, 1)),
    )
    assert whole.latest is not None
    assert parts.latest is not None
    assert whole.latest.number == parts.latest.number
    assert whole.judgement == parts.judgement


@given(st.lists(AMOUNTS, min_size=1, max_size=5), AMOUNTS)
def test_a_sum_does_not_depend_on_the_order_of_the_file(
    years: list[Decimal], target: Decimal
) -> None:
    one = goal(f"{target}亿元", kind="cumulative")
    known = [seen(2022 + n, f"{value}亿元") for n, value in enumerate(years)]
    forward = judge(one, *known, as_of="2026-12-31")
    backward = judge(one, *reversed(known), as_of="2026-12-31")
    assert forward == backward


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_exactly_at_the_lower_edge_is_inside_the_band(
    base: Decimal, step: Decimal, scale: Decimal
) -> None:
    # On a straight line v is set so that pace is 0.95 to the last digit.
    del scale
    target = base + 5 * step
    latest = base + 2 * step * Decimal("0.95")
    one = goal(f"{target}万吨", base=baseline(2021, f"{base}万吨"))
    found = judge(one, seen(2023, f"{latest}万吨"), measured=[RATIO])
    assert number(found, "pace") == Decimal("0.95")
    # needed (5 - 1.9)/3 steps a year: catch-up 1.0333
    assert said(found) == "on-track"
