"""Attested dates: both calendars, everyone who gives them, and whether they can all be right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from booklet.document import Span, Text
from booklet.model.archive import Archive
from booklet.model.dates import parse_date
from booklet.model.inline import Id
from booklet.model.records import Attestation, Event, Work
from booklet.sections.chronology import in_order
from booklet.sections.dating import attested, both_calendars, last_year, sorting_date
from booklet.sections.words import Scribe
from booklet.sections.works import distance

KINDI = Work(Id("kindi"), "Wulāt", "al-Kindī")
KHALIFA = Work(Id("khalifa"), "Tārīkh", "Khalīfa")


def plain(text: Text) -> str:
    return "".join(s.text for s in text if isinstance(s, Span))


def says(date: str, work: str = "", at: str = "", **more: object) -> Attestation:
    return Attestation(parse_date(date), Id(work) if work else None, at, **more)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("14 Safar 38 AH", "14 Safar 38 AH · about 22 July 658"),
        ("38 AH", "38 AH · 658/9"),
        ("14 October 1066", "14 October 1066"),
        ("Wed 19 July 657", "Wednesday 19 July 657"),
    ],
)
def test_both_calendars(written: str, shown: str) -> None:
    assert both_calendars(parse_date(written)) == shown


def test_those_who_give_the_same_date_share_a_line(archive: Callable[..., Archive]) -> None:
    scribe = Scribe(archive(KINDI, KHALIFA))
    dates = [
        says("38 AH", "khalifa", "192"),
        says("14 Safar 38 AH", "kindi", "“Muhammad”"),
        says("38 AH", "kindi", hearsay=True),
        says("39 AH", written="the year after"),
    ]
    assert [plain(t) for t in attested(scribe, dates)] == [
        "38 AH · 658/9\u00a0— Khalīfa\u00a0192; al-Kindī, it is said",
        "14 Safar 38 AH · about 22 July 658\u00a0— al-Kindī, “Muhammad”",
        "39 AH · 659/60 (the year after)",
    ]


def test_an_event_is_filed_under_its_most_exact_date() -> None:
    date = sorting_date([says("38 AH"), says("14 Safar 38 AH"), says("1 Rabiʿ I 38 AH"), says("before 37 AH")])
    assert date is not None
    assert date.as_written == "14 Safar 38 AH"
    assert sorting_date([]) is None


def test_events_in_order_of_time(archive: Callable[..., Archive]) -> None:
    death = Event(Id("death"), "d", dates=(says("38 AH"), says("14 Safar 38 AH")))
    battle = Event(Id("battle"), "b", dates=(says("Safar 38 AH"),))
    fort = Event(Id("fort"), "f", after=(Id("death"),))
    relief = Event(Id("relief"), "r", after=(Id("fort"),))
    entry = Event(Id("entry"), "e", dates=(says("Rabiʿ I 38 AH"),))
    nowhere = Event(Id("nowhere"), "n")
    loop = Event(Id("loop"), "l", after=(Id("loop"),))
    events = [relief, nowhere, fort, entry, death, battle, loop]
    ordered = [e.id for e in in_order(archive(*events), events)]
    assert ordered == ["battle", "death", "fort", "relief", "entry", "nowhere", "loop"]


def test_a_long_chain_of_events(archive: Callable[..., Archive]) -> None:
    chain = [Event(Id(f"e{n}"), "e", after=(Id(f"e{n - 1}"),) if n else ()) for n in range(3000)]
    assert in_order(archive(*chain), chain[::-1]) == chain


def test_an_event_stands_after_those_it_is_said_to_follow(archive: Callable[..., Archive]) -> None:
    first = Event(Id("first"), "f", dates=(says("Rajab 38 AH"),))
    second = Event(Id("second"), "s", dates=(says("38 AH"),), after=(Id("first"),))
    assert [e.id for e in in_order(archive(second, first), [second, first])] == ["first", "second"]


def test_years_after_the_last_event() -> None:
    events = [Event(Id("a"), "a", dates=(says("Ramadan 37 AH"), says("Ramadan 38 AH"))), Event(Id("b"), "b")]
    assert last_year(events) == 658
    assert last_year(events[1:]) is None
    assert distance((827, 828), 658) == "about 170 years later"
    assert distance((922, 923), 658) == "about 265 years later"
    assert distance((659, 659), 658) == "1 year later"
    assert distance((670, 671), 658) == "12 years later"
    assert distance((650, 650), 658) == "before the last of these events"
