"""The ``[plan]`` table: its years, its rule, its bands and its groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from plantrack.model.period import MONTHS_IN_YEAR, Period
from plantrack.model.plan import Bands, Plan
from plantrack.model.text import Text
from plantrack.store.names import check_id
from plantrack.store.tables import Table
from plantrack.store.values import read_text, read_year

DEFAULT_RULE: Final = "pace"
_FIRST_MONTH: Final = 1


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What could be read; ``plan`` is ``None`` where something is missing.

    The years serve as the defaults of goals even then.
    """

    plan: Plan | None
    start: Period | None
    end: Period | None
    year_starts: int


def read_plan(top: Table) -> PlanReading:
    """Read ``[plan]`` and report what is wrong with its values."""
    table = top.table("plan")
    if table is None:
        return PlanReading(None, None, None, _FIRST_MONTH)
    year_starts = _year_starts(table)
    start = read_year(table, "start", year_starts=year_starts)
    end = read_year(table, "end", year_starts=year_starts)
    if start is not None and end is not None and end < start:
        facts = {"start": table.written("start"), "end": table.written("end")}
        table.report("end-before-start", "end", facts=facts)
    id_, title, bands = table.get("id"), read_text(table, "title"), _bands(table)
    if id_ is not None:
        check_id(table, id_, "id", of_key=False)
    if id_ is None or title is None or start is None or end is None:
        return PlanReading(None, start, end, year_starts)
    plan = Plan(
        id=id_,
        title=title,
        start=start,
        end=end,
        bands=bands,
        rule=table.text("rule") or DEFAULT_RULE,
        year_starts=year_starts,
        language=table.text("language"),
        source=table.text("source"),
        groups=_groups(table),
    )
    return PlanReading(plan, start, end, year_starts)


def _year_starts(table: Table) -> int:
    """Return the month in which a year begins, 1 to 12."""
    value = table.get("year_starts")
    if value is None:
        return _FIRST_MONTH
    text = str(value)
    month = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0  # noqa: PLR2004 - two digits
    if _FIRST_MONTH <= month <= MONTHS_IN_YEAR:
        return month
    facts = {"got": table.written("year_starts"), "low": "01", "high": "12"}
    table.report("out-of-range", "year_starts", reason="month", facts=facts)
    return _FIRST_MONTH


def _bands(plan: Table) -> Bands:
    table = plan.table("bands")
    if table is None:
        return Bands()
    default = Bands()
    bands = Bands(
        on_track=_edge(table, "on_track", default.on_track),
        at_risk=_edge(table, "at_risk", default.at_risk),
        catch_up=_edge(table, "catch_up", default.catch_up),
    )
    if bands.at_risk > bands.on_track:
        facts = {"on_track": str(bands.on_track), "at_risk": str(bands.at_risk)}
        key = "at_risk" if "at_risk" in table.data else "on_track"
        table.report("bands-order", key, facts=facts)
    return bands


def _groups(plan: Table) -> Mapping[str, Text]:
    """Return the titles of groups; one that no goal names does no harm."""
    table = plan.table("groups")
    if table is None:
        return {}
    titles = ((name, read_text(table, name)) for name in table.data)
    return {name: title for name, title in titles if title is not None}


def _edge(table: Table, key: str, default: Decimal) -> Decimal:
    value = table.get(key)
    if value is None:
        return default
    if value > 0:
        return Decimal(value)
    facts = {"got": table.written(key), "low": "0"}
    table.report("out-of-range", key, reason="positive", facts=facts)
    return default
