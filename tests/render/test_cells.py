from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plantrack.render.cells import cell_width, cut, pad, wrap

HARD = (
    "地区生产总值",
    "研发经费投入强度（R&D经费占GDP比重）",
    "“一区两群”——样板",
    "①㎡℃‰￥…·→≥×",
    "全角ＡＢＣ１２３",
    "cafe\u0301",
    "▁▂▃▄▅▆▇█━─┼╋▼◆●★■○",
    "ascii only",
)
LETTERS = "地区总（）“”，。、A1%& /-abc"


@pytest.mark.parametrize("text", HARD)
def test_widths_agree_with_an_independent_table(text: str) -> None:
    assert cell_width(text) == cell_len(text)


def test_a_latin_word_and_a_bracket_are_not_torn() -> None:
    assert wrap("研发经费投入强度（R&D经费占GDP比重）", 22) == [
        "研发经费投入强度（R&D",
        "经费占GDP比重）",
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param(
            "总额突破1万亿元", 10, ["总额突破", "1万亿元"], id="scale and unit"
        ),
        pytest.param(
            "约1600余亿元。", 9, ["约1600余", "亿元。"], id="too wide to keep"
        ),
        pytest.param("提高10个百分点", 12, ["提高", "10个百分点"], id="points"),
        pytest.param("在2024年前", 8, ["在2024年", "前"], id="a year"),
        pytest.param("至今 >2,555.3亿元", 14, ["至今", ">2,555.3亿元"], id="a sign"),
        pytest.param("above 206.8B CNY", 13, ["above", "206.8B CNY"], id="a currency"),
        pytest.param("at 12 ppm", 5, ["at 12", "ppm"], id="another word"),
        pytest.param(
            "A1元素周期表", 4, ["A1元", "素周", "期表"], id="a letter in front"
        ),
    ],
)
def test_a_number_keeps_its_unit_and_its_sign(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_closing_marks_do_not_begin_a_line() -> None:
    assert wrap("甲乙丙丁。", 8) == ["甲乙丙", "丁。"]
    assert wrap("the «present» state", 12) == ["the", "«present»", "state"]


def test_opening_marks_do_not_end_a_line() -> None:
    assert wrap("甲乙丙（丁）", 8) == ["甲乙丙", "（丁）"]
    assert wrap("as of «now» only", 7) == ["as of", "«now»", "only"]


def test_a_sign_stays_with_its_number() -> None:
    assert wrap("甲 = +18.34%", 6) == ["甲 =", "+18.34", "%"]


def test_an_option_is_not_torn() -> None:
    assert wrap("two days with --before", 15) == ["two days with", "--before"]


def test_what_is_wider_than_the_line_is_cut() -> None:
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]


def test_nothing_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]


@given(text=st.text(LETTERS, max_size=60), width=st.integers(4, 40))
def test_no_line_is_too_wide_and_only_spaces_are_lost(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert all(cell_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_padding_counts_cells() -> None:
    assert pad("甲", 4) == "甲  "
    assert pad("甲", 4, right=True) == "  甲"
    assert pad("甲乙丙", 4) == "甲乙丙"


@pytest.mark.parametrize(
    ("width", "shown"), [(6, "甲乙丙"), (5, "甲乙…"), (4, "甲…"), (1, "…")]
)
def test_cutting_counts_cells(width: int, shown: str) -> None:
    assert cut("甲乙丙", width) == shown
