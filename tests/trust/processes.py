"""Children that are forked from the process at hand, so that thousands are cheap."""

from __future__ import annotations

import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def fork(action: Callable[[], None]) -> int:
    """Run ``action`` in a child and return its process number.

    The child ends with 0, with 1 where ``action`` raises, or by the signal that
    killed it; it never comes back into the test.
    """
    with warnings.catch_warnings():
        # A test runner may have threads; the child uses nothing of theirs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    status = 1
    try:
        action()
        status = 0
    except BaseException:  # noqa: BLE001 - nothing may leave the child
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(status)


def wait_for(child: int) -> int:
    """Return the exit status of a child; below 0 the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill(child: int) -> int:
    """End a child that we forked, at once, and return as :func:`wait_for`."""
    os.kill(child, signal.SIGKILL)
    return wait_for(child)


@contextmanager
def load(processes: int) -> Iterator[None]:
    """Keep so many processes computing meanwhile."""
    children = [fork(_burn) for _ in range(processes)]
    try:
        yield
    finally:
        for child in children:
            kill(child)


def _burn() -> None:
    number = 0
    while True:
        number = (number * 1103515245 + 12345) % 2**31
