from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from builders import assessment, goal, note, scorecard, text
from plantrack.model.assessment import Key
from plantrack.model.scorecard import Scorecard
from plantrack.render import (
    CHECK_RENDERERS,
    RENDERERS,
    CheckFormat,
    Format,
    Look,
    Sort,
)
from plantrack.render.csv_document import COLUMNS
from plantrack.render.order import grouped_goals, ordered
from render.district import district, gdp, income, rank, share, trade
from render.golden import assert_golden


def drawn(document: Scorecard, kind: Format, look: Look | None = None) -> str:
    stream = StringIO()
    RENDERERS[kind](document, look or Look(), stream)
    return stream.getvalue()


def rows(document: Scorecard) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(drawn(document, Format.CSV))))


def test_every_format_has_a_renderer() -> None:
    assert set(RENDERERS) == set(Format)
    assert set(CHECK_RENDERERS) == set(CheckFormat)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_markdown_is_as_agreed(language: str) -> None:
    shown = drawn(district(), Format.MARKDOWN, Look(language=language))

    assert_golden(f"status-markdown-{language}", shown)


def test_csv_is_as_agreed() -> None:
    assert_golden("status-csv", drawn(district(), Format.CSV))


@pytest.mark.parametrize("kind", [Format.JSON, Format.CSV])
def test_documents_for_machines_do_not_depend_on_the_reader(kind: Format) -> None:
    chinese = drawn(district(), kind, Look(language="zh", sort=Sort.TITLE))

    assert chinese == drawn(district(), kind, Look(language="en", width=60, all=True))


def test_csv_has_every_goal_and_every_figure() -> None:
    table = rows(district())

    assert [row["id"] for row in table] == [
        each.goal.id for each in district().assessments
    ]
    assert {key.value for key in Key} <= set(COLUMNS)
    assert table[0]["latest_value"] == "2105"
    assert table[0]["notes"] == "moving-away latest-provisional"
    assert table[3]["in_progress_nowcast_value"] == "4100.25"
    assert table[3]["latest_value"] == ""
    assert table[-1]["verdict"] == "not-assessed"
    assert table[-1]["reason"] == "qualitative"


def test_no_cell_of_csv_is_a_formula_and_numbers_stay_numbers() -> None:
    evil = assessment(
        goal=replace(goal(), title=text("=cmd|' /C calc'!A0"), group="@sum"),
    )
    losing = replace(gdp(), goal=replace(goal(), id="b"))

    first, second = rows(scorecard(evil, losing))
    assert first["title_zh"].startswith("'=")
    assert first["group"] == "'@sum"
    assert second["lead"] == "-31.25"


def test_markdown_tables_cannot_be_broken_by_a_title() -> None:
    evil = assessment(title=text("a|b\n# c [d](e) <i>"))
    shown = drawn(scorecard(evil), Format.MARKDOWN)

    [row] = [line for line in shown.splitlines() if "a\\|b" in line]
    assert row.count("|") == len(["verdict", "title", "period", "latest", "target"]) + 5
    assert "\n# c" not in shown
    assert "<i>" not in shown


def test_markdown_heads_groups_by_title_and_csv_keeps_the_key() -> None:
    english = drawn(district(), Format.MARKDOWN, Look(language="en"))

    assert "\n## Economy\n" in english
    assert {row["group"] for row in rows(district())} == {"economy", "life"}


def test_markdown_without_groups_or_notes_is_one_table() -> None:
    shown = drawn(scorecard(assessment()), Format.MARKDOWN)

    assert "##" not in shown
    assert shown.count("| 评价 |") == 1


def test_goals_can_be_sorted_in_four_ways() -> None:
    goals = [trade(), rank(), gdp(), income(), share()]

    def names(sort: Sort) -> list[str]:
        return [each.goal.id for each in ordered(goals, Look(sort=sort))]

    assert names(Sort.FILE) == ["trade", "rank", "gdp", "income", "share"]
    assert names(Sort.VERDICT) == ["income", "gdp", "trade", "share", "rank"]
    assert names(Sort.COMPLETION) == ["trade", "gdp", "income", "share", "rank"]
    assert names(Sort.TITLE) == ["gdp", "rank", "trade", "income", "share"]


@pytest.mark.parametrize("sort", [Sort.VERDICT, Sort.FILE])
def test_groups_stay_together_as_in_the_file(sort: Sort) -> None:
    goals = [
        assessment("a", group="二"),
        assessment("b", group="一"),
        assessment("c", group="二"),
    ]

    assert [
        (name, [each.goal.id for each in members])
        for name, members in grouped_goals(goals, Look(sort=sort))
    ] == [("二", ["a", "c"]), ("一", ["b"])]


def test_another_rule_than_ours_is_named_in_the_head() -> None:
    other = replace(scorecard(gdp()), rule="eurostat")

    assert "规则：欧盟统计局" in drawn(other, Format.TABLE)
    assert "规则" not in drawn(scorecard(gdp()), Format.TABLE)


def test_a_scorecard_without_a_judged_goal_says_so() -> None:
    assert "尚无可作评价的目标" in drawn(scorecard(), Format.TABLE)


def test_the_window_is_not_repeated_where_the_title_has_it() -> None:
    titled = scorecard(gdp())
    plan = replace(titled.plan, title=text("规划（2022—2026）"))

    assert drawn(replace(titled, plan=plan), Format.TABLE).startswith(
        "规划（2022—2026） · 截至"
    )


def test_a_note_without_words_is_not_dropped() -> None:
    strange = assessment(notes=(note("brand-new", n=3),))

    assert "brand-new n=3" in drawn(scorecard(strange), Format.TABLE)
