"""``python -m plantrack`` is ``plantrack``."""

from __future__ import annotations

from plantrack.cli import main

if __name__ == "__main__":
    main()
