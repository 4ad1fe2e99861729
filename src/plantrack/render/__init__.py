"""The output formats: one function each, in tables by name.

A renderer is called with the finished document, the :class:`Look` a reader asked
for and a text stream. It computes nothing, reads no file and knows no clock. The
modules are imported when a format is first used, so that JSON does not pay for the
terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from typing import Final, Protocol, TextIO, TypeVar, cast

from plantrack.model.difference import Difference
from plantrack.model.finding import CheckReport
from plantrack.model.goal_page import GoalPage
from plantrack.model.scorecard import Scorecard
from plantrack.render.look import Look, Sort

__all__ = [
    "CHECK_RENDERERS",
    "DIFFERENCE_RENDERERS",
    "PAGE_RENDERERS",
    "RENDERERS",
    "SUPPOSITION_RENDERERS",
    "CheckFormat",
    "Format",
    "Look",
    "PlainFormat",
    "Renderer",
    "Sort",
]

_Document_contra = TypeVar("_Document_contra", contravariant=True)


class Renderer(Protocol[_Document_contra]):
    """Write ``document`` to ``stream`` in one format."""

    def __call__(self, document: _Document_contra, look: Look, stream: TextIO) -> None:
        """Write the document."""
        ...


class Format(StrEnum):
    """The formats of ``status``."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class CheckFormat(StrEnum):
    """The formats of ``check``."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"
    MARKDOWN = "markdown"


class PlainFormat(StrEnum):
    """The formats of commands that tell, not list: ``show``, ``diff``, ``what-if``."""

    TEXT = "text"
    JSON = "json"


def _imported(module: str, document: object, look: Look, stream: TextIO) -> None:
    renderer = cast(
        "Renderer[object]", import_module(f"plantrack.render.{module}").render
    )
    renderer(document, look, stream)


def _of_scorecard(module: str) -> Renderer[Scorecard]:
    def render(document: Scorecard, look: Look, stream: TextIO) -> None:
        _imported(module, document, look, stream)

    return render


def _of_check(module: str) -> Renderer[CheckReport]:
    def render(document: CheckReport, look: Look, stream: TextIO) -> None:
        _imported(module, document, look, stream)

    return render


def _of_difference(module: str) -> Renderer[Difference]:
    def render(document: Difference, look: Look, stream: TextIO) -> None:
        _imported(module, document, look, stream)

    return render


def _of_page(module: str) -> Renderer[GoalPage]:
    def render(document: GoalPage, look: Look, stream: TextIO) -> None:
        _imported(module, document, look, stream)

    return render


RENDERERS: Final[Mapping[Format, Renderer[Scorecard]]] = {
    Format.TABLE: _of_scorecard("table"),
    Format.JSON: _of_scorecard("json_document"),
    Format.CSV: _of_scorecard("csv_document"),
    Format.MARKDOWN: _of_scorecard("markdown"),
}

CHECK_RENDERERS: Final[Mapping[CheckFormat, Renderer[CheckReport]]] = {
    CheckFormat.TEXT: _of_check("check_text"),
    CheckFormat.JSON: _of_check("check_json"),
    CheckFormat.GITHUB: _of_check("github"),
    CheckFormat.GITLAB: _of_check("gitlab"),
    CheckFormat.JUNIT: _of_check("junit"),
    CheckFormat.SARIF: _of_check("sarif"),
    CheckFormat.MARKDOWN: _of_check("check_markdown"),
}

PAGE_RENDERERS: Final[Mapping[PlainFormat, Renderer[GoalPage]]] = {
    PlainFormat.TEXT: _of_page("show"),
    PlainFormat.JSON: _of_page("goal_json"),
}

DIFFERENCE_RENDERERS: Final[Mapping[PlainFormat, Renderer[Difference]]] = {
    PlainFormat.TEXT: _of_difference("difference"),
    PlainFormat.JSON: _of_difference("difference_json"),
}

SUPPOSITION_RENDERERS: Final[Mapping[PlainFormat, Renderer[Difference]]] = {
    PlainFormat.TEXT: _of_difference("supposition"),
    PlainFormat.JSON: _of_difference("difference_json"),
}
