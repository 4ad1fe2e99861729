from __future__ import annotations

import tomllib
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plantrack.store import positions, scanner
from plantrack.store.positions import scan
from plantrack.store.spots import Path

EVERYTHING = """\
top = 'literal'
a.b."c d" = 1
list = [ "x", [2, 3], # note
  { y = 4 } ]
[table]  # comment
wide　 = 1
"""

FRAGMENTS = (
    *("a", "b.c", '"q k"', "'l'", "a-b_1", "外贸", "1", "0x1F", "-1.5e3", "1_000"),
    *(" = ", "=", ".", ",", "[", "]", "[[", "]]", "{", "}", "[a]\n", "[[t]]\n"),
    *("[a.b]\n", "[[t.u]]\n", "x = 1\n", "y = [1, 2]\n", "z = { k = 'v' }\n"),
    *('"s\\u00e9"', '"\\U0010ffff"', "'x'", '"""m""n\\\n  o"""', "'''p\n''q'''"),
    *('""', "''", '""""""', '"', "'", '"""', "'''", "\\", "\\\\", '"\\""'),
    *("true", "nan", "2024-10-01", "2024-10-01 07:32:00", "07:32:00.5", "1979-05-27T"),
    *("\n", "\r\n", "\r", " ", "\t", "# c\n", "#", "\x00", "\ufeff", "，", "\u3000"),
)

_keys = st.sampled_from(("a", "b", "'c d'", '"e.f"', '"\\u5916"', "a.b", "d . e"))
_scalars = st.sampled_from(
    (
        *("1", "0b101", "-0.5e-3", "inf", "true", '"x\\"y"', "'l#'", "1979-05-27"),
        *("1979-05-27 07:32:00Z", "07:32:00", '"""a\nb"""', "'''''c'''''", '""'),
    )
)
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(
            lambda each: "[" + " , # c\n".join(each) + "\n]"
        ),
        st.lists(st.tuples(_keys, inner), max_size=3).map(
            lambda each: "{" + ", ".join(f"{k} = {v}" for k, v in each) + " }"
        ),
    ),
    max_leaves=6,
)
_lines = st.one_of(
    st.tuples(_keys, _values).map(lambda each: f"{each[0]} = {each[1]} # c"),
    _keys.map(lambda key: f"[ {key} ]"),
    _keys.map(lambda key: f"[[{key}]]\t"),
    st.sampled_from(("", "# comment", "  \t")),
)
_documents = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(_lines, max_size=8),
    st.sampled_from(("\n", "\r\n")),
)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from leaves(inner, (*path, key))
        case list():
            for number, inner in enumerate(value):
                yield from leaves(inner, (*path, number))
        case _:
            yield path, value


def assert_agrees_with_tomllib(text: str) -> None:
    """Whatever tomllib reads stands, as it is written, where the scanner says."""
    found = scan(text)
    try:
        data = tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, ValueError):
        return
    assert found.stopped_at is None
    assert found.refusal is None
    assert found.duplicates == []
    for path, value in leaves(data):
        spot = found.find(path)
        assert spot is not None, path
        source = found.source(spot)
        assert tomllib.loads(f"x = {source}", parse_float=str) == {"x": value}
        assert spot.path() == path


