"""The dotted key under which a value of a file is known to people."""

from __future__ import annotations

import json
import re

from plantrack.store.spots import Path

_PLAIN = re.compile(r"[\w.-]+")


def dotted(path: Path) -> str:
    """Write ``("observation", 3, "value")`` as ``observation[3].value``.

    Elements count from 0. A key with other characters than letters, digits,
    ``-``, ``_`` and ``.`` is quoted.
    """
    text = ""
    for name in path:
        if isinstance(name, int):
            text += f"[{name}]"
        else:
            plain = _PLAIN.fullmatch(name) is not None
            shown = name if plain else json.dumps(name, ensure_ascii=False)
            text += f".{shown}" if text else shown
    return text
