"""What assumptions would move in a plan, for the terminal."""

from __future__ import annotations

from typing import TextIO

from plantrack.model.difference import Difference
from plantrack.render.difference import difference_lines
from plantrack.render.lines import write
from plantrack.render.look import Look


def render(difference: Difference, look: Look, stream: TextIO) -> None:
    """Write every goal that the assumptions move, before and after."""
    lines = difference_lines(difference, look, supposed=True)
    write(lines, stream, colour=look.colour)
