"""ESCAP, UNSD, SDSN, WRI and NDRC: shares of the way and slopes, at every edge."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.rules.authorities import Number, answer, fraction, one_number
from plantrack.engine.rules import RULES, escap, ndrc, sdsn, unsd_2023, wri
from plantrack.engine.rules.facts import LEVELS, Point, SumFacts
from plantrack.engine.rules.judging import above, at_least
from plantrack.model.assessment import Verdict


@pytest.mark.parametrize(
    ("predicted", "class_id", "verdict"),
    [
        pytest.param("190.0000001", "will-be-met", "on-track", id="above 9"),
        pytest.param("190", "accelerate", "at-risk", id="exactly 9"),
        pytest.param("100.0000001", "accelerate", "at-risk", id="above 0"),
        pytest.param("100", "reverse", "off-track", id="exactly 0"),
        pytest.param("90", "reverse", "off-track", id="below 0"),
    ],
)
def test_escap_places_the_forecast_between_baseline_and_target(
    predicted: str, class_id: str, verdict: str
) -> None:
    found = escap.judge(one_number(100, 150, 200, predicted=predicted))

    assert answer(found) == (class_id, verdict)
    assert found.predictor == "drift"


def test_escap_needs_a_forecast_unless_the_target_is_met() -> None:
    without = replace(one_number(100, 150, 200), why_not_predicted="few-values")
    met = one_number(100, 200, 200)

    assert escap.judge(without).reason == "few-values"
    assert answer(escap.judge(met)) == ("will-be-met", "met-early")
    assert (escap.judge(met).figure, escap.judge(met).predictor) == (None, "")


def test_escap_counts_a_target_lost_since_the_baseline_as_reversed() -> None:
    facts = one_number("5.2", "5.7", "5.5", direction=-1, predicted="5.9")

    assert answer(escap.judge(facts)) == ("reverse", "off-track")


def test_escap_has_no_scale_where_the_base_is_the_target() -> None:
    assert escap.judge(one_number(100, 90, 100, predicted=95)).reason == "undefined"


# From 100 by growth to the end: v * (v / 100), one of two years gone.
HALF_WAY = (2022, 2023, 2024)


@pytest.mark.parametrize(
    ("latest", "target", "class_id", "verdict"),
    [
        pytest.param("110", "122.105263157894736843", "moderate", "at-risk", id="<.95"),
        pytest.param("110", "122", "met-or-on-track", "on-track", id="above 0.95"),
        pytest.param("119", "143.8", "met-or-on-track", "on-track", id="near 0.95"),
        pytest.param("110", "310", "moderate", "at-risk", id="exactly 0.10"),
        pytest.param("110", "310.001", "stagnation", "off-track", id="below 0.10"),
        pytest.param("90", "200", "stagnation", "off-track", id="wrong way"),
    ],
)
def test_unsd_holds_the_projection_against_the_way(
    latest: str, target: str, class_id: str, verdict: str
) -> None:
    found = unsd_2023.judge(one_number(100, latest, target, span=HALF_WAY))

    assert answer(found) == (class_id, verdict)


def test_unsd_counts_exactly_0_95_as_on_track() -> None:
    """121 of the way from 100 to T: (121 - 100) / (T - 100) is 0.95."""
    target = 100 + Fraction(21 * 100, 95)
    facts = replace(one_number(100, 110, 0, span=HALF_WAY), target=target)

    assert unsd_2023.judge(facts).figure == Decimal("0.95")
    assert answer(unsd_2023.judge(facts)) == ("met-or-on-track", "on-track")


@pytest.mark.parametrize(
    ("latest", "target", "direction", "is_met"),
    [
        pytest.param("99", 100, 1, True, id="99 % of 100 %"),
        pytest.param("98.99", 100, 1, False, id="short of 99 %"),
        pytest.param("1", 0, -1, True, id="1 % of 0 %"),
        pytest.param("1.01", 0, -1, False, id="over 1 %"),
        pytest.param("89.5", 90, 1, False, id="another target"),
    ],
)
def test_unsd_counts_percentages_next_to_0_and_100_as_met(
    latest: str, target: int, direction: int, *, is_met: bool
) -> None:
    facts = one_number(50, latest, target, direction=direction, is_percentage=True)
    number = replace(facts, is_percentage=False)

    assert (unsd_2023.judge(facts).verdict is Verdict.MET_EARLY) is is_met
    assert unsd_2023.judge(number).verdict is not Verdict.MET_EARLY


def test_unsd_keeps_a_near_target_met_when_the_result_is_in() -> None:
    facts = one_number(
        50, 99, 100, is_percentage=True, span=(2021, 2026, 2026), final=Verdict.MISSED
    )

    assert answer(unsd_2023.judge(facts)) == ("met-or-on-track", "achieved")
    assert unsd_2023.judge(facts).figure == Decimal("0.98")


@pytest.mark.parametrize(
    ("baseline", "latest", "target", "reason"),
    [
        pytest.param(0, 10, 100, "undefined", id="base of zero"),
        pytest.param(-10, 10, 100, "undefined", id="opposite signs"),
        pytest.param(100, 90, 100, "undefined", id="base at the target"),
    ],
)
def test_unsd_has_no_growth_to_go_on(
    baseline: int, latest: int, target: int, reason: str
) -> None:
    assert unsd_2023.judge(one_number(baseline, latest, target)).reason == reason


def test_unsd_projects_from_half_a_year_too() -> None:
    facts = one_number(100, 110, 200, span=(2024, 2024, 2025))
    december = facts.latest_month
    assert december is not None
    since_june = replace(facts, baseline_month=december - 6)

    # 10 % in half a year, a year left: 110 * 1.1^2 = 133.1
    assert unsd_2023.judge(since_june).figure == Decimal("0.331")


def test_unsd_takes_zero_as_target_and_as_value() -> None:
    target_zero = unsd_2023.judge(one_number(100, 50, 0, direction=-1, span=HALF_WAY))
    value_zero = unsd_2023.judge(one_number(100, 0, 200, span=HALF_WAY))
    at_the_end = unsd_2023.judge(one_number(100, 0, 200, span=(2022, 2024, 2024)))
    after_the_end = unsd_2023.judge(one_number(100, 0, 200, span=(2022, 2025, 2024)))

    assert target_zero.figure == Decimal("0.75")
    assert value_zero.figure == at_the_end.figure == after_the_end.figure == -1


@pytest.mark.parametrize(
    ("values", "class_id", "verdict"),
    [
        pytest.param((120, 160), "on-track", "on-track", id="above 1"),
        pytest.param((140, 160), "on-track", "on-track", id="exactly 1"),
        pytest.param((141, 160), "moderately-improving", "at-risk", id="below 1"),
        pytest.param((150, 160), "moderately-improving", "at-risk", id="exactly 0.5"),
        pytest.param((151, 160), "stagnating", "off-track", id="below 0.5"),
        pytest.param((160, 160), "stagnating", "off-track", id="exactly 0"),
        pytest.param((161, 160), "decreasing", "off-track", id="below 0"),
    ],
)
def test_sdsn_holds_recent_change_against_the_straight_line(
    values: tuple[int, ...], class_id: str, verdict: str
) -> None:
    """From 100 to 200 in five years: 20 a year are needed."""
    found = sdsn.judge(one_number(100, 160, 200, values=values))

    assert answer(found) == (class_id, verdict)


def test_sdsn_looks_back_over_five_known_years_and_their_gaps() -> None:
    facts = one_number(100, 160, 200)
    months = [Point(12 * year + 11, Fraction(n)) for year, n in _SIX_KNOWN]
    found = sdsn.judge(replace(facts, known=tuple(months)))

    assert found.figure == Decimal(10) / Decimal(20)  # (160 - 60) / 10 years


_SIX_KNOWN = ((2010, 0), (2014, 60), (2016, 70), (2018, 80), (2022, 150), (2024, 160))


def test_sdsn_needs_two_values() -> None:
    assert sdsn.judge(one_number(100, 160, 200, values=(160,))).reason == "few-values"


def test_sdsn_says_what_its_ratio_lacks() -> None:
    at_target = one_number(100, 90, 100, values=(100, 90))
    at_base = one_number(100, 100, 200, span=(2024, 2024, 2029), values=(100,))
    no_time = one_number(100, 160, 200, span=(2021, 2024, 2021), values=(140, 160))

    assert sdsn.judge(at_target).reason == "undefined"
    assert sdsn.judge(at_base).reason == "no-observation-since-baseline"
    assert sdsn.judge(no_time).reason == "undefined"


def test_sdsn_counts_a_plan_of_one_year() -> None:
    facts = one_number(100, 160, 200, span=(2021, 2024, 2022), values=(140, 160))

    assert sdsn.judge(facts).figure == Decimal("0.2")


@pytest.mark.parametrize(
    ("target", "class_id", "verdict"),
    [
        pytest.param(60, "on-track", "on-track", id="exactly the past slope"),
        pytest.param(61, "off-track", "at-risk", id="more than the past slope"),
        pytest.param("79.999", "off-track", "at-risk", id="below twice"),
        pytest.param(80, "well-off-track", "off-track", id="exactly twice"),
    ],
)
def test_wri_asks_how_many_times_the_past_slope_is_needed(
    target: Number, class_id: str, verdict: str
) -> None:
    found = wri.judge(one_number(10, 40, target, values=(20, 30, 40)))

    assert answer(found) == (class_id, verdict)


@pytest.mark.parametrize(
    ("values", "class_id", "figure"),
    [
        pytest.param((40, 40, 40), "well-off-track", None, id="no slope"),
        pytest.param((60, 50, 40), "wrong-direction", Decimal(-1), id="away"),
    ],
)
def test_wri_tells_standing_still_from_going_back(
    values: tuple[int, ...], class_id: str, figure: Decimal | None
) -> None:
    found = wri.judge(one_number(60, 40, 60, values=values))

    assert answer(found) == (class_id, "off-track")
    assert found.figure == figure


def test_wri_fits_the_values_of_the_last_five_years_only() -> None:
    values = (900, 0, 10, 20, 30, 40)

    assert wri.judge(one_number(0, 40, 60, values=values)).figure == 1


def test_wri_needs_three_values_unless_the_target_is_met() -> None:
    assert wri.judge(one_number(0, 40, 60, values=(30, 40))).reason == "few-values"
    assert answer(wri.judge(one_number(0, 60, 60))) == ("on-track", "met-early")


def test_wri_without_time_left_needs_an_endless_slope() -> None:
    facts = one_number(
        10,
        40,
        60,
        span=(2021, 2024, 2024),
        values=(20, 30, 40),
        final=Verdict.MISSED,
    )

    assert answer(wri.judge(facts)) == ("well-off-track", "missed")
    assert wri.judge(facts).figure is None


def test_wri_asks_for_the_rest_in_the_one_year_left() -> None:
    facts = one_number(10, 40, 55, span=(2021, 2024, 2025), values=(20, 30, 40))

    assert wri.judge(facts).figure == Decimal("1.5")


def test_wri_without_any_value_has_no_slope() -> None:
    found = wri.judge(one_number(10, None, 60, obstacle="no-observation"))

    assert (found.reason, found.figure) == ("no-observation", None)


@pytest.mark.parametrize(
    ("latest", "class_id", "verdict"),
    [
        pytest.param("160.0001", "faster", "on-track", id="above 1"),
        pytest.param("160", "in-line", "on-track", id="exactly 1"),
        pytest.param("148", "in-line", "on-track", id="exactly 0.80"),
        pytest.param("147.9999", "lagging", "off-track", id="below 0.80"),
        pytest.param("90", "lagging", "off-track", id="away"),
    ],
)
def test_ndrc_holds_progress_against_the_time_gone(
    latest: str, class_id: str, verdict: str
) -> None:
    """Three of five years: 60 of the way from 100 to 200 is in step."""
    found = ndrc.judge(one_number(100, latest, 200))

    assert answer(found) == (class_id, verdict)


def test_ndrc_counts_the_months_from_the_first_of_the_window() -> None:
    """Baseline 2021 and value 2024; the window, to the end of 2026, starts later."""
    facts = one_number(100, 160, 200)
    last = facts.latest_month
    assert last is not None
    in_first = replace(facts, start_month=last)
    before_first = replace(facts, start_month=last + 1)

    # 0.6 of the way in 1 of 25 months
    assert ndrc.judge(in_first).figure == 15
    assert ndrc.judge(before_first).reason == "undefined"
    assert ndrc.judge(before_first).figure is None


def test_ndrc_compares_nothing_at_a_baseline_inside_the_window() -> None:
    facts = replace(one_number(150, 150, 200), baseline_month=None)
    at_base = replace(facts, baseline_month=facts.latest_month)

    assert ndrc.judge(at_base).reason == "no-observation-since-baseline"
    assert ndrc.judge(at_base).figure is None


@pytest.mark.parametrize(
    ("known", "months", "class_id"),
    [
        pytest.param(61, 36, "faster", id="ahead of the months covered"),
        pytest.param(60, 36, "in-line", id="in step"),
        pytest.param(32, 24, "in-line", id="exactly 0.80 of two known years"),
        pytest.param(31, 24, "lagging", id="below 0.80"),
        pytest.param(100, 40, "met-early", id="the whole sum is there"),
    ],
)
def test_ndrc_holds_a_sum_against_the_months_it_covers(
    known: int, months: int, class_id: str
) -> None:
    facts = replace(
        one_number(None, known, 100, kind="cumulative"),
        total=SumFacts(known=Fraction(known), months_known=months, months_in_window=60),
    )

    assert ndrc.judge(facts).class_id == class_id


def test_ndrc_takes_a_share_of_a_sum_of_one() -> None:
    facts = replace(
        one_number(None, "0.25", 1, kind="cumulative"),
        total=SumFacts(known=Fraction(1, 4), months_known=12, months_in_window=60),
    )

    assert ndrc.judge(facts).figure == Decimal("1.25")


def test_ndrc_has_no_share_of_a_sum_of_nothing() -> None:
    facts = replace(
        one_number(None, -5, 0, kind="cumulative"),
        total=SumFacts(known=Fraction(-5), months_known=12, months_in_window=60),
    )

    assert ndrc.judge(facts).reason == "undefined"


@pytest.mark.parametrize("name", [each for each in RULES if each != "pace"])
class TestEveryRuleOnALevel:
    def test_reports_an_obstacle_instead_of_a_class(self, name: str) -> None:
        facts = one_number(10, 40, 60, values=(10, 20, 30, 40), obstacle="gaps")
        found = RULES[name](facts)

        assert (found.class_id, found.verdict, found.reason) == (None, None, "gaps")

    def test_keeps_its_figure_beside_an_obstacle_and_when_met(self, name: str) -> None:
        """Destatis tells what is missed, and that only of a target not met."""
        open_ = one_number(10, 40, 60, values=(10, 20, 30, 40), predicted=60)
        held = RULES[name](replace(open_, obstacle="gaps"))
        met = RULES[name](replace(open_, target=Fraction(35)))

        assert (held.figure is None) == (met.figure is None) == (name == "destatis")
        if name != "destatis":
            assert held.figure == RULES[name](open_).figure

    def test_gives_its_best_class_to_a_met_target(self, name: str) -> None:
        values = (10, 20, 30, 40)
        early = one_number(10, 40, 40, values=values, predicted=60)
        late = replace(early, final=Verdict.ACHIEVED)
        best = {
            "eurostat": "target-met",
            "open-sdg": "target_achieved",
            "destatis": "sun",
            "escap": "will-be-met",
            "unsd-2023": "met-or-on-track",
            "sdsn": "on-track",
            "wri": "on-track",
            "ndrc": "met-early",
        }[name]

        assert answer(RULES[name](early)) == (best, "met-early")
        assert answer(RULES[name](late)) == (best, "achieved")

    def test_calls_an_unmet_target_missed_when_the_result_is_in(
        self, name: str
    ) -> None:
        facts = one_number(
            10,
            40,
            60,
            span=(2021, 2024, 2024),
            values=(10, 20, 30, 40),
            predicted=40,
            final=Verdict.MISSED,
        )

        assert RULES[name](facts).verdict is Verdict.MISSED

    def test_judges_a_fall_as_it_judges_the_mirrored_rise(self, name: str) -> None:
        """Only rules of growth see a difference: they turn with the sign as well."""
        values = (10, 20, 30, 40)
        up = one_number(10, 40, 70, values=values, predicted=60)
        down = one_number(
            -10,
            -40,
            -70,
            direction=-1,
            values=[-each for each in values],
            predicted=-60,
        )

        assert answer(RULES[name](up)) == answer(RULES[name](down))

    def test_has_nothing_to_compare_at_the_baseline(self, name: str) -> None:
        facts = one_number(40, 40, 70, span=(2024, 2024, 2029), values=(10, 20, 30, 40))
        found = RULES[name](facts)
        own = {
            "open-sdg": "single-year",
            "destatis": "",
            "escap": "undefined",
            "wri": "",
        }

        assert found.reason == own.get(name, "no-observation-since-baseline")

    def test_says_which_kinds_it_does_not_judge(self, name: str) -> None:
        facts = one_number(10, 40, 60, values=(10, 20, 30, 40))
        judged = {
            kind.value
            for kind in type(facts.kind)
            if RULES[name](replace(facts, kind=kind)).reason != "kind"
        }
        others = {
            "eurostat": {"direction"},
            "open-sdg": {"direction"},
            "destatis": {"direction", "every-year"},
            "ndrc": {"cumulative"},
        }

        assert judged == {each.value for each in LEVELS} | others.get(name, set())


def test_1e_20_counts_as_equal() -> None:
    hair = Fraction(1, 10**20)

    assert not above(1 + hair, Fraction(1))
    assert above(1 + 2 * hair, Fraction(1))
    assert at_least(1 - hair, Fraction(1))
    assert not at_least(1 - 2 * hair, Fraction(1))


def test_three_points_fit_a_slope_by_least_squares() -> None:
    points = [Point(12 * year, fraction(n)) for year, n in ((0, 1), (1, 3), (3, 4))]

    assert wri.slope(points) == Fraction(13, 14)
    assert wri.slope(points[:2]) is None


def test_nothing_known_meets_no_target() -> None:
    assert not one_number(10, None, 60).is_met
    assert not one_number(10, 40, None).is_met
