"""What is wrong with a unit where another one is wanted."""

from __future__ import annotations

from typing import Final

from plantrack.model.amount import Unit

_POINTS: Final = "pp"
_CURRENCIES: Final = frozenset(
    {
        *("元", "美元", "欧元", "日元", "港元", "英镑", "澳元", "加元", "新元"),
        *("卢布", "韩元", "瑞士法郎", "新台币", "澳门元", "新加坡元"),
    }
)


def unit_fault(found: Unit, *, wanted: Unit) -> str:
    """Return the problem code of ``found`` where ``wanted`` is measured.

    Empty where the two are comparable, whatever their scales. ``pp-for-level`` for
    percentage points, ``wrong-currency`` between currencies, else ``wrong-unit``.
    """
    if found.symbol == wanted.symbol:
        return ""
    if found.symbol == _POINTS:
        return "pp-for-level"
    both_money = {found.symbol, wanted.symbol} <= _CURRENCIES
    return "wrong-currency" if both_money else "wrong-unit"
