from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.errors import WrongUse
from plantrack.store.block import (
    KEYS,
    block_text,
    joined,
    missing_key,
    quoted,
    writable_record,
)

FULL: dict[str, object] = {
    "value": "突破2442亿元",
    "indicator": "gdp",
    "period": "2023",
    "published": dt.date(2024, 10, 1),
    "assumed": frozenset({"published", "period"}),
    "yoy": Decimal("18.50"),
    "basis": "2020",
    "source": 'a.txt: 「x」 "y" \\',
    "note": "one\ntwo",
    "status": "P",
}

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_a_full_block_reads_as_it_is_written() -> None:
    assert block_text(writable_record(FULL)) == (
        "[[observation]]\n"
        'indicator = "gdp"\n'
        'period = "2023"\n'
        "published = 2024-10-01\n"
        'assumed = ["period", "published"]\n'
        "yoy = 18.50\n"
        'basis = "2020"\n'
        'source = "a.txt: 「x」 \\"y\\" \\\\"\n'
        'note = "one\\ntwo"\n'
        'status = "P"\n'
        'value = "突破2442亿元"\n'
    )


def test_the_order_of_the_keys_does_not_depend_on_the_caller() -> None:
    backwards = dict(reversed(FULL.items()))

    assert list(writable_record(backwards)) == list(KEYS)


@pytest.mark.parametrize(
    "nothing",
    [None, "", [], (), frozenset()],
    ids=["none", "text", "list", "tuple", "set"],
)
def test_what_says_nothing_is_left_out(nothing: object) -> None:
    record = {**FULL, "note": nothing, "assumed": nothing}

    assert {"note", "assumed"}.isdisjoint(writable_record(record))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(2023, "period = 2023", id="a year as an integer"),
        pytest.param("2024-01/2024-07", 'period = "2024-01/2024-07"', id="a text"),
    ],
)
def test_a_period_is_written_as_it_came(value: object, written: str) -> None:
    assert written in block_text(writable_record({**FULL, "period": value}))


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal(5), "yoy = 5"),
        (Decimal("-0.10"), "yoy = -0.10"),
        (Decimal("1E+3"), "yoy = 1000"),
        (Decimal("1E+30"), f"yoy = 1{'0' * 30}"),
        (Decimal("1E-30"), f"yoy = 0.{'0' * 29}1"),
        (7, "yoy = 7"),
        ("18.5%", 'yoy = "18.5%"'),
    ],
)
def test_growth_is_written_without_an_exponent(number: object, written: str) -> None:
    assert f"\n{written}\n" in block_text(writable_record({**FULL, "yoy": number}))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("value", 2442, id="a bare number could be torn"),
        pytest.param("value", Decimal("1.5"), id="a decimal value"),
        pytest.param("value", True, id="a truth value"),
        pytest.param("period", 2023.0, id="a float as a period"),
        pytest.param("period", True, id="a truth value as a period"),
        pytest.param("period", dt.date(2023, 1, 1), id="a date as a period"),
        pytest.param("published", "2024-10-01", id="a text as a date"),
        pytest.param("published", dt.datetime(2024, 10, 1), id="a moment"),  # noqa: DTZ001 - local on purpose
        pytest.param("assumed", "period", id="a text for a list"),
        pytest.param("assumed", [1], id="a list of numbers"),
        pytest.param("assumed", 1, id="a number for a list"),
        pytest.param("yoy", Decimal("nan"), id="not a number"),
        pytest.param("yoy", Decimal("inf"), id="infinity"),
        pytest.param("yoy", Decimal("1E+31"), id="too large"),
        pytest.param("yoy", 1.5, id="a float"),
        pytest.param("source", ["a"], id="a list as a source"),
    ],
)
def test_what_a_block_cannot_carry_is_refused(key: str, value: object) -> None:
    with pytest.raises(WrongUse) as refused:
        writable_record({**FULL, key: value})

    assert refused.value.reason == "record-bad-value"
    assert refused.value.facts == {"key": key, "got": repr(value)}


def test_a_set_of_texts_is_written_in_one_order() -> None:
    record = writable_record({**FULL, "assumed": frozenset("hgfedcba")})

    assert record["assumed"] == tuple("abcdefgh")


def test_a_list_of_texts_keeps_its_order() -> None:
    record = writable_record({**FULL, "assumed": ["published", "period"]})

    assert record["assumed"] == ("published", "period")


def test_a_complete_record_lacks_no_key() -> None:
    assert missing_key(FULL) == ""


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(WrongUse) as refused:
        writable_record({**FULL, "vlaue": "1"})

    assert (refused.value.reason, refused.value.facts) == (
        "record-unknown-key",
        {"key": "vlaue"},
    )


@pytest.mark.parametrize("key", ["indicator", "period", "value"])
def test_a_record_without_a_required_key_is_refused(key: str) -> None:
    with pytest.raises(WrongUse) as refused:
        writable_record({**FULL, key: ""})

    assert refused.value.reason == "record-incomplete"
    assert refused.value.facts == {"key": key}


