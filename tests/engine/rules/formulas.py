"""Published and computed cases of single formulas: how our figures give each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import Any, TypeAlias

import pytest

from engine import plans
from engine.plans import baseline, goal, indicator, judge, number, seen
from engine.rules.authorities import (
    assessed,
    bound,
    judged_by,
    promise,
    yearly,
)
from engine.rules.published import WEATHER, growth_of, judged_growth, weather
from plantrack.engine.student import cumulative_probability
from plantrack.engine.trend import Drift
from plantrack.model.amount import Unit
from plantrack.model.assessment import Assessment, RuleJudgement
from plantrack.model.plan import Shape
from plantrack.notation.amounts import format_number

Inputs: TypeAlias = Mapping[str, Any]
Reader: TypeAlias = Callable[[Inputs], Mapping[str, object]]

MET_CLASSES_OF_EUSTAT = {"target-met": "significant_progress"}
CLASSES_OF_EUSTAT = {
    **MET_CLASSES_OF_EUSTAT,
    "significant": "significant_progress",
    "moderate": "moderate_progress",
    "insufficient": "moderate_deterioration",
    "away": "significant_deterioration",
    "none": "no_progress",
    "moderate-away": "moderate_deterioration",
    "significant-away": "significant_deterioration",
}

OTHER_CONVENTIONS = {
    "AARR-02": "a continuous rate, ln(48/30)/3; ours compounds by the year: 14.5",
    "AARR-05": "a regression on logarithms; ours takes the first and last value",
    "AARR-09": "a continuous rate; ours compounds by the year: 2.13",
    "BEE-domore_v93": "a road counted in days; ours counts whole months",
    "BEE-domore_v120": "a road counted in days; ours counts whole months",
    "BEE-doless": "a road counted in days; ours counts whole months",
    "ESC-03": "the current status index, capped at 10; the class agrees",
    "ESC-04": "weights recent years more; ours is the mean change: predictor drift",
    "SDSN-02": "the mean arrow of a whole goal; ours judges one indicator",
    "FC-07": "a mean of yearly flows; with four full years ours goes on by the drift",
    "YTD-02": "the last twelve months; ours never makes a year of parts of two",
    "YTD-05": "the shares of several years; same-share takes the last year's alone",
}


def open_sdg(inputs: Inputs) -> Mapping[str, object]:
    found = judged_growth("open-sdg", growth_of(inputs))
    return _growth(found, status=found.class_id)


def eurostat(inputs: Inputs) -> Mapping[str, object]:
    found = judged_growth("eurostat", growth_of(inputs))
    return _growth(found, status=CLASSES_OF_EUSTAT[found.class_id or ""])


def destatis(inputs: Inputs) -> Mapping[str, object]:
    found = weather(
        inputs["kind"],
        direction=inputs["direction"],
        target=inputs["target"],
        by=inputs["target_year"],
        window={int(year): value for year, value in inputs["window"].items()},
    )
    names = {ours: theirs for theirs, ours in WEATHER.items()}
    return {"status": names[found.class_id or ""]}


def rate_to_half(inputs: Inputs) -> Mapping[str, object]:
    years = inputs["years"]
    one = goal(
        f"{inputs['target_index']}元",
        start=2001,
        by=2000 + years,
        base=baseline(2000, "1元"),
        path="geometric",
    )
    found = judge(one, measured=[indicator(unit="元", measure="stock")])
    return {"rate_pct": -number(found, "planned_rate")}


def sum_completion(inputs: Inputs) -> Mapping[str, object]:
    return {
        "pct": 100
        * number(_sum(inputs["actual_sum"], inputs["plan_sum"]), "completion")
    }


def completions(inputs: Inputs) -> Mapping[str, object]:
    """The first two plans are floors, the third (a cost) is a ceiling."""
    found = []
    for plan, actual in zip(inputs["plan"], inputs["actual"], strict=True):
        ceiling = actual < plan
        one = _level(actual, f"{'<=' if ceiling else '>='}{plan}元")
        found.append(100 * number(one, "limit_used" if ceiling else "completion"))
    return {"pct": found}


def two_methods(inputs: Inputs) -> Mapping[str, object]:
    level = _level(inputs["actual_final_year"], f">={inputs['plan_final_year']}元")
    total = _sum(inputs["actual_sum"], inputs["plan_sum"])
    return {
        "level_pct": 100 * number(level, "completion"),
        "cumulative_pct": 100 * number(total, "completion"),
        "level_met": plans.said(level) == "achieved",
        "cumulative_met": plans.said(total) == "achieved",
    }


def overfulfilled_cut(inputs: Inputs) -> Mapping[str, object]:
    found = _cut(
        inputs["target_cut_pct"], 100, 100 - Decimal(str(inputs["actual_cut_pct"]))
    )
    return {
        "over_pct": 100 * (number(found, "progress") - 1),
        "over_pp": number(found, "remaining"),
    }


def cut_from_levels(inputs: Inputs) -> Mapping[str, object]:
    found = _cut(20, inputs["level_2005"], inputs["level_2009"])
    return {"cumulative_cut_pct": 20 * number(found, "progress")}


def last_years_cut(inputs: Inputs) -> Mapping[str, object]:
    reached = 100 - Decimal(str(inputs["cum_cut_pct"]))
    found = _cut(inputs["target_cut_pct"], 100, reached)
    return {"need_pct": -number(found, "required_rate")}


def chained_cut(inputs: Inputs) -> Mapping[str, object]:
    cuts = inputs["annual_cut_pct"]
    known = [seen(2022 + k, f"-{cut}%") for k, cut in enumerate(cuts)]
    one = goal("下降15%", kind="change")
    found = judge(one, *known, measured=[indicator(unit="%", measure="yearly-growth")])
    assert found.latest is not None
    return {"cumulative_cut_pct": 100 - found.latest.number}


def lead_of_sum(inputs: Inputs) -> Mapping[str, object]:
    """The lead is the case's input: what is checked is that ours is that lead."""
    completion = Decimal(str(inputs["lead_pp"])) + Decimal(
        str(inputs["elapsed_share_pct"])
    )
    one = goal("100亿元", kind="cumulative", start=2022, by=2022)
    found = judge(one, seen("2022-01/2022-09", f"{completion}亿元"), as_of="2022-10-31")
    assert number(found, "lead") == Decimal(str(inputs["lead_pp"]))
    return {"completion_pct": 100 * number(found, "completion")}


