from __future__ import annotations

from pathlib import Path

import pytest

from trust import crashes, edges, kills, writers
from trust.corpus import TEXTS
from trust.documents import kept_documents
from trust.editors import Style, editing, editing_unchecked
from trust.figures import Figures, table
from trust.hostile import hostile_files
from trust.kept import kept_corpus, kept_test_data
from trust.merges import Layout, Merge, git_is_here, merge, merging
from trust.programme import LONG

only_long = pytest.mark.skipif(not LONG, reason="PLANTRACK_LONG=1 runs it")
with_git = pytest.mark.skipif(not git_is_here(), reason="there is no git")


either_way = pytest.mark.parametrize(
    "portable", [False, True], ids=["by exchange", "by rename alone"]
)


def assert_kept(figures: Figures) -> None:
    assert figures.runs > 0
    assert figures.as_promised, (figures.row(), figures.faults)


def assert_broken(figures: Figures) -> None:
    assert figures.control
    assert figures.broken > 0, f"the control {figures.name!r} broke nothing"


@either_way
def test_a_writer_killed_at_any_step_leaves_the_old_file_or_the_new_one(
    *, portable: bool
) -> None:
    figures = kills.systematic_kills(portable=portable)

    assert_kept(figures)
    assert figures.runs >= 40


@either_way
def test_an_error_at_any_step_is_a_refusal_that_changes_nothing(
    *, portable: bool
) -> None:
    figures = kills.systematic_faults(portable=portable)

    assert_kept(figures)
    assert figures.runs >= 300
    assert figures.refused >= 200


def test_a_thousand_random_kills_lose_and_tear_nothing() -> None:
    figures = kills.random_kills(1_000, memory=True)

    assert_kept(figures)
    assert figures.acknowledged > 0


@only_long
def test_ten_thousand_random_kills_lose_and_tear_nothing() -> None:
    assert_kept(kills.random_kills(10_000, seed=1))


def test_the_same_kills_tear_the_file_of_a_naive_writer() -> None:
    assert_broken(kills.random_kills_of_a_naive_writer(20))


@pytest.mark.parametrize("kind", [crashes.CrashDisk, crashes.RenameDisk])
def test_no_state_that_a_power_cut_may_leave_is_torn_or_lacks_a_record(
    kind: type[crashes.CrashDisk],
) -> None:
    figures = crashes.power_cuts(kind)

    assert_kept(figures)
    assert figures.acknowledged == 2


@pytest.mark.parametrize(
    "figures", crashes.power_cut_controls(), ids=lambda figures: figures.name
)
def test_without_either_sync_or_in_place_a_power_cut_loses(figures: Figures) -> None:
    assert_broken(figures)


def test_two_hundred_writers_at_once_lose_nothing() -> None:
    figures = writers.concurrent_writers(200, 1)

    assert_kept(figures)
    assert figures.acknowledged == 200


@only_long
@pytest.mark.parametrize(("number", "each"), [(64, 10), (8, 100)])
def test_writers_with_many_records_each_lose_nothing(number: int, each: int) -> None:
    figures = writers.concurrent_writers(number, each)

    assert_kept(figures)
    assert figures.acknowledged == number * each


def test_writers_without_the_lock_lose_records() -> None:
    assert_broken(writers.writers_without_lock())


def test_an_editor_that_empties_the_file_for_a_while_loses_nothing() -> None:
    figures = editing(Style.IN_PLACE, 4)

    assert_kept(figures)
    assert figures.runs >= 5
    assert figures.acknowledged >= 5


def test_without_the_second_look_an_editor_loses_edits() -> None:
    assert_broken(editing_unchecked(Style.IN_PLACE, 3))


@only_long
@pytest.mark.parametrize("busy", [0, 3])
@pytest.mark.parametrize("style", Style)
def test_no_style_of_editor_loses_anything(style: Style, busy: int) -> None:
    figures = editing(style, 20, busy=busy)

    assert_kept(figures)
    assert figures.runs >= 10


@only_long
@pytest.mark.parametrize("style", Style)
def test_each_style_of_editor_loses_something_to_a_lesser_writer(style: Style) -> None:
    assert_broken(editing_unchecked(style, 20))


@pytest.mark.parametrize(
    "experiment",
    [edges.edge_files, edges.faulty_disks, edges.file_kinds],
    ids=["edge files", "faulty disks", "kinds of files"],
)
def test_a_file_at_the_edge_is_kept_or_refused_untouched(experiment: object) -> None:
    assert callable(experiment)
    assert_kept(experiment())


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="Linux counts")
def test_a_hostile_file_is_refused_within_two_seconds_and_300_megabytes() -> None:
    assert_kept(hostile_files())


def test_our_corpus_is_kept_byte_for_byte_in_all_variants() -> None:
    figures = kept_corpus()

    assert_kept(figures)
    assert len(TEXTS) >= 80
    assert figures.acknowledged == figures.runs == 4 * len(TEXTS)


def test_the_valid_files_of_cpython_are_kept_byte_for_byte() -> None:
    figures = kept_test_data()
    if figures is None:
        pytest.skip("this Python comes without its tests")

    assert_kept(figures)


def test_random_documents_are_kept_byte_for_byte() -> None:
    assert_kept(kept_documents(3_000 if LONG else 200))


@with_git
@pytest.mark.parametrize(
    ("layout", "outcome"),
    [
        pytest.param(Layout.ONE_FILE, Merge.LOUD, id="one file conflicts loudly"),
        pytest.param(Layout.FILE_EACH, Merge.RIGHT, id="a file each merges"),
        pytest.param(Layout.UNION, Merge.SILENT, id="merge=union is silently wrong"),
    ],
)
def test_two_branches_that_append(layout: Layout, outcome: Merge) -> None:
    assert merge(layout, ours=1, theirs=2) is outcome


@only_long
@with_git
@pytest.mark.parametrize("layout", Layout)
def test_many_merges(layout: Layout) -> None:
    figures = merging(layout, 60)

    assert figures.as_promised


def test_the_table_has_a_line_for_every_experiment() -> None:
    rows = [
        Figures("control", runs=1, torn=1, control=True),
        Figures("real", runs=1_000),
    ]

    assert table(rows).splitlines()[2:] == [
        "| real       | 1,000 |    0 |    0 |    0 |     0 |       0 |",
        "| control    |     1 |    0 |    0 |    1 |     0 |       0 |",
    ]
