"""The words before and after a number that say how it bounds the truth."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from plantrack.errors import AmountError
from plantrack.model.amount import Qualifier

_Meaning = TypeVar("_Meaning")


def _table(meanings: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    return {
        word: meaning
        for meaning, words in meanings.items()
        for word in words.split("|")
    }


def _any_of(words: list[str]) -> str:
    """Return a pattern of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_QUALIFIERS = _table(
    {
        Qualifier.EXACT: "=|等于",
        Qualifier.ABOUT: "~|≈|约|约为|大约|大致|about|approximately|around|roughly",
        Qualifier.AT_LEAST: (
            ">=|≥|不低于|不少于|不小于|不下于|至少|最少"
            "|at least|no less than|not less than|no fewer than|not below"
        ),
        Qualifier.MORE_THAN: (
            ">|突破|超|超过|超出|逾|大于|高于|多于"
            "|over|more than|above|exceeding|exceeds|greater than|in excess of"
        ),
        Qualifier.AT_MOST: (
            "<=|≤|不超过|不高于|不多于|不大于|至多|最多"
            "|at most|no more than|not more than|not above|not exceeding|up to"
        ),
        Qualifier.LESS_THAN: (
            "<|近|将近|接近|不足|不到|低于|小于|少于"
            "|less than|fewer than|under|below|nearly|almost|close to"
        ),
    }
)
# A promise to reach a value is a bound; an observation that reached it is exact.
_REACHED = _table(
    {
        Qualifier.AT_LEAST: (
            "达|达到|实现|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至"
            "|上升到|上升至|扩大到|扩大至|增至|升至|reach|reaches|rise to|grow to"
        ),
        Qualifier.AT_MOST: (
            "降到|降至|降低到|降低至|下降到|下降至|减少到|减少至|减至|缩小到|缩小至"
            "|压减到|压减至|fall to|reduce to|cut to"
        ),
    }
)
CHANGES: Final = _table(
    {
        1: (
            "提高|提升|增长|增加|上升|扩大"
            "|increase by|increase of|rise by|rise of|grow by|growth of|up by|up"
        ),
        -1: (
            "下降|降低|减少|缩减|缩小|压减|decrease by|decrease of|fall by|fall of"
            "|decline by|reduce by|cut by|down by|down"
        ),
    }
)
_FRAMES = _table(
    {
        Qualifier.AT_MOST: "控制在|稳定在|稳定",
        Qualifier.AT_LEAST: "保持在|保持|维持在|维持",
    }
)
_CAP = "控制在"
_SYMBOLS = _table(
    {
        "元": "￥|¥|CN¥|人民币|CNY|RMB",
        "美元": "$|US$|USD|美元",
        "欧元": "€|EUR|欧元",
        "港元": "HK$|HKD|港币|港元",
        "日元": "JP¥|JPY|日元",
        "英镑": "£|GBP|英镑",
        "%": "百分之",
        "‰": "千分之",
        "‱": "万分之",
        "位": "第|rank|前|top",
    }
)
_TOPS = frozenset({"前", "top"})
_SIGNS = _table({False: "+", True: "-|−|负"})
_SUFFIXES = _table(
    {
        Qualifier.AT_LEAST: ("以上|及以上|or more|or above|or over|and above|and over"),
        Qualifier.AT_MOST: "以下|及以下|以内|之内|or less|or below|or under|or fewer",
        Qualifier.ABOUT: "左右|上下|or so",
    }
)

_WORD = re.compile(
    _any_of(
        [*_QUALIFIERS, *_REACHED, *CHANGES, *_FRAMES, *_SIGNS]
        + [written.lower() for written in _SYMBOLS]
    ),
    re.ASCII | re.IGNORECASE,
)
_SYMBOLS_LOWERED = {written.lower(): symbol for written, symbol in _SYMBOLS.items()}
_SUFFIX = re.compile(rf"(?:{_any_of([*_SUFFIXES])})\Z", re.ASCII | re.IGNORECASE)
# Words that look up or down, not at numbers: a place not below the third is 1, 2 or 3.
_HEIGHTS = frozenset(
    {
        *("不低于", "不下于", "至少", "高于", "不高于", "低于"),
        *("at least", "not below", "above", "not above", "below"),
    }
)
_HEIGHT_SUFFIX = re.compile(
    r"(?:以上|以下|above|below|over|under)\Z", re.ASCII | re.IGNORECASE
)

