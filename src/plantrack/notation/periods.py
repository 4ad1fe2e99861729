"""Reference periods: read as people write them, written in one canonical form."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from plantrack.errors import PeriodError
from plantrack.model.period import MONTHS_IN_YEAR, Period
from plantrack.notation.characters import LONGEST, excerpt, narrow
from plantrack.notation.period_refusals import (
    PERIOD_REFUSALS,
    finer_reason,
    suggestion,
)
from plantrack.notation.spans import SPAN_REFUSALS, format_span, parse_span

__all__ = [
    "PERIOD_REFUSALS",
    "SPAN_REFUSALS",
    "format_period",
    "format_span",
    "parse_period",
    "parse_span",
]

_HALF = 6
_QUARTER = 3
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_FIRST_YEAR_WRITTEN_SHORT: Final = 100

_YEAR = "(?P<year>[0-9]{4})"
_FISCAL = f"(?:FY ?)?{_YEAR}"
_DASH = "(?:-|—{1,2}|–|~|至|到)"
_FORMS: Final = tuple(
    (kind, re.compile(pattern, re.ASCII | re.IGNORECASE))
    for kind, pattern in (
        ("year", f"{_FISCAL}(?:年|年度|财年|年全年|-A1)?"),
        ("month", f"{_YEAR}(?:-|\\.|-M)(?P<from>[0-9]{{1,2}})"),
        ("month", f"{_YEAR}年(?P<from>[0-9]{{1,2}})月份?"),
        ("quarter", f"{_FISCAL}[- ]?Q(?P<from>[0-9])"),
        ("quarter", f"Q(?P<from>[0-9]) ?{_FISCAL}"),
        ("quarter", f"{_YEAR}年?第?(?P<from>[一二三四0-9])季度?"),
        ("half", f"{_FISCAL}[- ]?[HS](?P<from>[0-9])"),
        ("half", f"[HS](?P<from>[0-9]) ?{_FISCAL}"),
        ("half", f"{_YEAR}年?(?P<from>[上下])半年"),
        ("quarters", f"{_YEAR}年?前(?P<to>[一二三四0-9])个?季度"),
        (
            "quarters",
            f"{_YEAR}年?(?P<from>[一二三四0-9]){_DASH}(?P<to>[一二三四0-9])季度",
        ),
        ("months", f"{_YEAR}年?前(?P<to>[0-9]{{1,2}})个?月份?"),
        (
            "months",
            f"{_YEAR}年(?P<from>[0-9]{{1,2}})月?{_DASH}(?P<to>[0-9]{{1,2}})月份?",
        ),
        ("months", f"{_YEAR}-(?P<from>[0-9]{{2}})(?:\\.\\.|/)(?P<to>[0-9]{{2}})"),
    )
)
_DAY = re.compile(
    f"{_YEAR}(?:([-./])([0-9]{{1,2}})\\2([0-9]{{1,2}})"
    "|年([0-9]{1,2})月([0-9]{1,2})[日号])",
    re.ASCII,
)
_DURATION = re.compile(
    "(.{10})/P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,6})D)?",
    re.ASCII | re.IGNORECASE,
)
_RUN = re.compile(
    r"(.+?) ?(?:/|\.\.|至|到|~|—{1,2}|–|(?<=[年月日号]) ?-) ?(.+)"
    "|((?:FY ?)?[0-9]{4}) ?- ?((?:FY ?)?[0-9]{4}年?)",
    re.ASCII | re.IGNORECASE,
)


def parse_period(text: str | int, *, year_starts: int = 1) -> Period:
    """Read a period: ``2023``, ``2024-H1``, ``2024年1—7月``, ``2017/2021`` and more.

    ``year_starts`` is the month (1 to 12) in which a year begins: years, halves and
    quarters count from it, months stay calendar months.

    Raises:
        PeriodError: with a reason of :data:`PERIOD_REFUSALS` and the facts ``text``
            and, where there is one, ``try``: a text that can be read.
    """
    if isinstance(text, int):
        return _of_number(text, year_starts)
    if len(text) > LONGEST:
        raise PeriodError("too-long", text=excerpt(text))
    plain = narrow(text)
    try:
        return _read(plain, year_starts)
    except PeriodError as refusal:
        reason = finer_reason(plain, refusal.reason)
        other = refusal.facts.get("try") or suggestion(plain, reason)
    try:
        _read(other, year_starts)
    except PeriodError:
        raise PeriodError(reason, text=text) from None
    raise PeriodError(reason, **{"text": text, "try": other})


def _of_number(year: int, year_starts: int) -> Period:
    if isinstance(year, bool):
        raise PeriodError("bad-period", text=str(year).lower())
    if not 0 < year <= dt.MAXYEAR:
        text = str(year) if abs(year) < 10**LONGEST else "…"
        raise PeriodError("year-out-of-range", text=text)
    if year < _FIRST_YEAR_WRITTEN_SHORT:
        raise PeriodError("two-digit-year", text=str(year))
    return _read(f"{year:04d}", year_starts)


def _read(plain: str, starts: int) -> Period:
    if not plain:
        raise PeriodError("empty-period")
    single = _single(plain, starts)
    if single is not None:
        return single
    duration = _DURATION.fullmatch(plain)
    if duration:
        return _lasting(duration, starts)
    run = _RUN.fullmatch(plain)
    if run is None:
        raise PeriodError("bad-period")
    first, last = (_single(end, starts) for end in run.groups() if end)
    if first is None or last is None:
        raise PeriodError("bad-period")
    return _joined(first, last, starts)


def _single(plain: str, starts: int) -> Period | None:
    """Read anything but a run of two periods, ``None`` where it is none of these."""
    for kind, form in _FORMS:
        match = form.fullmatch(plain)
        if match:
            return _named(kind, match, starts)
    day = _DAY.fullmatch(plain)
    return _day(day) if day else None


def _named(kind: str, match: re.Match[str], starts: int) -> Period:
    """Return the period of a form: its months counted from the start of the year."""
    groups = match.groupdict()
    year = int(groups["year"])
    if kind == "year":
        return _months(MONTHS_IN_YEAR * year + starts - 1, MONTHS_IN_YEAR)
    length, most, reason = {
        "month": (1, 12, "no-such-month"),
        "months": (1, 12, "no-such-month"),
        "quarter": (_QUARTER, 4, "no-such-quarter"),
        "quarters": (_QUARTER, 4, "no-such-quarter"),
        "half": (_HALF, 2, "no-such-half"),
    }[kind]
    first = _ordinal(groups.get("from") or "1")
    last = _ordinal(groups.get("to") or groups["from"])
    if not (1 <= first <= most and 1 <= last <= most):
        raise PeriodError(reason)
    begins = MONTHS_IN_YEAR * year + (starts - 1 if length > 1 else 0)
    if last < first:
        raise PeriodError("reversed-run")
    return _months(begins + length * (first - 1), length * (last - first + 1))


def _ordinal(written: str) -> int:
    return _ORDINALS.get(written) or int(written)


def _months(first: int, count: int) -> Period:
    """Return ``count`` months from month index ``first``, in the years 1 to 9999."""
    if first < MONTHS_IN_YEAR or first + count > MONTHS_IN_YEAR * (dt.MAXYEAR + 1):
        raise PeriodError("year-out-of-range")
    return Period.of_months(first, first + count - 1)


def _day(match: re.Match[str]) -> Period:
    _, _, *written = match.groups()
    year = int(match["year"])
    month, day = (int(part) for part in written if part)
    if not year:
        raise PeriodError("year-out-of-range")
    if not 1 <= month <= MONTHS_IN_YEAR:
        raise PeriodError("no-such-month")
    try:
        return Period.of_day(dt.date(year, month, day))
    except ValueError:
        month_long = _months(MONTHS_IN_YEAR * year + month - 1, 1)
        last = month_long.last.isoformat()
        raise PeriodError("no-such-day", **{"try": last}) from None


def _lasting(match: re.Match[str], starts: int) -> Period:
    """Read the SDMX form of a first day and a length: 2024-01-01/P7M."""
    begins, years, months, days = match.groups()
    first = _single(begins, starts)
    if first is None or not first.is_day:
        raise PeriodError("bad-period")
    count = MONTHS_IN_YEAR * int(years or 0) + int(months or 0)
    if days and not count and int(days) == 1:
        return first
    if days or not count or first.first.day != 1:
        raise PeriodError("not-whole-months")
    return _months(first.first_month, count)


def _joined(first: Period, last: Period, starts: int) -> Period:
    if last.last < first.first:
        text = f"{format_period(last, year_starts=starts)}/"
        text += format_period(first, year_starts=starts)
        raise PeriodError("reversed-run", **{"try": text})
    whole = Period.of_months(first.first_month, last.last_month)
    if first == last:
        return first
    if (first.first, last.last) == (whole.first, whole.last):
        return whole
    raise PeriodError(
        "not-whole-months", **{"try": format_period(whole, year_starts=starts)}
    )


def format_period(period: Period, *, year_starts: int = 1) -> str:
    """Write the canonical form, which :func:`parse_period` reads back.

    A run that equals a year, half, quarter or month is written as that. Where the
    year starts in another month than January, years, halves and quarters are
    written ``FY2023``, ``FY2023-H1``, ``FY2023-Q3``.
    """
    if period.is_day:
        return period.first.isoformat()
    mark = "" if year_starts == 1 else "FY"
    months = period.months
    year, month = divmod(period.first_month - (year_starts - 1), MONTHS_IN_YEAR)
    begins = f"{mark}{year:04d}"
    if month == 0 and months % MONTHS_IN_YEAR == 0:
        years = months // MONTHS_IN_YEAR
        return begins if years == 1 else f"{begins}/{mark}{year + years - 1:04d}"
    if months == _HALF and month % _HALF == 0:
        return f"{begins}-H{month // _HALF + 1}"
    if months == _QUARTER and month % _QUARTER == 0:
        return f"{begins}-Q{month // _QUARTER + 1}"
    if months == 1:
        return _month_text(period.first)
    return f"{_month_text(period.first)}/{_month_text(period.last)}"


def _month_text(day: dt.date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
