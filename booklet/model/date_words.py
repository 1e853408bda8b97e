"""The words of one date, or of one end of a range → `Words`: numbers, months, eras and weekdays, each in its place."""

from __future__ import annotations

import re
from itertools import pairwise

from booklet.model.calendars import GREGORIAN, ISLAMIC_MONTHS, JULIAN, MONTHS, WEEKDAYS
from booklet.model.date_values import DateError
from booklet.named import NamedTuple

QUALIFIER = re.compile(r"(about|around|circa|ca|c|before|after|between)\b\.?\s*(?=\S)", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<number>\d++(?:(?:st|nd|rd|th)\b)?)|(?P<part>(?:early|mid|late)\b)-?|(?P<word>[^\W\d_][^\s\d,]*)|\S",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(\d{3,4})-(\d{1,2})-(\d{1,2})\s*$")
_NUMERIC = re.compile(r"\d+\s*[/.]\s*\d+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_NOT_LETTERS = re.compile(r"[^a-z]")

OPEN_QUALIFIERS = ("before", "after", "between")
EXAMPLES = "dates are written `14 October 1066`, `14 Safar 38 AH`, `about 658`, `44 BCE` …"
_ERAS = {"ah": "AH", "h": "AH", "ce": "CE", "ad": "CE", "bce": "BCE", "bc": "BCE"}  # also with full stops: A.H.
_FILLERS = ("the", "of")  # the 14th of October
_CALENDARS = {"julian": JULIAN, "gregorian": GREGORIAN}

_ISLAMIC = (
    "muharram almuharram moharram",
    "safar",
    "rabii rabialawwal rabilawwal rabiulawwal rabiawwal rabialawal",
    "rabiii rabialthani rabilthani rabiulthani rabiaththani rabithani rabialakhir rabilakhir rabialakhira rabiulakhir",
    "jumadai jumadaalula jumadalula jumadaalawwal jumadalawwal jumadaula jumadaluulaa",
    "jumadaii jumadaalakhira jumadalakhira jumadaalthani jumadalthani jumadaalthaniya jumadalthaniya jumadaalakhirah",
    "rajab",
    "shaban shaaban",
    "ramadan ramadhan ramzan",
    "shawwal shawal",
    "dhulqada dhualqada dhulqadah dhualqadah dhulqida dhualqida dhulqidah dhualqidah zulqada zulqadah dhuqada",
    "dhulhijja dhualhijja dhulhijjah dhualhijjah zulhijja zulhijjah dhuhijja",
)
_ISLAMIC_NUMBER = {name: number for number, names in enumerate(_ISLAMIC, 1) for name in names.split()}
_WESTERN_NUMBER = {form: number for number, name in enumerate(MONTHS, 1) for form in (name.lower(), name[:3].lower())}
_WESTERN_NUMBER["sept"] = 9
_WEEKDAY_NUMBER = {form: number for number, name in enumerate(WEEKDAYS) for form in (name.lower(), name[:3].lower())}
_WEEKDAY_NUMBER |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_PLAIN = str.maketrans("āáàâīíìîūúùûḥḫṣšṭḍḏẓžḡġǧ", "aaaaiiiiuuuuhhsstddzzggg")


class Words(NamedTuple):
    """A point as written, before it borrows from its neighbour. Offsets are for messages."""

    start: int
    end: int
    about: bool = False
    weekday: int | None = None
    part: str = ""
    day: int | None = None
    month: int | None = None  # 1–12, in the calendar that `islamic` tells
    islamic: bool | None = None  # which calendar the month's name belongs to
    year: int | None = None
    era: str = ""
    calendar: str = ""
    day_at: int = 0
    year_at: int = 0


def refuse_figures(text: str) -> None:
    """Dates in figures alone read differently in different countries: say how to write them."""
    iso = _ISO.match(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        if not 1 <= month <= 12:
            raise DateError(f"there is no month {month}", "write the month as a word: `22 July 658`", iso.start(2))
        raise DateError(
            "a date in figures may be read in two ways", f"write `{day} {MONTHS[month - 1]} {year}`", iso.start(1)
        )
    numeric = _NUMERIC.search(text)
    if numeric:
        raise DateError(
            f"“{numeric[0]}” may be read in two ways",
            "write months as words (`14 Safar 38 AH`), one calendar at a time, and two years as `657 or 658`",
            numeric.start(),
        )


def read_words(text: str, start: int, end: int) -> Words:
    """The words of one point; each may stand once."""
    found = QUALIFIER.match(text, start, end)
    about = found is not None and found[1].lower() not in OPEN_QUALIFIERS
    words = Words(start, end, about)
    numbers: list[tuple[int, int]] = []
    month_words: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, found.end() if about and found else start, end):
        word = token[0].lower()
        if token["number"]:
            numbers.append((_number(token), token.start()))
        elif token["part"]:
            _refuse_second(words.part, "part", token)
            words = words._replace(part=token["part"].lower())
        elif (era := _ERAS.get(word.replace(".", ""))) is not None:
            _refuse_second(words.era, "era", token)
            words = words._replace(era=era)
        elif word in _CALENDARS:
            _refuse_second(words.calendar, "calendar", token)
            words = words._replace(calendar=_CALENDARS[word])
        elif word.rstrip(".") in _WEEKDAY_NUMBER and not month_words and not numbers:
            _refuse_second(words.weekday, "weekday", token)
            words = words._replace(weekday=_WEEKDAY_NUMBER[word.rstrip(".")])
        elif token["word"]:
            if word not in _FILLERS or month_words:
                month_words.append(token)
        elif word != "," and (word != "." or token.end() < end):
            raise DateError(f"“{token[0]}” has no meaning in a date", EXAMPLES, token.start())
    if month_words:
        words = _with_month(text, words, month_words)
        return _with_numbers(words, numbers, month_words[0].start())
    return _with_numbers(words, numbers, None)


def _number(token: re.Match[str]) -> int:
    digits = token[0].rstrip("stndrhSTNDRH")
    if len(digits) > 6:
        raise DateError("this number is too long for a date", "years have four figures at most", token.start())
    return int(digits)


def _refuse_second(already: str | int | None, what: str, token: re.Match[str]) -> None:
    if already not in ("", None):
        raise DateError(f"“{token[0]}” comes on top of another {what}", f"keep one {what}", token.start())


def _with_month(text: str, words: Words, tokens: list[re.Match[str]]) -> Words:
    """The month that the words name; all of them belong to it, and no number stands between them."""
    for before, token in pairwise(tokens):
        if any(figure.isdigit() for figure in text[before.end() : token.start()]):
            at = tokens.index(token)
            words = _with_month(text, words, tokens[:at])
            return _with_month(text, words, tokens[at:])
    name = text[tokens[0].start() : tokens[-1].end()]
    key = _NOT_LETTERS.sub("", _MARKS.sub("", name.lower().translate(_PLAIN)))
    islamic, western = _ISLAMIC_NUMBER.get(key), _WESTERN_NUMBER.get(key)
    if islamic is None and western is None:
        raise DateError(f"“{name}” is not a month", _did_you_mean(key), tokens[0].start())
    _refuse_second(words.month, "month", tokens[0])
    return words._replace(month=islamic or western, islamic=western is None)


def _did_you_mean(key: str) -> str:
    from difflib import get_close_matches  # only on the way to a message: the import takes milliseconds

    known = {k: ISLAMIC_MONTHS[n - 1] for k, n in _ISLAMIC_NUMBER.items()}
    known |= {k: MONTHS[n - 1] for k, n in _WESTERN_NUMBER.items()}
    known |= {name.lower(): name for name in WEEKDAYS}
    close = get_close_matches(key, known, 1, 0.6)
    return f"did you mean `{known[close[0]]}`?" if close else EXAMPLES


def known_word(word: str) -> bool:
    """Whether a word has a meaning in dates: it is the name of a month, a weekday, an era …"""
    plain = word.lower().strip(".,")
    key = _NOT_LETTERS.sub("", _MARKS.sub("", plain.translate(_PLAIN)))
    return (
        plain.replace(".", "") in _ERAS
        or plain in (*_CALENDARS, *_FILLERS, *_WEEKDAY_NUMBER, "early", "mid", "late", "or", "to", "and", "–", "-")
        or QUALIFIER.match(plain + " x") is not None
        or plain in ("i", "ii")  # Jumada II
        or (len(key) > 2 and any(name.startswith(key) for name in (*_WESTERN_NUMBER, *_ISLAMIC_NUMBER)))
    )


def _with_numbers(words: Words, numbers: list[tuple[int, int]], month_at: int | None) -> Words:
    """Sort out which number is the day and which the year: a day stands before its month."""
    if len(numbers) > 2 or (month_at is None and len(numbers) > 1):
        value, at = numbers[-1]
        raise DateError(f"one number too many: {value}", "write day, month, year: `14 Safar 38 AH`", at)
    before = [number for number in numbers if month_at is not None and number[1] < month_at]
    after = [number for number in numbers if number not in before]
    if not before and len(after) == 2 and after[0][0] < 32:  # July 22, 658: the American order, and as clear
        before, after = after[:1], after[1:]
    if len(before) > 1 or len(after) > 1:
        raise DateError("the day stands beside its month, the year after it", "write `22 July 658`", numbers[-1][1])
    if before:
        words = words._replace(day=before[0][0], day_at=before[0][1])
    if after:
        words = words._replace(year=after[0][0], year_at=after[0][1])
    if not numbers and month_at is None:
        raise DateError("there is no day, month or year here", "write for example `14 Safar 38 AH`", words.start)
    return words
