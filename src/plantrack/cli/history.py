"""``plantrack history``: what was recorded, with every published value."""

from __future__ import annotations

from plantrack.cli import options, output, surroundings
from plantrack.cli.reading import look, rendered, usable
from plantrack.workflow import history as workflow


def history(
    indicator: options.AnyIndicator = None,
    *,
    revisions: options.Revisions = False,
    file: options.File = None,
    known_by: options.AsOf = None,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """List observations with every published value."""
    from plantrack.render import history as page  # noqa: PLC0415 - start-up

    found = usable(
        workflow.history(
            surroundings.registry(file),
            indicator=indicator,
            revisions=revisions,
            as_of=known_by,
        )
    )
    looks = look(
        plan=found.registry.plan,
        lang=lang,
        colour=colour,
        width=width,
        ascii_only=ascii_only,
    )
    output.write(
        rendered(
            lambda stream: page.render(
                found.observations,
                looks,
                stream,
                registry=found.registry,
                revisions=revisions,
            )
        )
    )
