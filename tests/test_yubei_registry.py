"""The Yubei registry says what the two documents say, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plantrack.engine.assess import assess_plan
from plantrack.engine.checks import check_registry
from plantrack.model.assessment import (
    Assessment,
    Judged,
    Judgement,
    Key,
    NotAssessed,
    Note,
    Reason,
    Verdict,
)
from plantrack.notation.periods import parse_period
from plantrack.notation.units import parse_unit, unit_text
from plantrack.store.registry import Loaded, load

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
FILES = ("goals.toml", "observations.toml")

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the two documents are not here"
)

# Values that are not written in the documents' own signs, and the words they read.
READINGS: Mapping[str, Sequence[str]] = {
    "约33.3%": ["1/3", "三之分一", "3台汽车就有一台"],
    "约66.7%": ["2/3"],
    "约25%": ["1/4", "四之分一"],
    "约14.3%": ["七分之一"],
    "14.28%以上": ["七分之一以上"],
    "约5%": ["20台手机也有一台"],
    "约30%": ["约占全市30%"],
    "100%": ["全覆盖", "镇镇通", "村村通"],
    "0个": ["全面消除"],
    "至少1家": ["“零”的突破"],
    "超1000亿元": ["超千亿元"],
    "约0个百分点": ["基本同步"],
    "decrease": ["缩小"],
    "increase": ["更多", "壮大"],
}

# How the documents write a period, and how a note does where they do not.
PERIODS: Mapping[str, tuple[Sequence[str], str]] = {
    "1990": ((), "1990年"),
    "2017/2021": ((), "2017—2021年"),
    "2021": ((), "2021年"),
    "2023": (("2023年", "去年"), "2023年"),
    "2024-H1": (("上半年",), "2024年上半年"),
    "2024-01/2024-07": (("今年前7月",), "2024年1—7月"),
    "2024-01/2024-08": (("前8月",), "2024年1—8月"),
    "2024-01/2024-09": (("1—9月",), "2024年1—9月"),
    "2024-09": ((), "2024年9月"),
}

FACT = r"[AB]-[OQT]\d+[a-e]?"
HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def document(name: str) -> str:
    """Return a document without white space: its lines break words and numbers."""
    return squeezed((SEEDS / name).read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@cache
def facts() -> str:
    return (SEEDS / "facts.md").read_text(encoding="utf-8")


@cache
def registry() -> dict[str, Any]:
    return tomllib.loads((ROOT / "goals.toml").read_text(encoding="utf-8"))


@cache
def observations() -> list[dict[str, Any]]:
    text = (ROOT / "observations.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["observation"]
    return found


def baselines() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, goal in registry()["goals"].items():
        if "baseline" in goal:
            yield name, goal["baseline"]


def promises() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, goal in registry()["goals"].items():
        if "target" in goal:
            yield name, {"value": goal["target"], "source": goal["source"]}


def texts(value: object) -> Iterator[str]:
    """Yield every string in a TOML value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def remarks() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every definition, scope and note, and the entry that has it."""
    entries = [
        *registry()["indicators"].items(),
        *registry()["goals"].items(),
        *baselines(),
        *((entry["indicator"], entry) for entry in observations()),
    ]
    for name, entry in entries:
        for key in ("definition", "scope", "note"):
            if key in entry:
                yield f"{name}: {key}", entry[key]


def comments() -> Iterator[str]:
    for file in FILES:
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                yield line


def quotes(text: str) -> list[str]:
    return re.findall(r"「([^」]*)」", text)


def recorded_facts() -> dict[str, set[str]]:
    """Return the indicators that stand under each fact's number.

    A number stands in a comment right above the table it explains. An empty set
    is a promise in words or a fact that is listed as not recorded.
    """
    found: dict[str, set[str]] = {}
    for file in FILES:
        pending: list[str] = []
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            marked = re.match(rf"# ((?:{FACT} ?)+)", line)
            if marked:
                pending = marked.group(1).split()
                for fact in pending:
                    found.setdefault(fact, set())
            elif not line.startswith("#"):
                for indicator in indicators_of(line):
                    for fact in pending:
                        found[fact].add(indicator)
            if not line:
                pending = []
    return found


def indicators_of(line: str) -> Iterator[str]:
    """Yield the indicator that a table's head, or its first key, names."""
    goal = re.match(r"\[goals\.([a-z0-9-]+)(?:\.baseline)?\]", line)
    if goal:
        entry = registry()["goals"][goal.group(1)]
        name = entry.get("indicator", goal.group(1))
        if name in registry()["indicators"]:
            yield name
    indicator = re.match(r"\[indicators\.([a-z0-9-]+)\]", line)
    if indicator:
        yield indicator.group(1)
    observed = re.match(r'indicator = "([a-z0-9-]+)"', line)
    if observed:
        yield observed.group(1)


