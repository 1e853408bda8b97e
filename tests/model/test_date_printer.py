"""Dates printed as written and converted: the dossier's own conversions, and the words around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.model.calendars import AH, ISLAMIC_MONTHS, from_jdn, to_jdn, weekday_of
from booklet.model.dates import (
    in_islamic,
    in_western,
    in_western_exact,
    islamic_years,
    parse_date,
    sort_key,
    weekday_distance,
    western_years,
    written,
)

# Conversions that the dossier of the Egyptian sample gives, in its own rounding.
DOSSIER = [
    ("Dhu l-Hijja 35 AH", "31 May–29 June 656"),
    ("Shawwal 35 AH", "2–30 April 656"),
    ("1 Ramadan 36 AH", "about 21 February 657"),
    ("Shawwal 36 AH", "23 March–20 April 657"),
    ("Wed 1 Safar 37 AH", "about 19 July 657"),
    ("Wed 7 Safar 37 AH", "about 25 July 657"),
    ("Fri 12 Safar 37 AH", "about 30 July 657"),
    ("20 Rabiʿ I 37 AH", "about 5 September 657"),
    ("15 Ramadan 37 AH", "about 24 February 658"),
    ("10 Shawwal 37 AH", "about 21 March 658"),
    ("19–20 Shawwal 37 AH", "about 30–31 March 658"),
    ("Dhu l-Qaʿda 37 AH", "10 April–9 May 658"),
    ("1 Rajab 37 AH", "about 13 December 657"),
    ("Safar 38 AH", "9 July–6 August 658"),
    ("9 Safar 38 AH", "about 17 July 658"),
    ("14 Safar 38 AH", "about 22 July 658"),
    ("Rabiʿ I 38 AH", "7 August–5 September 658"),
    ("Ramadan 37 AH", "10 February–11 March 658"),
    ("Shaʿban 38 AH", "2–30 January 659"),
    ("Ramadan 38 AH", "31 January–1 March 659"),
    ("10–18 Safar 37 AH", "about 28 July–5 August 657"),
    ("60 AH", "679/80"),
    ("212 AH", "827/8"),
]


@pytest.mark.parametrize(("islamic", "converted"), DOSSIER)
def test_the_dossiers_conversions(islamic: str, converted: str) -> None:
    assert in_western(parse_date(islamic)) == converted


def test_the_calendar_slip_that_must_not_happen() -> None:
    day = parse_date("14 Safar 38 AH")
    assert day.earliest == parse_date("22 July 658").earliest == parse_date("25 July 658 Gregorian").earliest
    assert in_western(parse_date("25 July 658 Gregorian")) == "22 July 658"
    assert in_western(parse_date("1 January 1700 Julian")) == "11 January 1700"


@pytest.mark.parametrize(
    ("text", "own", "western", "islamic"),
    [
        ("38 AH", "38 AH", "658/9", "38 AH"),
        ("80 AH", "80 AH", "699/700", "80 AH"),
        ("52 AH", "52 AH", "672", "52 AH"),
        ("36-39 AH", "36–39 AH", "656–660", "36–39 AH"),
        ("c. 51 AH", "about 51 AH", "about 671/2", "about 51 AH"),
        ("after 292 AH", "after 292 AH", "after 904/5", "after 292 AH"),
        ("after c. 51 AH", "after about 51 AH", "after about 671/2", "after about 51 AH"),
        ("before 14 Safar 38 AH", "before 14 Safar 38 AH", "before about 22 July 658", "before 14 Safar 38 AH"),
        ("after Safar 38 AH", "after Safar 38 AH", "after July/August 658", "after Safar 38 AH"),
        ("between 37 and 39 AH", "between 37 and 39 AH", "between 657/8 and 659/60", "between 37 and 39 AH"),
        (
            "between 3 and 5 Safar 38 AH",
            "between 3 and 5 Safar 38 AH",
            "between about 11 and 13 July 658",
            "between 3 and 5 Safar 38 AH",
        ),
        ("44, 50 or 52 AH", "44, 50 or 52 AH", "664/5, 670/1 or 672", "44, 50 or 52 AH"),
        ("20 or 21 Rabi I 38 AH", "20 or 21 Rabiʿ I 38 AH", "about 26 or 27 August 658", "20 or 21 Rabiʿ I 38 AH"),
        ("15 Rabi I or 15 Jumada I 38 AH", "15 Rabiʿ I or 15 Jumada I 38 AH", "about 21 August or 19 October 658",
         "15 Rabiʿ I or 15 Jumada I 38 AH"),
        ("early Safar 38 AH", "early Safar 38 AH", "about 9–18 July 658", "early Safar 38 AH"),
        ("mid Safar 38 AH", "mid-Safar 38 AH", "about 19–28 July 658", "mid-Safar 38 AH"),
        ("Wed, 1 Safar 37 AH", "Wednesday 1 Safar 37 AH", "about 19 July 657", "1 Safar 37 AH"),
        ("22 July 658 Julian", "22 July 658", "22 July 658", "about 14 Safar 38 AH"),
        ("25 July 658 Gregorian", "25 July 658 Gregorian", "22 July 658", "about 14 Safar 38 AH"),
        ("658 CE", "658", "658", "37/8 AH"),
        ("1582 Julian", "1582 Julian", "1582", "989/90 AH"),
        ("200 Julian – 200", "200", "200", ""),
        ("10 Feb – 11 Mar 658", "10 February–11 March 658", "10 February–11 March 658", "about 1–30 Ramadan 37 AH"),
        ("July 658", "July 658", "July 658", "Muharram/Safar 38 AH"),
        ("38 CE", "38 CE", "38 CE", ""),
        ("44 BCE – 14 CE", "44 BCE–14 CE", "44 BCE–14 CE", ""),
        ("15 March 44 BC", "15 March 44 BCE", "15 March 44 BCE", ""),
        ("622", "622", "622", "1 AH"),
    ],
)  # fmt: skip
def test_printing(text: str, own: str, western: str, islamic: str) -> None:
    date = parse_date(text)
    assert (written(date), in_western(date), in_islamic(date)) == (own, western, islamic)


def test_short_names_and_exact_years() -> None:
    assert in_western(parse_date("Safar 38 AH"), short=True) == "9 Jul–6 Aug 658"
    assert written(parse_date("Wednesday 19 July 657"), short=True) == "Wed 19 Jul 657"
    assert in_western_exact(parse_date("38 AH")) == "9 June 658–28 May 659"
    assert in_western_exact(parse_date("between 37 and 38 AH")) == "between 19 June 657 and 28 May 659"
    assert in_western_exact(parse_date("before 38 AH")) == "before 658/9"


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("Wed 1 Safar 37 AH", 0),
        ("Wed 7 Safar 37 AH", 1),
        ("Fri 12 Safar 37 AH", -2),
        ("1 Safar 37 AH", None),
        ("Sat 14 October 1066", 0),
    ],
)
def test_weekdays_against_the_table(text: str, distance: int | None) -> None:
    assert weekday_distance(parse_date(text).points[0]) == distance


def test_chronological_order() -> None:
    texts = ["before Safar 38 AH", "Safar 38 AH", "1 Safar 38 AH", "14 Safar 38 AH", "after Safar 38 AH"]
    texts.append("17–23 Ramadan 40 AH")
    dates = [parse_date(text) for text in texts]
    assert sorted([*dates[3:], *dates[:3]], key=sort_key) == dates


def test_years_meant() -> None:
    assert western_years(parse_date("after about 292 AH")) == (904, 905)
    assert western_years(parse_date("44 BCE")) == (-43, -43)
    assert islamic_years(parse_date("658")) == (37, 38)


@given(st.integers(1, 1500), st.integers(1, 12), st.integers(1, 29))
def test_a_day_survives_conversion_there_and_back(year: int, month: int, day: int) -> None:
    text = f"{day} {ISLAMIC_MONTHS[month - 1]} {year} AH"
    converted = in_western(parse_date(text))
    assert converted.startswith("about ")
    back = parse_date(converted.removeprefix("about "))
    assert back.earliest == to_jdn(AH, year, month, day)
    assert from_jdn(AH, back.earliest) == (year, month, day)
    assert in_islamic(back) == f"about {text}"
    assert 0 <= weekday_of(back.earliest) < 7
