"""Edges of the scanner and the proof that mutation testing found untested."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.errors import NotWritten
from plantrack.render.escape import markdown_text
from plantrack.store import positions, scanner
from plantrack.store.block import block_text, joined, writable_record
from plantrack.store.positions import scan
from plantrack.store.proof import FloatText, as_parsed, prove, read_content
from plantrack.store.reasons import Reason

FILE = Path("folder") / "o.toml"
RECORD = writable_record({"indicator": "gdp", "period": 2023, "value": "1亿元"})
TEXT = """\
# first
a.b=1
[[t]]
x = [ 1,2 ]
[t.u]
y = { k = "v" }
[[t]]
'' = 1
z = "simple"
"""


def test_a_walk_yields_every_spot_once_parents_first() -> None:
    paths = [spot.path() for spot in scan(TEXT).walk()]

    assert paths == [
        ("a",),
        ("a", "b"),
        ("t",),
        ("t", 0),
        ("t", 0, "x"),
        ("t", 0, "x", 0),
        ("t", 0, "x", 1),
        ("t", 0, "u"),
        ("t", 0, "u", "y"),
        ("t", 0, "u", "y", "k"),
        ("t", 1),
        ("t", 1, ""),
        ("t", 1, "z"),
    ]


@pytest.mark.parametrize(
    ("path", "key_start", "source"),
    [
        (("a",), "a.b", "a"),
        (("a", "b"), "b=1", "1"),
        (("t",), "[[t]]", "[[t]]"),
        (("t", 0), "[[t]]", "[[t]]"),
        (("t", 0, "x"), "x = ", "[ 1,2 ]"),
        (("t", 0, "x", 1), "2 ]", "2"),
        (("t", 0, "u"), "u]", "[t.u]"),
        (("t", 0, "u", "y"), "y = ", '{ k = "v" }'),
        (("t", 0, "u", "y", "k"), "k = ", '"v"'),
        (("t", 1), "[[t]]\n''", "[[t]]"),
        (("t", 1, ""), "'' = 1", "1"),
        (("t", 1, "z"), "z = ", '"simple"'),
    ],
)
def test_a_spot_has_the_place_of_its_key_and_of_its_value(
    path: tuple[str | int, ...], key_start: str, source: str
) -> None:
    found = scan(TEXT)
    spot = found.find(path)

    assert spot is not None
    assert TEXT[spot.key_start :].startswith(key_start)
    assert found.source(spot) == source


def test_a_table_that_a_longer_key_implies_may_be_declared_once() -> None:
    implied = scan("[a.b]\n[a]\nc = 1\n").find(("a",))
    twice = scan("[a.b]\n[a]\n[a]\n")

    assert implied is not None
    assert implied.declared
    assert [each.first.path() for each in twice.duplicates] == [("a",)]


def test_a_key_repeated_in_a_repeated_table_is_named_with_its_table() -> None:
    found = scan("[t]\n[t]\nx = 1\nx = 2\n")

    assert [each.first.path() for each in found.duplicates] == [("t",), ("t", "x")]


def test_what_the_text_does_not_have_is_put_at_its_beginning() -> None:
    found = scan("# c\na = 1\n")
    nearest = found.nearest(("b",))

    assert found.line_and_column(nearest.start) == (1, 1)
    assert found.line_and_column(nearest.key_start) == (1, 1)
    assert found.source(nearest) == ""


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('a = "never closed', ("a",)),
        ("a = [1, ", ("a",)),
        ('a = [1, "never closed', ("a", 1)),
    ],
)
def test_a_value_that_has_no_end_is_empty(text: str, path: tuple[str | int]) -> None:
    found = scan(text)
    spot = found.find(path)

    assert spot is not None
    assert found.source(spot) == ""


def test_only_space_a_line_end_or_a_comment_stands_behind_a_value() -> None:
    value = "a = [] "
    signs = map(chr, range(0x80))
    allowed = {each for each in signs if scan(value + each).stopped_at != len(value)}

    assert allowed == set(" \t\r\n#")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a = 1 x", 6),
        ("[a", 2),
        ("a = [1 2]", 7),
        ("a = {b = 1 c", 11),
        ("a b = 1", 2),
        ("a = 1\n[[b]", 9),
    ],
)
def test_a_scan_stops_where_it_no_longer_understands(text: str, at: int) -> None:
    assert scan(text).stopped_at == at


def test_the_longest_number_stands_anywhere_and_one_digit_more_nowhere() -> None:
    before = "a = 1\n" * 1 + "# " + "x" * 300 + "\n"
    longest = "9" * scanner.MAX_NUMBER

    assert scan(f"{before}b = {longest}").refusal is None
    refusal = scan(f"{before}b = {longest}9").refusal
    assert refusal is not None
    assert (refusal.reason, refusal.limit) == ("number", scanner.MAX_NUMBER)
    assert refusal.offset == len(before) + 4


@pytest.mark.parametrize("deeper", ["[{b=1}]", "{b=[1]}"])
def test_each_depth_counts_arrays_and_tables(deeper: str) -> None:
    deepest = scanner.MAX_DEPTH
    half = "[{a=" * (deepest // 2)
    text = f"a = {half}1" + "}]" * (deepest // 2)

    assert scan(text).refusal is None
    refusal = scan(text.replace("1", deeper, 1)).refusal
    assert refusal is not None
    assert (refusal.reason, refusal.limit) == ("depth", deepest)
    assert text[refusal.offset] == "1"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("[a]\n", 1, id="a table"),
        pytest.param("b = 1\n[a]\n[a]\n", 11, id="a table again"),
        pytest.param("[[a]]\n", 0, id="an element"),
        pytest.param("b = [ 1 ]\n", 6, id="a value in a list"),
        pytest.param("b.c = 1\n", 2, id="a part of a key"),
    ],
)
def test_one_value_too_many_is_refused_where_it_stands(text: str, at: int) -> None:
    """Every part of a dotted key counts, and the square of their number."""
    counts = range(20)
    refused = []
    for most in counts:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(scanner, "MAX_VALUES", most)
            refusal = scan(text).refusal
        if refusal is not None:
            refused.append(refusal.offset)

    assert refused
    assert refused[-1] == at


@pytest.mark.parametrize("text", ["a.b.c = 1", "a.b = 1\nc.d = 1", "[[a.b.c]]"])
def test_a_long_key_costs_the_square_of_its_parts(text: str) -> None:
    """Three parts cost 9 and 3 spots; twice two parts twice 4 and 2."""
    for most, refused in ((11, True), (13, False)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(scanner, "MAX_VALUES", most)
            refusal = scan(text).refusal
        assert (refusal is not None) is refused
        assert refusal is None or (refusal.reason, refusal.limit) == ("values", most)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"\\U0010ffff"', "\U0010ffff"),
        ('"\\u00e9"', "é"),
        ('"\\\\"', "\\"),
        ("''", ""),
        ('"a"', "a"),
    ],
)
def test_a_quoted_key_has_the_name_that_tomllib_reads(written: str, name: str) -> None:
    assert [spot.name for spot in scan(f"{written} = 1").walk()] == [name]


def test_a_key_beyond_the_last_character_is_left_to_tomllib() -> None:
    assert [spot.name for spot in scan('"\\U00110000" = 1').walk()] == ["\\U00110000"]


@given(st.lists(st.integers(0, 25), max_size=12), st.sampled_from(("", "\n")))
def test_exactly_the_lines_beyond_the_limit_are_refused(
    lengths: list[int], end: str
) -> None:
    limit = 10
    text = "\n".join("#" * length for length in lengths) + end
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(positions, "MAX_LINE", limit)
        refusal = scan(text).refusal

    too_long = [at for at, length in enumerate(lengths) if length > limit]
    if not too_long:
        assert refusal is None
        return
    assert refusal is not None
    assert (refusal.reason, refusal.limit) == ("line", limit)
    assert refusal.offset == sum(lengths[: too_long[0]]) + too_long[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("a.b = 1".encode("utf-16"), Reason.UTF_16, id="utf-16"),
        pytest.param(b"a = '\xff'", Reason.NOT_UTF_8, id="bytes"),
        pytest.param(
            b"[[observation]]\nnote = '\xff'\n", Reason.NOT_UTF_8, id="bytes in a block"
        ),
        pytest.param(b"a = " + b"[" * 100, Reason.TOO_NESTED, id="depth"),
        pytest.param(b"observation = 1", Reason.NOT_A_LIST, id="no list"),
        pytest.param(b"[observation]", Reason.NOT_A_LIST, id="a table"),
        pytest.param(b"observation = []", Reason.STATIC_LIST, id="a static list"),
        pytest.param(b"a = 1\n=======\n", Reason.CONFLICT_MARKERS, id="conflict"),
        pytest.param(b"a = 1\nb\n", Reason.NOT_TOML, id="no TOML"),
        pytest.param(b"a = 1\n[[observation]]\nb", Reason.TORN_BLOCK, id="torn"),
        pytest.param(b"a = 1\n[[obser", Reason.TORN_BLOCK, id="torn header"),
        pytest.param(
            b'[[observation]]\nindicator = "a"', Reason.TORN_BLOCK, id="short"
        ),
        pytest.param(
            b'[[observation]]\nnote = "\xe4\xb8', Reason.TORN_BLOCK, id="in a letter"
        ),
    ],
)
def test_a_file_that_takes_no_block_is_named(content: bytes, reason: Reason) -> None:
    with pytest.raises(NotWritten) as refused:
        read_content(content, file=FILE)

    assert refused.value.reason == reason
    assert refused.value.facts["file"] == str(FILE)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a = 1\n[[observation]]\nb", "2"),
        ("# 1\n# 2\n\n[[obser", "4"),
        ("[[observation]]\nb", "1"),
        ("\n[[observation]]\nb", "2"),
        ("a = 1\n<<<<<<< x\n", "2"),
        ("a = 1\n\nb\n", "3"),
    ],
)
def test_the_line_of_what_keeps_a_block_out(content: str, line: str) -> None:
    with pytest.raises(NotWritten) as refused:
        read_content(content.encode(), file=FILE)

    assert refused.value.facts["line"] == line


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda new: new + b"x = 1\n", id="a key more"),
        pytest.param(lambda new: new.replace(b"2023", b"2024"), id="another period"),
        pytest.param(lambda new: new.replace(b"# c", b"# d"), id="another comment"),
        pytest.param(lambda new: new[:-5], id="no TOML"),
        pytest.param(lambda new: new + b"# \xff\n", id="no UTF-8"),
    ],
)
def test_what_would_change_the_meaning_is_refused_by_name(spoil: object) -> None:
    old = b"# c\na = 1\n"
    new, _ = joined(old, [block_text(RECORD)])
    reading = read_content(old, file=FILE)
    prove(old, new, reading, [RECORD], file=FILE)

    assert callable(spoil)
    with pytest.raises(NotWritten) as refused:
        prove(old, spoil(new), reading, [RECORD], file=FILE)
    assert refused.value.reason == Reason.MEANING_WOULD_CHANGE
    assert refused.value.facts["file"] == str(FILE)


@pytest.mark.parametrize(
    ("number", "parsed"),
    [
        (Decimal("6.10"), FloatText("6.10")),
        (Decimal("1E+2"), 100),
        (Decimal(-3), -3),
        (Decimal("1E-3"), FloatText("0.001")),
    ],
)
def test_a_number_is_proved_as_it_is_written(number: Decimal, parsed: object) -> None:
    found = as_parsed({"yoy": number})["yoy"]

    assert (type(found), found) == (type(parsed), parsed)


@pytest.mark.parametrize(
    ("old", "newline"),
    [
        ("a = 1\nb = 2\r\n", "\r\n"),
        ("a = 1\r\nb = 2\n", "\n"),
        ("\na = 1\r\n", "\r\n"),
        ("\r\n", "\r\n"),
        ("\n", "\n"),
        ("", "\n"),
    ],
)
def test_a_block_ends_its_lines_as_the_last_line_does(old: str, newline: str) -> None:
    new, _ = joined(old.encode(), [block_text(RECORD)])
    added = new.removeprefix(old.encode())

    assert len(added) == len(new) - len(old)
    assert added.count(b"\n") > 3
    assert added.count(b"\r\n") == (added.count(b"\n") if newline == "\r\n" else 0)


def test_markdown_keeps_the_letters_at_the_ends_of_a_text() -> None:
    assert markdown_text(" XaX\u3000") == "XaX"
