"""The record of the indicators, in order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from plantrack.workflow.history import History, history
from plantrack.workflow.loading import Unusable
from sample_plan import OBSERVATIONS, write_plan

REVISION = """
[[observation]]
indicator = "late"
period = 2022
value = "10.5%"

[[observation]]
indicator = "late"
period = 2023
published = 2024-09-01
value = "11.5%"
"""


def _listed(path: Path, **options: object) -> list[tuple[str, str]]:
    found = history(path, **options)  # type: ignore[arg-type]  # options by name
    assert isinstance(found, History)
    return [
        (each.indicator, each.amount.text if each.amount else "")
        for each in found.observations
    ]


def test_indicators_in_the_order_of_the_file_values_newest_last(tmp_path: Path) -> None:
    path = write_plan(tmp_path, observations=REVISION + OBSERVATIONS)

    assert _listed(path) == [
        ("good", "16%"),
        ("slow", "14%"),
        ("late", "10.5%"),
        ("late", "11%"),
        ("late", "11.5%"),
    ]


def test_one_indicator_by_its_alias(tmp_path: Path) -> None:
    path = write_plan(tmp_path)

    assert _listed(path, indicator="偏慢率") == [("slow", "14%")]


def test_only_what_was_revised_with_what_it_was_before(tmp_path: Path) -> None:
    path = write_plan(tmp_path, observations=OBSERVATIONS + REVISION)

    assert _listed(path, revisions=True) == [("late", "11%"), ("late", "11.5%")]


def test_only_what_was_known_on_a_day(tmp_path: Path) -> None:
    path = write_plan(tmp_path, observations=OBSERVATIONS + REVISION)
    day = dt.date(2024, 3, 1)

    assert _listed(path, indicator="late", as_of=day) == [
        ("late", "10.5%"),
        ("late", "11%"),
    ]
    assert _listed(path, revisions=True, as_of=day) == []


def test_bad_files_have_no_history(tmp_path: Path) -> None:
    assert isinstance(history(tmp_path / "goals.toml"), Unusable)
