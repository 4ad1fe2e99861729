from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import StringIO

import pytest

from builders import indicator, observation, registry, text
from plantrack.model.observation import Observation
from plantrack.render import Look
from plantrack.render.history import render
from render.golden import assert_golden

FIRST = observation("2400亿元", "2023", published=dt.date(2024, 1, 20))
REVISED = observation("2442亿元", "2023", published=dt.date(2024, 10, 1))
RATE = observation("5.26%", "2023", name="rd")


def drawn(observations: Sequence[Observation], look: Look) -> str:
    stream = StringIO()
    known = registry(
        indicator(),
        indicator("rd", unit="%", title=text("研发投入强度", "R&D intensity")),
    )
    render(observations, look, stream, registry=known)
    return stream.getvalue()


def test_the_record_is_as_agreed() -> None:
    shown = drawn([FIRST, REVISED, RATE], Look(width=80))

    assert_golden("history-zh-80", shown)
    assert_golden(
        "history-en-80", drawn([FIRST, REVISED, RATE], Look(language="en", width=80))
    )


def test_a_value_that_was_revised_says_so() -> None:
    lines = drawn([FIRST, REVISED], Look()).splitlines()

    [old] = [line for line in lines if "2,400亿元" in line]
    [new] = [line for line in lines if "2,442亿元" in line]
    assert "已被修订" in old
    assert "已被修订" not in new


@pytest.mark.parametrize(
    ("revisions", "said"), [(False, "没有记录\n"), (True, "没有修订过的数据\n")]
)
def test_nothing_to_list_is_said(*, revisions: bool, said: str) -> None:
    stream = StringIO()

    render([], Look(), stream, registry=registry(indicator()), revisions=revisions)

    assert stream.getvalue() == said
