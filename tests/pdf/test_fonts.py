"""Codes, spelling, adjustments, and what an embedded font says of itself."""

from __future__ import annotations

import struct
from unicodedata import normalize

import handset
import pikepdf
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.pdf.clusters import NOTHING, merged, share, spell
from booklet.pdf.composites import Composites
from booklet.pdf.fonts import SAFE, Font, Fonts
from booklet.typeset.fonts import Word


def font() -> Font:
    return Font("F1", handset.faces()["roman"].file)


def test_ascii_keeps_its_codes_and_nothing_needs_an_escape() -> None:
    made = font()
    made.allot([(70, "ā"), (36, "A"), (16, "-"), (16, "\u00ad"), (11, "("), (900, "A")])
    assert made.codes[36, "A"] == "A"
    assert made.codes[16, "-"] == "-"
    assert len(set(made.codes.values())) == 6
    assert made.codes[900, "A"] not in ("A", "-")
    assert not set("".join(made.codes.values())) & set("()\\\r\n\0")
    assert not made.wide


def test_250_pairs_fit_into_one_byte_and_251_do_not() -> None:
    assert len(SAFE) == 250
    for count, length in ((250, 1), (251, 2)):
        made = font()
        made.allot((glyph, chr(0x1000 + glyph)) for glyph in range(1, count + 1))
        assert {len(code) for code in made.codes.values()} == {length}
        assert len(set(made.codes.values())) == count


def test_words_become_strings_with_adjustments() -> None:
    face = handset.faces()["roman"]
    plain = face.shape("in")
    (i, advance, *_), n = plain.glyphs
    moved = Word("in", face, 0.0, ((i, advance - 30.4, 0.0, 0.0, 0), n), False)
    raised = Word("in", face, 0.0, (plain.glyphs[0], (n[0], n[1], 0.0, 200.0, 1)), False)
    made = Fonts([plain, moved, raised]).of[face.file]
    assert made.words[plain] == "in"
    assert made.words[moved] == "i)30(n"
    assert made.lift(plain, 10) == "in"
    assert made.lift(raised, 10) == "i)]TJ 2 Ts[(n)]TJ 0 Ts[("


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-80, 80), min_size=1, max_size=40))
def test_rounding_never_adds_up(kerns: list[float]) -> None:
    face = handset.faces()["roman"]
    glyph, advance, *rest = face.shape("n").glyphs[0]
    glyphs = tuple((glyph, advance + kern, 0.0, 0.0, place) for place, kern in enumerate(kerns))
    word = Word("n" * len(kerns), face, 0.0, glyphs, False)
    made = Fonts([word]).of[face.file]
    parts = made.words[word].replace(")", "|").replace("(", "|").split("|")
    drawn = sum(len(part) * made.widths[glyph] for part in parts[::2]) - sum(map(int, parts[1::2]))
    assert drawn == pytest.approx(sum(advance for _, advance, *_ in glyphs), abs=0.5 + 0.005 * len(kerns))
    assert rest[:2] == [0.0, 0.0]


def test_small_capitals_share_their_font() -> None:
    fonts = Fonts([*handset.words("Amr"), *handset.words("Amr", "small caps"), *handset.words("Amr", "italic")])
    assert [made.key for made in fonts.of.values()] == ["F1", "F2"]


def test_characters_are_shared_among_the_glyphs_of_a_cluster() -> None:
    file = handset.faces()["roman"].file
    base, mark = (file.hbfont.get_nominal_glyph(ord(c)) for c in ("d", "\u0331"))
    assert share("ffi", [748], file, False) == ["ffi"]
    assert share("d\u0331", [999], file, False) == ["ḏ"]
    assert share("ḏ", [base, mark], file, False) == ["d", "\u0331"]
    assert share("ḏ", [mark, base], file, True) == ["\u0331", "d"]
    assert share("ab", [1, 2], file, False) == ["a", "b"]
    assert share("ab", [2, 1], file, True) == ["b", "a"]
    assert share("x", [1, 2, 3], file, False) == ["x", NOTHING, NOTHING]


