"""``docs/files.md`` explains every key of both files, and no other."""

from __future__ import annotations

import re
from typing import Any

import pytest

from command_line import ROOT
from plantrack.store.block import KEYS
from plantrack.store.schema import json_schema

PAGE = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| (●?)", re.MULTILINE)
_SECTIONS = {
    "## goals.toml": "",
    "### [plan]": "PlanTable",
    "### [plan.bands]": "BandsTable",
    "### [indicators.": "IndicatorTable",
    "### [goals.": "GoalTable",
    "### baseline": "BaselineTable",
    "### waiver": "WaiverTable",
    "### [[goals.": "RevisionTable",
}


def _keys(heading: str) -> dict[str, bool]:
    """Return the keys of the section's table and whether each is required."""
    _, found, rest = PAGE.partition(f"\n{heading}")
    assert found, heading
    section = re.split(r"\n##+ ", rest, maxsplit=1)[0]
    return {key: bool(required) for key, required in _ROW.findall(section)}


def _schema_of(table: str) -> dict[str, Any]:
    schema = json_schema()
    chosen: dict[str, Any] = schema["$defs"][table] if table else schema
    return chosen


@pytest.mark.parametrize(("heading", "table"), _SECTIONS.items())
def test_every_key_of_the_registry_has_its_row(heading: str, table: str) -> None:
    schema = _schema_of(table)

    assert _keys(heading).keys() == schema["properties"].keys()


@pytest.mark.parametrize(("heading", "table"), _SECTIONS.items())
def test_what_is_required_is_marked(heading: str, table: str) -> None:
    required = set(_schema_of(table).get("required", ()))
    marked = {key for key, is_required in _keys(heading).items() if is_required}

    assert marked - {"target"} == required, "a target depends on the kind of goal"


def test_every_table_of_the_schema_has_its_section() -> None:
    explained = {table for table in _SECTIONS.values() if table}

    assert explained == set(json_schema()["$defs"]) - {"TextTable", "TitleTable"}


def test_every_key_of_an_observation_has_its_row() -> None:
    keys = _keys("## observations.toml")

    assert keys.keys() == set(KEYS)
    assert {key for key, marked in keys.items() if marked} == {
        "indicator",
        "period",
        "value",
    }
