"""Files and kinds of files at the edge: kept byte for byte, or refused untouched."""

from __future__ import annotations

import errno
import os
import resource
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from plantrack.errors import NotWritten
from plantrack.store.disk import Disk
from plantrack.store.reasons import Reason
from trust.figures import Figures
from trust.ledger import Quick, append, block, ledger, litter
from trust.processes import fork, wait_for
from trust.steps import LyingWrite, ShortCalls

KEPT: Final = "kept"

_ONE: Final = block(0).lstrip(b"\n")
_ONE_CRLF: Final = _ONE.replace(b"\n", b"\r\n")

FILES: Final[dict[str, tuple[bytes, str]]] = {
    "a comment alone": (b"# nothing yet\n", KEPT),
    "a comment without its line end": (b"# nothing yet", KEPT),
    "a comment with CRLF": (b"# nothing yet\r\n", KEPT),
    "one record": (_ONE, KEPT),
    "one record without the last line end": (_ONE.rstrip(b"\n"), KEPT),
    "one record with CRLF": (_ONE_CRLF, KEPT),
    "one record with CRLF, the last one missing": (_ONE_CRLF.rstrip(b"\r\n"), KEPT),
    "a byte order mark": (b"\xef\xbb\xbf" + _ONE, KEPT),
    "a byte order mark and CRLF": (b"\xef\xbb\xbf" + _ONE_CRLF, KEPT),
    "a byte order mark and a comment": (b"\xef\xbb\xbf# nothing yet", KEPT),
    "line ends of both kinds": (b"# one\r\n# two\n" + _ONE, KEPT),
    "empty lines at the end": (_ONE + b"\n\n\n", KEPT),
    "blanks and a comment at the end": (_ONE + b"  \t # the end", KEPT),
    "another table at the end": (_ONE + b'\n[notes]\nby = "hand"\n', KEPT),
    "a header inside a string": (b"note = '''\n[[observation]]\n'''\n" + _ONE, KEPT),
    "conflict markers inside a string": (b"note = '''\n<<<<<<< HEAD\n'''\n", KEPT),
    "nan and infinity": (b"[notes]\na = nan\nb = -inf\nc = 1e400\n", KEPT),
    "a time in two zones": (b"[notes]\na = [2024-01-01T00:00:00Z]\n", KEPT),
    "nothing": (b"", Reason.EMPTY_FILE),
    "nothing but a byte order mark": (b"\xef\xbb\xbf", Reason.EMPTY_FILE),
    "nothing but line ends": (b"\n\r\n \n", Reason.EMPTY_FILE),
    "an inline list": (b"observation = []\n", Reason.STATIC_LIST),
    "an inline list of records": (b"observation = [{a = 1}]\n", Reason.STATIC_LIST),
    "a table with single brackets": (b"[observation]\n", Reason.NOT_A_LIST),
    "a value of that name": (b"observation = 1\n", Reason.NOT_A_LIST),
    "a dotted key of that name": (b"observation.a = 1\n", Reason.NOT_A_LIST),
    "a last block cut in its value": (_ONE[:-9], Reason.TORN_BLOCK),
    "a last block cut in a character": (_ONE[:-6], Reason.TORN_BLOCK),
    "a last block cut between lines": (
        b"\n".join(_ONE.split(b"\n")[:3]) + b"\n",
        Reason.TORN_BLOCK,
    ),
    "a last block cut in its header": (_ONE + b"\n[[observ", Reason.TORN_BLOCK),
    "a last block of a header alone": (_ONE + b"\n[[observation]]", Reason.TORN_BLOCK),
    "a string over several lines that is open": (
        b'note = """\n' + _ONE,
        Reason.NOT_TOML,
    ),
    "conflict markers": (
        _ONE + b"<<<<<<< HEAD\n" + _ONE + b"=======\n" + _ONE + b">>>>>>> other\n",
        Reason.CONFLICT_MARKERS,
    ),
    "a zero byte": (b"a = 1\x00\n", Reason.NOT_TOML),
    "a lone carriage return": (b"a = 1\rb = 2\r", Reason.NOT_TOML),
    "a carriage return at the end": (b"# old Macintosh\r", Reason.NOT_TOML),
    "bytes that are GBK": ("title = '渝北'\n".encode("gbk"), Reason.NOT_UTF_8),
    "UTF-16, little end first": ("a = 1\n".encode("utf-16-le"), Reason.NOT_TOML),
    "UTF-16 with its mark": ("a = 1\n".encode("utf-16"), Reason.UTF_16),
    "a key of 30,000 parts": (b"a." * 30_000 + b"a = 1\n", Reason.TOO_NESTED),
    "5,000 nested arrays": (b"a = " + b"[" * 5000 + b"]" * 5000, Reason.TOO_NESTED),
    "17 MB": (b"#" * 99 + b"\n" * (17 * 1024 * 1024), Reason.TOO_LARGE),
}


