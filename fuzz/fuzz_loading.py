"""Coverage-guided fuzzing of everything that reads foreign bytes; needs atheris.

``atheris`` is no dependency of plantrack. In an environment that has both::

    pip install atheris
    python fuzz/fuzz_loading.py                       until something is found
    python fuzz/fuzz_loading.py -max_total_time=600   ten minutes
    python fuzz/fuzz_loading.py crash-…               a finding again

The first byte of an input chooses what reads the rest: a file of TOML, a registry
with its observations, an amount, a period, a length of time, a unit, or a file to
which a record is appended. An exception that a reader does not document, or a
property below that does not hold, is a finding. Found inputs go to ``fuzz/corpus``,
which is not kept in the repository.
"""
# ruff: noqa: INP001, S101, PLR2004 - a script; a failed assert is what it looks for

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

with atheris.instrument_imports(include=["plantrack", "tomllib"]):
    from plantrack.engine.checks import check_registry
    from plantrack.errors import AmountError, NotWritten, PeriodError, UnitError
    from plantrack.model.amount import Amount, Unit
    from plantrack.notation.amounts import (
        format_amount,
        parse_amount,
        parse_target,
        parse_unit,
        unit_text,
    )
    from plantrack.notation.periods import (
        format_period,
        format_span,
        parse_period,
        parse_span,
    )
    from plantrack.render.problems import problem_line
    from plantrack.store.block import block_text, joined, writable_record
    from plantrack.store.proof import prove, read_content
    from plantrack.store.registry import load
    from plantrack.store.toml_text import parse_toml

CORPUS = ROOT / "fuzz" / "corpus"
FILE = Path("goals.toml")
PERCENT = Unit(0, "%")
MOST = 65_536
RECORD = writable_record(
    {"indicator": "gdp", "period": 2023, "yoy": Decimal("6.10"), "value": "1亿元"}
)


def toml(data: bytes) -> None:
    """A file is read or refused with places; what is read stands where it says."""
    parsed = parse_toml(data, file="f.toml")
    for problem in parsed.problems:
        shown = problem_line(problem, language="zh")
        assert shown.isprintable() or "\u3000" in shown, shown
        assert problem.place.line <= data.count(b"\n") + 1, problem
    document = parsed.document
    if document is None:
        assert parsed.problems
        return
    assert document.positions.stopped_at is None, data
    for spot in list(document.positions.walk())[:50]:
        if spot.members is None and spot.declared:
            source = document.positions.source(spot)
            tomllib.loads(f"x = {source}", parse_float=str)


def registry(data: bytes) -> None:
    """A registry with its observations is judged; a zero byte pair parts the two."""
    goals, _, observations = data.partition(b"\x00\x00")
    FILE.write_bytes(goals)
    Path("observations.toml").write_bytes(observations or b"# nothing\n")
    loaded = load(FILE)
    problems = list(loaded.problems)
    if loaded.registry is not None:
        problems += check_registry(loaded.registry)
    else:
        assert problems
    for problem in problems[:20]:
        problem_line(problem, language="en")


def amount(data: bytes) -> None:
    """An amount is refused as documented, or reads back from what is written."""
    text = data.decode("utf-8", "surrogateescape")
    for unit in (None, PERCENT):
        try:
            read = parse_amount(text, unit=unit)
        except AmountError:
            continue
        for language in ("zh", "en"):
            again = parse_amount(format_amount(read, language=language), unit=unit)
            assert _same(again, read), (text, read, again)
    try:
        target = parse_target(text)
    except AmountError:
        return
    if isinstance(target, Amount):
        assert target.number.is_finite()


