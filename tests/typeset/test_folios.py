"""Folios: front matter has roman numerals, the text begins at 1 on a right-hand page, and whatever names a page names
it as it is printed there."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.document import (
    BLANK,
    NOTES,
    SPARE,
    Contents,
    Document,
    Heading,
    Index,
    IndexEntry,
    PageBreak,
    PageNumber,
    Paragraph,
    Section,
)
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.folios import Folios, roman
from booklet.typeset.index import ranges
from booklet.typeset.page import Bar, Line, Link, Page, Pages
from booklet.typeset.trace import words_of

from .conftest import artifacts, lines, para, span

KEYS = ("amr", "bakr", "umar")


def pages_of(*sections: Section, front: int, style: Style, spare: str = BLANK, edition: str = "student") -> Pages:
    problems = Problems()
    pages = typeset(Document("T", "en-GB", sections, spare=spare, front=front), style, edition, problems)
    assert not list(problems)
    return pages


def section(name: str, pages: int = 1, start: str = "page", role: str = "text", level: int = 1) -> Section:
    """A section of so many pages."""
    heading = Heading(level, (span(name),), name)
    breaks = [block for n in range(1, pages) for block in (PageBreak(), para(f"More of it {n}."))]
    return Section(name, (heading, para("Words."), *breaks), start, role)


def folios(pages: Pages) -> list[str]:
    return [page.folio for page in pages.pages]


def printed(pages: Pages) -> list[str]:
    """The folio as it stands below each page; "" where none does."""
    return [
        ([words for words in artifacts(page) if re.fullmatch("[ivx]+|[0-9]+", words)] or [""])[-1]
        for page in pages.pages
    ]


def test_pages_are_called_by_their_numbering() -> None:
    assert [roman(value) for value in (1, 4, 9, 14, 38, 1990)] == ["i", "iv", "ix", "xiv", "xxxviii", "mcmxc"]
    plain, four = Folios(), Folios(4)
    assert [plain.of(page) for page in (1, 4, 5)] == ["1", "4", "5"]
    assert [four.of(page) for page in (1, 4, 5, 16)] == ["i", "iv", "1", "12"]
    assert (four.range(3, 4), four.range(5, 5), plain.range(3, 4)) == ("iii–iv", "1", "3–4")
    assert [Folios(front).all(8) for front in (0, 1, 4, 8)] == ["1–8", "i, 1–7", "i–iv, 1–4", "i–viii"]


@pytest.mark.parametrize(
    ("pages", "apart", "expected"),
    [
        ([3, 4, 5], (), [(3, 4), (5, 5)]),
        ([2, 3, 4, 5, 6, 7, 9], (), [(2, 4), (5, 7), (9, 9)]),
        ([3, 4, 5, 6], (4,), [(3, 3), (4, 4), (5, 6)]),
        ([4, 5], (), [(4, 4), (5, 5)]),
    ],
)
def test_no_range_joins_front_matter_and_text(
    pages: list[int], apart: tuple[int, ...], expected: list[tuple[int, int]]
) -> None:
    assert ranges(pages, dict.fromkeys(apart, "x"), Folios(4)) == expected


def test_front_matter_is_roman_and_the_text_begins_at_1(style: Style) -> None:
    front = (section("cover", role="cover"), section("contents"), section("introduction", 2))
    pages = pages_of(*front, section("text", 3), section("more"), front=3, style=style)
    assert folios(pages) == ["i", "ii", "iii", "iv", "1", "2", "3", "4"]
    assert printed(pages) == ["", "ii", "iii", "iv", "1", "2", "3", "4"]
    assert pages.anchors["text"][0] == 5
    assert pages.folios.all(len(pages.pages)) == "i–iv, 1–4"


def test_without_front_matter_all_pages_are_numbered_in_one_row(style: Style) -> None:
    pages = pages_of(section("cover", role="cover"), section("text", 3), front=0, style=style)
    assert folios(pages) == ["1", "2", "3", "4"]
    assert printed(pages) == ["", "2", "3", "4"]


@pytest.mark.parametrize("spare", SPARE)
def test_a_page_is_left_over_where_the_text_would_begin_on_a_left_hand_one(spare: str, style: Style) -> None:
    pages = pages_of(section("contents"), section("text", start="run-on"), front=1, style=style, spare=spare)
    assert folios(pages) == ["i", "ii", "1"]
    assert printed(pages) == ["i", "ii" if spare == NOTES else "", "1"]
    ruled = [page.folio for page in pages.pages if any(isinstance(m, Bar) for p in page.placed for m in p.marks)]
    assert ruled == (["ii"] if spare == NOTES else [])
    assert pages.anchors["text"][0] == 3


def test_a_section_that_runs_on_does_not_run_on_to_front_matter(style: Style) -> None:
    pages = pages_of(section("a"), section("b"), section("text", start="run-on"), front=2, style=style)
    assert folios(pages) == ["i", "ii", "1"]
    together = pages_of(section("a"), section("b", start="run-on"), section("text"), front=2, style=style)
    assert folios(together) == ["i", "ii", "1"]
    assert together.anchors["b"][0] == 1


def test_a_text_that_opens_on_a_spread_leaves_its_first_page_over(style: Style) -> None:
    pages = pages_of(section("a"), section("b"), section("text", start="verso"), front=2, style=style)
    assert (folios(pages), pages.anchors["text"][0]) == (["i", "ii", "1", "2"], 4)


def test_a_page_number_in_a_heading_is_told_wherever_the_heading_is(style: Style) -> None:
    contents = Section("contents", (para("A list:"), Contents()))
    question = Heading(1, (span("Who says so (page "), PageNumber("answer"), span(")?")), "question")
    asked = Section("asked", (question, para("Words."), PageBreak(), para("More."), PageBreak(), para("More.")))
    pages = pages_of(contents, section("answer", 3), asked, front=2, style=style)
    assert folios(pages) == ["i", "ii", "iii", "iv", "1", "2", "3"]
    words = "Who says so (page ii)?"
    assert shown_in_contents(pages) == {"answer": "ii", words: "1"}
    assert [entry.title for entry in pages.outline] == ["answer", words]
    assert artifacts(pages.pages[6]) == [words, "3"]
    assert {mark.target for mark in links(pages.pages[0])} == {"#answer", "#question"}
    assert [mark.target for mark in links(pages.pages[4])] == ["#answer"]
    (row,) = [mark for mark in links(pages.pages[0]) if mark.target == "#question"]
    ends = [x for x, _, dots in lines(pages.pages[0], "Artifact") if dots.startswith(".")]
    assert len(ends) == 2 and row.width > style.page.measure - 1


def links(page: Page) -> list[Link]:
    return [mark for placed in page.placed for mark in placed.marks if isinstance(mark, Link)]


def shown_in_contents(pages: Pages) -> dict[str, str]:
    """Names in the contents, and the folio each has there."""
    rows: dict[tuple[int, float], list[tuple[float, str]]] = {}
    for page in pages.pages:
        for placed in page.placed:
            for mark in placed.marks:
                if isinstance(mark, Line) and mark.setting.role.startswith(("contents", "page number")):
                    row = rows.setdefault((page.number, placed.y + mark.y), [])
                    row.append((placed.x + mark.x, words_of(mark)))
    return {name: folio for (_, name), (_, folio) in map(sorted, rows.values())}


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Section], int]:
    """Sections of a page or two, each with mentions and references to pages, and how many of them are front matter; the
    contents and the index stand anywhere."""
    front = draw(st.integers(0, 5))
    count = front + draw(st.integers(1, 4))
    sections = []
    for number in range(count):
        blocks = [Heading(1, (span(f"s{number}"),), f"s{number}")]
        for part in range(draw(st.integers(1, 2))):
            met = draw(st.lists(st.sampled_from(KEYS), unique=True))
            asked = draw(st.sampled_from([f"s{n}" for n in range(count)]))
            mentions = [word for key in met for word in (span(f"has-{key}", entry=key), span(" "))]
            reference = Paragraph((*mentions, span(f"see {asked} on "), PageNumber(asked)))
            blocks += [*([PageBreak()] if part else []), reference]
        role = "cover" if number == 0 and draw(st.booleans()) else "text"
        start = draw(st.sampled_from(["page", "page", "run-on", "recto"]))
        sections.append(Section(f"s{number}", tuple(blocks), start, role))
    entries = tuple(IndexEntry((key,), (span(key),), key) for key in KEYS)
    for block in (Contents(), Index(entries)):
        at = draw(st.integers(0, len(sections)))
        sections.insert(at, Section("listing", (para("A list:"), block)))
        front += at < front
    return sections, front


@given(documents())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_names_a_page_names_it_as_it_is_printed_there(
    small: Style, document: tuple[list[Section], int]
) -> None:
    sections, front = document
    pages = pages_of(*sections, front=front, style=small)
    before = next((n for n, page in enumerate(pages.pages) if page.folio == "1"), 0)
    assert folios(pages) == [*map(roman, range(1, before + 1)), *map(str, range(1, len(pages.pages) - before + 1))]
    assert before % 2 == 0
    assert bool(before) is bool(front)
    assert pages.folios == Folios(before)
    assert all(number == page.folio or page.blind for number, page in zip(printed(pages), pages.pages))

    def called(anchor: str) -> str:
        return pages.pages[pages.anchors[anchor][0] - 1].folio

    names = [made.kind for made in sections if made.kind != "listing"]
    assert shown_in_contents(pages) == {name: called(name) for name in names}
    met: dict[str, list[str]] = {}
    for page in pages.pages:
        for _, _, words in lines(page):
            for key in re.findall(r"has-(\w+)", words):
                if met.setdefault(key, [])[-1:] != [page.folio]:
                    met[key].append(page.folio)
            for anchor, folio in re.findall(r"see (\w+) on (\w+)", words):
                assert folio == called(anchor)
    assert {head: list(told(numbers, pages)) for head, numbers in indexed(pages)} == met
    teacher = pages_of(*sections, front=front, style=small, edition="teacher")
    assert (folios(teacher), teacher.anchors) == (folios(pages), pages.anchors)


def indexed(pages: Pages) -> list[tuple[str, str]]:
    """Head-words of the index, each with its numbers."""
    rows = [words.partition(", ") for page in pages.pages for _, _, words in lines(page, "P")]
    return [(head, numbers) for head, _, numbers in rows if head in KEYS]


def told(numbers: str, pages: Pages) -> list[str]:
    """ "iii–iv, 1" → each folio that it names."""
    out: list[str] = []
    order = folios(pages)
    for each in numbers.split(", "):
        first, dash, last = each.partition("–")
        if dash:
            assert first.isdigit() is last.isdigit()
            out += order[order.index(first) : order.index(last) + 1]
        else:
            out.append(first)
    return out


def test_findings_tell_the_folio_and_the_page_of_the_file(style: Style) -> None:
    from booklet.typeset.lint import lint

    problems = Problems()
    lint(pages_of(section("a"), section("b"), section("text", 2), front=2, style=style), problems)
    spots = {problem.spot.folio: problem for problem in problems}
    assert {folio: problem.spot.page for folio, problem in spots.items()} == {"i": 1, "ii": 2, "1": 3}
    told = {folio: problem.message.partition(" at ")[0] for folio, problem in spots.items()}
    assert told == {"i": "page i (1 of 4)", "ii": "page ii (2 of 4)", "1": "page 1 (3 of 4)"}
