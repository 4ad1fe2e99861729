"""Amounts and periods as people write them: parse and format."""
