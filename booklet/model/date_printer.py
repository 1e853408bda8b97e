"""`HistoricalDate` → words: in its own calendar, or converted with the uncertainty that converting brings.

The Islamic months began when the new moon was seen, a day or two from the table's day; so a single day is converted as
"about 22 July 658". A month becomes the days it covers, a year the two years it lies in ("658/9").
"""

from __future__ import annotations

from booklet.model.calendars import AH, ISLAMIC_EPOCH, ISLAMIC_MONTHS, JULIAN, MONTHS, WEEKDAYS, from_jdn, western
from booklet.model.date_values import DAY, YEAR, HistoricalDate, Point, Span

_WESTERN = "western"  # Julian or Gregorian by the day
_PART_NAMES = {"early": "early ", "mid": "mid-", "late": "late "}


def written(date: HistoricalDate, short: bool = False) -> str:
    """The date in its own calendar, in one fixed form: "17–23 Ramadan 40 AH".

    `short` shortens Western months and weekdays to three letters."""
    named = _shifted(date)  # when one calendar must be named, all that the author named are
    ends = [(_tokens(span.first, short, named), _tokens(span.last, short, named)) for span in date.spans]
    return _compose(date, [_joined(first, last, _dash(date)) for first, last in ends])


def in_western(date: HistoricalDate, short: bool = False) -> str:
    """The date in the Julian calendar, from 15 October 1582 in the Gregorian.

    "about 22 July 658", "9 July–6 August 658", "658/9"; without a weekday."""
    return _convert(date, _WESTERN, short)


def in_western_exact(date: HistoricalDate, short: bool = False) -> str:
    """As `in_western`, but a year AH becomes its days: "9 June 658–28 May 659"."""
    if date.precision != YEAR or date.calendar != AH or date.is_open:
        return in_western(date, short)
    texts = [_days(_WESTERN, span.first.start, span.last.end, short, _dash(date)) for span in date.spans]
    return _compose(date, texts)


def in_islamic(date: HistoricalDate, short: bool = False) -> str:
    """The date in years AH: "about 14 Safar 38 AH", "37/8 AH". Empty for what ended before 16 July 622."""
    if max(span.last.end for span in date.spans) < ISLAMIC_EPOCH:
        return ""
    return _convert(date, AH, short)


def _convert(date: HistoricalDate, target: str, short: bool) -> str:
    if all((point.calendar == AH) == (target == AH) for point in date.points) and not _shifted(date):
        return written(_without_weekdays(date), short)
    compact = date.qualifier in ("about", "before", "after", "between")
    if date.qualifier == "between":
        span = date.spans[0]
        ends = [_span_text(Span(point, point), target, short, True) for point in (span.first, span.last)]
        return _compose(date, [_listed(ends, "and")])
    return _compose(date, [_span_text(span, target, short, compact) for span in date.spans])


def _shifted(date: HistoricalDate) -> bool:
    """Whether the author named another Western calendar than the one used at that time."""
    return any(point.stated and not _usual(point) for point in date.points)


def _usual(point: Point) -> bool:
    """Whether a Western point means the same without its calendar's name; the whole year 1582 has two calendars."""
    return point.calendar == western(point.start) == western(point.end)


def _without_weekdays(date: HistoricalDate) -> HistoricalDate:
    def bare(point: Point) -> Point:
        return point._replace(weekday=None)

    return date._replace(spans=tuple(Span(bare(span.first), bare(span.last)) for span in date.spans))


def _compose(date: HistoricalDate, texts: list[str]) -> str:
    """Texts of the spans, with the words the author put around them; "about" once where all share it."""
    prefixes = [f"{date.qualifier} "] if date.qualifier in ("before", "after", "between") else []
    if any(point.about for point in date.points):
        prefixes.append("about ")
    texts = [text.removeprefix("about ") if prefixes[-1:] == ["about "] else text for text in texts]
    return "".join(prefixes) + _listed(texts, "or")


def _listed(texts: list[str], conjunction: str) -> str:
    """Texts → "44, 50 or 52 AH": an "about" that all share stands once, and so do closing words that two share."""
    if len(texts) > 1 and all(text.startswith("about ") for text in texts):
        texts = [texts[0], *(text.removeprefix("about ") for text in texts[1:])]
    words = [_words(text.removeprefix("about ")) for text in texts]
    out = [texts[-1]]
    for index in range(len(texts) - 2, -1, -1):
        kept = list(words[index])
        while len(kept) > 1 and len(words[index]) == len(words[-1]) and kept[-1] == words[-1][len(kept) - 1]:
            kept.pop()
        about = "about " if texts[index].startswith("about ") else ""
        out.insert(0, about + " ".join(kept))
    text = f" {conjunction} ".join([", ".join(out[:-1]), out[-1]]) if len(out) > 1 else out[0]
    return text.replace("\u00a0", " ")


