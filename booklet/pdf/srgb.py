"""Nothing → an ICC profile of the sRGB colour space, 2.6 KB, version 2, computed from the published primaries and curve
(IEC 61966-2-1, ICC.1:2001-04), so that no third party's file is carried about. PDF/A needs one as its output intent."""

from __future__ import annotations

import struct

NAME = "sRGB IEC61966-2.1"
POINTS = 1024  # of the tone curve
WHITE = (0.96420, 1.0, 0.82491)  # D50, the profile connection space's white
PRIMARIES = (  # adapted to D50
    (b"rXYZ", (0.43607, 0.22249, 0.01392)),
    (b"gXYZ", (0.38515, 0.71687, 0.09708)),
    (b"bXYZ", (0.14307, 0.06061, 0.71410)),
)


def profile() -> bytes:
    """The profile: header of 128 bytes, table of tags, the tags' data; the three tone curves are one."""
    tags = [(b"desc", _description()), (b"cprt", b"text" + bytes(4) + b"Public domain (CC0)\0"), (b"wtpt", _xyz(WHITE))]
    tags += [(key, _xyz(value)) for key, value in PRIMARIES]
    curve = _curve()
    tags += [(b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    start = 128 + 4 + 12 * len(tags)
    table = struct.pack(">I", len(tags))
    body = b""
    places: dict[bytes, int] = {}
    for key, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += key + struct.pack(">II", places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ") + date + b"acsp" + bytes(28)
    head += b"".join(map(_fixed, WHITE))
    return head + bytes(128 - len(head))


def _fixed(value: float) -> bytes:
    """s15Fixed16Number"""
    return struct.pack(">i", round(value * 65536))


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, value))


def _curve() -> bytes:
    """Encoded value → light, at `POINTS` places."""
    values = [_light(i / (POINTS - 1)) for i in range(POINTS)]
    return b"curv" + bytes(4) + struct.pack(f">I{POINTS}H", POINTS, *[round(65535 * v) for v in values])


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _description() -> bytes:
    text = NAME.encode() + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)
