"""What the values of one goal are judged against."""

from __future__ import annotations

from dataclasses import dataclass

from plantrack.model.plan import Indicator, Kind
from plantrack.store.plan_table import PlanReading
from plantrack.store.tables import Table


@dataclass(frozen=True, slots=True)
class Subject:
    """A goal's table, with what is known of its kind, its indicator and its plan.

    ``kind`` is ``None`` where the file names none that exists, ``indicator`` where
    there is none or its own table is at fault. What depends on them is then not
    judged.
    """

    table: Table
    kind: Kind | None
    indicator: Indicator | None
    indicator_id: str | None
    plan: PlanReading

    @property
    def of_level(self) -> bool:
        """Tell whether a relation compares levels and not growth."""
        return bool(self.table.get("of") == "level")
