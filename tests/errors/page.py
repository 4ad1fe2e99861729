"""``docs/problems.md``, written from the cases of the atlas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from errors.atlas import ATLAS, Case
from plantrack.render.problem_words_files import FILES, SYNTAX
from plantrack.render.problem_words_meaning import ACROSS, MEANING
from plantrack.render.problem_words_values import VALUES

PAGE: Final = ATLAS.parents[1] / "docs" / "problems.md"

_HEAD: Final = """\
# 问题一览 · Problems

每一类问题的样例、报告和改法。报告依次写明文件、行、列、键名、事实、改法和代码；\
带“警告”的不妨碍使用文件。代码不随语言变化，可用于检索。

Every kind of fault with an example, what is reported, and the way out. A line names \
the file, line, column, key, the fact, the way out and the code; a warning does not \
keep the files from being used. Codes are the same in every language.

本页由 `tests/errors` 中的样例生成。This page is written from the cases in \
`tests/errors`.
"""
_SECTIONS: Final = {
    "文件 · Files": FILES,
    "TOML 写法 · Syntax": SYNTAX,
    "取值 · Values": VALUES,
    "含义 · Meaning": MEANING,
    "前后矛盾 · Contradictions": ACROSS,
}
_LINE: Final = re.compile(
    r"(?P<file>[\w./]+):(?P<line>\d+):(?P<column>\d+): .* \[(.*)\]"
)
_LONGEST: Final = 100


def page(cases: Iterable[Case]) -> str:
    """Return the whole page: a heading for each code, an entry for each case."""
    by_code = {
        code: list(group) for code, group in groupby(cases, key=lambda each: each.code)
    }
    parts = [_HEAD]
    for title, words in _SECTIONS.items():
        codes = dict.fromkeys(name.partition("/")[0] for name in words)
        links = " · ".join(f"[{code}](#{code})" for code in codes)
        parts.append(f"\n## {title}\n\n{links}\n")
        for code in codes:
            parts.append(f"\n### {code}\n")
            parts += [_entry(case) for case in by_code[code]]
    return "".join(parts)


def _entry(case: Case) -> str:
    told = case.expected.read_text(encoding="utf-8")
    chinese, english = told.removeprefix("# zh\n").split("# en\n")
    lines = [*_own(chinese, case.code), *_own(english, case.code)]
    excerpt = "".join(_excerpt(case, lines[0]))
    return f"\n{excerpt}```text\n" + "".join(f"{line}\n" for line in lines) + "```\n"


def _own(told: str, code: str) -> list[str]:
    """Return the first line of the case's own code."""
    own = [line for line in told.splitlines() if line.endswith(f"[{code}]")]
    return own[:1]


def _excerpt(case: Case, told: str) -> Iterator[str]:
    """Yield the line at fault as the file has it, where it can be shown."""
    source: Path | None = None
    number = 1
    if match := _LINE.match(told):
        source, number = case.folder / match["file"], int(match["line"])
    if (case.folder / "new.toml").exists():
        source = case.folder / "new.toml"
        number = 0
    if source is None or not source.is_file():
        return
    lines = source.read_text(encoding="utf-8", errors="replace").split("\n")
    shown = lines[number - 1 : number] if number else lines
    if any(len(line) > _LONGEST or not line.isprintable() for line in shown):
        return
    text = "\n".join(shown).rstrip("\n")
    if text:
        yield f"```toml\n{text}\n```\n\n"
