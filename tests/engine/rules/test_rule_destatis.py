"""Destatis: the weather by the last three to five yearly changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from engine.rules.authorities import Number, answer, one_number
from plantrack.engine.rules.destatis import judge
from plantrack.model.assessment import Verdict

RISING = (10, 20, 30, 40)  # by 10 a year: 60 two years on, in 2026


@pytest.mark.parametrize(
    ("target", "class_id", "verdict"),
    [
        pytest.param("60", "sun", "on-track", id="reached exactly"),
        pytest.param("61.05", "sun", "on-track", id="miss below 5 %"),
        pytest.param("61.0526315789473684", "sun", "on-track", id="a hair below 5 %"),
        pytest.param("61.0526315789473685", "sun-cloud", "on-track", id="over 5 %"),
        pytest.param("65", "sun-cloud", "on-track", id="miss exactly 20 %"),
        pytest.param("65.0000001", "cloud", "at-risk", id="miss above 20 %"),
        pytest.param("1000", "cloud", "at-risk", id="far, but the right way"),
    ],
)
def test_what_the_mean_change_misses_decides_the_weather(
    target: str, class_id: str, verdict: str
) -> None:
    found = judge(one_number(10, 40, target, values=RISING))

    assert answer(found) == (class_id, verdict)


def test_a_miss_of_exactly_5_percent_is_no_sun() -> None:
    """From 0 by 19 a year, two years on: 38 of 40 misses 2 of 40."""
    facts = one_number(0, 0, 40, values=(-57, -38, -19, 0))

    assert judge(facts).figure == Decimal("0.05")
    assert answer(judge(facts)) == ("sun-cloud", "on-track")


@pytest.mark.parametrize(
    ("values", "class_id"),
    [
        pytest.param((40, 40, 40, 40), "thunderstorm", id="no change is not right"),
        pytest.param((70, 60, 50, 40), "thunderstorm", id="wrong way"),
    ],
)
def test_a_far_target_without_the_right_movement_is_a_thunderstorm(
    values: tuple[int, ...], class_id: str
) -> None:
    found = judge(one_number(40, 40, 100, values=values))

    assert answer(found) == (class_id, "off-track")


@pytest.mark.parametrize(
    ("values", "class_id"),
    [
        pytest.param((70, 80, 90, 100), "sun", id="still rising"),
        pytest.param((100, 100, 100, 100), "sun", id="not worsening"),
        pytest.param((130, 120, 110, 100), "sun-cloud", id="met, but worsening"),
    ],
)
def test_a_met_target_shines_while_it_does_not_worsen(
    values: tuple[int, ...], class_id: str
) -> None:
    found = judge(one_number(70, 100, 100, values=values))

    assert answer(found) == (class_id, "met-early")
    assert found.figure is None


def test_the_slightest_movement_the_right_way_is_a_cloud() -> None:
    values = ("39.7", "39.8", "39.9", "40")

    assert answer(judge(one_number(39, 40, 100, values=values)))[0] == "cloud"


def test_fewer_than_four_points_give_no_weather_even_where_met() -> None:
    found = judge(one_number(10, 40, 30, values=(20, 30, 40)))

    assert (found.class_id, found.reason) == (None, "few-values")


def test_only_the_last_five_changes_count() -> None:
    steep = (-1000, 10, 11, 12, 13, 14, 15)
    found = judge(one_number(10, 15, 17, values=steep))

    assert found.figure == 0
    assert found.terms == {"v": 15, "v0": 10, "k": 5, "h": 2, "T": 17}


@pytest.mark.parametrize(
    ("values", "bound", "class_id", "verdict"),
    [
        pytest.param((97, 98, 99, 100), 100, "sun", "on-track", id="met"),
        pytest.param((100, 100, 100, 100), 100, "sun", "on-track", id="met, resting"),
        pytest.param((103, 102, 101, 100), 100, "sun-cloud", "on-track", id="worse"),
        pytest.param((96, 97, 98, 99), 100, "cloud", "at-risk", id="unmet, rising"),
        pytest.param((99, 99, 99, 99), 100, "cloud", "at-risk", id="unmet, resting"),
        pytest.param((102, 101, 100, 99), 100, "thunderstorm", "off-track", id="away"),
    ],
)
def test_every_year_is_judged_by_the_latest_and_the_mean(
    values: tuple[int, ...], bound: int, class_id: str, verdict: str
) -> None:
    facts = one_number(None, values[-1], bound, kind="every-year", values=values)

    assert answer(judge(facts)) == (class_id, verdict)
    assert judge(facts).figure == (values[-1] - values[0]) / Decimal(3)


def test_yearly_targets_and_ranges_have_no_single_bound() -> None:
    facts = one_number(None, 4, 3, kind="every-year", values=(1, 2, 3, 4))

    assert judge(replace(facts, steps=True)).reason == "steps"
    assert judge(replace(facts, op="range")).reason == "range"


@pytest.mark.parametrize(
    ("values", "class_id", "verdict"),
    [
        pytest.param((1, 2, 3, 4), "sun", "on-track", id="mean and last right"),
        pytest.param((1, 3, 5, 4), "sun-cloud", "on-track", id="last wrong"),
        pytest.param((1, 3, 5, 5), "sun-cloud", "on-track", id="last zero"),
        pytest.param((5, 3, 1, 2), "cloud", "at-risk", id="mean wrong, last right"),
        pytest.param((4, 2, 3, 4), "cloud", "at-risk", id="mean zero, last right"),
        pytest.param((4, 4, 4, 4), "thunderstorm", "off-track", id="nothing moves"),
        pytest.param((4, 3, 2, 1), "thunderstorm", "off-track", id="both wrong"),
    ],
)
def test_a_direction_is_judged_by_the_mean_and_the_last_change(
    values: tuple[int, ...], class_id: str, verdict: str
) -> None:
    up = one_number(values[0], values[-1], None, kind="direction", values=values)
    mirrored: tuple[Number, ...] = tuple(-each for each in values)
    down = one_number(
        mirrored[0],
        mirrored[-1],
        None,
        direction=-1,
        kind="direction",
        values=mirrored,
    )

    assert answer(judge(up)) == (class_id, verdict)
    assert answer(judge(down)) == (class_id, verdict)


def test_a_mean_is_shown_with_its_own_sign() -> None:
    facts = one_number(
        40, 10, None, direction=-1, kind="direction", values=(40, 30, 20, 10)
    )

    assert judge(facts).figure == -10


def test_at_the_end_of_the_window_nothing_more_is_projected() -> None:
    facts = one_number(
        10, 40, 50, span=(2021, 2024, 2024), values=RISING, final=Verdict.MISSED
    )

    assert judge(facts).figure == 1
    assert answer(judge(facts)) == ("cloud", "missed")


def test_without_a_target_a_value_or_an_end_there_is_no_projection() -> None:
    facts = one_number(10, 40, 60, values=RISING)

    assert judge(replace(facts, end_month=None)).reason == "undefined"
    assert judge(replace(facts, target=None)).reason == "undefined"
    assert judge(replace(facts, latest=None)).reason == "undefined"


def test_sums_are_not_judged() -> None:
    assert judge(one_number(None, 10, 100, kind="cumulative")).reason == "kind"
