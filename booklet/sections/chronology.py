"""Chronology: a row for each event, with every date that some work gives and who gives it, in both calendars.

Fed by `events.yaml`. An event that others are `part of` and that has no date of its own is a strand: it is explained
above the table and numbered in its parts' rows. Rows whose dates cannot all be right are marked. Undated events follow
what they come `after`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from booklet.document import BOLD, Block, Cell, Column, Heading, PageNumber, Paragraph, Row, Span, Table, Text
from booklet.model.archive import Archive
from booklet.model.dates import differ, sort_key
from booklet.model.records import Event, Participant
from booklet.sections.dating import attested, sorting_date
from booklet.sections.phrases import capitalised, in_brackets, join, words
from booklet.sections.words import Scribe, section_anchor

KIND = "chronology"
START = "run-on"

TITLE = "Chronology"
WHEN, WHAT = "When", "What happened"
WHEN_SAYS = "When, and who says so"
AFTER = "After: "
STORY = "Story "
ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
UNDATED = "no date given"
MARKED = "Marked rows: the works give dates that cannot all be right."
DATES_COMPARED = "The dates are compared on page "
DISPUTED = "Disputed: "
ALT = "Events in order of time: dates with the works that give them, and what happened."

Rank: TypeAlias = "tuple[tuple[int, int, int], int]"
LONG_AGO, NEVER = (-(1 << 40), 0, 0), (1 << 40, 0, 0)

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
works:
  kindi: {title: Governors, author: al-Kindī}
  khalifa: {title: Annals, author: Khalīfa}
people: {amr: {name: ʿAmr}}
places: {dike: {name: the Dike}}
events:
  war: {title: The war for Egypt, text: A strand.}
  death:
    title: The governor dies
    part of: war
    dates: [{on: 14 Safar 38 AH, says: kindi, at: p. 28}, {on: 38 AH, says: khalifa}]
  battle:
    title: The battle
    place: dike
    part of: war
    people: {amr: commander}
    dates: [{on: Safar 38 AH, says: kindi}, {on: Rajab 38 AH, says: khalifa, at: "192", hearsay: true}]
    text: ʿAmr wins.
  fort: {title: The fort holds out, part of: war, after: [death]}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Events → strands, then one table in order of time."""
    if not archive.events:
        return
    scribe = Scribe(archive)
    strands = strands_of(archive)
    rows = [e for e in archive.events.values() if e not in strands]
    yield Heading(1, words(TITLE), section_anchor(KIND))
    numerals = _numerals(strands)
    for strand in strands:
        numeral = numerals[strand.id]
        title = words(f"{numeral}. {strand.title}" if numeral else strand.title, BOLD, strand.at)
        yield Paragraph(join((title, capitalised(scribe.text(strand.text))), ". "), "listed", strand.id)
    if not rows:
        return
    disputes = _disputes_of(archive)
    table_rows = tuple(_row(scribe, e, numerals, disputes.get(e.id, [])) for e in in_order(archive, rows))
    if any(row.marked for row in table_rows):
        yield Paragraph(words(MARKED), "note", keep_next=True)
    named = any(a.says for e in rows for a in e.dates)
    yield Table(
        columns=(Column(0.9), Column(1.1)),
        header=(Row(tuple(Cell((Paragraph(words(w), "head"),)) for w in (WHEN_SAYS if named else WHEN, WHAT))),),
        rows=table_rows,
        role="table",
        alt=ALT,
    )


def strands_of(archive: Archive) -> list[Event]:
    """Events that others are part of and that have no date of their own."""
    parents = {e.part_of for e in archive.events.values() if e.part_of}
    return [e for e in archive.events.values() if e.id in parents and not e.dates]


def _numerals(strands: list[Event]) -> dict[str, str]:
    """Strands by number; a single one needs none."""
    if len(strands) == 1:
        return {strands[0].id: ""}
    more = (str(n) for n in range(len(ROMAN_NUMERALS) + 1, len(strands) + 1))
    return dict(zip((s.id for s in strands), (*ROMAN_NUMERALS, *more)))


def in_order(archive: Archive, events: list[Event]) -> list[Event]:
    """Events by time: each no earlier than those it is written to come after; undated and unplaced ones last."""
    ranks: dict[str, Rank] = {}
    for event in events:
        waiting, open_ = [event], {event.id}
        while waiting:  # not by recursion: a chain of events may be long
            last = waiting[-1]
            before = next((id for id in last.after if id not in ranks and id not in open_), None)
            if before is not None:
                waiting.append(archive.events[before])
                open_.add(before)
            else:
                ranks[last.id] = _rank(last, ranks)
                waiting.pop()
    return sorted(events, key=lambda event: ranks[event.id])


def _rank(event: Event, ranks: Mapping[str, Rank]) -> Rank:
    """When an event was, and how many steps after another of that day. (A cycle, which the checks report, is cut.)"""
    date = sorting_date(event.dates)
    known = [ranks[id] for id in event.after if id in ranks]
    if date is None and not known:
        return NEVER, 0
    day, depth = (sort_key(date) if date is not None else LONG_AGO), 0
    for other, other_depth in known:
        if other >= day:
            day, depth = other, max(depth if other == day else 0, other_depth + 1)
    return day, depth


def _disputes_of(archive: Archive) -> dict[str, list[str]]:
    """Event → the disputes about it."""
    found: dict[str, list[str]] = {}
    for dispute in archive.disputes.values():
        for event in dispute.events:
            found.setdefault(event, []).append(dispute.id)
    return found


def _row(scribe: Scribe, event: Event, numerals: Mapping[str, str], disputes: list[str]) -> Row:
    disputed = event.dates_in is not None or differ([a.date for a in event.dates])
    when, what = tuple(_when(scribe, event)), tuple(_what(scribe, event, numerals, disputes))
    return Row((Cell(when), Cell(what)), disputed, event.id)


def _when(scribe: Scribe, event: Event) -> Iterator[Block]:
    for date in attested(scribe, event.dates, BOLD):
        yield Paragraph(date, "attested")
    if not event.dates:
        after = scribe.mentions(event.after)
        yield Paragraph((Span(AFTER), *after) if after else words(UNDATED), "silent")
    if event.dates_in and scribe.anchored(event.dates_in):
        yield Paragraph((Span(DATES_COMPARED, link=scribe.link(event.dates_in)), PageNumber(event.dates_in)), "small")


def _what(scribe: Scribe, event: Event, numerals: Mapping[str, str], disputes: list[str]) -> Iterator[Block]:
    yield Paragraph(words(event.title, BOLD, event.at), "body", keep_next=True)
    yield from scribe.paragraphs(event.text, "first", "body")
    setting = join(
        (
            (scribe.mention(event.place),) if event.place else (),
            _strand(scribe, event.part_of, numerals) if event.part_of else (),
            join((_participant(scribe, p) for p in event.participants), ", "),
        ),
        " · ",
    )
    if setting:
        yield Paragraph(setting, "small")
    others = scribe.references(d for d in disputes if d != event.dates_in and scribe.anchored(d))
    if others:
        yield Paragraph((Span(DISPUTED), *others), "small")


def _strand(scribe: Scribe, id: str, numerals: Mapping[str, str]) -> Text:
    """The strand's numeral; nothing where it is the only one; its name where it is an event with a date."""
    if id not in numerals:
        return (scribe.mention(id),)
    return (Span(STORY + numerals[id], link=scribe.link(id)),) if numerals[id] else ()


def _participant(scribe: Scribe, participant: Participant) -> Text:
    return join(((scribe.mention(participant.person),), in_brackets(scribe.text(participant.role))), " ")
