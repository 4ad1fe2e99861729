"""A small set of published results, cited, so that every clone tests every rule.

Open SDG: the data hubs of Statistics Canada (sdg-data-canada-odd-donnees,
``indicator_calculation_components.yml`` of the global and of the Canadian framework,
written by sdg-build 2.4.0). EUSTAT: EUSTAT-PRE/data, the same file. Destatis: the
national indicators, data and status of Nachhaltige-Entwicklung-Deutschland.
"""

from __future__ import annotations

import pytest

from engine.rules.authorities import Number
from engine.rules.published import Growth, judged_growth, weather


@pytest.mark.parametrize(
    ("case", "class_id", "figure", "score"),
    [
        pytest.param(
            Growth((2015, 0.9), (2024, 15.5), 1, 30.0, 2030),
            "substantial_progress",
            1.412414035287888,
            5.0,
            id="14-1-1 substantial",
        ),
        pytest.param(
            Growth((2005, 63.0), (2020, 74.0), 1, 85.0, 2030),
            "moderate_progress",
            0.8949392974311927,
            2.106761907621266,
            id="11-3-1 moderate",
        ),
        pytest.param(
            Growth((2014, 699.0), (2024, 666.6), -1, 490.0, 2030),
            "limited_progress",
            0.21562879968968102,
            -1.601539480333006,
            id="11-6-1 limited",
        ),
        pytest.param(
            Growth((2016, 7.8), (2025, 13.5), -1, 10.0, 2028),
            "deterioration",
            -3.0040533889075847,
            -5.0,
            id="3-13-1 met at the base, lost since",
        ),
        pytest.param(
            Growth((2015, 58.2), (2025, 59.5), 1, 50.0, 2030),
            "target_achieved",
            0.21954929987292612,
            5.0,
            id="9-7-1 achieved, its ratio far below 0.95",
        ),
        pytest.param(
            Growth((2015, 100.0), (2023, 100.0), 1, 100.0, 2030),
            "target_achieved",
            None,
            5.0,
            id="1-4-1 base at the target",
        ),
        pytest.param(
            Growth((2018, 2.9), (2018, 2.9), -1, 0.1, 2030),
            "not_available",
            None,
            None,
            id="11-7-2 a single year",
        ),
        pytest.param(
            Growth((2015, 90.0), (2021, 93.2), 1, None, 2030, 100),
            "substantial_progress",
            0.005839995229728112,
            2.815386645395768,
            id="1-3-1 near its limit of 100",
        ),
        pytest.param(
            Growth((2016, 66.6), (2023, 71.4), 1, None, 2030, 100),
            "moderate_progress",
            0.009991483690946268,
            1.739752850099936,
            id="1-2-1 farther from its limit",
        ),
        pytest.param(
            Growth((2016, 99.47), (2024, 99.5), 1, None, 2030, 100),
            "limited_progress",
            3.769483546056662e-05,
            -1.6917364186249069,
            id="1-4-1 hardly moving at its limit",
        ),
        pytest.param(
            Growth((2015, 3.8), (2024, 11.9), -1, None, 2030),
            "deterioration",
            -0.1352325064900486,
            -5.0,
            id="10-2-1 away without a target",
        ),
    ],
)
def test_open_sdg_gives_what_statistics_canada_published(
    case: Growth, class_id: str, figure: float | None, score: float | None
) -> None:
    found = judged_growth("open-sdg", case)

    assert found.class_id == class_id
    assert _floats(found.figure, found.score) == [
        None if each is None else pytest.approx(each, rel=1e-9)
        for each in (figure, score)
    ]


@pytest.mark.parametrize(
    ("case", "class_id", "figure", "score"),
    [
        pytest.param(
            Growth((2015, -6.21), (2023, -21.98), -1, -45.0, 2030),
            "significant",
            1.2126558572582298,
            4.376113266130213,
            id="EUS-12 all values negative",
        ),
        pytest.param(
            Growth((2016, 0.1490340749), (2024, 0.1045528172), -1, 0.1, 2030),
            "significant",
            1.5425619066269907,
            5.0,
            id="EUS-01 significant",
        ),
        pytest.param(
            Growth((2015, 0.09), (2024, 0.18), -1, 0.5, 2030),
            "target-met",
            -0.6610459297009269,
            5.0,
            id="EUS-07 met and worsening: EUSTAT says significant_progress",
        ),
        pytest.param(
            Growth((2015, 82.7), (2025, 82.4), 1, None, 2030),
            "none",
            -0.0003633504836403345,
            -0.09083762091008363,
            id="EUS-04 the neutral band",
        ),
        pytest.param(
            Growth((2014, 76.4), (2024, 69.1), 1, None, 2030),
            "moderate-away",
            -0.009992536051383283,
            -2.4981340128458207,
            id="EUS-16 just above -1 %",
        ),
        pytest.param(
            Growth((2015, 0.02), (2024, 0.0), -1, None, 2030),
            "significant",
            1.0,
            5.0,
            id="EUS-08 down to zero",
        ),
    ],
)
def test_eurostat_gives_what_eustat_published(
    case: Growth, class_id: str, figure: float, score: float
) -> None:
    found = judged_growth("eurostat", case)

    assert found.class_id == class_id
    assert _floats(found.figure, found.score) == [
        pytest.approx(figure, rel=1e-9),
        pytest.approx(score, rel=1e-9),
    ]


