"""The shape of the files: every fault at once, and the JSON Schema for editors.

pydantic judges types, unknown keys and missing keys. This module and the two that
it is made of, ``schema_tables`` and ``schema_values``, alone import it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plantrack.store.schema_tables import ObservationFile, RegistryFile, TableModel
from plantrack.store.schema_values import SCHEMA_NUMBER
from plantrack.store.spots import Path
from plantrack.store.toml_text import BadNumber


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that has the wrong shape: a problem code and what it needs.

    ``known`` are the keys or choices that a misspelt one may have meant.
    """

    path: Path
    code: str
    reason: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    known: tuple[str, ...] = ()


def registry_faults(data: dict[str, Any]) -> list[Fault]:
    """Return every fault in the shape of a registry."""
    return _faults(RegistryFile, data)


def observation_faults(data: dict[str, Any]) -> list[Fault]:
    """Return every fault in the shape of an observation file."""
    return _faults(ObservationFile, data)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``goals.toml`` (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **RegistryFile.model_json_schema(),
    }


_EXPECTED_TYPE: Final = {
    "string_type": "text",
    "bool_type": "boolean",
    "int_type": "whole-number",
    "list_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
}
_LISTS_OF_TABLES: Final = frozenset({"observation", "revision"})


def _faults(model: type[TableModel], data: dict[str, Any]) -> list[Fault]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return [_fault(each, model) for each in error.errors(include_url=False)]
    return []


def _fault(detail: ErrorDetails, model: type[TableModel]) -> Fault:
    path, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return Fault(path, "unknown-key", known=_keys_at(path[:-1], model))
    if isinstance(detail["input"], BadNumber):
        return Fault(path, "bad-number", detail["input"].reason)
    match kind:
        case "missing":
            return Fault(path, "missing-key", facts={"name": str(path[-1])})
        case "wrong-type" | "bad-number":
            return Fault(path, kind, context["reason"])
        case "unknown-choice":
            known = tuple(context["choices"].split(", "))
            return Fault(path, kind, facts={"choices": context["choices"]}, known=known)
        case "unsupported-schema":
            return Fault(path, kind, facts={"supported": str(SCHEMA_NUMBER)})
        case "empty-text":
            return Fault(path, kind)
        case _:
            return Fault(path, "wrong-type", _expected(kind, path))


@lru_cache(maxsize=1024)
def _keys_at(path: Path, model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys that the table at ``path`` may have."""
    kind: Any = model
    for name in path:
        if get_origin(kind) in {dict, list}:
            kind = get_args(kind)[-1]
        else:
            fields = kind.model_fields.items()
            kind = next(
                field.annotation for key, field in fields if name in {field.alias, key}
            )
    fields = kind.model_fields.items()
    return tuple(field.alias or key for key, field in fields)


def _expected(pydantic_type: str, path: Path) -> str:
    if path[-1] in _LISTS_OF_TABLES:
        return "tables"
    return _EXPECTED_TYPE[pydantic_type]
