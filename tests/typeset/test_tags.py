"""The structure tree as text, without a file: what a screen reader meets, in which order, and with what it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.document import (
    EDITIONS,
    REMARK,
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Group,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Parallel,
    Row,
    Section,
    Table,
)
from booklet.problems import Problems
from booklet.read import read_archive
from booklet.resources import styles_folder
from booklet.sections import SECTIONS, compose_document
from booklet.style import Style, load_style
from booklet.typeset import typeset
from booklet.typeset.page import Element, Pages
from booklet.typeset.tags import Ranks, numbering
from tests.dossier import SAMPLE
from tests.tagrules import faults
from tests.tagtree import Node, tree

from .conftest import LOREM, Golden, Typeset, para, span

Example = Callable[..., Pages]


@pytest.fixture
def example(tmp_path: Path, style: Style) -> Example:
    """The example of a section kind → its pages, all of its sections or those of some kinds."""

    def make(kind: str, *kinds: str, edition: str = "student") -> Pages:
        for name, text in SECTIONS[kind].EXAMPLE.items():
            asked = f"sections: [{', '.join(kinds)}]\n" if kinds and name == "booklet.yaml" else ""
            (tmp_path / name).write_text(text + asked, encoding="utf-8")
        problems = Problems()
        archive = read_archive(tmp_path, problems)
        assert archive is not None, list(problems)
        pages = typeset(compose_document(archive, edition), style, edition, problems)
        assert not problems.errors
        return pages

    return make


@pytest.mark.parametrize(
    ("kind", "kinds", "name"),
    [
        ("disputes", ("cover", "contents", "works", "disputes"), "dispute"),
        ("people", (), "people"),
        ("index", ("people", "places", "glossary", "index"), "index"),
    ],
)
def test_sections(example: Example, golden_tags: Golden, kind: str, kinds: tuple[str, ...], name: str) -> None:
    golden_tags(name, example(kind, *kinds))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", SECTIONS)
def test_no_section_breaks_a_rule(example: Example, kind: str, edition: str) -> None:
    """Alone, and with all that its example makes."""
    for kinds in ((), (kind,)):
        assert faults(tree(example(kind, *kinds, edition=edition))) == []


def node(tag: str, *kids: Node | str, **attributes: str | int) -> Node:
    return Node(Element(tag, **attributes), kids or ("words",))


def table(**attributes: str | int) -> Node:
    head = node("TH", Scope="Column", ID="t.0.0")
    return node("Table", node("TR", head), node("TR", node("TD", **attributes)))


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        (node("H2"), "H0 is followed by H2 “words”"),
        (node("Sect", node("H1"), node("H3")), "H1 is followed by H3 “words”"),
        (node("P", node("P")), "P holds P"),
        (node("L", node("P"), ListNumbering="Disc"), "L holds P"),
        (node("L", node("LI", node("LBody", node("P")))), "L without ListNumbering: words"),
        (node("TOC", node("TOCI", node("Link", Contents="There"))), "TOCI holds Link"),
        (node("TOC", node("TOC", node("TOCI", node("Reference", node("Link", Contents="There"))))), "TOC holds TOC"),
        (node("Figure"), "Figure without Alt: words"),
        (node("P", node("Link")), "Link without Contents: words"),
        (node("P", node("Link", node("Span", node("Link", Contents="B")), Contents="A")), "Link stands in Link"),
        (node("Art", "words"), "Art holds words: words"),
        (Node(Element("P"), ()), "P holds nothing"),
        (node("Aside", node("P"), Alt="A box"), "Aside has an Alt, which hides what it holds"),
        (node("TD", node("Div", node("Aside", node("P")))), "Aside stands in TD"),
        (table(), "a cell names no head: words"),
        (table(Headers="t.0.1"), "a cell names ['t.0.1']: words"),
        (table(Headers="t.0.0", ColSpan=2), "rows have [1, 2] columns"),
        (node("Table", node("TR", node("TH", ID="a"))), "a head has no scope"),
        (node("Table", node("TR", node("TH", Scope="Row"))), "a head has no ID of its own"),
    ],
)
def test_a_rule_that_is_broken_is_noticed(faulty: Node, fault: str) -> None:
    assert faults(node("Sect", table(Headers="t.0.0"))) == []
    assert fault in faults(node("Document", faulty))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("sheet", ["classroom", "large-print"])
def test_the_sample_breaks_no_rule(sheet: str, edition: str) -> None:
    problems = Problems()
    archive, style = read_archive(SAMPLE, problems), load_style(sheet, styles_folder(), None, problems)
    assert archive is not None and style is not None
    made = tree(typeset(compose_document(archive, edition), style, edition, problems))
    assert faults(made) == []
    counts = Counter(node.tag for node in made.walk())
    at_least = {"Title": 1, "H3": 40, "TOCI": 20, "Table": 12, "TD": 300, "Figure": 8, "Caption": 1, "Aside": 10}
    at_least |= {"Art": 20, "BlockQuote": 20, "Index": 2, "Note": 10, "Link": 1500}
    assert {tag: counts[tag] for tag in at_least if counts[tag] < at_least[tag]} == {}


PARTS = """\
title: T
people: {harold: {name: Harold}}
events: {hastings: {title: The battle, date: 14 October 1066, people: [harold]}}
terms: {fyrd: {term: fyrd, text: An army.}}
sections:
  - part: What happened
    text: One day in *October*.
    sections: [chronology]
  - {part: Who was there, sections: [people, glossary]}
  - index
