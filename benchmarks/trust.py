"""Print the figures of the trust programme: ``python benchmarks/trust.py [--long]``.

One line an experiment. In all but the controls ``lost``, ``torn`` and ``stuck`` must
be 0; each control leaves out one part of the protocol and must break something. The
exit code is 1 where either is not so. The tests run the same experiments.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from pathlib import Path

# In the place of this folder, in which this very file is called trust.
sys.path[0] = str(Path(__file__).resolve().parent.parent / "tests")

from trust.figures import table  # noqa: E402 - found by the line above
from trust.programme import fast, long  # noqa: E402 - found by the line above


def main() -> int:
    """Run the programme, print the table and say whether all is as promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="the full figures")
    arguments = parser.parse_args()
    begin = time.monotonic()
    rows = []
    for figures in long() if arguments.long else fast():
        print(f"{time.monotonic() - begin:7.1f} s  {figures.name}", file=sys.stderr)
        rows.append(figures)
    print(table(rows))
    seconds = time.monotonic() - begin
    where = f"{platform.system()}, Python {platform.python_version()}"
    print(f"\n{seconds:.0f} s on {where}")
    wrong = [row for row in rows if not row.as_promised]
    for row in wrong:
        print(f"\nNOT AS PROMISED: {row.name}", *row.faults, sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
