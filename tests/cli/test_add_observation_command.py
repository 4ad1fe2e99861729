"""Recording from the command line: what is shown, asked, written and said."""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

import pytest

from command_line import Outcome, plantrack
from sample_plan import write_plan

DAY = ("--as-of", "2025-06-30")
RECORD = ("late", "18%", "--period", "2024", "--published", "2025-03-01")


@pytest.fixture(autouse=True)
def observations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_plan(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "observations.toml"


def _add(*arguments: str) -> Outcome:
    return plantrack("add-observation", *arguments, *DAY)


def test_the_change_comes_before_the_place(observations: Path) -> None:
    outcome = _add(*RECORD)

    assert outcome == Outcome(
        0,
        "late 滞后：进度滞后 → 符合预期\n已登记于 observations.toml:20\n",
        "",
    )
    assert observations.read_text(encoding="utf-8").splitlines()[19] == (
        "[[observation]]"
    )


def test_in_english() -> None:
    assert _add(*RECORD, "--lang", "en").out == (
        "late Late share: Off track → On track\nrecorded in observations.toml:20\n"
    )


def test_the_same_again_says_so_and_changes_nothing(observations: Path) -> None:
    _add(*RECORD)
    before = observations.read_bytes()

    outcome = _add(*RECORD)

    assert outcome.code == 0
    assert outcome.out.endswith("此前已登记于 observations.toml:20，未作改动\n")
    assert observations.read_bytes() == before


def test_a_dry_run_shows_the_block_and_writes_nothing(observations: Path) -> None:
    before = observations.read_bytes()

    outcome = _add(*RECORD, "--dry-run")

    assert outcome.out.endswith(
        "将追加到 observations.toml（--dry-run，未写入）：\n"
        "[[observation]]\n"
        'indicator = "late"\n'
        "period = 2024\n"
        "published = 2025-03-01\n"
        'value = "18%"\n'
    )
    assert observations.read_bytes() == before


def test_a_value_that_changes_no_verdict_says_so() -> None:
    outcome = _add("late", "11.2%", "--period", "2024", "--published", "2025-03-01")

    assert outcome.out.startswith("late 滞后：进度滞后（不变）\n")


def test_why_a_goal_is_not_assessed_is_told() -> None:
    outcome = _add("unknown", "12%", "--period", "2024", "--published", "2025-03-01")

    assert outcome.out.startswith("unknown 未知：暂不评价（尚无数据） → 进度滞后\n")


@pytest.mark.parametrize(
    ("published", "language", "told"),
    [
        pytest.param(
            "2999-01-01",
            "en",
            "not known yet on 2025-06-30, counts from 2999-01-01; "
            "the verdicts are those of then",
            id="after the day of the reading",
        ),
        pytest.param(
            "2025-07-01",
            "zh",
            "截至 2025-06-30 尚未公布，自 2025-07-01 起计入；以上为届时的评价",
            id="a day after it",
        ),
        pytest.param(
            "2024-12-30",
            "en",
            "the value for 2024 was published before it ended, on 2024-12-30",
            id="before its period was over",
        ),
        pytest.param(
            "2024-12-30",
            "zh",
            "2024年数据公布于期末之前（2024-12-30）",
            id="before its period was over, in Chinese",
        ),
    ],
)
def test_a_day_of_publication_that_is_odd_is_told_and_no_error(
    published: str, language: str, told: str
) -> None:
    outcome = _add(*RECORD[:-1], published, "--lang", language)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[1] == told


@pytest.mark.parametrize("published", ["2024-12-31", "2025-06-30"])
def test_nothing_is_told_of_a_day_between_its_end_and_the_reading(
    published: str,
) -> None:
    assert len(_add(*RECORD[:-1], published).out.splitlines()) == 2


def test_an_indicator_that_no_goal_uses(tmp_path: Path) -> None:
    with (tmp_path / "goals.toml").open("a", encoding="utf-8") as file:
        file.write('[indicators.x]\ntitle = "x"\nunit = "%"\nmeasure = "ratio"\n')

    outcome = _add("x", "12%", "--period", "2024")

    assert outcome.out.startswith("没有目标使用指标 x\n")


def test_a_withdrawal() -> None:
    outcome = _add(
        "late", "--period", "2023", "--published", "2025-01-01", "--withdraw"
    )

    assert outcome.code == 0
    assert "late 滞后：进度滞后 → 暂不评价" in outcome.out


def test_into_another_file(tmp_path: Path, observations: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("# mine\n")
    _name_files(tmp_path, "observations.toml", "o*r.toml")
    before = observations.read_bytes()

    outcome = _add(*RECORD, "--into", "other.toml")

    assert outcome.out.endswith("已登记于 other.toml:3\n")
    assert observations.read_bytes() == before


@pytest.mark.parametrize("name", ["goals.toml", "other.toml"])
def test_never_into_a_file_that_is_not_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.touch()
    before = file.read_bytes()

    outcome = _add(*RECORD, "--into", name)

    assert outcome.code == 2
    assert outcome.err.startswith(f"{name}: 不在 plan.observations 之列")
    assert file.read_bytes() == before


def test_into_a_listed_file_by_another_path(tmp_path: Path) -> None:
    (tmp_path / "other.toml").symlink_to("observations.toml")

    assert _add(*RECORD, "--into", "other.toml").code == 0


def _name_files(folder: Path, *names: str) -> None:
    registry = folder / "goals.toml"
    text = registry.read_text(encoding="utf-8")
    listed = ", ".join(f'"{each}"' for each in names)
    registry.write_text(
        text.replace("end = 2025\n", f"end = 2025\nobservations = [{listed}]\n", 1),
        encoding="utf-8",
    )


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _answer(
    monkeypatch: pytest.MonkeyPatch, *answers: str, options: tuple[str, ...] = ()
) -> tuple[int, str]:
    """Answer the questions on a terminal; return the exit code and what was asked."""
    from plantrack.cli.running import run  # noqa: PLC0415 - streams come first

    asked = _Terminal()
    monkeypatch.setattr(sys, "stdin", _Terminal("".join(f"{a}\n" for a in answers)))
    monkeypatch.setattr(sys, "stderr", asked)
    return run(["add-observation", *options, *DAY]), asked.getvalue()


def test_without_arguments_it_asks_and_then_asks_again_before_it_writes(
    monkeypatch: pytest.MonkeyPatch, observations: Path
) -> None:
    code, asked = _answer(
        monkeypatch, "late", "18%", "2024", "soon", "2025-03-01", "公报", "y"
    )

    assert code == 0
    assert asked.startswith("指标代号: 数值（照原文写）: 数据所属时期 [")
    assert "“soon”不是日期" in asked
    assert asked.endswith("登记吗？[y/N]: ")
    assert observations.read_text(encoding="utf-8").endswith(
        'published = 2025-03-01\nsource = "公报"\nvalue = "18%"\n'
    )


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param((), id="the end at once"),
        pytest.param(("late", ""), id="no value"),
        pytest.param(("late", "18%", "2024"), id="the end before the day"),
        pytest.param(("late", "18%", "2024", "2025-03-01", "", "n"), id="no"),
        pytest.param(("late", "18%", "2024", "2025-03-01", "", ""), id="the default"),
        pytest.param(("late", "18%", "2024", "2025-03-01"), id="the end at the last"),
    ],
)
def test_a_declined_prompt_writes_nothing_and_is_0(
    monkeypatch: pytest.MonkeyPatch, observations: Path, answers: tuple[str, ...]
) -> None:
    before = observations.read_bytes()

    code, asked = _answer(monkeypatch, *answers)

    assert code == 0
    assert asked.endswith("未登记\n")
    assert observations.read_bytes() == before


