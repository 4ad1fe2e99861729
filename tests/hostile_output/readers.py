"""Independent readers of whole documents: what a terminal, a runner, a program sees.

Each returns the faults it finds; none of them uses a function of plantrack.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote_to_bytes, urlsplit
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

OBEYED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories whose characters are obeyed, or not shown, instead of being shown."""

_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_FORMULA_STARTS: Final = frozenset("=+-@|%\u2212\u2795\u2796")
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": True}).enable(
    ["table", "strikethrough"]
)
_PLAIN_MARKDOWN: Final = frozenset(
    {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close"),
        *("inline", "text", "softbreak", "table_open", "table_close", "thead_open"),
        *("thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"),
        *("th_open", "th_close", "td_open", "td_close", "bullet_list_open"),
        *("bullet_list_close", "list_item_open", "list_item_close", "text_special"),
    }
)
_COMMAND: Final = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::([^\r\n]*)")
_PROPERTIES: Final = frozenset({"file", "line", "col", "title", "endLine"})

Reader = Callable[[str], list[str]]


def visible(text: str) -> str:
    """Return what must be seen of a text, by a rule of its own.

    Every character that would be obeyed stands as its number; rare spaces are
    spaces.
    """
    shown = []
    for character in text:
        category = unicodedata.category(character)
        if category in OBEYED:
            shown.append(f"\\u{{{ord(character):x}}}")
        elif category == "Zs" and character != "\u3000":
            shown.append(" ")
        else:
            shown.append(character)
    return "".join(shown)


def squeezed(text: str) -> str:
    """Return a text without its white space, which wrapping changes."""
    return "".join(text.split())


def unbroken(text: str) -> str:
    """Return a text without what keeps a runner from obeying it."""
    return text.replace(r"#\u{23}[", "##[").replace(r"\u{3a}:", "::")


def on_a_terminal(document: str) -> list[str]:
    """Find every character that a terminal would obey; only lines end."""
    return [
        f"U+{ord(character):04X} at {at}: {document[max(0, at - 20) : at + 20]!r}"
        for at, character in enumerate(document)
        if character != "\n" and unicodedata.category(character) in OBEYED
    ][:5]


def with_colours(document: str) -> list[str]:
    """The same where the colours of the program itself are allowed."""
    return on_a_terminal(_COLOUR.sub("", document))


def without_colours(document: str) -> str:
    """Return a document without colours."""
    return _COLOUR.sub("", document)


def in_a_runner(document: str) -> list[str]:
    """Find every line that a runner would take for a command, in either form.

    ``::name …::`` after any white space at the start of a line, and ``##[`` anywhere.
    Any name counts: which of them a runner knows is for the next version to say.
    """
    faults = []
    for line in re.split(r"\r\n|\r|\n", document):
        begin = line.lstrip()
        if begin.startswith("::") and begin.find("::", 2) > 0:
            faults.append(f"command: {line[:80]!r}")
        if "##[" in line:
            faults.append(f"old command: {line[:80]!r}")
    return faults[:5]


def in_a_spreadsheet(document: str) -> list[str]:
    """Read CSV strictly: whole rows, and no cell that begins as a formula."""
    try:
        rows = list(csv.reader(io.StringIO(document, newline=""), strict=True))
    except csv.Error as error:
        return [str(error)]
    faults = [f"{len(row)} cells" for row in rows if len(row) != len(rows[0])]
    for row in rows:
        for cell in row:
            faults += [f"control: {cell!r}"] * bool(on_a_terminal(cell))
            begin = unicodedata.normalize("NFKC", cell).lstrip(' \t\r\n\v\f"')
            if begin[:1] in _FORMULA_STARTS and not _NUMBER.fullmatch(cell):
                faults.append(f"formula: {cell[:60]!r}")
    return faults[:5]


def in_a_program(document: str) -> list[str]:
    """Read JSON strictly, and look at its bytes as a terminal and a runner would."""
    try:
        strict_json(document)
    except ValueError as error:
        return [str(error)]
    return [*on_a_terminal(document.replace("\t", "")), *in_a_runner(document)]


