"""Random faults in a file: what editors, merges, disks and people do to bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

TOKENS: Final = (
    *("[", "]", "[[", "]]", "{", "}", "=", ".", ",", '"', "'", '"""', "'''", "\\", "#"),
    *("\n", "\r\n", "\r", "\t", " ", "\u3000", "\xa0", "\x00", "\x1b", "\x7f", "\x85"),
    *("\ufeff", "\u200b", "\u202e", "\u2028", "＝", "，", "“", "”", "．", "％", "５"),
    *("[goals.a]\n", "[indicators.a]\n", "[[observation]]\n", "[plan]\n", "[x]\n"),
    *("schema = 2\n", "a = 1\n", 'value = "3%"\n', "period = 2030\n", "by = 2020\n"),
    *("true", "nan", "-inf", "1e9", "0x1F", "1_000", "2024-02-30", "2024-10-01", "-"),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n", "\\u00e9", "\\U0010ffff"),
    *(
        "突破",
        "超过",
        "约",
        "近",
        "不低于",
        "不超过",
        "达到",
        "余",
        "多",
        "以上",
        "以内",
    ),
    *(
        "万",
        "亿",
        "千",
        "百",
        "十",
        "三",
        "两",
        "第",
        "前",
        "%",
        "个百分点",
        "美元",
        "元",
    ),
    *(
        "~",
        "-",
        "至",
        "/",
        "年",
        "季度",
        "H2",
        "Q3",
        "09",
        "13",
        "00",
        "9999",
        "P",
        "M",
    ),
    *("flow", "stock", "ratio", "rank", "level", "cumulative", "growth", "binding"),
    *("increase", "decrease", "open", "lower", "gdp", "zh", "en", "status", "note"),
)
"""Pieces of TOML, of plans and of neither, to put where they do not belong."""

_LOOK_ALIKES: Final = str.maketrans(
    '="[]{},.#0123456789%-', "＝“［］｛｝，．＃０１２３４５６７８９％－"
)
_QUOTED: Final = re.compile(r'"([^"\n]*)"')
_LONGEST_CUT: Final = 40

Mutation = Callable[[Random, str], str]


def mutated(content: bytes, random: Random, *, other: bytes) -> bytes:
    """Return ``content`` with one to three faults; ``other`` is a file to take from.

    One fault in five is in the bytes, where it may break a character; the rest are
    in the text.
    """
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if random.random() < 0.2:
            content = random.choice(_OF_BYTES)(random, content)
        else:
            text = content.decode("utf-8", "surrogateescape")
            if random.random() < 0.03:
                text = _spliced(random, text, other.decode("utf-8", "replace"))
            else:
                text = random.choice(_OF_TEXT)(random, text)
            content = text.encode("utf-8", "surrogateescape")
    return content


def _flip_a_bit(random: Random, content: bytes) -> bytes:
    at = random.randrange(len(content) or 1)
    flipped = bytes(
        [byte ^ (1 << random.randrange(8)) for byte in content[at : at + 1]]
    )
    return content[:at] + flipped + content[at + 1 :]


def _random_bytes(random: Random, content: bytes) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.randbytes(random.randint(1, 4)) + content[at:]


def _lose_bytes(random: Random, content: bytes) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + content[at + random.randint(1, 8) :]


def _zeros(random: Random, content: bytes) -> bytes:
    """Write zeros over a part, as some file systems do after a crash."""
    at = random.randint(0, len(content))
    length = min(random.randint(1, 64), len(content) - at)
    return content[:at] + b"\0" * length + content[at + length :]


def _cut_off(random: Random, content: bytes) -> bytes:
    return content[: random.randint(0, len(content))]


