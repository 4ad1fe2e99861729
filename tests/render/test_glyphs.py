from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import bar
from plantrack.model.assessment import Verdict
from plantrack.render.glyphs import MARKS, bar_line, comparison, mark, sparkline


def drawn(done: str, due: str | None = None, *, width: int = 8) -> str:
    spans = bar_line(bar(done, due), width, colour="red", ascii_only=False)
    return "".join(sign for sign, _ in spans)


def test_every_verdict_and_none_has_its_own_mark() -> None:
    assert set(MARKS) == {None, *Verdict}
    assert len({each.sign for each in MARKS.values()}) == len(MARKS)
    assert len({each.plain for each in MARKS.values()}) == len(MARKS)


def test_every_sign_is_in_gbk_and_every_stand_in_is_ascii() -> None:
    for each in MARKS.values():
        each.sign.encode("gbk")
        each.plain.encode("ascii")
    "━─┼╋▁▂▃▄▅▆▇│┤└≥≤–…·×—".encode("gbk")


@pytest.mark.parametrize(
    ("done", "due", "line"),
    [
        pytest.param("0.5", None, "━━━━────", id="without a mark"),
        pytest.param("0.5", "0.75", "━━━━─┼──", id="behind"),
        pytest.param("0.5", "0.5", "━━━╋────", id="where it should be"),
        pytest.param("0.75", "0.5", "━━━╋━━──", id="ahead"),
        pytest.param("0.999", None, "━━━━━━━─", id="full only when done"),
        pytest.param("1", None, "━━━━━━━━", id="done"),
        pytest.param("1.4", "0.4", "━━╋━━━━━", id="more than done"),
        pytest.param("-0.3", "0.25", "─┼──────", id="away from the target"),
        pytest.param("0", "0", "┼───────", id="at the start"),
        pytest.param("0.2", "1.3", "━━─────┼", id="due at the end"),
    ],
)
def test_bars(done: str, due: str | None, line: str) -> None:
    assert drawn(done, due) == line


def test_an_unknown_bar_is_a_plain_line() -> None:
    assert bar_line(None, 4, colour="red", ascii_only=False) == (("────", "dim"),)
    assert bar_line(None, 4, colour="red", ascii_only=True) == (("----", "dim"),)


@given(
    done=st.decimals(-2, 2, places=4),
    due=st.none() | st.decimals(-2, 2, places=4),
    width=st.integers(1, 30),
)
def test_a_bar_takes_its_width(done: Decimal, due: Decimal | None, width: int) -> None:
    line = drawn(str(done), None if due is None else str(due), width=width)

    assert len(line) == width
    if due is None:
        assert (line == "━" * width) == (done >= 1)


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ([], ""),
        ([1], ""),
        ([1, 2, 3], "▁▄▇"),
        ([3, 3], "▄▄"),
        ([9, 9, 9, *range(8)], "▁▂▃▄▄▅▆▇"),
    ],
)
def test_sparklines_draw_the_last_eight(numbers: list[int], line: str) -> None:
    assert sparkline([Decimal(each) for each in numbers]) == line


def test_comparisons_have_an_ascii_form() -> None:
    signs = [">=", "<=", ">", "<", "~", "=", "range"]
    pairs = [(comparison(sign, ascii_only=False)) for sign in signs]

    assert pairs == ["≥", "≤", ">", "<", "~", "", ""]
    assert [comparison(sign, ascii_only=True) for sign in signs] == [
        *(">=", "<=", ">", "<", "~"),
        *("", ""),
    ]


def test_a_mark_can_be_ascii() -> None:
    assert mark(Verdict.OFF_TRACK, ascii_only=False) == "▼"
    assert mark(Verdict.OFF_TRACK, ascii_only=True) == "v"
