"""What the rules see of a goal, kind by kind, and why they see nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from engine import plans
from engine.plans import baseline, goal, indicator, registry, seen
from plantrack.engine.assess import assess_goal, assess_plan
from plantrack.engine.rules import RULES
from plantrack.engine.scene import view_on
from plantrack.model.assessment import Assessment, RuleJudgement
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal, Indicator

AUTHORITIES = [name for name in RULES if name != "pace"]
GROWTH_RULES = ["eurostat", "open-sdg", "unsd-2023"]


def by_every_rule(
    one: Goal,
    *known: Observation,
    as_of: str = "2024-12-31",
    measured: Indicator | None = None,
    year_starts: int = 1,
) -> Assessment:
    files = registry(
        one,
        known=known,
        measured=[measured or indicator()],
        year_starts=year_starts,
    )
    day = dt.date.fromisoformat(as_of)
    return assess_plan(files, as_of=day, all_rules=True).assessments[0]


def reasons(assessment: Assessment) -> dict[str, str]:
    return {name: assessment.rules[name].reason for name in AUTHORITIES}


def all_for(reason: str) -> dict[str, str]:
    return dict.fromkeys(AUTHORITIES, reason)


def found(assessment: Assessment, rule: str) -> RuleJudgement:
    return assessment.rules[rule]


def figure(assessment: Assessment, rule: str) -> Decimal:
    number = found(assessment, rule).figure
    assert number is not None, found(assessment, rule).reason
    return round(number, 4)


YEARS = [seen(2021, "2300亿元"), seen(2022, "2450亿元"), seen(2023, "2610亿元")]
COMMON = [*YEARS, seen(2024, "2780亿元")]


def test_every_rule_and_our_own_stand_in_the_order_of_the_table() -> None:
    assert list(by_every_rule(goal(), *COMMON).rules) == [
        "pace",
        "eurostat",
        "open-sdg",
        "destatis",
        "escap",
        "unsd-2023",
        "sdsn",
        "wri",
        "ndrc",
    ]


def test_a_year_after_the_baseline_a_value_has_moved_on() -> None:
    one = goal(base=baseline(2021, "2300亿元"))
    assessment = by_every_rule(one, seen(2022, "2450亿元"))
    # 150 of 900 after 12 of 60 months, and 150 a year against 180
    for rule, class_id in (("ndrc", "in-line"), ("sdsn", "moderately-improving")):
        assert found(assessment, rule).class_id == class_id
        assert figure(assessment, rule) == Decimal("0.8333")


def test_the_common_example_is_judged_eight_ways() -> None:
    assessment = by_every_rule(goal(), *COMMON)

    assert {
        name: (each.class_id, str(each.verdict), figure(assessment, name))
        for name, each in assessment.rules.items()
    } == {
        "pace": ("on-track", "on-track", Decimal("0.9552")),
        "eurostat": ("significant", "on-track", Decimal("0.9552")),
        "open-sdg": ("substantial_progress", "on-track", Decimal("0.9552")),
        "destatis": ("cloud", "at-risk", Decimal("0.2381")),
        "escap": ("will-be-met", "on-track", Decimal("9.4938")),
        "unsd-2023": ("moderate", "at-risk", Decimal("0.9494")),
        "sdsn": ("moderately-improving", "at-risk", Decimal("0.8889")),
        "wri": ("off-track", "at-risk", Decimal("1.3125")),
        "ndrc": ("in-line", "on-track", Decimal("0.8889")),
    }


def test_only_escap_names_how_it_predicts() -> None:
    assessment = by_every_rule(goal(), *COMMON)

    assert {
        name: each.predictor
        for name, each in assessment.rules.items()
        if each.predictor
    } == {"escap": "drift"}


def test_a_baseline_written_in_the_goal_is_a_value_of_its_year() -> None:
    one = goal(base=baseline(2021, "2300亿元"))
    two = by_every_rule(one, *COMMON[1:])

    assert figure(two, "destatis") == Decimal("0.2381")
    assert figure(two, "sdsn") == Decimal("0.8889")


def test_two_values_are_enough_for_some_rules_only() -> None:
    assessment = by_every_rule(goal(), COMMON[0], COMMON[3])

    assert found(assessment, "escap").reason == assessment.forecast.reason
    assert figure(assessment, "sdsn") == Decimal("0.8889")
    assert {name for name, why in reasons(assessment).items() if why} == {
        "destatis",
        "escap",
        "wri",
    }


def test_an_observed_value_stands_before_the_baseline_in_the_run() -> None:
    one = goal(base=baseline(2021, "2300亿元"))
    assessment = by_every_rule(one, seen(2021, "2440亿元"), *COMMON[1:])

    # the slope counts from 2440, growth from the goal's own 2300
    assert figure(assessment, "destatis") != Decimal("0.2381")
    assert figure(assessment, "eurostat") == Decimal("0.9552")


def test_a_baseline_in_the_middle_of_a_year_is_no_year_value() -> None:
    one = goal(base=baseline("2021-06", "2300亿元"))
    assessment = by_every_rule(one, *COMMON[1:])

    assert found(assessment, "destatis").reason == "few-values"
    assert found(assessment, "eurostat").class_id is not None


def test_no_rule_judges_without_a_value() -> None:
    one = goal(base=baseline(2021, "2300亿元"))

    assert reasons(by_every_rule(one)) == all_for("no-observation")


def test_no_rule_judges_without_a_baseline() -> None:
    one = by_every_rule(goal(), seen(2024, "3300亿元"))

    assert reasons(one) == all_for("no-baseline")


def test_no_rule_judges_an_about_without_a_tolerance() -> None:
    assert reasons(by_every_rule(goal("约3200亿元"), *COMMON)) == all_for(
        "tolerance-missing"
    )


def test_no_rule_judges_across_a_break() -> None:
    broken = seen(2023, "2610亿元", status="B")
    assessment = by_every_rule(goal(), COMMON[0], COMMON[1], broken, COMMON[3])

    assert reasons(assessment) == all_for("series-break")
    assert figure(assessment, "eurostat") == Decimal("0.9552")


def test_every_rule_settles_a_growth_whose_last_value_is_known() -> None:
    one = goal("5%", kind="change", by=2023, base=baseline(2021, "2300亿元"))
    last = seen(2023, "2610亿元", status="B")

    assessment = by_every_rule(one, last)

    assert found(assessment, "eurostat").verdict == "achieved"


def test_a_sum_is_judged_over_a_break() -> None:
    one = goal("9000亿元", kind="cumulative", by=2026)
    known = [YEARS[1], seen(2023, "2610亿元", status="B")]

    assert found(by_every_rule(one, *known), "ndrc").reason == ""


def test_a_run_begins_after_a_break_or_another_basis() -> None:
    early = [seen(2019, "10亿元", basis="旧"), seen(2020, "20亿元", basis="旧")]
    marked = [seen(2020, "9亿元"), seen(2021, "2300亿元", status="B")]
    on_basis = [
        seen(year, f"{value}亿元", basis="新")
        for year, value in zip(range(2021, 2025), (2300, 2450, 2610, 2780), strict=True)
    ]

    for known in ([*early, *on_basis], [*marked, *COMMON[1:]]):
        assessment = by_every_rule(goal(), *known)
        assert figure(assessment, "sdsn") == Decimal("0.8889")
        assert figure(assessment, "destatis") == Decimal("0.2381")


def test_the_last_value_decides_whatever_came_between() -> None:
    broken = seen(2026, "3100亿元", status="B")
    assessment = by_every_rule(goal(), *COMMON, broken, as_of="2027-03-01")

    assert {str(each.verdict) for each in assessment.rules.values()} == {
        "missed",
        "None",
    }
    assert found(assessment, "eurostat").class_id == "moderate"
    assert figure(assessment, "escap") == Decimal("8.8889")


def test_a_last_value_that_meets_the_target_is_achieved() -> None:
    last = [seen(2025, "3000亿元"), seen(2026, "3200亿元")]
    assessment = by_every_rule(goal(), *COMMON, *last, as_of="2027-03-01")

    assert {str(each.verdict) for each in assessment.rules.values()} == {"achieved"}


def test_no_rule_judges_a_window_that_is_over_without_its_value() -> None:
    on_last_day = by_every_rule(goal(), *COMMON, as_of="2026-12-31")
    day_after = by_every_rule(goal(), *COMMON, as_of="2027-01-01")

    assert reasons(on_last_day) == all_for("")
    assert reasons(day_after) == all_for("final-value-missing")


def test_a_promise_without_a_deadline_is_judged_once_it_is_met() -> None:
    one = goal(by=None)

    assert reasons(by_every_rule(one, *COMMON)) == all_for("no-deadline")
    met = by_every_rule(one, *COMMON[:3], seen(2024, "3300亿元"))
    assert {str(each.verdict) for each in met.rules.values()} == {"achieved"}


def test_a_derived_target_is_judged_like_a_written_one() -> None:
    growth = goal("7%", kind="growth", base=baseline(2021, "2300亿元"))
    change = goal("提高40%", kind="change", base=baseline(2021, "2300亿元"))

    for one, target in ((growth, 2300 * 1.07**5), (change, 3220)):
        assessment = by_every_rule(one, *COMMON[1:])
        share = (2780 - 2300) / (target - 2300)
        assert float(figure(assessment, "ndrc")) == pytest.approx(share / 0.6, abs=1e-4)
        assert all(found(assessment, name).class_id for name in AUTHORITIES)


def test_growth_without_a_baseline_has_no_target() -> None:
    one = by_every_rule(goal("7%", kind="growth"), COMMON[3])

    assert reasons(one) == all_for("no-baseline")


def test_a_chained_index_is_judged_from_its_100() -> None:
    one = goal("7%", kind="growth")
    rates = [seen(2022 + k, "7%") for k in range(3)]
    measured = indicator(unit="%", measure="yearly-growth")
    assessment = by_every_rule(one, *rates, measured=measured)

    assert figure(assessment, "eurostat") == 1
    assert found(assessment, "eurostat").class_id == "significant"


def test_a_gap_in_a_chained_index_keeps_every_rule_from_judging() -> None:
    one = goal("7%", kind="growth")
    rates = [seen(2022, "7%"), seen(2024, "7%")]
    measured = indicator(unit="%", measure="yearly-growth")

    assert reasons(by_every_rule(one, *rates, measured=measured)) == all_for("gaps")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        pytest.param("17%", "met-early", id="inside"),
        pytest.param("22%", "off-track", id="beyond the upper end"),
    ],
)
def test_a_range_is_judged_at_its_nearer_end(value: str, verdict: str) -> None:
    one = goal("15%~20%", base=baseline(2021, "10%"))
    measured = indicator(unit="%", measure="ratio")
    assessment = by_every_rule(one, seen(2024, value), measured=measured)

    assert str(found(assessment, "eurostat").verdict) == verdict


@pytest.mark.parametrize(
    ("by", "verdict"),
    [pytest.param(2026, "met-early", id="on the way"), pytest.param(2024, "achieved")],
)
@pytest.mark.parametrize("start", ["10%", "17%", "25%"])
@pytest.mark.parametrize("value", ["15%", "16%", "17.5%", "19%", "20%"])
def test_a_range_is_met_anywhere_inside(
    value: str, start: str, by: int, verdict: str
) -> None:
    one = goal("15%~20%", base=baseline(2021, start), by=by)
    measured = indicator(unit="%", measure="ratio")
    known = [seen(year, value) for year in range(2022, 2025)]
    assessment = by_every_rule(one, *known, measured=measured)

    assert {str(each.verdict) for each in assessment.rules.values()} == {verdict}


def test_a_last_value_that_misses_needs_a_baseline_to_be_classed() -> None:
    one = by_every_rule(goal(by=2024), seen(2024, "3100亿元"))

    assert reasons(one) == all_for("no-baseline")


def test_a_last_value_that_meets_a_written_bound_needs_no_baseline() -> None:
    one = by_every_rule(goal("3200亿元以上", by=2024), seen(2024, "3300亿元"))

    assert str(found(one, "eurostat").verdict) == "achieved"
    assert found(one, "eurostat").class_id == "target-met"


def test_escap_has_no_scale_at_the_end_where_the_base_is_the_target() -> None:
    one = goal("2300亿元以上", by=2024)
    assessment = by_every_rule(one, *YEARS, seen(2024, "2200亿元"))

    assert found(assessment, "escap").reason == "undefined"


def test_a_met_target_is_met_on_the_number_written() -> None:
    """The authorities know neither «more than» nor bounds: 3200 meets > 3200."""
    assessment = by_every_rule(
        goal("突破3200亿元"), *COMMON[:3], seen(2024, "3200亿元")
    )

    assert {str(found(assessment, name).verdict) for name in AUTHORITIES} == {
        "met-early"
    }


@pytest.mark.parametrize(
    ("unit", "measure", "verdict"),
    [("%", "ratio", "met-early"), ("万吨", "stock", "on-track")],
)
def test_only_a_percentage_is_met_next_to_its_100(
    unit: str, measure: str, verdict: str
) -> None:
    one = goal(f"100{unit}", base=baseline(2021, f"50{unit}"))
    measured = indicator(unit=unit, measure=measure)
    assessment = by_every_rule(one, seen(2024, f"99{unit}"), measured=measured)

    assert str(found(assessment, "unsd-2023").verdict) == verdict


def test_a_baseline_is_the_value_of_a_year_that_begins_in_april() -> None:
    one = goal(
        start="2022-04/2023-03",
        by="2026-04/2027-03",
        base=baseline("2021-04/2022-03", "2300亿元"),
    )
    known = [
        seen(f"{year}-04/{year + 1}-03", value)
        for year, value in ((2022, "2450亿元"), (2023, "2610亿元"), (2024, "2780亿元"))
    ]
    assessment = by_every_rule(one, *known, as_of="2025-03-31", year_starts=4)

    assert figure(assessment, "destatis") == Decimal("0.2381")
    assert figure(assessment, "ndrc") == Decimal("0.8889")


# sums

SUM = goal("1000亿元", kind="cumulative")


@pytest.mark.parametrize(
    ("known", "class_id", "verdict", "ratio"),
    [
        pytest.param(
            [(2022, 200), (2023, 200)], "in-line", "on-track", "1", id="in step"
        ),
        pytest.param(
            [(2022, 100), (2023, 100)], "lagging", "off-track", "0.5", id="behind"
        ),
        pytest.param(
            [(2022, 600), (2023, 500)], "met-early", "met-early", "2.75", id="reached"
        ),
        pytest.param([(2023, 180)], "in-line", "on-track", "0.9", id="with a gap"),
    ],
)
def test_a_sum_is_judged_by_ndrc_over_the_months_known(
    known: list[tuple[int, int]], class_id: str, verdict: str, ratio: str
) -> None:
    values = [seen(year, f"{value}亿元") for year, value in known]
    assessment = by_every_rule(SUM, *values)
    others = {name: "kind" for name in AUTHORITIES if name != "ndrc"}

    assert found(assessment, "ndrc").class_id == class_id
    assert str(found(assessment, "ndrc").verdict) == verdict
    assert figure(assessment, "ndrc") == Decimal(ratio)
    assert reasons(assessment) == {**others, "ndrc": ""}


@pytest.mark.parametrize(
    ("one", "known", "as_of", "reason"),
    [
        pytest.param(SUM, {}, "2024-12-31", "no-observation", id="nothing known"),
        pytest.param(SUM, {2024: 200}, "2024-12-31", "gaps", id="most of it unknown"),
        pytest.param(
            SUM,
            {2022: 100, 2026: 100},
            "2027-02-01",
            "final-value-missing",
            id="over with gaps",
        ),
        pytest.param(
            goal("不超过1000亿元", kind="cumulative"),
            {2022: 100},
            "2024-12-31",
            "ceiling",
            id="a cap",
        ),
        pytest.param(
            goal("900亿元~1000亿元", kind="cumulative"),
            {2022: 100},
            "2024-12-31",
            "ceiling",
            id="a range",
        ),
        pytest.param(
            goal("约1000亿元", kind="cumulative"),
            {2022: 100},
            "2024-12-31",
            "tolerance-missing",
            id="about",
        ),
        pytest.param(
            goal("1000亿元", kind="cumulative", by=None),
            {2022: 100},
            "2024-12-31",
            "no-deadline",
            id="no deadline",
        ),
        pytest.param(
            goal("1000亿元", kind="cumulative", by=None),
            {},
            "2024-12-31",
            "no-deadline",
            id="no deadline and nothing known",
        ),
    ],
)
def test_ndrc_says_why_it_cannot_judge_a_sum(
    one: Goal, known: dict[int, int], as_of: str, reason: str
) -> None:
    values = [seen(year, f"{value}亿元") for year, value in known.items()]

    assert found(by_every_rule(one, *values, as_of=as_of), "ndrc").reason == reason


@pytest.mark.parametrize(
    ("values", "by", "as_of", "verdict"),
    [
        pytest.param((400, 600), 2023, "2024-01-31", "achieved", id="whole and enough"),
        pytest.param((400, 500), 2023, "2024-01-31", "missed", id="whole, not enough"),
        pytest.param((500, 600), 2026, "2027-01-31", "achieved", id="over, enough"),
        pytest.param((500, 600), 2026, "2026-12-31", "met-early", id="on the last day"),
        pytest.param((500, 600), None, "2024-01-31", "achieved", id="no deadline"),
    ],
)
def test_the_result_of_a_sum_stands_before_any_class(
    values: tuple[int, ...], by: int | None, as_of: str, verdict: str
) -> None:
    one = goal("1000亿元", kind="cumulative", by=by)
    known = [seen(2022 + k, f"{value}亿元") for k, value in enumerate(values)]
    assessment = by_every_rule(one, *known, as_of=as_of)

    assert str(found(assessment, "ndrc").verdict) == verdict


def test_a_sum_with_a_gap_is_judged_to_the_last_day_of_its_window() -> None:
    known = [seen(year, "200亿元") for year in (2022, 2023, 2025)]
    first_day_after = by_every_rule(SUM, *known, as_of="2027-01-01")

    assert found(by_every_rule(SUM, *known, as_of="2026-12-31"), "ndrc").class_id
    assert found(first_day_after, "ndrc").reason == "final-value-missing"


# every year

FLOOR = goal("6%", kind="every-year", start=2022)
PERCENT = indicator(unit="%", measure="ratio")


def every_year(
    *values: str, first: int = 2021, one: Goal = FLOOR, as_of: str = "2024-12-31"
) -> RuleJudgement:
    known = [seen(first + k, value) for k, value in enumerate(values)]
    return found(by_every_rule(one, *known, as_of=as_of, measured=PERCENT), "destatis")


@pytest.mark.parametrize(
    ("values", "class_id", "verdict"),
    [
        pytest.param(("5%", "6%", "7%", "8%"), "sun", "on-track", id="met, rising"),
        pytest.param(("9%", "8%", "7%", "6%"), "sun-cloud", "on-track", id="falling"),
        pytest.param(("3%", "4%", "5%", "5.9%"), "cloud", "at-risk", id="unmet"),
        pytest.param(("8%", "7%", "6%", "5%"), "thunderstorm", "off-track", id="away"),
    ],
)
def test_every_year_is_judged_by_destatis_alone(
    values: tuple[str, ...], class_id: str, verdict: str
) -> None:
    known = [seen(2021 + k, value) for k, value in enumerate(values)]
    assessment = by_every_rule(FLOOR, *known, measured=PERCENT)
    others = {name: "kind" for name in AUTHORITIES if name != "destatis"}

    assert found(assessment, "destatis").class_id == class_id
    assert str(found(assessment, "destatis").verdict) == verdict
    assert reasons(assessment) == {**others, "destatis": ""}
    assert all(found(assessment, name).figure is None for name in others)


def test_every_year_says_why_it_cannot_be_judged() -> None:
    rising = ("5%", "6%", "7%", "8%")
    stepped = goal("6%", kind="every-year", steps={2023: "7%"})
    between = goal("5%~9%", kind="every-year")

    assert every_year().reason == "no-observation"
    assert every_year(*rising[2:]).reason == "few-values"
    assert every_year(*rising, one=stepped).reason == "steps"
    assert every_year(*rising, one=between).reason == "range"
    about = goal("约6%", kind="every-year")
    assert every_year(*rising, one=about).reason == "tolerance-missing"
    endless = goal("6%", kind="every-year", by=None)
    assert every_year(*rising, one=endless).reason == "no-deadline"
    assert every_year(*rising, as_of="2027-01-01").reason == "final-value-missing"


@pytest.mark.parametrize(("last", "verdict"), [("9%", "achieved"), ("5%", "missed")])
def test_the_last_year_settles_a_goal_for_every_year(last: str, verdict: str) -> None:
    judged = every_year("6%", "7%", "8%", "8%", last, first=2022, as_of="2027-01-01")

    assert str(judged.verdict) == verdict


def test_a_ceiling_for_every_year_is_met_from_below() -> None:
    one = goal("不超过6%", kind="every-year")

    assert every_year("9%", "8%", "7%", "6%", one=one).class_id == "sun"
    assert every_year("3%", "4%", "5%", "5.9%", one=one).class_id == "sun-cloud"
    assert every_year("3%", "4%", "5%", "6.1%", one=one).class_id == "thunderstorm"


def test_a_year_that_our_own_rule_leaves_open_is_judged_by_its_number() -> None:
    """Until the window is over: then the result is as open as the year."""
    values = ("5%", "6%", "7%", "约6%")

    for day in ("2024-12-31", "2026-12-31"):
        assert every_year(*values, as_of=day).class_id == "sun"
    last = every_year("6%", "7%", "8%", "8%", "约6%", first=2022, as_of="2026-12-31")
    assert last.reason == "bound-undecided"


# directions

UP = goal("increase", kind="direction")


def moved(
    *values: str,
    first: int = 2021,
    one: Goal = UP,
    as_of: str = "2024-12-31",
    measured: Indicator = PERCENT,
) -> Assessment:
    known = [seen(first + k, value) for k, value in enumerate(values)]
    return by_every_rule(one, *known, as_of=as_of, measured=measured)


def test_a_direction_is_judged_by_three_rules() -> None:
    assessment = moved("10%", "10.2%", "10.4%", "10.6%")
    judged = {name for name, why in reasons(assessment).items() if not why}

    assert judged == {"destatis", "open-sdg", "eurostat"}
    assert found(assessment, "eurostat").class_id == "significant"
    assert found(assessment, "destatis").class_id == "sun"


def test_a_natural_limit_counts_in_the_unit_of_the_goal() -> None:
    near = replace(PERCENT, limit=Decimal(11))
    free, close = (moved("10%", "10.04%", measured=each) for each in (PERCENT, near))

    assert found(free, "open-sdg").class_id == "limited_progress"
    assert found(close, "open-sdg").class_id == "moderate_progress"
    assert found(free, "eurostat").class_id == found(close, "eurostat").class_id


@pytest.mark.parametrize(
    ("limit", "class_id"),
    [(None, "limited_progress"), (11, "moderate_progress")],
)
def test_a_natural_limit_is_a_number_of_the_indicators_unit(
    limit: int | None, class_id: str
) -> None:
    measured = indicator(unit="万吨", measure="stock")
    near = replace(measured, limit=None if limit is None else Decimal(limit))
    assessment = moved("10万吨", "10.04万吨", measured=near)

    assert found(assessment, "open-sdg").class_id == class_id


def test_a_baseline_written_in_a_direction_is_a_value_of_its_year() -> None:
    one = goal("increase", kind="direction", base=baseline(2021, "10%"))
    assessment = moved("10.2%", "10.4%", "10.6%", first=2022, one=one)

    assert found(assessment, "destatis").class_id == "sun"
    assert figure(assessment, "destatis") == Decimal("0.2")


def test_a_direction_is_judged_to_the_last_day_of_its_window() -> None:
    assessment = moved("10%", "10.2%", "10.4%", "10.6%", as_of="2026-12-31")

    assert found(assessment, "destatis").class_id == "sun"


def test_values_up_to_the_baseline_show_no_movement_since() -> None:
    assessment = moved("10%", "10.2%", "10.4%", "10.6%", first=2018)

    assert found(assessment, "destatis").reason == "no-observation-since-baseline"


@pytest.mark.parametrize(
    ("values", "one", "as_of", "reason"),
    [
        pytest.param((), UP, "2024-12-31", "no-baseline", id="nothing known"),
        pytest.param(
            (),
            goal("increase", kind="direction", base=baseline(2021, "10%")),
            "2024-12-31",
            "no-observation",
            id="a baseline only",
        ),
        pytest.param(
            ("10%", "11%", "12%", "13%"),
            goal("increase", kind="direction", by=None),
            "2024-12-31",
            "no-deadline",
            id="no deadline",
        ),
        pytest.param(
            ("10%", "11%", "12%", "13%"),
            UP,
            "2027-01-01",
            "final-value-missing",
            id="over without its value",
        ),
    ],
)
def test_a_direction_says_why_it_cannot_be_judged(
    values: tuple[str, ...], one: Goal, as_of: str, reason: str
) -> None:
    assessment = moved(*values, one=one, as_of=as_of)

    for name in ("eurostat", "open-sdg", "destatis"):
        assert found(assessment, name).reason == reason


def test_a_direction_is_not_judged_at_its_baseline_or_across_a_break() -> None:
    at_base = moved("10%")
    broken = by_every_rule(
        UP,
        seen(2021, "10%"),
        seen(2022, "11%", status="B"),
        seen(2023, "12%"),
        measured=PERCENT,
    )

    assert found(at_base, "eurostat").reason == "no-observation-since-baseline"
    assert found(at_base, "open-sdg").class_id == "not_available"
    assert found(broken, "eurostat").reason == "series-break"


@pytest.mark.parametrize(
    ("last", "verdict"), [("12%", "achieved"), ("9%", "missed"), ("约10%", "None")]
)
def test_the_last_value_settles_a_direction(last: str, verdict: str) -> None:
    values = ("10%", "10%", "10%", "10%", "10%", last)
    assessment = moved(*values, as_of="2027-01-01")

    assert str(found(assessment, "destatis").verdict) == verdict


# what no authority judges


@pytest.mark.parametrize("kind", ["rank", "average"])
def test_ranks_and_means_are_judged_by_our_own_rule_only(kind: str) -> None:
    measured = indicator(unit="位", measure="rank") if kind == "rank" else PERCENT
    target = "前5位" if kind == "rank" else "6%"
    value = "第6位" if kind == "rank" else "7%"
    one = goal(target, kind=kind)
    assessment = by_every_rule(one, seen(2022, value), measured=measured)

    assert reasons(assessment) == all_for("kind")
    assert found(assessment, "pace").reason == plans.said(assessment) or found(
        assessment, "pace"
    ).class_id == plans.said(assessment)


WORK = indicator(unit="%", measure="milestone")


@pytest.mark.parametrize(
    ("one", "value", "measured"),
    [
        pytest.param(goal(base=baseline(2021, "2300亿元")), "2780亿元", None),
        pytest.param(SUM, "200亿元", None),
        pytest.param(
            goal("前5位", kind="rank", base=baseline(2021, "9位")),
            "第6位",
            indicator(unit="位", measure="rank"),
        ),
        pytest.param(goal(None, kind="milestone"), "50%", WORK),
    ],
)
def test_our_own_rule_shows_the_pace_of_the_goal(
    one: Goal, value: str, measured: Indicator | None
) -> None:
    assessment = by_every_rule(one, seen(2023, value), measured=measured)
    own, pace = found(assessment, "pace"), plans.figure(assessment, "pace")

    assert pace.value is not None
    assert (own.figure, own.formula, own.terms) == (
        pace.value,
        pace.formula,
        pace.terms,
    )


@pytest.mark.parametrize("kind", ["milestone", "qualitative"])
def test_words_and_milestones_are_judged_by_our_own_rule_only(kind: str) -> None:
    one = goal(None, kind=kind, measured=None)
    assessment = by_every_rule(one)

    assert reasons(assessment) == all_for("kind")
    assert found(assessment, "pace").reason == plans.said(assessment)


def test_a_relation_is_judged_by_our_own_rule_only() -> None:
    one = goal("0个百分点以上", kind="relation", relative_to="other")
    files = registry(
        one, measured=[indicator(), indicator("other")], known=[seen(2022, "3亿元")]
    )
    day = dt.date(2024, 12, 31)
    card = assess_plan(files, as_of=day, all_rules=True)

    assert reasons(card.assessments[0]) == all_for("kind")


def test_rules_are_given_on_request_only() -> None:
    view = view_on(registry(goal(), known=COMMON), dt.date(2024, 12, 31))

    assert plans.judge(goal(), *COMMON).rules == {}
    assert assess_goal(view, goal()).rules == {}
