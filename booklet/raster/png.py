"""A PNG file → `Raster` (W3C, Portable Network Graphics, third edition). PDF reads PNG's rows as they are; what is
transparent or interlaced is unpacked by Pillow and set on white."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO

from booklet.named import NamedTuple
from booklet.raster import PNG, Raster, damaged, sized
from booklet.raster.jpeg import orientation

GREY, RGB, INDEXED, GREY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6
_CHANNELS = {GREY: 1, RGB: 3, INDEXED: 1, GREY_ALPHA: 2, RGB_ALPHA: 4}
_BITS = {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), INDEXED: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGB_ALPHA: (8, 16)}
_LAST_FILTER = 4
_LINE_END = b"\r\n"


class _Head(NamedTuple):
    columns: int
    rows: int
    bits: int
    kind: int
    interlaced: bool


def read_png(data: bytes) -> Raster:
    """The bytes of a PNG file → the picture; raises `Unreadable`."""
    parts: dict[bytes, bytes] = {}
    rows: list[bytes] = []
    for name, content in _chunks(data):
        if name == b"IDAT":
            rows.append(content)
        else:
            parts.setdefault(name, content)
    head = _head(parts.get(b"IHDR", b""))
    palette = parts.get(b"PLTE", b"") if head.kind == INDEXED else b""
    if head.kind == INDEXED and (len(palette) % 3 or not 3 <= len(palette) <= 3 * 2**head.bits):
        raise damaged("it has no palette of a size that can be")
    turn = orientation(parts.get(b"eXIf", b""))
    if head.interlaced or head.kind in (GREY_ALPHA, RGB_ALPHA) or b"tRNS" in parts:
        return _on_white(data, head, turn)
    packed = b"".join(rows)
    samples = _unpacked(packed, head)
    if packed[-1] in _LINE_END:
        packed = _packed(samples)
    return Raster(packed, "FlateDecode", head.columns, head.rows, _CHANNELS[head.kind], head.bits, palette, turn)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk up to the last, whose checksums are right."""
    at = len(PNG)
    while True:
        length = int.from_bytes(data[at : at + 4], "big")
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if len(check) < 4:
            raise damaged("its end is missing")
        if zlib.crc32(content, zlib.crc32(name)) != int.from_bytes(check, "big"):
            raise damaged("the checksum of a part of it is wrong")
        if name == b"IEND":
            return
        yield name, content
        at += 12 + length


def _head(content: bytes) -> _Head:
    if len(content) != 13:
        raise damaged("its head is missing")
    columns, rows = int.from_bytes(content[:4], "big"), int.from_bytes(content[4:8], "big")
    bits, kind, packing, filtering, interlaced = content[8:]
    if bits not in _BITS.get(kind, ()) or packing or filtering or interlaced > 1:
        raise damaged("its head says what no PNG file can be")
    sized(columns, rows)
    return _Head(columns, rows, bits, kind, bool(interlaced))


def _unpacked(packed: bytes, head: _Head) -> bytes:
    """All rows, each behind the number of its filter."""
    row = 1 + (head.columns * _CHANNELS[head.kind] * head.bits + 7) // 8
    try:
        samples = zlib.decompressobj().decompress(packed, row * head.rows)
    except zlib.error:
        raise damaged("it cannot be unpacked") from None
    if len(samples) < row * head.rows:
        raise damaged("rows of it are missing")
    if max(samples[::row]) > _LAST_FILTER:
        raise damaged("a row of it cannot be unpacked")
    return samples


def _on_white(data: bytes, head: _Head, turn: int) -> Raster:
    """A transparent or interlaced picture, on white, in eight bits."""
    from PIL import Image, ImageChops  # only where it must be

    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as file:
            file.load()
            picture = file.copy()
    except (OSError, SyntaxError, ValueError):
        raise damaged("it cannot be unpacked") from None
    key = picture.info.get("transparency")
    grey = head.kind in (GREY, GREY_ALPHA)
    if picture.mode == "I;16":  # Pillow has no way from sixteen bits of grey to eight
        samples = picture.tobytes()
        low, picture = (Image.frombytes("L", picture.size, samples[byte::2]) for byte in (0, 1))
        if key is not None:
            clear = ImageChops.darker(low.point(_only(key & 255)), picture.point(_only(key >> 8)))
            picture.paste(255, mask=clear)
    elif key is not None or "A" in picture.getbands():
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    colours = 1 if grey else 3
    samples = picture.convert("L" if grey else "RGB").tobytes()
    row = head.columns * colours
    rows = (b"\0" + samples[at : at + row] for at in range(0, len(samples), row))
    return Raster(_packed(b"".join(rows)), "FlateDecode", head.columns, head.rows, colours, turn=turn)


def _packed(samples: bytes) -> bytes:
    """Samples → zlib data that does not end as a line does, which no stream of a PDF may. Its last byte is a checksum:
    beginning another row, which is not shown, changes it."""
    packed = zlib.compress(samples)
    while packed[-1] in _LINE_END:
        samples += b" "
        packed = zlib.compress(samples)
    return packed


def _only(value: int) -> list[int]:
    """A table that makes one value white and all others black."""
    return [255 * (each == value) for each in range(256)]
