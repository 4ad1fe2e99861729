"""How long plantrack takes to start, as ratios to bare Python and to typer and rich.

    python benchmarks/startup.py [ROUNDS]

Every variant runs once a round in a process of its own, so that a slow moment of the
machine meets all of them alike. Medians are printed; nothing fails by time.
Bytecode is kept between runs, as it is for a user, whatever the environment says:
otherwise every run compiles the sources again.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
ROUNDS: Final = 15
DAY: Final = ("--as-of", "2024-10-31")
PLANTRACK: Final = ("-m", "plantrack")
BARE: Final = "python -c pass"
LIBRARIES: Final = "import typer, rich"

VARIANTS: Final[Mapping[str, tuple[str, ...]]] = {
    BARE: ("-c", "pass"),
    LIBRARIES: ("-c", "import typer, rich.console, rich.table"),
    "plantrack --version": (*PLANTRACK, "--version"),
    "plantrack --help": (*PLANTRACK, "--help"),
    "plantrack status --help": (*PLANTRACK, "status", "--help"),
    "plantrack status": (*PLANTRACK, "status", *DAY),
    "plantrack status, json": (*PLANTRACK, "status", *DAY, "--format", "json"),
}


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seconds: dict[str, list[float]] = {name: [] for name in VARIANTS}
    for _ in range(rounds + 1):  # the first round fills the caches
        for name, arguments in VARIANTS.items():
            seconds[name].append(_time(arguments))
    medians = {name: statistics.median(each[1:]) for name, each in seconds.items()}
    print(f"{rounds} rounds, Python {sys.version.split()[0]}, medians")
    print(f"{'':26}{'ms':>7}{'x bare':>9}{'x typer':>9}")
    for name, median in medians.items():
        bare, libraries = median / medians[BARE], median / medians[LIBRARIES]
        print(f"{name:26}{1000 * median:7.0f}{bare:9.1f}{libraries:9.2f}")


def _time(arguments: tuple[str, ...]) -> float:
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # noqa: TID251 - of the runs
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=kept,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
