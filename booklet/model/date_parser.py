"""An author's words for a date → `HistoricalDate`, or `DateError` with the place and a way to mend it.

    date      = ["about" | "before" | "after"] spans | "between" point "and" point
    spans     = span {("," | "or") span}
    span      = point [("–" | " - " | "to") point]
    point     = ["about"] [weekday] ["early" | "mid" | "late"] [day] [month] [year] [era] ["Julian" | "Gregorian"]

What a point leaves out (month, year, era, calendar) it takes from the next one: `17–23 Ramadan 40 AH`.
"""

from __future__ import annotations

import re

from booklet.model.calendars import (
    AH,
    FIRST_YEAR,
    GREGORIAN,
    GREGORIAN_START,
    ISLAMIC_MONTHS,
    JULIAN,
    LAST_YEAR,
    MONTHS,
    month_length,
    to_jdn,
    western,
)
from booklet.model.date_values import DateError, HistoricalDate, Point, Span, make_date
from booklet.model.date_words import OPEN_QUALIFIERS, QUALIFIER, Words, read_words, refuse_figures

_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|\s+to\s+|(?<=\d)-(?=\d)", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"(?<=[\dHE]),\s*(?:or\s+)?|\s+or\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def parse_date(text: str) -> HistoricalDate:
    """`14 Safar 38 AH`, `about 22 July 658`, `44, 50 or 52 AH`, `17–23 Ramadan 40 AH` … → a date, or `DateError`."""
    try:
        return _parse(text)
    except DateError as error:
        raise DateError(error.message, _mended(text, error.hint), error.offset) from None


def _mended(text: str, hint: str) -> str:
    """A hint for a date that cannot be read: the same date as it is written here, if that can be told."""
    from booklet.model.date_habits import NO_DATE, better, without_strangers

    if " ".join(text.lower().split()) in NO_DATE:
        return "where no date is known, leave the line out"
    for instead in better(text[:200]):
        if _reads(instead):
            return f"write `{instead}`"
    instead = without_strangers(text[:200])
    if "did you mean" not in hint and _reads(instead):
        return f"write `{instead}`; what else there is to say goes into a text or a `note`"
    return hint


def _reads(text: str) -> bool:
    try:
        _parse(text)
    except DateError:
        return False
    return True


def _parse(text: str) -> HistoricalDate:
    refuse_figures(text)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end:
        raise DateError("the date is empty", "write for example `14 Safar 38 AH` or `22 July 658`")
    found = QUALIFIER.match(text, start, end)
    qualifier = found[1].lower() if found and found[1].lower() in OPEN_QUALIFIERS else ""
    if found and qualifier == "between":
        return make_date(text.strip(), qualifier, (_between(text, found.end(), end),))
    spans = _alternatives(text, found.end() if found and qualifier else start, end)
    if qualifier and not (len(spans) == 1 and spans[0].single):
        raise DateError(f"“{qualifier}” takes one date", f"write `{qualifier}` and one day, month or year", start)
    if spans[0].first.about:  # "about 17–23 Ramadan" is about both
        spans = tuple(Span(span.first._replace(about=True), span.last._replace(about=True)) for span in spans)
    return make_date(text.strip(), qualifier or ("or" if len(spans) > 1 else ""), spans)


def _between(text: str, start: int, end: int) -> Span:
    middle = _AND.search(text, start, end)
    if not middle:
        raise DateError("“between” needs two dates with “and”", "write `between 37 and 39 AH`", start)
    left, right = read_words(text, start, middle.start()), read_words(text, middle.end(), end)
    span = _span(text, _borrow(left, right), right)
    if span.single:
        raise DateError("“between” needs two different dates", "write `between 37 and 39 AH`", start)
    return span


