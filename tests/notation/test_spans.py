"""Lengths of time in months or days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.errors import PeriodError
from plantrack.model.plan import Span
from plantrack.notation.periods import SPAN_REFUSALS, format_span, parse_span

READ = [
    ("1 year", Span(months=12), "1 year", "1年"),
    ("2 years", Span(months=24), "2 years", "2年"),
    ("1 Year", Span(months=12), "1 year", "1年"),
    ("6 months", Span(months=6), "6 months", "6个月"),
    ("1 month", Span(months=1), "1 month", "1个月"),
    ("1 quarter", Span(months=3), "3 months", "3个月"),
    ("45 days", Span(days=45), "45 days", "45天"),
    ("1 day", Span(days=1), "1 day", "1天"),
    ("45days", Span(days=45), "45 days", "45天"),
    ("1 year 6 months", Span(months=18), "18 months", "18个月"),
    ("1 year and 6 months", Span(months=18), "18 months", "18个月"),
    ("1年", Span(months=12), "1 year", "1年"),
    ("一年", Span(months=12), "1 year", "1年"),
    ("两年", Span(months=24), "2 years", "2年"),
    ("6个月", Span(months=6), "6 months", "6个月"),
    ("６个月", Span(months=6), "6 months", "6个月"),
    ("六个月", Span(months=6), "6 months", "6个月"),
    ("6月", Span(months=6), "6 months", "6个月"),
    ("一个季度", Span(months=3), "3 months", "3个月"),
    ("1年6个月", Span(months=18), "18 months", "18个月"),
    ("45天", Span(days=45), "45 days", "45天"),
    ("十五日", Span(days=15), "15 days", "15天"),
    ("0 days", Span(), "0 months", "0个月"),
]

REFUSED = [
    ("", "bad-span"),
    ("1", "bad-span"),
    ("year", "bad-span"),
    ("2 weeks", "bad-span"),
    ("两周", "bad-span"),
    ("半年", "bad-span"),
    ("1.5 years", "bad-span"),
    ("一点五年", "bad-span"),
    ("-1 year", "bad-span"),
    ("99999 days", "bad-span"),
    ("三千二天", "bad-span"),
    ("一万天", "bad-span"),
    ("1 year,", "bad-span"),
    ("1 yearly", "bad-span"),
    ("٣ days", "bad-span"),
    ("1年" * 60, "bad-span"),
    ("1年3天", "mixed-span"),
    ("1 month 3 days", "mixed-span"),
]


@pytest.mark.parametrize(
    ("text", "span", "english", "chinese"), READ, ids=[case[0] for case in READ]
)
def test_a_span_is_read_and_written(
    text: str, span: Span, english: str, chinese: str
) -> None:
    assert parse_span(text) == span
    assert format_span(span) == english
    assert format_span(span, language="zh") == chinese


@pytest.mark.parametrize(
    ("text", "reason"), REFUSED, ids=[repr(case[0])[:30] for case in REFUSED]
)
def test_what_is_no_span_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_span(text)

    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("text", "told"),
    [("x" * 100, "x" * 100), ("x" * 101, "x" * 40 + "…")],
    ids=["100 characters", "101 characters"],
)
def test_a_text_is_told_in_full_unless_it_is_too_long(text: str, told: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_span(text)

    assert refusal.value.facts["text"] == told


def test_every_reason_occurs() -> None:
    assert {reason for _, reason in REFUSED} == SPAN_REFUSALS


@given(st.integers(0, 9999), st.sampled_from(["zh", "en"]))
def test_every_span_reads_back(count: int, language: str) -> None:
    for span in (Span(months=count), Span(days=count)):
        assert parse_span(format_span(span, language=language)) == span
