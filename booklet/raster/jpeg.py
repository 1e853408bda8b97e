"""A JPEG file → `Raster`: its segments one by one (ITU-T T.81 annex B), those left out that are no part of the picture.

Exif, XMP, IPTC, comments, small copies for previews and whatever a camera hangs behind the end tell of people and
places; the picture is the same without them. The one thing taken from Exif is which way up it is.
"""

from __future__ import annotations

import re
import struct

from booklet.raster import JPEG, Raster, Unreadable, damaged, sized

_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPS = range(0xE0, 0xF0)
_JFIF, _EXIF, _ADOBE = 0xE0, 0xE1, 0xEE
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended sequential, progressive: what every reader decodes
_OTHER_FRAMES = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a segment
_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")  # the first one behind a scan's data
ORIENTATION = 274
_CUT_OFF = "its end is missing"


def read_jpeg(data: bytes) -> Raster:
    """The bytes of a JPEG file → the picture; raises `Unreadable`."""
    kept = [JPEG]
    frame: tuple[int, int, int] | None = None
    turn, at = 1, len(JPEG)
    while True:
        at, marker = _marker(data, at)
        if marker == _END:
            break
        if marker in _BARE:
            continue
        segment = _segment(data, at)
        at += len(segment)
        if marker in _FRAMES:
            frame = _frame(segment)
        elif marker in _OTHER_FRAMES:
            raise Unreadable("this picture is a kind of JPEG that few programs read", "save it again as a plain JPEG")
        elif marker == _EXIF and segment.startswith(b"Exif\0", 2):
            turn = orientation(segment[8:])
        segment = _kept(marker, segment)
        if segment:
            kept += [bytes((0xFF, marker)), segment]
        if marker == _SCAN:
            found = _MARKER.search(data, at)
            if found is None:
                raise damaged(_CUT_OFF)
            kept.append(data[at : found.start()])
            at = found.start()
    if frame is None or len(kept) < 4:
        raise damaged("there is no picture in it")
    kept.append(b"\xff\xd9")
    return Raster(b"".join(kept), "DCTDecode", *frame, turn=turn)


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at a place → where what belongs to it begins, and the marker."""
    start = at
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise damaged(_CUT_OFF)
    if at == start or not data[at]:
        raise damaged("what follows one of its parts is no part")
    return at + 1, data[at]


def _segment(data: bytes, at: int) -> bytes:
    """A segment: its length in two bytes, which counts them, and the rest."""
    length = int.from_bytes(data[at : at + 2], "big")
    if at + length > len(data):
        raise damaged(_CUT_OFF)
    if length < 2:
        raise damaged("a part of it has no length")
    return data[at : at + length]


def _frame(segment: bytes) -> tuple[int, int, int]:
    """The head of a frame → columns, rows, colours."""
    if len(segment) < 8:
        raise damaged("its head is too short")
    bits, rows, columns, colours = struct.unpack_from(">BHHB", segment, 2)
    if colours == 4:
        raise Unreadable(
            "this picture is in CMYK, the colours of a printing press",
            "open it in a picture program, turn it to RGB or to grey, and save it again",
        )
    if bits != 8 or colours not in (1, 3):
        raise Unreadable(f"this picture has {colours} colours of {bits} bits", "save it again as a plain JPEG, in RGB")
    sized(columns, rows)
    return columns, rows, colours


def _kept(marker: int, segment: bytes) -> bytes:
    """What stays of a segment. Two that a program adds say what the three colours are: those stay, JFIF's without the
    small picture it may hold."""
    if marker == _JFIF and segment.startswith(b"JFIF\0", 2) and len(segment) >= 16:
        return b"\0\x10" + segment[2:14] + b"\0\0"
    if marker == _ADOBE and segment.startswith(b"Adobe", 2):
        return segment
    return b"" if marker in _APPS or marker == _COMMENT else segment


def orientation(exif: bytes) -> int:
    """A TIFF structure as Exif uses it → which way up the picture is, 1 where it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(order + "HHIH", exif, entry)
            if tag == ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:  # it is cut off: the picture need not be
        pass
    return 1
