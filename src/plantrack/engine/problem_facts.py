"""The texts that problems mention, as the files write them."""

from __future__ import annotations

from plantrack.model.amount import Amount
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import Registry
from plantrack.model.problem import Place
from plantrack.notation.amounts import format_amount
from plantrack.notation.periods import format_period


def period_text(registry: Registry, period: Period) -> str:
    """Return the canonical form of ``period`` in the plan's years."""
    return format_period(period, year_starts=registry.plan.year_starts)


def amount_text(amount: Amount) -> str:
    """Return the amount as it was written, else in its own unit."""
    return amount.text or format_amount(amount, language="zh")


def value_text(observation: Observation) -> str:
    """Return the value as it was written, nothing for a withdrawn one."""
    return "" if observation.amount is None else amount_text(observation.amount)


def key_of(observation: Observation, name: str) -> str:
    """Return the dotted key of a value of a block; of a new block the name alone."""
    return f"{observation.key}.{name}" if observation.key else name


def place_of(registry: Registry, block: Place, key: str) -> Place:
    """Return where the value ``key`` stands, else where its ``block`` begins."""
    return registry.places.get((block.file, key), block)


def where(place: Place) -> str:
    """Return a place as text: ``observations.toml:12:1``, as far as it is known."""
    numbers = [str(number) for number in (place.line, place.column) if number]
    return ":".join([place.file, *numbers])
