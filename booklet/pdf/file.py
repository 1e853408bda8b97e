"""Objects → the bytes of a PDF file, gathered in ReportLab's `PDFFile`: the only module that imports ReportLab.

Objects are numbered, kept and written here, because ReportLab writes neither object streams (§7.5.7: they halve a
tagged file) nor the end-of-line before `endstream` that PDF/A asks for (ISO 19005-2 §6.1.7.1), and keeps each object in
three dictionaries. Nothing is taken from the clock or from ReportLab's settings.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

LEVEL, MEMORY = 5, 6  # of zlib; see `deflate` and `pack`
CLOSER = 7  # the level for objects: 2 % less of a file for 1 % of the time; streams of a page gain nothing by it
ROW = 8  # bytes of an entry in the cross-reference stream, with its tag
PER_STREAM = 400  # objects in one object stream: one lookup decodes them all


class Object:
    """An indirect object. Its body may be set after it has been referred to."""

    __slots__ = ("body",)

    def __init__(self, body: str = "") -> None:
        self.body = body

    def format(self) -> bytes:
        return self.body.encode("latin-1")


class Stream(Object):
    """A stream; `entries` are its dictionary without Length and Filter. `packed` False leaves the data readable,
    `padding` None leaves them as they are to the byte."""

    __slots__ = ("data", "length")

    def __init__(
        self, data: bytes, entries: str = "", *, packed: bool = True, padding: bytes | None = b" ", level: int = LEVEL
    ) -> None:
        super().__init__(entries)
        self.data, self.length = data, len(data)  # length: before packing
        if not packed:
            return
        if padding is None:
            self.data, times = deflate_again(data)
            self.body += f"/Filter[{'/FlateDecode' * times}]"
        else:
            self.data, self.length = deflate(data, padding, level)
            self.body += "/Filter/FlateDecode"

    def format(self) -> bytes:
        head = f"<<{self.body}/Length {len(self.data)}>>\nstream\n"
        return head.encode("latin-1") + self.data + b"\nendstream"


def deflate(data: bytes, padding: bytes = b" ", level: int = LEVEL) -> tuple[bytes, int]:
    """Data → zlib data that does not end in CR or LF, padded as often as it takes, and the length with the padding.

    A reader that looks for `endstream` could count a last CR as part of the end-of-line. The last byte is a checksum of
    the data, so the data must change; `padding` of zeros only would leave it as it is. Of the levels, 9 writes a book
    in 1.5 times the time of 5 and saves 0.6 %; 1 saves a sixth of the time and adds 12 %.
    """
    packed = pack(data, level)
    while packed[-1] in b"\r\n":
        data += padding
        packed = pack(data, level)
    return packed, len(data)


def pack(data: bytes, level: int = LEVEL) -> bytes:
    """Data → zlib data. A small memory closes blocks early, so that codes fit objects that change: 2 % less."""
    packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS, MEMORY)
    return packer.compress(data) + packer.flush()


def deflate_again(data: bytes) -> tuple[bytes, int]:
    """Data that must not change → zlib data that does not end in CR or LF, packed as often as it takes, and how often:
    once, but for one file in 128."""
    packed, times = pack(data), 1
    while packed[-1] in b"\r\n":
        packed, times = pack(packed), times + 1
    return packed, times


class File:
    """The objects of one file. `add` gives an object its number and returns the reference to it, "12 0 R"."""

    def __init__(self, version: tuple[int, int] = (1, 7)) -> None:
        self.version = version
        self.objects: list[Object] = []  # numbered from 1

    def add(self, item: Object) -> str:
        self.objects.append(item)
        return f"{len(self.objects)} 0 R"

    def write(self, catalog: str, info: str) -> bytes:
        """All objects → the file. `catalog` and `info` are references; "" for no Info dictionary."""
        out = pdfdoc.PDFFile(self.version)
        table: list[tuple[int, int, int]] = [(0, 0, 65535)] * (len(self.objects) + 1)
        light: list[tuple[int, bytes]] = []
        for number, item in enumerate(self.objects, 1):
            body = item.format()
            if isinstance(item, Stream):
                table[number] = (1, out.add(b"%d 0 obj\n%b\nendobj\n" % (number, body)), 0)
            else:
                light.append((number, body))
        for start in range(0, len(light), PER_STREAM):
            group = light[start : start + PER_STREAM]
            number = len(table)
            for place, (member, _) in enumerate(group):
                table[member] = (2, number, place)
            table.append((1, out.add(b"%d 0 obj\n%b\nendobj\n" % (number, _object_stream(group))), 0))
        self._finish(out, table, catalog, info)
        data: bytes = out.format(None)
        return data

    def _finish(self, out: Any, table: list[tuple[int, int, int]], catalog: str, info: str) -> None:
        """The cross-reference stream (§7.5.8), whose dictionary is the trailer. The ID is a hash of all before it."""
        number = len(table)
        table.append((1, out.offset, 0))
        rows = _differences(b"".join([struct.pack(">xBIH", *row) for row in table]))
        mark = hashlib.sha256(b"".join(out.strings)).hexdigest()[:32]
        stream = Stream(rows, "/DecodeParms<</Predictor 12/Columns 7>>", padding=bytes(7) + b"\1")
        size = stream.length // ROW
        ends = f"/Root {catalog}" + f"/Info {info}" * bool(info)
        stream.body = f"/Type/XRef/Size {size}/W[1 4 2]{ends}/ID[<{mark}><{mark}>]" + stream.body
        start = out.add(b"%d 0 obj\n%b\nendobj\n" % (number, stream.format()))
        out.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _differences(rows: bytes) -> bytes:
    """Rows of a tag 0 and seven bytes → each as its difference from the row above (tag 2, PNG §9.2, filter Up): entries
    next to each other differ by little, so that a cross-reference stream takes a sixth of the room. All bytes at once,
    each kept from borrowing of the next by its highest bit."""
    count = len(rows)
    high = int.from_bytes(b"\x80" * count)
    here, above = int.from_bytes(rows), int.from_bytes(bytes(ROW) + rows[:-ROW])
    apart = ((here | high) - (above & ~high)) ^ (~(here ^ above) & high)
    return (apart | int.from_bytes((b"\2" + bytes(ROW - 1)) * (count // ROW))).to_bytes(count)


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    """Numbered bodies → an object stream: first the numbers with their offsets, then the bodies."""
    places: list[str] = []
    offset = 0
    for number, body in group:
        places.append(f"{number} {offset}")
        offset += len(body) + 1
    index = " ".join(places).encode() + b"\n"
    data = index + b"\n".join([body for _, body in group])
    return Stream(data, f"/Type/ObjStm/N {len(group)}/First {len(index)}", level=CLOSER).format()
