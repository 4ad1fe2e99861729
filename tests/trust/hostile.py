"""Small files made to cost a reader minutes and gigabytes."""

from __future__ import annotations

import os
import resource
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from trust.figures import Figures
from trust.ledger import append
from trust.processes import fork, wait_for

SECONDS: Final = 2
BYTES: Final = 300 * 1024 * 1024

_DEEP: Final = 5_000
FILES: Final[dict[str, bytes]] = {
    "a key of 30,000 parts": b"a." * 30_000 + b"a = 1\n",
    "30,000 keys of 31 parts": b"".join(
        b"k%d%b = 1\n" % (number, b".a" * 30) for number in range(30_000)
    ),
    "30,000 tables of 31 parts": b"".join(
        b"[k%d%b]\n" % (number, b".a" * 30) for number in range(30_000)
    ),
    "nested arrays": b"a = " + b"[" * _DEEP + b"]" * _DEEP,
    "nested inline tables": b"a = " + b"{b = " * _DEEP + b"1" + b"}" * _DEEP,
    "two million brackets": b"[" * 2_000_000,
    "a million quotes": b"'''" * 1_000_000,
    "a number of 5,000 digits": b"a = " + b"9" * 5_000 + b"\n",
    "an array of a million numbers": b"a = [" + b"1," * 1_000_000 + b"]\n",
    "100,000 escapes, never closed": b'a = "' + b"\\n" * 100_000 + b"\n",
}


def hostile_files() -> Figures:
    """Append to each, with 2 seconds of a processor and 300 MB more than we use.

    What does not end within that is ``stuck``, what changes the file ``torn``.
    """
    figures = Figures("hostile files: refused in 2 s and 300 MB")
    for name, content in FILES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "observations.toml")
            path.write_bytes(content)
            figures.runs += 1
            refused = wait_for(fork(partial(_append_within_limits, path))) == 0
            figures.refused += refused
            figures.stuck += not refused
            figures.torn += path.read_bytes() != content
            if not refused:
                figures.blame(name)
    return figures


def _append_within_limits(path: Path) -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    used = pages * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + BYTES, used + BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        append(path, 1, wait=0)
    except NotWritten:
        return
    os._exit(1)
