"""The author's inline text → the document's `Text`, with links, index marks and citations as this booklet prints them.

A `Scribe` knows the archive and which records have a place in the booklet: a mention is linked only where its record is
printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from booklet.document import (
    BOLD,
    BOLD_ITALIC,
    CITATION,
    ITALIC,
    MARGIN,
    REMARK,
    ROMAN,
    Inline,
    Note,
    PageNumber,
    Paragraph,
    Span,
    Text,
)
from booklet.model.archive import PRINTED_IN, Archive, work_name
from booklet.model.inline import Citation, Emphasis, Id, Line, Link, Mention, PageOf, Prose, Strong, Words
from booklet.model.records import (
    LEVELS,
    Account,
    Dispute,
    Essay,
    Event,
    Exercise,
    Group,
    Person,
    Place,
    Script,
    Term,
    Work,
)
from booklet.problems import NOWHERE, Locatable
from booklet.sections.cited import cited_works
from booklet.sections.notes import tied
from booklet.sections.phrases import capitalised, join, sentences, words

CALLED = "also: "
PAGE = "page"
PAGE_OPENS, PAGE_CLOSES = " (page ", ")"
TITLED = (Account, Dispute, Essay, Event, Exercise)  # titles in running text are set aslant
BOUND = 9  # characters of a locator that no line end parts from its work
CITATION_OPENS, CITATION_CLOSES, CITATION_PARTS = "(", ")", "; "

# A locator that begins with a figure, arabic or roman, needs no comma before it.
_FIGURES = re.compile(r"[\d§¶]|[IVXLCDM]+[:.]?\d|[IVXLCDM]+$")

INDEXED = (Person, Group, Place, Work, Term)

_BOLDER = {ROMAN: BOLD, ITALIC: BOLD_ITALIC, BOLD: BOLD, BOLD_ITALIC: BOLD_ITALIC}
_SLANTED = {ROMAN: ITALIC, ITALIC: ROMAN, BOLD: BOLD_ITALIC, BOLD_ITALIC: BOLD}
_UPRIGHT = {ROMAN: ROMAN, ITALIC: ROMAN, BOLD: BOLD, BOLD_ITALIC: BOLD}


def section_anchor(kind: str) -> str:
    """A section kind → the anchor of its heading. The point keeps it apart from every record's id."""
    return f"section.{kind}"


def on_page(anchor: str, more: str = "") -> Text:
    """An anchor → " (page 31)"."""
    return (Span(PAGE_OPENS), PageNumber(anchor), Span(more + PAGE_CLOSES))


def face_for(language: str, face: str = ROMAN) -> str:
    """Transliteration is set aslant; another script has no italic."""
    if not language:
        return face
    return _SLANTED[face] if language.lower().endswith("-latn") else _UPRIGHT[face]


