"""``plantrack rules``: how each authority would judge the plan."""

from __future__ import annotations

from plantrack.cli import options, output, surroundings
from plantrack.cli.reading import look, rendered, usable
from plantrack.workflow import scorecard as workflow
from plantrack.workflow.scorecard import Choice


def rules(
    goals: options.Goals = None,
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    rule: options.Rule = None,
    group: options.Group = None,
    everything: options.All = False,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """Show how each authority would judge the plan."""
    from plantrack.render import rules_matrix  # noqa: PLC0415 - start-up

    found = usable(
        workflow.scorecard(
            surroundings.registry(file),
            as_of=as_of or surroundings.today(),
            choice=Choice(goals=tuple(goals or ()), groups=tuple(group or ())),
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
        everything=everything or bool(goals),
    )
    output.write(rendered(lambda stream: rules_matrix.render(found, looks, stream)))
