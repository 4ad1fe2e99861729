"""Two indicators held against each other: growth by growth, level by level."""

from __future__ import annotations

from dataclasses import replace
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
from plantrack.model.period import Period
from plantrack.model.plan import Indicator

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


def test_the_difference_comes_with_both_rates() -> None:
    # one year: 110/100 and 54/50
    known = [seen(2021, "100亿元"), seen(2022, "110亿元")]
    theirs = [other(2021, "50亿元"), other(2022, "54亿元")]
    found = figure(relate("0个百分点", *known, *theirs), "observed_rate")
    assert (found.value, found.formula) == (Decimal(2), "g - f")
    assert dict(found.terms) == {"g": 10, "f": 8}


def test_the_difference_comes_with_both_levels() -> None:
    known = [seen(2022, "10亿元"), other(2022, "8亿元")]
    found = figure(relate("1亿元", *known, of_level=True), "observed_rate")
    assert (found.value, found.formula) == (Decimal(2), "v - w")
    assert dict(found.terms) == {"v": 10, "w": 8}


def test_only_the_years_of_the_window_and_the_one_before_are_compared() -> None:
    years = {2020: "1", 2021: "100", 2023: "121", 2024: "999"}
    known = [seen(year, f"{words}亿元") for year, words in years.items()]
    theirs = [other(year, "100亿元") for year in years]
    found = relate("0个百分点", *known, *theirs, by=2023, as_of="2025-06-30")
    assert round(number(found, "observed_rate"), 20) == 10


def test_one_common_year_is_the_latest() -> None:
    known = [seen(2026, "100亿元"), other(2026, "90亿元")]
    found = relate("0个百分点", *known, as_of="2027-01-31")
    assert said(found) == "one-observation"
    assert found.latest is not None
    assert found.latest.number == 100


def test_the_base_of_an_index_meets_an_observation() -> None:
    one = goal("0个百分点", kind="relation", relative_to="output")
    known = [seen(2022, "5%"), other(2021, "100亿元")]
    assert said(judge(one, *known, measured=[RATE, OUTPUT])) == "one-observation"


@pytest.mark.parametrize(
    ("target", "old", "new", "verdict"),
    [
        pytest.param("不低于10个百分点", "0.5", "0.55", "on-track", id="below one"),
        pytest.param("不低于0个百分点", "1", "0", "undefined", id="to nothing"),
        pytest.param("超过10个百分点", "不足100", "110", "on-track", id="more than"),
        # 0.85 to 0.95 became 1.9: by 100 to 123.5 %
        pytest.param("不高于124个百分点", "约0.9", "1.9", "on-track", id="from 0.85"),
        # 1.9 became 0.85 to 0.95: by -55.3 to -50 %
        pytest.param("不低于-56个百分点", "1.9", "约0.9", "on-track", id="to 0.85"),
    ],
)
def test_growth_of_one_beside_a_constant(
    target: str, old: str, new: str, verdict: str
) -> None:
    known = [seen(2021, f"{old}亿元"), seen(2022, f"{new}亿元")]
    theirs = [other(2021, "100亿元"), other(2022, "100亿元")]
    assert said(relate(target, *known, *theirs)) == verdict


@pytest.mark.parametrize(
    ("year", "target"),
    [
        pytest.param(2021, "不高于900个百分点", id="from it"),
        pytest.param(2022, "不低于-900个百分点", id="to it"),
    ],
)
def test_growth_is_open_where_a_year_may_have_had_nothing(
    year: int, target: str
) -> None:
    # about 1 less 0.5: from 0 to 1, written 0.5
    whole = seen(2021 if year == 2022 else 2022, "0.6亿元")
    halves = [seen(f"{year}-H1", "约1亿元"), seen(f"{year}-H2", "-0.5亿元")]
    theirs = [other(2021, "100亿元"), other(2022, "100亿元")]
    assert said(relate(target, whole, *halves, *theirs)) == "bound-undecided"


OVER_TWO_YEARS = [
    seen(2021, "100亿元"),
    seen(2023, "121亿元"),
    other(2021, "50亿元"),
    other(2023, "58.32亿元"),
]


@pytest.mark.parametrize(
    ("target", "value", "formula", "terms"),
    [
        # 21 % and 16.64 % in two years
        pytest.param("1个百分点", "2", "g - f", {"g": 10, "f": 8}, id="growth"),
        pytest.param(
            "50亿元", "62.68", "v - w", {"v": 121, "w": Decimal("58.32")}, id="levels"
        ),
    ],
)
def test_a_difference_tells_its_two_numbers(
    target: str, value: str, formula: str, terms: dict[str, Decimal]
) -> None:
    found = relate(target, *OVER_TWO_YEARS, of_level=target == "50亿元")
    difference = figure(found, "observed_rate")
    assert (difference.value, difference.formula) == (Decimal(value), formula)
    assert difference.terms == terms


