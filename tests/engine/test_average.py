"""The mean of the years, and what the years left must hold."""

from __future__ import annotations

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
from plantrack.model.assessment import Assessment

RATE = indicator("gdp", unit="%", measure="ratio")


def mean(
    target: str,
    values: dict[int, str],
    *,
    by: int | None = 2026,
    as_of: str = "2024-06-30",
) -> Assessment:
    one = goal(target, kind="average", by=by)
    known = [seen(year, value) for year, value in values.items()]
    return judge(one, *known, measured=[RATE], as_of=as_of)


@pytest.mark.parametrize(
    ("target", "values", "verdict"),
    [
        pytest.param("5%", {2022: "4%", 2023: "6%"}, "on-track", id="exactly"),
        pytest.param("超过5%", {2022: "4%", 2023: "6%"}, "at-risk", id="more than"),
        # (25 - 9.5)/3 = 5.17
        pytest.param("5%", {2022: "4%", 2023: "5.5%"}, "at-risk", id="reached once"),
        # (25 - 9)/3 = 5.33
        pytest.param("5%", {2022: "4%", 2023: "5%"}, "off-track", id="never reached"),
        pytest.param("不超过5%", {2022: "5%", 2023: "5%"}, "on-track", id="ceiling"),
        # (25 - 10.5)/3 = 4.83
        pytest.param("不超过5%", {2022: "4%", 2023: "6.5%"}, "at-risk", id="over it"),
        # (25 - 11)/3 = 4.67
        pytest.param("不超过5%", {2022: "5%", 2023: "6%"}, "off-track", id="far over"),
        pytest.param("2%~4%", {2022: "2%", 2023: "4%"}, "on-track", id="in a range"),
        # at most (20 - 13)/3 = 2.33 would do
        pytest.param("2%~4%", {2022: "6%", 2023: "7%"}, "off-track", id="above it"),
        # from (10 - 8)/3 = 0.67 to (20 - 8)/3 = 4: 3 would do
        pytest.param("2%~4%", {2022: "3%", 2023: "5.5%"}, "at-risk", id="a bit above"),
        pytest.param("约5%", {2022: "5%"}, "tolerance-missing", id="about"),
        pytest.param("5%", {}, "no-observation", id="nothing known"),
        pytest.param("5%", {2022: "超6%"}, "on-track", id="a bound that satisfies"),
        pytest.param("5%", {2022: "不足6%"}, "bound-undecided", id="a loose bound"),
        pytest.param("5%", {2022: "超4%"}, "off-track", id="judged as it is written"),
    ],
)
def test_a_mean_so_far(target: str, values: dict[int, str], verdict: str) -> None:
    assert said(mean(target, values)) == verdict


def test_what_the_years_left_need_is_noted() -> None:
    found = mean("5%", {2022: "4%", 2023: "5.5%"})
    told = facts(found, "mean-needed")
    # two years hold 9.5, so that (25 - 9.5)/3 is left to each of three
    assert told["mean"] == Decimal("4.75")
    assert round(Decimal(str(told["needed"])), 4) == Decimal("5.1667")
    assert number(found, "completion") == Decimal("0.95")


def test_the_share_of_a_mean_tells_its_numbers() -> None:
    share = figure(mean("5%", {2022: "4%", 2023: "5%"}), "completion")
    assert (share.value, share.formula) == (Decimal("0.9"), "mean / T")
    assert share.terms == {"mean": Decimal("4.5"), "T": 5}


def test_a_floor_has_no_limit() -> None:
    assert figure(mean("5%", {2022: "4%"}), "limit_used").reason == "floor"


@pytest.mark.parametrize(
    ("target", "value", "key", "share"),
    [
        pytest.param("0.5%", "0.4%", "completion", "0.8", id="a small target"),
        pytest.param("5%", "0%", "completion", "0", id="nothing"),
        pytest.param("5%", "-1%", "completion", "value-negative", id="below 0"),
        pytest.param("不超过5%", "-1%", "limit_used", "-0.2", id="below a limit"),
    ],
)
def test_a_share_of_a_mean_around_zero(
    target: str, value: str, key: str, share: str
) -> None:
    found = figure(mean(target, {2022: value}), key)
    assert (found.reason or str(found.value)) == share


def test_a_ceiling_has_no_completion_but_a_share_of_its_limit() -> None:
    found = mean("不超过5%", {2022: "4%"})
    assert number(found, "limit_used") == Decimal("0.8")
    assert figure(found, "completion").reason == "ceiling"


@pytest.mark.parametrize(
    ("target", "values", "reason"),
    [
        pytest.param("5%", {}, "no-observation", id="nothing known"),
        pytest.param("0%", {2022: "1%"}, "target-not-positive", id="of nothing"),
        pytest.param("-1%", {2022: "1%"}, "target-not-positive", id="of a debt"),
    ],
)
def test_when_a_mean_is_no_share_of_its_target(
    target: str, values: dict[int, str], reason: str
) -> None:
    assert figure(mean(target, values), "completion").reason == reason


@pytest.mark.parametrize(
    ("last", "as_of", "verdict"),
    [
        pytest.param("5%", "2027-01-31", "achieved", id="exactly"),
        pytest.param("4.9%", "2027-01-31", "missed", id="short"),
        pytest.param("超4%", "2027-01-31", "bound-undecided", id="a bound"),
        pytest.param(None, "2027-01-01", "final-value-missing", id="not known"),
        pytest.param(None, "2026-12-31", "on-track", id="not over"),
    ],
)
def test_a_mean_is_settled_when_every_year_is_known(
    last: str | None, as_of: str, verdict: str
) -> None:
    values = dict.fromkeys(range(2022, 2026), "5%")
    if last is not None:
        values[2026] = last
    found = mean("5%", values, as_of=as_of)
    assert said(found) == verdict
    assert ("mean-needed" in codes(found)) is (last is None)


def test_a_mean_without_a_deadline_is_never_complete() -> None:
    found = mean("5%", {2022: "9%"}, by=None)
    assert said(found) == "no-deadline"
    assert "mean-needed" not in codes(found)


@pytest.mark.parametrize(
    ("values", "needed"),
    [
        # to the nearer end, 4: (20 - 4)/3; to 2: (10 - 10)/3
        pytest.param({2022: "2%", 2023: "2%"}, "2", id="nearer to the low end"),
        pytest.param({2022: "4%", 2023: "6%"}, "3.3333", id="nearer to the high end"),
    ],
)
def test_of_a_range_the_years_left_need_its_nearer_end(
    values: dict[int, str], needed: str
) -> None:
    told = facts(mean("2%~4%", values), "mean-needed")
    assert round(Decimal(str(told["needed"])), 4) == Decimal(needed)
