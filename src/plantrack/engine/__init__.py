"""The arithmetic: from a registry and a day to a scorecard, without side effects."""