def _alternatives(text: str, start: int, end: int) -> tuple[Span, ...]:
    """`44, 50 or 52 AH` → three spans; a comma counts only where an "or" follows (`Wed, 1 Safar` has one too)."""
    splitter = _ALTERNATIVES if _OR.search(text, start, end) else _OR
    pieces: list[list[Words]] = []
    for piece_start, piece_end in _split(splitter, text, start, end):
        ends = [read_words(text, a, b) for a, b in _split(_DASH, text, piece_start, piece_end)]
        if len(ends) > 2:
            raise DateError("a range has two ends", "write `17–23 Ramadan 40 AH`", ends[2].start)
        pieces.append(ends)
    later: Words | None = None
    spans: list[Span] = []
    for ends in reversed(pieces):
        last = _borrow(ends[-1], later) if later else ends[-1]
        first = _borrow(ends[0], last) if len(ends) == 2 else last
        spans.append(_span(text, first, last))
        later = first
    return tuple(reversed(spans))


def _split(separator: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Slices of `text` between separators."""
    slices = []
    for found in separator.finditer(text, start, end):
        slices.append((start, found.start()))
        start = found.end()
    return [*slices, (start, end)]


def _borrow(words: Words, later: Words) -> Words:
    """What the words leave out they take from the point after them: `17–23 Ramadan 40 AH`, `10 Feb – 11 Mar 658`."""
    bare = words.month is None and words.year is not None and not words.era
    if bare and later.day is not None and (words.year or 0) < 32:  # a small bare number beside a day is a day
        words = words._replace(day=words.year, day_at=words.year_at, year=None)
    if words.month is None and words.year is None:
        words = words._replace(month=later.month, islamic=later.islamic)
    if words.year is None:
        words = words._replace(year=later.year, era=words.era or later.era, year_at=words.start)
    if not words.era and not (words.islamic is False and later.era == "AH"):
        words = words._replace(era=later.era)
    return words._replace(calendar=words.calendar or later.calendar)


def _span(text: str, first: Words, last: Words) -> Span:
    """Two complete points, the same one twice for a single point → a span that runs forwards."""
    _refuse_short_year(first, last)
    end = _point(text, last)
    if first is last:
        return Span(end, end)
    start = _point(text, first)
    if (start.calendar == AH) != (end.calendar == AH):
        raise DateError("the two ends are in different calendars", "write both in one calendar", first.start)
    if start.start > end.start or start.end > end.end:
        written = text[first.start : last.end].strip()
        raise DateError(f"“{written}” runs backwards", "write the earlier end first, and years in full", first.start)
    return Span(end, end) if start._replace(stated=end.stated) == end else Span(start, end)


def _refuse_short_year(first: Words, last: Words) -> None:
    """`658–9` is how a year is printed, but not how it is written here."""
    a, b = first.year, last.year
    if a is None or b is None or first.month or last.month or not b < a or "BCE" in (first.era, last.era):
        return
    full = int(str(a)[: -len(str(b))] + str(b)) if len(str(b)) < len(str(a)) else 0
    era = f" {last.era}" if last.era else ""
    hint = f"write `{a}–{full}{era}`" if full > a else "write the earlier year first"
    raise DateError(f"{a}–{b}{era} runs backwards", hint, first.start)


def _point(text: str, words: Words) -> Point:
    """Complete words → a point that exists."""
    calendar, year = _calendar_and_year(text, words)
    if words.weekday is not None and words.day is None:
        raise DateError("a weekday needs a day", "write `Wed 1 Safar 37 AH`, or leave the weekday out", words.start)
    if words.part and words.day is not None:
        raise DateError(f"“{words.part}” goes with a month or a year", f"leave out “{words.part}”", words.start)
    if words.day is not None and words.month is not None:
        jdn = _day(words, calendar, year)
        start, end = jdn, jdn
    elif words.month is not None:
        length = month_length(calendar or _guess(year, words.month), year, words.month)
        days = {"": (1, length), "early": (1, 10), "mid": (11, 20), "late": (21, length)}[words.part]
        start, end = (_jdn(calendar, year, words.month, day) for day in days)
    else:
        months = {"": (1, 12), "early": (1, 4), "mid": (5, 8), "late": (9, 12)}[words.part]
        length = month_length(calendar or GREGORIAN, year, months[1])
        start, end = _jdn(calendar, year, months[0], 1), _jdn(calendar, year, months[1], length)
    return Point(
        calendar or western(start), year, words.month, words.day, start, end,
        words.part, words.about, words.weekday, words.calendar != "",
    )  # fmt: skip


def _calendar_and_year(text: str, words: Words) -> tuple[str, int]:
    """Calendar ("" for Julian or Gregorian by date) and astronomical year; says what is missing or beside the point."""
    written = text[words.start : words.end].strip()
    if words.year is None:
        western_too = "" if words.islamic else f"`{written} 658`"
        islamic_too = "" if words.islamic is False else f"`{written} 38 AH`"
        examples = " or ".join(filter(None, (islamic_too, western_too)))
        raise DateError("the year is missing", f"write for example {examples}", words.start)
    if words.islamic and words.era != "AH":
        name = ISLAMIC_MONTHS[(words.month or 1) - 1]
        if words.era:
            raise DateError(f"{name} is an Islamic month and {words.era} is not its era", "write `AH`", words.start)
        raise DateError(f"{name} is an Islamic month: its year needs AH", f"write `{written} AH`", words.year_at)
    if words.islamic is False and words.era == "AH":
        name = MONTHS[(words.month or 1) - 1]
        raise DateError(f"{name} is not a month of the Islamic calendar", "write the date in one calendar", words.start)
    if words.era == "AH" and words.calendar:
        raise DateError("AH years are not Julian or Gregorian", "leave the calendar's name out", words.start)
    if words.year == 0:
        raise DateError("there is no year 0", "1 BCE is followed by 1 CE; AH begins with 1", words.year_at)
    if words.year < 200 and not words.era:
        raise DateError(
            f"which era is the year {words.year} of?", f"write {words.year} AH, or {words.year} CE", words.year_at
        )
    calendar = AH if words.era == "AH" else words.calendar
    year = 1 - words.year if words.era == "BCE" else words.year
    if not FIRST_YEAR[calendar or JULIAN] <= year <= LAST_YEAR[calendar or GREGORIAN]:
        low = "1 AH" if calendar == AH else "4712 BCE"
        high = f"{LAST_YEAR[calendar or GREGORIAN]} {'AH' if calendar == AH else 'CE'}"
        raise DateError(f"the year {words.year} is out of range", f"dates run from {low} to {high}", words.year_at)
    return calendar, year


def _guess(year: int, month: int) -> str:
    """Julian or Gregorian, for a month whose calendar nobody named; October 1582 has days of both."""
    return JULIAN if (year, month) < (1582, 10) else GREGORIAN


def _jdn(calendar: str, year: int, month: int, day: int) -> int:
    if calendar:
        return to_jdn(calendar, year, month, day)
    if (1582, 10, 4) < (year, month, day) < (1582, 10, 15):  # days that never were: the edge of "mid October 1582"
        return GREGORIAN_START
    return to_jdn(JULIAN if (year, month, day) < (1582, 10, 15) else GREGORIAN, year, month, day)


def _day(words: Words, calendar: str, year: int) -> int:
    """The day's number, when there is such a day."""
    day, month = words.day or 0, words.month or 1
    used = calendar or _guess(year, month)
    length = month_length(used, year, month)
    name = (ISLAMIC_MONTHS if calendar == AH else MONTHS)[month - 1]
    if not 1 <= day <= length:
        era = " AH" if calendar == AH else " BCE" if year < 1 else ""
        shown = f"{name} {words.year}{era}"
        hint = f"{shown} has {length} days"
        if calendar == AH and day == 30:
            hint += " in the tabular calendar; if the work says so, write `29` and put its words under `written`"
        elif used == JULIAN and day == 29 and month == 2:
            hint += " in the Julian calendar"
        raise DateError(f"there is no {day} {shown}", hint, words.day_at)
    jdn = _jdn(calendar, year, month, day)
    if not calendar and (year, month) == (1582, 10) and 4 < day < 15:
        raise DateError(
            f"{day} October 1582 fell out when the calendar changed",
            f"write `{day} October 1582 Julian` or `{day} October 1582 Gregorian`",
            words.day_at,
        )
    return jdn
