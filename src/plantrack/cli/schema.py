"""``plantrack schema``: the JSON Schema of ``goals.toml``."""

from __future__ import annotations

from plantrack.cli import options, output
from plantrack.cli.reading import rendered
from plantrack.render import json_text
from plantrack.workflow.founding import registry_schema


def schema(
    *,
    output_path: options.Output = None,
    lang: options.Lang = None,  # noqa: ARG001 - errors are told in it
) -> None:
    """Print the JSON Schema of ``goals.toml``."""
    document = rendered(lambda stream: json_text.write(registry_schema(), stream))
    output.deliver(document, target=output_path)
