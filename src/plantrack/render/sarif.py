"""``check`` as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from typing import Final, TextIO

from plantrack import __version__
from plantrack.model.finding import CheckReport, Finding
from plantrack.render.escape import sarif_text, sarif_uri
from plantrack.render.finding_texts import key, message, year_starts_of
from plantrack.render.json_text import Value, write
from plantrack.render.look import Look

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: CheckReport, look: Look, stream: TextIO) -> None:
    """Write the findings as a SARIF log with one run."""
    codes = sorted({finding.code for finding in report.findings})
    year_starts = year_starts_of(report)
    results: list[Value] = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.level.value,
            "message": {
                "text": sarif_text(message(finding, look, year_starts=year_starts))
            },
            "partialFingerprints": {"key/v1": sarif_text(key(finding))},
            "locations": _locations(finding),
        }
        for finding in report.findings
    ]
    rules: list[Value] = [{"id": code} for code in codes]
    driver: Value = {"name": "plantrack", "version": __version__, "rules": rules}
    runs: list[Value] = [{"tool": {"driver": driver}, "results": results}]
    write({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}, stream)


def _locations(finding: Finding) -> list[Value]:
    place = finding.place
    if not place.file:
        return []
    region: dict[str, Value] = {"startLine": place.line or 1}
    if place.column:
        region["startColumn"] = place.column
    return [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": sarif_uri(place.file)},
                "region": region,
            }
        }
    ]
