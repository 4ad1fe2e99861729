"""The one choke point for text from files and arguments: shown, never obeyed.

:func:`show` makes every character visible that a terminal, an editor or a viewer
would obey instead of showing. Each output format has exactly one function here,
built on it; a writer gives every text to the function of its format and nothing
else. Numbers that the program formats itself do not pass through here.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final
from urllib.parse import quote

_OBEYED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_IDEOGRAPHIC_SPACE: Final = "\u3000"

_FORMULA_STARTS: Final = tuple("=+-@|%＝＋－＠｜％﹦﹢﹣﹫−")
_BEFORE_A_FORMULA: Final = " \u3000'\"＇＂"

_OLD_COMMAND: Final = "##["
_NEW_COMMAND: Final = re.compile(r"(^|(?<=[\r\n]))([^\S\r\n]*)::")

_MARKDOWN_SIGNS: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~@:$=^])")
_SCRIPT_SIGNS: Final = str.maketrans(
    {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "'": r"\u0027"}
)
_SHELL_SIGNS: Final = str.maketrans("\\$`\"'", "＼＄｀＂＇")
_JSON_SPACE: Final = "\n\r\t"
_LONE_SURROGATE: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def show(text: str) -> str:
    r"""Return ``text`` on one line with nothing in it that could act.

    Control, format (bidirectional and zero-width ones among them), surrogate,
    private, unassigned characters and the line and paragraph separators become a
    visible ``\u{1b}``; rare spaces become a plain one, the ideographic space
    stays. Ordinary text is returned as it is.
    """
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def terminal_text(text: str) -> str:
    """Return ``text`` for a terminal: what is printed is what is seen.

    Tables and pages measure, wrap and colour the text after this. They read no
    markup, so ``[red]`` is five characters.
    """
    return show(text)


def csv_text(text: str) -> str:
    """Return ``text`` for a cell of CSV or a workbook: never a formula.

    A cell that would begin as a formula, also behind spaces and quotes or in
    full-width signs, gets an apostrophe before it. Numbers never pass here: the
    minus of ``-2.7`` would make a text of it.
    """
    shown = show(text)
    if shown.lstrip(_BEFORE_A_FORMULA).startswith(_FORMULA_STARTS):
        return "'" + shown
    return shown


def html_text(text: str) -> str:
    """Return ``text`` for HTML: between tags or in a quoted attribute."""
    return html.escape(show(text), quote=True)


def json_document(document: str) -> str:
    r"""Return serialised JSON that means the same and is safe on a terminal.

    Works on the whole document: outside strings JSON has no such character but
    line ends and tabs, inside them ``\uXXXX`` means what it stands for. What a CI log
    would take for a command is broken in the same way.
    """
    safe = document.replace(_OLD_COMMAND, r"#\u0023[")
    if safe.isascii() and "\x7f" not in safe:
        return safe
    return "".join(_in_json(character) for character in safe)


def script_json(document: str) -> str:
    """Return serialised JSON for a ``<script>`` element: it cannot end it."""
    return json_document(document).translate(_SCRIPT_SIGNS)


def xml_text(text: str) -> str:
    """Return ``text`` for ElementTree, which writes ``<``, ``&`` and quotes itself.

    What is left are characters that XML 1.0 allows.
    """
    return show(text)


def github_data(text: str) -> str:
    """Return ``text`` for the message of a GitHub workflow command."""
    shown = show(text).replace(_OLD_COMMAND, r"#\u{23}[")
    return shown.replace("%", "%25")


def github_property(text: str) -> str:
    """Return ``text`` for a property (``file``, ``title``) of such a command."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def github_line(line: str) -> str:
    r"""Return an ordinary line of output that no runner takes for a command.

    The runner reads ``::`` after any white space at the start of a line and the
    old ``##[`` anywhere in it. ``line`` is finished output and may carry colour
    codes, so it is not passed through :func:`show` again.
    """
    broken = line.replace(_OLD_COMMAND, r"#\u{23}[")
    return _NEW_COMMAND.sub(r"\1\2\\u{3a}:", broken)


def sarif_text(text: str) -> str:
    """Return ``text`` for a SARIF message, where ``[x](y)`` would be a link."""
    return re.sub(r"([\\\[\]])", r"\\\1", show(text))


def sarif_uri(path: str) -> str:
    """Return the file name ``path`` as a relative or absolute URI reference.

    Bytes of a name that are not UTF-8 (surrogates in Python) become the percent
    codes of those bytes. A name can name neither a scheme nor a host.
    """
    whole = _LONE_SURROGATE.sub(lambda found: show(found.group()), path)
    slashes = re.sub(r"^/+", "/", whole.replace("\\", "/"))
    return quote(slashes.encode("utf-8", "surrogateescape"))


def shell_text(text: str) -> str:
    """Return ``text`` for the completion of a shell, which may evaluate it.

    The signs that a shell reads inside double quotes become their full-width forms:
    a reader sees the same, and no order of escaping can bring them back.
    """
    return show(text).translate(_SHELL_SIGNS)


def markdown_text(text: str) -> str:
    """Return ``text`` for Markdown: in a paragraph, a heading or a table cell.

    Spaces at the ends mean nothing in Markdown, except that four of them would
    begin a code block, so they are dropped.
    """
    plain = html.escape(show(text).strip(), quote=False)
    return _MARKDOWN_SIGNS.sub(r"\\\1", plain)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in _OBEYED:
        return f"\\u{{{ord(character):x}}}"
    if category == "Zs" and character != _IDEOGRAPHIC_SPACE:
        return " "
    return character


def _in_json(character: str) -> str:
    if character in _JSON_SPACE or unicodedata.category(character) not in _OBEYED:
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
