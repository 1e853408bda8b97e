"""JPEG files: what is kept of them, what is not, and what is refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from booklet.raster import Raster, Unreadable, raster_of
from booklet.raster.jpeg import orientation
from tests.rasters import exif, jpeg, saved, wedge

SOI, EOI = b"\xff\xd8", b"\xff\xd9"


def shown(raster: Raster) -> Image.Image:
    return Image.open(io.BytesIO(raster.data))


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_picture_stays_as_it_is(mode: str, progressive: bool) -> None:
    data = jpeg(mode, (70, 50), progressive=progressive)
    raster = raster_of(data)
    assert (raster.columns, raster.rows, raster.width, raster.height) == (70, 50, 70, 50)
    assert (raster.filter, raster.colours, raster.bits) == ("DCTDecode", 1 if mode == "L" else 3, 8)
    with shown(raster) as kept, Image.open(io.BytesIO(data)) as given:
        assert kept.mode == given.mode == mode
        assert ImageChops.difference(kept, given).getbbox() is None


def test_nothing_else_is_kept() -> None:
    hidden = [
        segment(0xE1, exif(1)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>HIDDEN</x:xmpmeta>"),
        segment(0xE2, b"MPF\0HIDDEN"),
        segment(0xED, b"Photoshop 3.0\0HIDDEN"),
        segment(0xFE, b"HIDDEN in a comment"),
    ]
    plain = jpeg()
    data = SOI + b"".join(hidden) + plain[2:] + b"HIDDEN behind the end" + jpeg()
    assert b"HIDDEN" in data
    assert b"SECRETCAM" in data
    raster = raster_of(data)
    assert raster == raster_of(plain)
    assert b"HIDDEN" not in raster.data
    assert b"SECRETCAM" not in raster.data
    assert raster.data.count(SOI) == 1


def test_a_small_copy_in_the_jfif_head_goes() -> None:
    plain = jpeg()
    assert plain[2:4] == b"\xff\xe0"
    data = SOI + segment(0xE0, plain[6:18] + b"\2\2" + b"HIDDENHIDDEN") + plain[20:]
    raster = raster_of(data)
    assert raster == raster_of(plain)
    assert raster.data.startswith(SOI + b"\xff\xe0\0\x10JFIF\0")


def test_what_says_that_colours_are_red_green_and_blue_stays() -> None:
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    assert adobe in raster_of(SOI + adobe + jpeg()[2:]).data


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_which_way_up_it_is(order: str, turn: int) -> None:
    data = jpeg()
    raster = raster_of(SOI + segment(0xE1, exif(turn, order)) + data[2:])
    assert raster.turn == turn
    assert (raster.columns, raster.rows) == (24, 16)
    assert (raster.width, raster.height) == ((24, 16) if turn < 5 else (16, 24))


@pytest.mark.parametrize("broken", [b"", b"II", b"XX*\0", exif(9)[6:], exif(6)[6:20], b"II*\0\xff\xff\xff\xff"])
def test_a_broken_exif_says_nothing(broken: bytes) -> None:
    assert orientation(broken) == 1


def test_cmyk_is_refused() -> None:
    with pytest.raises(Unreadable, match="CMYK") as refused:
        raster_of(jpeg("CMYK"))
    assert "RGB" in refused.value.hint


def test_no_cut_goes_unseen() -> None:
    """Wherever a file is cut off, it is said to be damaged."""
    data = jpeg(size=(8, 8))
    assert raster_of(data)
    for length in range(2, len(data)):
        with pytest.raises(Unreadable, match="damaged"):
            raster_of(data[:length])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (SOI + EOI, "there is no picture in it"),
        (SOI + segment(0xC3, b"\x08\0\x08\0\x08\1"), "few programs read"),
        (SOI + segment(0xC9, b"\x08\0\x08\0\x08\1"), "few programs read"),
        (SOI + segment(0xC1, b"\x0c\0\x08\0\x08\1"), "1 colours of 12 bits"),
        (SOI + segment(0xC0, b"\x08\0\0\0\x08\1"), "it has no size"),
        (SOI + segment(0xC0, b"\x08\xff\xff\xff\xff\1"), "4295 million pixels"),
        (SOI + segment(0xC0, b"\x08"), "head is too short"),
        (SOI + b"\xff\xdb\0\0", "has no length"),
        (SOI + b"words", "no part"),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        raster_of(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (saved(wedge(), "GIF"), "a GIF"),
        (saved(wedge(), "BMP"), "a BMP"),
        (saved(wedge(), "TIFF"), "a TIFF"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP"),
        (b"\0\0\0\x18ftypheic", "a HEIC"),
        (b"%PDF-1.7", "a PDF"),
        (b'<svg xmlns="', "an SVG"),
        (b"", "an empty file"),
        (b"word", "no picture that can be read"),
    ],
)
def test_other_files_are_told_apart(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        raster_of(data)
