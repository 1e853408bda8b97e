"""A `Raster` → a file with that picture and nothing else in it, which may be handed on with the booklet."""

from __future__ import annotations

import struct
import zlib

from booklet.raster import JPEG, PNG, Raster
from booklet.raster.jpeg import ORIENTATION
from booklet.raster.png import GREY, INDEXED, RGB


def cleaned(raster: Raster) -> bytes:
    """The bytes of a JPEG or PNG file; reading it gives the same raster."""
    exif = _exif(raster.turn) if raster.turn != 1 else b""
    if raster.filter == "DCTDecode":
        exif = exif and b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif
        return JPEG + exif + raster.data[len(JPEG) :]
    kind = INDEXED if raster.palette else GREY if raster.colours == 1 else RGB
    head = struct.pack(">IIBBBBB", raster.columns, raster.rows, raster.bits, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"eXIf", exif), (b"PLTE", raster.palette), (b"IDAT", raster.data))
    return PNG + b"".join(_chunk(name, content) for name, content in chunks if content) + _chunk(b"IEND", b"")


def _exif(turn: int) -> bytes:
    """A TIFF structure that says which way up the picture is, and no more."""
    return b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turn, 0, 0)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
