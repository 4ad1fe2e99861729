"""The scorecard as CSV: one row a goal, every goal, keys as in the JSON document."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, TextIO

from plantrack.model.assessment import Key
from plantrack.model.scorecard import Scorecard
from plantrack.render.escape import csv_text
from plantrack.render.json_document import goal
from plantrack.render.json_text import Value, number_text
from plantrack.render.look import Look

COLUMNS: Final = (
    *("id", "title_zh", "title_en", "group", "owner", "class", "modality"),
    *("indicator", "measure", "kind", "verdict", "reason"),
    *("op", "target", "target_low", "target_high", "unit", "from", "by"),
    *("derived_target", "baseline_period", "baseline_value", "baseline_qualifier"),
    *("latest_period", "latest_value", "latest_qualifier", "latest_status"),
    *("latest_published", "in_progress_period", "in_progress_value"),
    *("in_progress_yoy", "in_progress_nowcast_value"),
    *(key.value for key in Key),
    *("rate_unit", "forecast_value", "forecast_low", "forecast_high"),
    *("forecast_probability", "forecast_reached", "notes"),
)


def render(scorecard: Scorecard, look: Look, stream: TextIO) -> None:
    """Write the scorecard as CSV; what is not known is an empty cell."""
    del look  # ids and numbers are the same for every reader
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for assessment in scorecard.assessments:
        values = goal(assessment, year_starts=scorecard.plan.year_starts)
        cells = dict(_flat(values))
        writer.writerow([cells.get(column, "") for column in COLUMNS])


def _flat(values: Mapping[str, Value], lead: str = "") -> Iterator[tuple[str, str]]:
    """Yield cells by column; keys of tables within tables are joined by ``_``."""
    for key, value in values.items():
        name = f"{lead}{key}"
        if name == "notes":
            yield name, " ".join(_codes(value))
        elif isinstance(value, Mapping):
            yield from _flat(value, f"{name}_")
        elif isinstance(value, (str, int, Decimal)):
            yield name, _cell(value)


def _codes(notes: Value) -> Iterator[str]:
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, Mapping):
            yield str(note["code"])


def _cell(value: str | int | Decimal) -> str:
    if isinstance(value, str):
        return csv_text(value)
    return number_text(Decimal(value))
