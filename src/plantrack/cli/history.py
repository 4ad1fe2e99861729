"""``plantrack history``: what was recorded, with every vintage."""

from __future__ import annotations
