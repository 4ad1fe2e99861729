from __future__ import annotations

import os
from pathlib import Path

import pytest

from plantrack.model.problem import Problem, Severity
from plantrack.store import sources
from plantrack.store.registry import find_registry, load
from store.registry_texts import OBSERVATION, PLAN, SOUND, found, problems_of


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def naming(*files: str) -> str:
    listed = ", ".join(f"'{each}'" for each in files)
    return SOUND.replace(PLAN, f"{PLAN}observations = [{listed}]\n")


def values_of(text: str) -> list[str]:
    Path("goals.toml").write_text(text, encoding="utf-8")
    registry = load(Path("goals.toml")).registry
    assert registry is not None
    return [each.place.file for each in registry.observations]


def write(name: str, text: str = OBSERVATION) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, found(problems)
    return problems[0]


def test_without_an_observation_file_there_are_no_observations() -> None:
    assert values_of(SOUND) == []


def test_globs_are_sorted_and_no_file_is_read_twice() -> None:
    for name in ("b.toml", "data/2.toml", "data/1.toml", "data/deep/3.toml"):
        write(name)
    Path("data/4.toml").mkdir()

    assert values_of(naming("b.toml", "data/*.toml", "data/1.toml")) == [
        "b.toml",
        "data/1.toml",
        "data/2.toml",
    ]
    assert values_of(naming("data/**/*.toml")) == [
        "data/1.toml",
        "data/2.toml",
        "data/deep/3.toml",
    ]


def test_the_registry_is_not_one_of_its_observation_files() -> None:
    write("observations.toml")

    assert values_of(naming("*.toml")) == ["observations.toml"]


def test_a_name_with_brackets_may_be_a_file() -> None:
    write("[1].toml")

    assert values_of(naming("[1].toml")) == ["[1].toml"]


def test_an_absolute_glob_is_read(tmp_path: Path) -> None:
    write("data/1.toml")

    assert values_of(naming(f"{tmp_path}/data/*.toml")) == [f"{tmp_path}/data/1.toml"]


def test_a_glob_without_a_match_is_a_warning(tmp_path: Path) -> None:
    problem = only(problems_of(tmp_path, naming("data/*.toml")))

    assert (problem.code, problem.key) == ("no-match", "plan.observations[0]")
    assert problem.severity is Severity.WARNING
    assert problem.facts == {"got": "data/*.toml"}


def test_a_named_file_that_is_missing_is_a_problem_where_it_is_named(
    tmp_path: Path,
) -> None:
    problem = only(problems_of(tmp_path, naming("gone.toml")))

    assert (problem.code, problem.facts) == ("missing-file", {"path": "gone.toml"})
    assert (problem.place.file, problem.place.line) == ("goals.toml", 7)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("a\\u0000b", "bad-path", id="null character"),
        pytest.param("goals.toml/x.toml", "missing-file", id="below a file"),
        pytest.param("x" * 300, "unreadable-file", id="too long a name"),
    ],
)
def test_names_that_no_file_has_are_problems(
    tmp_path: Path, name: str, code: str
) -> None:
    goals = naming("x").replace("'x'", f'"{name}"')
    problem = only(problems_of(tmp_path, goals))

    assert (problem.code, problem.key) == (code, "plan.observations[0]")


def test_a_null_character_in_a_glob_matches_nothing(tmp_path: Path) -> None:
    goals = naming("x").replace("'x'", '"a\\u0000*"')

    assert only(problems_of(tmp_path, goals)).code in {"no-match", "bad-path"}


def test_an_element_that_is_no_text_is_reported_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    write("b.toml", "[[observation]]\nindicator = 'gdp'\n")
    problems = problems_of(tmp_path, naming("x").replace("'x'", "3, 'b.toml'"))

    assert {each.code for each in problems} == {"wrong-type", "missing-key"}


def test_a_missing_registry_is_a_problem_of_the_whole_file() -> None:
    result = load(Path("goals.toml"))

    assert result.registry is None
    assert only(list(result.problems)).code == "missing-file"
    assert result.problems[0].place.line == 0


def test_a_folder_and_a_pipe_are_no_files() -> None:
    Path("goals.toml").mkdir()
    os.mkfifo("pipe.toml")

    folder = only(list(load(Path("goals.toml")).problems))
    pipe = only(list(load(Path("pipe.toml")).problems))

    assert (folder.code, folder.reason) == ("not-a-file", "directory")
    assert (pipe.code, pipe.reason) == ("not-a-file", "special")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(
            PermissionError(13, "Permission denied"), "permission", id="right"
        ),
        pytest.param(OSError(5, "Input/output error"), "system", id="disk"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    write("goals.toml", SOUND)

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    problem = only(list(load(Path("goals.toml")).problems))

    assert (problem.code, problem.reason) == ("unreadable-file", reason)
    assert problem.facts == {"path": "goals.toml", "detail": error.strerror}


def test_a_link_in_a_circle_is_a_problem(tmp_path: Path) -> None:
    Path("loop.toml").symlink_to("loop.toml")

    problem = only(problems_of(tmp_path, naming("loop.toml")))

    assert (problem.code, problem.reason) == ("unreadable-file", "system")


def test_a_dangling_default_is_not_absent(tmp_path: Path) -> None:
    Path("observations.toml").symlink_to("nowhere.toml")

    assert only(problems_of(tmp_path, SOUND)).code == "missing-file"


def test_a_file_beyond_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_FILE", 10)
    monkeypatch.setattr("plantrack.store.toml_text.MAX_FILE", 10)

    assert problems_of(tmp_path, SOUND)[0].reason == "file"


def test_the_nearest_registry_above_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    write("goals.toml", SOUND)
    monkeypatch.chdir(deep)

    assert find_registry(Path()) == Path("../../goals.toml")
    assert find_registry(deep) == tmp_path / "goals.toml"
    (deep / "goals.toml").mkdir()
    (tmp_path / "a" / "goals.toml").write_text("", encoding="utf-8")
    assert find_registry(Path()) == Path("../goals.toml")
    (deep / "goals.toml").rmdir()
    (deep / "goals.toml").write_text("", encoding="utf-8")
    assert find_registry(Path()) == Path("goals.toml")


def test_folders_that_may_not_be_read_hold_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refuse)
    assert find_registry(tmp_path) is None
    monkeypatch.setattr("glob.glob", refuse)
    assert only(problems_of(tmp_path, naming("*.toml"))).code == "no-match"


def test_where_there_is_none_none_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "REGISTRY", "no-such-registry.toml")

    assert find_registry(tmp_path) is None
    assert find_registry(Path("a\0b")) is None
