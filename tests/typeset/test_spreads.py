"""What a page builder is for, as text: a note that is split, facing pages that end level."""

from __future__ import annotations

from booklet.document import REMARK, Heading, Note, Paragraph, Span
from booklet.style import Style
from booklet.typeset.page import Pages

from .conftest import LOREM, Golden, Typeset, lines, para, span

LINES = 14  # of a page of the style `small`, more than which a note of this test has


def noted(words: str, note: str) -> Paragraph:
    return Paragraph((span(words), Note((Span(note),), REMARK, "a"), span(" " + LOREM)))


def test_a_note_that_is_split(set_pages: Typeset, small: Style, golden: Golden) -> None:
    pages = set_pages(para(LOREM * 2, "first"), noted("The governor is named", LOREM * 9), para(LOREM * 4), style=small)
    parts = [len(lines(page, "Note")) for page in pages.pages]
    assert sum(part >= 2 for part in parts) >= 2, "the note goes on overleaf, two lines at least on each page"
    golden("split-note", pages)


def bottoms(pages: Pages) -> list[float]:
    return [max(y for _, y, _ in lines(page, "P")) for page in pages.pages]


def test_a_spread_is_levelled(set_pages: Typeset, small: Style, golden: Golden) -> None:
    """A heading that has no room for two lines of its text goes over; the page it leaves is made level all the same."""
    text = [
        Heading(1, (span("Egypt"),)),
        para("One line.", "first"),
        Heading(2, (span("The governor"),)),
        *[para("One line.", "first") for _ in range(4)],
    ]
    for more in range(30):
        blocks = [*text, *[para(LOREM, "first") for _ in range(more % 3 + 1)], Heading(2, (span("The army"),))]
        blocks += [para("One line.", "first") for _ in range(more // 3)]
        blocks += [Heading(2, (span("The end"),)), *[para(LOREM * 2, "first") for _ in range(9)]]
        pages = set_pages(*blocks, style=small)
        assert len(pages.pages) > 2
        assert max(bottoms(pages)[:-1]) - min(bottoms(pages)[:-1]) < 14, f"{more}: all but the last page end level"
    golden("levelled", pages)
