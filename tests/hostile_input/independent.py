"""What an accepted registry must contain, read again without plantrack.

``tomllib`` and a small reading of amounts, periods and units of its own: written
from ``docs/method.md`` and not from the code, slow, and narrower on purpose. What
it cannot read raises :class:`Unread`, which counts as a failure of the test, never
as agreement.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

Plain = Any
"""Nested dicts, tuples, texts, numbers and dates."""

_SCALES: Final = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "亿": 8,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "万": 4,
    "千": 3,
    "百": 2,
    "T": 12,
    "B": 9,
    "M": 6,
    "K": 3,
    "k": 3,
}
_SAME_UNIT: Final = {
    "个百分点": "pp",
    "百分点": "pp",
    "个月": "月",
    "人民币": "元",
    "名": "名",
}
_BEFORE: Final = {
    "=": "等于 =",
    ">": "突破 超过 超 大于 >",
    ">^": "高于",
    ">=": "不少于 >=",
    ">=^": "不低于 至少",
    "<=": "不超过 至多 <=",
    "<=^": "不高于",
    "<": "近 不足 小于 少于 <",
    "<^": "低于",
    "~": "约 ~",
}
_AFTER: Final = {
    ">=^": "以上",
    "<=": "以内",
    "<=^": "以下",
    "~": "左右",
}
_TEXT: Final = "source note basis"
_KEYS: Final = {
    "top": "schema plan indicators goals",
    "observed": "observation",
    "text": "zh en",
    "plan": (
        "id title start end observations bands rule year_starts language source groups"
    ),
    "bands": "on_track at_risk catch_up",
    "indicator": (
        "title unit measure definition scope source aliases not_same_as better bounds"
        " limit year_value expect_every lag"
    ),
    "goal": (
        "title note kind target indicator from by baseline reference steps path"
        " tolerance class modality group owner source relative_to of planned_growth"
        " use_nowcast waiver revision"
    ),
    "baseline": f"period value published status assumed {_TEXT}",
    "observation": f"indicator period value published status yoy assumed {_TEXT}",
}
_DIGITS: Final = "零一二三四五六七八九"
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE: Final = "[零一二三四五六七八九十两百千万亿]"
_YEAR: Final = r"(\d{4})"
_PERIOD_FORMS: Final = (
    (rf"(?:FY ?)?{_YEAR}(?:年|年度)?", 12),
    (rf"{_YEAR}(?:-|\.|年|-M)(\d{{1,2}})(?:月|月份)?", 1),
    (rf"(?:FY ?)?{_YEAR}[- ]?[Qq]([1-4])", 3),
    (rf"[Qq]([1-4]) ?{_YEAR}", -3),
    (rf"{_YEAR}年?第?([1-4一二三四])季度?", 3),
    (rf"(?:FY ?)?{_YEAR}[- ]?[HhSs]([12])", 6),
    (rf"[HhSs]([12]) ?{_YEAR}", -6),
)


class Unread(Exception):  # noqa: N818 - the outcome of a reading
    """Beyond this reader."""


def registry(files: Mapping[str, bytes]) -> Plain:
    """Return everything that the files say, in the shape of :mod:`contained`.

    Raises:
        Unread: Something in them is beyond this reader.
        ValueError: They are not TOML.
        KeyError: Something required is missing.
    """
    top = _only("top", toml(files["goals.toml"]))
    if top["schema"] != 1:
        raise Unread("schema")
    plan = top["plan"]
    names = plan.get("observations", ["observations.toml"])
    observed = [
        block
        for name in dict.fromkeys(names)
        for block in _only("observed", toml(files[name])).get("observation", [])
    ]
    indicators = top.get("indicators", {})
    units = {id_: unit(table["unit"]) for id_, table in indicators.items()}
    return {
        "plan": _plan(plan),
        "indicators": {
            id_: _indicator(table, units[id_]) for id_, table in indicators.items()
        },
        "goals": {
            id_: _goal(id_, table, top, units) for id_, table in top["goals"].items()
        },
        "observations": tuple(_observation(block, units) for block in observed),
    }


@lru_cache(maxsize=512)
def toml(content: bytes) -> dict[str, Any]:
    """Return what the bytes of a file mean to ``tomllib``; not to be changed."""
    return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)


def _only(kind: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the table, which has no key that a reader could overlook."""
    others = table.keys() - set(_KEYS[kind].split())
    if others:
        raise Unread(others)
    return table


