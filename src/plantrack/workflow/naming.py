"""Goals and indicators by the names people give them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from plantrack.errors import WrongUse
from plantrack.model.plan import Goal, Indicator, Registry

_CLOSE: Final = 0.5


def find_goal(registry: Registry, text: str) -> Goal:
    """Return the goal whose id or title is ``text``.

    Raises:
        WrongUse: None or more than one is called so.
    """
    names = {
        each.id: (each.title.zh, each.title.en) for each in registry.goals.values()
    }
    return registry.goals[_find(text, names, reason="unknown-goal")]


def find_indicator(registry: Registry, text: str) -> Indicator:
    """Return the indicator whose id, title or alias is ``text``.

    Raises:
        WrongUse: None or more than one is called so.
    """
    names = {
        each.id: (each.title.zh, each.title.en, *each.aliases)
        for each in registry.indicators.values()
    }
    return registry.indicators[_find(text, names, reason="unknown-indicator")]


def near(text: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like ``text``, empty where none is like it.

    Capitals do not count. One that begins with ``text`` is nearer than one that is
    spelt alike, and one that only holds it comes last.
    """
    folded = {each.casefold(): each for each in candidates}
    wanted = text.casefold()
    if not wanted:
        return ""
    alike = difflib.get_close_matches(wanted, folded, n=1, cutoff=_CLOSE)
    nearest = [
        *(each for each in folded if each.startswith(wanted)),
        *alike,
        *(each for each in folded if wanted in each),
    ]
    return folded[nearest[0]] if nearest else ""


def _find(text: str, names: Mapping[str, tuple[str, ...]], *, reason: str) -> str:
    if text in names:
        return text
    called = [each for each, titles in names.items() if text in titles]
    if len(called) == 1:
        return called[0]
    if called:
        raise WrongUse("ambiguous-name", text=text, ids=", ".join(called))
    ids = {title: each for each, titles in names.items() for title in (each, *titles)}
    raise WrongUse(reason, text=text, near=ids.get(near(text, ids), ""))