"""


def test_parts_leave_no_rank_out(tmp_path: Path, style: Style) -> None:
    (tmp_path / "booklet.yaml").write_text(PARTS, encoding="utf-8")
    archive = read_archive(tmp_path, Problems())
    assert archive is not None
    made = tree(typeset(compose_document(archive), style, "student", Problems()))
    assert faults(made) == []
    assert [(node.tag, node.text) for node in made.all("H1", "H2")][:4] == [
        ("H1", "What happened"),
        ("H1", "Chronology"),
        ("H1", "Who was there"),
        ("H1", "Who’s who"),
    ]


def noted(words: str, note: str) -> Paragraph:
    return Paragraph((span(words), Note((span(note),), REMARK, "a"), span(" " + LOREM)))


def test_what_breaks_over_pages_is_one_element(set_pages: Typeset, small: Style, golden_tags: Golden) -> None:
    """A note, a box and a table."""
    heads = tuple(Cell((para(words, "head"),)) for words in ("Year", "What is told"))
    rows = (Row((Cell((para(f"{35 + n} AH"),), head=True), Cell((para(LOREM * n),)))) for n in range(1, 5))
    box = Group((Heading(3, (span("Do not confuse"),), contents=False), para(LOREM * 3), para(LOREM * 5)), "box")
    blocks: tuple[Block, ...] = (
        Heading(1, (span("Of pages"),), "top"),
        noted("The governor is named", LOREM * 9),
        box,
        Table((Column(fixed=4), Column()), (Row(heads),), tuple(rows), alt="Years, and what is told of them."),
    )
    pages = set_pages(*blocks, style=small)
    assert len(pages.pages) >= 6
    made = tree(pages)
    assert [len(made.all(tag)) for tag in ("Note", "Aside", "Table", "TR")] == [1, 1, 1, 5]
    golden_tags("broken", pages)


def test_entries_of_the_second_level_are_in_those_of_the_first(style: Style) -> None:
    levels = ((2, "Before"), (1, "Part"), (2, "One"), (2, "Two"), (1, "Last"))
    headings = [Section("s", (Heading(level, (span(words),)), para(LOREM))) for level, words in levels]
    document = Document("T", "en-GB", (Section("contents", (Contents(),)), *headings))
    (toc, *nested) = tree(typeset(document, style, "student", Problems())).all("TOC")
    assert [[entry.nodes[0].text.split()[0] for entry in shelf.nodes] for shelf in (toc, *nested)] == [
        ["Before", "Part", "Last"],
        ["One", "Two"],
    ]
    links = [str(link.element.attributes["Contents"]) for link in toc.all("Link")]
    assert links == ["Before, page 2", "Part, page 3", "One, page 4", "Two, page 5", "Last, page 6"]


def test_a_link_says_where_it_leads(set_pages: Typeset) -> None:
    pages = set_pages(
        Paragraph((span("See "), span("him", link="#ali"), span(", "), span("that", link="#row"), span(", "))),
        Paragraph(
            (span("an edition", link="https://example.org"), span(" "), span("example.org", link="https://example.org"))
        ),
        Heading(2, (span("ʿAlī b. Abī Ṭālib"),), "ali", guide="ʿAli"),
        Paragraph((span("A row"),), anchor="row"),
    )
    links = [str(link.element.attributes["Contents"]) for link in tree(pages).all("Link")]
    assert links == ["ʿAli, page 1", "that, page 1", "an edition, https://example.org", "https://example.org"]


@pytest.mark.parametrize("counted", [False, True])
def test_numbers_of_lines_are_heard_where_something_names_them(set_pages: Typeset, counted: bool) -> None:
    account = (para("A al-Kindi", "letter"), para(LOREM * 3, "account"), para("A note.", "note"))
    pages = set_pages(Parallel((account, account), numbered=True, counted=counted))
    articles = tree(pages).all("Art")
    assert len(articles) == 2
    for article in articles:
        numbers = [span.text for span in article.all("Span")]
        assert numbers == (["5", "10", "15"][: len(numbers)] if counted else [])
        assert len(numbers) >= 2 or not counted
        (quotation,) = article.all("BlockQuote")
        words = quotation.text.split()
        assert [word for word in words if not word.isdigit()] == (LOREM * 3).split()
        if counted:
            assert 20 < words.index("5") < words.index("10") < len(words)


def test_what_stands_beside_the_text_is_an_aside_and_what_others_say_a_quotation(set_pages: Typeset) -> None:
    in_cell = Cell((Group((para("In a cell."),), "box"), para("Quoted.", "quote")))
    pages = set_pages(
        para("A title", "title"),
        Group((para("A box."), para("One.", "quote"), para("Two.", "quote"), para("A remark.")), "box"),
        Group((Heading(1, (span("An entry"),)), para("A card.")), "card"),
        Table((Column(),), (Row((Cell((para("Head", "head"),)),)),), (Row((in_cell,)),)),
    )
    (section,) = tree(pages).nodes
    assert [node.tag for node in section.nodes] == ["Title", "Aside", "Sect", "Table"]
    assert [node.tag for node in section.nodes[1].nodes] == ["P", "BlockQuote", "P"]
    assert [node.text for node in section.nodes[1].nodes[1].nodes] == ["One.", "Two."]
    (cell,) = section.all("TD")
    assert [node.tag for node in cell.nodes] == ["Div", "P"]
    assert faults(tree(pages)) == []


def test_a_table_without_words_in_a_corner(set_pages: Typeset) -> None:
    head = Row((Cell(()), Cell((para("Says", "head"),))))
    row = Row((Cell((para("al-Kindi"),), head=True), Cell(())))
    made = tree(set_pages(Table((Column(), Column()), (head,), (row,))))
    assert [(node.tag, node.text) for node in made.all("TH", "TD")] == [
        ("TD", ""), ("TH", "Says"), ("TH", "al-Kindi"), ("TD", ""),
    ]  # fmt: skip
    says, kindi = (node.element.attributes["ID"] for node in made.all("TH"))
    assert made.all("TD")[1].element.attributes["Headers"] == f"{kindi} {says}"


@pytest.mark.parametrize(
    ("levels", "ranks"),
    [
        ([1, 2, 3, 1], "1231"),
        ([2, 3, 1, 3, 2], "12122"),
        ([3, 2, 1, 6, 6, 9], "111223"),
        ([1, 2, 3, 4, 5, 6, 7], "1234566"),
    ],
)
def test_no_rank_is_left_out(levels: list[int], ranks: str) -> None:
    made = Ranks()
    assert "".join(made.of(level)[1:] for level in levels) == ranks


def test_a_heading_that_may_be_left_out_has_nothing_below_it() -> None:
    ranks = Ranks()
    assert [ranks.of(1), ranks.perhaps(2), ranks.of(3), ranks.perhaps(1), ranks.of(2)] == ["H1", "H2", "H2", "H1", "H1"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [("1.", "Decimal"), ("(a)", "LowerAlpha"), ("B", "UpperAlpha"), ("•", "Disc"), ("–", "Disc")],
)
def test_a_list_is_counted_as_its_labels_say(set_pages: Typeset, label: str, kind: str) -> None:
    assert numbering([label]) == kind
    (made,) = tree(set_pages(Items((Item((para("Words."),), (span(label),)),)))).all("L")
    assert made.element.attributes["ListNumbering"] == kind
