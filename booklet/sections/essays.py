"""Essays: the background a reader needs, each on a page of its own.

Fed by text files (`essay.md`, or the folder `essays/`): a first line `# Title`, paragraphs, `##` headings, and
pictures: `![What it shows, in words](map.jpg "Caption")`, each a paragraph of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from booklet.document import Block, Heading, PageBreak, Paragraph, Picture
from booklet.model import records
from booklet.model.archive import Archive
from booklet.sections.phrases import bare, words
from booklet.sections.words import Scribe

KIND = "essays"

EXAMPLE = {
    "booklet.yaml": """\
title: A booklet
people:
  amr: {name: ʿAmr}
""",
    "essay.md": """\
# Before the war

In summer 656 *something* happened, and [[amr]] was there.

Nobody agrees on what.

## What came of it

Much, and soon.
""",
}


def compose(archive: Archive, edition: str) -> Iterator[Block]:
    """Each essay: its title, then its headings and paragraphs; no indent after a heading."""
    scribe = Scribe(archive)
    for n, essay in enumerate(archive.essays.values()):
        if n:
            yield PageBreak()
        yield Heading(1, words(essay.title, at=essay.at), essay.id)
        opening = True
        for kind, prose in essay.blocks:
            if isinstance(prose, records.Picture):
                yield _picture(prose, archive, scribe)
            elif kind.startswith("heading"):
                yield Heading(1 + int(kind[-1]), bare(scribe.text(prose)), contents=False, topic=True)
                opening = True
            else:
                for paragraph in prose.paragraphs:
                    yield Paragraph(scribe.running(paragraph, prose.at), "first" if opening else "body")
                    opening = False


def _picture(picture: records.Picture, archive: Archive, scribe: Scribe) -> Picture:
    raster = archive.pictures[picture.file]
    caption = scribe.text(picture.caption)
    return Picture(picture.file, raster.width, raster.height, picture.alt, caption, picture.at)
