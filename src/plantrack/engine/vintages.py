"""Which of the recorded values were known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from plantrack.model.observation import Observation, Status
from plantrack.model.period import Period

Known = Mapping[Period, Observation]


def known_on(observations: Iterable[Observation], as_of: dt.date) -> Known:
    """Return, for each period, the last value known by ``as_of``.

    A later published value replaces an earlier one; a withdrawn value leaves its
    period unknown. Of two known from the same day the later in the files holds.
    """
    known = _vintages(observations, as_of)
    latest = {period: row[-1] for period, row in known.items()}
    return {
        period: observation
        for period, observation in sorted(latest.items())
        if observation.status is not Status.WITHDRAWN
    }


def first_known(observations: Iterable[Observation], as_of: dt.date) -> Known:
    """Return, for each period not withdrawn, the first value known by ``as_of``."""
    return {
        period: next(each for each in row if each.status is not Status.WITHDRAWN)
        for period, row in sorted(_vintages(observations, as_of).items())
        if row[-1].status is not Status.WITHDRAWN
    }


def _vintages(
    observations: Iterable[Observation], as_of: dt.date
) -> dict[Period, list[Observation]]:
    known: dict[Period, list[Observation]] = {}
    for observation in sorted(observations, key=lambda each: each.known_from):
        if observation.known_from <= as_of:
            known.setdefault(observation.period, []).append(observation)
    return known
