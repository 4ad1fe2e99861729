"""The sentence of every note, in Chinese and English, with places for its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from plantrack.model.assessment import Note
from plantrack.model.text import Text


class Read(StrEnum):
    """How a decimal among the facts is read."""

    VALUE = "value"
    SHARE = "share"
    FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The sentence of a note; ``bears`` on a verdict, so that tables show it.

    ``richer`` are sentences to use instead where the note brings a fact of that
    name. ``read`` says of decimals that are not values in the goal's unit what they
    are.
    """

    text: Text
    richer: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    bears: bool = True
    read: Mapping[str, Read] = field(default_factory=lambda: MappingProxyType({}))


NOTES: Final[Mapping[str, NoteWords]] = {
    "baseline-assumed": NoteWords(
        Text(
            "无基期值，以{period}年值代替",
            "no baseline given; {period} is used instead",
        )
    ),
    "baseline-bound": NoteWords(
        Text(
            "基期值为概数（{text}），不影响评价",
            "the baseline is a bound ({text}), which does not change the verdict",
        ),
        richer={
            "break_evens": Text(
                "基期值为概数（{text}）；真值{break_evens}",
                "the baseline is a bound ({text}); the goal is {break_evens}",
            ),
            "behind": Text(
                "基期值为概数（{text}），不影响评价；真值{behind}",
                "the baseline is a bound ({text}), which does not change the verdict; "
                "the goal is {behind}",
            ),
        },
    ),
    "baseline-differs": NoteWords(
        Text(
            "规划所列基期值与现行统计数不一致：{a} 与 {b}",
            "the plan's baseline differs from the statistics now: {a} and {b}",
        )
    ),
    "latest-bound": NoteWords(
        Text("最新值含概数（{text}）", "the latest value rests on a bound ({text})"),
        richer={
            "break_evens": Text(
                "最新值含概数（{text}）；真值{break_evens}",
                "the latest value rests on a bound ({text}); the goal is {break_evens}",
            )
        },
    ),
    "latest-provisional": NoteWords(
        Text("最新值为初步数", "the latest value is provisional")
    ),
    "period-assumed": NoteWords(
        Text(
            "原文未注明时期，按{period}计",
            "the source names no period; {period} is assumed",
        )
    ),
    "published-assumed": NoteWords(
        Text(
            "原文未注明{period}数据的公布日，系推定",
            "the source names no day of publication for {period}; it is assumed",
        ),
        bears=False,
    ),
    "published-early": NoteWords(
        Text(
            "{period}数据公布于期末之前（{date}）",
            "the value for {period} was published before it ended, on {date}",
        ),
        bears=False,
    ),
    "gaps-filled": NoteWords(
        Text(
            "缺{n}个月，按已知月均推算",
            "{n} {n:month|months} unknown, taken at the mean of the known",
        )
    ),
    "gap-needed": NoteWords(
        Text(
            "未知的{n}个月合计需有{x}，才与规划同步",
            "the {n} unknown {n:month|months} would have to hold {x} to be on the plan",
        )
    ),
    "run-left-out": NoteWords(
        Text(
            "{period}的{value}只有部分在期限之内，未计入",
            "{period}: {value} lies only partly inside the window and is left out",
        )
    ),
    "mean-needed": NoteWords(
        Text(
            "已知各年平均{mean}，今后各年平均需{needed}",
            "mean so far {mean}; {needed} is needed in the years left",
        )
    ),
    "coverage": NoteWords(
        Text(
            "数据仅覆盖已过月份的{x}",
            "the data cover {x} of the months so far",
        ),
        read={"x": Read.SHARE},
    ),
    "flat-plan": NoteWords(
        Text(
            "按每年等量计；若年增{g}，时序要求为{x}",
            "equal yearly amounts assumed; with {g} growth {x} would be due",
        ),
        read={"x": Read.SHARE, "g": Read.SHARE},
    ),
    "season-ignored": NoteWords(
        Text(
            "含未满年数据，未考虑季节性",
            "includes part of a year, season ignored",
        )
    ),
    "moving-away": NoteWords(Text("与目标方向相反", "moving away from the target")),
    "last-change-adverse": NoteWords(
        Text("最近一年变动方向相反", "the last change went the wrong way")
    ),
    "late": NoteWords(
        Text(
            "规划路径此后不再要求变动，但目标尚未达到",
            "the path asks for no more change, and the target is not reached",
        ),
        richer={
            "x": Text(
                "临近期末，今后所需增速为规划的{x}倍",
                "late in the plan: {x} times the planned rate is needed",
            )
        },
        read={"x": Read.FACTOR},
    ),
    "first-year": NoteWords(
        Text("仅首年数据，评价从宽", "only the first year is known")
    ),
    "holding": NoteWords(
        Text("基期已达标，保持在限值以内", "already met at the baseline and held"),
        bears=False,  # the verdict itself says so
    ),
    "lost": NoteWords(
        Text("基期已达标，现已不达标", "met at the baseline, but no longer")
    ),
    "violated": NoteWords(Text("{years}未达标", "not met in {years}")),
    "nowcast-used": NoteWords(
        Text("评价使用了全年估算值", "the verdict uses a full-year estimate")
    ),
    "in-progress": NoteWords(
        Text(
            "{period}为{value}，未满年不作比较",
            "{value} in {period}, not a full year, not compared",
        ),
        richer={
            "pace": Text(
                "{period}为{value}，未满年不作比较；进度系数{pace}",
                "{value} in {period}, not a full year, not compared; pace {pace}",
            )
        },
        read={"pace": Read.FACTOR},
    ),
    "stale": NoteWords(
        Text("数据逾期未更新（应于{date}前）", "data overdue since {date}")
    ),
    "series-break": NoteWords(
        Text("{period}起统计口径变化", "break in the series at {period}")
    ),
    "revision-flip": NoteWords(
        Text(
            "按首次公布数评价为{a}，按修订数为{b}",
            "{a} on first figures, {b} on revised ones",
        )
    ),
    "target-revised": NoteWords(
        Text("目标于{date}由{a}调整为{b}", "target changed on {date}: {a} to {b}")
    ),
    "waived": NoteWords(
        Text("至{date}暂缓考核：{reason}", "waived until {date}: {reason}")
    ),
    "nominal-and-real": NoteWords(
        Text(
            "目标与数据价格口径不同（现价／不变价）",
            "target and data are at different prices",
        )
    ),
    "thin": NoteWords(
        Text("仅{n}个年度值，评价依据不足", "thin: {n} {n:value|values}")
    ),
    "small-change": NoteWords(
        Text(
            "目标增量小于数据波动（精度）",
            "the promised change is smaller than the noise of the data",
        )
    ),
}


def bears_on_verdict(note: Note) -> bool:
    """Tell whether a table shows the note; one without words is always shown."""
    return note.code not in NOTES or NOTES[note.code].bears
