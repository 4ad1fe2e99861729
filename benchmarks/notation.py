"""How long an amount takes to read, beside ``Decimal(str)``; it never fails.

Run: ``python benchmarks/notation.py``
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from plantrack.errors import NotationError
from plantrack.notation.amounts import format_amount, parse_amount
from plantrack.notation.periods import parse_period

ROUNDS = 7
REPEATS = 2_000
GOAL = 10.0  # microseconds for an ordinary amount

MIXES = {
    "ordinary": ["3200亿元", "5.26%", "1,600.5亿元", "2.6万家", "120亿美元", "-3.2%"],
    "with words": ["近7700亿元", "1600余亿元", "控制在3%以内", "超300万人", "96%以上"],
    "English": ["$12bn", "320B CNY", "at least 5%", "over 300 people", "0.35 pp"],
    "numerals": ["三千二百亿元", "一亿零三百万人", "百分之五", "三分之一", "两家"],
    "full width": ["３２００亿元", "５．２６％", "１，６００亿元"],
    "refused": ["翻一番", "12,34亿", "600-700亿元", "10²", "nan"],
}
NUMBERS = ["3200", "5.26", "1600.5", "2.6", "120", "-3.2"]
PERIODS = ["2024", "2024-07", "2024年1-7月", "2024-H1", "2017/2021", "2024-09-30"]


def reading(text: str) -> object:
    """Read an amount; a refusal is a result too."""
    try:
        return parse_amount(text)
    except NotationError as refusal:
        return refusal


def microseconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the median time of one call over several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _ in range(REPEATS):
            for text in texts:
                work(text)
        rounds.append((time.perf_counter() - began) / (REPEATS * len(texts)))
    return 1e6 * statistics.median(rounds)


def main() -> None:
    """Print one line a mix: microseconds, and the ratio to ``Decimal(str)``."""
    floor = microseconds(Decimal, NUMBERS)
    print(f"{'':24}{'us each':>10}{'x Decimal(str)':>16}")
    print(f"{'Decimal(str)':24}{floor:10.2f}{1:16.1f}")
    for name, texts in MIXES.items():
        each = microseconds(reading, texts)
        print(f"{'amounts, ' + name:24}{each:10.2f}{each / floor:16.1f}")
        if name == "ordinary":
            print(f"{'':24}{'goal' if each < GOAL else 'MISSED':>10} < {GOAL:.0f} us")
    amounts = {text: parse_amount(text) for text in MIXES["ordinary"]}

    def written(text: str, *, language: str) -> str:
        return format_amount(amounts[text], language=language)

    for language in ("zh", "en"):
        each = microseconds(partial(written, language=language), MIXES["ordinary"])
        print(f"{'written, ' + language:24}{each:10.2f}{each / floor:16.1f}")
    each = microseconds(parse_period, PERIODS)
    print(f"{'periods':24}{each:10.2f}{each / floor:16.1f}")


if __name__ == "__main__":
    main()
