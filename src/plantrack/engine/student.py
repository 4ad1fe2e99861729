"""Student's t distribution for a whole number of degrees of freedom.

For whole degrees of freedom the distribution has a short closed form (Abramowitz
and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4). Floats are
good to about 1e-15 here, far finer than any forecast.
"""

from __future__ import annotations

import math

_HALVINGS = 200


def cumulative_probability(t: float, *, freedom: int) -> float:
    """Return P(X <= t) for Student's t with ``freedom`` >= 1 degrees of freedom."""
    between = _within(abs(t), freedom)
    return (1 + between) / 2 if t >= 0 else (1 - between) / 2


def quantile(probability: float, *, freedom: int) -> float:
    """Return the t that a share ``probability`` (0.5 to below 1) lies below."""
    low, high = 0.0, 1.0
    while cumulative_probability(high, freedom=freedom) < probability:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if cumulative_probability(middle, freedom=freedom) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """Return P(-t <= X <= t), by the angle whose tangent is t over root freedom."""
    angle = math.atan2(t, math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2 == 1
    term = cosine if odd else 1.0
    total = 0.0
    for k in range(freedom // 2):
        total += term
        even_part, odd_part = (2 * k + 2, 2 * k + 3) if odd else (2 * k + 1, 2 * k + 2)
        term *= cosine**2 * even_part / odd_part
    if odd:
        return 2 / math.pi * (angle + sine * total)
    return sine * total
