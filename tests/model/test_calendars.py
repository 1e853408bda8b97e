"""Three calendars against counting on the fingers, against `datetime`, and against themselves."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.model.calendars import AH, GREGORIAN, JULIAN, from_jdn, is_leap, month_length, to_jdn, weekday_of, western

WESTERN_DAYS = range(to_jdn(JULIAN, -2999, 1, 1), to_jdn(GREGORIAN, 3000, 12, 31) + 1)
CALENDARS = (AH, JULIAN, GREGORIAN)


@pytest.mark.parametrize("calendar", CALENDARS)
def test_every_day_of_six_thousand_years_comes_back(calendar: str) -> None:
    """A walk day by day: each follows the one before, and months are as long as `month_length` says."""
    year, month, day = from_jdn(calendar, WESTERN_DAYS[0] - 1)
    for jdn in WESTERN_DAYS:
        day += 1
        if day > month_length(calendar, year, month):
            month, day = month + 1, 1
        if month > 12:
            year, month = year + 1, 1
        if from_jdn(calendar, jdn) != (year, month, day) or to_jdn(calendar, year, month, day) != jdn:
            pytest.fail(f"{calendar} {jdn}: {from_jdn(calendar, jdn)}, counted {(year, month, day)}")
    assert jdn == WESTERN_DAYS[-1]


def test_gregorian_agrees_with_the_standard_library() -> None:
    for ordinal in range(1, datetime.date(3000, 1, 1).toordinal(), 97):
        date = datetime.date.fromordinal(ordinal)
        jdn = ordinal + 1721425
        assert from_jdn(GREGORIAN, jdn) == (date.year, date.month, date.day)
        assert weekday_of(jdn) == date.weekday()


def test_leap_years_of_the_table() -> None:
    assert [year for year in range(1, 31) if is_leap(AH, year)] == [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]


def test_the_epoch() -> None:
    assert to_jdn(AH, 1, 1, 1) == 1948440 == to_jdn(JULIAN, 622, 7, 16) == to_jdn(GREGORIAN, 622, 7, 19)
    assert to_jdn(JULIAN, -4712, 1, 1) == 0


def test_the_day_the_calendar_changed() -> None:
    assert to_jdn(GREGORIAN, 1582, 10, 15) == to_jdn(JULIAN, 1582, 10, 4) + 1
    assert western(to_jdn(JULIAN, 1582, 10, 4)) == JULIAN
    assert western(to_jdn(GREGORIAN, 1582, 10, 15)) == GREGORIAN


@given(st.sampled_from(CALENDARS), st.sampled_from(WESTERN_DAYS), st.sampled_from(WESTERN_DAYS))
def test_order_is_preserved(calendar: str, one: int, other: int) -> None:
    assert (one < other) == (from_jdn(calendar, one) < from_jdn(calendar, other))


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        (AH, 38, 2, 30),
        (AH, 38, 13, 1),
        (AH, 38, 0, 1),
        (AH, 38, 12, 30),
        (JULIAN, 659, 2, 29),
        (GREGORIAN, 1900, 2, 29),
    ],
)
def test_days_that_do_not_exist_are_refused(calendar: str, year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no day"):
        to_jdn(calendar, year, month, day)


def test_days_that_only_one_calendar_has() -> None:
    assert to_jdn(AH, 37, 12, 30) + 1 == to_jdn(AH, 38, 1, 1)
    assert to_jdn(JULIAN, 1900, 2, 29) == to_jdn(GREGORIAN, 1900, 3, 13)
