"""``diff`` and ``what-if``: what moved, what would move, and nothing written."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from command_line import plantrack

GOALS = """schema = 1
[plan]
id = "plan"
title = { zh = "规划", en = "Plan" }
start = 2022
end = 2026
language = "en"
[indicators.share]
title = { zh = "占比", en = "Share" }
unit = "%"
measure = "ratio"
[goals.share]
target = "100%"
baseline = { period = 2021, value = "0%" }
"""
FLOW = """[indicators.gdp]
title = { zh = "总值", en = "GDP" }
unit = "亿元"
measure = "flow"
"""
FIRST = """[[observation]]
indicator = "share"
period = 2023
value = "40%"
published = 2024-02-01
"""
REVISED = FIRST.replace("40%", "30%").replace("2024-02", "2024-09")
LATER = (
    FIRST.replace("2023", "2024").replace("40%", "80%").replace("2024-02", "2025-02")
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "goals.toml").write_text(GOALS, encoding="utf-8")
    seen = tmp_path / "observations.toml"
    seen.write_text(FIRST + REVISED, encoding="utf-8")
    return tmp_path / "goals.toml"


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.invalid")
    subprocess.run(
        ["git", "-C", str(folder), *settings, *arguments],
        check=True,
        capture_output=True,
    )


def run(plan: Path, *arguments: str) -> list[str]:
    done = plantrack(*arguments, "-f", str(plan))
    assert done.code == 0, done.err
    return done.out.splitlines()


def test_two_days_tell_a_revision_from_progress(plan: Path) -> None:
    days = ("--before", "2024-08-31", "--as-of", "2024-09-30")
    assert run(plan, "diff", *days) == [
        "Plan · 2024-08-31 → 2024-09-30",
        "1 of 1 goal changed verdict, 0 only their values",
        "",
        "Share  [share]",
        "  ● On track → ◆ At risk",
        "  by revised values, not by progress",
        "  latest: 40% (2023) → 30% (2023)",
        "  revised: 2023 40% → 2023 30%",
    ]


def test_a_goal_that_keeps_its_verdict_shows_it(plan: Path) -> None:
    found = run(plan, "what-if", "--set", "share@2023=41%", "--as-of", "2024-03-01")
    assert found[1] == "0 of 1 goal changed verdict, 1 only its values"
    assert found[4] == "  ● On track (unchanged)"


def test_that_only_time_passed_is_said_once(plan: Path) -> None:
    days = ("--before", "2024-12-31", "--as-of", "2027-01-01")
    found = run(plan, "diff", *days)
    assert [each for each in found if "time" in each] == ["  by the passing of time"]


def test_a_revision_of_git_is_compared_with_the_files_now(plan: Path) -> None:
    folder = plan.parent
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "one")
    seen = folder / "observations.toml"
    seen.write_text(FIRST + REVISED + LATER, encoding="utf-8")
    found = run(plan, "diff", "HEAD", "--as-of", "2025-03-01", "--lang", "zh")
    assert found[3:] == [
        "占比  [share]",
        "  ◆ 进度偏慢 → ● 符合预期",
        "  因新数据",
        "  最新值：30%（2023） → 80%（2024）",
        "  新数据 2024 80%",
    ]
    git(folder, "commit", "--quiet", "-am", "two")
    assert run(plan, "diff", "HEAD~1", "HEAD", "--as-of", "2025-03-01") != found
    same = run(plan, "diff", "HEAD", "--as-of", "2025-03-01")
    assert same[1:] == ["nothing moved"]


def test_json_has_every_movement(plan: Path) -> None:
    days = ("--before", "2024-08-31", "--as-of", "2024-09-30")
    found = json.loads("\n".join(run(plan, "diff", *days, "--format", "json")))
    (movement,) = found["movements"]
    assert movement["origin"] == "revision"
    assert movement["before"]["verdict"] == "on-track"
    assert movement["after"]["latest"]["value"] == 30
    assert movement["causes"][0]["after"]["published"] == "2024-09-01"


def test_an_assumption_is_judged_beside_what_is_and_writes_nothing(plan: Path) -> None:
    before = [each.read_bytes() for each in sorted(plan.parent.iterdir())]
    assert run(plan, "what-if", "--set", "share@2025=90%", "--as-of", "2024-12-31") == [
        "Plan · what if · as of 2024-12-31",
        "1 of 1 goal changed verdict, 0 only their values",
        "",
        "Share  [share]",
        "  ◆ At risk → ● On track",
        "  latest: 30% (2023) → 90% (2025)",
        "  supposed: 2025 90%",
    ]
    assert before == [each.read_bytes() for each in sorted(plan.parent.iterdir())]


def test_growth_and_a_target_together(plan: Path) -> None:
    supposed = ("--growth", "share=10pp", "--target", "share=60%")
    found = run(plan, "what-if", *supposed, "--as-of", "2024-12-31", "--lang", "zh")
    assert found[4] == "  ◆ 进度偏慢 → ■ 已完成"
    assert "  假设目标值为 60%" in found


def test_a_scenario_file_holds_assumptions_and_the_command_line_over_it(
    plan: Path,
) -> None:
    scenario = plan.parent / "scenario.toml"
    scenario.write_text(
        '[set]\n"share@2025" = "50%"\n[growth]\n[target]\nshare = "60%"\n',
        encoding="utf-8",
    )
    options = ("--scenario", str(scenario), "--set", "share@2025=59%")
    found = run(plan, "what-if", *options, "--as-of", "2025-12-31")
    assert "  supposed: 2025 59%" in found
    assert "  supposed target: 60%" in found


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        pytest.param('[sett]\n"a@2025" = "1"\n', "1:2", "unknown-key", id="a typo"),
        pytest.param("set = 3\n", "1:7", "wrong-type", id="no table"),
        pytest.param("[target]\nshare = [1]\n", "2:9", "wrong-type", id="a list"),
        pytest.param("[set\n", "1:5", "bad-toml", id="no TOML"),
        pytest.param(
            '[growth]\nshare = "1pp"\nshre = "2pp"\n',
            "3:8",
            "unknown-indicator",
            id="an id",
        ),
        pytest.param('[set]\n"share@2025" = "x"\n', "2:16", "no-number", id="a word"),
    ],
)
def test_a_faulty_scenario_is_told_with_its_place(
    plan: Path, text: str, place: str, code: str
) -> None:
    scenario = plan.parent / "scenario.toml"
    scenario.write_text(text, encoding="utf-8")
    done = plantrack("what-if", "--scenario", str(scenario), "-f", str(plan))
    assert done.code == 2
    assert f"scenario.toml:{place}:" in done.err
    assert done.err.rstrip().endswith(f"[{code}]")


def test_every_fault_of_a_scenario_is_told_in_the_order_of_the_file(plan: Path) -> None:
    scenario = plan.parent / "scenario.toml"
    scenario.write_text(
        '[target]\nshre = "60%"\n[set]\n"share@20x5" = "3%"\n"share@2025" = "x"\n'
        '[growth]\nshare = "3%"\n',
        encoding="utf-8",
    )
    done = plantrack(
        *("what-if", "--scenario", str(scenario), "-f", str(plan)),
        *("--growth", "shar=1pp", "--lang", "en"),
    )

    assert (done.code, done.out) == (2, "")
    lines = done.err.splitlines()
    assert [line.rpartition("[")[2] for line in lines] == [
        "unknown-indicator]",
        "unknown-goal]",
        "bad-period]",
        "no-number]",
        "other-unit]",
    ]
    assert lines[0].startswith("plantrack: --growth: ")
    assert [line.split("scenario.toml:")[1][:2] for line in lines[1:]] == [
        *("2:", "4:", "5:", "7:"),
    ]


@pytest.mark.parametrize(
    ("indicator", "like"),
    [
        pytest.param("share", "0.5pp", id="a share, in points"),
        pytest.param("gdp", "8%", id="a flow, in percent"),
    ],
)
def test_a_growth_that_cannot_be_read_is_told_by_a_growth(
    plan: Path, indicator: str, like: str
) -> None:
    text = GOALS.replace("[goals.share]", f"{FLOW}[goals.share]")
    plan.write_text(text, encoding="utf-8")
    done = plantrack("what-if", "--growth", f"{indicator}=x", "-f", str(plan))
    assert done.code == 2
    assert f'such as "{like}", got "x"' in done.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(("what-if",), "nothing-supposed", id="nothing"),
        pytest.param(("what-if", "--set", "share=3%"), "bad-assumption", id="no @"),
        pytest.param(("what-if", "--set", "share@2025"), "bad-assumption", id="no ="),
        pytest.param(("what-if", "--set", "shar@2025=3%"), "unknown-indicator", id="?"),
        pytest.param(("what-if", "--set", "share@20x5=3%"), "bad-period", id="period"),
        pytest.param(("what-if", "--set", "share@2025=3亿元"), "other-unit", id="unit"),
        pytest.param(("what-if", "--growth", "share=3%"), "other-unit", id="points"),
        pytest.param(("what-if", "--growth", "share=x"), "no-number", id="number"),
        pytest.param(("what-if", "--target", "shar=3%"), "unknown-goal", id="goal"),
        pytest.param(
            ("what-if", "--target", "share=10%~20%"),
            "target-of-another-sort",
            id="sort",
        ),
        pytest.param(
            ("what-if", "--set", "share@2025=3%", "--set", "share@2025=4%"),
            "supposed-twice",
            id="twice",
        ),
        pytest.param(("diff",), "revision-or-day", id="neither"),
        pytest.param(
            ("diff", "--before", "2024-09-30", "--as-of", "2024-08-31"),
            "days-reversed",
            id="backwards",
        ),
        pytest.param(
            ("diff", "HEAD", "--before", "2999-01-01"),
            "days-reversed",
            id="backwards from today",
        ),
    ],
)
def test_wrong_use_says_what_to_do(
    plan: Path, arguments: tuple[str, ...], reason: str
) -> None:
    done = plantrack(*arguments, "-f", str(plan))
    assert (done.code, done.out) == (2, "")
    assert f"[{reason}]" in done.err


def test_nothing_can_fall_by_all_of_itself(plan: Path) -> None:
    declared = '[indicators.output]\ntitle = "x"\nunit = "亿元"\nmeasure = "flow"\n'
    plan.write_text(GOALS + declared, encoding="utf-8")
    done = plantrack("what-if", "--growth", "output=-100%", "-f", str(plan))
    assert done.code == 2
    assert "[falls-below-nothing]" in done.err


def test_wrong_use_names_the_option(plan: Path) -> None:
    typed = ("--set", "share@2025=3%", "--growth", "shre=1pp")
    done = plantrack("what-if", *typed, "-f", str(plan))
    assert done.err.startswith("plantrack: --growth: ")


def test_faults_on_either_side_are_told(plan: Path) -> None:
    folder = plan.parent
    git(folder, "init", "--quiet")
    plan.write_text(GOALS.replace('"100%"', '"100吨"'), encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "bad")
    plan.write_text(GOALS, encoding="utf-8")
    done = plantrack("diff", "HEAD", "-f", str(plan), "--as-of", "2024-12-31")
    assert done.code == 2
    assert "HEAD:goals.toml:" in done.err
    plan.write_text("", encoding="utf-8")
    assert plantrack("diff", "HEAD~0", "-f", str(plan)).code == 2
    assert plantrack("what-if", "--set", "a@2025=1", "-f", str(plan)).code == 2
