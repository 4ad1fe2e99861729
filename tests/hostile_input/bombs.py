"""Small causes with large effects: files that would cost seconds or gigabytes.

Each is a whole registry, or a sound one with a hostile observations file. What the
page of measurements says of ``tomllib`` and ``Decimal`` is in them: a key of 60 kB
cost 3.4 GB, ``1e9999999`` written out 10 MB, an integer of 5,000 digits a plain
``ValueError``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from store.registry_texts import INDICATORS, PLAN, SOUND

_MEGABYTE: Final = 1024 * 1024

Maker = Callable[[], Mapping[str, str]]


def _goals(text: str) -> Mapping[str, str]:
    return {"goals.toml": text}


def _observed(text: str) -> Mapping[str, str]:
    return {"goals.toml": SOUND, "observations.toml": text}


def _observation(key: str, value: str) -> Mapping[str, str]:
    keys = {"indicator": '"gdp"', "period": "2023", "value": '"1亿元"', key: value}
    lines = [f"{name} = {each}" for name, each in keys.items()]
    return _observed("\n".join(["[[observation]]", *lines]) + "\n")


def _target(value: str) -> Mapping[str, str]:
    return _goals(f"{PLAN}{INDICATORS}[goals.gdp]\ntarget = {value}\n")


def _plan(line: str) -> Mapping[str, str]:
    return _goals(f"{PLAN}{line}\n{INDICATORS}[goals.gdp]\ntarget = 1\n")


def _many(count: int, line: str) -> str:
    return "".join(line.format(number) for number in range(count))


BOMBS: Final[Mapping[str, Maker]] = {
    # keys
    "key-60kB": lambda: _goals("a." * 30_000 + "a = 1\n"),
    "key-200kB": lambda: _observed("a." * 100_000 + "a = 1\n"),
    "header-60kB": lambda: _goals("[" + "a." * 30_000 + "a]\n"),
    "list-header-60kB": lambda: _observed("[[" + "a." * 30_000 + "a]]\n"),
    "quoted-key-parts": lambda: _goals('"a".' * 30_000 + "a = 1\n"),
    "inline-key-60kB": lambda: _goals("x = { " + "a." * 30_000 + "a = 1 }\n"),
    "keys-of-32-parts": lambda: _goals(_many(8_000, "a{}." + "b." * 30 + "c = 1\n")),
    "key-1MB": lambda: _goals(f'{PLAN}"{"k" * 1_000_000}" = 1\n'),
    "key-repeated": lambda: _goals("a = 1\n" * 20_000),
    "header-repeated": lambda: _goals("[a]\n" * 20_000),
    # nesting
    "arrays-1000": lambda: _goals("a = " + "[" * 1_000 + "]" * 1_000 + "\n"),
    "arrays-400000": lambda: _goals("a = " + "[" * 400_000 + "]" * 400_000 + "\n"),
    "arrays-open": lambda: _observed("a = " + "[" * 500_000),
    "tables-1000": lambda: _goals("a = " + "{a = " * 1_000 + "1" + "}" * 1_000 + "\n"),
    "arrays-and-tables": lambda: _goals("a = " + "[{a = " * 500 + "1" + "}]" * 500),
    "value-nested": lambda: _observation("value", "[" * 500 + "]" * 500),
    "target-nested": lambda: _target("[" * 60 + "]" * 60),
    # numbers
    "integer-5000": lambda: _target("9" * 5_000),
    "integer-900000": lambda: _observation("value", "9" * 900_000),
    "integer-200": lambda: _target("9" * 200),
    "hexadecimal-5000": lambda: _target("0x" + "F" * 5_000),
    "binary-199": lambda: _target("0b" + "1" * 197),
    "float-5000": lambda: _target("0." + "1" * 5_000),
    "float-198": lambda: _target("0." + "1" * 196),
    "exponent-no-decimal": lambda: _observation("value", "1e9999999999999999999"),
    "exponent-999999": lambda: _observation("value", "1e999999"),
    "exponent-minus": lambda: _observation("yoy", "1e-999999999"),
    "exponent-in-text": lambda: _observation("value", '"1e999999999亿元"'),
    "exponent-in-target": lambda: _target('"1e999999999亿元"'),
    "exponent-in-bounds": lambda: _goals(
        f'{PLAN}[indicators.a]\ntitle = "a"\nunit = "%"\nmeasure = "ratio"\n'
        'bounds = [0, 1e999999]\n[goals.a]\ntarget = "1%"\n'
    ),
    "year-of-digits": lambda: _observation("period", "9" * 190),
    "not-a-number": lambda: _target("nan"),
    "infinity": lambda: _observation("value", "-inf"),
    # long texts where notation is read
    "amount-1MB": lambda: _target(f'"{"9" * 1_000_000}亿元"'),
    "amount-words": lambda: _observation("value", f'"{"约" * 300_000}3亿元"'),
    "amount-numeral": lambda: _target(f'"{"三千" * 100_000}亿元"'),
    "amount-spaces": lambda: _target(f'"3{" " * 900_000}亿元"'),
    "amount-ranges": lambda: _target(f'"{"1~" * 200_000}1亿元"'),
    "period-1MB": lambda: _observation("period", f'"{"2024/" * 180_000}"'),
    "unit-1MB": lambda: _goals(
        f'{PLAN}[indicators.a]\ntitle = "a"\nunit = "{"万" * 300_000}"\n'
        'measure = "flow"\n[goals.a]\ntarget = 1\n'
    ),
    "span-1MB": lambda: _goals(
        f'{PLAN}[indicators.a]\ntitle = "a"\nunit = "%"\nmeasure = "ratio"\n'
        f'lag = "{"1 year " * 100_000}"\n[goals.a]\ntarget = "1%"\n'
    ),
    "id-1MB": lambda: _goals(f"{PLAN}[goals.{'a' * 1_000_000}!]\ntarget = 1\n"),
    "choice-1MB": lambda: _plan(f'rule = "{"r" * 1_000_000}"'),
    "file-name-1MB": lambda: _plan(f'observations = ["{"n" * 1_000_000}"]'),
    # sizes
    "file-17MB": lambda: _goals(("#" * 1_000 + "\n") * 17_500),
    "line-1MB": lambda: _observed("#" * (_MEGABYTE + 1)),
    "string-open": lambda: _goals('a = """' + ('"x' * 20 + "\n") * 40_000),
    "string-of-escapes": lambda: _goals('a = "' + "\\\\" * 400_000),
    "quotes": lambda: _observed("'\"" * 400_000),
    "brackets": lambda: _goals("[[]" * 300_000),
    "dots": lambda: _goals("." * 900_000),
    "equals": lambda: _goals("=\n" * 900_000),
    "returns": lambda: _goals("\r" * 900_000),
    "zeros": lambda: _goals("\0" * 900_000),
    "marks": lambda: _goals("\ufeff" * 300_000),
    "conflicts": lambda: _observed("=======\n" * 200_000),
    "full-width": lambda: _goals("＝" * 300_000),
    # counts of faults, each of which wants words and perhaps a suggestion
    "unknown-keys": lambda: _goals(PLAN + _many(10_000, "key{} = 1\n")),
    "unknown-tables": lambda: _goals(PLAN + _many(10_000, "[x{}]\n")),
    "empty-goals": lambda: _goals(PLAN + _many(5_000, "[goals.g{}]\n")),
    "unknown-indicators": lambda: _goals(
        SOUND + _many(3_000, '[goals.x{0}]\ntarget = 1\nindicator = "y{0}"\n')
    ),
    "look-alikes": lambda: _goals(
        SOUND.replace(
            'aliases = ["经济总量"]',
            "not_same_as = [" + _many(10_000, '"gdp{}", ') + "]",
        )
    ),
    "empty-observations": lambda: _observed("[[observation]]\n" * 5_000),
    "bad-observations": lambda: _observed(
        '[[observation]]\nindicator = "gpd"\nperiod = "x"\nvalue = "y"\n' * 3_000
    ),
    "repeated-observation": lambda: _observed(
        '[[observation]]\nindicator = "gdp"\nperiod = 2023\nvalue = "1亿元"\n' * 3_000
    ),
    "overlapping-periods": lambda: _observed(
        _many(
            1_000,
            '[[observation]]\nindicator = "gdp"\nperiod = "{:04d}/9999"\n'
            'value = "1亿元"\n',
        ).replace('"0000/', '"0001/')
    ),
    "file-names": lambda: _plan(
        "observations = [" + _many(5_000, '"f{}.toml", ') + "]"
    ),
    "same-file-names": lambda: _plan(
        'observations = ["goals.toml"' + ', "x"' * 20_000 + "]"
    ),
    "globs": lambda: _plan('observations = ["' + "**/" * 60 + '*.toml"]'),
    "globs-deep": lambda: {
        **_plan('observations = ["' + "**/" * 30 + '*.toml"]'),
        "a/b/c/d/e/x.txt": "",
    },
    "globs-apart": lambda: {
        **_plan('observations = ["' + "**/a*/" * 12 + '*.toml"]'),
        "a/ab/abc/abcd/abcde/x.txt": "",
    },
    "device": lambda: _plan('observations = ["/dev/zero"]'),
    "values-100000": lambda: _observed("a = [\n" + "1,\n" * 100_000 + "]\n"),
}
"""By name, what makes the files."""

SOUND_BUT_LARGE: Final = frozenset(
    {"repeated-observation", "overlapping-periods", "globs", "globs-deep"}
)
"""Those that are read: no promise is broken by a file that only repeats itself."""
