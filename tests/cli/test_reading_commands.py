"""status, show, history, check, schema and init: their options reach the output."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from command_line import plantrack
from plantrack.render.cells import cell_width
from sample_plan import DAY, write_plan


@pytest.fixture(autouse=True)
def _in_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(tmp_path)
    monkeypatch.chdir(tmp_path)


def _ids(document: str) -> list[str]:
    return [each["id"] for each in json.loads(document)["goals"]]


def test_status_is_a_table_for_people() -> None:
    outcome = plantrack("status", *DAY)

    assert outcome.err == ""
    for word in ("样例", "▼ 进度滞后", "◆ 进度偏慢", "● 符合预期", "○ 暂不评价"):
        assert word in outcome.out


def test_status_follows_the_language_the_option_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLANTRACK_LANG", "zh")

    assert "Off track" in plantrack("status", "--lang", "en", *DAY).out


def test_the_plans_own_language_beats_the_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    path = Path("goals.toml")
    text = path.read_text(encoding="utf-8").replace(
        "end = 2025", 'end = 2025\nlanguage = "en"'
    )
    path.write_text(text, encoding="utf-8")

    for command in (["status"], ["show", "late"], ["check"]):
        assert "ff track" in plantrack(*command, *DAY).out


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_status_keeps_to_its_width(width: int, language: str) -> None:
    outcome = plantrack("status", "--width", str(width), "--lang", language, *DAY)

    assert max(map(cell_width, outcome.out.splitlines())) <= width


def test_colour_always_and_never() -> None:
    assert "\x1b[" in plantrack("status", "--color", "always", *DAY).out
    assert "\x1b[" not in plantrack("status", "--color", "never", *DAY).out


def test_ascii_signs() -> None:
    signs = set("━┼▼◆●★■×○─│")

    assert not signs & set(plantrack("status", "--ascii", *DAY).out)
    assert signs & set(plantrack("status", *DAY).out)


def test_json_lists_every_goal() -> None:
    outcome = plantrack("status", "--format", "json", *DAY)

    assert _ids(outcome.out) == ["good", "slow", "late", "unknown", "words"]
    assert json.loads(outcome.out)["as_of"] == "2024-06-30"


def test_json_does_not_depend_on_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    first = plantrack("status", "--format", "json", "--lang", "zh", *DAY).out
    monkeypatch.setenv("COLUMNS", "40")
    second = plantrack("status", "--format", "json", "--lang", "en", *DAY).out

    assert first == second


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["late", "good"], ["good", "late"]),
        (["--verdict", "off-track,not-assessed"], ["late", "unknown", "words"]),
        (["--verdict", "not-assessed，off-track"], ["late", "unknown", "words"]),
        (["--verdict", "not-assessed"], ["unknown", "words"]),
        (["--group", "乙", "--group", "甲"], ["good", "slow", "late", "unknown"]),
        (["--class", "binding"], ["good"]),
    ],
)
def test_status_of_some_goals(options: list[str], ids: list[str]) -> None:
    outcome = plantrack("status", *options, "--format", "json", *DAY)

    assert _ids(outcome.out) == ids


def test_a_goal_in_words_is_listed_where_it_is_named() -> None:
    assert "只有文字" in plantrack("status", "words", *DAY).out
    assert "只有文字" not in plantrack("status", *DAY).out


def test_as_of_uses_only_what_was_published_by_then() -> None:
    before = plantrack("status", "--format", "json", "--as-of", "2024-02-29").out
    after = plantrack("status", "--format", "json", "--as-of", "2024-03-01").out

    assert json.loads(before)["counts"] != json.loads(after)["counts"]


def test_without_as_of_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "plantrack.cli.surroundings.today", lambda: dt.date(2024, 6, 30)
    )

    assert plantrack("status").out == plantrack("status", *DAY).out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("report.csv", b"\xef\xbb\xbf"),
        ("report.json", b"{"),
        ("report.md", b"#"),
        ("report.txt", "样例".encode()),
    ],
)
def test_a_file_gets_the_format_of_its_name(name: str, begins: bytes) -> None:
    outcome = plantrack("status", "-o", name, *DAY)

    assert (outcome.code, outcome.out) == (0, "")
    assert Path(name).read_bytes().startswith(begins)


def test_the_format_that_is_asked_for_beats_the_name() -> None:
    plantrack("status", "-o", "report.csv", "--format", "json", *DAY)

    assert _ids(Path("report.csv").read_text(encoding="utf-8"))


def test_csv_reads_back() -> None:
    outcome = plantrack("status", "--format", "csv", *DAY)

    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert len(rows) == 5


def test_show_is_about_one_goal() -> None:
    outcome = plantrack("show", "late", *DAY)

    assert outcome.out.startswith("滞后")
    assert "slow" not in outcome.out
    assert "怎样会改变评价" in outcome.out


def test_show_as_json_is_the_goal_of_status_explained() -> None:
    (goal,) = json.loads(plantrack("status", "late", "--format", "json", *DAY).out)[
        "goals"
    ]
    shown = json.loads(plantrack("show", "late", "--format", "json", *DAY).out)["goal"]

    explain = shown.pop("explain")
    assert explain["turns"]["now"][0]["state"] == "at-risk"
    assert explain["observations"][0]["line"] > 1
    assert shown.pop("rules").keys() >= {"pace", "eurostat"}
    assert shown == {key: goal[key] for key in shown}


def test_history_of_all_and_of_one() -> None:
    whole = plantrack("history").out
    one = plantrack("history", "late").out

    assert "[good]" in whole
    assert "[good]" not in one
    assert "11%" in one


def test_history_of_what_was_revised() -> None:
    assert "11%" not in plantrack("history", "--revisions").out


def test_check_says_what_fails_and_counts() -> None:
    outcome = plantrack("check", *DAY)

    assert outcome.code == 1
    assert "goals.late" in outcome.out
    assert outcome.out.splitlines()[-1] == "1项不通过，2项提醒"


def test_check_is_one_line_when_all_is_well() -> None:
    path = Path("goals.toml")
    text = path.read_text(encoding="utf-8")
    good, _, _ = text.partition("\n[indicators.slow]")
    path.write_text(good, encoding="utf-8")
    observations = Path("observations.toml").read_text(encoding="utf-8")
    Path("observations.toml").write_text(
        observations.split("\n\n")[0] + "\n", encoding="utf-8"
    )

    outcome = plantrack("check", *DAY)

    assert outcome.code == 0, outcome
    assert outcome.out.count("\n") == 1


@pytest.mark.parametrize(
    "kind", ["text", "json", "github", "gitlab", "junit", "sarif", "markdown"]
)
def test_check_in_every_format_and_into_a_file(kind: str) -> None:
    said = plantrack("check", "--format", kind, *DAY)
    both = plantrack("check", "--output-file", f"{kind}=report", *DAY)

    assert said.code == both.code == 1
    assert Path("report").read_text(encoding="utf-8") == said.out
    assert both.out == plantrack("check", *DAY).out


def test_github_commands_act_where_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    outcome = plantrack("check", "--format", "github", *DAY)

    assert outcome.out.startswith("::error ")


def test_check_of_broken_files_tells_the_problems_in_every_format() -> None:
    Path("observations.toml").write_text("[[observation]]\nx = 1\n", encoding="utf-8")

    outcome = plantrack("check", "--format", "json", *DAY)

    assert outcome.code == 2
    assert "unknown-key" in outcome.out


def test_schema_to_a_file_is_the_schema() -> None:
    plantrack("schema", "-o", "goals.schema.json")

    assert Path("goals.schema.json").read_text() == plantrack("schema").out
    assert json.loads(plantrack("schema").out)["properties"]["goals"]


def test_init_says_what_it_made_and_what_is_next() -> None:
    outcome = plantrack("init", "new", "--lang", "en")

    assert outcome.code == 0
    assert outcome.out == "created new/goals.toml\ncreated new/observations.toml\n"
    assert outcome.err == "next: plantrack status -f new/goals.toml\n"
    assert plantrack("status", "-f", "new/goals.toml").code == 0


def test_the_example_is_assessed_like_the_projects_own() -> None:
    plantrack("init", "--example", "yubei")

    outcome = plantrack(
        *("status", "-f", "yubei/goals.toml", "--as-of", "2024-10-31"),
        *("--format", "json"),
    )

    assert outcome.code == 0
    assert "gdp" in _ids(outcome.out)
