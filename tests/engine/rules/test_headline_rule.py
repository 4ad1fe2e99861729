"""A rule of an authority as the headline of a plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from engine.plans import (
    baseline,
    codes,
    facts,
    goal,
    indicator,
    registry,
    said,
    seen,
)
from plantrack.engine.assess import assess_plan
from plantrack.model.assessment import Assessment, Reason, Verdict
from plantrack.model.observation import Observation
from plantrack.model.plan import Goal, Indicator, Registry
from plantrack.model.scorecard import Scorecard

COMMON = [
    seen(2021, "2300亿元"),
    seen(2022, "2450亿元"),
    seen(2023, "2610亿元"),
    seen(2024, "2780亿元"),
]


def card(files: Registry, rule: str | None, *, as_of: str = "2024-12-31") -> Scorecard:
    return assess_plan(files, as_of=dt.date.fromisoformat(as_of), rule=rule)


def by(
    rule: str,
    one: Goal,
    *known: Observation,
    as_of: str = "2024-12-31",
    measured: Indicator | None = None,
) -> Assessment:
    files = registry(one, known=known, measured=[measured or indicator()])
    return card(files, rule, as_of=as_of).assessments[0]


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("pace", "on-track"),
        ("eurostat", "on-track"),
        ("open-sdg", "on-track"),
        ("destatis", "at-risk"),
        ("escap", "on-track"),
        ("unsd-2023", "at-risk"),
        ("sdsn", "at-risk"),
        ("wri", "at-risk"),
        ("ndrc", "on-track"),
    ],
)
def test_the_headline_rule_gives_the_verdict(rule: str, verdict: str) -> None:
    assessment = by(rule, goal(), *COMMON)

    assert said(assessment) == verdict
    assert assessment.rules == {}


def test_the_plan_names_its_rule_and_an_argument_stands_before_it() -> None:
    files = registry(goal(), known=COMMON)
    named = replace(files, plan=replace(files.plan, rule="sdsn"))

    assert card(named, None).plan == named.plan
    assert card(named, None).as_of == dt.date(2024, 12, 31)
    assert said(card(named, None).assessments[0]) == "at-risk"
    assert card(named, None).rule == "sdsn"
    assert said(card(named, "eurostat").assessments[0]) == "on-track"
    assert card(named, "eurostat").rule == "eurostat"


def test_the_counts_are_those_of_the_headline_rule() -> None:
    files = registry(goal(), known=COMMON)

    assert card(files, "eurostat").counts.in_line == 1
    assert card(files, "sdsn").counts.in_line == 0
    assert card(files, "sdsn").counts.verdicts[Verdict.AT_RISK] == 1


def test_where_the_rule_does_not_apply_no_other_takes_its_place() -> None:
    total = goal("1000亿元", kind="cumulative")
    known = [seen(2022, "200亿元"), seen(2023, "200亿元")]

    assert said(by("pace", total, *known)) == "on-track"
    assert said(by("eurostat", total, *known)) == "rule-does-not-apply"
    assert said(by("destatis", goal(), *COMMON[1:])) == "rule-does-not-apply"


def test_a_reason_that_our_own_rule_knows_keeps_its_name() -> None:
    assert said(by("eurostat", goal(), seen(2024, "2780亿元"))) == "no-baseline"
    over = by("eurostat", goal(), *COMMON, as_of="2027-01-01")
    assert said(over) == "final-value-missing"
    lost = by("eurostat", goal("2300亿元"), *COMMON[:1], seen(2024, "2200亿元"))
    assert said(lost) == "undefined"


def test_words_stay_words_and_a_milestone_is_not_judged() -> None:
    words = goal(None, kind="qualitative", measured=None)
    work = goal(None, kind="milestone", measured=None)

    assert said(by("eurostat", words)) == "qualitative"
    assert said(by("eurostat", work)) == "rule-does-not-apply"


def test_notes_that_explain_our_own_rule_go_with_it() -> None:
    first = [seen(2021, "2300亿元"), seen(2022, "2600亿元")]
    own, other = (by(rule, goal(), *first) for rule in ("pace", "eurostat"))

    assert "first-year" in codes(own)
    assert "first-year" not in codes(other)
    assert "thin" in codes(other)


def test_a_bounded_latest_value_keeps_its_note_without_our_edges() -> None:
    known = [*COMMON[:3], seen(2024, "2600余亿元")]
    own, other = (by(rule, goal(), *known) for rule in ("pace", "eurostat"))

    assert "x" in facts(own, "latest-bound")
    assert facts(other, "latest-bound") == {"text": "2600余亿元"}


class TestABoundedBaseline:
    """突破2000亿元: the rule's verdict stands only if no larger base changes it."""

    GDP = goal("突破3200亿元", base=baseline(2021, "突破2000亿元"))

    def test_withdraws_a_verdict_that_hangs_on_it(self) -> None:
        assessment = by("eurostat", self.GDP, seen(2023, "2442亿元"))
        note = facts(assessment, "baseline-bound")

        assert said(assessment) == "baseline-bound"
        assert (note["text"], note["side"]) == ("突破2000亿元", "above")
        assert round(float(str(note["x"]))) == 2068

    def test_has_other_edges_under_another_rule(self) -> None:
        assessment = by("ndrc", self.GDP, seen(2023, "2442亿元"))

        # (2442 - b) / (3200 - b) = 0.80 * 2 / 5
        note = facts(assessment, "baseline-bound")
        assert round(float(str(note["x"])), 1) == round((2442 - 0.32 * 3200) / 0.68, 1)

    def test_leaves_a_verdict_that_does_not_hang_on_it(self) -> None:
        assessment = by("eurostat", self.GDP, seen(2023, "3300亿元"))

        assert said(assessment) == "met-early"
        assert facts(assessment, "baseline-bound") == {"text": "突破2000亿元"}

    def test_is_moved_as_a_year_value_too(self) -> None:
        known = [seen(2021, "突破2000亿元"), seen(2023, "2442亿元")]
        assessment = by("sdsn", goal("突破3200亿元"), *known)

        # (2442 - b) / 2 is half of (3200 - b) / 5
        note = facts(assessment, "baseline-bound")
        assert round(float(str(note["x"])), 1) == round((1221 - 320) / 0.4, 1)

    def test_is_no_year_value_where_the_year_has_its_own(self) -> None:
        """Up to the latest value only: beyond it a baseline would be no rise."""
        assessment = by("sdsn", self.GDP, *COMMON)

        # 160 a year are half of (3200 - b) / 5 at 1600, and all of it at 2400
        assert said(assessment) == "baseline-bound"
        note = facts(assessment, "baseline-bound")
        assert isinstance(note["break_evens"], tuple)
        assert [(round(at, 9), to) for at, to in note["break_evens"]] == [
            (2400, Verdict.ON_TRACK)
        ]

    def test_is_told_where_the_rule_gives_no_verdict(self) -> None:
        few = by("destatis", self.GDP, seen(2023, "2442亿元"))
        nothing = by("eurostat", self.GDP)

        assert said(few) == "rule-does-not-apply"
        assert said(nothing) == "no-observation"
        for each in (few, nothing):
            assert facts(each, "baseline-bound") == {"text": "突破2000亿元"}

    def test_is_searched_where_a_verdict_holds_on_a_short_stretch(self) -> None:
        """0.1 a year is on track only from a baseline within 0.5 of the target."""
        falling = [seen(2021 + k, f"{180.3 - k / 10:.1f}亿元") for k in range(4)]
        one = goal("不超过100亿元", base=baseline(2021, "突破50亿元"))
        assessment = by("sdsn", one, *falling)

        assert said(assessment) == "baseline-bound"
        note = facts(assessment, "baseline-bound")
        assert isinstance(note["break_evens"], tuple)
        assert [(round(at, 9), str(to)) for at, to in note["break_evens"]] == [
            (99, "at-risk"),
            (Decimal("99.5"), "on-track"),
            (Decimal("100.5"), "at-risk"),
            (101, "off-track"),
        ]

    def test_matters_only_where_it_is_compared_with(self) -> None:
        rates = indicator(unit="%", measure="ratio")
        one = goal("6%", kind="every-year", base=baseline(2021, "超过5%"))
        known = [seen(2021 + k, f"{6 + k}%") for k in range(4)]

        assert said(by("destatis", one, *known, measured=rates)) == "on-track"
        assert "baseline-bound" not in codes(
            by("destatis", one, *known, measured=rates)
        )

    def test_of_our_own_rule_is_not_touched(self) -> None:
        own = by("pace", self.GDP, seen(2023, "2442亿元"))

        assert said(own) == "baseline-bound"
        assert "behind" in facts(own, "baseline-bound")


