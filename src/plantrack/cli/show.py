"""``plantrack show``: everything about one goal."""

from __future__ import annotations

from plantrack.cli import options, output, surroundings
from plantrack.cli.reading import look, rendered, usable
from plantrack.workflow import scorecard as workflow
from plantrack.workflow.scorecard import Choice


def show(
    goal: options.GoalArgument,
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    rule: options.Rule = None,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """Show everything about one goal."""
    from plantrack.render import show as page  # noqa: PLC0415 - start-up

    found = usable(
        workflow.scorecard(
            surroundings.registry(file),
            as_of=as_of or surroundings.today(),
            choice=Choice(goals=(goal,)),
            rule=rule,
            all_rules=True,
        )
    )
    looks = look(
        plan=found.plan,
        lang=lang,
        colour=colour,
        width=width,
        ascii_only=ascii_only,
        everything=True,
    )
    (one,) = found.assessments
    output.write(
        rendered(lambda stream: page.render(one, looks, stream, scorecard=found))
    )
