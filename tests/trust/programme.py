"""The whole trust programme: the fast part of every test run, and the long one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Final

from trust.crashes import RenameDisk, power_cut_controls, power_cuts
from trust.documents import kept_documents
from trust.edges import edge_files, faulty_disks, file_kinds
from trust.editors import Portable, Style, editing, editing_unchecked
from trust.figures import Figures
from trust.hostile import hostile_files
from trust.kept import kept_corpus, kept_test_data
from trust.kills import (
    random_kills,
    random_kills_of_a_naive_writer,
    systematic_faults,
    systematic_kills,
)
from trust.merges import Layout, git_is_here, merging
from trust.writers import concurrent_writers, writers_without_lock

LONG: Final = os.environ.get("PLANTRACK_LONG") == "1"
"""Whether the long experiments are to run as tests too."""

Experiment = Callable[[], Figures | None]


def fast() -> Iterator[Figures]:
    """Run the experiments of every test run, less than a minute."""
    yield from _always(kills=200, documents=300, merges=3)
    yield concurrent_writers(200, 1)
    yield editing(Style.IN_PLACE, 4)
    yield editing_unchecked(Style.IN_PLACE, 3)


def long() -> Iterator[Figures]:
    """Run the full figures, about fifteen minutes on two busy processors."""
    yield from _always(kills=10_000, documents=3_000, merges=60)
    for writers, each in ((200, 1), (64, 10), (8, 100)):
        yield concurrent_writers(writers, each)
    for style in Style:
        yield editing(style, 20)
        yield editing(style, 20, busy=3)
        yield editing(style, 20, busy=3, disk=Portable())
        yield editing_unchecked(style, 20)


def _always(*, kills: int, documents: int, merges: int) -> Iterator[Figures]:
    for portable in (False, True):
        yield systematic_kills(portable=portable)
        yield systematic_faults(portable=portable)
    yield random_kills(1_000, memory=True)
    yield random_kills(kills)
    yield random_kills_of_a_naive_writer(30)
    yield power_cuts()
    yield power_cuts(RenameDisk)
    yield from power_cut_controls()
    yield writers_without_lock()
    yield edge_files()
    yield faulty_disks()
    yield file_kinds()
    yield hostile_files()
    yield kept_corpus()
    test_data = kept_test_data()
    if test_data is not None:
        yield test_data
    yield kept_documents(documents)
    if git_is_here():
        for layout in Layout:
            yield merging(layout, merges)
