"""Dates as works give them: parsed, compared, converted and printed. The door to the modules that do it.

`calendars` counts days; `date_values` says what a date is; `date_words` and `date_parser` read one; `date_printer`
prints it.
"""

from __future__ import annotations

from booklet.model.calendars import AH, GREGORIAN, JULIAN, WEEKDAYS, from_jdn, month_length, to_jdn, weekday_of, western
from booklet.model.date_parser import parse_date
from booklet.model.date_printer import in_islamic, in_western, in_western_exact, written
from booklet.model.date_values import (
    DAY,
    MONTH,
    OPEN_FUTURE,
    OPEN_PAST,
    PLAY,
    YEAR,
    DateError,
    HistoricalDate,
    Point,
    Span,
    differ,
    islamic_years,
    sort_key,
    weekday_distance,
    western_years,
)

__all__ = [
    "AH",
    "DAY",
    "GREGORIAN",
    "JULIAN",
    "MONTH",
    "OPEN_FUTURE",
    "OPEN_PAST",
    "PLAY",
    "WEEKDAYS",
    "YEAR",
    "DateError",
    "HistoricalDate",
    "Point",
    "Span",
    "differ",
    "from_jdn",
    "in_islamic",
    "in_western",
    "in_western_exact",
    "islamic_years",
    "month_length",
    "parse_date",
    "sort_key",
    "to_jdn",
    "weekday_distance",
    "weekday_of",
    "western",
    "western_years",
    "written",
]
