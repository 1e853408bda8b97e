"""Who's who: people under the side they stood on, with names in two scripts, dates and who gives them, kin, namesakes.

Fed by `people.yaml` and `groups.yaml`. A person stands under the first of their groups; those of none come last.
Without groups all stand in one alphabetical list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from booklet.document import BOLD, Block, Group, Heading, Paragraph, Span, Text
from booklet.model.archive import Archive
from booklet.model.records import Attestation, Confusable, Person
from booklet.sections.collation import collation_key
from booklet.sections.dating import any_of, attested
from booklet.sections.phrases import capitalised, explained, join, spoken, unstopped, words
from booklet.sections.words import Scribe, called, full_name, scripts, section_anchor

KIND = "people"
START = "run-on"

TITLE = "Who’s who"
SIDES_ONLY = "Sides"
OTHERS = "Others"
BORN, DIED = "Born ", "Died "
OR = "; or "
ALSO_WITH = "Also of "
NOT = "Do not confuse with "

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
works:
  kindi: {title: Governors, author: al-Kindī}
  khalifa: {title: Annals, author: Khalīfa}
groups:
  syria: {name: Muʿawiya’s Syrians, text: The army of Syria.}
  rebels: {name: The rebels}
people:
  ibn-hudayj:
    name: Ibn Hudayj
    full name: Muʿāwiya b. Ḥudayj
    script: {ar: معاوية بن حديج}
    also: [Abu Nuʿaym]
    lineage: Sakuni
    died: [{on: 52 AH, says: kindi, at: p. 30}, {on: 50 AH, says: khalifa, hearsay: true}]
    role: Leader of the ʿUthmaniyya.
    groups: [syria, rebels]
    kin: {kinana: kinsman}
    do not confuse: {muawiya: the caliph}
  muawiya: {name: Muʿawiya, groups: [syria], do not confuse: [ibn-hudayj]}
  kinana: {name: Kinana}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """People and groups → one entry each."""
    if not archive.people and not archive.groups:
        return
    scribe = Scribe(archive)
    yield Heading(1, words(TITLE if archive.people else SIDES_ONLY), section_anchor(KIND))
    if not archive.groups:
        for person in _filed(archive.people.values()):
            yield _entry(scribe, person, 2)
        return
    sides: dict[str, list[Person]] = {id: [] for id in archive.groups}
    others: list[Person] = []
    for person in archive.people.values():
        (sides[person.groups[0]] if person.groups else others).append(person)
    for id, members in sides.items():
        yield from _side(scribe, id)
        for person in _filed(members):
            yield _entry(scribe, person, 3)
    if others:
        yield Heading(2, words(OTHERS), contents=False)
        for person in _filed(others):
            yield _entry(scribe, person, 3)


def _filed(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda p: (collation_key(p.name), collation_key(p.full_name)))


def _side(scribe: Scribe, id: str) -> Iterator[Block]:
    """A group's heading and what it is."""
    group = scribe.archive.groups[id]
    name = join(((Span(group.name, entry=id, at=group.at),), scripts(group.script)), " · ")
    yield Heading(2, capitalised(name), id, contents=False, running=group.name)
    names = called(group.also)
    if names:
        yield Paragraph(names, "small", keep_next=True)
    for paragraph in scribe.paragraphs(group.text):
        yield paragraph._replace(keep_next=True)


def _entry(scribe: Scribe, person: Person, level: int) -> Group:
    """One person, kept on one page where it fits."""
    name = Span(person.name, entry=person.id, at=person.at)
    head = Heading(level, (name,), person.id, contents=False, guide=person.name)
    return Group((head, *_lines(scribe, person)))


def _lines(scribe: Scribe, person: Person) -> Iterator[Block]:
    names = _names(person)
    if names:
        yield Paragraph(names, "small", keep_next=True)
    yield from scribe.paragraphs_after(scribe.text(person.role), person.text)
    offices = join(_offices(scribe, person), "; ")
    if offices:
        yield Paragraph(capitalised(offices), "small")
    life = join((_dates(scribe, BORN, person.born), _dates(scribe, DIED, person.died)), ". ")
    if life:
        yield Paragraph(life, "small")
    kin = join(((Span(f"{k.relation}: "), scribe.mention(k.person)) for k in person.kin), "; ")
    if kin:
        yield Paragraph(capitalised(kin), "small")
    if person.groups[1:]:
        yield Paragraph((Span(ALSO_WITH), *scribe.mentions(person.groups[1:])), "small")
    if person.confusable:
        others = join((unstopped(_not(scribe, c)) for c in person.confusable), "; ")
        yield Group((Paragraph((Span(NOT, BOLD), *others, Span(".")), "small"),), "box")


def _offices(scribe: Scribe, person: Person) -> Iterator[Text]:
    """Those that the person's role does not name already."""
    role = spoken(scribe.text(person.role)).casefold()
    for office in person.offices:
        text = unstopped(scribe.text(office))
        if spoken(text).casefold() not in role:
            yield text


def _names(person: Person) -> Text:
    """Full name, own script, lineage and other names, on one line as far as they go."""
    return join(
        (
            full_name(person.name, person.full_name, person.script),
            scripts(person.script),
            words(person.lineage),
            called(person.also),
        ),
        " · ",
    )


def _dates(scribe: Scribe, lead: str, attestations: tuple[Attestation, ...]) -> Text:
    if not attestations:
        return ()
    return (Span(lead), *(any_of(scribe, attestations) or join(attested(scribe, attestations), OR)))


def _not(scribe: Scribe, other: Confusable) -> Text:
    name = (scribe.mention(other.person, face=BOLD),) if other.person else words(other.name, BOLD)
    return explained(name, scribe.text(other.why))
