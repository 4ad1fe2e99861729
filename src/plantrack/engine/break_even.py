"""Where a verdict changes as one number moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from plantrack.engine.numbers import decimal, exact

_HALVINGS = 52
_PIECES = 32
_DOUBLINGS = 40

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BreakEven(Generic[T]):
    """Beyond ``at``, away from where the search began, ``state`` holds."""

    at: Fraction
    state: T


def break_evens(
    judge: Callable[[Fraction], T],
    edges: Sequence[Fraction],
    *,
    made_of: Sequence[Callable[[Fraction], object]] = (),
) -> list[BreakEven[T]]:
    """Return where what ``judge`` says changes along ``edges``, in order.

    Between two edges a change is found by halving, to 16 digits and more, where the
    two sides differ. ``made_of`` is what ``judge`` follows from. Each moves one way
    only while those before it stand still, so that halving finds every change of it;
    these become edges, too, and no stretch between them is passed over.
    """
    for measure in made_of:
        inner = [each.at for each in break_evens(measure, edges)]
        edges = sorted({*edges, *inner}, reverse=edges[-1] < edges[0])
    found: list[BreakEven[T]] = []
    at, here = edges[0], judge(edges[0])
    for edge in edges[1:]:
        there = judge(edge)
        while here != there:
            at = _change(judge, near=at, far=edge, here=here)
            here = judge(at)
            found.append(BreakEven(at, here))
        at = edge
    return found


def between(start: Fraction, stop: Fraction) -> list[Fraction]:
    """Return the edges of equal pieces from ``start`` to ``stop``."""
    return [start + (stop - start) * Fraction(k, _PIECES) for k in range(_PIECES + 1)]


def outward(start: Fraction, *, sign: int, positive: bool) -> list[Fraction]:
    """Return numbers ever farther from ``start`` for a side without an end.

    Halved toward zero where the number must stay positive, else doubling steps.
    """
    if sign < 0 and positive and start > 0:
        far = [start / 2**k for k in range(1, _DOUBLINGS)]
    else:
        step = abs(start) or Fraction(1)
        far = [start + sign * step * 2**k for k in range(_DOUBLINGS)]
    # Near the number a verdict may hold on a short stretch only, as in a range.
    return [*between(start, far[0]), *between(far[0], far[1])[1:], *far[2:]]


def _change(
    judge: Callable[[Fraction], T], *, near: Fraction, far: Fraction, here: T
) -> Fraction:
    """Return the first number beyond ``near`` at which it no longer says ``here``."""
    for _ in range(_HALVINGS):
        middle = exact(decimal((near + far) / 2))
        if middle in (near, far):
            break
        if judge(middle) == here:
            near = middle
        else:
            far = middle
    return far
