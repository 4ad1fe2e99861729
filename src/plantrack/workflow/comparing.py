"""Two states of a plan held against each other: two days, or two revisions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from plantrack.model.difference import Difference
from plantrack.model.plan import Registry
from plantrack.model.problem import Severity
from plantrack.workflow.loading import Opened, Unusable, open_registry


def between_days(
    path: Path, *, before: dt.date, after: dt.date
) -> Difference | Unusable:
    """Return what moved between two days, by the files as they are now."""
    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return opened
    return _compared(opened.registry, opened.registry, before=before, after=after)


def since_revision(
    path: Path, revision: str, *, until: str | None, before: dt.date, after: dt.date
) -> Difference | Unusable:
    """Return what moved since a revision of git, up to another or the files now.

    Each side is judged on its own day.

    Raises:
        WrongUse: There is no such revision, or the plan was not in it.
    """
    past = _opened(path, revision)
    if isinstance(past, Unusable):
        return past
    now = open_registry(path) if until is None else _opened(path, until)
    if isinstance(now, Unusable):
        return now
    return _compared(past.registry, now.registry, before=before, after=after)


def _compared(
    old: Registry, new: Registry, *, before: dt.date, after: dt.date
) -> Difference:
    from plantrack.engine.difference import compare  # noqa: PLC0415 - start-up

    return compare(old, new, before_day=before, after_day=after)


def _opened(path: Path, revision: str) -> Opened | Unusable:
    from plantrack.store.past import load_revision  # noqa: PLC0415 - start-up

    loaded = load_revision(path, revision)
    at_fault = any(each.severity is Severity.ERROR for each in loaded.problems)
    if loaded.registry is None or at_fault:
        return Unusable(loaded.problems)
    return Opened(loaded.registry, loaded.problems)
