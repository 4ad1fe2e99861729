"""What the authorities' rules say: names, classes, what a figure means, why none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from plantrack.model.assessment import RuleJudgement
from plantrack.model.plan import Kind
from plantrack.model.text import Text
from plantrack.render.figure_words import undefined_text
from plantrack.render.number import factor, grouped, percent, rounded, signed
from plantrack.render.words import RULE_CLASSES, RULES, VERDICTS, say

SHORT_NAMES: Final[Mapping[str, Text]] = {
    "pace": Text("本规则", "pace"),
    "eurostat": Text("欧盟", "eurostat"),
    "open-sdg": Text("加拿大", "open-sdg"),
    "destatis": Text("德国", "destatis"),
    "escap": Text("亚太", "escap"),
    "unsd-2023": Text("联合国", "unsd-2023"),
    "sdsn": Text("SDSN", "sdsn"),
    "wri": Text("WRI", "wri"),
    "ndrc": Text("发改委", "ndrc"),
}
"""The head of each rule's column; in English the name that ``--rule`` takes."""

ORIGINALS: Final[Mapping[str, Mapping[str, str]]] = {
    "destatis": {
        "sun": "Sonne",
        "sun-cloud": "Leicht bewoelkt",  # consoles in China (GBK) have no ö
        "cloud": "Wolke",
        "thunderstorm": "Blitz",
    },
    "ndrc": {
        "met-early": "提前实现",
        "faster": "快于预期",
        "in-line": "基本符合预期",
        "lagging": "滞后预期",
    },
}
"""The classes of authorities that do not write English, in their own language."""

_OURS: Final = {verdict.value: text for verdict, text in VERDICTS.items()}
_WITH_ORIGINAL: Final = Text("{text}（{original}）", "{text} ({original})")

_GROWTH: Final = Text("增速为所需的{x}倍", "growth is {x} times that needed")
_MOVED: Final = Text("年均增速{p}", "{p} a year")
_CHANGE: Final = Text("近年平均变动{c}", "mean yearly change {c}")
MEANINGS: Final[Mapping[str, Text]] = {
    "pace": Text("速度为规划的{x}倍", "{x} times the planned pace"),
    "eurostat": _GROWTH,
    "open-sdg": _GROWTH,
    "destatis": Text(
        "照近年变动还差剩余差距的{p}", "recent changes miss {p} of what is left"
    ),
    "escap": Text("照趋势走完全程的{p}", "the trend covers {p} of the way"),
    "unsd-2023": Text("照此增速走完全程的{p}", "growth so far covers {p} of the way"),
    "sdsn": Text(
        "近年变动为直线的{x}倍", "recent change is {x} times the straight line's"
    ),
    "wri": Text("今后所需为近年的{x}倍", "{x} times the recent slope is needed"),
    "ndrc": Text("进度为时序的{x}倍", "{x} times the way due by now"),
}
"""What a rule's figure says: ``x`` is a multiple, ``p`` a share in percent."""

_INDEX: Final = frozenset({"escap"})
_WITHOUT_TARGET: Final[Mapping[str, Text]] = {
    "eurostat": _MOVED,
    "open-sdg": _MOVED,
    "destatis": _CHANGE,
}
_BY_MOVEMENT: Final = frozenset({Kind.DIRECTION, Kind.EVERY_YEAR})
_TEN: Final = Decimal(10)
_ZERO: Final = Decimal(0)
_PLACES: Final = 3

EDGES: Final[Mapping[str, tuple[Decimal, ...]]] = {
    name: tuple(Decimal(each) for each in edges)
    for name, edges in {
        "pace": ("0.95", "0.60"),
        "eurostat": ("0.95", "0.60"),
        "open-sdg": ("0.95", "0.60"),
        "destatis": ("0.05", "0.20"),
        "escap": ("9",),
        "unsd-2023": ("0.95", "0.10"),
        "sdsn": ("1", "0.5"),
        "wri": ("1", "2"),
        "ndrc": ("1", "0.80"),
    }.items()
}
"""The edges of each rule's figure: a number is not rounded onto or over one."""

_GROWTH_EDGES: Final = tuple(
    Decimal(each) for each in ("0.015", "0.005", "0.01", "0.001", "-0.001", "-0.01")
)


def rule_name(rule: str, language: str) -> str:
    """Return the authority; an id without words as it is."""
    return say(RULES.get(rule, Text(rule, rule)), language)


def class_name(rule: str, class_id: str, language: str) -> str:
    """Return an authority's class, and its original name where that differs.

    ``多云（Wolke）``; an id without words as it is.
    """
    words = _OURS if rule == "pace" else RULE_CLASSES.get(rule, {})
    text = say(words.get(class_id, Text(class_id, class_id)), language)
    original = ORIGINALS.get(rule, {}).get(class_id, text)
    if original == text:
        return text
    return say(_WITH_ORIGINAL, language).format(text=text, original=original)


def reason_text(judgement: RuleJudgement, rule: str, language: str) -> str:
    """Return why a rule gives no verdict, with the class that says so, if any."""
    why = undefined_text(judgement.reason, language)
    if judgement.class_id is None:
        return why
    name = class_name(rule, judgement.class_id, language)
    return say(_WITH_ORIGINAL, language).format(text=name, original=why)


def figure_number(rule: str, number: Decimal) -> str:
    """Return a rule's figure, never rounded onto or over an edge of the rule."""
    shown = rounded(number, places=_PLACES, edges=(*EDGES.get(rule, ()), _ZERO))
    return grouped(shown)


def meaning(rule: str, judgement: RuleJudgement, kind: Kind, language: str) -> str:
    """Return what the rule's figure says in words; nothing without a figure."""
    number = judgement.figure
    if number is None:
        return ""
    edges = EDGES.get(rule, ())
    if kind in _BY_MOVEMENT and rule in _WITHOUT_TARGET:
        text = _WITHOUT_TARGET[rule]
        moved = percent(number, places=2, edges=_GROWTH_EDGES)
        return say(text, language).format(p=moved, c=signed(number, places=3))
    text = MEANINGS.get(rule, Text("{x}", "{x}"))
    share = number / _TEN if rule in _INDEX else number
    if rule in _INDEX:
        edges = tuple(each / _TEN for each in edges)
    return say(text, language).format(
        x=factor(number, edges=edges), p=percent(share, edges=edges)
    )
