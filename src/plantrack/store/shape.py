"""Faults in the shape of a file, as problems with places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plantrack.model.problem import Problem
from plantrack.store.dotted import dotted
from plantrack.store.schema import Fault
from plantrack.store.spots import Path
from plantrack.store.tables import BROKEN, Table, suggestion, written
from plantrack.store.toml_text import Document


def well_shaped(
    document: Document, faults_of: Callable[[dict[str, Any]], list[Fault]]
) -> Table:
    """Judge the shape of a document and return its top table.

    Every fault is in the table's ``problems``, and the value at fault is replaced
    in the data, so that all that is sound can still be judged by what it means.
    """
    problems: list[Problem] = []
    faults = faults_of(document.data)
    for fault in faults:
        problems.append(_problem(document, fault, so_far=len(problems)))
    for fault in faults:
        _set_aside(document.data, fault)
    return Table(document, (), document.data, problems)


def _problem(document: Document, fault: Fault, *, so_far: int) -> Problem:
    facts = dict(fault.facts)
    unknown_key = fault.code == "unknown-key"
    if unknown_key:
        facts["got"] = str(fault.path[-1])
    elif fault.code not in {"missing-key", "empty-text"}:
        facts["got"] = written(document, fault.path, _at(document.data, fault.path))
    if fault.known:
        facts |= suggestion(facts["got"], fault.known, so_far=so_far)
    return Problem(
        code=fault.code,
        place=document.place(fault.path, of_key=unknown_key),
        key=dotted(fault.path),
        reason=fault.reason,
        facts=facts,
    )


def _at(data: Any, path: Path) -> Any:
    for name in path:
        data = data[name]
    return data


def _set_aside(data: Any, fault: Fault) -> None:
    if fault.code == "missing-key":
        return
    *parents, name = fault.path
    for parent in parents:
        data = data[parent]
    if fault.code == "unknown-key":
        del data[name]
    else:
        data[name] = BROKEN
