"""Open SDG: Eurostat's ratio with a score, and room to a natural limit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.rules.authorities import answer, one_number
from plantrack.engine.rules.open_sdg import judge
from plantrack.model.assessment import Verdict

TWO_YEARS = (2022, 2023, 2024)


@pytest.mark.parametrize(
    ("latest", "class_id", "verdict"),
    [
        pytest.param("109.5", "substantial_progress", "on-track", id="R exactly 0.95"),
        pytest.param(
            "109.4999999999999999", "moderate_progress", "at-risk", id="R below 0.95"
        ),
        pytest.param("106", "moderate_progress", "at-risk", id="R exactly 0.60"),
        pytest.param(
            "105.9999999999999999", "limited_progress", "off-track", id="R below 0.60"
        ),
        pytest.param("100", "limited_progress", "off-track", id="R exactly 0"),
        pytest.param(
            "99.9999999999999999", "deterioration", "off-track", id="R below 0"
        ),
    ],
)
def test_the_ratio_of_growth_decides_the_class(
    latest: str, class_id: str, verdict: str
) -> None:
    facts = one_number(100, latest, 121, span=TWO_YEARS)

    assert answer(judge(facts)) == (class_id, verdict)


@pytest.mark.parametrize(
    ("latest", "class_id", "score"),
    [
        pytest.param("101.5", "substantial_progress", "2.5", id="exactly 1.5 %"),
        pytest.param("101.4999999", "moderate_progress", "2.49999975", id="below"),
        pytest.param("100.5", "moderate_progress", "0", id="exactly 0.5 %"),
        pytest.param("100.4999999", "limited_progress", "-0.0000005", id="below 0.5 %"),
        pytest.param("100", "limited_progress", "-2.5", id="no change"),
        pytest.param("99.9999999", "deterioration", "-2.500000125", id="below 0"),
        pytest.param("150", "substantial_progress", "5", id="never above 5"),
        pytest.param("50", "deterioration", "-5", id="never below -5"),
    ],
)
def test_growth_decides_the_class_without_a_target(
    latest: str, class_id: str, score: str
) -> None:
    found = judge(one_number(100, latest, None, kind="direction", span=TWO_YEARS))
    verdicts = {"substantial_progress": "on-track", "moderate_progress": "at-risk"}

    assert answer(found) == (class_id, verdicts.get(class_id, "off-track"))
    assert found.score == Decimal(score)


@pytest.mark.parametrize(
    ("baseline", "limit", "latest", "class_id"),
    [
        pytest.param(
            200, 100, 203, "substantial_progress", id="twice the limit: C is 1"
        ),
        pytest.param(200, 100, "202.9", "moderate_progress", id="C is 1, just short"),
        pytest.param(250, 100, "253.74", "moderate_progress", id="beyond: C is 1"),
        pytest.param(100, 100, 100, "substantial_progress", id="at the limit: C is 0"),
        pytest.param(100, 100, 99, "deterioration", id="away from the limit"),
        pytest.param(99, 100, "99.1", "substantial_progress", id="near the limit"),
        pytest.param(101, 100, "101.1", "substantial_progress", id="near, from above"),
        pytest.param(5, 0, "5.06", "moderate_progress", id="a limit of zero: C is 1"),
    ],
)
def test_less_growth_is_asked_near_a_natural_limit(
    baseline: int, limit: int, latest: str, class_id: str
) -> None:
    facts = one_number(
        baseline, latest, None, kind="direction", span=TWO_YEARS, limit=limit
    )

    assert judge(facts).class_id == class_id


@pytest.mark.parametrize("baseline", [50, 150])
@pytest.mark.parametrize(
    ("rate", "class_id"),
    [
        pytest.param("0.0144", "substantial_progress", id="substantial"),
        pytest.param("0.0142", "moderate_progress", id="not quite substantial"),
        pytest.param("0.0048", "moderate_progress", id="moderate"),
        pytest.param("0.0047", "limited_progress", id="not quite moderate"),
    ],
)
def test_the_edges_are_lower_halfway_to_the_limit_and_as_far_above_it(
    baseline: int, rate: str, class_id: str
) -> None:
    """C is 1 - 0.5^4.44, 0.95393; the edges 1.5 % and 0.5 % become 1.431 and 0.477."""
    latest = baseline * (1 + Fraction(rate))
    facts = replace(
        one_number(baseline, 0, None, kind="direction", span=TWO_YEARS, limit=100),
        latest=latest,
    )
    found = judge(facts)
    room = 1 - 0.5**4.44
    slope, start = {
        "substantial_progress": (500, -5),
        "moderate_progress": (250, -1.25),
        "limited_progress": (500, -2.5),
    }[class_id]

    assert found.class_id == class_id
    assert found.score is not None
    assert float(found.score) == pytest.approx(slope * float(rate) / room + start)


def test_a_fall_of_1e_20_counts_as_none() -> None:
    rate = Fraction(-1, 10**20)
    facts = one_number(100, 0, None, kind="direction", span=TWO_YEARS)
    found = judge(replace(facts, latest=100 * (1 + rate)))

    assert found.class_id == "limited_progress"
    assert found.score == Decimal("-2.5") - 500 * Decimal("1e-20")


def test_to_hold_at_the_limit_scores_5() -> None:
    facts = one_number(100, 100, None, kind="direction", span=TWO_YEARS, limit=100)

    assert judge(facts).score == 5


def test_a_base_of_zero_far_from_its_limit_has_no_growth() -> None:
    found = judge(one_number(0, 3, None, kind="direction", limit=100))

    assert (found.class_id, found.reason) == (None, "undefined")


@pytest.mark.parametrize(
    ("baseline", "latest", "target", "reason"),
    [
        pytest.param(-10, 10, 100, "opposite-signs", id="value"),
        pytest.param(10, 20, -10, "opposite-signs", id="target"),
    ],
)
def test_opposite_signs_have_the_authoritys_own_class(
    baseline: int, latest: int, target: int, reason: str
) -> None:
    direction = 1 if target > latest else -1
    found = judge(one_number(baseline, latest, target, direction=direction))

    assert (found.class_id, found.verdict) == ("not_available", None)
    assert found.reason == reason


@pytest.mark.parametrize("kind", ["level", "direction"])
def test_a_single_year_has_the_authoritys_own_class(kind: str) -> None:
    """sdg-build publishes «not_available» where the base year is the latest."""
    found = judge(one_number(100, 100, 121, kind=kind, span=(2022, 2022, 2024)))

    assert (found.class_id, found.reason) == ("not_available", "single-year")


@pytest.mark.parametrize(
    ("baseline", "latest", "target"),
    [
        pytest.param(0, 10, 100, id="base of zero"),
        pytest.param(100, 90, 0, id="target of zero"),
        pytest.param(100, 90, 100, id="base at the target, value lost"),
    ],
)
def test_no_fudge_takes_the_place_of_zero(
    baseline: int, latest: int, target: int
) -> None:
    direction = 1 if target > latest else -1
    found = judge(one_number(baseline, latest, target, direction=direction))

    assert (found.class_id, found.reason) == (None, "undefined")


def test_a_met_target_scores_5_even_for_a_single_year() -> None:
    found = judge(one_number(100, 100, 90, span=(2022, 2022, 2024)))

    assert answer(found) == ("target_achieved", "met-early")
    assert found.score == 5
    assert found.figure is None


@pytest.mark.parametrize(
    ("latest", "score"),
    [
        pytest.param("106", "0.00004", id="0.6 on the upper piece"),
        pytest.param("113", "5", id="never above 5"),
        pytest.param("100", "-2.5", id="no change"),
        pytest.param("90", "-5", id="never below -5"),
    ],
)
def test_the_score_runs_from_minus_5_to_5(latest: str, score: str) -> None:
    found = judge(one_number(100, latest, 121, span=TWO_YEARS))

    assert found.score is not None
    assert round(found.score, 20) == Decimal(score)


def test_a_kept_obstacle_keeps_the_figure() -> None:
    held = one_number(100, 110, 121, span=TWO_YEARS, obstacle="series-break")
    moved = one_number(
        100, 110, None, kind="direction", span=TWO_YEARS, obstacle="series-break"
    )

    for facts in (held, moved):
        assert judge(facts).reason == "series-break"
        assert judge(facts).figure is not None


def test_sums_are_not_judged() -> None:
    assert judge(one_number(None, 10, 100, kind="cumulative")).reason == "kind"


def test_the_class_stays_when_the_result_is_in() -> None:
    facts = one_number(100, 120, 121, span=(2022, 2024, 2024), final=Verdict.MISSED)

    assert answer(judge(facts)) == ("substantial_progress", "missed")