def test_a_value_taken_back_has_no_value_and_ends_with_its_status() -> None:
    record = {"indicator": "gdp", "period": 2023, "status": "M"}

    assert block_text(writable_record(record)).endswith('\nstatus = "M"\n')


@pytest.mark.parametrize("key", ["source", "indicator"])
def test_bytes_that_are_no_utf_8_are_refused(key: str) -> None:
    with pytest.raises(WrongUse) as refused:
        writable_record({**FULL, key: "a\udce9"})

    assert refused.value.reason == "unwritable-text"
    assert refused.value.facts == {"key": key, "character": "U+DCE9"}


def test_a_surrogate_in_a_list_is_refused() -> None:
    with pytest.raises(WrongUse) as refused:
        writable_record({**FULL, "assumed": ["\ud800"]})

    assert refused.value.facts == {"key": "assumed", "character": "U+D800"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("\x00", r'"\u0000"'),
        ("\x1b[31m", r'"\u001B[31m"'),
        ("\x7f", r'"\u007F"'),
        ("\x85", r'"\u0085"'),
        ("\u2028", r'"\u2028"'),
        ("\u202e", r'"\u202E"'),
        ("\ufeff", r'"\uFEFF"'),
        ("\uffff", r'"\uFFFF"'),
        ("\U000e0041", r'"\U000E0041"'),
        ("\ue000", r'"\uE000"'),
        ("a\tb\r\n", r'"a\tb\r\n"'),
        ("亿 é ²", '"亿 é ²"'),
    ],
)
def test_a_character_that_would_deceive_is_written_as_an_escape(
    text: str, written: str
) -> None:
    assert quoted(text) == written


@given(TEXTS)
def test_a_quoted_text_reads_back_and_hides_nothing(text: str) -> None:
    written = quoted(text)

    assert tomllib.loads(f"a = {written}") == {"a": text}
    assert not [c for c in written if unicodedata.category(c) in {"Cc", "Cf", "Zl"}]


@given(
    value=TEXTS,
    optional=st.fixed_dictionaries(
        {},
        optional={
            "period": st.integers(1, 9999),
            "published": st.dates(),
            "yoy": st.decimals(-999, 999, places=2),
            "source": TEXTS,
            "note": TEXTS,
            "status": st.sampled_from("APEB"),
            "assumed": st.lists(st.sampled_from(["period", "published"]), max_size=2),
        },
    ),
)
def test_no_prefix_of_a_block_is_a_complete_other_record(
    value: str, optional: dict[str, object]
) -> None:
    record = {"indicator": "gdp", "period": "2023", "value": value, **optional}
    text = block_text(writable_record(record))
    whole = tomllib.loads(text)

    for end in range(len(text)):
        try:
            read = tomllib.loads(text[:end])
        except ValueError:
            continue
        records = read.get("observation", [])
        assert not records or missing_key(records[0]) or read == whole


def test_no_prefix_of_a_withdrawal_is_a_complete_other_record() -> None:
    record = {"indicator": "gdp", "period": 2023, "note": "typo", "status": "M"}
    text = block_text(writable_record(record))

    for end in range(len(text) - 1):
        try:
            read = tomllib.loads(text[:end])
        except ValueError:
            continue
        assert all(missing_key(each) for each in read.get("observation", []))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(b"# a\n", b"# a\n\nX\nY\n", 3, id="LF"),
        pytest.param(b"# a", b"# a\n\nX\nY\n", 3, id="the last line end is missing"),
        pytest.param(b"# a\r\n", b"# a\r\n\r\nX\r\nY\r\n", 3, id="CRLF"),
        pytest.param(
            b"# a\r\nb = 1", b"# a\r\nb = 1\r\n\r\nX\r\nY\r\n", 4, id="CRLF without end"
        ),
        pytest.param(b"# a\n\n", b"# a\n\nX\nY\n", 3, id="an empty line is there"),
        pytest.param(b"a\r\nb\n", b"a\r\nb\n\nX\nY\n", 4, id="as the last line ends"),
        pytest.param(b"\n", b"\n\nX\nY\n", 3, id="an empty line alone"),
        pytest.param(b"", b"X\nY\n", 1, id="nothing"),
        pytest.param(b"\xef\xbb\xbf# a", b"\xef\xbb\xbf# a\n\nX\nY\n", 3, id="BOM"),
        pytest.param(b"\xef\xbb\xbf", b"\xef\xbb\xbfX\nY\n", 1, id="a BOM alone"),
    ],
)
def test_a_block_joins_a_file_in_its_way(old: bytes, new: bytes, line: int) -> None:
    assert joined(old, ["X\nY\n"]) == (new, (line,))


def test_several_blocks_have_an_empty_line_between_them() -> None:
    new, lines = joined(b"# a\n", ["X\nY\n", "Z\n"])

    assert new == b"# a\n\nX\nY\n\nZ\n"
    assert lines == (3, 6)


def test_without_blocks_nothing_is_added_but_a_line_end() -> None:
    assert joined(b"# a\n", []) == (b"# a\n", ())
