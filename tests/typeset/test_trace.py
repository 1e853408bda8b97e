"""The trace: what stands where, as text."""

from __future__ import annotations

from booklet.document import (
    Cell,
    Column,
    Contents,
    Document,
    GridFigure,
    Heading,
    Index,
    IndexEntry,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
)
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.compositor import Compositor
from booklet.typeset.page import Bar, Element, Image, Line, Link, Path, Run
from booklet.typeset.trace import HEAD, trace

from .conftest import LOREM, Golden, Typeset, span
from .faulty import Typesetter


def test_a_mark_is_a_line_with_its_place(compositor: Compositor) -> None:
    t = Typesetter(compositor)
    figure = Path(Element("Figure", t.root), (("m", 10, 20), ("l", 30, 40)))
    bare = Line(60, 50, 10, 200, (Run(Element("Lbl"), (compositor.faces["roman"].shape("A"),)),))
    t.paragraph("In summer", "the juris¬", role="heading 2").page()
    t.put(Bar(50, -0.04, 300, 0.4), Link(50, 60.25, 9, 9, "#x", t.root), figure, bare)
    t.put(Image(50, 70, 200, 120.04, "a map.jpg", t.root))
    pages = t.done()
    pages.pages[1] = pages.pages[1]._replace(blind=True)
    assert trace(pages) == (
        "page\tx\ty\trole\ttext\n"
        "1\t-\t-\tpage\t1\n"
        "1\t50.0\t60.0\theading 2\tIn summer\n"
        "1\t50.0\t73.0\theading 2\tthe juris‐\n"
        "2\t-\t-\tpage\t-\n"
        "2\t50.0\t0.0\tbar\t300.0 × 0.4\n"
        "2\t50.0\t60.2\tlink\t#x\n"
        "2\t10.0\t20.0\tpath\t2 moves\n"
        "2\t60.0\t50.0\tlbl\tA\n"
        "2\t50.0\t70.0\tpicture\t200.0 × 120.0 a map.jpg\n"
    )


def test_words_stand_as_they_do_on_the_page(set_pages: Typeset) -> None:
    arabic = "محمد بن"
    text = (span("By "), span(arabic, language="ar"), span(", see "), span("here", link="#x"), span("."))
    told = [line.split("\t")[3:] for line in trace(set_pages(Paragraph(text))).splitlines()[2:-1]]
    assert told == [
        ["body", "By"],
        ["body", " ".join(reversed(arabic.split()))],
        ["body", ", see"],
        ["body", "here"],
        ["link", "#x"],
        ["body", "."],
    ]
    plain = [line.split("\t")[3:] for line in trace(set_pages(Paragraph((text[0], *text[2:])))).splitlines()[2:-1]]
    assert plain == [["body", "By , see here."], ["link", "#x"]]


def test_roles_are_the_styles_names(set_pages: Typeset) -> None:
    cell = Cell((Paragraph((span("Cell"),)),))
    pages = set_pages(
        Contents(),
        Heading(2, (span("Next"),)),
        Table((Column(),), (Row((Cell((Paragraph((span("Head"),), "head"),)),)),), (Row((cell,)),)),
        GridFigure((("says",),), (("says", "says"),), (span("A dispute"),), "words"),
    )
    roles = [line.split("\t")[3:] for line in trace(pages).splitlines()[2:]]
    assert [role for role, _ in roles if role not in ("bar", "link")] == [
        "contents 2", "leader", "page number", "heading 2", "head", "table", "path", "path", "small", "small", "folio",
    ]  # fmt: skip


def test_a_hyphen_that_was_added_is_seen_and_lines_hold_all_their_words(set_pages: Typeset) -> None:
    told = [line.split("\t")[-1] for line in trace(set_pages(Paragraph((span(LOREM * 3),)))).splitlines()[2:-1]]
    assert any(line.endswith("‐") for line in told)
    assert " ".join(told).replace("‐ ", "").split() == (LOREM * 3).split()


def test_some_pages_only(set_pages: Typeset) -> None:
    pages = set_pages(*[Paragraph((span(f"Page {n}"),)) if n % 2 else PageBreak() for n in range(1, 10)])
    assert trace(pages) == trace(pages, range(1, 9))
    some = trace(pages, range(2, 4))
    assert some.startswith(HEAD + "2\t-\t-\tpage\t2\n")
    assert {line[0] for line in some.splitlines()[1:]} == {"2", "3"}


def test_arabic_in_heading_contents_table_index_and_running_head(style: Style, golden: Golden) -> None:
    name, place = (span(text, language="ar") for text in ("معاوية بن حديج", "الفسطاط"))
    cell = Cell((Paragraph((span("Ibn Hudayj, "), name, span(" (52 AH)")), "table"),))
    head = Cell((Paragraph((place,), "head"),))
    people = (
        Heading(1, (span("Of "), name), "people"),
        Heading(2, (place,), "place", guide=place.text),
        Paragraph((span("He went to "), place._replace(entry="place"), span(" in 38 AH."))),
        PageBreak(),
        Table((Column(), Column()), (Row((head, head)),), (Row((cell, cell)),)),
    )
    entries = (
        IndexEntry(("place",), (span("Fustat"),), "fustat", (), (span(" "), place)),
        IndexEntry(("place",), (place,), "فسطاط", (span("Fustat"),)),
    )
    index = (Index(entries[:1]), Index(entries[1:], title=(span("In Arabic script"),)))
    sections = (Section("contents", (Contents(),)), Section("people", people), Section("index", index))
    document = Document("كتاب", "en-GB", sections)
    golden("arabic", typeset(document, style, "student", Problems()))
