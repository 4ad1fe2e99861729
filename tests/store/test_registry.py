from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest

from plantrack.model.amount import Amount, AmountRange, Interval, Qualifier, Unit
from plantrack.model.observation import Status
from plantrack.model.period import Period
from plantrack.model.plan import (
    Bands,
    Better,
    Direction,
    Goal,
    GoalClass,
    Kind,
    Measure,
    Modality,
    Registry,
    Shape,
    Span,
    YearValue,
)
from plantrack.model.problem import Place
from plantrack.model.text import Text
from store.registry_texts import (
    GOAL,
    INDICATORS,
    OBSERVATION,
    PLAN,
    SOUND,
    found,
    loaded,
)

YUAN = Unit(8, "元")
PERCENT = Unit(0, "%")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def registry_of(
    folder: Path, goals: str | bytes = SOUND, observations: str | bytes | None = None
) -> Registry:
    result = loaded(folder, goals, observations)
    assert result.registry is not None, found(list(result.problems))
    return result.registry


def goal_of(folder: Path, block: str) -> Goal:
    return registry_of(folder, f"{SOUND}[goals.x]\n{block}\n").goals["x"]


def year(number: int) -> Period:
    return Period.of_year(number)


def test_the_example_of_the_documentation_is_read(tmp_path: Path) -> None:
    goals = SOUND.replace(
        GOAL,
        GOAL + "baseline = { period = 2021, value = '突破2000亿元', source = 's' }\n",
    )
    registry = registry_of(tmp_path, goals, OBSERVATION + "published = 2024-10-01\n")

    goal, (observation,) = registry.goals["gdp"], registry.observations
    assert registry.file == "goals.toml"
    assert (goal.kind, goal.indicator) == (Kind.LEVEL, "gdp")
    assert (goal.start, goal.by) == (year(2022), year(2026))
    assert goal.title == Text(zh="地区生产总值", en="GDP")
    assert goal.goal_class is GoalClass.EXPECTED
    assert isinstance(goal.target, Amount)
    assert goal.target.qualifier is Qualifier.MORE_THAN
    assert goal.target.text == "突破3200亿元"
    assert goal.baseline is not None
    assert goal.baseline.period == year(2021)
    assert goal.baseline.amount.number == 2000
    assert observation.amount == Amount(number=Decimal(2442), unit=YUAN)
    assert observation.published == dt.date(2024, 10, 1)
    assert (observation.key, observation.place) == (
        "observation[0]",
        Place("observations.toml", 1, 1),
    )


def test_places_of_every_value_go_with_the_registry(tmp_path: Path) -> None:
    places = registry_of(tmp_path, SOUND, OBSERVATION).places

    assert places["goals.toml", "goals.gdp.target"] == Place("goals.toml", 37, 10)
    assert places["goals.toml", "indicators.gdp.title.en"].column == 31
    assert places["observations.toml", "observation[0].value"].line == 4
    assert ("goals.toml", "goals.gdp.owner") not in places
    assert len(places) == len(list(places)) == len(dict(places))
    assert places.get(("other.toml", "schema")) is None


def test_the_titles_of_groups_are_read_and_known_by_their_places(
    tmp_path: Path,
) -> None:
    groups = (
        "[plan.groups]\n"
        'economy = { zh = "经济", en = "Economy" }\n'
        '"生态 环境" = "Environment"\n'
    )
    registry = registry_of(tmp_path, PLAN + groups + INDICATORS + GOAL)

    assert registry.plan.groups == {
        "economy": Text("经济", "Economy"),
        "生态 环境": Text("Environment", "Environment"),
    }
    assert registry.places["goals.toml", 'plan.groups."生态 环境"'].line == 9
    assert registry_of(tmp_path).plan.groups == {}


def test_the_optional_keys_of_a_plan_are_read(tmp_path: Path) -> None:
    more = (
        "bands = { on_track = 0.9, at_risk = 0.5, catch_up = 1 }\nrule = 'ndrc'\n"
        "year_starts = '04'\nlanguage = 'en'\nsource = 's'\n"
    )
    plan = registry_of(
        tmp_path, SOUND.replace("end = 2026\n", f"end = 2026\n{more}")
    ).plan

    assert plan.bands == Bands(
        on_track=Decimal("0.9"), at_risk=Decimal("0.5"), catch_up=Decimal(1)
    )
    assert (plan.rule, plan.language, plan.source) == ("ndrc", "en", "s")
    assert plan.year_starts == 4
    assert plan.start == Period.of_year(2022, starts=4)
    assert plan.title == Text(zh="计划", en="计划")


