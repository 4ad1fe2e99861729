"""Eurostat: classes of R with a target, of yearly growth without one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from engine.rules.authorities import answer, one_number
from plantrack.engine.rules.eurostat import judge
from plantrack.model.assessment import Verdict

TWO_YEARS = (2022, 2023, 2024)  # of which one has gone: R is (v - b) / 10 on 100 -> 121


@pytest.mark.parametrize(
    ("latest", "class_id", "verdict"),
    [
        pytest.param("109.5", "significant", "on-track", id="R exactly 0.95"),
        pytest.param("109.4999999999999999", "moderate", "at-risk", id="R below 0.95"),
        pytest.param("106", "moderate", "at-risk", id="R exactly 0.60"),
        pytest.param(
            "105.9999999999999999", "insufficient", "off-track", id="R below 0.60"
        ),
        pytest.param("100", "insufficient", "off-track", id="R exactly 0"),
        pytest.param("99.9999999999999999", "away", "off-track", id="R below 0"),
    ],
)
def test_the_ratio_of_growth_decides_the_class(
    latest: str, class_id: str, verdict: str
) -> None:
    facts = one_number(100, latest, 121, span=TWO_YEARS)

    assert answer(judge(facts)) == (class_id, verdict)


def test_a_difference_too_small_for_a_root_counts_as_equality() -> None:
    facts = one_number(100, "109.4999999999999999999999", 121, span=TWO_YEARS)

    assert answer(judge(facts)) == ("significant", "on-track")


@pytest.mark.parametrize(
    ("growth", "class_id", "verdict"),
    [
        pytest.param("1.0000001", "significant", "on-track", id="above 1 %"),
        pytest.param("1", "moderate", "at-risk", id="exactly 1 %"),
        pytest.param("0.1000001", "moderate", "at-risk", id="above 0.1 %"),
        pytest.param("0.1", "none", "off-track", id="exactly 0.1 %"),
        pytest.param("0", "none", "off-track", id="no change"),
        pytest.param("-0.1", "none", "off-track", id="exactly -0.1 %"),
        pytest.param("-0.1000001", "moderate-away", "off-track", id="below -0.1 %"),
        pytest.param("-1", "moderate-away", "off-track", id="exactly -1 %"),
        pytest.param("-1.0000001", "significant-away", "off-track", id="below -1 %"),
    ],
)
@pytest.mark.parametrize("direction", [1, -1])
def test_growth_decides_the_class_without_a_target(
    growth: str, direction: int, class_id: str, verdict: str
) -> None:
    latest = 100 + direction * Decimal(growth)
    facts = one_number(
        100,
        str(latest),
        None,
        direction=direction,
        span=TWO_YEARS,
        kind="direction",
    )

    assert answer(judge(facts)) == (class_id, verdict)


def test_all_values_negative_turn_the_direction_round() -> None:
    """A debt that grows from -10 to -11 of -20 has moved toward «at most -20»."""
    found = judge(one_number(-10, -11, -20, direction=-1, span=(2022, 2023, 2026)))

    assert found.figure is not None
    assert found.figure > 0


@pytest.mark.parametrize(
    ("baseline", "latest", "target"),
    [
        pytest.param(0, 10, 100, id="base of zero"),
        pytest.param(100, 90, 0, id="target of zero"),
        pytest.param(-10, 10, 100, id="value on the other side of zero"),
        pytest.param(10, 20, -10, id="target on the other side of zero"),
        pytest.param(100, 90, 100, id="base at the target, value lost"),
    ],
)
def test_growth_that_is_undefined_gives_no_class(
    baseline: int, latest: int, target: int
) -> None:
    direction = 1 if target > latest else -1
    found = judge(one_number(baseline, latest, target, direction=direction))

    assert answer(found) == (None, None)
    assert (found.reason, found.figure) == ("undefined", None)


def test_a_fall_to_zero_is_growth_of_minus_one() -> None:
    found = judge(one_number(100, 0, 200))

    assert answer(found) == ("away", "off-track")


def test_a_latest_value_from_the_baseline_is_nothing_to_compare() -> None:
    found = judge(one_number(100, 100, 121, span=(2022, 2022, 2024)))

    assert found.reason == "no-observation-since-baseline"


def test_a_met_target_comes_before_the_ratio() -> None:
    slower = judge(one_number(100, 90, 80, span=TWO_YEARS))  # at least 80, falling

    assert answer(slower) == ("target-met", "met-early")
    assert slower.figure is not None
    assert slower.score == 5


def test_a_met_target_needs_no_ratio() -> None:
    found = judge(one_number(100, 100, 100))

    assert answer(found) == ("target-met", "met-early")
    assert found.figure is None


def test_a_target_lost_since_the_baseline_is_moving_away() -> None:
    found = judge(one_number("5.2", "5.7", "5.5", direction=-1))

    assert answer(found) == ("away", "off-track")


def test_the_class_stays_when_the_result_is_in() -> None:
    facts = one_number(100, 120, 121, span=(2022, 2024, 2024), final=Verdict.MISSED)

    assert answer(judge(facts)) == ("significant", "missed")


def test_an_obstacle_keeps_the_figure() -> None:
    found = judge(one_number(100, "109.5", 121, span=TWO_YEARS, obstacle="gaps"))

    assert (found.class_id, found.verdict, found.reason) == (None, None, "gaps")
    assert found.figure is not None
    assert round(found.figure, 20) == Decimal("0.95")


def test_an_obstacle_keeps_the_growth_without_a_target() -> None:
    found = judge(
        one_number(
            100, 102, None, kind="direction", span=TWO_YEARS, obstacle="series-break"
        )
    )

    assert (found.reason, found.figure) == ("series-break", Decimal("0.02"))


@pytest.mark.parametrize("kind", ["cumulative", "every-year", "rank", "average"])
def test_other_kinds_are_not_judged(kind: str) -> None:
    assert judge(one_number(100, 105, 121, kind=kind)).reason == "kind"


@pytest.mark.parametrize(
    ("latest", "score"),
    [
        pytest.param("113", "5", id="at 1.3 the best"),
        pytest.param("115", "5", id="never above the best"),
        pytest.param("106", "0", id="0 at 0.6"),
        pytest.param("100", "-2.5", id="-2.5 without change"),
        pytest.param("94", "-5", id="at -0.6 the worst"),
        pytest.param("80", "-5", id="never below the worst"),
    ],
)
def test_the_score_runs_from_minus_5_to_5(latest: str, score: str) -> None:
    found = judge(one_number(100, latest, 121, span=TWO_YEARS))

    assert found.score is not None
    assert round(found.score, 20) == Decimal(score)


@pytest.mark.parametrize(
    ("latest", "score"), [("101", "2.5"), ("103", "5"), ("99", "-2.5"), ("96", "-5")]
)
def test_the_score_without_a_target_is_growth_in_steps_of_2_percent(
    latest: str, score: str
) -> None:
    found = judge(one_number(100, latest, None, kind="direction", span=TWO_YEARS))

    assert found.score == Decimal(score)


def test_growth_of_half_a_year_is_told_by_the_year() -> None:
    facts = one_number(100, 110, None, kind="direction", span=(2024, 2024, 2026))
    december = facts.latest_month
    assert december is not None

    assert judge(replace(facts, baseline_month=december - 6)).figure == Decimal("0.21")


def test_growth_from_zero_gives_no_class_without_a_target() -> None:
    found = judge(one_number(0, 5, None, kind="direction"))

    assert (found.class_id, found.reason) == (None, "undefined")