@pytest.mark.parametrize(
    ("answers", "said", "question"),
    [
        (("lte", "late"), "没有指标“lte”；是不是“late”？", "指标代号: "),
        (("late", "x", "18%"), "其中没有数", "数值（照原文写）: "),
        (("late", "18%", "去年", "2024"), "请写出年月", "数据所属时期 ["),
    ],
)
def test_what_cannot_be_read_is_asked_again_at_once(
    monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...], said: str, question: str
) -> None:
    code, asked = _answer(monkeypatch, *answers)

    assert code == 0
    assert said in asked
    assert asked.count(question) == 2


def test_what_is_withdrawn_is_not_asked_for_a_value(
    monkeypatch: pytest.MonkeyPatch, observations: Path
) -> None:
    answers = ("late", "2023", "2025-03-01", "", "y")

    code, asked = _answer(monkeypatch, *answers, options=("--withdraw",))

    assert code == 0
    assert "数值" not in asked
    assert observations.read_text(encoding="utf-8").endswith('status = "M"\n')


def test_an_interrupt_at_a_question_ends_its_line(
    monkeypatch: pytest.MonkeyPatch, observations: Path
) -> None:
    before = observations.read_bytes()
    monkeypatch.setattr(_Terminal, "readline", _interrupted)

    assert _answer(monkeypatch) == (130, "指标代号: \n")
    assert observations.read_bytes() == before


def _interrupted(_: io.StringIO) -> str:
    raise KeyboardInterrupt


def test_a_default_is_taken_by_pressing_return(
    monkeypatch: pytest.MonkeyPatch, observations: Path
) -> None:
    monkeypatch.setattr(
        "plantrack.cli.surroundings.today",
        lambda: dt.date(2025, 3, 1),
    )

    code, _ = _answer(monkeypatch, "late", "18%", "", "", "", "是")

    assert code == 0
    assert "period = 2024\npublished = 2025-03-01\n" in observations.read_text(
        encoding="utf-8"
    )


def test_the_default_file_is_made_with_the_first_value(observations: Path) -> None:
    observations.unlink()
    outcome = _add(*RECORD)

    assert outcome.code == 0, outcome.err
    written = observations.read_text(encoding="utf-8")
    assert written.startswith("# ")
    assert written.count("[[observation]]") == 1


def test_a_file_that_is_named_is_never_made(observations: Path) -> None:
    missing = observations.with_name("elsewhere.toml")

    outcome = _add(*RECORD, "--into", str(missing), "--lang", "en")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"{missing}: no such file; check the path")
    assert not missing.exists()
