"""The words for everything that has an id, in Chinese and English.

The tables follow the glossary of the project: officials' usage in Chinese (进度滞后,
时序进度, 约束性), plain words in English. :func:`say` picks the language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.assessment import Key, Reason, Verdict
from plantrack.model.observation import Status
from plantrack.model.plan import Direction, GoalClass, Kind, Measure, Modality, Shape
from plantrack.model.text import Text

LANGUAGES: Final = ("zh", "en")


def say(text: Text, language: str) -> str:
    """Return ``text`` in ``language``; anything but ``en`` reads Chinese."""
    return text.en if language == "en" else text.zh


class Count(int):
    """A number with which a word agrees: ``{n} {n:month|months}``."""

    def __format__(self, spec: str) -> str:
        """Return the number, or of two words the one that goes with it."""
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if self == 1 else many


VERDICTS: Final[Mapping[Verdict, Text]] = {
    Verdict.MISSED: Text("未完成", "Missed"),
    Verdict.OFF_TRACK: Text("进度滞后", "Off track"),
    Verdict.AT_RISK: Text("进度偏慢", "At risk"),
    Verdict.ON_TRACK: Text("符合预期", "On track"),
    Verdict.MET_EARLY: Text("提前实现", "Met early"),
    Verdict.ACHIEVED: Text("已完成", "Achieved"),
}
HOLDING: Final = Text("保持达标", "Holding")
NOT_ASSESSED: Final = Text("暂不评价", "Not assessed")

VERDICT_SENTENCES: Final[Mapping[Verdict, Text]] = {
    Verdict.MISSED: Text("期满未完成", "the period is over and the goal is missed"),
    Verdict.OFF_TRACK: Text("滞后于预期进度", "behind the expected progress"),
    Verdict.AT_RISK: Text(
        "进度偏慢，需加快", "slower than expected, needs to speed up"
    ),
    Verdict.ON_TRACK: Text("进度符合预期", "as expected"),
    Verdict.MET_EARLY: Text(
        "最新值已达到目标，期末定论",
        "the latest value meets the target; the end of the period decides",
    ),
    Verdict.ACHIEVED: Text(
        "期末值已达到目标，如期完成", "the value at the end meets the target"
    ),
}
HOLDING_SENTENCE: Final = Text(
    "基期已达标，目前仍在限值以内", "met at the baseline and held since"
)

REASONS: Final[Mapping[Reason, Text]] = {
    Reason.NO_OBSERVATION: Text("尚无数据", "no observation yet"),
    Reason.ONE_OBSERVATION: Text(
        "只有一个数据点，无从比较", "one observation, nothing to compare with"
    ),
    Reason.NO_OBSERVATION_SINCE_BASELINE: Text(
        "基期以来尚无新数据", "nothing observed since the baseline"
    ),
    Reason.NO_PROMISED_CHANGE: Text(
        "目标值等于基期值", "the target equals the baseline"
    ),
    Reason.NO_BASELINE: Text("缺少基期值", "no baseline"),
    Reason.FINAL_VALUE_MISSING: Text(
        "规划期已满，期末数据尚未公布",
        "the period is over, its last value is not published",
    ),
    Reason.QUALITATIVE: Text(
        "定性目标，不作数值评价", "in words only, not judged by arithmetic"
    ),
    Reason.PENDING: Text("未到期，完成情况未报", "not due, nothing reported"),
    Reason.SERIES_BREAK: Text(
        "统计口径变化，前后不可比", "break in the series: not comparable"
    ),
    Reason.GAPS: Text("数据缺口过大", "too many months or years missing"),
    Reason.BASELINE_BOUND: Text(
        "基期值只有下限（上限），结论取决于其真值",
        "the baseline is only a bound and decides the verdict",
    ),
    Reason.BOUND_UNDECIDED: Text(
        "数值为“近／余／约”等概数，不足以判定",
        "the value is a bound that does not decide",
    ),
    Reason.NO_DEADLINE: Text("原文未定期限", "the source sets no deadline"),
    Reason.TOLERANCE_MISSING: Text("“左右”未定允许偏差", '"about" without a tolerance'),
    Reason.UNDEFINED: Text("此规则下无定义", "undefined under this rule"),
    Reason.RULE_DOES_NOT_APPLY: Text(
        "所选规则不适用", "the chosen rule does not judge this goal"
    ),
}

CLASSES: Final[Mapping[GoalClass, Text]] = {
    GoalClass.BINDING: Text("约束性", "binding"),
    GoalClass.EXPECTED: Text("预期性", "expected, not binding"),
}
MODALITIES: Final[Mapping[Modality, Text]] = {
    Modality.TARGET: Text("目标", "goal"),
    Modality.STRIVE: Text("力争", "striven for"),
    Modality.FORECAST: Text("预计", "forecast"),
    Modality.PLAN: Text("计划", "planned"),
}
KINDS: Final[Mapping[Kind, Text]] = {
    Kind.LEVEL: Text("期末水平（水平法）", "level at the end"),
    Kind.CUMULATIVE: Text("规划期累计（累计法）", "sum over the period"),
    Kind.EVERY_YEAR: Text("逐年达标", "every year"),
    Kind.AVERAGE: Text("规划期平均", "mean of the years"),
    Kind.GROWTH: Text("年均增长", "average annual growth"),
    Kind.CHANGE: Text("累计提高（降低），比基期", "change on the baseline"),
    Kind.RELATION: Text("与另一指标同步／快于", "relation of two indicators"),
    Kind.RANK: Text("位次", "rank"),
    Kind.DIRECTION: Text("方向性目标", "direction only"),
    Kind.MILESTONE: Text("节点（工程、事项）", "milestone"),
    Kind.QUALITATIVE: Text("定性目标", "in words"),
}
MEASURES: Final[Mapping[Measure, Text]] = {
    Measure.FLOW: Text("时期数（流量）", "flow"),
    Measure.STOCK: Text("时点数（存量）", "stock"),
    Measure.RATIO: Text("比率", "ratio"),
    Measure.YEARLY_GROWTH: Text("年度增速（可比价，连乘）", "yearly growth, chained"),
    Measure.RANK: Text("位次", "rank"),
    Measure.MILESTONE: Text("事项", "milestone"),
}
SHAPES: Final[Mapping[Shape, Text]] = {
    Shape.LINEAR: Text("等量递进", "equal steps"),
    Shape.GEOMETRIC: Text("等速递进", "equal rates"),
}
DIRECTIONS: Final[Mapping[Direction, Text]] = {
    Direction.INCREASE: Text("提升", "increase"),
    Direction.DECREASE: Text("下降", "decrease"),
}
STATUSES: Final[Mapping[Status, Text]] = {
    Status.NORMAL: Text("正式数", "final"),
    Status.PROVISIONAL: Text("初步数", "provisional"),
    Status.ESTIMATED: Text("估计数", "estimate"),
    Status.BREAK: Text("口径变化", "break"),
    Status.WITHDRAWN: Text("已撤回", "withdrawn"),
}
ASSUMED: Final[Mapping[str, Text]] = {
    "period": Text("时期系推定", "period assumed"),
    "published": Text("公布日系推定", "day of publication assumed"),
}

COLUMNS: Final[Mapping[str, Text]] = {
    "verdict": Text("评价", "Status"),
    "title": Text("指标", "Goal"),
    "period": Text("时期", "Period"),
    "latest": Text("最新值", "Latest"),
    "target": Text("目标值", "Target"),
    "derived_target": Text("折算目标", "Derived target"),
    "bar": Text("进度", "Progress"),
    "completion": Text("完成", "Done"),
    "required_rate": Text("需要增速", "Needed"),
    "observed_rate": Text("实际增速", "Actual"),
    "trend": Text("走势", "Trend"),
    "baseline": Text("基期值", "Baseline"),
    "in_progress": Text("本年累计", "Year to date"),
    "group": Text("类别", "Group"),
    "owner": Text("牵头单位", "Owner"),
    "source": Text("出处", "Source"),
}

FIGURES: Final[Mapping[Key, Text]] = {
    Key.COMPLETION: Text("占目标", "Of target"),
    Key.LIMIT_USED: Text("限值占用", "Of limit"),
    Key.PROGRESS: Text("增量完成", "Gap closed"),
    Key.ELAPSED: Text("时序进度", "Elapsed"),
    Key.LEAD: Text("领先", "Lead"),
    Key.CALENDAR_ELAPSED: Text("时间进度", "Calendar"),
    Key.COVERAGE: Text("覆盖率", "Coverage"),
    Key.EXPECTED: Text("应达值", "Expected"),
    Key.PLANNED_RATE: Text("规划增速", "Planned rate"),
    Key.OBSERVED_RATE: Text("实际增速", "Actual rate"),
    Key.REQUIRED_RATE: Text("需要增速", "Needed rate"),
    Key.REQUIRED_GROWTH: Text("需要年增", "Needed growth"),
    Key.PACE: Text("进度系数", "Pace"),
    Key.ACCELERATION: Text("提速倍数", "Speed-up"),
    Key.CATCH_UP: Text("追赶系数", "Catch-up"),
    Key.REMAINING: Text("距目标", "To go"),
    Key.TREND: Text("趋势", "Trend"),
}
COMPLETION_OF_A_SUM: Final = Text("完成率", "Done")

RULES: Final[Mapping[str, Text]] = {
    "pace": Text("本规则（进度系数）", "pace (our own)"),
    "eurostat": Text("欧盟统计局", "Eurostat"),
    "open-sdg": Text("加拿大统计局", "Open SDG (Statistics Canada)"),
    "destatis": Text("德国联邦统计局", "Destatis"),
    "escap": Text("联合国亚太经社会", "UN ESCAP"),
    "unsd-2023": Text("联合国统计司", "UN Statistics Division"),
    "sdsn": Text("可持续发展报告", "SDSN report"),
    "wri": Text("世界资源研究所", "World Resources Institute"),
    "ndrc": Text("国家发展改革委", "NDRC"),
}

RULE_CLASSES: Final[Mapping[str, Mapping[str, Text]]] = {
    "eurostat": {
        "target-met": Text("已达目标", "target met"),
        "significant": Text("显著进展", "significant progress"),
        "moderate": Text("中等进展", "moderate progress"),
        "insufficient": Text("进展不足", "insufficient progress"),
        "away": Text("背离目标", "moving away"),
        "none": Text("无进展", "no progress"),
        "moderate-away": Text("中等背离", "moderate movement away"),
        "significant-away": Text("显著背离", "significant movement away"),
    },
    "open-sdg": {
        "target_achieved": Text("目标已实现", "target achieved"),
        "substantial_progress": Text("进展良好", "substantial progress"),
        "moderate_progress": Text("有进展、需加快", "moderate progress"),
        "limited_progress": Text("进展有限", "limited progress"),
        "deterioration": Text("恶化", "deterioration"),
        "not_available": Text("无法评价", "not available"),
    },
    "destatis": {
        "sun": Text("晴", "sun"),
        "sun-cloud": Text("晴间多云", "sun and cloud"),
        "cloud": Text("多云", "cloud"),
        "thunderstorm": Text("雷雨", "thunderstorm"),
    },
    "escap": {
        "will-be-met": Text("可望实现", "will be met"),
        "accelerate": Text("需加快", "accelerate"),
        "reverse": Text("需扭转", "reverse"),
    },
    "unsd-2023": {
        "met-or-on-track": Text("已实现或进展正常", "met or on track"),
        "moderate": Text("有进展、需加快", "moderate progress"),
        "stagnation": Text("停滞或倒退", "stagnation or regression"),
    },
    "sdsn": {
        "on-track": Text("进展正常或保持", "on track or maintained"),
        "moderately-improving": Text("适度改善", "moderately improving"),
        "stagnating": Text("停滞", "stagnating"),
        "decreasing": Text("下降", "decreasing"),
    },
    "wri": {
        "on-track": Text("步入正轨", "on track"),
        "off-track": Text("偏离轨道", "off track"),
        "well-off-track": Text("严重偏离", "well off track"),
        "wrong-direction": Text("方向错误", "wrong direction"),
    },
    "ndrc": {
        "met-early": Text("提前实现", "met early"),
        "faster": Text("快于预期", "faster than expected"),
        "in-line": Text("基本符合预期", "broadly as expected"),
        "lagging": Text("滞后预期", "behind expectations"),
    },
}

NOWCAST_METHODS: Final[Mapping[str, Text]] = {
    "same-share": Text("按上年同期占全年比重", "by last year's share of the year"),
    "yoy": Text("按公布的同比增速", "by the published year-on-year growth"),
    "pro-rata": Text(
        "按月数均摊，未考虑季节性", "by the months so far, season ignored"
    ),
}
