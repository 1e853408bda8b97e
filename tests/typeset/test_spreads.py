"""What a page builder is for, as text: a note that is split, facing pages that end level."""

from __future__ import annotations

from booklet.document import REMARK, Block, Heading, Note, Paragraph, Span
from booklet.style import Style
from booklet.typeset.page import Pages

from .conftest import LOREM, Golden, Typeset, lines, para, span


def noted(words: str, note: str) -> Paragraph:
    return Paragraph((span(words), Note((Span(note),), REMARK, "a"), span(" " + LOREM)))


def test_a_note_that_is_split(set_pages: Typeset, small: Style, golden: Golden) -> None:
    pages = set_pages(para(LOREM * 2, "first"), noted("The governor is named", LOREM * 9), para(LOREM * 4), style=small)
    parts = [len(lines(page, "Note")) for page in pages.pages]
    assert sum(part >= 2 for part in parts) >= 2, "the note goes on overleaf, two lines at least on each page"
    golden("split-note", pages)


def bottoms(pages: Pages) -> list[float]:
    return [max(y for _, y, _ in lines(page, "P")) for page in pages.pages]


def with_headings(more: int) -> list[Block]:
    """Three headings among short and long paragraphs, the last of them at other places of the page as `more` grows."""
    return [
        Heading(1, (span("Egypt"),)),
        para("One line.", "first"),
        Heading(2, (span("The governor"),)),
        *[para("One line.", "first")] * 4,
        *[para(LOREM, "first")] * (more % 3 + 1),
        Heading(2, (span("The army"),)),
        *[para("One line.", "first")] * (more // 3),
        Heading(2, (span("The end"),)),
        *[para(LOREM * 2, "first")] * 9,
    ]


def test_a_spread_is_levelled(set_pages: Typeset, small: Style, golden: Golden) -> None:
    """A heading without room for two lines of its text goes over; the page it leaves is level with the others."""
    pages = set_pages(*with_headings(23), style=small)
    found = bottoms(pages)
    assert len(found) == 6 and max(found[:-1]) - min(found[:-1]) < 0.1
    golden("levelled", pages)


def test_facing_pages_end_within_a_line_of_each_other_where_they_can(set_pages: Typeset, small: Style) -> None:
    uneven, line = 0, small.roles["body"].leading + 0.1
    for more in range(30):
        found = bottoms(set_pages(*with_headings(more), style=small))[:-1]
        uneven += any(abs(left - right) > line for left, right in zip(found[1::2], found[2::2]))
    assert uneven <= 2, "two of these have no spaces that give so much"
