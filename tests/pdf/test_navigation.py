"""Links, bookmarks, page labels and metadata as a reader finds them."""

from __future__ import annotations

import io

import handset
import pikepdf
import pypdfium2
import pytest

from booklet import __version__
from booklet.pdf.navigation import labels
from booklet.pdf.write import write_pdf
from booklet.typeset.page import OutlineEntry, Page


def test_links_lie_where_they_should_and_lead_there(opened: pikepdf.Pdf) -> None:
    table, edition = opened.pages[0].Annots
    assert [float(v) for v in table.Rect] == pytest.approx(
        [150, handset.HEIGHT - 131, 210, handset.HEIGHT - 119], abs=0.01
    )
    assert (str(table.Contents), int(table.F)) == ("To the table", 4)
    assert table.Dest[0].objgen == opened.pages[0].objgen
    assert table.P.objgen == opened.pages[0].objgen
    assert float(table.Dest[3]) == pytest.approx(handset.HEIGHT - 290, abs=0.01)
    assert str(edition.A.URI) == "https://example.org/%CA%BF?a=1"
    (back,) = opened.pages[1].Annots
    assert back.Dest[0].objgen == opened.pages[0].objgen
    assert float(back.Rect[3]) == pytest.approx(handset.HEIGHT - 232, abs=0.01), "moved by its origin"


@pytest.mark.parametrize("where", ["link", "bookmark"])
def test_an_unknown_anchor_is_a_program_fault(where: str) -> None:
    pages = handset.booklet()
    if where == "link":
        pages.anchors.pop("table")
    else:
        pages.outline.append(OutlineEntry(1, "Lost", "nowhere"))
    with pytest.raises(KeyError):
        write_pdf(pages, created=None)


def test_bookmarks_are_nested(written: bytes) -> None:
    pages = handset.booklet()
    levels = (1, 2, 3, 2, 1, 3)
    pages.outline[:] = [OutlineEntry(level, f"{place} ʿ", "top") for place, level in enumerate(levels)]
    found = list(pypdfium2.PdfDocument(write_pdf(pages, created=None)).get_toc())
    assert [(entry.level, entry.get_title()) for entry in found] == [
        (0, "0 ʿ"),
        (1, "1 ʿ"),
        (2, "2 ʿ"),
        (1, "3 ʿ"),
        (0, "4 ʿ"),
        (1, "5 ʿ"),
    ]
    assert [entry.get_count() for entry in found][:2] == [-2, -1], "folded below the first level"
    assert [entry.get_title() for entry in pypdfium2.PdfDocument(written).get_toc()] == ["Egypt", "Table", "Figurā"]


def test_page_labels_are_the_folios() -> None:
    folios = ["i", "ii", "iii", "1", "2", "6", "4", "A-1", "XL"]
    tree = labels([Page(number, folio, [], blind=number < 2) for number, folio in enumerate(folios, 1)])
    assert tree == (
        "<</Nums[0<</S/r/St 1>> 3<</S/D/St 1>> 5<</S/D/St 6>> 6<</S/D/St 4>> 7<</P(A-1)>> 8<</S/R/St 40>>]>>"
    )


def test_the_file_says_what_it_is(opened: pikepdf.Pdf) -> None:
    assert str(opened.Root.Lang) == "en-GB"
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert "/Tabs" in opened.pages[0]
    with opened.open_metadata() as xmp:
        assert xmp["dc:title"] == str(opened.docinfo["/Title"]) == "Egypt & <38> ʿAH"
        assert xmp["dc:creator"] == [str(opened.docinfo["/Author"])] == ["The editors"]
        assert xmp["dc:description"] == str(opened.docinfo["/Subject"]) == "A test"
        assert xmp["xmp:CreatorTool"] == str(opened.docinfo["/Creator"]) == f"booklet {__version__}"
        assert xmp["xmp:CreateDate"] == "2000-01-01T00:00:00Z"
        assert str(opened.docinfo["/CreationDate"]) == "D:20000101000000Z"
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")


def test_the_date_is_the_one_that_is_given() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(handset.booklet(), created=1_700_000_000))) as pdf:
        assert str(pdf.docinfo["/ModDate"]) == "D:20231114221320Z"
