"""Texts of the command line: what they mean, and what is said where they do not."""

from __future__ import annotations

import datetime as dt

import pytest

from plantrack.cli.values import day, of_option, one_of, some_of
from plantrack.errors import WrongUse
from plantrack.model.assessment import Verdict

_VERDICTS = {each.value: each for each in Verdict}


@pytest.mark.parametrize("text", ["2024-10-31", "2024年10月31日"])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert day(text) == dt.date(2024, 10, 31)


def test_a_day_stays_a_day() -> None:
    assert day(dt.date(2024, 10, 31)) == dt.date(2024, 10, 31)


@pytest.mark.parametrize("text", ["", "soon", "2024", "2024-13-01", "2024-02-30"])
def test_anything_else_is_not_a_day(text: str) -> None:
    with pytest.raises(WrongUse) as raised:
        day(text)

    assert raised.value.reason == "bad-date"
    assert raised.value.facts == {"text": text}


def test_a_choice_may_already_have_been_made() -> None:
    choose = one_of(Verdict)

    assert choose("off-track") is Verdict.OFF_TRACK
    assert choose(Verdict.OFF_TRACK) is Verdict.OFF_TRACK


def test_a_choice_is_one_of_the_members_that_are_offered() -> None:
    with pytest.raises(WrongUse) as raised:
        one_of((Verdict.MISSED, Verdict.AT_RISK))("off-track")

    assert raised.value.facts["choices"] == "missed, at-risk"


def test_a_list_takes_either_comma_and_spaces() -> None:
    assert some_of(_VERDICTS, "off-track, missed，at-risk,") == (
        Verdict.OFF_TRACK,
        Verdict.MISSED,
        Verdict.AT_RISK,
    )


def test_a_wrong_choice_names_the_right_ones_and_the_nearest() -> None:
    with pytest.raises(WrongUse) as raised:
        some_of(_VERDICTS, "of-track")

    assert raised.value.reason == "bad-choice"
    assert raised.value.facts["near"] == "off-track"
    assert raised.value.facts["choices"].startswith("missed, off-track")


@pytest.mark.parametrize("text", ["", " ", ",", "，"])
def test_a_list_that_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="bad-choice"):
        some_of(_VERDICTS, text)


def test_what_an_option_refuses_names_the_option() -> None:
    with pytest.raises(WrongUse) as raised:
        of_option("--as-of", day)("soon")

    assert raised.value.facts == {"text": "soon", "of": "--as-of"}
