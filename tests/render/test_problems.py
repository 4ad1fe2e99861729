"""A problem reads as an address, a fact, a way out and a code."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE_TEXTS
from plantrack.errors import (
    AmountError,
    Locked,
    NotWritten,
    PeriodError,
    PlantrackError,
    UnitError,
    WriteUnconfirmed,
    WrongUse,
)
from plantrack.model.problem import NOWHERE, Place, Problem, Severity
from plantrack.render.error_words import ERROR_WORDS
from plantrack.render.problem_words import PROBLEM_WORDS
from plantrack.render.problems import (
    error_line,
    error_sentence,
    problem_line,
    problem_lines,
    problem_sentence,
)
from plantrack.render.refusal_words import REFUSAL_WORDS

LANGUAGES = ("zh", "en")
BAD_AMOUNT = Problem(
    code="bad-amount",
    place=Place("goals.toml", 12, 10),
    key="goals.gdp.target",
    reason="bad-unit",
    facts={"got": "3200亿/元"},
)


def problem(**more: object) -> Problem:
    facts = {"path": "goals.toml"}
    given_ = {"code": "missing-file", "place": Place("goals.toml"), "facts": facts}
    return Problem(**{**given_, **more})  # type: ignore[arg-type] # fields by name


def test_a_line_is_address_key_fact_way_out_and_code() -> None:
    assert problem_line(BAD_AMOUNT, language="en") == (
        "goals.toml:12:10: goals.gdp.target: expected an amount such as "
        '"突破3200亿元", got "3200亿/元": the unit cannot be read; write one such as '
        '"亿元", "万吨", "%", "件/万人" [bad-amount]'
    )
    assert problem_line(BAD_AMOUNT, language="zh") == (
        "goals.toml:12:10: goals.gdp.target: 应为“突破3200亿元”这样的数量，"
        "实为“3200亿/元”：单位读不懂，请写成“亿元”“万吨”“%”“件/万人”这样 [bad-amount]"
    )


def test_the_sentence_alone_has_no_address_and_no_code() -> None:
    sentence = problem_sentence(problem(), language="en")

    assert sentence == (
        "no such file: goals.toml; check the path, or make one with plantrack init"
    )


@pytest.mark.parametrize(
    ("place", "begins"),
    [
        pytest.param(Place("a.toml", 3, 7), "a.toml:3:7: k: ", id="whole"),
        pytest.param(Place("a.toml", 3), "a.toml:3: k: ", id="no column"),
        pytest.param(Place("a.toml"), "a.toml: k: ", id="no line"),
        pytest.param(NOWHERE, "k: ", id="no file"),
    ],
)
def test_what_is_not_known_of_an_address_is_left_out(place: Place, begins: str) -> None:
    assert problem_line(problem(place=place, key="k"), language="en").startswith(begins)


def test_a_problem_without_a_key_has_none() -> None:
    line = problem_line(problem(), language="en")

    assert line.startswith("goals.toml: no such file: goals.toml;")


@pytest.mark.parametrize(
    ("language", "word"),
    [pytest.param("zh", "警告：", id="zh"), pytest.param("en", "warning: ", id="en")],
)
def test_a_warning_says_so_and_an_error_does_not(language: str, word: str) -> None:
    warning = problem(severity=Severity.WARNING)

    assert word in problem_line(warning, language=language)
    assert word not in problem_line(problem(), language=language)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            {"got": "tarjet", "near": "target"},
            'there is no key "tarjet" here; did you mean "target"?',
            id="with the fact",
        ),
        pytest.param(
            {"got": "tarjet", "near": ""},
            'there is no key "tarjet" here; docs/files.md lists every key',
            id="with an empty fact",
        ),
        pytest.param(
            {"got": "tarjet"},
            'there is no key "tarjet" here; docs/files.md lists every key',
            id="without the fact",
        ),
        pytest.param(
            {"got": ""},
            'there is no key "" here; docs/files.md lists every key',
            id="empty but there",
        ),
        pytest.param(
            {},
            'there is no key "…" here; docs/files.md lists every key',
            id="a fact that should be there",
        ),
        pytest.param(
            {"got": "{near}‹x›", "near": "{got}"},
            'there is no key "{near}‹x›" here; did you mean "{got}"?',
            id="facts are not templates",
        ),
        pytest.param(
            {"got": "x" * 300},
            f'there is no key "{"x" * 200}…" here; docs/files.md lists every key',
            id="a long fact is cut",
        ),
        pytest.param(
            {"got": "x" * 200, "near": ""},
            f'there is no key "{"x" * 200}" here; docs/files.md lists every key',
            id="the longest whole fact",
        ),
    ],
)
def test_a_sentence_is_filled_with_its_facts(
    facts: dict[str, str], expected: str
) -> None:
    unknown = problem(code="unknown-key", facts=facts)

    assert problem_sentence(unknown, language="en") == expected


def test_a_code_without_words_is_still_told() -> None:
    line = problem_line(problem(code="new-code", facts={}), language="en")

    assert line == "goals.toml: new-code [new-code]"


def test_lines_are_sorted_by_place() -> None:
    found = [
        problem(place=Place("b.toml", 1, 1)),
        problem(place=Place("a.toml", 10, 1)),
        problem(place=Place("a.toml", 2, 1), key="z"),
        problem(place=Place("a.toml", 2, 1), key="k"),
    ]

    lines = problem_lines(found, language="en")

    assert [line.partition(" no")[0] for line in lines] == [
        "a.toml:2:1: k:",
        "a.toml:2:1: z:",
        "a.toml:10:1:",
        "b.toml:1:1:",
    ]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(
            Locked("locked", file="o.toml", folder="data", wait="30"),
            "o.toml: another plantrack is writing in data, waited 30 s; "
            "try again later, or with a longer --wait [locked]",
            id="locked",
        ),
        pytest.param(
            NotWritten("not-toml", file="o.toml", line="3", column="5", detail="Bad"),
            "o.toml:3:5: not valid TOML (Bad); correct it first, plantrack check lists "
            "every fault [not-toml]",
            id="with a place",
        ),
        pytest.param(
            NotWritten("not-toml", file="o.toml", line="0", column="0", detail="Bad"),
            "o.toml: not valid TOML (Bad); correct it first, plantrack check lists "
            "every fault [not-toml]",
            id="with an unknown place",
        ),
        pytest.param(
            NotWritten(
                "recorded-differently",
                file="o.toml",
                line="3",
                indicator="gdp",
                period="2023",
                published="",
                keys="source",
                was="a",
                now="b",
            ),
            'o.toml:3: gdp 2023 is recorded here with another source ("a", now "b"); '
            "a revision needs a later published [recorded-differently]",
            id="recorded otherwise",
        ),
        pytest.param(
            WriteUnconfirmed("not-confirmed", file="o.toml", error="EIO"),
            "o.toml: written, but the disk did not confirm it (EIO); run the same "
            "command again, nothing is recorded twice [not-confirmed]",
            id="unconfirmed",
        ),
        pytest.param(
            AmountError("tenths", text="近八成", **{"try": "近80%"}),
            'plantrack: expected an amount such as "突破3200亿元", got "近八成": 成 '
            '(tenths) is not read; write a percentage; try "近80%" [tenths]',
            id="an amount",
        ),
        pytest.param(
            UnitError("ambiguous-scale", text="兆元"),
            'plantrack: expected a unit such as "亿元", got "兆元": 兆 may mean '
            "a million or a trillion; write 百万 or 万亿 [ambiguous-scale]",
            id="a unit",
        ),
        pytest.param(
            PeriodError("week", text="2024-W10"),
            'plantrack: expected a period such as "2023", "2024-H1" or '
            '"2024-01/2024-07", got "2024-W10": weeks are not counted; write months or '
            "one day [week]",
            id="a period",
        ),
        pytest.param(
            WrongUse("unknown-goal", text="gpd", near="gdp"),
            'plantrack: no such goal "gpd"; did you mean "gdp"? [unknown-goal]',
            id="wrong use with a suggestion",
        ),
        pytest.param(
            WrongUse("unknown-goal", text="gpd", near=""),
            'plantrack: no such goal "gpd" [unknown-goal]',
            id="wrong use without one",
        ),
        pytest.param(
            WrongUse("brand-new"),
            "plantrack: brand-new [brand-new]",
            id="without words",
        ),
    ],
)
def test_an_error_is_told_on_one_line(error: PlantrackError, expected: str) -> None:
    assert error_line(error, language="en") == expected
    assert error_sentence(error, language="en") in expected


OBEYED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40) | (
    st.sampled_from(sorted(HOSTILE_TEXTS.values()))
)
FACTS = (
    *("got", "near", "path", "try", "name", "unit", "expected", "detail", "instead"),
    *("file", "folder", "error", "was", "now", "target", "where", "known", "text"),
)


def hostile_problem(name: str, text: str) -> Problem:
    code, _, reason = name.partition("/")
    return Problem(
        code=code,
        reason=reason or "bad-unit",
        place=Place(text, 1, 1),
        key=text,
        facts=dict.fromkeys(FACTS, text),
    )


ANY_PROBLEM = st.builds(
    hostile_problem, st.sampled_from(sorted(PROBLEM_WORDS)), ANY_TEXT
)


@given(found=ANY_PROBLEM, language=st.sampled_from(LANGUAGES))
def test_nothing_in_a_problem_acts(found: Problem, language: str) -> None:
    line = problem_line(found, language=language)

    assert not {unicodedata.category(each) for each in line} & OBEYED
    assert line.endswith(f"[{found.code}]")


def hostile_error(reason: str, text: str) -> PlantrackError:
    return NotWritten(reason, **dict.fromkeys(FACTS, text))


ANY_ERROR = st.builds(
    hostile_error, st.sampled_from(sorted({*ERROR_WORDS, *REFUSAL_WORDS})), ANY_TEXT
)


@given(error=ANY_ERROR, language=st.sampled_from(LANGUAGES))
def test_nothing_in_an_error_acts(error: PlantrackError, language: str) -> None:
    line = error_line(error, language=language)

    assert not {unicodedata.category(each) for each in line} & OBEYED
    assert line.endswith(f"[{error.reason}]")


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "单位是“十亿美元”，此处应为“欧元”"), ("en", '"B USD", but "EUR" is')],
)
def test_units_are_written_as_the_reader_writes_them(language: str, said: str) -> None:
    problem = Problem(
        code="wrong-unit",
        place=NOWHERE,
        key="value",
        facts={"unit": "十亿美元", "expected": "欧元"},
    )

    assert said in problem_line(problem, language=language)
