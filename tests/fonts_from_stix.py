"""STIX Two Text as it comes → the files in styles/fonts/stix-two-text/, with a ǧ and a Ǧ of one glyph each, small
capital too. Run it when STIX changes, where fontTools is (it comes with `make bench`):

    .bench/venv/bin/python tests/fonts_from_stix.py FOLDER

As they come, the fonts set ǧ from g and a mark of no width, which looks the same, but a reader's programs find a space
behind the mark when the text is copied. The licence lets fonts be changed; the name STIX is not reserved by it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

FOLDER = Path(__file__).parents[1] / "styles" / "fonts" / "stix-two-text"
STYLES = {"400Regular": "Regular", "400Regular_Italic": "Italic", "700Bold": "Bold", "700Bold_Italic": "BoldItalic"}
MARK, HIGH_MARK, SMALL_MARK = "uni030C", "uni030C.cap", "caron.smcp"


def glyph(font: TTFont, base: str, mark: str, x: int, y: int) -> Glyph:
    """A glyph of a letter and a mark."""
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    pen.addComponent(mark, (1, 0, 0, 1, x, y))
    made = pen.glyph()
    made.recalcBounds(font["glyf"])
    return made


def small_glyph(font: TTFont, base: str) -> Glyph:
    """The mark of small capitals has no anchor: it stands on the line between those of the other two."""
    (x, y), (low_x, low_y) = offset(font, base, MARK), offset(font, base, HIGH_MARK)
    return glyph(font, base, SMALL_MARK, round(x - y * (x - low_x) / (y - low_y)), 0)


def offset(font: TTFont, base: str, mark: str) -> tuple[int, int]:
    """From the letter's origin to the mark's, from the first mark-to-base lookup that knows both."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in map(bare, lookup.SubTable):
            if table.LookupType == 4 and base in table.BaseCoverage.glyphs and mark in table.MarkCoverage.glyphs:
                own = table.MarkArray.MarkRecord[table.MarkCoverage.glyphs.index(mark)]
                at = table.BaseArray.BaseRecord[table.BaseCoverage.glyphs.index(base)].BaseAnchor[own.Class]
                if at is not None:
                    return at.XCoordinate - own.MarkAnchor.XCoordinate, at.YCoordinate - own.MarkAnchor.YCoordinate
    raise LookupError(f"{base} and {mark} have no anchors")


def bare(table):  # type: ignore[no-untyped-def]  # fontTools has no types
    """A lookup's table without the wrapping of an extension."""
    return table.ExtSubTable if hasattr(table, "ExtSubTable") else table


def add(font: TTFont, name: str, made: Glyph, base: str, like: str) -> None:
    """A glyph that is as wide as `base`, and kerned as `like` is."""
    font["glyf"][name] = made
    font["hmtx"][name] = (font["hmtx"][base][0], made.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in map(bare, lookup.SubTable):
            if table.LookupType == 2:
                kern(table, name, like)


def kern(table, name: str, like: str) -> None:  # type: ignore[no-untyped-def]  # fontTools has no types
    """Pairs of `name` as those of `like`."""
    if table.Format == 2:
        for classes in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
            if like in classes:
                classes[name] = classes[like]
    if like in table.Coverage.glyphs:
        place = table.Coverage.glyphs.index(like)
        table.Coverage.glyphs.append(name)
        if table.Format == 1:
            table.PairSet.append(table.PairSet[place])


def make(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    assert ord("ǧ") not in font.getBestCmap(), "STIX has it now: this program has no work left"
    add(font, "gcaron", glyph(font, "g", MARK, *offset(font, "g", MARK)), "g", "gbreve")
    add(font, "Gcaron", glyph(font, "G", HIGH_MARK, *offset(font, "G", HIGH_MARK)), "G", "Gbreve")
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= {ord("ǧ"): "gcaron", ord("Ǧ"): "Gcaron"}
    for feature in font["GSUB"].table.FeatureList.FeatureRecord:
        for number in feature.Feature.LookupListIndex if feature.FeatureTag == "smcp" else ():
            for table in map(bare, font["GSUB"].table.LookupList.Lookup[number].SubTable):
                if "g" in table.mapping and "gcaron" not in table.mapping:
                    base, like = table.mapping["g"], table.mapping["gbreve"]
                    add(font, "gcaron.smcp", small_glyph(font, base), base, like)
                    table.mapping["gcaron"] = "gcaron.smcp"
    font.save(target)


if __name__ == "__main__":
    for folder, style in STYLES.items():
        (file,) = (Path(sys.argv[1]) / folder).glob("*.ttf")
        make(file, FOLDER / f"STIXTwoText-{style}.ttf")
