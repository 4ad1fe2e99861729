"""The spellings of units: one symbol each, and its words in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple


class Spelling(NamedTuple):
    """The English words of a symbol and everything else that means it.

    ``one`` stands after a slash (CNY/person), ``many`` everywhere else.
    """

    many: str
    one: str
    others: tuple[str, ...] = ()


SPELLINGS: Final = MappingProxyType(
    {
        "元": Spelling(
            "CNY",
            "CNY",
            ("RMB", "yuan", "￥", "¥", "人民币", "元人民币", "人民币元"),
        ),
        "美元": Spelling("USD", "USD", ("US$", "$", "US dollars", "dollars")),
        "欧元": Spelling("EUR", "EUR", ("€", "euros", "euro")),
        "港元": Spelling("HKD", "HKD", ("HK$", "港币")),
        "日元": Spelling("JPY", "JPY", ("JP¥", "yen")),
        "英镑": Spelling("GBP", "GBP", ("£",)),
        "%": Spelling("%", "%", ("percent", "per cent", "pct")),
        "pp": Spelling(
            "pp",
            "pp",
            ("个百分点", "百分点", "PP", "percentage points", "percentage point"),
        ),
        "人": Spelling("people", "person", ("persons",)),
        "人次": Spelling("visits", "visit"),
        "户": Spelling("households", "household"),
        "家": Spelling("units", "unit", ("firms", "firm")),  # hospitals, airlines too
        "件": Spelling("pieces", "piece"),
        "个": Spelling("items", "item"),
        "项": Spelling("entries", "entry"),
        "条": Spelling("lines", "line"),  # routes, runways, expressways
        "座": Spelling("structures", "structure"),
        "所": Spelling("institutions", "institution"),
        "辆": Spelling("vehicles", "vehicle"),
        "架次": Spelling("flights", "flight"),
        "倍": Spelling("times", "times"),
        "分": Spelling("points", "point"),
        "位": Spelling("rank", "rank"),
        "年": Spelling("years", "year"),
        "月": Spelling("months", "month", ("个月",)),
        "天": Spelling("days", "day"),
        "小时": Spelling("hours", "hour"),
        "吨": Spelling("t", "t", ("tonnes", "tonne", "公吨")),
        "吨标准煤": Spelling("tce", "tce"),
        "千克": Spelling("kg", "kg", ("公斤", "㎏")),
        "克": Spelling("g", "g"),
        "毫克": Spelling("mg", "mg"),
        "微克": Spelling("μg", "μg", ("µg", "ug")),
        "公里": Spelling("km", "km", ("千米", "㎞")),
        "米": Spelling("m", "m"),
        "平方公里": Spelling("km2", "km2", ("平方千米", "km²", "㎢")),
        "平方米": Spelling("m2", "m2", ("m²", "㎡")),
        "立方米": Spelling("m3", "m3", ("m³",)),
        "公顷": Spelling("ha", "ha", ("hectares",)),
        "亩": Spelling("mu", "mu"),
        "升": Spelling("L", "L"),
        "千瓦": Spelling("kW", "kW"),
        "千瓦时": Spelling("kWh", "kWh"),
        "兆瓦": Spelling("MW", "MW"),
        "兆瓦时": Spelling("MWh", "MWh"),
        "标准箱": Spelling("TEU", "TEU"),
    }
)
"""Symbol to spellings. A symbol that is not here is its own only spelling."""

_METRIC_BASES = (
    *("瓦", "瓦时", "克", "米", "伏", "伏安", "乏", "安", "卡", "赫", "赫兹"),
    *("帕", "焦", "焦耳", "牛", "字节", "比特", "欧"),
)

METRIC: Final = frozenset(
    {"百帕", "百分点"}
    | {f"{prefix}{base}" for prefix in "千兆" for base in _METRIC_BASES}
)
"""Units whose first character only looks like a scale."""


def _symbols() -> dict[str, str]:
    return {
        written: symbol
        for symbol, spelling in SPELLINGS.items()
        for written in (symbol, spelling.many, spelling.one, *spelling.others)
    }


SYMBOLS: Final = MappingProxyType(_symbols())
"""Everything that is written for a symbol, as it is written."""

_SHORTEST_FREE_CASE = 3  # m, M, t, T, g, kW and MW differ by case

SYMBOLS_LOWERED: Final = MappingProxyType(
    {
        written.lower(): symbol
        for written, symbol in SYMBOLS.items()
        if written.isascii()
        and len(written) >= _SHORTEST_FREE_CASE
        and not written.endswith(("2", "3", "Wh"))
    }
)
"""Longer words, whose case does not matter."""