def test_a_month_may_be_a_number_and_defaults_apply(tmp_path: Path) -> None:
    text = SOUND.replace("end = 2026\n", "end = '2026年'\nyear_starts = 4\n")
    plan = registry_of(tmp_path, text).plan

    assert (plan.year_starts, plan.rule, plan.bands) == (4, "pace", Bands())


def test_the_optional_keys_of_an_indicator_are_read(tmp_path: Path) -> None:
    more = (
        "definition = '口径'\nscope = '全区'\nsource = '统计局'\n"
        "not_same_as = ['share', 'usd']\nbetter = 'higher'\nbounds = [0, '1万亿元']\n"
        "limit = 5\nyear_value = 'mean'\nexpect_every = '6 months'\nlag = '45 days'\n"
    )
    text = SOUND.replace(
        'measure = "flow"\naliases', f'measure = "flow"\n{more}aliases'
    )
    indicator = registry_of(tmp_path, text).indicators["gdp"]

    assert indicator.unit == YUAN
    assert indicator.measure is Measure.FLOW
    assert indicator.aliases == ("经济总量",)
    assert indicator.definition == Text(zh="口径", en="口径")
    assert indicator.scope == Text.once("全区")
    assert indicator.source == "统计局"
    assert indicator.not_same_as == ("share", "usd")
    assert indicator.better is Better.HIGHER
    assert indicator.bounds == Interval(Decimal(0), Decimal(10000))
    assert indicator.limit == 5
    assert indicator.year_value is YearValue.MEAN
    assert indicator.expect_every == Span(months=6)
    assert indicator.lag == Span(days=45)
    assert indicator.place == Place("goals.toml", 7, 1)


def test_remarks_may_be_in_both_languages_and_empty_ones_say_nothing(
    tmp_path: Path,
) -> None:
    both = '{ zh = "甲", en = "a" }'
    goals = SOUND.replace("[indicators.share]", f"scope = {both}\n[indicators.share]")
    goals += f"note = {both}\n"
    value = '[[observation]]\nindicator = "gdp"\nperiod = {}\nvalue = 1\nnote = {}\n'
    text = value.format(2022, both) + value.format(2023, '""')
    registry = registry_of(tmp_path, goals, text)
    said = Text(zh="甲", en="a")

    assert registry.indicators["gdp"].scope == said
    assert registry.goals["gdp"].note == said
    assert [each.note for each in registry.observations] == [said, None]


