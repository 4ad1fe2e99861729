"""A plan as it would be under an assumption."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from engine.plans import (
    baseline,
    codes,
    goal,
    indicator,
    number,
    promise,
    registry,
    said,
    seen,
)
from plantrack.engine.assess import assess_plan
from plantrack.engine.assumptions import suppose
from plantrack.model.assessment import Assessment
from plantrack.model.assumption import Assumptions, SupposedValue
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal, Indicator, Revision
from plantrack.notation.amounts import parse_amount
from plantrack.notation.periods import format_period, parse_period

DAY = dt.date(2024, 12, 31)
LINE = goal("3200亿元", base=baseline(2021, "2000亿元"))


def under(
    assumptions: Assumptions,
    one: Goal = LINE,
    *known: Observation,
    measured: Indicator | None = None,
) -> Assessment:
    files = registry(one, known=known, measured=[measured or indicator()])
    supposed = suppose(files, assumptions, as_of=DAY)
    return assess_plan(supposed, as_of=DAY).assessments[0]


def test_a_supposed_value_counts_as_known() -> None:
    value = SupposedValue("gdp", parse_period(2025), parse_amount("2900亿元"))
    found = under(Assumptions(values=(value,)), LINE, seen(2023, "2442亿元"))
    assert found.latest is not None
    assert found.latest.number == 2900
    assert said(found) == "on-track"
    assert "latest-provisional" in codes(found)


def test_a_supposed_value_holds_over_what_is_recorded() -> None:
    value = SupposedValue("gdp", parse_period(2023), parse_amount("2000亿元"))
    found = under(Assumptions(values=(value,)), LINE, seen(2023, "2442亿元"))
    assert said(found) == "off-track"


def test_supposed_growth_runs_to_the_end_of_the_window() -> None:
    # 2442·1.08³ = 3076.2 < 3200 <= 2442·1.0943³ = 3200.04
    slow = under(Assumptions(growth={"gdp": Decimal(8)}), LINE, seen(2023, "2442亿元"))
    fast = under(
        Assumptions(growth={"gdp": Decimal("9.43")}), LINE, seen(2023, "2442亿元")
    )
    assert (said(slow), said(fast)) == ("missed", "achieved")
    assert slow.latest is not None
    assert round(slow.latest.number, 1) == Decimal("3076.2")


def test_growth_of_a_share_is_in_points() -> None:
    share = indicator("gdp", unit="%", measure="ratio")
    one = goal("50%")
    found = under(
        Assumptions(growth={"gdp": Decimal(2)}),
        one,
        seen(2023, "44%"),
        measured=share,
    )
    assert said(found) == "achieved"


def test_growth_of_a_yearly_growth_is_that_growth() -> None:
    rate = indicator("gdp", unit="%", measure="yearly-growth")
    one = goal("5%", kind="growth")
    found = under(
        Assumptions(growth={"gdp": Decimal(6)}), one, seen(2022, "4%"), measured=rate
    )
    # 1.04·1.06⁴ = 1.31298 against 1.05⁵ = 1.27628
    assert said(found) == "achieved"


def test_a_sum_takes_the_grown_year_over_its_known_part() -> None:
    one = goal("1000亿元", kind="cumulative")
    found = under(
        Assumptions(growth={"gdp": Decimal(0)}),
        one,
        seen(2022, "200亿元"),
        seen(2023, "200亿元"),
        seen("2024-H1", "50亿元"),
    )
    assert said(found) == "achieved"
    assert number(found, "completion") == 1


def supposed_years(
    assumptions: Assumptions,
    *goals: Goal,
    measured: Indicator,
    known: Sequence[Observation] = (),
    year_starts: int = 1,
) -> list[str]:
    files = registry(*goals, known=known, measured=[measured], year_starts=year_starts)
    supposed = suppose(files, assumptions, as_of=DAY)
    return [
        format_period(each.period, year_starts=year_starts)
        for each in supposed.observations
        if each not in known
    ]


def test_a_growth_that_was_never_known_is_that_of_the_last_year() -> None:
    rate = indicator("gdp", unit="%", measure="yearly-growth")
    growth = Assumptions(growth={"gdp": Decimal(6)})
    one = goal("5%", kind="growth")

    assert supposed_years(growth, one, measured=rate) == ["2026"]
    assert supposed_years(growth, one, measured=rate, known=[seen(2024, "4%")]) == [
        "2025",
        "2026",
    ]


def test_growth_runs_to_the_last_year_that_a_goal_on_it_asks_for() -> None:
    growth = Assumptions(growth={"gdp": Decimal(6)})
    goals = [
        goal(name="a", by=2027),
        goal(name="b", by=None),
        goal(name="c", by=2030, measured="trade"),
    ]

    years = supposed_years(
        growth, *goals, measured=indicator(), known=[seen(2024, "2442亿元")]
    )

    assert years == ["2025", "2026", "2027"]


def test_growth_is_that_of_the_plan_s_own_years() -> None:
    years = supposed_years(
        Assumptions(growth={"gdp": Decimal(6)}),
        goal(),
        measured=indicator(),
        known=[seen("2023-04/2024-03", "2442亿元")],
        year_starts=4,
    )

    assert years == ["FY2024", "FY2025", "FY2026"]


def test_growth_of_what_is_not_known_supposes_nothing() -> None:
    assert said(under(Assumptions(growth={"gdp": Decimal(8)}))) == "no-observation"


def test_another_target() -> None:
    files = Assumptions(targets={"gdp": promise("2400亿元")})
    assert said(under(files, LINE, seen(2023, "2442亿元"))) == "met-early"


def test_another_target_holds_over_a_revised_one_and_keeps_its_deadline() -> None:
    revision = Revision(
        date=dt.date(2024, 6, 1), target=promise("3000亿元"), by=parse_period(2027)
    )
    one = goal("3200亿元", base=baseline(2021, "2000亿元"), revisions=[revision])

    found = under(Assumptions(targets={"gdp": promise("2400亿元")}), one)

    assert found.target == promise("2400亿元")
    assert found.by == parse_period(2027)
