"""Many writers at once."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from pathlib import Path

from plantrack.errors import PlantrackError
from trust.figures import Figures
from trust.ledger import HEAD, Quick, append, block, litter
from trust.processes import fork, wait_for


class NoLock(Quick):
    """The control that takes no lock."""

    def try_lock(self, descriptor: int) -> None:
        del descriptor


def concurrent_writers(
    writers: int, each: int, *, kind: type[Quick] = Quick, name: str = ""
) -> Figures:
    """Let so many processes append so many records each, all at once.

    A refusal counts as an error of the lock (``stuck``): there is time enough.
    """
    name = name or f"{writers} writers at once, records each: {each}"
    figures = Figures(name, control=kind is not Quick)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        path.write_bytes(HEAD)
        done = Path(folder, "done")
        done.mkdir()
        children = [
            fork(partial(_append_some, path, first, each, done, kind()))
            for first in range(0, writers * each, each)
        ]
        figures.runs = writers * each
        figures.stuck += sum(wait_for(child) != 0 for child in children)
        _judge(figures, path, {int(mark.name) for mark in done.iterdir()})
        figures.stuck += litter(path) != ["done"]
    return figures


def writers_without_lock(writers: int = 20, each: int = 5) -> Figures:
    """Do the same without the lock: the control, which must lose records."""
    name = "control: writers at once, no lock"
    return concurrent_writers(writers, each, kind=NoLock, name=name)


def _append_some(path: Path, first: int, each: int, done: Path, disk: Quick) -> None:
    for number in range(first, first + each):
        try:
            append(path, number, disk=disk, wait=300)
        except PlantrackError:
            os._exit(1)
        (done / str(number)).touch()


def _judge(figures: Figures, path: Path, acknowledged: set[int]) -> None:
    content = path.read_bytes()
    figures.acknowledged = len(acknowledged)
    found = {number: content.count(block(number)) for number in range(figures.runs)}
    figures.lost = sum(found[number] == 0 for number in acknowledged)
    figures.torn = sum(count > 1 for count in found.values())
    size = len(HEAD) + sum(len(block(number)) * found[number] for number in found)
    figures.torn += size != len(content)