def _plan(plan: Mapping[str, Any]) -> Plain:
    bands = _only("bands", _only("plan", plan).get("bands", {}))
    return {
        "id": plan["id"],
        "title": both(plan["title"]),
        "start": period(plan["start"]),
        "end": period(plan["end"]),
        "bands": tuple(
            Decimal(bands.get(name, default))
            for name, default in (
                ("on_track", "0.95"),
                ("at_risk", "0.60"),
                ("catch_up", "1.10"),
            )
        ),
        "rule": plan.get("rule", "pace"),
        "year_starts": int(plan.get("year_starts", 1)),
        "language": plan.get("language", ""),
        "source": plan.get("source", ""),
        "groups": {name: both(text) for name, text in plan.get("groups", {}).items()},
    }


def _indicator(table: Mapping[str, Any], own: tuple[int, str]) -> Plain:
    def number(value: Any) -> Decimal:
        read = amount(value, own)
        if read[0] != "=" or read[3] != own[1]:
            raise Unread(value)
        return Decimal(read[1]).scaleb(read[2] - own[0])

    bounds = _only("indicator", table).get("bounds")
    definition = table.get("definition")
    return {
        "title": both(table["title"]),
        "unit": own,
        "measure": table["measure"],
        "aliases": tuple(table.get("aliases", ())),
        "not_same_as": tuple(table.get("not_same_as", ())),
        "definition": None if definition is None else both(definition),
        "better": table.get("better"),
        "bounds": None if bounds is None else tuple(number(each) for each in bounds),
        "limit": number(table["limit"]) if "limit" in table else None,
        "year_value": table.get("year_value", "default"),
        "expect_every": span(table.get("expect_every", "1 year")),
        "lag": span(table.get("lag", "6 months")),
        "scope": remark(table.get("scope")),
        "source": table.get("source", ""),
    }


def _goal(
    id_: str,
    table: Mapping[str, Any],
    top: Mapping[str, Any],
    units: Mapping[str, tuple[int, str]],
) -> Plain:
    kind = _only("goal", table).get("kind", "level")
    indicator = table.get("indicator", id_ if id_ in units else None)
    title = table.get("title")
    if title is None:
        title = top["indicators"][indicator]["title"] if indicator else id_
    own = units.get(indicator or "", (0, ""))
    bare = {"relation": (0, "pp")}.get(kind, own)
    by = table.get("by", top["plan"]["end"])
    kept = ("group", "owner", "source")
    return {
        "title": both(title),
        "kind": kind,
        "indicator": indicator,
        "start": period(table.get("from", top["plan"]["start"])),
        "by": None if by == "open" else period(by),
        "target": _target(table, kind, bare),
        "baseline": _baseline(table, "baseline", own),
        "reference": _baseline(table, "reference", own),
        "class": table.get("class", "expected"),
        "modality": table.get("modality", "target"),
        "relative_to": table.get("relative_to") if kind == "relation" else None,
        "of": kind == "relation" and table.get("of") == "level",
        "path": table.get("path"),
        "use_nowcast": table.get("use_nowcast", False),
        "others": tuple(
            sorted(
                {"steps", "tolerance", "planned_growth", "waiver", "revision"}
                & {*table}
            )
        ),
        **{key: table.get(key, "") for key in kept},
        "note": remark(table.get("note")),
    }


def _target(table: Mapping[str, Any], kind: str, own: tuple[int, str]) -> Plain:
    if kind in {"qualitative", "milestone"}:
        return None
    value = table["target"]
    if kind == "direction":
        return value
    between = _range(value, own) if isinstance(value, str) else None
    return between or amount(value, own, promise=True)


def _baseline(table: Mapping[str, Any], key: str, own: tuple[int, str]) -> Plain:
    found = table.get(key)
    if found is None or own == (0, ""):
        return None
    _only("baseline", found)
    return {
        "period": period(found["period"]),
        "amount": amount(found["value"], own),
        "published": found.get("published"),
        "assumed": frozenset(found.get("assumed", ())),
        "status": found.get("status", "A"),
        **{name: found.get(name, "") for name in ("basis", "source")},
        "note": remark(found.get("note")),
    }


def _observation(
    block: Mapping[str, Any],
    units: Mapping[str, tuple[int, str]],
) -> Plain:
    own = units[_only("observation", block)["indicator"]]
    status = block.get("status", "A")
    value = block.get("value")
    if isinstance(value, bool):
        value = f"{100 * value}%"
    yoy = block.get("yoy")
    growth = None if yoy is None else amount(yoy, (0, "%"))
    if growth is not None and (growth[0], growth[2:]) != ("=", (0, "%")):
        raise Unread(yoy)
    return {
        "indicator": block["indicator"],
        "period": period(block["period"]),
        "amount": None if status == "M" else amount(value, own),
        "published": block.get("published"),
        "status": status,
        "yoy": growth[1] if growth else None,
        "assumed": frozenset(block.get("assumed", ())),
        **{key: block.get(key, "") for key in ("basis", "source")},
        "note": remark(block.get("note")),
    }