def told_apart() -> Iterator[tuple[str, str]]:
    """Yield each target of the pairings with a fact that is not the same."""
    target = ""
    for line in facts().splitlines():
        heading = re.match(rf"\*\*({FACT}) ", line)
        if heading:
            target = heading.group(1)
        other = re.match(rf"- ({FACT}) `not_same`", line)
        if other:
            yield target, other.group(1)


@needs_seeds
def test_every_fact_of_the_documents_has_its_place() -> None:
    listed = set(re.findall(rf"^\| ({FACT}) \|", facts(), re.MULTILINE))

    assert len(listed) > 250
    assert set(recorded_facts()) == listed


@needs_seeds
def test_every_target_is_a_goal() -> None:
    text = (ROOT / "goals.toml").read_text(encoding="utf-8")
    targets = set(re.findall(r"^\| ([AB]-[QT]\d+[a-e]?) \|", facts(), re.MULTILINE))

    found = re.findall(rf"^# ({FACT})\n\[goals\.[a-z0-9-]+\]$", text, re.MULTILINE)

    assert sorted(set(found) & targets) == sorted(targets)
    assert len(registry()["goals"]) == len(targets)


@needs_seeds
def test_every_quote_stands_in_the_document_it_names() -> None:
    everything = [*texts(registry()), *texts(observations()), *comments()]
    both = [path.name for path in SEEDS.glob("*.txt")]
    missing = []
    for text in everything:
        named = re.match(r"(\w+\.txt): ", text)
        where = [named.group(1)] if named else both
        missing += [
            quote
            for quote in quotes(text)
            if not any(squeezed(quote) in document(name) for name in where)
        ]

    assert missing == []


def test_every_goal_and_observation_quotes_a_document() -> None:
    entries = [
        *registry()["goals"].values(),
        *(baseline for _, baseline in baselines()),
        *observations(),
    ]
    for entry in entries:
        assert re.fullmatch(r"\w+\.txt: 「[^」]+」", entry["source"])


def test_quotes_are_a_few_words() -> None:
    longest = max(
        len(quote)
        for entry in texts([registry(), observations()])
        for quote in quotes(entry)
    )

    assert longest <= 60


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        *(pytest.param(name, entry, id=f"target-{name}") for name, entry in promises()),
        *(pytest.param(name, entry, id=f"base-{name}") for name, entry in baselines()),
        *(
            pytest.param(entry["indicator"], entry, id=f"observation-{number}")
            for number, entry in enumerate(observations())
        ),
    ],
)
def test_a_value_is_written_in_its_quote(name: str, entry: dict[str, Any]) -> None:
    [quote] = quotes(entry["source"])
    readings = [entry["value"], *READINGS.get(entry["value"], ())]

    assert any(stands_whole(reading, quote) for reading in readings), name


def stands_whole(reading: str, quote: str) -> bool:
    """Tell whether a quote has the amount with every digit and every qualifier."""
    before, after = r"(?<![\d.破超过近约])", r"(?!以上|以内|左右|余|多)"
    return re.search(before + re.escape(reading) + after, quote) is not None


@pytest.mark.parametrize(
    ("reading", "quote"),
    [
        pytest.param("8家", "新增外资企业48家", id="digit"),
        pytest.param("300万人", "城市人口超过300万人", id="qualifier-before"),
        pytest.param("70%", "占比达到70%以上", id="qualifier-after"),
    ],
)
def test_half_an_amount_is_not_a_reading(reading: str, quote: str) -> None:
    assert not stands_whole(reading, quote)


def test_no_reading_is_left_over() -> None:
    values = {entry["value"] for _, entry in [*promises(), *baselines()]}
    values |= {entry["value"] for entry in observations()}

    assert set(READINGS) <= values


def test_growth_on_the_year_before_is_written_in_the_quote() -> None:
    grown = [entry for entry in observations() if "yoy" in entry]

    assert len(grown) >= 7
    for entry in grown:
        assert f"增长{entry['yoy']}" in entry["source"], entry["indicator"]


def test_a_period_is_written_in_the_quote_or_named_in_the_note() -> None:
    for entry in [*observations(), *(baseline for _, baseline in baselines())]:
        stated, assumed = PERIODS[str(entry["period"])]
        assert "published" in entry["assumed"]
        if "period" in entry["assumed"]:
            note_zh = entry["note"]["zh"]
            assert re.search(f"[按承][^；。]*{assumed}", note_zh), entry["source"]
        else:
            assert any(words in entry["source"] for words in stated), entry["source"]


def test_a_goal_that_ends_with_the_plan_says_that_its_years_are_inferred() -> None:
    for name, goal in registry()["goals"].items():
        if "by" not in goal and goal.get("kind") != "qualitative":
            assert "未写年份；按2022—2026年理解。" in goal["note"]["zh"], name