def rounded(inputs: Inputs) -> Mapping[str, object]:
    places = len(inputs["quantum"].partition(".")[2])
    shown = format_number(
        Decimal(inputs["x"]), Unit(0, ""), language="en", places=places
    )
    return {"rounded": shown}


def budget_used(inputs: Inputs) -> Mapping[str, object]:
    """A window of 720 hours told in months: what counts is its share."""
    share = Decimal(inputs["window_h"]) / Decimal(inputs["period_h"])
    used = Decimal(str(inputs["burn_rate"])) * share * 1000
    one = goal("不超过1000亿元", kind="cumulative", start=2000, by=2059)
    found = judge(one, seen("2000-01", f"{used}亿元"), as_of="2000-02-01")
    assert number(found, "pace") == Decimal(str(inputs["burn_rate"]))
    return {"budget_used_pct": 100 * number(found, "completion")}


def cumulative(inputs: Inputs) -> Mapping[str, object]:
    known = [
        seen(2022 + k, f"{done}亿元") for k, done in enumerate(inputs["done_by_year"])
    ]
    one = goal(f"{inputs['target']}亿元", kind="cumulative")
    found = judge(one, *known)
    return {
        "completion": number(found, "completion"),
        "elapsed": number(found, "elapsed"),
        "spi": number(found, "pace"),
        "required_mean": number(found, "required_rate"),
        "past_mean": number(found, "observed_rate"),
        "tc_ratio": number(found, "acceleration"),
        "burn_rate_inverse": number(found, "elapsed") / number(found, "completion"),
    }


