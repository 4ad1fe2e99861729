"""Processes of their own: little memory, and no measuring of coverage."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import resource

_TESTS: Final = Path(__file__).resolve().parents[1]
_ADDRESSES: Final = 1024**3
_STATUS: Final = Path("/proc/self/status")


def apart(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the tests in a new process, its output as text."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}
    paths = os.pathsep.join([str(_TESTS), str(_TESTS.parent / "src")])
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**kept, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
    )


def limit_memory() -> None:
    """Let this process have a gigabyte of addresses, so that a runaway ends here."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))


def megabytes() -> int:
    """Return the most memory that this process ever had; 0 where nobody knows.

    Linux counts into the resources of a process what its parent had when it began,
    but not into its status.
    """
    if sys.platform == "win32":
        return 0
    if _STATUS.exists():
        found = re.search(
            r"^VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii"), re.MULTILINE
        )
        assert found is not None
        return int(found[1]) // 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
