"""The index: ranges, main entries, sub-entries, and other names that send the reader on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from booklet.document import (
    BOLD,
    Block,
    Document,
    Heading,
    Index,
    IndexEntry,
    PageBreak,
    Paragraph,
    Phrases,
    Related,
    Section,
    Span,
)
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.folios import Folios
from booklet.typeset.galley import Met
from booklet.typeset.index import index_blocks, ranges
from booklet.typeset.setting import plain

from .conftest import Typeset, lines, span


def entry(name: str, key: str = "", see: str = "", also: Sequence[str] = ()) -> IndexEntry:
    related = tuple(Related(other, (span(other.upper()),)) for other in also)
    return IndexEntry((key or name.lower(),), (span(name),), name.lower(), (span(see),) if see else (), (), related)


def printed(entries: Sequence[IndexEntry], places: dict[Met, list[int]]) -> list[str]:
    return [
        ("  " if p.role == "index sub" else "") + plain(p.text)
        for p in index_blocks(entries, places, Phrases(), Folios())
    ]


@pytest.mark.parametrize(
    ("pages", "apart", "expected"),
    [
        ([], (), []),
        ([3, 4, 5, 9], (), [(3, 5), (9, 9)]),
        ([3, 4, 5, 6], (5,), [(3, 4), (5, 5), (6, 6)]),
        ([7, 7, 8], (), [(7, 8)]),
    ],
)
def test_ranges_are_closed_up_but_for_the_main_entry(
    pages: list[int], apart: tuple[int, ...], expected: list[tuple[int, int]]
) -> None:
    assert ranges(pages, dict.fromkeys(apart, "x"), Folios()) == expected


def test_what_is_not_met_is_left_out_with_all_that_sends_to_it() -> None:
    entries = [entry("A"), entry("B", also=["a", "c"]), entry("C"), entry("D", "a", "A"), entry("E", "c", "C")]
    assert printed(entries, {Met("a"): [1, 2, 3], Met("b"): [1, 5]}) == ["A, 1–3", "B, 1, 5; see also A", "D see A"]


def test_the_main_entry_is_bold_and_leads_there() -> None:
    (paragraph,) = index_blocks(
        [entry("Amr", "amr")], {Met("amr", "Who’s who", True): [14], Met("amr"): [13, 15]}, Phrases(), Folios()
    )
    assert plain(paragraph.text) == "Amr, 13, 14, 15"
    assert Span("14", BOLD, link="#amr") in paragraph.text
    assert [s.text for s in paragraph.text if isinstance(s, Span) and s.face == BOLD] == ["14"]


def test_many_pages_are_told_apart_by_what_they_are_about() -> None:
    places = {
        Met("amr", "Who’s who", True): [14],
        Met("amr", "Who’s who"): [14, 16],
        Met("amr", "The battle"): [32, 33, 34, 36, 40],
        Met("amr", "Chronology"): [9, 10],
        Met("amr", "Questions"): [81, 85],
    }
    assert printed([entry("Amr", also=["amr"])], places) == [
        "Amr, 14",
        "  Chronology, 9–10",
        "  Who’s who, 14, 16",
        "  The battle, 32–34, 36, 40",
        "  Questions, 81, 85",
        "  see also AMR",
    ]
    few = {Met("amr", "Who’s who", True): [14], Met("amr", "Chronology"): [9], Met("amr", "Questions"): [81]}
    assert printed([entry("Amr")], few) == ["Amr, 9, 14, 81"]


def test_a_name_right_beside_its_head_word_is_left_out() -> None:
    entries = [entry("Amra", "amr", "Amr b"), entry("Amrb", "amr", "Amr b"), entry("Amr b", "amr")]
    entries += [entry("Amr c", "amr", "Amr b"), entry("Other"), entry("Son of As", "amr", "Amr b")]
    places = {Met("amr"): [1], Met("other"): [2]}
    assert printed(entries, places) == ["Amr b, 1", "Other, 2", "Son of As see Amr b"]
    assert printed(entries, {Met("amr"): [1]}) == ["Amr b, 1"]  # nothing stands between


def test_names_spelled_alike_are_one_entry() -> None:
    entries = [entry("Muhammad", "a", "Ibn A"), entry("Muhammad", "b", "Ibn B"), entry("Nobody"), entry("X")]
    entries += [IndexEntry(("c",), (span("X"),), "x", (span("Ibn C"),))]
    places = {Met(key): [number] for number, key in enumerate(("a", "b", "c", "nobody", "x"), 1)}
    assert printed(entries, places) == ["Muhammad see Ibn A; Ibn B", "Nobody, 4", "X, 5; see also Ibn C"]


def test_every_line_is_of_use_and_a_space_stands_where_the_initial_changes() -> None:
    entries = [entry("A"), entry("Ab"), entry("B")]
    roles = [p.role for p in index_blocks(entries, {Met(key): [1] for key in ("a", "ab", "b")}, Phrases(), Folios())]
    assert roles == ["index", "index", "index first"]


def test_pages_and_subjects_are_those_of_the_booklet(set_pages: Typeset) -> None:
    body: list[Block] = []
    for n in range(8):
        topic = Heading(2, (span(f"Topic {n}"),), f"t{n}", running=f"On {n}", topic=bool(n % 2))
        mention = Paragraph((span("About "), span("a", entry="a"), span(".")))
        body += [topic, mention, PageBreak(), PageBreak()]
    described = Paragraph((span("A", entry="a"), span(", described.")), "listed", "a")
    pages = set_pages(Heading(1, (span("Story"),)), *body, described, PageBreak(), Index((entry("A"),)))
    assert [words for _, _, words in lines(pages.pages[-1]) if "," in words] == [
        "A, 17",
        "Story, 1",
        "On 1, 3, 5",
        "On 3, 7, 9",
        "On 5, 11, 13",
        "On 7, 15",
    ]


def test_an_index_may_stand_before_what_it_lists(style: Style) -> None:
    names = [f"name{n:03}" for n in range(150)]
    mentions = tuple(Paragraph((span(f"About {name}. " * 30, entry=name),), anchor=name) for name in names)
    index = Section("index", (Index(tuple(entry(name) for name in names)),))
    text = Section("text", (Heading(1, (span("Text"),), "text"), *mentions))
    pages = typeset(Document("T", "en-GB", (index, text)), style, "student", Problems())
    first = pages.anchors["text"][0]
    assert first > 2
    told = [words.split(", ") for page in pages.pages[: first - 1] for _, _, words in lines(page) if ", " in words]
    assert len(told) == len(names)
    for name, *numbers in told:
        assert int(numbers[0].partition("–")[0]) == pages.anchors[name][0]


def test_a_title_stands_above_what_is_met_alone(set_pages: Typeset) -> None:
    for key, expected in (("a", ["In Greek", "A, 1"]), ("b", [])):
        pages = set_pages(
            Paragraph((span("a", entry=key),)), PageBreak(), Index((entry("A"),), title=(span("In Greek"),))
        )
        assert [words for tag in ("H1", "P") for _, _, words in lines(pages.pages[1], tag)] == expected
