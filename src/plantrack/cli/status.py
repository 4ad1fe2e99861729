"""``plantrack status``: where every goal stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from plantrack.cli import options, output, surroundings
from plantrack.cli.reading import look, rendered, usable
from plantrack.cli.values import of_option, some_of
from plantrack.errors import WrongUse
from plantrack.model.assessment import Verdict
from plantrack.render import RENDERERS, Format, Sort
from plantrack.workflow import scorecard as workflow
from plantrack.workflow.scorecard import Choice

_VERDICTS: Final[Mapping[str, Verdict | None]] = {
    **{each.value: each for each in Verdict},
    "not-assessed": None,
}
_BY_SUFFIX = {".json": Format.JSON, ".csv": Format.CSV, ".md": Format.MARKDOWN}
_EXCEL_IN_CHINA = "utf-8-sig"  # it mangles plain UTF-8


def status(
    goals: options.Goals = None,
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    rule: options.Rule = None,
    all_rules: options.AllRules = False,
    verdicts: options.Verdicts = None,
    group: options.Group = None,
    goal_class: options.Class = None,
    everything: options.All = False,
    sort: options.SortBy = Sort.VERDICT,
    format_choice: options.FormatChoice = None,
    output_path: options.Output = None,
    lang: options.Lang = None,
    colour: options.ColourChoice = surroundings.Colour.AUTO,
    width: options.Width = None,
    ascii_only: options.Ascii = False,
) -> None:
    """Show where every goal stands."""
    format_ = format_choice or _format_of(output_path)
    if all_rules and format_ is not Format.JSON:
        raise WrongUse("rules-in-json", format=format_.value, of="--rules")
    chosen = () if verdicts is None else of_option("--verdict", _verdicts)(verdicts)
    found = usable(
        workflow.scorecard(
            surroundings.registry(file),
            as_of=as_of or surroundings.today(),
            choice=Choice(
                goals=tuple(goals or ()),
                verdicts=chosen,
                groups=tuple(group or ()),
                goal_class=goal_class,
            ),
            rule=rule,
            all_rules=all_rules,
        )
    )
    to_file = output_path not in (None, output.STANDARD)
    looks = look(
        plan=found.plan,
        lang=lang,
        colour=colour,
        width=width,
        ascii_only=ascii_only,
        everything=everything or bool(goals),
        sort=sort,
        to_file=to_file,
    )
    document = rendered(lambda stream: RENDERERS[format_](found, looks, stream))
    encoding = _EXCEL_IN_CHINA if format_ is Format.CSV else "utf-8"
    output.deliver(document, target=output_path, encoding=encoding)


def _verdicts(text: str) -> tuple[Verdict | None, ...]:
    return some_of(_VERDICTS, text)


def _format_of(path: str | None) -> Format:
    suffix = PurePath(path).suffix.lower() if path else ""
    return _BY_SUFFIX.get(suffix, Format.TABLE)
