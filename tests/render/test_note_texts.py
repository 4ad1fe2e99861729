from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from builders import note, unit
from plantrack.model.assessment import Note, Reason, Verdict
from plantrack.model.period import Period
from plantrack.notation.amounts import parse_amount
from plantrack.notation.periods import parse_period
from plantrack.render import Look
from plantrack.render.note_texts import note_sentence
from plantrack.render.note_words import NOTES

YEAR = Period.of_year(2022)
DAY = dt.date(2024, 6, 30)
EVENS = (
    (Decimal("2067.946534"), Verdict.AT_RISK),
    (Decimal("2238.59"), Verdict.OFF_TRACK),
)


def sentence(code: str, language: str = "zh", **facts: Any) -> str:
    look = Look(language=language)
    return note_sentence(note(code, **facts), unit("亿元"), look, year_starts=1)


@pytest.mark.parametrize(
    ("code", "facts", "chinese"),
    [
        ("baseline-assumed", {"period": YEAR}, "无基期值，以2022年年值代替"),
        (
            "baseline-bound",
            {"text": "突破2000亿"},
            "基期值为概数（突破2000亿），不影响评价",
        ),
        (
            "baseline-bound",
            {
                "text": "突破2000亿",
                "x": EVENS[0][0],
                "side": "above",
                "break_evens": EVENS,
            },
            "真值高于2,068亿元为进度偏慢，高于2,238.6亿元为进度滞后",
        ),
        (
            "latest-bound",
            {
                "text": "近2070亿",
                "x": EVENS[0][0],
                "side": "below",
                "break_evens": EVENS,
            },
            "真值低于2,067.9亿元为进度偏慢，高于2,238.6亿元为进度滞后",
        ),
        ("baseline-bound", {"text": "t", "break_evens": "odd"}, "真值?"),
        ("baseline-bound", {"text": "t", "behind": "odd"}, "真值?"),
        (
            "baseline-bound",
            {
                "text": "突破2000亿",
                "x": EVENS[0][0],
                "side": "above",
                "break_evens": EVENS,
                "behind": Decimal("2039.2800417"),
            },
            (
                "真值高于2,039.3亿元时进度系数低于1（慢于规划路径），"
                "高于2,068亿元为进度偏慢，高于2,238.6亿元为进度滞后"
            ),
        ),
        (
            "baseline-bound",
            {
                "text": "不足60亿",
                "x": Decimal("58.1"),
                "side": "below",
                "break_evens": ((Decimal("58.1"), Verdict.AT_RISK),),
                "behind": Decimal("58.4"),
            },
            "真值低于58.4亿元时进度系数低于1（慢于规划路径），低于58.1亿元为进度偏慢",
        ),
        (
            "baseline-bound",
            {"text": "突破2000亿", "behind": Decimal("2039.2800417")},
            "，不影响评价；真值越过2,039.3亿元时进度系数低于1（慢于规划路径）",
        ),
        (
            "baseline-differs",
            {"a": Decimal(2000), "b": Decimal("2009.5")},
            "规划所列基期值与现行统计数不一致：2,000亿元 与 2,009.5亿元",
        ),
        ("coverage", {"x": Decimal("0.6129")}, "数据仅覆盖已过月份的61.3%"),
        (
            "flat-plan",
            {"g": Decimal("0.065"), "x": Decimal("0.312")},
            "按每年等量计；若年增6.5%，时序要求为31.2%",
        ),
        (
            "gap-needed",
            {"n": 12, "x": Decimal("2611.3666666666666")},
            "未知的12个月合计需有2,611.4亿元，才与规划同步",
        ),
        (
            "late",
            {"x": Decimal("1.3333")},
            "临近期末，今后所需增速为规划的1.33倍",
        ),
        ("violated", {"years": (YEAR, Period.of_year(2023))}, "2022年、2023年未达标"),
        (
            "in-progress",
            {"period": parse_period("2024-H1"), "value": Decimal("1990.8")},
            "2024-H1为1,990.8亿元，未满年不作比较",
        ),
        (
            "in-progress",
            {
                "period": parse_period("2024-H1"),
                "value": Decimal("1990.8"),
                "pace": Decimal("0.98"),
            },
            "2024-H1为1,990.8亿元，未满年不作比较；进度系数0.98",
        ),
        ("stale", {"date": DAY}, "数据逾期未更新（应于2024-06-30前）"),
        (
            "revision-flip",
            {"a": Verdict.ON_TRACK, "b": Reason.GAPS},
            "按首次公布数评价为符合预期，按修订数为数据缺口过大",
        ),
        (
            "target-revised",
            {"date": DAY, "a": parse_amount("3000亿元"), "b": "3200亿元"},
            "目标于2024-06-30由3,000亿元调整为3200亿元",
        ),
        ("waived", {"date": DAY, "reason": "地震"}, "至2024-06-30暂缓考核：地震"),
        ("thin", {"n": 2}, "仅2个年度值，评价依据不足"),
        ("thin", {}, "仅?个年度值，评价依据不足"),
        ("unheard-of", {"n": 2}, "unheard-of n=2"),
    ],
)
def test_sentences(code: str, facts: dict[str, Any], chinese: str) -> None:
    assert sentence(code, **facts).endswith(chinese)


def test_in_english_verdicts_stand_in_small_letters() -> None:
    shown = sentence(
        "baseline-bound",
        "en",
        text="over 200B",
        x=EVENS[0][0],
        side="above",
        break_evens=EVENS,
    )

    assert shown == (
        "the baseline is a bound (over 200B); the goal is at risk above 206.8B CNY, "
        "off track above 223.86B CNY"
    )
    assert sentence("violated", "en", years=(YEAR, YEAR)) == "not met in 2022, 2022"


@pytest.mark.parametrize(
    ("code", "number", "english"),
    [
        ("gaps-filled", 1, "1 month unknown, taken at the mean of the known"),
        ("gaps-filled", 2, "2 months unknown, taken at the mean of the known"),
        ("thin", 1, "thin: 1 value"),
        ("thin", 2, "thin: 2 values"),
    ],
)
def test_in_english_words_agree_with_their_number(
    code: str, number: int, english: str
) -> None:
    assert sentence(code, "en", n=number) == english


def test_a_word_stays_where_its_number_is_not_there() -> None:
    assert sentence("thin", "en") == "thin: ? values"


def test_a_brief_note_leaves_out_what_changes_no_verdict() -> None:
    bound = note(
        "baseline-bound",
        text="突破2000亿元",
        x=EVENS[0][0],
        side="above",
        break_evens=EVENS,
        behind=Decimal("2039.28"),
    )
    alone = note("baseline-bound", text="突破2000亿元", behind=Decimal("2039.28"))

    def brief(one: Note) -> str:
        return note_sentence(one, unit("亿元"), Look(), year_starts=1, is_brief=True)

    assert brief(bound).startswith("基期值为概数（突破2000亿元）；真值高于2,068亿元为")
    assert brief(alone) == "基期值为概数（突破2000亿元），不影响评价"


def test_no_sentence_is_left_with_a_hole_by_its_usual_facts() -> None:
    facts: dict[str, Any] = {
        "period": YEAR,
        "date": DAY,
        "text": "t",
        "reason": "r",
        "method": "yoy",
        **dict.fromkeys(("a", "b", "x", "g", "mean", "needed", "value"), Decimal(1)),
        "n": 2,
        "years": (YEAR,),
    }
    for code in NOTES:
        assert "?" not in sentence(code, **facts)
        assert "?" not in sentence(code, "en", **facts)
