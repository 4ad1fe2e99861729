"""The files: read, judged once, and written without losing a byte."""