HEAD: Final = re.compile(rf"(?:(?:{_WORD.pattern}) *)+", re.ASCII | re.IGNORECASE)
"""All the words before a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the words before a number say.

    ``by_height`` tells that the qualifier is a word such as 不低于, by which a rank
    is the better the smaller its number. ``reached`` is the bound that 达到 (降至)
    sets where it promises; ``change`` is 1 for a rise and -1 for a fall; ``frame`` is
    a word such as 控制在 that asks for a bound after the number, and ``framed`` the
    bound that it suggests.
    """

    qualifier: Qualifier | None = None
    by_height: bool = False
    reached: Qualifier | None = None
    change: int = 0
    frame: str = ""
    framed: Qualifier | None = None
    symbol: str = ""
    negative: bool = False


NO_WORDS: Final = Head()


@lru_cache(maxsize=1024)
def read_head(text: str) -> Head:
    """Read what :data:`HEAD` matched.

    Raises:
        AmountError: ``contradiction`` where two words say the same kind of thing,
            or a fall is given a sign.
    """
    words = [match[0].lower() for match in _WORD.finditer(text)]
    qualifiers = [_QUALIFIERS[word] for word in words if word in _QUALIFIERS]
    qualifiers += [Qualifier.AT_MOST for word in words if word in _TOPS]
    reached = [_REACHED[word] for word in words if word in _REACHED]
    changes = [CHANGES[word] for word in words if word in CHANGES]
    frames = [word for word in words if word in _FRAMES]
    symbols = [_SYMBOLS_LOWERED[word] for word in words if word in _SYMBOLS_LOWERED]
    signs = [_SIGNS[word] for word in words if word in _SIGNS]
    kinds: tuple[Sized, ...] = (qualifiers, reached, changes, frames, symbols, signs)
    if any(len(kind) > 1 for kind in kinds) or (changes and (signs or reached)):
        raise AmountError("contradiction")
    return Head(
        qualifier=qualifiers[0] if qualifiers else None,
        by_height=any(word in _HEIGHTS for word in words),
        reached=reached[0] if reached else None,
        change=changes[0] if changes else 0,
        frame=frames[0] if frames else "",
        framed=_FRAMES[frames[0]] if frames else None,
        symbol=symbols[0] if symbols else "",
        negative=bool(signs and signs[0]),
    )


def split_suffix(text: str) -> tuple[str, Qualifier | None]:
    """Split 以上, 以内, 左右 and the like off the end."""
    match = _SUFFIX.search(text)
    if match is None:
        return text, None
    return text[: match.start()].rstrip(" "), _SUFFIXES[match[0].lower()]


def speaks_of_height(text: str) -> bool:
    """Tell whether a text ends in 以上 or the like, not in 以内."""
    return _HEIGHT_SUFFIX.search(text) is not None


def joined(head: Head, *others: Qualifier | None) -> Qualifier | None:
    """Return the one qualifier that all the words around a number agree on.

    ``None`` where there is none.

    Raises:
        AmountError: ``contradiction`` (近3200亿元以上, or 控制在3%以上);
            ``open-frame`` for 控制在3%, which says neither 以内 nor 左右.
    """
    said = {word for word in (head.qualifier, *others) if word is not None}
    if len(said) > 1:
        raise AmountError("contradiction")
    qualifier = next(iter(said), None)
    if head.frame and qualifier is None:
        raise AmountError("open-frame")
    if head.frame == _CAP and qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        raise AmountError("contradiction")
    return qualifier


_MIRRORED = {
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.MORE_THAN: Qualifier.LESS_THAN,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
    Qualifier.LESS_THAN: Qualifier.MORE_THAN,
}


def mirrored(qualifier: Qualifier) -> Qualifier:
    """Return what a bound says where up and down change places.

    A bound on a fall says it of the signed change, and 不低于 of the number of a rank.
    """
    return _MIRRORED.get(qualifier, qualifier)