def arrow(inputs: Inputs) -> Mapping[str, object]:
    start, end = inputs["start_year"], inputs["end_year"]
    one = promise(
        bound(1, inputs["green_threshold"]), start=start + 1, by=inputs["target_year"]
    )
    known = yearly({start: inputs["score_2018"], end: inputs["score_2023"]})
    rule, found = judged_by("sdsn", one, known), assessed(one, known)
    return {
        "observed_per_year": number(found, "observed_rate"),
        "needed_per_year_from_start": number(found, "planned_rate"),
        "ratio": rule.figure,
        "arrow": f"{rule.class_id} (<50%)",
    }


def drift(inputs: Inputs) -> Mapping[str, object]:
    """The formula itself: with three values the program gives no probability."""
    found = Drift(
        values=tuple(Fraction(each) for each in inputs["values"]), shape=Shape.LINEAR
    )
    h, m = inputs["h"], len(inputs["values"]) - 1
    value, error = (
        found.after(Fraction(h)),
        float(found.deviation) * sqrt(h * (1 + h / m)),
    )
    place = (float(value) - inputs["target"]) * inputs["direction"] / error
    reach = 3.077683537  # Student's t, 90 %, one degree of freedom
    return {
        "dbar": found.trend(),
        "s": found.deviation,
        "forecast": value,
        "se": error,
        "df": m - 1,
        "P_t": cumulative_probability(place, freedom=m - 1),
        "pi80": [float(value) - reach * error, float(value) + reach * error],
    }


READERS: Mapping[str, Reader] = {
    "SDGB": open_sdg,
    "EUS": eurostat,
    "DNS": destatis,
    "AARR-07": rate_to_half,
    "CN-02": sum_completion,
    "CN-07": completions,
    "CN-09": two_methods,
    "CN-12": overfulfilled_cut,
    "CN-14": cut_from_levels,
    "CN-17": last_years_cut,
    "CN-18": chained_cut,
    "CN-24": lead_of_sum,
    "RND": rounded,
    "SRE-01": budget_used,
    "CUM-01": cumulative,
    "SDSN-01": arrow,
    "FC-04": drift,
}


def reader(case_id: str) -> Reader | None:
    """Return what computes a case, by its id or the family of its id."""
    return READERS.get(case_id) or READERS.get(case_id.partition("-")[0])


def agree(found: object, expected: object, tolerance: Mapping[str, float]) -> bool:
    """Tell whether a value is what was published, to the case's own tolerance."""
    if isinstance(expected, list):
        return isinstance(found, list) and all(
            agree(one, two, tolerance) for one, two in zip(found, expected, strict=True)
        )
    if isinstance(expected, bool | str) or expected is None or found is None:
        return found == expected
    wanted = pytest.approx(
        float(str(expected)),
        rel=float(tolerance.get("rel", 0)),
        abs=float(tolerance.get("abs", 0)),
    )
    shown = float(found) if isinstance(found, Fraction) else float(str(found))
    return shown == wanted


def _growth(found: RuleJudgement, *, status: str | None) -> Mapping[str, object]:
    return {
        "progress_value": found.figure,
        "score": found.score,
        "status": status,
    }


def _level(value: object, target: str) -> Assessment:
    one = goal(target, start=2022, by=2022, base=None)
    known = seen(2022, f"{value}元")
    return judge(one, known, measured=[indicator(unit="元", measure="stock")])


def _sum(actual: object, plan: object) -> Assessment:
    one = goal(f"{plan}亿元", kind="cumulative", start=2022, by=2022)
    return judge(one, seen(2022, f"{actual}亿元"))


def _cut(percent: object, before: object, now: object) -> Assessment:
    """A cut in five years, of which the last has not come."""
    one = goal(
        f"下降{percent}%",
        kind="change",
        start=2022,
        by=2026,
        base=baseline(2021, f"{before}元"),
    )
    known = seen(2025, f"{now}元")
    return judge(
        one, known, as_of="2026-01-01", measured=[indicator(unit="元", measure="stock")]
    )
