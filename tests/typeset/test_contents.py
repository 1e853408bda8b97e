"""The table of contents: the right pages, figures that end at the measure, leaders that end alike and touch no word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from booklet.document import Contents, Document, Heading, PageBreak, Paragraph, Section
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.page import Line, Pages
from booklet.typeset.paragraph import line_width

from .conftest import LOREM, lines, span

ROLES = {"contents 1": "words", "contents 2": "words", "leader": "leader", "page number": "page number"}
LONG = "Did the verdict of the two arbiters come before or after the expedition to Egypt, and who says that it did? "
HEADINGS = [
    "One",
    "معاوية بن حديج وأصحابه من أهل مصر " * 3,
    "The word بيعة",
    *(LONG[:stop] for stop in range(50, 108, 3)),
]


def contents_of(headings: list[str], style: Style, pages_apart: int = 0) -> Pages:
    """A booklet that begins with its contents; each heading has a page or more."""
    opening = Section("contents", (Heading(1, (span("Contents"),), contents=False), Contents()))
    text = [Paragraph((span(LOREM),))] * (20 * pages_apart + 1)
    sections = [Section(f"s{n}", (Heading(1 + n % 2, (span(words),)), *text)) for n, words in enumerate(headings)]
    return typeset(Document("T", "en-GB", (opening, *sections)), style, "student", Problems())


def test_contents_show_the_pages_their_headings_stand_on(style: Style) -> None:
    pages = contents_of([f"Chapter {n}" for n in range(1, 7)], style, pages_apart=1)
    shown = [w for _, _, words in lines(pages.pages[0], "Link") for w in [words]]
    named = dict(zip([s for s in shown if s.startswith("Chapter")], [int(s) for s in shown if s.isdigit()]))
    real = {words: p.number for p in pages.pages for _, _, words in lines(p, "H1") + lines(p, "H2")}
    assert named == {k: v for k, v in real.items() if k.startswith("Chapter")}
    assert len(named) == 6
    assert [entry.title for entry in pages.outline] == ["Contents", *(f"Chapter {n}" for n in range(1, 7))]


@pytest.mark.parametrize("pages_apart", [0, 6])
def test_figures_end_at_the_measure_and_leaders_alike(style: Style, pages_apart: int) -> None:
    pages = contents_of(HEADINGS, style, pages_apart)
    assert (len(pages.pages) > 100) is (pages_apart > 0)
    ends: set[float] = set()
    rows = list(rows_of(pages, style))
    assert len(rows) == len(HEADINGS)
    for right, row in rows:
        (_, words_end), (number, number_end) = row["words"], row["page number"]
        assert number_end == pytest.approx(right, abs=0.01)
        assert words_end < number - 4
        if "leader" in row:
            assert words_end + 4 < row["leader"][0]
            assert row["leader"][1] < number - 4
            ends.add(round(right - row["leader"][1], 2))
    assert len(ends) == 2  # one for each level's size of dot
    assert max(ends) - min(ends) < 0.3


def test_there_is_room_for_long_numerals_beside_any_heading(style: Style) -> None:
    contents = (Heading(1, (span("Contents"),), contents=False), Contents())
    swelling = [Heading(2, (span(LONG[:66] + "i" * n),)) for n in range(11)]  # past the end of a line
    front = Section("front", (*contents, *[PageBreak("recto")] * 18, PageBreak(), *swelling))
    text = Section("text", (Paragraph((span(LOREM),)),))
    rows = list(rows_of(typeset(Document("T", "en-GB", (front, text), front=1), style, "student", Problems()), style))
    assert len(rows) == len(swelling)
    gaps = [row["page number"][0] - row["words"][1] for _, row in rows]
    assert 4 < min(gaps) < 9
    assert max(gaps) > 100  # of those that go on below
    assert {round(right - row["page number"][0]) for right, row in rows} == {26}  # xxxviii


def rows_of(pages: Pages, style: Style) -> Iterator[tuple[float, dict[str, tuple[float, float]]]]:
    """Each line of the contents with a page number: the measure's right edge, and from where to where its words, its
    leader and its page number reach."""
    for page in pages.pages:
        right = (style.page.inner if page.number % 2 else style.page.outer) + style.page.measure
        rows: dict[float, dict[str, tuple[float, float]]] = {}  # by their baseline
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Line) and mark.setting.role in ROLES:
                    role, x = ROLES[mark.setting.role], placed.x + mark.x
                    start, end = rows.setdefault(placed.y + mark.y, {}).get(role, (x, x))
                    rows[placed.y + mark.y][role] = min(start, x), max(end, x + line_width(mark))
        yield from ((right, row) for row in rows.values() if "page number" in row)
