from __future__ import annotations

import json
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.render.json_text import Value, number_text, write


def written(value: Value) -> str:
    stream = StringIO()
    write(value, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.30", "0.3"),
        ("2442", "2442"),
        ("100", "100"),
        ("-0", "0"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("0.333333333333333333", "0.333333333333333"),
        ("0.0625000000000005", "0.0625000000000005"),
    ],
)
def test_numbers(number: str, text: str) -> None:
    assert number_text(Decimal(number)) == text


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), places=4)
)
def test_up_to_fifteen_digits_nothing_is_lost(number: Decimal) -> None:
    if len(number.normalize().as_tuple().digits) <= 15 and abs(number) < 10**15:
        assert json.loads(number_text(number), parse_float=Decimal) == number


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
        max_leaves=20,
    )
)
def test_an_independent_reader_reads_the_same(value: Value) -> None:
    assert json.loads(written(value)) == value


def test_the_layout_is_one_key_a_line() -> None:
    assert written({"a": [], "b": {}, "c": [1, {"d": None}]}) == (
        '{\n  "a": [],\n  "b": {},\n  "c": [\n    1,\n'
        '    {\n      "d": null\n    }\n  ]\n}\n'
    )
