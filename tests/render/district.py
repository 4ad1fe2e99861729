"""A scorecard with a goal of every state and shape, for golden files."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from builders import (
    assessment,
    bar,
    figures,
    forecast,
    note,
    plan,
    reading,
    requirement,
    scorecard,
    text,
    unit,
)
from plantrack.model.amount import Interval
from plantrack.model.assessment import (
    Assessment,
    Figure,
    InProgress,
    Nowcast,
    Reading,
    Reason,
    RuleJudgement,
    Verdict,
)
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import GoalClass, Kind, Shape
from plantrack.model.scorecard import Scorecard
from plantrack.model.turn import Turn, Turns
from plantrack.notation.periods import parse_period

_ECONOMY = "economy"
_LIFE = "life"
_GROUPS = {
    _ECONOMY: text("经济发展", "Economy"),
    _LIFE: text("民生福祉", "Livelihood"),
}


def gdp() -> Assessment:
    """A level behind its path, with a history, a forecast and rules."""
    years = {"2021": "2000", "2022": "2060", "2023": "2105"}
    points = tuple(reading(f"{each}亿元", year) for year, each in years.items())
    path = {2022: "2197", 2023: "2414", 2024: "2651", 2025: "2913", 2026: "3200"}
    return assessment(
        verdict=Verdict.OFF_TRACK,
        group=_ECONOMY,
        goal_class=GoalClass.BINDING,
        baseline=points[0],
        latest=points[-1],
        points=points[1:],
        path=tuple(
            (Period.of_year(year), Decimal(value)) for year, value in path.items()
        ),
        bar=bar("0.0875", "0.345"),
        figures=figures(
            completion=figure("0.6578125", "v / T", v="2105", T="3200"),
            progress=figure(
                "0.0875", "(v - b) / (T - b)", v="2105", b="2000", T="3200"
            ),
            elapsed=figure("0.4", "e / W", e="24", W="60"),
            lead="-31.25",
            calendar_elapsed=figure(
                "0.5666666666666667", "passed / W", passed="34", W="60"
            ),
            expected="2413.6868",
            observed_rate="2.591436889",
            required_rate=figure(
                "14.97937",
                "100 * ((T / v)^(1 / h) - 1)",
                T="3200",
                v="2105",
                h="3",
            ),
            pace="0.2629285",
            remaining=figure("1095", "T - v", T="3200", v="2105"),
            acceleration=Figure(value=None, reason="wrong-way"),
        ),
        forecast=forecast(
            "2272.3",
            low=Decimal(2190),
            high=Decimal(2360),
            level=Decimal("0.80"),
            probability=Decimal("0.0012"),
            reached=parse_period("2036"),
        ),
        notes=(note("moving-away"), note("latest-provisional", period=_year(2023))),
        rules={
            "eurostat": RuleJudgement(
                class_id="insufficient",
                verdict=Verdict.OFF_TRACK,
                figure=Decimal("0.2629285"),
            ),
            "destatis": RuleJudgement(reason="few-values"),
        },
    )


def research() -> Assessment:
    """A ratio on a linear path, slower than planned, with a long title."""
    return assessment(
        "rd",
        title=text(
            "研发经费投入强度（R&D经费占GDP比重）", "R&D expenditure as a share of GDP"
        ),
        verdict=Verdict.AT_RISK,
        target="达到5%",
        group=_ECONOMY,
        baseline=reading("4.0%", "2021"),
        latest=reading("4.31%"),
        bar=bar("0.31", "0.4"),
        rate_unit="pp/year",
        shape=Shape.LINEAR,
        figures=figures(
            completion="0.862",
            calendar_elapsed="0.5666666667",
            required_rate="0.23",
            observed_rate="0.155",
        ),
    )


def trade() -> Assessment:
    """A sum over the window with a gap, bounded, drawn against its straight line."""
    runs = (reading("超1600亿元", "2023"), reading("955.3亿元", "2024-01/2024-07"))
    scaled = tuple(
        _in_trillions(run, value)
        for run, value in zip(runs, ("0.16", "0.09553"), strict=True)
    )
    return assessment(
        "trade",
        title=text("进出口总额（五年累计）", "Trade, five-year total"),
        verdict=Verdict.ON_TRACK,
        kind=Kind.CUMULATIVE,
        target="突破1万亿元",
        group=_ECONOMY,
        latest=_in_trillions(runs[0], "0.25553", "2022-01/2024-07"),
        points=scaled,
        bar=bar("0.25553", "0.5166666667"),
        rate_unit="万亿元/year",
        shape=Shape.LINEAR,
        figures=figures(
            completion="0.25553",
            calendar_elapsed="0.5666666667",
            required_rate=figure(
                "0.241275572294",
                "12 * (T - S - gap * S / m) / (W - e)",
                T="1",
                S="0.25553",
                W="60",
                e="31",
                gap="12",
                m="19",
            ),
            observed_rate="0.161387368421",
            required_growth=figure(
                "18.34",
                "y * sum((1 + g)^k, k = 1..h) = T - S_y - gap_y",
                y="0.16",
                g="0.1834",
                h="3",
                T="1",
                S_y="0.16",
                gap_y="0.1614",
            ),
        ),
        notes=(
            note("coverage", x=Decimal(19) / 31, n=19, months=31),
            note("gaps-filled", n=12),
        ),
    )


def population() -> Assessment:
    """A stock that has met its target early."""
    points = tuple(
        reading(f"{value}万人", str(year))
        for year, value in ((2020, 280), (2021, 290), (2022, 300), (2023, "306.2"))
    )
    return assessment(
        "people",
        title=text("常住人口", "Resident population"),
        verdict=Verdict.MET_EARLY,
        target="300万人",
        group=_LIFE,
        latest=points[-1],
        points=points,
        bar=bar("1.0206666"),
        rate_unit="万人/year",
        shape=Shape.LINEAR,
        figures=figures(completion="1.0206666", required_rate="0", observed_rate="8.1"),
    )


def unemployment() -> Assessment:
    """A ceiling that the baseline already met and that has held."""
    return assessment(
        "jobless",
        title=text("城镇调查失业率", "Surveyed urban unemployment"),
        verdict=Verdict.MET_EARLY,
        target="控制在5.5%以内",
        group=_LIFE,
        goal_class=GoalClass.BINDING,
        latest=reading("5.2%"),
        bar=bar("0.945454"),
        rate_unit="pp/year",
        figures=figures(limit_used="0.945454", required_rate="0"),
        notes=(note("holding"),),
    )


def industry() -> Assessment:
    """Nothing but a part of a year."""
    part = reading("1990.8亿元", "2024-H1", status=Status.PROVISIONAL)
    return assessment(
        "industry",
        title=text("规模以上工业总产值", "Output of large industry"),
        verdict=Reason.NO_OBSERVATION,
        target="达到5200亿元",
        group=_ECONOMY,
        in_progress=InProgress(
            reading=part,
            yoy=Decimal("18.5"),
            nowcast=Nowcast(value=Decimal("4100.25"), method="yoy", period=_year(2024)),
        ),
        notes=(
            note("in-progress", period=part.period, value=part.number),
            note("stale", date=part.period.last),
        ),
    )


def air() -> Assessment:
    """A ceiling of which nothing is known."""
    return assessment(
        "air",
        title=text("PM2.5年均浓度", "PM2.5, yearly mean"),
        verdict=Reason.NO_OBSERVATION,
        target="≤25微克/立方米",
        group=_LIFE,
    )


def income() -> Assessment:
    """A growth promise whose level was derived, missed at the end."""
    return assessment(
        "income",
        title=text("人均可支配收入", "Disposable income per head"),
        verdict=Verdict.MISSED,
        kind=Kind.GROWTH,
        target="7%",
        group=_LIFE,
        unit=requirement("7.01276万元").unit,
        requirement=requirement("7.01276万元", derived=True),
        latest=reading("6.98万元", "2026"),
        figures=figures(completion="0.99532851544"),
    )


def rank() -> Assessment:
    """A rank, achieved."""
    return assessment(
        "rank",
        title=text("货邮吞吐量全国位次", "National rank in air cargo"),
        verdict=Verdict.ACHIEVED,
        kind=Kind.RANK,
        target="前五",
        group=_LIFE,
        latest=reading("4位", "2026"),
        rate_unit="位/year",
        figures=figures(),
    )


def share() -> Assessment:
    """A range target."""
    return assessment(
        "share",
        title=text("制造业增加值占比", "Share of manufacturing"),
        verdict=Verdict.ON_TRACK,
        target="25%",
        group=_ECONOMY,
        requirement=requirement(
            "25%", op="range", allowed=Interval(Decimal(25), Decimal("27.5"))
        ),
        latest=reading("约26%"),
        rate_unit="pp/year",
        figures=figures(completion="1.04"),
    )


def gap() -> Assessment:
    """A direction, moving the right way."""
    return assessment(
        "gap",
        title=text("城乡收入比", "Urban-rural income ratio"),
        verdict=Verdict.AT_RISK,
        kind=Kind.DIRECTION,
        target="decrease",
        group=_LIFE,
        latest=reading("2.31倍"),
        unit=unit("倍"),
        rate_unit="倍/year",
        figures=figures(observed_rate="-0.02"),
        notes=(note("last-change-adverse"),),
    )


def airport() -> Assessment:
    """A milestone of which nothing is reported."""
    return assessment(
        "airport",
        title=text("第五航权", "Fifth-freedom rights"),
        verdict=Reason.PENDING,
        kind=Kind.MILESTONE,
        target="",
        group=_LIFE,
    )


def culture() -> Assessment:
    """A promise in words."""
    return assessment(
        "culture",
        title=text("人民生活更加舒心安逸", "A life more at ease"),
        verdict=Reason.QUALITATIVE,
        kind=Kind.QUALITATIVE,
        target="",
        group=_LIFE,
    )


def district() -> Scorecard:
    """Return all of them."""
    return scorecard(
        gdp(),
        research(),
        trade(),
        industry(),
        share(),
        population(),
        unemployment(),
        air(),
        income(),
        rank(),
        gap(),
        airport(),
        culture(),
        plan=replace(plan(), groups=_GROUPS),
    )


def district_turns(assessed: Assessment) -> Turns:
    """Return what would change the verdict of the goals that have it here."""
    known = {
        "gdp": Turns(
            now=(
                turn("2236.4197", Verdict.AT_RISK, growth="6.2432"),
                turn("3200", Verdict.MET_EARLY, growth="52.02", is_open=True),
            ),
            next_year=(
                turn("2376.2142", Verdict.AT_RISK, growth="12.8843"),
                turn("2616.0391", Verdict.ON_TRACK, growth="24.2774"),
                turn("3200", Verdict.MET_EARLY, growth="52.02", is_open=True),
            ),
            next_period=_year(2024),
            standing_still=Verdict.OFF_TRACK,
        ),
        "trade": Turns(
            now=(
                turn("0.19", Verdict.OFF_TRACK, is_above=False, is_open=True),
                turn("1", Verdict.ACHIEVED, is_open=True),
            )
        ),
    }
    return known.get(assessed.goal.id, Turns())


def turn(
    at: str,
    state: Verdict | Reason,
    *,
    growth: str = "",
    is_above: bool = True,
    is_open: bool = False,
) -> Turn:
    """Return a number at which the verdict becomes another one."""
    return Turn(
        at=Decimal(at),
        state=state,
        is_above=is_above,
        growth=Decimal(growth) if growth else None,
        is_open=is_open,
    )


def figure(value: str, formula: str, **terms: str) -> Figure:
    """Return a figure with its formula and the numbers in it."""
    return Figure(
        value=Decimal(value),
        formula=formula,
        terms={name: Decimal(number) for name, number in terms.items()},
    )


def _in_trillions(run: Reading, value: str, period: str = "") -> Reading:
    return replace(
        run,
        number=Decimal(value),
        period=parse_period(period) if period else run.period,
    )


def _year(number: int) -> Period:
    return Period.of_year(number)
