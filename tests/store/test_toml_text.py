from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.model.problem import Place, Problem
from plantrack.store import toml_text
from plantrack.store.toml_text import BadNumber, Parsed, number_fault, parse_toml

_STANDARD: Final = Path(tomllib.__file__).parents[1] / "test" / "test_tomllib" / "data"


def parsed(text: str | bytes) -> Parsed:
    content = text.encode() if isinstance(text, str) else text
    return parse_toml(content, file="f.toml")


def only_problem(text: str | bytes) -> Problem:
    result = parsed(text)
    assert result.document is None
    (problem,) = result.problems
    return problem


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"a = 1\nb = 'x'\n", id="plain"),
        pytest.param(b"\xef\xbb\xbfa = 1\nb = 'x'\n", id="byte order mark"),
        pytest.param(b"a = 1\r\nb = 'x'\r\n", id="crlf"),
        pytest.param(b"\xef\xbb\xbfa = 1\r\nb = 'x'", id="both, no last line end"),
    ],
)
def test_marks_and_line_ends_change_neither_values_nor_places(content: bytes) -> None:
    document = parsed(content).document

    assert document is not None
    assert document.data == {"a": 1, "b": "x"}
    assert document.place(("a",)) == Place("f.toml", 1, 5)
    assert document.place(("b",)) == Place("f.toml", 2, 5)
    assert document.place(("b",), of_key=True) == Place("f.toml", 2, 1)
    assert document.source(("b",)) == "'x'"


def test_what_is_missing_stands_where_its_table_does() -> None:
    document = parsed("\n[t]\na = 1").document

    assert document is not None
    assert document.place(("t", "b")) == Place("f.toml", 2, 1)
    assert document.place(("u",)) == Place("f.toml")
    assert document.source(("u",)) == ""


def test_fractions_are_exact_decimals() -> None:
    document = parsed("a = 2900.10\nb = 1e30\nc = 2024-10-01").document

    assert document is not None
    assert str(document.data["a"]) == "2900.10"
    assert document.data["b"] == Decimal("1e30")
    assert document.data["c"] == dt.date(2024, 10, 1)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        pytest.param("nan", "not-finite", id="nan"),
        pytest.param("-inf", "not-finite", id="infinity"),
        pytest.param("1.234567890123456", "too-many-digits", id="16 digits"),
        pytest.param("1e999999999", "exponent", id="large exponent"),
        pytest.param("1e-31", "exponent", id="small exponent"),
        pytest.param("1e9999999999999999999", "exponent", id="no decimal holds it"),
    ],
)
def test_a_number_that_no_figure_may_rest_on_is_set_aside(
    number: str, reason: str
) -> None:
    document = parsed(f"a = {number}\nb = 2").document

    assert document is not None
    assert document.data == {"a": BadNumber(number, reason), "b": 2}


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        pytest.param("123456789012345", "", id="15 digits"),
        pytest.param("1234567890123456", "too-many-digits", id="16 digits"),
        pytest.param("12345678901234500000", "", id="zeros behind do not count"),
        pytest.param("0.000000123", "", id="zeros before do not count"),
        pytest.param("1e30", "", id="last exponent"),
        pytest.param("1e31", "exponent", id="one too many"),
        pytest.param("0e99", "", id="zero has no exponent"),
    ],
)
def test_fifteen_digits_and_exponents_of_thirty_are_kept(
    number: str, reason: str
) -> None:
    assert number_fault(Decimal(number)) == reason


@pytest.mark.parametrize(
    ("content", "line", "column", "reason", "byte"),
    [
        pytest.param(b"a = 1\nb = '\xd6\xd0'", 2, 6, "gb18030", "0xD6", id="gbk"),
        pytest.param(b"\xff\xfea\x00", 1, 1, "utf-16", "0xFF", id="utf-16"),
        pytest.param("# 中\na = '".encode() + b"\xff'", 2, 6, "", "0xFF", id="neither"),
        pytest.param(b"# \xe4\xb8\xad \xed\xa0\x80", 1, 5, "", "0xED", id="surrogate"),
        pytest.param(b"\xef\xbb\xbf#\xff ", 1, 2, "", "0xFF", id="after a mark"),
    ],
)
def test_bytes_that_are_not_utf_8_have_a_line_and_a_column(
    content: bytes, line: int, column: int, reason: str, byte: str
) -> None:
    problem = only_problem(content)

    assert problem.code == "invalid-utf8"
    assert problem.place == Place("f.toml", line, column)
    assert problem.reason == reason
    assert problem.facts == {"byte": byte}


