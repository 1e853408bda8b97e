"""Fonts with their codes → embedded Type0 fonts: a subset of the file, widths, and what each code shows and says.

A code is its own CID, and CIDToGIDMap leads from there to the glyph. So a reader that knows encodings by their names
alone, as some text extractors do, reads the booklet too.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from typing import TypeAlias

import uharfbuzz as hb

from booklet.pdf.file import File, Object, Stream
from booklet.pdf.fonts import Font, Fonts, Pair
from booklet.pdf.objects import array, name, number, utf16
from booklet.typeset.fonts import FontFile

LAYOUT_TABLES = "GSUB GPOS GDEF BASE JSTF MATH STAT kern name post OS/2 cmap DSIG Feat Silf Glat Gloc Sill meta gasp"


Shown: TypeAlias = "Mapping[int, Pair]"  # codes, which are CIDs, ascending
SYSTEM = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
ONE_BYTE = "OneByteIdentityH"  # what other programs too call a byte that is a CID: §9.7.5.2 names none


def embed_all(file: File, fonts: Fonts) -> str:
    """Every font → the dictionary of a page's font resources."""
    one_byte = ""
    if any(not font.wide for font in fonts.of.values()):
        data = _cmap(ONE_BYTE, "Identity", 1, False, [_section("cidrange", ["<00> <FF> 0"])])
        one_byte = file.add(Stream(data, f"/Type/CMap/CMapName/{ONE_BYTE}/CIDSystemInfo{SYSTEM}"))
    its = (f"/{font.key} {embed(file, font, '/Identity-H' if font.wide else one_byte)}" for font in fonts.of.values())
    return f"<<{''.join(its)}>>"


def embed(file: File, font: Font, encoding: str) -> str:
    """One font: a Type0 font (§9.7.6) over a subset of the TrueType file that keeps its glyph ids → its reference.
    `encoding` makes each code its own CID."""
    shown = dict(sorted((int.from_bytes(code.encode("latin-1"), "big"), pair) for pair, code in font.codes.items()))
    glyphs = sorted({glyph for glyph, _ in font.codes})
    digest = hashlib.sha256(repr((font.file.name, glyphs)).encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])  # §9.6.4: six letters that mark a subset
    base = name(f"{tag}+{_postscript_name(font.file)}")
    program = Stream(_subset(font, glyphs), padding=b"\1")
    program.body += f"/Length1 {program.length}"
    measures = f"{_describe(font.file)}/FontFile2 {file.add(program)}"
    descriptor = file.add(Object(f"<</Type/FontDescriptor/FontName{base}{measures}>>"))
    descendant = file.add(
        Object(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{base}/CIDSystemInfo{SYSTEM}/DW 0/FontDescriptor {descriptor}"
            f"/CIDToGIDMap {file.add(Stream(_glyphs(shown)))}/W{_widths(font, shown)}>>"
        )
    )
    unicode = file.add(Stream(_says(font, shown)))
    return file.add(
        Object(
            f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding {encoding}/DescendantFonts[{descendant}]"
            f"/ToUnicode {unicode}>>"
        )
    )


def _subset(font: Font, glyphs: list[int]) -> bytes:
    """The font program with these glyphs' outlines only, unhinted, without layout tables: it is shaped already."""
    request = hb.SubsetInput()
    request.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    request.glyph_set.update(glyphs)
    request.unicode_set.clear()
    request.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in LAYOUT_TABLES.split())
    return bytes(hb.subset(font.composites.face(), request).blob.data)


def _postscript_name(file: FontFile) -> str:
    return (file.hbface.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or file.name).replace(" ", "")


def _describe(file: FontFile) -> str:
    """The measures of a FontDescriptor (§9.8) from the tables head, hhea, OS/2 and post."""
    head, hhea, os2, post = (Table(file, tag) for tag in ("head", "hhea", "OS/2", "post"))
    k = file.k
    slant = post.signed(4) + post.unsigned(6) / 65536  # Fixed 16.16, degrees
    weight = os2.unsigned(4)
    serif = os2.byte(32) == 2 and 2 <= os2.byte(33) <= 10  # PANOSE: Latin text, a serif style
    flags = 4 | (2 if serif else 0) | (64 if slant else 0) | (1 if post.unsigned(14) else 0)
    capitals = os2.signed(88) if os2.unsigned(0) >= 2 else 0
    box = array(str(round(head.signed(at) * k)) for at in (36, 38, 40, 42))
    return (
        f"/Flags {flags}/FontBBox{box}/ItalicAngle {number(slant)}/Ascent {round(hhea.signed(4) * k)}"
        f"/Descent {round(hhea.signed(6) * k)}/CapHeight {round((capitals or hhea.signed(4)) * k)}"
        f"/StemV {round(50 + (weight / 65) ** 2)}"
    )


class Table:
    """One table of a font file, read by offset (big-endian, OpenType spec)."""

    def __init__(self, file: FontFile, tag: str) -> None:
        self.data: bytes = file.hbface.reference_table(tag).data

    def byte(self, at: int) -> int:
        return self.data[at] if at < len(self.data) else 0

    def unsigned(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 2], "big")

    def signed(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 2], "big", signed=True)


def _glyphs(shown: Shown) -> bytes:
    """The glyph of every CID up to the last one (§9.7.4.2), two bytes each."""
    ids = [0] * (max(shown) + 1)
    for cid, (glyph, _) in shown.items():
        ids[cid] = glyph
    return struct.pack(f">{len(ids)}H", *ids)


def _widths(font: Font, shown: Shown) -> str:
    """Advances by CID, neighbours in one array (§9.7.4.3)."""
    out: list[str] = []
    last = -2
    for cid, (glyph, _) in shown.items():
        if cid != last + 1:
            out.append(f"]{cid}[" if out else f"{cid}[")
        else:
            out.append(" ")
        out.append(number(font.widths[glyph]))
        last = cid
    return "[" + "".join(out) + "]]"


def _says(font: Font, shown: Shown) -> bytes:
    """The ToUnicode CMap (§9.10.3): code → characters, in blocks of a hundred."""
    digits = 4 if font.wide else 2
    rows = [f"<{code:0{digits}X}> <{utf16(text)}>" for code, (_, text) in shown.items()]
    blocks = [_section("bfchar", rows[start : start + 100]) for start in range(0, len(rows), 100)]
    return _cmap("Adobe-Identity-UCS", "UCS", 2, font.wide, blocks)


def _section(kind: str, rows: list[str]) -> str:
    return "\n".join([f"{len(rows)} begin{kind}", *rows, f"end{kind}"])


def _cmap(title: str, ordering: str, kind: int, wide: bool, sections: list[str]) -> bytes:
    """A CMap of a kind (1: codes → CIDs, 2: codes → characters) for codes of one byte, or of two if `wide`."""
    space = "<0000> <FFFF>" if wide else "<00> <FF>"
    parts = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def",
        f"/CMapName /{title} def\n/CMapType {kind} def",
        f"1 begincodespacerange\n{space}\nendcodespacerange",
        *sections,
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
    ]
    return "\n".join(parts).encode()
