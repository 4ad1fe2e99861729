"""Values that can be read and yet cannot be meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text

MEANING: Final[Mapping[str, Text]] = {
    "no-goals": Text(
        "没有任何目标；请至少写一个 [goals.…]，可用 plantrack init --example 看样例",
        "there is no goal; write at least one [goals.…], "
        "plantrack init --example shows how",
    ),
    "unknown-indicator": Text(
        "没有“{got}”这个指标；‹是否想写“{near}”？¦请改正，或定义 [indicators.{got}]›",
        'there is no indicator "{got}"; '
        '‹did you mean "{near}"?¦correct it, or declare [indicators.{got}]›',
    ),
    "wrong-unit": Text(
        "单位是“{unit}”，此处应为“{expected}”，两者不能比较；请核对数值或指标",
        'the unit is "{unit}", but "{expected}" is measured here; correct one of them',
    ),
    "wrong-currency": Text(
        "币种是“{unit}”，此处应为“{expected}”；不作汇率换算，请写同一币种的数",
        'the value is in "{unit}", but "{expected}" is measured here; no currency is '
        "converted, write the value in the same one",
    ),
    "pp-for-level": Text(
        '“{got}”是百分点，即差额，此处应为“{expected}”；升降幅度请用 kind = "change"',
        '"{got}" is a difference in percentage points, but "{expected}" is wanted; '
        'use kind = "change" for a difference',
    ),
    "kind-measure": Text(
        "kind = {kind} 不适用于 measure = {measure} 的指标；可用：{kinds}",
        "kind = {kind} does not fit a measure of {measure}; choose one of {kinds}",
    ),
    "measure-unit": Text(
        "measure = {measure} 的单位应为“{expected}”，实为“{unit}”；请改单位或 measure",
        'a measure of {measure} is in "{expected}", got "{unit}"; '
        "change the unit or the measure",
    ),
    "target-kind/direction-wanted": Text(
        'kind = {kind} 的目标应为 "increase" 或 "decrease"，实为“{got}”',
        'the target of kind = {kind} is "increase" or "decrease", got "{got}"',
    ),
    "target-kind/amount-wanted": Text(
        'kind = {kind} 的目标应为数量，实为“{got}”；只有方向时请用 kind = "direction"',
        'the target of kind = {kind} is an amount, got "{got}"; '
        'for a direction alone use kind = "direction"',
    ),
    "target-kind/range-unwanted": Text(
        "kind = {kind} 的目标不能是区间“{got}”；请写一个数",
        'the target of kind = {kind} cannot be the range "{got}"; write one number',
    ),
    "unused-key": Text(
        "{name} 对 kind = {kind} 不起作用；请删去，或改 kind",
        "{name} means nothing for kind = {kind}; drop it, or change the kind",
    ),
    "needs-indicator": Text(
        'kind = {kind} 的目标要有指标；请写 indicator = "…"，'
        "或定义与目标同名的指标" + "‹；是否想写“{near}”？›",
        "a goal of kind = {kind} needs an indicator; name one, "
        "or declare one with the id of the goal" + '‹; did you mean "{near}"?›',
    ),
    "same-indicator": Text(
        "“{got}”就是这个指标自己；请写另一个指标的标识",
        '"{got}" is this very indicator; name another one',
    ),
    "out-of-range/rank": Text(
        "位次应为从 1 起的整数，实为“{got}”",
        'a rank is a whole number from 1, got "{got}"',
    ),
    "out-of-range/percentage": Text(
        "应在 0% 至 100% 之间，实为“{got}”",
        'expected 0% to 100%, got "{got}"',
    ),
    "out-of-range/above": Text(
        "应大于 {low}，实为“{got}”",
        'expected more than {low}, got "{got}"',
    ),
    "out-of-range/month": Text(
        '月份应为 "01" 至 "12"，实为“{got}”',
        'a month is "01" to "12", got "{got}"',
    ),
    "out-of-range/positive": Text(
        "应为正数，实为“{got}”",
        'expected a number above 0, got "{got}"',
    ),
    "end-before-start": Text(
        "规划结束于 {end}，早于开始的 {start}；请对调或改正",
        "the plan ends in {end}, before its start in {start}; correct one of them",
    ),
    "by-before-from": Text(
        "期限 {by} 早于起始 {from}；请对调或改正",
        "by is {by}, before from, which is {from}; correct one of them",
    ),
    "baseline-after-by": Text(
        "基期 {period} 不早于期限 {by}；请改正其中一个",
        "the period {period} is not before {by}, when the goal is due; "
        "correct one of them",
    ),
    "step-outside-window": Text(
        "分年度目标的 {got} 不在 {from} 至 {by} 之内；请改正年份",
        "the step for {got} is outside {from} to {by}; correct the year",
    ),
    "value-withdrawn": Text(
        'status = "M"（撤回）的记录不带数值，实有“{got}”；请删去 value 或改 status',
        'a withdrawn observation (status = "M") has no value, got "{got}"; '
        "drop the value or change the status",
    ),
    "bounds-order": Text(
        "bounds 的下限 {low} 不小于上限 {high}；请改正",
        "bounds run from {low} to {high}; the first must be the lower one",
    ),
    "bands-order": Text(
        "at_risk = {at_risk} 高于 on_track = {on_track}；请对调或改正",
        "at_risk = {at_risk} is above on_track = {on_track}; correct one of them",
    ),
    "empty-revision": Text(
        "此次调整既没有改 target 也没有改 by；请写明改了什么，或删去",
        "the revision changes neither target nor by; say what changed, or drop it",
    ),
    "same-revision-date": Text(
        "两次调整同日生效（{date}）；请合并，或改正日期",
        "two revisions come into force on {date}; join them, or correct a date",
    ),
}

ACROSS: Final[Mapping[str, Text]] = {
    "conflicting-observations": Text(
        "{indicator} {period} 在 {where} 为“{other}”，此处为“{value}”，"
        "公布日同为 {published}；"
        "修订数请写较晚的 published",
        '{indicator} {period} is "{other}" in {where} and "{value}" here, both '
        "published on {published}; give a revision its own, later published",
    ),
    "conflicting-observations/withdrawn": Text(
        "{indicator} {period} 同在 {published} 既有数值又被撤回（另见 {where}）；"
        "撤回请写较晚的 published",
        "{indicator} {period} is both recorded and withdrawn on {published} (see "
        "{where}); give the withdrawal its own, later published",
    ),
    "repeated-observation": Text(
        "{indicator} {period} 的“{value}”在 {where} 已经记过；请删去一个",
        '"{value}" for {indicator} {period} is recorded already in {where}; delete one',
    ),
    "repeated-observation/withdrawn": Text(
        "{indicator} {period} 在 {where} 已经撤回；请删去一个",
        "{indicator} {period} is withdrawn already in {where}; delete one",
    ),
    "overlapping-parts": Text(
        "{indicator} 的 {period} 与 {other}（{where}）部分重叠，互不包含，无法求和；"
        "请改为不重叠的时期，或撤回其中一个",
        "{indicator}: {period} and {other} ({where}) share months and neither contains "
        "the other, so they cannot be summed; record periods that do not overlap, "
        "or withdraw one",
    ),
    "parts-exceed-whole": Text(
        "{indicator} {period} 为“{value}”，而其中 {parts} 合计已达 {sum}；"
        "请核对数值和口径",
        '{indicator} {period} is "{value}", but {parts} alone add up to {sum}; '
        "check the values and their basis",
    ),
    "ambiguous-name": Text(
        "“{name}”也是指标 {other}（{where}）的名称；请改名，"
        '确是两回事则写 not_same_as = ["{other}"]',
        '"{name}" is also a name of the indicator {other} ({where}); rename one, '
        'or write not_same_as = ["{other}"] if they differ',
    ),
    "target-against-better/amount": Text(
        "目标“{target}”与指标 {indicator} 的 better = {better} 方向相反；"
        "请核对比较方式或 better",
        'the target "{target}" goes against better = {better} of {indicator}; '
        "check the comparison or better",
    ),
    "target-against-better/direction": Text(
        "目标 {target} 与指标 {indicator} 的 better = {better} 方向相反；请改正一个",
        "the target {target} goes against better = {better} of {indicator}; "
        "correct one of them",
    ),
    "revision-needs-later-published": Text(
        "{indicator} {period} 已有‹“{known}”¦撤回记录›（{where}，{published} 公布）；"
        "修订数请用 --published 写明更晚的公布日",
        '{indicator} {period} is ‹known already: "{known}"¦withdrawn already› '
        "({where}, published {published}); a revision needs a later --published",
    ),
    "nothing-to-withdraw": Text(
        "{indicator} {period} 没有记录，无可撤回；请检查时期，"
        "plantrack history {indicator} 列出已有记录",
        "nothing is recorded for {indicator} {period}; check the period, "
        "plantrack history {indicator} lists what is there",
    ),
}
