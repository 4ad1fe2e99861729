"""plantrack as a user runs it: in this process for speed, or in one of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plantrack.cli.running import run

ROOT = Path(__file__).resolve().parents[1]
DAY = ("--as-of", "2024-10-31")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


def plantrack(
    *arguments: str, encoding: str = "utf-8", together: bool = False
) -> Outcome:
    """Run the command line in this process, with streams of ``encoding``.

    ``together`` puts what goes to standard error into ``out``, as on a terminal.
    """
    out = io.BytesIO()
    err = out if together else io.BytesIO()
    streams = [
        io.TextIOWrapper(each, encoding=encoding, write_through=True)
        for each in (out, err)
    ]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        code = run(arguments)
    return Outcome(code, *(each.getvalue().decode(encoding) for each in (out, err)))


def process(
    *arguments: str | bytes,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    stdin: str = "",
) -> Outcome:
    """Run the command line in a process of its own, its streams in pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "plantrack", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        input=stdin.encode(),
    )
    return Outcome(
        done.returncode,
        done.stdout.decode("utf-8", "surrogateescape"),
        done.stderr.decode("utf-8", "surrogateescape"),
    )
