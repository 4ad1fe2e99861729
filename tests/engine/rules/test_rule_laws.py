"""Laws that hold for the rules whatever the numbers are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.rules.authorities import one_number
from plantrack.engine.rules import RULES

NUMBERS = st.integers(min_value=1, max_value=10_000)
AUTHORITIES = [name for name in RULES if name != "pace"]
MONOTONE = ["eurostat", "open-sdg", "unsd-2023", "ndrc"]
"""Rules of the two ends alone; the others hear more than the latest value."""


@pytest.mark.parametrize("rule", AUTHORITIES)
@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(NUMBERS, min_size=4, max_size=6),
    target=NUMBERS,
    factor=st.integers(min_value=2, max_value=1000),
)
def test_another_unit_changes_no_class(
    rule: str, values: list[int], target: int, factor: int
) -> None:
    one, other = (
        RULES[rule](
            one_number(
                values[0] * scale,
                values[-1] * scale,
                target * scale,
                direction=1 if target >= values[0] else -1,
                values=[each * scale for each in values],
                predicted=(2 * values[-1] - values[-2]) * scale,
            )
        )
        for scale in (1, factor)
    )

    assert (one.class_id, one.verdict, one.reason) == (
        other.class_id,
        other.verdict,
        other.reason,
    )


@pytest.mark.parametrize("rule", MONOTONE)
@settings(max_examples=60, deadline=None)
@given(baseline=NUMBERS, latest=NUMBERS, target=NUMBERS, better=NUMBERS)
def test_a_better_latest_value_is_never_judged_worse(
    rule: str, baseline: int, latest: int, target: int, better: int
) -> None:
    direction = 1 if target >= baseline else -1
    if direction < 0:
        better = min(better, latest)
    found, improved = (
        RULES[rule](one_number(baseline, value, target, direction=direction)).verdict
        for value in (latest, latest + better if direction > 0 else better)
    )

    if found is not None and improved is not None:
        assert improved.order >= found.order


@pytest.mark.parametrize("rule", AUTHORITIES)
@settings(max_examples=40, deadline=None)
@given(values=st.lists(st.integers(-100, 100), min_size=1, max_size=6))
def test_every_answer_is_a_class_with_a_verdict_or_a_reason(
    rule: str, values: list[int]
) -> None:
    for target in (-50, 0, 50):
        for direction in (1, -1):
            facts = one_number(
                values[0],
                values[-1],
                target,
                direction=direction,
                values=values,
                predicted=values[-1],
            )
            found = RULES[rule](facts)
            own = rule == "open-sdg" and found.class_id == "not_available"

            assert (found.verdict is None) == bool(found.reason)
            assert (found.class_id is None) == (bool(found.reason) and not own)


def test_a_figure_of_roots_is_good_to_34_digits() -> None:
    found = RULES["eurostat"](one_number(100, 150, 250)).figure

    assert found is not None
    exact = (1.5 ** (1 / 3) - 1) / (2.5 ** (1 / 5) - 1)
    assert float(found) == pytest.approx(exact, rel=1e-14)
    assert len(found.as_tuple().digits) == 34
    assert Fraction(found) != Fraction(exact)
