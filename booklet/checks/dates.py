"""Checks on dates: what no calendar and no reading of the works allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from booklet.model.archive import Archive
from booklet.model.dates import AH, PLAY, WEEKDAYS, differ, weekday_distance, weekday_of, written
from booklet.model.inline import Id
from booklet.model.records import Attestation, Event, Person
from booklet.problems import Problems

EXAMPLES = {
    "weekday_off": """\
title: A Friday that was a Sunday
works: {baladhuri: {title: Ansāb}}
events: {siffin: {title: Siffin, dates: [{on: Fri 12 Safar 37 AH, says: baladhuri}]}}
""",
    "active_after_death": """\
title: A dead commander
people: {kinana: {name: Kinana, died: 35 AH}}
events: {battle: {title: The battle, date: Safar 38 AH, people: {kinana: commander}}}
""",
    "active_before_birth": """\
title: An unborn king
people: {william: {name: William, born: about 1028}}
events: {battle: {title: The battle, date: 1016, people: [william]}}
""",
    "death_before_birth": """\
title: A life run backwards
people: {bede: {name: Bede, born: "735", died: "673"}}
events: {book: {title: The book, people: [bede]}}
""",
    "order_against_dates": """\
title: The verdict first
events:
  verdict: {title: The verdict, date: Shaʿban 38 AH}
  battle: {title: The battle, date: Safar 38 AH, after: [verdict]}
""",
    "date_taken_for_granted": """\
title: The date of Nahrawan
works: {kindi: {title: Wulāt}}
events:
  nahrawan: {title: Nahrawan, dates: [{on: 37 AH}, {on: 9 Safar 38 AH, says: kindi}]}
""",
}


def weekday_off(archive: Archive, problems: Problems) -> None:
    """The weekday a work names is the calendar's, give or take a day for AH dates.

    Works do get it wrong: then say so in the attestation's `note`, and the check is content.
    """
    for attestation in _attestations(archive):
        for point in attestation.date.points:
            off = weekday_distance(point)
            if off is None or attestation.note or abs(off) <= (1 if point.calendar == AH else 0):
                continue
            there = WEEKDAYS[weekday_of(point.start)]
            problems.warning(
                attestation.at,
                f"{attestation.date.as_written} was a {there}, not a {WEEKDAYS[point.weekday or 0]}",
                "check day and month; if the work says so, add a `note` that the weekday does not fit",
                "weekday-off",
            )


def active_after_death(archive: Archive, problems: Problems) -> None:
    """Nobody takes part in an event that every date puts after every date of their death."""
    for event, person, at in _takes_part(archive):
        if _all_before(person.died, event.dates):
            problems.error(
                at.at,
                f"`{person.id}` takes part in `{event.id}` ({_earliest(event.dates)}), after dying"
                f" ({_latest(person.died)})",
                "check both dates, or take the person out of the event",
                "active-after-death",
            )


def active_before_birth(archive: Archive, problems: Problems) -> None:
    """Nobody takes part in an event that every date puts before every date of their birth."""
    for event, person, at in _takes_part(archive):
        if _all_before(event.dates, person.born):
            problems.error(
                at.at,
                f"`{person.id}` takes part in `{event.id}` ({_latest(event.dates)}), before being born"
                f" ({_earliest(person.born)})",
                "check both dates, or take the person out of the event",
                "active-before-birth",
            )


def death_before_birth(archive: Archive, problems: Problems) -> None:
    """At least one date of death is later than one date of birth."""
    for person in archive.people.values():
        if _all_before(person.died, person.born):
            problems.error(
                person.died[0].at,
                f"`{person.id}` dies ({_latest(person.died)}) before being born ({_earliest(person.born)})",
                "check `born` and `died`",
                "death-before-birth",
            )


def order_against_dates(archive: Archive, problems: Problems) -> None:
    """An event that comes `after` another has at least one date that allows it."""
    for event in archive.events.values():
        for earlier in event.after:
            other = archive.events.get(earlier)
            if other and _all_before(event.dates, other.dates):
                problems.error(
                    earlier.at,
                    f"`{event.id}` is said to come after `{other.id}`, but every date puts it before:"
                    f" {_latest(event.dates)}, and {_earliest(other.dates)}",
                    "check the dates and `after`",
                    "order-against-dates",
                )


def date_taken_for_granted(archive: Archive, problems: Problems) -> None:
    """Where dates differ, none stands without the work that gives it: the booklet takes no side."""
    for event in archive.events.values():
        for attestation in event.dates:
            if attestation.says is None and (
                event.dates_in or any(differ((attestation.date, other.date)) for other in event.dates)
            ):
                problems.warning(
                    attestation.at,
                    f"the date of `{event.id}` is disputed, and no work is named for {attestation.date.as_written}",
                    "say which work gives it: `{on: …, says: work, at: …}`",
                    "date-taken-for-granted",
                )


def _attestations(archive: Archive) -> Iterator[Attestation]:
    for event in archive.events.values():
        yield from event.dates
    for person in archive.people.values():
        yield from person.born
        yield from person.died


def _takes_part(archive: Archive) -> Iterator[tuple[Event, Person, Id]]:
    for event in archive.events.values():
        for participant in event.participants:
            person = archive.people.get(participant.person)
            if person:
                yield event, person, participant.person


def _all_before(first: Sequence[Attestation], then: Sequence[Attestation]) -> bool:
    """Whether every date of `first` is over before any of `then` can begin; never, when one of them has no date."""
    if not first or not then:
        return False
    return max(a.date.latest for a in first) + PLAY < min(a.date.earliest for a in then)


def _earliest(dates: Sequence[Attestation]) -> str:
    return written(min(dates, key=lambda a: a.date.earliest).date)


def _latest(dates: Sequence[Attestation]) -> str:
    return written(max(dates, key=lambda a: a.date.latest).date)
