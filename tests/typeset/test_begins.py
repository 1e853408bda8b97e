"""Where links and bookmarks lead: to each anchor a place on a page, and the element that begins there."""

from __future__ import annotations

from booklet.document import (
    MARGIN,
    Cell,
    Contents,
    Document,
    Either,
    Group,
    Heading,
    Index,
    IndexEntry,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
)
from booklet.document import Column as TableColumn
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.page import Element, Pages

from .conftest import LOREM, Typeset, para, span


def first_used(pages: Pages) -> list[Element]:
    """Elements in the order in which their words come."""
    runs = (
        run
        for page in pages.pages
        for placed in page.placed
        for mark in placed.marks
        for run in getattr(mark, "runs", ())
    )
    return list(dict.fromkeys(run.element for run in runs))


def test_every_anchor_has_the_element_that_begins_there(set_pages: Typeset) -> None:
    noted = (span("Said"), Note((span("by one"),), sign="1"), span(" and heard "), Note((span("beside"),), MARGIN))
    pages = set_pages(
        Heading(1, (span("Head"),), "head"),
        Heading(2, (span("Unnamed"),), contents=False),
        Paragraph(noted, anchor="para"),
        Group((Heading(2, (span("In a group"),)), para(LOREM)), anchor="group"),
        Group((para(LOREM),), "box", anchor="box"),
        Table((TableColumn(),), (), (Row((Cell((para("cell"),)),), anchor="row"),)),
    )
    assert pages.anchors.keys() <= pages.begins.keys()
    named = {name: pages.begins[name] for name in ("head", "para", "group", "row", "note.1")}
    assert {name: element.tag for name, element in named.items()} == {
        "head": "H1",
        "para": "P",
        "group": "H2",
        "row": "TR",
        "note.1": "Note",
    }
    assert pages.begins["box"].tag not in ("P", "H1"), "the box itself"
    assert named["note.1"].parent is named["para"]
    beside = next(element for element in pages.begins.values() if "NoteType" in element.attributes)
    assert (beside.tag, beside.attributes["NoteType"]) == ("Note", "None")


def test_the_outline_is_every_heading_in_its_place(style: Style) -> None:
    """Also one that stands in no contents, and one that is set late: the index comes before the text here."""
    index = Index((IndexEntry(("amr",), (span("Amr"),), "amr"),), title=(span("In script"),))
    sections = (
        Section("contents", (Heading(1, (span("Contents"),), contents=False), Contents())),
        Section("index", (Heading(1, (span("Index"),)), index)),
        Section(
            "text", (Heading(1, (span("Text"),)), Paragraph((span("Amr", entry="amr"),)), Heading(2, (span("End"),)))
        ),
    )
    pages = typeset(Document("T", "en-GB", sections), style, "student", Problems())
    assert [(entry.level, entry.title) for entry in pages.outline] == [
        (1, "Contents"),
        (1, "Index"),
        (2, "In script"),
        (1, "Text"),
        (2, "End"),
    ]
    headings = [element for element in first_used(pages) if element.tag[0] == "H"]
    assert [pages.begins[entry.anchor] for entry in pages.outline] == headings


def test_what_is_not_printed_is_no_bookmark(set_pages: Typeset) -> None:
    """A heading in what only teachers see."""
    answer = Either((para("Write here."),), (Heading(2, (span("Answer"),)), para("The answer.")))
    titles = {
        edition: [entry.title for entry in set_pages(Heading(1, (span("Head"),)), answer, edition=edition).outline]
        for edition in ("student", "teacher")
    }
    assert titles == {"student": ["Head"], "teacher": ["Head", "Answer"]}
