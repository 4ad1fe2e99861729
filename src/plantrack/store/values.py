"""Amounts, periods, days and lengths of time, as the keys of a table hold them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from plantrack.errors import AmountError, PeriodError, UnitError
from plantrack.model.amount import Amount, Qualifier, Unit
from plantrack.model.period import Period
from plantrack.model.plan import Span, Target
from plantrack.model.text import Text
from plantrack.notation.amounts import parse_amount, parse_target, parse_unit, unit_text
from plantrack.notation.periods import parse_period, parse_span
from plantrack.store.names import invisible_character
from plantrack.store.tables import BROKEN, Table

NO_UNIT: Final = Unit(0, "")
PERCENT: Final = Unit(0, "%")
POINTS: Final = Unit(0, "pp")
HUNDRED_PERCENT: Final = Amount(number=Decimal(100), unit=PERCENT)
ZERO_PERCENT: Final = Amount(number=Decimal(0), unit=PERCENT)

_CURRENCIES: Final = frozenset(
    {
        *("元", "美元", "欧元", "日元", "港元", "英镑", "澳元", "加元", "新元"),
        *("卢布", "韩元", "瑞士法郎", "新台币", "澳门元", "新加坡元"),
    }
)


def read_text(table: Table, key: str) -> Text | None:
    """Return a text in both languages; one written once stands in both.

    ``None`` where there is none, or an empty one.
    """
    value = table.get(key)
    if not value:
        return None
    if isinstance(value, str):
        return Text.once(value)
    both = table.table(key)
    return None if both is None else Text(zh=both.text("zh"), en=both.text("en"))


def read_amount(table: Table, *names: str | int, unit: Unit) -> Amount | None:
    """Return the amount at ``names``; a bare number is in ``unit``.

    An amount in another unit is a problem, and no amount.
    """
    amount = written_amount(table, *names, unit=unit)
    if amount is None:
        return None
    return amount if has_unit(table, *names, found=amount.unit, wanted=unit) else None


def written_amount(table: Table, *names: str | int, unit: Unit) -> Amount | None:
    """Return the amount at ``names`` in whatever unit it has."""
    value = table.value(*names)
    if value is None or value is BROKEN:
        return None
    if not isinstance(value, str):
        return Amount(number=Decimal(value), unit=unit)
    try:
        return parse_amount(value, unit=unit)
    except AmountError as error:
        report_notation(table, "bad-amount", *names, error=error)
        return None


def read_number(table: Table, *names: str | int, unit: Unit) -> Decimal | None:
    """Return the number at ``names`` in ``unit``, where nothing but one is allowed."""
    amount = read_amount(table, *names, unit=unit)
    if amount is None:
        return None
    if amount.qualifier is not Qualifier.EXACT:
        facts = {"got": table.written(*names)}
        table.report("bad-amount", *names, reason="exact-wanted", facts=facts)
        return None
    return amount.in_unit(unit)


def read_target(table: Table, key: str, *, unit: Unit) -> Target | None:
    """Return the promise at ``key``; a bare number is in ``unit``.

    Whether its unit fits is for the caller, who knows the kind of promise.
    """
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        return Amount(number=Decimal(value), unit=unit)
    try:
        return parse_target(value, unit=unit)
    except AmountError as error:
        report_notation(table, "bad-amount", key, error=error)
        return None


def read_unit(table: Table, key: str) -> Unit | None:
    """Return the unit at ``key``."""
    text = table.get(key)
    if text is None:
        return None
    if invisible := invisible_character(text):
        facts = {"got": table.written(key), "codepoint": invisible}
        table.report("bad-unit", key, reason="control-character", facts=facts)
        return None
    try:
        return parse_unit(text)
    except UnitError as error:
        report_notation(table, "bad-unit", key, error=error)
        return None


def read_period(table: Table, key: str, *, year_starts: int) -> Period | None:
    """Return the period at ``key``: a text, a year as a number, or a TOML date."""
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, dt.date):
        return Period.of_day(value)
    try:
        return parse_period(value, year_starts=year_starts)
    except PeriodError as error:
        report_notation(table, "bad-period", key, error=error)
        return None


def read_year(table: Table, key: str, *, year_starts: int) -> Period | None:
    """Return the whole year at ``key``."""
    period = read_period(table, key, year_starts=year_starts)
    if period is None or period.is_year(starts=year_starts):
        return period
    facts = {"got": table.written(key)}
    table.report("bad-period", key, reason="year-wanted", facts=facts)
    return None


def read_day(table: Table, key: str) -> dt.date | None:
    """Return the day at ``key``; its shape was judged already."""
    day = table.get(key)
    return day if isinstance(day, dt.date) else None


def read_span(table: Table, key: str, *, default: Span) -> Span:
    """Return the length of time at ``key``."""
    text = table.get(key)
    if text is None:
        return default
    try:
        return parse_span(text)
    except PeriodError as error:
        report_notation(table, "bad-span", key, error=error)
        return default


def has_unit(table: Table, *names: str | int, found: Unit, wanted: Unit) -> bool:
    """Tell whether two units measure the same, and report where they do not."""
    if found.symbol == wanted.symbol:
        return True
    expected = unit_text(wanted, language="zh")
    if found.symbol == POINTS.symbol:
        facts = {"got": table.written(*names), "expected": expected}
        table.report("pp-for-level", *names, facts=facts)
        return False
    both_money = {found.symbol, wanted.symbol} <= _CURRENCIES
    code = "wrong-currency" if both_money else "wrong-unit"
    facts = {"unit": unit_text(found, language="zh"), "expected": expected}
    table.report(code, *names, facts=facts)
    return False


def report_notation(
    table: Table,
    code: str,
    *names: str | int,
    error: AmountError | PeriodError | UnitError,
) -> None:
    """Report what ``notation`` refused, with its reason and its facts."""
    facts = {"got": table.written(*names), **error.facts}
    table.report(code, *names, reason=error.reason, facts=facts)
