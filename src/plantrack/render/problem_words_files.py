"""Files that cannot be read, and text that is not TOML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text

FILES: Final[Mapping[str, Text]] = {
    "missing-file": Text(
        "没有这个文件：{path}；请检查路径，或用 plantrack init 新建",
        "no such file: {path}; check the path, or make one with plantrack init",
    ),
    "not-a-file/directory": Text(
        "{path} 是文件夹，不是文件；请写出其中 TOML 文件的路径",
        "{path} is a folder, not a file; name the TOML file in it",
    ),
    "not-a-file/special": Text(
        "{path} 是管道或设备，不是普通文件；请改用磁盘上的文件",
        "{path} is a pipe or a device; use a file on disk",
    ),
    "unreadable-file/permission": Text(
        "没有读取 {path} 的权限（{detail}）；请修改文件权限",
        "no permission to read {path} ({detail}); change the permissions of the file",
    ),
    "unreadable-file/system": Text(
        "无法读取 {path}：{detail}；请检查路径和磁盘后重试",
        "cannot read {path}: {detail}; check the path and the disk, then try again",
    ),
    "bad-path": Text(
        "“{path}”不能作文件路径；请写相对于本文件的路径，如 “data/*.toml”",
        'no file can be called "{path}"; write a path relative to this file, '
        'such as "data/*.toml"',
    ),
    "no-match": Text(
        "没有文件与“{got}”相符；请检查路径，不需要时删去此项",
        'no file matches "{got}"; check the path, or drop the entry',
    ),
    "too-big/file": Text(
        "文件超过 {limit}，未读取；请拆成几个文件，列入 plan.observations",
        "larger than {limit}, not read; split it and list the files in "
        "plan.observations",
    ),
    "too-big/line": Text(
        "此行超过 {limit}，未读取；请分行书写",
        "the line is longer than {limit}, not read; break it into several",
    ),
    "too-big/depth": Text(
        "嵌套超过 {limit} 层，未读取；本格式用不到这么深",
        "nested deeper than {limit}, not read; these files need far less",
    ),
    "too-big/key-parts": Text(
        "键名超过 {limit} 段，未读取；请减少句点",
        "a key of more than {limit} parts, not read; use fewer dots",
    ),
    "too-big/number": Text(
        "数字超过 {limit} 位，未读取；请改用较大的单位，如“3200亿元”",
        'a number of more than {limit} digits, not read; use a larger unit: "3200亿元"',
    ),
    "too-big/values": Text(
        "值超过 {limit} 个，未读取；请拆成几个文件",
        "more than {limit} values, not read; split the file",
    ),
    "invalid-utf8": Text(
        "字节 {byte} 不是 UTF-8；请以 UTF-8 编码另存",
        "byte {byte} is not UTF-8; save the file as UTF-8",
    ),
    "invalid-utf8/gb18030": Text(
        "字节 {byte} 不是 UTF-8，文件像是 GBK（GB18030）编码；请以 UTF-8 编码另存",
        "byte {byte} is not UTF-8, the file looks like GBK (GB18030); save it as UTF-8",
    ),
    "invalid-utf8/utf-16": Text(
        "字节 {byte} 不是 UTF-8，文件像是 UTF-16 编码；请以 UTF-8 编码另存",
        "byte {byte} is not UTF-8, the file looks like UTF-16; save it as UTF-8",
    ),
    "conflict-markers": Text(
        "git 的冲突标记“{got}”还在；请先解决合并冲突，两边的记录可以都保留",
        'git left a conflict here ("{got}"); resolve it first, both records may stay',
    ),
}

SYNTAX: Final[Mapping[str, Text]] = {
    "look-alike": Text(
        "“{got}”（{codepoint}）不是 TOML 的符号；请‹改用半角的 '{instead}'¦删去›",
        "TOML does not know \"{got}\" ({codepoint}); ‹write '{instead}'¦delete it›",
    ),
    "duplicate-key": Text(
        "{name} 写了两次‹，第一次在第 {first} 行›；请删去一个或改名",
        "{name} is written twice‹, first in line {first}›; delete or rename one",
    ),
    "bad-toml/expected-equals": Text(
        "键名之后应为 =；请写成 键 = 值",
        "expected = after the key; write key = value",
    ),
    "bad-toml/invalid-value": Text(
        "‹“{got}”不是 TOML 的值¦读不懂这个值›；文字请加双引号，"
        '如 target = "突破3200亿元"',
        '‹"{got}" is not a value¦not a value›; put texts in quotes: '
        'target = "突破3200亿元"',
    ),
    "bad-toml/expected-newline": Text(
        "值之后有多余的内容；一行只写一项，文字整个加双引号",
        "something follows the value; one entry per line, whole texts in quotes",
    ),
    "bad-toml/unclosed-string": Text(
        "引号没有闭合；请在文字末尾补上与开头相同的引号",
        "the text is not closed; end it with the quotes it begins with",
    ),
    "bad-toml/unclosed-array": Text(
        "方括号没有闭合；请在列表末尾补上 ]，各项之间用逗号",
        "the list is not closed; end it with ], with commas between its items",
    ),
    "bad-toml/unclosed-inline-table": Text(
        "花括号没有闭合；请在同一行末尾补上 }，各项之间用逗号",
        "the table is not closed; end it with } on the same line, "
        "with commas between its entries",
    ),
    "bad-toml/unclosed-header": Text(
        "表头没有闭合；请写成 [goals.gdp] 或 [[observation]]",
        "the table header is not closed; write [goals.gdp] or [[observation]]",
    ),
    "bad-toml/invalid-statement": Text(
        "此行不是 键 = 值，也不是表头；说明文字请以 # 开头",
        "neither key = value nor a table header; begin a comment with #",
    ),
    "bad-toml/key-needs-quotes": Text(
        '键名“{got}”要加双引号："{got}" = …；说明文字请以 # 开头',
        'the key "{got}" needs quotes: "{got}" = …; begin a comment with #',
    ),
    "bad-toml/invalid-key": Text(
        "读不懂键名；键名用字母、数字、- 和 _，其他的请加双引号；花括号内不能换行",
        "not a key; keys are letters, digits, - and _, put others in quotes; "
        "a table in braces stays on one line",
    ),
    "bad-toml/invalid-date": Text(
        "没有这一天；日期请写成 2024-09-30",
        "no such date; write it as 2024-09-30",
    ),
    "bad-toml/bad-escape": Text(
        "双引号里的反斜杠组合无效；反斜杠请写成 \\\\，或改用单引号",
        "not a valid escape; write a backslash as \\\\, or use single quotes",
    ),
    "bad-toml/control-character": Text(
        "控制字符 {codepoint} 不能出现在这里；请删去",
        "the control character {codepoint} is not allowed here; delete it",
    ),
    "bad-toml/not-a-table": Text(
        "同一个名字既作表又作值；请改掉其中一个",
        "one name is used both for a table and for a value; rename one",
    ),
    "bad-toml/unfinished": Text(
        "文件到此为止，值还没有写完；请补全",
        "the file ends before the value does; complete it",
    ),
    "bad-toml/other": Text(
        "不是有效的 TOML（{detail}）；请对照 docs/files.md 检查此处",
        "not valid TOML ({detail}); compare this place with docs/files.md",
    ),
    "bad-number/not-finite": Text(
        "“{got}”不是可用的数；请写出实际数值，没有数值就删去此项",
        '"{got}" is not a number to work with; write the value, or drop the entry',
    ),
    "bad-number/too-many-digits": Text(
        "“{got}”超过 15 位有效数字；请换较大的单位或舍入",
        '"{got}" has more than 15 significant digits; use a larger unit or round it',
    ),
    "bad-number/exponent": Text(
        "“{got}”的指数超出 ±30；请用 万、亿 等单位书写",
        'the exponent of "{got}" is beyond ±30; write the number with a unit',
    ),
}
