"""``plantrack init``: new files to begin with."""

from __future__ import annotations

from pathlib import Path

from plantrack.cli import options, output, surroundings
from plantrack.render.cli_words import sentence
from plantrack.workflow import founding


def init(
    folder: options.Folder = Path(),
    *,
    example: options.Example = False,
    lang: options.Lang = None,
) -> None:
    """Write a new registry."""
    language = surroundings.language(option=lang or "")
    files = founding.init(folder, example=example, language=language)
    for file in files:
        output.write(sentence("created", language, file=str(file)) + "\n")
    output.complain(sentence("next-status", language, file=str(files[0])))
