"""Observations: what was recorded of an indicator, and when it was known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plantrack.model.amount import Amount
from plantrack.model.period import Period
from plantrack.model.problem import NOWHERE, Place
from plantrack.model.text import Text


class Status(StrEnum):
    """The observation status of SDMX."""

    NORMAL = "A"
    PROVISIONAL = "P"
    ESTIMATED = "E"
    BREAK = "B"
    WITHDRAWN = "M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One recorded value.

    ``amount`` is ``None`` exactly where ``status`` is ``WITHDRAWN``.
    ``published`` is ``None`` where the file states none; then the end of the
    period counts (:attr:`known_from`). ``yoy`` is the growth on the same months
    of the year before as published, in percent. ``assumed`` names the fields the
    source does not state (``period``, ``published``). ``place`` is where its block
    begins, ``key`` the dotted key of the block (``observation[3]``).
    """

    indicator: str
    period: Period
    amount: Amount | None
    published: dt.date | None = None
    status: Status = Status.NORMAL
    basis: str = ""
    yoy: Decimal | None = None
    assumed: frozenset[str] = frozenset()
    source: str = ""
    note: Text | None = None
    place: Place = NOWHERE
    key: str = ""

    @property
    def known_from(self) -> dt.date:
        """Return the day from which the value counts as known."""
        return self.published or self.period.last
