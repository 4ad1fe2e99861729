"""Every valid file is kept: its bytes stay in front and its meaning stays whole."""

from __future__ import annotations

import importlib.resources
import math
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from plantrack.errors import NotWritten
from plantrack.store.reasons import Reason
from trust.corpus import TEXTS
from trust.figures import Figures
from trust.ledger import append, record

BOM: Final = b"\xef\xbb\xbf"
VARIANTS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "as is": lambda content: content,
    "no line end": lambda content: content.rstrip(b"\r\n"),
    "CRLF": lambda content: content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    "BOM": lambda content: BOM + content.removeprefix(BOM),
}
MAY_REFUSE: Final = {
    Reason.EMPTY_FILE,
    Reason.STATIC_LIST,
    Reason.NOT_A_LIST,
    Reason.TORN_BLOCK,
}
"""The reasons for which a file that is valid TOML may be left alone."""


def kept_corpus() -> Figures:
    """Append to every text of our own corpus, in all variants."""
    name = f"our {len(TEXTS)} valid files in {len(VARIANTS)} variants"
    return _kept(name, (text.encode() for text in TEXTS.values()))


def kept_test_data() -> Figures | None:
    """Append to every valid file of CPython's own tests, where they are installed."""
    try:
        data = importlib.resources.files("test.test_tomllib") / "data" / "valid"
    except ModuleNotFoundError:
        return None
    contents = list(_files_below(data))
    if not contents:
        return None
    name = f"CPython's {len(contents)} valid files in {len(VARIANTS)} variants"
    return _kept(name, iter(contents))


KEPT: Final = "kept"
REFUSED: Final = "refused, untouched"


def keep(content: bytes) -> str:
    """Append a record to ``content``; return ``KEPT``, ``REFUSED`` or what broke.

    The judge is not the product's own: it knows nothing but ``tomllib``.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        path.write_bytes(content)
        try:
            append(path, 7, wait=0)
        except NotWritten as refused:
            if path.read_bytes() != content:
                return f"refused and changed: {refused.reason}"
            may = refused.reason in MAY_REFUSE
            return REFUSED if may else f"refused: {refused.reason}"
        new = path.read_bytes()
    if not new.startswith(content):
        return "earlier bytes were changed"
    before, after = _meaning(content), _meaning(new)
    records = after["observation"]
    if records[-1] != record(7):
        return f"the last record is {records[-1]!r}"
    if len(records) == 1 and "observation" not in before:
        del after["observation"]
    else:
        records.pop()
    same = _like(before) == _like(after)
    return KEPT if same else "something else changed its meaning"


def _kept(name: str, contents: Iterator[bytes]) -> Figures:
    figures = Figures(name)
    for original in contents:
        for variant, change in VARIANTS.items():
            content = change(original)
            if not _valid(content):  # a variant may end what a comment left open
                continue
            figures.runs += 1
            found = keep(content)
            figures.acknowledged += found == KEPT
            figures.refused += found == REFUSED
            if found not in {KEPT, REFUSED}:
                figures.lost += 1
                figures.blame(f"{found} ({variant}): {content[:60]!r}")
    return figures


def _files_below(folder: Any) -> Iterator[bytes]:
    for each in sorted(folder.iterdir(), key=lambda each: str(each.name)):
        if each.is_dir():
            yield from _files_below(each)
        elif each.name.endswith(".toml"):
            yield each.read_bytes()


def _valid(content: bytes) -> bool:
    try:
        _meaning(content)
    except (ValueError, ArithmeticError):
        return False
    return True


def _meaning(content: bytes) -> dict[str, Any]:
    return tomllib.loads(content.decode("utf-8-sig"))


def _like(value: Any) -> Any:
    """Return a value that is equal exactly where the meaning is, types included."""
    if isinstance(value, dict):
        return {key: _like(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_like(each) for each in value]
    if isinstance(value, float) and math.isnan(value):
        return ("float", "nan")
    return (type(value).__name__, repr(value))
