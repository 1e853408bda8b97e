"""What authors write → dates, and what they must not write → messages with a place and a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.model.calendars import AH, JULIAN, from_jdn, to_jdn
from booklet.model.dates import OPEN_FUTURE, OPEN_PAST, DateError, parse_date, written

SAFAR = to_jdn(AH, 38, 2, 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "qualifier", "precision"),
    [
        ("14 Safar 38 AH", (38, 2, 14), (38, 2, 14), "", "day"),
        ("Safar 38 AH", (38, 2, 1), (38, 2, 29), "", "month"),
        ("38 AH", (38, 1, 1), (38, 12, 29), "", "year"),
        ("AH 38", (38, 1, 1), (38, 12, 29), "", "year"),
        ("37 AH", (37, 1, 1), (37, 12, 30), "", "year"),
        ("Wed 1 Safar 37 AH", (37, 2, 1), (37, 2, 1), "", "day"),
        ("17–23 Ramadan 40 AH", (40, 9, 17), (40, 9, 23), "range", "day"),
        ("17-23 Ramadan 40 AH", (40, 9, 17), (40, 9, 23), "range", "day"),
        ("17 to 23 Ramadan 40 AH", (40, 9, 17), (40, 9, 23), "range", "day"),
        ("Dhu l-Hijja 37 – Safar 38 AH", (37, 12, 1), (38, 2, 29), "range", "month"),
        ("Safar - Rabi I 38 AH", (38, 2, 1), (38, 3, 30), "range", "month"),
        ("37–38 AH", (37, 1, 1), (38, 12, 29), "range", "year"),
        ("between 3 and 5 Safar 38 AH", (38, 2, 3), (38, 2, 5), "between", "day"),
        ("37 or 38 AH", (37, 1, 1), (38, 12, 29), "or", "year"),
        ("60 or 59 AH", (59, 1, 1), (60, 12, 29), "or", "year"),
        ("44, 50 or 52 AH", (44, 1, 1), (52, 12, 29), "or", "year"),
        ("10 or 21–22 Shawwal 37 AH", (37, 10, 10), (37, 10, 22), "or", "day"),
        ("early Safar 38 AH", (38, 2, 1), (38, 2, 10), "early", "month"),
        ("mid-Safar 38 AH", (38, 2, 11), (38, 2, 20), "mid", "month"),
        ("late Safar 38 AH", (38, 2, 21), (38, 2, 29), "late", "month"),
        ("late Safar – early Rabiʿ I 38 AH", (38, 2, 21), (38, 3, 10), "range", "month"),
        ("late 38 AH", (38, 9, 1), (38, 12, 29), "late", "year"),
    ],
)
def test_islamic_dates(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], qualifier: str, precision: str
) -> None:
    date = parse_date(text)
    assert (from_jdn(AH, date.earliest), from_jdn(AH, date.latest)) == (first, last)
    assert (date.calendar, date.qualifier, date.precision, date.as_written) == ("ah", qualifier, precision, text)


@pytest.mark.parametrize(
    ("text", "first", "last", "calendar"),
    [
        ("22 July 658", (658, 7, 22), (658, 7, 22), "julian"),
        ("22 July 658 Julian", (658, 7, 22), (658, 7, 22), "julian"),
        ("25 July 658 Gregorian", (658, 7, 22), (658, 7, 22), "gregorian"),
        ("Mon 22nd July AD 658", (658, 7, 22), (658, 7, 22), "julian"),
        ("10 Feb – 11 Mar 658", (658, 2, 10), (658, 3, 11), "julian"),
        ("658", (658, 1, 1), (658, 12, 31), "julian"),
        ("44 BCE", (-43, 1, 1), (-43, 12, 31), "julian"),
        ("15 March 44 BCE", (-43, 3, 15), (-43, 3, 15), "julian"),
        ("29 February 1 BCE", (0, 2, 29), (0, 2, 29), "julian"),
        ("50–44 BCE", (-49, 1, 1), (-43, 12, 31), "julian"),
        ("44 BCE – 14 CE", (-43, 1, 1), (14, 12, 31), "julian"),
        ("38 CE", (38, 1, 1), (38, 12, 31), "julian"),
        ("15 Oct. 1582", (1582, 10, 5), (1582, 10, 5), "gregorian"),
    ],
)
def test_western_dates(text: str, first: tuple[int, int, int], last: tuple[int, int, int], calendar: str) -> None:
    date = parse_date(text)
    assert (from_jdn(JULIAN, date.earliest), from_jdn(JULIAN, date.latest)) == (first, last)
    assert date.calendar == calendar


def test_open_dates() -> None:
    before, after = parse_date("before Safar 38 AH"), parse_date("after 14 Safar 38 AH")
    assert (before.earliest, before.latest) == (OPEN_PAST, SAFAR + 27)
    assert (after.earliest, after.latest) == (SAFAR + 14, OPEN_FUTURE)
    assert before.is_open
    assert after.is_open


def test_about_is_wider_than_the_date_itself() -> None:
    for text in ("14 Safar 38 AH", "Safar 38 AH", "38 AH", "22 July 658", "17–23 Ramadan 40 AH", "37 or 38 AH"):
        plain, about = parse_date(text), parse_date(f"about {text}")
        assert about.earliest < plain.earliest <= plain.latest < about.latest
    assert parse_date("c. 51 AH").qualifier == parse_date("ca. 51 AH").qualifier == "about"
    assert parse_date("after about 51 AH").points[0].about


@pytest.mark.parametrize(
    ("number", "names"),
    list(
        enumerate(
            [
                ("Muharram", "al-Muḥarram"),
                ("Safar", "Ṣafar", "safar"),
                ("Rabiʿ I", "Rabi' al-awwal", "Rabīʿ al-Awwal", "Rabi I"),
                ("Rabiʿ II", "Rabi al-Thani", "Rabīʿ al-ākhir"),
                ("Jumada I", "Jumādā l-ūlā", "Jumada al-Ula"),
                ("Jumada II", "Jumādā al-ākhira", "Jumada al-Thani"),
                ("Rajab",),
                ("Shaʿban", "Shaban", "Shaʿbān", "Sha‘ban"),
                ("Ramadan", "Ramaḍān", "ramadhan"),
                ("Shawwal", "Shawwāl"),
                ("Dhu l-Qaʿda", "Dhū al-Qaʿda", "Dhu al-Qi'dah", "Dhul-Qadah"),
                ("Dhu l-Hijja", "Dhu al-Hijjah", "Dhū l-Ḥijja", "Dhu\u0304 l-H\u0323ijja"),
            ],
            1,
        )
    ),
)
def test_islamic_months_in_every_spelling(number: int, names: tuple[str, ...]) -> None:
    for name in names:
        date = parse_date(f"2 {name} 38 AH")
        assert from_jdn(AH, date.earliest) == (38, number, 2)
        assert written(date) == f"2 {names[0]} 38 AH"


def test_the_weekday_is_kept() -> None:
    assert parse_date("Wednesday, 1 Safar 37 AH").weekday == parse_date("Wed. 1 Safar 37 AH").weekday == 2
    assert parse_date("1 Safar 37 AH").weekday is None


BAD = [
    ("30 Safar 38 AH", 0, "there is no 30 Safar 38 AH", "Safar 38 AH has 29 days"),
    ("30 Dhu l-Hijja 38 AH", 0, "there is no 30 Dhu l-Hijja 38 AH", "has 29 days"),
    ("29 February 659", 0, "there is no 29 February 659", "has 28 days in the Julian calendar"),
    ("10 Feb – 29 February 659", 9, "there is no 29 February 659", "28 days"),
    ("0 July 658", 0, "there is no 0 July 658", "31 days"),
    ("658-13-01", 4, "there is no month 13", "as a word"),
    ("658-07-22", 0, "a date in figures may be read in two ways", "`22 July 658`"),
    ("4/7/658", 0, "“4/7” may be read in two ways", "as words"),
    ("July 658 22", 9, "the day stands beside its month, the year after it", "`22 July 658`"),
    ("14 October", 0, "the year is missing", "write for example `14 October 658`"),
    ("14 October 1066 morning", 16, "“morning” is not a month", "write `14 October 1066`; what else"),
    ("14 October 1066 July", 16, "“July” comes on top of another month", "keep one month"),
    ("Thermidor II", 0, "“Thermidor II” is not a month", "`14 October 1066`, `14 Safar 38 AH`"),
    ("Safar 38", 6, "Safar is an Islamic month: its year needs AH", "`Safar 38 AH`"),
    ("14 Safar", 0, "the year is missing", "`14 Safar 38 AH`"),
    ("14 Safar 38 CE", 0, "Safar is an Islamic month and CE is not its era", "`AH`"),
    ("14 July 38 AH", 0, "July is not a month of the Islamic calendar", "one calendar"),
    ("38", 0, "which era is the year 38 of?", "write 38 AH, or 38 CE"),
    ("0 AH", 0, "there is no year 0", "AH begins with 1"),
    ("14 Safer 38 AH", 3, "“Safer” is not a month", "did you mean `Safar`?"),
    ("Wensday 1 Safar 37 AH", 0, "“Wensday” is not a month", "did you mean `Wednesday`?"),
    ("23–17 Ramadan 40 AH", 0, "“23–17 Ramadan 40 AH” runs backwards", "earlier end first"),
    ("658–9", 0, "658–9 runs backwards", "write `658–659`"),
    ("37–36 AH", 0, "37–36 AH runs backwards", "earlier"),
    ("22 July 658 – 14 Safar 38 AH", 0, "the two ends are in different calendars", "one calendar"),
    ("1–2–3 Safar 38 AH", 4, "a range has two ends", "`17–23 Ramadan 40 AH`"),
    ("before 37 or 38 AH", 0, "“before” takes one date", "one day, month or year"),
    ("between 37 AH", 8, "“between” needs two dates with “and”", "`between 37 and 39 AH`"),
    ("between 37 and 37 AH", 8, "“between” needs two different dates", "`between 37 and 39 AH`"),
    ("Wed Safar 37 AH", 0, "a weekday needs a day", "leave the weekday out"),
    ("Wed Thu 1 Safar 37 AH", 4, "“Thu” comes on top of another weekday", "keep one"),
    ("early 14 Safar 38 AH", 0, "“early” goes with a month or a year", "leave out"),
    ("10 October 1582", 0, "10 October 1582 fell out when the calendar changed", "`10 October 1582 Julian`"),
    ("38 AH CE", 6, "“CE” comes on top of another era", "keep one era"),
    ("14 Safar 38 AH Julian", 0, "AH years are not Julian or Gregorian", "leave the calendar's name out"),
    ("1 2 3 AH", 4, "one number too many: 3", "day, month, year"),
    ("9999999 AH", 0, "this number is too long for a date", "four figures"),
    ("5000", 0, "the year 5000 is out of range", "4712 BCE to 3000 CE"),
    ("?", 0, "“?” has no meaning in a date", "where no date is known, leave the line out"),
    ("%", 0, "“%” has no meaning in a date", "`14 Safar 38 AH`"),
    ("AH", 0, "there is no day, month or year here", "`14 Safar 38 AH`"),
    ("  ", 0, "the date is empty", "write for example"),
]


@pytest.mark.parametrize(("text", "offset", "message", "hint"), BAD)
def test_what_cannot_be_a_date(text: str, offset: int, message: str, hint: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(text)
    assert (raised.value.message, raised.value.offset) == (message, offset)
    assert hint in raised.value.hint


ALIKE = [
    ("Oct. 14, 1066", "14 October 1066"),
    ("October 14th 1066", "14 October 1066"),
    ("Saturday the 14th of October 1066", "Saturday 14 October 1066"),
    ("A.D 658.", "658"),
    ("10 Muharram 61 H", "10 Muharram 61 AH"),
    ("c.658", "about 658"),
    ("44 b.c.", "44 BCE"),
]


@pytest.mark.parametrize(("text", "meant"), ALIKE)
def test_ways_of_writing_that_mean_one_thing(text: str, meant: str) -> None:
    assert written(parse_date(text)) == meant


HABITS = [
    ("1066-10-14", "14 October 1066"),
    ("14.10.1066", "14 October 1066"),
    ("10/14/1066", "14 October 1066"),
    ("October 14–16, 1066", "14–16 October 1066"),
    ("October 14 to November 2, 1066", "14 October – 2 November 1066"),
    ("Autumn 1066", "between September and November 1066"),
    ("winter of 1066", "between December 1066 and February 1067"),
    ("1st century BCE", "between 100 BCE and 1 BCE"),
    ("the first century", "between 1 and 100 CE"),
    ("3rd century AH", "between 201 and 300 AH"),
    ("early 11th century", "between 1001 and 1100"),
    ("the 1060s", "between 1060 and 1069"),
    ("1066?", "about 1066"),
    ("~1066", "about 1066"),
    ("1066/67", "1066 or 1067"),
    ("1066/7", "1066 or 1067"),
    ("61/680", "61 AH"),
    ("61 AH/680 CE", "61 AH"),
    ("10 Muharram 61/10 October 680", "10 Muharram 61 AH"),
    ("10 Muharram 61 AH (10 October 680)", "10 Muharram 61 AH"),
    ("end of Safar 38 AH", "late Safar 38 AH"),
    ("the beginning of 1066", "early 1066"),
    ("middle of 1066", "mid 1066"),
    ("by 1066", "before 1066"),
    ("no later than 14 October 1066", "before 14 October 1066"),
    ("since 1066", "after 1066"),
    ("not before 1066", "after 1066"),
    ("from 1066 to 1067", "1066 – 1067"),
    ("1066 until 1070", "1066 – 1070"),
    ("between 1066-1067", "between 1066 and 1067"),
    ("1066, 1067", "1066 or 1067"),
    ("either 1066 or 1067", "1066 or 1067"),
    ("d. 1066", "1066"),
    ("Michaelmas 1066", "1066"),
]


@pytest.mark.parametrize(("text", "instead"), HABITS)
def test_what_is_written_elsewhere_gets_a_hint_that_can_be_read(text: str, instead: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(text)
    assert raised.value.hint.startswith(f"write `{instead}`")
    parse_date(instead)


WORDS = [
    "14", "38", "658", "AH", "CE", "BCE", "Safar", "Rabiʿ", "I", "July", "Wed", "early", "about", "before",
    "between", "and", "or", "–", "-", "to", ",", "Julian", "Gregorian", "/", "30", "0", "Oct", "1582", "ʿ", "mid-",
    "c.",
]  # fmt: skip


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)))
def test_nothing_but_date_errors_comes_out(text: str) -> None:
    """And what is a date is the same date once it is printed and read again."""
    try:
        date = parse_date(text)
    except DateError as error:
        complete = bool(error.message and error.hint and 0 <= error.offset <= len(text))
    else:
        again = parse_date(written(date))
        assert again._replace(as_written="") == date._replace(as_written="", spans=again.spans)
        assert written(again) == written(date)
        complete = date.earliest <= date.latest
    assert complete
