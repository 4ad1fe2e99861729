"""Wrong use in words: a fact, a suggestion, a way out, and nothing that acts."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from command_line import plantrack
from plantrack.cli import usage
from sample_plan import DAY, write_plan


@pytest.fixture(autouse=True)
def _in_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["statsu"], 'no such command "statsu"; did you mean "status"?'),
        (
            ["status", "--formt", "json"],
            'no such option --formt; did you mean "--format"?',
        ),
        (["status", "--xyzzy"], "no such option --xyzzy [no-such-option]"),
        (["status", "--format", "jsn"], 'did you mean "json"?'),
        (["status", "--width", "9"], '"9" is not a number from 20 to 1000'),
        (["status", "--width", "x"], '"x" is not a number from 20 to 1000'),
        (["status", "--as-of", "soon"], 'plantrack: --as-of: "soon" is not a date'),
        (["diff", "--before", "soon"], 'plantrack: --before: "soon" is not a date'),
        (["status", "--verdict", "", *DAY], '--verdict: no such choice ""; one of:'),
        (["check", "--fail-on", "", *DAY], '--fail-on: no such choice ""; one of:'),
        (["STATUS"], 'did you mean "status"?'),
        (["status", "goo", *DAY], 'no such goal "goo"; did you mean "good"?'),
        (
            ["status", "--group", "丙", *DAY],
            'no such group "丙"; one of: 甲, 乙 [unknown-group]',
        ),
        (
            ["add-observation", "good", "1%", "--period", "2024", "--status", "M"],
            'no such choice "M"; one of: A, P, E, B [',
        ),
        (
            ["add-observation", "good", "1%", "--period", "2024", "--yoy", "x"],
            'yoy: expected a percentage such as "5.2%", got "x"',
        ),
        (["status", "--rules", *DAY], "--rules: table has no place for every rule's"),
        (["status", "--rules", "-o", "a.csv"], "see the table of plantrack rules"),
        (["status", "--rules", "--format", "markdown"], "or use --format json"),
        (["status", "--rule", "eurostt", *DAY], 'did you mean "eurostat"?'),
        (["status", "--verdict", "of-track", *DAY], 'did you mean "off-track"?'),
        (["status", "-o", "goals.toml", *DAY], "an output never goes to a TOML file"),
        (["status", "--all=yes"], "--all takes no value"),
        (["show"], "GOAL is missing"),
        (["show", "偏", *DAY], 'no such goal "偏"; did you mean "slow"?'),
        (["init", "a", "b"], "more arguments than expected: b"),
        (["history", "滞后绿"], 'no such indicator "滞后绿"; did you mean "late"?'),
        (["check", "--output-file", "junit"], "takes FORMAT=PATH"),
        (["check", "--output-file", "junt=x"], 'did you mean "junit"?'),
        (["add-observation", "good"], "--period is missing"),
        (["add-observation", "good", "--period", "2024"], "VALUE is missing"),
        (["add-observation", "--wait", "nan"], '"nan" is not a number from 0 to 3600'),
        (
            ["add-observation", "good", "1%", "--period", "2024", "--withdraw"],
            "a value that is withdrawn has no new value",
        ),
        (["--nope"], "no such option --nope"),
    ],
)
def test_the_message_says_what_is_wrong_and_what_would_be_right(
    arguments: list[str], said: str
) -> None:
    outcome = plantrack(*arguments, "--lang", "en")

    assert outcome.code == 2
    assert said in outcome.err


def test_a_usage_error_points_to_the_help_of_the_command() -> None:
    outcome = plantrack("show", "--nope")

    assert outcome.err.splitlines()[-1] == "用法见 plantrack show --help"


@pytest.mark.parametrize(
    "arguments",
    [
        ["\x1b[31mstatus"],
        ["status", "--\x1b[31m"],
        ["status", "\x1b]0;x\x07", *DAY],
        ["status", "a", "--format", "\x1b[31m"],
        ["status", "--as-of", "\u202e2024"],
        ["init", "a", "\x9b31m"],
        ["status", "-f", "\x1b[31m.toml"],
        ["status", "-o", "\x1b[31m/x", *DAY],
        ["check", "--output-file", "\x1b=x"],
    ],
)
def test_no_argument_acts_on_the_terminal(arguments: list[str]) -> None:
    outcome = plantrack(*arguments)

    assert outcome.code in (2, 4)
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(outcome.err)


def test_a_name_that_several_goals_have_is_refused_with_their_ids(
    tmp_path: Path,
) -> None:
    path = tmp_path / "goals.toml"
    path.write_text(path.read_text().replace('"良好"', '"偏慢"'), encoding="utf-8")

    outcome = plantrack("show", "偏慢", "--lang", "en", *DAY)

    assert outcome.code == 2
    assert "use an id: good, slow" in outcome.err


@pytest.mark.parametrize("value", ["-3.2", "-3.2%", "-0.5%"])
def test_a_negative_number_is_a_value(value: str) -> None:
    outcome = plantrack(
        "add-observation", "good", value, "--period", "2024", "--dry-run", *DAY
    )

    assert outcome.code == 0, outcome
    assert f'value = "{value}"' in outcome.out


def test_a_negative_growth_rate_is_a_value() -> None:
    outcome = plantrack(
        *("add-observation", "good", "5%", "--period", "2024"),
        *("--yoy", "-2.7%", "--dry-run", *DAY),
    )

    assert outcome.code == 0, outcome
    assert "yoy = -2.7\n" in outcome.out


def test_an_option_without_its_value_is_named() -> None:
    outcome = plantrack("status", "--lang", "en", "--format")

    assert outcome.code == 2
    assert "--format needs a value" in outcome.err


def test_a_language_before_the_command_counts_for_it() -> None:
    assert plantrack("--lang", "en", "status", *DAY).out.startswith("Sample")
    assert plantrack("--lang", "en", "status", "--lang", "zh", *DAY).out[:2] == "样例"


def test_what_typer_says_otherwise_is_passed_on_and_shown() -> None:
    error = typer.TyperException("odd\x1b[31m")

    (line,) = usage.explained(error, language="en")

    assert line == "plantrack: odd\\u{1b}[31m [wrong-use]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "-o", "x/y.csv", *DAY], "x/y.csv: 无法写入：没有这个文件夹"),
        (["schema", "-o", "."], ".: 无法写入：这是文件夹"),
        (["init", "goals.toml"], "goals.toml: 无法新建文件夹：已有同名的文件"),
        (["init", "goals.toml/x"], "goals.toml/x: 无法写入：路径中有一段是文件"),
    ],
)
def test_what_cannot_be_written_is_said_in_words(
    arguments: list[str], said: str
) -> None:
    outcome = plantrack(*arguments)

    assert outcome.code == 4
    assert outcome.err.startswith(said)
    assert outcome.err.endswith(" [output-failed]\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("show", "nope"), "no such goal", id="a goal"),
        pytest.param(("show", "nope", "-f", "goals.toml"), "no such goal", id="named"),
        pytest.param(("show", "x", "--lang", "zh"), "没有目标", id="an option wins"),
    ],
)
def test_an_error_is_in_the_language_of_the_plan(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.delenv("PLANTRACK_LANG", raising=False)
    _speak_english(Path("goals.toml"))

    assert said in plantrack(*arguments, *DAY).err


def test_bad_files_are_told_in_the_language_of_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PLANTRACK_LANG", raising=False)
    registry = Path("goals.toml")
    _speak_english(registry)
    registry.write_text(registry.read_text(encoding="utf-8") + "[goals.y]\nx = 1\n")

    assert 'there is no key "x" here' in plantrack("check", *DAY).out
    assert 'there is no key "x" here' in plantrack("status", *DAY).err


def _speak_english(registry: Path) -> None:
    text = registry.read_text(encoding="utf-8")
    text = text.replace("[plan]\n", '[plan]\nlanguage = "en"\n')
    registry.write_text(text, encoding="utf-8")