def _insert(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(TOKENS) + text[at:]


def _replace_a_character(random: Random, text: str) -> str:
    at = random.randrange(len(text) or 1)
    new = random.choice(
        (random.choice(TOKENS), chr(random.choice(_CODEPOINTS(random))))
    )
    return text[:at] + new + text[at + 1 :]


def _CODEPOINTS(random: Random) -> tuple[int, ...]:  # noqa: N802 - a table with chance in it
    return (
        random.randint(0, 0x7F),
        random.randint(0x80, 0x2FF),
        random.randint(0x2000, 0x206F),
        random.randint(0x4E00, 0x9FFF),
        random.randint(0xFF00, 0xFFEF),
        random.randint(0xE0000, 0xE007F),
    )


def _look_alike(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    end = at + random.randint(1, 6)
    return text[:at] + text[at:end].translate(_LOOK_ALIKES) + text[end:]


def _lose_a_part(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, _LONGEST_CUT) :]


def _repeat_a_part(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    part = text[at : at + random.randint(1, 200)]
    to = random.randint(0, len(text))
    return text[:to] + part + text[to:]


def _lose_a_line(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    del lines[random.randrange(len(lines) or 1) :][:1]
    at = random.randrange(len(lines) or 1)
    return "".join(lines[:at] + lines[at + 1 :])


def _repeat_a_line(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        lines.insert(random.randint(0, len(lines)), random.choice(lines))
    return "".join(lines)


def _swap_lines(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _join_lines(random: Random, text: str) -> str:
    ends = [at for at, character in enumerate(text) if character == "\n"]
    if not ends:
        return text
    at = random.choice(ends)
    return text[:at] + text[at + 1 :]


def _change_a_digit(random: Random, text: str) -> str:
    digits = [found.start() for found in re.finditer("[0-9]", text)]
    if not digits:
        return text
    at = random.choice(digits)
    new = random.choice(("0", "9", str(random.randint(1, 8)), "", ".", ",", "10", "-"))
    return text[:at] + new + text[at + 1 :]


def _change_a_value(random: Random, text: str) -> str:
    """Put a token into a quoted text, where TOML has nothing against it."""
    quoted = [found.span(1) for found in _QUOTED.finditer(text)]
    if not quoted:
        return text
    start, end = random.choice(quoted)
    at = random.randint(start, end)
    return text[:at] + random.choice(TOKENS[-60:]) + text[at:]


def _swap_values(random: Random, text: str) -> str:
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    if len(quoted) < 2:
        return text
    one, other = sorted(random.sample(quoted, 2))
    parts = (text[: one[0]], text[slice(*other)], text[one[1] : other[0]])
    return "".join((*parts, text[slice(*one)], text[other[1] :]))


def _rename_a_key(random: Random, text: str) -> str:
    keys = [found.span() for found in re.finditer(r"(?m)^\w+(?= =)", text)]
    if len(keys) < 2:
        return text
    (start, end), new = random.choice(keys), random.choice(keys)
    return text[:start] + text[slice(*new)] + text[end:]


def _other_line_ends(random: Random, text: str) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r\n", "\r", "\n\r", "\n\n")))


def _byte_order_mark(random: Random, text: str) -> str:
    return random.choice(("\ufeff", "\ufeff\ufeff", " ", "\n")) + text


def _spliced(random: Random, text: str, other: str) -> str:
    at, to = random.randint(0, len(other)), random.randint(0, len(text))
    return text[:to] + other[at : at + random.randint(1, 400)] + text[to:]


_OF_BYTES: Final = (
    _flip_a_bit,
    _flip_a_bit,
    _random_bytes,
    _lose_bytes,
    _zeros,
    _cut_off,
)
_OF_TEXT: Final[tuple[Mutation, ...]] = (
    *(_insert, _insert, _replace_a_character, _replace_a_character, _look_alike),
    *(_lose_a_part, _repeat_a_part, _lose_a_line, _repeat_a_line, _swap_lines),
    *(_join_lines, _change_a_digit, _change_a_digit, _change_a_value, _change_a_value),
    *(_change_a_value, _swap_values, _swap_values, _rename_a_key, _rename_a_key),
    *(_other_line_ends, _byte_order_mark),
)
