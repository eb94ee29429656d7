from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.edtf import parse

DAYS = st.dates()


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-07-23", date(2025, 7, 23), date(2025, 7, 23), "day"),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-07-21/2025-07-27", date(2025, 7, 21), date(2025, 7, 27), "day"),
        ("2025-06/2025-07-03", date(2025, 6, 1), date(2025, 7, 3), "month"),
        ("2025-07-18/..", date(2025, 7, 18), None, "day"),
        ("../2024", None, date(2024, 12, 31), "year"),
    ],
)
def test_the_days_that_a_date_can_mean(
    text: str, first: date | None, last: date | None, precision: str
) -> None:
    found = parse(text)
    assert (found.first, found.last, found.precision) == (first, last, precision)
    assert str(found) == text


@pytest.mark.parametrize("text", ["2025-07-24~", "2025-07-24?", "2025-07~/2025-08"])
def test_an_approximate_date_is_no_known_day(text: str) -> None:
    assert parse(text).approximate
    assert not parse(text).is_day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2025-13-01", "there is no month 13"),
        ("2025-00", "there is no month 00"),
        ("2025-06-31", "June 2025 has 30 days"),
        ("2025-02-29", "February 2025 has 28 days"),
        ("0000", "there is no year 0000"),
        ("2025-07-27/2025-07-21", "the interval ends before it starts"),
        ("../..", "an interval needs one known end"),
        ("2025/2026/2027", "an interval has two ends"),
        ("23 July 2025", "a date is written 2025, 2025-07 or 2025-07-23"),
        ("2025-7-3", "a date is written 2025, 2025-07 or 2025-07-23"),
        ("２０２５", "a date is written 2025, 2025-07 or 2025-07-23"),
        ("", "a date is written 2025, 2025-07 or 2025-07-23"),
    ],
)
def test_what_is_no_date_says_why(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why.replace(".", r"\.")):
        parse(text)


def test_only_one_known_day_is_a_day() -> None:
    assert parse("2025-07-23").is_day
    assert not parse("2025-07").is_day
    assert not parse("2025-07-23/2025-07-23").is_day


@given(DAYS)
def test_every_day_of_the_calendar_is_a_date(day: date) -> None:
    found = parse(day.isoformat())
    assert found.is_day
    assert found.first == found.last == day


@given(DAYS, DAYS)
def test_an_interval_has_the_days_of_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = parse(f"{first}/{last}")
    assert (found.first, found.last) == (first, last)
    assert found.overlaps(one, one)
    assert found.overlaps(other, other)


@given(DAYS, st.integers(0, 400), DAYS, st.integers(0, 400))
def test_overlap_means_a_day_in_common(a: date, length: int, b: date, other: int) -> None:
    ends = [min(day.toordinal() + n, date.max.toordinal()) for day, n in ((a, length), (b, other))]
    found = parse(f"{a}/{date.fromordinal(ends[0])}")
    last = date.fromordinal(ends[1])
    common = max(a, b) <= min(date.fromordinal(ends[0]), last)
    assert found.overlaps(b, last) == common


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_holds_its_days_and_no_others(year: int, month: int) -> None:
    found = parse(f"{year:04}-{month:02}")
    assert found.first
    assert found.last
    assert found.first.day == 1
    assert {found.first.month, found.last.month} == {month}
    assert found.last == date.max or (found.last + timedelta(1)).day == 1


@given(st.text("0123456789-/~?. ", max_size=24))
def test_nothing_else_is_raised_and_nothing_is_turned_round(text: str) -> None:
    try:
        found = parse(text)
    except ValueError:
        return
    assert found.text == text
    assert found.first or found.last
    assert (found.first or date.min) <= (found.last or date.max)
