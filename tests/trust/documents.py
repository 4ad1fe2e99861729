"""Random TOML documents, with comments, strings and tables of every sort."""

from __future__ import annotations

from typing import Any

import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trust.corpus import TEXTS
from trust.figures import Figures
from trust.kept import BOM, KEPT, REFUSED, keep

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_LINE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t"), max_size=20
)
_SCALAR = st.one_of(
    _TEXT,
    st.sampled_from(["[[observation]]", '"""', "'''", "# x", "a\n[[observation]]\nb"]),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.datetimes(),
)
_VALUE: st.SearchStrategy[Any] = st.recursive(
    _SCALAR,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(_TEXT, inner, max_size=3),
    ),
    max_leaves=6,
)
_RECORDS = [
    text
    for name, text in TEXTS.items()
    if name.startswith(("a record", "one record", "records"))
    and "table" not in name
    and "quoted" not in name
]


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Draw the bytes of a valid file, some of them with records in it."""
    parts = []
    for number in range(draw(st.integers(0, 4))):
        comment = draw(st.none() | _LINE)
        if comment is not None:
            parts.append(f"#{comment}\n")
        parts.append(draw(st.sampled_from(["", "\n", "  \n"])))
        parts.append(f"[t{number}]\n")
        parts.append(tomli_w.dumps({f"k{number}": draw(_VALUE)}))
    text = "".join(parts)
    if draw(st.booleans()):
        text += draw(st.sampled_from(_RECORDS))
    text += f"#{draw(_LINE)}" + draw(st.sampled_from(["", "\n", "\n\n"]))
    content = text.encode()
    if draw(st.booleans()) and b"\r" not in content:
        content = content.replace(b"\n", b"\r\n")
    return BOM + content if draw(st.booleans()) else content


def kept_documents(examples: int) -> Figures:
    """Append to so many random documents."""
    figures = Figures("random documents (hypothesis)")

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(documents())
    def each(content: bytes) -> None:
        figures.runs += 1
        found = keep(content)
        figures.acknowledged += found == KEPT
        figures.refused += found == REFUSED
        if found not in {KEPT, REFUSED}:
            figures.lost += 1
            figures.blame(f"{found}: {content!r}")

    each()
    return figures
