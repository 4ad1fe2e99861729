"""Reference periods: a run of whole months, or one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """What a value describes, from the first day to the last, both included.

    Either a run of whole months or a single day. Build one with
    :meth:`of_months` or :meth:`of_day`. Months are counted from January of the
    year 0: ``month_index = 12 * year + month - 1``.
    """

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        """Refuse anything but one day or a run of whole months."""
        if self.first == self.last:
            return
        whole = self.first.day == 1 and self.last == _last_day(month_index(self.last))
        if not whole or self.last < self.first:
            message = f"not a run of whole months: {self.first}..{self.last}"
            raise ValueError(message)

    @classmethod
    def of_months(cls, first: int, last: int) -> Period:
        """Return the run from month index ``first`` to ``last``, both included."""
        return cls(_first_day(first), _last_day(last))

    @classmethod
    def of_day(cls, day: dt.date) -> Period:
        """Return the period of one day."""
        return cls(day, day)

    @classmethod
    def of_year(cls, year: int, *, starts: int = 1) -> Period:
        """Return the year that begins in month ``starts`` of ``year``."""
        first = MONTHS_IN_YEAR * year + starts - 1
        return cls.of_months(first, first + MONTHS_IN_YEAR - 1)

    @classmethod
    def year_if_any(cls, year: int, *, starts: int = 1) -> Period | None:
        """Return the year, or ``None`` outside the years 1 to 9999."""
        first = MONTHS_IN_YEAR * year + starts - 1
        last = first + MONTHS_IN_YEAR - 1
        if first < month_index(dt.date.min) or last > month_index(dt.date.max):
            return None
        return cls.of_months(first, last)

    def year_earlier(self) -> Period | None:
        """Return the same months of the year before, or ``None`` before year 1."""
        first = self.first_month - MONTHS_IN_YEAR
        if self.is_day or first < month_index(dt.date.min):
            return None
        return Period.of_months(first, self.last_month - MONTHS_IN_YEAR)

    @property
    def is_day(self) -> bool:
        """Tell a day from a run of months."""
        return self.first == self.last

    @property
    def first_month(self) -> int:
        """Index of the month in which the period begins."""
        return month_index(self.first)

    @property
    def last_month(self) -> int:
        """Index of the month in which the period ends."""
        return month_index(self.last)

    @property
    def months(self) -> int:
        """Number of whole months; 0 for a day."""
        return 0 if self.is_day else self.last_month - self.first_month + 1

    def contains(self, other: Period) -> bool:
        """Tell whether every day of ``other`` is a day of this period."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def is_year(self, *, starts: int = 1) -> bool:
        """Tell whether this is a year that begins in month ``starts``."""
        return self.months == MONTHS_IN_YEAR and self.first.month == starts

    def year_number(self, *, starts: int = 1) -> int:
        """Return the calendar or fiscal year in which the period ends."""
        return (self.last_month - (starts - 1)) // MONTHS_IN_YEAR


def month_index(day: dt.date) -> int:
    """Return the index of the month that holds ``day``."""
    return MONTHS_IN_YEAR * day.year + day.month - 1


def _first_day(index: int) -> dt.date:
    return dt.date(index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1, 1)


def _last_day(index: int) -> dt.date:
    if index == month_index(dt.date.max):
        return dt.date.max
    return _first_day(index + 1) - dt.timedelta(days=1)