@pytest.mark.parametrize(
    ("text", "line", "got"),
    [
        pytest.param(
            "a = 1\n<<<<<<< HEAD\na = 2\n=======\na = 3\n>>>>>>> x\n",
            *(2, "<<<<<<< HEAD"),
            id="whole",
        ),
        pytest.param("a = 1\r\n=======\r\nb = 2", 2, "=======", id="middle, crlf"),
        pytest.param("a = 1\n>>>>>>> other\n", 2, ">>>>>>> other", id="end"),
    ],
)
def test_conflict_markers_of_git_are_called_so(text: str, line: int, got: str) -> None:
    problem = only_problem(text)

    assert problem.code == "conflict-markers"
    assert problem.place == Place("f.toml", line, 1)
    assert problem.facts == {"got": got}


def test_a_marker_inside_a_text_is_no_conflict() -> None:
    assert parsed("a = '''\n=======\n'''").document is not None


@pytest.mark.parametrize(
    ("text", "line", "column", "got", "instead"),
    [
        pytest.param("a ＝ 1", 1, 3, "＝", "=", id="full-width equals"),
        pytest.param("b=1\na = “x”", 2, 5, "“", '"', id="smart quotes"),
        pytest.param('a = "x”\nb = 1', 1, 7, "”", '"', id="ends in a smart quote"),
        pytest.param("a = 'x’\r\n", 1, 7, "’", "'", id="smart apostrophe"),
        pytest.param("[1，2]", 1, 3, "，", ",", id="header"),
        pytest.param("a = [1，2]", 1, 7, "，", ",", id="comma"),
        pytest.param("a = [1、2]", 1, 7, "、", ",", id="enumeration comma"),
        pytest.param("［a]", 1, 1, "［", "[", id="bracket"),
        pytest.param("[a】", 1, 3, "】", "]", id="lenticular bracket"),
        pytest.param("a = ２０２３", 1, 5, "２", "2", id="digits"),
        pytest.param("a = 2024－10", 1, 9, "－", "-", id="hyphen"),
        pytest.param("\u3000a = 1", 1, 1, "\u3000", " ", id="ideographic space"),
        pytest.param("a\xa0= 1", 1, 2, "\xa0", " ", id="no-break space"),
        pytest.param("a = 1\u200b", 1, 6, "\u200b", "", id="zero width"),
        pytest.param("\ufeff\ufeffa = 1", 1, 1, "\ufeff", "", id="second mark"),
    ],
)
def test_characters_that_only_look_right_are_named(
    text: str, line: int, column: int, got: str, instead: str
) -> None:
    problem = only_problem(text)

    assert problem.code == "look-alike"
    assert problem.place == Place("f.toml", line, column)
    assert problem.facts["got"] == got
    assert problem.facts["instead"] == instead
    assert problem.facts["codepoint"] == f"U+{ord(got):04X}"


@pytest.mark.parametrize(
    ("text", "line", "column", "reason", "more"),
    [
        pytest.param("a\n", 1, 2, "expected-equals", {}, id="no value"),
        pytest.param("a b = 1", 1, 3, "expected-equals", {}, id="blank in a key"),
        pytest.param(
            "a = >3200\n", 1, 5, "invalid-value", {"got": ">3200"}, id="no quotes"
        ),
        pytest.param(
            *("x = 1\na = 2442亿元 # c", 2, 5, "invalid-value", {"got": "2442亿元"}),
            id="amount without quotes",
        ),
        pytest.param("a = \n", 1, 5, "invalid-value", {}, id="nothing"),
        pytest.param("a = 'x' y", 1, 9, "expected-newline", {}, id="rest"),
        pytest.param("a = 'x\nb = 1", 1, 5, "unclosed-string", {}, id="literal"),
        pytest.param('a = "x\nb = 1', 1, 5, "unclosed-string", {}, id="basic"),
        pytest.param('a = """\nx\ny', 1, 5, "unclosed-string", {}, id="multi-line"),
        pytest.param("a = '''x\ny", 1, 5, "unclosed-string", {}, id="multi literal"),
        pytest.param('"a\nb', 1, 1, "unclosed-string", {}, id="key"),
        pytest.param("a = [1\nb = 2", 2, 1, "unclosed-array", {}, id="array"),
        pytest.param("a = [1,\n", 2, 1, "unfinished", {}, id="end in an array"),
        pytest.param("a = {b = 1\n", 1, 11, "unclosed-inline-table", {}, id="table"),
        pytest.param("[a\n", 1, 3, "unclosed-header", {}, id="header"),
        pytest.param("[[a]\n", 1, 4, "unclosed-header", {}, id="list header"),
        pytest.param("? = 1", 1, 1, "invalid-statement", {}, id="statement"),
        pytest.param(
            *("外贸 = 1", 1, 1, "key-needs-quotes", {"got": "外贸"}), id="Chinese key"
        ),
        pytest.param(
            *("[goals.外贸]", 1, 8, "key-needs-quotes", {"got": "外贸"}),
            id="Chinese header",
        ),
        pytest.param("a. = 1", 1, 4, "invalid-key", {}, id="empty part"),
        pytest.param("a = 2023-02-30", 1, 5, "invalid-date", {}, id="date"),
        pytest.param('a = "\\d"', 1, 8, "bad-escape", {}, id="escape"),
        pytest.param('a = "\\ud800"', 1, 12, "bad-escape", {}, id="surrogate"),
        pytest.param('a = "\\uZZZZ"', 1, 8, "bad-escape", {}, id="hex"),
        pytest.param(
            *('a = "\x1b"', 1, 6, "control-character", {"codepoint": "U+001B"}),
            id="escape character",
        ),
        pytest.param(
            *("# \x07", 1, 3, "control-character", {"codepoint": "U+0007"}),
            id="bell in a comment",
        ),
        pytest.param("a.b = 1\n[a]", 2, 3, "not-a-table", {}, id="table twice"),
    ],
)
def test_syntax_errors_have_a_reason_and_a_place(
    text: str, line: int, column: int, reason: str, more: dict[str, str]
) -> None:
    problem = only_problem(text)

    assert problem.code == "bad-toml"
    assert problem.reason == reason
    assert problem.place == Place("f.toml", line, column)
    assert {k: v for k, v in problem.facts.items() if k != "detail"} == more


