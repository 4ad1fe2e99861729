"""Why a text is no amount, and what could be written instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from plantrack.notation.decimals import EXACT, divide
from plantrack.notation.numerals import CHINESE_SCALES, NUMERAL
from plantrack.notation.qualifiers import CHANGES, HEAD, split_suffix
from plantrack.notation.ranges import split_range
from plantrack.notation.units import UNIT_REFUSALS

AMOUNT_REFUSALS: Final = (UNIT_REFUSALS - {"empty-unit"}) | {
    "ambiguous-numeral",
    "bad-number",
    "bad-numeral",
    "bare-fraction",
    "change",
    "contradiction",
    "digit-form",
    "doubling",
    "empty-amount",
    "exponent-too-large",
    "fraction-with-unit",
    "misplaced-fraction",
    "mixed-scales",
    "no-number",
    "not-finite",
    "open-frame",
    "range",
    "range-units",
    "reversed-range",
    "tenths",
    "too-many-digits",
    "two-units",
    "unknown-words",
    "zero-denominator",
}
"""Every reason id of an :class:`~plantrack.errors.AmountError`."""

_VAGUE: Final = frozenset(
    {"bad-number", "bad-numeral", "bad-unit", "mixed-scales", "no-number"}
)
_SQUARED = re.compile("(?<=m)[²³]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TENTHS = re.compile(r"([0-9](?:\.[0-9]+)?|[一二两三四五六七八九])成")
_MISPLACED = re.compile(f"({NUMERAL}+|[0-9]+)之分({NUMERAL}+|[0-9]+)")
_SCALE = "|".join(sorted(CHINESE_SCALES, key=len, reverse=True))
_MIXED = re.compile(
    rf"(.*?)([0-9]+(?:\.[0-9]+)?)({_SCALE})([0-9]+)({_SCALE})?"
    r"(?![0-9.十百千万亿])(.*)"
)
_NO_PLACE = re.compile("([百千万亿])([一二两三四五六七八九])(?![十百千万亿点分])")
_PLACE_BELOW = {"百": "十", "千": "百", "万": "千", "亿": "千万"}
_NO_DIGIT = re.compile("(?<![0-9零一二两三四五六七八九十百千万亿点])(?=[百千万亿])")
_DIGITS_BY_VALUE = "零一二三四五六七八九"


def finer_reason(plain: str, reason: str, *, target: bool) -> str:
    """Return what a person would call the fault where the grammar only stopped.

    In a target a range is no fault.
    """
    if reason not in _VAGUE:
        return reason
    for finer, applies in _FINER.items():
        if applies(plain) and not (target and finer == "range"):
            return finer
    if reason == "no-number" and _NUMBER.search(plain):
        return "unknown-words"
    return reason


def suggestion(plain: str, reason: str) -> str:
    """Return another way to write a refused text, empty where there is none.

    The caller must prove that it can be read.
    """
    suggest = _SUGGESTIONS.get(reason)
    return suggest(plain) if suggest else ""


def _foreign_digits(plain: str) -> bool:
    return any(
        not character.isascii()
        and not re.match(NUMERAL, character)
        and (character.isdigit() or _is_vulgar(character))
        for character in _SQUARED.sub("", plain)
    )


def _is_vulgar(character: str) -> bool:
    """Tell ½ and Ⅳ, but not the many Han characters that have a numeric value."""
    return unicodedata.category(character) in {"No", "Nl"}


def _searches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)
    return lambda plain: compiled.search(plain) is not None


_FINER: Final[dict[str, Callable[[str], bool]]] = {
    "digit-form": _foreign_digits,
    "not-finite": _searches(
        r"∞|无穷|无限|(?<![A-Za-z])(?:nan|inf|infinity)(?![A-Za-z])"
    ),
    "doubling": _searches("翻|倍增|double|doubling|twofold"),
    "misplaced-fraction": lambda plain: _MISPLACED.search(plain) is not None,
    "tenths": _searches("[0-9一二两三四五六七八九]成"),
    "ambiguous-scale": _searches(f"(?:[0-9]|{NUMERAL}) ?[余多]?兆"),
    "range": lambda plain: split_range(plain) is not None,
    "mixed-scales": _searches(
        "[0-9][百千万亿]+ ?[0-9一二两三四五六七八九]"
        "|[一二两三四五六七八九][十百千万亿]+ ?[0-9]"
        "|[0-9.]+[百千万亿]*(?:百[百千]|千[千百]|万[百千万]|亿[百千万亿])"
    ),
}


def _ascii_digits(plain: str) -> str:
    if len(plain) == 1:
        return str(unicodedata.numeric(plain))
    return "".join(
        str(unicodedata.decimal(character, character)) for character in plain
    )


def _in_percent(plain: str) -> str:
    def written(match: re.Match[str]) -> str:
        digit = match[1].replace("两", "二")
        if digit in _DIGITS_BY_VALUE:
            return f"{_DIGITS_BY_VALUE.index(digit)}0%"
        return f"{Decimal(digit).scaleb(1, EXACT):f}%"

    return _TENTHS.sub(written, plain)


def _in_one_number(plain: str) -> str:
    """Write 1万2千人 as 12000人."""
    match = _MIXED.fullmatch(plain)
    if match is None:
        return ""
    before, high, high_scale, low, low_scale, after = match.groups()
    place = CHINESE_SCALES[low_scale] if low_scale else 0
    if place + len(low) > CHINESE_SCALES[high_scale]:
        return ""
    number = EXACT.add(
        Decimal(high).scaleb(CHINESE_SCALES[high_scale], EXACT),
        Decimal(low).scaleb(place, EXACT),
    )
    return f"{before}{number:f}{after}"


def _framed(plain: str) -> str:
    if plain.startswith("控制在"):
        return f"{plain}以内"
    return f"{plain}以上"


def _signed(plain: str) -> str:
    """Write 下降2.7% as -2.7%, unless a bound makes the meaning less plain."""
    match = HEAD.match(plain)
    words = match[0] if match else ""
    word, rest = words.strip().lower(), plain[len(words) :]
    if word not in CHANGES or split_suffix(rest)[1] or "余" in rest or "多" in rest:
        return ""
    return f"-{rest}" if CHANGES[word] < 0 else rest


def _swapped(plain: str) -> str:
    match = split_range(plain)
    return f"{match['high']}{match['between']}{match['low']}" if match else ""


def _unit_on_both(plain: str) -> str:
    """Write 15%~20 as 15%~20%."""
    match = split_range(plain)
    return plain + _NUMBER.sub("", match["low"], count=1) if match else ""


def _percentage(plain: str) -> str:
    match = re.search("([0-9]+) ?/ ?([0-9]+)", plain)
    if match is None or not int(match[2]):
        return ""
    percent, _ = divide(Decimal(100 * int(match[1])), Decimal(match[2]))
    short = percent.quantize(Decimal("0.1"), ROUND_HALF_UP, EXACT).normalize(EXACT)
    return f"{plain[: match.start()]}{short:f}%{plain[match.end() :]}"


_SUGGESTIONS: Final[dict[str, Callable[[str], str]]] = {
    "digit-form": _ascii_digits,
    "misplaced-fraction": lambda plain: _MISPLACED.sub(r"\1分之\2", plain),
    "tenths": _in_percent,
    "mixed-scales": _in_one_number,
    "ambiguous-numeral": lambda plain: _NO_PLACE.sub(
        lambda match: f"{match[0]}{_PLACE_BELOW[match[1]]}", plain
    ),
    "bad-numeral": lambda plain: _NO_DIGIT.sub("一", plain),
    "change": _signed,
    "open-frame": _framed,
    "reversed-range": _swapped,
    "range-units": _unit_on_both,
    "bare-fraction": _percentage,
}
