"""The yearly growth with which the rest of a sum would still be reached."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plantrack.engine.cumulative import SumCase
from plantrack.model.period import MONTHS_IN_YEAR

_HALVINGS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What the whole years after the last full one have to hold.

    ``flow`` is that of the last full year, ``known`` the sum up to its end, and
    ``missing`` the months unknown before it ends, taken at the known mean. The part
    of a year known since then is in the rest.
    """

    flow: Fraction
    years: int
    known: Fraction
    missing: int
    amount: Fraction

    def growth(self) -> Fraction:
        """Return g with flow·Σ(1+g)^k = amount over the years, as a share."""
        return growth_to(self.amount / self.flow, self.years)


def rest_of(case: SumCase) -> Rest | None:
    """Return what is left to the whole years after the last full one, if anything."""
    last, mean = case.last_full_year(), case.monthly_mean
    if last is None or mean is None or case.by is None:
        return None
    if case.months_so_far == case.months_in_window:
        return None
    year, value = last
    months_left = case.by.last_month - year.last_month
    count, odd_months = divmod(months_left, MONTHS_IN_YEAR)
    if count == 0 or odd_months or value.number <= 0:
        return None
    before = [each for each in case.runs if each.month <= year.last_month]
    known = sum((each.number for each in before), Fraction(0))
    months = year.last_month - case.start.first_month + 1
    missing = months - sum(each.period.months for each in before)
    amount = case.demand.number - known - missing * mean
    if amount <= 0:
        return None
    return Rest(
        flow=value.number, years=count, known=known, missing=missing, amount=amount
    )


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
