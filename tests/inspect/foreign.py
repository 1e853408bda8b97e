"""PDFs as other programs make them, small: untagged, scanned, locked, tagged in their own way."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.pdfgen.canvas import Canvas


def untagged(pages: int = 2) -> bytes:
    """What ReportLab's canvas makes: Helvetica that is not embedded, no tags."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"Page {number}: café, 5 €")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def blank() -> bytes:
    """A page with nothing on it."""
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


class Maker:
    """A tagged PDF put together by hand. `page` content may use the fonts /F (WinAnsi) and /G (no meaning)."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        self.pdf.Root.StructTreeRoot = self.top

    def page(self, content: str, **resources: Any) -> Any:
        fonts = Dictionary(
            F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Times, Encoding=Name.WinAnsiEncoding),
            G=Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name("/ABCDEF+Secret"),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([Dictionary(Subtype=Name.CIDFontType2)]),
            ),
        )
        made = self.pdf.add_blank_page(page_size=(200, 200))
        made.obj.Resources = Dictionary(Font=fonts, **resources)
        made.obj.Contents = self.pdf.make_stream(content.encode("cp1252"))
        return made.obj

    def element(self, tag: str, above: Any = None, *held: Any, **entries: Any) -> Any:
        above = self.top if above is None else above
        made = self.pdf.make_indirect(Dictionary(S=Name("/" + tag), P=above, K=Array(list(held)), **entries))
        above.K.append(made)
        return made

    def bytes(self, **options: Any) -> bytes:
        out = io.BytesIO()
        self.pdf.save(out, deterministic_id="encryption" not in options, **options)
        return out.getvalue()


def image(maker: Maker) -> Any:
    return maker.pdf.make_stream(
        b"\x80",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )


def scanned(recognised: bool = False) -> bytes:
    """A page that is a picture; with unseen text over it if it was `recognised`."""
    maker = Maker()
    del maker.pdf.Root["/StructTreeRoot"], maker.pdf.Root["/MarkInfo"]
    text = " BT /F 9 Tf 3 Tr (guessed) Tj ET" if recognised else ""
    maker.page(f"q 200 0 0 200 0 0 cm /I Do Q{text}", XObject=Dictionary(I=image(maker)))
    return maker.bytes()


def locked() -> bytes:
    """It opens for everybody and forbids screen readers to take its text (revision 3: in later ones nothing can)."""
    rights = pikepdf.Permissions(accessibility=False, extract=False)
    maker = Maker()
    maker.page("/P <</MCID 0>> BDC BT /F 9 Tf (secret) Tj ET EMC")
    return maker.bytes(encryption=pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False, allow=rights))


def with_password() -> bytes:
    maker = Maker()
    maker.page("")
    return maker.bytes(encryption=pikepdf.Encryption(owner="o", user="u"))


def word_like() -> bytes:
    """Tags as a word processor writes them: its own names, mapped; spans in marks; a form; a class; lines unspaced."""
    maker = Maker()
    maker.top.RoleMap = Dictionary({"/Überschrift": Name.H3, "/Standard": Name.P})
    maker.top.ClassMap = Dictionary(head=Dictionary(O=Name.Table, Scope=Name.Column))
    maker.pdf.docinfo["/Title"] = "Bericht"
    form = maker.pdf.make_stream(
        b"/P <</MCID 0>> BDC BT /F 9 Tf (inside a form) Tj ET EMC",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
    )
    page = maker.page(
        "/Standard <</MCID 0>> BDC BT /F 9 Tf 20 100 Td (Two lines) Tj 0 -12 Td (of text,) Tj"
        " [(a gap) -400 (and a ) -20 (kern.)] TJ ET EMC\n"
        "/Artifact <</Type /Pagination>> BDC BT /F 9 Tf (7) Tj ET EMC\n"
        "/Titel <</MCID 1>> BDC BT /F 9 Tf (A head) Tj ET EMC\n"
        "/Standard <</MCID 2>> BDC /Span <</ActualText (for example)>> BDC BT /F 9 Tf (e. g.) Tj ET EMC"
        " BT /F 9 Tf ( this) Tj ET EMC\n"
        "/TD <</MCID 3>> BDC BT /F 9 Tf (cell) Tj ET EMC /X Do\n"
        "/Figure <</MCID 4>> BDC /I Do EMC BT /F 9 Tf (loose) Tj /G 9 Tf <00010002> Tj ET",
        XObject=Dictionary(X=form, I=image(maker)),
    )
    document = maker.element("Document")
    maker.element("Überschrift", document, 1, Pg=page)
    maker.element("Standard", document, 0, Pg=page)
    maker.element("Standard", document, 2, Pg=page, Lang=String("en"))
    row = maker.element("TR", maker.element("Table", document))
    maker.element("TD", row, 3, Pg=page, C=Name.head, A=Array([Dictionary(O=Name.Table, ColSpan=2), 0]))
    maker.element("P", document, Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=0), Pg=page)
    maker.element("Figure", document, 4, Pg=page)
    page.Annots = Array(
        [maker.pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9])))]
    )
    return maker.bytes()
