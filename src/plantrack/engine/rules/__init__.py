"""The rules of the authorities: pure functions of the same facts, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from plantrack.engine.rules import (
    destatis,
    escap,
    eurostat,
    ndrc,
    open_sdg,
    pace,
    sdsn,
    unsd_2023,
    wri,
)
from plantrack.engine.rules.facts import Rule

PACE: Final = "pace"

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        PACE: pace.judge,
        "eurostat": eurostat.judge,
        "open-sdg": open_sdg.judge,
        "destatis": destatis.judge,
        "escap": escap.judge,
        "unsd-2023": unsd_2023.judge,
        "sdsn": sdsn.judge,
        "wri": wri.judge,
        "ndrc": ndrc.judge,
    }
)
"""Every rule by its name, in the order of every table."""
