"""The JSON of ``diff`` and ``what-if``, key by key as ``docs/json.md`` has it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from builders import assessment, observation, plan, reading
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.difference import Cause, CauseKind, Difference, Movement, Origin
from plantrack.render import (
    DIFFERENCE_RENDERERS,
    SUPPOSITION_RENDERERS,
    Look,
    PlainFormat,
)
from plantrack.render.difference_json import FORMAT_VERSION
from render.json_pages import DOCS, documented, paths

FIRST = observation("2105亿元")
REVISED = observation("近2090亿元", published=dt.date(2024, 9, 1))
MOVED = Movement(
    goal="gdp",
    before=assessment(latest=reading("2105亿元")),
    after=assessment(latest=reading("近2090亿元"), verdict=Verdict.AT_RISK),
    causes=(Cause(kind=CauseKind.REVISED, before=FIRST, after=REVISED),),
    origin=Origin.REVISION,
)

TITLES = ("plan.title", "movements.title")


def written(*movements: Movement, supposed: bool = False) -> str:
    difference = Difference(
        plan=plan(),
        before=dt.date(2024, 8, 31),
        after=dt.date(2024, 9, 30),
        movements=movements,
        goals=3,
    )
    renderers = SUPPOSITION_RENDERERS if supposed else DIFFERENCE_RENDERERS
    stream = StringIO()
    renderers[PlainFormat.JSON](difference, Look(), stream)
    return stream.getvalue()


def read(*movements: Movement) -> Any:
    return json.loads(written(*movements), parse_float=Decimal)


def test_every_key_is_documented_and_no_other() -> None:
    keys = set(paths(read(MOVED)))

    named_by_language = {f"{key}.{each}" for key in TITLES for each in ("zh", "en")}
    assert keys - named_by_language == documented("diff")


def test_what_if_has_the_document_of_diff() -> None:
    assert written(MOVED, supposed=True) == written(MOVED)
    assert documented("what-if") == set()


@pytest.mark.parametrize("kind", [CauseKind, Origin])
def test_every_id_is_named_in_the_page(kind: type[CauseKind | Origin]) -> None:
    page = DOCS.read_text(encoding="utf-8")

    assert [each for each in kind if f"`{each.value}`" not in page] == []


def test_a_movement_is_told_with_both_sides_and_its_causes() -> None:
    document = read(MOVED)

    assert document["format_version"] == FORMAT_VERSION
    assert (document["before"], document["after"]) == ("2024-08-31", "2024-09-30")
    assert document["goals"] == 3
    (movement,) = document["movements"]
    assert movement["origin"] == "revision"
    assert movement["after"] == {
        "verdict": "at-risk",
        "reason": None,
        "latest": {"period": "2023", "value": 2090, "qualifier": "<"},
        "unit": "亿元",
    }
    assert movement["causes"][0]["before"] == {
        "indicator": "gdp",
        "period": "2023",
        "value": 2105,
        "unit": "亿元",
        "qualifier": "=",
        "published": "2024-03-20",
        "source": "yearbook.txt",
    }


def test_what_is_not_there_is_null() -> None:
    words = assessment(verdict=Reason.QUALITATIVE, target="")
    added = Movement(
        goal="gdp",
        before=None,
        after=words,
        causes=(
            Cause(kind=CauseKind.ADDED),
            Cause(kind=CauseKind.NEW, after=replace(FIRST, published=None, source="")),
        ),
        origin=Origin.PROMISE,
    )

    (movement,) = read(added)["movements"]
    assert movement["before"] is None
    assert movement["after"]["latest"] is None
    assert movement["after"]["unit"] is None
    assert movement["causes"][0] == {
        "kind": "goal-added",
        "before": None,
        "after": None,
    }
    told = movement["causes"][1]["after"]
    assert (told["published"], told["source"]) == (None, None)