def test_a_flip_is_told_by_the_headline_rule() -> None:
    first = seen(2024, "2600亿元", published="2025-01-31")
    revised = seen(2024, "2780亿元", published="2025-12-31")
    known = [*COMMON[:3], first, revised]
    flipped = by("ndrc", goal(), *known, as_of="2025-12-31")
    steady = by("sdsn", goal(), *known, as_of="2025-12-31")

    assert facts(flipped, "revision-flip") == {
        "a": Verdict.OFF_TRACK,
        "b": Verdict.ON_TRACK,
    }
    assert "revision-flip" not in codes(steady)


def test_a_flip_from_or_to_no_verdict_names_the_reason() -> None:
    first = seen(2021, "突破2000亿元", published="2022-01-31")
    revised = seen(2021, "2300亿元", published="2022-12-31")
    settled = by("pace", goal(), first, revised, seen(2023, "2610亿元"))
    opened = by(
        "pace",
        goal(),
        seen(2021, "2300亿元", published="2022-01-31"),
        seen(2021, "突破2000亿元", published="2022-12-31"),
        seen(2023, "2610亿元"),
    )

    assert facts(settled, "revision-flip") == {
        "a": Reason.BASELINE_BOUND,
        "b": Verdict.ON_TRACK,
    }
    assert facts(opened, "revision-flip") == {
        "a": Verdict.ON_TRACK,
        "b": Reason.BASELINE_BOUND,
    }
