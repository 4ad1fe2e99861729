"""Every published result of the shared cases, counted; the files may be missing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest

from engine.rules.published import (
    WEATHER,
    Case,
    growth_of,
    judged_growth,
    published,
    weather,
)

Report: TypeAlias = Callable[[str, object], None]

TOLERANCE = 1e-9


def close(found: Decimal | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is None and expected is None
    return float(found) == pytest.approx(expected, rel=TOLERANCE, abs=TOLERANCE)


def open_sdg_agrees(case: Case) -> bool:
    found = judged_growth("open-sdg", growth_of(case["inputs"]))
    expected = case["expected"]
    return (
        found.class_id == expected["status"]
        and close(found.figure, expected["progress_value"])
        and close(found.score, expected["score"])
    )


def destatis_agrees(case: Case) -> bool:
    window = {int(year): value for year, value in case["window"].items()}
    found = weather(
        case["kind"],
        direction=case["direction"],
        target=case["target"],
        by=case["target_year"],
        window=window,
    )
    detail = case["detail"]
    shown = detail.get("miss", None if "reached" in detail else detail["avg"])
    return found.class_id == WEATHER[case["published_status"]] and close(
        found.figure, shown
    )


def test_open_sdg_reproduces_class_figure_and_score_of_every_case(
    record_property: Report,
) -> None:
    cases = published("open_sdg_published")
    agreeing = [case for case in cases if open_sdg_agrees(case)]
    record_property("open-sdg", f"{len(agreeing)} of {len(cases)} agree")

    assert (len(agreeing), len(cases)) == (140, 140)


def test_destatis_reproduces_the_status_of_every_case(record_property: Report) -> None:
    cases = published("destatis_published")
    agreeing = [case for case in cases if destatis_agrees(case)]
    record_property("destatis", f"{len(agreeing)} of {len(cases)} agree")

    assert (len(agreeing), len(cases)) == (144, 144)
