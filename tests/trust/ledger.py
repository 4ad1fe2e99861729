"""Records with a number, and the exact bytes of a file that holds so many of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plantrack.store.append import Appended, append_observation
from plantrack.store.disk import Disk

HEAD = b"# \xe8\xa7\x82\xe6\xb5\x8b: kept by hand, every byte of it\n"


class Quick(Disk):
    """A disk whose clock is a second ahead: no file was changed just now."""

    def now(self) -> int:
        return super().now() + 1_000_000_000


def record(number: int, *, indicator: str = "gdp") -> dict[str, object]:
    """Return the record with that number; no two have one period."""
    year, month = divmod(number, 12)
    return {
        "indicator": indicator,
        "period": f"{1000 + year}-{month + 1:02d}",
        "source": "统计公报",
        "value": f"{number}亿元",
    }


def block(number: int, *, indicator: str = "gdp") -> bytes:
    """Return the bytes that the record adds to a file that is not empty."""
    year, month = divmod(number, 12)
    return (
        f'\n[[observation]]\nindicator = "{indicator}"\n'
        f'period = "{1000 + year}-{month + 1:02d}"\n'
        f'source = "统计公报"\nvalue = "{number}亿元"\n'
    ).encode()


def ledger(numbers: Iterable[int]) -> bytes:
    """Return the bytes of a file to which these records were appended, in order."""
    return HEAD + b"".join(map(block, numbers))


def append(
    path: Path, number: int, *, disk: Disk | None = None, wait: float = 60.0
) -> Appended:
    """Append the record with that number."""
    return append_observation(path, record(number), wait=wait, disk=disk or Quick())


def litter(path: Path) -> list[str]:
    """Return what stands beside the file and was not there before."""
    return sorted(each.name for each in path.parent.iterdir() if each != path)
