"""Colophon: imprint, editors, rights, licence, how it was made. No clock and no path, so that two builds are the same.

Fed by `booklet.yaml`: imprint, editors, rights, licence.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import Block, Heading, Paragraph, Rule, Space
from booklet.model.archive import Archive
from booklet.model.names import listed
from booklet.sections.phrases import words
from booklet.sections.words import Scribe, section_anchor

KIND = "colophon"

TITLE = "About this booklet"
EDITED_BY = "Editors: {}."
MADE = "Made with booklet, from text files that record who says what, and where."
FACES = "Set in {} and Amiri, both under the SIL Open Font Licence."
SERIF = "STIX Two Text"
OTHERS = {"dyslexia": "Andika"}  # the text face of the styles that do not use the serif of the house

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
editors: [A. Teacher, B. Historian]
rights: © 2025 A. Teacher
licence: CC BY 4.0
imprint: Written for a *class*.
"""
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Settings → small print at the foot of the last page."""
    settings = archive.settings
    yield Space(1, fill=True)
    yield Heading(1, words(TITLE), section_anchor(KIND), contents=False)
    yield from Scribe(archive, index=False).paragraphs(settings.imprint, "small", "small")
    if settings.editors:
        yield Paragraph(words(EDITED_BY.format(listed(settings.editors))), "small")
    for terms in filter(None, (settings.rights, settings.licence)):
        yield Paragraph(words(terms), "small")
    yield Rule()
    yield Paragraph(words(MADE), "small")
    if not settings.style.endswith((".yaml", ".yml")):  # a school's own style may have faces of its own
        yield Paragraph(words(FACES.format(OTHERS.get(settings.style, SERIF))), "small")
