"""What the rules share: how they answer, and the growth that three of them compare."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from plantrack.engine.numbers import SLACK, decimal, power
from plantrack.engine.rules.facts import RuleFacts
from plantrack.model.assessment import RuleJudgement, Verdict


def judged(
    facts: RuleFacts,
    class_id: str,
    verdict: Verdict,
    *,
    figure: Fraction | None,
    score: Fraction | None = None,
    predictor: str = "",
) -> RuleJudgement:
    """Return a class with our verdict; a result that is in stands before any rule."""
    return RuleJudgement(
        class_id=class_id,
        verdict=verdict if facts.final is None else facts.final,
        figure=shown(figure),
        score=shown(score),
        predictor=predictor,
    )


def without(reason: str, *, figure: Fraction | None = None) -> RuleJudgement:
    """Return why the rule gives no class; the figure where it can be computed.

    Of a kind that the rule does not know a figure would say nothing.
    """
    figure = None if reason == "kind" else figure
    return RuleJudgement(figure=shown(figure), reason=reason)


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


def observed_growth(facts: RuleFacts) -> Fraction | None:
    """Return g: growth from the baseline to the latest value, the right way positive.

    Both values negative turn the direction round: growth away from zero is a fall.
    """
    b, v = facts.baseline, facts.latest
    if b is None or v is None:
        return None
    rate = growth(b, v, span=facts.years_since)
    return None if rate is None else sign(b) * facts.direction * rate


def growth_ratio(facts: RuleFacts) -> Fraction | None:
    """Return R: growth so far over the growth from the baseline to the target."""
    observed = observed_growth(facts)
    if observed is None or facts.baseline is None or facts.target is None:
        return None
    if not facts.target:
        return None
    planned = growth(facts.baseline, facts.target, span=facts.years_planned)
    return observed / abs(planned) if planned else None


def share_of_way(facts: RuleFacts, value: Fraction | None) -> Fraction | None:
    """Return how much of the way from the baseline to the target ``value`` is.

    1 is the target; negative is away from it, also where the baseline was beyond
    the target already.
    """
    b, t = facts.baseline, facts.target
    if b is None or t is None or value is None or b == t:
        return None
    return facts.direction * (value - b) / abs(t - b)


def shown(number: Fraction | None) -> Decimal | None:
    """Return a number as a decimal of 34 digits."""
    return None if number is None else decimal(number)
