"""What the exit code of the program says; the table in ``docs/commands.md``."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Every way in which a run can end."""

    DONE = 0
    FINDINGS = 1
    WRONG_USE = 2
    BUG = 3
    NOT_WRITTEN = 4
    UNCONFIRMED = 5
    INTERRUPTED = 130
