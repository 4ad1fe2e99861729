"""``plantrack what-if``: the scorecard under an assumption; nothing is written."""

from __future__ import annotations

from plantrack.cli import options, output, surroundings
from plantrack.cli.reading import look, rendered, usable
from plantrack.render import SUPPOSITION_RENDERERS, PlainFormat
from plantrack.workflow import supposing
from plantrack.workflow.supposing import Supposed


def what_if(
    *,
    values: options.SetValue = None,
    growth: options.Growth = None,
    targets: options.TargetValue = None,
    scenario: options.ScenarioFile = None,
    file: options.File = None,
    as_of: options.AsOf = None,
    format_choice: options.PlainFormatChoice = PlainFormat.TEXT,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """Show the plan under an assumption."""
    found = usable(
        supposing.what_if(
            surroundings.registry(file),
            Supposed(
                values=tuple(values or ()),
                growth=tuple(growth or ()),
                targets=tuple(targets or ()),
                scenario=scenario,
            ),
            as_of=as_of or surroundings.today(),
        )
    )
    looks = look(
        plan=found.registry.plan,
        lang=lang,
        colour=colour,
        width=width,
        ascii_only=ascii_only,
    )
    render = SUPPOSITION_RENDERERS[format_choice]
    output.write(rendered(lambda stream: render(found.difference, looks, stream)))
