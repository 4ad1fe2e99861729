"""Series that break: what can be compared, and what ends the suspension."""

from __future__ import annotations

import pytest

from engine.plans import baseline, codes, facts, goal, indicator, judge, said, seen
from engine.values import value
from plantrack.engine.year_values import value_of
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.period import Period
from plantrack.notation.amounts import parse_unit

STOCK = indicator("gdp", unit="万吨", measure="stock")
OLD, NEW = "2018 census", "2023 census"


def stock(*known: Observation, basis: str = "") -> Assessment:
    one = goal("200万吨", base=baseline(2021, "100万吨", basis=basis))
    return judge(one, *known, measured=[STOCK], as_of="2024-06-30")


@pytest.mark.parametrize(
    ("known", "basis", "verdict"),
    [
        pytest.param([seen(2023, "140万吨")], "", "on-track", id="nothing breaks"),
        pytest.param(
            [seen(2023, "140万吨", status="B")], "", "series-break", id="at the latest"
        ),
        pytest.param(
            [seen(2022, "120万吨", status="B"), seen(2023, "140万吨")],
            "",
            "series-break",
            id="on the way",
        ),
        pytest.param(
            [seen(2021, "100万吨", status="B"), seen(2023, "140万吨")],
            "",
            "on-track",
            id="at the baseline itself",
        ),
        pytest.param(
            [seen(2023, "140万吨", basis=NEW)], OLD, "series-break", id="another basis"
        ),
        pytest.param(
            [seen(2023, "140万吨", basis=NEW)], "", "series-break", id="one unnamed"
        ),
        pytest.param(
            [seen(2023, "140万吨", basis=NEW, status="B")],
            NEW,
            "on-track",
            id="named bases alone decide",
        ),
        pytest.param(
            [seen(2021, "100万吨", basis=NEW), seen(2023, "140万吨", basis=NEW)],
            OLD,
            "on-track",
            id="the baseline restated",
        ),
    ],
)
def test_only_what_is_comparable_is_compared(
    known: list[Observation], basis: str, verdict: str
) -> None:
    found = stock(*known, basis=basis)
    assert said(found) == verdict
    assert ("series-break" in codes(found)) is (verdict == "series-break")


def test_the_period_at_which_the_series_breaks_is_named() -> None:
    known = [seen(2022, "120万吨", status="B"), seen(2023, "140万吨")]
    assert facts(stock(*known), "series-break")["period"] == Period.of_year(2022)


def test_a_restated_baseline_stands_beside_the_one_in_the_goal() -> None:
    known = [seen(2021, "110万吨", basis=NEW), seen(2023, "140万吨", basis=NEW)]
    found = stock(*known, basis=OLD)
    assert found.baseline is not None
    assert found.baseline.number == 110
    assert facts(found, "baseline-differs") == {"a": 110, "b": 100}


def test_the_last_change_across_two_bases_is_not_known() -> None:
    known = [seen(2022, "150万吨", basis=OLD), seen(2023, "140万吨", basis=NEW)]
    found = stock(*known, basis=NEW)
    assert said(found) == "on-track"
    assert "last-change-adverse" not in codes(found)


def test_a_target_lost_across_two_bases_is_off_track() -> None:
    one = goal("不超过120万吨", base=baseline(2021, "100万吨", basis=NEW))
    known = [seen(2022, "150万吨", basis=OLD), seen(2023, "140万吨", basis=NEW)]
    found = judge(one, *known, measured=[STOCK], as_of="2024-06-30")
    assert said(found) == "off-track"
    assert "lost" in codes(found)


def test_the_final_value_decides_whatever_broke() -> None:
    one = goal("200万吨", base=baseline(2021, "100万吨"))
    last = seen(2026, "200万吨", status="B")
    assert said(judge(one, last, measured=[STOCK], as_of="2027-03-31")) == "achieved"


def test_a_part_that_breaks_marks_its_year() -> None:
    one = goal("200亿元", base=baseline(2021, "100亿元"))
    halves = [seen("2023-H1", "70亿元", status="B"), seen("2023-H2", "70亿元")]
    found = judge(one, *halves, as_of="2024-06-30")
    assert found.latest is not None
    assert found.latest.status == "B"
    assert said(found) == "series-break"


def test_a_withdrawn_observation_has_no_value() -> None:
    gone = seen(2023, None, status="M")
    with pytest.raises(ValueError, match="withdrawn: gdp"):
        value_of(gone, parse_unit("万吨"))
    assert value(2023, "140万吨").number == 140
