"""Chinese numerals: 三千二百亿, 一亿零三百万, 三点五万."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from plantrack.errors import AmountError

_FORMAL = str.maketrans(
    "〇壹贰叁肆伍陆柒捌玖拾佰仟",
    "零一二三四五六七八九十百千",
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_DIGITS["两"] = 2
_PLACES = {"": 1, "十": 10, "百": 100, "千": 1000}
_SECTION = 10_000  # one more than the largest number below 万
_WAN = 10**4
_YI = 10**8
_STEP = re.compile("零|十|[一二两三四五六七八九][十百千]?")
_POINT = re.compile("(.+)点([零一二三四五六七八九]+)(万亿|[十百千]?[万亿])?")

CHINESE_SCALES: Final = {
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
"""The power of ten of each Chinese scale."""

NUMERAL: Final = "[零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟]"
"""One character of a numeral, as a regular expression."""


def parse_numeral(text: str) -> tuple[Decimal, int]:
    """Return the number and the scale that a Chinese numeral ends with.

    ``三千二百亿`` is (3200, 8), ``一亿零三百万`` is (10300, 4), ``十五`` is
    (15, 0). A zero place in between may be written (一万零五百) or left out
    (一万五百) where the reading stays the same.

    Raises:
        AmountError: ``ambiguous-numeral`` for 三千二 (3002 or 3200) and 一亿三千;
            ``bad-numeral`` for what is no numeral.
    """
    plain = text.translate(_FORMAL)
    if "点" in plain:
        return _with_point(plain)
    scale = _scale_at_end(plain)
    return Decimal(_whole(plain) // 10**scale), scale


def _scale_at_end(plain: str) -> int:
    if plain.endswith("万亿") and plain.count("万") == plain.count("亿") == 1:
        return 12
    return {"亿": 8, "万": 4}.get(plain[-1:], 0)


def _with_point(plain: str) -> tuple[Decimal, int]:
    match = _POINT.fullmatch(plain)
    if match is None:
        raise AmountError("bad-numeral")
    whole, digits, scale = match.groups()
    places = "".join(str(_DIGITS[digit]) for digit in digits)
    number = Decimal(f"{_whole(whole)}.{places}")
    return number, CHINESE_SCALES[scale] if scale else 0


def _whole(plain: str) -> int:
    """Read a whole number below 10**16: [A亿][B万]C."""
    if plain == "零":
        return 0
    high, yi, low = plain.partition("亿")
    if not yi:
        return _below_yi(plain, follows=False)
    if "亿" in low:
        raise AmountError("mixed-scales")
    above = _below_yi(high, follows=False)
    total = above * _YI
    if not low:
        return total
    if "万" in low:
        return total + _below_yi(low, follows=True, skipped=above % 10 == 0)
    if not low.startswith("零"):  # 一亿三千: 三千 or 三千万
        raise AmountError("ambiguous-numeral")
    return total + _section(low, follows=True, skipped=True)


def _below_yi(plain: str, *, follows: bool, skipped: bool = False) -> int:
    high, wan, low = plain.partition("万")
    if "万" in low:
        raise AmountError("mixed-scales")
    if not wan:
        return _section(plain, follows=follows)
    above = _section(high, follows=follows, skipped=skipped)
    if not low:
        return above * _WAN
    return above * _WAN + _section(low, follows=True, skipped=above % 10 == 0)


def _section(plain: str, *, follows: bool, skipped: bool = False) -> int:
    """Read 1 to 9999.

    ``follows`` says that a higher section stands before; ``skipped`` that it ends
    in a zero or is missing, so that 零 may stand before 千 (十万零五千).
    """
    total, place, at = 0, _SECTION, 0
    zero = False
    for step in _STEP.finditer(plain):
        if step.start() != at:
            break
        at = step.end()
        if step[0] == "零":
            if zero or not (total or follows):
                raise AmountError("bad-numeral")
            zero = True
            continue
        digit, next_place = _digit_and_place(step[0], first=not total)
        needed = place // next_place > _PLACES["十"] or skipped
        if next_place >= place or (zero and not needed):
            raise AmountError("bad-numeral")
        if next_place == 1 and (total or follows) and needed and not zero:
            raise AmountError("ambiguous-numeral")
        total += digit * next_place
        place, zero, skipped = next_place, False, False
    if zero or not total or at != len(plain):
        raise AmountError("bad-numeral")
    return total


def _digit_and_place(step: str, *, first: bool) -> tuple[int, int]:
    if step == "十":
        if not first:
            raise AmountError("bad-numeral")
        return 1, 10
    if step == "两十" or (step == "两" and not first):
        raise AmountError("bad-numeral")
    return _DIGITS[step[0]], _PLACES[step[1:]]
