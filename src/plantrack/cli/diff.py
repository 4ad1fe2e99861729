"""``plantrack diff``: what moved since a revision of git, or between two days."""

from __future__ import annotations

from plantrack.cli import options, output, surroundings
from plantrack.cli.reading import look, rendered, usable
from plantrack.errors import WrongUse
from plantrack.render import DIFFERENCE_RENDERERS, PlainFormat
from plantrack.workflow import comparing


def diff(
    revision: options.RevisionArgument = None,
    until: options.UntilArgument = None,
    *,
    before: options.Before = None,
    file: options.File = None,
    as_of: options.AsOf = None,
    format_choice: options.PlainFormatChoice = PlainFormat.TEXT,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """Show what moved."""
    path = surroundings.registry(file)
    after = as_of or surroundings.today()
    if before is not None and before > after:
        days = {"before": before.isoformat(), "after": after.isoformat()}
        raise WrongUse("days-reversed", **days, of="--before")
    if revision is not None:
        found = comparing.since_revision(
            path, revision, until=until, before=before or after, after=after
        )
    elif before is not None:
        found = comparing.between_days(path, before=before, after=after)
    else:
        raise WrongUse("revision-or-day")
    difference = usable(found)
    looks = look(
        plan=difference.plan,
        lang=lang,
        colour=colour,
        width=width,
        ascii_only=ascii_only,
    )
    render = DIFFERENCE_RENDERERS[format_choice]
    output.write(rendered(lambda stream: render(difference, looks, stream)))
