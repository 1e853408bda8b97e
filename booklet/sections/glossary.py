"""Glossary: each term with its script, how to say it, and what it means; filed without al-, hyphens and marks.

Fed by `terms.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import BOLD, Block, Columns, Heading, Paragraph, Span, Text
from booklet.model.archive import Archive
from booklet.model.records import Term
from booklet.sections.collation import collation_key
from booklet.sections.phrases import join, words
from booklet.sections.words import Scribe, face_for, scripts, section_anchor

KIND = "glossary"
START = "run-on"

TITLE = "Glossary"

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
terms:
  shura: {term: shūrā, script: {ar: شورى}, language: ar-Latn, say: SHOO-raa, text: "Consultation; compare [[bay-a]]."}
  bay-a: {term: bayʿa, language: ar-Latn, text: Pledge of allegiance.}
  plain: {term: al-Anṣār, text: Helpers.}
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Terms → entries in two columns."""
    if not archive.terms:
        return
    scribe = Scribe(archive)
    terms = sorted(archive.terms.values(), key=lambda t: (collation_key(t.term), t.term))
    yield Heading(1, words(TITLE), section_anchor(KIND))
    yield Columns(tuple(Paragraph(_entry(scribe, term), "listed", term.id, guide=term.term) for term in terms))


def _entry(scribe: Scribe, term: Term) -> Text:
    """A term → its head-word, script, how to say it in square brackets, and what it means."""
    name = Span(term.term, face_for(term.language, BOLD), term.language, entry=term.id, at=term.at)
    say = words(f"[{term.say}]") if term.say else ()
    return join(((name,), scripts(term.script), say, scribe.text(term.definition)), " ")
