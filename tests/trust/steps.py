"""A disk that can be killed, fail or lie at each single call to the system."""

from __future__ import annotations

import errno
import functools
import os
import signal
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from trust.ledger import Quick

CALLS: Final = frozenset(
    {
        "resolve",
        "open_file",
        "open_lock",
        "try_lock",
        "close",
        "look",
        "look_open",
        "read",
        "write",
        "rewind",
        "set_owner",
        "set_mode",
        "copy_attributes",
        "sync",
        "sync_folder",
        "exchange",
        "is_being_written",
        "replace",
        "link",
        "remove",
    }
)


class When(StrEnum):
    """Where in a call something happens."""

    BEFORE = "before"
    TORN = "torn"
    AFTER = "after"


class StepDisk(Quick):
    """A disk that shows each call to :meth:`step` before it makes it.

    Where it is ``portable``, it cannot exchange two names, as most systems cannot.
    """

    def __init__(self, *, portable: bool = False) -> None:
        super().__init__()
        self.portable = portable

    def exchange(self, one: str, other: str) -> None:
        if self.portable:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one)
        super().exchange(one, other)

    def __getattribute__(self, name: str) -> Any:
        call = super().__getattribute__(name)
        if name not in CALLS:
            return call
        return functools.partial(self.step, name, call)

    def step(self, name: str, call: Callable[..., Any], *arguments: Any) -> Any:
        """Make the call; a subclass does something about it."""
        raise NotImplementedError


class Recorder(StepDisk):
    """A disk that keeps the names of the calls."""

    def __init__(self, *, portable: bool = False) -> None:
        super().__init__(portable=portable)
        self.names: list[str] = []

    def step(self, name: str, call: Callable[..., Any], *arguments: Any) -> Any:
        self.names.append(name)
        return call(*arguments)


class Killer(StepDisk):
    """A disk that kills its own process at one call."""

    def __init__(self, *, at: int, when: When, portable: bool = False) -> None:
        super().__init__(portable=portable)
        self.left = at
        self.when = when

    def step(self, name: str, call: Callable[..., Any], *arguments: Any) -> Any:
        del name
        self.left -= 1
        if self.left != -1:
            return call(*arguments)
        if self.when is When.TORN:
            descriptor, content = arguments
            call(descriptor, content[: len(content) // 2])
        try:
            if self.when is When.AFTER:
                call(*arguments)
        finally:  # whatever the call says of it
            os.kill(os.getpid(), signal.SIGKILL)


class Failing(StepDisk):
    """A disk on which one call fails, or every call of that name from there on."""

    def __init__(
        self, *, at: int, when: When, error: int, stays: bool, portable: bool = False
    ) -> None:
        super().__init__(portable=portable)
        self.left = at
        self.when = when
        self.error = error
        self.stays = stays
        self.name = ""

    def step(self, name: str, call: Callable[..., Any], *arguments: Any) -> Any:
        self.left -= 1
        hit = self.left == -1 or (self.stays and name == self.name)
        if not hit:
            return call(*arguments)
        self.name = name
        if self.when is When.TORN:
            descriptor, content = arguments
            call(descriptor, content[: len(content) // 2])
        if self.when is When.AFTER:
            done = call(*arguments)
            if name.startswith("open_"):  # a call that fails opens nothing
                os.close(done)
        raise OSError(self.error, os.strerror(self.error))


class LyingWrite(Quick):
    """A disk that says it wrote everything and wrote the first half."""

    def write(self, descriptor: int, content: bytes) -> int:
        super().write(descriptor, content[: len(content) // 2])
        return len(content)


class ShortCalls(Quick):
    """A disk that reads and writes three bytes at a time, as a system may."""

    def write(self, descriptor: int, content: bytes) -> int:
        return super().write(descriptor, content[:3])

    def read(self, descriptor: int, size: int) -> bytes:
        return super().read(descriptor, min(size, 3))
