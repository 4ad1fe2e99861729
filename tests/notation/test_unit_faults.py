"""Which problem a unit is where another one is wanted."""

from __future__ import annotations

import pytest

from plantrack.notation.amounts import parse_unit
from plantrack.notation.unit_faults import unit_fault


@pytest.mark.parametrize(
    ("found", "wanted", "fault"),
    [
        pytest.param("万元", "亿元", "", id="scales never matter"),
        pytest.param("CNY", "元", "", id="one symbol, two spellings"),
        pytest.param("亿美元", "亿元", "wrong-currency", id="no currency converts"),
        pytest.param("pp", "%", "pp-for-level", id="points are a difference"),
        pytest.param("%", "pp", "wrong-unit", id="a level is no difference"),
        pytest.param("万吨", "万人次", "wrong-unit", id="tonnes are no trips"),
        pytest.param("元", "%", "wrong-unit", id="money is no share"),
    ],
)
def test_units_are_comparable_by_their_symbols(
    found: str, wanted: str, fault: str
) -> None:
    assert unit_fault(parse_unit(found), wanted=parse_unit(wanted)) == fault
