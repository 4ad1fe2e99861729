"""Values that have the wrong shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text

_NEAR_ZH: Final = "‹；是否想写“{near}”？›"
_NEAR_EN: Final = '‹; did you mean "{near}"?›'

VALUES: Final[Mapping[str, Text]] = {
    "unsupported-schema": Text(
        "不支持 schema = {got}；请写成 schema = {supported}，不加引号，"
        "或升级 plantrack",
        "schema = {got} is not supported; write schema = {supported} without quotes, "
        "or upgrade plantrack",
    ),
    "unknown-key": Text(
        "没有“{got}”这个键；‹是否想写“{near}”？¦docs/files.md 列出全部键名›",
        'there is no key "{got}" here; '
        '‹did you mean "{near}"?¦docs/files.md lists every key›',
    ),
    "missing-key": Text(
        "缺少必填的 {name}；请补上",
        "{name} is missing; add it",
    ),
    "wrong-type/text": Text(
        "应为文字，实为 {got}；请加双引号",
        "expected a text, got {got}; put it in quotes",
    ),
    "wrong-type/number": Text(
        "应为数字，实为 {got}；请写不带引号的数，如 5.5",
        "expected a number, got {got}; write it without quotes: 5.5",
    ),
    "wrong-type/whole-number": Text(
        "应为整数，实为 {got}；请写不带引号的整数，如 1",
        "expected a whole number, got {got}; write it without quotes: 1",
    ),
    "wrong-type/boolean": Text(
        "应为 true 或 false，实为 {got}；请不加引号、小写书写",
        "expected true or false, got {got}; write it in lower case without quotes",
    ),
    "wrong-type/table": Text(
        "应为表，实为 {got}；请写成 [表名] 或 { 键 = 值 }",
        "expected a table, got {got}; write [name] or { key = value }",
    ),
    "wrong-type/tables": Text(
        "应为成组的表，实为 {got}；每项以双方括号开头，如 [[observation]]",
        "expected blocks, got {got}; begin each with double brackets: [[observation]]",
    ),
    "wrong-type/list": Text(
        '应为列表，实为 {got}；请写成 ["…", "…"]',
        'expected a list, got {got}; write ["…", "…"]',
    ),
    "wrong-type/pair": Text(
        "应为两个数，实为 {got}；请写成 [0, 100]",
        "expected two numbers, got {got}; write [0, 100]",
    ),
    "wrong-type/date": Text(
        "应为日期，实为 {got}；请写成 2024-10-01，不加引号",
        "expected a date, got {got}; write 2024-10-01 without quotes",
    ),
    "wrong-type/date-not-datetime": Text(
        "应为日期，实为带时刻的 {got}；请去掉时刻，写成 2024-10-01",
        "expected a date, got the time {got}; drop the time of day: 2024-10-01",
    ),
    "wrong-type/date-not-text": Text(
        "应为日期，实为文字“{got}”；请去掉引号，写成 2024-10-01",
        'expected a date, got the text "{got}"; drop the quotes: 2024-10-01',
    ),
    "wrong-type/amount": Text(
        '应为数量，实为 {got}；请写成 "突破3200亿元" 或 3200',
        'expected an amount, got {got}; write "突破3200亿元" or 3200',
    ),
    "wrong-type/period": Text(
        '应为时期，实为 {got}；请写成 2023、"2024-H1"、"2024年1-7月" 之类',
        'expected a period, got {got}; write 2023, "2024-H1", "2024-07" or the like',
    ),
    "wrong-type/year": Text(
        "应为年份，实为 {got}；请写成 2026",
        "expected a year, got {got}; write 2026",
    ),
    "wrong-type/month": Text(
        '应为月份，实为 {got}；请写成 "01" 至 "12"',
        'expected a month, got {got}; write "01" to "12"',
    ),
    "wrong-type/titles": Text(
        '应为文字，实为 {got}；请写 "…"，或 { zh = "…", en = "…" }',
        'expected a text, got {got}; write "…", or { zh = "…", en = "…" }',
    ),
    "empty-text": Text(
        "文字不能为空；请填写，或删去此项",
        "the text is empty; write it, or drop the entry",
    ),
    "unknown-choice": Text(
        f"“{{got}}”不在可选之列：{{choices}}{_NEAR_ZH}",
        f'"{{got}}" is not one of {{choices}}{_NEAR_EN}',
    ),
    "bad-id/empty": Text(
        "标识不能为空；请起一个名字，如 gdp",
        "the id is empty; give it a name such as gdp",
    ),
    "bad-id/character": Text(
        "标识“{got}”中的 {character} 不能用；标识以字母或数字开头，其后可有 - _ .",
        'the id "{got}" cannot have {character} there; ids are letters and digits, '
        "with - _ . between them",
    ),
    "bad-unit": Text(
        "应为“亿元”这样的计量单位，实为“{got}”‹：{why}›‹；可写“{try}”›",
        'expected a unit such as "亿元", got "{got}"‹: {why}›‹; try "{try}"›',
    ),
    "bad-unit/control-character": Text(
        "单位“{got}”含有控制字符 {codepoint}；请删去",
        'the unit "{got}" has the control character {codepoint} in it; delete it',
    ),
    "bad-amount": Text(
        "应为‹“{like}”这样的百分数¦“突破3200亿元”这样的数量›，"
        "实为“{got}”‹：{why}›‹；可写“{try}”›",
        'expected ‹a percentage such as "{like}"¦an amount such as "突破3200亿元"›, '
        'got "{got}"‹: {why}›‹; try "{try}"›',
    ),
    "bad-period": Text(
        "应为“2023”“2024-H1”“2024年1-7月”这样的时期，实为“{got}”‹：{why}›‹；可写“{try}”›",
        'expected a period such as "2023", "2024-H1" or "2024-01/2024-07", '
        'got "{got}"‹: {why}›‹; try "{try}"›',
    ),
    "bad-period/year-wanted": Text(
        "此处须为整年，实为“{got}”；请写成 2026",
        'only whole years here, got "{got}"; write 2026',
    ),
    "bad-period/months-wanted": Text(
        "此处须为整月的时期，实为“{got}”；请写成 2024-09 或 2024",
        'whole months are wanted here, got "{got}"; write 2024-09 or 2024',
    ),
    "bad-span": Text(
        "应为“1 year”“6 months”“45天”这样的时长，实为“{got}”‹：{why}›‹；可写“{try}”›",
        'expected a length of time such as "1 year", "6 months" or "45 days", '
        'got "{got}"‹: {why}›‹; try "{try}"›',
    ),
}
