"""Index of people, groups, places, works and terms, with their other names sending the reader on.

Fed by every mention in the booklet; nothing is written for it. ʿ, ʾ, al-, hyphens and marks do not matter in filing.
Other names are full ones, those under `also`, and the name in its own script, which stands below, in that script's
order. A group or a term sends also to those that its text names, as `[[id]]`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from booklet.document import BOLD, ITALIC, Block, Heading, Index, IndexEntry, Paragraph, Related, Span, Text
from booklet.model.archive import Archive, work_name
from booklet.model.inline import Emphasis, Line, Link, Mention, Prose, Strong
from booklet.model.records import Group, Script, Term
from booklet.named import NamedTuple
from booklet.sections.collation import collation_key
from booklet.sections.phrases import in_brackets, words
from booklet.sections.words import face_for, full_name, scripts, section_anchor

KIND = "index"

TITLE = "Index"
BOLD_NUMBERS = "Bold numbers"
BOLD_MEANS = " show where the person, group, place, work or term itself is described."
IN_SCRIPT = "In {} script"
LATIN = ("LATIN", "DIGIT")  # how the names of signs begin that are filed from A to Z, in Unicode

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
people:
  ali: {name: ʿAli, full name: ʿAlī b. Abī Ṭālib, also: [Abu l-Hasan], script: {ar: علي بن أبي طالب}}
  ibn-hudayj: {name: Ibn Hudayj, full name: Muʿāwiya b. Ḥudayj}
places: {kufa: {name: Kufa, full name: al-Kūfa, script: {ar: الكوفة}}}
works: {tabari: {title: Tārīkh, author: al-Ṭabarī, short: Tabari}}
groups: {rebels: {name: Rebels, text: "Those who rose: see [[fitna]]."}}
terms: {fitna: {term: fitna, language: ar-Latn, text: Strife.}}
"""
}


class Named(NamedTuple):
    """Records as the index files them: their head-word and what follows it, the other names a reader may look under (in
    their languages where they are not the booklet's), and records to see also."""

    ids: tuple[str, ...]
    name: str
    text: Text
    more: Text = ()
    others: tuple[Span, ...] = ()
    also: tuple[str, ...] = ()
    common: bool = False  # a group or a term, which may be filed as one


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Records → head-words in order; the typesetter adds the pages and drops those never met."""
    all_named = [*_merged(_named(archive))]
    heads = {id: Related(id, named.text) for named in all_named for id in named.ids}
    entries: list[IndexEntry] = []
    for named in all_named:
        key = collation_key(named.name)
        also = dict.fromkeys(heads[id] for id in named.also if id in heads and id not in named.ids)
        entries.append(IndexEntry(named.ids, named.text, key, (), named.more, tuple(also)))
        seen = {key}
        for other in named.others:
            filed = collation_key(other.text)
            if filed and filed not in seen:
                seen.add(filed)
                entries.append(IndexEntry(named.ids, (other,), filed, named.text))
    if entries:
        yield Heading(1, words(TITLE), section_anchor(KIND))
        yield Paragraph((Span(BOLD_NUMBERS, BOLD), Span(BOLD_MEANS)), "note")
    entries.sort(key=lambda entry: (_script(entry.sort), entry.sort, bool(entry.see), entry.keys))
    for script, filed_in in groupby(entries, lambda entry: _script(entry.sort)):
        yield Index(tuple(filed_in), title=words(IN_SCRIPT.format(script.capitalize())) if script else ())


def _script(filed: str) -> str:
    """What an entry is filed under → the script of its first letter as Unicode names it; "" for A to Z."""
    name = unicodedata.name(filed[0], "") if filed else ""
    return "" if name.startswith(LATIN) else name.partition(" ")[0]


def _merged(all_named: Iterator[Named]) -> Iterator[Named]:
    """A group and the term for it, filed alike ("ʿUthmaniyya", "ʿUthmāniyya"), are one head-word: the later one, which
    has a script."""
    found: dict[tuple[str, bool], Named] = {}
    for named in all_named:
        key = (collation_key(named.name) if named.common else named.ids[0], named.common)
        other = found.get(key)
        found[key] = _as_one(other, named) if other else named
    yield from found.values()


def _as_one(other: Named, named: Named) -> Named:
    ids, others, also = (*other.ids, *named.ids), (*other.others, *named.others), (*other.also, *named.also)
    return named._replace(ids=ids, others=others, also=also)


def _named(archive: Archive) -> Iterator[Named]:
    for person in archive.people.values():
        others = (*_others(person.full_name, *person.also), *_in_scripts(person.script))
        more = _spaced(in_brackets(full_name(person.name, person.full_name, person.script)))
        yield Named((person.id,), person.name, words(person.name), more, others)
    for group in archive.groups.values():
        also, others = tuple(_related(archive, group.text)), (*_others(*group.also), *_in_scripts(group.script))
        yield Named((group.id,), group.name, words(group.name), (), others, also, common=True)
    for place in archive.places.values():
        others = (*_others(place.full_name, *place.also), *_in_scripts(place.script))
        more = _spaced(in_brackets(full_name(place.name, place.full_name, place.script)))
        yield Named((place.id,), place.name, words(place.name), more, others)
    for work in archive.works.values():
        name = work_name(work)
        told = f" {collation_key(name)} " in f" {collation_key(work.title)} "
        title: Text = () if told else (Span(", "), Span(work.title, ITALIC))
        others = (*_others(work.author, work.title), *_in_scripts(work.script))
        yield Named((work.id,), name, words(name), title, others)
    for term in archive.terms.values():
        head = (Span(term.term, face_for(term.language), term.language),)
        also, others = tuple(_related(archive, term.definition)), (*_others(*term.also), *_in_scripts(term.script))
        yield Named((term.id,), term.term, head, _spaced(scripts(term.script)), others, also, common=True)


def _spaced(text: Text) -> Text:
    return (Span(" "), *text) if text else ()


def _others(*names: str) -> Iterator[Span]:
    return (Span(name) for name in names if name)


def _in_scripts(script: Script) -> tuple[Span, ...]:
    return tuple(Span(text, language=language) for language, text in script.items())


def _related(archive: Archive, prose: Prose) -> Iterator[str]:
    """The groups and terms that a text names by their own names: one named in other words only explains one of them."""

    def met(line: Line) -> Iterator[str]:
        for node in line:
            if isinstance(node, Mention):
                if not node.shown and isinstance(archive.records[node.id], (Group, Term)):
                    yield node.id
            elif isinstance(node, (Emphasis, Strong, Link)):
                yield from met(node.children)

    return (id for line in prose.paragraphs for id in met(line))
