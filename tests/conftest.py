"""What every test starts from: no settings of the machine, repeatable examples."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.register_profile("long", deadline=None, max_examples=2000)

_SETTINGS = (
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "LC_ALL",
    "LC_MESSAGES",
    "LINES",
    "NO_COLOR",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
)


def _profile() -> str:
    if os.environ.get("PLANTRACK_LONG"):
        return "long"
    return "ci" if os.environ.get("CI") else "dev"


settings.load_profile(_profile())


@pytest.fixture(autouse=True)
def _without_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what would change an output; what the tests themselves read stays."""
    for name in (*_SETTINGS, *(each for each in os.environ if _is_ours(each))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


def _is_ours(name: str) -> bool:
    return name.startswith("PLANTRACK_") and name not in (
        "PLANTRACK_LONG",
        "PLANTRACK_UPDATE",
    )