def _words(text: str) -> list[str]:
    """Words of a date, with the two words of a month's name together."""
    for name in ISLAMIC_MONTHS:
        text = text.replace(name + " ", name.replace(" ", "\u00a0") + " ")
    return text.split(" ")


def _dash(date: HistoricalDate) -> str:
    return " and " if date.qualifier == "between" else "–"


def _span_text(span: Span, target: str, short: bool, compact: bool) -> str:
    """One span in another calendar. `compact` names months ("July/August 658") where days would be hard to read."""
    first, last = span
    start, end = max(first.start, ISLAMIC_EPOCH) if target == AH else first.start, last.end
    if YEAR in (first.precision, last.precision) and not (first.part or last.part):
        if target == _WESTERN and first.calendar != AH:  # "658 Gregorian" is 658, though its edges differ
            return _years(_WESTERN, first.year, last.year, "–")
        return _years(target, _ymd(target, start)[0], _ymd(target, end)[0], "/" if span.single else "–")
    uncertain = AH in (target, first.calendar)
    if DAY in (first.precision, last.precision) or first.part or last.part:
        return ("about " if uncertain else "") + _days(target, start, end, short)
    if compact or target == AH:
        return _months(target, start, end, short)
    return _days(target, start, end, short)


def _ymd(target: str, jdn: int) -> tuple[int, int, int]:
    return from_jdn(western(jdn) if target == _WESTERN else target, jdn)


def _days(target: str, start: int, end: int, short: bool, sign: str = "–") -> str:
    """Days from `start` to `end`, both included: "9 July–6 August 658"; one day where they are the same."""
    first, last = _day_tokens(target, *_ymd(target, start), short), _day_tokens(target, *_ymd(target, end), short)
    return _joined(first, last, sign)


def _months(target: str, start: int, end: int, short: bool) -> str:
    """Months that days lie in: "July/August 658", "Muharram–Rabiʿ I 38 AH"."""
    first, last = _ymd(target, start), _ymd(target, end)
    apart = 12 * (last[0] - first[0]) + last[1] - first[1]
    tokens = [_day_tokens(target, *day, short)[1:] for day in (first, last)]
    return _joined(tokens[0], tokens[1], "/" if apart < 2 else "–")


def _years(target: str, first: int, last: int, sign: str) -> str:
    """Years as textbooks print them: "658/9", "699/700", "44/43 BCE", "37/8 AH", with "–" in full: "657–659"."""
    left, right = _year_tokens(target, first), _year_tokens(target, last)
    if sign == "/" and first > 0:
        shared = 0
        while len(left[0]) == len(right[0]) and left[0][shared : shared + 1] == right[0][shared : shared + 1] != "":
            shared += 1
        if first != last:
            right = [right[0][shared:], *right[1:]]
    return _joined(left, right, sign)


def _joined(left: list[str], right: list[str], sign: str) -> str:
    """Words of two dates → one text in which what both end in stands once: "17–23 Ramadan 40 AH"."""
    if left == right:
        return " ".join(left)
    left = list(left)
    at = 1
    while len(left) > 1 and at < len(right) and left[-1] == right[-at]:
        left.pop()
        at += 1
    return " ".join(left) + sign + " ".join(right)


def _tokens(point: Point, short: bool, named: bool) -> list[str]:
    """A point as written, in its own calendar, in words that `_joined` can share."""
    if point.month is None:
        tokens = _year_tokens(point.calendar, point.year)
    else:
        tokens = _day_tokens(point.calendar, point.year, point.month, point.day or 0, short)[0 if point.day else 1 :]
    if point.weekday is not None:
        name = WEEKDAYS[point.weekday]
        tokens[0] = f"{name[:3] if short else name} {tokens[0]}"
    tokens[0] = _PART_NAMES.get(point.part, "") + tokens[0]
    if point.stated and named:
        tokens.append("Julian" if point.calendar == JULIAN else "Gregorian")
    return tokens


def _day_tokens(target: str, year: int, month: int, day: int, short: bool) -> list[str]:
    names = ISLAMIC_MONTHS if target == AH else tuple(name[:3] for name in MONTHS) if short else MONTHS
    return [str(day), names[month - 1], *_year_tokens(target, year)]


def _year_tokens(target: str, year: int) -> list[str]:
    """The year with its era; CE only for the years before 200, which look like years AH."""
    if target == AH:
        return [str(year), "AH"]
    if year < 1:
        return [str(1 - year), "BCE"]
    return [str(year), "CE"] if year < 200 else [str(year)]
