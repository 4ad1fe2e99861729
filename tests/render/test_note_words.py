"""Which notes a table shows."""

from __future__ import annotations

from builders import note
from plantrack.model.period import Period
from plantrack.render.note_words import bears_on_verdict

YEAR = Period.of_year(2022)


def test_an_assumed_period_bears_on_a_verdict_and_an_assumed_day_does_not() -> None:
    assert bears_on_verdict(note("period-assumed", period=YEAR))
    assert not bears_on_verdict(note("published-assumed", period=YEAR))


def test_what_goes_wrong_and_the_unknown_bear_on_a_verdict() -> None:
    assert bears_on_verdict(note("moving-away"))
    assert bears_on_verdict(note("unheard-of"))
