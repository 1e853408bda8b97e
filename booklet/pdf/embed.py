"""Fonts with their codes → embedded Type0 fonts: a subset of the file, widths, and what each code shows and says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import uharfbuzz as hb

from booklet.pdf.file import File, Object, Stream
from booklet.pdf.fonts import Font, Fonts, Pair
from booklet.pdf.objects import array, name, number, utf16
from booklet.typeset.fonts import FontFile

LAYOUT_TABLES = "GSUB GPOS GDEF BASE JSTF MATH STAT kern name post OS/2 cmap DSIG Feat Silf Glat Gloc Sill meta gasp"


def embed_all(file: File, fonts: Fonts) -> str:
    """Every font → the dictionary of a page's font resources."""
    return "<<" + "".join(f"/{font.key} {embed(file, font)}" for font in fonts.of.values()) + ">>"


def embed(file: File, font: Font) -> str:
    """One font: a Type0 font (§9.7.6) over a subset of the TrueType file that keeps its glyph ids → its reference."""
    glyphs = sorted({glyph for glyph, _ in font.codes})
    digest = hashlib.sha256(repr((font.file.name, glyphs)).encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])  # §9.6.4: six letters that mark a subset
    base = name(f"{tag}+{_postscript_name(font.file)}")
    program = Stream(_subset(font, glyphs), padding=b"\1")
    program.body += f"/Length1 {program.length}"
    measures = f"{_describe(font.file)}/FontFile2 {file.add(program)}"
    descriptor = file.add(Object(f"<</Type/FontDescriptor/FontName{base}{measures}>>"))
    system = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    descendant = file.add(
        Object(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{base}/CIDSystemInfo{system}/CIDToGIDMap/Identity/DW 0"
            f"/FontDescriptor {descriptor}/W{_widths(font, glyphs)}>>"
        )
    )
    cmap_name = f"{tag}-{font.key}"
    encoding = file.add(
        Stream(
            _cmap(font, cmap_name, "Identity", "cidchar", lambda pair: str(pair[0])),
            f"/Type/CMap/CMapName{name(cmap_name)}/CIDSystemInfo{system}",
        )
    )
    unicode = file.add(Stream(_cmap(font, "Adobe-Identity-UCS", "UCS", "bfchar", lambda pair: f"<{utf16(pair[1])}>")))
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


def _widths(font: Font, glyphs: list[int]) -> str:
    """Advances by glyph id, neighbours in one array (§9.7.4.3)."""
    out: list[str] = []
    last = -2
    for glyph in glyphs:
        if glyph != last + 1:
            out.append(f"]{glyph}[" if out else f"{glyph}[")
        else:
            out.append(" ")
        out.append(number(font.widths[glyph]))
        last = glyph
    return "[" + "".join(out) + "]]"


def _cmap(font: Font, title: str, ordering: str, kind: str, value: Callable[[Pair], str]) -> bytes:
    """Code → glyph id (`kind` cidchar, §9.7.5) or code → characters (bfchar, §9.10.3), in blocks of a hundred."""
    rows = sorted((code.encode("latin-1").hex().upper(), value(pair)) for pair, code in font.codes.items())
    space = "<0000> <FFFF>" if font.wide else "<00> <FF>"
    kind_of_map = 1 if kind == "cidchar" else 2
    parts = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def",
        f"/CMapName /{title} def\n/CMapType {kind_of_map} def",
        f"1 begincodespacerange\n{space}\nendcodespacerange",
    ]
    for block in _blocks(rows):
        parts.append(f"{len(block)} begin{kind}")
        parts += [f"<{code}> {what}" for code, what in block]
        parts.append(f"end{kind}")
    parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return "\n".join(parts).encode()


def _blocks(rows: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    for start in range(0, len(rows), 100):
        yield rows[start : start + 100]
