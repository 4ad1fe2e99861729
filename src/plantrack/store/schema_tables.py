"""The tables of ``goals.toml`` and of the observation files, key by key.

The models are never read: what they accept is plain data, and what it means is
judged where it is built. Titles and descriptions are what editors show.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from plantrack.store.schema_values import (
    AmountText,
    AssumableName,
    BaselineStatusName,
    BetterName,
    ClassName,
    Day,
    KindName,
    LanguageName,
    MeasureName,
    ModalityName,
    MonthText,
    Number,
    ObservedText,
    OfName,
    PeriodText,
    PlainTextToo,
    RuleName,
    SchemaNumber,
    ShapeName,
    StatusName,
    Written,
    Year,
    YearValueName,
    both_languages,
    title_in_both_languages,
)


def _required(title: str, description: str, *, alias: str | None = None) -> Any:
    return Field(title=title, description=description, alias=alias)


def _optional(title: str, description: str, *, alias: str | None = None) -> Any:
    # A factory, because a plain default would stand in the JSON Schema as null.
    return Field(
        title=title, description=description, alias=alias, default_factory=lambda: None
    )


class TableModel(BaseModel):
    """A table: no other keys, and no text for a number."""

    # Deferred, so that only the two whole files are compiled, not each table alone.
    model_config = ConfigDict(strict=True, extra="forbid", defer_build=True)


class TextTable(TableModel):
    """A text in both languages."""

    zh: str = _required("中文", "The text in Chinese. 中文文本。")
    en: str = _required("英文", "The text in English. 英文文本。")


class TitleTable(TableModel):
    """A text in both languages that must say something."""

    zh: Written = _required("中文", "The text in Chinese. 中文文本。")
    en: Written = _required("英文", "The text in English. 英文文本。")


Texts = Annotated[TextTable, BeforeValidator(both_languages), PlainTextToo()]
Titles = Annotated[
    TitleTable, BeforeValidator(title_in_both_languages), PlainTextToo(minLength=1)
]


class BandsTable(TableModel):
    """The edges of the default rule."""

    on_track: Number = _optional(
        "符合预期线", "Pace from which a goal is on track (0.95). 进度系数下限。"
    )
    at_risk: Number = _optional(
        "进度偏慢线", "Pace below which a goal is off track (0.60). 低于此为滞后。"
    )
    catch_up: Number = _optional(
        "追赶系数上限",
        "Catch-up factor above which a goal is at risk (1.10). 高于此为偏慢。",
    )


class PlanTable(TableModel):
    """规划: the plan that the goals belong to."""

    id: str = _required("标识", "A short name of the plan. 规划的简短标识。")
    title: Titles = _required("名称", "The title of the plan. 规划名称。")
    start: Year = _required("起始年", "The first year of the plan. 规划首年。")
    end: Year = _required("终止年", "The last year of the plan. 规划末年。")
    observations: list[Written] = _optional(
        "数据文件",
        "Observation files beside this one; * and ** are globs. 数据文件，可用通配符。",
    )
    bands: BandsTable = _optional("评价界限", "Edges of the rule pace. 评价界限。")
    rule: RuleName = _optional("评价规则", "The rule that judges. 评价规则。")
    year_starts: MonthText = _optional(
        "年度起始月", "Month in which a year begins, such as 04. 财年起始月。"
    )
    language: LanguageName = _optional("语言", "Language of the output. 输出语言。")
    source: str = _optional("出处", "Where the plan was published. 规划出处。")
    groups: dict[str, Titles] = _optional(
        "类别名称", "Titles of groups, by what goals write in group. 类别的名称。"
    )


class IndicatorTable(TableModel):
    """指标: something measured."""

    title: Titles = _required("名称", "The name of the indicator. 指标名称。")
    unit: Written = _required(
        "单位", "The unit, scale included: 亿元, %, 万人次. 计量单位（含数量级）。"
    )
    measure: MeasureName = _required(
        "指标类型",
        "flow 时期数, stock 时点数, ratio 比率, yearly-growth 年度增速, rank 位次, "
        "milestone 事项.",
    )
    definition: Titles = _optional("定义", "What is counted, and what not. 统计口径。")
    scope: Texts = _optional("范围", "Which area or whom it covers. 统计范围。")
    source: str = _optional("出处", "Who publishes it. 数据来源。")
    aliases: list[Written] = _optional("别名", "Other names of the same. 别名。")
    not_same_as: list[str] = _optional(
        "易混指标", "Ids of indicators that only look alike. 易混淆指标的标识。"
    )
    better: BetterName = _optional("趋好方向", "Which way is better. 趋好方向。")
    bounds: list[AmountText] = _optional(
        "取值范围", "Lowest and highest possible value, such as [0, 100]. 取值范围。"
    )
    limit: AmountText = _optional("自然极限", "A natural limit. 自然极限值。")
    year_value: YearValueName = _optional(
        "年度值算法", "mean: the mean of its months or quarters. mean 取均值。"
    )
    expect_every: str = _optional("发布周期", "Data are due this often: 1 year. 周期。")
    lag: str = _optional("发布时滞", "And this much later: 6 months. 发布时滞。")


class BaselineTable(TableModel):
    """基期值: the value from which a goal starts."""

    period: PeriodText = _required("时期", "The period of the value. 数据所属时期。")
    value: AmountText = _required("数值", "An amount: 突破2000亿元. 数值。")
    published: Day = _optional("公布日", "The day it was published. 公布日期。")
    basis: str = _optional("口径", "The statistical basis. 统计口径。")
    status: BaselineStatusName = _optional("状态", "A, P, E or B as in SDMX. 状态。")
    assumed: list[AssumableName] = _optional(
        "推定项", "What the source does not state. 原文未写明、为推定的项。"
    )
    source: str = _optional("出处", "File and quote. 出处（文件与原文）。")
    note: Texts = _optional("备注", "A note. 备注。")


class WaiverTable(TableModel):
    """暂缓考核: the goal does not fail a gate for a while."""

    until: Day = _required("截止日", "The last day of the waiver. 截止日期。")
    reason: Written = _required("理由", "Why. 理由。")


class RevisionTable(TableModel):
    """目标调整: a changed promise."""

    date: Day = _required("生效日", "In force from this day. 生效日期。")
    target: AmountText = _optional("目标值", "The new target. 调整后的目标值。")
    by: PeriodText = _optional("期限", "The new deadline, or open. 调整后的期限。")
    reason: str = _optional("理由", "Why it was changed. 调整理由。")
    source: str = _optional("出处", "File and quote. 出处。")


class GoalTable(TableModel):
    """目标: something promised."""

    title: Titles = _optional("名称", "Default: the indicator's title. 目标名称。")
    note: Texts = _optional("备注", "A note. 备注。")
    kind: KindName = _optional(
        "目标类型",
        "level 期末水平 (default), cumulative 累计, every-year 逐年, average 平均, "
        "growth 年均增长, change 比基期变动, relation 与另一指标比较, rank 位次, "
        "direction 方向, milestone 节点, qualitative 定性.",
    )
    target: AmountText = _optional(
        "目标值", "As the plan writes it: 突破3200亿元, 15%~20%, increase. 目标值。"
    )
    indicator: str = _optional("指标", "Default: the goal's own id. 对应指标的标识。")
    from_: PeriodText = _optional(
        "起始", "Default: the plan's start. 起始年。", alias="from"
    )
    by: PeriodText = _optional("期限", "Default: the plan's end; or open. 期限。")
    baseline: BaselineTable = _optional("基期值", "Where it starts. 基期值。")
    reference: BaselineTable = _optional(
        "比较基准", "For kind change: what it changes from. 变动的比较基准。"
    )
    steps: dict[str, AmountText] = _optional(
        "分年度目标", "The plan's own yearly targets, by year. 分年度目标。"
    )
    path: ShapeName = _optional("路径", "linear 等量, geometric 等速. 规划路径。")
    tolerance: AmountText = _optional(
        "允许偏差", "What 约 and 左右 allow to either side. “左右”的允许偏差。"
    )
    class_: ClassName = _optional(
        "属性", "binding 约束性, expected 预期性.", alias="class"
    )
    modality: ModalityName = _optional(
        "提法", "target 目标, strive 力争, forecast 预计, plan 计划."
    )
    group: str = _optional("类别", "A key of plan.groups, or a title. 代号或名称。")
    owner: str = _optional("牵头单位", "Who answers for it. 牵头单位。")
    source: str = _optional("出处", "File and quote. 出处（文件与原文）。")
    relative_to: str = _optional(
        "对比指标", "For kind relation: the other indicator. 对比指标的标识。"
    )
    of: OfName = _optional(
        "对比内容", "For kind relation: growth (default) or level. 比增速或比水平。"
    )
    planned_growth: AmountText = _optional(
        "计划年增速", "For kind cumulative: yearly growth of the flow. 流量计划年增速。"
    )
    use_nowcast: bool = _optional(
        "采用估算", "Judge on full-year estimates. 采用估算值。"
    )
    waiver: WaiverTable = _optional("暂缓考核", "Does not fail a gate. 暂缓考核。")
    revision: list[RevisionTable] = _optional(
        "目标调整", "Changed promises. 目标调整。"
    )


class RegistryFile(TableModel):
    """规划目标登记: what is measured, and what is promised of it."""

    schema_: SchemaNumber = _required(
        "格式版本", "The version of this format: 1. 格式版本。", alias="schema"
    )
    plan: PlanTable = _required("规划", "The plan. 规划。")
    indicators: dict[str, IndicatorTable] = _optional(
        "指标", "What is measured, by id. 指标，以标识为键。"
    )
    goals: dict[str, GoalTable] = _optional(
        "目标", "What is promised, by id. 目标，以标识为键。"
    )


class ObservationTable(TableModel):
    """观测值: one recorded value."""

    indicator: str = _required("指标", "The id of the indicator. 指标标识。")
    period: PeriodText = _required("时期", "The period it describes. 数据所属时期。")
    value: ObservedText = _optional("数值", "An amount: 2442亿元. 数值。")
    published: Day = _optional("公布日", "The day it was published. 公布日期。")
    status: StatusName = _optional("状态", "A, P, E, B or M as in SDMX. 状态。")
    basis: str = _optional("口径", "The statistical basis. 统计口径。")
    yoy: AmountText = _optional("同比", "Published growth on the year before. 同比。")
    assumed: list[AssumableName] = _optional(
        "推定项", "What the source does not state. 推定的项。"
    )
    source: str = _optional("出处", "File and quote. 出处（文件与原文）。")
    note: Texts = _optional("备注", "A note. 备注。")


class ObservationFile(TableModel):
    """A file of observations."""

    observation: list[ObservationTable] = _optional(
        "观测值", "Recorded values. 观测值。"
    )
