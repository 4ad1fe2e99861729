"""Full-width forms become ASCII, and no other character changes."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 100
"""A longer text is no amount, unit or period; this bounds the time of every parse."""

_OFFSET = 0xFF01 - 0x21
_WIDE = {code: code - _OFFSET for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_ANY_WIDE = re.compile("[\uff01-\uff5e\u3000]")
_SHOWN = 40


def narrow(text: str) -> str:
    """Return ``text`` with U+FF01-FF5E and U+3000 as ASCII, outer spaces removed.

    Unicode's own folding (NFKC) is not used: it makes 102 of 10² and 1⁄2 of ½.
    Tabs, line ends and other white space are no part of any notation and stay.
    """
    if _ANY_WIDE.search(text):
        text = text.translate(_WIDE)
    return text.strip(" ")


def excerpt(text: str) -> str:
    """Return ``text``, shortened where it is too long to be repeated to a reader."""
    return text if len(text) <= LONGEST else text[:_SHOWN] + "…"
