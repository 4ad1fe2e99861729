"""Milestones: done or not, on time or late, and how far."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engine.plans import (
    codes,
    facts,
    figure,
    goal,
    indicator,
    judge,
    number,
    promise,
    said,
    seen,
)
from plantrack.model.amount import Unit
from plantrack.model.assessment import Assessment
from plantrack.model.observation import Observation
from plantrack.model.plan import Revision
from plantrack.notation.periods import parse_period

WORKS = indicator("gdp", unit="%", measure="milestone")


def works(
    *known: Observation,
    by: int | str | None = "2024-06",
    steps: dict[int, str] | None = None,
    as_of: str = "2024-06-30",
) -> Assessment:
    one = goal(None, kind="milestone", start=2022, by=by, steps=steps)
    return judge(one, *known, measured=[WORKS], as_of=as_of)


@pytest.mark.parametrize(
    ("known", "as_of", "verdict"),
    [
        pytest.param([seen("2024-06", "100%")], "2024-07-15", "achieved", id="on time"),
        pytest.param([seen("2024-07", "100%")], "2024-07-31", "missed", id="late"),
        pytest.param([seen("2024-05", "99%")], "2024-07-01", "missed", id="not done"),
        pytest.param([], "2024-07-01", "missed", id="nothing reported"),
        pytest.param([], "2024-06-30", "pending", id="not due"),
        # 30 months; after 12 of them 40 % is due
        pytest.param([seen("2022-12", "38%")], "2023-01-31", "on-track", id="0.95"),
        pytest.param([seen("2022-12", "37.9%")], "2023-01-31", "at-risk", id="less"),
        pytest.param([seen("2022-12", "24%")], "2023-01-31", "at-risk", id="0.60"),
        pytest.param([seen("2022-12", "23%")], "2023-01-31", "off-track", id="slow"),
        pytest.param(
            [seen("2023-03", "100%"), seen("2023-06", "100%")],
            "2024-07-15",
            "achieved",
            id="the first report counts",
        ),
        pytest.param(
            [seen("2024-03", "近100%")], "2024-04-30", "on-track", id="nearly done"
        ),
    ],
)
def test_a_milestone_is_judged_by_its_reports(
    known: list[Observation], as_of: str, verdict: str
) -> None:
    assert said(works(*known, as_of=as_of)) == verdict


def test_a_report_that_is_not_final_is_noted() -> None:
    assert codes(works(seen("2022-12", "30%"), as_of="2023-06-30")) == []
    early = works(seen("2022-12", "30%", status="P"), as_of="2023-06-30")
    assert codes(early) == ["latest-provisional"]


def test_the_figures_of_a_milestone() -> None:
    found = works(seen("2022-12", "30%"), as_of="2023-06-30")
    assert number(found, "completion") == Decimal("0.3")
    assert number(found, "expected") == 40
    assert number(found, "pace") == Decimal("0.75")
    assert number(found, "elapsed") == Decimal("0.4")
    assert number(found, "calendar_elapsed") == Decimal("0.6")
    assert found.bar is not None
    assert (found.bar.done, found.bar.due) == (Decimal("0.3"), Decimal("0.4"))
    assert found.forecast.reason == "kind"


def test_the_figures_of_a_milestone_say_how_they_were_computed() -> None:
    found = works(seen("2022-12", "30%"), as_of="2023-06-30")
    done, pace = figure(found, "completion"), figure(found, "pace")
    assert done.formula == "v / 100"
    assert done.terms == {"v": 30}
    assert pace.formula == "v / planned"
    assert pace.terms == {"v": 30, "planned": 40}


def test_an_assessment_of_a_milestone_has_its_promise_and_its_reports() -> None:
    by, later = parse_period("2024-06"), parse_period("2024-12")
    moved = Revision(date=dt.date(2023, 1, 1), by=later, target=promise("90%"))
    one = goal("100%", kind="milestone", start=2022, by="2024-06", revisions=[moved])
    known = [seen("2023-06", "50%"), seen("2022-12", "30%")]

    before = judge(one, *known, measured=[WORKS], as_of="2022-12-31")
    after = judge(one, *known, measured=[WORKS], as_of="2023-06-30")

    assert (before.start, before.by, before.original_by) == (one.start, by, None)
    assert (after.start, after.by, after.original_by) == (one.start, later, by)
    assert (before.target, before.original_target) == (promise("100%"), None)
    assert (after.target, after.original_target) == (promise("90%"), promise("100%"))
    assert (after.indicator, after.unit) == (WORKS, Unit(0, "%"))
    assert [each.number for each in after.points] == [30, 50]
    assert codes(before) == []
    assert facts(after, "target-revised") == {
        "date": dt.date(2023, 1, 1),
        "a": "100%",
        "b": "90%",
    }


def test_steps_are_planned_percentages() -> None:
    steps = {2022: "10%", 2023: "50%"}
    found = works(seen("2023-06", "27%"), steps=steps, by=2024, as_of="2023-07-31")
    # halfway from 10 to 50
    assert number(found, "expected") == 30
    assert number(found, "pace") == Decimal("0.9")
    assert said(found) == "at-risk"


def test_where_nothing_is_planned_yet_nothing_is_late() -> None:
    steps = {2022: "0%"}
    found = works(seen("2022-12", "0%"), steps=steps, by=2024, as_of="2023-01-31")
    assert said(found) == "on-track"
    assert figure(found, "pace").reason == "planned-zero"
    assert number(found, "expected") == 0


@pytest.mark.parametrize(
    ("known", "verdict"),
    [("60%", "no-deadline"), ("100%", "achieved")],
)
def test_without_a_deadline_only_done_is_a_verdict(known: str, verdict: str) -> None:
    found = works(seen("2023-06", known), by=None)
    assert said(found) == verdict
    assert figure(found, "pace").reason == "no-deadline"
    assert figure(found, "elapsed").reason == "no-deadline"
    assert found.bar is not None
    assert found.bar.due is None


def test_a_milestone_that_measures_nothing_waits_for_its_end() -> None:
    one = goal(None, kind="milestone", measured=None)
    found = judge(one, as_of="2026-12-31")
    assert said(found) == "pending"
    assert figure(found, "completion").reason == "no-observation"
    assert figure(found, "pace").reason == "no-observation"
    assert found.unit is None
    assert said(judge(one, as_of="2027-01-01")) == "missed"
