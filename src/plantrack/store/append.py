"""Appending observations to a file so that nothing is lost and nothing is torn.

The whole of the protocol, each part in a module of its own: follow the links, lock
the folder (``lock``), read a file that nobody is just saving (``settle``), build the
new bytes (``block``), prove that they mean the old ones and exactly the new records
(``proof``), write them beside the file, look once more whether it changed and put
them in its place (``swap``), have the disk confirm the new name, and only then
return. At any moment a crash leaves the old file or the new one.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plantrack.errors import NotWritten
from plantrack.store.block import Writable, block_text, joined, writable_record
from plantrack.store.disk import OPEN_EXISTING, Disk, system_disk
from plantrack.store.fresh import clear_temporary
from plantrack.store.lock import hold_lock
from plantrack.store.proof import Reading, as_parsed, prove, read_content
from plantrack.store.reasons import Reason
from plantrack.store.recorded import Identity, differing_keys, identity_of
from plantrack.store.refusals import Step, refusal, unconfirmed
from plantrack.store.settle import PATIENCE, read_settled
from plantrack.store.swap import swap

Record = Mapping[str, Writable]


@dataclass(frozen=True, slots=True)
class Appended:
    """Where a record stands now; ``already`` where it stood there before.

    ``line`` counts from 1 and is that of the ``[[observation]]`` header.
    """

    file: Path
    line: int
    already: bool


@dataclass(frozen=True, slots=True)
class _Draft:
    """The new content of the file, and where each record stands in it."""

    content: bytes
    added: tuple[Record, ...]
    places: tuple[Appended, ...]


def append_observation(
    path: Path,
    record: Mapping[str, object],
    *,
    wait: float,
    year_starts: int = 1,
    disk: Disk | None = None,
) -> Appended:
    """Append one record to the observations file at ``path``.

    As :func:`append_observations`, for one record.
    """
    return append_observations(
        path, [record], wait=wait, year_starts=year_starts, disk=disk
    )[0]


def append_observations(
    path: Path,
    records: Sequence[Mapping[str, object]],
    *,
    wait: float,
    year_starts: int = 1,
    disk: Disk | None = None,
) -> tuple[Appended, ...]:
    """Append the records to the observations file at ``path``, all or none.

    Every earlier byte of the file stays. When this returns, the disk has confirmed
    every record, also those that were there already, so that repeating is safe.

    Args:
        path: An observations file; through symbolic links too.
        records: Keys of an observation and their values: texts as the user wrote
            them, an integer for a year, a ``Decimal`` for ``yoy``, a date for
            ``published``, a list of texts for ``assumed``. ``None`` and empty
            values are left out.
        wait: Seconds to wait while another writer holds the lock, or while another
            program keeps changing the file (2 at least).
        year_starts: The month in which the plan's years begin, to tell whether two
            spellings name one period.
        disk: The calls to the system; those of this system without.

    Returns:
        Where each record stands now, in the order of ``records``.

    Raises:
        WrongUse: A record that no block can carry.
        Locked: Another writer held the lock all that time.
        NotWritten: Nothing was changed and nothing was left behind.
        WriteUnconfirmed: The records are in the file, but the disk did not confirm
            it.
    """
    wanted = [writable_record(record) for record in records]
    disk = disk or system_disk()
    real = _resolved(path, disk=disk)
    with hold_lock(str(Path(real).parent), wait=wait, file=path, disk=disk) as folder:
        until = disk.monotonic() + max(wait, PATIENCE)
        clear_temporary(real, file=path, disk=disk)
        while True:
            seen = read_settled(real, until=until, file=path, disk=disk)
            draft = _draft(seen.content, wanted, year_starts=year_starts, file=path)
            if not draft.added:
                _confirm_file(real, file=path, disk=disk)
                break
            if swap(real, seen, draft.content, file=path, disk=disk):
                break
            if disk.monotonic() > until:
                raise NotWritten(Reason.KEEPS_CHANGING, file=str(path))
        _confirm_folder(folder, file=path, disk=disk)
    return draft.places


def _resolved(path: Path, *, disk: Disk) -> str:
    try:
        return disk.resolve(path)
    except OSError as error:
        if error.errno == errno.ENOENT and path.is_symlink():
            target = str(path.readlink())
            raise NotWritten(
                Reason.DANGLING_LINK, file=str(path), target=target
            ) from error
        raise refusal(error, step=Step.RESOLVE, file=path) from error


def _draft(
    content: bytes, wanted: Sequence[Record], *, year_starts: int, file: Path
) -> _Draft:
    """Build the new content and prove it; records that are there stay out of it."""
    reading = read_content(content, file=file)
    known = _Known(reading, year_starts=year_starts, file=file)
    places = [known.place_of(record) for record in wanted]
    new, lines = joined(content, map(block_text, known.added))
    if known.added:
        prove(content, new, reading, known.added, file=file)
    return _Draft(
        new,
        tuple(known.added),
        tuple(
            Appended(
                file,
                lines[place.number] if place.line is None else place.line,
                place.already,
            )
            for place in places
        ),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A record in the file at ``line``, or the ``number``-th of those to add."""

    number: int
    line: int | None
    already: bool


class _Known:
    """The records of a file by identity, and those that are to be added."""

    def __init__(self, reading: Reading, *, year_starts: int, file: Path) -> None:
        self.added: list[Record] = []
        self.file = file
        self.year_starts = year_starts
        self.by_identity: dict[Identity, tuple[Mapping[str, object], _Place]] = {}
        for record, line in zip(reading.records, reading.lines, strict=True):
            identity = identity_of(record, year_starts=year_starts)
            place = _Place(0, line, already=True)
            self.by_identity.setdefault(identity, (record, place))

    def place_of(self, record: Record) -> _Place:
        """Return where the record stands, or put it behind those to add."""
        identity = identity_of(record, year_starts=self.year_starts)
        known = self.by_identity.get(identity)
        if known is None:
            place = _Place(len(self.added), None, already=False)
            again = _Place(place.number, None, already=True)
            self.by_identity[identity] = (as_parsed(record), again)
            self.added.append(record)
            return place
        earlier, place = known
        keys = differing_keys(earlier, as_parsed(record))
        if keys:
            raise _recorded_differently(earlier, record, keys, place, file=self.file)
        return place


def _recorded_differently(
    earlier: Mapping[str, object],
    record: Record,
    keys: tuple[str, ...],
    place: _Place,
    *,
    file: Path,
) -> NotWritten:
    return NotWritten(
        Reason.RECORDED_DIFFERENTLY,
        file=str(file),
        line=str(place.line or 0),
        indicator=str(record["indicator"]),
        period=str(record["period"]),
        published=str(record.get("published", "")),
        keys=", ".join(keys),
        was=str(earlier.get(keys[0], "")),
        now=str(record.get(keys[0], "")),
    )


def _confirm_file(real: str, *, file: Path, disk: Disk) -> None:
    """Have the disk confirm a record that was found, not written, by us.

    Whoever wrote it may have died, or been told «not confirmed», before that.
    """
    try:
        descriptor = disk.open_file(real, OPEN_EXISTING)
        try:
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
    except OSError as error:
        raise unconfirmed(error, file=file) from error


def _confirm_folder(folder: int, *, file: Path, disk: Disk) -> None:
    try:
        disk.sync_folder(folder)
    except OSError as error:
        raise unconfirmed(error, file=file) from error
