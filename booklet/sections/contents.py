"""The table of contents: every section and its first subdivisions, with their pages.

Fed by the headings of the other sections; nothing is written for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import Block, Contents, Heading
from booklet.model.archive import Archive
from booklet.sections.phrases import words
from booklet.sections.words import section_anchor

KIND = "contents"
FRONT = True

TITLE = "Contents"

EXAMPLE = {"booklet.yaml": "title: A booklet\n"}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Nothing but the place where the typesetter puts the list."""
    yield Heading(1, words(TITLE), section_anchor(KIND), contents=False)
    yield Contents(2)
