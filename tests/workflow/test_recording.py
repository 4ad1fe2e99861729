"""An entry is judged as part of the registry before anything is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from plantrack.errors import WrongUse
from plantrack.model.assessment import Verdict
from plantrack.model.observation import Status
from plantrack.workflow import recording
from plantrack.workflow.loading import Unusable
from plantrack.workflow.recording import Entry, Proposal, propose
from sample_plan import GOALS, PLAN, write_plan

DAY = dt.date(2025, 6, 30)
ENTRY = Entry(
    indicator="late", period="2024", value="18%", published=dt.date(2025, 3, 1)
)


def _proposed(path: Path, entry: Entry = ENTRY, into: Path | None = None) -> Proposal:
    proposal = propose(path, entry, as_of=DAY, into=into)
    assert isinstance(proposal, Proposal), proposal
    return proposal


def _refused(path: Path, entry: Entry) -> list[tuple[str, str]]:
    outcome = propose(path, entry, as_of=DAY)
    assert isinstance(outcome, Unusable)
    return [(each.key, each.code) for each in outcome.problems]


def test_the_goals_it_touches_are_shown_before_and_after(tmp_path: Path) -> None:
    proposal = _proposed(write_plan(tmp_path))

    (change,) = proposal.changes
    assert change.before.goal.id == "late"
    assert change.before.verdict is Verdict.OFF_TRACK
    assert change.after.verdict is Verdict.ON_TRACK


def test_a_value_published_later_is_judged_on_that_day(tmp_path: Path) -> None:
    entry = replace(ENTRY, published=dt.date(2025, 9, 1))

    (change,) = _proposed(write_plan(tmp_path), entry).changes

    assert change.after.verdict is Verdict.ON_TRACK


def test_the_block_carries_the_value_as_it_was_written(tmp_path: Path) -> None:
    entry = replace(
        ENTRY,
        period="２０２４年",
        value="近18 %",
        status=Status.PROVISIONAL,
        yoy="-2.70",
        basis="新口径",
        source="公报",
        note="初步",
    )

    assert recording.block(_proposed(write_plan(tmp_path), entry)) == (
        "[[observation]]\n"
        'indicator = "late"\n'
        "period = 2024\n"
        "published = 2025-03-01\n"
        "yoy = -2.70\n"
        'basis = "新口径"\n'
        'source = "公报"\n'
        'note = "初步"\n'
        'status = "P"\n'
        'value = "近18 %"\n'
    )


def test_a_part_of_a_year_is_written_in_the_canonical_form(tmp_path: Path) -> None:
    entry = replace(ENTRY, period="2024年前三季度")

    block = recording.block(_proposed(write_plan(tmp_path), entry))

    assert 'period = "2024-01/2024-09"\n' in block


def test_a_value_is_withdrawn_without_a_value(tmp_path: Path) -> None:
    entry = Entry(indicator="late", period="2023", published=dt.date(2025, 1, 1))

    proposal = _proposed(write_plan(tmp_path), entry)

    assert recording.block(proposal).endswith('status = "M"\n')
    assert proposal.changes[0].after.verdict is None


def test_what_was_proposed_is_appended_once(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    before = (tmp_path / "observations.toml").read_bytes()
    proposal = _proposed(path)

    first = recording.record(proposal, wait=5)
    again = recording.record(_proposed(path), wait=5)

    assert (first.already, again.already) == (False, True)
    assert first.line == again.line
    after = (tmp_path / "observations.toml").read_bytes()
    assert after.startswith(before)
    assert after.count(b"[[observation]]") == before.count(b"[[observation]]") + 1


def test_it_goes_to_the_first_file_or_to_the_one_named(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    other = tmp_path / "other.toml"
    other.write_text("# mine\n", encoding="utf-8")
    listed = PLAN + 'observations = ["observations.toml", "other.toml"]\n'
    text = path.read_text(encoding="utf-8").replace(PLAN, listed)
    path.write_text(text, encoding="utf-8")

    assert _proposed(path).file == tmp_path / "observations.toml"
    assert _proposed(path, into=other).file == other


def test_a_plan_that_names_no_file_needs_one_named(tmp_path: Path) -> None:
    path = write_plan(tmp_path)
    text = path.read_text().replace(PLAN, PLAN + 'observations = ["none/*.toml"]\n')
    path.write_text(text, encoding="utf-8")

    with pytest.raises(WrongUse, match="no-observations-file"):
        propose(path, ENTRY, as_of=DAY)


def test_everything_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    entry = replace(ENTRY, period="二零", value="1万2千", yoy="3吨")

    assert _refused(write_plan(tmp_path), entry) == [
        ("period", "bad-period"),
        ("value", "bad-amount"),
        ("yoy", "wrong-unit"),
    ]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param({"value": "18吨"}, ("value", "wrong-unit"), id="another unit"),
        pytest.param({"value": "18pp"}, ("value", "pp-for-level"), id="points"),
        pytest.param(
            {"period": "2023", "published": None},
            ("published", "revision-needs-later-published"),
            id="a revision without a day",
        ),
        pytest.param(
            {"period": "2023", "published": dt.date(2024, 3, 1)},
            ("published", "conflicting-observations"),
            id="two values on one day",
        ),
        pytest.param({"value": ""}, ("period", "nothing-to-withdraw"), id="nothing"),
    ],
)
def test_what_the_registry_would_not_accept_is_refused(
    tmp_path: Path, change: dict[str, object], problem: tuple[str, str]
) -> None:
    entry = replace(ENTRY, **change)  # type: ignore[arg-type]  # fields by name

    assert [code for _, code in _refused(write_plan(tmp_path), entry)] == [problem[1]]


@pytest.mark.parametrize(
    ("measure", "unit", "value"),
    [
        pytest.param("rank", "位", "-3", id="a rank below 1"),
        pytest.param("rank", "位", "1.5", id="half a rank"),
        pytest.param("milestone", "%", "120%", id="more than done"),
        pytest.param("yearly-growth", "%", "-100%", id="all of it gone"),
    ],
)
def test_what_the_next_reading_would_refuse_is_refused(
    tmp_path: Path, measure: str, unit: str, value: str
) -> None:
    declared = f'[indicators.x]\ntitle="x"\nunit="{unit}"\nmeasure="{measure}"\n'
    path = write_plan(tmp_path, goals=GOALS + declared)
    entry = replace(ENTRY, indicator="x", value=value)

    assert _refused(path, entry) == [("value", "out-of-range")]


def test_a_value_that_is_marked_withdrawn_is_refused(tmp_path: Path) -> None:
    entry = replace(ENTRY, status=Status.WITHDRAWN)

    assert _refused(write_plan(tmp_path), entry) == [("value", "value-withdrawn")]


def test_an_early_year_keeps_its_four_digits(tmp_path: Path) -> None:
    entry = replace(ENTRY, period="0987", published=dt.date(2025, 1, 1))

    assert 'period = "0987"\n' in recording.block(
        _proposed(write_plan(tmp_path), entry)
    )


def test_bad_files_are_not_written_to(tmp_path: Path) -> None:
    path = write_plan(tmp_path, observations="[[observation]]\nx = 1\n")

    assert ("observation[0].x", "unknown-key") in _refused(path, ENTRY)


def test_an_unknown_indicator_gets_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="unknown-indicator") as raised:
        propose(write_plan(tmp_path), replace(ENTRY, indicator="lte"), as_of=DAY)

    assert raised.value.facts["near"] == "late"
