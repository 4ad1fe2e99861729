"""Faults that show only when values are held against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.engine.checks import check_registry, would_accept
from plantrack.model.amount import Amount, Unit
from plantrack.model.observation import Observation, Status
from plantrack.model.period import Period
from plantrack.model.plan import (
    Baseline,
    Better,
    Direction,
    Goal,
    Indicator,
    Kind,
    Measure,
    Plan,
    Registry,
)
from plantrack.model.problem import Place, Problem, Severity
from plantrack.model.text import Text
from plantrack.notation.amounts import parse_amount, parse_target
from plantrack.notation.periods import parse_period

YI = Unit(8, "元")
PERCENT = Unit(0, "%")


def indicator(
    name: str = "gdp",
    *,
    measure: Measure = Measure.FLOW,
    unit: Unit = YI,
    title: str = "",
    aliases: tuple[str, ...] = (),
    not_same_as: tuple[str, ...] = (),
    better: Better | None = None,
    line: int = 1,
) -> Indicator:
    return Indicator(
        id=name,
        title=Text(title or name, title or name),
        unit=unit,
        measure=measure,
        aliases=aliases,
        not_same_as=not_same_as,
        better=better,
        place=Place("goals.toml", line, 1),
    )


def registry(
    *rows: Observation,
    indicators: Sequence[Indicator] = (),
    goals: Sequence[Goal] = (),
    places: dict[tuple[str, str], Place] | None = None,
    year_starts: int = 1,
) -> Registry:
    declared = indicators or [indicator(), indicator("trade")]
    return Registry(
        plan=Plan(
            id="p",
            title=Text("p", "p"),
            start=Period.of_year(2022),
            end=Period.of_year(2026),
            year_starts=year_starts,
        ),
        indicators={each.id: each for each in declared},
        goals={each.id: each for each in goals},
        observations=rows,
        file="goals.toml",
        places=places or {},
    )


_BLOCK_LINES = 10


def block(
    number: int,
    period: str,
    value: str | None,
    *,
    published: str = "",
    name: str = "gdp",
    basis: str = "",
    source: str = "",
) -> Observation:
    return Observation(
        indicator=name,
        period=parse_period(period),
        amount=None if value is None else parse_amount(value, unit=YI),
        published=dt.date.fromisoformat(published) if published else None,
        status=Status.WITHDRAWN if value is None else Status.NORMAL,
        basis=basis,
        source=source,
        place=Place("observations.toml", _BLOCK_LINES * (number + 1), 1),
        key=f"observation[{number}]",
    )


def rows(
    *cells: tuple[str, str | None] | tuple[str, str | None, str],
) -> list[Observation]:
    return [
        block(number, period, value, published=rest[0] if rest else "")
        for number, (period, value, *rest) in enumerate(cells)
    ]


def codes(problems: Sequence[Problem]) -> list[str]:
    return [each.code for each in problems]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            [("2023", "100亿元", "2024-02-01"), ("2023", "101亿元", "2024-02-01")],
            ["conflicting-observations"],
            id="another value on one day",
        ),
        pytest.param(
            [("2023", "100亿元", "2024-02-01"), ("2023", "突破100亿元", "2024-02-01")],
            ["conflicting-observations"],
            id="another qualifier on one day",
        ),
        pytest.param(
            [("2023", "100亿元", "2024-02-01"), ("2023", None, "2024-02-01")],
            ["conflicting-observations"],
            id="withdrawn on the day it was published",
        ),
        pytest.param(
            [("2023", "100亿元", "2024-02-01"), ("2023", "1000000万元", "2024-02-01")],
            ["repeated-observation"],
            id="the same value in another scale",
        ),
        pytest.param(
            [("2023", None, "2024-02-01"), ("2023", None, "2024-02-01")],
            ["repeated-observation"],
            id="withdrawn twice",
        ),
        pytest.param(
            [("2023", "100亿元"), ("2023", "101亿元", "2023-12-31")],
            ["conflicting-observations"],
            id="no published day means the end of the period",
        ),
        pytest.param(
            [("2023", "100亿元", "2024-02-01"), ("2023", "101亿元", "2024-12-01")],
            [],
            id="a later value is a revision",
        ),
        pytest.param(
            [("2023", "100亿元", "2024-02-01"), ("2022", "101亿元", "2024-02-01")],
            [],
            id="another period",
        ),
        pytest.param(
            [
                ("2023", "1亿元"),
                ("2023", "2亿元"),
                ("2023", "2亿元"),
                ("2023", "1亿元"),
            ],
            [
                "conflicting-observations",
                "repeated-observation",
                "repeated-observation",
            ],
            id="each block is reported once",
        ),
    ],
)
def test_one_period_known_from_one_day_has_one_value(
    cells: list[tuple[str, str | None]], expected: list[str]
) -> None:
    assert codes(check_registry(registry(*rows(*cells)))) == expected


def test_a_conflict_names_both_values_and_both_places() -> None:
    first, second = rows(
        ("2023", "100亿元", "2024-02-01"), ("2023", "101亿元", "2024-02-01")
    )
    value = Place("observations.toml", 23, 9)
    places = {("observations.toml", "observation[1].value"): value}

    [problem] = check_registry(registry(first, second, places=places))

    assert problem == Problem(
        code="conflicting-observations",
        place=value,
        key="observation[1].value",
        facts={
            "indicator": "gdp",
            "period": "2023",
            "published": "2024-02-01",
            "value": "101亿元",
            "other": "100亿元",
            "where": "observations.toml:10:1",
        },
    )


def test_a_value_is_told_as_it_was_written_else_in_full() -> None:
    first, second = rows(("2023", "2442.0 亿元"), ("2023", "2443亿元"))
    unwritten = replace(second, amount=Amount(number=Decimal(2443), unit=YI))

    [problem] = check_registry(registry(first, unwritten))

    assert problem.facts["other"] == "2442.0 亿元"
    assert problem.facts["value"] == "2,443亿元"


def test_a_withdrawn_value_is_told_as_nothing() -> None:
    [problem] = check_registry(registry(*rows(("2023", "1亿元"), ("2023", None))))

    assert (problem.facts["other"], problem.facts["value"]) == ("1亿元", "")


def test_a_period_is_told_in_the_plan_s_years() -> None:
    cells = rows(("2023-04/2024-03", "1亿元"), ("2023-04/2024-03", "2亿元"))

    [problem] = check_registry(registry(*cells, year_starts=4))

    assert problem.facts["period"] == "FY2023"


def test_a_repetition_is_a_warning_and_a_conflict_an_error() -> None:
    same = check_registry(registry(*rows(("2023", "1亿元"), ("2023", "1亿元"))))
    other = check_registry(registry(*rows(("2023", "1亿元"), ("2023", None))))

    assert [each.severity for each in (*same, *other)] == [
        Severity.WARNING,
        Severity.ERROR,
    ]
    assert other[0].key == "observation[1]"
    assert other[0].reason == "withdrawn"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            [("2024-01/2024-07", "1亿元"), ("2024-06/2024-09", "1亿元")],
            [("observation[1].period", "2024-06/2024-09", "2024-01/2024-07")],
            id="two months shared",
        ),
        pytest.param(
            [("2024-06/2024-09", "1亿元"), ("2024-01/2024-07", "1亿元")],
            [("observation[1].period", "2024-01/2024-07", "2024-06/2024-09")],
            id="reported at the later block",
        ),
        pytest.param(
            [("2024", "9亿元"), ("2024-Q1", "1亿元"), ("2024-01", "1亿元")],
            [],
            id="one inside another",
        ),
        pytest.param(
            [("2024-01/2024-07", "1亿元"), ("2024-01/2024-09", "2亿元")],
            [],
            id="year to date",
        ),
        pytest.param([("2024-H1", "1亿元"), ("2024-H2", "1亿元")], [], id="neighbours"),
        pytest.param(
            [("2024-09-30", "1亿元"), ("2024-09", "2亿元")], [], id="a day in its month"
        ),
        pytest.param(
            [
                ("2024-01/2024-07", "1亿元", "2024-08-01"),
                ("2024-01/2024-07", None, "2024-09-01"),
                ("2024-06/2024-09", "1亿元", "2024-10-01"),
            ],
            [],
            id="withdrawn before the other was known",
        ),
        pytest.param(
            [
                ("2024-01/2024-07", "1亿元", "2024-08-01"),
                ("2024-01/2024-07", None, "2024-10-01"),
                ("2024-06/2024-09", "1亿元", "2024-10-01"),
            ],
            [],
            id="withdrawn on the day the other was known",
        ),
        pytest.param(
            [
                ("2024-06/2024-09", "1亿元", "2024-10-01"),
                ("2024-06/2024-09", None, "2024-11-01"),
                ("2024-01/2024-07", "1亿元", "2024-11-01"),
            ],
            [],
            id="known on the day the other was withdrawn",
        ),
        pytest.param(
            [("2024-01/2024-07", None), ("2024-06/2024-09", "1亿元")],
            [],
            id="the earlier one was never known",
        ),
        pytest.param(
            [("2024-01/2024-07", "1亿元"), ("2024-06/2024-09", None)],
            [],
            id="the later one was never known",
        ),
        pytest.param(
            [
                ("2024-01/2024-07", "1亿元", "2024-11-01"),
                ("2024-06/2024-09", "1亿元", "2024-10-01"),
                ("2024-06/2024-09", None, "2024-10-15"),
                ("2024-06/2024-09", "2亿元", "2024-12-01"),
            ],
            [("observation[3].period", "2024-06/2024-09", "2024-01/2024-07")],
            id="recorded again beside the other",
        ),
        pytest.param(
            [
                ("2024-06/2024-09", "1亿元", "2024-10-01"),
                ("2024-01/2024-07", "1亿元", "2024-08-01"),
                ("2024-01/2024-07", None, "2024-11-01"),
            ],
            [("observation[1].period", "2024-01/2024-07", "2024-06/2024-09")],
            id="both known for a month",
        ),
        pytest.param(
            [
                ("2024-01/2024-07", "1亿元", "2024-08-01"),
                ("2024-01/2024-07", None, "2024-09-01"),
                ("2024-06/2024-09", "1亿元", "2024-10-01"),
                ("2024-06/2024-09", None, "2024-11-01"),
                ("2024-01/2024-07", "2亿元", "2024-12-01"),
            ],
            [],
            id="each held while the other was withdrawn",
        ),
        pytest.param(
            [
                ("2024-01/2024-07", "1亿元", "2024-08-01"),
                ("2024-01/2024-07", None, "2024-09-01"),
                ("2024-06/2024-09", "1亿元", "2024-10-01"),
                ("2024-01/2024-07", "2亿元", "2024-12-01"),
                ("2024-06/2024-09", "2亿元", "2025-01-01"),
            ],
            [("observation[3].period", "2024-01/2024-07", "2024-06/2024-09")],
            id="recorded again while the other held",
        ),
        pytest.param(
            [
                ("2023", "4亿元"),
                ("2023-02/2023-03", "1亿元"),
                ("2023-03/2023-05", "1亿元"),
                ("2023-05/2024-01", "1亿元"),
            ],
            [
                ("observation[2].period", "2023-03/2023-05", "2023-02/2023-03"),
                ("observation[3].period", "2023-05/2024-01", "2023-03/2023-05"),
            ],
            id="each period is reported once",
        ),
    ],
)
def test_flows_overlap_only_one_inside_the_other(
    cells: list[tuple[str, str | None]], expected: list[tuple[str, str, str]]
) -> None:
    problems = check_registry(registry(*rows(*cells)))

    assert codes(problems) == ["overlapping-parts"] * len(expected)
    assert [
        (each.key, each.facts["period"], each.facts["other"]) for each in problems
    ] == expected


def test_a_value_taken_back_on_its_own_day_overlaps_nothing() -> None:
    cells = rows(
        ("2024-01/2024-07", "1亿元", "2024-10-01"),
        ("2024-01/2024-07", None, "2024-10-01"),
        ("2024-06/2024-09", "1亿元", "2024-09-30"),
    )

    assert codes(check_registry(registry(*cells))) == ["conflicting-observations"]


def test_an_overlap_names_both_periods_and_both_places() -> None:
    cells = rows(("2024-01/2024-07", "1亿元"), ("2024-06/2024-09", "2亿元"))
    period = Place("observations.toml", 22, 10)
    places = {("observations.toml", "observation[1].period"): period}

    [problem] = check_registry(registry(*cells, places=places))

    assert problem == Problem(
        code="overlapping-parts",
        place=period,
        key="observation[1].period",
        facts={
            "indicator": "gdp",
            "period": "2024-06/2024-09",
            "other": "2024-01/2024-07",
            "where": "observations.toml:10:1",
        },
    )


def test_levels_may_overlap() -> None:
    cells = rows(("2024-01/2024-07", "1亿元"), ("2024-06/2024-09", "1亿元"))
    stock = indicator(measure=Measure.STOCK)

    assert check_registry(registry(*cells, indicators=[stock])) == ()


MONTHS = st.integers(24_000, 24_011)


@given(
    spans=st.lists(
        st.tuples(MONTHS, MONTHS).map(sorted), min_size=1, max_size=7, unique_by=tuple
    )
)
def test_an_overlap_is_found_exactly_where_two_periods_cross(
    spans: list[list[int]],
) -> None:
    periods = [Period.of_months(*span) for span in spans]
    known = [
        Observation(
            indicator="gdp",
            period=period,
            amount=parse_amount("1亿元"),
            published=dt.date(2020, 1, 1),
            key=f"observation[{number}]",
        )
        for number, period in enumerate(periods)
    ]
    crossing = any(
        one.overlaps(other) and not one.contains(other) and not other.contains(one)
        for one in periods
        for other in periods
    )

    found = codes(check_registry(registry(*known)))

    assert ("overlapping-parts" in found) == crossing


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            [("2023-H1", "60亿元"), ("2023-H2", "50亿元"), ("2023", "100亿元")],
            [("observation[2].value", "110亿元", "2023-H1, 2023-H2")],
            id="halves exceed the year",
        ),
        pytest.param(
            [("2023-H1", "60亿元"), ("2023-H2", "40亿元"), ("2023", "100亿元")],
            [],
            id="halves equal the year",
        ),
        pytest.param(
            [("2023-H1", "60亿元"), ("2023-H2", "41亿元"), ("2023", "100亿元")],
            [],
            id="rounding explains one unit in three numbers",
        ),
        pytest.param(
            [("2023-H1", "60.0亿元"), ("2023-H2", "41.0亿元"), ("2023", "100.0亿元")],
            [("observation[2].value", "101.0亿元", "2023-H1, 2023-H2")],
            id="rounding does not explain ten",
        ),
        pytest.param(
            [("2023-H1", "100.1亿元"), ("2023", "100.0亿元")],
            [],
            id="rounding explains a tenth in two tenths",
        ),
        pytest.param(
            [("2023-H1", "101.1亿元"), ("2023", "100亿元")],
            [("observation[1].value", "101.1亿元", "2023-H1")],
            id="rounding explains half a unit of each",
        ),
        pytest.param(
            [("2023-H1", "120亿元"), ("2023-H2", "0亿元"), ("2023", "100亿元")],
            [("observation[2].value", "120亿元", "2023-H1, 2023-H2")],
            id="nothing is not negative",
        ),
        pytest.param(
            [("2023-H1", "120亿元"), ("2023-H2", "0.5亿元"), ("2023", "100亿元")],
            [("observation[2].value", "120.5亿元", "2023-H1, 2023-H2")],
            id="less than one is not negative",
        ),
        pytest.param(
            [("2023-H1", "120亿元"), ("2023", "100亿元")],
            [("observation[1].value", "120亿元", "2023-H1")],
            id="one part is more than the whole",
        ),
        pytest.param(
            [("2023-H1", "超60亿元"), ("2023-H2", "60亿元"), ("2023", "100亿元")],
            [],
            id="bounds are left out",
        ),
        pytest.param(
            [("2023-H1", "60亿元"), ("2023-H2", "60亿元"), ("2023", "近100亿元")],
            [],
            id="a bound as the whole",
        ),
        pytest.param(
            [("2023-H1", "120亿元"), ("2023-H2", "-20亿元"), ("2023", "100亿元")],
            [],
            id="a flow that can be negative",
        ),
        pytest.param(
            [
                ("2023-Q1", "30亿元"),
                ("2023-Q2", "30亿元"),
                ("2023-H1", "60亿元"),
                ("2023-H2", "40亿元"),
                ("2023", "100亿元"),
            ],
            [],
            id="parts of parts count once",
        ),
        pytest.param(
            [
                ("2023-H1", "160亿元", "2023-07-01"),
                ("2023-H1", "60亿元", "2023-08-01"),
                ("2023", "100亿元", "2024-02-01"),
            ],
            [],
            id="only the last revision counts",
        ),
    ],
)
def test_parts_of_a_positive_flow_do_not_exceed_the_whole(
    cells: list[tuple[str, str | None]], expected: list[tuple[str, str, str]]
) -> None:
    problems = check_registry(registry(*rows(*cells)))

    assert codes(problems) == ["parts-exceed-whole"] * len(expected)
    assert [
        (each.key, each.facts["sum"], each.facts["parts"]) for each in problems
    ] == expected
    assert {each.severity for each in problems} <= {Severity.WARNING}


def test_an_excess_names_the_whole_and_its_place() -> None:
    cells = rows(("2023-H1", "120亿元"), ("2023", "100亿元"))
    value = Place("observations.toml", 23, 9)
    places = {("observations.toml", "observation[1].value"): value}

    [problem] = check_registry(registry(*cells, places=places))

    assert problem == Problem(
        code="parts-exceed-whole",
        place=value,
        key="observation[1].value",
        facts={
            "indicator": "gdp",
            "period": "2023",
            "value": "100亿元",
            "sum": "120亿元",
            "parts": "2023-H1",
        },
        severity=Severity.WARNING,
    )


def test_parts_on_another_basis_are_not_summed() -> None:
    part = block(0, "2023-H1", "120亿元", basis="old")
    whole = block(1, "2023", "100亿元", basis="new")

    assert check_registry(registry(part, whole)) == ()


@given(
    numbers=st.lists(st.integers(0, 10**6), min_size=12, max_size=12),
    missing=st.integers(0, 10**6),
)
def test_months_that_add_up_are_never_a_fault(numbers: list[int], missing: int) -> None:
    months = [
        block(at, f"2023-{at + 1:02d}", f"{number}万元")
        for at, number in enumerate(numbers)
    ]
    year = block(12, "2023", f"{sum(numbers) + missing}万元")

    assert check_registry(registry(*months, year)) == ()


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        pytest.param(
            [
                indicator(title="工业产值"),
                indicator("b", aliases=("工业产值",), line=9),
            ],
            [("indicators.b.aliases[0]", "工业产值", "gdp")],
            id="an alias is the title of another",
        ),
        pytest.param(
            [indicator(title="Trade"), indicator("b", title="trade ", line=9)],
            [("indicators.b.title", "trade ", "gdp")],
            id="case and space do not tell apart",
        ),
        pytest.param(
            [
                indicator(title="Trade volume"),
                indicator("b", title="tradevolume", line=9),
            ],
            [("indicators.b.title", "tradevolume", "gdp")],
            id="nor does a space inside",
        ),
        pytest.param(
            [indicator(), indicator("b", aliases=("x", "gdp"), line=9)],
            [("indicators.b.aliases[1]", "gdp", "gdp")],
            id="an alias is the id of another",
        ),
        pytest.param(
            [
                indicator(title="产值", aliases=("总值",)),
                indicator("b", title="产值", aliases=("总值",), line=9),
            ],
            [("indicators.b.title", "产值", "gdp")],
            id="a pair is reported once",
        ),
        pytest.param(
            [
                indicator(title="产值"),
                indicator("b", title="产值", not_same_as=("gdp",)),
            ],
            [],
            id="told apart by the later",
        ),
        pytest.param(
            [indicator(title="产值", not_same_as=("b",)), indicator("b", title="产值")],
            [],
            id="told apart by the earlier",
        ),
        pytest.param(
            [indicator(title="产值", aliases=("产值",)), indicator("b")],
            [],
            id="an indicator may repeat its own name",
        ),
    ],
)
def test_a_name_means_one_indicator(
    pair: list[Indicator], expected: list[tuple[str, str, str]]
) -> None:
    problems = check_registry(registry(indicators=pair))

    assert codes(problems) == ["ambiguous-name"] * len(expected)
    assert [
        (each.key, each.facts["name"], each.facts["other"]) for each in problems
    ] == expected


def test_an_ambiguous_name_is_a_warning_that_names_both() -> None:
    pair = [indicator(title="产值"), indicator("b", title="产值", line=9)]
    title = Place("goals.toml", 10, 9)
    places = {("goals.toml", "indicators.b.title"): title}

    [problem] = check_registry(registry(indicators=pair, places=places))

    assert problem == Problem(
        code="ambiguous-name",
        place=title,
        key="indicators.b.title",
        facts={
            "name": "产值",
            "indicator": "b",
            "other": "gdp",
            "where": "goals.toml:1:1",
        },
        severity=Severity.WARNING,
    )


def test_each_language_of_a_title_is_a_name() -> None:
    one = indicator(title="产值")
    other = Indicator(id="b", title=Text("产业", "产值"), unit=YI, measure=Measure.FLOW)

    [problem] = check_registry(registry(indicators=[one, other]))

    assert problem.key == "indicators.b.title.en"


def goal(
    target: str | Direction,
    *,
    kind: Kind = Kind.LEVEL,
    baseline: str = "",
    unit: Unit = YI,
    name: str | None = "gdp",
) -> Goal:
    parsed = (
        target if isinstance(target, Direction) else parse_target(target, unit=unit)
    )
    return Goal(
        id="g",
        title=Text("g", "g"),
        kind=kind,
        start=Period.of_year(2022),
        by=Period.of_year(2026),
        indicator=name,
        target=parsed,
        baseline=Baseline(
            period=Period.of_year(2021), amount=parse_amount(baseline, unit=unit)
        )
        if baseline
        else None,
    )


UP, DOWN = Better.HIGHER, Better.LOWER


@pytest.mark.parametrize(
    ("promise", "better", "against"),
    [
        pytest.param(goal("不低于5亿元"), DOWN, True, id="a floor on a bad thing"),
        pytest.param(goal("不低于5亿元"), UP, False, id="a floor on a good thing"),
        pytest.param(goal("突破5亿元"), DOWN, True, id="more than, on a bad thing"),
        pytest.param(goal("不超过5亿元"), UP, True, id="a ceiling on a good thing"),
        pytest.param(goal("不超过5亿元"), DOWN, False, id="a ceiling on a bad thing"),
        pytest.param(goal("5亿元"), DOWN, False, id="a bare number alone"),
        pytest.param(goal("5亿元", baseline="4亿元"), DOWN, True, id="bare, rises"),
        pytest.param(goal("5亿元", baseline="4亿元"), UP, False, id="bare, rises well"),
        pytest.param(goal("5亿元", baseline="60000万元"), UP, True, id="bare, falls"),
        pytest.param(goal("5亿元", baseline="5亿元"), UP, False, id="bare, stays"),
        pytest.param(goal("5亿元左右", baseline="4亿元"), DOWN, False, id="about"),
        pytest.param(goal("5~6亿元"), DOWN, False, id="a range"),
        pytest.param(
            goal("5%", kind=Kind.GROWTH, unit=PERCENT), DOWN, True, id="growth"
        ),
        pytest.param(
            goal("-13.5%", kind=Kind.CHANGE, unit=PERCENT), UP, True, id="a fall"
        ),
        pytest.param(
            goal("-13.5%", kind=Kind.CHANGE, unit=PERCENT),
            DOWN,
            False,
            id="a good fall",
        ),
        pytest.param(
            goal("不低于5%", kind=Kind.CHANGE, unit=PERCENT),
            DOWN,
            False,
            id="change >=",
        ),
        pytest.param(
            goal("不低于1%", kind=Kind.RELATION, unit=PERCENT),
            DOWN,
            False,
            id="relation",
        ),
        pytest.param(
            goal(Direction.INCREASE, kind=Kind.DIRECTION), DOWN, True, id="increase"
        ),
        pytest.param(
            goal(Direction.DECREASE, kind=Kind.DIRECTION), UP, True, id="decrease"
        ),
        pytest.param(
            goal(Direction.DECREASE, kind=Kind.DIRECTION), DOWN, False, id="right way"
        ),
        pytest.param(goal("不低于5亿元"), None, False, id="no better is said"),
        pytest.param(goal("不低于5亿元", name=None), DOWN, False, id="no indicator"),
    ],
)
def test_a_promise_goes_the_way_its_indicator_improves(
    promise: Goal, better: Better | None, *, against: bool
) -> None:
    problems = check_registry(
        registry(indicators=[indicator(better=better)], goals=[promise])
    )

    assert codes(problems) == ["target-against-better"] * against
    assert {each.key for each in problems} <= {"goals.g.target"}


@pytest.mark.parametrize(
    ("promise", "reason", "target"),
    [
        pytest.param(goal("不低于5 亿元"), "amount", "不低于5 亿元", id="amount"),
        pytest.param(
            goal(Direction.INCREASE, kind=Kind.DIRECTION),
            "direction",
            "increase",
            id="direction",
        ),
    ],
)
def test_a_promise_the_wrong_way_is_a_warning_that_names_it(
    promise: Goal, reason: str, target: str
) -> None:
    place = Place("goals.toml", 20, 10)
    files = registry(
        indicators=[indicator(better=DOWN)],
        goals=[replace(promise, place=Place("goals.toml", 19, 1))],
        places={("goals.toml", "goals.g.target"): place},
    )

    [problem] = check_registry(files)

    assert problem == Problem(
        code="target-against-better",
        place=place,
        key="goals.g.target",
        reason=reason,
        facts={"target": target, "indicator": "gdp", "better": "lower"},
        severity=Severity.WARNING,
    )


def test_every_promise_is_looked_at() -> None:
    goals = [
        replace(goal("不低于5亿元", name=None), id="unmeasured"),
        replace(goal("不低于5亿元"), id="without-target", target=None),
        replace(goal("5~6亿元"), id="either-way"),
        goal("不低于5亿元"),
    ]

    problems = check_registry(
        registry(indicators=[indicator(better=DOWN)], goals=goals)
    )

    assert [each.key for each in problems] == ["goals.g.target"]


def test_of_a_rank_less_is_better() -> None:
    rank = Unit(0, "位")
    ranked = indicator(measure=Measure.RANK, unit=rank)

    for promise, against in (("不少于5位", True), ("不超过5位", False)):
        one = goal(promise, kind=Kind.RANK, unit=rank)
        problems = check_registry(registry(indicators=[ranked], goals=[one]))
        assert codes(problems) == ["target-against-better"] * against


def test_problems_are_sorted_by_place() -> None:
    cells = rows(("2023", "1亿元"), ("2023", "2亿元"), ("2023", "3亿元"))
    pair = [indicator(title="产值"), indicator("b", title="产值", line=5)]

    problems = check_registry(registry(*reversed(cells), indicators=pair))

    assert [each.place for each in problems] == sorted(each.place for each in problems)
    assert len(problems) == 3


KNOWN = rows(
    ("2022", "90亿元", "2023-02-01"),
    ("2023", "100亿元", "2024-02-01"),
    ("2023", "101亿元", "2024-12-01"),
    ("2024-01/2024-07", "50亿元"),
)


def new(
    period: str, value: str | None, published: str = "", **more: str
) -> Observation:
    given_ = block(0, period, value, published=published, **more)
    return Observation(
        indicator=given_.indicator,
        period=given_.period,
        amount=given_.amount,
        published=given_.published,
        status=given_.status,
        source=given_.source,
    )


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        pytest.param(new("2024", "110亿元", "2025-02-01"), [], id="a new period"),
        pytest.param(new("2024", "110"), [], id="without a unit"),
        pytest.param(new("2023", "102亿元", "2025-06-01"), [], id="a revision"),
        pytest.param(new("2023", "101亿元", "2024-12-01"), [], id="the very same"),
        pytest.param(
            new("2024-01/2024-07", "50亿元"), [], id="the very same without a day"
        ),
        pytest.param(
            new("2024-01/2024-07", "500000万元"), [], id="and in another scale"
        ),
        pytest.param(new("2023", None, "2025-06-01"), [], id="taken back"),
        pytest.param(
            new("2023", "101亿元", "2025-06-01"),
            [],
            id="the same value confirmed later",
        ),
        pytest.param(
            new("2023", "101亿元", "2024-12-01", source="x"),
            [],
            id="the same value with a source is for the writer to judge",
        ),
        pytest.param(
            new("2024", "1亿元", name="gpd"),
            [("unknown-indicator", "indicator", {"got": "gpd", "near": "gdp"})],
            id="an indicator that is not there",
        ),
        pytest.param(
            new("2024", "1亿元", name="qqqq"),
            [("unknown-indicator", "indicator", {"got": "qqqq"})],
            id="an indicator like no other",
        ),
        pytest.param(
            new("2024", "5万吨"),
            [
                (
                    "wrong-unit",
                    "value",
                    {"got": "5万吨", "unit": "万吨", "expected": "亿元"},
                )
            ],
            id="another unit",
        ),
        pytest.param(
            new("2024", "5亿美元"),
            [
                (
                    "wrong-currency",
                    "value",
                    {"got": "5亿美元", "unit": "亿美元", "expected": "亿元"},
                )
            ],
            id="another currency",
        ),
        pytest.param(
            new("2024", "5个百分点"),
            [
                (
                    "pp-for-level",
                    "value",
                    {"got": "5个百分点", "unit": "个百分点", "expected": "亿元"},
                )
            ],
            id="points for a level",
        ),
        pytest.param(
            new("2023", "102亿元", "2024-02-01"),
            [
                (
                    "conflicting-observations",
                    "value",
                    {
                        "indicator": "gdp",
                        "period": "2023",
                        "published": "2024-02-01",
                        "value": "102亿元",
                        "other": "100亿元",
                        "where": "observations.toml:20:1",
                    },
                )
            ],
            id="another value on a known day",
        ),
        pytest.param(
            new("2023", "102亿元"),
            [
                (
                    "revision-needs-later-published",
                    "published",
                    {
                        "indicator": "gdp",
                        "period": "2023",
                        "known": "101亿元",
                        "published": "2024-12-01",
                        "where": "observations.toml:30:1",
                    },
                )
            ],
            id="a revision without its day",
        ),
        pytest.param(
            new("2024-01/2024-07", "51亿元", "2024-07-31"),
            [
                (
                    "revision-needs-later-published",
                    "published",
                    {
                        "indicator": "gdp",
                        "period": "2024-01/2024-07",
                        "known": "50亿元",
                        "published": "2024-07-31",
                        "where": "observations.toml:40:1",
                    },
                )
            ],
            id="a revision on the very day",
        ),
        pytest.param(
            new("2024-01/2024-07", None),
            [
                (
                    "revision-needs-later-published",
                    "published",
                    {
                        "indicator": "gdp",
                        "period": "2024-01/2024-07",
                        "known": "50亿元",
                        "published": "2024-07-31",
                        "where": "observations.toml:40:1",
                    },
                )
            ],
            id="taken back without a day",
        ),
        pytest.param(
            new("2019", None, "2025-06-01"),
            [
                (
                    "nothing-to-withdraw",
                    "period",
                    {"indicator": "gdp", "period": "2019"},
                )
            ],
            id="nothing to take back",
        ),
        pytest.param(
            new("2024-05/2024-09", "5亿元"),
            [
                (
                    "overlapping-parts",
                    "period",
                    {
                        "indicator": "gdp",
                        "period": "2024-05/2024-09",
                        "other": "2024-01/2024-07",
                        "where": "observations.toml:40:1",
                    },
                )
            ],
            id="overlaps a known part",
        ),
        pytest.param(
            new("2023-H1", "500亿元"), [], id="a warning does not stand against it"
        ),
    ],
)
def test_a_new_observation_is_judged_against_what_is_known(
    observation: Observation, expected: list[tuple[str, str, dict[str, str]]]
) -> None:
    problems = would_accept(registry(*KNOWN), observation)

    assert [(each.code, each.key, dict(each.facts)) for each in problems] == expected


def test_a_revision_is_later_than_every_known_value() -> None:
    between = new("2023", "102亿元", "2024-06-01")

    assert codes(would_accept(registry(*KNOWN), between)) == [
        "revision-needs-later-published"
    ]


def test_faults_already_there_do_not_stand_against_a_new_value() -> None:
    torn = rows(("2023", "1亿元"), ("2023", "2亿元"))

    assert would_accept(registry(*torn), new("2024", "3亿元")) == ()


def test_a_registry_without_observations_accepts_its_first() -> None:
    assert would_accept(registry(), new("2024", "3亿元")) == ()


def test_a_keyed_observation_is_named_by_its_key() -> None:
    [problem] = would_accept(registry(), block(7, "2024", "5万吨"))

    assert problem.key == "observation[7].value"
    assert problem.place == Place("observations.toml", 80, 1)


def test_decimals_of_any_size_are_summed_exactly() -> None:
    parts = [block(at, f"2023-{at + 1:02d}", "0.1亿元") for at in range(12)]
    whole = block(12, "2023", "1.2亿元")

    assert check_registry(registry(*parts, whole)) == ()
