"""What a registry of plantrack holds, in the plain shape of :mod:`independent`."""

from __future__ import annotations

from hostile_input.independent import Plain
from plantrack.model.amount import Amount, AmountRange
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.model.plan import Baseline, Goal, Indicator, Registry, Target
from plantrack.model.text import Text


def contained(registry: Registry) -> Plain:
    """Return everything that ``registry`` holds."""
    plan = registry.plan
    bands = plan.bands
    return {
        "plan": {
            "id": plan.id,
            "title": _both(plan.title),
            "start": _days(plan.start),
            "end": _days(plan.end),
            "bands": (bands.on_track, bands.at_risk, bands.catch_up),
            "rule": plan.rule,
            "year_starts": plan.year_starts,
            "language": plan.language,
            "source": plan.source,
            "groups": {name: _both(text) for name, text in plan.groups.items()},
        },
        "indicators": {
            id_: _indicator(each) for id_, each in registry.indicators.items()
        },
        "goals": {id_: _goal(each) for id_, each in registry.goals.items()},
        "observations": tuple(map(_observation, registry.observations)),
    }


def _indicator(indicator: Indicator) -> Plain:
    bounds, definition = indicator.bounds, indicator.definition
    return {
        "title": _both(indicator.title),
        "unit": (indicator.unit.scale, indicator.unit.symbol),
        "measure": indicator.measure.value,
        "aliases": indicator.aliases,
        "not_same_as": indicator.not_same_as,
        "definition": None if definition is None else _both(definition),
        "better": indicator.better.value if indicator.better else None,
        "bounds": None if bounds is None else (bounds.low, bounds.high),
        "limit": indicator.limit,
        "year_value": indicator.year_value.value,
        "expect_every": (indicator.expect_every.months, indicator.expect_every.days),
        "lag": (indicator.lag.months, indicator.lag.days),
        "scope": _remark(indicator.scope),
        "source": indicator.source,
    }


def _goal(goal: Goal) -> Plain:
    others = {
        "steps": goal.steps,
        "tolerance": goal.tolerance,
        "planned_growth": goal.planned_growth,
        "waiver": goal.waiver,
        "revision": goal.revisions,
    }
    return {
        "title": _both(goal.title),
        "kind": goal.kind.value,
        "indicator": goal.indicator,
        "start": _days(goal.start),
        "by": None if goal.by is None else _days(goal.by),
        "target": _target(goal.target),
        "baseline": _baseline(goal.baseline),
        "reference": _baseline(goal.reference),
        "class": goal.goal_class.value,
        "modality": goal.modality.value,
        "relative_to": goal.relative_to,
        "of": goal.of_level,
        "path": goal.path.value if goal.path else None,
        "use_nowcast": goal.use_nowcast,
        "others": tuple(sorted(name for name, value in others.items() if value)),
        "group": goal.group,
        "owner": goal.owner,
        "source": goal.source,
        "note": _remark(goal.note),
    }


def _target(target: Target | None) -> Plain:
    match target:
        case None:
            return None
        case Amount():
            return _amount(target)
        case AmountRange():
            return "range", _amount(target.low), _amount(target.high)
        case _:
            return target.value


def _baseline(baseline: Baseline | None) -> Plain:
    if baseline is None:
        return None
    return {
        "period": _days(baseline.period),
        "amount": _amount(baseline.amount),
        "published": baseline.published,
        "assumed": baseline.assumed,
        "status": baseline.status,
        "basis": baseline.basis,
        "source": baseline.source,
        "note": _remark(baseline.note),
    }


def _observation(observation: Observation) -> Plain:
    amount = observation.amount
    return {
        "indicator": observation.indicator,
        "period": _days(observation.period),
        "amount": None if amount is None else _amount(amount),
        "published": observation.published,
        "status": observation.status.value,
        "yoy": observation.yoy,
        "assumed": observation.assumed,
        "basis": observation.basis,
        "source": observation.source,
        "note": _remark(observation.note),
    }


def _remark(text: Text | None) -> tuple[str, str] | None:
    return None if text is None else _both(text)


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en


def _days(period: Period) -> Plain:
    return period.first, period.last


def _amount(amount: Amount) -> Plain:
    return amount.qualifier.value, amount.number, amount.unit.scale, amount.unit.symbol
