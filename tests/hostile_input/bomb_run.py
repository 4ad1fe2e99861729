"""Load hostile files in a process of its own that may not take much memory.

``python -m hostile_input.bomb_run NAME...`` prints what each one cost as JSON, and
with ``--command NAME`` what the whole command does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import chdir
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from hostile_input.bombs import BOMBS
from hostile_input.excerpts import Files
from hostile_input.judging import REGISTRY, write
from hostile_input.processes import apart, limit_memory, megabytes
from plantrack.model.problem import Severity
from plantrack.render.problems import problem_lines
from plantrack.workflow.loading import Unusable, open_registry

_COMMAND: Final = "--command"


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took to judge one file: processor seconds and lines of problems."""

    name: str
    seconds: float
    refused: bool
    lines: int


def costs_of(names: list[str]) -> tuple[list[Cost], int]:
    """Return what each bomb costs, and the most megabytes any of them took."""
    done = apart("hostile_input.bomb_run", *names)
    if done.returncode != 0:
        raise AssertionError(done.stderr[-3000:])
    found = json.loads(done.stdout)
    return [Cost(**each) for each in found["costs"]], found["megabytes"]


def cost_of_command(name: str) -> tuple[Cost, int]:
    """Return what ``plantrack check`` of one bomb costs as a whole process.

    It is begun by a small process, since it is charged with what its parent had.
    """
    costs, most = costs_of([_COMMAND, name])
    return costs[0], most


def _command(name: str) -> tuple[Cost, int]:
    with tempfile.TemporaryDirectory() as folder:
        write(_encoded(name), Path(folder))
        command = [sys.executable, "-m", "plantrack", "check", "--as-of", "2024-10-31"]
        with subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")},
        ) as process:
            assert process.stdout is not None
            output = process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime
    lines = output.count(b"\n")
    refused = process.returncode == 2 and b"Traceback" not in output
    return Cost(name, seconds, refused, lines), used.ru_maxrss // 1024


def _encoded(name: str) -> Files:
    return {file: text.encode() for file, text in BOMBS[name]().items()}


def _cost(name: str) -> Cost:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        write(_encoded(name), Path())
        begin = time.process_time()
        opened = open_registry(REGISTRY)
        lines = problem_lines(opened.problems, language="zh")
        seconds = time.process_time() - begin
    errors = [each for each in opened.problems if each.severity is Severity.ERROR]
    refused = isinstance(opened, Unusable) and bool(errors)
    return Cost(name, seconds, refused, len(lines))


def main(names: list[str]) -> None:
    """Print what the bombs of these names cost."""
    if names[0] == _COMMAND:
        cost, most = _command(names[1])
        costs = [cost]
    else:
        limit_memory()
        costs = [_cost(name) for name in names]
        most = megabytes()
    each_cost = [asdict(cost) for cost in costs]
    json.dump({"costs": each_cost, "megabytes": most}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
