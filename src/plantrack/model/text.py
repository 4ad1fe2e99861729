"""Texts in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; a text written once stands in both."""

    zh: str
    en: str
