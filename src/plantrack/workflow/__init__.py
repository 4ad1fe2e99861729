"""Load, check, assess: one function per command, values in and values out."""
