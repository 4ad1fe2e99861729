from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import assessment, bar, figures, note, plan, scorecard, text
from plantrack.model.assessment import Reason, Verdict
from plantrack.model.plan import Kind
from plantrack.model.scorecard import Scorecard
from plantrack.render import Look, Sort
from plantrack.render.cells import cell_width
from plantrack.render.table import render
from render.district import district
from render.golden import assert_golden

WIDTHS = (60, 80, 100, 120)


def drawn(document: Scorecard, look: Look) -> str:
    stream = StringIO()
    render(document, look, stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_status_reads_as_agreed(language: str, width: int) -> None:
    shown = drawn(district(), Look(language=language, width=width))

    assert_golden(f"status-{language}-{width}", shown)


def test_status_in_colour_as_agreed() -> None:
    assert_golden("status-zh-100-colour", drawn(district(), Look(colour=True)))


def test_status_in_ascii_as_agreed() -> None:
    look = Look(language="en", width=100, ascii=True)

    assert_golden("status-en-100-ascii", drawn(district(), look))


@pytest.mark.parametrize(
    ("title", "line"),
    [
        pytest.param("六横线", "（2项）：东环线、六横线\n", id="plain"),
        pytest.param(
            "六横线、洛碛港", "（2项）：东环线；六横线、洛碛港\n", id="listed"
        ),
    ],
)
def test_titles_are_not_joined_by_a_sign_that_they_have(title: str, line: str) -> None:
    pair = [
        assessment(name, title=text(name, name), verdict=Reason.GAPS)
        for name in ("东环线", title)
    ]

    assert line in drawn(scorecard(*pair), Look())


def test_all_lists_the_goals_in_words_too() -> None:
    shown = drawn(district(), Look(all=True))

    assert_golden("status-zh-100-all", shown)
    assert "人民生活更加舒心安逸" in shown
    assert "人民生活更加舒心安逸" not in drawn(district(), Look())


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("everything", [False, True])
def test_no_two_lines_in_a_row_are_empty(width: int, *, everything: bool) -> None:
    shown = drawn(district(), Look(width=width, all=everything))

    assert "\n\n\n" not in shown
    assert not shown.endswith("\n\n")


def test_goals_that_are_all_hidden_are_counted() -> None:
    words = assessment(verdict=Reason.QUALITATIVE, kind=Kind.QUALITATIVE, target="")

    shown = drawn(scorecard(words), Look())

    assert "没有可列出的目标\n另有1项没有数值的目标未列出" in shown
    assert "1 goal without numbers is not" in drawn(
        scorecard(words), Look(language="en")
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [30, 40, *range(50, 161, 10)])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_too_wide_or_ends_in_blanks(
    language: str, width: int, *, colour: bool
) -> None:
    look = Look(language=language, width=width, colour=colour)
    for line in drawn(district(), look).splitlines():
        bare = line if not colour else _without_colour(line)
        assert cell_width(bare) <= width
        assert bare == bare.rstrip()


def test_columns_are_straight() -> None:
    lines = drawn(district(), Look(width=100)).splitlines()
    ends = {
        cell_width(line[: line.index("亿元") + 2])
        for line in lines
        if line.startswith(("▼", "○ 暂不评价  规模"))
    }

    assert len({cell_width(line.split("  ")[0]) for line in lines if "●" in line}) == 1
    assert ends


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in drawn(district(), Look())


def test_ascii_has_no_sign_of_our_own_beyond_ascii() -> None:
    plain = scorecard(
        assessment(
            title=text("GDP"),
            target=">320B CNY",
            bar=bar("0.4", "0.5"),
            notes=(note("moving-away"),),
        ),
        plan=plan(title=text("Plan")),
    )

    drawn(plain, Look(language="en", ascii=True)).encode("ascii")


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_can_be_shown_in_gbk(width: int) -> None:
    drawn(district(), Look(width=width, all=True)).encode("gbk")


def test_the_worst_come_first_within_a_group_and_groups_as_in_the_file() -> None:
    goals = [
        assessment("a", title=text("甲"), verdict=Verdict.ON_TRACK, group="二"),
        assessment("b", title=text("乙"), verdict=Reason.GAPS, group="一"),
        assessment("c", title=text("丙"), verdict=Verdict.MISSED, group="一"),
        assessment("d", title=text("丁"), verdict=Verdict.AT_RISK, group="二"),
    ]
    shown = drawn(scorecard(*goals), Look())

    order = [shown.index(f" {name}") for name in "丁甲丙乙"]
    assert order == sorted(order)
    assert shown.index("\n二\n") < shown.index("\n一\n")


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("zh", ("\n经济发展\n", "\n民生福祉\n")),
        ("en", ("\nEconomy\n", "\nLivelihood\n")),
    ],
)
def test_a_group_is_headed_in_the_readers_language(
    language: str, headings: tuple[str, ...]
) -> None:
    shown = drawn(district(), Look(language=language))

    assert all(shown.count(each) == 1 for each in headings)


