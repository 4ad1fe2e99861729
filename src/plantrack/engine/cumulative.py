"""What is known of a sum over a window: section 7 of the method."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from plantrack.engine.bounds import Bounds, plus, qualifier_of
from plantrack.engine.targets import Demand
from plantrack.engine.year_values import Value, longest_runs
from plantrack.model.amount import Qualifier
from plantrack.model.period import MONTHS_IN_YEAR, Period

_HALVINGS = 200


class YearsLeft(NamedTuple):
    """The whole years after the last full one, whose flow is ``flow``.

    ``known`` is the sum up to its end, ``unknown`` the months missing before it at
    the known mean.
    """

    years: int
    flow: Fraction
    known: Fraction
    unknown: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SumCase:
    """What is known of a sum; numbers are in the goal's unit.

    ``runs`` are the known runs inside the window, each month once, oldest first;
    ``left_out`` the runs only partly inside. ``full_years`` are the values of the
    years known whole, by the period of the year. ``steps`` are planned flows by
    year; ``planned_growth`` is a share (0.07). ``by`` is ``None`` for a sum without
    a deadline. ``broken`` is where the series breaks between the runs.
    """

    demand: Demand
    start: Period
    by: Period | None
    as_of: dt.date
    runs: tuple[Value, ...]
    left_out: tuple[Value, ...] = ()
    full_years: Mapping[Period, Value] = field(
        default_factory=lambda: MappingProxyType({})
    )
    steps: Mapping[Period, Fraction] = field(
        default_factory=lambda: MappingProxyType({})
    )
    planned_growth: Fraction = Fraction(0)
    year_starts: int = 1
    broken: Period | None = None

    @property
    def known(self) -> Fraction:
        """S: the sum of the known runs, as the numbers are written."""
        return sum((each.number for each in self.runs), Fraction(0))

    @property
    def bounds(self) -> Bounds:
        """Every sum that the qualifiers of the runs allow."""
        return plus(each.bounds for each in self.runs)

    @property
    def qualifier(self) -> Qualifier:
        """The qualifier of the sum."""
        if len(self.runs) == 1:
            return self.runs[0].qualifier
        return qualifier_of(self.bounds)

    @property
    def months_known(self) -> int:
        """m: the months that the known runs cover."""
        return sum(each.period.months for each in self.runs)

    @property
    def months_so_far(self) -> int:
        """e: the months from the start of the window to the newest run's end."""
        if not self.runs:
            return 0
        return self.runs[-1].month - self.start.first_month + 1

    @property
    def months_missing(self) -> int:
        """The gap, e - m."""
        return self.months_so_far - self.months_known

    @property
    def months_in_window(self) -> int | None:
        """W, or ``None`` without a deadline."""
        if self.by is None:
            return None
        return self.by.last_month - self.start.first_month + 1

    @property
    def monthly_mean(self) -> Fraction | None:
        """S/m, or ``None`` where nothing is known."""
        return self.known / self.months_known if self.runs else None

    def is_flat(self) -> bool:
        """Tell whether the plan spreads the sum evenly."""
        return not self.steps and not self.planned_growth

    def planned_of(self, period: Period) -> Fraction:
        """Return the flow planned for the months of ``period``, in the window."""
        flows = self._planned_flows()
        total = Fraction(0)
        for year, (monthly, inside) in flows.items():
            if year.overlaps(period) and inside.overlaps(period):
                first = max(inside.first_month, period.first_month)
                last = min(inside.last_month, period.last_month)
                total += monthly * (last - first + 1)
        return total

    def planned_years(self) -> tuple[Period, ...]:
        """Return the part of each plan year that lies in the window."""
        return tuple(inside for _, inside in self._planned_flows().values())

    def planned_so_far(self) -> Fraction:
        """Return the flow planned for the months that are known."""
        return sum((self.planned_of(each.period) for each in self.runs), Fraction(0))

    def pace(self) -> Fraction | None:
        """Return S over the planned flow of the same months."""
        if not self.runs or self.by is None or self.demand.number == 0:
            return None
        planned = self.planned_so_far()
        return None if planned == 0 else self.known / planned

    def required_rate(self) -> Fraction | None:
        """Return the yearly flow still needed; unknown months at the known mean."""
        window, mean = self.months_in_window, self.monthly_mean
        if window is None or mean is None or window == self.months_so_far:
            return None
        rest = self.demand.number - self.known - self.months_missing * mean
        return MONTHS_IN_YEAR * rest / (window - self.months_so_far)

    def gap_needed(self) -> Fraction | None:
        """Return what the unknown months would have to hold to be on the plan."""
        if not self.runs or self.by is None or not self.months_missing:
            return None
        so_far = Period.of_months(
            self.start.first_month, self.start.first_month + self.months_so_far - 1
        )
        return self.planned_of(so_far) - self.known

    def last_full_year(self) -> tuple[Period, Value] | None:
        """Return the newest year of the window that is known whole."""
        if self.by is None:
            return None
        inside = [
            (year, value)
            for year, value in self.full_years.items()
            if self.start.first <= year.first and year.last <= self.by.last
        ]
        return max(inside, key=lambda each: each[0], default=None)

    def years_left(self) -> YearsLeft | None:
        """Return the whole years left, or ``None`` where growth leads nowhere."""
        last, mean = self.last_full_year(), self.monthly_mean
        if last is None or mean is None or self.by is None:
            return None
        if self.months_so_far == self.months_in_window:
            return None
        year, value = last
        months_left = self.by.last_month - year.last_month
        count, odd_months = divmod(months_left, MONTHS_IN_YEAR)
        if count == 0 or odd_months or value.number <= 0:
            return None
        before = [each for each in self.runs if each.month <= year.last_month]
        known = sum((each.number for each in before), Fraction(0))
        months = year.last_month - self.start.first_month + 1
        missing = months - sum(each.period.months for each in before)
        return YearsLeft(count, value.number, known, missing * mean)

    def required_growth(self) -> Fraction | None:
        """Return the yearly growth with which the rest is reached, as a share.

        g with y·Σ(1+g)^k = the rest, over the whole years after the last full
        year, whose flow is y. The part of a year known since then is in the rest.
        """
        left = self.years_left()
        if left is None:
            return None
        rest = self.demand.number - left.known - left.unknown
        return None if rest <= 0 else growth_to(rest / left.flow, left.years)

    def growth_seen(self) -> Fraction | None:
        """Return the growth of the last full year on the full year before it."""
        last = self.last_full_year()
        if last is None:
            return None
        year, value = last
        earlier = year.year_earlier()
        before = None if earlier is None else self.full_years.get(earlier)
        if before is None or before.number <= 0 or value.number <= 0:
            return None
        return value.number / before.number - 1

    def _planned_flows(self) -> Mapping[Period, tuple[Fraction, Period]]:
        """Return each year's planned flow per month and the year's planned months."""
        if self.by is None:
            return {}
        years = _years(self.start, self.by, self.year_starts)
        if not self.steps:
            weights = {
                year: (1 + self.planned_growth) ** place * inside.months
                for place, (year, inside) in enumerate(years.items())
            }
            whole = sum(weights.values(), Fraction(0))
            return {
                year: (
                    self.demand.number * weights[year] / whole / inside.months,
                    inside,
                )
                for year, inside in years.items()
            }
        named = {year: self.steps[year] for year in years if year in self.steps}
        others = [year for year in years if year not in named]
        months = sum(years[year].months for year in others)
        rest = self.demand.number - sum(named.values(), Fraction(0))
        return {
            year: (
                (named[year] / inside.months if year in named else rest / months),
                inside,
            )
            for year, inside in years.items()
        }


