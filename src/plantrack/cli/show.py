"""``plantrack show``: everything about one goal."""

from __future__ import annotations
