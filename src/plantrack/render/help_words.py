"""The help of every command and option, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text

COMMANDS: Final[Mapping[str, Text]] = {
    "plantrack": Text(
        "跟踪五年规划：目标、数据、评价，每个数字都能复核",
        "Keep a multi-year plan honest: targets, observations, verdicts",
    ),
    "status": Text("各目标进展如何", "Show where every goal stands"),
    "show": Text("一个目标的全部", "Show everything about one goal"),
    "rules": Text("各机构的规则如何评价", "Judge the plan by every rule"),
    "add-observation": Text("登记一个数据", "Record a value"),
    "check": Text("检查文件，设置关口", "Check the files and gate on the verdicts"),
    "history": Text(
        "已登记的数据及其历次公布值", "List observations with every published value"
    ),
    "diff": Text("哪些目标动了，为什么", "Show which goals moved, and why"),
    "what-if": Text("假设情形下的评价", "Judge the plan under an assumption"),
    "init": Text("新建规划文件", "Write a new registry"),
    "schema": Text(
        "输出 goals.toml 的 JSON Schema", "Print the JSON Schema of goals.toml"
    ),
}

DETAILS: Final[Mapping[str, Text]] = {
    "plantrack": Text(
        "在当前文件夹及其上级中寻找 goals.toml。",
        "Finds goals.toml in this folder or the nearest one above it.",
    ),
    "status": Text(
        "按类别列出，进度最差的在前。退出码始终为 0；设关口用 check。",
        "Worst first within its group. Exits 0 whatever the figures say; the gate is "
        "`check`.",
    ),
    "show": Text(
        "承诺与出处、走势图、数据、每个数字的算式、怎样会改变评价、说明，以及各规则的评价。",
        "The promise and its source, the chart, the observations, every figure with "
        "its formula, what would change the verdict, the notes, and the verdict by "
        "every rule.",
    ),
    "rules": Text(
        "目标与规则的对照表：八家机构的规则和本规则，意见不一的目标逐一说明各自怎么看、"
        "为什么。每条规则的定义见 docs/rules/。",
        "Goals by rules: eight authorities and our own, with who says what and why "
        "where they part. docs/rules/ defines each of them.",
    ),
    "add-observation": Text(
        "先检查，再显示哪些评价会变，然后追加到数据文件末尾；原有内容一个字节都不改，"
        "重复登记同一数据是安全的。已有数据的时期再登记即为修订，须给出更晚的 "
        "--published。在终端上不带参数运行时逐项询问。",
        "Checks it, shows which verdicts change, and appends it to the observations "
        "file: every earlier byte stays, and recording the same thing twice is safe. "
        "A period that is already known is a revision and needs a later --published. "
        "Without arguments on a terminal it asks.",
    ),
    "check": Text(
        "有目标处于 --fail-on 所列状态时以 1 退出，文件有错时以 2 退出。"
        "暂缓考核的目标、预计和力争的目标从不触发关口。",
        "Exits 1 where a goal stands as --fail-on says and 2 where a file is at "
        "fault. Waived goals, forecasts and strivings never fail it.",
    ),
    "history": Text(
        "最新的在最后；被修订过的数据各次公布值都在。",
        "Newest last; a revised value is listed with what it was before.",
    ),
    "diff": Text(
        "与 git 的一个版本（或两个版本之间）比较，或用 --before 比较两天所知；"
        "因修订数据而变的评价与因进展而变的分开说明。",
        "Compares with a revision of git (or two of them), or what was known on two "
        "days with --before. A verdict that revised values moved is told apart from "
        "one that progress did.",
    ),
    "what-if": Text(
        "假设某些数值、增速或目标，看哪些评价会变；从不写入文件。"
        "增速为每年百分之几（比率指标为每年几个百分点），直到规划期末。",
        "Supposes values, growth or targets and shows which verdicts would change; "
        "never writes. Growth is in percent a year (for shares in points), to the "
        "end of the plan.",
    ),
    "init": Text(
        "带说明注释；从不覆盖已有文件。",
        "With comments that explain it. Never overwrites a file.",
    ),
    "schema": Text("供编辑器补全和检查。", "Editors complete and check with it."),
}

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "plantrack": ("plantrack init --example yubei", "plantrack status --help"),
    "status": (
        "plantrack status --as-of 2024-10-31",
        "plantrack status gdp trade --lang en",
        "plantrack status --verdict off-track,at-risk --format csv -o behind.csv",
    ),
    "show": (
        "plantrack show gdp --as-of 2024-10-31",
        "plantrack show gdp --format json",
    ),
    "rules": (
        "plantrack rules --as-of 2024-10-31",
        "plantrack status --rule eurostat",
        "plantrack status --rules --format json",
    ),
    "add-observation": (
        "plantrack add-observation gdp 2600亿元 --period 2024 --published 2025-01-25",
        "plantrack add-observation gdp --period 2023 --withdraw",
    ),
    "check": (
        "plantrack check --fail-on off-track,missed,at-risk",
        "plantrack check --class binding --format json",
    ),
    "history": ("plantrack history gdp", "plantrack history --revisions"),
    "diff": (
        "plantrack diff HEAD~1",
        "plantrack diff --before 2024-06-30 --as-of 2024-10-31",
    ),
    "what-if": (
        "plantrack what-if --set gdp@2025=2900亿元",
        "plantrack what-if --growth gdp=8% --target gdp=3000亿元",
    ),
    "init": ("plantrack init", "plantrack init --example yubei"),
    "schema": ("plantrack schema -o goals.schema.json",),
}

OPTIONS: Final[Mapping[str, Text]] = {
    "everything": Text(
        "表格也列出定性、方向性目标和节点。",
        "List goals in words, directions and milestones, too.",
    ),
    "all_rules": Text(
        "JSON 中附上每种规则的评价；表格用 rules 命令。",
        "Add every rule's judgement to the JSON; the command rules has the table.",
    ),
    "as_of": Text(
        "只用这一天以前公布的数据，默认今天。",
        "Use what was published by this day; default: today.",
    ),
    "ascii_only": Text(
        "图形符号只用 ASCII 字符。", "Keep the signs of tables and charts to ASCII."
    ),
    "basis": Text("统计口径。", "The statistical basis of the value."),
    "before": Text("与这一天所知比较。", "Compare with what was known on this day."),
    "colour": Text("何时用颜色。", "When to use colours."),
    "dry_run": Text("只显示会怎样，不写入。", "Show what would happen; write nothing."),
    "example": Text(
        "写入渝北区五年目标的完整示例。", "Write the five-year goals of Yubei instead."
    ),
    "exit_zero": Text(
        "有目标落后时也以 0 退出；文件有错仍以 2 退出。",
        "Exit 0 although goals are behind; 2 still where a file is at fault.",
    ),
    "fail_on": Text(
        "触发关口的状态，逗号分隔；stale 为数据逾期，never 为从不。",
        "What fails, separated by commas; `stale` is overdue data, `never` nothing.",
    ),
    "file": Text(
        "规划文件；默认取 PLANTRACK_FILE，再取当前或上级文件夹的 goals.toml。",
        "The registry; default: PLANTRACK_FILE, else goals.toml here or above.",
    ),
    "folder": Text("写到哪个文件夹。", "The folder to write into."),
    "format_choice": Text("输出格式。", "The format of the output."),
    "goal": Text("目标的代号。", "The id of the goal."),
    "goals": Text("只看这些目标。", "Only these goals."),
    "goal_class": Text(
        "只看约束性（binding）或预期性（expected）目标。",
        "Only binding or only expected goals.",
    ),
    "group": Text("只看这个类别；可多次给出。", "Only this group; may be repeated."),
    "growth": Text(
        "假设该指标每年增长这么多；可多次给出。",
        "Suppose this yearly growth of an indicator; may be repeated.",
    ),
    "help": Text("显示本页。", "Show this page."),
    "indicator": Text("指标的代号。", "The id of the indicator."),
    "install_completion": Text(
        "为当前 shell 安装补全。", "Install completion for the current shell."
    ),
    "into": Text(
        "追加到这个数据文件；默认规划所列的第一个。",
        "Append to this observations file; default: the plan's first.",
    ),
    "known_by": Text(
        "只列这一天以前公布的数据，默认全部。",
        "Only what was published by this day; default: all.",
    ),
    "lang": Text("输出语言。", "The language of the output."),
    "note": Text("备注。", "A note on the value."),
    "output_path": Text(
        "写到文件而不是标准输出。", "Write to this file, not to standard output."
    ),
    "output_file": Text(
        "另存一份，格式=路径；可多次给出。",
        "Also write FORMAT to PATH; may be repeated.",
    ),
    "period": Text(
        "数据所属时期：2024、2024-H1、2024-Q3、2024-07、2024年1-7月……",
        "The period the value describes: 2024, 2024-H1, 2024-Q3, 2024-07, ...",
    ),
    "published": Text(
        "公布日期；未给出时以时期末日计。",
        "The day it was published; default: the end of the period counts.",
    ),
    "revision": Text(
        "git 版本，如 HEAD~1、标签或提交号。",
        "A revision of git: HEAD~1, a tag, a commit.",
    ),
    "revisions": Text("只看修订过的数据。", "Only values that were revised."),
    "rule": Text(
        "用哪一种规则评价；默认规划所定。", "The rule that judges; default: the plan's."
    ),
    "scenario": Text(
        "写有假设的 TOML 文件（set、growth、target 三个表）。",
        "A TOML file of assumptions (tables set, growth, target).",
    ),
    "show_completion": Text(
        "显示当前 shell 的补全脚本。", "Show the completion script of the shell."
    ),
    "sort": Text("类别内的次序。", "The order within a group."),
    "source": Text("出处：文件和原文。", "The source: document and words."),
    "status": Text(
        "A 正式、P 初步、E 估计、B 口径变化。",
        "A normal, P provisional, E estimated, B break in series.",
    ),
    "targets": Text(
        "假设目标值是这个；可多次给出。",
        "Suppose this target of a goal; may be repeated.",
    ),
    "until": Text(
        "另一个 git 版本；默认为现在的文件。",
        "Another revision of git; default: the files as they are.",
    ),
    "value": Text(
        "照原文写的数值，如 2600亿元、近7700亿元、-2.7%。",
        "The value as it is written: 2600亿元, 5.26%, $12bn, -2.7%.",
    ),
    "values": Text(
        "假设该指标这一时期的数值；可多次给出。",
        "Suppose this value of an indicator; may be repeated.",
    ),
    "verdicts": Text(
        "只看这些评价，逗号分隔。", "Only these verdicts, separated by commas."
    ),
    "version": Text("显示版本。", "Show the version."),
    "wait": Text(
        "另一程序正在写时最多等几秒。", "How long to wait for another writer, seconds."
    ),
    "width": Text(
        "每行的宽度；默认取 COLUMNS，再取终端宽度，管道中为 100。",
        "Cells a line; default: COLUMNS, else the terminal, else 100.",
    ),
    "withdraw": Text(
        "登记该时期的数据已被撤回。", "Record that the value was taken back."
    ),
    "yoy": Text(
        "公布的同比增速，百分数，可比口径。",
        "Growth on the year before as published, in percent.",
    ),
}

HEADINGS: Final[Mapping[str, Text]] = {
    "usage": Text("用法：", "Usage: "),
    "arguments": Text("参数：", "Arguments:"),
    "options": Text("选项：", "Options:"),
    "commands": Text("命令：", "Commands:"),
    "examples": Text("示例：", "Examples:"),
    "any_options": Text("[选项]", "[OPTIONS]"),
    "any_command": Text("命令 [参数]...", "COMMAND [ARGUMENTS]..."),
    "default": Text("（默认 {value}）", " [default: {value}]"),
}
