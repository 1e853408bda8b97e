"""Index of people, groups, places, works and terms, with their other names sending the reader on.

Fed by every mention in the booklet; nothing is written for it. ʿ, ʾ, al-, hyphens and marks do not matter in filing.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import ITALIC, Block, Heading, Index, IndexEntry, Span, Text
from booklet.model.archive import Archive, work_name
from booklet.model.records import Script
from booklet.named import NamedTuple
from booklet.sections.collation import collation_key
from booklet.sections.phrases import in_brackets, join, words
from booklet.sections.words import face_for, full_name, scripts, section_anchor

KIND = "index"

TITLE = "Index"

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
people:
  ali: {name: ʿAli, full name: ʿAlī b. Abī Ṭālib, also: [Abu l-Hasan]}
  ibn-hudayj: {name: Ibn Hudayj, full name: Muʿāwiya b. Ḥudayj}
places: {kufa: {name: Kufa, full name: al-Kūfa, script: {ar: الكوفة}}}
works: {tabari: {title: Tārīkh, author: al-Ṭabarī, short: Tabari}}
terms: {fitna: {term: fitna, language: ar-Latn, text: Strife.}}
"""
}


class Named(NamedTuple):
    """Records as the index files them: their head-word, and the other names a reader may look under."""

    ids: tuple[str, ...]
    name: str
    text: Text
    others: tuple[str, ...] = ()
    common: bool = False  # a group or a term, which may be filed as one


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Records → head-words in order; the typesetter adds the pages and drops those never met."""
    entries: list[IndexEntry] = []
    for named in _merged(_named(archive)):
        key = collation_key(named.name)
        entries.append(IndexEntry(named.ids, named.text, key))
        seen = {key}
        for other in named.others:
            filed = collation_key(other)
            if filed and not any(filed.startswith(k) or k.startswith(filed) or f" {k} " in f" {filed} " for k in seen):
                seen.add(filed)
                entries.append(IndexEntry(named.ids, words(other), filed, see=named.name))
    if entries:
        yield Heading(1, words(TITLE), section_anchor(KIND))
        yield Index(tuple(sorted(entries, key=lambda e: (e.sort, bool(e.see), e.keys))))


def _merged(all_named: Iterator[Named]) -> Iterator[Named]:
    """A group and the term for it, filed alike ("ʿUthmaniyya", "ʿUthmāniyya"), are one head-word: the later one, which
    has a script."""
    found: dict[tuple[str, bool], Named] = {}
    for named in all_named:
        key = (collation_key(named.name) if named.common else named.ids[0], named.common)
        other = found.get(key)
        found[key] = (
            named._replace(ids=(*other.ids, *named.ids), others=(*other.others, *named.others)) if other else named
        )
    yield from found.values()


def _named(archive: Archive) -> Iterator[Named]:
    for person in archive.people.values():
        yield Named(
            (person.id,),
            person.name,
            _with_full(person.name, person.full_name, person.script),
            (person.full_name, *person.also),
        )
    for group in archive.groups.values():
        yield Named((group.id,), group.name, words(group.name), common=True)
    for place in archive.places.values():
        full = _with_full(place.name, place.full_name, place.script)
        yield Named((place.id,), place.name, full, (place.full_name,))
    for work in archive.works.values():
        name = work_name(work)
        told = f" {collation_key(name)} " in f" {collation_key(work.title)} "
        title: Text = () if told else (Span(work.title, ITALIC),)
        yield Named((work.id,), name, join((words(name), title), ", "), (work.author, work.title))
    for term in archive.terms.values():
        name_span = Span(term.term, face_for(term.language), term.language)
        yield Named((term.id,), term.term, join(((name_span,), scripts(term.script)), " "), common=True)


def _with_full(name: str, full: str, script: Script) -> Text:
    """A name and its full form: "Kufa (al-Kūfa)"."""
    return join((words(name), in_brackets(full_name(name, full, script))), " ")
