from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.render.budget import FIRST_TO_GO, share_out

ORDER = (
    *("verdict", "title", "period", "latest", "target", "bar"),
    *("completion", "required_rate", "observed_rate", "trend"),
)
USUAL = dict(zip(ORDER, (10, 38, 7, 11, 12, 8, 6, 16, 16, 8), strict=True))


def total(widths: dict[str, int]) -> int:
    return sum(widths.values()) + 2 * (len(widths) - 1)


@pytest.mark.parametrize(
    ("width", "gone"),
    [
        pytest.param(160, (), id="all at 160"),
        pytest.param(120, ("trend",), id="120"),
        pytest.param(100, ("period", "observed_rate", "trend"), id="100"),
        pytest.param(
            80, ("period", "required_rate", "observed_rate", "trend"), id="80"
        ),
        pytest.param(
            64, ("period", "bar", "required_rate", "observed_rate", "trend"), id="64"
        ),
    ],
)
def test_columns_leave_in_the_order_of_their_worth(
    width: int, gone: tuple[str, ...]
) -> None:
    assert list(share_out(USUAL, width)) == [key for key in ORDER if key not in gone]


def test_the_bar_gives_way_to_a_title_of_more_than_three_lines() -> None:
    lasting = {**USUAL, "title": 45}
    longer = {**USUAL, "title": 60}

    assert "bar" in share_out(lasting, 80)
    assert "bar" not in share_out(longer, 80)
    assert "completion" in share_out(longer, 80)


@given(
    sizes=st.lists(st.integers(4, 24), min_size=10, max_size=10),
    width=st.integers(60, 200),
)
def test_what_is_kept_fits_and_what_left_was_worth_less(
    sizes: list[int], width: int
) -> None:
    natural = dict(zip(ORDER, sizes, strict=True))
    widths = share_out(natural, width)

    assert total(widths) <= width
    assert {"verdict", "title"} <= set(widths)
    gone = [key not in widths for key in FIRST_TO_GO]
    assert gone == sorted(gone, reverse=True)
    assert all(
        widths[key] == natural[key] for key in widths if key not in ("title", "bar")
    )


def test_spare_cells_go_to_the_title_and_then_to_the_bar() -> None:
    widths = share_out({"verdict": 10, "title": 40, "bar": 8}, 100)

    assert widths == {"verdict": 10, "title": 40, "bar": 16}


def test_on_a_very_narrow_screen_the_title_keeps_twelve_cells() -> None:
    assert share_out(USUAL, 20) == {"verdict": 10, "title": 12}
