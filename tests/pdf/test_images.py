"""Pictures in the file: one XObject each, right way up, with the text that stands for them; and in every validator's
eyes."""

from __future__ import annotations

import io
from collections.abc import Callable

import handset
import page as validation
import pikepdf
import pypdfium2
import pytest
from PIL import Image as Raster

from booklet.impose import impose
from booklet.pdf.write import write_pdf
from booklet.raster import raster_of
from booklet.typeset.page import Element, Image, Mark, Page, Pages, Placed
from tests.rasters import chunk, exif, jpeg, png, raw_png, saved, wedge

INSIDE = {"a": (40.0, 50.0), "b": (160.0, 50.0), "c": (280.0, 50.0)}


def booklet(*files: str, pages: int = 1) -> Pages:
    """A heading and a row of pictures on each page; the pictures are 96 points wide and 64 tall."""
    root = Element("Document", Lang="en-GB")
    section = Element("Sect", root)
    made = []
    for number in range(1, pages + 1):
        marks: list[Mark] = [handset.line(Element("H1", section), 40, "Pictures")]
        for place, file in enumerate(files):
            figure = Element("Figure", section, Alt=f"A wedge, ʿ{file}", Placement="Block")
            marks.append(Image(40 + 120.0 * place, 50, 96, 64, file, figure))
        marks.append(handset.line(Element("P", section), 200, "after them"))
        made.append(Page(number, str(number), [Placed(0, 0, marks)]))
    return Pages(handset.WIDTH, handset.HEIGHT, made, {}, [], root, "Pictures", "en-GB")


def written(pages: Pages, **files: bytes) -> bytes:
    return write_pdf(pages, created=None, pictures={name: raster_of(data) for name, data in files.items()})


def xobjects(pdf: bytes) -> list[pikepdf.Object]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            pikepdf.Dictionary(dict(item.items()))
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]


def shown(pdf: bytes, x: float = 40, y: float = 50) -> Raster.Image:
    """The picture that stands at x, y on the first page, a pixel a point, in colour."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return opened[0].render(scale=4).to_pil().convert("RGB").crop((4 * x, 4 * y, 4 * x + 384, 4 * y + 256))


def alike(made: Raster.Image, wanted: Raster.Image, levels: float = 6) -> bool:
    """Whether two pictures agree in the middle of each of 24 × 16 fields."""
    small = wanted.convert("RGB").resize((24, 16), Raster.Resampling.NEAREST)
    found = [
        max(abs(a - b) for a, b in zip(made.getpixel((16 * x + 8, 16 * y + 8)), small.getpixel((x, y))))  # type: ignore[arg-type]  # RGB
        for x in range(24)
        for y in range(16)
    ]
    return max(found) <= levels


WAYS: dict[str, Callable[[], bytes]] = {
    "grey JPEG": lambda: jpeg("L", (240, 160), quality=95),
    "JPEG": lambda: jpeg("RGB", (240, 160), quality=95),
    "progressive JPEG": lambda: jpeg("RGB", (240, 160), quality=95, progressive=True),
    "grey PNG": lambda: png("L"),
    "PNG": lambda: png("RGB"),
    "palette": lambda: png("P"),
    "transparent": lambda: png("RGBA"),
    "grey and transparent": lambda: png("LA"),
    "sixteen bits": lambda: saved(wedge("I;16").point(lambda v: v * 257), "PNG"),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_seen_as_it_is(way: str) -> None:
    pdf = written(booklet("a"), a=WAYS[way]())
    assert alike(shown(pdf), wedge(), 24 if "JPEG" in way else 6)
    for profile in ("ua1", "2a"):
        assert validation.validate_pdf_bytes(pdf, profile=profile).is_compliant


def test_black_and_white_and_sixteen_colours() -> None:
    pdf = written(
        booklet("a", "b"),
        a=raw_png(0, 1, [b"\xf0"], 8),
        b=raw_png(3, 4, [b"\x01\x21"], 4, chunk(b"PLTE", bytes([255, 0, 0, 0, 255, 0, 0, 0, 255]))),
    )
    one, other = shown(pdf), shown(pdf, *INSIDE["b"])
    assert [one.getpixel((x, 100)) for x in (100, 300)] == [(255, 255, 255), (0, 0, 0)]
    assert [other.getpixel((96 * x + 48, 100)) for x in range(4)] == [
        (255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 255, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("turn", range(1, 9))
def test_it_stands_the_right_way_up(turn: int) -> None:
    """As a program shows it that heeds Exif."""
    back = {1: [], 2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}[turn]  # what a camera so held has stored
    stored = wedge(size=(240, 160))
    for step in back:
        stored = stored.transpose(list(Raster.Transpose)[step])
    data = saved(stored, "JPEG", quality=95, exif=exif(turn))
    assert alike(shown(written(booklet("a"), a=data)), wedge(), 24)


def test_one_object_for_one_file_however_often_it_is_shown() -> None:
    pdf = written(booklet("a", "b", "a", pages=3), a=jpeg(), b=png(), c=png())
    assert len(xobjects(pdf)) == 2, "the one that is nowhere shown is left out"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for leaf in opened.pages:
            assert leaf.Contents.read_bytes().count(b" Do Q") == 3


def test_nothing_that_archives_forbid() -> None:
    for item in xobjects(written(booklet("a", "b"), a=png("RGBA"), b=jpeg())):
        assert not {"/SMask", "/Mask", "/Interpolate", "/Alternates", "/OPI", "/Intent", "/Metadata"} & set(item.keys())


def test_no_camera_and_no_place_in_the_file() -> None:
    data = saved(wedge(), "JPEG", exif=exif(1), comment=b"HIDDEN")
    assert b"SECRETCAM" in data
    pdf = written(booklet("a"), a=data)
    assert b"SECRETCAM" not in pdf
    assert b"HIDDEN" not in pdf
    assert written(booklet("a"), a=data) == pdf, "the same pictures give the same bytes"


def test_a_figure_has_its_words_and_its_box() -> None:
    with pikepdf.open(io.BytesIO(written(booklet("a"), a=jpeg()))) as opened:
        (figure,) = (
            item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        )
        assert str(figure.Alt) == "A wedge, ʿa"
        assert figure.A.O == "/Layout"
        assert figure.A.Placement == "/Block"
        top = handset.HEIGHT - 50
        assert [float(v) for v in figure.A.BBox] == pytest.approx([40, top - 64, 136, top], abs=0.01)
        content = opened.pages[0].Contents.read_bytes().decode()
    assert "/Figure<</MCID 1>>BDC\nq 96 0 0 64 40 481.28 cm /I1 Do Q\nEMC" in content


def test_without_pictures_there_is_no_trace_of_them() -> None:
    assert write_pdf(booklet(), created=None) == written(booklet(), a=jpeg())
    assert b"XObject" not in write_pdf(booklet(), created=None)


def test_they_are_on_the_printed_sheets() -> None:
    pdf = written(booklet("a", pages=4), a=png())
    with pikepdf.open(io.BytesIO(impose(pdf))) as sheets:
        held = [
            item for item in sheets.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert len(held) == 1
    with pypdfium2.PdfDocument(impose(pdf)) as opened:
        kinds = [item.type for item in opened[0].get_objects(max_depth=5)]
    assert kinds.count(3) == 2, "an image on either page of a side"
