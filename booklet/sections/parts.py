"""Parts: sections under a title on a right-hand page of its own, before the first of them that has something to say.

Fed by `sections` in `booklet.yaml`, where `{part: …, sections: […]}` may stand for a section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from booklet.document import Heading, Section
from booklet.model.archive import Archive
from booklet.model.records import Part
from booklet.sections.phrases import words
from booklet.sections.words import Scribe, section_anchor

KIND = "part"


def in_parts(archive: Archive, sections: Iterable[Section]) -> Iterator[Section]:
    """Sections → the same, and a page before each part."""
    parts = archive.settings.parts
    part_of = {name: number for number, part in enumerate(parts) for name in part.sections}
    opened: set[int] = set()
    for section in sections:
        number = part_of.get(section.kind)
        if number is not None and number not in opened:
            opened.add(number)
            yield _page(archive, parts[number], number)
        yield section


def _page(archive: Archive, part: Part, number: int) -> Section:
    title = Heading(1, words(part.title, at=part.at), section_anchor(f"{KIND}.{number + 1}"), role="part")
    return Section(KIND, (title, *Scribe(archive).paragraphs(part.text, "lead", "body")), "recto", "part")
