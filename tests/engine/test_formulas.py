"""Every figure follows from its formula and the numbers that stand beside it."""

from __future__ import annotations

import ast
import datetime as dt
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

import pytest

from engine.plans import baseline, goal, indicator, registry, seen
from plantrack.engine.assess import assess_plan
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal, Indicator

_OPERATORS: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def worked_out(formula: str, terms: Mapping[str, Decimal]) -> float:
    """Return what a formula gives, ``^`` and ``|x|`` read as on paper."""
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", formula).replace("^", "**")

    def value(node: ast.expr) -> float:
        match node:
            case ast.BinOp(left, sign, right):
                return _OPERATORS[type(sign)](value(left), value(right))
            case ast.UnaryOp(ast.USub(), operand):
                return -value(operand)
            case ast.Call(_, [argument]):
                return abs(value(argument))
            case ast.Name(name):
                return float(terms[name])
            case ast.Constant(number):
                return float(str(number))
            case _:
                raise AssertionError(ast.dump(node))

    return value(ast.parse(text, mode="eval").body)


def shown(one: Assessment) -> dict[str, tuple[Decimal, str, Mapping[str, Decimal]]]:
    """Return the figures of a goal and of its rules, with formula and terms.

    An equation to be solved has a test of its own (the growth required of a sum).
    """
    figures = {
        key.value: (figure.value, figure.formula, figure.terms)
        for key, figure in one.figures.items()
        if figure.value is not None and "=" not in figure.formula
    }
    rules = {
        name: (rule.figure, rule.formula, rule.terms)
        for name, rule in one.rules.items()
        if rule.figure is not None
    }
    return {**figures, **rules}


RISING = [(2021, 2300), (2022, 2450), (2023, 2610), (2024, 2780)]
FALLING = [(2021, 60), (2022, 57), (2023, 52), (2024, 49)]
SHARE = indicator(unit="%", measure="ratio")


def values(unit: str, numbers: list[tuple[int, int]]) -> list[Observation]:
    return [seen(year, f"{number}{unit}") for year, number in numbers]


@pytest.mark.parametrize(
    ("one", "known", "measured"),
    [
        pytest.param(goal(), values("亿元", RISING), indicator(), id="a flow"),
        pytest.param(
            goal("不高于40%"), values("%", FALLING), SHARE, id="a falling share"
        ),
        pytest.param(
            goal("不高于-30%", base=baseline(2021, "-10%")),
            values("%", [(2022, -12), (2023, -15), (2024, -16)]),
            SHARE,
            id="below zero",
        ),
        pytest.param(
            goal("50%", base=baseline(2021, "60%")),
            values("%", [(2023, 45), (2024, 49)]),
            SHARE,
            id="lost",
        ),
        pytest.param(
            goal("3200亿元", steps={2023: "2700亿元", 2025: "3000亿元"}),
            values("亿元", RISING),
            indicator(),
            id="with steps",
        ),
        pytest.param(
            goal("100%", steps={2023: "70%"}),
            values("%", FALLING[:2]),
            SHARE,
            id="on the way to a step",
        ),
        pytest.param(
            goal("70%", by=2025, steps={2024: "65%"}),
            values("%", FALLING),
            SHARE,
            id="at a step",
        ),
        pytest.param(
            goal("10000亿元", kind="cumulative"),
            [*values("亿元", [(2022, 1900)]), seen("2024-H1", "1100亿元")],
            indicator(),
            id="a sum with a gap",
        ),
        pytest.param(
            goal("10000亿元", kind="cumulative", planned_growth="7"),
            values("亿元", RISING),
            indicator(),
            id="a sum that is to grow",
        ),
        pytest.param(
            goal("5%", kind="every-year"), values("%", FALLING), SHARE, id="every year"
        ),
        pytest.param(
            goal("50%", kind="average"), values("%", FALLING), SHARE, id="a mean"
        ),
        pytest.param(
            goal("decrease", kind="direction"),
            values("%", FALLING),
            SHARE,
            id="a direction",
        ),
        pytest.param(
            goal("7%", kind="growth"),
            [seen(2022, "6%"), seen(2023, "8%"), seen(2024, "7%")],
            indicator(unit="%", measure="yearly-growth"),
            id="chained growth",
        ),
    ],
)
def test_a_figure_can_be_recomputed_from_the_line_it_stands_on(
    one: Goal, known: list[Observation], measured: Indicator
) -> None:
    files = registry(one, known=known, measured=[measured])
    card = assess_plan(files, as_of=dt.date(2024, 12, 31), all_rules=True)
    found = shown(card.assessments[0])

    assert len(found) > 2
    for name, (number, formula, terms) in found.items():
        got = worked_out(formula, terms)
        assert got == pytest.approx(float(number), rel=1e-12), f"{name}: {formula}"
