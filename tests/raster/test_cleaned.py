"""Pictures handed on as files: the same picture, and nothing of what the author's file held beside it."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from booklet.raster import raster_of
from booklet.raster.cleaned import cleaned
from tests.rasters import chunk, exif, jpeg, png, raw_png

GIVEN = {
    "JPEG": jpeg(exif=exif(1)),
    "JPEG on its side": jpeg("L", exif=exif(6)),
    "grey": png("L"),
    "black and white": png("1"),
    "colours": png("RGB"),
    "palette": png("P"),
    "transparent": png("RGBA"),
    "sixteen bits": raw_png(0, 16, [b"\x12\x34\xab\xcd"], 2),
    "on its side": raw_png(2, 8, [bytes(range(6))] * 3, 2, chunk(b"eXIf", exif(8)[6:]), chunk(b"tEXt", b"A\0HIDDEN")),
    "ends as a line does": raw_png(0, 8, [b"\x05\x04"], 2),  # 1 + 5 + 4: the checksum's end is a line feed
}


@pytest.mark.parametrize("name", GIVEN)
def test_the_same_picture_and_nothing_else(name: str) -> None:
    raster = raster_of(GIVEN[name])
    file = cleaned(raster)
    assert raster_of(file) == raster
    assert cleaned(raster_of(file)) == file
    assert b"HIDDEN" not in file
    assert b"SECRETCAM" not in file
    with Image.open(io.BytesIO(file)) as made, Image.open(io.BytesIO(GIVEN[name])) as given:
        assert made.getexif().get(274, 1) == given.getexif().get(274, 1) == raster.turn
        if name != "transparent":
            assert ImageChops.difference(made.convert("RGB"), given.convert("RGB")).getbbox() is None
