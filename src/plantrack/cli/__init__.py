"""The edge: options in, one workflow call, one render call, an exit code out."""

from __future__ import annotations

import sys

from plantrack import __version__


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with one of the documented exit codes.

    ``--version`` alone is answered before anything is imported: package managers
    and scripts ask it often.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"] and sys.stdout is not None:
        try:
            print(f"plantrack {__version__}", flush=True)
        except OSError:
            pass  # told below, in words
        else:
            sys.exit(0)
    from plantrack.cli.running import run  # noqa: PLC0415 - see above

    sys.exit(run(given))
