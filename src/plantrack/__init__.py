"""plantrack: keep a multi-year plan honest."""

__version__ = "0.1.0"
