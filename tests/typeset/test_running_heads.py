"""Running heads: one line inside the measure, whatever a heading says, in the order its script is read."""

from __future__ import annotations

from booklet.document import Heading, PageBreak, Paragraph
from booklet.style import Style
from booklet.typeset.page import ARTIFACT, Line, Pages
from booklet.typeset.paragraph import line_width

from .conftest import Typeset, span


def heads(pages: Pages, style: Style) -> list[list[tuple[float, Line]]]:
    """Each page's lines of running head, with their x on the page."""
    return [
        [
            (placed.x + mark.x, mark)
            for placed in page.placed
            for mark in placed.marks
            if isinstance(mark, Line) and abs(placed.y + mark.y - style.page.head) < 0.01
        ]
        for page in pages.pages
    ]


def head_over(heading: str, set_pages: Typeset, style: Style) -> list[tuple[float, Line]]:
    """The running head of the page after the one that opens with `heading`."""
    words = Paragraph((span("Words."),))
    pages = set_pages(Heading(1, (span(heading),)), words, PageBreak(), words, PageBreak(), words)
    assert len(pages.pages) == 3
    return heads(pages, style)[2]


def test_a_long_heading_is_cut_with_an_ellipsis(set_pages: Typeset, style: Style) -> None:
    ((x, line),) = head_over("How many men set out, and when did they arrive " * 4, set_pages, style)
    assert x >= style.page.inner - 0.01
    assert x + line_width(line) <= style.page.inner + style.page.measure + 0.01
    text = " ".join(word.text for run in line.runs for word in run.words)
    assert text.startswith("How many men") and text.endswith(" …")
    assert {run.element for run in line.runs} == {ARTIFACT}


def test_a_short_heading_is_whole_and_stands_at_the_outer_edge(set_pages: Typeset, style: Style) -> None:
    ((x, line),) = head_over("The army of Syria", set_pages, style)
    assert [word.text for word in line.runs[0].words] == ["The", "army", "of", "Syria"]
    assert abs(x + line_width(line) - style.page.inner - style.page.measure) < 0.01


def test_a_right_to_left_heading_runs_from_right_to_left(set_pages: Typeset, style: Style) -> None:
    ((_, line),) = head_over("معاوية بن حديج", set_pages, style)
    assert [word.text for run in line.runs for word in run.words] == ["حديج", "بن", "معاوية"]
