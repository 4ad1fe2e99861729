from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import assessment, forecast, note, reading, text
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import Kind
from plantrack.render import Look
from plantrack.render.cells import cell_width
from plantrack.render.chart import chart_lines
from plantrack.render.chart_series import at, series_of
from render.district import air, culture, gap, gdp, population, rank, trade


def drawn(assessed: Assessment, look: Look | None = None) -> list[str]:
    lines = chart_lines(assessed, look or Look(width=80), year_starts=1)
    return ["".join(text for text, _ in line) for line in lines]


def whole(assessed: Assessment, look: Look | None = None) -> str:
    return "\n".join(drawn(assessed, look))


def test_nothing_known_draws_nothing() -> None:
    assert drawn(air()) == []
    assert drawn(culture()) == []


def test_actual_path_forecast_and_target_are_drawn_and_named() -> None:
    shown = whole(gdp())

    assert shown.splitlines()[0] == (
        "地区生产总值（亿元）  ● 实际  ○ 规划路径  · 外推区间  ─ 目标 3,200"
    )
    body = shown.split("\n\n")[1]
    assert body.count("●") == 3
    assert all(sign in body for sign in "━○·─")
    assert "3,200 ┤" in body
    assert "2,105 ┤" in body


@pytest.mark.parametrize(
    ("look", "sign", "name"),
    [
        (Look(width=80), "□", "全年估算"),
        (Look(width=80, language="en"), "□", "full-year estimate"),
        (Look(width=80, language="en", ascii=True), "E", "full-year estimate"),
    ],
)
def test_an_estimate_that_the_verdict_uses_is_no_actual_value(
    look: Look, sign: str, name: str
) -> None:
    latest = replace(gdp().points[-1], status=Status.ESTIMATED)
    used = replace(
        gdp(), latest=latest, notes=(note("nowcast-used", period=latest.period),)
    )
    head, body = whole(used, look).split("\n\n")
    known, dot = whole(gdp(), look), "O" if look.ascii else "●"

    assert f"{sign} {name}" in " ".join(head.split())
    assert body.count(sign) == 1
    assert body.count(dot) == known.split("\n\n")[1].count(dot) - 1
    assert name not in known


@pytest.mark.parametrize(
    ("target", "latest", "unit", "number"),
    [
        pytest.param("3200亿元", "2442亿元", "(B CNY)", "320", id="not 3200 x 100M"),
        pytest.param("300万人", "290万人", "(M people)", "3", id="not 300 x 10K"),
        pytest.param("7万元", "6万元", "(K CNY)", "70", id="not 0.07 M"),
        pytest.param("5%", "4%", "(%)", "5", id="no scale"),
        pytest.param("1万亿元", "0.5万亿元", "(T CNY)", "1", id="a scale of English"),
    ],
)
def test_in_english_the_axis_has_a_scale_of_english(
    target: str, latest: str, unit: str, number: str
) -> None:
    goal = assessment(target=target, points=(reading(latest),), latest=reading(latest))
    shown = whole(goal, Look(language="en"))

    assert f"Gross domestic product {unit}" in shown
    assert shown.splitlines()[0].endswith(f"target {number}")
    assert f"{number} ┤" in shown


def test_two_brackets_do_not_stand_in_a_row() -> None:
    summed = assessment(title=text("进出口（累计）"), points=(reading("1亿元"),))

    assert whole(summed).startswith("进出口（累计，亿元）")


def test_the_years_stand_where_they_end() -> None:
    rows = drawn(gdp())
    last_dot = max(row.rfind("●") for row in rows[2:])

    assert rows[-1].split() == ["2021", "2022", "2023", "2024", "2025", "2026"]
    assert abs(rows[-1].index("2023") + 2 - last_dot) <= 1


def test_the_target_line_is_at_the_target_and_the_path_ends_there() -> None:
    [target] = [row for row in drawn(gdp()) if row.startswith("3,200")]

    assert target.count("─") > 50
    assert target.rstrip().endswith(("○", "○──"))


def test_a_sum_grows_from_zero_and_rests_over_a_gap() -> None:
    series = series_of(trade())

    assert series is not None
    assert not series.planned or series.path
    starts = [start.value for start, _ in series.actual]
    ends = [end.value for _, end in series.actual]
    assert starts == pytest.approx([0, 0.16])
    assert ends == pytest.approx([0.16, 0.25553])
    assert series.actual[0][0].month == 2023 * 12
    assert series.path[0][0].value == 0
    assert series.path[-1][1].value == 1
    assert at(series.actual, 2022 * 12 + 6) is None


def test_one_value_is_a_dot_with_the_way_to_the_target() -> None:
    lonely = assessment(
        latest=reading("2442亿元"),
        points=(reading("2442亿元"),),
        forecast=forecast("1"),
    )
    shown = whole(replace(lonely, forecast=replace(lonely.forecast, value=None)))

    assert shown.count("●") == 2  # one in the legend
    assert "○ 所需路径" in shown
    assert "·" not in shown


def test_where_the_target_is_met_there_is_no_way_to_it() -> None:
    assert "路径" not in whole(population())


def test_a_value_at_the_end_needs_no_way() -> None:
    ended = assessment(points=(reading("3300亿元", "2026"),))

    assert "路径" not in whole(ended)


def test_a_goal_without_a_number_or_a_deadline_is_drawn_too() -> None:
    points = (reading("2.4倍", "2022"), reading("2.31倍", "2023"))

    assert "目标" not in whole(replace(gap(), points=points))
    assert "●" in whole(replace(rank(), points=(reading("4位", "2026"),), by=None))


def test_equal_values_still_have_a_height() -> None:
    flat = assessment(target="5", points=(reading("0%", "2022"), reading("0%", "2023")))

    assert "●" in whole(replace(flat, requirement=None))


def test_a_forecast_without_a_range_is_a_line() -> None:
    narrow = replace(gdp(), forecast=forecast("2300"))

    assert "·" in whole(narrow).split("\n\n")[1]


def test_ascii_draws_with_ascii_alone() -> None:
    body = whole(gdp(), Look(width=80, ascii=True, language="en"))

    body.encode("ascii")
    assert "O" in body


@pytest.mark.parametrize("width", [30, 60, 80, 200])
def test_a_chart_keeps_to_its_width(width: int) -> None:
    lines = drawn(gdp(), Look(width=width))

    assert max(cell_width(line) for line in lines[2:]) <= max(width, 32)
    assert max(cell_width(line) for line in lines[2:]) <= 100


def test_a_sum_without_a_path_goes_straight_to_its_target() -> None:
    series = series_of(replace(trade(), path=()))
    given_path = ((Period.of_year(2024), Decimal("0.6")), *trade().path)
    stepped = series_of(replace(trade(), path=given_path))

    assert series is not None
    assert len(series.path) == 1
    assert stepped is not None
    assert stepped.path[0][1].value == pytest.approx(0.6)


@given(
    values=st.lists(st.integers(-1000, 5000), min_size=1, max_size=8),
    kind=st.sampled_from([Kind.LEVEL, Kind.CUMULATIVE]),
    ahead=st.integers(-5000, 9000),
)
def test_any_values_can_be_drawn(values: list[int], kind: Kind, ahead: int) -> None:
    points = tuple(
        reading(f"{value}亿元", str(2022 + number))
        for number, value in enumerate(values)
    )
    goal = assessment(kind=kind, points=points, forecast=forecast(str(ahead)))

    lines = drawn(goal)
    assert len(lines) == 1 + 1 + 12 + 2 or len(lines) == 2 + 1 + 12 + 2
    assert any("●" in line for line in lines[2:])
