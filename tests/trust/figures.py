"""What one part of the trust programme counted."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """Counts of one experiment.

    ``runs`` is what was tried, ``acknowledged`` what was reported as done. ``lost``
    are acknowledged records, edits of a person or earlier bytes that are not there;
    ``torn`` are files that are neither the old one nor the new one; ``stuck`` are
    next writers that did not succeed, or files left behind; ``refused`` are writes
    that said «not written» and left the file as it was. A ``control`` lacks one part
    of the protocol and must break; what is not ``promised`` is only measured.
    """

    name: str
    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    stuck: int = 0
    refused: int = 0
    control: bool = False
    promised: bool = True
    faults: list[str] = field(default_factory=list)

    @property
    def broken(self) -> int:
        """Return how often the promise was broken, in whatever way."""
        return self.lost + self.torn + self.stuck

    @property
    def as_promised(self) -> bool:
        """Tell whether nothing broke that must not; of a control, whether it did."""
        if self.control:
            return self.broken > 0
        return self.broken == 0 or not self.promised

    def blame(self, what: str) -> None:
        """Keep the first few descriptions of what went wrong."""
        if len(self.faults) < 5:
            self.faults.append(what)

    def row(self) -> tuple[str, ...]:
        """Return the cells of this experiment in the table."""
        counts = (self.runs, self.acknowledged, self.lost, self.torn)
        more = (self.stuck, self.refused)
        return (self.name, *(f"{count:,}" for count in (*counts, *more)))


HEADINGS = ("experiment", "runs", "acks", "lost", "torn", "stuck", "refused")


def table(rows: list[Figures]) -> str:
    """Return the figures as a Markdown table, the controls last."""
    cells = [
        HEADINGS,
        *(row.row() for row in sorted(rows, key=lambda row: row.control)),
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    lines = []
    for number, row in enumerate(cells):
        padded = [row[0].ljust(widths[0])]
        padded += [
            cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)
        ]
        lines.append("| " + " | ".join(padded) + " |")
        if number == 0:
            rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
            lines.append("| " + " | ".join(rule) + " |")
    return "\n".join(lines)