def test_what_users_read_calls_the_documents_by_their_year() -> None:
    for _, text in remarks():
        assert not re.search("(?<!三)甲(?!等)|乙", text["zh"]), text


def test_remarks_are_written_in_chinese_and_in_english() -> None:
    assert len(list(remarks())) > 250
    for where, text in remarks():
        assert set(text) == {"zh", "en"}, where
        assert HAN.search(text["zh"]), where
        assert text["en"].strip(), where
        assert text["en"] != text["zh"], where


def test_english_remarks_have_chinese_words_in_quotation_marks_only() -> None:
    for where, text in remarks():
        assert not HAN.search(re.sub("“[^“”]*”", "", text["en"])), where


def test_goals_and_indicators_have_titles_in_both_languages() -> None:
    entries = [*registry()["indicators"].values(), *registry()["goals"].values()]
    for entry in entries:
        title = entry.get("title")
        if title is not None:
            assert HAN.search(title["zh"])
            assert not HAN.search(title["en"])
    for name, goal in registry()["goals"].items():
        assert (
            "title" in goal or goal.get("indicator", name) in registry()["indicators"]
        )


def test_every_unit_reads_in_english() -> None:
    for name, indicator in registry()["indicators"].items():
        shown = unit_text(parse_unit(indicator["unit"]), language="en")
        assert not HAN.search(shown), name


@needs_seeds
def test_what_is_not_the_same_is_another_indicator_and_says_so() -> None:
    recorded = recorded_facts()
    indicators = registry()["indicators"]
    pairs = list(told_apart())
    assert len(pairs) >= 80

    for target, other in pairs:
        for one in recorded[target]:
            for two in recorded[other]:
                assert one != two, (target, other)
                assert two in indicators[one]["not_same_as"], (target, other)


def test_look_alikes_name_each_other_and_say_what_they_are_not() -> None:
    indicators = registry()["indicators"]
    for name, indicator in indicators.items():
        for other in indicator.get("not_same_as", ()):
            assert name in indicators[other]["not_same_as"]
            assert indicator["definition"]["zh"]
            assert indicator["definition"]["en"]


def test_every_indicator_is_used_or_says_why_nothing_is_recorded() -> None:
    goals = registry()["goals"]
    used = {goal.get("indicator", name) for name, goal in goals.items()}
    used |= {goal["relative_to"] for goal in goals.values() if "relative_to" in goal}
    used |= {entry["indicator"] for entry in observations()}
    for name, indicator in registry()["indicators"].items():
        if name not in used:
            assert "没有录入数据" in indicator["definition"]["zh"], name


def test_the_high_technology_share_has_no_observation() -> None:
    assert all(entry["indicator"] != "hightech-share" for entry in observations())


AS_OF = dt.date(2024, 10, 31)


@cache
def loaded() -> Loaded:
    return load(ROOT / "goals.toml")


@cache
def assessments(as_of: dt.date = AS_OF) -> Mapping[str, Assessment]:
    found = loaded().registry
    assert found is not None
    return {each.goal.id: each for each in assess_plan(found, as_of=as_of).assessments}


def figure(goal: str, key: Key) -> Decimal:
    value = assessments()[goal].figures[key].value
    assert value is not None
    return value


def note(goal: str, code: str) -> Note:
    [found] = [each for each in assessments()[goal].notes if each.code == code]
    return found


def test_the_registry_loads_and_passes_every_check() -> None:
    found = loaded()

    assert found.problems == ()
    assert found.registry is not None
    assert check_registry(found.registry) == ()


def test_a_goal_in_words_counts_and_is_not_judged() -> None:
    in_words = [
        each for each in assessments().values() if each.goal.kind.value == "qualitative"
    ]

    assert len(in_words) > 60
    for each in in_words:
        assert each.judgement == NotAssessed(Reason.QUALITATIVE)


@pytest.mark.parametrize(
    ("goal", "judgement"),
    [
        ("gdp", NotAssessed(Reason.BASELINE_BOUND)),
        ("industry-above-scale", NotAssessed(Reason.NO_OBSERVATION)),
        ("trade", Judged(Verdict.AT_RISK)),
        ("foreign-capital", NotAssessed(Reason.GAPS)),
        ("rd-intensity", Judged(Verdict.MET_EARLY)),
        ("hightech-share", NotAssessed(Reason.NO_OBSERVATION)),
        ("income-per-head", NotAssessed(Reason.NO_OBSERVATION)),
        ("income-growth", NotAssessed(Reason.TOLERANCE_MISSING)),
        ("air-cargo", NotAssessed(Reason.NO_OBSERVATION)),
        ("air-cargo-rank", NotAssessed(Reason.NO_OBSERVATION)),
        ("top-hospitals", NotAssessed(Reason.NO_OBSERVATION)),
        ("industry-output", NotAssessed(Reason.NO_OBSERVATION)),
        ("livelihood-spending", NotAssessed(Reason.NO_DEADLINE)),
        ("urban-rural-gap", NotAssessed(Reason.NO_BASELINE)),
        ("software-park", NotAssessed(Reason.PENDING)),
        ("terminal-and-runway", NotAssessed(Reason.NO_DEADLINE)),
        ("traffic-investment", Judged(Verdict.ON_TRACK)),
    ],
)
def test_in_october_2024_a_goal_stands_here(goal: str, judgement: Judgement) -> None:
    assert assessments()[goal].judgement == judgement


