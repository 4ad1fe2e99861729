"""The sentence and the way out for every fault in the data.

A name ``code/reason`` is a finer sentence for that reason; ``{why}`` stands for the
sentence of a refusal. ``‹with {fact}¦without›`` takes its first part where the
problem has the facts in it, else the second, which may be absent.
``docs/problems.md`` shows each with an example.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text
from plantrack.render.problem_words_files import FILES, SYNTAX
from plantrack.render.problem_words_meaning import ACROSS, MEANING
from plantrack.render.problem_words_values import VALUES

PROBLEM_WORDS: Final[Mapping[str, Text]] = {
    **FILES,
    **SYNTAX,
    **VALUES,
    **MEANING,
    **ACROSS,
}
"""Every sentence, by ``code`` or ``code/reason``."""
