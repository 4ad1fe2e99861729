"""Standard output and error: the only place that writes to them.

The document goes to standard output, all else to standard error. A character
that the stream cannot encode is shown as its code, a reader that has gone away
ends the run quietly, and an output that cannot be written is an error of its own.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import IO, Final, TextIO

from plantrack.errors import NotWritten, WrongUse, not_written
from plantrack.render.escape import github_line

STANDARD: Final = "-"
_GLYPHS: Final = "━┼▼◆●★■×○▁▇≥→"


class ReaderGone(Exception):  # noqa: N818 - an outcome, and a quiet one
    """Whoever read our output has closed the pipe: ``| head``."""


def prepare() -> None:
    """Let no character stop the output: what cannot be encoded shows as a code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def can_encode_glyphs(stream: IO[str] | None) -> bool:
    """Tell whether the signs of our tables exist in the stream's encoding."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        _GLYPHS.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def write(document: str, *, commands: bool = False) -> None:
    """Write ``document`` to standard output.

    Args:
        document: The text, with its last line end.
        commands: The document consists of workflow commands for a CI runner, so
            it must not be kept from acting.

    Raises:
        ReaderGone: The pipe is closed.
        NotWritten: The output is closed or full.
    """
    if sys.stdout is None:
        raise NotWritten("output-closed")
    try:
        sys.stdout.write(document if commands else _inert(document))
        sys.stdout.flush()
    except OSError as error:
        _let_go_of(sys.stdout)
        if error.errno == errno.EPIPE:
            raise ReaderGone from None
        raise _failed("stdout", error) from error
    except ValueError as error:  # the file object itself was closed
        raise NotWritten("output-closed") from error


def complain(text: str, *, end: str = "\n") -> None:
    """Write ``text`` and a line end to standard error, if anybody listens."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(_inert(text) + end)
        sys.stderr.flush()
    except OSError:
        _let_go_of(sys.stderr)
    except ValueError:
        return


def save(document: str, *, target: str, encoding: str = "utf-8") -> None:
    """Write ``document`` to the file ``target``, whole or not at all.

    A registry is never overwritten by a report on it.

    Raises:
        WrongUse: ``target`` is a TOML file.
        NotWritten: The file cannot be written; an older one is as it was.
    """
    if target.lower().endswith(".toml"):
        raise WrongUse("output-is-toml", file=target)
    try:
        _replace(Path(os.path.realpath(target)), document.encode(encoding))
    except (OSError, ValueError) as error:
        raise _failed(target, error) from error


def deliver(document: str, *, target: str | None, encoding: str = "utf-8") -> None:
    """Write ``document`` to the file ``target``, or to standard output.

    Raises:
        ReaderGone: See :func:`write`.
        WrongUse: See :func:`save`.
        NotWritten: It cannot be written.
    """
    if target is None or target == STANDARD:
        write(document)
    else:
        save(document, target=target, encoding=encoding)


def let_go() -> None:
    """Keep the interpreter from writing what is left when it ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            _let_go_of(stream)


def _inert(text: str) -> str:
    return github_line(text) if os.environ.get("GITHUB_ACTIONS") else text


def _failed(target: str, error: OSError | ValueError) -> NotWritten:
    if isinstance(error, OSError):
        return not_written(error, file=target)
    return NotWritten("output-failed", file=target, detail=str(error))


def _let_go_of(stream: TextIO) -> None:
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _replace(path: Path, content: bytes) -> None:
    if path.exists() and not path.is_file():  # a device, a named pipe
        path.write_bytes(content)
        return
    temporary = path.with_name(f".{path.name}.plantrack-tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