def test_the_optional_keys_of_a_goal_are_read(tmp_path: Path) -> None:
    goal = goal_of(
        tmp_path,
        "indicator = 'share'\ntitle = { zh = '占比', en = 'Share' }\nnote = 'n'\n"
        "kind = 'change'\ntarget = '约5%'\nfrom = 2023\nby = '2025'\n"
        "baseline = { period = 2022, value = 40, published = 2023-01-01, basis = 'b', "
        "status = 'P', assumed = ['period'], source = 's', note = 'n' }\n"
        "reference = { period = 2020, value = '35%' }\n"
        "steps = { 2025 = '44%', 2024 = 42.5 }\npath = 'linear'\n"
        "tolerance = '0.5个百分点'\nclass = 'binding'\nmodality = 'strive'\n"
        "group = 'g'\nowner = 'o'\nsource = 's'\nuse_nowcast = true\n"
        "waiver = { until = 2025-06-30, reason = 'r' }\n"
        "[[goals.x.revision]]\ndate = 2024-06-01\nby = 'open'\n"
        "[[goals.x.revision]]\ndate = 2024-01-01\ntarget = '6个百分点'\nreason = 'r'",
    )

    assert goal.title == Text(zh="占比", en="Share")
    assert (goal.start, goal.by) == (year(2023), year(2025))
    assert goal.baseline is not None
    assert goal.baseline.published == dt.date(2023, 1, 1)
    assert goal.baseline.assumed == {"period"}
    assert (goal.baseline.basis, goal.baseline.status) == ("b", "P")
    assert goal.reference is not None
    assert goal.reference.amount.number == 35
    assert list(goal.steps) == [year(2024), year(2025)]
    assert goal.steps[year(2024)].number == Decimal("42.5")
    assert goal.path is Shape.LINEAR
    assert goal.tolerance == Amount(number=Decimal("0.5"), unit=PERCENT)
    assert goal.goal_class is GoalClass.BINDING
    assert goal.modality is Modality.STRIVE
    assert (goal.group, goal.owner, goal.source) == ("g", "o", "s")
    assert goal.note == Text.once("n")
    assert goal.use_nowcast
    assert goal.waiver is not None
    assert goal.waiver.until == dt.date(2025, 6, 30)
    first, second = goal.revisions
    assert (first.date.month, first.by, first.opens) == (1, None, False)
    assert (second.date.month, second.by, second.opens) == (6, None, True)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(
            "kind = 'growth'\nindicator = 'gdp'\ntarget = '6%~7%'",
            (Kind.GROWTH, AmountRange),
            id="range of growth",
        ),
        pytest.param(
            "kind = 'change'\nindicator = 'share'\ntarget = '2个百分点'",
            (Kind.CHANGE, Amount),
            id="points of a percentage",
        ),
        pytest.param(
            "kind = 'change'\nindicator = 'growth'\ntarget = '-13.5%'",
            (Kind.CHANGE, Amount),
            id="chained",
        ),
        pytest.param(
            "kind = 'relation'\nindicator = 'gdp'\nrelative_to = 'usd'\n"
            "target = '-0.5pp~0.5pp'",
            (Kind.RELATION, AmountRange),
            id="in step",
        ),
        pytest.param(
            "kind = 'relation'\nindicator = 'gdp'\nrelative_to = 'usd'\ntarget = 0",
            (Kind.RELATION, Amount),
            id="a bare number of a relation is in points",
        ),
        pytest.param(
            "kind = 'relation'\nindicator = 'share'\nrelative_to = 'growth'\n"
            "of = 'level'\ntarget = '1个百分点'",
            (Kind.RELATION, Amount),
            id="difference of two percentages",
        ),
        pytest.param(
            "kind = 'relation'\nindicator = 'share'\nrelative_to = 'growth'\n"
            "of = 'level'\ntarget = '1%'",
            (Kind.RELATION, Amount),
            id="difference in the indicator's unit",
        ),
        pytest.param(
            "kind = 'rank'\nindicator = 'place'\ntarget = '前五'",
            (Kind.RANK, Amount),
            id="rank",
        ),
        pytest.param(
            "kind = 'direction'\nindicator = 'gap'\ntarget = 'decrease'",
            (Kind.DIRECTION, Direction),
            id="direction",
        ),
        pytest.param(
            "indicator = 'gap'\ntarget = '2个百分点'", (Kind.LEVEL, Amount), id="gap"
        ),
        pytest.param(
            "kind = 'every-year'\nindicator = 'place'\ntarget = '前3位'",
            (Kind.EVERY_YEAR, Amount),
            id="rank of every year",
        ),
    ],
)
def test_targets_fit_their_kinds(
    tmp_path: Path, block: str, expected: tuple[Kind, type]
) -> None:
    goal = goal_of(tmp_path, block)

    assert goal.kind is expected[0]
    assert isinstance(goal.target, expected[1])


def test_a_difference_of_percentages_is_kept_in_percent(tmp_path: Path) -> None:
    block = "kind = 'relation'\nindicator = 'share'\nrelative_to = 'growth'\n"
    one = goal_of(tmp_path, f"{block}of = 'level'\ntarget = '1个百分点'").target
    span = goal_of(tmp_path, f"{block}of = 'level'\ntarget = '-1pp~1pp'").target
    bare = goal_of(tmp_path, f"{block}of = 'level'\ntarget = 1").target
    growth = goal_of(tmp_path, f"{block}target = '1个百分点'").target

    assert isinstance(one, Amount)
    assert (one.unit, one.text) == (PERCENT, "1个百分点")
    assert isinstance(span, AmountRange)
    assert (span.low.unit, span.high.unit) == (PERCENT, PERCENT)
    assert bare == Amount(number=Decimal(1), unit=PERCENT)
    assert isinstance(growth, Amount)
    assert growth.unit == Unit(0, "pp")


def test_words_and_milestones_need_neither_indicator_nor_number(tmp_path: Path) -> None:
    words = goal_of(tmp_path, "kind = 'qualitative'\ntitle = '2000亿级'")
    bare = goal_of(tmp_path, "kind = 'qualitative'")
    milestone = goal_of(
        tmp_path,
        "kind = 'milestone'\nby = 2024-06-30\nsteps = { 2023 = '50%', 2024 = 100 }",
    )

    assert (words.target, words.indicator) == (None, None)
    assert bare.title == Text(zh="x", en="x")
    assert milestone.by == Period.of_day(dt.date(2024, 6, 30))
    assert milestone.steps[year(2023)] == Amount(number=Decimal(50), unit=PERCENT)


def test_sums_run_over_any_whole_months(tmp_path: Path) -> None:
    goal = goal_of(
        tmp_path,
        "kind = 'cumulative'\nindicator = 'gdp'\ntarget = 1\nfrom = '2024-07'\n"
        "by = '2024-H2'\nplanned_growth = '7%'",
    )

    assert (goal.start.months, goal.by.months if goal.by else 0) == (1, 6)
    assert goal.planned_growth == 7


