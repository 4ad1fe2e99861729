"""Chinese numerals against a formatter that shares no code with the parser."""

from __future__ import annotations

import os
import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.errors import AmountError
from plantrack.notation.numerals import parse_numeral

COUNT = 350_000 if os.environ.get("PLANTRACK_LONG") else 20_000
DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Write a number the schoolbook way, digit by digit from the right."""
    if number == 0:
        return "零"
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            if text and (group < 1000 or not groups[place + 1]):
                text += "零"
            text += four_digits(group)
        if place % 2 == 1 and group:
            text += "万"
        if place == 2 and (group or len(groups) > 3):
            text += "亿"
    return text


def four_digits(group: int) -> str:
    text, zero = "", False
    for digit, unit in zip(f"{group:04d}", "千百十 ", strict=True):
        if digit == "0":
            zero = bool(text)
            continue
        text += ("零" if zero else "") + DIGITS[int(digit)] + unit.strip()
        zero = False
    return text


def read(text: str) -> int:
    number, scale = parse_numeral(text)
    return int(number.scaleb(scale))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3200_0000_0000, "三千二百亿"),
        (1_0300_0000, "一亿零三百万"),
        (1_0000_0000_0000, "一万亿"),
        (10_0500, "一十万零五百"),
        (1_0000_0001, "一亿零一"),
        (3005, "三千零五"),
        (1_0005_0000_0000, "一万零五亿"),
    ],
)
def test_the_formatter_writes_as_people_do(number: int, text: str) -> None:
    assert in_chinese(number) == text


def test_numbers_survive_the_round_trip() -> None:
    source = random.Random(20240930)  # noqa: S311 - repeatable, not secret
    for _ in range(COUNT):
        digits = source.randrange(1, 17)
        number = source.randrange(10**digits)
        if source.random() < 0.5:  # half of them with many zeros
            keep = source.randrange(1, 2**digits)
            text = f"{number:0{digits}d}"
            kept = [d if keep >> i & 1 else "0" for i, d in enumerate(text)]
            number = int("".join(kept))
        assert read(in_chinese(number)) == number


def test_small_numbers_survive_in_every_place() -> None:
    for number in range(1, 10_000, 3):
        for scale in ("", "万", "亿", "万亿"):
            zeros = {"": 0, "万": 4, "亿": 8, "万亿": 12}[scale]
            assert read(in_chinese(number) + scale) == number * 10**zeros


@pytest.mark.parametrize(
    ("text", "number", "scale"),
    [
        ("三千二百亿", "3200", 8),
        ("一亿零三百万", "10300", 4),
        ("三万亿", "3", 12),
        ("三万二千亿", "32000", 8),
        ("十万", "10", 4),
        ("十五", "15", 0),
        ("十", "10", 0),
        ("零", "0", 0),
        ("〇", "0", 0),
        ("两百", "200", 0),
        ("两千二百", "2200", 0),
        ("一万五百", "10500", 0),
        ("一亿零三千", "100003000", 0),
        ("零点五", "0.5", 0),
        ("三点一四", "3.14", 0),
        ("三点五亿", "3.5", 8),
        ("三点五百万", "3.5", 6),
        ("一点二万亿", "1.2", 12),
        ("玖拾玖", "99", 0),
    ],
)
def test_the_scale_at_the_end_is_kept(text: str, number: str, scale: int) -> None:
    assert parse_numeral(text) == (Decimal(number), scale)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("三千二", "ambiguous-numeral"),
        ("一万二", "ambiguous-numeral"),
        ("一亿二", "ambiguous-numeral"),
        ("一亿三千", "ambiguous-numeral"),
        ("三百五", "ambiguous-numeral"),
        ("一亿亿", "mixed-scales"),
        ("一亿二亿", "mixed-scales"),
        ("一万二万", "mixed-scales"),
        ("万", "bad-numeral"),
        ("亿", "bad-numeral"),
        ("百", "bad-numeral"),
        ("零五", "bad-numeral"),
        ("三零", "bad-numeral"),
        ("三千零零五", "bad-numeral"),
        ("三千零二百", "bad-numeral"),
        ("一万零三千", "bad-numeral"),
        ("二十零五", "bad-numeral"),
        ("三百二千", "bad-numeral"),
        ("三百三百", "bad-numeral"),
        ("一百十", "bad-numeral"),
        ("两十", "bad-numeral"),
        ("一百零两", "bad-numeral"),
        ("三四", "bad-numeral"),
        ("三千百", "bad-numeral"),
        ("点五", "bad-numeral"),
        ("三点", "bad-numeral"),
        ("三点十", "bad-numeral"),
        ("三点五点六", "bad-numeral"),
    ],
)
def test_what_is_no_numeral_is_refused(text: str, reason: str) -> None:
    with pytest.raises(AmountError) as refusal:
        parse_numeral(text)

    assert refusal.value.reason == reason


@given(st.text("零〇一二两三九十百千万亿点壹拾佰仟", min_size=1, max_size=20))
def test_any_run_of_numeral_characters_is_a_number_or_refused(text: str) -> None:
    try:
        number, scale = parse_numeral(text)
    except AmountError:
        return
    assert number >= 0
    assert 0 <= scale <= 12
