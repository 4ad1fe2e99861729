"""``check`` as a Code Quality report of GitLab."""

from __future__ import annotations

from hashlib import sha256
from typing import Final, TextIO

from plantrack.model.finding import CheckReport, Finding, Level
from plantrack.render.escape import show
from plantrack.render.finding_texts import key, message, year_starts_of
from plantrack.render.json_text import Value, write
from plantrack.render.look import Look

_SEVERITIES: Final = {Level.ERROR: "major", Level.WARNING: "minor"}


def render(report: CheckReport, look: Look, stream: TextIO) -> None:
    """Write the findings as a JSON array."""
    year_starts = year_starts_of(report)
    write([_issue(each, look, year_starts) for each in report.findings], stream)


def _issue(finding: Finding, look: Look, year_starts: int) -> dict[str, Value]:
    return {
        "description": show(message(finding, look, year_starts=year_starts)),
        "check_name": f"plantrack/{finding.code}",
        "fingerprint": _fingerprint(finding),
        "severity": _SEVERITIES[finding.level],
        "location": {
            "path": show(finding.place.file),
            "lines": {"begin": finding.place.line or 1},
        },
    }


def _fingerprint(finding: Finding) -> str:
    """Return what makes the finding the same one after its figures have moved."""
    parts = (finding.place.file, finding.code, key(finding))
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return sha256(text).hexdigest()
