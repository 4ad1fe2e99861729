"""Scenario files: assumptions written down, to be tried again.

::

    [set]
    "gdp@2025" = "2900亿元"
    [growth]
    gdp = "8%"
    [target]
    gdp = "3000亿元"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

from plantrack.model.problem import Place, Problem
from plantrack.store.sources import read_toml
from plantrack.store.tables import Table

_TABLES: Final = ("set", "growth", "target")
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The assumptions of a file, as they are written; ``problems`` if it is bad.

    ``places`` says where each stands, by table and key.
    """

    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    growth: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    targets: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    places: Mapping[tuple[str, str], Place] = field(
        default_factory=lambda: MappingProxyType({})
    )
    problems: tuple[Problem, ...] = ()


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file; never raises."""
    parsed = read_toml(path)
    if parsed.document is None:
        return Scenario(problems=parsed.problems)
    top = Table(parsed.document, data=parsed.document.data)
    values, growth, targets = (_texts(top, name) for name in _TABLES)
    for name in top.data:
        if name not in _TABLES:
            facts = {"got": name, **top.near(name, _TABLES)}
            top.report("unknown-key", name, of_key=True, facts=facts)
    if top.problems:
        return Scenario(problems=tuple(top.problems))
    places = {
        (name, key): top.place(name, key)
        for name in _TABLES
        for key in top.data.get(name, {})
    }
    return Scenario(values=values, growth=growth, targets=targets, places=places)


def _texts(top: Table, name: str) -> dict[str, str]:
    """Return the texts of one table; whole numbers and decimals read as texts."""
    found = top.data.get(name, {})
    if not isinstance(found, dict):
        top.report("wrong-type", name, reason="table", facts={"got": top.written(name)})
        return {}
    texts: dict[str, str] = {}
    for key, value in found.items():
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            facts = {"got": top.written(name, key)}
            top.report("wrong-type", name, key, reason="amount", facts=facts)
        else:
            texts[key] = str(value)
    return texts
