"""Every exception plantrack raises, in reading order.

::

    PlantrackError
    ├── NotationError        a text is not an amount, a unit or a period
    │   ├── AmountError
    │   ├── UnitError
    │   └── PeriodError
    ├── WrongUse             an argument cannot be used (exit 2)
    ├── Several              more than one of these at once (exit 2)
    ├── NotWritten           nothing was changed on disk (exit 4)
    │   └── Locked           another writer holds the lock
    └── WriteUnconfirmed     written, but the disk did not confirm (exit 5)

Faults in the data are not exceptions: they are ``plantrack.model.problem.Problem``
values, so that all of them can be shown at once. An exception carries the id of
its sentence and the facts in it; ``render`` has the sentence in each language.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable


class PlantrackError(Exception):
    """A reason to stop, with the id of its sentence and the facts in it."""

    def __init__(self, reason: str, **facts: str) -> None:
        """Keep ``reason`` (an id such as ``mixed-scales``) and its facts."""
        self.reason = reason
        self.facts = facts
        super().__init__(
            " ".join([reason, *(f"{name}={value!r}" for name, value in facts.items())])
        )


class NotationError(PlantrackError, ValueError):
    """A text that cannot be read; ``facts`` holds ``text`` and maybe ``try``."""


class AmountError(NotationError):
    """A text that is not one amount."""


class UnitError(NotationError):
    """A text that is not a unit of measurement."""


class PeriodError(NotationError):
    """A text that is not a period."""


class WrongUse(PlantrackError):  # noqa: N818 - reads as a sentence where it is raised
    """An argument that cannot be used: an unknown goal, a missing value."""


class Several(PlantrackError):  # noqa: N818 - reads as a sentence where it is raised
    """More than one thing that cannot be read or used, to be told at once."""

    def __init__(self, errors: Iterable[PlantrackError]) -> None:
        """Keep the errors in the order in which they are told."""
        self.errors = tuple(errors)
        super().__init__("several")


class NotWritten(PlantrackError):  # noqa: N818 - the outcome, not the fault
    """Nothing was written; the files are as they were."""


class Locked(NotWritten):
    """Another writer held the lock for as long as the caller would wait."""


class WriteUnconfirmed(PlantrackError):  # noqa: N818 - the outcome, not the fault
    """Written, but the disk did not confirm it; repeating is safe."""


def not_written(error: OSError, *, file: str) -> NotWritten:
    """Return that ``file`` was not written; ``why`` is the id of a closer sentence."""
    number = errno.errorcode.get(error.errno or 0, "")
    return NotWritten(
        "output-failed",
        file=file,
        why=f"output-failed/{number}",
        detail=error.strerror or str(error),
    )
