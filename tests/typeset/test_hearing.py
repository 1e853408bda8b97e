"""What is said otherwise than it is printed has an element with E; ink and copied text stay as they are."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from booklet.document import (
    Cell,
    Column,
    Contents,
    Document,
    GridFigure,
    Heading,
    Note,
    PageBreak,
    PageNumber,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from booklet.pipeline import build
from booklet.problems import Problems
from booklet.style import Style
from booklet.typeset import typeset
from booklet.typeset.page import Element, Line, Pages
from booklet.typeset.spoken import Voice
from tests.dossier import SAMPLE, built
from tests.pdftext import Node, extracted

from .conftest import Typeset, elements, span

NAME = "Muḥammad b. Abī Bakr"


def tree(pages: Pages) -> list[str]:
    """The runs of the pages, those of one element in a row as one: element, words, what is said for them."""
    out: list[tuple[Element, str]] = []
    for page in pages.pages:
        for placed in page.placed:
            for mark in placed.marks:
                for run in mark.runs if isinstance(mark, Line) else ():
                    words = " ".join(word.text for word in run.words)
                    if run.element.tag == "Artifact" or not words:
                        continue
                    if out and out[-1][0] is run.element:
                        out[-1] = run.element, f"{out[-1][1]} {words}"
                    else:
                        out.append((run.element, words))
    return [f"{e.tag} {words}" + (f" → {e.attributes['E']}" if "E" in e.attributes else "") for e, words in out]


def own_half_rings(node: Node) -> int:
    """How many of its half rings stand in no element below it."""
    return node.text.count("ʿ") - sum(kid.text.count("ʿ") for kid in node.kids)


def paragraph(*text: Span | PageNumber | Note, role: str = "body") -> Paragraph:
    return Paragraph(text, role)


def test_the_words_of_a_name_share_one_element(set_pages: Typeset) -> None:
    pages = set_pages(paragraph(span(f"Then {NAME} and (ʿAmr), son of al-ʿĀṣ, met in 38 AH.")))
    assert tree(pages) == [
        "P Then",
        "Span Muḥammad b. Abī → Muhammad ibn Abi",
        "P Bakr and",
        "Span (ʿAmr), → (Amr),",
        "P son of",
        "Span al-ʿĀṣ, → al-As,",
        "P met in",
        "Span 38 AH. → 38 of the Hijra.",
    ]


def test_plain_words_have_no_element_of_their_own(set_pages: Typeset) -> None:
    assert tree(set_pages(paragraph(span("The caliph was killed, and nobody d. of it.")))) == [
        "P The caliph was killed, and nobody d. of it."
    ]


def test_a_link_and_another_language_hold_what_is_said_for_them(set_pages: Typeset) -> None:
    pages = set_pages(
        paragraph(
            span("See "), span(NAME, link="https://example.org"), span(", the "), span("ḫalīfa", language="ar-Latn")
        )
    )
    assert tree(pages) == [
        "P See",
        f"Link {NAME} → Muhammad ibn Abi Bakr",
        "P , the",
        "Span ḫalīfa → khalifa",
    ]
    assert elements(pages, "Span")[0].attributes["Lang"] == "ar-Latn"


def test_parts_that_touch_are_said_together(set_pages: Typeset) -> None:
    name = paragraph(span("in "), span("Tārīḫ", face="italic"), span(", II"))
    folio = paragraph(span("Here (p. "), PageNumber("here"), span(")"))
    pages = set_pages(name, folio._replace(anchor="here"))
    assert tree(pages) == ["P in", "Span Tārīḫ , → Tarikh,", "P II", "P Here", "Span (p.  → (page ", "Link 1", "P )"]


def test_a_page_number_to_come_is_never_part_of_what_is_said(style: Style) -> None:
    heading = Heading(1, (span("ʿAlī, p. "), PageNumber("here")), anchor="here")
    pages = typeset(Document("T", "en-GB", (Section("s", (Contents(), heading)),)), style, "student", Problems())
    assert tree(pages)[:2] == ["Span ʿAlī, p.  → Ali, page ", "Link 1 1"]


def test_an_abbreviation_is_certain_by_words_of_other_spans(set_pages: Typeset) -> None:
    pages = set_pages(paragraph(span("ʿAlī", face="bold"), span(" b. Abi Talib, d. "), span("661", face="italic")))
    assert tree(pages) == ["Span ʿAlī b. Abi → Ali ibn Abi", "P Talib,", "Span d.  661 → died 661"]


def test_a_name_over_two_lines_and_two_pages_is_one_element(set_pages: Typeset, small: Style) -> None:
    names = " ".join([NAME.removesuffix(" Bakr")] * 150)
    pages = set_pages(paragraph(span(names)), style=small)
    assert len(pages.pages) > 1
    spans = elements(pages, "Span")
    assert [span.attributes["E"] for span in spans] == [" ".join(["Muhammad ibn Abi"] * 150)]


def test_a_name_before_a_note_sign(set_pages: Typeset) -> None:
    pages = set_pages(paragraph(span("So ʿAlī"), Note((span("And ʿAmr."),), sign="a"), span(" said.")))
    assert tree(pages)[:5] == ["P So", "Span ʿAlī → Ali", "Link a", "P said.", "Link a"]
    assert tree(pages)[5:] == ["Note And", "Span ʿAmr. → Amr."]


def test_names_beside_words_from_right_to_left(set_pages: Typeset) -> None:
    pages = set_pages(paragraph(span("So ʿAlī b. Abi Talib "), span("علي", language="ar"), span(" (d. 661)")))
    assert tree(pages) == [
        "P So",
        "Span ʿAlī b. Abi → Ali ibn Abi",
        "P Talib",
        "Span علي",
        "Span (d. 661) → (died 661)",
    ]
    arabic = elements(pages, "Span")[1]
    assert dict(arabic.attributes) == {"Lang": "ar", "ActualText": "علي"}


def test_nothing_is_said_for_artifacts_and_figures(style: Style) -> None:
    figure = GridFigure((("says",),), (("says", "ʿsays"),), (span("ʿAlī"),), "Alt")
    cells = (Cell((paragraph(span("ʿAlī")),)),)
    table = Table((Column(),), (Row((Cell((paragraph(span("ʿUmar")),)),)),), (Row(cells),) * 90)
    pages = typeset(
        Document("ʿA", "en-GB", (Section("s", (Heading(1, (span("ʿUthmān"),)), figure, table)),)),
        style,
        "student",
        Problems(),
    )
    assert len(pages.pages) > 1
    assert all(
        span.parent is not None and span.parent.tag in ("P", "H1", "Caption") for span in elements(pages, "Span")
    )
    assert [span.attributes["E"] for span in elements(pages, "Span")].count("Umar") == 1


def test_words_all_in_arabic_keep_their_language(style: Style) -> None:
    words = (span("بيعة الرضوان", language="ar"),)
    table = Table((Column(),), (), (Row((Cell((Paragraph(words),)),)),))
    blocks = (Heading(1, words), Paragraph(words), table, PageBreak(), Contents())
    pages = typeset(Document("T", "en-GB", (Section("s", blocks),)), style, "student", Problems())
    assert [(each.tag, each.parent and each.parent.tag) for each in elements(pages, "P")] == [
        ("P", "Sect"),
        ("P", "TD"),
    ]
    assert {each.attributes["Lang"] for each in elements(pages, "P")} == {"ar"}
    assert [each.parent and each.parent.tag for each in elements(pages, "Span")] == ["H1", "Link"]
    assert {each.attributes["Lang"] for each in elements(pages, "Span")} == {"ar"}
    assert {each.attributes["ActualText"] for each in elements(pages, "P") + elements(pages, "Span")} == {words[0].text}


def test_what_the_author_lists_is_said(style: Style) -> None:
    document = Document("T", "en-GB", (Section("s", (paragraph(span("In the BL.")),)),), say={"BL": "British Library"})
    assert tree(typeset(document, style, "student", Problems())) == ["P In the", "Span BL. → British Library."]


def test_ink_and_copied_text_are_the_same_as_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sample set as it is, and once more with nothing said otherwise than it is printed."""
    made = build(SAMPLE, tmp_path / "with.pdf", trace=True)
    monkeypatch.setattr(Voice, "may_differ", lambda voice, text: False)
    without = build(SAMPLE, tmp_path / "without.pdf", trace=True)
    assert made.trace == without.trace
    said, printed = made.output.read_bytes(), without.output.read_bytes()
    assert len(said) > len(printed)
    assert extracted(said) == extracted(printed)
    pages, others = PdfReader(made.output).pages, PdfReader(without.output).pages
    for number in range(4, len(pages), 12):
        assert pages[number].extract_text() == others[number].extract_text()


def test_the_sample_says_no_sign_that_voices_spell() -> None:
    said = [node.attributes["E"] for node in built().spoken.nodes if "E" in node.attributes]
    assert len(said) > 1000
    assert not set(normalize("NFD", "".join(said))) & set("ʿʾ←\u0304\u0323\u0331\u032e")


def test_no_sign_of_the_sample_is_left_to_be_spelled() -> None:
    """Words that hold a half ring stand in an element that says them otherwise, or in a figure, whose Alt is heard."""
    left = [node for node in built().spoken.nodes if own_half_rings(node) and "E" not in node.attributes]
    assert {node.tag for node in left} == {"Figure"}
