"""Mutation testing of the modules that carry the promises; needs mutmut.

``mutmut`` is no dependency of plantrack. In the environment of the tests::

    pip install mutmut==3.8.1
    python benchmarks/mutation.py                      every group, over an hour
    python benchmarks/mutation.py notation scanner     some of them
    python benchmarks/mutation.py engine/targets       a module, with its group's tests

A group is run in a copy of the tracked files in a temporary folder, so neither the
working tree nor ``pyproject.toml`` is touched. It prints how many mutants of each
module were killed; the goal is 85 %. A mutant that runs out of time counts as
killed. Code that runs once, at import, cannot be seen: its mutants survive.

``docs/mutants.md`` lists the mutants that survive, with the reason. One that
survives and is not there is printed in the form of that page, and so is one that is
there and was killed; either makes the exit code 1.
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "mutants.md"
GOAL = 85
_RESULT = re.compile(r"\s*plantrack\.([\w.]+)\.(x\S*): (.*)")
_KILLED = ("killed", "timeout", "caught by type check", "segfault")
_ENTRY = re.compile(r"^@@ .*(?:\n[-+] .*)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Group:
    """Modules to change and the tests that must notice; ``without`` are too slow.

    Tests that measure time, kill processes or race with others would call a mutant
    killed that is only slower.
    """

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    without: str = "dearly or one_pass or no_time or thousands"


GROUPS = {
    "notation": Group(
        ("notation/*",),
        ("tests/notation", "tests/hostile_input/test_notation_edges.py"),
    ),
    "scanner": Group(
        ("store/positions", "store/scanner", "store/spots"),
        (
            "tests/store/test_positions.py",
            "tests/store/test_toml_text.py",
            "tests/hostile_input/test_scanner_edges.py",
        ),
    ),
    "append": Group(
        ("store/append", "store/proof", "store/block"),
        (
            "tests/store/test_append.py",
            "tests/store/test_block.py",
            "tests/trust",
            "tests/hostile_input/test_scanner_edges.py",
        ),
        without="kill or writers or editor or power or documents or merge or branches",
    ),
    "escape": Group(
        ("render/escape",),
        (
            "tests/render/test_escape.py",
            "tests/hostile_output/test_completion_channel.py",
            "tests/hostile_input/test_scanner_edges.py",
        ),
    ),
    "engine": Group(
        ("engine/*", "engine/rules/*"),
        (
            "tests/engine",
            "tests/reading/test_hand.py",
            "tests/docs/test_method_examples.py",
        ),
    ),
}


@dataclass(slots=True)
class Outcome:
    """What became of the mutants: a count by module, and an entry a survivor."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    survivors: list[str] = field(default_factory=list)


def run(group: Group, folder: Path, outcome: Outcome) -> None:
    """Run a group in ``folder`` and add what became of its mutants."""
    copy_tracked_files(folder)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings(group))
    environment = {
        **os.environ,  # noqa: TID251 - of the runs, not ours
        "CI": "1",  # the examples of hypothesis are the same for every mutant
        "PYTHONPATH": str(folder / "tests"),
    }

    def mutmut(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "mutmut", *arguments],
            cwd=folder,
            env=environment,
            stdout=None if arguments == ("run",) else subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout or ""

    mutmut("run")
    for line in mutmut("results", "--all", "true").splitlines():
        if found := _RESULT.match(line):
            module, name, became = found.groups()
            outcome.counts.setdefault(module, Counter())[became] += 1
            if became not in _KILLED:
                change = mutmut("show", f"plantrack.{module}.{name}")
                outcome.survivors.append(entry(module, name, change))


def entry(module: str, name: str, change: str) -> str:
    """Return a mutant as the page has it: its function, and the lines it changes."""
    mangled = name.partition("__mutmut_")[0]
    function = mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    lines = [
        f"{found[1]} {found[2].strip()}"
        for found in re.finditer("^([-+])(?![-+])(.*)", change, re.MULTILINE)
    ]
    return "\n".join([f"@@ {module} {function}", *lines])


def copy_tracked_files(folder: Path) -> None:
    """Copy the files that git knows, as they are in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - whatever git there is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())


def settings(group: Group) -> str:
    """Return the table for mutmut.

    Ids of tests must not be escaped: pytest escapes them again when it is run twice
    in one process, and then does not know them.
    """
    modules = [f"src/plantrack/{each}.py" for each in group.modules]
    arguments = [
        *("-x", "-p", "hostile_input.fresh_caches", "-p", "no:cacheprovider", "-o"),
        "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true",
        *("-k", " and ".join(f"not {each}" for each in group.without.split(" or "))),
    ]
    others = ["goals.toml", "observations.toml", "docs", "README.md", "LICENSE"]
    return "\n".join(
        [
            "\n[tool.mutmut]",
            'source_paths = ["src"]',
            f"only_mutate = {modules!r}",
            f"also_copy = {others!r}",
            f"pytest_add_cli_args = {arguments!r}",
            f"pytest_add_cli_args_test_selection = {list(group.tests)!r}\n",
        ]
    )


def table(outcomes: dict[str, Counter[str]]) -> str:
    """Return how many mutants of each module were killed, as Markdown."""
    lines = ["| module | mutants | killed | |", "|---|--:|--:|--:|"]
    total: Counter[str] = Counter()
    for module, counts in sorted(outcomes.items()):
        lines.append(_row(module, counts))
        total += counts
    return "\n".join([*lines, _row("**all**", total)])


def _row(name: str, counts: Counter[str]) -> str:
    killed = sum(counts[each] for each in _KILLED)
    share = 100 * killed / (counts.total() or 1)
    return f"| {name} | {counts.total():,} | {killed:,} | {share:.1f} % |"


def differences(outcome: Outcome, page: str) -> str:
    """Return what survives and is not on the page, and the other way round.

    Of the page only the modules count whose mutants were run.
    """
    known = Counter(
        found.group()
        for found in _ENTRY.finditer(page)
        if found.group().split()[1] in outcome.counts
    )
    survived = Counter(outcome.survivors)
    titles = ("Survives, and the page gives no reason", "On the page, but killed")
    both = (survived - known, known - survived)
    return "\n".join(
        f"\n{title}:\n\n" + "\n".join(sorted(entries.elements()))
        for title, entries in zip(titles, both, strict=True)
        if entries
    )


def group_of(name: str) -> Group | None:
    """Return the group of that name, or the one with that module, cut down to it."""
    if name in GROUPS:
        return GROUPS[name]
    if not (ROOT / "src" / "plantrack" / f"{name}.py").is_file():
        return None
    for group in GROUPS.values():
        if any(fnmatch.fnmatch(name, each) for each in group.modules):
            return replace(group, modules=(name,))
    return None


def main(arguments: Sequence[str]) -> int:
    """Run what is named and print the table; 1 below the goal or beside the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="|".join([*GROUPS, "MODULE"]))
    chosen = []
    for name in parser.parse_args(arguments).names or GROUPS:
        group = group_of(name)
        if group is None:
            names = ", ".join(GROUPS)
            parser.error(f"{name} is neither a group ({names}) nor a module of one")
        chosen.append(group)
    outcome = Outcome()
    for group in chosen:
        with tempfile.TemporaryDirectory() as folder:
            run(group, Path(folder), outcome)
    print(table(outcome.counts))
    unlisted = differences(outcome, PAGE.read_text(encoding="utf-8"))
    print(unlisted)
    total = sum(outcome.counts.values(), Counter[str]())
    killed = sum(total[each] for each in _KILLED)
    enough = 100 * killed >= GOAL * total.total() > 0
    return 0 if enough and not unlisted else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
