"""Works cited: the edition behind every citation, and how its locators read. Works that nothing cites are left out.

Fed by `works.yaml`: author, title, script, editor, edition, published in, publisher, year, locators, url.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, ITALIC, Block, Heading, Paragraph, Span, Text
from booklet.model.archive import Archive, work_name
from booklet.model.records import Work
from booklet.sections.collation import collation_key
from booklet.sections.phrases import join, words
from booklet.sections.words import Scribe, scripts, section_anchor

KIND = "works-cited"
START = "run-on"

TITLE = "Works cited"
EDITED_BY = "ed. "
CITED_BY = "Cited by {}."
CITED_AS = "Cited as {}."
CITED_AS_BY = "Cited as {}, by {}."

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
introduction: See [@tabari, V:97; @leaf].
works:
  tabari:
    title: Tārīkh
    author: al-Ṭabarī
    short: Tabari
    script: {ar: تاريخ}
    editor: Abu l-Fadl
    edition: 2nd ed.
    published in: Cairo
    publisher: Maʿarif
    year: "1967"
    locators: volume and page
  leaf: {title: A Leaf, url: "https://example.org/leaf"}
  unused: {title: Never cited}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Cited works → one entry each, by author."""
    scribe = Scribe(archive)
    works = sorted((archive.works[id] for id in scribe.cited), key=_filed)
    if not works:
        return
    anchored = not scribe.shows("works")
    yield Heading(1, words(TITLE), section_anchor(KIND))
    for work in works:
        yield Paragraph(_entry(work), "listed", work.id if anchored else "")


def _filed(work: Work) -> tuple[str, str]:
    return collation_key(work.author or work.title), collation_key(work.title)


def _entry(work: Work) -> Text:
    named = join((words(work.author, BOLD, work.at), (Span(work.title, ITALIC, at=work.at),)), ", ")
    printed = published(work)
    entry = join((join((named, scripts(work.script)), " "), words(printed)), ", ")
    name = work_name(work)
    short = name if name not in (work.author, work.title) else ""
    how = CITED_AS_BY if short and work.locators else CITED_AS if short else CITED_BY if work.locators else ""
    cited = how.format(*(w for w in (short, work.locators) if w))
    url: Text = (Span(work.url, link=work.url), Span(".")) if work.url else ()
    return join(((*entry, Span(".")), words(cited), url), " ")


def published(work: Work) -> str:
    """A work → "ed. Abu l-Fadl, 2nd ed. (Cairo: Maʿarif, 1967)": as much of it as the author gives."""
    editor = EDITED_BY + work.editor if work.editor else ""
    place = ": ".join(w for w in (work.published_in, work.publisher) if w)
    imprint = ", ".join(w for w in (place, work.year) if w)
    before = ", ".join(w for w in (editor, work.edition) if w)
    if not before:
        return imprint
    return f"{before} ({imprint})" if imprint else before
