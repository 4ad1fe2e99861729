"""The figures of a level: each by hand, and why one is undefined."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from engine.plans import (
    baseline,
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
from plantrack.model.assessment import Assessment, Bar, Forecast, Key
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Shape

STOCK = indicator("gdp", unit="万吨", measure="stock")
RANK = indicator("gdp", unit="位", measure="rank")
HUNDRED = baseline(2021, "100万吨")
NOT_HERE = {Key.LIMIT_USED, Key.COVERAGE, Key.REQUIRED_GROWTH, Key.TREND}


def stock(one: Goal, *known: Observation, as_of: str = "2024-12-31") -> Assessment:
    return judge(one, *known, measured=[STOCK], as_of=as_of)


def reasons(found: Assessment) -> dict[str, str]:
    return {
        key.value: each.reason
        for key, each in found.figures.items()
        if each.value is None and key not in (Key.COVERAGE, Key.REQUIRED_GROWTH)
    }


def test_every_figure_of_a_straight_line() -> None:
    found = stock(goal("200万吨", base=HUNDRED), seen(2023, "130万吨"))
    # N = 5, n = 2, h = 3: planned 20, observed 15, required 70/3
    values = {key: round(number(found, key), 4) for key in Key if key not in NOT_HERE}
    assert values == {
        Key.COMPLETION: Decimal("0.65"),
        Key.PROGRESS: Decimal("0.3"),
        Key.ELAPSED: Decimal("0.4"),
        Key.LEAD: Decimal(-10),
        Key.CALENDAR_ELAPSED: Decimal("0.6"),
        Key.EXPECTED: Decimal(140),
        Key.PLANNED_RATE: Decimal(20),
        Key.OBSERVED_RATE: Decimal(15),
        Key.REQUIRED_RATE: Decimal("23.3333"),
        Key.PACE: Decimal("0.75"),
        Key.ACCELERATION: Decimal("1.5556"),
        Key.CATCH_UP: Decimal("1.1667"),
        Key.REMAINING: Decimal(70),
    }


def test_a_figure_names_its_numbers() -> None:
    found = stock(goal("200万吨", base=HUNDRED), seen(2023, "130万吨"))
    expected = figure(found, "expected")
    assert expected.formula == "b + (T - b) * n / N"
    assert dict(expected.terms) == {"b": 100, "T": 200, "n": 2, "N": 5}
    pace = figure(found, "pace")
    assert dict(pace.terms) == {"d": 1, "observed_rate": 15, "planned_rate": 20}


def test_on_a_ceiling_less_is_more() -> None:
    found = stock(
        goal("不超过50万吨", base=HUNDRED),
        seen(2022, "95万吨"),
        seen(2023, "85万吨"),
    )
    assert number(found, "limit_used") == Decimal("1.7")
    assert number(found, "progress") == Decimal("0.3")
    assert number(found, "pace") == Decimal("0.75")
    assert number(found, "observed_rate") == Decimal("-7.5")
    assert round(number(found, "catch_up"), 4) == Decimal("1.1667")
    assert figure(found, "completion").reason == "ceiling"


def test_without_a_deadline_what_is_done_is_given_but_nothing_of_time() -> None:
    found = stock(goal("200万吨", by=None, base=HUNDRED), seen(2023, "130万吨"))
    assert number(found, "progress") == Decimal("0.3")
    assert number(found, "observed_rate") == 15
    assert reasons(found) == {
        "limit_used": "floor",
        "elapsed": "no-deadline",
        "lead": "no-deadline",
        "calendar_elapsed": "no-deadline",
        "expected": "no-deadline",
        "planned_rate": "no-deadline",
        "required_rate": "no-deadline",
        "pace": "no-deadline",
        "acceleration": "no-deadline",
        "catch_up": "no-deadline",
        "trend": "one-value",
    }
    assert found.path == ()


def test_without_a_value_only_the_calendar_and_the_plan_are_known() -> None:
    found = stock(goal("200万吨", base=HUNDRED))
    assert number(found, "planned_rate") == 20
    assert number(found, "calendar_elapsed") == Decimal("0.6")
    assert set(reasons(found).values()) == {"no-observation", "floor"}


def test_at_the_end_no_time_is_left() -> None:
    found = stock(
        goal("200万吨", base=HUNDRED), seen(2026, "190万吨"), as_of="2027-01-31"
    )
    assert figure(found, "required_rate").reason == "no-time-left"
    assert figure(found, "catch_up").reason == "no-time-left"
    assert figure(found, "acceleration").reason == "no-time-left"
    assert number(found, "pace") == Decimal("0.9")


@pytest.mark.parametrize(
    ("base", "latest", "expected"),
    [
        pytest.param(
            "0亿元",
            "50亿元",
            {"expected", "planned_rate", "observed_rate", "pace", "catch_up"},
            id="from nothing",
        ),
        pytest.param(
            "100亿元",
            "-5亿元",
            {"observed_rate", "required_rate", "pace", "acceleration"},
            id="to a debt",
        ),
    ],
)
def test_growth_on_nothing_is_undefined(
    base: str, latest: str, expected: set[str]
) -> None:
    one = goal("200亿元", base=baseline(2021, base), path="geometric")
    found = judge(one, seen(2023, latest))
    undefined = {key for key, why in reasons(found).items() if why == "undefined"}
    assert expected <= undefined
    assert said(found) == "undefined"


def test_a_path_of_equal_rates_through_a_step_of_nothing_is_none() -> None:
    one = goal(
        "200亿元",
        base=baseline(2021, "100亿元"),
        steps={2024: "0亿元"},
        path="geometric",
    )
    found = judge(one, seen(2023, "120亿元"))
    assert figure(found, "expected").reason == "undefined"
    assert said(found) == "undefined"


def test_a_path_may_be_said_to_be_straight_or_not() -> None:
    base = baseline(2021, "100亿元")
    straight = judge(goal("200亿元", base=base, path="linear"), seen(2023, "140亿元"))
    assert (straight.shape, straight.rate_unit) == (Shape.LINEAR, "亿元/year")
    assert number(straight, "pace") == 1
    steady = judge(goal("200亿元", base=base), seen(2023, "140亿元"))
    assert (steady.shape, steady.rate_unit) == (Shape.GEOMETRIC, "percent/year")


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        pytest.param([], "no-observation", id="nothing known"),
        pytest.param([seen(2021, "100万吨")], "same-period", id="the baseline's year"),
    ],
)
def test_with_steps_the_planned_rate_ends_with_the_latest_value(
    known: list[Observation], reason: str
) -> None:
    one = goal("200万吨", base=HUNDRED, steps={2023: "150万吨"})
    found = stock(one, *known)
    assert figure(found, "planned_rate").reason == reason
    assert figure(found, "pace").reason == reason


def test_with_steps_the_path_so_far_is_planned() -> None:
    one = goal("200万吨", base=HUNDRED, steps={2023: "150万吨"})
    found = stock(one, seen(2023, "140万吨"))
    # planned 50 in two years, observed 40; left: 60 in three years against 50
    assert number(found, "planned_rate") == 25
    assert dict(figure(found, "planned_rate").terms) == {"b": 100, "path": 150, "n": 2}
    assert number(found, "pace") == Decimal("0.8")
    assert number(found, "catch_up") == Decimal("1.2")
    assert figure(found, "expected").formula == "p + (q - p) * k / K"
    assert dict(figure(found, "expected").terms) == {"p": 100, "q": 150, "k": 2, "K": 2}
    assert [int(value) for _, value in found.path] == [125, 150, 166, 183, 200]


def test_a_path_flat_from_here_leaves_nothing_to_catch_up_with() -> None:
    one = goal("150万吨", base=HUNDRED, steps={2023: "150万吨"})
    found = stock(one, seen(2023, "148万吨"))
    assert number(found, "pace") == Decimal("0.96")
    assert figure(found, "catch_up").reason == "wrong-way"
    assert said(found) == "at-risk"


def test_a_step_not_yet_toward_the_target_has_no_rate_to_compare_with() -> None:
    one = goal("200万吨", base=HUNDRED, steps={2023: "100万吨"})
    found = stock(one, seen(2022, "101万吨"), seen(2023, "99万吨"))
    assert figure(found, "pace").reason == "planned-zero"
    assert said(found) == "off-track"
    assert {"moving-away", "last-change-adverse"} <= set(codes(found))


def test_a_rank_has_no_share() -> None:
    one = goal("前5位", kind="rank", base=baseline(2021, "9位"))
    found = judge(one, seen(2023, "7位"), measured=[RANK])
    assert figure(found, "completion").reason == "rank"
    assert number(found, "progress") == Decimal("0.5")
    assert found.forecast.reason == "kind"


@pytest.mark.parametrize(
    ("target", "latest", "key", "reason"),
    [
        pytest.param("0万吨", "5万吨", "completion", "target-not-positive", id="of 0"),
        pytest.param("9万吨", "-5万吨", "completion", "value-negative", id="a debt"),
        pytest.param(
            "不超过0万吨", "5万吨", "limit_used", "target-not-positive", id="a cap of 0"
        ),
    ],
)
def test_when_a_value_is_no_share_of_its_target(
    target: str, latest: str, key: str, reason: str
) -> None:
    one = goal(target, base=baseline(2021, "-9万吨"))
    assert figure(stock(one, seen(2023, latest)), key).reason == reason


def test_only_the_wrong_way_has_no_acceleration() -> None:
    found = stock(goal("200万吨", base=HUNDRED), seen(2023, "90万吨"))
    assert figure(found, "acceleration").reason == "wrong-way"
    assert number(found, "pace") == Decimal("-0.25")
    assert round(number(found, "catch_up"), 4) == Decimal("1.8333")


def test_nothing_is_needed_where_the_target_is_met() -> None:
    found = stock(goal("200万吨", base=HUNDRED), seen(2023, "210万吨"))
    needed = figure(found, "required_rate")
    assert needed.value == 0
    assert needed.formula == "0"
    assert needed.terms == {"v": 210, "T": 200}


@pytest.mark.parametrize(
    ("base", "by"),
    [
        pytest.param("2023-11", "2026", id="a month after the baseline"),
        pytest.param("2021", "2024-01", id="a month before the end"),
    ],
)
def test_a_month_is_enough_to_go_the_wrong_way(base: str, by: str) -> None:
    one = goal("200万吨", by=by, base=baseline(base, "100万吨"))
    found = stock(one, seen(2023, "90万吨"), as_of="2024-01-20")
    assert figure(found, "acceleration").reason == "wrong-way"


def test_a_month_after_the_baseline_a_path_may_still_be_flat() -> None:
    steps = {2023: "100万吨"}
    one = goal("200万吨", base=baseline("2023-11", "100万吨"), steps=steps)
    found = stock(one, seen(2023, "110万吨"))
    assert figure(found, "pace").reason == "planned-zero"


def test_a_value_of_the_baselines_own_year_is_no_progress_in_time() -> None:
    found = stock(goal("200万吨", base=HUNDRED), seen(2021, "110万吨"))
    assert said(found) == "no-observation-since-baseline"
    same = {key for key, why in reasons(found).items() if why == "same-period"}
    assert same == {"observed_rate", "pace", "acceleration"}
    assert facts(found, "baseline-differs") == {"a": 100, "b": 110}


def test_an_average_growth_without_a_deadline_leads_nowhere() -> None:
    one = goal("5%", kind="growth", by=None, base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "120亿元"))
    assert said(found) == "no-deadline"
    assert found.requirement is None
    assert figure(found, "remaining").reason == "undefined"


@pytest.mark.parametrize("base", ["0亿元", "-3亿元"])
def test_growth_on_a_base_of_nothing_asks_for_nothing_known(base: str) -> None:
    one = goal("5%", kind="growth", base=baseline(2021, base))
    found = judge(one, seen(2023, "120亿元"))
    assert said(found) == "undefined"
    assert figure(found, "remaining").reason == "undefined"
    assert figure(found, "required_rate").reason == "undefined"


def test_a_baseline_at_the_end_of_the_window_leaves_no_path() -> None:
    one = goal("200亿元", by=2022, base=baseline(2022, "100亿元"))
    found = judge(one, as_of="2022-06-30")
    assert figure(found, "planned_rate").reason == "undefined"
    assert found.path == ()


@pytest.mark.parametrize(
    ("path", "formula"),
    [(None, "100 * ((v / v0)^(1 / k) - 1)"), ("linear", "(v - v0) / k")],
    ids=["geometric", "linear"],
)
def test_the_trend_of_a_level_says_how_it_was_computed(
    path: str | None, formula: str
) -> None:
    one = goal("200亿元", base=baseline(2021, "100亿元"), path=path)
    values = {2021: "100", 2022: "110", 2023: "121", 2024: "146.41"}
    known = [seen(year, f"{value}亿元") for year, value in values.items()]
    trend = figure(judge(one, *known, as_of="2025-01-30"), "trend")
    assert trend.formula == formula
    assert trend.terms == {"v": Decimal("146.41"), "v0": 100, "k": 3}


@pytest.mark.parametrize(("by", "reason"), [(None, "no-deadline"), (2024, "final")])
def test_a_level_without_a_forecast_has_its_trend_and_says_why(
    by: int | None, reason: str
) -> None:
    one = goal("200亿元", by=by)
    values = {2021: "100", 2022: "110", 2023: "121", 2024: "133.1"}
    known = [seen(year, f"{value}亿元") for year, value in values.items()]
    found = judge(one, *known, as_of="2025-01-30")
    assert found.forecast == Forecast(reason=reason, values=4)
    assert round(number(found, "trend"), 9) == 10


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        pytest.param([], "one-value", id="one value"),
        pytest.param([seen(2022, "0亿元")], "undefined", id="from nothing"),
        pytest.param([seen(2022, "-9亿元")], "undefined", id="from a loss"),
    ],
)
def test_no_rate_of_growth_is_told_without_two_values_above_0(
    before: list[Observation], reason: str
) -> None:
    one = goal("200亿元", path="geometric")
    found = judge(one, *before, seen(2023, "121亿元"))
    assert (found.forecast.reason, figure(found, "trend").reason) == (reason, reason)


@pytest.mark.parametrize(
    ("target", "value", "done"),
    [
        pytest.param("200万吨", "130万吨", "0.65", id="a share of the target"),
        pytest.param("不超过200万吨", "50万吨", "0.25", id="a share of the limit"),
        pytest.param("-5万吨", "-9万吨", None, id="no share"),
    ],
)
def test_without_a_path_the_bar_is_the_share_of_the_target(
    target: str, value: str, done: str | None
) -> None:
    found = stock(goal(target), seen(2023, value)).bar
    assert found == (None if done is None else Bar(Decimal(done)))


@pytest.mark.parametrize(
    ("target", "by", "chance", "reached"),
    [
        pytest.param("200亿元", "2026", True, True, id="a plain target"),
        pytest.param("200亿元", "2025-01", True, True, id="with one month left"),
        pytest.param("约200亿元", "2026", False, False, id="nobody says how near"),
    ],
)
def test_a_chance_needs_a_target_that_says_what_meets_it(
    target: str, by: str, *, chance: bool, reached: bool
) -> None:
    one = goal(target, base=baseline(2021, "100亿元"), by=by)
    values = {2021: "100", 2022: "110", 2023: "121", 2024: "146.41"}
    known = [seen(year, f"{value}亿元") for year, value in values.items()]
    found = judge(one, *known, as_of="2025-01-30").forecast
    assert found.value is not None
    assert (found.probability is not None) is chance
    assert (found.reached is not None) is reached


@pytest.mark.parametrize(
    ("target", "base", "latest", "steps", "shape"),
    [
        pytest.param("0.9亿元", "0.5亿元", "0.6亿元", None, "geometric", id="above 0"),
        pytest.param("0亿元", "9亿元", "6亿元", None, "linear", id="to nothing"),
        pytest.param("-1亿元", "9亿元", "6亿元", None, "linear", id="to a debt"),
        pytest.param("9亿元", "0亿元", "6亿元", None, "linear", id="from nothing"),
        pytest.param("9亿元", "5亿元", "-1亿元", None, "linear", id="into a debt"),
        pytest.param(
            "9亿元", "5亿元", "6亿元", "0亿元", "linear", id="through nothing"
        ),
    ],
)
def test_a_flow_grows_at_a_rate_where_all_is_above_0(
    target: str, base: str, latest: str, steps: str | None, shape: str
) -> None:
    planned = None if steps is None else {2024: steps}
    one = goal(target, base=baseline(2021, base), steps=planned)
    found = judge(one, seen(2023, latest))
    assert found.shape == Shape(shape)
    assert figure(found, "pace").value is not None


@pytest.mark.parametrize(
    ("kind", "target", "shape"),
    [
        pytest.param("growth", "5%", "geometric", id="growth"),
        pytest.param("change", "10%~15%", "geometric", id="a range in percent"),
        pytest.param("change", "10%", "geometric", id="a percentage"),
        pytest.param("change", "10万吨", "linear", id="an amount"),
        pytest.param("change", "10万吨~15万吨", "linear", id="a range of amounts"),
    ],
)
def test_growth_and_shares_are_geometric_of_a_stock_too(
    kind: str, target: str, shape: str
) -> None:
    found = stock(goal(target, kind=kind, base=HUNDRED), seen(2023, "105万吨"))
    assert found.shape == Shape(shape)
    assert found.rate_unit == ("percent/year" if shape == "geometric" else "万吨/year")


def test_a_growth_without_a_baseline_has_its_unit_all_the_same() -> None:
    found = stock(goal("5%", kind="growth"), seen(2023, "105万吨"))
    assert said(found) == "no-baseline"
    assert (found.shape, found.rate_unit) == (Shape.GEOMETRIC, "percent/year")


@pytest.mark.parametrize(
    ("unit", "kind", "written"),
    [
        pytest.param("pp", "level", "pp/year", id="points"),
        pytest.param("%", "level", "pp/year", id="percent"),
        pytest.param("%", "growth", "index/year", id="an index"),
        pytest.param("万吨", "level", "万吨/year", id="tons"),
    ],
)
def test_on_a_straight_line_rates_have_the_unit_of_the_value(
    unit: str, kind: str, written: str
) -> None:
    measure = "yearly-growth" if kind == "growth" else "ratio"
    one = goal(f"9{unit}", kind=kind, path="linear")
    known = [seen(2022, f"8{unit}"), seen(2023, f"8{unit}")]
    found = judge(one, *known, measured=[indicator(unit=unit, measure=measure)])
    assert found.rate_unit == written


def test_inside_a_range_the_way_is_that_from_the_baseline() -> None:
    # from 35 to 23, the nearer end: -2.4 a year; -7.5 seen
    share = indicator(unit="%", measure="ratio")
    one = goal("10%~23%", base=baseline(2021, "35%"))
    found = judge(one, seen(2023, "20%"), measured=[share])
    assert said(found) == "met-early"
    assert number(found, "pace") == Decimal("3.125")


@pytest.mark.parametrize(
    ("latest", "asked"),
    [
        # 5 % and 10 % a year lead to 127.63 and 161.05
        pytest.param("120万吨", "127.6282", id="nearer to the low end"),
        pytest.param("150万吨", "161.0510", id="nearer to the high end"),
    ],
)
def test_figures_of_a_range_of_growth_go_to_the_nearer_end(
    latest: str, asked: str
) -> None:
    found = stock(goal("5%~10%", kind="growth", base=HUNDRED), seen(2023, latest))
    assert found.requirement is not None
    assert round(found.requirement.number, 4) == Decimal(asked)


def test_the_planned_levels_are_those_of_the_plans_own_years() -> None:
    one = goal("200万吨", base=baseline("2021-04/2022-03", "100万吨"))
    one = replace(one, start=Period.of_year(2022, starts=4))
    one = replace(one, by=Period.of_year(2026, starts=4))
    known = seen("2023-04/2024-03", "140万吨")
    found = judge(one, known, measured=[STOCK], year_starts=4)
    assert [period for period, _ in found.path] == [
        Period.of_year(year, starts=4) for year in range(2022, 2027)
    ]
    assert [value for _, value in found.path] == [120, 140, 160, 180, 200]


def test_about_a_number_is_needed_as_a_number_is() -> None:
    found = stock(goal("约200万吨", base=HUNDRED), seen(2023, "140万吨"))
    assert said(found) == "tolerance-missing"
    assert number(found, "required_rate") == 20
    assert number(found, "acceleration") == 1
    assert number(found, "catch_up") == 1


def test_with_steps_the_planned_rate_goes_past_the_first_one() -> None:
    steps = {2022: "110万吨", 2024: "160万吨"}
    found = stock(
        goal("200万吨", base=HUNDRED, steps=steps),
        seen(2024, "150万吨"),
        as_of="2025-06-30",
    )
    assert number(found, "planned_rate") == 20
    assert number(found, "expected") == 160


@pytest.mark.parametrize(
    ("by", "value", "rate"),
    [
        pytest.param("2026", "200万吨", None, id="met at the end"),
        pytest.param("2027-01", "199万吨", 12, id="one month left"),
    ],
)
def test_what_is_needed_until_the_end(by: str, value: str, rate: int | None) -> None:
    one = goal("200万吨", by=by, base=HUNDRED)
    found = figure(stock(one, seen(2026, value), as_of="2027-01-20"), "required_rate")
    assert found.value == rate
    assert found.reason == ("no-time-left" if rate is None else "")


def test_bounds_of_a_yearly_growth_are_no_bounds_of_its_index() -> None:
    rate = indicator("gdp", unit="%", measure="yearly-growth", bounds=(0, 20))
    known = [seen(2022, "10%"), seen(2023, "10%")]
    found = judge(goal("5%", kind="growth"), *known, measured=[rate]).forecast
    assert found.value is not None
    assert round(found.value, 9) == Decimal("161.051")  # 100·1.1⁵


def test_the_lead_of_a_level_is_that_of_its_progress() -> None:
    found = stock(goal("200万吨", base=HUNDRED), seen(2023, "130万吨"))
    lead = figure(found, "lead")
    assert (lead.value, lead.formula) == (Decimal(-10), "100 * (progress - elapsed)")
    assert lead.terms == {"progress": Decimal("0.3"), "elapsed": Decimal("0.4")}


def by_reason(found: Assessment) -> dict[str, str]:
    """Return the undefined figures, by the reason why."""
    keys: dict[str, list[str]] = {}
    for key, reason in sorted(reasons(found).items()):
        keys.setdefault(reason, []).append(key)
    return {reason: " ".join(each) for reason, each in keys.items()}


@pytest.mark.parametrize(
    ("one", "values", "undefined"),
    [
        pytest.param(
            goal("200万吨", base=HUNDRED),
            [],
            {
                "floor": "limit_used",
                "no-observation": (
                    "acceleration catch_up completion elapsed expected lead "
                    "observed_rate pace progress remaining required_rate trend"
                ),
            },
            id="nothing known",
        ),
        pytest.param(
            goal("200万吨"),
            [],
            {
                "floor": "limit_used",
                "no-baseline": "catch_up expected lead pace planned_rate progress",
                "no-observation": (
                    "acceleration completion elapsed observed_rate remaining "
                    "required_rate trend"
                ),
            },
            id="nothing known, not even a baseline",
        ),
        pytest.param(
            goal("200万吨"),
            ["130万吨"],
            {
                "floor": "limit_used",
                "no-baseline": (
                    "acceleration catch_up expected lead observed_rate pace "
                    "planned_rate progress"
                ),
                "one-value": "trend",
            },
            id="no baseline",
        ),
        pytest.param(
            goal("不超过50万吨", base=HUNDRED),
            ["80万吨", "90万吨"],
            {
                "ceiling": "completion",
            },
            id="a ceiling",
        ),
        pytest.param(
            goal("200万吨", base=HUNDRED),
            ["210万吨", "180万吨"],
            {
                "floor": "limit_used",
                "satisfied": "acceleration catch_up",
            },
            id="met already",
        ),
        pytest.param(
            goal("达到90万吨", base=HUNDRED),
            ["95万吨"],
            {
                "baseline-satisfies": (
                    "catch_up expected lead pace planned_rate progress"
                ),
                "floor": "limit_used",
                "one-value": "trend",
                "satisfied": "acceleration",
            },
            id="met by the baseline",
        ),
        pytest.param(
            goal("100万吨", base=HUNDRED),
            ["95万吨"],
            {
                "floor": "limit_used",
                "no-promised-change": (
                    "catch_up expected lead pace planned_rate progress"
                ),
                "one-value": "trend",
                "wrong-way": "acceleration",
            },
            id="nothing to be changed",
        ),
        pytest.param(
            goal("约200万吨", base=HUNDRED),
            ["130万吨"],
            {
                "floor": "limit_used",
                "one-value": "trend",
            },
            id="about a number",
        ),
        pytest.param(
            goal("200万吨", base=HUNDRED),
            ["90万吨"],
            {
                "floor": "limit_used",
                "one-value": "trend",
                "wrong-way": "acceleration",
            },
            id="the wrong way",
        ),
        pytest.param(
            goal("200万吨", by=2023, base=HUNDRED),
            ["130万吨", "120万吨"],
            {
                "floor": "limit_used",
                "no-time-left": "acceleration catch_up required_rate",
            },
            id="at the end",
        ),
        pytest.param(
            goal("200万吨", by=None, base=HUNDRED),
            [],
            {
                "floor": "limit_used",
                "no-deadline": (
                    "calendar_elapsed catch_up elapsed expected pace planned_rate "
                    "required_rate"
                ),
                "no-observation": (
                    "acceleration completion lead observed_rate progress "
                    "remaining trend"
                ),
            },
            id="nothing known, no deadline",
        ),
        pytest.param(
            goal("200万吨", by=None),
            ["130万吨"],
            {
                "floor": "limit_used",
                "no-baseline": "lead observed_rate progress",
                "no-deadline": (
                    "acceleration calendar_elapsed catch_up elapsed expected pace "
                    "planned_rate required_rate"
                ),
                "one-value": "trend",
            },
            id="no baseline, no deadline",
        ),
    ],
)
def test_which_figures_of_a_level_are_undefined_and_why(
    one: Goal, values: list[str], undefined: dict[str, str]
) -> None:
    found = stock(one, *(seen(2023 - k, words) for k, words in enumerate(values)))
    assert by_reason(found) == undefined


def test_the_figures_of_a_growth_without_a_baseline_are_undefined() -> None:
    found = judge(goal("5%", kind="growth"), seen(2023, "120亿元"))
    assert by_reason(found) == {
        "no-baseline": (
            "acceleration catch_up completion expected lead limit_used observed_rate "
            "pace planned_rate progress remaining required_rate"
        ),
        "one-value": "trend",
    }
    rank = goal("前5位", kind="rank", base=baseline(2021, "9位"))
    assert by_reason(judge(rank, seen(2023, "7位"), measured=[RANK])) == {
        "rank": "completion",
        "kind": "trend",
    }


LEVELS = {
    "linear": {
        "progress": "(v - b) / (T - b)",
        "completion": "v / T",
        "expected": "b + (T - b) * n / N",
        "planned_rate": "(T - b) / N",
        "observed_rate": "(v - b) / n",
        "required_rate": "(T - v) / h",
        "pace": "d * observed_rate / |planned_rate|",
        "acceleration": "required_rate / observed_rate",
        "catch_up": "required_rate / path_rate",
        "remaining": "T - v",
        "elapsed": "e / W",
        "calendar_elapsed": "passed / W",
    },
    "geometric": {
        "expected": "b * (T / b)^(n / N)",
        "planned_rate": "100 * ((T / b)^(1 / N) - 1)",
        "observed_rate": "100 * ((v / b)^(1 / n) - 1)",
        "required_rate": "100 * ((T / v)^(1 / h) - 1)",
    },
}


@pytest.mark.parametrize("path", LEVELS)
def test_the_formulas_of_a_level(path: str) -> None:
    one = goal("200亿元", base=baseline(2021, "100亿元"), path=path)
    found = judge(one, seen(2023, "130亿元"), as_of="2024-06-30")
    formulas = LEVELS[path]
    assert {key: figure(found, key).formula for key in formulas} == formulas


def test_rates_of_a_growing_path_stand_in_percent_among_the_numbers() -> None:
    # twice as much in four years, and a fourth more in two: 2^(1/4), 1.25^(1/2)
    one = goal("200亿元", by=2025, base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "125亿元"), as_of="2024-06-30")
    planned, observed = Decimal("18.9207"), Decimal("11.8034")
    required = Decimal("26.4911")
    for key, terms in (
        ("pace", {"d": Decimal(1), "observed_rate": observed, "planned_rate": planned}),
        ("acceleration", {"required_rate": required, "observed_rate": observed}),
        ("catch_up", {"required_rate": required, "path_rate": planned}),
    ):
        given = figure(found, key).terms
        assert {name: round(each, 4) for name, each in given.items()} == terms


@pytest.mark.parametrize(
    ("day", "passed"),
    [
        pytest.param("2021-12-31", 0, id="before the window"),
        pytest.param("2022-01-30", 0, id="in its first month"),
        pytest.param("2022-01-31", 1, id="on the last day of its first month"),
        pytest.param("2026-12-30", 59, id="on its last day but one"),
        pytest.param("2026-12-31", 60, id="on its last day"),
        pytest.param("9999-12-31", 60, id="on the last day there is"),
    ],
)
def test_the_months_of_the_window_that_are_over(day: str, passed: int) -> None:
    over = figure(stock(goal("200万吨", base=HUNDRED), as_of=day), "calendar_elapsed")
    assert over.terms == {"passed": passed, "W": 60}


def test_of_a_window_of_a_month_all_or_nothing_is_over() -> None:
    one = goal("200万吨", start="9999-12", by="9999-12", base=HUNDRED)
    assert number(stock(one, as_of="9999-12-30"), "calendar_elapsed") == 0
    assert number(stock(one, as_of="9999-12-31"), "calendar_elapsed") == 1


@pytest.mark.parametrize(
    ("year", "share"),
    [
        pytest.param(2020, "0", id="before the window"),
        pytest.param(2021, "0", id="the year before it"),
        pytest.param(2022, "0.2", id="its first year"),
        pytest.param(2026, "1", id="its last year"),
    ],
)
def test_the_time_that_is_over_is_that_of_the_window(year: int, share: str) -> None:
    one = goal("200万吨", base=baseline(2019, "100万吨"))
    found = stock(one, seen(year, "130万吨"), as_of="2027-06-30")
    assert number(found, "elapsed") == Decimal(share)


def test_some_figures_are_of_sums_only_and_others_of_levels() -> None:
    level = stock(goal("200万吨", base=HUNDRED), seen(2023, "130万吨"))
    for key in ("coverage", "required_growth"):
        assert figure(level, key).reason == "sums-only"
    total = judge(goal("200亿元", kind="cumulative"), seen(2023, "10亿元"))
    for key in ("limit_used", "progress", "expected", "planned_rate", "catch_up"):
        assert figure(total, key).reason == "levels-only"