def _same(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts are the same, whatever scale they are written in."""
    base = Unit(0, one.unit.symbol)
    return (
        one.unit.symbol == other.unit.symbol
        and one.qualifier is other.qualifier
        and one.in_unit(base) == other.in_unit(base)
    )


def period(data: bytes) -> None:
    """A period is refused as documented, or reads back from its canonical form."""
    text = data.decode("utf-8", "replace")
    for starts in (1, 4):
        try:
            read = parse_period(text, year_starts=starts)
        except PeriodError:
            continue
        written = format_period(read, year_starts=starts)
        assert parse_period(written, year_starts=starts) == read, (text, written)


def span(data: bytes) -> None:
    """A length of time is refused as documented, or reads back."""
    try:
        read = parse_span(data.decode("utf-8", "replace"))
    except PeriodError:
        return
    if read.months <= 9999 and read.days <= 9999:
        for language in ("zh", "en"):
            assert parse_span(format_span(read, language=language)) == read


def unit(data: bytes) -> None:
    """A unit is refused as documented, or reads back in both languages."""
    try:
        read = parse_unit(data.decode("utf-8", "replace"))
    except UnitError:
        return
    for language in ("zh", "en"):
        assert parse_unit(unit_text(read, language=language)) == read, (data, read)


def append(data: bytes) -> None:
    """What can be appended to keeps its meaning; a byte changed in it is noticed."""
    at, old = (data[0] if data else 0), data[1:]
    try:
        reading = read_content(old, file=FILE)
    except NotWritten:
        return
    new, _ = joined(old, [block_text(RECORD)])
    prove(old, new, reading, [RECORD], file=FILE)
    before, after = _independently(old), _independently(new)
    added = after.get("observation", [])
    assert isinstance(added, list)
    last = added.pop()
    if not added and "observation" not in before:
        del after["observation"]
    assert repr(before) == repr(after), old
    assert last == {"indicator": "gdp", "period": 2023, "yoy": "6.10", "value": "1亿元"}
    spoilt = bytearray(new)
    spoilt[at % len(spoilt)] ^= 1 << (at % 7)
    try:
        prove(old, bytes(spoilt), reading, [RECORD], file=FILE)
    except NotWritten:
        return
    assert spoilt.startswith(old), (old, at)
    assert repr(_independently(bytes(spoilt))) == repr(_independently(new)), (old, at)


def _independently(content: bytes) -> dict[str, Any]:
    return tomllib.loads(content.decode("utf-8-sig"), parse_float=str)


TARGETS: Sequence[Callable[[bytes], None]] = (
    toml,
    registry,
    amount,
    period,
    span,
    unit,
    append,
)


def one_input(data: bytes) -> None:
    """Give an input to the reader that its first byte chooses."""
    if data and len(data) <= MOST:
        TARGETS[data[0] % len(TARGETS)](data[1:])


def seeds() -> None:
    """Write inputs to begin with: the Yubei files in parts, and the words of tests."""
    from hostile_input.excerpts import GOALS, OBSERVATIONS, excerpts  # noqa: PLC0415
    from hostile_input.mutations import TOKENS  # noqa: PLC0415

    CORPUS.mkdir(parents=True, exist_ok=True)
    found = [
        bytes([number]) + content
        for excerpt in excerpts()[::8]
        for number, content in (
            (TARGETS.index(toml), excerpt[GOALS]),
            (TARGETS.index(append), b"\x07" + excerpt[OBSERVATIONS]),
            (
                TARGETS.index(registry),
                excerpt[GOALS] + b"\x00\x00" + excerpt[OBSERVATIONS],
            ),
        )
    ]
    words = (
        *(
            "突破3200亿元",
            "近7700亿元",
            "控制在3%以内",
            "-3.2%",
            "$12bn",
            "1/3",
            "前五",
        ),
        *(
            "三千二百亿元",
            "15%~20%",
            "下降13.5%以上",
            "2024年1-7月",
            "2024-H1",
            "2017/2021",
        ),
        *("2024-01-01/P7M", "FY2023-Q3", "1 year 6 months", "45天", "件/万人", "B CNY"),
        *TOKENS,
    )
    found += [
        bytes([number]) + word.encode() for number in range(2, 6) for word in words
    ]
    for number, content in enumerate(found):
        (CORPUS / f"seed-{number:04d}").write_bytes(content)


def main() -> None:
    """Fuzz in a folder of its own, which is gone afterwards."""
    if not CORPUS.is_dir():
        seeds()
    arguments = [
        str(Path(each).resolve()) if Path(each).exists() else each for each in sys.argv
    ]
    if not any(Path(each).exists() for each in sys.argv[1:]):
        arguments.append(str(CORPUS))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        arguments.append(f"-artifact_prefix={ROOT / 'fuzz'}/")
        atheris.Setup(arguments, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
