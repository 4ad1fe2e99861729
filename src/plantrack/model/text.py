"""Texts in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; a text written once stands in both."""

    zh: str
    en: str

    @classmethod
    def once(cls, text: str) -> Text:
        """Return a text that was written once."""
        return cls(zh=text, en=text)
