"""Ways of writing a date that are not read here → the same as it is written here. Asked only on the way to a message.

Each habit is a pattern and what to write instead; whether that is a date the parser says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from booklet.model.calendars import MONTHS
from booklet.model.date_words import known_word

_MONTH = r"((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)"
_POINT = r"(.*\d.*?)"
_ERA = r"(\s*(?:AH|A\.H\.|BCE?|B\.C\.(?:E\.)?|CE|AD))?"
_DAY = r"(\d+)(?:st|nd|rd|th)?"
_DASH = r"\s*(?:–|-|to)\s*"
_SEASONS = {
    "spring": "March and May",
    "summer": "June and August",
    "autumn": "September and November",
    "fall": "September and November",
    "winter": "December {} and February",
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
             "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
             "twentieth")  # fmt: skip

_Match = re.Match[str]


def _season(match: _Match) -> str:
    """A season has no first day that all agree on: the months that most would say."""
    year = int(match[2])
    if match[1].lower() != "winter":
        return f"between {_SEASONS[match[1].lower()]} {year}"
    return f"between December {year} and February {year + 1}"


def _century(match: _Match) -> str:
    """The 11th century → its years; before the common era they count down."""
    shown, era = match[1].lower(), (match[2] or "").strip()
    number = int(shown[:-2]) if shown[0].isdigit() else _ORDINALS.index(shown) + 1
    if not 0 < number <= 40:
        return ""
    first, last = (number - 1) * 100 + 1, number * 100
    if era.upper().startswith("B"):
        return f"between {last} BCE and {first} BCE"
    return f"between {first} and {last} {era or ('CE' if number < 3 else '')}".strip()


def _figures(match: _Match) -> str:
    """14.10.1066, when one of the two cannot be a month; 4.5.1066 may be read in two ways."""
    day, month = int(match[1]), int(match[2])
    if month > 12:
        day, month = month, day
    return f"{day} {MONTHS[month - 1]} {match[3]}" if 1 <= month <= 12 < day else ""


def _full(match: _Match) -> str:
    """1066/67 → 1066 or 1067."""
    year, short = match[1], match[2]
    return f"{year} or {year[: len(year) - len(short)]}{short}{match[3] or ''}"


_HABITS: tuple[tuple[str, str | Callable[[_Match], str]], ...] = (
    (r"(spring|summer|autumn|fall|winter)\s+(?:of\s+)?(\d+)", _season),
    (rf"(?:the\s+)?(?:early\s+|mid-?\s*|late\s+)?(\d+(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})[\s-]+century{_ERA}",
     _century),
    (rf"(?:the\s+)?(\d+)0['’]?s{_ERA}", r"between \g<1>0 and \g<1>9\2"),
    (rf"{_MONTH}\s+{_DAY}{_DASH}{_DAY},?\s+(\d+)", r"\2–\3 \1 \4"),
    (rf"{_MONTH}\s+{_DAY}{_DASH}{_MONTH}\s+{_DAY},?\s+(\d+)", r"\2 \1 – \4 \3 \5"),
    (r"(\d{1,2})[./-](\d{1,2})[./-](\d{3,4})", _figures),
    (r"(\d{3,4})/(\d{1,2})(\s*\w+)?", _full),
    (r"(\d{1,3})/(\d{3,4})", r"\1 AH"),
    (rf"{_POINT}\s*/.*", r"\1"),
    (rf"{_POINT}\s*/.*", r"\1 AH"),
    (rf"{_POINT}\s*\(.*\d.*\)", r"\1"),
    (rf"(?:~|≈|approx(?:imately|\.)?|probably|perhaps|maybe)\s*{_POINT}", r"about \1"),
    (rf"{_POINT}\s*(?:\(\?\)|\[\?\]|\?)", r"about \1"),
    (rf"(?:the\s+)?(?:beginning|start)\s+of\s+{_POINT}", r"early \1"),
    (rf"(?:the\s+)?middle\s+of\s+{_POINT}", r"mid \1"),
    (rf"(?:the\s+)?end\s+of\s+{_POINT}", r"late \1"),
    (rf"(?:not|no)\s+(?:before|earlier\s+than)\s+{_POINT}", r"after \1"),
    (rf"(?:not|no)\s+(?:after|later\s+than)\s+{_POINT}", r"before \1"),
    (rf"(?:by|until|till|up\s+to|ante|at\s+the\s+latest|latest|<)\s*{_POINT}", r"before \1"),
    (rf"{_POINT}\s+at\s+the\s+latest", r"before \1"),
    (rf"(?:from\s+)?{_POINT}\s+(?:until|till|through|to)\s+{_POINT}", r"\1 – \2"),
    (rf"(?:since|from|post|at\s+the\s+earliest|>)\s*{_POINT}", r"after \1"),
    (rf"between\s+{_POINT}(?:\s+or\s+|{_DASH}){_POINT}", r"between \1 and \2"),
    (rf"(?:either\s+)?{_POINT}(?:,|\s+or|\s+and|/)\s*{_POINT}", r"\1 or \2"),
)  # fmt: skip

NO_DATE = ("?", "??", "unknown", "not known", "n.d.", "nd", "n/a", "none", "-", "–", "uncertain", "undated", "no date")


def better(text: str) -> Iterator[str]:
    """A date that could not be read → what its author may have meant, likeliest first, and perhaps no date either."""
    plain = " ".join(text.split()).rstrip(".")
    for pattern, instead in _HABITS:
        match = re.fullmatch(pattern, plain, re.IGNORECASE)
        if match:
            yield match.expand(instead) if isinstance(instead, str) else instead(match)


def without_strangers(text: str) -> str:
    """The words that belong to dates alone: `noon, 14 October 1066` → `14 October 1066`."""
    return " ".join(word for word in text.replace(",", " ").split() if word[:1].isdigit() or known_word(word))
