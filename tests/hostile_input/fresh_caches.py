"""A plugin for pytest: no test finds what another one left in a cache.

Mutation testing needs it. A cached answer of the unchanged program would hide a
changed function, and only the first test that asks would be known to reach it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest


def _caches() -> Iterator[Callable[[], None]]:
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] == "plantrack":
            for value in [*vars(module).values()]:
                clear = getattr(value, "cache_clear", None)
                if clear is not None:
                    yield clear


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Clear every cache of the program."""
    del item
    for clear in _caches():
        clear()
