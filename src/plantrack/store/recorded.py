"""Which record a block is, and whether it says the same as one already there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from plantrack.errors import NotationError
from plantrack.model.period import Period
from plantrack.notation.amounts import parse_amount
from plantrack.notation.periods import parse_period
from plantrack.store.proof import same

_NORMAL: Final = "A"


@dataclass(frozen=True, slots=True)
class Identity:
    """What no two records of one registry share.

    A period that cannot be read stands as it is written. ``known_from`` is the day
    of publication; where none is stated the last day of the period counts, as it
    does wherever a value is judged.
    """

    indicator: object
    period: Period | str
    known_from: dt.date | str


def identity_of(record: Mapping[str, object], *, year_starts: int) -> Identity:
    """Return which record this is; ``year_starts`` is a month, 1 for January."""
    period = _period(record.get("period"), year_starts=year_starts)
    published = record.get("published")
    if isinstance(published, dt.date):
        known_from: dt.date | str = published
    elif published is None and isinstance(period, Period):
        known_from = period.last
    else:
        known_from = "" if published is None else str(published)
    return Identity(str(record.get("indicator")), period, known_from)


def differing_keys(
    one: Mapping[str, object], other: Mapping[str, object]
) -> tuple[str, ...]:
    """Return the keys in which two records of one identity differ, sorted.

    Spelling is no difference: ``2442 亿元`` is ``2442亿元``, the order of
    ``assumed`` says nothing, and status ``A`` is what a record without one has.
    """
    keys = sorted((one.keys() | other.keys()) - {"indicator", "period"})
    return tuple(key for key in keys if not _alike(key, one.get(key), other.get(key)))


def _alike(key: str, one: object, other: object) -> bool:
    if same(one, other):
        return True
    match key:
        case "value":
            return _amounts_alike(one, other)
        case "status":
            return {one, other} <= {None, _NORMAL}
        case "assumed":
            return _as_set(one) == _as_set(other)
        case _:
            return False


def _amounts_alike(one: object, other: object) -> bool:
    if not (_is_number_or_text(one) and _is_number_or_text(other)):
        return False
    try:
        return parse_amount(str(one)) == parse_amount(str(other))
    except NotationError:
        return False


def _is_number_or_text(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _as_set(texts: object) -> frozenset[str]:
    return (
        frozenset(map(str, texts)) if isinstance(texts, list | tuple) else frozenset()
    )


def _period(written: object, *, year_starts: int) -> Period | str:
    if isinstance(written, dt.datetime):
        return str(written)
    if isinstance(written, dt.date):
        return Period.of_day(written)
    if isinstance(written, str | int) and not isinstance(written, bool):
        try:
            return parse_period(written, year_starts=year_starts)
        except NotationError:
            return str(written)
    return str(written)
