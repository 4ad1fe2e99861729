"""Random registries with numbers at the edges, and a writer of their TOML."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from reading.variations import vary
from reading.written import SCALES, Period, last_day, month, period, unit_of, year

Drawn = TypeVar("Drawn")
Table = dict[str, Any]

# Which share of the planned rate was kept: the edges of the bands and their sides.
PACES = ("0.95", "0.60", "1", "0", "-0.2", "0.94", "0.96", "0.59", "1.3", "0.8", "2")
WORDS = ("突破", "超过", "近", "约", "不低于", "不超过")
MEASURED = {
    "level": ("flow", "stock", "ratio", "yearly-growth"),
    "growth": ("flow", "stock", "yearly-growth", "ratio"),
    "change": ("flow", "stock", "ratio", "yearly-growth"),
    "every-year": ("flow", "stock", "ratio", "yearly-growth", "rank"),
    "average": ("flow", "stock", "ratio", "yearly-growth"),
    "cumulative": ("flow",),
    "relation": ("flow", "yearly-growth", "stock", "ratio"),
    "rank": ("rank",),
    "direction": ("flow", "stock", "ratio", "yearly-growth", "rank"),
    "milestone": ("milestone",),
    "qualitative": ("stock",),
}
UNITS = {
    "flow": ("亿元", "万吨"),
    "stock": ("万人", "家"),
    "ratio": ("%",),
    "yearly-growth": ("%",),
    "rank": ("位",),
    "milestone": ("%",),
}
SPLITS = (
    (("year", 12),),
    (("Q1", 3), ("Q2", 3), ("Q3", 3), ("Q4", 3)),
    (("H1", 6), ("H2", 6)),
    (("H1", 6), ("Q3", 3), ("Q4", 3)),
    (("year", 12), ("Q1", 3), ("H1", 6)),
    (("to-9", 9), ("Q4", 3), ("to-7", 7)),
    (("H1", 6), ("to-9", 9)),
    (("Q1", 3),),
    (("Q2", 3),),
    tuple((f"m{each}", 1) for each in range(1, 13)),
)


@dataclass
class Draft:
    """A registry in the making."""

    random: Random
    starts: int
    start: int
    end: int
    indicators: dict[str, Table] = field(default_factory=dict)
    goals: dict[str, Table] = field(default_factory=dict)
    observations: list[Table] = field(default_factory=list)
    bases: dict[str, tuple[str, str, int]] = field(default_factory=dict)

    def one_of(self, *choices: Drawn) -> Drawn:
        """Draw one of the choices."""
        return self.random.choice(choices)

    def chance(self, percent: int) -> bool:
        """Draw a yes with this chance."""
        return self.random.randrange(100) < percent

    def whole(self, low: int, high: int) -> int:
        """Draw a whole number."""
        return self.random.randint(low, high)


def plain(number: Fraction, *, places: int = 6) -> str:
    """Write a number in at most 15 digits, rounded where it does not end."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places))
    if len(rounded.as_tuple().digits) > 15:
        rounded = exact.quantize(Decimal(1).scaleb(-2))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def text_of(draft: Draft, number: Fraction, unit: str, *, bounds: int = 0) -> str:
    """Write a value, at times in another scale or with a qualifier."""
    scale, symbol = unit_of(unit)
    word = ""
    if draft.chance(bounds):
        word = draft.one_of(*WORDS)
    if scale and draft.chance(15):
        other = draft.one_of("", "万", "亿", "万亿")
        moved = number * Fraction(10) ** (SCALES[scale] - SCALES[other])
        digits = plain(moved, places=8)
        if Fraction(digits) == moved and len(digits) < 15:
            return f"{word}{digits}{other}{symbol}"
    digits = plain(number)
    if word == "" and draft.chance(bounds // 3):
        return f"{digits}余{unit}"
    return f"{word}{digits}{unit}"


def observe(
    draft: Draft, name: str, when: str, number: Fraction, *, bounds: int = 8
) -> None:
    """Record a value, at times withdrawn, revised or published at odd days."""
    unit = draft.indicators[name]["unit"]
    measure = draft.indicators[name]["measure"]
    table: Table = {"indicator": name, "period": int(when) if when.isdigit() else when}
    last = period(when, draft.starts).last
    late = draft.whole(0, 300) if draft.chance(40) else 0
    if late:
        table["published"] = last + dt.timedelta(days=late)
    if draft.chance(6):
        table["status"] = draft.one_of("P", "E")
    table |= comparability(draft, name, last)
    if draft.chance(4):
        table["assumed"] = draft.one_of(
            ["period"], ["published"], ["period", "published"]
        )
    if (
        measure == "flow"
        and period(when, draft.starts).months < 12
        and draft.chance(30)
    ):
        table["yoy"] = draft.one_of("5%", "-2.5%", "18.5%")
    if measure in {"rank", "milestone"}:
        bounds = 0
    if draft.chance(3):
        first = number - 1 if measure == "milestone" and number else number + 1
        draft.observations.append(table | {"value": text_of(draft, first, unit)})
        later = last + dt.timedelta(days=late + draft.whole(1, 400))
        if draft.chance(70):
            again = table | {"published": later}
            again["value"] = text_of(draft, number, unit)
        else:
            again = {**table, "published": later, "status": "M"}
        draft.observations.append(again)
        return
    table["value"] = text_of(draft, number, unit, bounds=bounds)
    draft.observations.append(table)


def comparability(draft: Draft, name: str, last: dt.date) -> Table:
    """Mark a break, or name a basis."""
    table: Table = {}
    if draft.chance(3):
        table["status"] = "B"
    if draft.chance(3):
        table["basis"] = draft.one_of("2017", "2022")
    elif name in draft.bases:
        old, new, since = draft.bases[name]
        table["basis"] = old if last.year < since else new
    return table


def record_year(draft: Draft, name: str, number: int, value: Fraction) -> None:
    """Record a year, whole or in parts that its measure allows."""
    measure = draft.indicators[name]["measure"]
    if measure == "flow" and draft.chance(20):
        split = draft.one_of(*SPLITS)
        for part, months in split:
            observe(draft, name, part_text(draft, number, part), value * months / 12)
        return
    mean = draft.indicators[name].get("year_value") == "mean"
    if mean and draft.chance(50):
        for quarter in range(1, 5):
            observe(draft, name, f"{number}-Q{quarter}", value + quarter % 2)
        return
    if measure in {"stock", "rank", "ratio", "milestone"} and draft.chance(25):
        whole = year(number, draft.starts)
        offset = draft.one_of(0, 0, 3, 5)
        day = last_day(whole.end - offset)
        if draft.chance(20):
            day -= dt.timedelta(days=draft.whole(1, 27))
        when = draft.one_of(day.isoformat(), f"{day.year}-{day.month:02d}")
        observe(draft, name, when, value)
        return
    if measure in {"ratio", "yearly-growth"} and draft.chance(10):
        observe(draft, name, f"{number}-{draft.one_of('Q1', 'H1')}", value)
        return
    observe(draft, name, str(number), value)


def part_text(draft: Draft, number: int, part: str) -> str:
    """Write a part of a year as a period."""
    if part == "year":
        return str(number)
    if part[0] in "QH":
        return f"{number}-{part}"
    first = year(number, draft.starts).start
    if part.startswith("to-"):
        return f"{month_text(first)}/{month_text(first + int(part[3:]) - 1)}"
    return month_text(first + int(part[1:]) - 1)


def month_text(index: int) -> str:
    """Write a month."""
    return f"{index // 12}-{index % 12 + 1:02d}"


def add_indicator(draft: Draft, name: str, measure: str) -> str:
    """Declare an indicator."""
    unit = draft.one_of(*UNITS[measure])
    table: Table = {"title": name, "unit": unit, "measure": measure}
    if draft.chance(8) and measure not in {"rank", "milestone"}:
        table["better"] = draft.one_of("lower", "higher")
    if draft.chance(6) and measure not in {"rank", "milestone"}:
        table["year_value"] = "mean"
    if measure == "ratio" and draft.chance(25):
        table["bounds"] = ["0%", "100%"]
    if draft.chance(6):
        table["expect_every"] = draft.one_of("3 months", "1 year", "2 years")
        table["lag"] = draft.one_of("1 months", "9 months", "1 year")
    draft.indicators[name] = table
    if draft.chance(12):
        # Every value names its basis, which changes in one year or never.
        draft.bases[name] = (
            "2017",
            draft.one_of("2017", "2022"),
            draft.whole(draft.start - 1, draft.end + 2),
        )
    return unit


@dataclass
class Line:
    """Where a goal starts, where it goes, and what was seen on the way."""

    b: Fraction
    target: Fraction
    seen: dict[int, Fraction]


def line(draft: Draft, measure: str, first: int, last: int) -> Line:
    """Draw a baseline, a target and yearly values, the last one at an edge."""
    years = last - first + 1
    pace = Fraction(draft.one_of(*PACES))
    known = draft.one_of(0, *range(1, years + 1), *range(2, years + 1))
    geometric = measure == "flow" and draft.chance(70)
    if geometric:
        b = Fraction(draft.one_of(1000, 2000, 50))
        growth = Fraction(draft.one_of("0.1", "0.2", "-0.1", "0.05"))
        target = b * (1 + growth) ** years
        values = {first + k: b * (1 + growth * pace) ** (k + 1) for k in range(known)}
    else:
        b = Fraction(draft.one_of("40", "100", "55.5", "5", "40", "100", "0", "-5"))
        step = Fraction(draft.one_of("4", "2", "-2", "0.5", "0", "10"))
        target = b + step * years
        values = {first + k: b + step * pace * (k + 1) for k in range(known)}
    if measure == "yearly-growth":
        b, target = Fraction(draft.one_of("5", "8")), Fraction(draft.one_of("6", "5"))
        values = {first + k: b + k * pace for k in range(known)}
    if measure == "rank":
        places = [Fraction(draft.whole(1, 12)) for _ in range(known + 2)]
        seen = {first + k: places[k] for k in range(known)}
        return Line(places[-1], places[-2], seen)
    shaken = draft.whole(0, 2)
    for number in list(values)[:-1]:
        if shaken:
            values[number] += Fraction(draft.whole(-30, 30), 10)
        if draft.chance(8):
            del values[number]
    if values and draft.chance(12):
        # The last value exactly at the target, or a catch-up of exactly 1.10.
        values[max(values)] = target
    if draft.chance(12):
        newest = max(values, default=first)
        due = b + (target - b) * (newest - first + 1) / years
        values[newest] = target - Fraction("1.1") * (target - due)
    if draft.chance(4):
        values = {number: Fraction(0) for number in values}
    return Line(b, target, values)


def record_line(draft: Draft, name: str, drawn: Line, first: int) -> None:
    """Record what was seen, and at times years before the window."""
    for number, value in drawn.seen.items():
        record_year(draft, name, number, value)
    if draft.chance(60):
        observe(draft, name, str(first - 1), drawn.b)
    if draft.chance(15) and draft.indicators[name]["measure"] != "rank":
        for k in range(2, draft.whole(2, 6) + 1):
            observe(draft, name, str(first - k), drawn.b - k)


def with_baseline(draft: Draft, name: str, drawn: Line, first: int) -> Table:
    """Write an inline baseline, at times a bound."""
    if draft.chance(45):
        return {}
    unit = draft.indicators[name]["unit"]
    back = draft.one_of(1, 1, 1, 2)
    when: object = first - back
    if draft.chance(10):
        when = draft.one_of(f"{first - 1}-12", f"{first - 1}-06", f"{first - 1}-09-30")
    table: Table = {
        "period": when,
        "value": text_of(draft, drawn.b, unit, bounds=12),
    }
    if draft.chance(60 if name in draft.bases else 5):
        table["basis"] = draft.one_of("2017", "2022")
    if draft.chance(5):
        table["assumed"] = ["period"]
    return {"baseline": table}


def target_text(draft: Draft, number: Fraction, unit: str) -> Table:
    """Write a target: bare, with a comparison, a range, about."""
    how = draft.whole(0, 19)
    if how == 0:
        return {"target": f"{plain(number)}{unit}~{plain(abs(number) * 2 + 3)}{unit}"}
    if how == 1:
        return {"target": f"约{plain(number)}{unit}"}
    if how == 2:
        return {"target": f"约{plain(number)}{unit}", "tolerance": f"2{unit}"}
    if how < 8:
        return {"target": text_of(draft, number, unit)}
    word = draft.one_of("突破", "达到", "不低于", "不超过", "低于", "超过")
    return {"target": word + text_of(draft, number, unit)}


def with_steps(draft: Draft, unit: str, drawn: Line, first: int, last: int) -> Table:
    """Write the plan's own yearly targets, evenly rising or flat at first."""
    if last - first < 2 or unit == "位" or draft.chance(75):
        return {}
    years = last - first + 1
    steps: Table = {}
    flat = draft.chance(25)
    for k in range(1, years):
        if draft.chance(60):
            part = Fraction(k, years) * (0 if flat and k < 2 else 1)
            bend = Fraction(draft.one_of("1", "0.9", "1.05")) if part else 1
            number = drawn.b + (drawn.target - drawn.b) * part * bend
            steps[str(first + k - 1)] = f"{plain(number)}{unit}"
    return {"steps": steps} if steps else {}


def add_level(  # noqa: C901 - one chance after another
    draft: Draft, name: str, kind: str
) -> None:
    """A goal of kind level, growth, change, every-year, average or direction."""
    measure = draft.one_of(*MEASURED[kind])
    unit = add_indicator(draft, name, measure)
    first, last = draft.start, draft.end
    goal: Table = {"kind": kind}
    if draft.chance(12) and last > first:
        last = draft.whole(first, last)
        goal["by"] = last
    if draft.chance(12) and last > first:
        first = draft.whole(first, last)
        goal["from"] = first
    drawn = line(draft, measure, first, last)
    record_line(draft, name, drawn, first)
    goal |= with_baseline(draft, name, drawn, first)
    if kind == "direction":
        goal["target"] = draft.one_of("increase", "decrease")
    elif kind == "growth":
        goal["target"] = draft.one_of(
            "10%", "不低于10%", "超过8%", "-10%", "5%", "不超过10%", "5%~10%", "20%"
        )
    elif kind == "change":
        goal |= change_target(draft, measure, unit, drawn, first)
    else:
        goal |= target_text(draft, drawn.target, unit)
        ranged = "~" in str(goal["target"]) or "tolerance" in goal
        if kind in {"level", "every-year"} and not ranged:
            goal |= with_steps(draft, unit, drawn, first, last)
        if kind == "every-year" and "steps" in goal and draft.chance(40):
            word = draft.one_of("超过", "不超过", "低于", "不低于")
            goal["steps"] = {key: word + text for key, text in goal["steps"].items()}
    if kind in {"level", "change", "growth"} and draft.chance(10):
        goal["path"] = draft.one_of("linear", "geometric")
    if kind in {"level", "change"} and draft.chance(5):
        goal["by"] = "open"
        goal.pop("steps", None)
    if kind in {"level", "growth", "every-year"} and draft.chance(5):
        goal["use_nowcast"] = True
    if kind in {"level", "every-year"} and draft.chance(10):
        goal["revision"] = [revision(draft, drawn, unit, first, last)]
    draft.goals[name] = goal


def revision(draft: Draft, drawn: Line, unit: str, first: int, last: int) -> Table:
    """A changed promise."""
    table: Table = {
        "date": dt.date(draft.whole(first, last), draft.whole(1, 12), 15),
        "target": f"不低于{plain(drawn.target + draft.whole(-2, 20))}{unit}",
        "reason": "changed",
    }
    if draft.chance(30):
        table["by"] = last + 1
    return table


def change_target(
    draft: Draft, measure: str, unit: str, drawn: Line, first: int
) -> Table:
    """A relative or an absolute change, at times on a reference."""
    goal: Table = {}
    relative = draft.one_of(
        "15%", "-13.5%", "下降13.5%", "不低于20%", "10%~15%", "-20%"
    )
    absolute = {"%": ("3pp", "-2pp", "不低于1.5pp"), "亿元": ("500亿元", "-20亿元")}
    if measure == "yearly-growth" or draft.chance(60) or unit not in absolute:
        goal["target"] = relative
    else:
        goal["target"] = draft.one_of(*absolute[unit])
    if measure != "yearly-growth" and draft.chance(15):
        goal["reference"] = {
            "period": first - 1,
            "value": f"{plain(drawn.b + draft.whole(0, 9))}{unit}",
        }
        if draft.chance(40 if draft.bases else 2):
            goal["reference"]["basis"] = draft.one_of("2017", "2022")
    return goal


def add_sum(  # noqa: C901 - one chance after another
    draft: Draft, name: str
) -> None:
    """A cumulative goal."""
    unit = add_indicator(draft, name, "flow")
    draft.indicators[name].pop("better", None) if draft.chance(50) else None
    first, last = draft.start, draft.end
    goal: Table = {"kind": "cumulative"}
    if draft.chance(15):
        first = last = draft.whole(first, last)
        goal |= {"from": first, "by": last}
    if draft.chance(10) and last > first and draft.starts == 1:
        goal |= draft.one_of(
            {"from": f"{first}-07"},
            {"by": f"{last}-06"},
            {"from": f"{first}-04", "by": f"{last}-09"},
            {"from": f"{first}-H2", "by": f"{last}-Q2"},
        )
    years = last - first + 1
    yearly = Fraction(draft.one_of(100, 240, 1000, 36))
    target = yearly * years
    pace = Fraction(draft.one_of("0.95", "0.6", "1", "0.94", "0.59", "1.2", "0.7"))
    growth = Fraction(draft.whole(0, 2), 10)
    for k in range(draft.whole(0, years)):
        if draft.chance(85):
            value = yearly * pace * (1 + growth) ** k
            if draft.chance(30):
                value += draft.whole(-20, 20)
            record_year(draft, name, first + k, value)
    if draft.chance(25):
        for k in range(1, draft.whole(1, 5) + 1):
            observe(draft, name, str(first - k), yearly * (10 - k) / 10)
    if draft.chance(4):
        observe(draft, name, f"{first - 1}-07/{first}-06", yearly)
    word = draft.one_of("突破", "达到", "不低于", "不超过", "低于", "", "不低于", "约")
    goal["target"] = word + text_of(draft, target, unit)
    how = draft.whole(0, 9)
    if how == 0:
        goal["planned_growth"] = draft.one_of("7%", "10%", "-5%")
    elif how == 1 and "-" not in f"{goal.get('from')}{goal.get('by')}":
        goal["steps"] = {
            str(first + k): f"{plain(yearly * (9 + k) / 10)}{unit}"
            for k in range(years)
        }
    if draft.chance(4):
        goal["by"] = "open"
        goal.pop("steps", None)
        goal.pop("planned_growth", None)
    draft.goals[name] = goal


def add_relation(draft: Draft, name: str) -> None:
    """Two indicators side by side."""
    measure = draft.one_of(*MEASURED["relation"])
    unit = add_indicator(draft, name, measure)
    other = f"{name}-other"
    add_indicator(draft, other, measure)
    draft.indicators[other]["unit"] = unit
    first, last = draft.start, draft.end
    drawn = line(draft, measure, first, last)
    second = line(draft, measure, first, last)
    record_line(draft, name, drawn, first)
    record_line(draft, other, drawn if draft.chance(20) else second, first)
    goal: Table = {"kind": "relation", "relative_to": other}
    goal["target"] = draft.one_of("0pp", "不低于0pp", "-0.5pp~0.5pp", "超过1pp")
    if draft.chance(15):
        goal["of"] = "level"
        goal["target"] = draft.one_of(f"不低于0{unit}", f"-5{unit}~5{unit}")
        if unit == "%":
            goal["target"] = draft.one_of("0pp", "-0.5pp~0.5pp")
    draft.goals[name] = goal


def add_rank(draft: Draft, name: str) -> None:
    """A position in a list."""
    add_indicator(draft, name, "rank")
    first, last = draft.start, draft.end
    goal: Table = {"kind": "rank"}
    place = draft.whole(1, 9)
    for number in range(first, first + draft.whole(0, last - first + 1)):
        if draft.chance(85):
            record_year(
                draft, name, number, Fraction(max(1, place + draft.whole(-3, 3)))
            )
    if draft.chance(50):
        observe(draft, name, str(first - 1), Fraction(place))
    elif draft.chance(50):
        goal["baseline"] = {"period": first - 1, "value": f"{place}位"}
    goal["target"] = draft.one_of("前5位", "5位", "不超过3位", "前1位")
    if draft.chance(5):
        goal["by"] = "open"
    draft.goals[name] = goal


def add_milestone(draft: Draft, name: str) -> None:
    """Something to be done."""
    add_indicator(draft, name, "milestone")
    first, last = draft.start, draft.end
    goal: Table = {"kind": "milestone"}
    done = Fraction(0)
    for number in range(first, first + draft.whole(0, last - first + 2)):
        done = min(Fraction(100), done + draft.one_of(20, 0, 25, 40, 100, 19, 12))
        if draft.chance(60):
            when = draft.one_of(
                str(number), f"{number}-06-30", f"{number}-09", f"{number}-H1"
            )
            observe(draft, name, when, done)
    if draft.chance(20) and last > first:
        goal["steps"] = {
            str(
                first + k
            ): f"{plain(Fraction(100 * (k + 1), last - first + 1), places=0)}%"
            for k in range(last - first)
        }
    if draft.chance(10) and last > first and draft.starts == 1:
        goal["by"] = f"{last}-{draft.one_of('06', 'H1', 'Q3')}"
        goal.pop("steps", None)
    if draft.chance(5):
        goal["by"] = "open"
        goal.pop("steps", None)
    draft.goals[name] = goal


def add_goal(draft: Draft, name: str, kind: str) -> None:
    """Add a goal of this kind with its indicator and observations."""
    if kind == "cumulative":
        add_sum(draft, name)
    elif kind == "relation":
        add_relation(draft, name)
    elif kind == "rank":
        add_rank(draft, name)
    elif kind == "milestone":
        add_milestone(draft, name)
    elif kind == "qualitative":
        draft.goals[name] = {"title": name, "kind": kind}
    else:
        add_level(draft, name, kind)
    vary(draft, name)
    if draft.chance(3):
        until = dt.date(draft.whole(draft.start, draft.end), 6, 30)
        draft.goals[name]["waiver"] = {"until": until, "reason": "agreed"}


KINDS = (
    *("level",) * 4,
    *("cumulative",) * 3,
    *("growth", "change") * 2,
    "every-year",
    "average",
    "relation",
    "rank",
    "direction",
    "milestone",
)


@dataclass(frozen=True)
class Case:
    """A document, its observations and a day."""

    document: Table
    observations: list[Table]
    as_of: dt.date


def registry(random: Random, *, kinds: tuple[str, ...] = KINDS, goals: int = 2) -> Case:
    """Make a registry of a few goals from one source of chance."""
    start = random.choice((2022, 2021, 2016))
    end = start + random.choice((4, 4, 4, 0, 2, 9))
    starts = random.choice((1, 1, 1, 1, 4, 7))
    draft = Draft(random, starts, start, end)
    plan: Table = {"id": "random", "title": "Random", "start": start, "end": end}
    if starts != 1:
        plan["year_starts"] = f"{starts:02d}"
    if draft.chance(10):
        plan["bands"] = {
            "on_track": Decimal(draft.one_of("0.9", "0.95", "1")),
            "at_risk": Decimal(draft.one_of("0.5", "0.6")),
            "catch_up": Decimal(draft.one_of("1.2", "1.1")),
        }
    for number in range(goals):
        add_goal(draft, f"g{number}", random.choice(kinds))
    document = {
        "schema": 1,
        "plan": plan,
        "indicators": draft.indicators,
        "goals": draft.goals,
    }
    return Case(document, draft.observations, day(draft))


def registries() -> st.SearchStrategy[Case]:
    """Registries from seeds: every choice is even, unlike a shrinkable one."""
    return st.randoms(use_true_random=True).map(registry)


def day(draft: Draft) -> dt.date:
    """A day near the newest value, often the last of a period or the next one."""
    ends = [period(each["period"], draft.starts).last for each in draft.observations]
    if ends and draft.chance(75):
        newest = max(ends)
        if draft.chance(8):
            # The last day on which data are not overdue by default, and the next.
            due = last_day(month(newest) + 18)
            return due + dt.timedelta(days=draft.one_of(0, 1))
        return newest + dt.timedelta(days=draft.one_of(0, 1, 20, 90, 200, 364, -1))
    whole: Period = year(draft.whole(draft.start, draft.end + 1), draft.starts)
    if draft.chance(50):
        return whole.last + dt.timedelta(days=draft.one_of(0, 1, -1, 40))
    return whole.first + dt.timedelta(days=draft.whole(0, 360))


def toml(table: Table, prefix: str = "") -> str:
    """Write a table as TOML."""
    plain_keys, tables = [], []
    for key, value in table.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            tables += [
                f"\n[[{prefix}{key}]]\n{toml(each, f'{prefix}{key}.')}"
                for each in value
            ]
        elif isinstance(value, dict) and key not in {
            "baseline",
            "reference",
            "steps",
            "waiver",
        }:
            tables.append(f"\n[{prefix}{key}]\n{toml(value, f'{prefix}{key}.')}")
        else:
            plain_keys.append(f"{key} = {literal(value)}\n")
    return "".join(plain_keys) + "".join(tables)


def literal(value: object) -> str:
    """Write one value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(literal(each) for each in value)}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {literal(each)}" for key, each in value.items())
        return f"{{ {inner} }}"
    return str(value)


def files(document: Table, observations: list[Table]) -> tuple[str, str]:
    """The two files as text."""
    return toml(document), toml({"observation": observations}) if observations else ""
