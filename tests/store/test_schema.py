from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from plantrack.store.schema import (
    Fault,
    json_schema,
    observation_faults,
    registry_faults,
)
from plantrack.store.toml_text import BadNumber

jsonschema: Any = pytest.importorskip("jsonschema")  # comes with check-jsonschema
ROOT: Final = Path(__file__).parents[2]
SOUND: Final = """\
schema = 1
[plan]
id = "p"
title = { zh = "计划", en = "Plan" }
start = 2022
end = "2026"
observations = ["observations.toml", "data/*.toml"]
bands = { on_track = 0.9, at_risk = 0.5, catch_up = 1 }
rule = "ndrc"
year_starts = "04"
language = "zh"
source = "x"
groups = { economy = { zh = "经济", en = "Economy" }, life = "民生" }
[indicators.gdp]
title = "地区生产总值"
unit = "亿元"
measure = "flow"
definition = { zh = "口径", en = "Definition" }
scope = "全区"
source = "统计局"
aliases = ["经济总量"]
not_same_as = ["trade"]
better = "higher"
bounds = [0, "100%"]
limit = 3.5
year_value = "mean"
expect_every = "1 year"
lag = "6 months"
[goals.gdp]
title = "经济总量"
note = { zh = "备", en = "n" }
kind = "change"
target = "突破3200亿元"
indicator = "gdp"
from = 2022
by = "open"
baseline = { period = 2021, value = 2000, published = 2022-01-01, basis = "b", \
status = "P", assumed = ["period"], source = "s", note = "n" }
reference = { period = "2020", value = "1900亿元" }
steps = { 2023 = "2500亿元", 2024 = 2700 }
path = "geometric"
tolerance = "5%"
class = "binding"
modality = "strive"
group = "经济"
owner = "发改委"
source = "s"
relative_to = "trade"
of = "level"
planned_growth = "7%"
use_nowcast = true
waiver = { until = 2025-01-01, reason = "r" }
[[goals.gdp.revision]]
date = 2024-01-01
target = "3000亿元"
by = 2027
reason = "r"
source = "s"
"""


def sound() -> dict[str, Any]:
    return tomllib.loads(SOUND, parse_float=Decimal)


def sound_observations() -> dict[str, Any]:
    every = {
        "indicator": "gdp",
        "period": dt.date(2024, 9, 30),
        "value": True,
        "published": dt.date(2024, 10, 1),
        "status": "P",
        "basis": "b",
        "yoy": "5%",
        "assumed": ["period", "published"],
        "source": "s",
        "note": "n",
    }
    return {"observation": [every, {"indicator": "gdp", "period": 2024, "value": 1}]}


def test_every_key_is_accepted() -> None:
    assert registry_faults(sound()) == []
    assert observation_faults(sound_observations()) == []


def test_the_sound_registry_of_these_tests_uses_every_key() -> None:
    schema = json_schema()
    data = sound()
    tables = {
        "PlanTable": data["plan"],
        "BandsTable": data["plan"]["bands"],
        "IndicatorTable": data["indicators"]["gdp"],
        "GoalTable": data["goals"]["gdp"],
        "BaselineTable": data["goals"]["gdp"]["baseline"],
        "WaiverTable": data["goals"]["gdp"]["waiver"],
        "RevisionTable": data["goals"]["gdp"]["revision"][0],
        "TitleTable": data["plan"]["title"],
        "TextTable": data["goals"]["gdp"]["note"],
    }

    assert set(tables) == set(schema["$defs"])
    for name, table in tables.items():
        assert list(schema["$defs"][name]["properties"]) == list(table), name


def test_editors_learn_a_title_and_a_description_of_every_key() -> None:
    schema = json_schema()
    properties = [
        each
        for table in (schema, *schema["$defs"].values())
        for each in table["properties"].values()
    ]

    assert all({"title", "description"} <= set(each) for each in properties)
    assert not any("default" in each for each in properties)


def test_the_json_schema_accepts_what_is_sound_and_refuses_what_is_not() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    plain = json.loads(json.dumps(sound(), default=_json))
    typo = json.loads(json.dumps(plain).replace('"measure"', '"mesure"'))
    wrong = json.loads(json.dumps(plain).replace('"geometric"', '"cubic"'))

    assert validator.is_valid(plain)
    assert not validator.is_valid(typo)
    assert not validator.is_valid(wrong)