def both(value: str | Mapping[str, str]) -> tuple[str, str]:
    """Return a text in Chinese and in English."""
    if isinstance(value, str):
        return value, value
    _only("text", value)
    return value["zh"], value["en"]


def remark(value: str | Mapping[str, str] | None) -> tuple[str, str] | None:
    """Return a text in both languages, or nothing for one that says nothing."""
    return both(value) if value else None


def unit(text: str) -> tuple[int, str]:
    """Return the power of ten of a unit and its symbol."""
    plain = _narrow(text)
    for word, scale in _SCALES.items():
        letter = word.isascii() and plain[1:2].isascii()
        if plain.startswith(word) and plain != word + "帕" and not letter:
            rest = plain.removeprefix(word).strip()
            return scale, _SAME_UNIT.get(rest, rest)
    return 0, _SAME_UNIT.get(plain, plain)


def amount(
    value: Any, own: tuple[int, str], *, promise: bool = False
) -> tuple[str, Decimal, int, str]:
    """Return the comparison, the number, the scale and the symbol of an amount."""
    if not isinstance(value, str):
        return "=", Decimal(value), *own
    said: set[str] = set()
    plain = _without_words(_narrow(value), said, promise=promise)
    if value.startswith("-") and not plain[1:2].isdigit():
        # A sign may stand before the words, too.
        plain = "-" + _without_words(plain[1:].lstrip(), said, promise=promise)
    if plain.startswith(("第", "前")):
        said |= {"<="} if plain[0] == "前" else set()
        inner = _without_words(plain[1:], said, promise=promise)
        rank = re.fullmatch(rf"(-?)(\d+|{_CHINESE}+)([余多]?)(?:位|名|rank)?", inner)
        if not rank:
            raise Unread(value)
        said |= {">"} if rank[3] else set()
        place = _whole(rank[2])
        return _one(_of_a_rank(said)), -place if rank[1] else place, 0, "位"
    quotient = re.fullmatch(r"(\d+) ?/ ?(\d+)", plain)
    if quotient:
        number, exact = _fraction(*map(int, quotient.groups()))
        words = {each.rstrip("^") for each in said}
        return _one(words or ({"="} if exact else {"~"})), number, *own
    number, scale, symbol = _number_and_unit(plain, said)
    if not symbol:
        scale, symbol = (scale or own[0]), own[1]
    if symbol == "位":
        return _one(_of_a_rank(said)), number, scale, symbol
    return _one({each.rstrip("^") for each in said}), number, scale, symbol


def _of_a_rank(said: set[str]) -> set[str]:
    """To reach a rank, or not to be below it, is to be there or before it."""
    turned = {">=?": "<=?", ">^": "<", ">=^": "<=", "<=^": ">=", "<^": ">"}
    return {turned.get(each, each) for each in said}


def _without_words(plain: str, said: set[str], *, promise: bool) -> str:
    """Take the words that bound a number off both ends and remember them."""
    plain = _strip(plain, _BEFORE, said, str.startswith, str.removeprefix)
    for word in ("达到", "达"):
        if plain.startswith(word):
            plain = plain.removeprefix(word).lstrip()
            if promise and not said:
                said.add(">=?")
            break
    plain = _strip(plain, _BEFORE, said, str.startswith, str.removeprefix)
    return _strip(plain, _AFTER, said, str.endswith, str.removesuffix)


def _number_and_unit(plain: str, said: set[str]) -> tuple[Decimal, int, str]:
    found = re.fullmatch(rf"(-?)({_NUMBER}|{_CHINESE}+?) ?([余多]?)(.*)", plain)
    if not found:
        raise Unread(plain)
    sign, digits, more, rest = found.groups()
    scale, symbol = unit(rest) if rest else (0, "")
    if symbol.startswith(("余", "多")) and not more:
        more, symbol = symbol[0], _SAME_UNIT.get(symbol[1:], symbol[1:])
    said |= {">"} if more else set()
    if re.search(r"[\d一二三四五六七八九十]", symbol):
        raise Unread(plain)
    plain_digits = digits.replace(",", "")
    number = Decimal(plain_digits) if digits[0].isascii() else _whole(digits)
    return (-number if sign else number), scale, symbol


