"""The index: head-words with the pages they are met on, what is said there, and where else to look.

What is set depends on the entries and on the pages alone, so it can be set again when pages have moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from booklet.document import BOLD, ITALIC, Heading, Index, IndexEntry, Inline, Paragraph, Phrases, Related, Span, Text
from booklet.typeset.blocks import heading
from booklet.typeset.columns import flow
from booklet.typeset.compositor import Compositor
from booklet.typeset.folios import Folios
from booklet.typeset.galley import Deferred, Item, Met
from booklet.typeset.page import Element
from booklet.typeset.setting import plain

MANY = 7  # ranges of pages: with more of them, sub-entries tell what each is about

Places = Mapping[Met, Sequence[int]]  # what counts for the index, and the pages it stands on
Subjects = dict[str, list[int]]


def set_index(block: Index, measure: float, parent: Element, compositor: Compositor, body: str) -> list[Item]:
    rank = compositor.ranks.perhaps(2) if block.title else ""

    def make(places: Places, folios: Folios) -> list[Item]:
        role = "index script" if block.title else "index"
        blocks = index_blocks(block.entries, places, compositor.phrases, folios, role)
        if not blocks:
            return []
        title = Heading(2, block.title, contents=False)
        return [
            *(heading(title, Element(rank, parent), measure, compositor) if rank else ()),
            flow(blocks, block.columns, measure, Element("Index", parent), compositor, body),
        ]

    return [Deferred(make)]


def index_blocks(
    entries: Sequence[IndexEntry],
    places: Places,
    phrases: Phrases,
    folios: Folios,
    plain_role: str = "index",
) -> tuple[Paragraph, ...]:
    """Entries and pages → the lines of the index; what is never met is left out, a space stands where the initial
    changes."""
    by_key: dict[str, dict[Met, Sequence[int]]] = {}
    for met, pages in places.items():
        by_key.setdefault(met.key, {})[met] = pages
    out: list[Paragraph] = []
    initial = ""
    for entry in _worth_printing([e for e in entries if not by_key.keys().isdisjoint(e.keys)]):
        first = entry.sort[:1]
        role = f"{plain_role} first" if initial and first != initial else plain_role
        initial = first
        if entry.see:
            text = (*_plain(entry.text), Span(" "), Span(phrases.see + " ", ITALIC), *entry.see)
            out.append(Paragraph(text, role, guide=plain(entry.text)))
        else:
            found = [item for key in entry.keys for item in by_key.get(key, {}).items()]
            also = [related for related in entry.also if related.key in by_key]
            out.extend(_head_word(entry, found, _see_also(also, phrases), folios, role))
    return tuple(out)


def _worth_printing(entries: Sequence[IndexEntry]) -> Iterator[IndexEntry]:
    """Without the names that would stand right beside the head-word they send to. Two that are spelled alike are one
    entry; one that is spelled as a head-word is, sends on from there."""
    beside = {number for step in (1, -1) for number in _neighbours(entries, step)}
    kept = (entry for number, entry in enumerate(entries) if number not in beside)
    for _, alike in groupby(kept, lambda entry: entry.sort):
        first, *others = sorted(alike, key=lambda entry: bool(entry.see))
        heads = [first, *(other for other in others if not other.see)]
        sent = [other for other in others if other.see]
        if first.see:
            names = [name for other in sent for name in (Span("; "), *other.see)]
            yield first._replace(see=(*first.see, *names))
            continue
        also = tuple(Related(other.keys[0], other.see) for other in sent)
        yield first._replace(also=(*first.also, *also))
        yield from heads[1:]


def _neighbours(entries: Sequence[IndexEntry], step: int) -> Iterator[int]:
    """Numbers of the entries that stand before (or after) their own head-word with nothing else between."""
    head: tuple[str, ...] = ()
    for number in range(len(entries))[::step]:
        entry = entries[number]
        if not entry.see:
            head = entry.keys
        elif entry.keys == head:
            yield number
        else:
            head = ()


def _head_word(
    entry: IndexEntry, met: Iterable[tuple[Met, Sequence[int]]], see: Text, folios: Folios, role: str
) -> Iterator[Paragraph]:
    """A head-word with its pages: in one row, or what they are about in lines of their own."""
    main: dict[int, str] = {}
    about: Subjects = {}
    for place, pages in met:
        if place.main:
            main.update(dict.fromkeys(pages, place.key))
        else:
            about.setdefault(place.subject, []).extend(pages)
    everywhere = sorted({page for pages in about.values() for page in pages}.union(main))
    whole = _plain(entry.text + entry.more)
    guide = plain(entry.text)
    if len(about) < 2 or len(ranges(everywhere, main, folios)) <= MANY:
        text = (*whole, *_rows(everywhere, main, folios), *((Span("; "), *see) if see else ()))
        yield Paragraph(text, role, guide=guide)
        return
    here = sorted({*main, *about.pop("", ())})
    yield Paragraph((*whole, *_rows(here, main, folios)), role, keep_next=True, guide=guide)
    told = sorted(about.items(), key=lambda item: min(item[1]))
    below: list[Text] = [(Span(subject), *_rows(sorted(set(pages)), {}, folios)) for subject, pages in told]
    below += [see] if see else []
    for last, text in enumerate(below, 1 - len(below)):
        yield Paragraph(text, "index sub", keep_next=last == -1)  # no last line alone


def _see_also(also: Sequence[Related], phrases: Phrases) -> Text:
    names = [part for related in also for part in (Span("; "), *related.name)]
    return (Span(phrases.see_also + " ", ITALIC), *names[1:]) if names else ()


def _rows(pages: Sequence[int], main: Mapping[int, str], folios: Folios) -> Iterator[Inline]:
    """Pages → ", iii–iv, 1, 3–5, **9**": the main entry's number is bold and leads there."""
    for first, last in ranges(pages, main, folios):
        yield Span(", ")
        if first in main:
            yield Span(folios.of(first), BOLD, link="#" + main[first])
        else:
            yield Span(folios.range(first, last))


def ranges(pages: Sequence[int], apart: Mapping[int, str], folios: Folios) -> list[tuple[int, int]]:
    """[3, 4, 5, 9] → [(3, 5), (9, 9)]; a page `apart` is never part of a range, and none joins front matter and text.
    Pages come sorted."""
    out: list[tuple[int, int]] = []
    for page in pages:
        if out and folios.adjoin(out[-1][1], page) and page not in apart and page - 1 not in apart:
            out[-1] = (out[-1][0], page)
        elif not out or page != out[-1][1]:
            out.append((page, page))
    return out


def _plain(text: Text) -> Text:
    """A name without links: the index counts for nothing, and leads where its numbers say."""
    return tuple(span._replace(entry="", link="") if isinstance(span, Span) else span for span in text)