@pytest.mark.parametrize("text", handset.ARABIC.split())
def test_every_character_of_a_word_is_spelled_once(text: str) -> None:
    word = handset.faces()["arabic"].shape(text, rtl=True, language="ar")
    spelled = spell(word)
    assert len(spelled) == len(word.glyphs)
    assert sorted(normalize("NFD", "".join(spelled).replace(NOTHING, ""))) == sorted(normalize("NFD", text))


def test_glyphs_of_one_character_become_one() -> None:
    face = handset.faces()["arabic"]
    word = face.shape("الكوفة", rtl=True, language="ar")
    composites = Composites(face.file)
    glyphs, texts = merged(word, spell(word), composites)
    assert "".join(reversed(texts)) == word.text
    assert sum(glyph[1] for glyph in glyphs) == sum(glyph[1] for glyph in word.glyphs)
    ((parts, made),) = composites.made.items()
    stroke, lam = word.glyphs[4:6]
    assert [part[0] for part in parts] == [stroke[0], lam[0]]
    assert parts[1][1] == round(stroke[1] / face.file.k)
    assert made.advance == round((stroke[1] + lam[1]) / face.file.k)
    font = hb.Font(composites.face())
    drawn, first = font.get_glyph_extents(made.glyph), face.file.hbfont.get_glyph_extents(lam[0])
    assert drawn is not None
    assert first is not None
    assert font.get_glyph_h_advance(made.glyph) == made.advance
    assert drawn.x_bearing + drawn.width == first.x_bearing + first.width + parts[1][1]
    assert composites.of(word.glyphs[4:6])[0] == made.glyph
    latin = handset.faces()["roman"].shape("plain")
    assert merged(latin, spell(latin), composites) == (latin.glyphs, list("plain"))
    assert Composites(face.file).face() is face.file.hbface


def test_fonts_are_embedded_subsets_with_true_measures(opened: pikepdf.Pdf) -> None:
    fonts = list(opened.pages[0].Resources.Font.values())
    names = [str(font.BaseFont) for font in fonts]
    assert [name[8:] for name in names] == [
        "STIXTwoText-Italic",
        "STIXTwoText-Bold",
        "STIXTwoText-Regular",
        "Amiri-Regular",
    ]
    assert all(name[7] == "+" and name[1:7].isalpha() and name[1:7].isupper() for name in names)
    italic, _, roman, _ = (font.DescendantFonts[0].FontDescriptor for font in fonts)
    assert (int(italic.Flags), int(roman.Flags)) == (4 | 64, 4)  # symbolic, italic
    assert float(italic.ItalicAngle) < 0 == float(roman.ItalicAngle)
    assert roman.Ascent > roman.CapHeight > 0 > roman.Descent
    for font in fonts:
        check_program(font)


def check_program(font: pikepdf.Object) -> None:
    descendant = font.DescendantFonts[0]
    stream = descendant.FontDescriptor.FontFile2
    data = stream.read_bytes()
    assert (
        len(data) == stream.Length1 < 60_000
    )  # composite glyphs come after all others, so the tables go on to the end
    face = hb.Face(hb.Blob(data))
    shaper = hb.Font(face)
    data = descendant.CIDToGIDMap.read_bytes()
    glyphs = struct.unpack(f">{len(data) // 2}H", data)
    widths = list(descendant.W)
    seen = 0
    for first, its in zip(widths[::2], widths[1::2]):
        for cid, width in enumerate(its, int(first)):
            advance = shaper.get_glyph_h_advance(glyphs[cid]) * 1000 / face.upem
            assert glyphs[cid] > 0
            assert float(width) == pytest.approx(advance, abs=0.01)
            seen += 1
    assert seen > 5
    assert "fpgm" not in face.table_tags
