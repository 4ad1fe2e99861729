"""What a promise asks for: comparisons, ranges, growth, change, revisions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    goal,
    indicator,
    judge,
    number,
    promise,
    said,
    seen,
)
from engine.values import bounds
from plantrack.engine.targets import Demand, change_demand, promise_on
from plantrack.model.assessment import Assessment
from plantrack.model.period import Period
from plantrack.model.plan import Goal, Revision
from plantrack.notation.amounts import parse_unit

STOCK = indicator("gdp", unit="万吨", measure="stock")
GROWTH = indicator("gdp", unit="%", measure="yearly-growth")
HUNDRED = baseline(2021, "100万吨")


def asked(found: Assessment) -> tuple[object, ...]:
    """Return the comparison, the number and the ends of what is allowed."""
    assert found.requirement is not None
    allowed = found.requirement.allowed
    return (
        found.requirement.op,
        round(found.requirement.number, 6),
        None if allowed.low is None else round(allowed.low, 6),
        None if allowed.high is None else round(allowed.high, 6),
    )


def stock(one: Goal, *values: str) -> Assessment:
    known = [seen(2023 - k, words) for k, words in enumerate(values)]
    return judge(one, *known, measured=[STOCK], as_of="2024-06-30")


@pytest.mark.parametrize(
    ("target", "op", "low", "high"),
    [
        pytest.param("200万吨", ">=", 200, None, id="a bare number above"),
        pytest.param("50万吨", "<=", None, 50, id="a bare number below"),
        pytest.param("100万吨", ">=", 100, None, id="the baseline itself"),
        pytest.param("达到50万吨", ">=", 50, None, id="reach"),
        pytest.param("突破200万吨", ">", 200, None, id="more than"),
        pytest.param("不足50万吨", "<", None, 50, id="less than"),
        pytest.param("控制在50万吨以内", "<=", None, 50, id="within"),
        pytest.param("150万吨~200万吨", "range", 150, 200, id="a range"),
    ],
)
def test_a_target_is_a_comparison(
    target: str, op: str, low: int | None, high: int | None
) -> None:
    found = asked(stock(goal(target, base=HUNDRED), "120万吨"))
    assert found[0] == op
    assert found[2:] == (low, high)


@pytest.mark.parametrize(
    ("values", "base", "number_"),
    [
        pytest.param(["160万吨"], "100万吨", 150, id="inside, nearer to the low end"),
        pytest.param(["190万吨"], "100万吨", 200, id="inside, nearer to the high end"),
        pytest.param(["175万吨"], "100万吨", 150, id="in the middle"),
        pytest.param(["300万吨"], "100万吨", 200, id="above"),
        pytest.param([], "300万吨", 200, id="nothing known: the baseline"),
    ],
)
def test_figures_of_a_range_are_taken_to_the_nearer_end(
    values: list[str], base: str, number_: int
) -> None:
    one = goal("150万吨~200万吨", base=baseline(2021, base))
    assert asked(stock(one, *values))[1] == number_


def test_a_range_without_any_value_is_taken_to_its_low_end() -> None:
    assert asked(stock(goal("150万吨~200万吨")))[1] == 150


FLOOR = Demand(">=", Fraction(100), bounds("[100, )"))
MORE = Demand(">", Fraction(100), bounds("(100, )"))
CAP = Demand("<=", Fraction(100), bounds("(, 100]"))
LESS = Demand("<", Fraction(100), bounds("(, 100)"))
BETWEEN = Demand("range", Fraction(150), bounds("[150, 200]"))
ABOUT = Demand("~", Fraction(100), bounds("(, )"))


@pytest.mark.parametrize(
    ("asked_for", "base", "latest", "way"),
    [
        pytest.param(FLOOR, 120, 90, 1, id="at least, from above"),
        pytest.param(MORE, 120, 90, 1, id="more than, from above"),
        pytest.param(CAP, 80, 110, -1, id="at most, from below"),
        pytest.param(LESS, 80, 110, -1, id="less than, from below"),
        pytest.param(BETWEEN, 300, 140, 1, id="below the range"),
        pytest.param(BETWEEN, 100, 201, -1, id="above the range"),
        pytest.param(BETWEEN, 100, 175, 1, id="inside, from below"),
        pytest.param(BETWEEN, 300, 175, -1, id="inside, from above"),
        pytest.param(BETWEEN, 150, 175, 1, id="inside, from the lower end"),
        pytest.param(BETWEEN, 180, 175, -1, id="inside, from inside"),
        pytest.param(BETWEEN, None, 175, 1, id="inside, from nowhere"),
        pytest.param(BETWEEN, 300, None, -1, id="nothing known"),
        pytest.param(ABOUT, 80, 300, 1, id="about, from below"),
        pytest.param(ABOUT, 120, 10, -1, id="about, from above"),
    ],
)
def test_more_or_less_is_asked(
    asked_for: Demand, base: int | None, latest: int | None, way: int
) -> None:
    found = asked_for.direction(
        None if base is None else Fraction(base),
        None if latest is None else Fraction(latest),
    )
    assert found == way


@pytest.mark.parametrize(
    ("latest", "open_to", "way"),
    [
        pytest.param(150, "(, 150)", 1, id="less than the lower end"),
        pytest.param(200, "(200, )", -1, id="more than the upper end"),
        pytest.param(200, "(, 200]", 1, id="at most the upper end, from below"),
    ],
)
def test_a_value_just_short_of_an_end_has_to_reach_it(
    latest: int, open_to: str, way: int
) -> None:
    found = BETWEEN.direction(Fraction(100), Fraction(latest), bounds(open_to))
    assert found == way


OPEN = Demand("range", Fraction(200), bounds("(, 200]"))
BOUNDED = Demand("~", Fraction(170), bounds("[150, 200]"))


@pytest.mark.parametrize(
    ("asked_for", "near", "number_"),
    [
        pytest.param(BETWEEN, 160, 150, id="the low end"),
        pytest.param(BETWEEN, 190, 200, id="the high end"),
        pytest.param(BETWEEN, 175, 150, id="the middle"),
        pytest.param(OPEN, 10, 200, id="a range with one end"),
        pytest.param(FLOOR, 10, 100, id="one number"),
        pytest.param(BOUNDED, 190, 170, id="no range"),
    ],
)
def test_only_a_range_has_a_nearer_end(
    asked_for: Demand, near: int, number_: int
) -> None:
    assert asked_for.toward(Fraction(near)).number == number_


def test_above_a_range_its_upper_end_is_a_ceiling() -> None:
    one = goal("150万吨~200万吨", base=baseline(2021, "300万吨"))
    found = stock(one, "260万吨")
    # from 300 to 200 in five years: 40 of the 40 planned in two
    assert number(found, "pace") == 1
    assert said(found) == "on-track"


@pytest.mark.parametrize(
    ("tolerance", "low", "high"),
    [
        pytest.param("5%", 190, 210, id="a share of the target"),
        pytest.param("5万吨", 195, 205, id="in the unit"),
        pytest.param("30000吨", 197, 203, id="in another scale"),
    ],
)
def test_about_is_as_wide_as_the_tolerance(tolerance: str, low: int, high: int) -> None:
    one = goal("约200万吨", base=HUNDRED, tolerance=tolerance)
    assert asked(stock(one, "120万吨"))[2:] == (low, high)


@pytest.mark.parametrize(
    ("kind", "target", "tolerance", "value", "number_"),
    [
        pytest.param("level", "约100万吨", "5万吨", "120万吨", 105, id="above"),
        pytest.param("level", "约100万吨", "5万吨", "80万吨", 95, id="below"),
        pytest.param("change", "约30%", "5%", "150万吨", 135, id="a change, above"),
        pytest.param("change", "约30%", "5%", "110万吨", 125, id="a change, below"),
    ],
)
def test_figures_of_about_are_taken_to_the_nearer_end(
    kind: str, target: str, tolerance: str, value: str, number_: int
) -> None:
    one = goal(target, kind=kind, base=HUNDRED, tolerance=tolerance)
    assert asked(stock(one, value))[1] == number_


def test_without_a_value_about_is_taken_to_the_end_near_the_baseline() -> None:
    one = goal("约100万吨", base=baseline(2021, "120万吨"), tolerance="5万吨")
    assert asked(stock(one))[1] == 105


def test_the_tolerance_of_a_percentage_is_in_points() -> None:
    rate = indicator("gdp", unit="%", measure="ratio")
    one = goal("约6%", kind="every-year", tolerance="0.5%")
    found = judge(one, seen(2023, "5.5%"), measured=[rate])
    assert asked(found)[2:] == (Decimal("5.5"), Decimal("6.5"))
    assert said(found) == "on-track"


@pytest.mark.parametrize(
    ("target", "op", "level"),
    [
        # N = 5 years from 100
        pytest.param("10%", ">=", "161.051", id="a bare growth"),
        pytest.param("超过10%", ">", "161.051", id="more than"),
        pytest.param("不超过10%", "<=", "161.051", id="at most"),
        pytest.param("-10%", "<=", "59.049", id="a bare fall"),
        pytest.param("降低不超过10%", ">=", "59.049", id="a fall of at most"),
        pytest.param("0%", ">=", "100", id="no growth"),
        pytest.param("0.5%", ">=", "102.525125", id="a small growth"),
    ],
)
def test_average_growth_leads_to_a_level(target: str, op: str, level: str) -> None:
    one = goal(target, kind="growth", base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "121亿元"))
    assert asked(found)[:2] == (op, Decimal(level))


@pytest.mark.parametrize("kind", ["growth", "change"])
@pytest.mark.parametrize(
    ("target", "tolerance"),
    [
        pytest.param("10%", None, id="a number"),
        pytest.param("10%~20%", None, id="a range"),
        pytest.param("约10%", "1%", id="about"),
        pytest.param("约10%", None, id="about, without a tolerance"),
    ],
)
def test_what_leads_to_a_level_is_marked(
    kind: str, target: str, tolerance: str | None
) -> None:
    one = goal(target, kind=kind, base=HUNDRED, tolerance=tolerance)
    found = stock(one, "110万吨").requirement
    assert found is not None
    assert found.derived is True


@pytest.mark.parametrize(
    ("target", "better", "op"),
    [
        pytest.param("-10%", "higher", ">=", id="more is better, falling"),
        pytest.param("10%", "lower", "<=", id="less is better, growing"),
    ],
)
def test_which_way_a_bare_growth_is_meant(target: str, better: str, op: str) -> None:
    measured = indicator(better=better)
    one = goal(target, kind="growth", base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "121亿元"), measured=[measured])
    assert asked(found)[0] == op


def test_without_a_value_a_range_of_falls_is_taken_to_the_end_near_the_baseline() -> (
    None
):
    one = goal("-20%~-10%", kind="growth", base=baseline(2021, "100亿元"))
    # 0.9^5, and not 0.8^5
    assert asked(judge(one))[1] == Decimal("59.049")


def test_a_range_of_growth_leads_to_a_range_of_levels() -> None:
    one = goal("10%~20%", kind="growth", base=baseline(2021, "100亿元"))
    found = judge(one, seen(2023, "121亿元"))
    # 1.1^5 and 1.2^5
    assert asked(found) == (
        "range",
        Decimal("161.051"),
        Decimal("161.051"),
        Decimal("248.832"),
    )


def test_growth_counts_whole_months_from_a_baseline_inside_a_year() -> None:
    one = goal("10%", kind="growth", base=baseline("2021-06", "100亿元"))
    # from the end of June 2021 to the end of 2026: 5.5 years, 1.1^5.5
    assert asked(judge(one, seen(2023, "121亿元")))[1] == Decimal("168.911714")


@pytest.mark.parametrize(
    ("target", "op", "level"),
    [
        pytest.param("30%", ">=", 130, id="a rise of a share"),
        pytest.param("降低30%", "<=", 70, id="a fall of a share"),
        pytest.param("降低不超过30%", ">=", 70, id="a fall of at most"),
        pytest.param("增加50万吨", ">=", 150, id="a rise in the unit"),
        pytest.param("增加300000吨", ">=", 1_300_000, id="a rise in another scale"),
        pytest.param("0%", ">=", 100, id="no change"),
        pytest.param("0.5%", ">=", Decimal("100.5"), id="a small rise"),
    ],
)
def test_a_change_is_counted_from_the_baseline(
    target: str, op: str, level: Decimal
) -> None:
    found = stock(goal(target, kind="change", base=HUNDRED), "110万吨")
    assert asked(found)[:2] == (op, level)


def test_a_range_of_falls_has_its_ends_in_order() -> None:
    found = stock(goal("-30%~-20%", kind="change", base=HUNDRED), "95万吨")
    assert asked(found) == ("range", 80, 70, 80)


def test_a_change_on_another_reference() -> None:
    one = goal("50%", kind="change", base=HUNDRED, reference=baseline(2020, "80万吨"))
    found = stock(one, "108万吨")
    # 80·1.5 = 120, and a way of 20 from the baseline
    assert asked(found)[:2] == (">=", 120)
    assert number(found, "progress") == Decimal("0.4")


def test_a_share_of_a_reference_of_nothing_is_undefined() -> None:
    one = goal("50%", kind="change", base=HUNDRED, reference=baseline(2020, "0万吨"))
    assert said(stock(one, "108万吨")) == "undefined"


def test_a_chained_change_is_counted_from_the_year_before_the_window() -> None:
    one = goal("30%", kind="change", reference=baseline(2020, "80%"))
    known = [seen(2022, "5%"), seen(2023, "6%")]
    found = judge(one, *known, measured=[GROWTH], as_of="2024-06-30")
    assert asked(found)[:2] == (">=", 130)
    assert found.latest is not None
    assert found.latest.number == Decimal("111.3")


@pytest.mark.parametrize("kind", ["growth", "change"])
def test_about_a_growth_without_a_tolerance_is_not_judged(kind: str) -> None:
    one = goal("约30%", kind=kind, base=HUNDRED)
    found = stock(one, "110万吨")
    assert said(found) == "tolerance-missing"
    assert asked(found)[0] == "~"


def test_about_without_a_tolerance_points_from_the_baseline_to_the_number() -> None:
    found = stock(goal("约50万吨", base=HUNDRED), "80万吨")
    # the line is at 80
    assert number(found, "pace") == 1
    assert said(found) == "tolerance-missing"


@pytest.mark.parametrize(
    "kind", ["level", "growth", "change", "cumulative", "every-year", "average"]
)
def test_a_goal_on_numbers_without_a_target_is_a_fault_of_the_caller(kind: str) -> None:
    with pytest.raises(TypeError, match="gdp: no target"):
        judge(goal(None, kind=kind))


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        pytest.param("level", "goals.gdp: a direction is not a level", id="level"),
        pytest.param("growth", "a direction is not an amount", id="growth"),
        pytest.param("change", "a direction is not an amount", id="change"),
    ],
)
def test_a_direction_is_no_level(kind: str, message: str) -> None:
    one = goal("increase", kind=kind, base=baseline(2021, "100亿元"))
    with pytest.raises(TypeError, match=f"^{message}$"):
        judge(one, seen(2023, "120亿元"))


LATER = Period.of_year(2028)
REVISIONS = (
    Revision(date=dt.date(2025, 1, 1), by=LATER),
    Revision(date=dt.date(2024, 1, 1), target=promise("300万吨")),
    Revision(date=dt.date(2026, 1, 1), opens=True),
    Revision(date=dt.date(2026, 6, 1), by=Period.of_year(2030)),
)


@pytest.mark.parametrize(
    ("day", "target", "by"),
    [
        pytest.param("2023-12-31", "200万吨", 2026, id="as first promised"),
        pytest.param("2024-01-01", "300万吨", 2026, id="another target"),
        pytest.param("2025-01-01", "300万吨", 2028, id="more time, the target kept"),
        pytest.param("2026-01-01", "300万吨", None, id="no deadline any more"),
        pytest.param("2026-06-01", "300万吨", 2030, id="a deadline again"),
    ],
)
def test_the_promise_in_force_on_a_day(day: str, target: str, by: int | None) -> None:
    one = goal("200万吨", base=HUNDRED, revisions=REVISIONS)
    found = promise_on(one, dt.date.fromisoformat(day))
    assert found.target == promise(target)
    assert found.by == (None if by is None else Period.of_year(by))


def test_the_original_promise_stands_beside_the_one_in_force() -> None:
    one = goal("200万吨", base=HUNDRED, revisions=REVISIONS)
    found = judge(one, seen(2023, "130万吨"), measured=[STOCK], as_of="2025-06-30")
    assert found.original_target == promise("200万吨")
    assert found.original_by == Period.of_year(2026)
    assert facts(found, "target-revised") == {
        "date": dt.date(2025, 1, 1),
        "a": "200万吨",
        "b": "300万吨",
    }


def test_a_promise_in_words_that_was_put_off_says_so() -> None:
    one = goal(None, kind="qualitative", measured=None, revisions=REVISIONS[:1])
    found = judge(one, as_of="2025-06-30")
    assert "target-revised" in codes(found)
    assert (found.by, found.original_by) == (LATER, Period.of_year(2026))
    assert facts(found, "target-revised")["a"] == ""


def test_a_bare_rank_is_at_most_that_rank() -> None:
    places = indicator("gdp", unit="位", measure="rank")
    one = goal("5位", kind="rank", base=baseline(2021, "3位"))
    found = judge(one, seen(2023, "5位"), measured=[places], as_of="2024-06-30")
    assert asked(found)[:2] == ("<=", 5)
    assert said(found) == "met-early"


def test_points_on_no_baseline_lead_nowhere_on_a_straight_line() -> None:
    rate = indicator("gdp", unit="%", measure="ratio")
    one = goal("5个百分点", kind="change")
    found = judge(one, seen(2023, "40%"), measured=[rate], as_of="2024-06-30")
    assert said(found) == "no-baseline"
    assert found.rate_unit == "pp/year"


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        pytest.param("约200万吨", "bound-undecided", id="about the target"),
        pytest.param("不超过200万吨", "bound-undecided", id="at most the target"),
        pytest.param("超200万吨", "met-early", id="more than the target"),
        pytest.param("超150万吨", "on-track", id="judged as it is written"),
    ],
)
def test_a_bounded_latest_value_meets_a_target_only_as_a_whole(
    latest: str, verdict: str
) -> None:
    assert said(stock(goal("200万吨", base=HUNDRED), latest)) == verdict


@pytest.mark.parametrize(
    ("kind", "target", "base", "asked_for"),
    [
        pytest.param("growth", "10%", "0.5万吨", "0.805255", id="growth on a half"),
        pytest.param("change", "10%", "0.5万吨", "0.55", id="a share of a half"),
        pytest.param("change", "10万吨", "-5万吨", "5", id="so much more than a debt"),
        pytest.param("change", "10万吨", "0万吨", "10", id="so much more than nothing"),
    ],
)
def test_only_a_share_needs_a_base_above_0(
    kind: str, target: str, base: str, asked_for: str
) -> None:
    found = stock(goal(target, kind=kind, base=baseline(2021, base)), "1万吨")
    assert asked(found)[1] == Decimal(asked_for)


@pytest.mark.parametrize(
    ("values", "number_"),
    [
        pytest.param([], 80, id="nothing known: the baseline"),
        pytest.param(["60万吨"], 70, id="below both"),
    ],
)
def test_figures_of_a_range_of_falls_go_to_the_nearer_end(
    values: list[str], number_: int
) -> None:
    one = goal("-30%~-20%", kind="change", base=HUNDRED)
    assert asked(stock(one, *values))[1] == number_


@pytest.mark.parametrize(
    ("target", "better", "measure", "op"),
    [
        pytest.param("200万吨", "lower", "stock", "<=", id="less is better, above"),
        pytest.param("50万吨", "higher", "stock", ">=", id="more is better, below"),
        pytest.param("200万吨", None, "stock", ">=", id="nobody says, above"),
        pytest.param("50万吨", None, "stock", "<=", id="nobody says, below"),
        pytest.param("200万吨", None, "rank", "<=", id="a rank"),
        pytest.param("200万吨", "higher", "rank", "<=", id="a rank, whatever is said"),
    ],
)
def test_what_a_bare_number_asks(
    target: str, better: str | None, measure: str, op: str
) -> None:
    measured = indicator("gdp", unit="万吨", measure=measure, better=better)
    found = judge(goal(target, base=HUNDRED), measured=[measured])
    assert asked(found)[0] == op


@pytest.mark.parametrize(
    ("kind", "target", "tolerance", "low", "high"),
    [
        # 1.09^5 and 1.11^5
        pytest.param("growth", "约10%", "1%", "153.862395", "168.505816", id="growth"),
        pytest.param("change", "约30%", "5%", "125", "135", id="a share"),
        pytest.param("change", "约50万吨", "1万吨", "149", "151", id="an amount"),
        pytest.param("change", "约50万吨", "10000吨", "149", "151", id="in a scale"),
    ],
)
def test_a_tolerance_of_what_leads_to_a_level(
    kind: str, target: str, tolerance: str, low: str, high: str
) -> None:
    one = goal(target, kind=kind, base=HUNDRED, tolerance=tolerance)
    found = asked(stock(one, "110万吨"))
    assert found[0] == "range"
    assert found[2:] == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("target", "kind", "number_", "unit"),
    [
        pytest.param("2000000吨", "level", 2_000_000, "吨", id="an amount"),
        pytest.param("1500000吨~2000000吨", "level", 1_500_000, "吨", id="a range"),
        pytest.param("30%", "change", 130, "万吨", id="a share of it"),
    ],
)
def test_numbers_are_in_the_scale_of_the_target(
    target: str, kind: str, number_: int, unit: str
) -> None:
    found = stock(goal(target, kind=kind, base=HUNDRED))
    assert found.unit == parse_unit(unit)
    assert asked(found)[1] == number_


def test_a_range_of_shares_is_counted_from_its_reference() -> None:
    one = goal("10%~20%", kind="change", base=baseline(2021, "200万吨"))
    assert asked(stock(one, "210万吨"))[2:] == (220, 240)


def test_a_change_may_be_written_in_another_scale_than_the_values() -> None:
    found = change_demand(
        goal(kind="change"),
        promise("20000吨"),
        reference=Fraction(100),
        baseline=Fraction(100),
        latest=None,
        unit=parse_unit("万吨"),
    )
    assert (found.op, found.number) == (">=", Fraction(102))