def test_levels_in_two_scales_are_compared_in_the_target_s() -> None:
    one = goal("不低于2亿元", kind="relation", relative_to="output", of_level=True)
    small = indicator("output", unit="万元")
    known = [seen(2023, "10亿元"), other(2023, "80000万元")]
    found = judge(one, *known, measured=[INCOME, small], as_of="2024-06-30")
    assert figure(found, "observed_rate").terms == {"v": 10, "w": 8}
    assert said(found) == "on-track"


def test_a_part_of_a_year_is_no_part_of_a_relation() -> None:
    found = relate("1个百分点", *OVER_TWO_YEARS, seen("2024-H1", "70亿元"))
    assert found.in_progress is None
    assert "in-progress" not in codes(found)


def test_from_the_year_before_the_window_no_start_is_assumed() -> None:
    assert codes(relate("1个百分点", *OVER_TWO_YEARS)) == []


def test_a_relation_of_nothing_known_has_only_the_calendar() -> None:
    found = relate("1个百分点")
    assert said(found) == "no-observation"
    assert figure(found, "elapsed").reason == "no-observation"
    assert number(found, "calendar_elapsed") == Decimal("0.5")
    assert found.latest is None


@pytest.mark.parametrize(
    ("break_in", "of", "year"),
    [
        pytest.param(2022, "gdp", 2022, id="mine"),
        pytest.param(2022, "output", 2022, id="the other's"),
        pytest.param(2023, "output", 2023, id="the last year"),
        pytest.param(2024, "gdp", None, id="after the years compared"),
    ],
)
def test_a_break_in_either_chain_of_growth_is_told(
    break_in: int, of: str, year: int | None
) -> None:
    rates = [RATE, indicator("output", unit="%", measure="yearly-growth")]
    known = [
        seen(each, "5%", of=name, status="B" if (each, name) == (break_in, of) else "A")
        for name, years in (("gdp", (2022, 2023, 2024)), ("output", (2022, 2023)))
        for each in years
    ]
    one = goal("0个百分点", kind="relation", relative_to="output")
    found = judge(one, *known, measured=rates, as_of="2025-06-30")
    told = [each.facts["period"] for each in found.notes if each.code == "series-break"]
    assert told == ([] if year is None else [Period.of_year(year)])


def test_a_year_that_ends_in_the_first_month_of_the_window_is_inside() -> None:
    known = [seen(2022, "100亿元"), seen(2023, "110亿元")]
    theirs = [other(2022, "90亿元"), other(2023, "95亿元")]
    one = goal("0个百分点", kind="relation", relative_to="output", start="2022-12")
    found = judge(one, *known, *theirs, measured=BOTH, as_of="2024-06-30")
    assert facts(found, "baseline-assumed") == {"period": Period.of_year(2022)}


def test_an_estimate_is_held_against_nothing() -> None:
    one = goal("1亿元", kind="relation", relative_to="output", of_level=True)
    known = [seen(2023, "10亿元"), seen("2024-H1", "9亿元")]
    theirs = [other(2023, "8亿元"), other(2024, "8亿元")]
    estimating = replace(one, use_nowcast=True)
    found = judge(estimating, *known, *theirs, measured=BOTH, as_of="2025-01-31")
    assert figure(found, "observed_rate").terms == {"v": 10, "w": 8}


@pytest.mark.parametrize(
    ("measured", "values", "broken"),
    [
        pytest.param(INCOME, ["100亿元", "110亿元", "121亿元"], False, id="levels"),
        pytest.param(RATE, ["3%", "5%", "6%"], True, id="a chain of growth"),
    ],
)
def test_another_basis_on_the_way_breaks_a_chain_but_not_two_ends(
    measured: Indicator, values: list[str], *, broken: bool
) -> None:
    one = goal("0个百分点", kind="relation", relative_to="output", start=2022)
    known = [
        seen(2022 + k, words, basis=basis)
        for k, (words, basis) in enumerate(zip(values, ("a", "b", "a"), strict=True))
    ]
    theirs = [other(2022, "90亿元"), other(2024, "95亿元")]
    found = judge(one, *known, *theirs, measured=[measured, OUTPUT], as_of="2025-06-30")
    assert number(found, "observed_rate") > 0
    assert ("series-break" in codes(found)) is broken


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
