"""Mutations of the Yubei files in a process of its own, limited in memory.

``python -m hostile_input.mutation_run FIRST COUNT`` prints the counts as JSON. The
mutation of a number is always the same one. One in 200 is of the whole files, and
from 10,000 on one in 50; the others are of excerpts.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import chdir
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Final

from hostile_input.excerpts import Files, excerpts, whole
from hostile_input.judging import Figures, judge, write
from hostile_input.mutations import mutated
from hostile_input.processes import apart, limit_memory, megabytes

SEED: Final = 20_241_031
SHORT_RUN: Final = 10_000
ASSESS_EVERY: Final = 20
MOST_MEMORY: Final = 300
_MEMORY_FOLDER: Final = Path("/dev/shm")  # noqa: S108 - only to spare the disk


def run(first: int, count: int) -> Figures:
    """Try the mutations ``first`` to ``first + count`` in this process."""
    all_excerpts, both = excerpts(), whole()
    figures = Figures()
    shared = _MEMORY_FOLDER if os.access(_MEMORY_FOLDER, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=shared) as folder, chdir(folder):
        for number in range(first, first + count):
            random = Random(SEED + number)  # noqa: S311 - chance, not a secret
            is_whole = number % (200 if number < SHORT_RUN else 50) == 0
            original = both if is_whole else random.choice(all_excerpts)
            files = _with_faults(original, random)
            write(files, Path())
            judge(files, original, figures, assess=number % ASSESS_EVERY == 0)
    figures.megabytes = megabytes()
    return figures


def run_apart(first: int, count: int) -> Figures:
    """Try them in a new process, so that its memory is its own."""
    done = apart("hostile_input.mutation_run", str(first), str(count))
    if done.returncode != 0:
        return Figures(tracebacks=1, faults=[done.stderr[-2000:]])
    return Figures(**json.loads(done.stdout))


def _with_faults(original: Files, random: Random) -> Files:
    """Return the files, one of them (sometimes both) with faults."""
    names = list(original)
    chosen = names if random.random() < 0.1 else [random.choice(names)]
    files = dict(original)
    for name in chosen:
        other = original[random.choice(names)]
        files[name] = mutated(original[name], random, other=other)
    return files


if __name__ == "__main__":
    limit_memory()
    json.dump(asdict(run(int(sys.argv[1]), int(sys.argv[2]))), sys.stdout)
