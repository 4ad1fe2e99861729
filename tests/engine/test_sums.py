"""Sums over a window: every figure by hand, forecasts, plans that are not flat."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

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
from engine.values import bounds, value
from plantrack.engine.cumulative import SumCase, growth_to, runs_inside
from plantrack.engine.targets import Demand
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import Revision
from plantrack.notation.periods import parse_period


def total(
    target: str,
    *known: Observation,
    start: int | str = 2022,
    by: int | str | None = 2026,
    steps: dict[int, str] | None = None,
    planned_growth: str | None = None,
    tolerance: str | None = None,
    as_of: str = "2024-12-31",
) -> Assessment:
    one = goal(
        target,
        kind="cumulative",
        start=start,
        by=by,
        steps=steps,
        planned_growth=planned_growth,
        tolerance=tolerance,
    )
    return judge(one, *known, as_of=as_of)


def years(*values: str, first: int = 2022) -> list[Observation]:
    return [seen(first + k, words) for k, words in enumerate(values)]


def test_a_sum_adds_the_flows_though_a_year_is_their_mean() -> None:
    one = goal("100亿元", kind="cumulative", by=2024)
    quarters = [seen(f"2022-Q{k}", "5亿元") for k in range(1, 5)]
    found = judge(one, *quarters, measured=[indicator(mean=True)], as_of="2023-06-30")
    # 20x + 20x² = 80 at x = (√17 - 1)/2 = 1.561553
    assert round(number(found, "required_growth"), 4) == Decimal("56.1553")


def test_every_figure_of_a_sum_without_gaps() -> None:
    found = total("100亿元", *years("10亿元", "20亿元", first=2022))
    # S = 30, m = e = 24, W = 60
    assert number(found, "completion") == Decimal("0.3")
    assert number(found, "elapsed") == Decimal("0.4")
    assert number(found, "coverage") == 1
    assert number(found, "lead") == -10
    assert number(found, "pace") == Decimal("0.75")
    assert number(found, "observed_rate") == 15
    assert round(number(found, "required_rate"), 4) == Decimal("23.3333")
    assert round(number(found, "acceleration"), 4) == Decimal("1.5556")
    assert number(found, "remaining") == 70
    assert number(found, "trend") == 10
    assert found.bar is not None
    assert (found.bar.done, found.bar.due) == (Decimal("0.3"), Decimal("0.4"))
    assert found.rate_unit == "亿元/year"


def test_the_growth_that_reaches_the_rest() -> None:
    found = total("63.68亿元", *years("10亿元", "10亿元"))
    # 10·(1.2 + 1.44 + 1.728) = 43.68
    assert round(number(found, "required_growth"), 20) == 20


def test_the_part_of_a_year_since_the_last_full_one_is_in_the_rest() -> None:
    known = [*years("10亿元", "10亿元"), seen("2024-H1", "9亿元")]
    assert round(number(total("63.68亿元", *known), "required_growth"), 20) == 20


def test_unknown_months_before_the_last_full_year_are_taken_at_the_mean() -> None:
    found = total("63.68亿元", seen(2023, "10亿元"))
    # 2022 at the mean of 2023
    assert round(number(found, "required_growth"), 20) == 20


def test_the_growth_required_can_be_recomputed_from_its_line() -> None:
    found = figure(
        total("63.68亿元", seen(2023, "10亿元"), seen("2024-Q1", "4亿元")),
        "required_growth",
    )
    terms = {name: Fraction(number) for name, number in found.terms.items()}
    years_left = range(1, int(terms["h"]) + 1)
    grown = sum(((1 + terms["g"]) ** k for k in years_left), Fraction(0))

    # 14 in 15 months: the twelve of 2022 at 14/15 each, 4 of 2024 are in the rest
    assert found.formula.endswith("= T - S_y - gap_y")
    assert terms["y"] == terms["S_y"] == 10
    rest = terms["T"] - terms["S_y"] - terms["gap_y"]
    assert abs(terms["y"] * grown - rest) < Fraction(1, 10**12)


@pytest.mark.parametrize(
    ("target", "known", "by", "reason"),
    [
        pytest.param("99亿元", [], 2026, "no-observation", id="nothing known"),
        pytest.param(
            "99亿元", [seen("2022-H1", "5亿元")], 2026, "no-full-year", id="half a year"
        ),
        pytest.param("20亿元", years("10亿元", "10亿元"), 2026, "undefined", id="done"),
        pytest.param("99亿元", years("-1亿元"), 2026, "undefined", id="from a debt"),
        pytest.param("99亿元", years("9亿元"), "2026-06", "undefined", id="half left"),
        pytest.param("99亿元", years("9亿元"), 2022, "undefined", id="no year left"),
        pytest.param("99亿元", years("9亿元"), None, "no-full-year", id="no deadline"),
    ],
)
def test_when_no_growth_is_required(
    target: str, known: list[Observation], by: int | str | None, reason: str
) -> None:
    assert figure(total(target, *known, by=by), "required_growth").reason == reason


@pytest.mark.parametrize(
    ("ratio", "count", "growth"),
    [
        pytest.param("3", 3, "0", id="no growth"),
        pytest.param("3.31", 3, None, id="between"),
        pytest.param("4.368", 3, "0.2", id="1.2 + 1.44 + 1.728"),
        pytest.param("0.5", 1, "-0.5", id="a fall"),
        pytest.param("0.75", 2, "-0.5", id="0.5 + 0.25"),
        pytest.param("1e40", 1, "1e40", id="beyond any economy"),
    ],
)
def test_the_growth_of_a_ratio(ratio: str, count: int, growth: str | None) -> None:
    asked, close = Fraction(ratio), Fraction(1, 10**19)
    found = growth_to(asked, count)
    landed = sum(((1 + found) ** k for k in range(1, count + 1)), Fraction(0))
    assert abs(landed / asked - 1) < close
    if growth is not None:
        assert abs(found - Fraction(growth)) <= close * max(Fraction(1), asked)


def test_a_growth_of_few_digits_is_found_as_it_is() -> None:
    assert growth_to(Fraction(3), 3) == 0
    assert growth_to(Fraction(3, 4), 2) == Fraction(-1, 2)
    assert growth_to(Fraction(15, 4), 2) == Fraction(1, 2)


def test_a_plan_that_grows_asks_for_less_at_first() -> None:
    # weights 1, 1.1, 1.21, 1.331, 1.4641 add up to 6.1051
    found = total("61051亿元", seen(2022, "9500亿元"), planned_growth="10")
    assert number(found, "pace") == Decimal("0.95")
    assert dict(figure(found, "pace").terms) == {"S": 9500, "planned": 10000}
    assert said(found) == "on-track"
    assert [int(value) for _, value in found.path] == [
        10000,
        21000,
        33100,
        46410,
        61051,
    ]
    assert "flat-plan" not in codes(found)


def test_steps_are_the_planned_flows_and_the_rest_is_spread_evenly() -> None:
    steps = {2022: "10亿元", 2024: "30亿元"}
    found = total("100亿元", *years("9亿元", "10亿元"), steps=steps)
    # 2023, 2025 and 2026 share 60; 30 was planned until now
    assert [int(value) for _, value in found.path] == [10, 30, 60, 80, 100]
    assert round(number(found, "pace"), 4) == Decimal("0.6333")


def test_steps_for_every_year_leave_nothing_to_spread() -> None:
    steps = {2022 + k: f"{10 + 5 * k}亿元" for k in range(5)}
    found = total("100亿元", *years("10亿元"), steps=steps)
    assert [int(value) for _, value in found.path] == [10, 25, 45, 70, 100]
    assert number(found, "pace") == 1


def test_a_window_may_begin_and_end_inside_a_year() -> None:
    known = [seen("2022-H2", "10亿元"), seen(2023, "21亿元")]
    found = total("60亿元", *known, start="2022-07", by="2024-06")
    # W = 24, e = 18
    assert number(found, "elapsed") == Decimal("0.75")
    assert round(number(found, "pace"), 6) == Decimal("0.688889")
    assert [int(value) for _, value in found.path] == [15, 45, 60]


def test_of_a_run_inside_another_only_the_longer_counts() -> None:
    known = [
        seen(2022, "10亿元"),
        seen("2022-Q1", "9亿元"),
        seen("2023-01/2023-07", "6亿元"),
        seen("2023-01/2023-09", "8亿元"),
    ]
    found = total("100亿元", *known)
    assert number(found, "remaining") == 82
    assert found.latest is not None
    assert found.latest.period == Period.of_months(12 * 2022, 12 * 2023 + 8)
    assert [each.number for each in found.points] == [10, 8]


def test_runs_only_partly_inside_are_left_out_and_named() -> None:
    known = [
        seen("2021/2022", "30亿元"),
        seen("2026/2027", "40亿元"),
        seen(2023, "10亿元"),
        seen(2020, "7亿元"),
        seen(2028, "7亿元"),
        seen("2023-06-30", "5亿元"),
    ]
    found = total("100亿元", *known, as_of="2029-01-31")
    assert number(found, "remaining") == 90
    left = [each.facts["value"] for each in found.notes if each.code == "run-left-out"]
    assert left == [30, 40]


@pytest.mark.parametrize(
    ("target", "known", "verdict"),
    [
        pytest.param("30亿元", years("20亿元", "10亿元"), "achieved", id="reached"),
        pytest.param("31亿元", years("20亿元", "10亿元"), "no-deadline", id="not yet"),
        pytest.param("不超过99亿元", years("20亿元"), "no-deadline", id="a cap"),
        pytest.param("30亿元", [], "no-deadline", id="nothing known"),
        pytest.param("30亿元", years("约30亿元"), "no-deadline", id="a loose bound"),
    ],
)
def test_a_sum_without_a_deadline(
    target: str, known: list[Observation], verdict: str
) -> None:
    found = total(target, *known, by=None)
    assert said(found) == verdict
    assert found.path == ()
    if known:
        assert figure(found, "required_rate").reason == "no-deadline"
        assert figure(found, "pace").reason == "no-deadline"


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        pytest.param(years("18亿元"), "on-track", id="as fast as the low end"),
        pytest.param(years("48亿元", "48亿元"), "on-track", id="inside already"),
        pytest.param(years("60亿元", "60亿元"), "missed", id="beyond the range"),
        pytest.param(years("10亿元"), "off-track", id="slow"),
    ],
)
def test_a_range_is_missed_once_it_is_passed(
    known: list[Observation], verdict: str
) -> None:
    assert said(total("90亿元~110亿元", *known)) == verdict


@pytest.mark.parametrize(
    ("flow", "end"),
    [
        pytest.param("97亿元", 100, id="below"),
        pytest.param("101亿元", 100, id="in the middle"),
        pytest.param("105亿元", 102, id="above"),
    ],
)
def test_figures_of_a_range_are_taken_to_the_end_nearer_to_the_sum(
    flow: str, end: int
) -> None:
    found = total("100亿元~102亿元", *years(flow)).requirement
    assert found is not None
    assert found.number == end


def test_about_needs_a_tolerance() -> None:
    known = years("20亿元", "20亿元")
    found = total("约100亿元", *known)
    assert said(found) == "tolerance-missing"
    assert found.forecast.value == 100
    assert found.forecast.reached is None
    judged = total("约100亿元", *known, tolerance="5%")
    assert said(judged) == "on-track"
    assert judged.forecast.reached == Period.of_year(2026)


@pytest.mark.parametrize(
    ("target", "known", "verdict", "qualifier"),
    [
        pytest.param("99亿元", ["超50亿元", "49亿元"], "achieved", ">", id="more"),
        pytest.param(
            "98亿元", ["近50亿元", "49亿元"], "bound-undecided", "<", id="nearly"
        ),
        pytest.param("99亿元", ["超30亿元", "30亿元"], "on-track", ">", id="not yet"),
        pytest.param("不超过99亿元", ["超25亿元"], "at-risk", ">", id="a cap, open"),
        pytest.param(
            "不超过99亿元", ["超100亿元"], "missed", ">", id="a cap, passed by all"
        ),
        pytest.param(
            "不超过99亿元", ["约98亿元", "1.2亿元"], "bound-undecided", "~", id="over"
        ),
    ],
)
def test_a_bound_in_a_part_bounds_the_sum(
    target: str, known: list[str], verdict: str, qualifier: str
) -> None:
    found = total(target, *years(*known))
    assert said(found) == verdict
    assert found.latest is not None
    assert found.latest.qualifier == qualifier


def test_the_sum_at_which_the_verdict_would_move_is_noted() -> None:
    # 40 would be on the line after two years: 38 is 0.95
    found = total("100亿元", *years("超20亿元", "15亿元"))
    told = facts(found, "latest-bound")
    assert (told["text"], told["side"]) == ("超20亿元", "above")
    assert abs(Decimal(str(told["x"])) - 38) < Decimal("1e-12")


def test_every_bound_in_a_sum_is_named() -> None:
    told = facts(
        total("100亿元", *years("超20亿元", "5亿元", "近15亿元")), "latest-bound"
    )
    assert told["text"] == "超20亿元 + 近15亿元"


def test_a_sum_of_nothing_has_no_share() -> None:
    found = total("不超过0亿元", *years("0亿元", "0亿元"))
    assert figure(found, "completion").reason == "target-not-positive"
    assert figure(found, "pace").reason == "planned-zero"
    assert said(found) == "on-track"
    assert found.bar is None
    assert "flat-plan" not in codes(found)


def test_growth_seen_of_a_sum_of_nothing_is_due_nowhere() -> None:
    found = total("不超过0亿元", *years("1亿元", "2亿元"))
    assert said(found) == "missed"
    assert "flat-plan" not in codes(found)


@pytest.mark.parametrize(
    ("values", "key", "reason"),
    [
        pytest.param(["-5亿元"], "acceleration", "wrong-way", id="shrinking"),
        pytest.param(["100亿元"], "acceleration", "satisfied", id="reached"),
        pytest.param([], "acceleration", "no-observation", id="nothing known"),
        pytest.param([], "coverage", "no-observation", id="no coverage"),
        pytest.param([], "pace", "no-observation", id="no pace"),
        pytest.param([], "remaining", "no-observation", id="nothing remaining"),
    ],
)
def test_why_a_figure_of_a_sum_is_undefined(
    values: list[str], key: str, reason: str
) -> None:
    assert figure(total("100亿元", *years(*values)), key).reason == reason


def whys(found: Assessment) -> dict[str, str]:
    """Return why figures that a sum may have are undefined."""
    return {
        key.value: each.reason
        for key, each in found.figures.items()
        if each.value is None and each.reason != "levels-only"
    }


NOTHING = dict.fromkeys(
    (
        *("completion", "lead", "coverage", "pace", "observed_rate", "required_rate"),
        *("acceleration", "required_growth", "remaining", "trend"),
    ),
    "no-observation",
)
GAP = [seen(2022, "10亿元"), seen("2024-H1", "10亿元")]
HALF = [seen("2024-H1", "0.5亿元")]


@pytest.mark.parametrize(
    ("target", "known", "reasons"),
    [
        pytest.param(
            "100亿元", [], {**NOTHING, "elapsed": "no-observation"}, id="nothing"
        ),
        pytest.param(
            "不超过100亿元",
            [],
            {**NOTHING, "elapsed": "no-observation", "acceleration": "ceiling"},
            id="nothing of a cap",
        ),
        pytest.param(
            "0亿元",
            years("10亿元"),
            {
                "completion": "target-not-positive",
                "lead": "target-not-positive",
                "required_growth": "undefined",
                "pace": "planned-zero",
                "acceleration": "satisfied",
                "trend": "one-value",
            },
            id="a target of nothing",
        ),
        pytest.param(
            "100亿元",
            years(*["10亿元"] * 5),
            {
                "required_rate": "no-time-left",
                "acceleration": "no-time-left",
                "required_growth": "undefined",
            },
            id="over",
        ),
        pytest.param(
            "100亿元", GAP, {"lead": "gaps", "trend": "one-value"}, id="a gap"
        ),
        pytest.param("1亿元", years("0.1亿元", "0.1亿元"), {}, id="every figure"),
        pytest.param(
            "约100亿元",
            years("90亿元", "90亿元"),
            {"required_growth": "undefined"},
            id="beyond about a number",
        ),
        pytest.param(
            "100亿元",
            years("0亿元", "0亿元"),
            {"acceleration": "wrong-way", "required_growth": "undefined"},
            id="nothing added",
        ),
        pytest.param(
            "1亿元",
            HALF,
            {
                "lead": "gaps",
                "required_growth": "no-full-year",
                "trend": "no-full-year",
            },
            id="half a year",
        ),
    ],
)
def test_which_figures_of_a_sum_are_undefined_and_why(
    target: str, known: list[Observation], reasons: dict[str, str]
) -> None:
    assert whys(total(target, *known, as_of="2027-01-31")) == reasons


def test_without_a_deadline_a_sum_has_no_figures_of_time() -> None:
    time = {"elapsed": "no-deadline", "calendar_elapsed": "no-deadline"}
    assert whys(total("100亿元", by=None)) == {**NOTHING, **time}
    assert whys(total("100亿元", *years("10亿元"), by=None)) == {
        **time,
        "lead": "no-deadline",
        "required_rate": "no-deadline",
        "pace": "no-deadline",
        "acceleration": "no-deadline",
        "required_growth": "no-full-year",
        "trend": "no-full-year",
    }


GROWING = "y * sum((1 + g)^k, k = 1..h) = T - S_y"


@pytest.mark.parametrize(
    ("known", "growth", "formulas"),
    [
        pytest.param(
            years("10亿元", "20亿元"),
            None,
            {
                "completion": "S / T",
                "coverage": "m / e",
                "pace": "(S / m) / (T / W)",
                "observed_rate": "12 * S / m",
                "required_rate": "12 * (T - S) / (W - e)",
                "acceleration": "required_rate / observed_rate",
                "required_growth": GROWING,
                "remaining": "T - S",
                "trend": "(v - v0) / k",
            },
            id="whole years",
        ),
        pytest.param(
            years("10亿元", "20亿元"),
            "5",
            {"pace": "S / planned"},
            id="a plan that grows",
        ),
        pytest.param(
            GAP,
            None,
            {
                "required_rate": "12 * (T - S - gap * S / m) / (W - e)",
                "required_growth": GROWING,
            },
            id="a gap",
        ),
        pytest.param(
            [*HALF, seen(2022, "10亿元"), seen(2025, "10亿元")],
            None,
            {"required_growth": f"{GROWING} - gap_y"},
            id="a gap before the last full year",
        ),
    ],
)
def test_the_formulas_of_a_sum(
    known: list[Observation], growth: str | None, formulas: dict[str, str]
) -> None:
    found = total("100亿元", *known, planned_growth=growth, as_of="2026-06-30")
    assert {key: figure(found, key).formula for key in formulas} == formulas


def test_a_sum_has_a_bar_where_it_has_a_share() -> None:
    assert total("100亿元").bar is None
    assert total("100亿元", *years("10亿元"), by=None).bar is None
    small = total("1亿元", *years("0.5亿元")).bar
    assert small is not None
    assert (small.done, small.due) == (Decimal("0.5"), Decimal("0.2"))


def test_what_a_gap_leaves_open_is_told_in_numbers() -> None:
    found = total("100亿元", *GAP, as_of="2024-12-30")
    # 18 months of 30 are known; the line is at 50 there, and 20 are known
    assert [(each.code, dict(each.facts)) for each in found.notes] == [
        ("coverage", {"x": Decimal("0.6"), "n": 18, "months": 30}),
        ("gaps-filled", {"n": 12}),
        ("gap-needed", {"n": 12, "x": 30}),
        ("season-ignored", {}),
    ]


def test_a_sum_tells_what_its_values_rest_on() -> None:
    found = total(
        "100亿元",
        seen("2021-07/2022-06", "7亿元"),
        seen(2023, "超20亿元", status="P", published="2023-12-01"),
        seen(2024, "20亿元", status="E", assumed=["period"]),
        as_of="2025-06-30",
    )
    notes = {each.code: dict(each.facts) for each in found.notes}
    assert notes["period-assumed"] == {"period": Period.of_year(2024)}
    assert notes["published-early"]["period"] == Period.of_year(2023)
    assert notes["run-left-out"] == {
        "period": Period.of_months(12 * 2021 + 6, 12 * 2022 + 5),
        "value": 7,
    }
    assert codes(found).count("latest-provisional") == 2


def test_data_of_a_sum_are_overdue_a_year_and_a_half_after_the_newest() -> None:
    known = years("10亿元", "20亿元")
    assert "stale" not in codes(total("100亿元", *known, as_of="2025-06-30"))
    assert codes(total("100亿元", *known, as_of="2025-07-01"))[-1] == "stale"


def test_a_changed_sum_says_so_first() -> None:
    revision = Revision(date=dt.date(2024, 1, 1), by=Period.of_year(2028))
    one = goal("100亿元", kind="cumulative", revisions=[revision])
    found = judge(one, *years("10亿元", "20亿元"), as_of="2024-06-30")
    assert codes(found)[0] == "target-revised"


def test_nothing_known_of_a_sum() -> None:
    found = total("100亿元")
    assert said(found) == "no-observation"
    assert found.latest is None
    assert found.forecast.reason == "no-observation"


def test_with_the_growth_seen_less_would_be_due() -> None:
    found = total("61051亿元", *years("10000亿元", "11000亿元"))
    told = facts(found, "flat-plan")
    # 21000 of 61051 with 10 % a year, against two fifths
    assert told["g"] == Decimal("0.1")
    assert round(Decimal(str(told["x"])), 6) == Decimal("0.343975")


def test_a_sum_of_few_years_goes_on_at_its_monthly_mean() -> None:
    found = total("100亿元", *years("10亿元", "20亿元"))
    # 30 in 24 months: 75 in 60, and 100 after 80 months, in 2028
    assert found.forecast.method == "mean"
    assert found.forecast.value == 75
    assert found.forecast.reached == Period.of_year(2028)
    assert found.forecast.low is None


def test_a_sum_that_takes_too_long_is_reached_in_no_year_shown() -> None:
    found = total("100亿元", *years("1亿元", "1亿元"))
    assert found.forecast.reached is None
    falling = total("100亿元", *years("-1亿元"))
    assert falling.forecast.value == -5
    assert falling.forecast.reached is None


@pytest.mark.parametrize(
    ("target", "year"),
    [
        pytest.param("150亿元", 2036, id="ten years after the window"),
        pytest.param("151亿元", None, id="later"),
    ],
)
def test_a_year_of_reaching_is_at_most_ten_years_late(
    target: str, year: int | None
) -> None:
    # 10 a year from 2022
    found = total(target, *years("10亿元", "10亿元"))
    assert found.forecast.reached == (None if year is None else Period.of_year(year))


def test_a_sum_without_a_deadline_has_no_full_years() -> None:
    found = total("1000亿元", *years("10亿元", "12亿元"), by=None)
    assert figure(found, "trend").reason == "no-full-year"


def test_the_time_that_is_over_is_told_of_a_sum_too() -> None:
    found = total("100亿元", *years("10亿元", "20亿元"), as_of="2024-06-30")
    assert number(found, "calendar_elapsed") == Decimal("0.5")
    lead = figure(found, "lead")
    assert (lead.value, lead.formula) == (Decimal(-10), "100 * (completion - elapsed)")
    assert lead.terms == {"completion": Decimal("0.3"), "elapsed": Decimal("0.4")}


def test_a_sum_of_four_full_years_goes_on_by_their_drift() -> None:
    known = years("10亿元", "12亿元", "14亿元", "17亿元")
    found = total("80亿元", *known, as_of="2026-06-30")
    # 53 + 17 + 7/3; one year left: var = s²·(1 + 1/3), so that se is 2/3
    assert found.forecast.method == "drift"
    assert round(found.forecast.value or 0, 4) == Decimal("72.3333")
    assert round(found.forecast.low or 0, 4) == Decimal("71.0763")
    assert found.forecast.values == 4
    # 2027 adds 17 + 14/3
    assert found.forecast.reached == Period.of_year(2027)


@pytest.mark.parametrize(
    ("target", "reached"),
    [
        pytest.param("53亿元", 2025, id="in the last full year"),
        pytest.param("72亿元", 2026, id="in the year to come"),
        pytest.param("不超过99亿元", None, id="a cap is not reached"),
        pytest.param("900亿元", None, id="later than ten years after"),
    ],
)
def test_the_year_in_which_a_sum_is_reached(target: str, reached: int | None) -> None:
    known = years("10亿元", "12亿元", "14亿元", "17亿元")
    found = total(target, *known, as_of="2026-06-30")
    expected = None if reached is None else Period.of_year(reached)
    assert found.forecast.reached == expected


def test_a_part_of_a_year_does_not_enter_the_drift() -> None:
    known = years("10亿元", "12亿元", "14亿元", "17亿元")
    whole = total("80亿元", *known, as_of="2026-07-31")
    half = total("80亿元", *known, seen("2026-H1", "1亿元"), as_of="2026-07-31")
    assert half.forecast.value == whole.forecast.value
    assert "season-ignored" in codes(half)


@pytest.mark.parametrize(
    ("known", "by", "reason", "values"),
    [
        pytest.param(years(*["20亿元"] * 5), 2026, "final", 5, id="known whole"),
        pytest.param([], 2026, "no-observation", 0, id="nothing known"),
        pytest.param(years("1亿元"), None, "no-deadline", 0, id="no deadline"),
    ],
)
def test_a_sum_without_a_forecast_says_why(
    known: list[Observation], by: int | None, reason: str, values: int
) -> None:
    found = total("100亿元", *known, by=by, as_of="2027-01-31").forecast
    assert (found.reason, found.values) == (reason, values)


def test_growth_on_a_year_of_nothing_is_not_told() -> None:
    assert "flat-plan" not in codes(total("100亿元", *years("0亿元", "10亿元")))


@pytest.mark.parametrize(
    ("period", "noted"),
    [
        pytest.param("2022-07/2023-06", set(), id="twelve months hold every season"),
        pytest.param("2022-07/2023-05", {"season-ignored"}, id="eleven do not"),
    ],
)
def test_a_run_across_two_years_may_hold_every_season(
    period: str, noted: set[str]
) -> None:
    found = total("100亿元", seen(period, "36亿元"))
    assert set(codes(found)) & {"season-ignored"} == noted


def parts(*known: tuple[str, str], by: int | None = 2023) -> SumCase:
    """Return what is known of a sum of 100 over the years from July 2022 on."""
    return SumCase(
        demand=Demand(">=", Fraction(100), bounds("[100,]")),
        start=Period.of_months(12 * 2022 + 6, 12 * 2022 + 11),
        by=None if by is None else Period.of_year(by),
        as_of=dt.date(2024, 6, 30),
        runs=tuple(value(period, words) for period, words in known),
    )


def test_nothing_is_planned_outside_the_window() -> None:
    # 100 over eighteen months
    case = parts()
    assert case.planned_of(Period.of_year(2022)) == Fraction(100, 3)
    assert case.planned_of(Period.of_months(12 * 2022, 12 * 2022 + 2)) == 0
    assert case.planned_of(Period.of_year(2024)) == 0


def test_only_a_gap_has_to_hold_anything() -> None:
    first, third = ("2022-Q3", "10亿元"), ("2023-Q1", "20亿元")
    assert parts(first, third).gap_needed() == 20
    assert parts(first).gap_needed() is None
    assert parts().gap_needed() is None
    assert parts(first, third, by=None).gap_needed() is None


def test_without_a_full_year_no_growth_leads_to_the_rest() -> None:
    half = parts(("2022-Q3", "10亿元"))
    assert half.years_left() is None
    assert half.required_growth() is None


@pytest.mark.parametrize(
    ("target", "step", "pace"),
    [
        pytest.param("10亿元", "0亿元", None, id="nothing planned so far"),
        pytest.param("10亿元", "1亿元", 2, id="one planned"),
        pytest.param("1亿元", "1亿元", 2, id="one in all"),
        pytest.param("0亿元", "1亿元", None, id="nothing in all"),
    ],
)
def test_a_pace_needs_something_planned(
    target: str, step: str, pace: int | None
) -> None:
    found = total(target, seen(2022, "2亿元"), steps={2022: step})
    assert figure(found, "pace").value == pace


@pytest.mark.parametrize("start", ["2021", "2022", "2022-07"])
def test_the_last_full_year_is_not_after_the_window(start: str) -> None:
    known = years("10亿元", "20亿元") + years("40亿元", "80亿元", first=2025)
    found = total("99亿元", *known, start=start, by=2024, as_of="2027-06-30")
    assert figure(found, "required_growth").terms["y"] == 20


def test_the_first_full_year_does_not_begin_before_the_window() -> None:
    known = [seen(2022, "10亿元"), seen("2022-H2", "6亿元")]
    found = total("99亿元", *known, start="2022-07", by=2024)
    assert figure(found, "required_growth").reason == "no-full-year"


def test_a_sum_of_small_flows_grows_like_one_of_large_ones() -> None:
    # 0.1 and 0.11, and 0.121 is left for the last year
    found = total("0.331亿元", *years("0.1亿元", "0.11亿元"), by=2024)
    assert round(number(found, "required_growth"), 20) == 10
    assert facts(found, "flat-plan")["g"] == Decimal("0.1")


def test_growth_to_nothing_is_not_told() -> None:
    assert "flat-plan" not in codes(total("100亿元", *years("10亿元", "0亿元")))


@pytest.mark.parametrize(
    ("start", "by"),
    [
        pytest.param("2026-01-31", "2026-12", id="on its last day"),
        pytest.param("2025-01", "2026-01-01", id="on its first day"),
    ],
)
def test_a_run_that_meets_the_window_on_a_day_is_partly_inside(
    start: str, by: str
) -> None:
    run = value("2026-01", "1亿元")
    window = {"start": parse_period(start), "by": parse_period(by)}
    assert runs_inside([run], **window) == ((), (run,))


@pytest.mark.parametrize("target", ["0亿元", "-5亿元"])
@pytest.mark.parametrize("by", [None, 2026])
def test_of_nothing_known_nothing_is_reached(target: str, by: int | None) -> None:
    expected = "no-deadline" if by is None else "no-observation"
    assert said(total(target, by=by)) == expected


@pytest.mark.parametrize(
    ("target", "known", "verdict"),
    [
        pytest.param("超过30亿元", years("20亿元", "11亿元"), "achieved", id="more"),
        pytest.param("超过30亿元", years("20亿元", "10亿元"), "on-track", id="as much"),
        pytest.param(
            "低于30亿元", years("20亿元", "10亿元"), "missed", id="a cap's end"
        ),
        pytest.param("100亿元", [seen(2023, "20亿元")], "on-track", id="half known"),
        pytest.param("100亿元", [seen("2023-02/2023-12", "20亿元")], "gaps", id="less"),
    ],
)
def test_before_its_end_a_sum_is_judged_at_its_edges(
    target: str, known: list[Observation], verdict: str
) -> None:
    assert said(total(target, *known)) == verdict


def test_the_years_of_a_sum_are_those_of_its_plan() -> None:
    one = replace(
        goal("50亿元", kind="cumulative"),
        start=Period.of_year(2022, starts=4),
        by=Period.of_year(2026, starts=4),
    )
    found = judge(one, seen("2022-04/2023-03", "10亿元"), year_starts=4)
    assert found.path == tuple(
        (Period.of_year(2022 + k, starts=4), Decimal(10 * (k + 1))) for k in range(5)
    )


def test_a_sum_is_reached_in_one_of_the_plan_s_years() -> None:
    one = goal(
        "50亿元", kind="cumulative", start="2022-04/2023-03", by="2026-04/2027-03"
    )
    found = judge(one, seen("2022-04/2023-03", "20亿元"), year_starts=4)
    # 20 a year: 60 after the third
    assert found.forecast.reached == Period.of_year(2024, starts=4)


@pytest.mark.parametrize(
    ("periods", "noted"),
    [
        pytest.param(["2022-04/2022-09", "2022-10/2023-03"], False, id="a whole year"),
        pytest.param(["2022-04/2022-09", "2022-10/2022-12"], True, id="three quarters"),
    ],
)
def test_seasons_are_held_by_the_plan_s_own_year(
    periods: list[str], *, noted: bool
) -> None:
    one = goal(
        "50亿元", kind="cumulative", start="2022-04/2023-03", by="2026-04/2027-03"
    )
    halves = [seen(period, "5亿元") for period in periods]
    found = judge(one, *halves, year_starts=4)
    assert ("season-ignored" in codes(found)) is noted


def test_a_sum_of_numbers_has_no_bound_to_note() -> None:
    assert "latest-bound" not in codes(total("100亿元", *years("20亿元")))
    assert "latest-bound" not in codes(total("100亿元"))
