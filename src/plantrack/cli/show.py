"""``plantrack show``: everything about one goal."""

from __future__ import annotations

from plantrack.cli import options, output, surroundings
from plantrack.cli.reading import look, rendered, usable
from plantrack.render import PAGE_RENDERERS, PlainFormat
from plantrack.workflow import scorecard as workflow


def show(
    goal: options.GoalArgument,
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    rule: options.Rule = None,
    format_choice: options.PlainFormatChoice = PlainFormat.TEXT,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """Show everything about one goal."""
    page = usable(
        workflow.goal_page(
            surroundings.registry(file),
            goal,
            as_of=as_of or surroundings.today(),
            rule=rule,
        )
    )
    looks = look(
        plan=page.scorecard.plan,
        lang=lang,
        colour=colour,
        width=width,
        ascii_only=ascii_only,
        everything=True,
    )
    render = PAGE_RENDERERS[format_choice]
    output.write(rendered(lambda stream: render(page, looks, stream)))
