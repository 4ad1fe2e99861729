"""``docs/commands.md`` is what the program says; ``PLANTRACK_UPDATE=1`` rewrites it."""

from __future__ import annotations

import os

import pytest

from command_line import ROOT, plantrack
from plantrack.cli.app import NAMES
from plantrack.cli.exits import ExitCode

PAGE = ROOT / "docs" / "commands.md"
HEAD = """\
<!-- Generated: run tests/docs/test_commands_page.py with PLANTRACK_UPDATE=1 -->

# 命令 · Commands

`plantrack` 在当前文件夹及其上级中寻找 `goals.toml`（`-f`、`PLANTRACK_FILE` 可指定）。
文档走标准输出，其余走标准错误。语言：`--lang` > `PLANTRACK_LANG` > `plan.language` >
`LC_ALL`、`LC_MESSAGES`、`LANG` > 中文。宽度：`--width` > `COLUMNS` > 终端 > 100。

`plantrack` finds `goals.toml` in this folder or the nearest one above it (`-f` and
`PLANTRACK_FILE` name another). The document goes to standard output, all else to
standard error. Language: `--lang` > `PLANTRACK_LANG` > `plan.language` > `LC_ALL`,
`LC_MESSAGES`, `LANG` > Chinese. Width: `--width` > `COLUMNS` > the terminal > 100.

## 退出码 · Exit codes

| | 含义 | meaning |
|--:|---|---|
"""
CODES = {
    ExitCode.DONE: (
        "完成；`check`：没有不通过的目标。管道被关闭、在提问时拒绝也是 0",
        "done; `check`: nothing fails. Also a closed pipe and a declined prompt",
    ),
    ExitCode.FINDINGS: (
        "仅 `check`：有目标处于 `--fail-on` 所列状态",
        "`check` only: a goal stands as `--fail-on` says",
    ),
    ExitCode.WRONG_USE: (
        "用法有误，或文件缺失、有错：列出全部问题",
        "wrong use, or a file is missing or invalid: every problem is printed",
    ),
    ExitCode.BUG: (
        "程序内部错误：一行；`PLANTRACK_DEBUG=1` 显示详情",
        "a bug in plantrack: one line; `PLANTRACK_DEBUG=1` shows the traceback",
    ),
    ExitCode.NOT_WRITTEN: (
        "未写入：被锁、磁盘满、只读、输出无法写；什么都没有改",
        "not written: locked, disk full, read-only, no output; nothing changed",
    ),
    ExitCode.UNCONFIRMED: (
        "已写入，但磁盘没有确认：再运行一次，不会重复登记",
        "written, but not confirmed by the disk: run it again, it is safe",
    ),
    ExitCode.INTERRUPTED: ("被中断", "interrupted"),
}


def _page() -> str:
    rows = [f"| {code.value} | {zh} | {en} |" for code, (zh, en) in CODES.items()]
    parts = [HEAD + "\n".join(rows)]
    for name in ("", *NAMES):
        words = [name] if name else []
        pages = [plantrack(*words, "--help", "--lang", each) for each in ("zh", "en")]
        texts = "\n".join(each.out for each in pages).rstrip("\n")
        parts.append(f"## {f'plantrack {name}'.strip()}\n\n```text\n{texts}\n```")
    return "\n\n".join(parts) + "\n"


def test_the_page_is_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "88")
    expected = _page()
    if os.environ.get("PLANTRACK_UPDATE"):
        PAGE.write_text(expected, encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == expected


def test_every_exit_code_is_documented() -> None:
    assert set(CODES) == set(ExitCode)