def test_an_open_deadline_leaves_steps_unbounded(tmp_path: Path) -> None:
    goal = goal_of(
        tmp_path, "indicator = 'gdp'\ntarget = 9\nby = 'open'\nsteps = { 2040 = 8 }"
    )

    assert goal.by is None
    assert list(goal.steps) == [year(2040)]


def test_steps_reach_as_far_as_a_revised_deadline(tmp_path: Path) -> None:
    goal = goal_of(
        tmp_path,
        "indicator = 'gdp'\ntarget = 9\nsteps = { 2028 = 8 }\n"
        "[[goals.x.revision]]\ndate = 2025-01-01\nby = 2028",
    )

    assert list(goal.steps) == [year(2028)]


def test_observations_are_read_with_all_their_keys(tmp_path: Path) -> None:
    text = (
        "[[observation]]\nindicator = 'gdp'\nperiod = '2024年前三季度'\n"
        "value = '约1900亿元'\npublished = 2024-10-20\nstatus = 'P'\nbasis = 'b'\n"
        "yoy = '5.5%'\nassumed = ['period', 'published']\nsource = 's'\nnote = 'n'\n"
        "[[observation]]\nindicator = 'gdp'\nperiod = 2023\nstatus = 'M'\n"
        "[[observation]]\nindicator = 'terminal'\nperiod = 2024-06-30\nvalue = true\n"
        "[[observation]]\nindicator = 'terminal'\nperiod = 2023\nvalue = false\n"
        "[[observation]]\nindicator = 'share'\nperiod = 2023\nvalue = 4.40\n"
    )
    first, withdrawn, done, not_done, bare = registry_of(
        tmp_path, SOUND, text
    ).observations

    assert first.period.months == 9
    assert first.amount is not None
    assert first.amount.qualifier is Qualifier.ABOUT
    assert (first.status, first.yoy) == (Status.PROVISIONAL, Decimal("5.5"))
    assert first.assumed == {"period", "published"}
    assert (first.basis, first.source) == ("b", "s")
    assert first.note == Text.once("n")
    assert (withdrawn.amount, withdrawn.status) == (None, Status.WITHDRAWN)
    assert done.amount == Amount(number=Decimal(100), unit=PERCENT)
    assert done.period.is_day
    assert not_done.amount == Amount(number=Decimal(0), unit=PERCENT)
    assert bare.amount is not None
    assert str(bare.amount.number) == "4.40"
    assert bare.key == "observation[4]"


def test_ids_are_letters_and_digits_of_any_script(tmp_path: Path) -> None:
    text = SOUND + (
        "[indicators.'外贸_1.2-总额é']\ntitle = 't'\nunit = '元'\nmeasure = 'flow'\n"
        "[goals.'外贸_1.2-总额é']\ntarget = 1\n"
    )
    registry = registry_of(tmp_path, text)

    assert "外贸_1.2-总额é" in registry.goals
    assert ("goals.toml", "goals.外贸_1.2-总额é.target") in registry.places


def test_a_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    plain = registry_of(tmp_path, SOUND, OBSERVATION)
    mark = "\ufeff"
    other = registry_of(
        tmp_path,
        (mark + SOUND.replace("\n", "\r\n")).encode(),
        (mark + OBSERVATION.replace("\n", "\r\n")).encode(),
    )

    assert other.goals == plain.goals
    assert other.observations == plain.observations
    assert dict(other.places) == dict(plain.places)


def test_files_are_named_as_the_registry_was(tmp_path: Path) -> None:
    folder = tmp_path / "sub"
    folder.mkdir()
    (folder / "goals.toml").write_text(PLAN + INDICATORS + GOAL, encoding="utf-8")
    (folder / "observations.toml").write_text(OBSERVATION, encoding="utf-8")
    from plantrack.store.registry import load  # noqa: PLC0415 - shows a second name

    relative = load(Path("sub/goals.toml")).registry
    absolute = load(folder / "goals.toml").registry

    assert relative is not None
    assert absolute is not None
    assert relative.observations[0].place.file == str(Path("sub/observations.toml"))
    assert absolute.file == str(folder / "goals.toml")


def test_thousands_of_observations_load_in_seconds(tmp_path: Path) -> None:
    registry_of(tmp_path, SOUND, OBSERVATION)
    begin = perf_counter()
    registry = registry_of(tmp_path, SOUND, OBSERVATION * 2_000)

    assert len(registry.observations) == 2_000
    assert perf_counter() - begin < 10
