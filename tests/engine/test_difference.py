"""What moved between two days or two states of the files, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from engine.plans import baseline, goal, indicator, registry, seen
from plantrack.engine.difference import compare
from plantrack.model.assessment import Assessment, Judged
from plantrack.model.difference import CauseKind, Movement, Origin
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal, Indicator, Measure, Registry, Revision
from plantrack.model.text import Text
from plantrack.notation.amounts import parse_target

SHARE = indicator("gdp", unit="%", measure="ratio")
LINE = goal("100%", base=baseline(2021, "0%"))


def files(
    *known: Observation, one: Goal = LINE, measured: Indicator = SHARE
) -> Registry:
    return registry(one, known=known, measured=[measured])


def moved(before: Registry, after: Registry, first: str, second: str) -> list[Movement]:
    found = compare(
        before,
        after,
        before_day=dt.date.fromisoformat(first),
        after_day=dt.date.fromisoformat(second),
    )
    return list(found.movements)


def verdict(assessment: Assessment | None) -> str:
    assert assessment is not None
    assert isinstance(assessment.judgement, Judged)
    return assessment.judgement.verdict.value


def test_a_new_value_is_performance() -> None:
    plan = files(
        seen(2023, "40%", published="2024-02-01"),
        seen(2024, "41%", published="2025-02-01"),
    )
    (movement,) = moved(plan, plan, "2024-12-31", "2025-03-01")
    assert movement.goal == "gdp"
    assert (verdict(movement.before), verdict(movement.after)) == (
        "on-track",
        "at-risk",
    )
    assert movement.origin is Origin.PERFORMANCE
    assert [each.kind for each in movement.causes] == [CauseKind.NEW]
    assert movement.causes[0].after == plan.observations[1]


def test_a_revised_value_is_a_rewritten_past() -> None:
    plan = files(
        seen(2023, "40%", published="2024-02-01"),
        seen(2023, "30%", published="2024-09-01"),
    )
    (movement,) = moved(plan, plan, "2024-08-31", "2024-09-01")
    assert movement.origin is Origin.REVISION
    assert [each.kind for each in movement.causes] == [CauseKind.REVISED]
    cause = movement.causes[0]
    assert cause.before is not None
    assert cause.after is not None
    assert cause.before.amount != cause.after.amount


def test_a_new_value_is_performance_also_where_time_would_have_told() -> None:
    plan = files(
        seen(2025, "80%", published="2026-02-01"),
        seen(2026, "100%", published="2027-02-01"),
    )
    (movement,) = moved(plan, plan, "2026-12-31", "2027-03-01")
    assert verdict(movement.after) == "achieved"
    assert movement.origin is Origin.PERFORMANCE


def test_a_revision_that_moves_nothing_leaves_a_new_value_its_effect() -> None:
    plan = files(
        seen(2023, "40%", published="2024-02-01"),
        seen(2023, "40.1%", published="2025-01-01"),
        seen(2024, "41%", published="2025-02-01"),
    )
    (movement,) = moved(plan, plan, "2024-12-31", "2025-03-01")
    kinds = [each.kind for each in movement.causes]
    assert kinds == [CauseKind.REVISED, CauseKind.NEW]
    assert movement.origin is Origin.PERFORMANCE


def test_time_alone_can_end_a_window() -> None:
    plan = files(seen(2025, "80%", published="2026-02-01"))
    (movement,) = moved(plan, plan, "2026-12-31", "2027-01-01")
    assert movement.origin is Origin.TIME
    assert [each.kind for each in movement.causes] == [CauseKind.TIME]


def test_a_changed_target_is_neither() -> None:
    revision = Revision(date=dt.date(2024, 6, 1), target=parse_target("50%"))
    one = goal("100%", base=baseline(2021, "0%"), revisions=[revision])
    plan = files(seen(2023, "30%", published="2024-02-01"), one=one)
    (movement,) = moved(plan, plan, "2024-05-31", "2024-06-01")
    assert movement.origin is Origin.PROMISE
    assert [each.kind for each in movement.causes] == [CauseKind.PROMISE]


def test_a_changed_baseline_is_no_revised_value_and_no_progress() -> None:
    """Blocks that moved in the file are the same values all the same."""
    before = files(seen(2023, "40%"))
    moved_down = replace(seen(2023, "40%"), key="observation[7]")
    after = files(moved_down, one=goal("100%", base=baseline(2021, "30%")))
    (movement,) = moved(before, after, "2024-12-31", "2024-12-31")
    assert movement.origin is Origin.DEFINITION
    assert [each.kind for each in movement.causes] == [CauseKind.DEFINITION]


def test_values_of_a_renamed_indicator_are_not_new() -> None:
    renamed = replace(LINE, indicator="share")
    known = [seen(2022, "20%"), seen(2023, "40%"), seen(2024, "41%")]
    new_names = [replace(each, indicator="share") for each in known]
    measured = [replace(SHARE, id="share")]
    before = files(*known[:2])
    same = registry(renamed, known=new_names[:2], measured=measured)
    grown = registry(renamed, known=new_names, measured=measured)

    assert moved(before, same, "2024-12-31", "2024-12-31") == []
    (movement,) = moved(before, grown, "2024-12-31", "2024-12-31")
    assert movement.origin is Origin.PERFORMANCE
    assert [(each.kind, each.after) for each in movement.causes] == [
        (CauseKind.NEW, new_names[2])
    ]


def test_another_indicator_that_was_there_is_another_measure() -> None:
    other = indicator("other", unit="%", measure="ratio")
    known = [seen(2023, "40%"), replace(seen(2023, "10%"), indicator="other")]
    before, after = (
        registry(replace(LINE, indicator=name), known=known, measured=[SHARE, other])
        for name in ("gdp", "other")
    )
    (movement,) = moved(before, after, "2024-12-31", "2024-12-31")
    assert [each.kind for each in movement.causes] == [CauseKind.DEFINITION]
    assert movement.origin is Origin.DEFINITION


def test_the_plans_own_rule_judges_both_sides() -> None:
    def by_ndrc(*known: Observation) -> Registry:
        plan = files(*known)
        return replace(plan, plan=replace(plan.plan, rule="ndrc"))

    known = (seen(2023, "32%"), seen(2023, "33%", published="2024-09-01"))
    (movement,) = moved(by_ndrc(known[0]), by_ndrc(*known), "2024-12-31", "2024-12-31")
    assert verdict(movement.before) == verdict(movement.after) == "on-track"


def test_a_removed_value_and_a_changed_baseline_are_told() -> None:
    before = files(seen(2022, "20%"), seen(2023, "40%"))
    after = files(seen(2022, "20%"), one=goal("100%", base=baseline(2021, "10%")))
    (movement,) = moved(before, after, "2024-12-31", "2024-12-31")
    kinds = [each.kind for each in movement.causes]
    assert kinds == [CauseKind.DEFINITION, CauseKind.REMOVED]
    assert movement.causes[1].before == before.observations[1]


def test_what_an_indicator_measures_defines_its_goals_and_its_title_does_not() -> None:
    def kinds(measured: Indicator) -> list[CauseKind]:
        before = files(seen(2023, "40%"))
        after = files(seen(2023, "30%"), measured=measured)
        (movement,) = moved(before, after, "2024-12-31", "2024-12-31")
        return [each.kind for each in movement.causes]

    renamed = replace(SHARE, title=Text("占比", "share"))

    assert kinds(renamed) == [CauseKind.REVISED]
    assert kinds(replace(SHARE, measure=Measure.STOCK)) == [
        CauseKind.DEFINITION,
        CauseKind.REVISED,
    ]


def test_a_goal_without_a_baseline_moves_too() -> None:
    before, after = (
        files(seen(2023, value), one=goal("100%")) for value in ("40%", "41%")
    )
    (movement,) = moved(before, after, "2024-12-31", "2024-12-31")
    assert [each.kind for each in movement.causes] == [CauseKind.REVISED]


def test_a_difference_says_what_was_compared() -> None:
    before, after = files(), files(seen(2023, "40%"))
    first, second = dt.date(2024, 12, 30), dt.date(2024, 12, 31)

    found = compare(before, after, before_day=first, after_day=second)

    assert (found.before, found.after) == (first, second)
    assert found.plan is after.plan
    assert (found.goals, len(found.movements)) == (1, 1)


def test_a_goal_that_is_gone_has_moved() -> None:
    (movement,) = moved(files(), registry(measured=[SHARE]), "2024-12-31", "2024-12-31")
    assert movement.goal == "gdp"
    assert movement.before is not None
    assert movement.after is None


def test_reports_of_what_was_not_measured_before_are_new() -> None:
    works = indicator("works", unit="%", measure="milestone")
    before = registry(goal(None, kind="milestone", measured=None))
    after = registry(
        goal(None, kind="milestone", measured="works"),
        known=[seen("2024-06", "100%", of="works")],
        measured=[works],
    )
    (movement,) = moved(before, after, "2024-12-31", "2024-12-31")
    assert verdict(movement.after) == "achieved"
    assert CauseKind.NEW in [each.kind for each in movement.causes]


def test_a_goal_only_in_one_of_the_two_has_moved() -> None:
    both = registry(
        LINE, goal("50%", name="extra", base=baseline(2021, "0%")), measured=[SHARE]
    )
    (movement,) = moved(files(), both, "2024-12-31", "2024-12-31")
    assert (movement.goal, movement.before) == ("extra", None)
    assert movement.after is not None
    assert [each.kind for each in movement.causes] == [CauseKind.ADDED]
    assert movement.origin is Origin.PROMISE
    (movement,) = moved(both, files(), "2024-12-31", "2024-12-31")
    assert [each.kind for each in movement.causes] == [CauseKind.DROPPED]


def test_a_better_value_without_another_verdict_is_told_without_an_origin() -> None:
    before, after = files(seen(2023, "40%")), files(seen(2023, "41%"))
    (movement,) = moved(before, after, "2024-12-31", "2024-12-31")
    assert movement.origin is None


def test_nothing_moves_where_nothing_differs() -> None:
    plan = files(seen(2023, "40%"))
    assert moved(plan, plan, "2024-06-01", "2024-06-02") == []
