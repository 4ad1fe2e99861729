"""Cases of the atlas that no repository can hold are made when they are run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1024 * 1024


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "goals.toml")


def _folder(folder: Path) -> None:
    (folder / "goals.toml").mkdir()


def _no_file(folder: Path) -> None:
    assert not (folder / "goals.toml").exists()


def _link_loop(folder: Path) -> None:
    (folder / "goals.toml").symlink_to("goals.toml")


def _padded(folder: Path) -> None:
    with (folder / "goals.toml").open("ab") as file:
        file.write(b"# padding\n" * (17 * MEGABYTE // 10))


def _long_line(folder: Path) -> None:
    with (folder / "goals.toml").open("ab") as file:
        file.write(b"# " + b"x" * (2 * MEGABYTE) + b"\n")


def _deep(folder: Path) -> None:
    with (folder / "goals.toml").open("ab") as file:
        file.write(b"deep = " + b"[" * 1000 + b"]" * 1000 + b"\n")


def _long_key(folder: Path) -> None:
    with (folder / "goals.toml").open("ab") as file:
        file.write(b"a." * 30_000 + b"a = 1\n")


MADE: Final[Mapping[str, Callable[[Path], None]]] = {
    "missing-file/registry": _no_file,
    "not-a-file/folder": _folder,
    "not-a-file/pipe": _pipe,
    "unreadable-file/link-loop": _link_loop,
    "too-big/file": _padded,
    "too-big/line": _long_line,
    "too-big/nesting": _deep,
    "too-big/key": _long_key,
}
