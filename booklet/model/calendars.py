"""Three calendars ↔ Julian day numbers (whole days; JDN 0 is Monday, 1 January 4713 BCE, Julian).

Years are astronomical: 1 BCE is 0, 44 BCE is −43. The Islamic calendar is the tabular one with the civil epoch
(1 Muharram 1 AH = 16 July 622 Julian) and the leap years 2 5 7 10 13 16 18 21 24 26 29 of each thirty.
"""

from __future__ import annotations

AH, JULIAN, GREGORIAN = "ah", "julian", "gregorian"
ISLAMIC_EPOCH = 1948440  # 1 Muharram 1 AH
GREGORIAN_START = 2299161  # 15 October 1582, the day after Thursday 4 October 1582 Julian

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ISLAMIC_MONTHS = (
    "Muharram", "Safar", "Rabiʿ I", "Rabiʿ II", "Jumada I", "Jumada II", "Rajab", "Shaʿban", "Ramadan", "Shawwal",
    "Dhu l-Qaʿda", "Dhu l-Hijja",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The years an author may write. Outside them a slip of the keyboard is likelier than a date.
FIRST_YEAR = {AH: 1, JULIAN: -4711, GREGORIAN: -4711}
LAST_YEAR = {AH: 2500, JULIAN: 3000, GREGORIAN: 3000}

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(calendar: str, year: int) -> bool:
    """Whether `year` has a day more: 355 days in the Islamic calendar, 366 in the others."""
    if calendar == AH:
        return (11 * year + 14) % 30 < 11
    if calendar == JULIAN:
        return year % 4 == 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(calendar: str, year: int, month: int) -> int:
    """Days of a month (1 to 12)."""
    if calendar == AH:
        return 30 if month % 2 or (month == 12 and is_leap(AH, year)) else 29
    return 29 if month == 2 and is_leap(calendar, year) else _LENGTHS[month - 1]


def to_jdn(calendar: str, year: int, month: int, day: int) -> int:
    """A day that exists → its Julian day number; `ValueError` for 30 Safar, month 13, day 0."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(calendar, year, month):
        raise ValueError(f"no day {day} in month {month} of {calendar} {year}")
    if calendar == AH:
        return ISLAMIC_EPOCH - 1 + day + (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (11 * year + 3) // 30
    early = month < 3  # a year from March to February puts the leap day last
    shifted = year + 4800 - early
    days = day + (153 * (month + 12 * early - 3) + 2) // 5 + 365 * shifted + shifted // 4
    if calendar == JULIAN:
        return days - 32083
    return days - shifted // 100 + shifted // 400 - 32045


def from_jdn(calendar: str, jdn: int) -> tuple[int, int, int]:
    """A Julian day number → (year, month, day) of `calendar`."""
    if calendar == AH:
        year = (30 * (jdn - ISLAMIC_EPOCH) + 10646) // 10631
        passed = jdn - to_jdn(AH, year, 1, 1)
        month = min(12, 2 * passed // 59 + 1)
        return year, month, passed - (59 * (month - 1) + 1) // 2 + 1
    if calendar == JULIAN:
        century, rest = 0, jdn + 32082
    else:
        century, rest = divmod(4 * (jdn + 32044) + 3, 146097)
        rest //= 4
    year, days = divmod(4 * rest + 3, 1461)
    days //= 4
    month, day = divmod(5 * days + 2, 153)
    return 100 * century + year - 4800 + month // 10, (month + 2) % 12 + 1, day // 5 + 1


def weekday_of(jdn: int) -> int:
    """A Julian day number → 0 for Monday … 6 for Sunday."""
    return jdn % 7


def western(jdn: int) -> str:
    """The calendar a Western writer used for that day: Julian before 15 October 1582, Gregorian from then on."""
    return JULIAN if jdn < GREGORIAN_START else GREGORIAN