@pytest.mark.parametrize(
    ("direction", "target", "by", "year", "values", "class_id"),
    [
        pytest.param(
            -1,
            30,
            2030,
            2020,
            (66, 62, 58, 56, 52, 53),
            "sun",
            id="11-1-a land use, 2020",
        ),
        pytest.param(
            -1, 30, 2030, 2022, (58, 56, 52, 53, 53, 49), "cloud", id="11-1-a in 2022"
        ),
        pytest.param(
            -1,
            35,
            2030,
            2024,
            (63.681, 58.332, 60.869, 59.792, 53.433, 51.852),
            "sun-cloud",
            id="13-1-a greenhouse gases, 2024",
        ),
        pytest.param(
            1,
            100,
            2030,
            2017,
            (80.6, 77.04, 76.15, 79.83, 79.99, 75.54),
            "thunderstorm",
            id="15-1 bird population, 2017",
        ),
        pytest.param(
            -1,
            10,
            2020,
            2015,
            (22, 22, 23, 22, 22, 22),
            "thunderstorm",
            id="5-1-a no mean",
        ),
        pytest.param(
            1,
            0.7,
            2030,
            2022,
            (0.67, 0.61, 0.61, 0.73, 0.76, 0.85),
            "sun",
            id="17-1 met early, 2022",
        ),
    ],
)
def test_destatis_gives_the_published_weather_of_a_target_by_a_year(
    *,
    direction: int,
    target: Number,
    by: int,
    year: int,
    values: tuple[Number, ...],
    class_id: str,
) -> None:
    window = dict(zip(range(year - 5, year + 1), values, strict=True))
    found = weather("value", direction=direction, target=target, by=by, window=window)

    assert found.class_id == class_id


@pytest.mark.parametrize(
    ("direction", "target", "values", "class_id"),
    [
        pytest.param(
            1, 3.0, (2.82, 2.88, 2.88, 2.99, 3.05, 3.11), "sun", id="9-1-a R&D, 2019"
        ),
        pytest.param(
            1, 3.5, (2.88, 2.88, 2.99, 3.05, 3.11, 3.09), "cloud", id="9-1-a of 3.5"
        ),
        pytest.param(
            1,
            -3,
            (1.134, 1.337, 1.883, 1.327, -4.38, -3.167),
            "thunderstorm",
            id="8-2-ab deficit, 2021",
        ),
    ],
)
def test_destatis_gives_the_published_weather_of_a_bound_for_every_year(
    direction: int, target: Number, values: tuple[Number, ...], class_id: str
) -> None:
    window = dict(zip(range(2016, 2022), values, strict=True))
    found = weather(
        "each_year", direction=direction, target=target, by=None, window=window
    )

    assert found.class_id == class_id


@pytest.mark.parametrize(
    ("direction", "values", "class_id"),
    [
        pytest.param(
            1, (41.88, 42.962, 43.387, 43.787, 42.017, 43.73), "sun", id="8-4 of 2021"
        ),
        pytest.param(
            1,
            (41.232, 41.88, 42.962, 43.387, 43.787, 42.017),
            "sun-cloud",
            id="8-4 of 2020",
        ),
        pytest.param(
            1,
            (1681.19, 1668.353, 1664.274, 1661.45, 1660.161, 1674.273),
            "cloud",
            id="11-1-c of 2015",
        ),
        pytest.param(
            1,
            (43.787, 42.017, 43.73, 44.233, 43.449, 43.114),
            "thunderstorm",
            id="8-4 of 2024",
        ),
        pytest.param(
            -1,
            (100.343, 98.628, 97.256, 97.77, 90.566, 92.453),
            "sun-cloud",
            id="12-1-b of 2021",
        ),
    ],
)
def test_destatis_gives_the_published_weather_of_a_direction(
    direction: int, values: tuple[Number, ...], class_id: str
) -> None:
    window = dict(zip(range(2016, 2022), values, strict=True))
    found = weather(
        "direction", direction=direction, target=None, by=None, window=window
    )

    assert found.class_id == class_id


def _floats(*numbers: object) -> list[float | None]:
    return [None if each is None else float(str(each)) for each in numbers]
