"""Small pictures for tests: a grey wedge with one black corner, so that it shows which way up it is."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image


def wedge(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    """Dark at the left, light at the right; the upper left corner black."""
    columns, rows = size
    picture = Image.new("L", size)
    for x in range(columns):
        for y in range(rows):
            corner = x < columns // 4 and y < rows // 4
            picture.putpixel((x, y), 0 if corner else 64 + 191 * x // (columns - 1))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    """A picture → the bytes of its file; `kind` as Pillow calls it."""
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def jpeg(mode: str = "RGB", size: tuple[int, int] = (24, 16), **more: Any) -> bytes:
    return saved(wedge(mode, size), "JPEG", **more)


def png(mode: str = "RGB", size: tuple[int, int] = (24, 16), **more: Any) -> bytes:
    return saved(wedge(mode, size), "PNG", **more)


def exif(orientation: int, order: str = "<") -> bytes:
    """What a camera writes in front: its maker, and which way up it was held."""
    maker = b"SECRETCAM\0"
    entries = struct.pack(order + "HHII", 271, 2, len(maker), 38) + struct.pack(
        order + "HHIHH", 274, 3, 1, orientation, 0
    )
    head = {"<": b"II", ">": b"MM"}[order] + struct.pack(order + "HI", 42, 8)
    return b"Exif\0\0" + head + struct.pack(order + "H", 2) + entries + bytes(4) + maker


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def raw_png(kind: int, bits: int, rows: list[bytes], columns: int, *more: bytes, interlaced: int = 0) -> bytes:
    """A PNG file from unfiltered rows of samples; `more` are chunks before them."""
    head = struct.pack(">IIBBBBB", columns, len(rows), bits, kind, 0, 0, interlaced)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"".join((
        b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", head), *more, chunk(b"IDAT", packed), chunk(b"IEND", b"")
    ))  # fmt: skip
