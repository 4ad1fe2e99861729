"""What the command line itself says: errors of use, prompts, outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text
from plantrack.render.escape import show
from plantrack.render.words import say

SENTENCES: Final[Mapping[str, Text]] = {
    # wrong use
    "ambiguous-name": Text(
        "“{text}”不止一个，请用代号：{ids}",
        '"{text}" is the name of several; use an id: {ids}',
    ),
    "bad-choice": Text(
        "没有“{text}”这一项，可选：{choices}",
        'no such choice "{text}"; one of: {choices}',
    ),
    "bad-date": Text(
        "“{text}”不是日期，请写成 2024-10-31",
        '"{text}" is not a date; write 2024-10-31',
    ),
    "bad-number": Text(
        "“{text}”不是 {low} 至 {high} 的数",
        '"{text}" is not a number from {low} to {high}',
    ),
    "bad-output-file": Text(
        "--output-file 应写成 格式=路径，如 junit=report.xml，而不是“{text}”",
        '--output-file takes FORMAT=PATH, such as junit=report.xml, not "{text}"',
    ),
    "missing-argument": Text("缺少 {name}", "{name} is missing"),
    "never-alone": Text(
        "--fail-on never 不能与其他状态并用", "--fail-on never stands alone"
    ),
    "no-folder": Text("当前文件夹已不存在", "the current folder is gone"),
    "no-registry": Text(
        "{folder} 及其上级文件夹里没有 goals.toml；请用 -f 指定，"
        "或用 plantrack init 新建",
        "no goals.toml in {folder} or above; name one with -f, or begin with "
        "`plantrack init`",
    ),
    "into-unread": Text(
        "不在 plan.observations 之列，登记了也不会被读取；"
        "请先把它写进去，或改用所列的文件",
        "not among plan.observations, so nobody would read it; add it there, or name "
        "a file that is",
    ),
    "no-observations-file": Text(
        "plan.observations 所指的文件一个也没有；请先建立一个",
        "none of the files that plan.observations names is there; make one first",
    ),
    "no-such-option": Text("没有选项 {text}", "no such option {text}"),
    "option-needs-value": Text("选项 {option} 需要一个值", "{option} needs a value"),
    "option-takes-no-value": Text("选项 {option} 不带值", "{option} takes no value"),
    "output-is-toml": Text(
        "输出从不写到 TOML 文件；请换一个文件名",
        "an output never goes to a TOML file; choose another name",
    ),
    "days-reversed": Text(
        "{before} 晚于 --as-of（默认今天）的 {after}；请写更早的一天，或更晚的 --as-of",
        "{before} is later than {after}, the day of --as-of (default: today); "
        "name an earlier day, or a later --as-of",
    ),
    "rules-in-json": Text(
        "{format} 里没有各规则的评价；请用 plantrack rules 看表格，"
        "或改用 --format json",
        "{format} has no place for every rule's judgement; see the table of "
        "plantrack rules, or use --format json",
    ),
    "unknown-command": Text("没有命令“{text}”", 'no such command "{text}"'),
    "unknown-goal": Text("没有目标“{text}”", 'no such goal "{text}"'),
    "unknown-group": Text(
        "没有类别“{text}”‹，可选：{choices}›",
        'no such group "{text}"‹; one of: {choices}›',
    ),
    "unknown-indicator": Text("没有指标“{text}”", 'no such indicator "{text}"'),
    "unknown-rule": Text(
        "没有评价规则“{text}”，可选：{choices}",
        'no such rule "{text}"; one of: {choices}',
    ),
    "value-and-withdraw": Text(
        "撤回数据时不写数值", "a value that is withdrawn has no new value"
    ),
    "wrong-use": Text("参数有误：{detail}", "{detail}"),
    "too-many-arguments": Text(
        "多余的参数：{detail}", "more arguments than expected: {detail}"
    ),
    "try-help": Text("用法见 {command} --help", "see {command} --help"),
    "did-you-mean": Text("；是不是“{near}”？", '; did you mean "{near}"?'),
    # other states of the plan
    "git-missing": Text(
        "没有找到 git；请先安装，或改用 --before 比较两天",
        "git is not installed; install it, or compare two days with --before",
    ),
    "not-in-git": Text(
        "不在 git 仓库里；请先 git init 并提交，或改用 --before 比较两天",
        "not in a git repository; commit it to one, or compare two days with --before",
    ),
    "unknown-revision": Text(
        "git 里没有“{text}”这个版本；请用 git log 查看",
        'git knows no revision "{text}"; see git log',
    ),
    "not-in-revision": Text(
        "版本“{text}”里没有这个文件；请换一个较晚的版本",
        'not there in revision "{text}"; name a later one',
    ),
    "revision-unread": Text(
        "git 未能取出版本“{text}”；请检查仓库（git fsck）",
        'git could not hand out revision "{text}"; check the repository (git fsck)',
    ),
    "revision-or-day": Text(
        "请写一个 git 版本，或用 --before 写一天，二者择一",
        "name a git revision, or a day with --before, one of the two",
    ),
    "nothing-supposed": Text(
        "没有假设；请用 --set、--growth、--target 或 --scenario",
        "nothing is supposed; use --set, --growth, --target or --scenario",
    ),
    "bad-assumption": Text(
        "“{text}”不是假设；请写成 gdp@2025=2900亿元（--set）、gdp=8%（--growth）"
        "或 gdp=3000亿元（--target）",
        '"{text}" is no assumption; write gdp@2025=2900亿元 (--set), gdp=8% (--growth) '
        "or gdp=3000亿元 (--target)",
    ),
    "falls-below-nothing": Text(
        "“{text}”会使数值降到零以下；每年的降幅须小于100%",
        '"{text}" a year would leave less than nothing; a yearly fall is under 100%',
    ),
    "supposed-twice": Text(
        "对“{text}”作了两次假设；请只留一个",
        '"{text}" is supposed twice; leave one',
    ),
    "other-unit": Text(
        "“{text}”的单位是 {unit}，应为 {expected}",
        '"{text}" is in {unit}; {expected} is wanted',
    ),
    "target-of-another-sort": Text(
        "目标 {goal} 不是这一类的目标值；请照原目标的写法写（数值、区间或方向）",
        "the target of {goal} is of another sort; write a number, a range or a "
        "direction as the goal has it",
    ),
    # outcomes
    "output-closed": Text("标准输出已关闭，无法输出", "standard output is closed"),
    "output-failed": Text("无法写入（{detail}）", "cannot be written ({detail})"),
    "output-failed/EACCES": Text(
        "无法写入：没有权限；请换一个位置，或修改权限",
        "cannot be written: no permission; choose another place, or change it",
    ),
    "output-failed/EEXIST": Text(
        "无法新建文件夹：已有同名的文件；请换一个名字",
        "the folder cannot be made: a file has its name; choose another",
    ),
    "output-failed/EISDIR": Text(
        "无法写入：这是文件夹；请写出文件的路径",
        "cannot be written: it is a folder; name a file",
    ),
    "output-failed/ENOENT": Text(
        "无法写入：没有这个文件夹；请检查路径，或先建立",
        "cannot be written: there is no such folder; check the path, or make it first",
    ),
    "output-failed/ENOSPC": Text(
        "无法写入：磁盘已满；请腾出空间",
        "cannot be written: no space is left on the disk; free some",
    ),
    "output-failed/ENOTDIR": Text(
        "无法写入：路径中有一段是文件而不是文件夹；请改正路径",
        "cannot be written: a part of the path is a file, not a folder; correct it",
    ),
    "output-failed/EROFS": Text(
        "无法写入：磁盘是只读的；请换一个位置",
        "cannot be written: the disk is read-only; choose another place",
    ),
    "system-error": Text("系统报错（{detail}）", "the system refused ({detail})"),
    "bug": Text(
        "plantrack: 程序内部错误（{kind}: {detail}，{where}）。报告此错误时请附上"
        "同一命令在 PLANTRACK_DEBUG=1 下的输出",
        "plantrack: a bug ({kind}: {detail}, {where}). Please report it with what "
        "the same command prints under PLANTRACK_DEBUG=1",
    ),
    "recorded": Text("已登记于 {file}:{line}", "recorded in {file}:{line}"),
    "already-recorded": Text(
        "此前已登记于 {file}:{line}，未作改动",
        "already recorded in {file}:{line}; nothing changed",
    ),
    "recorded-unseen": Text(
        "数据已登记，但结果未能输出；再次运行是安全的",
        "the value is recorded, but its outcome could not be printed; it is safe to "
        "run this again",
    ),
    "would-record": Text(
        "将追加到 {file}（--dry-run，未写入）：",
        "would be appended to {file} (--dry-run, nothing written):",
    ),
    "nothing-recorded": Text("未登记", "nothing recorded"),
    "no-goal-touched": Text(
        "没有目标使用指标 {indicator}", "no goal uses the indicator {indicator}"
    ),
    "known-later": Text(
        "截至 {as_of} 尚未公布，自 {day} 起计入；以上为届时的评价",
        "not known yet on {as_of}, counts from {day}; the verdicts are those of then",
    ),
    "verdict-same": Text("{goal}：{new}（不变）", "{goal}: {new} (unchanged)"),
    "verdict-changes": Text("{goal}：{old} → {new}", "{goal}: {old} → {new}"),
    "with-reason": Text("{word}（{reason}）", "{word} ({reason})"),
    "created": Text("已新建 {file}", "created {file}"),
    "next-status": Text(
        "下一步：plantrack status -f {file}", "next: plantrack status -f {file}"
    ),
    # prompts
    "ask-indicator": Text("指标代号", "indicator"),
    "ask-value": Text("数值（照原文写）", "value, as it is written"),
    "ask-period": Text("数据所属时期", "period"),
    "ask-published": Text("公布日期", "published"),
    "ask-source": Text("出处", "source"),
    "ask-record": Text("登记吗？[y/N]", "record it? [y/N]"),
}


def sentence(name: str, language: str, **facts: str) -> str:
    """Return the sentence ``name`` with its facts, all of them shown, not obeyed.

    A fact ``near`` that is not empty adds a suggestion.
    """
    near = facts.pop("near", "")
    text = _filled(name, language, facts)
    return text + (_filled("did-you-mean", language, {"near": near}) if near else "")


def _filled(name: str, language: str, facts: Mapping[str, str]) -> str:
    shown = {key: show(value) for key, value in facts.items()}
    return say(SENTENCES[name], language).format(**shown)
