"""Nothing in a text acts on any output, as independent readers see it."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hostile import HOSTILE_TEXTS
from plantrack.render import escape
from plantrack.render import lines as grids

OBEYED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
HOSTILE = [pytest.param(text, id=name) for name, text in HOSTILE_TEXTS.items()]
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(
    sorted(HOSTILE_TEXTS.values())
)

Reader = Callable[[Callable[[str], str], str], bool]
"""Tells whether a text, written through the function, acted."""


def acts_on_terminal(write: Callable[[str], str], text: str) -> bool:
    """Print the text in a narrow cell of a table, and read the lines together.

    A line may break anywhere, also inside what stands for a control character, and
    loses the blanks at its end: lines and blanks are no part of what is compared.
    """
    stream = io.StringIO()
    columns = (grids.Column(2), grids.Column(30))
    rows = grids.grid_row(columns, (grids.plain("id"), grids.plain(write(text))))
    grids.write(rows, stream, colour=False)
    printed = stream.getvalue()
    expected = "id" + escape.show(text)
    return "".join(printed.split()) != "".join(expected.split()) or any(
        unicodedata.category(each) in OBEYED for each in printed.replace("\n", "")
    )


def acts_in_csv(write: Callable[[str], str], text: str) -> bool:
    """Read the cell back and look at it as a spreadsheet would."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(["id", write(text), "3"])
    rows = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    if len(rows) != 1 or len(rows[0]) != 3:
        return True
    cell = unicodedata.normalize("NFKC", rows[0][1])
    if cell.startswith("'"):
        return any(unicodedata.category(each) in OBEYED for each in cell)
    begin = re.sub(r"^[\s'\"\x00-\x1f]+", "", cell)[:1]
    return begin in {"=", "+", "-", "@", "|", "%", "\u2212"} or any(
        unicodedata.category(each) in OBEYED for each in cell
    )


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("start", f"{tag} {attrs}"))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.events.append(("data", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.events.append(("instruction", data))


def _events(page: str) -> list[tuple[str, str]]:
    parser = _Page()
    parser.feed(page)
    parser.close()
    return parser.events


def acts_in_html(write: Callable[[str], str], text: str) -> bool:
    """Parse the page again: one element whose texts are what was shown."""
    shown = escape.show(text)
    events = _events(f'<p title="{write(text)}">{write(text)}</p>')
    expected = [("start", f"p {[('title', shown)]}"), ("data", shown), ("end", "p")]
    return events != [event for event in expected if event != ("data", "")]


def acts_in_script(write: Callable[[str], str], text: str) -> bool:
    """Parse the page again: one script whose JSON is the text."""
    document = write(json.dumps({"text": text}, ensure_ascii=False))
    events = _events(f"<script>{document}</script>")
    if [kind for kind, _ in events] != ["start", "data", "end"]:
        return True
    return bool(re.search(r"<!--|</|[\u2028\u2029]", document)) or json.loads(
        events[1][1]
    ) != {"text": text}


def acts_in_json(write: Callable[[str], str], text: str) -> bool:
    """Load it again, and look for what a terminal or a runner would obey."""
    document = write(json.dumps({"text": text}, ensure_ascii=False, indent=1))
    lines = re.split(r"[\r\n]", document)
    return (
        json.loads(document) != {"text": text}
        or any(unicodedata.category(each) in OBEYED - {"Cc"} for each in document)
        or any(each < " " and each != "\n" for each in document)
        or any("\x7f" <= each <= "\x9f" for each in document)
        or any(runner_command(line) for line in lines)
    )


def acts_in_xml(write: Callable[[str], str], text: str) -> bool:
    """Write with ElementTree, read with expat, compare with what was shown."""
    element = ET.Element("failure", message=write(text))
    element.text = write(text)
    try:
        document = ET.tostring(element, encoding="utf-8")
        read = ET.fromstring(document)  # noqa: S314 - written three lines above
    except (ET.ParseError, UnicodeEncodeError):
        return True
    shown = escape.show(text)
    return bool(len(read)) or (read.text or "") != shown or read.get("message") != shown


COMMANDS = {"error", "warning", "notice", "set-output", "add-mask", "stop-commands"}


def runner_command(line: str) -> str | None:
    """Read a line as the Actions runner does (``ActionCommand.cs``), both forms.

    New form: trim white space at the start, ``::name properties::data``. Old
    form: ``##[name properties]data`` anywhere in the line.
    """
    trimmed = line.lstrip()
    end = trimmed.find("::", 2)
    if trimmed.startswith("::") and end >= 0:
        name = trimmed[2:end].partition(" ")[0]
        if name in COMMANDS:
            return name
    begin = line.find("##[")
    end = line.find("]", begin)
    if begin >= 0 and end >= 0:
        name = line[begin + 3 : end].partition(" ")[0]
        if name in COMMANDS:
            return name
    return None


def _lines(text: str) -> Iterable[str]:
    return re.split(r"\r\n|\r|\n", text)


def acts_in_log(write: Callable[[str], str], text: str) -> bool:
    """Print it as ordinary output, at a line start and inside a table row."""
    printed = write(text) + "\n" + write(f"│ {text} │")
    return any(runner_command(line) for line in _lines(printed))


def acts_in_github_message(write: Callable[[str], str], text: str) -> bool:
    """Send it as a message: one command whose decoded data is what was shown."""
    lines = list(_lines(f"::warning title=a::{write(text)}"))
    _, data = lines[0].split("::", 2)[1:]
    for code, plain in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(code, plain)
    expected = escape.show(text).replace("##[", r"#\u{23}[")
    return len(lines) != 1 or data != expected or "##[" in lines[0]


def acts_in_github_property(write: Callable[[str], str], text: str) -> bool:
    """Send it as a title: the command keeps its two properties and its data."""
    lines = list(_lines(f"::warning title={write(text)},line=7::data"))
    head, _, data = lines[0][2:].partition("::")
    properties = dict(
        each.partition("=")[::2] for each in head.removeprefix("warning ").split(",")
    )
    title = properties.get("title", "")
    for code, plain in (("%3A", ":"), ("%2C", ","), ("%25", "%")):
        title = title.replace(code, plain)
    expected = escape.show(text).replace("##[", r"#\u{23}[")
    return (
        len(lines) != 1
        or data != "data"
        or set(properties) != {"title", "line"}
        or properties["line"] != "7"
        or title != expected
    )


def acts_in_sarif_text(write: Callable[[str], str], text: str) -> bool:
    """Read the message as SARIF 2.1.0 section 3.11.6 says: links and escapes."""
    written = write(text)
    plain = re.sub(r"\\([\\\[\]])", r"\1", written)
    without = re.sub(r"\\[\\\[\]]", "", written)
    return bool(re.search(r"[\[\]\\]", without)) or plain != escape.show(text)


def acts_in_sarif_uri(write: Callable[[str], str], text: str) -> bool:
    """Read the reference again: a path only, and the very bytes of the name."""
    written = write(text)
    if not written.isascii():
        return True
    try:
        parts = urlsplit(written)
    except ValueError:
        return True
    expected = re.sub(
        "[\ud800-\udc7f\udd00-\udfff]", lambda each: escape.show(each[0]), text
    )
    expected = re.sub(r"^/+", "/", expected.replace("\\", "/"))
    raw = unquote_to_bytes(written)
    return (
        bool(parts.scheme or parts.netloc or parts.query or parts.fragment)
        or bool(re.search(r"[\s<>\"{}|^`]", written))
        or raw != expected.encode("utf-8", "surrogateescape")
    )


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def acts_in_markdown(write: Callable[[str], str], text: str) -> bool:
    """Parse it alone and in a table: plain text in one paragraph, one cell."""
    shown = escape.show(text).strip(" \u3000")
    if not shown:
        return False
    written = write(text)
    alone = _events(MARKDOWN.render(written))
    table = _events(MARKDOWN.render(f"| a | b |\n|---|---|\n| {written} | 3 |\n"))
    cells = [data for kind, data in table if kind == "data" and data.strip()]
    starts = [data for kind, data in table if kind == "start"]
    return (
        [event for event in alone if event != ("data", "\n")]
        != [("start", "p []"), ("data", shown), ("end", "p")]
        or cells != ["a", "b", shown, "3"]
        or len(starts) != 9
    )


FORMATS: list[tuple[str, Callable[[str], str], Reader]] = [
    ("terminal", escape.terminal_text, acts_on_terminal),
    ("csv", escape.csv_text, acts_in_csv),
    ("html", escape.html_text, acts_in_html),
    ("script", escape.script_json, acts_in_script),
    ("json", escape.json_document, acts_in_json),
    ("xml", escape.xml_text, acts_in_xml),
    ("github-message", escape.github_data, acts_in_github_message),
    ("github-property", escape.github_property, acts_in_github_property),
    ("log", escape.github_line, acts_in_log),
    ("sarif-text", escape.sarif_text, acts_in_sarif_text),
    ("sarif-uri", escape.sarif_uri, acts_in_sarif_uri),
    ("markdown", escape.markdown_text, acts_in_markdown),
]
EACH_FORMAT = pytest.mark.parametrize(
    ("write", "acts"), [pytest.param(*rest, id=name) for name, *rest in FORMATS]
)


@EACH_FORMAT
@pytest.mark.parametrize("text", HOSTILE)
def test_no_hostile_text_acts(
    write: Callable[[str], str], acts: Reader, text: str
) -> None:
    assert not acts(write, text)


@EACH_FORMAT
@given(text=ANY_TEXT)
def test_no_text_at_all_acts(
    write: Callable[[str], str], acts: Reader, text: str
) -> None:
    assert not acts(write, text)


@EACH_FORMAT
def test_the_reader_sees_a_naive_writer_fail(
    write: Callable[[str], str], acts: Reader
) -> None:
    def naive(text: str) -> str:
        return text

    assert write is not naive
    assert sum(acts(naive, text) for text in HOSTILE_TEXTS.values()) >= 3


@given(text=ANY_TEXT)
def test_everything_shown_is_shown_on_one_line(text: str) -> None:
    shown = escape.show(text)

    assert not {unicodedata.category(each) for each in shown} & OBEYED
    assert escape.show(shown) == shown


@given(text=st.text(st.characters(categories=["L", "N", "P", "S", "M"])))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert escape.show(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[1m", r"\u{1b}[1m", id="escape"),
        pytest.param("a\u202eb", r"a\u{202e}b", id="bidirectional"),
        pytest.param("\U000e0041", r"\u{e0041}", id="tag character"),
        pytest.param("\udcff", r"\u{dcff}", id="surrogate"),
        pytest.param("a\u2028", r"a\u{2028}", id="line separator"),
        pytest.param("\ue000\u0378", r"\u{e000}\u{378}", id="private, unassigned"),
        pytest.param("地区　生产总值", "地区　生产总值", id="ideographic space kept"),
        pytest.param("a\xa0b\u2009c", "a b c", id="rare spaces become plain"),
    ],
)
def test_characters_become_visible(text: str, expected: str) -> None:
    assert escape.show(text) == expected


@pytest.mark.parametrize(
    ("write", "text", "expected"),
    [
        pytest.param(escape.csv_text, "=1+1", "'=1+1", id="formula"),
        pytest.param(escape.csv_text, "  －1", "'  －1", id="full-width minus"),
        pytest.param(escape.csv_text, "5.2%", "5.2%", id="a percentage is a text"),
        pytest.param(escape.csv_text, "地区生产总值", "地区生产总值", id="csv plain"),
        pytest.param(escape.html_text, "<a b='c'>", "&lt;a b=&#x27;c&#x27;&gt;"),
        pytest.param(escape.github_data, "50%\n", r"50%25\u{a}"),
        pytest.param(escape.github_property, "a:b,c%", "a%3Ab%2Cc%25"),
        pytest.param(escape.github_line, " ::error::x", r" \u{3a}:error::x"),
        pytest.param(escape.github_line, "a ::b", "a ::b", id="not at the start"),
        pytest.param(escape.github_line, "a ##[b", r"a #\u{23}[b", id="old form"),
        pytest.param(escape.github_line, "\x1b[1mx", "\x1b[1mx", id="colour stays"),
        pytest.param(escape.sarif_text, r"[a](b) \c", r"\[a\](b) \\c"),
        pytest.param(
            escape.sarif_uri, "目标/a b.toml", "%E7%9B%AE%E6%A0%87/a%20b.toml"
        ),
        pytest.param(escape.sarif_uri, "\udcff.toml", "%FF.toml", id="raw byte"),
        pytest.param(escape.markdown_text, "a|b <c> *d*", r"a\|b &lt;c&gt; \*d\*"),
        pytest.param(escape.json_document, '"\x9b\U000e0041"', r'"\u009b\udb40\udc41"'),
        pytest.param(escape.json_document, '{\n\t"a": "中"\n}', '{\n\t"a": "中"\n}'),
        pytest.param(escape.script_json, '"</b>&\'"', r'"\u003c/b\u003e\u0026\u0027"'),
    ],
)
def test_each_format_writes_its_own_escapes(
    write: Callable[[str], str], text: str, expected: str
) -> None:
    assert write(text) == expected


def test_a_wrapped_table_carries_no_command() -> None:
    cell = grids.plain(escape.terminal_text("宽" * 39 + " ::error file=a::b"))
    stream = io.StringIO()
    grids.write(grids.grid_row([grids.Column(80)], [cell]), stream, colour=False)
    printed = stream.getvalue()

    assert any(runner_command(line) for line in printed.splitlines())
    safe = "\n".join(escape.github_line(line) for line in printed.splitlines())
    assert not any(runner_command(line) for line in safe.splitlines())