def _json(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


def test_the_json_schema_in_docs_is_the_one_of_the_program() -> None:
    """Renew it with ``plantrack schema > docs/goals.schema.json``."""
    text = (ROOT / "docs" / "goals.schema.json").read_text(encoding="utf-8")

    assert json.loads(text) == json_schema()


def test_finding_a_registry_imports_no_pydantic() -> None:
    code = (
        "import sys, pathlib; from plantrack.store.registry import find_registry, load;"
        "find_registry(pathlib.Path('.'));"
        "raise SystemExit('pydantic' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


DAY_AND_TIME: Final = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("path", "value", "code", "reason"),
    [
        pytest.param("schema", 2, "unsupported-schema", "", id="schema 2"),
        pytest.param("schema", True, "unsupported-schema", "", id="schema true"),
        pytest.param("schema", Decimal("1.0"), "unsupported-schema", "", id="fraction"),
        pytest.param("plan", 1, "wrong-type", "table", id="plan"),
        pytest.param("plan.id", 1, "wrong-type", "text", id="id"),
        pytest.param("plan.title", 1, "wrong-type", "titles", id="title"),
        pytest.param("plan.title", " ", "empty-text", "", id="blank title"),
        pytest.param("plan.title.zh", "", "empty-text", "", id="blank Chinese title"),
        pytest.param("plan.title.zh", 1, "wrong-type", "text", id="Chinese title"),
        pytest.param("plan.start", True, "wrong-type", "year", id="start"),
        pytest.param("plan.end", Decimal("2026.5"), "wrong-type", "year", id="end"),
        pytest.param("plan.observations", "x", "wrong-type", "list", id="a text"),
        pytest.param("plan.observations.0", 1, "wrong-type", "text", id="element"),
        pytest.param("plan.bands.on_track", "1", "wrong-type", "number", id="band"),
        pytest.param("plan.bands.on_track", True, "wrong-type", "number", id="boolean"),
        pytest.param("plan.year_starts", [], "wrong-type", "month", id="month"),
        pytest.param("plan.rule", "paces", "unknown-choice", "", id="rule"),
        pytest.param("plan.language", "de", "unknown-choice", "", id="language"),
        pytest.param("indicators", [], "wrong-type", "table", id="indicators"),
        pytest.param("indicators.gdp", 1, "wrong-type", "table", id="indicator"),
        pytest.param("indicators.gdp.measure", 1, "wrong-type", "text", id="measure"),
        pytest.param("indicators.gdp.unit", "", "empty-text", "", id="unit"),
        pytest.param("indicators.gdp.lag", 6, "wrong-type", "text", id="lag"),
        pytest.param("goals.gdp.target", True, "wrong-type", "amount", id="target"),
        pytest.param(
            "goals.gdp.by", DAY_AND_TIME, "wrong-type", "date-not-datetime", id="by"
        ),
        pytest.param("goals.gdp.from", [], "wrong-type", "period", id="from"),
        pytest.param("goals.gdp.steps", [], "wrong-type", "table", id="steps"),
        pytest.param("goals.gdp.steps.2023", [], "wrong-type", "amount", id="step"),
        pytest.param("goals.gdp.use_nowcast", 1, "wrong-type", "boolean", id="flag"),
        pytest.param("goals.gdp.revision", {}, "wrong-type", "tables", id="revision"),
        pytest.param(
            *("goals.gdp.revision.0.date", "2024-01-01", "wrong-type", "date-not-text"),
            id="date in quotes",
        ),
        pytest.param(
            *("goals.gdp.waiver.until", DAY_AND_TIME, "wrong-type"),
            "date-not-datetime",
            id="date with a time",
        ),
        pytest.param("goals.gdp.waiver.until", 2024, "wrong-type", "date", id="year"),
        pytest.param("goals.gdp.baseline.status", "M", "unknown-choice", "", id="M"),
        pytest.param(
            *("goals.gdp.limit", BadNumber("nan", "not-finite"), "unknown-key", ""),
            id="nan under an unknown key",
        ),
        pytest.param(
            *("goals.gdp.target", BadNumber("nan", "not-finite"), "bad-number"),
            "not-finite",
            id="nan",
        ),
        pytest.param(
            "goals.gdp.target", 10**15 + 1, "bad-number", "too-many-digits", id="digits"
        ),
        pytest.param("plan.bands.at_risk", 10**31, "bad-number", "exponent", id="1e31"),
    ],
)
def test_a_wrong_shape_is_one_fault_with_its_path(
    path: str, value: object, code: str, reason: str
) -> None:
    data = sound()
    names: list[Any] = [int(each) if each == "0" else each for each in path.split(".")]
    parent: Any = data
    for name in names[:-1]:
        parent = parent[name]
    parent[names[-1]] = value

    (fault,) = registry_faults(data)

    assert (fault.path, fault.code, fault.reason) == (tuple(names), code, reason)


def test_a_misspelt_key_knows_the_keys_of_its_table() -> None:
    data = sound()
    data["goals"]["gdp"]["baseline"]["perod"] = 1
    data["goals"]["gdp"]["revision"][0]["dat"] = 1
    data["indicator"] = {}

    faults = {fault.path[-1]: fault for fault in registry_faults(data)}

    assert faults["perod"].known[:2] == ("period", "value")
    assert faults["dat"].known == ("date", "target", "by", "reason", "source")
    assert faults["indicator"].known == ("schema", "plan", "indicators", "goals")


def test_a_missing_key_is_named() -> None:
    data = sound()
    del data["plan"]["start"]

    assert registry_faults(data) == [
        Fault(("plan", "start"), "missing-key", facts={"name": "start"})
    ]


def test_every_fault_of_every_block_is_found_in_one_pass() -> None:
    data = {"observation": [{"indicator": 1}, {"period": "x", "status": "Q"}]}

    assert [(each.path, each.code) for each in observation_faults(data)] == [
        (("observation", 0, "indicator"), "wrong-type"),
        (("observation", 0, "period"), "missing-key"),
        (("observation", 1, "indicator"), "missing-key"),
        (("observation", 1, "status"), "unknown-choice"),
    ]


def test_a_single_bracket_block_is_told_from_a_list_of_blocks() -> None:
    faults = observation_faults({"observation": {"indicator": "gdp"}})

    assert faults == [Fault(("observation",), "wrong-type", "tables")]
