"""Running heads: one line inside the measure, whatever a heading says, in the order its script is read; a page of
entries tells its first and its last."""

from __future__ import annotations

from booklet.document import Columns, Group, Heading, PageBreak, Paragraph
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


def texts(pages: Pages, style: Style) -> list[list[str]]:
    ordered = [[line for _, line in sorted(page, key=lambda at: at[0])] for page in heads(pages, style)]
    return [[" ".join(word.text for run in line.runs for word in run.words) for line in page] for page in ordered]


def test_a_page_that_opens_with_a_subsection_has_the_section_over_it(set_pages: Typeset, style: Style) -> None:
    """On versos too: the booklet's title stands there only in sections that have no subsections."""
    words = Paragraph((span("Words."),))
    parts = [part for name in ("Recall", "Infer") for part in (PageBreak(), Heading(2, (span(name),)), words)]
    pages = set_pages(Heading(1, (span("Questions"),)), words, *parts, PageBreak(), words)
    assert texts(pages, style) == [[], ["Questions"], ["Questions"], ["Questions"]]
    plain = set_pages(Heading(1, (span("Chronology"),)), words, PageBreak(), words, PageBreak(), words)
    assert texts(plain, style) == [[], ["A Title"], ["Chronology"]]


def who(name: str) -> Group:
    head = Heading(2, (span(name),), contents=False, guide=name)
    return Group((head, *[Paragraph((span("Words about this person. "),))] * 12))


def test_a_page_of_entries_tells_the_first_and_the_last_that_begin_on_it(set_pages: Typeset, style: Style) -> None:
    names = [f"Person {letter}" for letter in "ABCDEFGHI"]
    pages = set_pages(Heading(1, (span("Who’s who"),)), *map(who, names), PageBreak(), Heading(1, (span("Next"),)))
    assert texts(pages, style) == [
        [],
        ["Person C – Person E", "Who’s who"],
        ["Who’s who", "Person F – Person G"],
        ["Person H – Person I", "Who’s who"],
        [],
    ]


def test_a_page_on_which_no_entry_begins_tells_the_one_that_goes_on(set_pages: Typeset, style: Style) -> None:
    entry = Paragraph((span("A long entry. " * 700),), "listed", guide="Long")
    pages = set_pages(Heading(1, (span("Glossary"),)), Columns((entry,)))
    assert texts(pages, style)[1:3] == [["Long", "Glossary"], ["Glossary", "Long"]]


def test_entries_of_a_section_that_runs_on_belong_to_its_own_pages(set_pages: Typeset, style: Style) -> None:
    opening = (Heading(1, (span("Story"),)), *[Paragraph((span("Words. " * 300),))] * 2)
    pages = set_pages(*opening, Heading(1, (span("Words"),)), who("Amr"), PageBreak(), who("Bakr"))
    found = texts(pages, style)
    assert ["A Title"] in found
    assert found[-1] == ["Words", "Bakr"] or found[-1] == ["Bakr", "Words"]
    assert not any("Amr" in text for head in found for text in head)


def test_names_too_long_for_both_leave_the_section_out(set_pages: Typeset, style: Style) -> None:
    names = [f"{letter}mr the son of the man who was governor of Egypt" for letter in "ABC"]
    blocks = [block for name in names for block in (PageBreak(), who(name))]
    pages = set_pages(Heading(1, (span("Who’s who"),)), *blocks, who(names[0] + " again"))
    for number, found in enumerate(heads(pages, style), 1):
        left = style.page.inner if number % 2 else style.page.outer
        for x, line in found:
            assert left - 0.01 <= x and x + line_width(line) <= left + style.page.measure + 0.01
    assert [len(found) for found in texts(pages, style)] == [0, 2, 2, 1]