def edge_files() -> Figures:
    """Append to every edge file."""
    figures = Figures("edge files: kept byte for byte or refused untouched")
    for name, (content, outcome) in FILES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "observations.toml")
            path.write_bytes(content)
            _judge_refusal(figures, path, outcome, name, disk=_Impatient())
    return figures


class _Impatient(Quick):
    """A disk that does not really wait."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0.0

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.passed += seconds


class Refusing(Quick):
    """A disk on which some methods fail with one error."""

    def __init__(self, error: int, *methods: str) -> None:
        super().__init__()
        self.methods = frozenset(methods)
        self.error = error

    def __getattribute__(self, name: str) -> object:
        if name in {"methods", "error", "refuse"} or name not in self.methods:
            return super().__getattribute__(name)
        return self.refuse

    def refuse(self, *arguments: object) -> None:
        raise OSError(self.error, os.strerror(self.error), *arguments[:1])


class FullAfter(Quick):
    """A disk that takes so many bytes and is full then."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left = size

    def write(self, descriptor: int, content: bytes) -> int:
        if self.left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = super().write(descriptor, content[: self.left])
        self.left -= count
        return count


DISKS: Final[dict[str, tuple[Callable[[], Disk], str]]] = {
    "a full disk": (lambda: FullAfter(0), Reason.DISK_FULL),
    "a disk that is full after 40 bytes": (lambda: FullAfter(40), Reason.DISK_FULL),
    "a disk that is full when synced": (
        lambda: Refusing(errno.ENOSPC, "sync"),
        Reason.DISK_FULL,
    ),
    "a quota": (lambda: Refusing(errno.EDQUOT, "write"), Reason.QUOTA_FULL),
    "a limit on the size of files": (
        lambda: Refusing(errno.EFBIG, "write"),
        Reason.SIZE_LIMIT,
    ),
    "a broken disk": (lambda: Refusing(errno.EIO, "sync"), Reason.DISK_ERROR),
    "a disk that forgets": (LyingWrite, Reason.READ_BACK_DIFFERS),
    "a disk of small steps": (ShortCalls, KEPT),
    "a file system without locks": (
        lambda: Refusing(errno.ENOLCK, "try_lock"),
        Reason.NO_LOCK,
    ),
    "a file that is a mount of its own": (
        lambda: Refusing(errno.EBUSY, "exchange", "replace"),
        Reason.MOUNTED_ALONE,
    ),
    "a sandbox that forbids to exchange names": (
        lambda: Refusing(errno.EPERM, "exchange"),
        KEPT,
    ),
    "a rename between file systems": (
        lambda: Refusing(errno.EXDEV, "exchange", "replace"),
        Reason.MOUNTED_ALONE,
    ),
    "a read-only folder": (lambda: _no_new_file(errno.EACCES), Reason.FOLDER_READ_ONLY),
    "a read-only file system": (
        lambda: _no_new_file(errno.EROFS),
        Reason.DISK_READ_ONLY,
    ),
    "too many open files": (lambda: _no_new_file(errno.EMFILE), Reason.DISK_ERROR),
    "a file of somebody else": (
        lambda: Refusing(errno.EACCES, "open_file"),
        Reason.FILE_READ_ONLY,
    ),
    "a folder that may not be opened": (
        lambda: Refusing(errno.EACCES, "open_lock"),
        Reason.NO_ACCESS,
    ),
}


def _no_new_file(error: int) -> Disk:
    class NoNewFile(Quick):
        def open_file(self, path: str, flags: int, mode: int = 0o600) -> int:
            if flags & os.O_CREAT:
                raise OSError(error, os.strerror(error))
            return super().open_file(path, flags, mode)

    return NoNewFile()


def faulty_disks() -> Figures:
    """Append on every faulty disk, and on one whose limit is the system's own."""
    figures = Figures("full, read-only, locked-out and lying disks")
    for name, (disk, outcome) in DISKS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "observations.toml")
            path.write_bytes(ledger(range(3)))
            _judge_refusal(figures, path, outcome, name, disk=disk())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "observations.toml")
        path.write_bytes(ledger(range(3)))
        figures.runs += 1
        refused = wait_for(fork(lambda: append_below_limit(path, 100))) == 0
        figures.refused += refused
        figures.stuck += not refused
        figures.torn += path.read_bytes() != ledger(range(3))
        figures.stuck += bool(litter(path))
    return figures