def strict_json(document: str) -> Any:
    """Return the value of JSON without repeated keys or NaN.

    Raises:
        ValueError: It is no such JSON.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError
        return found

    def never(text: str) -> None:
        raise ValueError(text)

    return json.loads(document, object_pairs_hook=once, parse_constant=never)


def in_a_page(document: str) -> list[str]:
    """Read Markdown: headings, paragraphs, lists and even tables of plain text."""
    faults = on_a_terminal(document)
    cells: list[int] = []
    for token in _MARKDOWN.parse(document):
        kinds = [each.type for each in token.children or ()]
        if token.content.startswith("**"):  # «**title** note» is an item of ours
            for kind in ("strong_open", "strong_close"):
                if kind in kinds:
                    kinds.remove(kind)
        faults += [
            f"{kind}: {token.content[:60]!r}"
            for kind in (token.type, *kinds)
            if kind not in _PLAIN_MARKDOWN
        ]
        if token.type == "tr_open":
            cells.append(0)
        elif token.type in {"td_open", "th_open"}:
            cells[-1] += 1
        elif token.type == "table_close":
            faults += ["uneven table"] * (len(set(cells)) > 1)
            cells = []
    faults += [f"bare link: {found[0]!r}" for found in _LINK.finditer(document)]
    return faults[:5]


_LINK: Final = re.compile(r"(?<!\\)(?:https?|ftp|www)(?=[:.])(?![\\])[:.]|\w@\w")


def in_a_test_report(document: str) -> list[str]:
    """Read JUnit: well-formed, the known elements, texts that show what they are."""
    try:
        root = ET.fromstring(document.encode())  # noqa: S314 - our own output
    except (ET.ParseError, UnicodeEncodeError) as error:
        return [str(error)]
    faults = []
    for element in root.iter():
        if element.tag not in _JUNIT:
            faults.append(f"element {element.tag}")
        texts = [*element.attrib.values(), (element.text or "").strip("\n ")]
        faults += [f"control: {text!r}" for text in texts if on_a_terminal(text)]
    return faults[:5]


_JUNIT: Final = frozenset(
    {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
)


def in_a_code_scan(document: str) -> list[str]:
    """Read SARIF: messages without links, addresses that are relative paths."""
    faults = in_a_program(document)
    if faults:
        return faults
    for key, text in _texts(strict_json(document)):
        if key == "text":
            unescaped = re.sub(r"\\[\\\[\]]", "", text)
            faults += [f"link: {text[:60]!r}"] * bool(re.search(r"[\[\]]", unescaped))
            faults += [f"control: {text[:60]!r}"] * bool(on_a_terminal(text))
        elif key == "uri":
            parts = urlsplit(text)
            outside = parts.scheme or parts.netloc or parts.query or parts.fragment
            bad = outside and not text.startswith("https://json.schemastore.org/")
            faults += [f"address: {text!r}"] * bool(bad or not text.isascii())
            unquote_to_bytes(text)
    return faults[:5]


def in_a_quality_report(document: str) -> list[str]:
    """Read GitLab's code quality: its fields, in texts that show what they are."""
    faults = in_a_program(document)
    if faults:
        return faults
    for entry in strict_json(document):
        if not {"description", "check_name", "fingerprint", "severity"} <= entry.keys():
            faults.append(f"fields: {sorted(entry)}")
        faults += [
            f"control: {text[:60]!r}"
            for key, text in _texts(entry)
            if key == "description" and on_a_terminal(text)
        ]
    return faults[:5]


def in_a_workflow(document: str) -> list[str]:
    """Read workflow commands: a known one a line, with known properties."""
    faults = on_a_terminal(document)
    for line in document.splitlines():
        found = _COMMAND.fullmatch(line)
        if found is None:
            faults += [f"no command: {line[:80]!r}"] * bool(in_a_runner(line))
            continue
        names = [each.partition("=")[0] for each in (found[2] or "").split(",") if each]
        if not set(names) <= _PROPERTIES or len(set(names)) != len(names):
            faults.append(f"properties: {line[:80]!r}")
        rest = f"{found[2] or ''}{found[3]}"
        faults += [f"old command: {line[:80]!r}"] * ("##[" in rest)
        faults += [f"percent: {line[:80]!r}"] * bool(re.search(r"%(?!25|3A|2C)", rest))
    return faults[:5]


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _texts(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, key)
    elif isinstance(value, str):
        yield key, value