class Scribe:
    """Archive → document text. `index` False: no place counts for the index, and citations stay in the text."""

    def __init__(self, archive: Archive, shown: Iterable[str] = (), index: bool = True) -> None:
        self.archive = archive
        self.shown = frozenset(shown or archive.settings.sections)
        self.index = index
        self.notes = index and archive.settings.citations == "notes"

    @cached_property
    def unindexed(self) -> Scribe:
        """The same hand for answers: they stand in one edition only, and both have the same index."""
        return Scribe(self.archive, self.shown, index=False)

    @cached_property
    def cited(self) -> frozenset[str]:
        return cited_works(self.archive)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Questions and corrections are named by their numbers: questions run on through the levels."""
        questions = sorted(self.archive.questions.values(), key=lambda q: LEVELS.index(q.level))
        numbers: dict[str, int] = {q.id: n for n, q in enumerate(questions, 1)}
        return numbers | {id: n for n, id in enumerate(self.archive.corrections, 1)}

    # ---- where records stand

    def shows(self, kind: str) -> bool:
        """Is this section kind in the booklet? No list in the settings means all of them."""
        return not self.shown or kind in self.shown

    def anchored(self, id: str) -> bool:
        """Does the record have a place in this booklet that a link can reach?"""
        record = self.archive.records.get(id)
        if record is None:
            return False
        if isinstance(record, Work) and not self.shows("works"):
            return self.shows("works-cited") and id in self.cited
        return self.shows(PRINTED_IN[type(record)])

    def link(self, id: str) -> str:
        return f"#{id}" if self.anchored(id) else ""

    # ---- names

    def name(self, id: str) -> str:
        number = self.numbers.get(id)
        if number is None:
            return self.archive.name(id)
        return f"{'question' if id in self.archive.questions else 'correction'} {number}"

    def mention(self, id: str, shown: str = "", face: str = ROMAN, at: Locatable = NOWHERE) -> Span:
        """A record's name as this booklet prints it: linked, and counted for the index. Where nobody wrote it, its
        place is the record's."""
        record = self.archive.records[id]
        language = record.language if isinstance(record, Term) and not shown else ""
        return Span(
            shown or self.name(id),
            face_for(language, _SLANTED[face] if isinstance(record, TITLED) and not shown else face),
            language=language,
            link=self.link(id),
            entry=str(id) if self.index and isinstance(record, INDEXED) else "",
            at=record.at if at is NOWHERE else at,
        )

    def mentions(self, ids: Iterable[str], between: str = ", ") -> Text:
        return join(((self.mention(id),) for id in ids), between)

    def reference(self, id: str, more: str = "") -> Text:
        """A record with the page where it stands: "How did he die? (page 31)"; `more` stands with the page."""
        return (self.mention(id), *(on_page(id, more) if self.anchored(id) else ()))

    def references(self, ids: Iterable[str]) -> Text:
        return join((self.reference(id) for id in ids), "; ")

    def citation(self, work: Id | str, locator: str = "", at: Locatable = NOWHERE) -> Span:
        """A work and a locator → "al-Ṭabarī V:97" or "al-Kindī, “Muhammad”", linked to the work."""
        name = work_name(self.archive.works[work])
        tight = "\u00a0" if len(locator) <= BOUND else " "  # a short locator stays with its work
        between = "" if not locator else tight if _FIGURES.match(locator) else ", "
        return self.mention(work, name + between + locator, at=at)

    # ---- running text

    def line(self, line: Line, face: str = ROMAN, at: Locatable = NOWHERE) -> Text:
        """One paragraph of inline text, in `face`, with citations in round brackets."""
        return tied(self._line(line, face, at, False))

    def running(self, line: Line, at: Locatable = NOWHERE) -> Text:
        """A paragraph of running prose: its citations are notes where the settings want them so."""
        return tied(self._line(line, ROMAN, at, self.notes and any(type(node) is not Citation for node in line)))

    def _line(self, line: Line, face: str, at: Locatable, notes: bool) -> Text:
        out: list[Inline] = []
        last = len(line) - 1
        for i, node in enumerate(line):
            if isinstance(node, Words):
                out.append(
                    Span(
                        node.text,
                        face_for(node.language, face),
                        node.language,
                        at=at if node.at is NOWHERE else node.at,
                    )
                )
            elif isinstance(node, Citation) and notes:
                if not node.follows:
                    out.append(self._cited(line, i))
            elif isinstance(node, Citation):
                out.append(Span(CITATION_PARTS if node.follows else CITATION_OPENS, face))
                out.append(self.citation(node.work, node.locator, node.work.at)._replace(face=face))
                after = line[i + 1] if i < last else None
                if not (isinstance(after, Citation) and after.follows):
                    out.append(Span(CITATION_CLOSES, face))
            elif isinstance(node, Mention):
                out.append(self.mention(node.id, node.shown, face, node.id.at))
            elif isinstance(node, PageOf):
                opening = Span(f"{node.shown or PAGE}\u00a0", face, link=self.link(node.id), at=node.id.at)
                out += (opening, PageNumber(node.id, face, node.id.at))
            elif isinstance(node, Link):
                out.extend(self._linked(self._line(node.children, face, at, notes), node.url))
            elif isinstance(node, Emphasis):
                out.extend(self._line(node.children, _SLANTED[face], at, notes))
            elif isinstance(node, Strong):
                out.extend(self._line(node.children, _BOLDER[face], at, notes))
            else:
                out.append(Note(self.line(node.children, ROMAN, at), MARGIN if node.margin else REMARK))
        return tuple(out)

    def _cited(self, line: Line, first: int) -> Note:
        """The citation at `first`, and those that share its bracket, as a note."""
        bracket = [node for node in line[first : first + 1] if isinstance(node, Citation)]
        for node in line[first + 1 :]:
            if not (isinstance(node, Citation) and node.follows):
                break
            bracket.append(node)
        works = join(((self.citation(c.work, c.locator, c.work.at),) for c in bracket), CITATION_PARTS)
        return Note((*capitalised(works), Span(".")), CITATION)

    def _linked(self, text: Text, url: str) -> Iterator[Inline]:
        for part in text:
            yield part._replace(link=part.link or url) if isinstance(part, Span) else part

    def text(self, prose: Prose, face: str = ROMAN) -> Text:
        """All of a prose value as one run of text: for cells and list items."""
        return join((self.line(p, face, prose.at) for p in prose.paragraphs), " ")

    def paragraphs_after(self, opening: Text, prose: Prose) -> Iterator[Paragraph]:
        """A short value and a prose value as one entry: the opening stands at the head of the first paragraph."""
        first, *rest = [self.line(p, ROMAN, prose.at) for p in prose.paragraphs] or [()]
        text = sentences(opening, first)
        if text:
            yield Paragraph(text, "first")
        for paragraph in rest:
            yield Paragraph(paragraph, "body")

    def paragraphs(self, prose: Prose, first: str = "first", rest: str = "body") -> Iterator[Paragraph]:
        """A prose value as paragraphs: the first has no indent."""
        role = first
        for paragraph in prose.paragraphs:
            yield Paragraph(self.running(paragraph, prose.at), role)
            role = rest


def called(also: tuple[str, ...]) -> Text:
    """Other names: "also: Othman"."""
    return words(CALLED + ", ".join(also)) if also else ()


def full_name(name: str, full: str, script: Script) -> Text:
    """A name's full form where it is another: transliterated from its script, aslant; else plain."""
    if not full or full == name:
        return ()
    language = next((f"{tag.split('-')[0]}-Latn" for tag in script), "")
    return (Span(full, face_for(language), language),)


def scripts(script: Script, face: str = ROMAN) -> Text:
    """A name in its own script or scripts."""
    return join(((Span(text, face, language),) for language, text in script.items()), " ")
