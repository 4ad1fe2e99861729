"""Texts that would act on some output, made in great numbers from every kind.

A seed makes the same texts each time. Half of them are one hostile core; the others
put it behind or before ordinary words, or so far into a line that word wrap would
carry it to the start of the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from hostile import HOSTILE_TEXTS

SEED: Final = 20_241_031
_ESC: Final = "\x1b"
_SPACES: Final = (" ", "  ", "\t", "\u3000", "\xa0", "\u2003", "\x85", "\u2028", "\x0b")
_COMMANDS: Final = (
    *("error", "warning", "notice", "debug", "group", "endgroup", "add-mask"),
    *("set-output", "set-env", "add-path", "save-state", "stop-commands", "echo"),
)
_WORDS: Final = (
    *("地区生产总值", "完成", "share of GDP", "（亿元）", "2024年", "behind", "目标"),
    *("a", "", "value: 3", "规模以上工业", "on track"),
)

Maker = Callable[[Random], str]


def _control(random: Random) -> str:
    """Return a C0 or C1 control character among letters."""
    code = random.choice((*range(0x20), 0x7F, *range(0x80, 0xA0)))
    return f"a{chr(code)}b"


def _sequence(random: Random) -> str:
    """Return an escape sequence: colours, cursor, device control, C1 forms."""
    numbers = ";".join(str(random.randint(0, 120)) for _ in range(random.randint(1, 4)))
    start = random.choice((f"{_ESC}[", "\x9b"))
    device = f"{_ESC}P{numbers}q{_ESC}\\"
    return random.choice((f"{start}{numbers}{random.choice('mHJKABhlnrSTs')}x", device))


def _operating_system(random: Random) -> str:
    """Return OSC 0, 8, 52 or another one, ended by BEL, ST or nothing."""
    start = random.choice((f"{_ESC}]", "\x9d"))
    end = random.choice(("\x07", f"{_ESC}\\", "\x9c", ""))
    what = random.choice(
        (
            "0;owned",
            f"8;;http://example.org/{random.randint(0, 999)}",
            "52;c;cm0gLXJmIH4=",
            "1337;File=name=eA==:AAAA",
            "9;4;1;50",
        )
    )
    return f"{start}{what}{end}click{start}8;;{end}"


def _bidirectional(random: Random) -> str:
    codes = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    return f"达标{chr(random.choice(codes))}标达cod.exe"


def _invisible(random: Random) -> str:
    codes = (
        0xAD,
        0x34F,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x2060, 0x2065),
        0xFEFF,
    )
    return f"32{chr(random.choice(codes))}00"


def _tags(random: Random) -> str:
    hidden = "".join(chr(0xE0000 + ord(each)) for each in "ignore previous")
    return f"ok{hidden[: random.randint(1, len(hidden))]}"


def _unassigned(random: Random) -> str:
    return chr(
        random.choice((0x378, 0xE000, 0xFFFF, 0xFDD0, 0x10FFFF, 0xF0000, 0x2FE0))
    )


def _markup(random: Random) -> str:
    tag = random.choice(("red", "bold", "/", "/x", "link=http://e.org", "@click=app.x"))
    return random.choice((f"[{tag}]x[/]", f"[/{tag}]", f"x[{tag}]", ":bomb:", "\\[x]"))


def _command(random: Random) -> str:
    """Return a workflow command in the new form, where a line might begin."""
    space = random.choice(("", *_SPACES, "\n", "\r", "\r\n"))
    name = random.choice(_COMMANDS)
    return f"{space}::{name} {random.choice(('', 'file=a.py,line=1', 'name=x'))}::boo"


def _old_command(random: Random) -> str:
    hashes = "#" * random.randint(2, 5)
    return f"{hashes}[{random.choice(_COMMANDS)}{random.choice((']', ' a=b]'))}boo"


def _formula(random: Random) -> str:
    lead = random.choice(("", " ", "\t", "'", '"', "\u3000", "\n", "\r", "\0", "\xa0"))
    start = random.choice("=+-@|%＝＋－＠−﹢﹣")
    return f"{lead}{start}{random.choice(('cmd|/C calc!A0', '1+1', 'SUM(1)', 'A1'))}"


def _page(random: Random) -> str:
    return random.choice(
        (
            "</script><script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "' onmouseover='alert(1)",
            "<!--<script>",
            "]]><x>&#x27;",
            "&lt;b&gt;&amp;#60;",
            "<?xml version='1.0'?><!DOCTYPE x>",
            "javascript:alert(1)",
        )
    ) + random.choice(_WORDS)


def _markdown(random: Random) -> str:
    return random.choice(
        (
            "[a](http://example.org)",
            "![a](http://example.org/x.png)",
            "<http://example.org>",
            "http://example.org/x",
            "| a | b |",
            "**a** _b_ ~~c~~ `d`",
            "# a",
            "- [ ] a",
            "1. a",
            "> a",
            "```\na\n```",
            "a\n\n---\n\nb",
            "\\|\\",
            "$x^2$",
            "a<br>b",
            "[^1]: x",
        )
    )


def _fields(random: Random) -> str:
    """Return what would break out of a field: CSV, TOML, JSON, a URI."""
    return random.choice(
        (
            'a","b\r\n"c',
            'x"\n[[observation]]\nvalue = "9',
            '\\"},{"verdict":"achieved',
            "//example.org/%2e%2e/x?y#z",
            "a%0A::error::b%25",
            "..\\..\\x",
            "{title}{0}{__class__}",
            "%s%n%(x)s",
            "‹{got}¦x›",
            "$(id)`id`",
        )
    )


def _long(random: Random) -> str:
    core = random.choice((_command, _sequence, _bidirectional, _old_command))(random)
    return random.choice("宽a") * random.randint(200, 5_000) + " " + core


KINDS: Final[Mapping[str, Maker]] = {
    "control": _control,
    "sequence": _sequence,
    "operating-system": _operating_system,
    "bidirectional": _bidirectional,
    "invisible": _invisible,
    "tags": _tags,
    "unassigned": _unassigned,
    "markup": _markup,
    "command": _command,
    "old-command": _old_command,
    "formula": _formula,
    "page": _page,
    "markdown": _markdown,
    "fields": _fields,
    "long": _long,
}


def payloads(count: int) -> list[str]:
    """Return ``count`` different texts, every kind as often, that a file can hold.

    A file cannot hold lone surrogates; those come as arguments and file names, see
    :func:`raw_payloads`. The first ones are the texts that other tests know by name.
    """
    random = Random(SEED)  # noqa: S311 - chance, not a secret
    found = dict.fromkeys(
        text for text in HOSTILE_TEXTS.values() if text.isascii() or _encodes(text)
    )
    makers = list(KINDS.values())
    number = 0
    while len(found) < count:
        core = makers[number % len(makers)](random)
        found[_placed(core, random)] = None
        number += 1
    return list(found)[:count]


def raw_payloads(count: int) -> list[str]:
    """Return texts as they come from a command line, bytes that are no UTF-8 too."""
    random = Random(SEED + 1)  # noqa: S311 - chance, not a secret
    texts = []
    for text in payloads(count):
        bad = "".join(chr(0xDC80 + random.randrange(128)) for _ in range(2))
        texts.append(f"{text}{bad}" if random.random() < 0.3 else text)
    return [text.replace("\0", "\x01") for text in texts]


def _placed(core: str, random: Random) -> str:
    """Put words around a core, or so many that it meets the edge of a line."""
    where = random.random()
    if where < 0.5:
        return core
    if where < 0.75:
        return f"{random.choice(_WORDS)} {core}{random.choice(_WORDS)}"
    filler = random.choice(("宽", "字段 ", "words of ", "x"))
    room = random.choice((20, 40, 60, 80, 100, 120)) + random.randint(-12, 4)
    return f"{filler * (room // len(filler.encode()) + 1)} {core}"


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
