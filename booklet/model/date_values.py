"""`HistoricalDate` and what it is made of: points, spans, their first and last possible day."""

from __future__ import annotations

from collections.abc import Collection

from booklet.model.calendars import AH, from_jdn, weekday_of, western
from booklet.named import NamedTuple

DAY, MONTH, YEAR = "day", "month", "year"

# How far "about" reaches on either side, in days: wide, because checks speak only when a date cannot be right.
ABOUT = {DAY: 3, MONTH: 31, YEAR: 5 * 366}

# Two calendars, and a new moon seen a day late, can put the same day two days apart: that is no disagreement.
PLAY = 2  # days

# The open end of "before X" and "after X": 4713 BCE and, in the Gregorian calendar, some day of 13 000.
OPEN_PAST, OPEN_FUTURE = 0, 6_500_000


class DateError(ValueError):
    """A date that cannot be, or cannot be understood. `offset` counts characters from the text's start."""

    def __init__(self, message: str, hint: str = "", offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset


class Point(NamedTuple):
    """A day, a month or a year of one calendar, or the early, middle or late part of a month or a year.

    `year` is astronomical (44 BCE is −43). `start` and `end` are its first and last day (JDN), `about` left aside.
    `stated`: the author named the calendar ("22 July 658 Gregorian").
    """

    calendar: str
    year: int
    month: int | None
    day: int | None
    start: int
    end: int
    part: str = ""  # "early", "mid" or "late"
    about: bool = False
    weekday: int | None = None
    stated: bool = False

    @property
    def precision(self) -> str:
        return YEAR if self.month is None else MONTH if self.day is None else DAY

    @property
    def earliest(self) -> int:
        return self.start - ABOUT[self.precision] if self.about else self.start

    @property
    def latest(self) -> int:
        return self.end + ABOUT[self.precision] if self.about else self.end


class Span(NamedTuple):
    """From one point to another; a single point is a span whose ends are the same."""

    first: Point
    last: Point

    @property
    def single(self) -> bool:
        return self.first == self.last


class HistoricalDate(NamedTuple):
    """A date as a work gives it. `earliest` and `latest` are the first and last possible day (JDN), both included.

    `before X` starts at `OPEN_PAST`, `after X` ends at `OPEN_FUTURE` (both are `is_open`). Where X is a month
    or a year, they leave X's own days possible: who died "after 292 AH" may have died late in 292.
    """

    as_written: str
    calendar: str  # of the first point: "ah", "julian" or "gregorian"
    earliest: int
    latest: int
    qualifier: str = ""  # "", about, before, after, between, or, range, early, mid, late
    precision: str = DAY  # the coarsest of its points: "day", "month" or "year"
    weekday: int | None = None  # 0 is Monday: when the date is one day and the text names its weekday
    spans: tuple[Span, ...] = ()  # several for "X or Y"

    @property
    def is_open(self) -> bool:
        return self.qualifier in ("before", "after")

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point once, in the order written."""
        found: list[Point] = []
        for span in self.spans:
            found += [span.first] if span.single else [span.first, span.last]
        return tuple(found)


def make_date(as_written: str, qualifier: str, spans: tuple[Span, ...]) -> HistoricalDate:
    """Points with their qualifier ("" where none was written but a part, an "about" or a range may be) → the date."""
    first = spans[0].first
    alone = len(spans) == 1 and spans[0].single
    if not qualifier and alone:
        qualifier = "about" if first.about else first.part
    elif not qualifier:
        qualifier = "range"
    earliest = min(span.first.earliest for span in spans)
    latest = max(span.last.latest for span in spans)
    if qualifier == "before":
        earliest, latest = OPEN_PAST, latest - 1
    elif qualifier == "after":
        earliest, latest = earliest + 1, OPEN_FUTURE
    date = HistoricalDate(as_written, first.calendar, earliest, latest, qualifier, DAY, None, spans)
    levels = {point.precision for point in date.points}
    precision = YEAR if YEAR in levels else MONTH if MONTH in levels else DAY
    return date._replace(precision=precision, weekday=first.weekday if alone else None)


def sort_key(date: HistoricalDate) -> tuple[int, int, int]:
    """By the first day meant, the wider date first; "before X" comes just ahead of X, "after X" just behind it."""
    start = min(span.first.start for span in date.spans)
    end = max(span.last.end for span in date.spans)
    if date.qualifier == "before":
        return start, -1, 0
    if date.qualifier == "after":
        return end, 1, 0
    return start, 0, -end


def differ(dates: Collection[HistoricalDate]) -> bool:
    """Whether these dates cannot all be right: one begins after another is over, by more than `PLAY` days if
    one of them had to be converted from the Islamic calendar."""
    if len(dates) < 2:
        return False
    play = PLAY if any(date.calendar == AH for date in dates) else 0
    return max(date.earliest for date in dates) > min(date.latest for date in dates) + play


def weekday_distance(point: Point) -> int | None:
    """How many days the weekday written stands from the calculated one: −3 … 3, 0 where they agree, None where none is
    written. "Wed 7 Safar 37 AH" is 1, for the table makes the day a Tuesday."""
    if point.weekday is None:
        return None
    return (point.weekday - weekday_of(point.start) + 3) % 7 - 3


def western_years(date: HistoricalDate) -> tuple[int, int]:
    """First and last Western year meant (astronomical); "about", "before" and "after" are left aside."""
    start = min(span.first.start for span in date.spans)
    end = max(span.last.end for span in date.spans)
    return from_jdn(western(start), start)[0], from_jdn(western(end), end)[0]


def islamic_years(date: HistoricalDate) -> tuple[int, int]:
    """First and last year AH meant; below 1 before the Hijra."""
    start = min(span.first.start for span in date.spans)
    end = max(span.last.end for span in date.spans)
    return from_jdn(AH, start)[0], from_jdn(AH, end)[0]
