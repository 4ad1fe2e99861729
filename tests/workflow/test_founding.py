"""New files are whole, valid, and never take the place of others."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from plantrack.errors import NotWritten
from plantrack.workflow import founding
from plantrack.workflow.loading import Opened, open_registry

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_template_is_a_valid_plan_without_a_warning(
    tmp_path: Path, language: str
) -> None:
    registry, observations = founding.init(tmp_path, example=False, language=language)

    opened = open_registry(registry)

    assert isinstance(opened, Opened)
    assert opened.problems == ()
    assert opened.registry.plan.language == language
    assert tomllib.loads(observations.read_text(encoding="utf-8")) == {}


def test_both_templates_show_every_observation_in_a_comment(tmp_path: Path) -> None:
    """What a template shows commented out is right once it is uncommented."""
    for language in ("zh", "en"):
        registry, observations = founding.init(
            tmp_path / language, example=False, language=language
        )
        text = observations.read_text(encoding="utf-8")
        _, _, block = text.partition("# [[observation]]\n")
        lines = [
            "[[observation]]",
            *(each.removeprefix("# ") for each in block.splitlines()),
        ]
        observations.write_text("\n".join(lines) + "\n", encoding="utf-8")

        opened = open_registry(registry)

        assert isinstance(opened, Opened), opened
        assert len(opened.registry.observations) == 1


def test_the_example_is_the_registry_of_the_project(tmp_path: Path) -> None:
    registry, observations = founding.init(
        tmp_path / "deep" / "folder", example=True, language="zh"
    )

    theirs = tomllib.loads((ROOT / "goals.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(registry.read_text(encoding="utf-8")) == theirs
    assert observations.read_bytes() == (ROOT / "observations.toml").read_bytes()
    assert "#:schema" not in registry.read_text(encoding="utf-8")


def test_a_wheel_carries_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "package" / "example"
    packed.mkdir(parents=True)
    for name in (founding.REGISTRY, founding.OBSERVATIONS):
        (packed / name).write_text(f"# {name}\n")
    monkeypatch.setattr(founding, "_PACKAGE", tmp_path / "package")

    founding.init(tmp_path / "new", example=True, language="zh")

    assert (tmp_path / "new" / "goals.toml").read_text() == "# goals.toml\n"


@pytest.mark.parametrize("name", ["goals.toml", "observations.toml"])
@pytest.mark.parametrize("kind", ["file", "link"])
def test_nothing_is_written_where_one_file_is_there(
    tmp_path: Path, name: str, kind: str
) -> None:
    if kind == "file":
        (tmp_path / name).write_text("mine")
    else:
        (tmp_path / name).symlink_to("nowhere")

    with pytest.raises(NotWritten, match="file-exists"):
        founding.init(tmp_path, example=False, language="zh")

    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(NotWritten, match="output-failed"):
        founding.init(tmp_path / "file" / "x", example=False, language="zh")


def test_the_schema_is_of_the_registry() -> None:
    schema = founding.registry_schema()

    assert {"plan", "indicators", "goals"} <= schema["properties"].keys()
