from __future__ import annotations

from io import StringIO

from plantrack.render.lines import (
    Column,
    flowed,
    grid_row,
    line_width,
    plain,
    styled,
    wrapped,
    write,
)


def written(lines: list[tuple[tuple[str, str], ...]], *, colour: bool = False) -> str:
    stream = StringIO()
    write(lines, stream, colour=colour)
    return stream.getvalue()


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    row = grid_row(
        [Column(4), Column(6, right=True), Column(3)],
        [plain("甲乙丙"), plain("12"), plain("x")],
    )

    assert written(row) == "甲乙      12  x\n丙\n"


def test_no_line_ends_in_blanks() -> None:
    assert written([(("a  ", ""), ("   ", "red")), ()]) == "a\n\n"


def test_colour_is_six_codes_and_never_on_blanks() -> None:
    line = (("甲", "bold red"), ("  ", "dim"), ("乙", ""))

    assert written([line], colour=True) == "\x1b[1;31m甲\x1b[0m  乙\n"
    assert written([line]) == "甲  乙\n"


def test_parts_flow_onto_the_next_line_after_the_separator() -> None:
    parts = [plain("aaaa"), plain("bbbb"), plain("cccc")]

    assert written(flowed(parts, 10, gap=", ")) == "aaaa,\nbbbb, cccc\n"
    assert written(flowed(parts, 11, gap=", ")) == "aaaa, bbbb,\ncccc\n"
    assert written(flowed(parts, 16, gap=", ")) == "aaaa, bbbb, cccc\n"


def test_a_part_wider_than_a_line_is_wrapped_and_what_follows_goes_on() -> None:
    parts = [plain("aa"), styled("甲乙丙丁戊己", "dim"), plain("b")]

    lines = flowed(parts, 10, gap=", ")
    assert written(lines) == "aa,\n甲乙丙丁\n戊己, b\n"
    assert ("甲乙丙丁", "dim") in lines[1]


def test_a_wrapped_line_keeps_its_style_and_hangs() -> None:
    lines = wrapped(styled("甲乙丙丁", "dim"), 8, first="- ", rest="  ")

    assert written(lines) == "- 甲乙丙\n  丁\n"
    assert lines[1][1] == ("丁", "dim")


def test_a_line_without_text_stays_one_line() -> None:
    assert wrapped((), 8) == [()]


def test_widths_count_cells() -> None:
    assert line_width((("甲", "red"), ("ab", ""))) == 4