def test_a_group_without_a_title_is_headed_as_written() -> None:
    named = replace(plan(), groups={"economy": text("经济发展", "Economy")})
    odd = scorecard(assessment(group="其他"), plan=named)

    assert "\n其他\n" in drawn(odd, Look(language="en"))


def test_sorted_by_title_there_are_no_groups() -> None:
    shown = drawn(district(), Look(sort=Sort.TITLE))

    assert "\n经济发展\n" not in shown
    assert shown.index("常住人口") < shown.index("地区生产总值")


def test_a_text_from_the_files_is_shown_and_not_obeyed() -> None:
    evil = assessment(title=text("\x1b[31m[red]红[/red]\u202e"), group="\x9b2J")
    named = assessment("other", group="named")
    titled = replace(plan(), groups={"named": text("\x1b]0;类别\x07")})
    shown = drawn(scorecard(evil, named, plan=titled), Look(width=120))

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\u{1b}[31m[red]红[/red]\\u{202e}" in shown
    assert "\\u{9b}2J" in shown
    assert "\\u{1b}]0;类别\\u{7}" in shown


def test_no_goal_to_list_is_said() -> None:
    assert "没有可列出的目标" in drawn(scorecard(), Look())
    words = assessment(kind=Kind.QUALITATIVE, verdict=Reason.QUALITATIVE, target="")
    assert "没有可列出的目标" in drawn(scorecard(words), Look())


def test_the_trend_is_drawn_where_there_is_room() -> None:
    assert "▁▃▆▇" in drawn(district(), Look(width=160))
    assert "▁▃▆▇" not in drawn(district(), Look(width=160, ascii=True))


def test_a_sentence_that_many_goals_share_comes_once() -> None:
    goals = [
        assessment(name, title=text(name), notes=(note("season-ignored"),))
        for name in ("甲", "乙", "丙")
    ]
    shown = drawn(scorecard(*goals), Look())

    assert "  含未满年数据，未考虑季节性：甲、乙、丙\n" in shown
    assert shown.count("季节性") == 1


def test_overdue_data_are_not_mentioned_where_there_are_none() -> None:
    stale = note("stale", date=plan().start.last)
    nothing = assessment(verdict=Reason.NO_OBSERVATION, notes=(stale,))

    assert "逾期" not in drawn(scorecard(nothing), Look())


def test_a_thousand_goals_are_written_at_once() -> None:
    goals = [assessment(f"g{number}") for number in range(1000)]

    assert drawn(scorecard(*goals), Look()).count("地区生产总值") == 1000


@given(
    latest=st.decimals("0.001", "3199.99999", places=5),
)
def test_a_missed_target_never_shows_as_all_done(latest: Decimal) -> None:
    share = latest / 3200
    goal = assessment(
        figures=figures(completion=str(share)), bar=bar(str(share)), target="3200亿元"
    )
    shown = drawn(scorecard(goal), Look(width=100)).split("指标  ")[1]

    assert "100%" not in shown
    assert "100.0%" not in shown
    assert "━" * 16 not in shown


def _without_colour(line: str) -> str:
    for code in ("0", "1", "2", "31", "32", "33", "36", "1;31"):
        line = line.replace(f"\x1b[{code}m", "")
    assert "\x1b" not in line
    return line
