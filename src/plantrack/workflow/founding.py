"""New files: an empty registry that explains itself, the example, the schema."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from plantrack.errors import NotWritten, not_written

REGISTRY: Final = "goals.toml"
OBSERVATIONS: Final = "observations.toml"
_PACKAGE: Final = Path(__file__).resolve().parents[1]


def init(folder: Path, *, example: bool, language: str) -> tuple[Path, ...]:
    """Make the two files of a plan in ``folder`` and return them.

    Args:
        folder: Where to; it is made where it is missing.
        example: The five-year goals of Yubei instead of a template.
        language: Of the template's comments, ``zh`` or ``en``.

    Raises:
        NotWritten: A file is there already, or cannot be made.
        WriteUnconfirmed: Made, but the disk did not confirm it.
    """
    from plantrack.store.create import create_file  # noqa: PLC0415 - start-up

    source = _example_folder() if example else _PACKAGE / "template" / language
    files = [(folder / name, source / name) for name in (OBSERVATIONS, REGISTRY)]
    for new, _ in files:
        if new.exists() or new.is_symlink():
            raise NotWritten("file-exists", file=str(new))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(error, file=str(folder)) from error
    for new, original in files:
        create_file(new, _own_text(original))
    return tuple(new for new, _ in reversed(files))


def registry_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of ``goals.toml`` as JSON values."""
    from plantrack.store.schema import json_schema  # noqa: PLC0415 - start-up

    return json_schema()


def _own_text(original: Path) -> str:
    """Return the text of a file without the place of a schema it leaves behind."""
    lines = original.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(each for each in lines if not each.startswith("#:schema "))


def _example_folder() -> Path:
    """Return where the example lies: in a wheel, or at the root of a checkout."""
    packed = _PACKAGE / "example"
    return packed if packed.is_dir() else _PACKAGE.parents[1]
