"""What the rules share: how they answer, and the growth that three of them compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from plantrack.engine.numbers import SLACK, decimal, power
from plantrack.engine.rules.facts import RuleFacts
from plantrack.model.assessment import RuleJudgement, Verdict


@dataclass(frozen=True, slots=True)
class Worked:
    """A rule's figure with its formula and the numbers of the symbols in it."""

    number: Fraction
    formula: str
    terms: Mapping[str, Fraction]


def judged(
    facts: RuleFacts,
    class_id: str,
    verdict: Verdict,
    *,
    figure: Worked | None,
    score: Fraction | None = None,
    predictor: str = "",
) -> RuleJudgement:
    """Return a class with our verdict; a result that is in stands before any rule."""
    found = RuleJudgement(
        class_id=class_id,
        verdict=verdict if facts.final is None else facts.final,
        score=shown(score),
        predictor=predictor,
    )
    return _with_figure(found, figure)


def without(reason: str, *, figure: Worked | None = None) -> RuleJudgement:
    """Return why the rule gives no class; the figure where it can be computed.

    Of a kind that the rule does not know a figure would say nothing.
    """
    found = RuleJudgement(reason=reason)
    return found if reason == "kind" else _with_figure(found, figure)


def why_unmet_is_undefined(facts: RuleFacts) -> str:
    """Return why a goal that is not met cannot be compared with its baseline."""
    if not facts.has_moved_on():
        return "no-observation-since-baseline"
    return "undefined"


def at_least(figure: Fraction, edge: Fraction) -> bool:
    """Tell whether a figure with roots reaches an edge; 1e-20 counts as equal."""
    return figure >= edge - SLACK


def above(figure: Fraction, edge: Fraction) -> bool:
    """Tell whether a figure with roots is beyond an edge; 1e-20 counts as equal."""
    return figure > edge + SLACK


def growth(old: Fraction, new: Fraction, *, span: Fraction | None) -> Fraction | None:
    """Return average annual growth over ``span`` years, as a share.

    ``None`` from 0, between opposite signs, and over no time. A fall to 0 is -1.
    """
    if not old or not span or span < 0 or new / old < 0:
        return None
    return power(new / old, 1 / span) - 1 if new else Fraction(-1)


def sign(number: Fraction) -> int:
    """Return -1 for a negative number, else 1."""
    return -1 if number < 0 else 1


def observed_growth(facts: RuleFacts) -> Worked | None:
    """Return g: growth from the baseline to the latest value, the right way positive.

    Both values negative turn the direction round: growth away from zero is a fall.
    """
    b, v, n = facts.baseline, facts.latest, facts.years_since
    if b is None or v is None or n is None:
        return None
    rate = growth(b, v, span=n)
    if rate is None:
        return None
    way = sign(b) * facts.direction
    formula = "1 - (v / b)^(1 / n)" if way < 0 else "(v / b)^(1 / n) - 1"
    return Worked(way * rate, formula, {"v": v, "b": b, "n": n})


def growth_ratio(facts: RuleFacts) -> Worked | None:
    """Return R: growth so far over the growth from the baseline to the target."""
    observed = observed_growth(facts)
    b, t, span = facts.baseline, facts.target, facts.years_planned
    if observed is None or b is None or not t or span is None:
        return None
    planned = growth(b, t, span=span)
    if not planned:
        return None
    formula = f"({observed.formula}) / |(T / b)^(1 / N) - 1|"
    terms = {**observed.terms, "T": t, "N": span}
    return Worked(observed.number / abs(planned), formula, terms)


def share_of_way(facts: RuleFacts, value: Fraction | None) -> Fraction | None:
    """Return how much of the way from the baseline to the target ``value`` is.

    1 is the target; negative is away from it, also where the baseline was beyond
    the target already.
    """
    b, t = facts.baseline, facts.target
    if b is None or t is None or value is None or b == t:
        return None
    return facts.direction * (value - b) / abs(t - b)


def worked(
    facts: RuleFacts, number: Fraction, formula: str, **terms: Fraction
) -> Worked:
    """Return a figure whose ``formula`` is counted the right way positive.

    The numbers of b, v and T are those of the facts.
    """
    known = {"b": facts.baseline, "v": facts.latest, "T": facts.target}
    found = {name: each for name, each in known.items() if each is not None}
    way = "-" if facts.direction < 0 else ""
    return Worked(number, way + formula, {**found, **terms})


def shown(number: Fraction | None) -> Decimal | None:
    """Return a number as a decimal of 34 digits."""
    return None if number is None else decimal(number)


def _with_figure(found: RuleJudgement, figure: Worked | None) -> RuleJudgement:
    if figure is None:
        return found
    return replace(
        found,
        figure=decimal(figure.number),
        formula=figure.formula,
        terms={name: decimal(each) for name, each in figure.terms.items()},
    )
