"""The published cases of single formulas, each to its own tolerance."""

from __future__ import annotations

from engine.rules.formulas import OTHER_CONVENTIONS, agree, reader
from engine.rules.published import Case, published

NOT_OURS = {"detail", "P_normal_too_sure"}
"""Values beside the result: the way to it, and a quantile that is too sure."""


def differences(case: Case) -> list[str]:
    """Return the values of a case that ours do not give."""
    compute = reader(case["id"])
    assert compute is not None, case["id"]
    found, tolerance = compute(case["inputs"]), case["tolerance"]
    limits = {name: edge for name, edge in tolerance.items() if name in ("rel", "abs")}
    return [
        f"{case['id']} {name}: {found.get(name)} is not {expected}"
        for name, expected in case["expected"].items()
        if name not in NOT_OURS and not agree(found.get(name), expected, limits)
    ]


def test_every_case_is_computed_or_named_as_another_convention() -> None:
    cases = published("method_cases")
    computed = {each["id"] for each in cases if reader(each["id"]) is not None}

    assert len(cases) == 51
    assert computed.isdisjoint(OTHER_CONVENTIONS)
    assert computed | set(OTHER_CONVENTIONS) == {each["id"] for each in cases}


def test_every_case_whose_formula_we_have_agrees() -> None:
    cases = [each for each in published("method_cases") if reader(each["id"])]
    faults = [fault for case in cases for fault in differences(case)]

    assert faults == []
    assert len(cases) == 39
