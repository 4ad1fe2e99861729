"""How often the 80 % interval of a forecast holds the value that came.

    python benchmarks/calibration.py
    python benchmarks/calibration.py --series 4000 --windows cases.json

Series that drift are simulated from a fixed seed; from their first 4 to 8 values the
engine forecasts one to three years ahead. Beside Student's t stands what the same
standard error would cover with the normal quantile. ``--windows`` forecasts the last
value of each real series in a file: ``{"cases": [{"window": {"2017": 58.0, ...}}]}``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from plantrack.engine.student import quantile
from plantrack.engine.trend import Aim, Drift, forecast_level
from plantrack.model.plan import Shape

SEED = 20241031
LENGTHS = (4, 5, 6, 7, 8)
YEARS_AHEAD = (1, 2, 3)
NORMAL_80 = 1.2815515655446004
KINDS = {
    "independent changes": (0.0, False),
    "correlated 0.3": (0.3, False),
    "correlated -0.3": (-0.3, False),
    "heavy tails": (0.0, True),
}


@dataclass
class Tally:
    """How many values came, and how many inside each interval."""

    count: int = 0
    student: int = 0
    normal: int = 0

    def shares(self) -> str:
        """Return both shares in percent."""
        if not self.count:
            return "      -"
        student, normal = (
            100 * self.student / self.count,
            100 * self.normal / self.count,
        )
        return f"{student:5.1f} / {normal:4.1f}"


def main() -> None:
    """Print the coverage of simulated series, and of real ones if they are given."""
    parser = argparse.ArgumentParser(description="Coverage of the 80 % interval.")
    parser.add_argument("--windows", type=Path, help="real series, as JSON")
    parser.add_argument("--series", type=int, default=1_000, help="a cell; 1000")
    arguments = parser.parse_args()
    print("Coverage of the 80 % interval in percent: Student's t / normal quantile")
    print(f"{arguments.series} series a cell, seed {SEED}")
    generator = random.Random(SEED)  # noqa: S311 - a simulation
    for name, (correlation, heavy) in KINDS.items():
        print(
            f"\n{name}\n{'values':>8}", *(f"{h} year(s)".rjust(13) for h in YEARS_AHEAD)
        )
        for length in LENGTHS:
            cells = []
            for ahead in YEARS_AHEAD:
                tally = Tally()
                if ahead < length:
                    for _ in range(arguments.series):
                        series = simulated(
                            generator, length + ahead, correlation, heavy=heavy
                        )
                        count(tally, series[:length], series[-1], ahead)
                cells.append(tally.shares().rjust(13))
            print(f"{length:>8}", *cells)
    if arguments.windows is not None:
        print_real(arguments.windows)


def print_real(path: Path) -> None:
    """Print how often the last value of a real series lay in its interval."""
    print("\nreal series, one year ahead")
    windows = list(real_windows(path))
    for length in LENGTHS:
        tally = Tally()
        for series in windows:
            if len(series) > length:
                count(tally, series[-length - 1 : -1], series[-1], 1)
        if tally.count:
            print(f"{length:>8} {tally.shares()}   ({tally.count} series)")


def simulated(
    generator: random.Random, length: int, correlation: float, *, heavy: bool
) -> list[Fraction]:
    """Return a random walk with drift whose changes may be correlated."""
    values = [Fraction(100)]
    before = 0.0
    for _ in range(length - 1):
        noise = generator.gauss(0, 1)
        if heavy:  # Student's t with 3 degrees of freedom
            spread = sum(generator.gauss(0, 1) ** 2 for _ in range(3)) / 3
            noise /= spread**0.5
        before = correlation * before + (1 - correlation**2) ** 0.5 * noise
        values.append(values[-1] + Fraction(1 + before))
    return values


def count(tally: Tally, known: Sequence[Fraction], came: Fraction, ahead: int) -> None:
    """Add one forecast, with the value that came, to ``tally``."""
    drift = Drift(values=tuple(known), shape=Shape.LINEAR)
    found = forecast_level(drift, years_left=Fraction(ahead), aim=Aim(None))
    if found.value is None or found.low is None or found.high is None:
        return
    tally.count += 1
    tally.student += found.low <= came <= found.high
    reach = float(found.high - found.value)
    reach *= NORMAL_80 / quantile(0.9, freedom=len(known) - 2)
    tally.normal += abs(float(came) - float(found.value)) <= reach


def real_windows(path: Path) -> Iterator[list[Fraction]]:
    """Yield each different run of consecutive years of a file, oldest first."""
    seen: set[tuple[tuple[str, float], ...]] = set()
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
        window = tuple(sorted(case["window"].items()))
        years = [int(year) for year, _ in window]
        gapless = all(b - a == 1 for a, b in itertools.pairwise(years))
        if window not in seen and gapless:
            seen.add(window)
            yield [Fraction(str(value)) for _, value in window]


if __name__ == "__main__":
    main()
