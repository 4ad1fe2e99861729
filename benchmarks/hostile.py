"""Print the figures of the hostile programme.

Run: ``python benchmarks/hostile.py`` or, for the full figures, with ``--long``.

One line an experiment: mutated and hostile files, hostile texts through every output,
values at thresholds. ``broken`` must be 0 everywhere but in the controls, which leave
the defence out and must break. The exit code is 1 where either is not so. The tests
run the same experiments, and the exit codes in hostile surroundings besides.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from hostile_input.bomb_run import costs_of
from hostile_input.bombs import BOMBS, SOUND_BUT_LARGE
from hostile_input.mutation_run import SHORT_RUN, run_apart
from hostile_output import channels
from hostile_output.carriers import PLACES
from hostile_output.payloads import payloads, raw_payloads
from hostile_output.thresholds import SEED, cases, registry_of
from plantrack.engine.assess import assess_plan
from plantrack.render import escape

PACK = 300
AT_ONCE = 50
RUNNING = frozenset({"on-track", "at-risk", "off-track"})


@dataclass(frozen=True, slots=True)
class Row:
    """What one experiment counted."""

    name: str
    runs: int
    broken: int
    remark: str
    control: bool = False
    faults: tuple[str, ...] = ()

    @property
    def as_promised(self) -> bool:
        """Tell whether nothing broke, or of a control, whether it did."""
        return bool(self.broken) is self.control


def mutated_files(count: int) -> Row:
    """Mutations of the Yubei files against an independent reading."""
    workers = os.cpu_count() or 1
    each = count // (4 * workers)
    with ProcessPoolExecutor(workers) as pool:
        parts = list(pool.map(run_apart, range(0, count, each), [each] * (4 * workers)))
    whole = parts[0]
    for part in parts[1:]:
        whole.add(part)
    remark = (
        f"{whole.refused:,} refused, {whole.follow:,} mean what they now say,"
        f" {whole.same:,} what they said; slowest {whole.slowest:.2f} s,"
        f" {whole.megabytes} MB"
    )
    faults = tuple(whole.faults)
    return Row("mutated files", whole.tried, whole.broken, remark, faults=faults)


def hostile_files() -> Row:
    """Files that would cost seconds or gigabytes."""
    costs, megabytes = costs_of(sorted(BOMBS))
    bad = [
        cost
        for cost in costs
        if cost.seconds >= 2 or cost.refused is (cost.name in SOUND_BUT_LARGE)  # noqa: PLR2004 - seconds
    ]
    worst = max(costs, key=lambda cost: cost.seconds)
    remark = f"worst {worst.seconds:.2f} s ({worst.name}), {megabytes} MB"
    broken = len(bad) + (megabytes >= 300)  # noqa: PLR2004 - megabytes
    return Row("hostile files", len(costs), broken, remark, faults=tuple(map(str, bad)))


def hostile_texts(count: int, *, shifts: range) -> Iterator[Row]:
    """Texts through files, messages, arguments and file names to every output."""
    texts, raw = payloads(count), raw_payloads(count)
    packs = [texts[at : at + PACK] for at in range(0, count, PACK)]
    yield _channel(
        "texts in files",
        lambda folder: [
            channels.through_files(pack, folder / f"{shift}-{at}", shift=shift)
            for shift in shifts
            for at, pack in enumerate(packs)
        ],
    )
    yield _channel(
        "texts in faulty files",
        lambda folder: [
            channels.through_faults(pack, folder / str(at))
            for at, pack in enumerate(packs)
        ],
    )
    yield _channel(
        "texts as arguments", lambda folder: [channels.through_arguments(raw, folder)]
    )
    yield _channel(
        "texts as file names",
        lambda folder: [channels.through_file_names(raw[::4], folder)],
    )
    with (
        mock.patch.object(escape, "_visible", lambda character: character),
        mock.patch.object(escape, "_OBEYED", frozenset()),
        mock.patch.object(escape, "_in_json", lambda character: character),
        mock.patch.object(escape, "_OLD_COMMAND", "\0never"),
        mock.patch.object(escape, "_NEW_COMMAND", re.compile("(?!)()()")),
    ):
        yield _channel(
            "the same, written as they are",
            lambda folder: [channels.through_files(packs[0], folder, shift=0)],
            control=True,
        )


def _channel(
    name: str,
    experiment: Callable[[Path], list[channels.Figures]],
    *,
    control: bool = False,
) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        found = experiment(Path(folder))
    outputs = sum(each.outputs for each in found)
    broken = sum(each.escapes + each.tracebacks for each in found)
    remark = f"{sum(each.placed for each in found):,} texts placed"
    faults = tuple(fault for each in found for fault in each.faults[:3])
    return Row(name, outputs, broken, remark, control=control, faults=faults[:5])


def thresholds(count: int) -> Row:
    """Goals exactly on a threshold, or a hair off it."""
    random = Random(SEED)  # noqa: S311 - chance, not a secret
    wrong = []
    for _ in range(count // AT_ONCE):
        found = list(cases(random, AT_ONCE))
        registry = registry_of(found)
        for is_running, day in (
            (False, dt.date(2027, 1, 1)),
            (True, dt.date(2026, 6, 1)),
        ):
            assessed = assess_plan(registry, as_of=day).assessments
            wrong += [
                case.goal.id
                for case, each in zip(found, assessed, strict=True)
                if (case.verdict in RUNNING) is is_running
                and str(each.verdict) != case.verdict
            ]
    return Row("values at a threshold", count, len(wrong), "nine kinds of goal")


def table(rows: list[Row]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| experiment | runs | broken | |", "|---|--:|--:|---|"]
    for row in rows:
        name = f"*control:* {row.name}" if row.control else row.name
        lines.append(f"| {name} | {row.runs:,} | {row.broken:,} | {row.remark} |")
    return "\n".join(lines)


def programme(*, long: bool) -> Iterator[Row]:
    """Run the experiments: in minutes, or all of them in a quarter of an hour."""
    yield mutated_files(10 * SHORT_RUN if long else SHORT_RUN)
    yield hostile_files()
    shifts = range(len(PLACES)) if long else range(0, len(PLACES), 9)
    yield from hostile_texts(2_000 if long else PACK, shifts=shifts)
    yield thresholds(100_000 if long else 2_000)


def main() -> int:
    """Run the programme, print the table and say whether all is as promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="the full figures")
    arguments = parser.parse_args()
    os.environ["GITHUB_ACTIONS"] = "true"  # noqa: TID251 - of the runs, not ours
    begin = time.monotonic()
    rows = []
    for row in programme(long=arguments.long):
        print(f"{time.monotonic() - begin:7.1f} s  {row.name}", file=sys.stderr)
        rows.append(row)
    print(table(rows))
    where = f"{platform.system()}, Python {platform.python_version()}"
    print(f"\n{time.monotonic() - begin:.0f} s on {where}")
    wrong = [row for row in rows if not row.as_promised]
    for row in wrong:
        print(f"\nNOT AS PROMISED: {row.name}", *row.faults, sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
