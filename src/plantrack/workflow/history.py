"""What was recorded, with every value a period ever had."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from plantrack.model.observation import Observation
from plantrack.model.plan import Registry
from plantrack.workflow.loading import Unusable, open_registry
from plantrack.workflow.naming import find_indicator


@dataclass(frozen=True, slots=True)
class History:
    """Observations by indicator in the order of the registry, newest last."""

    registry: Registry
    observations: tuple[Observation, ...]


def history(
    path: Path,
    *,
    indicator: str | None = None,
    revisions: bool = False,
    as_of: dt.date | None = None,
) -> History | Unusable:
    """Return what was recorded of one indicator or of all.

    Args:
        path: The registry.
        indicator: Its id, title or alias; ``None`` for all.
        revisions: Only periods that have more than one value.
        as_of: Only what was known on this day; ``None`` for all there is.

    Raises:
        WrongUse: There is no such indicator.
    """
    opened = open_registry(path)
    if isinstance(opened, Unusable):
        return opened
    registry = opened.registry
    wanted = find_indicator(registry, indicator).id if indicator else None
    order = list(registry.indicators)
    found = [
        each
        for each in registry.observations
        if wanted in (None, each.indicator)
        and (as_of is None or each.known_from <= as_of)
    ]
    if revisions:
        times = Counter((each.indicator, each.period) for each in found)
        found = [each for each in found if times[each.indicator, each.period] > 1]
    found.sort(
        key=lambda each: (
            order.index(each.indicator),
            each.period.last,
            each.period.first,
            each.known_from,
        )
    )
    return History(registry, tuple(found))