def append_below_limit(path: Path, size: int) -> None:
    """Append where the system allows no file of more bytes; it must refuse."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        append(path, 3)
    except NotWritten as refused:
        if refused.reason == Reason.SIZE_LIMIT:
            return
    os._exit(1)


def _symlink(folder: Path) -> Path:
    (folder / "data").mkdir()
    (folder / "data" / "real.toml").write_bytes(_ONE)
    path = folder / "observations.toml"
    path.symlink_to(Path("data", "real.toml"))
    return path


def _dangling(folder: Path) -> Path:
    path = folder / "observations.toml"
    path.symlink_to("nowhere.toml")
    return path


def _circle(folder: Path) -> Path:
    path = folder / "observations.toml"
    path.symlink_to("observations.toml")
    return path


def _hard_link(folder: Path) -> Path:
    path = folder / "observations.toml"
    path.write_bytes(_ONE)
    (folder / "again.toml").hardlink_to(path)
    return path


def _fifo(folder: Path) -> Path:
    path = folder / "observations.toml"
    os.mkfifo(path)
    return path


def _socket(folder: Path) -> Path:
    path = folder / "observations.toml"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
    return path


def _folder(folder: Path) -> Path:
    path = folder / "observations.toml"
    path.mkdir()
    return path


def _read_only(folder: Path) -> Path:
    path = folder / "observations.toml"
    path.write_bytes(_ONE)
    path.chmod(0o444)
    return path


def _blocked(folder: Path) -> Path:
    path = folder / "observations.toml"
    path.write_bytes(_ONE)
    (folder / ".observations.toml.plantrack-tmp").mkdir()
    return path


def _in_a_file(folder: Path) -> Path:
    (folder / "data").write_bytes(b"")
    return folder / "data" / "observations.toml"


KINDS: Final[dict[str, tuple[Callable[[Path], Path], str]]] = {
    "a symbolic link": (_symlink, KEPT),
    "a dangling symbolic link": (_dangling, Reason.DANGLING_LINK),
    "a link to itself": (_circle, Reason.LINK_LOOP),
    "a hard link": (_hard_link, Reason.HARD_LINKED),
    "a pipe": (_fifo, Reason.NOT_REGULAR_FILE),
    "a socket": (_socket, Reason.NOT_REGULAR_FILE),
    "a device": (lambda _: Path("/dev/full"), Reason.NOT_REGULAR_FILE),
    "a folder": (_folder, Reason.IS_FOLDER),
    "a read-only file": (_read_only, Reason.FILE_READ_ONLY),
    "a file that is not there": (lambda folder: folder / "no", Reason.FILE_MISSING),
    "a folder that is a file": (_in_a_file, Reason.FILE_MISSING),
    "a folder in the way": (_blocked, Reason.TEMPORARY_IN_THE_WAY),
}


def file_kinds() -> Figures:
    """Append to every kind of file."""
    figures = Figures("kinds of files: links, pipes, devices, folders")
    for name, (make, outcome) in KINDS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = make(Path(folder))
            beside = _names(Path(folder))
            figures.runs += 1
            found = _outcome(path, Quick())
            figures.refused += found != KEPT
            figures.acknowledged += found == KEPT
            if found != outcome or _names(Path(folder)) != beside:
                figures.stuck += 1
                figures.blame(f"{name}: {found} instead of {outcome}")
    return figures


def _names(folder: Path) -> list[tuple[str, bool]]:
    return sorted((str(each), each.is_symlink()) for each in folder.rglob("*"))


def _judge_refusal(
    figures: Figures, path: Path, outcome: str, name: str, *, disk: Disk
) -> None:
    old = path.read_bytes()
    figures.runs += 1
    found = _outcome(path, disk)
    new = path.read_bytes()
    if found != outcome:
        figures.stuck += 1
        figures.blame(f"{name}: {found} instead of {outcome}")
    if found == KEPT:
        figures.acknowledged += 1
        figures.lost += not new.startswith(old) or new == old
    else:
        figures.refused += 1
        figures.torn += new != old
    if litter(path):
        figures.stuck += 1
        figures.blame(f"{name}: left {litter(path)}")


def _outcome(path: Path, disk: Disk) -> str:
    try:
        append(path, 3, disk=disk, wait=0.05)
    except NotWritten as refused:
        return refused.reason
    return KEPT
