"""JSON as text: exact decimals as numbers, the same bytes every time.

The library's encoder refuses ``Decimal`` and goes through floats; this one writes
the digits themselves. A number keeps 15 significant digits, which every reader of
JSON, spreadsheets among them, carries without loss.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, TextIO

from plantrack.render.escape import json_document

Value = str | int | bool | Decimal | None | Sequence["Value"] | Mapping[str, "Value"]

DIGITS: Final = 15
_CONTEXT: Final = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_INDENT: Final = "  "


def write(value: Value, stream: TextIO) -> None:
    """Write ``value`` as indented JSON with a final line end."""
    stream.write(json_document("".join(_parts(value, "\n"))) + "\n")


def number_text(number: Decimal) -> str:
    """Write ``number`` as a JSON number: no exponent, at most 15 meant digits."""
    kept = _CONTEXT.plus(number)
    text = f"{kept or abs(kept):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _parts(value: Value, line: str) -> Iterator[str]:
    match value:
        case None | bool() | str() | int():
            yield json.dumps(value, ensure_ascii=False)
        case Decimal():
            yield number_text(value)
        case Mapping():
            pairs = (
                (f"{json.dumps(key, ensure_ascii=False)}: ", each)
                for key, each in value.items()
            )
            yield from _block("{}", pairs, line)
        case _:
            yield from _block("[]", (("", each) for each in value), line)


def _block(
    brackets: str, items: Iterator[tuple[str, Value]], line: str
) -> Iterator[str]:
    deeper = line + _INDENT
    empty = True
    yield brackets[0]
    for lead, each in items:
        yield ("" if empty else ",") + deeper + lead
        yield from _parts(each, deeper)
        empty = False
    yield ("" if empty else line) + brackets[1]
