"""PNG files of every kind: rows kept as they are, or unpacked and set on white."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops

from booklet.raster import Raster, Unreadable, raster_of
from tests.rasters import chunk, exif, png, raw_png, saved, wedge

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def shown(raster: Raster) -> Image.Image:
    """What a reader of the PDF sees: its rows read by Pillow, as a PNG file of their own."""
    kind = 3 if raster.palette else 0 if raster.colours == 1 else 2
    head = struct.pack(">IIBBBBB", raster.columns, raster.rows, raster.bits, kind, 0, 0, 0)
    palette = chunk(b"PLTE", raster.palette) if raster.palette else b""
    parts = (chunk(b"IHDR", head), palette, chunk(b"IDAT", raster.data), chunk(b"IEND", b""))
    return Image.open(io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts)))


def alike(raster: Raster, wanted: Image.Image) -> bool:
    made = shown(raster).convert(wanted.mode)
    return made.size == wanted.size and ImageChops.difference(made, wanted).getbbox() is None


@pytest.mark.parametrize(("mode", "colours", "bits"), [("L", 1, 8), ("RGB", 3, 8), ("1", 1, 1), ("P", 1, 8)])
def test_rows_stay_as_they_are(mode: str, colours: int, bits: int) -> None:
    data = png(mode)
    raster = raster_of(data)
    assert (raster.columns, raster.rows, raster.colours, raster.bits) == (24, 16, colours, bits)
    assert raster.filter == "FlateDecode"
    assert bool(raster.palette) is (mode == "P")
    assert alike(raster, wedge(mode).convert("RGB"))
    assert raster.data in data, "packed as the author's program did"


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_palettes(bits: int) -> None:
    palette = bytes([255, 0, 0, 0, 0, 255][: 3 * min(2, 2**bits)])
    row = {1: b"\x40", 2: b"\x10", 4: b"\x01\x00", 8: b"\x00\x01\x00"}[bits]
    raster = raster_of(raw_png(3, bits, [row, row], 3, chunk(b"PLTE", palette)))
    assert (raster.bits, raster.palette) == (bits, palette)
    picture = shown(raster).convert("RGB")
    assert [picture.getpixel((x, 1)) for x in range(3)] == [(255, 0, 0), (0, 0, 255), (255, 0, 0)]


@pytest.mark.parametrize(("kind", "colours"), [(0, 1), (2, 3)])
def test_sixteen_bits_stay(kind: int, colours: int) -> None:
    raster = raster_of(raw_png(kind, 16, [b"\x12\x34\xab\xcd" * colours], 2))
    assert (raster.bits, raster.colours) == (16, colours)
    assert zlib.decompress(raster.data) == b"\0" + b"\x12\x34\xab\xcd" * colours


def test_transparent_ground_becomes_white() -> None:
    picture = wedge("RGBA")
    picture.putpixel((0, 0), (0, 0, 0, 0))
    picture.putpixel((1, 0), (0, 0, 0, 128))
    raster = raster_of(saved(picture, "PNG"))
    assert (raster.colours, raster.bits) == (3, 8)
    made = shown(raster)
    assert made.getpixel((0, 0)) == (255, 255, 255)
    assert made.getpixel((1, 0)) == (127, 127, 127)
    assert made.getpixel((2, 0)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("kind", "bits", "row", "more", "wanted"),
    [
        (4, 8, b"\x10\x00\x10\xff", (), [255, 16]),
        (4, 16, b"\x10\x00\x00\x00\x10\x00\xff\xff", (), [255, 16]),
        (0, 8, b"\x10\x20", (b"\0\x10",), [255, 32]),
        (0, 16, b"\x10\x01\x10\x02", (b"\x10\x01",), [255, 16]),
        (2, 8, b"\1\2\3\1\2\4", (b"\0\1\0\2\0\3",), [(255, 255, 255), (1, 2, 4)]),
        (6, 16, b"\0\0" * 3 + b"\0\0" + b"\x20\0" * 3 + b"\xff\xff", (), [(255, 255, 255), (32, 32, 32)]),
    ],
)  # fmt: skip
def test_every_kind_of_transparency(
    kind: int, bits: int, row: bytes, more: tuple[bytes, ...], wanted: list[object]
) -> None:
    raster = raster_of(raw_png(kind, bits, [row], 2, *(chunk(b"tRNS", key) for key in more)))
    made = shown(raster)
    assert [made.getpixel((x, 0)) for x in range(2)] == wanted


def test_a_palette_with_a_transparent_colour() -> None:
    more = chunk(b"PLTE", bytes([255, 0, 0, 0, 0, 255])), chunk(b"tRNS", b"\0")
    made = shown(raster_of(raw_png(3, 8, [b"\0\1"], 2, *more)))
    assert [made.getpixel((x, 0)) for x in range(2)] == [(255, 255, 255), (0, 0, 255)]


def test_interlaced_rows_are_put_in_order() -> None:
    """One pixel is one pass of the seven, so its rows are those of a file that is not interlaced."""
    raster = raster_of(raw_png(2, 8, [b"\x0a\x14\x1e"], 1, interlaced=1))
    assert shown(raster).getpixel((0, 0)) == (10, 20, 30)


def test_no_data_end_as_a_line_does() -> None:
    """A reader that looks for the end of a stream could take the last byte for a line end (and PDF/A forbids it)."""
    ends = set()
    for grey in range(256):
        data = raw_png(0, 8, [bytes((grey, 7))], 2)
        raster = raster_of(data)
        ends.add(data[-17])  # the last byte of the samples: four of checksum and twelve of IEND follow
        assert raster.data[-1] not in b"\r\n"
        assert shown(raster).tobytes() == bytes((grey, 7))
    assert {10, 13} <= ends


def test_nothing_but_the_picture_is_kept() -> None:
    text = chunk(b"tEXt", b"Author\0HIDDEN")
    plain = raw_png(0, 8, [b"ab"], 2)
    told = raw_png(0, 8, [b"ab"], 2, text)
    assert raster_of(told) == raster_of(plain)
    assert raster_of(raw_png(0, 8, [b"ab"], 2, chunk(b"eXIf", exif(6)[6:]))).turn == 6


def test_no_cut_goes_unseen() -> None:
    data = png(size=(8, 8))
    assert raster_of(data)
    for length in range(8, len(data)):
        with pytest.raises(Unreadable, match="damaged"):
            raster_of(data[:length])


def test_no_changed_byte_goes_unseen() -> None:
    data = png(size=(6, 6))
    for at in range(8, len(data) - 4):
        with pytest.raises(Unreadable):
            raster_of(data[:at] + bytes((data[at] ^ 0x41,)) + data[at + 1 :])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (raw_png(0, 8, [b"a"], 0), "no size"),
        (raw_png(0, 3, [b"a"], 1), "no PNG file can be"),
        (raw_png(5, 8, [b"a"], 1), "no PNG file can be"),
        (raw_png(3, 8, [b"a"], 1), "no palette"),
        (raw_png(3, 1, [b"a"], 1, chunk(b"PLTE", bytes(9))), "no palette"),
        (raw_png(0, 8, [b"a"], 2), "rows of it are missing"),
        (raw_png(6, 8, [b"abc"], 2), "cannot be unpacked"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), "head is missing"),
        (raw_png(0, 8, [b"a"], 1).replace(zlib.compress(b"\0a"), zlib.compress(b"\7a")), "checksum"),
        (
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\7a"))
            + chunk(b"IEND", b""),
            "a row of it cannot be unpacked",
        ),
        (
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0))
            + chunk(b"IEND", b""),
            "3600 million pixels",
        ),
    ],
)
def test_what_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        raster_of(data)