def growth_to(ratio: Fraction, count: int) -> Fraction:
    """Return g > -1 with Σ(1+g)^k over k = 1..count equal to ``ratio`` > 0.

    By halving, to 34 digits.
    """
    low, high = Fraction(0), max(Fraction(1), ratio)
    for _ in range(_HALVINGS):
        middle = Fraction(
            (low + high).numerator * 2**126 // ((low + high).denominator * 2), 2**126
        )
        if middle in (low, high):
            break
        if sum((middle**k for k in range(1, count + 1)), Fraction(0)) < ratio:
            low = middle
        else:
            high = middle
    return high - 1


def runs_inside(
    values: Sequence[Value], *, start: Period, by: Period | None
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return the longest runs inside the window, and those only partly inside."""
    inside: list[Value] = []
    partly: list[Value] = []
    for value in values:
        period = value.period
        after = by is not None and period.first > by.last
        if period.is_day or period.last < start.first or after:
            continue
        late = by is not None and period.last > by.last
        (partly if period.first < start.first or late else inside).append(value)
    return longest_runs(inside), tuple(partly)


def _years(start: Period, by: Period, year_starts: int) -> dict[Period, Period]:
    """Return the plan's years, each with the part of it inside the window."""
    years: dict[Period, Period] = {}
    for number in range(
        start.year_number(starts=year_starts), by.year_number(starts=year_starts) + 1
    ):
        year = Period.of_year(number, starts=year_starts)
        years[year] = Period.of_months(
            max(year.first_month, start.first_month),
            min(year.last_month, by.last_month),
        )
    return years