def test_gdp_needs_more_than_nine_percent_a_year() -> None:
    gdp = assessments()["gdp"]

    assert gdp.latest is not None
    assert gdp.latest.number == 2442
    assert gdp.latest.period == parse_period("2023")
    assert gdp.rate_unit == "percent/year"
    assert round(figure("gdp", Key.REQUIRED_RATE), 2) == Decimal("9.43")
    assert round(figure("gdp", Key.COMPLETION), 3) == Decimal("0.763")


def test_gdp_changes_its_verdict_with_the_true_baseline() -> None:
    facts = note("gdp", "baseline-bound").facts
    edges = facts["break_evens"]

    assert isinstance(edges, tuple)
    found = [
        (round(edge[0], 1), edge[1])
        for edge in edges
        if isinstance(edge, tuple) and isinstance(edge[0], Decimal)
    ]
    assert found == [
        (Decimal("2068.0"), Verdict.AT_RISK),
        (Decimal("2238.6"), Verdict.OFF_TRACK),
    ]


def test_half_a_year_of_industry_never_stands_against_a_whole_one() -> None:
    industry = assessments()["industry-above-scale"]

    assert industry.latest is None
    assert industry.figures[Key.COMPLETION].value is None
    assert industry.in_progress is not None
    assert industry.in_progress.reading.number == Decimal("1990.8")
    assert industry.in_progress.reading.period == parse_period("2024-H1")
    assert industry.in_progress.yoy == Decimal("18.5")


def test_trade_is_the_sum_of_what_is_known_inside_the_window() -> None:
    trade = assessments()["trade"]

    assert trade.latest is not None
    assert trade.unit is not None
    assert trade.latest.number.scaleb(trade.unit.scale - 8) == Decimal("2555.3")
    assert trade.latest.interval.high is None
    assert figure("trade", Key.COMPLETION) == Decimal("0.25553")
    assert round(figure("trade", Key.COVERAGE), 9) == round(Decimal(19) / 31, 9)
    assert note("trade", "gaps-filled").facts["n"] == 12


def test_the_five_years_before_stay_out_of_the_sum() -> None:
    before = parse_period("2017/2021")
    trade = assessments()["trade"]

    assert any(
        each["indicator"] == "trade" and each["period"] == "2017/2021"
        for each in observations()
    )
    assert trade.latest is not None
    assert before not in [each.period for each in trade.latest.parts]
    assert before not in [each.period for each in trade.points]


def test_foreign_capital_is_hardly_known() -> None:
    assert round(figure("foreign-capital", Key.COMPLETION), 4) == Decimal("0.0018")
    facts = note("foreign-capital", "coverage").facts
    assert (facts["n"], facts["months"]) == (7, 31)
    assert note("foreign-capital", "gap-needed").facts["n"] == 24


def test_research_met_its_share_before_the_end() -> None:
    research = assessments()["rd-intensity"]

    assert research.latest is not None
    assert research.latest.number == Decimal("5.26")
    assert research.latest.assumed == {"period", "published"}


def test_the_88_projects_are_ahead_of_the_year() -> None:
    assert round(figure("traffic-investment", Key.COMPLETION), 4) == Decimal("0.7624")
    assert figure("traffic-investment", Key.ELAPSED) == Decimal("0.75")


def test_the_high_technology_share_has_nothing_to_show() -> None:
    share = assessments()["hightech-share"]

    assert (share.latest, share.in_progress, share.baseline) == (None, None, None)


def test_before_the_second_document_nothing_is_judged() -> None:
    before = assessments(dt.date(2024, 9, 30))

    assert [each.goal.id for each in before.values() if each.verdict] == []


def test_the_windows_are_those_of_the_documents() -> None:
    window = {name: (each.start, each.by) for name, each in assessments().items()}

    assert window["gdp"] == (parse_period("2022"), parse_period("2026"))
    assert window["traffic-investment"] == (parse_period("2024"), parse_period("2024"))
    assert window["industry-output"] == (parse_period("2024"), parse_period("2027"))
    assert window["vision-2035"][1] == parse_period("2035")
    assert window["livelihood-spending"][1] is None