def test_all_keys_that_are_written_twice_are_reported_at_once() -> None:
    problems = parsed("a = 1\na = 2\n[t]\nb = 1\nb = 2").problems

    assert [(each.code, each.key, each.facts) for each in problems] == [
        ("duplicate-key", "a", {"name": "a", "first": "1"}),
        ("duplicate-key", "t.b", {"name": "t.b", "first": "4"}),
    ]
    assert [each.place.line for each in problems] == [2, 5]


@pytest.mark.parametrize(
    ("content", "reason", "limit"),
    [
        pytest.param(b"a." * 30_000 + b"a = 1", "key-parts", "32", id="60 kB key"),
        pytest.param(b"a=" + b"[" * 1000 + b"]" * 1000, "depth", "64", id="arrays"),
        pytest.param(b"a = " + b"9" * 5000, "number", "200", id="5000 digits"),
        pytest.param(b"a = '" + b"x" * 2**20 + b"'", "line", "1 MB", id="line"),
        pytest.param(b"#\n" * (2**23 + 1), "file", "16 MB", id="file"),
    ],
)
def test_hostile_files_are_refused_within_two_seconds(
    content: bytes, reason: str, limit: str
) -> None:
    begin = perf_counter()
    problem = only_problem(content)

    assert perf_counter() - begin < 2
    assert (problem.code, problem.reason) == ("too-big", reason)
    assert problem.facts == {"limit": limit}


def test_a_huge_exponent_is_refused_within_two_seconds() -> None:
    begin = perf_counter()
    document = parsed("a = 1e999999999\nb = 1e-99999999999999999999").document

    assert perf_counter() - begin < 2
    assert document is not None
    assert {each.reason for each in document.data.values()} == {"exponent"}


def test_too_deep_for_the_stack_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(tomllib, "loads", exhausted)

    assert only_problem("a = 1").reason == "depth"


def test_words_that_nobody_foresaw_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def puzzled(*_: object, **__: object) -> None:
        message = "Something new"
        raise ValueError(message)

    monkeypatch.setattr(tomllib, "loads", puzzled)
    problem = only_problem("a = 1\n")

    assert (problem.reason, problem.facts) == ("other", {"detail": "Something new"})
    assert problem.place == Place("f.toml", 2, 1)


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    result = parsed(content)

    assert (result.document is None) == bool(result.problems)


@given(
    st.text(st.sampled_from("a=[]{}\"'\\.,#\n\r 1-e+:TZ中＝“\x00\ufeff"), max_size=40)
)
def test_what_tomllib_refuses_is_a_problem_and_nothing_else(text: str) -> None:
    result = parsed(text)
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except ValueError:
        assert result.problems
    else:
        assert result.document is not None


def _standard(kind: str) -> list[Path]:
    return sorted((_STANDARD / kind).rglob("*.toml"))


@pytest.mark.skipif(not _STANDARD.is_dir(), reason="this Python ships no test data")
def test_every_invalid_file_of_the_standard_library_is_a_problem_with_a_place() -> None:
    results = [parse_toml(p.read_bytes(), file=p.name) for p in _standard("invalid")]

    assert results
    assert all(result.document is None for result in results)
    assert all(each.place.line for result in results for each in result.problems)
    reasons = {each.reason for result in results for each in result.problems}
    assert "other" not in reasons


@pytest.mark.skipif(not _STANDARD.is_dir(), reason="this Python ships no test data")
def test_every_valid_file_of_the_standard_library_is_read_as_tomllib_reads_it() -> None:
    files = _standard("valid")

    assert files
    for path in files:
        document = parse_toml(path.read_bytes(), file=path.name).document
        assert document is not None, path
        assert document.positions.stopped_at is None, path
        text = path.read_bytes().decode("utf-8-sig")
        expected = tomllib.loads(text, parse_float=toml_text._exact)  # noqa: SLF001 - the same numbers
        assert document.data == expected, path
