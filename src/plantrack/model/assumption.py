"""What somebody supposes: values, growth and targets that are not recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from plantrack.model.amount import Amount
from plantrack.model.period import Period
from plantrack.model.plan import Target


@dataclass(frozen=True, slots=True)
class SupposedValue:
    """A value of an indicator that is supposed, not observed."""

    indicator: str
    period: Period
    amount: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """A scenario.

    ``growth`` is in percent a year by indicator (for shares and rates in points a
    year), from the latest year value to the last year any goal asks for.
    ``targets`` replace what goals ask for now.
    """

    values: tuple[SupposedValue, ...] = ()
    growth: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    targets: Mapping[str, Target] = field(default_factory=lambda: MappingProxyType({}))
