"""The code of every problem that reading the files can find.

``render`` has a sentence for each in both languages, ``docs/problems.md`` a page,
``tests/errors`` a folder. What the facts and reasons of a code are is said where it
is reported.
"""

from __future__ import annotations

from typing import Final

_OF_FILES: Final = (
    "missing-file",
    "not-a-file",
    "unreadable-file",
    "bad-path",
    "no-match",
    "too-big",
    "invalid-utf8",
    "conflict-markers",
    "look-alike",
    "duplicate-key",
    "bad-toml",
)
_OF_SHAPE: Final = (
    "bad-number",
    "unsupported-schema",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "empty-text",
    "unknown-choice",
    "bad-id",
    "bad-unit",
    "bad-amount",
    "bad-period",
    "bad-span",
)
_OF_MEANING: Final = (
    "no-goals",
    "unknown-indicator",
    "needs-indicator",
    "same-indicator",
    "wrong-unit",
    "wrong-currency",
    "pp-for-level",
    "kind-measure",
    "measure-unit",
    "target-kind",
    "unused-key",
    "out-of-range",
    "end-before-start",
    "by-before-from",
    "baseline-after-by",
    "step-outside-window",
    "value-withdrawn",
    "bounds-order",
    "bands-order",
    "empty-revision",
    "same-revision-date",
)
CODES: Final[tuple[str, ...]] = (*_OF_FILES, *_OF_SHAPE, *_OF_MEANING)
