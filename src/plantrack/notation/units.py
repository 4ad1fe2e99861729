"""Units of measurement: 亿元 is scale 8 of 元, 件/万人 has no scale."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plantrack.errors import UnitError
from plantrack.model.amount import Unit
from plantrack.notation.characters import LONGEST, excerpt, narrow
from plantrack.notation.numerals import CHINESE_SCALES
from plantrack.notation.unit_words import METRIC, SPELLINGS, SYMBOLS, SYMBOLS_LOWERED

UNIT_REFUSALS: Final = frozenset(
    {"empty-unit", "too-long", "bad-unit", "ambiguous-scale", "scaled-percentage"}
)
"""Every reason id of a :class:`~plantrack.errors.UnitError`."""

SHARES: Final = frozenset({"%", "‰", "‱"})
"""Symbols in which a bare fraction would be off by a factor of a hundred or more."""

_NEVER_SCALED = SHARES | {"pp"}
_LONGEST_SYMBOL = 24

_CHINESE_SCALE = re.compile("|".join(sorted(CHINESE_SCALES, key=len, reverse=True)))
_ENGLISH_SCALES = {
    word: scale
    for scale, words in {
        3: ("k", "thousand"),
        6: ("m", "mn", "mln", "million"),
        9: ("b", "bn", "bln", "billion"),
        12: ("t", "tn", "trn", "trillion"),
    }.items()
    for word in words
}
_ENGLISH_SCALE = re.compile(
    r"((?i:thousand|million|billion|trillion|mln|bln|trn|mn|bn|tn)|[kKMBT])"
    r"(?![A-Za-z0-9μ²³/])",
    re.ASCII,
)
_SMALL_LETTER = re.compile(r"[mbt](?![A-Za-z0-9μ²³/])")
_CURRENCY_WORD = re.compile(
    r" *(?:CNY|RMB|USD|EUR|HKD|JPY|GBP|yuan|dollars|euros)\b", re.ASCII | re.IGNORECASE
)
_TENS = re.compile("(10{0,2}) ?(?![0-9/])")
_LETTERS = {0: "", 3: "K", 6: "M", 9: "B", 12: "T"}
_SCALE_WORDS = {0: "", **{scale: word for word, scale in CHINESE_SCALES.items()}}

_LATIN = "A-Za-zμΩ°"
_WORD = re.compile(
    rf"(?:[{_LATIN}\u4e00-\u9fff]|(?<=[A-Za-z0-9])(?:[0-9]|[ ·.-](?=[A-Za-z]))"
    rf"|(?<=[\u4e00-\u9fff])·(?=[\u4e00-\u9fff]))+"
)
_SIGN = re.compile("[%‰‱℃]")
_DENOMINATOR = re.compile(f"([0-9]{{0,9}})((?:{_CHINESE_SCALE.pattern})?)(.*)")
_NOT_IN_UNITS = re.compile(
    "[零〇一二两三四五六七八九十百千万亿兆余多近约超逾几半翻]"
    "|分之|以上|以下|以内|之内|左右|上下|之间|不足|^[成来番至到]"
)
_ENGLISH_NOT_IN_UNITS = re.compile(
    r"(?<![A-Za-z])(?:at|least|most|more|less|than|about|around|over|under|above"
    r"|below|nearly|almost|up|to|and|or|by|of|per|nan|inf|infinity|x)(?![A-Za-z])",
    re.ASCII | re.IGNORECASE,
)


def parse_unit(text: str) -> Unit:
    """Read a unit with its scale: ``亿元``, ``万吨``, ``件/万人``, ``B CNY``, ``%``.

    Raises:
        UnitError: with a reason of :data:`UNIT_REFUSALS`.
    """
    if len(text) > LONGEST:
        raise UnitError("too-long", text=excerpt(text))
    try:
        return _read_unit(narrow(text))
    except UnitError as refusal:
        raise UnitError(refusal.reason, text=text) from None


def _read_unit(plain: str) -> Unit:
    if not plain:
        raise UnitError("empty-unit")
    tens = _TENS.match(plain)
    zeros = len(tens[1]) - 1 if tens else 0
    scale, rest = split_scale(plain[tens.end() :] if tens else plain)
    if scale + zeros not in _SCALE_WORDS:
        raise UnitError("bad-unit")
    return unit_of(scale + zeros, canonical_symbol(rest))


def split_scale(plain: str, *, money: bool = False) -> tuple[int, str]:
    """Split the scale off the front of a unit; 0 where there is none.

    千瓦 and 兆瓦 are units. The small letters m, b and t are scales only of
    ``money``, or before the code of a currency: 5 m are metres.
    """
    if is_metric(plain):
        return 0, plain
    match = (
        _CHINESE_SCALE.match(plain)
        or _ENGLISH_SCALE.match(plain)
        or _small_letter(plain, money=money)
    )
    if match is None:
        return 0, plain
    rest = plain[match.end() :].lstrip(" ")
    scale = CHINESE_SCALES.get(match[0]) or _ENGLISH_SCALES[match[0].lower()]
    return scale, rest


def is_metric(plain: str) -> bool:
    """Tell 千瓦 and 兆瓦时/年, whose first character is no scale."""
    return plain.partition("/")[0] in METRIC


def _small_letter(plain: str, *, money: bool) -> re.Match[str] | None:
    match = _SMALL_LETTER.match(plain)
    if match and (money or _CURRENCY_WORD.match(plain, match.end())):
        return match
    return None


@lru_cache(maxsize=1024)
def unit_of(scale: int, symbol: str) -> Unit:
    """Return the unit of a canonical symbol: 千 of 瓦 is the unit 千瓦.

    Raises:
        UnitError: ``scaled-percentage`` for 万%.
    """
    if scale and symbol in _NEVER_SCALED:
        raise UnitError("scaled-percentage")
    first, slash, rest = f"{_SCALE_WORDS.get(scale, '')}{symbol}".partition("/")
    if scale and first in METRIC:
        return Unit(0, SYMBOLS.get(first, first) + slash + rest)
    return Unit(scale, symbol)


@lru_cache(maxsize=1024)
def canonical_symbol(written: str) -> str:
    """Return the one symbol of a unit written without scale: RMB and ￥ are 元.

    Raises:
        UnitError: ``ambiguous-scale`` for 兆; ``bad-unit`` for what is no unit.
    """
    symbol = _known(written)
    if symbol:
        return symbol
    if written.startswith("兆") and not is_metric(written):
        raise UnitError("ambiguous-scale")
    if len(written) > _LONGEST_SYMBOL:
        raise UnitError("bad-unit")
    first, *others = written.replace(" per ", "/").split("/")
    if not others and _ENGLISH_SCALE.fullmatch(first):
        raise UnitError("bad-unit")  # 百B is a scale of nothing
    return "/".join([_part(first), *map(_denominator, others)])


def _known(written: str) -> str | None:
    symbol = SYMBOLS.get(written)
    if symbol is None and written.isascii():
        return SYMBOLS_LOWERED.get(written.lower())
    return symbol


def _part(written: str) -> str:
    symbol = _known(written)
    if symbol:
        return symbol
    if written in METRIC or _SIGN.fullmatch(written):
        return written
    if (
        _WORD.fullmatch(written)
        and not _NOT_IN_UNITS.search(written)
        and not _ENGLISH_NOT_IN_UNITS.search(written)
    ):
        return written
    raise UnitError("bad-unit")


def _denominator(written: str) -> str:
    """Read what stands after a slash, where 万 and 10万 belong to the unit."""
    if _known(written) or written in METRIC:
        return _part(written)
    match = _DENOMINATOR.fullmatch(written)
    if match is None:
        raise UnitError("bad-unit")
    digits, scale, rest = match.groups()
    if rest or not (digits or scale):
        rest = _part(rest)
    return f"{digits}{scale}{rest}"


def unit_text(unit: Unit, *, language: str) -> str:
    """Write a unit so that :func:`parse_unit` reads it back.

    Chinese ``亿元``; English ``100M CNY``. A symbol without English words stays
    Chinese, with its Chinese scale.
    """
    words = english_symbol(unit.symbol) if language != "zh" else None
    if words is None:
        return f"{_SCALE_WORDS[unit.scale]}{chinese_symbol(unit.symbol)}"
    thousands, zeros = divmod(unit.scale, 3)
    tens = "1" + "0" * zeros if zeros else ""
    return f"{tens}{_LETTERS[3 * thousands]} {words}".strip()


def chinese_symbol(symbol: str) -> str:
    """Return how a symbol is written in Chinese: ``pp`` is 个百分点."""
    return "个百分点" if symbol == "pp" else symbol


@lru_cache(maxsize=1024)
def english_symbol(symbol: str) -> str | None:
    """Return the English words of a symbol, ``None`` where it has none.

    A symbol in Latin letters is its own.
    """
    if symbol.isascii():
        return symbol
    if symbol in SPELLINGS:
        return SPELLINGS[symbol].many
    first, *others = symbol.split("/")
    if not others or any(part not in SPELLINGS for part in (first, *others)):
        return None
    return "/".join([SPELLINGS[first].many, *(SPELLINGS[part].one for part in others)])