@given(_documents)
@example("[[a]]\nb = 1\n[[a]]\n[a.c]\nd = [{e = 1}]\n[[a.f]]\n[[a.f]]\ng = 2")
@example('x = """""""" \ny = ["""a""", \'\'\'b\'\'\']')
@example('"\\U2010ffff" = 1')
@example('a = 1\nb = "c"\n')
def test_every_value_stands_where_the_scanner_says(text: str) -> None:
    assert_agrees_with_tomllib(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_the_scanner_never_stops_in_what_tomllib_accepts(text: str) -> None:
    assert_agrees_with_tomllib(text)


@given(st.text(max_size=200))
def test_any_text_can_be_scanned(text: str) -> None:
    found = scan(text)

    assert all(spot.start <= spot.end <= len(text) for spot in found.walk())


@pytest.mark.parametrize(
    ("path", "line", "column", "source"),
    [
        pytest.param(("top",), 1, 7, "'literal'", id="literal"),
        pytest.param(("a", "b", "c d"), 2, 13, "1", id="dotted key"),
        pytest.param(("list",), 3, 8, None, id="array"),
        pytest.param(("list", 0), 3, 10, '"x"', id="first element"),
        pytest.param(("list", 1, 1), 3, 19, "3", id="nested element"),
        pytest.param(("list", 2, "y"), 4, 9, "4", id="inline table"),
        pytest.param(("table",), 5, 1, "[table]", id="header"),
    ],
)
def test_lines_and_columns_count_characters_from_one(
    path: Path, line: int, column: int, source: str | None
) -> None:
    found = scan(EVERYTHING)
    spot = found.find(path)

    assert spot is not None
    assert found.line_and_column(spot.start) == (line, column)
    assert source is None or found.source(spot) == source


def test_a_key_has_a_place_of_its_own() -> None:
    found = scan("[t]\n  名 = 1\n  'x y' = 2\n")

    spot = found.nearest(("t", "x y"))

    assert found.stopped_at == 6
    assert spot.path() == ("t",)
    fixed = scan("[t]\n  '名' = 1\n  'x y' = 2\n").nearest(("t", "x y"))
    assert fixed.key_start == 16
    assert fixed.path() == ("t", "x y")


def test_escapes_in_keys_are_read() -> None:
    found = scan('"\\u5916\\U00008D38\\t\\q\\U2010ffff" = 1').nearest(("x",))

    (key,) = found.members or {}
    assert key == "外贸\tq\\U2010ffff"


def test_wide_characters_count_one_column_each() -> None:
    found = scan('"外贸总额" = 1')
    spot = found.find(("外贸总额",))

    assert spot is not None
    assert found.line_and_column(spot.start) == (1, 10)


def test_the_scan_ends_where_the_text_stops_being_toml() -> None:
    found = scan(EVERYTHING)

    assert found.stopped_at == EVERYTHING.index("\u3000")


def test_a_header_inside_a_string_is_no_header() -> None:
    found = scan('a = """\n[[b]]\n"""\n[[b]]\nc = 1\n')

    assert found.find(("b", 0, "c")) is not None
    assert found.find(("b", 1)) is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("a = 1\na = 2", [("a",)], id="line"),
        pytest.param(
            "a.b = 1\na.b = 2\na.c = 3\na.c = 4", [("a", "b"), ("a", "c")], id="dotted"
        ),
        pytest.param("[t]\nx = 1\n[t]\ny = 2", [("t",)], id="header"),
        pytest.param("t = 1\n[[t]]", [("t",)], id="list after value"),
        pytest.param("x = { a = 1, a = 2 }", [("x", "a")], id="inline"),
        pytest.param("[[t]]\na = 1\na = 2", [("t", 0, "a")], id="element"),
        pytest.param("[a.b]\n[a]\nc = 1", [], id="a parent after its child"),
        pytest.param("[[t]]\n[[t]]", [], id="elements"),
    ],
)
def test_keys_written_twice_are_noted(text: str, keys: list[Path]) -> None:
    assert [each.first.path() for each in scan(text).duplicates] == keys


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("a." * 30_000 + "a = 1", "key-parts", id="60 kB key"),
        pytest.param("[" + "a." * 32 + "a]", "key-parts", id="header of 33 parts"),
        pytest.param("a = " + "[" * 1000 + "]" * 1000, "depth", id="1000 arrays"),
        pytest.param("a = " + "{a = " * 65 + "1" + "}" * 65, "depth", id="65 tables"),
        pytest.param(f"{'a.' * 31}b = 1\n" * 5000, "values", id="many long keys"),
        pytest.param("a = " + "9" * 5000, "number", id="5000 digits"),
        pytest.param("a = [" + "9" * 5000 + "]", "number", id="5000 digits in a list"),
        pytest.param("#" * (positions.MAX_LINE + 1), "line", id="1 MB line"),
        pytest.param(
            ("x" * 999 + "\n") * 2000 + "x" * (positions.MAX_LINE + 1) + "\n",
            "line",
            id="1 MB line after others",
        ),
    ],
)
def test_what_would_cost_tomllib_dearly_is_refused_at_once(
    text: str, reason: str
) -> None:
    begin = perf_counter()
    found = scan(text)

    assert found.refusal is not None
    assert found.refusal.reason == reason
    assert perf_counter() - begin < 2


def test_more_values_than_anybody_records_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scanner, "MAX_VALUES", 3)

    assert scan("a = 1\nb = 2\nc = 3").refusal is None
    refusal = scan("a = 1\nb = 2\nc = [\n4]").refusal
    assert refusal is not None
    assert (refusal.reason, refusal.offset) == ("values", 18)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" + "a." * 31 + "a]", id="32 key parts"),
        pytest.param("a = " + "[" * 64 + "]" * 64, id="64 arrays"),
        pytest.param("a = '" + "x" * (positions.MAX_LINE - 6) + "'", id="longest line"),
    ],
)
def test_limits_are_inclusive(text: str) -> None:
    found = scan(text)

    assert found.refusal is None
    assert found.stopped_at is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a = """' + '"x' * 100_000, id="multi-line"),
        pytest.param('a = "' + "\\\\" * 200_000, id="escapes"),
        pytest.param("a = '''" + "''x" * 150_000, id="literal"),
        pytest.param("a = [" + "1," * 30_000, id="array"),
    ],
)
def test_a_string_that_never_ends_costs_one_pass(text: str) -> None:
    begin = perf_counter()

    assert scan(text).stopped_at is not None
    assert perf_counter() - begin < 2
