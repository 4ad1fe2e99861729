"""Where a verdict changes as one number moves."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from plantrack.engine.numbers import decimal, exact

_HALVINGS = 120
_PIECES = 32
_DOUBLINGS = 40

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BreakEven(Generic[T]):
    """Beyond ``at``, away from where the search began, ``state`` holds."""

    at: Fraction
    state: T


def break_evens(
    judge: Callable[[Fraction], T], *, start: Fraction, stop: Fraction
) -> list[BreakEven[T]]:
    """Return where what ``judge`` says changes from ``start`` to ``stop``, in order.

    The stretch is searched in pieces; in each, every change is found by halving.
    """
    found: list[BreakEven[T]] = []
    edges = [start + (stop - start) * Fraction(k, _PIECES) for k in range(_PIECES + 1)]
    for low, high in itertools.pairwise(edges):
        found += _in_piece(judge, low, high)
    return found


def outward(start: Fraction, *, sign: int, positive: bool) -> list[Fraction]:
    """Return numbers ever farther from ``start`` for a side without an end.

    Halved toward zero where the number must stay positive, else doubling steps.
    """
    if sign < 0 and positive and start > 0:
        return [start / 2**k for k in range(1, _DOUBLINGS)]
    step = abs(start) / 16 or Fraction(1)
    return [start + sign * step * 2**k for k in range(_DOUBLINGS)]


def _in_piece(
    judge: Callable[[Fraction], T], low: Fraction, high: Fraction
) -> list[BreakEven[T]]:
    found: list[BreakEven[T]] = []
    at, here = low, judge(low)
    there = judge(high)
    while here != there:
        near, far = at, high
        for _ in range(_HALVINGS):
            middle = _shortened((near + far) / 2)
            if middle in (near, far):
                break
            if judge(middle) == here:
                near = middle
            else:
                far = middle
        at, here = far, judge(far)
        found.append(BreakEven(far, here))
    return found


def _shortened(number: Fraction) -> Fraction:
    """Keep 34 digits: halving would double the length of a fraction each time."""
    return exact(decimal(number))
