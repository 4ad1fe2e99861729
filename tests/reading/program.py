"""Run the real program on a registry that is given as tables."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from plantrack.engine.assess import assess_plan
from plantrack.model.scorecard import Scorecard
from plantrack.store.registry import load
from reading.registries import Case, files


def write(case: Case, folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Write the two files and return them as TOML gives them."""
    goals, observations = files(case.document, case.observations)
    (folder / "goals.toml").write_text(goals, encoding="utf-8")
    (folder / "observations.toml").write_text(observations, encoding="utf-8")
    found = tomllib.loads(observations).get("observation", [])
    return tomllib.loads(goals), found


def scorecard(folder: Path, as_of: dt.date) -> Scorecard:
    """Load the files of the folder and assess them; they must be sound."""
    loaded = load(folder / "goals.toml")
    assert loaded.registry is not None, loaded.problems
    return assess_plan(loaded.registry, as_of=as_of)
