"""What is rare in a registry and easy to get wrong, put on a goal that is drawn."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reading.written import last_day, period, year

if TYPE_CHECKING:
    from reading.registries import Draft

Table = dict[str, Any]

SPANS = ("10 days", "45 days", "18 months", "5 quarters", "1 month", "3 years")


def vary(draft: Draft, name: str) -> None:
    """Put some of it on the goal."""
    goal = draft.goals[name]
    if goal["kind"] == "qualitative":
        return
    for chance, change in CHANGES:
        if draft.chance(chance):
            change(draft, name, goal)


def opened(_draft: Draft, _name: str, goal: Table) -> None:
    """No deadline."""
    goal["by"] = "open"
    goal.pop("steps", None)
    goal.pop("revision", None)


def within_a_year(draft: Draft, _name: str, goal: Table) -> None:
    """A sum or a milestone from or to a month inside a year."""
    if goal["kind"] not in {"cumulative", "milestone"} or "steps" in goal:
        return
    first = year(draft.start, draft.starts).start + draft.whole(0, 11)
    last = year(draft.end, draft.starts).end - draft.whole(0, 11)
    if last < first:
        return
    if draft.chance(60):
        goal["from"] = written_month(first)
    if draft.chance(60):
        goal["by"] = written_month(last)
        if goal["kind"] == "milestone" and draft.chance(40):
            goal["by"] = last_day(last) - dt.timedelta(days=draft.one_of(0, 9))


def revised(draft: Draft, _name: str, goal: Table) -> None:
    """Other deadlines, and at times the target in other words."""
    if goal.get("by") == "open" or "-" in str(goal.get("by", "")) or "steps" in goal:
        return
    last = int(goal.get("by", draft.end))
    first = int(str(goal.get("from", draft.start))[:4])
    revisions: list[Table] = []
    for k in range(draft.one_of(1, 1, 2)):
        one: Table = {
            "date": dt.date(draft.whole(draft.start, draft.end), 1 + k, 15),
            "by": draft.one_of(max(first, last - 1), last, last + 1, last + 2, "open"),
            "reason": "changed",
        }
        if "target" in goal and draft.chance(30):
            one["target"] = goal["target"]
        revisions.append(one)
    if len({each["date"] for each in revisions}) == len(revisions):
        goal["revision"] = revisions


def excused(draft: Draft, _name: str, goal: Table) -> None:
    """A waiver until some month's end."""
    until = last_day(12 * draft.whole(draft.start, draft.end) + draft.whole(0, 11))
    goal["waiver"] = {"until": until, "reason": "agreed"}


def odd_spans(draft: Draft, name: str, _goal: Table) -> None:
    """Values expected at odd times."""
    draft.indicators[name]["expect_every"] = draft.one_of(*SPANS)
    draft.indicators[name]["lag"] = draft.one_of(*SPANS, "1 year", "6 months")


def about(draft: Draft, name: str, goal: Table) -> None:
    """A range, or about with a tolerance, for a sum, too."""
    unit, target = draft.indicators[name]["unit"], str(goal.get("target", ""))
    if goal["kind"] == "cumulative":
        found = re.search("[0-9]+", target)
        number = int(found[0]) if found else 1
        if draft.chance(50):
            goal["target"] = f"{number}{unit}~{number + number // 9 + 1}{unit}"
        else:
            goal["target"] = f"约{number}{unit}"
            goal["tolerance"] = f"{draft.one_of(1, 20)}{unit}"


def zero(draft: Draft, name: str, goal: Table) -> None:
    """A target of nothing, or below it."""
    if goal["kind"] in {"level", "every-year", "average", "cumulative"}:
        unit = draft.indicators[name]["unit"]
        if draft.indicators[name]["measure"] != "rank":
            word = draft.one_of("", "不低于", "不超过", "超过", "低于")
            goal["target"] = f"{word}{draft.one_of(0, -20, -90)}{unit}"
            goal.pop("tolerance", None)
            goal.pop("steps", None)


def turned(draft: Draft, name: str, _goal: Table) -> None:
    """Some values below 0, or all was lost."""
    measure = draft.indicators[name]["measure"]
    for each in draft.observations:
        if each["indicator"] != name or "value" not in each or not draft.chance(40):
            continue
        unit, text = draft.indicators[name]["unit"], str(each["value"])
        if measure == "yearly-growth":
            each["value"] = draft.one_of("-99.9%", "近-50%", "约0%", "0%", "突破-3%")
        elif measure in {"flow", "ratio"} and text[0].isdigit():
            each["value"] = f"-{text}" if draft.chance(70) else f"0{unit}"


def fewer_steps(draft: Draft, _name: str, goal: Table) -> None:
    """Steps with gaps between them."""
    steps = goal.get("steps", {})
    for key in list(steps):
        if draft.chance(50) and len(steps) > 1:
            del steps[key]


def withdrawn(draft: Draft, name: str, _goal: Table) -> None:
    """A value taken back, without a day or after one was published."""
    own = [each for each in draft.observations if each["indicator"] == name]
    if not own:
        return
    one = draft.one_of(*own)
    if any(each is not one and each["period"] == one["period"] for each in own):
        return
    later = {key: one[key] for key in ("indicator", "period")}
    later["status"] = "M"
    days = one.get("published", period(one["period"], draft.starts).last)
    later["published"] = days + dt.timedelta(days=draft.whole(1, 500))
    if draft.chance(50):
        later["assumed"] = ["published"]
    draft.observations.append(later)


def written_month(index: int) -> str:
    """Write a month."""
    return f"{index // 12}-{index % 12 + 1:02d}"


CHANGES: tuple[tuple[int, Callable[[Draft, str, Table], None]], ...] = (
    (6, within_a_year),
    (6, revised),
    (4, excused),
    (6, odd_spans),
    (5, about),
    (4, zero),
    (6, turned),
    (25, fewer_steps),
    (5, withdrawn),
    (4, opened),
)
