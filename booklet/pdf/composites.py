"""Several glyphs that stand for one character → one composite glyph added to the font (OpenType, glyf table).

Amiri joins some letters by a connecting stroke that no character asks for: الكوفة is drawn as seven glyphs for six
letters. A glyph of its own for "lam with its stroke" keeps what is copied as it was written.
"""

from __future__ import annotations

from struct import pack, unpack_from

import uharfbuzz as hb

from booklet.named import NamedTuple
from booklet.typeset.fonts import FontFile, Glyph

WORDS, OFFSETS, MORE = (
    0x0001,
    0x0002,
    0x0020,
)  # flags of a component: 16-bit arguments, which are offsets; another comes

Components = tuple[tuple[int, int, int], ...]  # glyph id, x and y in font units


class Composite(NamedTuple):
    glyph: int
    advance: int  # font units


class Composites:
    """The composite glyphs that a booklet needs of one font file; their ids follow the file's own."""

    def __init__(self, file: FontFile) -> None:
        self.file = file
        self.made: dict[Components, Composite] = {}

    def of(self, glyphs: tuple[Glyph, ...]) -> Glyph:
        """Glyphs of one cluster, side by side in visual order → one that draws them all."""
        k = self.file.k
        pen = 0.0
        parts: list[tuple[int, int, int]] = []
        for glyph, advance, dx, dy, _ in glyphs:
            parts.append((glyph, round((pen + dx) / k), round(dy / k)))
            pen += advance
        key = tuple(parts)
        made = self.made.get(key)
        if made is None:
            made = self.made[key] = Composite(self.file.hbface.glyph_count + len(self.made), max(round(pen / k), 0))
        return made.glyph, pen, 0.0, 0.0, glyphs[0][4]

    def face(self) -> hb.Face:
        """The font with its composites; the file's own face where there are none."""
        face = self.file.hbface
        if not self.made:
            return face
        tables = {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}
        self._extend(tables)
        return hb.Face(hb.Blob(_font(tables)))

    def _extend(self, tables: dict[str, bytes]) -> None:
        """Add the composites to the tables glyf, loca, hmtx, hhea, maxp and head."""
        head, maxp, hhea, hmtx = tables["head"], tables["maxp"], tables["hhea"], tables["hmtx"]
        (count,) = unpack_from(">H", maxp, 4)
        long = unpack_from(">h", head, 50)[0]
        loca = [*unpack_from(f">{count + 1}{'I' if long else 'H'}", tables["loca"])]
        loca = loca if long else [2 * offset for offset in loca]
        glyf = bytearray(tables["glyf"])
        (metrics,) = unpack_from(">H", hhea, 34)
        last = unpack_from(">H", hmtx, 4 * (metrics - 1))[0]
        widths = bytearray(hmtx[: 4 * metrics])
        for bearing in unpack_from(f">{count - metrics}h", hmtx, 4 * metrics):
            widths += pack(">Hh", last, bearing)
        for parts, made in self.made.items():
            entry, left = _entry(parts, bytes(glyf), loca)
            glyf += bytes(-len(glyf) % 4)
            loca[-1] = len(glyf)
            glyf += entry
            loca.append(len(glyf))
            widths += pack(">Hh", made.advance, left)
        total = count + len(self.made)
        most = max(map(len, self.made))
        tables["glyf"], tables["hmtx"] = bytes(glyf), bytes(widths)
        tables["loca"] = pack(f">{total + 1}I", *loca)
        tables["head"] = head[:50] + pack(">h", 1) + head[52:]
        tables["hhea"] = hhea[:34] + pack(">H", total) + hhea[36:]
        tables["maxp"] = maxp[:4] + pack(">H", total) + _most(maxp, most)


def _font(tables: dict[str, bytes]) -> bytes:
    """Tables → a font file; without checksums, for it is only subset."""
    directory = pack(">I4H", 0x00010000, len(tables), 0, 0, 0)
    body = bytearray()
    for tag, table in sorted(tables.items()):
        directory += pack(">4s3I", tag.encode(), 0, 12 + 16 * len(tables) + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + bytes(body)


def _most(maxp: bytes, parts: int) -> bytes:
    """The rest of maxp, with limits that composites of so many parts keep."""
    limits = [*unpack_from(">13H", maxp, 6)]
    points, contours, joined_points, joined_contours = limits[:4]
    limits[2] = min(parts * max(points, joined_points), 0xFFFF)
    limits[3] = min(parts * max(contours, joined_contours), 0xFFFF)
    limits[11] = max(limits[11], parts)
    limits[12] = limits[12] + 1
    return pack(">13H", *limits)


def _entry(parts: Components, glyf: bytes, loca: list[int]) -> tuple[bytes, int]:
    """A composite's entry in glyf, and its left edge."""
    boxes = []
    for glyph, x, y in parts:
        if loca[glyph + 1] > loca[glyph]:
            left, low, right, high = unpack_from(">4h", glyf, loca[glyph] + 2)
            boxes.append((left + x, low + y, right + x, high + y))
    lefts, lows, rights, highs = zip(*boxes) if boxes else ((0,), (0,), (0,), (0,))
    body = b"".join(
        pack(">HHhh", WORDS | OFFSETS | (MORE if place < len(parts) else 0), glyph, x, y)
        for place, (glyph, x, y) in enumerate(parts, 1)
    )
    return pack(">5h", -1, min(lefts), min(lows), max(rights), max(highs)) + body, min(lefts)
