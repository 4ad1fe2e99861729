#!/usr/bin/env python3
"""Set up .venv on first use, then run plantrack or everything a reviewer runs.

    python3 dev.py demo             where the example plan stands
    python3 dev.py test [ARGUMENT]  format, lint, types, rooms, tests, coverage, gate
    python3 dev.py test --long      the same with the long tests
    python3 dev.py run ARGUMENT...  plantrack from this folder

Arguments after `test` go to pytest. Needs Python 3.11 or newer and nothing else;
uv is used where it is present.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / ".plantrack-setup"
SET_UP_BY = ("pyproject.toml", "constraints.txt")
OLDEST = (3, 11)
DAY_OF_THE_EXAMPLE = "2024-10-31"
# Two processes; one that runs out of tests takes some of the other's.
SHARED_OUT = ("-n", "2", "--dist", "worksteal")
SOURCES = ("src", "tests", "benchmarks", "docs", "dev.py")
NO_ENSUREPIP = """\
This Python has no ensurepip, so it cannot make a virtual environment.
Install it (Debian, Ubuntu: apt install python3-venv) or install uv, then run
this again."""


def call(*command: str | Path, long: bool = False) -> int:
    """Run ``command`` in the project's folder and return its exit code."""
    environment = {**os.environ, **({"PLANTRACK_LONG": "1"} if long else {})}
    sys.stdout.flush()
    return subprocess.call([str(each) for each in command], cwd=ROOT, env=environment)


def set_up() -> None:
    """Make the virtual environment, unless it already is what the files ask for."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted and PYTHON.exists():
        return
    print("setting up .venv ...", file=sys.stderr, flush=True)
    STAMP.unlink(missing_ok=True)
    if not (install_with_uv() if shutil.which("uv") else install_with_pip()):
        sys.exit("The set-up failed; the lines above say why.")
    STAMP.write_text(wanted)


def fingerprint() -> str:
    """Return what the virtual environment depends on, as one number."""
    inputs = [(ROOT / name).read_bytes() for name in SET_UP_BY]
    return hashlib.sha256(b"\0".join([*inputs, sys.version.encode()])).hexdigest()


def install_with_uv() -> bool:
    """Make the environment by uv; tell whether that worked."""
    again = "--allow-existing" if is_same_python() else "--clear"
    install = ("uv", "pip", "install", "-q", "--python", PYTHON, *requirements())
    return (
        call("uv", "venv", "-q", again, "--python", sys.executable, VENV) == 0
        and call(*install) == 0
    )


def install_with_pip() -> bool:
    """Make the environment by venv and pip; tell whether that worked."""
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(NO_ENSUREPIP)
    again = () if is_same_python() else ("--clear",)
    pip = (PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    return (
        call(sys.executable, "-m", "venv", *again, VENV) == 0
        and call(*pip, *requirements()) == 0
    )


def is_same_python() -> bool:
    """Tell whether the environment runs, and on this very Python."""
    asked = (PYTHON, "-c", "import sys; print(sys.version)")
    if not PYTHON.exists():
        return False
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == sys.version.strip()


def requirements() -> tuple[str, ...]:
    """Return what to install: this folder, editable, with what its tests need."""
    return ("-c", "constraints.txt", "-e", ".[xlsx,dev]")


def test(arguments: list[str]) -> int:
    """Run every check even where one fails; 0 when all of them pass."""
    long = "--long" in arguments
    chosen = [each for each in arguments if each != "--long"]
    failed = []
    for name, command in checks(chosen).items():
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        code = call(*command, long=long)
        if code != 0:
            failed.append(name)
        seconds = time.monotonic() - began
        print(f"== {name}: {'passed' if code == 0 else 'FAILED'} ({seconds:.1f} s)")
    print(f"\n== failed: {', '.join(failed)}" if failed else "\n== all checks passed")
    return 1 if failed else 0


def checks(arguments: list[str]) -> dict[str, tuple[str | Path, ...]]:
    """Return the checks by name, the quick ones first, in the order they run.

    Parts of the tests cannot reach the coverage that all of them must reach, so
    the coverage of a chosen part is not judged.
    """
    measured = (PYTHON, "-m", "coverage")
    runs: dict[str, tuple[str | Path, ...]] = {
        "format": (BIN / "ruff", "format", "--check", *SOURCES),
        "lint": (BIN / "ruff", "check", *SOURCES),
        "types": (BIN / "mypy",),
        "rooms": (BIN / "lint-imports",),
        "gate": (BIN / "plantrack", *gate()),
        "erase": (*measured, "erase"),
        "tests": (*measured, "run", "-m", "pytest", *SHARED_OUT, *arguments),
        "combine": (*measured, "combine", "-q"),
    }
    if not arguments:
        runs["coverage"] = (*measured, "report")
    return runs


def gate() -> tuple[str, ...]:
    """Return the project's own use of plantrack as a gate."""
    return ("check", "--as-of", DAY_OF_THE_EXAMPLE, "--fail-on", "never")


def main(arguments: list[str]) -> int:
    """Do what the first argument says and return the exit code."""
    if sys.version_info < OLDEST:
        sys.exit(f"plantrack needs Python 3.11 or newer; this is {sys.version}")
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command not in ("demo", "test", "run"):
        print(__doc__, file=sys.stderr)
        return 2
    set_up()
    if command == "test":
        return test(rest)
    example = ["status", "--as-of", DAY_OF_THE_EXAMPLE]
    return call(BIN / "plantrack", *(example if command == "demo" else []), *rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
