"""The ``[goals.<id>]`` tables: what is promised, of what, and until when."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from plantrack.model.plan import (
    Goal,
    GoalClass,
    Kind,
    Modality,
    Revision,
    Shape,
    Target,
    Waiver,
)
from plantrack.model.text import Text
from plantrack.store.baselines import read_baseline
from plantrack.store.fit import (
    NOT_MEASURED,
    check_kind,
    check_unused_keys,
    read_other_indicator,
)
from plantrack.store.indicators import KnownIndicators
from plantrack.store.names import check_id
from plantrack.store.plan_table import PlanReading
from plantrack.store.promises import read_promise, read_tolerance
from plantrack.store.revisions import read_revisions
from plantrack.store.steps import read_steps
from plantrack.store.subject import Subject
from plantrack.store.tables import Table
from plantrack.store.values import PERCENT, read_day, read_number, read_text
from plantrack.store.windows import Window, deadlines, read_window

_LOWEST_GROWTH: Final = Decimal(-100)


def read_goals(
    top: Table, known: KnownIndicators, plan: PlanReading
) -> dict[str, Goal]:
    """Read every goal and report what is wrong with its values."""
    goals: dict[str, Goal] = {}
    for id_, table in top.named_tables("goals"):
        check_id(table, id_, of_key=True)
        subject = _subject(id_, table, known, plan)
        goal = _read_goal(id_, subject, known)
        if goal is not None:
            goals[id_] = goal
    if not top.get("goals") and not top.broken("goals"):
        top.report("no-goals")
    return goals


def _subject(
    id_: str, table: Table, known: KnownIndicators, plan: PlanReading
) -> Subject:
    """Find out what the goal is about, and whether its kind fits its measure."""
    kind = None if table.broken("kind") else Kind(table.get("kind") or Kind.LEVEL)
    indicator_id = _indicator_id(id_, table, kind, known)
    indicator = known.complete.get(indicator_id or "")
    if kind is not None:
        check_unused_keys(table, kind)
        if indicator is not None:
            check_kind(table, kind, indicator)
    return Subject(table, kind, indicator, indicator_id, plan)


def _indicator_id(
    id_: str, table: Table, kind: Kind | None, known: KnownIndicators
) -> str | None:
    """Return the indicator that is named, else the one of the goal's own id."""
    name = table.get("indicator")
    if name is not None:
        return str(name) if known.check(table, str(name), "indicator") else None
    if table.broken("indicator") or kind is None:
        return None
    if id_ in known.declared:
        return id_
    if kind not in NOT_MEASURED and known.certain:
        facts = {"kind": kind.value, **table.near(id_, known.declared)}
        table.report("needs-indicator", of_key=True, facts=facts)
    return None


def _read_goal(id_: str, subject: Subject, known: KnownIndicators) -> Goal | None:
    table, kind = subject.table, subject.kind
    window = read_window(subject)
    target = _target(subject)
    revisions = read_revisions(subject, window)
    until = deadlines(window, revisions)
    has_no_end = window.opens or any(each.opens for each in revisions)
    baseline = read_baseline(subject, "baseline", deadlines=until)
    reference = read_baseline(subject, "reference", deadlines=until)
    steps = read_steps(
        subject,
        start=window.start,
        deadline=None if has_no_end or not until else until[-1],
    )
    relative_to = None
    if kind is Kind.RELATION:
        relative_to = read_other_indicator(table, own=subject.indicator_id, known=known)
    tolerance = read_tolerance(subject, _promises(target, revisions))
    planned_growth = _planned_growth(table)
    if kind is None or window.start is None or _has_no_deadline(window):
        return None
    path, class_, modality = (table.get(key) for key in ("path", "class", "modality"))
    return Goal(
        id=id_,
        title=_title(id_, subject),
        kind=kind,
        start=window.start,
        by=window.by,
        indicator=subject.indicator_id,
        target=target,
        baseline=baseline,
        reference=reference,
        steps=steps,
        path=Shape(path) if path else None,
        tolerance=tolerance,
        goal_class=GoalClass(class_) if class_ else GoalClass.EXPECTED,
        modality=Modality(modality) if modality else Modality.TARGET,
        group=table.text("group"),
        owner=table.text("owner"),
        source=table.text("source"),
        note=read_text(table, "note"),
        relative_to=relative_to,
        of_level=subject.of_level,
        planned_growth=planned_growth,
        use_nowcast=bool(table.get("use_nowcast")),
        waiver=_waiver(table),
        revisions=revisions,
        place=table.place(),
    )


def _has_no_deadline(window: Window) -> bool:
    """Tell whether the deadline is missing by a fault, not by intention."""
    return window.by is None and not window.opens


def _promises(
    target: Target | None, revisions: tuple[Revision, ...]
) -> tuple[Target | None, ...]:
    return (target, *(each.target for each in revisions if each.target is not None))


def _title(id_: str, subject: Subject) -> Text:
    title = read_text(subject.table, "title")
    if title is not None:
        return title
    return subject.indicator.title if subject.indicator else Text(zh=id_, en=id_)


def _target(subject: Subject) -> Target | None:
    table, kind = subject.table, subject.kind
    needed = kind is not None and kind not in NOT_MEASURED
    if needed and "target" not in table.data:
        table.report("missing-key", "target", facts={"name": "target"})
    return read_promise(table, subject)


def _planned_growth(table: Table) -> Decimal | None:
    growth = read_number(table, "planned_growth", unit=PERCENT)
    if growth is None or growth > _LOWEST_GROWTH:
        return growth
    facts = {"got": table.written("planned_growth"), "low": "-100%"}
    table.report("out-of-range", "planned_growth", reason="above", facts=facts)
    return None


def _waiver(goal: Table) -> Waiver | None:
    table = goal.table("waiver")
    until = read_day(table, "until") if table else None
    if table is None or until is None:
        return None
    return Waiver(until=until, reason=table.text("reason"))