def _fraction(above: int, below: int) -> tuple[Decimal, bool]:
    """Return a fraction in 15 significant digits, half up, and whether that is it."""
    number = Context(prec=15, rounding=ROUND_HALF_UP).divide(above, below)
    return number, Fraction(number) == Fraction(above, below)


def _range(text: str, own: tuple[int, str]) -> Plain:
    between = re.fullmatch(
        r"(达到|达)?(.*?\d\D*?)(?:~|至|到|(?<=\d)-)(\d.*)", _narrow(text)
    )
    if not between:
        return None
    low, high = amount(between[2], own), amount(between[3], own)
    if re.fullmatch(_NUMBER, between[2].strip()):
        low = (low[0], low[1], *high[2:])
    return "range", low, high


def _strip(
    text: str,
    words: Mapping[str, str],
    said: set[str],
    has: Callable[[str, str], bool],
    without: Callable[[str, str], str],
) -> str:
    """Take the first word of bounding off one end and remember what it says."""
    found = [
        (word, sign)
        for sign, each in words.items()
        for word in each.split()
        if has(text, word)
    ]
    if not found:
        return text
    word, sign = max(found, key=lambda pair: len(pair[0]))
    said.add(sign)
    return without(text, word).strip()


def _one(said: set[str]) -> str:
    bounds = {each for each in said if "?" not in each}
    bounds = bounds or {each.rstrip("?") for each in said} or {"="}
    if len(bounds) > 1:
        raise Unread(said)
    return bounds.pop()


def _whole(text: str) -> Decimal:
    """Read a small Chinese number: 二, 十五, 二十, 两, 一百零五, 三千."""
    if text.isascii():
        return Decimal(text)
    if text == "两":
        return Decimal(2)
    total, rest = 0, text
    for word, size in (("千", 1000), ("百", 100), ("十", 10)):
        before, found, after = rest.partition(word)
        if found:
            total += size * (_digit(before) if before else 1)
            rest = after
    return Decimal(total + (_digit(rest.removeprefix("零")) if rest else 0))


def _digit(text: str) -> int:
    if len(text) != 1 or text not in _DIGITS:
        raise Unread(text)
    return _DIGITS.index(text)


def period(value: Any) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a period."""
    if isinstance(value, dt.date):
        return value, value
    if isinstance(value, int):
        value = f"{value:04d}"
    plain = _narrow(value)
    single = _single(plain)
    if single:
        return single
    short = re.fullmatch(r"(\d{4}-)(\d\d)(?:/|\.\.)(\d\d)", plain)
    if short:
        return _run(_single(short[1] + short[2]), _single(short[1] + short[3]))
    ends = [_single(each.strip()) for each in re.split(r"/|\.\.|~|至|到", plain)]
    if len(ends) != 2:
        years = re.fullmatch(r"(\d{4}) ?- ?(\d{4}年?)", plain)
        if not years:
            raise Unread(value)
        ends = [_single(years[1]), _single(years[2])]
    return _run(*ends)


def _run(first: Plain, last: Plain) -> tuple[dt.date, dt.date]:
    if first is None or last is None:
        raise Unread("period")
    return first[0], last[1]


def _single(plain: str) -> tuple[dt.date, dt.date] | None:
    for form, months in _PERIOD_FORMS:
        found = re.fullmatch(form, plain, re.ASCII)
        if found:
            parts = found.groups() if months > 0 else found.groups()[::-1]
            number = parts[1] if len(parts) > 1 else "1"
            number = str(_DIGITS.index(number)) if number in _DIGITS else number
            return _months(int(parts[0]), abs(months) * (int(number) - 1), abs(months))
    day = re.fullmatch(r"(\d{4})[-.](\d{1,2})[-.](\d{1,2})", plain, re.ASCII)
    if not day:
        return None
    one = dt.date(*(int(part) for part in day.groups()))
    return one, one


def _months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    last = first + count - 1
    days = calendar.monthrange(year, last + 1)[1]
    return dt.date(year, first + 1, 1), dt.date(year, last + 1, days)


def span(text: str) -> tuple[int, int]:
    """Return a length of time as months and days."""
    found = re.fullmatch(r"(\d{1,4}) ?(year|month|day)s?", _narrow(text), re.IGNORECASE)
    if not found:
        raise Unread(text)
    number, word = int(found[1]), found[2].lower()
    return {"year": (12 * number, 0), "month": (number, 0), "day": (0, number)}[word]


def _narrow(text: str) -> str:
    """Map the full-width forms of ASCII, and nothing else, to ASCII."""
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
    return text.translate(wide).strip(" ")
