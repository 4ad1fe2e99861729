"""Faults that show only when a whole registry is looked at."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace

from plantrack.engine.observation_checks import observation_problems, same_value
from plantrack.engine.problem_facts import key_of, period_text, value_text, where
from plantrack.engine.registry_checks import against_better, ambiguous_names
from plantrack.model.observation import Observation
from plantrack.model.plan import Indicator, Registry
from plantrack.model.problem import Problem, Severity
from plantrack.notation.amounts import unit_text
from plantrack.notation.unit_faults import unit_fault


def check_registry(registry: Registry) -> tuple[Problem, ...]:
    """Return every fault between the parts of the registry, sorted by place.

    What can be seen in one value alone was judged when the files were read.
    """
    found = [
        *observation_problems(registry),
        *ambiguous_names(registry),
        *against_better(registry),
    ]
    return tuple(sorted(found, key=lambda each: (each.place, each.key, each.code)))


def would_accept(registry: Registry, observation: Observation) -> tuple[Problem, ...]:
    """Return the errors that ``observation`` would bring into the registry.

    Empty where it may be recorded, also where the very same is recorded already.
    Warnings do not stand against recording; ``check`` shows them.
    A value for a period that is already known is a revision and has to be
    published later than every value known for it.
    """
    indicator = registry.indicators.get(observation.indicator)
    if indicator is None:
        return (_unknown_indicator(registry, observation),)
    wrong_unit = _wrong_unit(indicator, observation)
    if wrong_unit is not None:
        return (wrong_unit,)
    known = [
        each
        for each in registry.observations
        if each.indicator == observation.indicator and each.period == observation.period
    ]
    if any(_same_record(each, observation) for each in known):
        return ()
    out_of_order = _out_of_order(registry, known, observation)
    if out_of_order is not None:
        return (out_of_order,)
    before = list(observation_problems(registry))
    after = replace(registry, observations=(*registry.observations, observation))
    return tuple(
        each
        for each in observation_problems(after)
        if each.severity is Severity.ERROR and each not in before
    )


def _same_record(one: Observation, other: Observation) -> bool:
    return (
        same_value(one, other)
        and replace(one, amount=other.amount, place=other.place, key=other.key) == other
    )


def _unknown_indicator(registry: Registry, observation: Observation) -> Problem:
    facts = {"got": observation.indicator}
    near = difflib.get_close_matches(observation.indicator, registry.indicators, n=1)
    if near:
        facts["near"] = near[0]
    return _about_new(observation, "unknown-indicator", "indicator", facts)


def _wrong_unit(indicator: Indicator, observation: Observation) -> Problem | None:
    if observation.amount is None:
        return None
    unit = observation.amount.unit
    code = unit_fault(unit, wanted=indicator.unit)
    if not code:
        return None
    facts = {
        "got": value_text(observation),
        "unit": unit_text(unit, language="zh"),
        "expected": unit_text(indicator.unit, language="zh"),
    }
    return _about_new(observation, code, "value", facts)


def _out_of_order(
    registry: Registry, known: Sequence[Observation], observation: Observation
) -> Problem | None:
    """Find what stands against recording another value for a known period."""
    facts = {
        "indicator": observation.indicator,
        "period": period_text(registry, observation.period),
    }
    if not known:
        if observation.amount is not None:
            return None
        return _about_new(observation, "nothing-to-withdraw", "period", facts)
    last = max(known, key=lambda each: each.known_from)
    stated = [each for each in known if each.published == observation.published]
    if observation.published is not None and stated:
        return None
    if observation.published is None or observation.published <= last.known_from:
        facts["known"] = value_text(last)
        facts["published"] = last.known_from.isoformat()
        facts["where"] = where(last.place)
        return _about_new(
            observation, "revision-needs-later-published", "published", facts
        )
    return None


def _about_new(
    observation: Observation, code: str, key: str, facts: dict[str, str]
) -> Problem:
    dotted = key_of(observation, key)
    return Problem(code=code, place=observation.place, key=dotted, facts=facts)
