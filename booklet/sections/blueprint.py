"""The booklet on one page: the question it asks, what it holds and where, and how to read it.

Fed by `booklet.yaml`: question, supporting questions, introduction. The counts and the advice come from the other
files: a booklet without disputes says nothing about silence. A longer introduction has a page of its own before.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, Block, Heading, Item, Items, PageBreak, Paragraph, Span, Text
from booklet.model.archive import Archive
from booklet.model.calendars import AH
from booklet.model.records import DENIES, SAID, SILENT
from booklet.named import NamedTuple
from booklet.sections.chronology import strands_of
from booklet.sections.phrases import capitalised, counted, join, words
from booklet.sections.words import Scribe, on_page, section_anchor

KIND = "blueprint"
FRONT = True

TITLE = "At a glance"
SUPPORTING = "On the way to an answer"
INTRODUCTION = "Introduction"
HARD_SPACE = "\u00a0"
LONG = 800  # characters: a longer introduction would push the rest off the page
HOLDS = "In this booklet"
ADVICE_HEAD = "How to read it"

ACCORDING = (
    "according to",
    "nearly all of this is what somebody wrote. A name in brackets says who, and where in the work.",
)
SILENCE = ("silent", "the account does not mention the point, which is neither a yes nor a no.")
DENIAL = ("denies", "the account says that it was not so.")
HEARSAY = ("it is said", "the account passes it on without naming a teller.")
WITNESSES = ("witness", "several works that repeat one teller are one witness, however many they are.")
DATES = ("AH", "years of the Islamic calendar. The Western date beside them can be a day or two out: hence “about”.")


class Part(NamedTuple):
    """A line of the list of contents by number."""

    kind: str
    number: int
    one: str
    many: str = ""
    more: str = ""  # said after the count


EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
question: Can we know what happened?
supporting questions: [Who tells us?, How did they know?]
introduction: Two works disagree about one march.
works:
  chronicle: {title: The Chronicle, author: Anon}
  letter: {title: A Letter, author: Brother Ode}
events:
  march: {title: The march, date: Safar 38 AH}
disputes:
  size:
    question: How many marched?
    points: {men: How many men?}
    accounts:
      - {work: chronicle, text: Six thousand marched., says: {men: six thousand}}
      - {work: letter, text: A few marched., says: {men: silent}}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Settings and counts → one page."""
    scribe = Scribe(archive)
    settings = archive.settings
    apart = len(settings.introduction.plain) > LONG
    if apart:
        yield Heading(1, words(INTRODUCTION))
        yield from scribe.paragraphs(settings.introduction)
        yield PageBreak()
    yield Heading(1, words(TITLE), section_anchor(KIND))
    if settings.question:
        yield Paragraph(scribe.text(settings.question), "lead", keep_next=True)
    if not apart:
        yield from scribe.paragraphs(settings.introduction)
    if settings.supporting:
        yield Heading(2, words(SUPPORTING), contents=False)
        yield Items(
            tuple(
                Item((Paragraph(scribe.text(q), "body"),), words(f"{n}.")) for n, q in enumerate(settings.supporting, 1)
            )
        )
    held = join((_held(scribe, part) for part in _parts(archive) if part.number and scribe.shows(part.kind)), ", ")
    if held:
        yield Heading(2, words(HOLDS), contents=False)
        yield Paragraph((*capitalised(held), Span(".")), "listed")
    advice = _advice(archive)
    if advice:
        yield Heading(2, words(ADVICE_HEAD), contents=False)
        for term, meaning in advice:
            yield Paragraph((Span(term, BOLD), Span(": " + meaning)), "entry")


def _parts(archive: Archive) -> tuple[Part, ...]:
    return (
        Part("essays", len(archive.essays), "essay"),
        _events(archive),
        Part("people", len(archive.people), "person", "people"),
        Part("places", len(archive.places), "place"),
        _works(archive),
        Part("disputes", len(archive.disputes), "dispute"),
        Part("exercises", len(archive.exercises), "text to correct", "texts to correct"),
        Part("corrections", len(archive.corrections), "fault found in retellings", "faults found in retellings"),
        Part("glossary", len(archive.terms), "term"),
        Part("questions", len(archive.questions), "question"),
    )


def _events(archive: Archive) -> Part:
    """Strands are stories that events belong to, and no events themselves."""
    strands = len(strands_of(archive))
    more = f" in {counted(strands, 'story', 'stories')}" if strands > 1 else ""
    return Part("chronology", len(archive.events) - strands, "event", more=more)


def _works(archive: Archive) -> Part:
    lost = sum(work.lost for work in archive.works.values())
    more = f" and {lost} known only from others" if lost else ""
    return Part("works", len(archive.works) - lost, "work", more=more)


def _held(scribe: Scribe, part: Part) -> Text:
    """ "24 events (page 7)"."""
    first_essay = next(iter(scribe.archive.essays), "")
    anchor = first_essay if part.kind == "essays" else section_anchor(part.kind)
    number, _, what = counted(part.number, part.one, part.many).partition(" ")
    return (Span(f"{number}{HARD_SPACE}{what}{part.more}", link="#" + anchor), *on_page(anchor))


def _advice(archive: Archive) -> list[tuple[str, str]]:
    """Only what this booklet's reader will meet."""
    stances = {
        c.stance for d in archive.disputes.values() for t in d.testimonies for cs in t.cells.values() for c in cs
    }
    silent = SILENT in stances or any(
        point.key not in testimony.cells
        for d in archive.disputes.values()
        for testimony in d.testimonies
        for point in d.points
    )
    dates = [a for e in archive.events.values() for a in e.dates]
    dates += [a for p in archive.people.values() for a in (*p.born, *p.died)]
    tests = (
        (bool(archive.accounts) or any(a.says for a in dates), ACCORDING),
        (silent, SILENCE),
        (DENIES in stances, DENIAL),
        (SAID in stances or any(a.hearsay for a in dates), HEARSAY),
        (any(len(d.testimonies) > 1 for d in archive.disputes.values()), WITNESSES),
        (any(a.date.calendar == AH for a in dates), DATES),
    )
    return [advice for met, advice in tests if met]
